"""English: the page: its frame, its sidebar, its views."""

TEXTS = {
    "language": "English",
    "page.language.help": "The language of the page. It goes with the link.",
    "page.title": "Gradient descent, by hand and by autograd",
    "page.share": "Share",
    "page.lecture": "Lecture mode",
    "page.lecture.help": (
        "The view as a slide: larger, without the sidebar, and made to fit the screen. "
        "The arrow keys lead on. A link remembers it."
    ),
    "page.running": "Running …",
    "page.loading": "Loading PyTorch …",
    "page.lesson": "Lesson",
    "page.lesson.placeholder": "Your own settings",
    "page.lesson.help": (
        "A small story to start from. It fills all controls below; change any of them "
        "afterwards."
    ),
    "page.x": "x, the inputs",
    "page.x.help": (
        "Numbers separated by commas, spaces or new lines, or a Python list pasted "
        "whole. x and y pair up."
    ),
    "page.y": "y, the targets",
    "page.y.help": (
        "Numbers separated by commas, spaces or new lines, or a Python list pasted "
        "whole. x and y pair up."
    ),
    "page.old_y": (
        "You changed only x: the targets y are still those from before, {y}. Enter new "
        "targets, or confirm that these belong to the new x."
    ),
    "page.old_y.preset": (
        "You changed only x: the targets y are still those of “{preset}”, {y}. Enter "
        "new targets, or confirm that these belong to the new x."
    ),
    "page.old_y.field": "These targets belong to the x from before.",
    "page.old_y.confirm": "Keep these targets",
    "page.file": "x and y from a file",
    "page.file.upload": "File with columns",
    "page.file.upload.help": (
        "CSV, TSV or text with a column for x and a column for y, with or without a "
        "header, up to {megabytes} MB."
    ),
    "page.file.header": "The first row has names",
    "page.file.header.help": (
        "Whether the first row names the columns. All rows decide it at first; where "
        "that is wrong, change it."
    ),
    "page.file.preview": "The first rows of the file; its columns are {columns}.",
    "page.file.unusable": "Column “{column}” cannot be chosen: {why}.",
    "page.file.unusable.more": "So it is with {count} more columns.",
    "page.question": "How is “{text}” meant?",
    "page.pairs.take": "Take them as x and y",
    "page.file.x": "Column for x",
    "page.file.y": "Column for y",
    "page.file.points": (
        "{count} points from the file, from ({first_x}, {first_y}) to ({last_x}, "
        "{last_y}): x is “{x_column}”, y is “{y_column}”. Remove the file to use the "
        "typed numbers."
    ),
    "page.file.point": (
        "1 point from the file, ({first_x}, {first_y}): x is “{x_column}”, y is "
        "“{y_column}”. Remove the file to use the typed numbers."
    ),
    "page.w0": "Initial w",
    "page.w0.less": "Smaller initial w",
    "page.w0.more": "Larger initial w",
    "page.w0.help": "The weight w₀ before the first update, from {least} to {most}.",
    "page.b0": "Initial b",
    "page.b0.less": "Smaller initial b",
    "page.b0.more": "Larger initial b",
    "page.b0.help": "The bias b₀ before the first update, from {least} to {most}.",
    "page.model": "Model",
    "page.model.help": (
        "**w·x**, a line through the origin, or **w·x + b**, with a bias: then there "
        "are two parameters, each with its own gradient."
    ),
    "page.standardize": "x",
    "page.standardize.help": (
        "**as it is**, or **standardised**: the runs work on (x − mean)/σ, σ the "
        "population standard deviation, and the loss has the same curvature in every "
        "direction."
    ),
    "page.learning_rate": "Learning rate",
    "page.learning_rate.less": "Smaller learning rate",
    "page.learning_rate.more": "Larger learning rate",
    "page.learning_rate.help": (
        "η in w ← w − η · gradient: how far each update goes, from {least} to {most}. "
        "1e-3 is 0.001."
    ),
    "page.pick": "Quick picks",
    "page.pick.help": (
        "Learning rates computed from this data: a tenth of the fastest, the fastest, "
        "{near} and {over} of the edge."
    ),
    "page.iterations": "Iterations",
    "page.iterations.less": "Fewer iterations",
    "page.iterations.more": "More iterations",
    "page.iterations.help": (
        "How many updates, or passes through the points where each has its update: a "
        "whole number from {least} to {most}."
    ),
    "page.manual_gradient": "By hand",
    "page.manual_gradient.help.mean": (
        "**mean** is right, the derivative of the mean squared error. The slips: "
        "**sum**, as the tutorial prints it, N times too large; **no 2**, half of it, "
        "the factor 2 lost; **sum, no 2**, both; **uphill**, added to w instead of "
        "subtracted."
    ),
    "page.manual_gradient.help.half_mean": (
        "**half mean** is right, the derivative of half the mean squared error. The "
        "slips: **sum**, N times too large; **2 kept**, which the half cancels, twice "
        "too large; **uphill**, added to w instead of subtracted."
    ),
    "page.manual_gradient.help.sum": (
        "**sum** is right, the derivative of the sum of the squared errors. The slips: "
        "**no 2**, half of it, the factor 2 lost; **averaged**, 1/N of it; **uphill**, "
        "added to w instead of subtracted."
    ),
    "page.manual_gradient.help.half_sum": (
        "**half sum** is right, the derivative of half the sum of the squared errors. "
        "The slips: **averaged**, 1/N of it; **2 kept**, which the half cancels, twice "
        "too large; **uphill**, added to w instead of subtracted."
    ),
    "page.update": "Update",
    "page.update.help": (
        "**after all** points, one update an iteration, or **after each** point: then "
        "an iteration is a pass through the points in their order, and the gradient of "
        "an update is that of one point's loss."
    ),
    "page.rows": "Rows of the tables",
    "page.rows.help": "A row for every pass through the points, or for every update.",
    "page.rows.passes": "passes",
    "page.rows.updates": "updates",
    "page.loss": "Loss",
    "page.loss.help": (
        "What both runs minimise, of the squared errors: their **mean**, **half the "
        "mean**, their **sum** or **half the sum**. Courses and books differ in it; a "
        "half cancels the 2 of the derivative."
    ),
    "page.autograd_gradient": "By autograd",
    "page.autograd_gradient.help": (
        "**correct** resets w.grad after each update. The slips: **gradient not "
        "reset**, zero_grad forgotten, so that each gradient is added to those before; "
        "**y as a column**, of shape (N, 1), so that every prediction meets every "
        "target."
    ),
    "page.precision": "Precision",
    "page.precision.help": (
        "Of every number in both runs: 32 bits hold about 7 digits, 64 about 16."
    ),
    "page.source": "Show the code that ran",
    "page.source.help": "Both loops, side by side, as they ran for these numbers.",
    "page.predict": "Predict first",
    "page.predict.help": (
        "Hides the runs and what becomes of them until you have said what this "
        "learning rate will do. A link remembers it."
    ),
    "page.ask_again": "Ask again",
    "page.run": "Whose step",
    "page.scale": "Loss axis",
    "page.scale.linear": "linear axis",
    "page.scale.log": "log axis",
    "page.final_w": "Final w",
    "page.own_units": "In the units of the data: w = {w}, b = {b}.",
    "page.final_b": "Final b",
    "page.final_loss": "Final loss",
    "page.take.link": "The link",
    "page.take.numbers": "The numbers",
    "page.take.code": "The code",
}
