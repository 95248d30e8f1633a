"""The English texts of findings, a part of `en.CATALOGUE`.

A title has no full stop; that in ".short" is taken where there is no room for it.
"""

FINDING_TEXTS = {
    # --- words ---------------------------------------------------------------
    "finding.iteration": "1 iteration",
    "finding.iterations": "{count} iterations",
    "finding.step.all": "step",
    "finding.step.each": "pass",
    "finding.param": "{name} = {value}",
    "finding.it.origin": "w",
    "finding.it.line": "the line",
    "finding.goal.origin": "the best w",
    "finding.goal.line": "the best line",
    "finding.best.origin": "the best w = {w}",
    "finding.best.line": "the best line",
    "finding.goal.pairs.origin": "w = {w}, the best of every pair",
    "finding.goal.pairs.line": "the best line of every pair",
    "finding.goal.passes.origin": "w = {w}, where the passes settle",
    "finding.goal.passes.line": "the line where the passes settle",
    # --- what becomes of a run: titles ---------------------------------------
    "finding.run.reached": "Converges: {it} reaches {best} within {after}",
    "finding.run.reached.at": (
        "Converges: from iteration {near} on at most 1 % of the way to {best} is left"
    ),
    "finding.run.converges.near": (
        "Converging: {left} of the way to {best} remains after {after}"
    ),
    "finding.run.converges.near.mid": (
        "Converging: {left} of the way remains after {after}"
    ),
    "finding.run.converges.near.short": "Converging: {left} of the way remains",
    "finding.run.converges.far": (
        "Converging slowly: {left} of the way remains after {after}"
    ),
    "finding.run.converges.far.short": "Converging slowly: {left} of the way remains",
    "finding.run.converges.grown": (
        "Not converging yet: {left} of the first distance is there after {after}"
    ),
    "finding.run.overshoots.near": (
        "Overshooting and converging: {left} of the way remains after {after}"
    ),
    "finding.run.overshoots.near.short": "Overshooting: {left} of the way remains",
    "finding.run.overshoots.far": (
        "Overshooting, closing in slowly: {left} of the way remains after {after}"
    ),
    "finding.run.overshoots.far.short": "Overshooting: {left} of the way remains",
    "finding.run.overshoots.grown": (
        "Overshooting: {left} of the first distance is there after {after}"
    ),
    "finding.run.velocity.near": (
        "{optimizer} converges without a swing: {left} of the way remains after {after}"
    ),
    "finding.run.velocity.far": (
        "{optimizer}, without a swing: {left} of the way remains after {after}"
    ),
    "finding.run.spirals.near": (
        "{optimizer} swings and converges: the last swing leaves up to {left}"
    ),
    "finding.run.spirals.near.short": "{optimizer} swings and converges",
    "finding.run.spirals.far": (
        "{optimizer} swings, closing in slowly: the last swing leaves up to {left}"
    ),
    "finding.run.spirals.far.short": "{optimizer} swings, closing in slowly",
    "finding.run.spirals.grown": (
        "{optimizer} swings: {left} of the first distance is there after {after}"
    ),
    "finding.run.turns.near": (
        "Turning inwards: {left} of the way remains after {after}"
    ),
    "finding.run.turns.far": (
        "Turning inwards slowly: {left} of the way remains after {after}"
    ),
    "finding.run.turns.grown": (
        "Turning: {left} of the first distance is there after {after}"
    ),
    "finding.run.measured.near": (
        "{optimizer}: {left} of the way to {best} remains after {after}"
    ),
    "finding.run.measured.near.mid": (
        "{optimizer}: {left} of the way remains after {after}"
    ),
    "finding.run.measured.near.short": "{optimizer}: {left} of the way remains",
    "finding.run.measured.far": (
        "{optimizer} is still on its way: {left} of it remains after {after}"
    ),
    "finding.run.measured.far.short": "{optimizer}: {left} of the way remains",
    "finding.run.measured.grown": (
        "{optimizer} is {left} of the first distance away after {after}"
    ),
    "finding.run.unknown": "What becomes of {it} no formula tells, only the run",
    "finding.run.lands": "One {step} lands on {best}",
    "finding.run.lands_in_two": "Two steps land on {best}: past it, and back",
    "finding.run.flips": "On the edge: {it} jumps from side to side of {best} forever",
    "finding.run.flips.short": "On the edge: {it} jumps from side to side forever",
    "finding.run.diverges": (
        "η = {rate}, above the edge {edge}: each step lands {factor} times as far, on "
        "the other side"
    ),
    "finding.run.diverges.mid": (
        "η = {rate}: every step lands {factor} times as far from the best w, on the "
        "other side"
    ),
    "finding.run.diverges.short": (
        "Every step lands {factor} times as far from the best w"
    ),
    "finding.run.diverges.line": (
        "η = {rate}: every step lands {factor} times as far away, across the valley"
    ),
    "finding.run.diverges.each": (
        "η = {rate}: every pass through the points ends {factor} times as far away"
    ),
    "finding.run.diverges.accumulates": (
        "Never reset, the gradient accumulates: {it} swings farther at every step"
    ),
    "finding.run.diverges.velocity": (
        "η = {rate} is past the edge: {it} swings farther and farther away"
    ),
    "finding.run.swings": (
        "Never reset, the gradient accumulates: {it} swings around {goal} forever"
    ),
    "finding.run.climbs": "Uphill: every {step} ends {factor} times as far from {best}",
    "finding.run.drifts": "The velocity turns around: {it} drifts away from {best}",
    "finding.run.strands": "{it} comes to rest away from {best}",
    "finding.run.nothing_to_learn": "All x are 0: no w is better than another",
    "finding.run.already_there": "{it} starts at {best}, and nothing moves",
    "finding.run.rate_zero": "Learning rate 0: nothing moves",
    "finding.run.rounded_away": (
        "Every update is too small for {precision}: nothing moves"
    ),
    "finding.run.still": "Nothing moves",
    # --- the numbers of both runs ---------------------------------------------
    "finding.moved.origin": (
        "w goes from {first_w} to {last}, the loss from {first_loss} to {last_loss}."
    ),
    "finding.moved.line": (
        "From {first} to w = {last}, b = {last_b}, the loss from {first_loss} to "
        "{last_loss}."
    ),
    "finding.moved.flips": "It flips between w = {first_w} and w = {mirror}.",
    "finding.gone": "It overflows {precision} at iteration {k}.",
    "finding.gone.at": "overflow at {k}",
    "finding.closes.converges": "Each {step} closes {closes} of the gap to {best}.",
    "finding.closes.overshoots": (
        "Each {step} jumps over the goal and closes {closes} of the gap."
    ),
    "finding.closes.line": (
        "Along the flattest direction each step closes {closes} of the gap."
    ),
    "finding.agree.not_in_w": "all weights are the same",
    "finding.identical": (
        "By hand and by autograd all numbers are the same, to the last bit."
    ),
    "finding.agree": ("Both agree to within {precision} rounding: {apart}."),
    "finding.agree.origin": "w differs by at most {w}",
    "finding.agree.line": "w and b differ by at most {w}",
    "finding.differ.at": (
        "At iteration {k} {what} is {manual} by hand, {autograd} by autograd."
    ),
    "finding.the_step": "the step of {name}",
    "finding.the_loss": "the loss",
    "finding.differ.adds": (
        "At iteration {k} the gradient is {right} by hand, by autograd {wrong} = "
        "{right} {before}: the new one on top of the old."
    ),
    "finding.acts": (
        "It only acts like the learning rate {effective} ({times}): the edge is "
        "{nearer} times nearer, {edge}."
    ),
    "finding.acts.farther": (
        "It only acts like the learning rate {effective} ({times})."
    ),
    "finding.ends.origin": (
        "After {after} w = {manual} by hand, {autograd} by autograd; the best is "
        "{best_w}."
    ),
    "finding.ends.no_best.origin": (
        "After {after} w = {manual} by hand, {autograd} by autograd."
    ),
    "finding.ends.line": "In the end {manual} by hand, {autograd} by autograd.",
    "finding.ends.no_best.line": "In the end {manual} by hand, {autograd} by autograd.",
    "finding.ends.loss": "The loss ends at {manual} by hand, {autograd} by autograd.",
    "finding.ends.gone": "By hand: {manual}; by autograd: {autograd}.",
    "finding.past": (
        "Past the best w, by hand w goes as far as {manual}, by autograd as far as "
        "{autograd}."
    ),
    "finding.past.one": "{side} w goes past the best one, as far as {w}.",
    "finding.alone.converges.spirals": (
        "Without momentum {left} of the way would remain, and nothing would swing."
    ),
    "finding.alone.converges": "Without momentum {left} of the way would remain.",
    "finding.alone.overshoots": "Without momentum {left} of the way would remain.",
    "finding.alone.diverges": "Without momentum this rate would diverge.",
    "finding.becomes": "By hand it {manual}, by autograd it {autograd}.",
    "finding.becomes.closes": (
        "Each {step} closes {manual} of the gap to the best by hand, {autograd} by "
        "autograd."
    ),
    "finding.differ.unknown": (
        "They differ from iteration {k} on, and no known mistake explains it"
    ),
    "finding.differ.both": "Both runs slip, and they differ",
    "finding.differ.both_named": (
        "Both runs slip: {manual} by hand, {autograd} by autograd"
    ),
    # --- what is wrong: titles -------------------------------------------------
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
    "finding.wrong.twice.again": (
        "{side} the gradient is {size}: the 2 is there twice"
    ),
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
        "Never reset, the gradient accumulates: {it} swings around {goal} forever"
    ),
    "finding.wrong.no_zero_grad.diverges.accumulates": (
        "Never reset, the gradient accumulates: {it} swings farther at every step"
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
        "{side} no bias correction (m and v start at 0): first step {correction} times "
        "as long"
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
    # --- where a learning rate stands ------------------------------------------
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
        "Never reset, {rate} is {of_edge} its edge {edge}: {it} {short}"
    ),
    "finding.rate.no_zero_grad.short": (
        "Never reset, {rate} is {of_edge} its edge {edge}"
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
    "finding.edge.passes": "edge = {edge}: up to there the passes settle.",
    "finding.rho": "Each step multiplies the gap by ρ = 1 − 2aη = {rho}.",
    "finding.rho.slip": (
        "Each step multiplies the gap by ρ = 1 − 2aη = {rho}, η = {effective}."
    ),
    "finding.left": "After {after} {left} remains of the way to {best}.",
    "finding.other": "{side} it {does}.",
    # --- one step ----------------------------------------------------------------
    "finding.at.all": "Iteration {k}",
    "finding.at.each": "Iteration {k}, point {point},",
    "finding.step": (
        "{where} {side}: the gradient {gradient} moves w from {w} to {to}"
    ),
    "finding.step.short": "{where} {side}: w from {w} to {to}",
    "finding.step.still": "{where} {side}: the gradient {gradient} leaves w at {w}",
    "finding.step.still.short": "{where} {side}: w stays at {w}",
    "finding.step.line": (
        "{where} {side}: the gradients {gradient} and {gradient_b} lead to w = {to}, "
        "b = {b_to}"
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
    "finding.step.size.mean": "{times} times the mean",
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
    "finding.gradient.one.mean": (
        "The correct gradient is 2·x·error of the one point, error = ŷ − y."
    ),
    "finding.gradient.one.half_mean": (
        "The correct gradient is x·error of the one point, error = ŷ − y."
    ),
    "finding.gradient.one.sum": (
        "The correct gradient is 2·x·error of the one point, error = ŷ − y."
    ),
    "finding.gradient.one.half_sum": (
        "The correct gradient is x·error of the one point, error = ŷ − y."
    ),
    "finding.gradient.mean": (
        "The correct gradient is the mean of 2·x·error over the N = {n} points, error "
        "= ŷ − y."
    ),
    "finding.gradient.half_mean": (
        "The correct gradient is the mean of x·error over the N = {n} points, error "
        "= ŷ − y."
    ),
    "finding.gradient.sum": (
        "The correct gradient is the sum of 2·x·error over the N = {n} points, error "
        "= ŷ − y."
    ),
    "finding.gradient.half_sum": (
        "The correct gradient is the sum of x·error over the N = {n} points, error "
        "= ŷ − y."
    ),
    "finding.gradient.mean.line": (
        "The correct gradient is the mean of 2·x·error for w, of 2·error for b, over "
        "the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.half_mean.line": (
        "The correct gradient is the mean of x·error for w, of error for b, over the "
        "N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.sum.line": (
        "The correct gradient is the sum of 2·x·error for w, of 2·error for b, over "
        "the N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.half_sum.line": (
        "The correct gradient is the sum of x·error for w, of error for b, over the "
        "N = {n} points, error = ŷ − y."
    ),
    "finding.gradient.one.mean.line": (
        "The correct gradient of the one point is 2·x·error for w, 2·error for b, "
        "error = ŷ − y."
    ),
    "finding.gradient.one.half_mean.line": (
        "The correct gradient of the one point is x·error for w, error for b, error = "
        "ŷ − y."
    ),
    "finding.gradient.one.sum.line": (
        "The correct gradient of the one point is 2·x·error for w, 2·error for b, "
        "error = ŷ − y."
    ),
    "finding.gradient.one.half_sum.line": (
        "The correct gradient of the one point is x·error for w, error for b, error = "
        "ŷ − y."
    ),
    # --- a race --------------------------------------------------------------------
    "finding.race.first": "{name} is first, near the best after {after}",
    "finding.race.only": "Only {name} comes near the best, after {after}",
    "finding.race.first.short": "{name} is first, after {after}",
    "finding.race.tie": "{count} runs come near the best first, after {after}",
    "finding.race.none": "None comes near the best; {name} has the lowest loss, {loss}",
    "finding.race.alone": "{name} is not near the best after {after}",
    "finding.race.later": "{name}: {after}.",
    "finding.race.far": "{name}: not near, loss {loss}.",
    "finding.race.gone": "{name}: overflows at {k}.",
    "finding.race.counted": "{near} come near, {far} do not, {gone} overflow.",
    "finding.race.scaled": (
        "The edge is η = {raw} for raw x, {scaled} for standardised x."
    ),
    "finding.race.kappa": (
        "Across its valley the loss is {raw_kappa} times as steep as along it, then "
        "{kappa}."
    ),
    "finding.race.near_is": (
        "Near: from there on at most 1 % of the way to the best w and b is left, each "
        "direction weighted by how steep the loss is along it."
    ),
    # --- a printed run ---------------------------------------------------------------
    "finding.check.right": "Your program is right in all {rows} rows",
    "finding.check.right.one": "Your program is right in the row that was printed",
    "finding.check.program": "in your program",
    # --- the programs --------------------------------------------------------------
    "finding.take": (
        "What differs is who finds the gradient: a formula by hand, or backward()"
    ),
    "finding.take.optim": (
        "What differs is who finds the gradient and makes the update: you, or PyTorch"
    ),
    "finding.take.who": (
        "By hand the derivative of the loss is written out; by autograd backward() "
        "walks the graph of the loss back to w."
    ),
    "finding.take.who.optim": (
        "By hand derivative and update are written out; by autograd backward() and "
        "optimizer.step() make them."
    ),
    "finding.take.reset": (
        "backward() adds to the gradient that is there, so it is reset after each "
        "update."
    ),
    "finding.take.reset.optim": (
        "backward() adds to the gradient that is there, so zero_grad() resets it after "
        "each update."
    ),
    # --- predict first ---------------------------------------------------------------
    "finding.question": "It starts at {start}, has {after}, and the best is {best}.",
    "finding.question.flat": "It starts at {start} and has {after}.",
    "finding.question.rule.sgd": (
        "Each update is w ← w − η · gradient, η the learning rate."
    ),
    "finding.question.rule.momentum": (
        "Each update is v ← μ · v + gradient, w ← w − η · v, η the learning rate."
    ),
    "finding.question.rule.nesterov": (
        "Each update is v ← μ · v + gradient, w ← w − η · (gradient + μ · v), η the "
        "learning rate."
    ),
    "finding.question.rule.adagrad": "The update is that of AdaGrad.",
    "finding.question.rule.rmsprop": "The update is that of RMSProp.",
    "finding.question.rule.adam": "The update is that of Adam.",
    "finding.edge": (
        "Edge = {edge_is}, fastest = {fastest_is}, with {letter} = {a}, {of}."
    ),
    "finding.edge.alone": "Edge = {edge_is}, with {letter} = {a}, {of}.",
    "finding.edge.own": "The edge of this run is {edge_is}.",
    "finding.edge.plateau": (
        "Edge = {edge_is}, fastest from {fastest_is} on, with {letter} = {a}, {of}."
    ),
    "finding.letter.origin": "a",
    "finding.letter.line": "λ",
}
