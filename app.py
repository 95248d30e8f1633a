"""The page: controls in, gd_core called, results laid out.

It reads like the page looks, top to bottom: frame, link, controls, one function a
view. Everything that computes or draws is in gd_core.
"""

import importlib
import math
import re
import sys
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import FunctionType, SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

import gd_core
from gd_core import (
    PRESETS,
    Experiment,
    InputError,
    Step,
    Theory,
    Trace,
    compare,
    run_manual,
)
from gd_core.analysis.prediction import ANSWERS, NO_ANSWER, asked_side, right_answer
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    iterations_until,
    shortened,
    telling_rates,
    with_rate,
)
from gd_core.analysis.witnesses import witnesses
from gd_core.charts import fates as fate_charts
from gd_core.charts import loss as charts
from gd_core.charts import rate_map as rate_charts
from gd_core.charts import step as step_charts
from gd_core.charts.forms import Spec
from gd_core.charts.graph import graph_alt, graph_chart
from gd_core.charts.start import start_alt, start_chart
from gd_core.exchange import exports, scripts
from gd_core.exchange.link import (
    LECTURE,
    SCALES,
    SETTINGS,
    SWITCH,
    VIEWS,
    Look,
    carries_data,
    permalink,
    read_link,
    write_link,
)
from gd_core.exchange.notebook import notebook
from gd_core.exchange.reading import (
    number_columns,
    read_column,
    read_numbers,
    read_table,
)
from gd_core.exchange.source import source_of, wrong_line
from gd_core.page import lecture
from gd_core.page.player.data import (
    Written,
    block_of,
    player_data,
    source,
    written_block,
    written_near,
)
from gd_core.page.turns import TURNS, once, send_at_once, settle_memory, takes_long
from gd_core.runs.experiment import (
    AUTOGRAD_GRADIENTS,
    MANUAL_GRADIENTS,
    PRECISIONS,
    SIDES,
    check_iterations,
    check_learning_rate,
    check_pairs,
    check_w0,
    check_work,
)
from gd_core.runs.manual import gradient_at
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS, cut, list_as_code, number
from gd_core.text.tables import PointTable, witness_table

send_at_once()
TURNS.take()  # pages are made one at a time; the last line of this file gives it back

STATE = st.session_state
VIEW_LABELS = {view: label(f"view.{view}") for view in VIEWS}
PAGE_STYLE = Path(gd_core.__file__).parent / "page" / "page.css"
LARGE = 1e9  # from which a table writes 1.5e+30, not a row of zeros


# --- runs: cached across sessions ---------------------------------------------------

# The caches are shared by all sessions and bounded twice: long runs and drawn pages
# fill the bytes, many small things the entries. Together they stay under 110 MB.
CACHED: dict[str, Any] = {
    "max_entries": 3_000,
    "hash_funcs": {
        Experiment: attrgetter("key"),
        FunctionType: attrgetter("__module__", "__qualname__"),
    },
}


def caches() -> SimpleNamespace:
    """The caches, and what they keep of what."""

    @st.cache_data(max_size="32MB", show_spinner=False, **CACHED)
    def kept(make: Callable[..., Any], args: Any, _given: Any) -> Any:
        """What a function makes, or draws, of its arguments and what is given."""
        return make(*args, *_given)

    @st.cache_data(max_size="24MB", show_time=True, show_spinner="Running …", **CACHED)
    def kept_long(make: Callable[..., Any], args: Any) -> Any:
        """The same of what takes long; nobody waits for it but who asked."""
        with TURNS.alone():
            return make(*args)

    @st.cache_data(max_size="48MB", max_entries=50, show_spinner=False)
    def kept_of_file(file_id: str, read: str, *args: str, _data: bytes) -> Any:
        """What is read from a file."""
        return FILE_READERS[read](read_table(_data), *args)

    @st.cache_resource(show_spinner=False)
    def player() -> Callable[..., Any]:
        """The component that walks through the states."""
        return st.components.v2.component(
            "player", html=source("html"), css=source("css"), js=source("js")
        )

    @st.cache_resource(show_spinner="Loading PyTorch …")
    def load_autograd() -> None:
        importlib.import_module("gd_core.runs.autograd")
        settle_memory()

    return SimpleNamespace(**locals())


CACHES = once(caches)


def kept(make: Callable[..., Any], *args: Any, given: tuple[Any, ...] = ()) -> Any:
    """What a function makes, or draws, of its arguments.

    What is given besides follows from the arguments, and is not compared.
    """
    # by name: for arguments by place Streamlit inspects the signature each time
    return CACHES.kept(make=make, args=args, _given=given)


def kept_long(make: Callable[..., Any], *args: Any) -> Any:
    """What a function makes that takes long, while other pages have their turn."""
    with TURNS.aside():
        return CACHES.kept_long(make=make, args=args)


def keep_for(e: Experiment) -> Callable[..., Any]:
    """Who keeps what is made of the runs of an experiment."""
    return kept_long if takes_long(e) else kept


def both_runs(e: Experiment) -> dict[str, Trace]:
    """Both runs, carried out."""
    return {"manual": run_manual(e), "autograd": gd_core.run_autograd(e)}


