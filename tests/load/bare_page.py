"""The floor: the page's elements, made from data that is ready, with nothing computed.

What this page costs is what Streamlit itself costs for them: the same messages, with
charts and tables of the same form, in a fragment and with a link that follows, as on
the page. Another initial w shows another finished page, so that a change has to be
sent here, too.
"""

from typing import Any

import streamlit as st

from gd_core.exchange.link import VIEWS
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, OPTIMIZERS
from gd_core.runs.losses import natural_slips
from gd_core.text.catalogue import label, say
from gd_core.text.slips import option_label
from tests.load.ready import ITERATIONS, nearest, ready

BY_HAND = ("mean", *natural_slips("mean"))
READY = ready(int(st.query_params.get("n", ITERATIONS)))


def said(name: str) -> str:
    """A label of the page."""
    return label(f"page.{name}")


def about(name: str) -> str:
    """A help text of the page."""
    return label(f"page.{name}.help")


def number_field(name: str, text: str, key: str) -> str:
    """A field and its two buttons."""
    with st.container(
        horizontal=True, gap=None, vertical_alignment="bottom", key=f"number-{key}"
    ):
        typed: str = st.text_input(said(name), text, key=key, help=about(name))
        for which, icon in (("less", "remove"), ("more", "add")):
            st.button(
                said(f"{name}.{which}"),
                key=f"step-{which}-{key}",
                type="tertiary",
                icon=f":material/{icon}:",
            )
    return typed


def named_line(name: str) -> Any:
    """A line for a control, with its name in it."""
    line = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap=None,
    )
    line.caption(said(name), help=about(name), width="content")
    return line


def few(name: str, options: list[str]) -> None:
    """One of a few options."""
    named_line(name).segmented_control(
        said(name),
        options,
        default=options[0],
        key=name,
        required=True,
        help=about(name),
        label_visibility="collapsed",
    )


def several(name: str, options: list[str]) -> None:
    """One of several options."""
    named_line(name).selectbox(
        said(name),
        options,
        key=name,
        help=about(name),
        label_visibility="collapsed",
        width=150,
    )


def headed(group: str) -> Any:
    """A group that is always open."""
    place = st.container(gap="xsmall", key=f"group-{group}")
    place.header(label(f"group.{group}"), anchor=False)
    return place


def folded(group: str, holds: str) -> Any:
    """A group that is folded, and says what it holds."""
    name = say("group.folded", group=label(f"group.{group}"), holds=holds)
    return st.expander(name, key=f"fold-{group}", on_change="rerun")


@st.fragment
def show(page: dict[str, Any]) -> None:
    """The view Compare."""
    with st.container(
        horizontal=True, vertical_alignment="center", key="line-settings"
    ):
        st.caption(page["settings"])
        st.segmented_control(
            said("scale"),
            ["linear axis", "log axis"],
            default="linear axis",
            key="scale",
            required=True,
            label_visibility="collapsed",
            persist_state="session",
        )
    st.query_params.from_dict(page["link"])
    with st.container():
        show_runs(page)


def show_runs(page: dict[str, Any]) -> None:
    """What came of the runs, and both side by side."""
    with st.container(horizontal=True, key="line-verdicts"):
        title = page["outcome_title"]
        st.info(page["outcome"], title=title, icon=":material/insights:")
        title = page["agreement_title"]
        st.success(page["agreement"], title=title, icon=":material/check_circle:")
    for column, side in zip(st.columns(2, gap="medium"), page["sides"], strict=True):
        with column:
            show_side(side)
    st.toggle(said("source"), key="source", help=about("source"))


def show_side(side: dict[str, Any]) -> None:
    """One run: its numbers, its loss, its table."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(side["name"], anchor=False)
        st.metric(said("final_w"), side["final_w"], width="content")
        st.metric(said("final_loss"), side["final_loss"], width="content")
    st.vega_lite_chart(side["chart"], height="content", alt=side["chart_alt"])
    st.dataframe(
        side["table"],
        column_config=side["columns"],
        alt=side["table_alt"],
    )


st.set_page_config(said("title"), layout="wide")
st.html("<style>pre { color: inherit; }</style>")
with st.sidebar, st.container(gap="xsmall"):
    with st.container(gap="xsmall"):
        st.selectbox(
            said("lesson"),
            READY["lessons"],
            index=READY["lessons"].index(label("preset.lesson")),
            key="lesson",
            placeholder=said("lesson.placeholder"),
            help=about("lesson"),
        )
        st.caption(label("preset.lesson.story"))
    data, run, slips = map(headed, ("data", "run", "slips"))
    with data:
        st.text_area(said("x"), "1, 2, 3, 4", height=68, key="x", help=about("x"))
        st.text_area(said("y"), "2, 4, 6, 8", height=68, key="y", help=about("y"))
        st.caption("4 points, from (1, 2) to (4, 8).")
        icon = ":material/upload_file:"
        with st.expander(said("file"), key="file-box", icon=icon, on_change="rerun"):
            text = about("file.upload")
            st.file_uploader(said("file.upload"), key="file", help=text)
    with folded("model", "w·x, mean"):
        few("model", ["w·x", "w·x + b"])
        st.container(gap="xsmall")  # of what a bias brings with it
        several("loss", ["mean", "half the mean", "sum", "half the sum"])
        few("precision", ["float32", "float64"])
    with folded("optimizer", "gradient descent"):
        several("optimizer", [label(f"optimizer.{code}") for code in OPTIMIZERS])
        st.container(gap="xsmall")  # of its own fields
        few("update", ["after all", "after each"])
    with run:
        number_field("learning_rate", "0.01", "lr")
        with st.container(gap="xsmall"):
            st.pills(
                said("pick"),
                ["slow", "fastest", "near the edge", "too fast"],
                key="pick",
                label_visibility="collapsed",
                help=about("pick"),
            )
        start, end = st.columns(2, gap="xxsmall")
        with start:
            w0 = float(number_field("w0", "0", "w0"))
        with end:
            number_field("iterations", str(READY["iterations"]), "n")
    with slips:
        by_hand = [option_label(code, "mean", "manual") for code in BY_HAND]
        text = label("page.manual_gradient.help.mean")
        st.selectbox(said("manual_gradient"), by_hand, key="gradient", help=text)
        by_autograd = [
            option_label(code, "mean", "autograd") for code in AUTOGRAD_GRADIENTS
        ]
        text = about("autograd_gradient")
        st.selectbox(said("autograd_gradient"), by_autograd, key="autograd", help=text)
top = st.container(horizontal=True, vertical_alignment="center", key="line-title")
top.title(said("title"), anchor=False)
top.popover(said("share"), icon=":material/share:", key="share", on_change="rerun")
st.container()  # of notes
views = [label(f"view.{view}") for view in VIEWS]
open_view, *_ = st.tabs(views, key="tab", on_change="rerun")
with open_view:
    st.container()  # of an answer
    show(READY["pages"][nearest(w0)])
