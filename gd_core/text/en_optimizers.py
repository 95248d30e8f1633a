"""The English texts about the optimisers, a part of `en.CATALOGUE`."""

OPTIMIZERS = {
    "field.optimizer": "optimiser",
    "field.momentum": "μ",
    "field.alpha": "α",
    "field.beta1": "β₁",
    "field.beta2": "β₂",
    "field.eps": "ε",
    "input.not_between": (
        "{field} is {value}: it must be a number above {least} and below {most}"
    ),
    "input.not_below_one": (
        "{field} is {value}: it must be a number from {least} to below {most}"
    ),
    # --- names ---------------------------------------------------------------
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
    "settings.optimizer": "{name}, {settings}",
    # --- the slips, where they are chosen -------------------------------------
    "choice.momentum_averaged": "averaged v",
    "choice.momentum_dampened": "dampened v",
    "choice.lookahead_sign": "looks back",
    "choice.adagrad_averaged": "averaged S",
    "choice.no_root": "no root",
    "choice.eps_inside": "ε inside",
    "choice.forgets": "forgets",
    "choice.autograd.forgets": "re-created",
    "choice.no_correction": "no correction",
    "choice.t_frozen": "t = 1",
    "choice.bracket": "no brackets",
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
    # --- what a slip of an optimiser does --------------------------------------
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
        "S is an average, S ← 0.9·S + 0.1·g², where AdaGrad adds up, so that the steps "
        "do not grow small"
    ),
    "does.no_root": "the gradient is divided by the mean square, not by its root",
    "does.no_root.adagrad": (
        "the gradient is divided by the sum of the squares, not by its root"
    ),
    "does.eps_inside": "ε is added under the root, √(v + ε), and not to the root",
    "does.forgets": (
        "what is remembered is dropped before every update, and so {as_if}"
    ),
    "does.forgets.by_autograd": (
        "the optimiser is made anew before every update and forgets, and so {as_if}"
    ),
    "does.no_correction": (
        "there is no bias correction, so that the first step is "
        "(1 − β₁)/√(1 − β₂) = {first} times as long"
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
    "forgets.adagrad": "every step has the length η = {length}",
    "forgets.rmsprop": "every step has the length η/√(1 − α) = {length}",
    "forgets.adam": "every step has the length η = {length}",
    # --- agreement -------------------------------------------------------------
    "agreement.because.memory": (
        "At iteration {k} {part} {side} is {wrong}, {other} {right}: {side} {does}."
    ),
    "agreement.because.memory.of": (
        "At iteration {k} {part} of {name} {side} is {wrong}, {other} {right}: {side} "
        "{does}."
    ),
    "agreement.because.moved": (
        "At iteration {k} {what} differ, as the update before moved {name} by {wrong} "
        "{side} and by {right} {other}: {side} {does}."
    ),
    "agreement.because.moved.each": (
        "At iteration {k} the update moved {name} by {wrong} {side} and by {right} "
        "{other}: {side} {does}."
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
    "agreement.unnoticed": (
        "The weights do not notice: {optimizer} divides by the size of the gradient "
        "itself, so that a factor cancels but for ε. They differ by at most {w}."
    ),
    "agreement.unnoticed.equal": (
        "The weights do not notice: {optimizer} divides by the size of the gradient "
        "itself, so that a factor cancels but for ε, and they are equal in every bit."
    ),
    "agreement.amplified.adaptive": (
        "Rounding has grown: near the optimum the sign of the gradient decides a whole "
        "step, and rounding the sign."
    ),
}
