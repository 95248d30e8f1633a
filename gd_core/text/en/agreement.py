"""English: whether two runs agree, and why not."""

TEXTS = {
    "pair.optimum": "{w}, b* = {b}",
    "pair.settles": "{w}, b = {b}",
    "verdict.reach.origin": "Both reach w = {w} after {steps}; the best w is {best_w}.",
    "verdict.reach.origin.best": "Both reach the best w, {w}, after {steps}.",
    "verdict.reach.origin.no_best": "Both have w = {w} after {steps}.",
    "verdict.reach.line": (
        "Both reach w = {w}, b = {b} after {steps}; the best line has w = {best_w}, b "
        "= {best_b}."
    ),
    "verdict.reach.line.best": (
        "Both reach the best line, w = {w}, b = {b}, after {steps}."
    ),
    "verdict.reach.line.no_best": "Both have w = {w}, b = {b} after {steps}.",
    "verdict.overflow": "Both overflow {precision} at iteration {k}.",
    "verdict.left": "{title}: {left} of the way is left",
    "verdict.left.slowly": "{title} slowly: {left} of the way is left",
    "agreement.title.identical": "Identical",
    "agreement.title.agree": "They agree",
    "agreement.title.differ": "They differ",
    "agreement.identical": (
        "Weight, loss and gradient are the same to the last bit in all {states} states."
    ),
    "agreement.agree": (
        "They agree to within {precision} rounding. Largest differences: w {w}, loss "
        "{loss}, gradient {gradient} (relative: {relative})."
    ),
    "agreement.identical.line": (
        "w, b, the loss and both gradients are the same to the last bit in all "
        "{states} states."
    ),
    "agreement.agree.line": (
        "They agree to within {precision} rounding. Largest differences: w and b {w}, "
        "loss {loss}, gradients {gradient} (relative: {relative})."
    ),
    "agreement.equal": "0",
    "agreement.but_sign": "0 but for its sign",
    "agreement.amplified": (
        "Each update makes the rounding difference {factor} times as large."
    ),
    "agreement.amplified.accumulates": (
        "The gradient is never reset and accumulates, and what rounding leaves with it."
    ),
    "agreement.because.ratio": (
        "{Side} {gradient} is wrong: {why}, so it is {ratio} times as large. At "
        "iteration {k} it is {wrong}, {other} {right}."
    ),
    "agreement.because.ratio.n": (
        "{Side} {gradient} is wrong: {why}, so it is {ratio} times as large (N = {n}). "
        "At iteration {k} it is {wrong}, {other} {right}."
    ),
    "agreement.because.uphill": (
        "{Side} the update is wrong: it adds the gradient to {where}, and so goes "
        "uphill. At iteration {k} it has moved {name} by {wrong}, {other} by {right}."
    ),
    "agreement.because.no_zero_grad": (
        "{Side} {gradient} is wrong: it was never reset, so {before} of the step "
        "before is still in it. At iteration {k} it is {wrong}, {other} {right}."
    ),
    "agreement.because.broadcast": (
        "{Side} y is wrong: of shape (N, 1) beside predictions of shape (N,) it makes "
        "the error of every pair. At iteration {k} {gradient} is {wrong}, {other} "
        "{right}."
    ),
    "agreement.gradient": "the gradient",
    "agreement.gradient.of": "the gradient by {name}",
    "agreement.weights": "the weights",
    "agreement.weights.of": "the values of {name}",
    "agreement.where": "w",
    "agreement.where.line": "w and b",
    "agreement.at_point": "{k}, point {point},",
    "agreement.because.uphill.each": (
        "{Side} the update is wrong: it adds the gradient to {where}, and so goes "
        "uphill. At iteration {k} it moved {name} by {wrong}, {other} by {right}."
    ),
    "agreement.unknown.update.each": (
        "At iteration {k} the update moved {name} by {manual} by hand and by "
        "{autograd} by autograd, which is more than rounding can explain."
    ),
    "agreement.besides.ratio": "Besides, {side} {why}.",
    "agreement.besides.uphill": (
        "Besides, {side} the update goes uphill, since it adds the gradient to {where}."
    ),
    "agreement.besides.no_zero_grad": (
        "Besides, {side} the gradient is never reset and accumulates: each one still "
        "has all before it in it."
    ),
    "agreement.besides.broadcast": (
        "Besides, {side} y is a column, and each prediction is drawn to the mean of "
        "all targets."
    ),
    "agreement.right_for.mean": (
        "The gradient by hand would be right for the mean as loss."
    ),
    "agreement.right_for.half_mean": (
        "The gradient by hand would be right for half the mean as loss."
    ),
    "agreement.right_for.sum": (
        "The gradient by hand would be right for the sum as loss."
    ),
    "agreement.right_for.half_sum": (
        "The gradient by hand would be right for half the sum as loss."
    ),
    "agreement.unknown.gradient": (
        "At iteration {k} {gradient} by hand is {manual}, by autograd {autograd}: "
        "{ratio} times as large, which is more than rounding can explain."
    ),
    "agreement.unknown.gradient.no_ratio": (
        "At iteration {k} {gradient} by hand is {manual}, by autograd {autograd}: no "
        "ratio can be given, but it is more than rounding can explain."
    ),
    "agreement.unknown.loss": (
        "At iteration {k} the loss by hand is {manual}, by autograd {autograd}: that "
        "is more than rounding can explain."
    ),
    "agreement.unknown.update": (
        "At iteration {k} {what} differ, as the update before moved {name} by {manual} "
        "by hand and by {autograd} by autograd, which is more than rounding can "
        "explain."
    ),
    "agreement.unknown.start": (
        "They do not start at the same weight: by hand w is {manual}, by autograd "
        "{autograd}."
    ),
    "agreement.unknown.start.line": (
        "They do not start at the same {name}: by hand it is {manual}, by autograd "
        "{autograd}."
    ),
    "agreement.unknown.length": (
        "The run by hand has {manual} finite states, the run by autograd {autograd}, "
        "which is more than rounding can explain."
    ),
    "points.title": "The points at state k = {k}",
    "points.title.each": "Update k = {k}: iteration {iteration}, point {point}",
    "points.x": "x",
    "points.y": "y",
    "points.prediction": "ŷ = w·x",
    "points.prediction.line": "ŷ = w·x + b",
    "points.error": "error = ŷ − y",
    "points.squared": "error²",
    "points.terms": "2·x·error",
    "points.mean": "**mean**",
    "points.sum": "**sum**",
    "points.half": "{whole} / 2 = **{loss}**",
    "points.left_out": "{count} more points",
    "points.terms_b": "2·error",
    "points.terms_b.1": "error",
    "points.terms_b.4": "4·error",
    "points.terms.1": "x·error",
    "points.terms.4": "4·x·error",
    "points.wrong": (
        ":red-badge[:material/close: **{wrong}**] where the "
        ":green-badge[:material/check: **{right}**] should be"
    ),
    "points.is.mean": "mean {value}",
    "points.is.sum": "sum {value}",
    "points.is.double": "double, {value}",
    "points.is.double_mean": "double mean, {value}",
    "points.is.half": "half, {value}",
    "points.is.accumulated": "accumulated {value}",
    "points.is.pairs": "of all pairs, {value}",
    "points.is.gradient": "gradient {value}",
    "points.alt": (
        "{n} points at state {k}: {name} is {loss}, its derivative {mean}; the run "
        "uses {gradient} as gradient."
    ),
    "points.alt.line": (
        "{n} points at state {k}: {name} is {loss}, its derivative by w {mean} and by "
        "b {mean_b}; the run uses {gradient} and {gradient_b} as gradient."
    ),
    "witnesses.title": "The gradient at state k = {k}",
    "witnesses.witness": "witness",
    "witnesses.gradient": "gradient",
    "witnesses.apart": "minus autograd",
    "witnesses.manual": "by hand, {precision}",
    "witnesses.autograd": "autograd, {precision}",
    "witnesses.difference": "central difference, float64",
    "witnesses.overflow": "too large for float64",
    "witnesses.identical": "All three are the same number, {by_autograd}.",
    "witnesses.agree": (
        "All three agree to within {precision} rounding: they differ by at most {most}."
    ),
    "witnesses.agree_two": (
        "By hand and by autograd agree to within {precision} rounding: they differ by "
        "{most}; the central difference overflows float64."
    ),
    "witnesses.manual.ratio": (
        "Autograd and the central difference agree; by hand the gradient is {ratio} "
        "times as large: {why}."
    ),
    "witnesses.manual.ratio.n": (
        "Autograd and the central difference agree; by hand the gradient is {ratio} "
        "times as large, and N = {n}: {why}."
    ),
    "witnesses.manual.opposite": (
        "Autograd and the central difference agree; by hand the gradient has the "
        "opposite sign."
    ),
    "witnesses.autograd.no_zero_grad": (
        "By hand and by central difference they agree; by autograd it was never reset: "
        "{before} from before is still in it."
    ),
    "witnesses.autograd.broadcast": (
        "By hand and by central difference they agree; by autograd y is a column, and "
        "the gradient is that of the errors of every pair."
    ),
    "witnesses.both.ratio": (
        "Only the central difference is right: by hand the gradient is {ratio} times "
        "as large: {why}; by autograd {other}."
    ),
    "witnesses.both.ratio.n": (
        "Only the central difference is right: by hand the gradient is {ratio} times "
        "as large, and N = {n}: {why}; by autograd {other}."
    ),
    "witnesses.both.opposite": (
        "Only the central difference is right: by hand the gradient has the opposite "
        "sign; by autograd {other}."
    ),
    "witnesses.other.no_zero_grad": (
        "it was never reset: {before} from before is still in it"
    ),
    "witnesses.other.broadcast": (
        "y is a column, and the gradient is that of the errors of every pair"
    ),
    "witnesses.overflowed.manual.ratio": (
        "The central difference overflows float64; by hand the gradient is {ratio} "
        "times as large: {why}."
    ),
    "witnesses.overflowed.manual.ratio.n": (
        "The central difference overflows float64; by hand the gradient is {ratio} "
        "times as large, and N = {n}: {why}."
    ),
    "witnesses.overflowed.manual.opposite": (
        "The central difference overflows float64; by hand the gradient has the "
        "opposite sign."
    ),
    "witnesses.overflowed.autograd.no_zero_grad": (
        "The central difference overflows float64; by autograd it was never reset: "
        "{before} from before is still in it."
    ),
    "witnesses.overflowed.autograd.broadcast": (
        "The central difference overflows float64; by autograd y is a column, and the "
        "gradient is that of the errors of every pair."
    ),
    "witnesses.overflowed.both.ratio": (
        "The central difference overflows float64; by hand the gradient is {ratio} "
        "times as large: {why}; by autograd {other}."
    ),
    "witnesses.overflowed.both.ratio.n": (
        "The central difference overflows float64; by hand the gradient is {ratio} "
        "times as large, and N = {n}: {why}; by autograd {other}."
    ),
    "witnesses.overflowed.both.opposite": (
        "The central difference overflows float64; by hand the gradient has the "
        "opposite sign; by autograd {other}."
    ),
    "witnesses.uphill": (
        "The gradient by hand is right; the slip is in the update, which adds it to w."
    ),
    "witnesses.afresh": (
        "Autograd was asked afresh at this weight: what accumulates in its own run is "
        "not in it."
    ),
    "witnesses.by": "The gradient by {name}",
    "witnesses.unknown": (
        "They do not agree: by hand {by_hand}, by autograd {by_autograd}, by central "
        "difference {by_difference}, which is more than rounding can explain."
    ),
    "witnesses.unknown_two": (
        "They do not agree: by hand {by_hand}, by autograd {by_autograd}, which is "
        "more than rounding can explain; the central difference overflows float64."
    ),
    "witnesses.step.loss": (
        "h = {h}, the step that doubles the loss, rounded up to a power of two. J is a "
        "parabola, so the central difference is exact for every h but for rounding, "
        "and that is least about there."
    ),
    "witnesses.step.weight": (
        "h = {h}, a millionth of w, rounded up to a power of two: the loss is almost 0 "
        "and asks for less, but that would be lost in w ± h. J is a parabola, so the "
        "central difference is exact for every h but for rounding."
    ),
    "witnesses.step.one": (
        "h = 1, as good as any: J is a parabola, so the central difference is exact "
        "for every h but for rounding."
    ),
}