def traces_of(e: Experiment) -> dict[str, Trace]:
    """Both runs, carried out once for all visitors."""
    load_autograd()
    traces: dict[str, Trace] = keep_for(e)(both_runs, e)
    return traces


def autograd_is_loaded() -> bool:
    """Whether torch is there already, for this visitor or an earlier one."""
    return hasattr(sys.modules.get("gd_core.runs.autograd"), "run_autograd")


def load_autograd() -> None:
    """Wait until torch is there."""
    if not autograd_is_loaded():
        with TURNS.aside():
            CACHES.load_autograd()


# --- link: the address bar and the controls say the same ------------------------------


def fill(e: Experiment) -> None:
    """Put an experiment into the controls, whatever they hold."""
    offer(e)
    for name, value in STATE["offered"].items():
        STATE[name] = value


def offer(e: Experiment) -> None:
    """Put an experiment into the controls that hold nothing yet.

    Where a server was killed and is there again, a browser comes with what its controls
    hold, which is newer than the address.
    """
    STATE["offered"] = in_controls(e)
    STATE["upload"] = STATE.get("upload", 0) + 1  # a new, empty file field


def in_controls(e: Experiment) -> dict[str, Any]:
    """An experiment as the controls hold it."""
    texts: dict[str, Any] = {"x": list_as_code(e.x), "y": list_as_code(e.y)}
    values = {name: getattr(e, field) for name, (field, _) in SETTINGS.items()}
    return texts | {
        name: value if isinstance(value, str) else float(value)
        for name, value in values.items()
    }


def held(name: str) -> Any:
    """What a control holds, or is offered."""
    return STATE.get(name, STATE["offered"][name])


def look_at(look: Look) -> None:
    """Put how an experiment is looked at into the controls."""
    STATE["scale"], STATE["run"] = look.scale, look.run
    STATE["tab"] = VIEW_LABELS[look.view]
    STATE["predict"], STATE["answer"] = look.predict == "on", look.answer
    STATE["lecture"] = look.lecture == LECTURE[1]
    put_player_at(look.k)


def put_player_at(k: int) -> None:
    """Rest at state k; the player is told."""
    STATE["k"] = k
    STATE["move"] = (k, STATE.get("move", (0, 0))[1] + 1)


def current_view() -> str:
    """The view that is open."""
    return next(view for view, shown in VIEW_LABELS.items() if shown == STATE["tab"])


def current_look() -> Look:
    """How the experiment is looked at, as the controls say."""
    return Look(
        current_view(),
        STATE["k"],
        STATE["run"] or SIDES[0],
        STATE["scale"] or SCALES[0],
        SWITCH[STATE["predict"]],
        STATE["answer"],
        LECTURE[STATE["lecture"]],
    )


def settings() -> dict[str, Any]:
    """What the controls hold."""
    file = f"file{STATE.get('upload')}"
    looks = ("scale", "run", "k", "tab", "predict", "lecture")
    keys = ("x", "y", *SETTINGS, *looks, file)
    return {key: STATE.get(key) for key in keys}


def touched() -> bool:
    """Whether somebody changed a control since the run before.

    Who changes two controls quickly sends the second change before the browser knows
    what the first one did: with an old address, and an old lesson. Neither was asked
    for, so neither is followed.
    """
    return "left" in STATE and settings() != STATE["left"]


def open_link() -> None:
    """Follow the address where it is not our own: first visit, back, forward."""
    link = st.query_params.to_dict()
    if link == STATE.get("link") or touched():
        return
    opened = read_link(link)
    if "link" in STATE:
        fill(opened.experiment)
    else:
        offer(opened.experiment)
    look_at(opened.look)
    STATE["answered"] = opened.experiment.key
    STATE["link"], STATE["link_problems"] = link, opened.problems


def update_link(e: Experiment) -> bool:
    """Let the address say what is on screen. Returns whether it did not already."""
    look = current_look()
    link = write_link(e, look)
    if link == STATE["link"]:
        return False
    opened = read_link(STATE["link"])
    if (opened.experiment, opened.look) == (e, look):
        return False
    st.query_params.from_dict(link)
    STATE["link"], STATE["link_problems"] = link, ()
    return True


def say_about_link() -> None:
    """What a link could not say, and what of this one cannot travel."""
    problems = list(STATE["link_problems"])
    if not carries_data(STATE["link"]):
        problems.append(say("link.too_long"))
    if problems:
        said = "\n\n".join(plain(problem) for problem in problems)
        st.warning(said, icon=":material/link_off:")


def share(e: Experiment) -> None:
    """The permalink of what is on screen, and the way to lecture mode."""
    # what is in it is made when it is opened
    box = st.popover("Share", icon=":material/share:", key="share", on_change="rerun")
    if box.open:
        with box:
            show_permalink(e, current_look())
            st.toggle(
                "Lecture mode",
                key="lecture",
                help="The view as a slide: larger, without the sidebar, and made to "
                "fit the screen. The arrow keys lead on. A link remembers it.",
            )


