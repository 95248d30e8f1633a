"""English: Check my run."""

TEXTS = {
    "view.check": "Check my run",
    "input.run.empty": "{field} has no numbers: give w, b, loss or gradient",
    "input.run.lengths": (
        "{field} has columns of different lengths: each must have one number a row"
    ),
    "input.run.too_long": "{field} has {rows} rows: it must have at most {most}",
    "input.run.not_numbers": (
        "{field} has something else than a number in {quantity}: it must have numbers"
    ),
    "input.run.rows": (
        "{field} has {rows} row numbers for {count} rows: they must be as many"
    ),
    "input.run.row_numbers": (
        "{field} has row numbers that are none: they must be whole numbers from 0 to "
        "{most}"
    ),
    "input.run.digits": (
        "{field} has another number of digits than numbers in {quantity}: there must "
        "be {count}"
    ),
    "page.check.text": "What your program printed",
    "page.check.text.help": (
        "Lines such as “epoch 1: w = 0.3, loss = 30.0”, lists, tensors, tables, CSV, "
        "or one number a line. Row numbers and names are read where there are any; "
        "every digit counts."
    ),
    "page.check.placeholder": (
        "epoch 1: w = 1.200, loss = 30.00000000\nepoch 2: w = 1.680, loss = 4.80000000"
    ),
    "page.check.private": (
        "What you paste is only read, never run, and not part of the address or a link."
    ),
    "page.check.example": "Show an example",
    "page.check.example.help": (
        "The output of a common tutorial with these settings: its gradient is a sum, "
        "and it prints the loss before each update beside the updated w."
    ),
    "page.check.clear": "Clear",
    "page.check.which.run": (
        "Which of the runs is to be checked? The first begins with “{first}”."
    ),
    "page.check.which.column": "What are the numbers of the row “{first}”?",
    "page.check.understood": "What was understood",
    "page.check.compare": "Open it in Compare",
    "page.check.compare.help": (
        "Both runs side by side, one of them with what was found."
    ),
    "page.check.button": "Check my run",
    "page.check.button.help": (
        "Paste what your own program printed: is it right, and if not, which mistake "
        "explains it? Data, rate and optimiser are those of the sidebar."
    ),
    "page.check.column": "What the chart shows",
    "page.check.all_rows": "All rows",
    "page.check.empty.title": "Is your own program right?",
    "page.check.empty": (
        "Set data, initial w, learning rate and optimiser in the sidebar as in your "
        "program, then paste its output: a few rows are enough. The page compares it, "
        "digit by digit, with the right program and with the mistakes that it knows, "
        "and says which of them explains all rows, if one does."
    ),
    "check.title.right": "Right",
    "check.title.slip": "A mistake that is known: {slip}",
    "check.title.convention": "Another convention: {slip}",
    "check.title.middle": "Right at first, then a mistake: {slip}",
    "check.title.other_setting": "Right, with another {setting}",
    "check.title.ambiguous": "Several mistakes would print this",
    "check.title.ambiguous.right": "Right, as far as these numbers tell",
    "check.title.unknown": "No known program prints this",
    "check.right": "Your {rows} rows are those of the right program, {exactly}.",
    "check.right.one": "Your row is that of the right program, {exactly}.",
    "check.exactly.digits": "to the last digit printed",
    "check.exactly.rounding": "to the digits that {precision} rounding leaves",
    "check.same": (
        "With these settings {names} would print the same numbers in everything: that "
        "makes no difference here."
    ),
    "check.it": "Your program",
    "check.opposite": "{line} has a gradient of the opposite sign.",
    "check.explains": "That explains every row, {exactly}.",
    "check.first": (
        "Row {row} is the first that shows it: {column} is {yours}, the right program "
        "has {right}."
    ),
    "check.middle": "Up to iteration {k} all is right; from there on: {does}",
    "check.as_if": "Your rows are those of a right program {setting}.",
    "check.as_if.learning_rate": "whose learning rate is {value}, not {said}",
    "check.as_if.w0": "that starts at w = {value}, not {said}",
    "check.as_if.b0": "that starts at b = {value}, not {said}",
    "check.as_if.start": "that starts at w = {w}, b = {b}",
    "check.as_if.points": "that has the first {value} of your {said} points alone",
    "check.as_if.points.one": "that has the first of your {said} points alone",
    "check.as_if.update.each": "that updates after every point, not after all of them",
    "check.as_if.update.all": "that updates after all points, not after every one",
    "check.as_if.standardize.on": "that standardises x",
    "check.as_if.standardize.off": "that does not standardise x",
    "check.as_if.optimizer": "that runs {optimizer}, not {said}",
    "check.as_if.model": "that has a bias",
    "check.setting.learning_rate": "learning rate",
    "check.setting.w0": "start",
    "check.setting.b0": "start",
    "check.setting.points": "number of points",
    "check.setting.update": "update",
    "check.setting.standardize": "scaling of x",
    "check.setting.optimizer": "optimiser",
    "check.setting.model": "model",
    "check.ambiguous": "Each of these explains every row, {exactly}: {names}.",
    "check.ambiguous.right": (
        "Every row is the right program’s, {exactly}. But {names} would print the same."
    ),
    "check.advice.column": "Print {column} as well: that tells them apart.",
    "check.advice.digits": (
        "Print {column} with {amount} significant digits: that tells them apart."
    ),
    "check.advice.rows": (
        "Print {column} up to iteration {amount}: that tells them apart."
    ),
    "check.advice.none": (
        "No number that could be printed would tell them apart: look at the code."
    ),
    "check.unknown": (
        "{tried} programs were tried: the right one and each known mistake of every "
        "optimiser, other rates, other starts, fewer points, updates after each point, "
        "mistakes that begin later."
    ),
    "check.unknown.nearest": (
        "The nearest, {name}, explains {explained} of {rows} rows. In row {row}, where "
        "{column} is {yours}, it has {found}."
    ),
    "check.unknown.none": "None explains even the first row.",
    "check.title.rows_off": "Only {off} differs from the right program",
    "check.title.rows_off.several": "Only {off} differ from the right program",
    "check.unknown.rows_off": (
        "In {off} {column} is {yours}, the right program has {right}. All other rows "
        "are right, so that was printed or copied wrongly, or changed afterwards."
    ),
    "check.counted": "Rows are counted from 0.",
    "check.unknown.steps_off": (
        "Taken alone, every step is right but the one that leads to {off}: something "
        "moved the parameters there."
    ),
    "check.unknown.settings": (
        "Are data, start, rate and optimiser in the sidebar those of your program?"
    ),
    "check.fix": "To mend it: {fix}.",
    "fix.sum": "divide the gradient by N, here {n}",
    "fix.sum.again": "take the N in front of the sum away",
    "fix.no2": "multiply the gradient by 2",
    "fix.sum_no2": "divide the gradient by N, here {n}, and multiply it by 2",
    "fix.sum_no2.again": "take the N away, and multiply the gradient by 2",
    "fix.averaged": "add up, and do not divide by N",
    "fix.averaged.again": "divide by N only once",
    "fix.twice": "leave the 2 out",
    "fix.twice.again": "multiply by 2 only once",
    "fix.opposite": "change the sign of the gradient",
    "fix.uphill": "subtract η times the gradient",
    "fix.no_zero_grad": "reset the gradient, zero_grad(), before every backward()",
    "fix.broadcast": "give y the shape of the prediction, y.reshape(-1)",
    "fix.forgets": "make the optimiser once, before the loop",
    "fix.momentum_averaged": "for PyTorch’s rule, v ← μ·v + g",
    "fix.momentum_dampened": "v ← μ·v + g in every update",
    "fix.lookahead_sign": "w ← w − η·(g + μ·v), with a plus",
    "fix.adagrad_averaged": "S ← S + g², without averaging",
    "fix.no_root": "divide by the square root",
    "fix.eps_inside": "for PyTorch’s rule, add ε to the root, √v + ε",
    "fix.no_correction": "divide m by 1 − β₁ᵗ and v by 1 − β₂ᵗ",
    "fix.t_frozen": "add 1 to t in every update",
    "fix.bracket": "brackets around the divisor, m/(√v + ε)",
    "check.row": "row {row}",
    "check.rows": "rows {rows}",
    "check.right.name": "the right program",
    "check.another": "another {setting}",
    "check.opposite.name": "the opposite sign",
    "check.quoted": "“{name}”",
    "check.column.w": "w",
    "check.column.b": "b",
    "check.column.loss": "the loss",
    "check.column.gradient": "the gradient",
    "check.column.gradient_b": "the gradient by b",
    "check.convention.loss_before": (
        "Each row has the loss before the update beside the updated parameters. That "
        "is a convention, no mistake, but a row then mixes two states."
    ),
    "check.convention.loss.half_mean": (
        "The loss printed is half the mean of the squared errors, whose gradient has "
        "no 2. A convention, no mistake: choose it under Loss."
    ),
    "check.convention.loss.sum": (
        "The loss printed is the sum of the squared errors, not their mean. A "
        "convention, no mistake: choose it under Loss."
    ),
    "check.convention.loss.half_sum": (
        "The loss printed is half the sum of the squared errors. A convention, no "
        "mistake: choose it under Loss."
    ),
    "check.convention.loss.mean": (
        "The loss printed is the mean of the squared errors. A convention, no mistake: "
        "choose it under Loss."
    ),
    "check.convention.printed": (
        "What is printed as the loss is {loss}; the updates are those of {own}."
    ),
    "check.convention.momentum_averaged": (
        "Some courses write momentum so, as an average, and choose η for it: no "
        "mistake, but not PyTorch’s rule."
    ),
    "check.convention.eps_inside": (
        "Some texts write the rule so: no mistake, but not PyTorch’s rule."
    ),
    "check.precision": (
        "Your numbers are as exact as float32, not as float64, which is set."
    ),
    "check.series.yours": "yours",
    "check.series.right": "right",
    "check.series.found.mistake": "with the mistake",
    "check.series.found.setting": "with that setting",
    "check.series.found.convention": "by that rule",
    "check.table.row": "row",
    "check.table.yours": "{column}, yours",
    "check.table.right": "{column}, right",
    "check.table.found": "{column}, with the mistake",
    "check.table.found.setting": "{column}, with that setting",
    "check.table.found.convention": "{column}, by that rule",
    "check.table.key": "Red: the digits that differ from the right program’s.",
    "check.table.from": "The first {count} rows, which agree, are under All rows.",
    "check.table.alt": "The rows as printed, beside those of the right program",
    "chart.check.row": "row",
    "chart.check.y": "value",
    "chart.check.begins": "first that differs",
    "chart.check.alt": (
        "{title}: {column} as printed in {rows} rows, from {first} to {last}; the "
        "right program ends at {right}."
    ),
    "chart.check.alt.found": "With what was found it ends at {found}.",
    "chart.check.name": "What was printed beside the right run",
}
