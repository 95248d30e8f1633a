"""English: titles, axes and descriptions of charts, headers of tables."""

TEXTS = {
    "chart.start.title": "The loss as a function of w, and where the run starts",
    "chart.start.here": "start: w = {w0}",
    "chart.start.alt": (
        "The loss as a function of w: the run starts at w = {w0} with loss {loss}, the "
        "optimum is w* = {w}."
    ),
    "chart.start.alt.flat": (
        "The loss is {loss} for every w; the run starts at w = {w0}."
    ),
    "chart.start.alt.far": (
        "The loss as a function of w: the run starts at w = {w0} with loss {loss}, the "
        "optimum is too far away to be drawn."
    ),
    "chart.map.name": "The loss after all iterations, at every learning rate.",
    "chart.map.title": "Loss after {iterations} iterations at every rate",
    "chart.map.x": "learning rate η",
    "chart.map.ends": "final loss",
    "chart.map.how": (
        "marks: real runs at {count} rates · slow: more than 1 % of the distance is "
        "left"
    ),
    "chart.map.how.tried": "marks: real runs at {count} rates",
    "chart.map.how.line": "marks: real runs at {count} rates",
    "chart.map.how.each": (
        "marks: real runs at {count} rates · up to the edge passes settle"
    ),
    "chart.map.right": "slow, good, fastest and edge: of the right gradient",
    "chart.map.right.line": "fastest and edge: of the right gradient",
    "chart.map.flat_edge": "edges: steep 2/λ₁ = {edge}, flat 2/λ₂ = {flat}",
    "chart.map.right.each": "the edge: of the right gradient",
    "chart.map.swings": "line of autograd: how far up its swings reach",
    "chart.map.swings.both": "lines: how far up the swings reach",
    "chart.map.below": "▽ below {low}",
    "chart.map.zero": "the learning rate 0 is not drawn: with it nothing moves",
    "chart.map.above": "▲ too large: over {high},\nor overflowed {precision}",
    "chart.map.beyond.edge": (
        "the edge, {edge}, is beyond the largest rate tried, {largest}"
    ),
    "chart.map.beyond.both": (
        "the fastest rate, {fastest}, and the edge, {edge}, are beyond the largest "
        "rate tried, {largest}"
    ),
    "chart.map.fastest": "fastest {rate}",
    "chart.map.edge": "edge {rate}",
    "chart.map.own": "η = {rate}",
    "chart.map.alt": (
        "The loss after {iterations} iterations at {count} learning rates: lowest at "
        "{best}; the fastest is {fastest}, the edge {edge}, the chosen {rate}; "
        "{overflowed} runs by autograd overflowed {precision}."
    ),
    "chart.map.alt.each": (
        "The loss after {iterations} iterations at {count} learning rates: lowest at "
        "{best}; up to the edge, {edge}, the passes settle; the chosen rate is {rate}; "
        "{overflowed} runs by autograd overflowed {precision}."
    ),
    "chart.map.alt.tried": (
        "The loss after {iterations} iterations at {count} learning rates: lowest at "
        "{best}; the chosen rate is {rate}; {overflowed} runs by autograd overflowed "
        "{precision}."
    ),
    "chart.fate.name": "The weight at every iteration, at one learning rate.",
    "chart.fate.slow": "A tenth of the fastest: η = {rate}",
    "chart.fate.fastest": "The fastest: η = {rate}",
    "chart.fate.near": "0.95 of the edge: η = {rate}",
    "chart.fate.over": "1.05 of the edge: η = {rate}",
    "chart.fate.line.name": "The way over the contours, at one learning rate.",
    "chart.fate.line.slow": "A twentieth of the edge: η = {rate}",
    "chart.fate.line.fastest": "The fastest: η = {rate}",
    "chart.fate.line.near": "0.95 of the edge: η = {rate}",
    "chart.fate.line.over": "1.05 of the edge: η = {rate}",
    "chart.fate.line.alt": "{title}. Over the contours of the loss: {does}.",
    "chart.fate.does.manual": "by hand: {does}",
    "chart.fate.does.autograd": "by autograd: {does}",
    "chart.plane.name": "How fast each learning rate converges with each momentum.",
    "chart.plane.title.momentum": (
        "Momentum is fastest at η = {rate}, μ = {mu}: 1 % after {count} iterations"
    ),
    "chart.plane.title.nesterov": (
        "Nesterov is fastest at η = {rate}, μ = {mu}: 1 % after {count} iterations"
    ),
    "chart.plane.title.momentum.none": (
        "With one curvature μ = {mu} is fastest: at η = {rate} one step lands on the "
        "optimum"
    ),
    "chart.plane.title.nesterov.none": (
        "With one curvature μ = {mu} is fastest: at η = {rate} one step lands on the "
        "optimum"
    ),
    "chart.plane.y": "momentum μ",
    "chart.plane.speed": "iterations to 1 %",
    "chart.plane.never": "never, past the edge",
    "chart.plane.lands": "one step lands on the optimum",
    "chart.plane.left": (
        "left after {iterations}: {manual} by hand, {autograd} by autograd"
    ),
    "chart.plane.overflowed": "overflowed {precision}",
    "chart.plane.best": "best: η = {rate}, μ = {mu}",
    "chart.plane.own": "yours: η = {rate}, μ = {mu}",
    "chart.plane.marks": (
        "shades: the closed form · line: the edge · marks: real runs at {count} pairs "
        "· filled: 1 % or less left after {iterations} iterations · ▲ after "
        "{iterations} iterations farther than at first"
    ),
    "chart.plane.own.inside": "yours: 1 % of the distance after {count} iterations",
    "chart.plane.own.past": "yours: past the edge, {edge} for μ = {mu}",
    "chart.plane.zero": "the learning rate 0 is not drawn: with it nothing moves",
    "chart.plane.right": "the plane: of the right gradient",
    "chart.plane.alt": (
        "The edge for μ = {own_mu} is {edge}; the fastest pair is η = {rate} with μ = "
        "{mu}. Of {count} pairs of rate and momentum that were run by autograd for "
        "{iterations} iterations, {near} left 1 % of the distance or less, and {away} "
        "ended farther away than they began."
    ),
    "chart.plane.alt.inside": (
        "The chosen pair, η = {rate} with μ = {mu}, leaves 1 % of the distance after "
        "{count} iterations."
    ),
    "chart.plane.alt.past": (
        "The chosen pair, η = {rate} with μ = {mu}, is past the edge."
    ),
    "chart.fate.leaves.manual": "by hand the picture is left at iteration {k}",
    "chart.fate.leaves.autograd": "by autograd the picture is left at iteration {k}",
    "chart.fate.alt": (
        "{title}. The weight goes from {first} to {last} by autograd and {by_hand} by "
        "hand at iteration {k}."
    ),
    "chart.loss.title": "Loss at every iteration: {side}",
    "chart.loss.x.all": "iteration",
    "chart.loss.x.each": "update",
    "chart.loss.y": "loss",
    "chart.loss.is": "The loss is {loss}.",
    "chart.loss.zero": "▽ loss 0 exactly",
    "chart.loss.zero.tiny": "▽ loss below {low}",
    "chart.loss.thinned": (
        "drawn: the lowest and the highest of every {bucket} iterations"
    ),
    "chart.loss.span": "spans {powers} powers of ten: the log axis shows more",
    "chart.loss.diverged.both": "both overflowed {precision} at iteration {k}",
    "chart.loss.diverged": "{side} overflowed {precision} at iteration {k}",
    "chart.loss.alt": (
        "Loss of the run {side} over {iterations} iterations: from {first} to {last}; "
        "the other run goes from {other_first} to {other_last}."
    ),
    "chart.loss.alt_alone": (
        "Loss of the run {side} over {iterations} iterations: from {first} to {last}."
    ),
    "chart.tooltip.run": "run",
    "chart.tooltip.iteration": "iteration",
    "chart.tooltip.loss": "loss {run}",
    "chart.curve.title": "The loss as a function of w, and this step on it",
    "chart.curve.alt": "The loss as a function of w, and this step on it.",
    "chart.curve.x": "weight w",
    "chart.curve.optimum": "w* = {w}",
    "chart.curve.of_point": (
        "the line at the state shown has the slope of one point's loss"
    ),
    "chart.curve.window": "the window follows the state",
    "chart.losses.title.all": "The loss at every iteration",
    "chart.losses.title.each": "The loss of all points at every update",
    "chart.losses.alt": "The loss at every iteration.",
    "chart.losses.alt.each": "The loss of all points at every update.",
    "chart.line.title.origin": "The data, and the line ŷ = w·x",
    "chart.line.title.line": "The data, and the line ŷ = w·x + b",
    "chart.line.alt": "The data, and the line of the state shown.",
    "chart.line.x": "x",
    "chart.line.y": "y",
    "chart.line.residuals": "dotted: the errors of {side}",
    "chart.line.thinned": "drawn: {count} of {n} points",
    "chart.step.alt": (
        "{side}: from w = {first_w} with loss {first_loss} and gradient "
        "{first_gradient} to w = {last_w} with loss {last_loss} and gradient "
        "{last_gradient} at state {last}."
    ),
    "chart.fit.title": "The data, and the line each run ended with",
    "chart.fit.own_units": "drawn in the units of the data",
    "chart.fit.best": "grey: least squares, w = {w}, b = {b}",
    "chart.fit.best.origin": "grey: least squares, w = {w}",
    "chart.fit.alt": "The points, and the lines that the runs ended with.",
    "chart.fit.alt.run": "{side}: w = {w}, b = {b}.",
    "chart.fit.alt.best": "Least squares: w = {w}, b = {b}.",
    "chart.contour.title": "The loss over w and b, and this step on it",
    "chart.contour.x": "weight w",
    "chart.contour.y": "bias b",
    "chart.contour.optimum": "w* = {w}, b* = {b}",
    "chart.contour.optimum.valley": "next optimum",
    "chart.contour.equal": "w and b have the same scale",
    "chart.contour.own": "w and b have scales of their own: angles are not true",
    "chart.contour.outside": "the optimum, w* = {w}, b* = {b}, lies outside",
    "chart.contour.valley": (
        "all x are the same: every point of the valley is an optimum"
    ),
    "chart.contour.alt": (
        "The contours of the loss over w and b are ellipses around w = {w}, b = {b}, "
        "where it is {least}; their second derivatives are {first} along the short "
        "axis and {second} along the long one."
    ),
    "chart.contour.alt.valley": (
        "The contours of the loss over w and b are straight lines along a valley of "
        "optima, the next one at w = {w}, b = {b}, where it is {least}; across it the "
        "second derivative is {first}, along it {second}."
    ),
    "chart.contour.alt.run": (
        "{side} goes from w = {first_w}, b = {first_b} to w = {last_w}, b = {last_b} "
        "in {last} updates."
    ),
    "chart.graph.title": "The graph that backward() walked",
    "chart.graph.at.manual": "at the weight of state k = {k}, by hand",
    "chart.graph.at.autograd": "at the weight of state k = {k}, by autograd",
    "chart.graph.w": "leaf: w",
    "chart.graph.b": "leaf: b",
    "chart.graph.product": "multiply: w · x",
    "chart.graph.prediction": "multiply: ŷ = w · x",
    "chart.graph.prediction.line": "add: ŷ = w · x + b",
    "chart.graph.error": "subtract: e = ŷ − y",
    "chart.graph.squared": "multiply: e · e",
    "chart.graph.mean_squared": "mean: mean(e²)",
    "chart.graph.sum_squared": "sum: sum(e²)",
    "chart.graph.loss.mean": "mean: J = mean(e²)",
    "chart.graph.loss.half_mean": "divide: J = mean(e²) / 2",
    "chart.graph.loss.sum": "sum: J = sum(e²)",
    "chart.graph.loss.half_sum": "divide: J = sum(e²) / 2",
    "chart.graph.forward": "▲ forward: the value",
    "chart.graph.backward": "▼ backward: the gradient",
    "chart.graph.piled_up": "{name}.grad = {before} {gradient} = {grad}: never reset",
    "chart.graph.value.w": "w = {value}",
    "chart.graph.value.x": "x = {value}",
    "chart.graph.value.y": "y = {value}",
    "chart.graph.value.b": "b = {value}",
    "chart.graph.value.product": "w·x = {value}",
    "chart.graph.value.prediction": "ŷ = {value}",
    "chart.graph.value.error": "e = {value}",
    "chart.graph.value.squared": "e² = {value}",
    "chart.graph.value.mean_squared": "mean(e²) = {value}",
    "chart.graph.value.sum_squared": "sum(e²) = {value}",
    "chart.graph.value.two": "{value}",
    "chart.graph.value.loss": "J = {value}",
    "chart.graph.gradient.w": "∂J/∂w = {value}",
    "chart.graph.gradient.b": "∂J/∂b = {value}",
    "chart.graph.gradient.product": "∂J/∂(w·x) = {value}",
    "chart.graph.gradient.prediction": "∂J/∂ŷ = {value}",
    "chart.graph.gradient.error": "∂J/∂e = {value}",
    "chart.graph.gradient.squared": "∂J/∂e² = {value}",
    "chart.graph.gradient.mean_squared": "∂J/∂mean(e²) = {value}",
    "chart.graph.gradient.sum_squared": "∂J/∂sum(e²) = {value}",
    "chart.graph.gradient.loss": "∂J/∂J = {value}",
    "chart.graph.vector": "[{values}]",
    "chart.graph.many": "shape {shape}, mean {mean}",
    "chart.graph.shape": "shape {shape}",
    "chart.graph.mean": "mean {mean}",
    "chart.graph.alt": (
        "The graph of the loss at state {k}, as PyTorch built it: {names}. The values "
        "on the way up: {values}. The gradients on the way down: {gradients}."
    ),
    "chart.graph.alt.piled_up": (
        "The graph of the loss at state {k}, as PyTorch built it: {names}. The values "
        "on the way up: {values}. The gradients on the way down: {gradients}. In the "
        "end {grad}."
    ),
    "table.alt": (
        "{side}: iteration, w, loss and gradient of {states} states; the last w is "
        "{final_w}, the last loss {final_loss}."
    ),
    "table.alt.line": (
        "{side}: iteration, w, b, loss and both gradients of {states} states; the last "
        "w is {final_w}, the last b {final_b}, the last loss {final_loss}."
    ),
    "table.iteration": "iteration",
    "table.point": "point",
    "table.gradient.first": "gradient, 1st point",
    "table.w": "w",
    "table.loss": "loss",
    "table.gradient": "gradient",
    "table.b": "b",
    "table.gradient_b": "gradient by b",
    "table.list": "{count} numbers",
    "chart.ends.run": "{run}: {end}",
    "chart.ends.slip": "{run}, {slip}",
    "chart.ends.no_zero_grad": "not reset",
    "chart.ends.no_correction": "uncorrected",
    "chart.ends.alike": "by hand and by autograd",
    "chart.ends.loss": "loss {value} after {last}",
    "chart.ends.w": "w = {value} after {last}",
    "chart.ends.gone": "overflows at {k}",
    "chart.loss.axis.log": "{loss} (log)",
    "chart.loss.axis.above": "{loss}\nabove its least, {least} (log)",
    "chart.loss.near": "▽ rounding: {precision} cannot tell it from the least",
    "chart.loss.near.lines": "▽ rounding: {precision} cannot\ntell it from the least",
    "chart.curve.k": "k = {k}",
    "chart.curve.slope": "slope",
    "chart.curve.slope.own": "its gradient,\nnot the slope",
    "chart.curve.outside": "not all states shown",
    "chart.contour.lambda.steep": "steep: λ1 = {value}",
    "chart.contour.lambda.flat": "flat: λ2 = {value}",
    "chart.map.manual": "by hand",
    "chart.map.autograd": "by autograd",
    "chart.map.manual.swings": "by hand: top of its swings",
    "chart.map.autograd.swings": "by autograd: top of its swings",
    "chart.map.line": "line: closed form",
    "chart.map.own_edge": "its edge {rate}",
    "chart.map.own_edge.of_a": "edge 2/a = {rate}",
    "chart.map.swings.forever": (
        "a gradient that is never reset swings forever: how far up, in the last half "
        "of the iterations"
    ),
    "chart.check.title": "Every row of yours and of the right run: {column}",
    "chart.check.title.difference": "How far each row of yours is off: {column}",
    "chart.check.difference": "{column}: yours − right",
    "readout.curve.short": "{run}: w {w} · grad {gradient} · step {step}",
    "readout.curve.narrow": "{run}: w {w} · step {step}",
    "readout.contour.short": "{run}: w {w} · b {b} · loss {loss}",
    "readout.contour.narrow": "{run}: w {w} · b {b}",
    "chart.both.title": "The loss at every iteration",
    "chart.both.title.above": "How far the loss is above its least",
    "chart.both.alt": "The loss of both runs at every iteration.",
    "chart.both.alt.run": "{run}: from {first} to {end} after {last} iterations.",
    "chart.weights.title": "w at every iteration",
    "chart.weights.title.b": "w and b at every iteration",
    "chart.weights.alt": "The weight of both runs at every iteration.",
    "chart.weights.alt.b": "Weight and bias of both runs at every iteration.",
    "chart.weights.alt.run": (
        "{run}: {name} from {first} to {end} after {last} iterations."
    ),
    "chart.weights.alt.best": "The best {name} is {best}.",
    "chart.weights.best": "best {name} = {best}",
    "chart.weights.w": "weight w",
    "chart.weights.b": "bias b",
}