def page_address() -> str:
    """Where this page is, as the browser says; nothing where there is no browser."""
    at = urlsplit(st.context.url or "")
    return f"{at.scheme}://{at.netloc}{at.path or '/'}" if at.netloc else ""


def show_permalink(e: Experiment, look: Look) -> None:
    """The link to what is on screen, and what cannot travel in it."""
    link = permalink(e, look, page_address())
    st.code(link, language=None, wrap_lines=True)
    st.caption(label("link.permalink"))
    if not carries_data(write_link(e)):
        problem = say("link.permalink_too_long", count=e.n)
        st.warning(plain(problem), icon=":material/link_off:")
        download("data", e, partial(exports.data_csv, e), "share")
    elif STATE.get(f"file{STATE['upload']}") is not None:
        st.caption(plain(label("link.file")))


# --- controls -------------------------------------------------------------------------


def plain(sentence: object) -> str:
    """A sentence as Markdown that shows it as it is, and breaks no line at a "="."""
    kept = str(sentence).replace(" = ", "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", kept)


def use(problems: list[str], read: Callable[..., Any], *inputs: Any) -> Any:
    """What `read` makes of an input; if nothing, None and a sentence at its field."""
    try:
        return read(*inputs)
    except InputError as problem:
        problems.append(str(problem))
        st.error(plain(problem), icon=":material/error:")
        return None


def choose_preset() -> None:
    if STATE["lesson"] is not None and not touched():
        fill(PRESETS[STATE["lesson"]])


def current_preset() -> str | None:
    """The preset that the controls show, if they show one."""
    if STATE.get(f"file{STATE['upload']}") is not None:
        return None
    shown = {name: held(name) for name in STATE["offered"]}
    presets = once(presets_in_controls)
    return next((name for name, values in presets.items() if values == shown), None)


def presets_in_controls() -> dict[str, dict[str, Any]]:
    """All presets as the controls hold them."""
    return {name: in_controls(e) for name, e in PRESETS.items()}


def controls() -> tuple[Experiment | None, list[str]]:
    """The sidebar: an experiment, or what is wrong with the input."""
    problems: list[str] = []
    # the name of a lesson would give the answer away
    STATE["lesson"] = None if is_asked() else current_preset()
    lesson = st.selectbox(
        "Lesson",
        list(PRESETS),
        index=None,
        format_func=lambda name: label(f"preset.{name}"),
        key="lesson",
        on_change=choose_preset,
        placeholder="Your own settings",
        help="A small story to start from. It fills all controls below; change "
        "any of them afterwards.",
    )
    if lesson:
        st.caption(plain(label(f"preset.{lesson}.story")))
    x, y = data_controls(problems)
    w0 = st.number_input(
        "Initial w",
        value=held("w0"),
        step=0.1,
        format="%g",
        key="w0",
        help="The weight w₀ before the first update, from −1,000,000 to 1,000,000.",
    )
    use(problems, check_w0, w0)
    learning_rate = st.number_input(
        "Learning rate",
        value=held("lr"),
        step=rate_step(held("lr")),
        format="%g",
        key="lr",
        help="η in w ← w − η · gradient: how far each update goes, from 0 to "
        "1,000,000,000. 1e-3 is 0.001.",
    )
    use(problems, check_learning_rate, learning_rate)
    if x is not None:
        quick_picks(x)
    iterations = st.number_input(
        "Iterations",
        value=held("n"),
        step=1.0,
        format="%g",
        key="n",
        help="How many updates, a whole number from 1 to 10,000.",
    )
    iterations = use(problems, check_iterations, iterations)
    if x is not None and iterations is not None:
        use(problems, check_work, len(x), iterations)
    gradient, autograd = slip_controls()
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap=None,
    ):
        about = (
            "Of every number in both runs: 32 bits hold about 7 digits, 64 about 16."
        )
        st.caption("Precision", help=about, width="content")
        precision = st.segmented_control(
            "Precision",
            PRECISIONS,
            default=held("precision"),
            key="precision",
            required=True,
            help=about,
            label_visibility="collapsed",
        )
    if problems:
        return None, problems
    make = partial(
        Experiment,
        x=x,
        y=y,
        w0=w0,
        learning_rate=learning_rate,
        iterations=iterations,
        manual_gradient=gradient,
        precision=precision,
        autograd_gradient=autograd,
    )
    return use(problems, make), problems


def slip_controls() -> list[str]:
    """Which gradients the two runs use: the right ones, or a classic slip."""
    choices = (
        (
            *("By hand", "gradient", MANUAL_GRADIENTS),
            "**mean** is right, the derivative of the mean squared error. The slips: "
            "**sum**, as the tutorial prints it, N times too large; **no 2**, half of "
            "it, the factor 2 lost; **uphill**, added to w instead of subtracted.",
        ),
        (
            *("By autograd", "autograd", AUTOGRAD_GRADIENTS),
            "**right** resets w.grad after each update. The slip: **no zero_grad** "
            "never does, so that each gradient is added to those before.",
        ),
    )
    with st.container(horizontal=True, gap="xsmall"):
        return [
            st.selectbox(
                caption,
                options,
                index=options.index(held(key)),
                format_func=lambda choice: label(f"choice.{choice}"),
                key=key,
                on_change=show_step_of,
                args=(side,),
                help=about,
                width=100 if side == "manual" else "stretch",
            )
            for side, (caption, key, options, about) in zip(SIDES, choices, strict=True)
        ]


