"""The tables of one step: what stands in their rows, and what it comes to."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, run_manual
from gd_core.analysis.witnesses import witnesses
from gd_core.runs.checks import MANUAL_GRADIENTS
from gd_core.runs.losses import slip_factor
from gd_core.runs.manual import gradient_at
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.tables import (
    COLUMNS,
    MOST_ROWS,
    PointTable,
    column_formats,
    table_alt,
    witness_table,
)
from tests.conftest import changed, experiments, slipping_lines
from tests.text.test_arithmetic import half_unit, number, step_of

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def test_the_lessons_points() -> None:
    table = PointTable.of(step_of(LESSON, 1))
    assert table.columns["prediction"] == ("0.3", "0.6", "0.9", "1.2")
    assert table.columns["error"] == ("−1.7", "−3.4", "−5.1", "−6.8")
    assert table.columns["squared"] == ("2.89", "11.56", "26.01", "46.24")
    assert table.columns["terms"] == ("−3.4", "−13.6", "−30.6", "−54.4")
    assert table.means["squared"] == "21.675"
    assert table.means["terms"] == table.gradient == "−25.5"


def test_the_sum_stands_marked_beside_the_mean_it_should_have_been() -> None:
    table = PointTable.of(step_of(SUM, 1))
    frame = table.frame()
    last = str(frame.iloc[-1, -1])
    assert "**sum −48**" in last
    assert "red" in last
    assert "mean −12" in last
    assert "green" in last
    right = PointTable.of(step_of(LESSON, 1)).frame().iloc[-1, -1]
    assert right == "**−25.5**"


@pytest.mark.parametrize(
    ("side", "slip", "wrong", "right"),
    [
        ("manual", "no2", "**mean −13.875**", "**double, −27.75**"),
        ("autograd", "no_zero_grad", "**accumulated −55.5**", "**mean −25.5**"),
        ("manual", "uphill", "**−34.5**", "**−34.5**"),  # its gradient is right
    ],
)
def test_each_slip_stands_marked_beside_what_is_right(
    side: str, slip: str, wrong: str, right: str
) -> None:
    e = changed(LESSON, **{f"{side}_gradient": slip})
    frame = PointTable.of(step_of(e, 1, side)).frame()
    last = str(frame.iloc[-1, -1])
    assert wrong in last
    assert right in last
    assert ("red" in last) == (slip != "uphill")
    assert frame.columns[-1] == ("x·error" if slip == "no2" else "2·x·error")


def test_there_is_a_row_for_each_point_and_one_for_the_means() -> None:
    frame = PointTable.of(step_of(PRESETS["hubble"], 3)).frame()
    assert len(frame) == 24 + 1
    assert list(frame.columns) == [label(f"points.{c}") for c in COLUMNS]
    assert frame.index[-1] == "**mean**"


def test_of_very_many_points_the_middle_is_left_out_and_counted() -> None:
    x = range(1, 1_001)
    table = PointTable.of(step_of(Experiment(x=x, y=x, learning_rate=1e-7), 1))
    frame = table.frame()
    assert len(frame) < MOST_ROWS
    assert "975 more" in str(frame.iloc[20, 0])
    assert frame.index[-2] == "1000"


# a sum of 39 digits, of which the last decides how the mean is rounded
WIDE = Experiment(
    x=[4.5, 0, 80.304, 25, 65.38, 0],
    y=[4.5, 0, 80.301, 25, 65.383, 1],
    w0=-32.824,
    learning_rate=0.0006125411212258077,
    iterations=14,
)


@given(experiments(), st.sampled_from(MANUAL_GRADIENTS), st.integers(0, 40))
@example(WIDE, "sum", 14)
def test_every_row_and_every_mean_adds_up(e: Experiment, gradient: str, k: int) -> None:
    e = changed(e, manual_gradient=gradient)
    step = Step.of(e, "manual", run_manual(e), k)
    table = PointTable.of(step)
    for x, y, prediction, error, squared, term in zip(
        *table.columns.values(), strict=True
    ):
        if "∞" in prediction + squared + term:
            continue
        apart = number(prediction) - number(y)
        assert abs(apart - number(error)) <= half_unit(error)
        assert abs(apart**2 - number(squared)) <= half_unit(squared)
        twice = step.written.twice
        assert abs(twice * number(x) * apart - number(term)) <= half_unit(term)
    for name, texts in table.columns.items():
        mean = table.means[name]
        if "∞" not in "".join(texts) + mean:
            total = sum((number(text) for text in texts), Fraction(0))
            end = total / e.n if e.made_of.averages else total
            if name == "terms":
                end = right_gradient(table, end)
            assert abs(end - number(mean)) <= half_unit(mean)
    if e.made_of.halves and "∞" not in table.loss:
        half = number(table.means["squared"]) / 2
        assert abs(half - number(table.loss)) <= half_unit(table.loss)


def right_gradient(table: PointTable, end: Fraction) -> Fraction:
    """What the gradient should be, from the end of its column or from a wrong one."""
    step = table.step
    factor = slip_factor(step.slip, step.n)
    if step.slip in ("no2", "twice"):
        return number(table.gradient) / factor
    return (
        2 * end
        if step.slip == "sum_no2" and not step.experiment.made_of.halves
        else end
    )


THREE = PRESETS["three"]


def test_three_points_with_a_bias_have_the_terms_of_both_gradients() -> None:
    table = PointTable.of(step_of(THREE, 1))
    frame = table.frame()
    assert list(frame.columns) == [
        *("x", "y", "ŷ = w·x + b", "error = ŷ − y", "error²"),
        *("2·x·error", "2·error"),
    ]
    assert table.columns["terms"] == ("0", "0.8", "1.6")
    assert table.columns["terms_b"] == ("−11.2", "0.8", "0.8")
    assert table.gradients == ("0.8", "−3.2")
    assert list(frame.iloc[-1, -2:]) == ["**0.8**", "**−3.2**"]


@pytest.mark.parametrize(
    ("side", "slip", "wrong", "right"),
    [
        ("manual", "sum", ("**sum 0**", "**sum −12**"), ("mean 0", "mean −4")),
        ("manual", "no2", ("mean 0", "mean −2"), ("double, 0", "double, −4")),
        ("autograd", "broadcast", ("pairs, −4", "pairs, −4"), ("mean 0", "mean −4")),
    ],
)
def test_a_slip_of_a_line_is_marked_by_both_parameters(
    side: str, slip: str, wrong: tuple[str, str], right: tuple[str, str]
) -> None:
    e = changed(THREE, **{f"{side}_gradient": slip})
    last = PointTable.of(step_of(e, 0, side)).frame().iloc[-1, -2:]
    for cell, own, meant in zip(map(str, last), wrong, right, strict=True):
        assert own in cell
        assert meant in cell


@given(slipping_lines(update="all"), st.integers(0, 40))
def test_both_columns_of_terms_of_a_line_add_up(e: Experiment, k: int) -> None:
    step = Step.of(e, "manual", run_manual(e), k)
    table = PointTable.of(step)
    rows = zip(*(table.columns[name] for name in table.columns), strict=True)
    for x, y, prediction, _, _, by_w, by_b in rows:
        if "∞" in prediction + by_w + by_b:
            continue
        term = step.written.twice * (number(prediction) - number(y))
        assert abs(term - number(by_b)) <= half_unit(by_b)
        assert abs(term * number(x) - number(by_w)) <= half_unit(by_w)
    for name, gradient in zip(("terms", "terms_b"), table.gradients, strict=True):
        texts = table.columns[name]
        if step.n == 1 and step.divisor > 1:  # half of one term, not as printed
            continue
        if "∞" in "".join([*texts, gradient]):
            continue
        total = sum((number(text) for text in texts), Fraction(0))
        end = total * step.times / step.divisor
        assert abs(end - number(gradient)) <= half_unit(gradient)


def test_the_text_alternatives_of_a_line_name_both() -> None:
    step = step_of(THREE, 1)
    told = sentences.points(step, PointTable.of(step))
    assert "its derivative by w 0.8 and by b −3.2; the run uses 0.8 and −3.2" in told
    told = table_alt("manual", run_manual(THREE))
    assert "w, b, loss and both gradients of 101 states" in told
    assert "the last w is −2.98915, the last b 4.98495" in told


@pytest.mark.parametrize(("e", "gradient"), [(LESSON, "−25.5"), (SUM, "−48")])
def test_the_text_alternative_states_the_finding(e: Experiment, gradient: str) -> None:
    step = step_of(e, 1)
    told = sentences.points(step, PointTable.of(step))
    assert f"uses {gradient} as gradient" in told


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_the_witnesses_have_full_precision_and_their_differences(
    precision: str,
) -> None:
    e = changed(SUM, precision=precision, w0=0.1)
    found = witnesses(e, 0.1, gradient_at(e, 0.1), -28.5)
    table = witness_table(found)
    assert table.shape == (3, 3)
    *runs, difference = (float(number(text)) for text in table["gradient"])
    kind = np.dtype(precision).type
    assert [kind(gradient) for gradient in runs] == [found.by_hand, found.by_autograd]
    assert difference == found.by_difference
    assert table["minus autograd"].tolist()[:2] == ["−85.5", "0"]


def test_a_difference_that_overflows_is_said() -> None:
    e = changed(LESSON, precision="float64")
    found = witnesses(e, 1e160, gradient_at(e, 1e160), 1.5e161)
    assert "too large for float64" in witness_table(found).to_string()


def test_the_gradient_by_hand_is_the_runs_own() -> None:
    for e in (LESSON, SUM, PRESETS["hubble"]):
        trace = run_manual(e)
        for k in (0, 5, trace.states - 1):
            assert gradient_at(e, float(trace.w[k])) == float(trace.gradient[k])


@pytest.mark.parametrize("iterations", [10, 40, 100])
@pytest.mark.parametrize("optimizer", ["momentum", "nesterov", "rmsprop", "adam"])
def test_a_table_with_what_is_remembered_shows_all_its_columns(
    optimizer: str, iterations: int
) -> None:
    own = {"optimizer": optimizer, "learning_rate": 0.05, "iterations": iterations}
    columns = run_manual(changed(PRESETS["lesson"], **own)).columns()
    wide = column_formats("float32", columns, is_wide=True)
    assert sum(one.width for one in wide.values()) <= 402
    (written,) = {one.format for one in wide.values()}
    assert written in ("%.6g", "%.5g", "%.4g")
    assert column_formats("float32", columns)["w"].format == "%.9g"


def test_ten_iterations_of_adam_have_six_digits() -> None:
    e = changed(PRESETS["lesson"], optimizer="adam", learning_rate=0.1)
    wide = column_formats("float32", run_manual(e).columns(), is_wide=True)
    assert {one.format for one in wide.values()} == {"%.6g"}
