"""English: the presets and their stories."""

TEXTS = {
    "preset.mistake": "The mistake everyone copies",
    "preset.mistake.story": (
        "By hand the gradient adds up where the loss averages, and nothing warns of it."
    ),
    "preset.lesson": "The lesson",
    "preset.lesson.story": (
        "Four points on y = 2x, as in every tutorial, and both gradients right."
    ),
    "preset.neuron": "One neuron",
    "preset.neuron.story": (
        "One point, x = 1 and y = 2, with w = 1: the loss is 1 and the gradient −2. "
        "Small enough to check in your head."
    ),
    "preset.fast": "Too fast",
    "preset.fast.story": (
        "The lesson with learning rate 0.14, a little over the edge: every step lands "
        "farther from the optimum than the one before."
    ),
    "preset.edge": "On the edge",
    "preset.edge.story": (
        "The lesson with learning rate 2/15, exactly the edge: the weight flips "
        "between two values and never settles."
    ),
    "preset.zero_grad": "Forgotten zero_grad",
    "preset.zero_grad.story": (
        "The lesson without w.grad = None in the autograd loop: gradients accumulate, "
        "and the weight swings forever."
    ),
    "preset.hubble": "Hubble 1929",
    "preset.hubble.story": (
        "24 galaxies: distance in megaparsec, velocity in km/s. The slope that "
        "gradient descent finds is Hubble's constant as his data had it. (E. Hubble, "
        "PNAS 15, 1929, table 1)"
    ),
    "preset.three": "Three points",
    "preset.three.story": (
        "Small enough to check by hand: the closest line is 5 − 3x, with the errors "
        "−1, 2 and −1. (G. Strang, Introduction to Linear Algebra, on least squares)"
    ),
    "preset.women": "Height and weight",
    "preset.women.story": (
        "15 heights in inches and weights in pounds. From raw heights the run stays "
        "far from 3.45·height − 87.5; with x standardised it gets there. (The World "
        "Almanac and Book of Facts, 1975)"
    ),
}