def show_step_of(side: str) -> None:
    """Whose gradient is changed is whose step is shown."""
    STATE["run"] = side


def pick_rate(rates: dict[str, float]) -> None:
    if STATE["pick"]:
        STATE["lr"] = rates[STATE["pick"]]
        STATE["pick"] = None  # so that it can be picked again


def quick_picks(x: Any) -> None:
    """Learning rates that tell something about this data."""
    rates = telling_rates(x)
    if rates:
        st.pills(
            "Quick picks",
            list(rates),
            format_func=lambda name: label(f"pick.{name}"),
            key="pick",
            on_change=pick_rate,
            args=(rates,),
            label_visibility="collapsed",
            help="Learning rates computed from this data: a tenth of the fastest, "
            "the fastest, 0.95 and 1.05 of the edge.",
        )


def rate_step(rate: float) -> float:
    """A step of the learning rate that changes its second digit."""
    return 10.0 ** (math.floor(math.log10(rate)) - 1) if 1e-12 < rate < 1e12 else 0.01


def data_controls(problems: list[str]) -> tuple[Any, Any]:
    """x and y, typed or from a file."""
    file_key = f"file{STATE['upload']}"
    loaded = STATE.get(file_key) is not None
    texts, points = {}, {}
    for name, meaning in (("x", "inputs"), ("y", "targets")):
        texts[name] = st.text_area(
            f"{name}, the {meaning}",
            value=held(name),
            height=68,
            key=name,
            disabled=loaded,
            help="Numbers separated by commas, spaces or new lines, or a Python list "
            "pasted whole. x and y pair up.",
        )
        points[name] = (
            None if loaded else use(problems, read_numbers, texts[name], name)
        )
    if points["x"] is not None and points["y"] is not None:
        use(problems, check_pairs, points["x"], points["y"])
    with st.expander("x and y from a CSV file", icon=":material/upload_file:"):
        file = st.file_uploader(
            "CSV or TSV file",
            type=["csv", "tsv", "txt"],
            key=file_key,
            help="A column for x and a column for y, with or without a header, "
            "up to 5 MB.",
        )
        if file is None:
            return points["x"], points["y"]
        read = partial(read_file, file.file_id, _data=file.getvalue())
        columns = use(problems, read, "columns")
        if columns is None:
            return None, None
        x_name, y_name = columns[:2]
        if len(columns) > 2:
            x_name = st.selectbox("Column for x", columns, index=0)
            y_name = st.selectbox("Column for y", columns, index=1)
        x = use(problems, read, "column", x_name, "x")
        y = use(problems, read, "column", y_name, "y")
    if x is not None and y is not None:
        st.caption(
            plain(
                f"{len(x):,} points from the file: x is “{cut(x_name)}”, y is "
                f"“{cut(y_name)}”. Remove it to use the typed numbers."
            )
        )
    return x, y


def read_file(*args: Any, _data: bytes) -> Any:
    """What is read from a file, while other pages have their turn."""
    with TURNS.aside():
        return CACHES.kept_of_file(*args, _data=_data)


FILE_READERS: dict[str, Callable[..., Any]] = {
    "columns": number_columns,
    "column": read_column,
}


# --- views ----------------------------------------------------------------------------


def line(name: str, vertical_alignment: Any = "center") -> Any:
    """What stands in one line; the first takes the room that the others leave."""
    return st.container(
        horizontal=True, vertical_alignment=vertical_alignment, key=f"line-{name}"
    )


def head(e: Experiment) -> None:
    """What ran, in one line; the name of a slide, at whose bottom that line is."""
    if STATE["lecture"]:
        st.title(VIEW_LABELS[current_view()], anchor=False)
    else:
        st.caption(plain(sentences.settings(e)))


def settings_line(e: Experiment, with_run: bool = False) -> str:
    """What ran, in one line, and how it is looked at. Returns the loss axis."""
    with line("settings"):
        head(e)
        if with_run:
            st.segmented_control(
                "Whose step",
                SIDES,
                format_func=lambda run: label(f"run.{run}"),
                key="run",
                required=True,
                label_visibility="collapsed",
            )
        st.segmented_control(
            "Loss axis",
            SCALES,
            format_func=lambda scale: f"{scale} axis",
            key="scale",
            required=True,
            label_visibility="collapsed",
        )
    return STATE["scale"] or SCALES[0]


def follow(e: Experiment) -> None:
    """Let the address follow a view, which may have run alone."""
    STATE["left"] = settings()  # before the address changes: going back may cut in
    if update_link(e) and STATE.get("share"):
        st.rerun()  # the permalink that is open is of something else now


# --- Predict first: a question before anything is shown -------------------------------


def is_asked() -> bool:
    """Whether the reader is to say first what the learning rate will do."""
    return bool(STATE["predict"]) and STATE["answer"] == NO_ANSWER


