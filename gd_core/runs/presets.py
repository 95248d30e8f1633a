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

PRESETS = {
    "lesson": LESSON,
    "neuron": Experiment(x=[1], y=[2], w0=1, learning_rate=0.1, iterations=20),
    "fast": replace(LESSON, learning_rate=0.14),
    "edge": replace(LESSON, learning_rate=2 / 15),
    "zero_grad": replace(LESSON, iterations=50, autograd_gradient="no_zero_grad"),
    "hubble": Experiment(
        x=HUBBLE_DISTANCES, y=HUBBLE_VELOCITIES, learning_rate=0.1, iterations=60
    ),
}
