"""English: what the mathematics says will happen."""

TEXTS = {
    "pass.none": (
        "What a pass comes to no formula says where the gradient is never reset."
    ),
    "pass.shrinks": (
        "One pass through the points closes {closes} of the gap to w = {settles}, "
        "where the passes settle."
    ),
    "pass.shrinks.other_side": (
        "One pass through the points jumps over w = {settles}, where the passes "
        "settle, and closes {closes} of the gap."
    ),
    "pass.grows": (
        "One pass through the points ends {factor} times as far from w = {settles}: "
        "the passes move away from it."
    ),
    "pass.grows.other_side": (
        "One pass through the points ends {factor} times as far from w = {settles}, on "
        "the other side: the passes move away from it."
    ),
    "pass.flips": (
        "One pass through the points ends as far from w = {settles}, on the other "
        "side: the passes flip between two weights."
    ),
    "pass.rate_zero": "With learning rate 0 the weight stays where it starts.",
    "pass.even": (
        "One pass through the points leaves all distances between weights as they are."
    ),
    "pass.off_optimum": (
        "That is not the best w of all points, {optimum}: each update pulls towards "
        "its own point."
    ),
    "pass.edge": "Up to the edge, {edge}, the passes settle.",
    "pass.safe.origin": (
        "Up to {rate} no update takes w farther from what its point asks for; up to "
        "the edge, {edge}, the passes settle."
    ),
    "pass.safe.line": (
        "Up to {rate} no update takes w and b farther from what its point asks for; up "
        "to the edge, {edge}, the passes settle."
    ),
    "pass.none.line": (
        "No formula says where these passes lead: only running them will."
    ),
    "pass.line.still": (
        "The start, w = {w}, b = {b}, is where the passes settle: each one ends where "
        "it began."
    ),
    "pass.line.shrinks": (
        "In the end one pass through the points closes {closes} of the gap to w = {w}, "
        "b = {b}, where the passes settle."
    ),
    "pass.line.shrinks.other_side": (
        "In the end one pass through the points jumps over w = {w}, b = {b}, where the "
        "passes settle, and closes {closes} of the gap."
    ),
    "pass.line.shrinks.turns": (
        "In the end one pass through the points closes {closes} of the gap to w = {w}, "
        "b = {b}, where the passes settle, turning around it."
    ),
    "pass.line.grows": (
        "In the end one pass through the points ends {factor} times as far from w = "
        "{w}, b = {b}: the passes move away from it."
    ),
    "pass.line.flips": (
        "In the end one pass through the points ends as far from w = {w}, b = {b} as "
        "it began: the passes neither settle there nor move away."
    ),
    "pass.line.off_optimum": (
        "That is not the best line of all points, w = {w}, b = {b}: each update pulls "
        "towards its own point."
    ),
    "pass.manual": "By hand: {passes}",
    "pass.autograd": "By autograd: {passes}",
    "outcome.lands": (
        "One step lands on the best w = {optimum}: {fastest} is the fastest learning "
        "rate there is."
    ),
    "outcome.converges": (
        "Each step closes {closes} of the gap to the best w = {optimum}; after {steps} "
        "{left} of it is left."
    ),
    "outcome.overshoots": (
        "Each step jumps over the best w = {optimum} and closes {closes} of the gap; "
        "after {steps} {left} of it is left."
    ),
    "outcome.flips": (
        "w flips between {w0} and {mirror} forever: the learning rate is exactly the "
        "edge between converging and diverging, {edge_is}."
    ),
    "outcome.diverges": (
        "Each step lands {factor} times as far from the best w = {optimum}, on the "
        "other side: the learning rate is over the edge, {edge_is}."
    ),
    "outcome.diverges.accumulates": (
        "The gradient accumulates, and the swings around the best w = {optimum} grow, "
        "in the end {factor} times a step: the learning rate is over the edge, "
        "{edge_is}."
    ),
    "outcome.diverges.accumulates.edge": (
        "The gradient accumulates, and exactly at the edge, {edge_is}, the swings "
        "around the best w = {optimum} grow by twice the first gap at every step."
    ),
    "outcome.swings": (
        "The gradient accumulates, so w swings around the best w = {optimum} forever, "
        "up to {swing} times the first gap away, once every {period} steps: it never "
        "settles."
    ),
    "outcome.climbs": (
        "Each step goes uphill and ends {factor} times as far from the best w = "
        "{optimum}: no learning rate is small enough."
    ),
    "outcome.spirals": (
        "w swings around the best w = {optimum}, once every {period} steps and at most "
        "{swing} times the first gap beyond it; each step takes {closes} off the "
        "swing, and after {steps} {left} of the gap is left."
    ),
    "outcome.lands_in_two": (
        "The first step goes beyond the best w = {optimum}, and the second lands on "
        "it: {fastest} is the fastest learning rate there is."
    ),
    "outcome.drifts": (
        "The velocity turns against the gradient: in the end each step ends {factor} "
        "times as far from the best w = {optimum}, and no learning rate is small "
        "enough."
    ),
    "outcome.strands": (
        "w comes to rest away from the best w = {optimum}: after {steps} {left} of the "
        "gap is left."
    ),
    "outcome.nothing_to_learn": (
        "All x are 0, so the prediction and the loss are the same for every w."
    ),
    "outcome.nothing_to_learn.rounded": (
        "All x are 0 in {precision}, so the prediction and the loss are the same for "
        "every w."
    ),
    "outcome.already_there": (
        "The start w = {w0} is the best w: the gradient is 0 and nothing moves."
    ),
    "outcome.already_there.rounded": (
        "The start w = {w0} is the best w to within {precision} rounding: no update is "
        "large enough to move it."
    ),
    "outcome.rate_zero": "With learning rate 0, w stays at {w0}.",
    "outcome.rate_zero.rounded": (
        "The learning rate {rate} is 0 in {precision}: w stays at {w0}."
    ),
    "outcome.rounded_away": (
        "Every update is too small to change w = {w0} in {precision}: it stays there, "
        "away from the best w = {optimum}."
    ),
    "outcome.overflowed": "It overflowed {precision} at iteration {k}.",
    "outcome.ran": "The loss goes from {first} to {last} in {steps}.",
    "outcome.none": "No formula says what becomes of this run: only running it does.",
    "both.optimum": "The best w is {optimum}.",
    "both.manual.lands": "By hand one step lands on it.",
    "both.manual.converges": (
        "By hand each step closes {closes} of the gap to it, {left} is left."
    ),
    "both.manual.overshoots": (
        "By hand each step jumps over it and closes {closes} of the gap, {left} is "
        "left."
    ),
    "both.manual.flips": "By hand w flips between {w0} and {mirror} forever.",
    "both.manual.diverges": "By hand each step lands {factor} times as far from it.",
    "both.manual.slip.lands": (
        "By hand {what} acts as the learning rate {effective} ({times}): one step "
        "lands on it."
    ),
    "both.manual.slip.converges": (
        "By hand {what} acts as the learning rate {effective} ({times}): each step "
        "closes {closes} of the gap to it, {left} is left."
    ),
    "both.manual.slip.overshoots": (
        "By hand {what} acts as the learning rate {effective} ({times}): each step "
        "jumps over it and closes {closes} of the gap, {left} is left."
    ),
    "both.manual.slip.flips": (
        "By hand {what} acts as the learning rate {effective} ({times}): w flips "
        "between {w0} and {mirror} forever."
    ),
    "both.manual.slip.diverges": (
        "By hand {what} acts as the learning rate {effective} ({times}): each step "
        "lands {factor} times as far from it."
    ),
    "both.manual.climbs": (
        "By hand each step goes uphill and ends {factor} times as far from it."
    ),
    "both.manual.already_there": (
        "By hand w stays at {w0}, which is the best w to within {precision} rounding."
    ),
    "both.manual.rounded_away": (
        "By hand every update is too small to change w = {w0} in {precision}."
    ),
    "both.manual.overflowed": "By hand it overflowed {precision} at iteration {k}.",
    "both.manual.ran": "By hand the loss goes from {first} to {last} in {steps}.",
    "both.autograd.lands": "By autograd one step lands on it.",
    "both.autograd.converges": (
        "By autograd each step closes {closes} of the gap to it, {left} is left."
    ),
    "both.autograd.overshoots": (
        "By autograd each step jumps over it and closes {closes} of the gap, {left} is "
        "left."
    ),
    "both.autograd.flips": "By autograd w flips between {w0} and {mirror} forever.",
    "both.autograd.diverges": (
        "By autograd each step lands {factor} times as far from it."
    ),
    "both.autograd.diverges.accumulates": (
        "By autograd the gradient accumulates: the swings around it grow, in the end "
        "{factor} times a step."
    ),
    "both.autograd.diverges.accumulates.edge": (
        "By autograd the gradient accumulates: the swings around it grow by twice the "
        "first gap at every step."
    ),
    "both.autograd.swings": (
        "By autograd the gradient accumulates: w swings around it forever, up to "
        "{swing} times the first gap away."
    ),
    "both.autograd.already_there": (
        "By autograd w stays at {w0}, which is the best w to within {precision} "
        "rounding."
    ),
    "both.autograd.rounded_away": (
        "By autograd every update is too small to change w = {w0} in {precision}."
    ),
    "both.autograd.overflowed": (
        "By autograd it overflowed {precision} at iteration {k}."
    ),
    "both.autograd.ran": "By autograd the loss goes from {first} to {last} in {steps}.",
    "edge.is": "{formula} = {value}",
    "edge.with": "{edge_is} with a = {a}, {of}",
    "edge.of.mean": "the mean of x²",
    "edge.of.half_mean": "half the mean of x²",
    "edge.of.sum": "the sum of x²",
    "edge.of.half_sum": "half the sum of x²",
    "edge.of.pairs": "half the curvature of the loss",
    "edge.of.line": "the largest curvature of the loss",
    "edge.origin.descent": "1/a",
    "edge.origin.never_reset": "2/a",
    "edge.origin.momentum": "(1 + μ)/a",
    "edge.origin.nesterov": "(1 + μ)/((1 + 2μ)·a)",
    "edge.origin.dampened": "(1 + μ)/((1 − μ)·a)",
    "edge.origin.looks_back": "(1 + μ)/a",
    "edge.line.descent": "2/λ₁",
    "edge.line.never_reset": "4/λ₁",
    "edge.line.momentum": "2·(1 + μ)/λ₁",
    "edge.line.nesterov": "2·(1 + μ)/((1 + 2μ)·λ₁)",
    "edge.line.dampened": "2·(1 + μ)/((1 − μ)·λ₁)",
    "edge.line.looks_back": "2·(1 + μ)/λ₁",
    "fastest.origin.descent": "1/(2a)",
    "fastest.origin.nesterov": "1/(2a)",
    "outcome.broadcast": (
        "That is the best w of every pair, whose loss is never below {floor}; that of "
        "the points is w = {w}, with the loss {least}."
    ),
    "fit.title.best.origin": "As good as a line through the origin can be",
    "fit.title.best.line": "As good as a straight line can be",
    "fit.title.far": "Not the best line yet",
    "fit.title.left": "No closer to the data than at the start",
    "fit.title.differ": "The runs end with two different lines",
    "fit.far": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; R² = {r_squared}): a loss of {loss}, where the least possible is {least}."
    ),
    "fit.far.constant": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; all y are the same, so there is no R²): a loss of {loss}, where the least "
        "possible is {least}."
    ),
    "fit.best.origin": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; R² = {r_squared}): a loss of {loss}, the least that a line through the "
        "origin can have."
    ),
    "fit.best.origin.constant": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; all y are the same, so there is no R²): a loss of {loss}, the least that a "
        "line through the origin can have."
    ),
    "fit.best.line": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; R² = {r_squared}): a loss of {loss}, the least that a straight line can "
        "have."
    ),
    "fit.best.line.constant": (
        "The line misses the data by {error} (root mean squared error, in the units of "
        "y; all y are the same, so there is no R²): a loss of {loss}, the least that a "
        "straight line can have."
    ),
    "fit.helps": (
        "A line through the origin leaves a loss of {origin} at least; with a bias "
        "{line}."
    ),
    "fit.add_bias": "Add a bias",
    "fit.add_bias.help": "Fits ŷ = w·x + b instead, with the same settings.",
    "fit.add_bias.help.rate": (
        "Fits ŷ = w·x + b instead. Its edge is lower, so the learning rate becomes "
        "{rate}."
    ),
    "fit.standardise": "Standardise x",
    "fit.standardise.help": (
        "Both runs then work on (x − mean)/σ, and the condition number is 1."
    ),
    "fit.standardise.help.rate": (
        "Both runs then work on (x − mean)/σ, the condition number is 1, and the "
        "learning rate becomes {rate}."
    ),
}
