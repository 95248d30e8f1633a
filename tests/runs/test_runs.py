"""The two runs: the numbers to hold on to, and the laws both must obey."""

from __future__ import annotations

import ast
import inspect
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Theory, Trace, run_autograd, run_manual
from gd_core.runs.autograd import line as line_by_autograd
from gd_core.runs.autograd import origin as origin_by_autograd
from gd_core.runs.autograd.run import RUNS_BY_AUTOGRAD
from gd_core.runs.manual import line as line_by_hand
from gd_core.runs.manual import origin as origin_by_hand
from gd_core.runs.manual.run import RUNS_BY_HAND
from tests.conftest import changed, experiments, times_mean, weight_in_theory

Run = Callable[[Experiment], Trace]
LESSON = PRESETS["lesson"]
both = pytest.mark.parametrize("run", [run_manual, run_autograd])


@both
def test_the_lesson_goes_as_the_book_says(run: Run) -> None:
    trace = run(LESSON)
    assert trace.loss[0] == 30
    assert trace.gradient[0] == -30
    assert trace.w[1] == pytest.approx(0.3, rel=1e-6)
    assert trace.loss[1] == pytest.approx(21.675, rel=1e-6)
    assert trace.gradient[1] == pytest.approx(-25.5, rel=1e-6)
    assert trace.final_w == pytest.approx(1.60625, abs=5e-6)


def test_the_sum_gradient_goes_as_the_tutorial_printed() -> None:
    trace = run_manual(changed(LESSON, manual_gradient="sum"))
    assert trace.loss[0] == 30
    assert trace.gradient[0] == -120
    assert trace.w[1] == pytest.approx(1.2, rel=1e-6)
    assert trace.loss[1] == pytest.approx(4.8, rel=1e-6)
    assert trace.gradient[1] == pytest.approx(-48, rel=1e-6)
    assert trace.final_w == pytest.approx(1.99979, abs=5e-6)


def test_autograd_does_not_make_the_manual_mistake() -> None:
    summed = run_autograd(changed(LESSON, manual_gradient="sum"))
    assert summed.w.tobytes() == run_autograd(LESSON).w.tobytes()


@both
def test_one_neuron_has_loss_1_and_gradient_minus_2(run: Run) -> None:
    trace = run(PRESETS["neuron"])
    assert (trace.w[0], trace.loss[0], trace.gradient[0]) == (1, 1, -2)


@both
@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("iterations", [1, 10, 333])
def test_a_trace_has_a_state_more_than_iterations(
    run: Run, precision: str, iterations: int
) -> None:
    trace = run(changed(LESSON, precision=precision, iterations=iterations))
    for values in (trace.w, trace.loss, trace.gradient):
        assert values.shape == (iterations + 1,)
        assert values.dtype == precision
    assert trace.diverged_at is None


@both
@given(experiments(precision="float64"))
def test_every_state_is_what_the_formulas_say(run: Run, e: Experiment) -> None:
    trace = run(e)
    for w, loss, gradient in zip(trace.w, trace.loss, trace.gradient, strict=True):
        error, times = w * e.x - e.y, times_mean(e.loss, e.n)
        size = times * np.mean(np.square(np.abs(w * e.x) + np.abs(e.y)))
        expected_loss = times * np.mean(error**2)
        assert loss == pytest.approx(expected_loss, rel=1e-12, abs=1e-12 * size)
        sizes = 2 * np.abs(e.x) * (np.abs(w * e.x) + np.abs(e.y))
        # of the smallest numbers the last bit is more than that
        bound = 1e-12 * times * np.mean(sizes) + 1e-320
        slope = times * np.mean(2 * e.x * error)
        assert gradient == pytest.approx(slope, abs=bound)
    expected = trace.w[:-1] - e.learning_rate * trace.gradient[:-1]
    np.testing.assert_allclose(trace.w[1:], expected, rtol=1e-15, atol=1e-300)


@both
@given(experiments(precision="float64"))
def test_the_gradient_is_the_slope_of_the_loss(run: Run, e: Experiment) -> None:
    h = 2.0**-10

    def loss(w: float) -> float:
        return times_mean(e.loss, e.n) * float(np.mean((w * e.x - e.y) ** 2))

    trace = run(changed(e, iterations=1))
    w = float(trace.w[0])
    slope = (loss(w + h) - loss(w - h)) / (2 * h)  # exact for a parabola
    size = loss(w) + loss(w + h) + loss(0)
    assert trace.gradient[0] == pytest.approx(slope, abs=1e-10 * float(size) + 1e-9)


@both
@given(experiments(precision="float64", share=st.floats(0.01, 1.0)))
def test_a_run_follows_the_closed_form(run: Run, e: Experiment) -> None:
    theory, trace = Theory(e), run(e)
    expected = weight_in_theory(theory, np.arange(trace.states))
    size = np.max(np.abs(trace.w)) + abs(theory.optimum) + np.max(np.abs(e.y))
    np.testing.assert_allclose(trace.w, expected, rtol=1e-9, atol=1e-9 * size)


@both
@given(experiments(precision="float64", share=st.floats(0.01, 1.2)))
def test_each_step_contracts_the_distance_by_rho(run: Run, e: Experiment) -> None:
    theory, trace = Theory(e), run(e)
    distance = trace.w - theory.optimum
    size = np.max(np.abs(trace.w)) + abs(theory.optimum)
    np.testing.assert_allclose(
        distance[1:], theory.rho * distance[:-1], atol=1e-10 * size + 1e-12
    )


