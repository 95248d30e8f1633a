"""English: what slips do, as what they act, and how they are mended."""

TEXTS = {
    "why.it": "it",
    "why.gradient": "the gradient",
    "why.sum": "{it} adds up where {loss} averages",
    "why.sum.again": "{it} is multiplied by N, though {loss} adds up already",
    "why.no2": "the 2 that the derivative of a square leaves is lost",
    "why.sum_no2": (
        "{it} adds up where {loss} averages, and the 2 that the derivative of a square "
        "leaves is lost"
    ),
    "why.sum_no2.again": (
        "{it} is multiplied by N, and the 2 that the derivative of a square leaves is "
        "lost"
    ),
    "why.averaged": "{it} averages where {loss} adds up",
    "why.averaged.again": "{it} is divided by N a second time",
    "why.twice": "{it} keeps the 2 that the half of the loss cancels",
    "why.twice.again": "the 2 that the derivative of a square leaves is there twice",
    "why.opposite": "{it} has the opposite sign",
    "slip.line": "Line {line}",
    "slip.marked": "The line marked WRONG",
    "slip.sum": "{line} adds up where {loss} averages: N times too large.",
    "slip.sum.again": (
        "{line} multiplies by N, though {loss} adds up already: N times too large."
    ),
    "slip.no2": (
        "{line} has lost the 2 that the derivative of a square leaves: half of the "
        "gradient."
    ),
    "slip.sum_no2": (
        "{line} adds up where {loss} averages, and has lost the 2 that the derivative "
        "of a square leaves: N/2 times the gradient."
    ),
    "slip.sum_no2.again": (
        "{line} multiplies by N, and has lost the 2 that the derivative of a square "
        "leaves: N/2 times the gradient."
    ),
    "slip.averaged": "{line} averages where {loss} adds up: 1/N of the gradient.",
    "slip.averaged.again": "{line} divides by N a second time: 1/N of the gradient.",
    "slip.twice": (
        "{line} keeps the 2 that the half of the loss cancels: twice the gradient."
    ),
    "slip.twice.again": (
        "{line} has the 2 that the derivative of a square leaves a second time: twice "
        "the gradient."
    ),
    "slip.no_difference": "With N = {n} that makes no difference.",
    "slip.uphill": "{line} adds the gradient to w: uphill, where minus goes downhill.",
    "slip.no_zero_grad": (
        "{line} should reset w.grad: backward() adds each gradient to what is there, "
        "so they accumulate."
    ),
    "slip.broadcast": (
        "{line} makes y a column: prediction - y then has the error of every "
        "prediction beside every target, N × N of them."
    ),
    "fault.item": "“{text}” (item {item})",
    "fault.cell": "“{text}” (row {row}, column “{column}”)",
    "acts.sum": "the sum",
    "acts.sum.again": "N times the gradient",
    "acts.no2": "half the gradient",
    "acts.sum_no2": "the sum without the 2",
    "acts.sum_no2.again": "N/2 times the gradient",
    "acts.averaged": "the mean",
    "acts.averaged.again": "the gradient divided by N",
    "acts.twice": "twice the gradient",
    "acts.first.sum": "The sum",
    "acts.first.sum.again": "N times the gradient",
    "acts.first.no2": "Half the gradient",
    "acts.first.sum_no2": "The sum without the 2",
    "acts.first.sum_no2.again": "N/2 times the gradient",
    "acts.first.averaged": "The mean",
    "acts.first.averaged.again": "The gradient divided by N",
    "acts.first.twice": "Twice the gradient",
    "note.sum": "{n} × the mean ({mean}).",
    "note.sum.again": "{n} × what it should be ({mean}).",
    "note.no2": "Half of what it should be ({mean}).",
    "note.sum_no2": "{n}/2 × what it should be ({mean}).",
    "note.averaged": "1/{n} of what it should be ({mean}).",
    "note.twice": "Twice what it should be ({mean}).",
    "note.no_zero_grad": "Never reset: {before} of the step before is in it.",
    "note.broadcast": "Every prediction beside every target.",
    "note.uphill": "Uphill: it should be minus.",
    "note.last": "The run ends here.",
    "note.diverged": "The next state overflows {precision}.",
    "step.k_beyond": (
        "The run {side} has no state {k}: its last one is {last}, since it overflowed "
        "{precision}; used k={last}."
    ),
}