def predict_switch() -> None:
    st.toggle(
        "Predict first",
        key="predict",
        help="Hides the runs and what becomes of them until you have said what this "
        "learning rate will do. A link remembers it.",
    )


def keep_prediction(e: Experiment) -> None:
    """An answer is about one experiment: another one is asked about anew."""
    answered = STATE["predict"] and STATE["answered"] == e.key
    if STATE["answer"] != NO_ANSWER and not answered:
        STATE["answer"] = NO_ANSWER
        if STATE["predict"]:
            st.rerun()  # so that nothing gives the next answer away


def answer(e: Experiment) -> None:
    STATE["answer"], STATE["answered"] = STATE["guess"] or NO_ANSWER, e.key


def ask_again() -> None:
    STATE["answer"] = NO_ANSWER


def settings_and_switch(e: Experiment) -> None:
    """What runs, in one line, and the switch beside it."""
    with line("settings"):
        head(e)
        predict_switch()


def ask(e: Experiment) -> None:
    """The question, its answers, and where the run starts."""
    side = asked_side(e)
    settings_and_switch(e)
    left, right = st.columns(2, gap="medium")
    with left:
        question = sentences.question(e, side)
        st.subheader(plain(question), anchor=False)
        slip = sentences.question_slip(e, side)
        if slip:
            st.markdown(plain(slip))
        st.radio(
            question,
            ANSWERS,
            index=None,
            format_func=lambda code: label(f"short.{code}"),
            captions=[label(f"answer.{code}.means") for code in ANSWERS],
            key="guess",
            on_change=answer,
            args=(e,),
            label_visibility="collapsed",
        )
    with right:
        if STATE["lecture"]:
            (chart,) = lecture.halves(lecture.START_HEIGHT, kept(start_chart, e))
            st.vega_lite_chart(chart, width="content", alt=start_alt(e))
        else:
            st.vega_lite_chart(kept(start_chart, e), alt=start_alt(e))


def reveal(e: Experiment, view: str) -> None:
    """Whether the reader was right; and why, unless the view says it right below."""
    side, right = asked_side(e), right_answer(e)
    box, icon = st.success, ":material/check_circle:"
    if STATE["answer"] != right:
        box, icon = st.error, ":material/cancel:"
    title = sentences.revealed(e, side, STATE["answer"], right)
    with line("answer"):
        if view in ("step", "take") and not STATE["lecture"]:
            why = sentences.outcome(Theory(e, e.slip(side)))
            box(plain(why), title=plain(title), icon=icon)
        else:
            box(f"**{plain(title)}**", icon=icon)
        st.button("Ask again", on_click=ask_again, icon=":material/replay:")
        predict_switch()


# --- Compare: the two runs side by side -----------------------------------------------


@st.fragment
def compare_view(e: Experiment) -> None:
    with TURNS.turn():  # the loss axis runs this view alone
        show_compare(e)


def show_compare(e: Experiment) -> None:
    scale = settings_line(e)
    follow(e)
    if autograd_is_loaded() or STATE["lecture"]:
        draw_both(e, scale)
        return
    place = st.empty()
    with place.container():
        by_hand_first(e, scale)
    with place.container():
        draw_both(e, scale)


def draw_both(e: Experiment, scale: str) -> None:
    """What happened in the two runs, and both side by side."""
    load_autograd()
    # short runs are carried out where they are drawn; what is drawn is kept as a whole
    traces = traces_of(e) if takes_long(e) else None
    on_slide, answered = STATE["lecture"], STATE["predict"]
    kept(draw_compare, e, scale, on_slide, answered, given=(traces,))


def draw_compare(
    e: Experiment,
    scale: str,
    on_slide: bool,
    answered: bool,
    traces: dict[str, Trace] | None,
) -> None:
    """What happened, whether the runs agree, and the runs; drawn once for all."""
    traces = traces or both_runs(e)
    theories = Theory(e, e.slip("manual")), Theory(e, e.slip("autograd"))
    found = compare(e, *traces.values())
    happened = sentences.outcomes(*theories, *traces.values())
    agreement = sentences.agreement(found)
    with line("verdicts", "top"):
        title = sentences.outcome_title(*theories)
        st.info(plain(happened), title=plain(title), icon=":material/insights:")
        box, icon = st.success, ":material/check_circle:"
        if found.differ_at is not None:
            box, icon = st.error, ":material/call_split:"
        title = sentences.agreement_title(found)
        box(plain(agreement), title=plain(title), icon=icon)
    room = lecture.room_below(happened, agreement, answered=answered)
    made = share_data(charts.loss_charts(e, traces, scale))
    for side, column in zip(SIDES, st.columns(2, gap="medium"), strict=True):
        with column:
            if on_slide:
                draw_slide_side(e, side, made[side], traces, room)
            else:
                draw_side(e, side, made[side], traces)


def share_data(made: dict[str, Spec]) -> dict[str, Spec]:
    """Charts of the same data, which is made ready to be sent once for all of them."""
    data = next(iter(made.values()))["datasets"]
    ready = {name: convert_anything_to_arrow_bytes(rows) for name, rows in data.items()}
    return {name: chart | {"datasets": ready} for name, chart in made.items()}


