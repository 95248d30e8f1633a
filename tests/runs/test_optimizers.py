"""Optimisers: every rule by hand against torch.optim, and the runs made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch

from gd_core import (
    PRESETS,
    Experiment,
    InputError,
    optimizers,
    run_autograd,
    run_manual,
)
from gd_core.runs.autograd.optimizers import BY_TORCH, NAMES_IN_TORCH
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.runs.trace import Trace
from tests.conftest import changed

LESSON = PRESETS["lesson"]
REMEMBERING = OPTIMIZERS[1:]
STEPS = 200
# what a value may be off by, of the largest there was, after so many updates
ROUNDING = {"float32": 2e-5, "float64": 4e-14}

Gradient = Callable[[Any, int], Any]


def quadratic(rng: np.random.Generator, shape: tuple[int, ...]) -> Gradient:
    """The gradient of sum of c_i * (p_i - q_i)^2."""
    c, q = rng.uniform(0.1, 2, shape), rng.normal(size=shape)
    return lambda p, k: 2 * c * (p - q)


def wavy(rng: np.random.Generator, shape: tuple[int, ...]) -> Gradient:
    """The gradient of sum of cos(a_i * p_i) + p_i^4 / 100, which is not quadratic."""
    a = rng.uniform(0.5, 1.5, shape)
    return lambda p, k: -a * np.sin(a * p) + p**3 / 25


def noisy(rng: np.random.Generator, shape: tuple[int, ...]) -> Gradient:
    """Gradients that come whatever the parameters are, of very different sizes."""
    sizes = 10 ** rng.uniform(-3, 3, STEPS)
    made = [rng.normal(size=shape) * size for size in sizes]
    return lambda p, k: made[k]


def both(
    name: str,
    precision: str,
    gradient: Gradient,
    start: Any,
    settings: dict[str, float],
) -> Iterator[tuple[Any, Any, tuple[Any, ...], dict[str, Any]]]:
    """Parameters and what is remembered after each update, by hand and by torch.

    Both are given the gradient at the parameters by hand, so that only the rules can
    make a difference.
    """
    by_hand = optimizers.BY_HAND[name]
    params = start.astype(precision)
    state = by_hand.init(params)
    tensor = torch.tensor(params)
    by_torch = BY_TORCH[name]([tensor], settings)
    for k in range(STEPS):
        g = np.asarray(gradient(params.astype(np.float64), k)).astype(precision)
        params, state = by_hand.step(params, g, state, settings)
        tensor.grad = torch.tensor(g)
        by_torch.step()
        yield params, tensor.numpy(), state, by_torch.state[tensor]


@pytest.mark.parametrize("precision", ROUNDING)
@pytest.mark.parametrize("kind", [quadratic, wavy, noisy])
@pytest.mark.parametrize("name", REMEMBERING)
def test_every_rule_by_hand_is_that_of_torch(
    name: str, kind: Callable[..., Gradient], precision: str
) -> None:
    rng = np.random.default_rng([len(name), len(kind.__name__)])
    for shape in ((), (3,), (2, 4)):
        settings = {
            "learning_rate": 10 ** rng.uniform(-3, -1.5),
            "momentum": rng.uniform(0.5, 0.95),
            "alpha": rng.uniform(0.8, 0.999),
            "beta1": rng.uniform(0.0, 0.95),
            "beta2": rng.uniform(0.9, 0.9999),
            "eps": 10 ** rng.uniform(-10, -4),
        }
        start = np.asarray(rng.normal(size=shape))
        gradient, moved = kind(rng, shape), 0.0
        names, parts = NAMES_IN_TORCH[name], optimizers.BY_HAND[name].remembers
        largest = dict.fromkeys(("params", *names), 0.0)
        for by_hand, by_torch, state, held in both(
            name, precision, gradient, start, settings
        ):
            pairs = {"params": (by_hand, by_torch)}
            pairs |= {
                there: (state[i], held[there].numpy()) for i, there in enumerate(names)
            }
            assert len(parts) == len(names)
            for what, (mine, torchs) in pairs.items():
                assert mine.dtype == precision
                assert mine.shape == shape
                largest[what] = max(largest[what], float(np.max(np.abs(torchs))))
                off = float(np.max(np.abs(mine - torchs)))
                assert off <= ROUNDING[precision] * largest[what], what
            moved = max(moved, float(np.max(np.abs(by_hand - start))))
        assert moved > 0.001


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_step_changes_nothing_in_place(name: str) -> None:
    optimizer = optimizers.BY_HAND[name]
    params, gradient = np.array([1.0, 2.0]), np.array([3.0, -4.0])
    settings = {"learning_rate": 0.1, **optimizers.defaults_of(name)}
    state = optimizer.init(params)
    first = optimizer.step(params, gradient, state, settings)
    assert params.tolist() == [1, 2]
    assert gradient.tolist() == [3, -4]
    again = optimizer.step(params, gradient, state, settings)
    np.testing.assert_equal(first, again)
    assert len(state) >= len(optimizer.remembers)


def test_the_defaults_are_those_of_torch() -> None:
    w = torch.zeros(1)
    for name, torchs in (
        ("adagrad", torch.optim.Adagrad([w]).defaults),
        ("rmsprop", torch.optim.RMSprop([w]).defaults),
        ("adam", torch.optim.Adam([w]).defaults),
    ):
        named = dict(torchs)
        named |= dict(zip(("beta1", "beta2"), named.get("betas", ()), strict=False))
        for setting, value in optimizers.defaults_of(name).items():
            assert value == named[setting]


# what each run does to the lesson in its first updates, and in the last of ten
FIRST = {
    ("momentum", 0.01, "mean"): ([0.3, 0.825], 2.74158),
    ("momentum", 0.01, "momentum_averaged"): ([0.03], None),
    ("momentum", 0.01, "momentum_dampened"): ([0.3, 0.5955], None),
    ("nesterov", 0.01, "mean"): ([0.57, 1.22055], 2.26055),
    ("adagrad", 0.5, "mean"): ([0.5, 0.8], None),
    ("adagrad", 0.5, "adagrad_averaged"): ([1.58114], None),
    ("adagrad", 0.5, "no_root"): ([0.0166667], None),
    ("rmsprop", 0.1, "mean"): ([1.0], None),
    ("rmsprop", 0.1, "forgets"): ([1.0, 2.0], None),
    ("rmsprop", 0.1, "no_root"): ([0.333333], None),
    ("adam", 0.1, "mean"): ([0.1, 0.199834], 0.975413),
    ("adam", 0.1, "no_correction"): ([0.316228], None),
    ("adam", 0.1, "t_frozen"): ([0.1, 0.23416], None),
    ("adam", 0.1, "no_root"): ([0.00333333], None),
}


@pytest.mark.parametrize(("name", "rate", "slip"), FIRST)
def test_the_lesson_by_hand(name: str, rate: float, slip: str) -> None:
    e = changed(LESSON, optimizer=name, learning_rate=rate, manual_gradient=slip)
    first, last = FIRST[name, rate, slip]
    trace = run_manual(e)
    assert trace.w[1 : 1 + len(first)] == pytest.approx(first, rel=2e-5)
    if last is not None:
        assert trace.final_w == pytest.approx(last, rel=2e-6)
        assert run_autograd(e).final_w == pytest.approx(last, rel=2e-6)


def test_adagrad_that_averages_is_rmsprop_with_an_alpha_of_0_9() -> None:
    settings = {"learning_rate": 0.5, "eps": 1e-10, "alpha": 0.9}
    averages = SLIPS_BY_HAND["adagrad"]["adagrad_averaged"]
    rmsprop = optimizers.BY_HAND["rmsprop"]
    w = its = np.array([0.0])
    squares, v = averages.init(w), rmsprop.init(w)
    for _ in range(50):
        w, squares = averages.step(w, 15 * (w - 2), squares, settings)
        its, v = rmsprop.step(its, 15 * (its - 2), v, settings)
        assert w == pytest.approx(its, rel=1e-12)
    first, _ = averages.step(np.zeros(1), -30.0, averages.init(w), settings)
    assert first == pytest.approx(0.5 / 0.1**0.5)


@pytest.mark.parametrize(
    ("name", "rate", "first"),
    [
        ("momentum", 0.01, [0.3, 0.555]),
        ("adagrad", 0.5, [0.5, 1.0]),
        ("rmsprop", 0.1, [1.0, 2.0]),
        ("adam", 0.1, [0.1, 0.2, 0.3]),
    ],
)
def test_an_optimiser_that_is_made_anew_forgets(
    name: str, rate: float, first: list[float]
) -> None:
    forgetting = {"optimizer": name, "autograd_gradient": "forgets"}
    trace = run_autograd(changed(LESSON, learning_rate=rate, **forgetting))
    assert trace.w[1 : 1 + len(first)] == pytest.approx(first, rel=1e-5)


@pytest.mark.parametrize("update", ["all", "each"])
@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("name", REMEMBERING)
def test_what_is_remembered_is_recorded_with_every_state(
    name: str, model: str, update: str
) -> None:
    e = changed(LESSON, optimizer=name, model=model, update=update, learning_rate=0.05)
    traces = run_manual(e), run_autograd(e)
    for trace in traces:
        assert tuple(trace.buffers) == e.remembers
        for values in trace.buffers.values():
            assert values.shape == trace.params.shape
            assert values.dtype == trace.params.dtype
            assert not values[0].any()
            assert values[1:].all()
        if trace.updates:
            assert tuple(trace.updates.buffers) == e.remembers
            for of_all, own in zip(
                trace.updates.buffers.values(), trace.buffers.values(), strict=True
            ):
                assert of_all.shape == trace.updates.params.shape
                np.testing.assert_equal(of_all[:: e.n], own)
    for part in e.remembers:
        one, other = (trace.buffers[part] for trace in traces)
        np.testing.assert_allclose(one, other, rtol=1e-3)


def test_gradient_descent_remembers_nothing() -> None:
    assert run_manual(LESSON).buffers == run_autograd(LESSON).buffers == {}
    assert LESSON.settings == {"learning_rate": 0.01}
    assert LESSON.remembers == ()


def test_a_memory_that_overflows_ends_the_run() -> None:
    e = Experiment(x=[1e10], y=[1e11], optimizer="adam", learning_rate=1)
    for run in (run_manual, run_autograd):
        trace: Trace = run(e)
        assert trace.diverged_at == 1  # the square of 2e21 is beyond float32
        assert trace.states == 1
        assert run(changed(e, precision="float64")).diverged_at is None


# --- experiments with an optimiser ----------------------------------------------------


def test_what_an_optimiser_does_not_use_is_no_part_of_an_experiment() -> None:
    other = {"momentum": 0.5, "alpha": 0.5, "beta1": 0.5, "beta2": 0.5, "eps": 0.5}
    assert changed(LESSON, **other) == LESSON
    for name in REMEMBERING:
        e = changed(LESSON, optimizer=name)
        used = optimizers.BY_HAND[name].settings
        assert used
        for setting, value in other.items():
            assert (changed(e, **{setting: value}) == e) == (setting not in used)
        assert e != LESSON


def test_eps_is_torchs_unless_another_is_chosen() -> None:
    assert LESSON.eps is None
    for name, eps in (("adagrad", 1e-10), ("rmsprop", 1e-8), ("adam", 1e-8)):
        e = changed(LESSON, optimizer=name)
        assert e.eps == e.settings["eps"] == eps
        assert changed(LESSON, optimizer=name, eps=eps) == e


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"optimizer": "adamw"}, "optimizer"),
        ({"optimizer": None}, "optimizer"),
        ({"optimizer": "momentum", "momentum": 0}, "momentum"),
        ({"optimizer": "momentum", "momentum": 1}, "momentum"),
        ({"optimizer": "rmsprop", "alpha": 1}, "alpha"),
        ({"optimizer": "rmsprop", "alpha": "0.9"}, "alpha"),
        ({"optimizer": "adam", "beta1": -0.1}, "beta1"),
        ({"optimizer": "adam", "beta2": float("nan")}, "beta2"),
        ({"optimizer": "adam", "eps": 0}, "eps"),
        ({"optimizer": "adam", "eps": 2}, "eps"),
        ({"optimizer": "adam", "manual_gradient": "uphill"}, "manual_gradient"),
        ({"manual_gradient": "no_correction"}, "manual_gradient"),
        ({"autograd_gradient": "forgets"}, "autograd_gradient"),
    ],
)
def test_what_cannot_be_is_said_of_its_field(
    change: dict[str, Any], field: str
) -> None:
    with pytest.raises(InputError) as raised:
        changed(LESSON, **change)
    assert raised.value.field == field
    assert " must be " in str(raised.value)


def test_each_optimiser_has_its_own_slips() -> None:
    assert "uphill" in manual_gradients("sgd")
    assert autograd_gradients("sgd") == ("right", "no_zero_grad", "broadcast")
    assert "no_correction" in manual_gradients("adam")
    assert "no_correction" not in manual_gradients("rmsprop")
    for name in REMEMBERING:
        assert "sum" in manual_gradients(name)
        assert autograd_gradients(name)[-1] == "forgets"
