"""What is said of a printed run: its finding, where it shows, what to do."""

from __future__ import annotations

import re

import pytest

from gd_core import PRESETS, Experiment, check_run, run_manual
from gd_core.analysis.checking import RunCheck
from gd_core.text.checks import (
    as_printed,
    check_conventions,
    check_title,
    check_verdict,
)
from gd_core.text.run_table import differing, first_shown, run_table
from tests.conftest import changed

LESSON = PRESETS["lesson"]
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)


def check(e: Experiment, made: Experiment, *names: str) -> RunCheck:
    """What is found of the run by hand of another experiment, printed to 4 digits."""
    columns = run_manual(made).columns(with_memory=False)
    given = {name: [float(f"{v:.4f}") for v in columns[name]] for name in names}
    return check_run(e, digits=4, **given)


CASES = {
    "right": (LESSON, LESSON, ("w",), "Right", "to the last digit printed"),
    "sum": (
        LESSON,
        changed(LESSON, manual_gradient="sum"),
        ("w", "loss"),
        "A mistake that is known: “sum”",
        "To mend it: divide the gradient by N, here 4.",
    ),
    "rate": (
        LESSON,
        changed(LESSON, learning_rate=0.013),
        ("w",),
        "Right, with another learning rate",
        "whose learning rate is 0.013, not 0.01",
    ),
    "start": (
        changed(LESSON, model="line"),
        changed(LESSON, model="line", w0=1, b0=2),
        ("w", "b"),
        "Right, with another start",
        "that starts at w = 1, b = 2",
    ),
    "points": (
        LESSON,
        changed(LESSON, x=[1, 2], y=[2, 4]),
        ("w", "loss"),
        "Right, with another number of points",
        "that has the first 2 of your 4 points alone",
    ),
    "optimiser": (
        LESSON,
        changed(LESSON, optimizer="rmsprop"),
        ("w",),
        "Right, with another optimiser",
        "that runs RMSProp, not gradient descent",
    ),
    "hidden": (
        ADAM,
        changed(ADAM, manual_gradient="sum"),
        ("w",),
        "Right, as far as these numbers tell",
        "Print the gradient as well: that tells them apart.",
    ),
    "ambiguous": (
        changed(LESSON, x=[1, 2], y=[2, 4]),
        changed(LESSON, x=[1, 2], y=[2, 4], manual_gradient="sum"),
        ("w",),
        "Several mistakes would print this",
        "look at the code",
    ),
    "convention": (
        changed(LESSON, optimizer="momentum"),
        changed(LESSON, optimizer="momentum", manual_gradient="momentum_averaged"),
        ("w",),
        "Another convention: “averaged v”",
        "averages",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_finding_is_said(name: str) -> None:
    e, made, columns, title, says = CASES[name]
    found = check(e, made, *columns)
    assert check_title(found) == title
    verdict = " ".join(check_verdict(found))
    assert says in verdict
    assert not re.search(r"[{}]|None|nan", verdict)


def test_an_unknown_run_is_said_to_be_one_with_what_comes_nearest() -> None:
    found = check_run(LESSON, w=[0, 0.3, 0.9, 0.1, 0.4], digits=1)
    assert check_title(found) == "No known program prints this"
    verdict = " ".join(check_verdict(found))
    assert re.search(r"^\d+ programs were tried", verdict)
    assert "In row 3, where w is 0.1, it has" in verdict


def test_one_row_that_is_off_is_named() -> None:
    w = [float(f"{v:.4f}") for v in run_manual(LESSON).w]
    w[7] += 1
    verdict = " ".join(check_verdict(check_run(LESSON, w=w, digits=4)))
    assert "In row 7 w is" in verdict
    assert "All other rows are right" in verdict
    assert verdict.endswith("Rows are counted from 0.")


def test_a_convention_is_said_to_be_no_mistake() -> None:
    found = check(LESSON, changed(LESSON, loss="half_mean"), "w", "loss")
    assert check_title(found) == "Right"
    assert ["half the mean" in said for said in check_conventions(found)] == [True]
    trace = run_manual(LESSON)
    before = check_run(LESSON, w=trace.w[1:], loss=trace.loss[:-1], rows=range(1, 11))
    assert ["before the update" in said for said in check_conventions(before)] == [True]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1.2, 3, "1.200"),
        (-0.5, 1, "−0.5"),
        (30, 0, "30"),
        (123456.0, -4, "1.2e5"),
        (0.0000000000000123, 16, "1.23e−14"),
    ],
)
def test_a_number_is_written_as_it_was_printed(
    value: float, decimals: int, text: str
) -> None:
    assert as_printed(value, decimals) == text


@pytest.mark.parametrize(
    ("yours", "right", "parts"),
    [
        ("1.200", "1.200", ("1.200", "")),
        ("1.200", "1.068", ("1.", "200")),
        ("12.00", "1.200", ("", "12.00")),
        ("−1.2", "1.2", ("", "−1.2")),
    ],
)
def test_the_digits_that_differ_are_told_apart(
    yours: str, right: str, parts: tuple[str, str]
) -> None:
    assert differing(yours, right) == parts


def test_the_table_has_each_column_three_times_where_something_was_found() -> None:
    found = check(LESSON, changed(LESSON, manual_gradient="sum"), "w", "loss")
    table = run_table(found, first_shown(found), 4)
    assert list(table.columns) == [
        *("w, yours", "w, right", "w, with the mistake"),
        *("loss, yours", "loss, right", "loss, with the mistake"),
    ]
    assert list(table.loc["1"][:3]) == ["1.2000", "0.3000", "1.2000"]
    right = check(LESSON, LESSON, "w")
    assert list(run_table(right).columns) == ["w, yours", "w, right"]


def test_one_row_and_numbers_coarser_than_said_are_told_as_they_are() -> None:
    one = check_run(LESSON, w=[0])
    assert " ".join(check_verdict(one)).startswith("Every row is the right program’s")
    trace = run_manual(LESSON)
    coarse = check_run(changed(LESSON, precision="float64"), w=trace.w)
    assert ["not as float64" in said for said in check_conventions(coarse)] == [True]


def test_a_run_that_turns_into_nan_is_unknown() -> None:
    w = [float(f"{v:.4f}") for v in run_manual(LESSON).w[:4]]
    loss = [float("nan")] * 10
    found = check_run(LESSON, loss=loss, w=[*w, *[float("nan")] * 6], digits=4)
    assert found.finding == "unknown"
