"""English: the first screen: what it is about, groups, tour."""

TEXTS = {
    "page.intro": (
        "A line is fitted to points by small steps downhill, and that twice: **by "
        "hand** (NumPy, the slope, called gradient, derived on paper) and **by "
        "autograd** (PyTorch, where `backward()` finds the gradient). Both must give "
        "the same numbers: where they differ, one of them has a mistake."
    ),
    "page.mistake": "Show the mistake that everyone copies",
    "page.mistake.help": (
        "The gradient by hand becomes a sum where the loss averages, as it is printed "
        "in many tutorials."
    ),
    "page.mended": "Show it mended",
    "page.mended.help": "The gradient by hand averages as the loss does.",
    "page.dismiss": "Dismiss",
    "tour.name": "Tour:",
    "tour.lesson": "1 The lesson",
    "tour.mistake": "2 The mistake",
    "tour.step": "3 One step of it",
    "tour.fast": "4 Too fast",
    "tour.open": "{step} (you are here)",
    "tour.skip": "Skip",
    "tour.skip.help": "Takes the tour off the page. The lessons have all of it, too.",
    "group.data": "Data",
    "group.run": "Run",
    "group.slips": "Slips",
    "group.model": "Model",
    "group.optimizer": "Optimiser",
    "group.folded": "{group}: {holds}",
    "group.standardised": "x standardised",
    "option.correct": "correct ({name})",
    "option.slip": "slip: {name}",
    "option.autograd.right": "correct",
    "option.autograd.no_zero_grad": "slip: gradient not reset",
    "option.autograd.forgets": "slip: optimiser re-created",
    "page.narrow.rows": "All rows of the tables",
    "page.narrow.code": "Show the code",
}
