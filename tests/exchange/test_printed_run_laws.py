"""A printed run: what is printed in a known form is read back, and nothing breaks."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_core import Experiment, InputError, PrintedRun, read_run, run_manual
from gd_core.exchange.printed_run.digits import decimals_of

Columns = dict[str, list[str]]  # by name, the numbers as printed

numbers = st.floats(-1e6, 1e6, allow_subnormal=False)
formats = st.sampled_from(
    ["{:.1f}", "{:.2f}", "{:.3f}", "{:.8f}", "{:.3e}", "{:.9g}", "{!r}", "{:+.4f}"]
)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Columns, list[int] | None]:
    """Random columns, printed in random ways, and random numbers of rows."""
    names = draw(
        st.lists(
            st.sampled_from(["w", "b", "loss", "gradient"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    count = draw(st.integers(3, 8))
    columns = {}
    for name in names:
        form = draw(formats)
        values = draw(st.lists(numbers, min_size=count, max_size=count))
        columns[name] = [form.format(abs(v) if name == "loss" else v) for v in values]
    first, step = draw(st.integers(0, 5)), draw(st.sampled_from([1, 2, 10, 100]))
    rows = [first + step * k for k in range(count)]
    return columns, draw(st.sampled_from([rows, None]))


def in_lines(form: str) -> Callable[[Columns, list[int] | None], str]:
    """A line a row, each number behind its name."""
    before, between, after = form.split("#")

    def printed(columns: Columns, rows: list[int] | None) -> str:
        lines = []
        for k in range(len(next(iter(columns.values())))):
            parts = [f"{name}{between}{texts[k]}" for name, texts in columns.items()]
            start = "" if rows is None else before.format(rows[k])
            lines.append(start + after.join(parts))
        return "\n".join(lines)

    return printed


def in_tensors(columns: Columns, rows: list[int] | None) -> str:
    wrapped = {
        name: [f"tensor([{text}], grad_fn=<AddBackward0>)" for text in texts]
        for name, texts in columns.items()
    }
    return in_lines("epoch {}: # # ")(wrapped, rows)


def as_table(separator: str) -> Callable[[Columns, list[int] | None], str]:
    def printed(columns: Columns, rows: list[int] | None) -> str:
        all_columns = {} if rows is None else {"step": [*map(str, rows)]}
        all_columns |= columns
        lines = [all_columns.keys(), *zip(*all_columns.values(), strict=True)]
        return "\n".join(separator.join(line) for line in lines)

    return printed


def as_markdown(columns: Columns, rows: list[int] | None) -> str:
    head, *lines = as_table(" | ")(columns, rows).split("\n")
    rule = "|".join("---" for _ in head.split("|"))
    return "\n".join(f"| {line} |" for line in (head, rule, *lines))


def as_lists(columns: Columns, rows: list[int] | None) -> str:
    lines = {} if rows is None else {"epochs": [*map(str, rows)]}
    lines |= columns
    return "\n".join(f"{name} = [{', '.join(texts)}]" for name, texts in lines.items())


def as_wrapped(columns: Columns, rows: list[int] | None) -> str:
    return as_lists(columns, rows).replace(", ", ",\n      ")


def as_dicts(columns: Columns, rows: list[int] | None) -> str:
    return "\n".join(
        f"{{{line}}}" for line in in_lines("'epoch': {}, #': #, '")(columns, rows)
        .replace(", ', '", ", '").split("\n")
    )  # fmt: skip


FORMS: dict[str, Callable[[Columns, list[int] | None], str]] = {
    "names with equals signs": in_lines("epoch {}: # = #, "),
    "names with colons": in_lines("Iter {} | #: # | "),
    "names alone": in_lines("[step {}] # # "),
    "a total": in_lines("Epoch {}/900 - #=# - "),
    "tensors": in_tensors,
    "CSV": as_table(","),
    "semicolons": as_table(";"),
    "tabs": as_table("\t"),
    "space": as_table("   "),
    "Markdown": as_markdown,
    "lists": as_lists,
    "wrapped lists": as_wrapped,
}


def check(found: PrintedRun, columns: Columns, rows: list[int] | None) -> None:
    """The columns are those that were printed."""
    assert found.question is None
    assert found.columns.keys() == columns.keys()
    for name, texts in columns.items():
        assert found.columns[name].values == tuple(map(float, texts))
        assert found.columns[name].decimals == tuple(map(decimals_of, texts))
        assert found.columns[name].texts == tuple(texts)
    assert found.rows == (None if rows is None else tuple(rows))


@pytest.mark.parametrize("form", FORMS)
@given(runs())
def test_what_is_printed_is_read_back(
    form: str, run: tuple[Columns, list[int] | None]
) -> None:
    columns, rows = run
    check(read_run(FORMS[form](columns, rows)), columns, rows)


@pytest.mark.parametrize("form", FORMS)
@given(runs(), st.lists(st.sampled_from(["", "Training...", "done!"]), min_size=1))
def test_noise_around_it_changes_nothing(
    form: str, run: tuple[Columns, list[int] | None], noise: list[str]
) -> None:
    columns, rows = run
    text = FORMS[form](columns, rows)
    check(read_run("\r\n".join([*noise, text, *noise])), columns, rows)


@given(runs())
def test_what_json_has_is_read_back(run: tuple[Columns, list[int] | None]) -> None:
    columns, rows = run
    records = [
        {name: float(texts[k]) for name, texts in columns.items()}
        | ({} if rows is None else {"epoch": rows[k]})
        for k in range(len(next(iter(columns.values()))))
    ]
    shown = {n: [repr(float(text)) for text in texts] for n, texts in columns.items()}
    for text in (json.dumps(records), json.dumps(records, indent=1), str(records)):
        check(read_run(text), shown, rows)


@given(runs())
def test_what_pandas_and_numpy_print_is_read_back(
    run: tuple[Columns, list[int] | None],
) -> None:
    columns, rows = run
    values = {name: [*map(float, texts)] for name, texts in columns.items()}
    found = read_run(pd.DataFrame(values, index=rows).to_string())
    assert found.columns.keys() == values.keys()
    assert found.rows == tuple(rows or range(len(next(iter(values.values())))))
    text = "\n".join(f"{name}: {np.array(each)}" for name, each in values.items())
    for read in (found, read_run(text)):
        for name, each in values.items():
            close = [10.0**-d for d in read.columns[name].decimals]
            for one, other, most in zip(
                each, read.columns[name].values, close, strict=True
            ):
                assert other is not None
                assert abs(one - other) <= 0.51 * most + 1e-9 * abs(one)


@given(st.floats(-1e300, 1e300), formats)
def test_the_decimals_are_the_place_of_the_last_digit(value: float, form: str) -> None:
    text = form.format(value)
    assume(len(text) < 300)
    found = read_run(f"w = {text}")
    assert found.w == (float(text),)
    (decimals,) = found.columns["w"].decimals
    if "g" not in form and "r" not in form:
        assert abs(float(text) - value) <= 0.5 * 10.0**-decimals * (1 + 1e-9) or (
            math.isclose(float(text), value, rel_tol=1e-15)
        )
    scaled = float(text) * 10.0**decimals if decimals < 300 else 0.0
    assert scaled == pytest.approx(round(scaled), rel=1e-9)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("model", ["origin", "line"])
def test_the_table_of_a_run_here_is_read_back(optimizer: str, model: str) -> None:
    e = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8], optimizer=optimizer, model=model)
    trace = run_manual(e)
    names = ["w", "b"][: len(e.parameters)]
    for text in (trace.table().to_string(), trace.table().to_csv(index=False)):
        found = read_run(text)
        assert found.rows == tuple(range(e.iterations + 1))
        for name in names:
            column = np.array(getattr(found, name), dtype=float)
            assert column == pytest.approx(getattr(trace, name), abs=1e-5)
        assert found.loss is not None
        assert found.gradient is not None
        assert (found.gradient_b is None) == (model == "origin")


PIECES = st.sampled_from(
    [
        *("epoch ", "w", "loss", "b = ", "[", "]", "(", ")", "{", "}", ",", "\n", " "),
        *("1", "0.3", "-2", "1e5", "nan", "inf", "tensor(", "...", "|", "---", ": "),
        *("=", "/", "\t", ";", '"', "'", "grad", "기울기", "θ", "dtype: float64", "%"),
        *("Name: loss, ", "\\\n", "\x1b[0m", "1,234", "0,5", ">>> ", "None", "\r", "k"),
        *("w loss\n", "theta", "array([", "Parameter containing:\n", "step", "1/2"),
    ]
)


def reads_or_refuses(text: str, chosen: str | None = None) -> PrintedRun | None:
    """What is read; what is refused has one sentence; nothing else happens."""
    try:
        found = read_run(text, chosen)
    except InputError as error:
        assert error.key.startswith("input.printed.")
        assert str(error).startswith("your run ")
        return None
    lengths = {len(c.values) for c in found.columns.values()}
    lengths |= {len(c.decimals) for c in found.columns.values()}
    lengths |= {len(c.texts) for c in found.columns.values()}
    assert lengths == {len(found)}
    assert len(found) > 0
    assert found.rows is None or len(found.rows) == len(found)
    assert len(found.table()) == len(found)
    assert found.given["digits"].keys() == found.columns.keys()
    return found


@given(st.text() | st.lists(PIECES, max_size=60).map("".join))
def test_no_text_raises_anything_but_its_sentence(text: str) -> None:
    found = reads_or_refuses(text)
    if found and found.question:
        assert len(found.question.readings) > 1
        assert len({*found.question.codes}) == len(found.question.codes)
        for code in found.question.codes:
            answered = reads_or_refuses(text, code)
            assert answered is not None
            assert answered.question is not None
            assert answered.question.answer == code


@given(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=8))
def test_an_answer_to_no_question_changes_nothing(text: str, code: str) -> None:
    found = reads_or_refuses(text)
    other = reads_or_refuses(text, code)
    if found and other and not (found.question and code in found.question.codes):
        assert repr(found.columns) == repr(other.columns)
    assert (found is None) == (other is None)


def test_nothing_in_a_text_is_carried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def carried_out(*_: Any, **__: Any) -> None:
        raise AssertionError

    with monkeypatch.context() as patched:
        for name in ("eval", "exec", "compile", "open"):
            patched.setattr(f"builtins.{name}", carried_out)
        found = read_run("w = 0.3 + eval('open(1)')")
    assert found.w == (0.3,)
