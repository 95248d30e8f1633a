"""English: races, checks, programs and questions, as the title of a picture."""

TEXTS = {
    "finding.race.first": "{name} is first, near the best after {after}",
    "finding.race.only": "Only {name} comes near the best, after {after}",
    "finding.race.first.short": "{name} is first, after {after}",
    "finding.race.tie": "{count} runs come near the best first, after {after}",
    "finding.race.none": "None comes near the best; {name} has the lowest loss, {loss}",
    "finding.race.alone": "{name} is not near the best after {after}",
    "finding.race.quoted": "“{name}”",
    "finding.race.later": "{name}: {after}.",
    "finding.race.far": "{name}: not near, loss {loss}.",
    "finding.race.gone": "{name}: overflows at {k}.",
    "finding.race.counted": "{near} come near, {far} do not, {gone} overflow.",
    "finding.race.scaled": (
        "Raw x diverges above η = {raw}, standardised x only above η = {scaled}."
    ),
    "finding.race.kappa": (
        "The loss of raw x curves {raw_kappa} times as much across its valley as along "
        "it."
    ),
    "finding.race.near_is": (
        "Near: from there on at most 1 % of the way is left, and so 1/10,000 of what "
        "the loss was above its least."
    ),
    "finding.check.right": "Your program is right in all {rows} rows",
    "finding.check.right.one": "Your program is right in the row that was printed",
    "finding.check.program": "in your program",
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
    "finding.question": "It starts at {start}, has {after}, and the best is {best}.",
    "finding.question.flat": "It starts at {start} and has {after}.",
    "finding.question.gradient.origin": (
        "The model is ŷ = w·x; the first gradient is {gradient}."
    ),
    "finding.question.gradient.line": (
        "The model is ŷ = w·x + b; the first gradients are {gradient} and {gradient_b}."
    ),
    "finding.question.gradient.slip.origin": (
        "The model is ŷ = w·x; the first gradient would be {gradient}."
    ),
    "finding.question.gradient.slip.line": (
        "The model is ŷ = w·x + b; the first gradients would be {gradient} and "
        "{gradient_b}."
    ),
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
}
