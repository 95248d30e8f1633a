"""The English texts in charts of both runs, a part of `en.CATALOGUE`."""

CHART_TEXTS = {
    # --- what stands in a legend ---------------------------------------------
    "chart.ends.run": "{run}: {end}",
    "chart.ends.slip": "{run}, {slip}",
    "chart.ends.no_zero_grad": "not reset",
    "chart.ends.no_correction": "uncorrected",
    "chart.ends.alike": "both alike",
    "chart.ends.loss": "loss {value} after {last}",
    "chart.ends.w": "w = {value} after {last}",
    "chart.ends.gone": "overflows at {k}",
    # --- axes of losses ------------------------------------------------------
    "chart.loss.axis.log": "{loss} (log)",
    "chart.loss.axis.above": "{loss}\nabove its least, {least} (log)",
    "chart.loss.near": "▽ rounding: {precision} cannot tell it from the least",
    "chart.loss.near.lines": ("▽ rounding: {precision} cannot\ntell it from the least"),
    # --- the loss as a function of w -----------------------------------------
    "chart.curve.k": "k = {k}",
    "chart.curve.slope": "slope",
    "chart.curve.outside": "not all states shown",
    # --- the loss over w and b ------------------------------------------------
    "chart.contour.lambda.steep": "steep: λ1 = {value}",
    "chart.contour.lambda.flat": "flat: λ2 = {value}",
    # --- the map of rates ----------------------------------------------------
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
    # --- a printed run -------------------------------------------------------
    "chart.check.title": "Every row of yours and of the right run: {column}",
    "chart.check.title.difference": "How far each row of yours is off: {column}",
    "chart.check.difference": "{column}: yours − right",
    # --- lines of numbers where there is less room ---------------------------
    "readout.curve.short": "w {w} · grad {gradient} · step {step}",
    "readout.losses.short": "loss {loss}",
    "readout.line.short": "w {w}",
    "readout.line.bias.short": "w {w} · b {b}",
    "readout.contour.short": "w {w} · b {b} · loss {loss}",
    # --- both runs in one plot -----------------------------------------------
    "chart.both.title": "The loss at every iteration",
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
