"""English: learning rates and steps, as the title of a picture."""

TEXTS = {
    "finding.rate": "Learning rate {rate} is {of_edge} the edge {edge}: {does}",
    "finding.rate.short": "Learning rate {rate} is {of_edge} the edge {edge}: {short}",
    "finding.rate.shortest": "Learning rate {rate} is {of_edge} the edge {edge}",
    "finding.rate.lands": (
        "Learning rate {rate} is the fastest: one {step} lands on {best}"
    ),
    "finding.rate.flips": (
        "Learning rate {rate} is exactly the edge: {it} jumps from side to side forever"
    ),
    "finding.rate.slip": (
        "{side} {what} acts as learning rate {effective}, {of_edge} the edge {edge}: "
        "{short}"
    ),
    "finding.rate.slip.short": (
        "{side} {what} acts as learning rate {effective}, {of_edge} the edge {edge}"
    ),
    "finding.rate.slip.shortest": "{side} {what} acts as learning rate {effective}",
    "finding.rate.broadcast": (
        "{side}, of every pair, {rate} is {of_edge} the edge {edge}: {short}"
    ),
    "finding.rate.broadcast.short": (
        "{rate} is {of_edge} the edge of every pair, {edge}"
    ),
    "finding.rate.no_zero_grad": (
        "Without a reset {rate} is {of_edge} its edge {edge}: {it} {short}"
    ),
    "finding.rate.no_zero_grad.short": (
        "Without a reset {rate} is {of_edge} its edge {edge}"
    ),
    "finding.rate.unknown": (
        "What learning rate {rate} does with {optimizer}, only the run tells"
    ),
    "finding.does.converges": "each {step} closes {closes} of the gap",
    "finding.exact.adam": (
        "{optimizer} at {rate}: the first step is {length} long, whatever the gradient"
    ),
    "finding.exact.rmsprop": (
        "{optimizer} at {rate}: the first step is {length} long, whatever the gradient"
    ),
    "finding.exact.adagrad": (
        "{optimizer} at {rate}: the first step is {length} long, whatever the gradient"
    ),
    "finding.exact.after": (
        "What follows only the run tells; a factor in the gradient counts only through "
        "ε."
    ),
    "finding.exact.swings": (
        "In the end it swings by about η/2 = {half}, unless it hits the best exactly."
    ),
    "finding.never_reset": (
        "Each gradient has all before it in it, and the memory adds them up once more."
    ),
    "finding.edge": (
        "Above the edge {edge_is} it diverges; fastest = {fastest_is}; {letter} = {a}, "
        "{of}."
    ),
    "finding.edge.alone": "Above the edge {edge_is} it diverges; {letter} = {a}, {of}.",
    "finding.edge.own": "Above its edge, {edge_is}, this run diverges.",
    "finding.edge.plateau": (
        "Above the edge {edge_is} it diverges; fastest from {fastest_is} on; {letter} "
        "= {a}, {of}."
    ),
    "finding.letter.origin": "a",
    "finding.letter.line": "λ",
    "finding.edge.passes": "edge = {edge}: up to there the passes settle.",
    "finding.rho": "Each step multiplies the gap by ρ = 1 − 2aη = {rho}.",
    "finding.rho.slip": (
        "Each step multiplies the gap by ρ = 1 − 2aη = {rho}, η = {effective}."
    ),
    "finding.left": "After {after} {left} remains of the way to {best}.",
    "finding.other": "{side} it {does}.",
    "finding.at.all": "Iteration {k}",
    "finding.at.each": "Iteration {k}, point {point},",
    "finding.step": "{where} {side}: the gradient {gradient} moves w from {w} to {to}",
    "finding.step.short": "{where} {side}: w from {w} to {to}",
    "finding.step.still": "{where} {side}: the gradient {gradient} leaves w at {w}",
    "finding.step.still.short": "{where} {side}: w stays at {w}",
    "finding.step.line": (
        "{where} {side}: the gradients {gradient} and {gradient_b} lead to w = {to}, b "
        "= {b_to}"
    ),
    "finding.step.line.short": "{where} {side}: on to w = {to}, b = {b_to}",
    "finding.step.end": "{where} {side}: the run ends at w = {w}",
    "finding.step.gone": "{where} {side}: the next update overflows {precision}",
    "finding.step.slipped": (
        "{where} {side}: the gradient {gradient} is {size}, and moves w from {w} to "
        "{to}"
    ),
    "finding.step.slipped.short": (
        "{where} {side}: the gradient {gradient} is {size}; w from {w} to {to}"
    ),
    "finding.step.never_reset": (
        "{where} {side}, never reset: the gradient {gradient} = {own} {added} moves w "
        "to {to}"
    ),
    "finding.step.never_reset.short": (
        "{where} {side}: the gradient {gradient} has {before} in it, never reset"
    ),
    "finding.step.size": "{times} times the correct {right}",
    "finding.step.at_edge": (
        "{where} at the edge {edge}: w jumps from {w} to {to}, the loss stays {loss}"
    ),
    "finding.step.past_edge": (
        "{where} {side}: η = {rate} is past the edge {edge}, w jumps from {w} to {to}"
    ),
    "finding.step.past_edge.short": (
        "{where}: η = {rate} is past the edge {edge}, w jumps to {to}"
    ),
    "finding.step.here": "The loss is {loss}, the gradient {gradient}.",
    "finding.step.farther": (
        "{where} {side}: the gradient {gradient} moves w from {w} to {to}, farther off"
    ),
    "finding.loss.all": "The loss is {loss}; ",
    "finding.loss.each": "The loss of this point is {loss}; ",
    "finding.step.by.sgd": "the step is −η · gradient = {step}, with η = {rate}.",
    "finding.step.by.uphill": "the step is +η · gradient = {step}, with η = {rate}.",
    "finding.step.by.momentum": "the step is −η · v = {step}, with η = {rate}.",
    "finding.step.by.nesterov": (
        "the step is −η · (gradient + μ · v) = {step}, with η = {rate}."
    ),
    "finding.step.by.other": "the step of w is {step}, with η = {rate}.",
    "finding.gradient.one.mean": "{it}: 2·x·error of the one point, error = ŷ − y.",
    "finding.gradient.one.half_mean": "{it}: x·error of the one point, error = ŷ − y.",
    "finding.gradient.one.sum": "{it}: 2·x·error of the one point, error = ŷ − y.",
    "finding.gradient.one.half_sum": "{it}: x·error of the one point, error = ŷ − y.",
    "finding.gradient.mean": (
        "{it}: the mean of 2·x·error over the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.half_mean": (
        "{it}: the mean of x·error over the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.sum": (
        "{it}: the sum of 2·x·error over the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.half_sum": (
        "{it}: the sum of x·error over the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.mean.line": (
        "{it}: the mean of 2·x·error for w, of 2·error for b, over the N = {n} points, "
        "error = ŷ − y."
    ),
    "finding.gradient.half_mean.line": (
        "{it}: the mean of x·error for w, of error for b, over the N = {n} points, "
        "error = ŷ − y."
    ),
    "finding.gradient.sum.line": (
        "{it}: the sum of 2·x·error for w, of 2·error for b, over the N = {n} points, "
        "error = ŷ − y."
    ),
    "finding.gradient.half_sum.line": (
        "{it}: the sum of x·error for w, of error for b, over the N = {n} points, "
        "error = ŷ − y."
    ),
    "finding.gradient.one.mean.line": (
        "{it} of the one point: 2·x·error for w, 2·error for b, error = ŷ − y."
    ),
    "finding.gradient.one.half_mean.line": (
        "{it} of the one point: x·error for w, error for b, error = ŷ − y."
    ),
    "finding.gradient.one.sum.line": (
        "{it} of the one point: 2·x·error for w, 2·error for b, error = ŷ − y."
    ),
    "finding.gradient.one.half_sum.line": (
        "{it} of the one point: x·error for w, error for b, error = ŷ − y."
    ),
    "finding.gradient_is": "The gradient",
    "finding.gradient_is.slip": "The correct gradient",
}
