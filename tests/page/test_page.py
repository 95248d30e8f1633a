"""The page as a whole, run in process: controls, links, files, what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, compare, run_autograd, run_manual
from gd_core.exchange.link import Look, write_link
from gd_core.exchange.source import source_of, wrong_line
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.numbers import list_as_code
from gd_core.text.sentences import agreement
from tests.conftest import changed

APP = Path(__file__).parents[2] / "app.py"
LESSON = PRESETS["lesson"]


def opened(**link: str) -> AppTest:
    """The page as a link opens it."""
    page = AppTest.from_file(str(APP), default_timeout=30)
    for name, text in link.items():
        page.query_params[name] = text
    page.run()
    assert not page.exception
    return page


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def told(page: AppTest) -> str:
    """Everything that the page says, without the escapes of Markdown."""
    kinds = (page.caption, page.info, page.success, page.error, page.warning)
    boxes = [box for kind in kinds for box in kind]
    titles = [str(getattr(box.proto, "title", "")) for box in boxes]
    return as_read("\n".join([*(str(box.value) for box in boxes), *titles]))


def as_read(markdown: str) -> str:
    """Without the escapes of Markdown, and with spaces that are just spaces."""
    return markdown.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def errors(page: AppTest) -> list[str]:
    return [as_read(str(error.value)) for error in page.error]


def metrics(page: AppTest) -> list[str]:
    return [metric.value for metric in page.metric]


def shows(page: AppTest, e: Experiment) -> None:
    """The page shows exactly the two runs of an experiment."""
    assert as_read(sentences.settings(e)) in told(page)
    for table, trace in zip(
        page.dataframe, (run_manual(e), run_autograd(e)), strict=True
    ):
        assert table.value.equals(trace.table())
    assert len(page.get("vega_lite_chart")) == 2


def controls(page: AppTest) -> dict[str, Any]:
    """The keys of the controls and their values."""
    keys = ("x", "y", "w0", "lr", "n", "gradient", "autograd", "precision", "scale")
    return {key: page.session_state[key] for key in keys}


def link(page: AppTest) -> dict[str, Any]:
    return dict(page.query_params)


def test_the_front_shows_the_lesson() -> None:
    page = opened()
    shows(page, LESSON)
    assert metrics(page) == ["1.60625", "1.16279"] * 2
    assert [heading.value for heading in page.subheader] == [
        "Manual (NumPy)",
        "Autograd (PyTorch)",
    ]
    assert "Converges" in told(page)
    assert "They agree" in told(page)
    assert "w* = 2" in told(page)
    assert not page.error
    assert not page.warning
    assert link(page) == {}


def test_the_source_that_ran_is_shown_on_both_sides() -> None:
    page = opened(gradient="sum")
    assert not page.code  # what colours it is a large file
    page.toggle(key="source").set_value(True)
    rerun(page)
    assert link(page) == {"gradient": "sum", "source": "on"}
    by_hand, by_torch = (code.value for code in page.code)
    assert "np.dot(2 * x, error).mean()" in by_hand
    assert "loss.backward()" in by_torch


@pytest.mark.parametrize(
    ("name", "choice", "line"),
    [
        ("gradient", "sum", "adds up where the mean squared error averages"),
        ("gradient", "no2", "has lost the 2"),
        ("gradient", "uphill", "adds the gradient to w"),
        ("autograd", "no_zero_grad", "should reset w.grad"),
    ],
)
def test_every_slip_is_marked_in_its_source_and_named(
    name: str, choice: str, line: str
) -> None:
    page = opened(**{name: choice}, source="on")
    side = "manual" if name == "gradient" else "autograd"
    e = changed(LESSON, **{f"{side}_gradient": choice})
    shows(page, e)
    marked = [text.value for text in page.markdown if "Line" in text.value]
    assert len(marked) == 1
    number = wrong_line(source_of(e, side))
    assert f"Line {number} {line}" in as_read(marked[0])
    assert "They differ" in told(page)
    assert agreement(compare(LESSON, run_manual(e), run_autograd(e))) in told(page)


def test_a_control_that_is_not_on_the_page_is_not_forgotten() -> None:
    page = opened(scale="log", view="compare")
    page.session_state["view"] = "rate"
    rerun(page)
    page.number_input(key="lr").set_value(0.02)
    rerun(page)
    rerun(page)
    assert link(page) == {"lr": "0.02", "view": "rate", "scale": "log"}


def test_the_preset_forgotten_zero_grad_swings() -> None:
    page = opened()
    page.selectbox(key="lesson").set_value("zero_grad")
    rerun(page)
    assert "swings forever" in told(page)
    assert link(page) == {"n": "50", "autograd": "no_zero_grad"}


def test_the_sidebar_is_in_the_order_of_the_lesson() -> None:
    page = opened()
    labels = [
        widget.label
        for widget in page.sidebar
        if hasattr(widget, "label") and widget.type != "expander"
    ]
    assert labels == [
        "Lesson",
        "x, the inputs",
        "y, the targets",
        "CSV or TSV file",
        "Initial w",
        "Learning rate",
        "Quick picks",
        "Iterations",
        "By hand",
        "By autograd",
        "Precision",
    ]


def test_every_control_has_a_help_text() -> None:
    page = opened()
    kinds = ("selectbox", "text_area", "number_input", "button_group", "file_uploader")
    widgets = [w for kind in kinds for w in page.sidebar.get(kind)]
    assert len(widgets) == 11
    for widget in widgets:
        assert widget.proto.help


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_fills_the_controls(name: str) -> None:
    page = opened(gradient="sum", w0="5", n="3", precision="float64")
    page.selectbox(key="lesson").set_value(name)
    rerun(page)
    e = PRESETS[name]
    shows(page, e)
    assert controls(page) == {
        "x": list_as_code(e.x),
        "y": list_as_code(e.y),
        "w0": e.w0,
        "lr": e.learning_rate,
        "n": e.iterations,
        "gradient": e.manual_gradient,
        "autograd": e.autograd_gradient,
        "precision": "float32",
        "scale": "linear",
    }
    assert page.selectbox(key="lesson").value == name
    assert label(f"preset.{name}.story") in told(page)
    assert link(page) == write_link(e)


@pytest.mark.parametrize("name", PRESETS)
def test_a_presets_link_opens_it(name: str) -> None:
    page = opened(**write_link(PRESETS[name]))
    shows(page, PRESETS[name])
    assert page.selectbox(key="lesson").value == name


def test_changing_a_control_after_a_preset_keeps_the_rest() -> None:
    page = opened(**write_link(PRESETS["hubble"]))
    page.number_input(key="lr").set_value(0.2)
    rerun(page)
    e = changed(PRESETS["hubble"], learning_rate=0.2)
    shows(page, e)
    assert page.selectbox(key="lesson").value is None
    assert link(page) == write_link(e)


@pytest.mark.parametrize(
    ("key", "value", "change"),
    [
        ("x", "2, 4, 6, 8", {"x": [2, 4, 6, 8]}),
        ("y", "[1, −1, 1, −1]", {"y": [1, -1, 1, -1]}),
        ("w0", -3.5, {"w0": -3.5}),
        ("lr", 0.05, {"learning_rate": 0.05}),
        ("n", 25.0, {"iterations": 25}),
        ("gradient", "sum", {"manual_gradient": "sum"}),
        ("gradient", "no2", {"manual_gradient": "no2"}),
        ("gradient", "uphill", {"manual_gradient": "uphill"}),
        ("autograd", "no_zero_grad", {"autograd_gradient": "no_zero_grad"}),
        ("precision", "float64", {"precision": "float64"}),
    ],
)
def test_a_changed_control_changes_the_runs_and_the_link(
    key: str, value: Any, change: dict[str, Any]
) -> None:
    page = opened()
    before = controls(page)
    kinds = {"x": "text_area", "y": "text_area", "precision": "button_group"}
    kinds |= {"gradient": "selectbox", "autograd": "selectbox"}
    kind = kinds.get(key, "number_input")
    getattr(page, kind)(key=key).set_value(value)
    rerun(page)
    e = changed(LESSON, **change)
    shows(page, e)
    assert controls(page) == before | {key: value}
    look = Look(run="autograd" if key == "autograd" else "manual")
    assert link(page) == write_link(e, look)


@pytest.mark.parametrize(
    ("name", "text", "change"),
    [
        ("x", "2 4 6 8", {"x": [2, 4, 6, 8]}),
        ("y", "1,-1,1,-1", {"y": [1, -1, 1, -1]}),
        ("w0", "-3.5", {"w0": -3.5}),
        ("lr", "5e-2", {"learning_rate": 0.05}),
        ("n", "25", {"iterations": 25}),
        ("gradient", "sum", {"manual_gradient": "sum"}),
        ("gradient", "no2", {"manual_gradient": "no2"}),
        ("gradient", "uphill", {"manual_gradient": "uphill"}),
        ("autograd", "no_zero_grad", {"autograd_gradient": "no_zero_grad"}),
        ("precision", "float64", {"precision": "float64"}),
        ("view", "compare", {}),
        ("k", "3", {}),
        ("run", "autograd", {}),
        ("scale", "log", {}),
        ("predict", "off", {}),
        ("answer", "none", {}),
        ("lecture", "0", {}),
        ("v", "1", {}),
    ],
)
def test_every_name_in_a_link_is_followed(
    name: str, text: str, change: dict[str, Any]
) -> None:
    page = opened(**{name: text})
    shows(page, changed(LESSON, **change))
    assert not page.warning
    assert page.session_state["scale"] == ("log" if name == "scale" else "linear")
    assert page.session_state["k"] == (3 if name == "k" else 0)
    assert link(page) == {name: text}  # a link that says it already is left alone


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lr", "abc"),
        ("n", "0"),
        ("x", "1,two"),
        ("y", ""),
        ("w0", "1e9"),
        ("gradient", "median"),
        ("autograd", "wrong"),
        ("precision", "float16"),
        ("scale", "cubic"),
        ("view", "nowhere"),
        ("run", "torch"),
        ("predict", "maybe"),
        ("answer", "perhaps"),
        ("lecture", "yes"),
        ("v", "2"),
        ("k", "11"),
        ("k", "third"),
    ],
)
def test_a_link_that_asks_for_the_impossible_says_what_was_used(
    name: str, text: str
) -> None:
    page = opened(**{name: text})
    shows(page, LESSON)
    (warning,) = page.warning
    said = as_read(warning.value)
    assert f"{name}={text} could not be used" in said
    assert "used" in said.split(");")[1]
    page.number_input(key="n").set_value(11.0)
    rerun(page)
    assert not page.warning
    assert link(page) == {"n": "11"} | ({"k": "10"} if text == "11" else {})


def test_back_and_forward_are_followed() -> None:
    page = opened()
    page.number_input(key="lr").set_value(0.05)
    rerun(page)
    page.query_params.clear()
    rerun(page)
    shows(page, LESSON)
    assert page.number_input(key="lr").value == 0.01
    page.query_params["gradient"] = "sum"
    rerun(page)
    shows(page, changed(LESSON, manual_gradient="sum"))


def test_a_change_sent_before_its_predecessor_was_seen_undoes_nothing() -> None:
    page = opened()
    page.number_input(key="n").set_value(25.0)
    rerun(page)
    # the browser does not know the answer yet: old address, old lesson
    page.query_params.clear()
    page.selectbox(key="lesson").set_value("lesson")
    page.selectbox(key="gradient").set_value("sum")
    rerun(page)
    e = changed(LESSON, iterations=25, manual_gradient="sum")
    shows(page, e)
    assert link(page) == write_link(e)
    assert page.selectbox(key="lesson").value is None


# what is typed where -> what the sentence must say
BAD_INPUT: list[tuple[str, Any, list[str]]] = [
    ("x", "", ["x is empty"]),
    ("x", "   ", ["x is empty"]),
    ("x", "1, two, 3, 4", ["x", "“two”", "item 2"]),
    ("x", "1,,3,4", ["x", "nothing", "item 2"]),
    ("x", "1 2 3", ["y has 4 numbers, x has 3", "pair up"]),
    ("x", "1 2 3 nan", ["x", "nan", "item 4", "finite"]),
    ("x", "1 2 3 inf", ["x", "inf", "item 4", "finite"]),
    ("x", "1 2 3 1e400", ["x", "1e400", "item 4"]),
    ("x", "1 2 3 1e39", ["x", "1e39", "float32", "float64"]),
    ("x", "1 2 3 1e30", ["too large", "float32"]),
    ("x", "1 " * 100_001, ["100,001 numbers"]),
    ("x", "<script>alert(1)</script>", ["x", "“<script>", "item 1"]),
    ("x", "$x^2$ ![a](b)", ["“$x^2$”", "item 1"]),
    ("x", "**1** 2 3 4", ["“**1**”", "item 1"]),
    ("x", "=1+1, 2, 3, 4", ["“=1+1”", "item 1"]),
    ("x", "1..2 3 4", ["“1..2”", "item 1"]),
    ("x", "one two three four", ["“one”", "item 1"]),
    ("y", "", ["y is empty"]),
    ("y", "2 4 6 8 10", ["y has 5 numbers, x has 4"]),
    ("y", "2 4 6 8€", ["y", "“8€”", "item 4"]),
    ("y", "2 4 6 -", ["y", "“-”", "item 4"]),
    ("y", "1e38 1e38 1e38 1e38", ["too large", "float32"]),
    ("w0", 1e7, ["initial w is 10000000", "1,000,000"]),
    ("w0", -1e300, ["initial w is −1e300", "−1,000,000"]),
    ("lr", -0.01, ["learning rate is −0.01", "from 0 to"]),
    ("lr", 1e10, ["learning rate", "1,000,000,000"]),
    ("n", 0.0, ["iterations is 0", "1 to 10,000"]),
    ("n", -5.0, ["iterations is −5"]),
    ("n", 10.5, ["iterations is 10.5", "whole number"]),
    ("n", 10_001.0, ["iterations is 10001", "10,000"]),
    ("n", 1e300, ["iterations is 1e300"]),
]


@pytest.mark.parametrize(
    ("key", "value", "says"), BAD_INPUT, ids=lambda value: str(value)[:20]
)
def test_bad_input_is_one_sentence_at_its_field_and_in_the_main_area(
    key: str, value: Any, says: list[str]
) -> None:
    page = opened(lr="0.02", scale="log")
    before = controls(page)
    kind = "text_area" if key in "xy" else "number_input"
    getattr(page, kind)(key=key).set_value(value)
    rerun(page)
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert len(page.sidebar.error) == len(page.main.error) == 1
    for words in says:
        assert words in at_field
    # the rest of the page and all other inputs stay, also what was wrong
    assert controls(page) == before | {key: value}
    shows(page, changed(LESSON, learning_rate=0.02))
    assert link(page) == {"lr": "0.02", "scale": "log"}


@pytest.mark.parametrize("key", ["w0", "lr", "n"])
def test_an_emptied_number_keeps_what_it_had(key: str) -> None:
    e = changed(LESSON, w0=0.5, learning_rate=0.02, iterations=7)
    page = opened(**write_link(e))
    page.number_input(key=key).set_value(None)
    shows(rerun(page), e)


def test_several_faults_are_all_said_at_once() -> None:
    page = opened()
    page.text_area(key="x").set_value("1, two")
    page.number_input(key="lr").set_value(-1.0)
    page.number_input(key="n").set_value(0.0)
    rerun(page)
    assert len(page.sidebar.error) == len(page.main.error) == 3


def test_a_fault_that_is_mended_is_gone() -> None:
    page = opened()
    page.text_area(key="x").set_value("1, two, 3, 4")
    rerun(page)
    page.text_area(key="x").set_value("1, 2, 3, 5")
    rerun(page)
    assert not page.error
    shows(page, changed(LESSON, x=[1, 2, 3, 5]))


def test_too_much_work_is_said_at_the_iterations() -> None:
    page = opened()
    numbers = "1 " * 6_000
    page.text_area(key="x").set_value(numbers)
    page.text_area(key="y").set_value(numbers)
    page.number_input(key="n").set_value(10_000.0)
    rerun(page)
    assert "points × iterations" in errors(page)[0]
    assert "8,333 iterations" in errors(page)[0]


def test_the_sum_parts_and_says_why() -> None:
    page = opened(gradient="sum")
    assert metrics(page) == ["1.99979", "3.29734e−7", "1.60625", "1.16279"]
    (verdict,) = errors(page)
    for words in ("−120", "−30", "4 times as large", "N = 4", "adds up", "averages"):
        assert words in verdict
    assert "They differ" in told(page)
    assert "0.04 (4 × 0.01)" in told(page)


def test_a_diverging_run_is_told_not_hidden() -> None:
    page = opened(lr="1", n="100")
    trace = run_manual(changed(LESSON, learning_rate=1, iterations=100))
    assert "Diverges" in told(page)
    assert f"at iteration {trace.diverged_at}" in told(page)
    assert len(page.dataframe[0].value) == trace.states


def test_data_too_long_for_a_link_is_said() -> None:
    page = opened()
    numbers = list_as_code(range(1_000), " ")
    page.text_area(key="x").set_value(numbers)
    page.text_area(key="y").set_value(numbers)
    page.number_input(key="lr").set_value(1e-6)
    rerun(page)
    assert "too long for a link" in told(page)
    assert link(page)["x"] == "1000-points"
    later = opened(**link(page))
    assert "1,000 points were too many" in told(later)


def upload(page: AppTest, content: bytes, name: str = "data.csv") -> AppTest:
    page.file_uploader[0].upload(name, content)
    return rerun(page)


def test_a_file_is_used_instead_of_what_is_typed() -> None:
    page = upload(opened(), b"distance,velocity\n1,3\n2,6\n3,9\n")
    e = changed(LESSON, x=[1, 2, 3], y=[3, 6, 9])
    shows(page, e)
    assert "3 points from the file" in told(page)
    assert "“distance”" in told(page)
    assert page.text_area(key="x").disabled
    assert controls(page)["x"] == "1, 2, 3, 4"
    assert page.selectbox(key="lesson").value is None
    assert link(page) == write_link(e)


def test_of_many_columns_the_reader_chooses() -> None:
    page = upload(opened(), b"name,a,b,c\nP,1,2,3\nQ,4,5,6\n", "data.tsv")
    shows(page, changed(LESSON, x=[1, 4], y=[2, 5]))
    column_x, column_y = page.sidebar.selectbox[1:3]
    assert column_x.options == column_y.options == ["a", "b", "c"]
    column_x.set_value("c")
    column_y.set_value("a")
    rerun(page)
    shows(page, changed(LESSON, x=[3, 6], y=[1, 4]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no rows"),
        (b"\0\1\2\3", "not a text file"),
        (b"x\n1\n", "too few columns"),
        (b"x,y\n1,2\n3,oops\n4,5\n", "“oops”"),
        (b"1,2\n3,4,5\n", "row 2"),
        (b"x,y\n1,2\n3,1e999\n4,5\n", "finite"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(content: bytes, says: str) -> None:
    page = upload(opened(n="12"), content)
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert says in at_field
    shows(page, changed(LESSON, iterations=12))


def test_a_preset_replaces_a_file() -> None:
    page = upload(opened(), b"1,3\n2,6\n")
    page.selectbox(key="lesson").set_value("neuron")
    rerun(page)
    shows(page, PRESETS["neuron"])
    assert not page.text_area(key="x").disabled


def test_the_table_shows_enough_digits_for_the_precision() -> None:
    for precision, digits in (("float32", "%.9g"), ("float64", "%.17g")):
        page = opened(precision=precision)
        assert digits in page.dataframe[0].proto.columns


def test_charts_and_tables_have_text_alternatives() -> None:
    page = opened(gradient="sum")
    for chart in page.get("vega_lite_chart"):
        assert "from 30 to" in chart.proto.alt
    for table, w in zip(page.dataframe, ("1.99979", "1.60625"), strict=True):
        assert w in table.proto.alt
