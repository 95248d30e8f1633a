"""English: one step, written out."""

TEXTS = {
    "steps.all": "{count} steps",
    "steps.all.one": "1 step",
    "steps.each": "{count} passes",
    "steps.each.one": "1 pass",
    "line.rate": (
        "The learning rate {rate} is {of_fastest} the fastest, 2/(λ₁ + λ₂) = "
        "{fastest}, and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.valley": (
        "The learning rate {rate} is {of_fastest} the fastest, 1/λ₁ = {fastest}, and "
        "{of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.slip": (
        "{subject} acts as the learning rate {effective} ({times}): {of_fastest} the "
        "fastest, 2/(λ₁ + λ₂) = {fastest}, and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.slip.valley": (
        "{subject} acts as the learning rate {effective} ({times}): {of_fastest} the "
        "fastest, 1/λ₁ = {fastest}, and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.near": (
        "The learning rate {rate} is {of_edge} the edge, 2/λ₁ = {edge}; the fastest, "
        "2/(λ₁ + λ₂), is just below the edge."
    ),
    "line.rate.slip.near": (
        "{subject} acts as the learning rate {effective} ({times}): {of_edge} the "
        "edge, 2/λ₁ = {edge}; the fastest, 2/(λ₁ + λ₂), is just below the edge."
    ),
    "line.rate.no_zero_grad": (
        "Never reset, the gradient accumulates: the learning rate {rate} is {of_edge} "
        "its edge, 4/λ₁ = {edge}."
    ),
    "line.acts": "{subject} acts as the learning rate {effective} ({times}).",
    "line.valley": (
        "All x are {x}, so every line through ({x}, {mean}) is as good: this one is "
        "next to the start, and nothing moves along the valley, λ₂ = 0."
    ),
    "line.until.valley": (
        "1 % of the gap is left after {first_share} steps, 0.01 % after {second_share}."
    ),
    "line.converges.valley": (
        "Each step closes {closes} of the gap to the best line, w = {w}, b = {b} "
        "(curvature λ₁ = {first}); after {steps} {left} of it is left."
    ),
    "line.overshoots.valley": (
        "Each step jumps over the best line, w = {w}, b = {b} (curvature λ₁ = "
        "{first}), and closes {closes} of the gap; after {steps} {left} of it is left."
    ),
    "line.until": (
        "Of the gap along each direction 1 % is left after {first_share} steps, 0.01 % "
        "after {second_share}."
    ),
    "line.converges": (
        "Each step closes {closes} of the gap along the steep direction (curvature λ₁ "
        "= {first}), {closes_flat} along the flat one (λ₂ = {second}); after {steps} "
        "{left} of the gap to the best line, w = {w}, b = {b}, is left."
    ),
    "line.overshoots": (
        "Each step jumps across the valley and closes {closes} of the gap along the "
        "steep direction (curvature λ₁ = {first}), {closes_flat} along the flat one "
        "(λ₂ = {second}); after {steps} {left} of the gap to the best line, w = {w}, b "
        "= {b}, is left."
    ),
    "line.lands": "One step lands on the best line, w = {w}, b = {b}.",
    "line.flips": (
        "The rate is the edge: along the steep direction (curvature λ₁ = {first}) w "
        "and b jump from side to side of the best line, w = {w}, b = {b}, forever."
    ),
    "line.diverges": (
        "The rate {rate} is over the edge, 2/λ₁ = {edge} (λ₁ = {first}, the steep "
        "curvature): each step lands farther from the best line, w = {w}, b = {b}, "
        "than it began."
    ),
    "line.swings": (
        "The gradient accumulates, so w and b swing around the best line, w = {w}, b = "
        "{b}, forever and never settle."
    ),
    "line.spirals": (
        "w and b swing around the best line, w = {w}, b = {b}: in the end each step "
        "closes {closes} of the gap along the steep direction (curvature λ₁ = "
        "{first}), {closes_flat} along the flat one (λ₂ = {second}); after {steps} "
        "{left} of it is left."
    ),
    "line.lands_in_two": (
        "The first step goes beyond the best line, w = {w}, b = {b}, and the second "
        "lands on it."
    ),
    "line.drifts": (
        "The velocity turns against the gradient, and w and b drift away from the best "
        "line, w = {w}, b = {b}, at every learning rate."
    ),
    "line.strands": (
        "w and b come to rest away from the best line, w = {w}, b = {b}: after {steps} "
        "{left} of the gap is left."
    ),
    "line.climbs": (
        "The update goes uphill, away from the best line, w = {w}, b = {b}, at every "
        "learning rate."
    ),
    "line.already_there": (
        "The start is the best line, w = {w}, b = {b}: the gradient is 0, and nothing "
        "moves."
    ),
    "line.rate_zero": "The learning rate is 0, so nothing moves.",
    "line.rounded_away": (
        "Every update is too small to change w or b in {precision}, so nothing moves."
    ),
    "line.condition": (
        "The condition number λ₁/λ₂ = {condition} holds it up; with x standardised it "
        "is 1."
    ),
    "line.broadcast": (
        "That is the best line of every pair, whose loss is never below {floor}; that "
        "of the points is w = {w}, b = {b}, with the loss {least}."
    ),
    "line.broadcast.same": (
        "Of these points the loss of every pair is least there as well: it is {floor}, "
        "that of the points {least}."
    ),
    "line.by.manual": "By hand: {said}",
    "line.by.autograd": "By autograd: {said}",
    "player.previous": "Previous step",
    "player.next": "Next step",
    "player.play": "Play all steps",
    "player.stop": "Stop",
    "player.slider": "state k",
    "player.state.all": "state k = {k} of {last}",
    "player.state.each": "update k = {k} of {last}: point {point}",
    "readout.curve": "{run}: w {w} · gradient {gradient} · step {step}",
    "readout.losses": "{run}: loss {loss}",
    "readout.line": "{run}: w {w}",
    "readout.line.bias": "{run}: w {w} · b {b}",
    "readout.contour": "{run}: w {w} · b {b} · loss {loss}",
    "line.diverges.other": (
        "The rate {rate} is over the edge, {edge}: each step lands farther from the "
        "best line, w = {w}, b = {b}, than it began."
    ),
}