@both
@given(experiments(precision="float64"), st.sampled_from([0.25, 0.5, 2, 8, 64]))
def test_scaling_x_scales_w_the_other_way(run: Run, e: Experiment, s: float) -> None:
    scaled = changed(e, x=e.x * s, w0=e.w0 / s, learning_rate=e.learning_rate / s**2)
    one, other = run(e), run(scaled)
    np.testing.assert_array_equal(other.w * s, one.w)  # exact: powers of two
    np.testing.assert_array_equal(other.loss, one.loss)


@both
@given(experiments(precision="float64"), st.sampled_from([0.25, 0.5, 2, 8, 64]))
def test_scaling_y_scales_w_with_it(run: Run, e: Experiment, s: float) -> None:
    one, other = run(e), run(changed(e, y=e.y * s, w0=e.w0 * s))
    np.testing.assert_array_equal(other.w, one.w * s)
    np.testing.assert_array_equal(other.loss, one.loss * s * s)


@both
@pytest.mark.parametrize("precision", ["float32", "float64"])
@given(share=st.floats(2.5, 1e4), w0=st.floats(-1e6, 1e6).filter(lambda w: abs(w) > 1))
def test_a_diverging_run_ends_finite(
    run: Run, precision: str, share: float, w0: float
) -> None:
    rate = share / 7.5
    e = changed(
        LESSON,
        y=[0, 0, 0, 0],
        w0=w0,
        learning_rate=rate,
        iterations=2_000,
        precision=precision,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        trace = run(e)
    assert trace.diverged_at == trace.states
    assert 1 <= trace.states < 2_000
    for values in (trace.w, trace.loss, trace.gradient):
        assert np.all(np.isfinite(values))
    growth = abs(Theory(e).rho) ** 2
    assert 7.5 * trace.w[-1] ** 2 > np.finfo(precision).max / growth / 100


@both
def test_a_run_that_diverges_at_once_keeps_its_start(run: Run) -> None:
    trace = run(changed(LESSON, learning_rate=1e9, w0=1e6, x=[1e8] * 4))
    assert trace.states == trace.diverged_at == 1
    assert trace.w[0] == 1e6


@both
def test_on_the_edge_the_weight_flips_for_ever(run: Run) -> None:
    trace = run(PRESETS["edge"])
    np.testing.assert_allclose(trace.w[::2], 0, atol=1e-5)
    np.testing.assert_allclose(trace.w[1::2], 4, atol=1e-5)


@both
def test_a_learning_rate_of_0_moves_nothing(run: Run) -> None:
    trace = run(changed(LESSON, learning_rate=0, w0=1.5))
    assert set(trace.w.tolist()) == {1.5}


@both
def test_all_x_0_gives_nothing_to_learn(run: Run) -> None:
    trace = run(changed(LESSON, x=[0, 0, 0, 0], w0=3))
    assert set(trace.w.tolist()) == {3.0}
    assert set(trace.gradient.tolist()) == {0.0}


@both
def test_a_hundred_thousand_points_run(run: Run) -> None:
    x = np.linspace(-1, 1, 100_000)
    trace = run(Experiment(x=x, y=3 * x, learning_rate=1.4, iterations=3))
    assert trace.final_w == pytest.approx(3, rel=1e-3)


def test_the_runs_are_the_same_every_time() -> None:
    for run in (run_manual, run_autograd):
        assert run(PRESETS["hubble"]).w.tobytes() == run(PRESETS["hubble"]).w.tobytes()


# --- the twins are what they say they are ---------------------------------------------


def imported(room: Any) -> set[str]:
    """The packages that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(room))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("room", [origin_by_hand, line_by_hand])
def test_a_run_by_hand_knows_nothing_of_autograd_nor_the_theory(room: Any) -> None:
    own = {"experiment", "trace", "manual.gradients", "manual.losses", "optimizers"}
    found = imported(room) - {"math", "numpy", "itertools"}
    assert found == {f"gd_core.runs.{name}" for name in own}


@pytest.mark.parametrize("room", [origin_by_autograd, line_by_autograd])
def test_a_run_by_autograd_knows_nothing_of_the_one_by_hand(room: Any) -> None:
    own = {"experiment", "trace", "autograd.losses"}
    assert imported(room) - {"math", "torch"} == {f"gd_core.runs.{n}" for n in own}


@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("runs", [RUNS_BY_HAND, RUNS_BY_AUTOGRAD])
def test_the_four_stages_stand_in_order_in_one_screenful(
    runs: dict[tuple[str, str], Any], model: str
) -> None:
    lines = inspect.getsource(runs[model, "all"]).splitlines()
    comments = [line.strip() for line in lines if line.strip().startswith("# ")]
    comments = [comment for comment in comments if "WRONG" not in comment]
    words = [comment.split()[1].strip(":;,") for comment in comments]
    assert words == ["prediction", "loss", "gradient", "update"]
    assert len(lines) <= 46
    assert max(map(len, lines)) <= 62  # what a column of the page shows


def test_autograd_builds_a_graph_and_walks_it_at_every_iteration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import torch

    walked = []
    backward = torch.Tensor.backward

    def counted(loss: torch.Tensor, *args: Any) -> None:
        walked.append(type(loss.grad_fn).__name__)
        backward(loss, *args)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(torch.Tensor, "backward", counted)
    trace = run_autograd(LESSON)
    assert walked == ["MeanBackward0"] * trace.states
