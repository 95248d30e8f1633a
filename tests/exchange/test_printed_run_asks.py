"""A printed run that does not say all: the question, the notes, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from gd_core import InputError, PrintedRun, read_run
from gd_core.exchange.printed_run.grid import MOST_PRINTED_ROWS
from gd_core.exchange.printed_run.reader import MOST_PRINTED
from gd_core.text.understood import note, reading


def codes(found: PrintedRun) -> tuple[str, ...]:
    return found.question.codes if found.question else ()


# --- columns without names ------------------------------------------------------------


def test_one_number_a_line_is_asked_about_and_the_answer_decides() -> None:
    text = "30.0\n21.675\n15.66"
    found = read_run(text)
    assert codes(found) == ("loss", "w", "gradient")
    assert found.question is not None
    assert found.question.answer is None
    assert found.loss == (30, 21.675, 15.66)
    assert found.rows is None
    for code in codes(found):
        found = read_run(text, chosen=code)
        assert found.columns.keys() == {code}
        assert found.columns[code].decimals == (1, 3, 2)
        assert found.question is not None
        assert found.question.answer == code
    assert read_run(text, chosen="no code").loss == (30, 21.675, 15.66)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.0\n0.3\n0.555", ("w", "gradient", "loss")),  # losses fall
        ("-30.0\n-25.5", ("w", "gradient")),  # and are not negative
        ("0.3 21.675\n0.555 15.66", ("w,loss", "w,gradient", "w,b", "gradient,loss")),
        ("30.0 0.3\n21.6 0.555", ("loss,w", "w,gradient", "w,b", "loss,gradient")),
        ("0.3 -30.0\n0.555 -25.5", ("w,gradient", "w,b", "gradient,w")),
        ("progress: 0 7.3\nprogress: 1 3.9", ("loss", "w", "gradient")),
        ("(0, 0.3, 21.6)\n(1, 0.5, 15.6)", ("w,loss", "w,gradient")),
        ("[[0.3, 0.1]\n [0.5, 0.2]\n [0.6, 0.25]]", ("w,gradient", "w,b")),
        ("params = [(0.3, 0.1), (0.5, 0.2)]", ("w,b", "b,w")),
        ("step 1 theta = [0.1 0.3]\nstep 2 theta = [0.2 0.4]", ("w,b", "b,w")),
        ("반복 1 기울기 0.3\n반복 2 기울기 0.5", ("w", "gradient")),
        ("hist = [30.0, 21.6, 15.6]", ("loss", "w", "gradient")),
        ("Out[3]: array([0.3, 0.5, 0.6])", ("w", "gradient", "loss")),
        ("[1] 30.0 21.6 15.6\n[4] 11.3 8.2", ("loss", "w", "gradient")),
        ("30.0 21.6 15.6 11.3 8.2", ("loss", "w", "gradient")),
    ],
)
def test_the_sensible_assignments_are_offered(
    text: str, expected: tuple[str, ...]
) -> None:
    found = codes(read_run(text))
    assert found[: len(expected)] == expected


def test_what_is_negative_is_never_offered_as_a_loss() -> None:
    found = codes(read_run("1 0.3 -30.0\n2 0.5 -25.5\n3 0.6 -21.0"))
    assert found
    assert not [code for code in found if code.split(",")[1] == "loss"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("0 0.3\n1 0.5\n2 0.6", (0, 1, 2)),
        ("10,0.3\n20,0.5\n30,0.6", (10, 20, 30)),
        ("1 3.0\n10 2.0\n20 1.5\n30 1.2\n40 1.1", (1, 10, 20, 30, 40)),
        ("0 3.0\n100 2.0\n200 1.0\n300 0.7\n399 0.5", (0, 100, 200, 300, 399)),
        ("0: 30.0\n1: 21.6", (0, 1)),
        ("2 0.3\n1 0.5\n7 0.6", None),
        ("0.0 0.3\n0.5 0.5", None),
        ("3\n2\n1", None),
        ("1\n2\n3", None),  # nothing would be left
    ],
)
def test_a_first_column_that_counts_is_the_rows(
    text: str, rows: tuple[int, ...] | None
) -> None:
    assert read_run(text).rows == rows


def test_what_can_only_be_one_is_not_asked_about() -> None:
    found = read_run("w = 0.3 기울기 = -30.0")
    assert found.gradient == (-30,)
    assert found.question is None


# --- several runs, several notations --------------------------------------------------


TWO_RUNS = "by hand\nepoch 1: w = 1.2\nepoch 2: w = 1.7\n" + (
    "autograd\nepoch 1: w = 0.30\nepoch 2: w = 0.555\n"
)


def test_of_several_runs_the_first_is_read_unless_another_is_chosen() -> None:
    found = read_run(TWO_RUNS)
    assert (found.w, found.rows) == ((1.2, 1.7), (1, 2))
    assert codes(found) == ("first", "second")
    found = read_run(TWO_RUNS, chosen="second")
    assert (found.w, found.rows) == ((0.3, 0.555), (1, 2))
    assert found.columns["w"].decimals == (2, 3)
    (told,) = [n for n in found.notes if n.key == "printed.runs"]
    assert note(told) == (
        "There are 2 runs after one another, a second begins in line 5: run 2 is read."
    )


def test_with_another_question_the_first_of_several_runs_is_read_with_a_note() -> None:
    found = read_run("0 30.0\n1 21.6\n2 15.6\n0 3.0\n1 2.0\n2 1.0")
    assert (found.loss, found.rows) == ((30, 21.6, 15.6), (0, 1, 2))
    assert codes(found) == ("loss", "w", "gradient")
    assert "printed.runs" in [n.key for n in found.notes]


@pytest.mark.parametrize(
    "text",
    [
        "w,loss\n0.3,30\n0.5,21\nw,loss\n1.2,30\n1.7,4.8",
        "by hand\nk w loss\n0 0.3 30\n1 0.5 21\nk w loss\n0 1.2 30\n1 1.7 4.8",
    ],
)
def test_tables_below_each_other_are_runs(text: str) -> None:
    found = read_run(text)
    assert (found.w, found.loss) == ((0.3, 0.5), (30, 21))
    assert codes(found) == ("first", "second")
    assert read_run(text, chosen="second").w == (1.2, 1.7)


def test_rows_of_one_epoch_are_no_runs() -> None:
    text = "\n".join(f"epoch {k // 3} w = {k}.5" for k in range(9))
    assert read_run(text).rows == (0, 0, 0, 1, 1, 1, 2, 2, 2)


def test_commas_that_may_be_either_are_asked_about() -> None:
    text = "step 1 loss 2,104\nstep 2 loss 1,600"
    found = read_run(text)
    assert codes(found) == ("comma", "point")
    assert (found.loss, found.columns["loss"].decimals) == ((2.104, 1.6), (3, 3))
    found = read_run(text, chosen="point")
    assert (found.loss, found.columns["loss"].decimals) == ((2104, 1600), (0, 0))
    assert found.rows == (1, 2)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("w,loss", "the weight and the loss"),
        ("gradient", "the gradient"),
        ("second", "the second run"),
    ],
)
def test_a_reading_is_said_in_words(code: str, said: str) -> None:
    assert reading(code, "0.3, 21.675") == said


# --- notes ----------------------------------------------------------------------------

NOTES = {
    "epoch 1 w 0.3\nepoch 2 w 0.5": ["2 rows, numbered from 1 to 2."],
    "w 0.3": ["1 row without a number of its own."],
    "Cost 3, lr 0.1, acc 0.5": ["“Cost” is read as the loss.", "Ignored: lr and acc."],
    "loss 3 mse 4": [
        "“mse” is ignored: “loss” stands before it and is read as the loss."
    ],
    "i 1 w 0.3 w 0.4": ["in one row, of which the first is read: w."],
    "w = [0. 0.3 ... 1.9 2.]": ["What stands behind the dots is left out"],
    "w 1\nw 2\n...\nw 9": ["2 rows without", "What stands behind the dots is left"],
    "i 1 w 1\ni 2 w 2\n.\n.\ni 9 w 9": ["3 rows, numbered from 1 to 9.", "Where dots"],
    "epoch 1 step 1 w 1\nepoch 1 step 2 w 2\nepoch 2 step 1 w 3\nepoch 2 step 2 w 4": [
        "4 rows, numbered from 1 to 4.",
        "“epoch” and “step” number the rows together.",
    ],
    "by hand, w: [0, 0.3, 0.5]\ntorch, w: [0, 1.2, 1.7]": [
        "3 rows without",
        "Several lists with one name, of which the first is read: w.",
    ],
    "w = [1, 2, 3]\nloss = [1, 2]": ["The lists have from 2 to 3 numbers"],
    "go!\nepoch 1 w 0.3": ["Line 1, “go!”, has nothing of the run."],
    "go!\nso\nepoch 1 w 0.3": ["2 lines have nothing of the run, the first is line 1"],
    "w = 0.1\nepoch 1 w 0.3": ["1 row, numbered 1."],
    "0,0.3,21.6\n1,0.5,15.6": ["The column that counts is read as the numbers"],
    "Schritt;w\n0;0.3\n1;0.5": ["“Schritt” counts, and is read as the numbers of"],
    "epoch,w\n1,0.3\n,0.5": ["The row in line 3 has no number and is left out."],
    "epoch,w\n1,0.3\n,0.5\n,0.6": ["2 rows without a number, the first in line 3"],
    "w = 0.3 기울기 = -3": ["“기울기” is read as the gradient."],
    "w 1,234.5": ["Commas are read as separators of thousands."],
}


@pytest.mark.parametrize("text", NOTES)
def test_what_was_understood_is_said(text: str) -> None:
    said = " ".join(map(note, read_run(text).notes))
    for sentence in NOTES[text]:
        assert sentence in said


def test_many_names_that_are_ignored_are_not_all_said() -> None:
    text = "w = 0.3 " + " ".join(f"name{chr(97 + k)} = {k}" for k in range(20))
    said = " ".join(map(note, read_run(text).notes))
    assert "Ignored: 20 names, the first are namea, nameb" in said
    assert len(said) < 300


def test_numbers_that_a_program_left_out_are_not_guessed() -> None:
    found = read_run("w = [0. 0.3 ... 1.9 2.]")
    assert found.w == (0, 0.3)


# --- what it gives --------------------------------------------------------------------


def test_a_run_gives_the_arguments_of_a_check() -> None:
    found = read_run("epoch 1: w = 0.300, loss = 30.0\nepoch 2: w = 0.555")
    assert found.given == {
        "w": (0.3, 0.555),
        "loss": (30, None),
        "rows": (1, 2),
        "digits": {"w": (3, 3), "loss": (1, 0)},
    }
    assert len(found) == 2
    assert (found.b, found.gradient, found.gradient_b) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "gradient"),
    [
        ("dw = -30, db = -10\ndw = -25, db = -8", ((-30, -25), (-10, -8))),
        ("db = -10\ndb = -8", ((None, None), (-10, -8))),
        ("dw = -30\ndw = -25", (-30, -25)),
    ],
)
def test_the_gradients_by_both_parameters_are_a_pair(
    text: str, gradient: tuple[object, object]
) -> None:
    assert read_run(text).given["gradient"] == gradient


def test_the_table_has_the_numbers_as_they_were_printed() -> None:
    found = read_run("epoch 10: loss = 3.00e+01, w = 1.200\nepoch 20: loss = 1e-4")
    table = found.table()
    assert [*table.columns] == ["row", "w", "loss"]
    assert table.to_numpy().tolist() == [[10, "1.200", "3.00e+01"], [20, "", "1e-4"]]


# --- what is refused ------------------------------------------------------------------

NONSENSE = {
    "": "nothing",
    "  \n\n": "nothing",
    "hello world": "nothing",
    "w = [": "nothing",
    "w.grad = None": "nothing",
    "w = 1/3, loss = 2/5": "nothing",  # would have to be carried out
    "epoch 1: loss = 30%": "nothing",
    "__import__('os').system('ls')": "nothing",
    "acc: 0.9\nacc: 0.8": "names",
    "val_loss: 0.9\nval_loss: 0.8": "names",
    "x,y\n1,2\n2,4": "names",
    "f(x) = 3.0": "names",
    "\n".join(["0 1 2 3 4 5"] * 9): "columns",
}


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_one_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_run(text)
    assert caught.value.key == f"input.printed.{NONSENSE[text]}"
    assert str(caught.value).startswith("your run has ")
    assert len(str(caught.value)) < 250


def lines(count: int) -> str:
    return "\n".join(f"epoch {k}: w = {k / 7:.3f}, loss = 3.0" for k in range(count))


def test_a_run_that_is_too_long_is_one_sentence() -> None:
    with pytest.raises(InputError) as caught:
        read_run(lines(MOST_PRINTED_ROWS + 1))
    assert str(caught.value) == "your run has 20,001 rows: it must have at most 20,000"
    with pytest.raises(InputError, match="2,000,001 characters"):
        read_run("1" * (MOST_PRINTED + 1))


def test_ten_thousand_rows_are_read() -> None:
    found = read_run(lines(10_000))
    assert found.rows == tuple(range(10_000))
    assert found.w is not None
    assert np.allclose(np.array(found.w, float), np.arange(10_000) / 7, atol=5e-4)
    assert {*found.columns["w"].decimals} == {3}


M = 80_000
LONG = {
    "digits": "1" * M,
    "brackets": "[" * M,
    "pairs of brackets": "[]" * (M // 2),
    "brackets that cross": "[(1])" * (M // 5),
    "brackets in brackets": "[" * (M // 2) + "1" + "]" * (M // 2),
    "commas": "1," * (M // 2),
    "commas alone": "," * M,
    "spaces": "w" + " " * M,
    "lines": "\n" * M,
    "names above nothing": "w loss\n" * (M // 7),
    "quotation marks": "'\"" * (M // 2),
    "words": "cost after " * (M // 11),
    "calls": "tensor(" * (M // 7),
    "names with points": "a." * (M // 2),
    "signs": "-" * M,
    "dots": "…" * M,
    "colours": "\x1b[" * (M // 2),
    "dates": "2024-01-" * (M // 8),
    "derivatives": "d(a)/d" * (M // 6),
}


@pytest.mark.parametrize("kind", LONG)
def test_every_long_text_is_read_or_refused_in_a_sentence(kind: str) -> None:
    """A pattern that tried every way to split it would not come back from this."""
    try:
        read_run(LONG[kind])
    except InputError as error:
        assert len(str(error)) < 300
