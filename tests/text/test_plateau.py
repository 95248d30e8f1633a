"""Momentum has no one fastest rate: where it swings every rate keeps as much."""

from __future__ import annotations

import re
from math import sqrt

import numpy as np
import pytest

from gd_core import PRESETS, Theory, run_manual
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.rates import RateMap, telling_rates
from gd_core.analysis.theory import theory_of
from gd_core.charts.fates import fate_chart
from gd_core.charts.map_data import names_on_map
from gd_core.charts.rate_map import map_alt
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.checks import SIDES
from gd_core.text.lines import line_rate_verdict
from gd_core.text.sentences import rate_verdict
from gd_core.text.shares import part_of
from tests.conftest import changed

LESSON = PRESETS["lesson"]
MU = 0.9
MOMENTUM = changed(LESSON, optimizer="momentum", momentum=MU)
FROM, TO = ((1 - sqrt(MU)) ** 2 / 15, (1 + sqrt(MU)) ** 2 / 15)
HEIGHTS = PRESETS["women"]  # whose condition number is about a million


def kept(rate: float) -> float:
    """What a step keeps in the end, from the roots of the recurrence."""
    s = 15 * rate
    return float(np.max(np.abs(np.roots([1, -(1 + MU - s), MU]))))


def test_from_where_it_swings_on_every_rate_keeps_the_root_of_mu() -> None:
    theory = Theory(MOMENTUM)
    assert theory.fastest_rate == pytest.approx(FROM)
    assert theory.fastest_until == pytest.approx(TO)
    for rate in np.linspace(FROM, TO, 7)[1:-1]:
        assert kept(rate) == pytest.approx(sqrt(MU))
    for rate in (0.9 * FROM, 1.0001 * TO):
        assert kept(rate) > sqrt(MU) + 1e-4
    line = LineTheory(changed(MOMENTUM, model="line"))
    steep, flat = np.linalg.eigvalsh([[15, 5], [5, 2]])[::-1]
    assert line.fastest_rate == pytest.approx((1 - sqrt(MU)) ** 2 / flat)
    assert line.fastest_until == pytest.approx((1 + sqrt(MU)) ** 2 / steep)


@pytest.mark.parametrize("optimizer", ["sgd", "nesterov"])
def test_others_have_one(optimizer: str) -> None:
    theory = Theory(changed(LESSON, optimizer=optimizer))
    assert theory.fastest_until == theory.fastest_rate


def test_the_plateau_is_told_and_no_share_of_its_beginning() -> None:
    verdict = rate_verdict(Theory(MOMENTUM), (None, None))
    assert "From 0.00017556 to 0.253158 every rate keeps √μ" in verdict
    assert "that is √μ at any rate" in verdict
    assert "of the fastest" not in verdict
    summed = changed(MOMENTUM, manual_gradient="sum", learning_rate=0.005)
    verdict = rate_verdict(theory_of(summed, "manual"), (None, None))
    assert "acts as the learning rate 0.02 (4 × 0.005): 7.89 % of the edge" in verdict
    assert "From 0.00017556 to 0.253158" in verdict
    line = line_rate_verdict(LineTheory(changed(MOMENTUM, model="line")), (0.5, 0.1))
    assert "4.39 % of the edge, 0.227537. From 0.00879589 to 0.227379 every" in line


@pytest.mark.parametrize("change", [{}, {"optimizer": "nesterov"}])
def test_where_shown_digits_cannot_tell_it_the_fastest_is_below_the_edge(
    change: dict[str, str],
) -> None:
    e = changed(HEIGHTS, **change)
    theory = LineTheory(e)
    assert theory.fastest_rate < theory.edge_rate
    verdict = line_rate_verdict(theory, (0.01, 0.0001))
    same = f"{theory.fastest_rate:.6g}" == f"{theory.edge_rate:.6g}"
    assert ("is just below the edge" in verdict) == same
    assert same == (e.optimizer == "sgd")


def test_many_times_a_whole_is_no_share_in_per_cent() -> None:
    assert part_of(0.01, FROM) == "57 times"
    assert part_of(10, 1) == "1e3 % of"
    assert part_of(1234.5, 1) == "1,234 times"
    assert part_of(1, 4) == "25 % of"
    assert part_of(1e300, 1e-300) == "more than 1e308 % of"


def test_a_map_and_a_fate_say_where_swinging_begins() -> None:
    e = changed(MOMENTUM, iterations=20)
    rate_map = RateMap.of(e, ends_by_autograd)
    names = names_on_map(e, theory_of(e), rate_map).set_index("name")
    assert names.loc["fastest", "text"] == "swings from 0.0001756"
    assert "the fastest is from 0.00017556 to 0.253158" in map_alt(e, rate_map)
    rate = telling_rates(e.inputs, e.loss, e.model, Theory(e).motion)["fastest"]
    fate = changed(e, learning_rate=rate)
    made = fate_chart(fate, "fastest", dict.fromkeys(SIDES, run_manual(fate)))
    assert made.title == "Where swinging begins: η = 0.00017556"
    one = changed(e, optimizer="nesterov")
    made = fate_chart(one, "fastest", dict.fromkeys(SIDES, run_manual(one)))
    assert re.match("The fastest", made.title)
