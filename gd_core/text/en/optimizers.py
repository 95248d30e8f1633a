"""English: optimisers and their slips."""

TEXTS = {
    "field.optimizer": "optimiser",
    "field.momentum": "μ",
    "field.alpha": "α",
    "field.beta1": "β₁",
    "field.beta2": "β₂",
    "field.eps": "ε",
    "field.memory": "what is remembered",
    "input.not_between": (
        "{field} is {value}: it must be a number above {least} and below {most}"
    ),
    "input.not_below_one": (
        "{field} is {value}: it must be a number from {least} to below {most}"
    ),
    "optimizer.sgd": "gradient descent",
    "optimizer.momentum": "momentum",
    "optimizer.nesterov": "Nesterov",
    "optimizer.adagrad": "AdaGrad",
    "optimizer.rmsprop": "RMSProp",
    "optimizer.adam": "Adam",
    "setting.momentum": "μ = {value}",
    "setting.alpha": "α = {value}",
    "setting.beta1": "β₁ = {value}",
    "setting.beta2": "β₂ = {value}",
    "setting.eps": "ε = {value}",
    "preset.momentum": "Momentum",
    "preset.momentum.story": (
        "The lesson with momentum μ = 0.9: the weight swings past the optimum, as what "
        "it remembers carries it on. The plane of rates is under Learning rate."
    ),
    "preset.correction": "Adam uncorrected",
    "preset.correction.story": (
        "Adam without its bias correction by hand: the first step is 3.16 times too "
        "long. That its loss ends lower does not prove the code right."
    ),
    "preset.unnoticed": "Adam and the sum",
    "preset.unnoticed.story": (
        "The tutorial’s sum under Adam: the gradient is 4 times too large, and the "
        "weights do not notice."
    ),
    "preset.recreated": "Optimiser made anew",
    "preset.recreated.story": (
        "torch.optim.Adam made inside the loop: it forgets at every update, each step "
        "is η long, and the weight never comes to rest."
    ),
    "page.optimizer": "Optimiser",
    "page.optimizer.help": (
        "How a gradient becomes an update, on both sides: by hand in a few lines of "
        "NumPy, by autograd torch.optim itself. **gradient descent** remembers "
        "nothing; **momentum** and **Nesterov** add up the gradients before; "
        "**AdaGrad**, **RMSProp** and **Adam** divide by the size of the gradients."
    ),
    "page.momentum": "μ",
    "page.momentum.help": (
        "How much of v an update keeps, in v ← μ·v + g: above {least}, below {most}."
    ),
    "page.alpha": "α",
    "page.alpha.help": (
        "How much of v an update keeps, in v ← α·v + (1 − α)·g²: from {least} to below "
        "{most}."
    ),
    "page.beta1": "β₁",
    "page.beta1.help": (
        "How much of m an update keeps, in m ← β₁·m + (1 − β₁)·g: from {least} to "
        "below {most}."
    ),
    "page.beta2": "β₂",
    "page.beta2.help": (
        "How much of v an update keeps, in v ← β₂·v + (1 − β₂)·g²: from {least} to "
        "below {most}."
    ),
    "page.eps": "ε",
    "page.eps.help": (
        "What is added to the root, so that nothing is divided by 0: from {least} to "
        "{most}."
    ),
    "page.slips.momentum": (
        " Slips of momentum: **averaged v**, (1 − μ)·g in place of g; **dampened v**, "
        "the same from the second update on."
    ),
    "page.slips.nesterov": (
        " A slip of Nesterov: **looks back**, g − μ·v in place of g + μ·v."
    ),
    "page.slips.adagrad": (
        " Slips of AdaGrad: **averaged S**, an average in place of the sum; **no "
        "root**, divided by S itself."
    ),
    "page.slips.rmsprop": (
        " Slips of RMSProp: **forgets**, v is dropped at every update; **ε inside** "
        "the root; **no root**, divided by v itself."
    ),
    "page.slips.adam": (
        " Slips of Adam: **no 1−βᵗ**, the bias is not corrected; **t = 1** throughout; "
        "**m/√v + ε**, without brackets; **ε inside** the root; **no root**, divided "
        "by v itself."
    ),
    "page.slips.autograd": (
        " A slip with an optimiser: **re-created**, made anew inside the loop, it "
        "forgets."
    ),
    "page.rules": "The six rules",
    "page.rules.help": (
        "Every optimiser line by line: as PyTorch has it, as others write it, the "
        "first three steps, and what each slip does to them."
    ),
    "page.memory": "Memory",
    "page.memory.help": (
        "What the optimiser remembers, in the tables and as a chart of its own."
    ),
    "table.v": "v",
    "table.v_b": "v of b",
    "table.m": "m",
    "table.m_b": "m of b",
    "table.S": "S",
    "table.S_b": "S of b",
    "pick.fastest.plateau": "swings",
    "chart.map.fastest.plateau": "swings from {rate}",
    "chart.map.fastest.near": "fastest: just below",
    "chart.fate.slow.plateau": "A tenth of where swinging begins: η = {rate}",
    "chart.fate.fastest.plateau": "Where swinging begins: η = {rate}",
    "chart.fate.line.slow.plateau": "A tenth of where both swing: η = {rate}",
    "chart.fate.line.fastest.plateau": "Where both directions swing: η = {rate}",
    "chart.map.range": "from {first} to {last}",
    "fate.line.spirals": (
        "swings: closes {closes} across the valley, {closes_flat} along it"
    ),
    "outcome.converges.velocity": (
        "In the end each step closes {closes} of the gap to the best w = {optimum}; "
        "after {steps} {left} of it is left."
    ),
    "outcome.overshoots.velocity": (
        "In the end each step jumps over the best w = {optimum} and closes {closes} of "
        "the gap; after {steps} {left} of it is left."
    ),
    "outcome.flips.velocity": (
        "w comes to flip around the best w = {optimum} forever: the learning rate is "
        "exactly the edge between converging and diverging, {edge_is}."
    ),
    "outcome.diverges.velocity": (
        "In the end each step lands {factor} times as far from the best w = {optimum}: "
        "the learning rate is over the edge, {edge_is}."
    ),
    "rate.where.plateau": (
        "The learning rate {rate} is {of_edge} the edge, {edge_is}{made_of}. From "
        "{fastest} to {until} every rate keeps √μ of the gap, and none keeps less."
    ),
    "rate.where.slip.plateau": (
        "{first} acts as the learning rate {effective} ({times}): {of_edge} the edge, "
        "{edge_is}{made_of}. From {fastest} to {until} every rate keeps √μ of the gap, "
        "and none keeps less."
    ),
    "rate.where.edge": (
        "The learning rate {rate} is {of_edge} the edge, {edge_is}{made_of}."
    ),
    "rate.rho.momentum": (
        "In the end each step keeps ρ = {rho} of the gap, the size of the larger root "
        "of r² − (1 + μ − s)·r + μ, s = 2·a·η = {step}; where w swings, that is √μ at "
        "any rate."
    ),
    "rate.rho.nesterov": (
        "In the end each step keeps ρ = {rho} of the gap, the size of the larger root "
        "of r² − (1 + μ)·(1 − s)·r + μ·(1 − s), s = 2·a·η = {step}."
    ),
    "line.rate.velocity": (
        "The learning rate {rate} is {of_fastest} the fastest, {fastest}, and "
        "{of_edge} the edge, {edge}."
    ),
    "line.rate.velocity.plateau": (
        "The learning rate {rate} is {of_edge} the edge, {edge}. From {fastest} to "
        "{until} every rate keeps √μ, and none keeps less."
    ),
    "line.rate.velocity.near": (
        "The learning rate {rate} is {of_edge} the edge, {edge}; the fastest is just "
        "below the edge."
    ),
    "line.rate.slip.velocity.plateau": (
        "{subject} acts as the learning rate {effective} ({times}): {of_edge} the "
        "edge, {edge}. From {fastest} to {until} every rate keeps √μ, and none keeps "
        "less."
    ),
    "line.rate.slip.velocity.near": (
        "{subject} acts as the learning rate {effective} ({times}): {of_edge} the "
        "edge, {edge}; the fastest is just below the edge."
    ),
    "line.rate.slip.velocity": (
        "{subject} acts as the learning rate {effective} ({times}): {of_fastest} the "
        "fastest, {fastest}, and {of_edge} the edge, {edge}."
    ),
    "exact.adagrad": (
        "What is exact: the first step of a right AdaGrad has the length η = {rate} "
        "whatever the gradient is, and a factor in the gradient changes nothing but "
        "through ε."
    ),
    "exact.rmsprop": (
        "What is exact: the first step of a right RMSProp has the length η/√(1 − α) = "
        "{length} whatever the gradient is, and a factor in the gradient changes "
        "nothing but through ε. It does not settle: unless it hits the best w exactly, "
        "it comes to swing by about η/2 = {half} around it."
    ),
    "exact.adam": (
        "What is exact: the first step of a right Adam has the length η = {rate} "
        "whatever the gradient is, and a factor in the gradient changes nothing but "
        "through ε."
    ),
    "exact.never_reset": (
        "Never reset, the gradient adds up all before it, and the velocity adds them "
        "up once more."
    ),
    "chart.curve.memory": (
        "below the step the gradient’s part, above it, dotted, the memory’s"
    ),
    "chart.contour.memory": "dotted: the part of the memory",
    "chart.memory.name": "What the optimiser remembers",
    "chart.memory.title": "{part} at every iteration",
    "chart.memory.title.of": "{part} of {name} at every iteration",
    "chart.memory.y": "remembered",
    "chart.memory.momentum.v": (
        "v adds up the gradients, each update scaling the older ones by μ"
    ),
    "chart.memory.nesterov.v": (
        "v adds up the gradients, each update scaling the older ones by μ"
    ),
    "chart.memory.adagrad.S": "S adds up the squares of the gradients",
    "chart.memory.rmsprop.v": "v is an average of the squares of the gradients",
    "chart.memory.adam.m": "m is an average of the gradients, too small at first",
    "chart.memory.adam.v": (
        "v is an average of the squares of the gradients, too small at first"
    ),
    "chart.memory.alt": (
        "{side}: {first} after the first update and {end} after {last}."
    ),
    "slip.momentum_averaged": (
        "{line} averages, (1 − μ)·g in place of g: that is momentum at the rate η(1 − "
        "μ)."
    ),
    "slip.momentum_dampened": (
        "{line} dampens each gradient but the first, (1 − μ)·g in place of g."
    ),
    "slip.lookahead_sign": (
        "{line} looks back, g − μ·v in place of g + μ·v: against the velocity."
    ),
    "slip.adagrad_averaged": (
        "{line} averages the squares where AdaGrad adds them up: S forgets, as v of "
        "RMSProp with α = 0.9 does."
    ),
    "slip.no_root": "{line} divides by the squares, not by their square root.",
    "slip.eps_inside": (
        "{line} adds ε inside the square root, where it counts for more."
    ),
    "slip.forgets": (
        "{line} forgets what was remembered: each update is made as if it were the "
        "first."
    ),
    "slip.no_correction": (
        "{line} has no bias correction: m and v start at 0 and are too small at first."
    ),
    "slip.t_frozen": (
        "{line} does not count the updates: each is corrected as if it were the first."
    ),
    "slip.bracket": (
        "{line} adds ε to the quotient, not to its divisor: η·ε is taken off each time."
    ),
    "choice.momentum_averaged": "averaged v",
    "choice.momentum_dampened": "dampened v",
    "choice.lookahead_sign": "looks back",
    "choice.adagrad_averaged": "averaged S",
    "choice.no_root": "no root",
    "choice.eps_inside": "ε inside",
    "choice.forgets": "forgets",
    "choice.autograd.forgets": "re-created",
    "choice.no_correction": "no 1−βᵗ",
    "choice.t_frozen": "t = 1",
    "choice.bracket": "m/√v + ε",
    "gradient.momentum_averaged": "averaged v",
    "gradient.momentum_dampened": "dampened v",
    "gradient.lookahead_sign": "looking back",
    "gradient.adagrad_averaged": "averaged S",
    "gradient.no_root": "without the root",
    "gradient.eps_inside": "ε inside the root",
    "gradient.forgets": "forgetting",
    "gradient.no_correction": "without bias correction",
    "gradient.t_frozen": "t frozen at 1",
    "gradient.bracket": "without brackets",
    "does.momentum_averaged": (
        "v is an average, v ← μ·v + (1 − μ)·g, so that every step is {rest} times as "
        "long"
    ),
    "does.momentum_dampened": (
        "only the first gradient counts whole and each later one (1 − μ) = {rest} "
        "times, as with PyTorch’s dampening = μ"
    ),
    "does.lookahead_sign": (
        "the update is η·(g − μ·v), which looks back along v where + μ·v looks ahead"
    ),
    "does.adagrad_averaged": (
        "S is an average, S ← 0.9·S + 0.1·g², where AdaGrad adds up: it forgets, as "
        "with RMSProp and α = 0.9, and the first step is η/√0.1 = {averaged} long"
    ),
    "does.no_root": "the gradient is divided by the mean square, not by its root",
    "does.no_root.adagrad": (
        "the gradient is divided by the sum of the squares, not by its root"
    ),
    "does.eps_inside": "ε is added under the root, √(v + ε), and not to the root",
    "does.forgets": "what is remembered is dropped before every update, and so {as_if}",
    "does.forgets.by_autograd": (
        "the optimiser is made anew before every update and forgets, and so {as_if}"
    ),
    "does.no_correction": (
        "there is no bias correction, so that the first step is (1 − β₁)/√(1 − β₂) = "
        "{first} times as long"
    ),
    "does.t_frozen": (
        "t stays at 1 in the bias correction, which then goes on where it should fade"
    ),
    "does.bracket": (
        "ε stands outside the brackets, m/√v + ε, and moves {where} by η·ε each time"
    ),
    "forgets.momentum": "every update is one of plain gradient descent",
    "forgets.nesterov": (
        "every update is one of gradient descent at the rate (1 + μ)·η = {length}"
    ),
    "forgets.adagrad": (
        "every step has the length η = {length} while |g| is well above ε"
    ),
    "forgets.rmsprop": (
        "every step has the length η/√(1 − α) = {length} while |g| is well above ε"
    ),
    "forgets.adam": "every step has the length η = {length} while |g| is well above ε",
    "note.momentum_averaged": "(1 − μ)·g: it should be g.",
    "note.momentum_dampened": "(1 − μ)·g: it should be g.",
    "note.lookahead_sign": "− μ·v: it should be plus.",
    "note.adagrad_averaged": "An average: it should be a sum.",
    "note.no_root": "No root: it should be there.",
    "note.eps_inside": "ε under the root: it should be added to it.",
    "note.forgets": "What was remembered is dropped.",
    "note.no_correction": "No bias correction: it should be there.",
    "note.t_frozen": "t stays at 1: it should count.",
    "note.bracket": "No brackets around √v + ε: they should be there.",
    "agreement.because.memory": (
        "{Side} the optimiser is wrong: {does}. At iteration {k} {part} is {wrong}, "
        "{other} {right}."
    ),
    "agreement.because.memory.of": (
        "{Side} the optimiser is wrong: {does}. At iteration {k} {part} of {name} is "
        "{wrong}, {other} {right}."
    ),
    "agreement.because.moved": (
        "{Side} the update is wrong: {does}. At iteration {k} it has moved {name} by "
        "{wrong}, {other} by {right}."
    ),
    "agreement.because.moved.each": (
        "{Side} the update is wrong: {does}. At iteration {k} it moved {name} by "
        "{wrong}, {other} by {right}."
    ),
    "agreement.besides.optimizer": "Besides, {side} {does}.",
    "agreement.unknown.memory": (
        "At iteration {k} {part} by hand is {manual}, by autograd {autograd}, which is "
        "more than rounding can explain."
    ),
    "agreement.memory": "What is remembered: {parts}.",
    "agreement.memory.part": "{part} {largest}",
    "agreement.same.momentum_averaged": (
        "From the weights alone it cannot be told from momentum at the learning rate "
        "(1 − μ)·η = {times}: v would tell."
    ),
    "agreement.same.momentum": (
        "Written as v ← μ·v − η·g and w ← w + v, as Sutskever and Keras have it, the "
        "weights would be the same to rounding while η is constant: only v, −η times "
        "as large, would tell."
    ),
    "agreement.hidden.eps_inside": (
        "By hand ε is under the root, but that cannot be told at ε = {eps}, which is "
        "too small beside v for {precision}: a larger ε would tell."
    ),
    "agreement.hidden.bracket": (
        "By hand ε stands outside the brackets, but that cannot be told at ε = {eps}, "
        "which is too small for {precision}: a larger ε would tell."
    ),
    "agreement.hidden": (
        "{side} {does}: that cannot be told from the right update in these numbers; "
        "more iterations or another start would tell."
    ),
    "agreement.title.unnoticed": "Gradients differ, weights agree",
    "agreement.right_for.sum.meant": "If you mean the sum, choose it under Loss.",
    "agreement.unnoticed": (
        "The weights do not notice: {optimizer} divides by the size of the gradient "
        "itself, so that a factor cancels but for ε. They differ by at most {w}."
    ),
    "agreement.unnoticed.equal": (
        "The weights do not notice: {optimizer} divides by the size of the gradient "
        "itself, so that a factor cancels but for ε, and they are equal in every bit."
    ),
    "agreement.amplified.adaptive": (
        "Rounding has grown: near the best w the gradient’s sign decides a whole step, "
        "and rounding decides the sign."
    ),
}
