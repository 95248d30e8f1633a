"""English: what is taken away: scripts, notebook, tables."""

TEXTS = {
    "take.manual": "By hand, .py",
    "take.manual.mime": "text/x-python",
    "take.manual.help": "The run by hand as a textbook loop. It needs NumPy.",
    "take.autograd": "By autograd, .py",
    "take.autograd.mime": "text/x-python",
    "take.autograd.help": "The run by autograd as a textbook loop. It needs PyTorch.",
    "take.both": "Both, compared, .py",
    "take.both.mime": "text/x-python",
    "take.both.help": "Both runs, and how far they differ. It needs NumPy and PyTorch.",
    "take.notebook": "Notebook, .ipynb",
    "take.notebook.mime": "application/x-ipynb+json",
    "take.notebook.help": (
        "Both runs in a Jupyter notebook, with prose between them and a chart, for "
        "which it needs matplotlib."
    ),
    "take.states": "Every state, .csv",
    "take.states.mime": "text/csv",
    "take.states.help": "A row a state of both runs, each with its settings.",
    "take.updates": "Every update, .csv",
    "take.updates.mime": "text/csv",
    "take.updates.help": "A row an update of both runs: iteration, point, w, gradient.",
    "take.data": "The data, .csv",
    "take.data.mime": "text/csv",
    "take.data.help": "The columns x and y, as this page loads them.",
    "take.numbers": (
        "Each row of the states carries the settings that made it. Every chart and "
        "table has a download in its own toolbar as well, charts at twice the pixels."
    ),
    "take.too_long_for_a_cell": "{count} numbers",
    "file_name.manual": "by_hand_{count}_points",
    "file_name.autograd": "by_autograd_{count}_points",
    "file_name.both": "both_compared_{count}_points",
    "file_name.notebook": "both_compared_{count}_points",
    "file_name.states": "states_{count}_points",
    "file_name.updates": "updates_{count}_points",
    "file_name.data": "data_{count}_points",
    "file_name.race": "race_{count}_points",
    "file_name.iterations": "{count}_iterations",
    "file_name.sgd": "gradient_descent",
    "file_name.each": "update_each",
    "file_name.line": "line_b0_{b0}",
    "file_name.standardized": "standardized",
    "script.manual.title": "{optimizer} by hand, in NumPy.",
    "script.autograd.title": "{optimizer} by autograd, in PyTorch.",
    "script.both.title": "{optimizer} by hand and by autograd, compared.",
    "script.optimizer.sgd": "Gradient descent",
    "script.optimizer.momentum": "Gradient descent with momentum",
    "script.optimizer.nesterov": "Gradient descent with Nesterov's momentum",
    "script.optimizer.adagrad": "AdaGrad",
    "script.optimizer.rmsprop": "RMSProp",
    "script.optimizer.adam": "Adam",
    "script.loss": "Minimises {loss} J(w) = {factor}sum of (w * x_i - y_i)^2.",
    "script.left_out": "and {count} more",
    "script.initial_w": "initial w",
    "script.loss.line": (
        "Minimises {loss} J(w, b) = {factor}sum of (w * x_i + b - y_i)^2."
    ),
    "script.initial_b": "initial b",
    "script.population": "divided by N",
    "script.standardized": "standardised: mean 0 and standard deviation 1",
    "script.as_learned": "as learned, of x standardised",
    "script.own_units": "in the units of the data: w = {w}, b = {b}",
    "script.learning_rate": "learning rate",
    "script.rounded": "rounded, as by hand",
    "script.silenced": "what is no longer finite is reported below",
    "script.iteration": "iteration",
    "script.quantity.w": "w",
    "script.quantity.loss": "loss",
    "script.quantity.gradient": "gradient",
    "script.quantity.b": "b",
    "script.quantity.gradient_b": "gradient_b",
    "script.quantity.m": "m",
    "script.quantity.m_b": "m_b",
    "script.quantity.v": "v",
    "script.quantity.v_b": "v_b",
    "script.quantity.S": "S",
    "script.quantity.S_b": "S_b",
    "script.remembered": "what the optimiser remembers, 0 before its first step",
    "script.overflowed": "iteration {k} overflowed {precision}",
    "script.differ": (
        "{quantity}: they differ by at most {most}, {precision} has steps of {step}"
    ),
    "script.equal": "{quantity}: equal in all {states} states",
    "script.first_gradient": (
        "first gradient: by hand {by_hand}, by autograd {by_autograd}"
    ),
    "script.first_gradient.b": (
        "first gradient by b: by hand {by_hand}, by autograd {by_autograd}"
    ),
    "notebook.about.line": (
        "The same run twice: once with gradients derived by hand, in NumPy, and once "
        "with the gradients that `backward()` finds, in PyTorch. Both minimise {loss} "
        "of the prediction $\\hat y = w \\cdot x + b$,\n\n"
        "$$J(w, b) = {factor}\\sum_i (w \\cdot x_i + b - y_i)^2 .$$"
    ),
    "notebook.standardized": (
        "Both work on $(x - \\bar x) / \\sigma$ in place of $x$, with the mean $\\bar "
        "x$ and the population standard deviation $\\sigma$, which divides by $N$. "
        "Below each table, $w / \\sigma$ and $b - w \\cdot \\bar x / \\sigma$ are the "
        "slope and the intercept in the units of the data."
    ),
    "notebook.manual.line": (
        "The derivatives of {loss}, found with pencil and paper, are\n\n"
        "$$\\partial J / \\partial w = {factor}\\sum_i {twice}x_i \\cdot (w \\cdot x_i "
        "+ b - y_i) , \\qquad \\partial J / \\partial b = {factor}\\sum_i {twice}(w "
        "\\cdot x_i + b - y_i) ,$$\n\n"
        "and {update}"
    ),
    "notebook.autograd.line": (
        "The same loop, but nobody derives anything: `loss.backward()` walks the graph "
        "of the loss back to the weight and the bias and adds what it finds to "
        "`w.grad` and `b.grad`, which are therefore reset after each update."
    ),
    "notebook.about": (
        "The same run twice: once with a gradient derived by hand, in NumPy, and once "
        "with the gradient that `backward()` finds, in PyTorch. Both minimise {loss} "
        "of the prediction $\\hat y = w \\cdot x$,\n\n"
        "$$J(w) = {factor}\\sum_i (w \\cdot x_i - y_i)^2 .$$"
    ),
    "notebook.manual": (
        "The derivative of {loss}, found with pencil and paper, is\n\n"
        "$$J'(w) = {factor}\\sum_i {twice}x_i \\cdot (w \\cdot x_i - y_i) ,$$\n\n"
        "and {update}"
    ),
    "notebook.update.sgd": (
        "each iteration goes a little way down, $w \\leftarrow w - \\eta \\cdot "
        "J'(w)$, with the learning rate $\\eta$."
    ),
    "notebook.update.sgd.line": (
        "each iteration goes a little way down, $w \\leftarrow w - \\eta \\cdot "
        "\\partial J / \\partial w$ and $b \\leftarrow b - \\eta \\cdot \\partial J / "
        "\\partial b$, with the learning rate $\\eta$."
    ),
    "notebook.update.remembering": (
        "each update is made of that gradient, $g$, and of what is remembered, with "
        "the learning rate $\\eta$:\n\n"
        "$${formula} .$$"
    ),
    "notebook.update.remembering.line": (
        "each update is made of these gradients, $g$, and of what is remembered, with "
        "the learning rate $\\eta$; that of $b$ is like that of $w$,\n\n"
        "$${formula} .$$"
    ),
    "notebook.optim": (
        "The update is that of `{optimizer}`: `optimizer.step()` makes it, and "
        "`optimizer.zero_grad()` resets."
    ),
    "notebook.autograd": (
        "The same loop, but nobody derives anything: `loss.backward()` walks the graph "
        "of the loss back to the weight and adds what it finds to `w.grad`, which is "
        "therefore reset after each update."
    ),
    "notebook.compare": (
        "## Compared\n\n"
        "How far the two runs are apart, over all states that both have, beside the "
        "distance between neighbouring numbers of this precision. Runs that do the "
        "same thing differ by a few such steps, since they round in a different order; "
        "more than that has another reason."
    ),
    "notebook.chart": (
        "## Drawn\n\n"
        "The loss at every iteration. Where the runs do the same thing, the two lines "
        "lie on each other."
    ),
    "code.prediction": "prediction",
    "code.loss.all": "loss: one number made of the errors",
    "code.loss.one": "loss: one point has one error",
    "code.loss.alone": "loss: of this point alone",
    "code.gradient.manual": "gradient: the formula derived by hand",
    "code.gradient.manual.line": "gradient: derived by hand; b's has 1 for x",
    "code.gradient.autograd": "gradient: the graph of the loss, walked back",
    "code.gradient": "gradient",
    "code.loss": "loss",
    "code.update": "update",
    "code.update.reset": "update; then reset, as backward() adds to grad",
    "code.before_pass": "J, of all points, before the pass",
    "code.averaged": "what the slip keeps of the average at each update",
    "code.doc.averages": "v <- mu * v + (1 - mu) * g, an average of the gradients.",
    "code.doc.first": "v <- g at first, then v <- mu * v + (1 - mu) * g.",
    "code.doc.forgets": (
        "S <- 0.9 * S + 0.1 * g^2, an average that forgets: RMSProp with 0.9."
    ),
    "code.doc.length": (
        "v <- (1 - alpha) * g^2: while |g| is well above eps every step has the length"
    ),
    "code.doc.no_correction": "w <- w - eta * m / (sqrt(v) + eps): no bias correction.",
    "code.doc.frozen": "The corrections are those of the first update in every one.",
    "code.wrong.column": "WRONG: y of shape (n, 1)",
    "code.wrong.anew": "WRONG: made anew, it remembers nothing",
    "code.wrong.minus": "WRONG: no minus",
    "code.wrong.lookahead": "WRONG: minus, not plus",
    "code.wrong.average": "WRONG: an average, not a sum",
    "code.wrong.eps": "WRONG: eps is inside the root",
    "code.wrong.brackets": "WRONG: no brackets around root + eps",
    "code.wrong.not": "WRONG: not {code}",
    "code.wrong.no_two": "WRONG: no {code}, no {other}",
    "code.wrong.no_and_no": "WRONG: no {code} and no {other}",
    "code.wrong.no_and": "WRONG: no {code} and {other}",
    "code.wrong.and_no": "WRONG: {code} and no {other}",
    "code.wrong.and": "WRONG: {code} and {other}",
    "code.wrong.again": "WRONG: {code} a second time",
    "code.wrong.second": "WRONG: {code} from the second update on",
    "code.wrong.no": "WRONG: no {code}",
}
