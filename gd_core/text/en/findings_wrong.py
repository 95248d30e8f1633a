"""English: what a slip does, as the title of a picture."""

TEXTS = {
    "finding.size.half": "half of what it should be",
    "finding.size.part": "1/{n} of what it should be",
    "finding.size.times": "{times} times too large",
    "finding.wrong.unknown": "{side} something else runs than what should",
    "finding.wrong.sum": (
        "{side} the gradient is {size}: it adds up where the loss averages"
    ),
    "finding.wrong.sum.again": "{side} the gradient is {size}: it is multiplied by N",
    "finding.wrong.no2": "{side} the gradient is {size}: the 2 is lost",
    "finding.wrong.sum_no2": (
        "{side} the gradient is {size}: no mean, and the 2 is lost"
    ),
    "finding.wrong.sum_no2.again": (
        "{side} the gradient is {size}: multiplied by N, and the 2 is lost"
    ),
    "finding.wrong.averaged": (
        "{side} the gradient is {size}: it averages where the loss adds up"
    ),
    "finding.wrong.averaged.again": (
        "{side} the gradient is {size}: it is divided by N a second time"
    ),
    "finding.wrong.twice": (
        "{side} the gradient is {size}: it keeps the 2 that the half cancels"
    ),
    "finding.wrong.twice.again": "{side} the gradient is {size}: the 2 is there twice",
    "finding.wrong.uphill": (
        "{side} the gradient is added, not subtracted: {it} climbs away from {best}"
    ),
    "finding.wrong.uphill.short": (
        "{side} the gradient is added, not subtracted: uphill"
    ),
    "finding.wrong.no_zero_grad": (
        "{side} the gradient is never reset: each one has all before it in it"
    ),
    "finding.wrong.no_zero_grad.swings": (
        "Without a reset the gradient accumulates: {it} swings around {goal} forever"
    ),
    "finding.wrong.no_zero_grad.diverges.accumulates": (
        "Without a reset the gradient accumulates: {it} swings farther at every step"
    ),
    "finding.wrong.broadcast": (
        "{side} every prediction meets every target: {it} heads for {goal}, not {right}"
    ),
    "finding.wrong.broadcast.line": (
        "{side} every prediction meets every target: the line heads for {line}"
    ),
    "finding.wrong.broadcast.short": "{side} every prediction meets every target",
    "finding.wrong.broadcast.same": (
        "{side} every prediction meets every target: {it} is the same, the loss is not"
    ),
    "finding.wrong.momentum_averaged": (
        "{side} v averages: with (1 − μ)·g in it every step is {rest} times as long"
    ),
    "finding.wrong.momentum_dampened": (
        "{side} every gradient but the first counts only {rest} times"
    ),
    "finding.wrong.lookahead_sign": (
        "{side} Nesterov looks back: g − μ·v, where + μ·v looks ahead"
    ),
    "finding.wrong.adagrad_averaged": (
        "{side} S averages the squares where AdaGrad adds them up"
    ),
    "finding.wrong.no_root": (
        "{side} the gradient is divided by the squares, not by their root"
    ),
    "finding.wrong.eps_inside": (
        "{side} ε stands under the root, where it counts for more"
    ),
    "finding.wrong.forgets": "{side} the memory is dropped before every update",
    "finding.wrong.forgets.autograd": (
        "{side} the optimiser is made anew at every update, and forgets"
    ),
    "finding.wrong.no_correction": (
        "{side} m and v lack bias correction: the first step is {correction} times as "
        "long"
    ),
    "finding.wrong.t_frozen": (
        "{side} t stays 1: the bias correction goes on where it should fade"
    ),
    "finding.wrong.bracket": (
        "{side} ε stands outside the brackets: m/√v + ε, not m/(√v + ε)"
    ),
    "finding.wrong.opposite": "{side} the gradient has the opposite sign",
    "finding.wrong.unnoticed": (
        "{side} the gradient is {size}, and {optimizer} does not notice"
    ),
    "finding.unnoticed": (
        "It divides by the size of the gradients, which cancels; largest difference in "
        "w {w}."
    ),
    "finding.about.no_correction": (
        "m and v, averages of the gradients and of their squares, start at 0."
    ),
}