def by_hand_first(e: Experiment, scale: str) -> None:
    """The run by hand while PyTorch loads."""
    left, right = st.columns(2, gap="medium")
    with left:
        traces = {"manual": keep_for(e)(run_manual, e)}
        made = charts.loss_charts(e, traces, scale)
        draw_side(e, "manual", made["manual"], traces)
    with right:
        st.subheader(label("side.autograd"), anchor=False)
        load_autograd()


def draw_side(e: Experiment, side: str, chart: Spec, traces: dict[str, Trace]) -> None:
    """One run: its numbers, its loss, its table and the source that ran."""
    trace, name = traces[side], label(f"side.{side}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(name, anchor=False)
        st.metric("Final w", number(trace.final_w), width="content")
        st.metric("Final loss", number(trace.final_loss), width="content")
    st.vega_lite_chart(chart, alt=charts.loss_alt(e, side, traces))
    columns = {
        name: st.column_config.NumberColumn(
            format=table_format(e.precision, float(np.abs(values).max()))
        )
        for name, values in trace.columns().items()
    }
    st.dataframe(
        trace.table(),
        hide_index=True,
        column_config=columns,
        alt=table_alt(side, trace),
    )
    show_source(e, side, source_of(e, side))


def show_source(e: Experiment, side: str, source: str) -> None:
    """The code of a run; above it what its wrong line does, if it has one."""
    line = wrong_line(source)
    if line:
        slip = sentences.slip_in_source(e, side, line)
        st.markdown(f":red[:material/close: {plain(slip)}]")
    st.code(source, line_numbers=True, wrap_lines=True)


def draw_slide_side(
    e: Experiment, side: str, chart: Spec, traces: dict[str, Trace], room: int
) -> None:
    """One run on a slide: its loss, and the ends of its table."""
    table = lecture.short_table(e, traces[side])
    (chart,) = lecture.halves(room - lecture.table_height(table), chart)
    alt = charts.loss_alt(e, side, traces)
    st.vega_lite_chart(chart, width="content", alt=alt)
    st.table(table, border="horizontal", alt=table_alt(side, traces[side]))


def table_alt(side: str, trace: Trace) -> str:
    return say(
        "table.alt",
        side=label(f"side.{side}"),
        states=trace.states,
        final_w=trace.final_w,
        final_loss=trace.final_loss,
    )


def table_format(precision: str, largest: float) -> str:
    """How a column of a table is written, so that neighbours can be told apart."""
    digits = ALL_DIGITS[precision]
    return f"%.{digits}g" if largest < LARGE else f"%.{digits - 1}e"


# --- One step: an iteration taken apart -----------------------------------------------


def written_steps(e: Experiment, run: str, block: int, trace: Trace) -> Written:
    return written_block(e, run, trace, block)


def draw_step_charts(
    e: Experiment, scale: str, on_slide: int, traces: dict[str, Trace]
) -> None:
    """The charts that the player moves; drawn once for all states.

    Args:
        e: what was run.
        scale: of the loss axis.
        on_slide: how high they are on a slide, 0 if they are not on one.
        traces: both runs.
    """
    names = ("curve", "losses")
    both = (
        step_charts.curve_chart(e, traces),
        step_charts.losses_chart(e, traces, scale),
    )
    made = lecture.halves(on_slide, *both) if on_slide else step_charts.beside(*both)
    for column, name, chart in zip(
        st.columns(2, gap="medium"), names, made, strict=True
    ):
        alt = step_charts.charts_alt(name, traces)
        column.vega_lite_chart(
            chart, width="content" if on_slide else "stretch", alt=alt
        )


def draw_line_chart(e: Experiment, run: str, traces: dict[str, Trace]) -> None:
    """The data and the line of the state shown; drawn once for all states."""
    chart = step_charts.line_chart(e, run, traces)
    st.vega_lite_chart(chart, alt=step_charts.charts_alt("line", traces))


def draw_points(e: Experiment, run: str, k: int, step: Step) -> None:
    """The points of one step, and what they come to."""
    table = PointTable.of(step)
    st.subheader(say("points.title", k=k), anchor=False)
    st.table(table.frame(), border="horizontal", alt=sentences.points(step, table))


def walked(step: Step) -> Any:
    """The graph that backward() walks at the weight of a step."""
    w, before = float(step.w), float(step.before)
    return kept(gd_core.walk_backward, step.experiment, w, before)


def draw_witnesses(e: Experiment, run: str, k: int, step: Step) -> None:
    """The gradient of one step, found in three ways."""
    w, before = float(step.w), float(step.before)
    leaf = next(node for node in walked(step) if node.kind == "leaf")
    found = witnesses(e, w, gradient_at(e, w), float(leaf.grad), before)
    sentence = sentences.witnesses(found) + sentences.witnesses_note(e, run)
    st.subheader(say("witnesses.title", k=k), anchor=False)
    (st.success if found.verdict == "agree" else st.error)(plain(sentence))
    st.table(witness_table(found), border="horizontal", alt=sentence)
    st.caption(plain(sentences.difference_step(found)))


def draw_graph(e: Experiment, run: str, k: int, step: Step) -> None:
    """The graph that backward() walks at the weight of one state."""
    graph = walked(step)
    st.vega_lite_chart(graph_chart(e, run, k, graph), alt=graph_alt(graph, k))


def rest_at() -> None:
    """The player has come to rest at another state."""
    STATE["k"] = int(STATE["player"]["k"])


@st.fragment
def step_view(e: Experiment) -> None:
    with TURNS.turn():  # the player runs this view alone
        show_step(e)


def show_step(e: Experiment) -> None:
    scale = settings_line(e, with_run=True)
    run = STATE["run"] or SIDES[0]
    traces = traces_of(e)
    trace = traces[run]
    last = trace.states - 1
    if STATE["k"] > last:
        if trace.diverged_at is not None:
            problem = say(
                "step.k_beyond",
                side=label(f"run.{run}"),
                k=STATE["k"],
                last=last,
                precision=e.precision,
            )
            st.warning(plain(problem), icon=":material/link_off:")
        put_player_at(last)
    k = STATE["k"]
    follow(e)
    block = block_of(k, last)
    steps = kept(written_steps, e, run, block, given=(trace,))
    steps |= written_near(e, run, trace, k)
    CACHES.player()(
        key="player",
        data=player_data(e, run, trace, STATE["move"], steps),
        on_k_change=rest_at,
    )
    on_slide = lecture.step_height(e, STATE["predict"]) if STATE["lecture"] else 0
    kept(draw_step_charts, e, scale, on_slide, given=(traces,))
    if on_slide:
        return
    step = Step.of(e, run, trace, k)
    kept(draw_points, e, run, k, given=(step,))
    left, right = st.columns(2, gap="medium")
    with left:
        kept(draw_witnesses, e, run, k, given=(step,))
        kept(draw_line_chart, e, run, given=(traces,))
    with right:
        kept(draw_graph, e, run, k, given=(step,))


# --- Learning rate: why this one converges, and which would not -----------------------


def take_rate(chart: str) -> None:
    """The learning rate of a mark that was clicked goes into the sidebar."""
    taken = STATE[chart]["selection"][rate_charts.TAKEN]
    if taken:
        STATE["lr"] = float(taken[0]["rate"])


def rate_chart(key: str, chart: Any, alt: str, width: Any = "stretch") -> None:
    st.vega_lite_chart(
        chart,
        width=width,
        key=key,
        on_select=partial(take_rate, key),
        selection_mode=rate_charts.TAKEN,
        alt=alt,
    )


def rate_verdict(e: Experiment, side: str) -> tuple[str, str]:
    """Title and sentence of what the learning rate will do in one run."""
    theory = Theory(e, e.slip(side))
    until = iterations_until(theory, 0.01), iterations_until(theory, 0.0001)
    which = f".{side}" if e.slips else ""
    return (
        label(f"rate.title{which}"),
        sentences.rate_verdict(theory, until),
    )


def rate_map(e: Experiment) -> RateMap:
    from gd_core.runs.autograd import ends_by_autograd

    return RateMap.of(e, ends_by_autograd)


def draw_map(e: Experiment, made: RateMap) -> tuple[Any, str]:
    return rate_charts.map_chart(e, made), rate_charts.map_alt(e, made)


def draw_fate(e: Experiment, name: str, traces: dict[str, Trace]) -> tuple[Any, str]:
    chart = fate_charts.fate_chart(e, name, traces)
    return chart, fate_charts.fate_alt(e, name, traces)


def rate_view(e: Experiment) -> None:
    if STATE["predict"]:  # the switch stands above, beside the answer
        head(e)
    else:
        settings_and_switch(e)
    told = [rate_verdict(e, side) for side in (SIDES if e.slips else SIDES[:1])]
    with line("verdicts", "top"):
        for title, sentence in told:
            st.info(plain(sentence), title=plain(title), icon=":material/insights:")
    if not can_be_mapped(e):
        st.caption(plain(sentences.no_map(Theory(e))))
        return
    load_autograd()
    made = keep_for(e)(rate_map, with_rate(e, Theory(e).fastest_rate)).at(e)
    drawn = kept(draw_map, e, given=(made,))
    if STATE["lecture"]:
        chart, alt = drawn
        verdicts = (sentence for _, sentence in told)
        room = lecture.room_below(*verdicts, answered=STATE["predict"])
        rate_chart("map", lecture.whole(chart, room), alt, "content")
        return
    rate_chart("map", *drawn)
    fates = [
        (name, shortened(with_rate(e, rate)))
        for name, rate in telling_rates(e.x).items()
    ]
    for row in (fates[:2], fates[2:]):
        for column, (name, fate) in zip(st.columns(2), row, strict=True):
            with column:
                drawn = kept(draw_fate, fate, name, given=(traces_of(fate),))
                rate_chart(f"fate-{name}", *drawn)


# --- Take away: link, code and numbers ------------------------------------------------


def download(kind: str, e: Experiment, make: Callable[[], str], place: str) -> None:
    """A button for a file, which is made when it is asked for."""
    st.download_button(
        label(f"take.{kind}"),
        make,
        exports.file_name(e, kind),
        label(f"take.{kind}.mime"),
        key=f"{place}-{kind}",
        on_click="ignore",
        help=label(f"take.{kind}.help"),
        icon=":material/download:",
    )


def states_csv(e: Experiment) -> str:
    """Both runs, made anew: where a file is asked for there is no cache to ask."""
    with TURNS.alone():
        return exports.states_csv(e, both_runs(e))


def take_view(e: Experiment) -> None:
    head(e)
    if STATE["lecture"]:
        for column, side in zip(st.columns(2, gap="medium"), SIDES, strict=True):
            with column:
                st.subheader(label(f"side.{side}"), anchor=False)
                show_source(e, side, scripts.loop(e, side))
        return
    linked, counted = st.columns([3, 2], gap="medium")
    with linked:
        st.subheader("The link", anchor=False)
        show_permalink(e, current_look())
    with counted:
        st.subheader("The numbers", anchor=False)
        with st.container(horizontal=True):
            download("states", e, partial(states_csv, e), "take")
            download("data", e, partial(exports.data_csv, e), "take")
        st.caption(label("take.numbers"))
    st.subheader("The code", anchor=False)
    with st.container(horizontal=True):
        for kind in scripts.KINDS:
            download(kind, e, partial(scripts.script, e, kind), "take")
        download("notebook", e, partial(notebook, e), "take")
    for column, side in zip(st.columns(2, gap="medium"), SIDES, strict=True):
        with column:
            st.code(kept(scripts.script, e, side, True), wrap_lines=True)


# --- Lecture mode: a view as a slide --------------------------------------------------


def turn(by: int) -> None:
    """To the view before or after."""
    view = lecture.beside(current_view(), by)
    if view:
        STATE["tab"] = VIEW_LABELS[view]


def leave_lecture() -> None:
    STATE["lecture"] = False


def slide_bar(e: Experiment) -> None:
    """At the bottom: the way to the other views, and what ran."""
    view = current_view()
    # in One step the arrow keys lead through the states
    keys = ("PageUp", "PageDown") if view == "step" else ("Left", "Right")
    with st.container(horizontal=True, vertical_alignment="center", key="slide-bar"):
        turn_button("Back", "Previous view", -1, keys[0])
        turn_button("Next", "Next view", 1, keys[1])
        st.caption(plain(sentences.settings(e)), text_alignment="center")
        st.button(
            "Leave", on_click=leave_lecture, key="leave", help="Leave lecture mode"
        )


def turn_button(label: str, about: str, by: int, key: str) -> None:
    st.button(
        label,
        on_click=turn,
        args=(by,),
        key=f"turn{by}",
        icon=":material/arrow_back:" if by < 0 else ":material/arrow_forward:",
        icon_position="left" if by < 0 else "right",
        shortcut=key,
        disabled=lecture.beside(current_view(), by) is None,
        help=f"{about}. Key: {key}",
    )


SHOWN = {
    "compare": compare_view,
    "step": step_view,
    "rate": rate_view,
    "take": take_view,
}


def slide(e: Experiment) -> None:
    """The open view, on one screen."""
    st.html(lecture.style())
    show_view(e, current_view())
    slide_bar(e)


# --- the page -------------------------------------------------------------------------


def show_view(e: Experiment, view: str) -> None:
    """A view; the question before it where the reader is to predict first."""
    if is_asked():
        ask(e)
        return
    if STATE["predict"]:
        reveal(e, view)
    SHOWN[view](e)


def page(e: Experiment) -> None:
    """All views, one of them open."""
    views = st.tabs(list(VIEW_LABELS.values()), key="tab", on_change="rerun")
    for view, tab in zip(VIEWS, views, strict=True):
        if tab.open:
            with tab:
                show_view(e, view)


try:
    open_link()
    st.set_page_config(
        "Gradient descent, by hand and by autograd",
        layout="wide",
        initial_sidebar_state="collapsed" if STATE["lecture"] else "auto",
    )
    st.html(PAGE_STYLE)
    with st.sidebar, st.container(gap="xsmall"):
        experiment, faults = controls()
    if "left" not in STATE and not is_asked():
        STATE["left"] = settings()
        if STATE["lesson"] != current_preset():
            st.rerun()  # a browser came back, and its controls hold something else

    if not STATE["lecture"]:
        top = line("title")
        top.title("Gradient descent, by hand and by autograd", anchor=False)
    for fault in faults:
        st.error(plain(fault), icon=":material/error:")
    if experiment:
        STATE["experiment"] = experiment
    else:
        st.caption(plain(label("settings.still_shown")))
    experiment = STATE["experiment"]
    if STATE["k"] > experiment.iterations:
        put_player_at(experiment.iterations)
    for name in ("run", "scale", "predict", "lecture", "tab"):
        STATE[name] = STATE[name]  # kept while its control is not on the page
    keep_prediction(experiment)
    STATE["left"] = settings()
    update_link(experiment)
    say_about_link()
    if STATE["lecture"]:
        slide(experiment)
    else:
        with top:
            share(experiment)
        page(experiment)
finally:
    TURNS.give_back()
