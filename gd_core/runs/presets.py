"""Presets: small stories to start from; `gd_core.text` has their titles and texts."""

from __future__ import annotations

from dataclasses import replace

from gd_core.runs.experiment import Experiment

LESSON = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8])

# E. Hubble, "A relation between distance and radial velocity among extra-galactic
# nebulae", PNAS 15 (1929), table 1: distances in Mpc, velocities in km/s.
HUBBLE_DISTANCES = (
    *(0.032, 0.034, 0.214, 0.263, 0.275, 0.275, 0.45, 0.5, 0.5, 0.63, 0.8, 0.9),
    *(0.9, 0.9, 0.9, 1.0, 1.1, 1.1, 1.4, 1.7, 2.0, 2.0, 2.0, 2.0),
)
HUBBLE_VELOCITIES = (
    *(170, 290, -130, -70, -185, -220, 200, 290, 270, 200, 300, -30),
    *(650, 150, 500, 920, 450, 500, 500, 960, 500, 850, 800, 1090),
)

# The World Almanac and Book of Facts, 1975: average heights in inches and weights in
# pounds of American women aged 30 to 39; "women" in R, whose lm(weight ~ height) gives
# weight = 3.45 * height - 87.51667. A line without a bias would have the slope 2.1.
WOMENS_HEIGHTS = tuple(range(58, 73))
WOMENS_WEIGHTS = (
    *(115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164),
)

# G. Strang, "Introduction to Linear Algebra", chapter on least squares: the closest
# line to the points (0, 6), (1, 0), (2, 0) is 5 - 3 * t, with the errors 1, -2, 1.
STRANGS_LINE = Experiment(
    x=[0, 1, 2], y=[6, 0, 0], model="line", learning_rate=0.1, iterations=100
)

LESSON_BY_ADAM = replace(LESSON, optimizer="adam", learning_rate=0.1)

# what is copied from one tutorial to the next: the gradient by hand is a sum, N times
# too large, beside a loss that averages
COPIED_MISTAKE = replace(LESSON, manual_gradient="sum")

PRESETS = {
    "mistake": COPIED_MISTAKE,
    "lesson": LESSON,
    "neuron": Experiment(x=[1], y=[2], w0=1, learning_rate=0.1, iterations=20),
    "fast": replace(LESSON, learning_rate=0.14),
    "edge": replace(LESSON, learning_rate=2 / 15),
    "zero_grad": replace(LESSON, iterations=50, autograd_gradient="no_zero_grad"),
    "hubble": Experiment(
        x=HUBBLE_DISTANCES, y=HUBBLE_VELOCITIES, learning_rate=0.1, iterations=60
    ),
    "three": STRANGS_LINE,
    "women": Experiment(
        x=WOMENS_HEIGHTS,
        y=WOMENS_WEIGHTS,
        model="line",
        learning_rate=0.0001,
        iterations=100,
    ),
    "momentum": replace(
        LESSON, optimizer="momentum", learning_rate=0.01, iterations=60
    ),
    "correction": replace(
        LESSON_BY_ADAM, manual_gradient="no_correction", iterations=40
    ),
    "unnoticed": replace(LESSON_BY_ADAM, manual_gradient="sum"),
    "recreated": replace(
        LESSON_BY_ADAM,
        autograd_gradient="forgets",
        learning_rate=0.15,  # with 0.1 it would come to stand on the optimum
        iterations=40,
    ),
}

# several runs in one picture: the present one, and those that are pinned beside it
_ON_WOMEN = replace(PRESETS["women"], iterations=1_000)
_WITH_MOMENTUM = replace(STRANGS_LINE, optimizer="momentum")
RACES = {
    "rates": tuple(
        replace(LESSON, learning_rate=rate, iterations=40) for rate in (0.01, 0.05, 0.1)
    ),
    # each at the best rate of `analysis.fair`
    "valley": tuple(
        replace(_ON_WOMEN, optimizer=optimizer, learning_rate=rate)
        for optimizer, rate in (
            ("sgd", 0.0002),
            ("momentum", 0.0002),
            ("nesterov", 0.0001),
            ("adagrad", 5.0),
            ("rmsprop", 0.05),
            ("adam", 5.0),
        )
    ),
    "with_momentum": (
        replace(_WITH_MOMENTUM, optimizer="sgd"),
        replace(_WITH_MOMENTUM, momentum=0.5),
        replace(_WITH_MOMENTUM, momentum=0.9),
    ),
    "scaled": (
        replace(PRESETS["women"], iterations=100),
        replace(PRESETS["women"], iterations=100, standardize=True, learning_rate=0.1),
    ),
}
