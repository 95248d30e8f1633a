"""Trace: states in, a table out."""

from __future__ import annotations

import numpy as np

from gd_core import PRESETS, Trace, run_autograd, run_manual
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def test_a_table_has_a_row_a_state() -> None:
    table = run_manual(LESSON).table()
    assert list(table.columns) == ["iteration", "w", "loss", "gradient"]
    assert table["iteration"].tolist() == list(range(11))
    assert table["w"].dtype == np.float32
    assert table.loc[1, "loss"] == np.float32(21.674999)


def test_a_table_of_float64_stays_float64() -> None:
    table = run_autograd(changed(LESSON, precision="float64")).table()
    assert table["gradient"].dtype == np.float64


def test_what_is_remembered_is_in_the_table_by_parameter() -> None:
    e = changed(LESSON, optimizer="adam", model="line", update="each")
    trace = run_manual(e)
    remembered = ["m", "m_b", "v", "v_b"]
    assert [*trace.columns()][5:] == remembered
    assert trace.updates
    table = trace.updates.table()
    assert [*table][6:] == remembered
    for tables, buffers in (
        (trace.table(), trace.buffers),
        (table, trace.updates.buffers),
    ):
        for part, values in buffers.items():
            assert np.array_equal(tables[[part, f"{part}_b"]], values)
            assert tables[part].dtype == np.float32
    momentum = run_autograd(changed(LESSON, optimizer="momentum"))
    assert [*momentum.columns()] == ["w", "loss", "gradient", "v"]


def test_a_complete_trace_did_not_diverge() -> None:
    trace = Trace.of(LESSON, [(0.5, 0.25, 1.0)] * 11)
    assert trace.diverged_at is None
    assert (trace.states, trace.final_w, trace.final_loss) == (11, 0.5, 0.25)


def test_a_short_trace_says_where_it_ended() -> None:
    trace = Trace.of(LESSON, [(0.0, 30.0, -30.0), (1.0, 2.0, 3.0)])
    assert trace.diverged_at == 2
    assert trace.gradient.tolist() == [-30.0, 3.0]


def test_the_arrays_are_contiguous_and_of_the_precision() -> None:
    trace = Trace.of(LESSON, [(0.0, 30.0, -30.0), (1.0, 2.0, 3.0)])
    assert trace.w.flags.c_contiguous
    assert trace.w.dtype == trace.loss.dtype == trace.gradient.dtype == np.float32


def test_who_changes_a_table_changes_no_other() -> None:
    table = run_manual(LESSON).table()
    table.columns.name = "state"
    table.loc[0, "w"] = 7
    again = run_manual(LESSON).table()
    assert again.columns.name is None
    assert again.loc[0, "w"] == 0
