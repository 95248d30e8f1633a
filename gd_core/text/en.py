"""English: every sentence and label that a person reads, one template each.

Templates name their facts in braces. Another language is another module with the same
keys and the same facts, named in `catalogue.LANGUAGES`.
"""

from gd_core.text.en_charts import CHART_TEXTS
from gd_core.text.en_check import CHECK_TEXTS
from gd_core.text.en_findings import FINDING_TEXTS
from gd_core.text.en_findings_rate import RATE_AND_STEP_TEXTS
from gd_core.text.en_findings_views import OTHER_FINDING_TEXTS
from gd_core.text.en_findings_wrong import WRONG_TEXTS
from gd_core.text.en_optimizers import OPTIMIZER_TEXTS
from gd_core.text.en_page import PAGE_TEXTS
from gd_core.text.en_printed import PRINTED_TEXTS
from gd_core.text.en_race import RACE_TEXTS
from gd_core.text.en_slide import SLIDE_TEXTS
from gd_core.text.en_slide_code import SLIDE_CODE_TEXTS

CATALOGUE = {
    **OPTIMIZER_TEXTS,
    **FINDING_TEXTS,
    **WRONG_TEXTS,
    **RATE_AND_STEP_TEXTS,
    **OTHER_FINDING_TEXTS,
    **RACE_TEXTS,
    **CHART_TEXTS,
    **CHECK_TEXTS,
    **PAGE_TEXTS,
    **PRINTED_TEXTS,
    **SLIDE_TEXTS,
    **SLIDE_CODE_TEXTS,
    # --- names ---------------------------------------------------------------
    "field.x": "x",
    "field.y": "y",
    "field.w0": "initial w",
    "field.learning_rate": "learning rate",
    "field.iterations": "iterations",
    "field.manual_gradient": "manual gradient",
    "field.autograd_gradient": "autograd gradient",
    "field.precision": "precision",
    "field.scale": "loss axis",
    "field.view": "view",
    "field.v": "version of the link",
    "field.lecture": "lecture mode",
    "field.k": "state k",
    "field.run": "whose step",
    "field.file": "the file",
    "side.manual": "Manual (NumPy)",
    "side.autograd": "Autograd (PyTorch)",
    "short.manual": "By hand",
    "short.autograd": "By autograd",
    "field.loss": "loss",
    "field.update": "update",
    "field.model": "model",
    "field.b0": "initial b",
    "field.standardize": "standardise x",
    "gradient.mean": "mean gradient",
    "gradient.sum": "sum gradient",
    "gradient.sum.again": "N times the gradient",
    "gradient.no2": "half gradient",
    "gradient.sum_no2": "sum gradient without the 2",
    "gradient.sum_no2.again": "N/2 times the gradient",
    "gradient.averaged": "averaged gradient",
    "gradient.averaged.again": "gradient divided by N",
    "gradient.twice": "double gradient",
    "gradient.uphill": "uphill by hand",
    "gradient.no_zero_grad": "no\N{NO-BREAK SPACE}zero_grad",
    "gradient.broadcast": "y as a column",
    "choice.mean": "mean",
    "choice.mean.half_mean": "half mean",
    "choice.mean.sum": "sum",
    "choice.mean.half_sum": "half sum",
    "choice.sum": "sum",
    "choice.sum.again": "N × sum",
    "choice.no2": "no 2",
    "choice.sum_no2": "sum, no 2",
    "choice.sum_no2.again": "N × sum, no 2",
    "choice.averaged": "averaged",
    "choice.averaged.again": "mean / N",
    "choice.twice": "2 kept",
    "choice.twice.again": "2 twice",
    "choice.uphill": "uphill",
    "choice.right": "right",
    "choice.no_zero_grad": "no zero_grad",
    "choice.broadcast": "y as a column",
    # --- losses: as a choice, in a sentence, beside an axis, among the settings --
    # --- updates: after all points, or after each one ---------------------------
    "update.all": "after all",
    "update.each": "after each",
    "update.each.settings": "update after each point",
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
    "loss.mean": "mean",
    "loss.half_mean": "half the mean",
    "loss.sum": "sum",
    "loss.half_sum": "half the sum",
    "loss.mean.name": "the mean squared error",
    "loss.half_mean.name": "half the mean squared error",
    "loss.sum.name": "the sum of the squared errors",
    "loss.half_sum.name": "half the sum of the squared errors",
    "loss.mean.axis": "mean squared error",
    "loss.half_mean.axis": "half the mean squared error",
    "loss.sum.axis": "sum of squared errors",
    "loss.half_sum.axis": "half the sum of squared errors",
    "loss.half_mean.settings": "half mean loss",
    "loss.sum.settings": "sum loss",
    "loss.half_sum.settings": "half sum loss",
    # --- slips: what makes a gradient too large or too small ---------------------
    "why.it": "it",
    "why.gradient": "the gradient",
    "why.sum": "{it} adds up where {loss} averages",
    "why.sum.again": "{it} is multiplied by N, though {loss} adds up already",
    "why.no2": "the 2 that the derivative of a square leaves is lost",
    "why.sum_no2": (
        "{it} adds up where {loss} averages, and the 2 that the derivative of a square "
        "leaves is lost"
    ),
    "why.sum_no2.again": (
        "{it} is multiplied by N, and the 2 that the derivative of a square leaves is "
        "lost"
    ),
    "why.averaged": "{it} averages where {loss} adds up",
    "why.averaged.again": "{it} is divided by N a second time",
    "why.twice": "{it} keeps the 2 that the half of the loss cancels",
    "why.twice.again": "the 2 that the derivative of a square leaves is there twice",
    "why.opposite": "{it} has the opposite sign",
    # --- slips: what the marked line of the source does ------------------------
    "slip.line": "Line {line}",
    "slip.marked": "The line marked WRONG",
    "slip.sum": "{line} adds up where {loss} averages: N times too large.",
    "slip.sum.again": (
        "{line} multiplies by N, though {loss} adds up already: N times too large."
    ),
    "slip.no2": (
        "{line} has lost the 2 that the derivative of a square leaves: half of the "
        "gradient."
    ),
    "slip.sum_no2": (
        "{line} adds up where {loss} averages, and has lost the 2 that the derivative "
        "of a square leaves: N/2 times the gradient."
    ),
    "slip.sum_no2.again": (
        "{line} multiplies by N, and has lost the 2 that the derivative of a square "
        "leaves: N/2 times the gradient."
    ),
    "slip.averaged": "{line} averages where {loss} adds up: 1/N of the gradient.",
    "slip.averaged.again": "{line} divides by N a second time: 1/N of the gradient.",
    "slip.twice": (
        "{line} keeps the 2 that the half of the loss cancels: twice the gradient."
    ),
    "slip.twice.again": (
        "{line} has the 2 that the derivative of a square leaves a second time: twice "
        "the gradient."
    ),
    "slip.no_difference": "With N = {n} that makes no difference.",
    "slip.uphill": (
        "{line} adds the gradient to w: uphill, where minus goes downhill."
    ),
    "slip.no_zero_grad": (
        "{line} should reset w.grad: backward() adds each gradient to what is there, "
        "so they accumulate."
    ),
    "slip.broadcast": (
        "{line} makes y a column: prediction - y then has the error of every "
        "prediction beside every target, N × N of them."
    ),
    # --- presets -------------------------------------------------------------
    "preset.mistake": "The mistake everyone copies",
    "preset.mistake.story": (
        "By hand the gradient adds up where the loss averages, and nothing warns of it."
    ),
    "preset.lesson": "The lesson",
    "preset.lesson.story": (
        "Four points on y = 2x, as in every tutorial, and both gradients right."
    ),
    "preset.neuron": "One neuron",
    "preset.neuron.story": (
        "One point, x = 1 and y = 2, with w = 1: the loss is 1 and the gradient −2. "
        "Small enough to check in your head."
    ),
    "preset.fast": "Too fast",
    "preset.fast.story": (
        "The lesson with learning rate 0.14, a little over the edge: every step "
        "lands farther from the optimum than the one before."
    ),
    "preset.edge": "On the edge",
    "preset.edge.story": (
        "The lesson with learning rate 2/15, exactly the edge: the weight flips "
        "between two values and never settles."
    ),
    "preset.zero_grad": "Forgotten zero_grad",
    "preset.zero_grad.story": (
        "The lesson without w.grad = None in the autograd loop: gradients accumulate, "
        "and the weight swings forever."
    ),
    "preset.hubble": "Hubble 1929",
    "preset.hubble.story": (
        "24 galaxies: distance in megaparsec, velocity in km/s. The slope that "
        "gradient descent finds is Hubble's constant as his data had it. "
        "(E. Hubble, PNAS 15, 1929, table 1)"
    ),
    "preset.three": "Three points",
    "preset.three.story": (
        "Small enough to check by hand: the closest line is 5 − 3x, with the errors "
        "−1, 2 and −1. (G. Strang, Introduction to Linear Algebra, on least squares)"
    ),
    "preset.women": "Height and weight",
    "preset.women.story": (
        "15 heights in inches and weights in pounds. From raw heights the run stays "
        "far from 3.45·height − 87.5; with x standardised it gets there. (The World "
        "Almanac and Book of Facts, 1975)"
    ),
    # --- input ---------------------------------------------------------------
    "input.not_a_list": "{field} is {value}: it must be a list of numbers",
    "input.item_not_a_number": (
        "{field} has “{text}” as item {item}: every item must be a number"
    ),
    "input.not_in_order": (
        "{field} is a set, which has no order: it must be a list of numbers, since x "
        "and y pair up by order"
    ),
    "input.item_empty": (
        "{field} has nothing as item {item}: every item must be a number"
    ),
    "input.item_not_finite": (
        "{field} has {text} as item {item}: every item must be a finite number"
    ),
    "input.item_too_large": (
        "{field} has {value} as item {item}: {precision} holds numbers up to "
        "{largest}, so a smaller number or float64 would be right"
    ),
    "input.no_numbers": "{field} is empty: it must have 1 to {most} numbers",
    "input.too_many_numbers": (
        "{field} has {count} numbers: it must have 1 to {most} numbers"
    ),
    "input.text_too_long": (
        "{field} has {count} characters: it must have at most {most}"
    ),
    "input.readings": (
        "{field} has “{text}”, which can be read as {choices}: write decimals with a "
        "point, thousands without a separator, and a space after each comma that "
        "separates numbers"
    ),
    "input.question": (
        "{field} has “{text}”, which can be read in several ways: choose in the "
        "sidebar how it is meant"
    ),
    "input.two_columns": (
        "{field} has two columns or lists of {count} numbers each: take them as x and "
        "y with the button, or paste one"
    ),
    "input.lists": (
        "{field} has lists named {names}: paste one of them, or two whose names begin "
        "with x and y"
    ),
    "input.lists_not_paired": (
        "{field} has the lists “{first}” with {first_count} numbers and “{second}” "
        "with {second_count}: they must have the same number of values"
    ),
    "input.lists_item": (
        "{field} has “{text}” in the list “{name}”: every item must be a number, and "
        "nothing is carried out, so paste the numbers alone"
    ),
    "input.items": (
        "{field} has {count} items that are not finite numbers, {faults}: every item "
        "must be one"
    ),
    "fault.item": "“{text}” (item {item})",
    "input.call": (
        "{field} has “{text}”, which would have to be carried out: paste the numbers "
        "it gives, not the code"
    ),
    "input.left_out": (
        "{field} has “{text}”, where numbers were left out: print all of them, and "
        "paste them again"
    ),
    "input.brackets": (
        "{field} has “{text}”, where a bracket does more than to hold numbers: paste "
        "the numbers alone"
    ),
    "input.no_break_space": (
        "{field} has “{text}” with a no-break space: thousands must be without a "
        "separator, and a comma must be between two numbers"
    ),
    "input.count_of_r": (
        "{field} has “{text}” where R would print “{right}”: paste all that R printed"
    ),
    "input.not_paired": ("y has {y_count} numbers, x has {x_count}: they must pair up"),
    "input.out_of_range": (
        "{field} is {value}: it must be a number from {least} to {most}"
    ),
    "input.not_a_number": (
        "{field} is {value}: it must be a number, written like 0.02, 1/3, 2e-3 or 5%"
    ),
    "input.two_readings": (
        "{field} is {value}, which can be read as {one} or as {other}: write the one "
        "that is meant"
    ),
    "input.not_whole": (
        "{field} is {value}: it must be a whole number from {least} to {most}"
    ),
    "input.negative_rate": (
        "{field} is {value}: it must be a number from {least} to {most}; what a "
        "negative one does is seen with “uphill”, a choice under “By hand”"
    ),
    "input.too_many_iterations.left": (
        "{field} is {value}: it must be a whole number from {least} to {most}; "
        "after {most} iterations {left} of the distance to w* = {optimum} is left"
    ),
    "input.too_many_iterations.grown": (
        "{field} is {value}: it must be a whole number from {least} to {most}; "
        "after {most} iterations the distance to w* = {optimum} has grown to "
        "{left} of what it was"
    ),
    "input.too_many_iterations.left.manual": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "hand {left} of the distance to w* = {optimum} is left after {most} "
        "iterations"
    ),
    "input.too_many_iterations.left.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd {left} of the distance to w* = {optimum} is left after {most} "
        "iterations"
    ),
    "input.too_many_iterations.grown.manual": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "hand the distance to w* = {optimum} has grown to {left} of what it was "
        "after {most} iterations"
    ),
    "input.too_many_iterations.grown.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd the distance to w* = {optimum} has grown to {left} of what it "
        "was after {most} iterations"
    ),
    "input.too_many_iterations.swings.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd the weight still swings around w* = {optimum} after {most} "
        "iterations"
    ),
    "input.too_many_passes.left": (
        "{field} is {value}: it must be a whole number from {least} to {most}, with "
        "these points up to {right}; after {right} iterations {left} of the distance "
        "to w = {settles}, where the passes settle, is left"
    ),
    "input.too_many_passes.grown": (
        "{field} is {value}: it must be a whole number from {least} to {most}, with "
        "these points up to {right}; after {right} iterations the distance to "
        "w = {settles} has grown to {left} of what it was"
    ),
    "pair.optimum": "{w}, b* = {b}",
    "pair.settles": "{w}, b = {b}",
    "input.too_much_work.each": (
        "{field} is {iterations} with {count} points: with an update after each point, "
        "points × iterations must be at most {most}, which with this data is up to "
        "{right} iterations"
    ),
    "input.too_much_work.all": (
        "{field} is {iterations} with {count} points: points × iterations must be at "
        "most {most}, which with this data is up to {right} iterations"
    ),
    "input.start_too_large.origin.float32": (
        "x, y and initial w are too large together for {precision}, which holds "
        "numbers up to {largest}: smaller numbers or float64 would be right"
    ),
    "input.start_too_large.origin.float64": (
        "x, y and initial w are too large together for {precision}, which holds "
        "numbers up to {largest}: smaller numbers would be right"
    ),
    "input.start_too_large.line.float32": (
        "x, y, initial w and initial b are too large together for {precision}, which "
        "holds numbers up to {largest}: smaller numbers or float64 would be right"
    ),
    "input.start_too_large.line.float64": (
        "x, y, initial w and initial b are too large together for {precision}, which "
        "holds numbers up to {largest}: smaller numbers would be right"
    ),
    "input.too_much_work.pairs": (
        "{field} is {iterations} with {count} points: with the error of every pair, "
        "points × points × iterations must be at most {most}, which with this data is "
        "up to {right} iterations"
    ),
    "input.no_spread": (
        "{field} has only the value {value}: to be standardised it must have two "
        "different numbers"
    ),
    "input.spread_out_of_range": (
        "{field} has a standard deviation that is too large or too small: to be "
        "standardised it must be from {least} to {most}"
    ),
    "input.too_many_paired": (
        "{field} is “y as a column”, which has the error of every pair, with {count} "
        "points: it must be another one, or at most {most} points"
    ),
    "input.not_a_choice": "{field} is {value}: it must be {choices}",
    # --- files ---------------------------------------------------------------
    "file.too_large": "{field} has {count} bytes: it must have at most {most}",
    "file.not_text": (
        "{field} is not a text file: it must be a table of numbers saved as CSV or TSV"
    ),
    "file.is_workbook": (
        "{field} is a workbook (.xlsx, .ods) or another packed file: open it in the "
        "program it is from, save the sheet as CSV, and choose that file"
    ),
    "file.is_pdf": (
        "{field} is a PDF, which has no table to be read: copy the numbers out of it "
        "into the fields of x and y, or find the data as CSV"
    ),
    "file.is_document": (
        "{field} is a text document with layout: save it as plain text, or copy the "
        "numbers into the fields of x and y"
    ),
    "file.is_markup": (
        "{field} is a web page or another file of markup: copy the table out of it "
        "into a spreadsheet and save that as CSV, or download the data themselves"
    ),
    "file.is_json": (
        "{field} is JSON: save the data as CSV, a row a point, or paste the numbers "
        "into the fields of x and y"
    ),
    "file.empty": (
        "{field} has no rows: it must have a column for x and a column for y"
    ),
    "file.ragged": (
        "{field} has {count} values in row {row}, where the rows above have "
        "{expected}: every row must have the same number of values"
    ),
    "file.unreadable": (
        "{field} could not be read as a table: it must be CSV or TSV with one row a "
        "point"
    ),
    "file.too_many_columns": "{field} has {count} columns: it must have at most {most}",
    "file.too_few_columns.faults": (
        "{field} has too few columns of numbers ({count}): it must have at least 2, "
        "one for x and one for y. These are no numbers: {faults}"
    ),
    "file.too_few_columns": (
        "{field} has too few columns of numbers ({count}): it must have at least 2, "
        "one for x and one for y"
    ),
    "file.cell_not_a_number": (
        "{field} has “{text}” in row {row} of column “{column}”: every value there "
        "must be a number"
    ),
    "file.cell_not_finite": (
        "{field} has {text} in row {row} of column “{column}”: every value there must "
        "be a finite number"
    ),
    "file.cell_decimal_comma": (
        "{field} has “{text}” in row {row} of column “{column}”, where other values "
        "have a decimal point: all must be written alike"
    ),
    "file.faults": (
        "{field} has {count} values that are not finite numbers, {faults}: every value "
        "of x and y must be one"
    ),
    "file.faults.decimals": (
        "{field} has {count} values with a decimal comma, {faults}, in columns that "
        "have decimal points as well: all must be written alike"
    ),
    "fault.cell": "“{text}” (row {row}, column “{column}”)",
    "file.column_empty": "{field} has no values in column “{column}”",
    "file.no_column": (
        "{field} has no column {value}: it must be the name of a column, or its "
        "position from 1 to {count}"
    ),
    "file.column_twice": (
        "{field} has several columns “{text}”: choose one by its position"
    ),
    "file.no_whole_row": (
        "{field} has no row with both x and y: it must have at least one"
    ),
    "column.not_a_number": "“{text}” in row {row} is not a number",
    "column.not_finite": "“{text}” in row {row} is not a finite number",
    "column.decimal_comma": (
        "“{text}” in row {row} has a decimal comma, other values have a decimal point"
    ),
    "column.empty": "no values",
    "file.column_name": "column {number}",
    "file.column_named": "{name} (column {number})",
    # --- what was understood -------------------------------------------------
    "reading.comma": "decimal commas; points separate thousands",
    "reading.point": "decimal points; commas separate thousands",
    "reading.comma.only_commas": "decimal commas",
    "reading.comma.only_points": "points separate thousands",
    "reading.point.only_commas": "commas separate thousands",
    "reading.point.only_points": "decimal points",
    "reading.separate": "commas separate numbers",
    "read.numbers": "{count} numbers, from {x} to {y}.",
    "read.number": "1 number, {x}.",
    "read.sign.groups": "Points are read as separators of thousands.",
    "read.sign.comma": "Commas are read as decimal commas.",
    "read.sign.point": "Commas are read as separators of thousands.",
    "read.unit": "The unit “{unit}” is left out: the first number is {number}.",
    "read.percent": (
        "The sign {unit} is left out: the first number is {number}, not a hundredth "
        "of it."
    ),
    "read.pairs": (
        "{count} points, from ({first_x}, {first_y}) to ({last_x}, {last_y})."
    ),
    "read.pair": "1 point, ({first_x}, {first_y}).",
    "read.columns": "x is “{x_column}”, y is “{y_column}”.",
    "read.encoding": "The file is read as {name}.",
    "read.comments": "Lines of comments are left out: {count}.",
    "read.outside": (
        "Lines above or below the table are left out: {count}, the first is “{text}”."
    ),
    "read.row_of_units": "Row {row}, “{text}”, is read as the units of the columns.",
    "read.turned": "Rows “{x}” and “{y}” are read as columns.",
    "read.index": "Column “{column}” only numbers the rows and is not taken for x.",
    "read.column_sign.comma": (
        "Commas in column “{column}” are read as decimal commas."
    ),
    "read.column_sign.point": (
        "Commas in column “{column}” are read as separators of thousands."
    ),
    "read.column_sign.groups": (
        "Points in column “{column}” are read as separators of thousands."
    ),
    "read.column_unit": "The unit “{unit}” of column “{column}” is left out.",
    "read.column_percent": (
        "The sign {unit} of column “{column}” is left out: 21% is read as 21, not as "
        "0.21."
    ),
    "read.row_left_out": "Row {rows} is left out: x or y is missing in it.",
    "read.rows_left_out": (
        "{count} rows are left out, in which x or y is missing: {rows}."
    ),
    "read.rows_left_out.more": (
        "{count} rows are left out, in which x or y is missing; the first are {rows}."
    ),
    "read.heading": "“{text}” is read as the name of the column.",
    "read.series": "The index of the series is left out.",
    "read.count_of_r": "R's counts, as “{text}”, are left out.",
    "read.scale": "All numbers are multiplied by the factor {text} above them.",
    # --- links ---------------------------------------------------------------
    "link.not_used": (
        "The link's {name}={value} could not be used ({why}); used {name}={used} "
        "instead."
    ),
    "link.data_not_used": (
        "The link's {name}={value} could not be used ({why}); used x={x} and y={y} "
        "instead."
    ),
    "link.unknown": (
        "The link's {name}={value} could not be used (there is no setting of that "
        "name; is {near} meant?); it is ignored."
    ),
    "link.cut": (
        "This link is cut: it ends with {end}, which may have lost something, too. "
        "Missing: {missing}; used the lesson's instead."
    ),
    "link.cut.look": "how it is looked at",
    "link.cut.end": (
        "This link is cut: it ends with {end}, which is not whole; used the "
        "lesson's instead."
    ),
    "link.cut.pair": (
        "This link is cut: it has {name}={value} but no {other}, and they pair up; "
        "used x={x} and y={y} instead."
    ),
    "link.cut.pair.too": (
        "Without {other}, the link's {name}={value} was not used either, since they "
        "pair up; used x={x} and y={y} instead."
    ),
    "link.data_not_carried": (
        "The link's {count} points were too many to travel in it; used x={x} and "
        "y={y} instead. Load the file or paste the numbers again."
    ),
    "link.permalink": (
        "Every setting is written out, so what it shows stays the same, whatever "
        "becomes of the defaults."
    ),
    "link.permalink_too_long": (
        "The {count} points are too many to travel in this link: who opens it sees the "
        "lesson's data. Send the data along as a file, to be loaded beside it."
    ),
    "link.file": (
        "The numbers of the file travel in this link, its name and other columns do "
        "not."
    ),
    "link.too_long": (
        "This data is too long for a link: a copy of the address shows the lesson's "
        "data instead."
    ),
    # --- settings ------------------------------------------------------------
    "settings.data": "x = {x} · y = {y}",
    "settings.run": (
        "w₀ = {w0} · learning rate {learning_rate} · {iterations} iterations · "
        "{choices} · {precision}"
    ),
    "settings.run.line": (
        "ŷ = w·x + b · w₀ = {w0} · b₀ = {b0} · learning rate {learning_rate} · "
        "{iterations} iterations · {choices} · {precision}"
    ),
    "settings.slip": "{side}: {slip}",
    "settings.standardized": "x standardised",
    "settings.and": "{first} · {last}",
    "list.long": "{first}, {second}, …, {last} ({count} numbers)",
    "list.or": "{first} or {last}",
    "list.end": "{first} and {last}",
    "list.next": "{first}, {last}",
    "quote.text": "“{text}”",
    "quote.empty": "empty",
    "settings.still_shown": "Shown below are the last settings that could be run.",
    # --- outcomes: what the mathematics says will happen ----------------------
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
    # --- rates ---------------------------------------------------------------
    "view.rate": "Learning rate",
    "rate.title": "What the formula predicts",
    "rate.title.manual": "What the formula predicts for the run by hand",
    "rate.title.autograd": "What the formula predicts for the run by autograd",
    "rate.where": (
        "The learning rate {rate} is {of_fastest} the fastest, {fastest_is}, and "
        "{of_edge} the edge, {edge_is}{made_of}."
    ),
    "rate.where.slip": (
        "{first} acts as the learning rate {effective} ({times}): {of_fastest} the "
        "fastest, {fastest_is}, and {of_edge} the edge, {edge_is}{made_of}."
    ),
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
    "steps.all": "{count} steps",
    "steps.all.one": "1 step",
    "steps.each": "{count} passes",
    "steps.each.one": "1 pass",
    "acts.sum": "the sum",
    "acts.sum.again": "N times the gradient",
    "acts.no2": "half the gradient",
    "acts.sum_no2": "the sum without the 2",
    "acts.sum_no2.again": "N/2 times the gradient",
    "acts.averaged": "the mean",
    "acts.averaged.again": "the gradient divided by N",
    "acts.twice": "twice the gradient",
    "acts.first.sum": "The sum",
    "acts.first.sum.again": "N times the gradient",
    "acts.first.no2": "Half the gradient",
    "acts.first.sum_no2": "The sum without the 2",
    "acts.first.sum_no2.again": "N/2 times the gradient",
    "acts.first.averaged": "The mean",
    "acts.first.averaged.again": "The gradient divided by N",
    "acts.first.twice": "Twice the gradient",
    "rate.times.sum": "{n} × {rate}",
    "rate.times.no2": "{rate} / 2",
    "rate.times.sum_no2": "{n} / 2 × {rate}",
    "rate.times.averaged": "{rate} / {n}",
    "rate.times.twice": "2 × {rate}",
    "rate.where.uphill": "Added to w, the gradient leads uphill.",
    "rate.where.no_zero_grad": (
        "Never reset, the gradient accumulates: the gap e to the best w follows e(k+1) "
        "= (2 − s)·e(k) − e(k−1), s = 2·a·η = {step}, whose roots multiply to "
        "1{made_of}."
    ),
    "rate.where.broadcast": (
        "The learning rate {rate} is {of_fastest} the fastest, {fastest_is}, and "
        "{of_edge} the edge, {edge_is}, of the loss of every pair{made_of}."
    ),
    "rate.rho": "Each step multiplies the gap by ρ = 1 − 2·a·η = {rho}.",
    "rate.rho.sum": (
        "Each step multiplies the gap by ρ = 1 − 2·a·N·η = {rho}, N = {n} points."
    ),
    "rate.rho.no2": "Each step multiplies the gap by ρ = 1 − a·η = {rho}.",
    "rate.rho.sum_no2": (
        "Each step multiplies the gap by ρ = 1 − a·N·η = {rho}, N = {n} points."
    ),
    "rate.rho.averaged": (
        "Each step multiplies the gap by ρ = 1 − 2·a·η/N = {rho}, N = {n} points."
    ),
    "rate.rho.twice": "Each step multiplies the gap by ρ = 1 − 4·a·η = {rho}.",
    "rate.rho.uphill": "Each step multiplies the gap by ρ = 1 + 2·a·η = {rho}.",
    "rate.rho.no_zero_grad.swings": (
        "As s is between 0 and 4, both have the size 1: nothing ever fades, and w "
        "swings around the best w = {optimum} forever, up to {swing} times the first "
        "gap away, once every {period} steps."
    ),
    "rate.rho.no_zero_grad.diverges": (
        "As s is not below 4, one of them is {rho}: the swings around the best w = "
        "{optimum} grow forever."
    ),
    "rate.none": "What a learning rate does to this run is found by trying.",
    "rate.until": "1 % of the gap is left after {first} steps, 0.01 % after {second}.",
    # --- predict first ----------------------------------------------------------
    "field.predict": "predict first",
    "field.source": "the code that ran",
    "field.rows": "rows of the tables",
    "field.answer": "answer",
    "predict.question": "What will the learning rate {rate} do?",
    "predict.question.manual": "What will the learning rate {rate} do by hand?",
    "predict.question.autograd": "What will the learning rate {rate} do by autograd?",
    "predict.slip.manual": "The run by hand makes a slip: {slip}.",
    "predict.slip.autograd": "The run by autograd makes a slip: {slip}.",
    "predict.unknown": "“{answer}”: no formula tells, only the run does",
    "predict.right": "Right: it {outcome}",
    "predict.right.manual": "Right: by hand it {outcome}",
    "predict.right.autograd": "Right: by autograd it {outcome}",
    "predict.wrong": "It {outcome} (your answer: {answer})",
    "predict.wrong.manual": "By hand it {outcome} (your answer: {answer})",
    "predict.wrong.autograd": "By autograd it {outcome} (your answer: {answer})",
    "answer.converges.means": "from one side, nearer at each step",
    "answer.lands.means": "",
    "answer.overshoots.means": "from alternating sides, nearer at each step",
    "answer.flips.means": "between two values, the best w in their middle",
    "answer.diverges.means": "it jumps over the best w, farther away at each step",
    "answer.swings.means": "around the best w, without coming to rest or running away",
    "answer.climbs.means": "on one side, farther away at each step",
    "answer.spirals.means": "swinging around the best w, less far each time",
    "answer.lands_in_two.means": "",
    "answer.drifts.means": "on one side, farther away at each step, at any rate",
    "answer.strands.means": "it comes to rest somewhere else",
    "answer.still.means": "",
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
    "line.rate": (
        "The learning rate {rate} is {of_fastest} the fastest, 2/(λ₁ + λ₂) = "
        "{fastest}, and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.valley": (
        "The learning rate {rate} is {of_fastest} the fastest, 1/λ₁ = {fastest}, "
        "and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    "line.rate.slip": (
        "{subject} acts as the learning rate {effective} ({times}): {of_fastest} "
        "the fastest, 2/(λ₁ + λ₂) = {fastest}, and {of_edge} the edge, 2/λ₁ = "
        "{edge}."
    ),
    "line.rate.slip.valley": (
        "{subject} acts as the learning rate {effective} ({times}): {of_fastest} "
        "the fastest, 1/λ₁ = {fastest}, and {of_edge} the edge, 2/λ₁ = {edge}."
    ),
    # where the fastest and the edge are the same number, as shown
    "line.rate.near": (
        "The learning rate {rate} is {of_edge} the edge, 2/λ₁ = {edge}; the fastest, "
        "2/(λ₁ + λ₂), is just below the edge."
    ),
    "line.rate.slip.near": (
        "{subject} acts as the learning rate {effective} ({times}): {of_edge} the "
        "edge, 2/λ₁ = {edge}; the fastest, 2/(λ₁ + λ₂), is just below the edge."
    ),
    "line.rate.no_zero_grad": (
        "Never reset, the gradient accumulates: the learning rate {rate} is {of_edge} "
        "its edge, 4/λ₁ = {edge}."
    ),
    "line.acts": "{subject} acts as the learning rate {effective} ({times}).",
    "line.valley": (
        "All x are {x}, so every line through ({x}, {mean}) is as good: this one is "
        "next to the start, and nothing moves along the valley, λ₂ = 0."
    ),
    "line.until.valley": (
        "1 % of the gap is left after {first_share} steps, 0.01 % after {second_share}."
    ),
    "line.converges.valley": (
        "Each step closes {closes} of the gap to the best line, w = {w}, b = {b} "
        "(curvature λ₁ = {first}); after {steps} {left} of it is left."
    ),
    "line.overshoots.valley": (
        "Each step jumps over the best line, w = {w}, b = {b} (curvature λ₁ = "
        "{first}), and closes {closes} of the gap; after {steps} {left} of it is left."
    ),
    "line.until": (
        "Of the gap along each direction 1 % is left after {first_share} steps, 0.01 % "
        "after {second_share}."
    ),
    "line.converges": (
        "Each step closes {closes} of the gap along the steep direction (curvature λ₁ "
        "= {first}), {closes_flat} along the flat one (λ₂ = {second}); after {steps} "
        "{left} of the gap to the best line, w = {w}, b = {b}, is left."
    ),
    "line.overshoots": (
        "Each step jumps across the valley and closes {closes} of the gap along the "
        "steep direction (curvature λ₁ = {first}), {closes_flat} along the flat one "
        "(λ₂ = {second}); after {steps} {left} of the gap to the best line, w = {w}, b "
        "= {b}, is left."
    ),
    "line.lands": "One step lands on the best line, w = {w}, b = {b}.",
    "line.flips": (
        "The rate is the edge: along the steep direction (curvature λ₁ = {first}) w "
        "and b jump from side to side of the best line, w = {w}, b = {b}, forever."
    ),
    "line.diverges": (
        "The rate {rate} is over the edge, 2/λ₁ = {edge} (λ₁ = {first}, the steep "
        "curvature): each step lands farther from the best line, w = {w}, b = {b}, "
        "than it began."
    ),
    "line.swings": (
        "The gradient accumulates, so w and b swing around the best line, w = {w}, b = "
        "{b}, forever and never settle."
    ),
    "line.spirals": (
        "w and b swing around the best line, w = {w}, b = {b}: in the end each step "
        "closes {closes} of the gap along the steep direction (curvature λ₁ = "
        "{first}), {closes_flat} along the flat one (λ₂ = {second}); after {steps} "
        "{left} of it is left."
    ),
    "line.lands_in_two": (
        "The first step goes beyond the best line, w = {w}, b = {b}, and the second "
        "lands on it."
    ),
    "line.drifts": (
        "The velocity turns against the gradient, and w and b drift away from the best "
        "line, w = {w}, b = {b}, at every learning rate."
    ),
    "line.strands": (
        "w and b come to rest away from the best line, w = {w}, b = {b}: after {steps} "
        "{left} of the gap is left."
    ),
    "line.climbs": (
        "The update goes uphill, away from the best line, w = {w}, b = {b}, at every "
        "learning rate."
    ),
    "line.already_there": (
        "The start is the best line, w = {w}, b = {b}: the gradient is 0, and nothing "
        "moves."
    ),
    "line.rate_zero": "The learning rate is 0, so nothing moves.",
    "line.rounded_away": (
        "Every update is too small to change w or b in {precision}, so nothing moves."
    ),
    "line.condition": (
        "The condition number λ₁/λ₂ = {condition} holds it up; with x standardised it "
        "is 1."
    ),
    "line.broadcast": (
        "That is the best line of every pair, whose loss is never below {floor}; that "
        "of the points is w = {w}, b = {b}, with the loss {least}."
    ),
    "line.broadcast.same": (
        "Of these points the loss of every pair is least there as well: it is {floor}, "
        "that of the points {least}."
    ),
    "outcome.broadcast": (
        "That is the best w of every pair, whose loss is never below {floor}; that of "
        "the points is w = {w}, with the loss {least}."
    ),
    "line.by.manual": "By hand: {said}",
    "line.by.autograd": "By autograd: {said}",
    "rate.no_map": (
        "Every learning rate does the same here, so there is no map of them to draw."
    ),
    "rate.no_map.limit": (
        "Even the largest learning rate that can be set, {most}, is {of_fastest} "
        "the fastest of this data, so there is no map to draw."
    ),
    "rate.no_map.limit.each": (
        "Even the largest learning rate that can be set, {most}, is less than a "
        "twentieth of the edge of this data, so there is no map to draw."
    ),
    "rate.no_map.none": (
        "No formula says which learning rates are telling here, so there is no map of "
        "them to draw."
    ),
    "pick.slow": "slow",
    "pick.fastest": "fastest",
    "pick.near": "near the edge",
    "pick.over": "too fast",
    "region.slow": "slow",
    "region.good": "good",
    "region.overshooting": "overshooting",
    "region.diverging": "diverging",
    "map.overflowed": "overflowed {precision} at iteration {k}",
    "chart.map.name": "The loss after all iterations, at every learning rate.",
    "chart.map.title": "Loss after {iterations} iterations at every rate",
    "chart.map.x": "learning rate η",
    "chart.map.ends": "final loss",
    "chart.map.how": (
        "marks: {count} real runs each · slow: more than 1 % of the distance is left"
    ),
    "chart.map.how.tried": "marks: {count} real runs each",
    "chart.map.how.line": "marks: {count} real runs each",
    "chart.map.how.each": (
        "marks: {count} real runs each · up to the edge passes settle"
    ),
    "chart.map.right": "slow, good, fastest and edge: of the right gradient",
    "chart.map.right.line": "fastest and edge: of the right gradient",
    "chart.map.flat_edge": "edges: steep 2/λ₁ = {edge}, flat 2/λ₂ = {flat}",
    "chart.map.right.each": "the edge: of the right gradient",
    "chart.map.swings": "line of autograd: how far up its swings reach",
    "chart.map.swings.both": "lines: how far up the swings reach",
    "chart.map.below": "▽ below {low}",
    "chart.map.zero": "the learning rate 0 is not drawn: with it nothing moves",
    "chart.map.above": "▲ too large: over {high}, or overflowed {precision}",
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
    # the plane of rates: momentum's and Nesterov's map
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
    # filled in by the chart: what real runs left, by hand and by autograd
    "chart.plane.left": (
        "left after {iterations}: {manual} by hand, {autograd} by autograd"
    ),
    "chart.plane.overflowed": "overflowed {precision}",
    "chart.plane.best": "best: η = {rate}, μ = {mu}",
    "chart.plane.own": "yours: η = {rate}, μ = {mu}",
    "chart.plane.marks": (
        "shades: the closed form · line: the edge · marks: {count} real runs each · "
        "filled: 1 % or less left after {iterations} iterations · "
        "▲ after {iterations} iterations farther than at first"
    ),
    "chart.plane.own.inside": "yours: 1 % of the distance after {count} iterations",
    "chart.plane.own.past": "yours: past the edge, {edge} for μ = {mu}",
    "chart.plane.zero": "the learning rate 0 is not drawn: with it nothing moves",
    "chart.plane.right": "the plane: of the right gradient",
    "chart.plane.alt": (
        "The edge for μ = {own_mu} is {edge}; the fastest pair is η = {rate} with "
        "μ = {mu}. Of {count} pairs of rate and momentum that were run by autograd for "
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
    "fate.lands": "one step lands on the best w",
    "fate.converges": "each step closes {closes} of the gap",
    "fate.overshoots": "each step jumps over and closes {closes} of the gap",
    "fate.flips": "the weight flips between two values forever",
    "fate.diverges": "each step jumps over and farther away: {kept}",
    "fate.swings": "swings forever, up to {swing} times the first gap away",
    "fate.climbs": "each step goes uphill, farther away: {kept}",
    "fate.spirals": "swings around the best w, each step takes {closes} off the swing",
    "fate.lands_in_two": "two steps land on the best w",
    "fate.drifts": "drifts away from the best w: {kept} at each step",
    "fate.strands": "comes to rest away from the best w",
    "fate.nothing_to_learn": "nothing to learn",
    "fate.already_there": "starts at the best w",
    "fate.rate_zero": "nothing moves",
    "fate.rounded_away": "every update is lost in rounding",
    "fate.none": "no formula",
    "fate.line.lands": "one step lands on the best line",
    "fate.line.converges": (
        "closes {closes} of the gap across the valley, {closes_flat} along it"
    ),
    "fate.line.converges.round": "each step closes {closes} of the gap",
    "fate.line.converges.valley": "each step closes {closes} of the gap",
    "fate.line.overshoots": (
        "jumps across the valley, closes {closes}; along it {closes_flat}"
    ),
    "fate.line.overshoots.round": "each step jumps over and closes {closes} of the gap",
    "fate.line.overshoots.valley": (
        "each step jumps across and closes {closes} of the gap"
    ),
    "fate.line.flips.round": "jumps from side to side of the best line forever",
    "fate.line.diverges.round": "each step jumps over and farther away: {kept}",
    "fate.line.broadcast": "{does} · to the best line of every pair, w = {w}, b = {b}",
    "fate.line.flips": "jumps from side to side of the valley forever",
    "fate.line.diverges": "jumps across the valley and farther away: {kept}",
    "fate.line.swings": "swings around the best line forever",
    "fate.line.climbs": "each step goes uphill, farther away: {kept}",
    "chart.fate.leaves.manual": "by hand the picture is left at iteration {k}",
    "chart.fate.leaves.autograd": "by autograd the picture is left at iteration {k}",
    "chart.fate.alt": (
        "{title}. The weight goes from {first} to {last} by autograd and {by_hand} by "
        "hand at iteration {k}."
    ),
    "share.of": "{share} of",
    "share.times": "{times} times",
    "share.none": "practically nothing",
    "share.all": "practically all",
    "share.all_but": "all but {rest} %",
    "share.all_and_more": "{rest} % more than all",
    "share.too_large": "more than 1e308 %",
    "share.factor.just_above": "1 + {rest}",
    "share.factor.just_below": "1 − {rest}",
    "share.factor.too_large": "more than 1e308",
    "short.lands": "lands on the best w in one step",
    "short.converges": "converges from one side",
    "short.overshoots": "converges while overshooting",
    "short.flips": "flips forever",
    "short.diverges": "diverges",
    "short.swings": "swings forever",
    "short.climbs": "runs away uphill",
    "short.spirals": "converges while swinging",
    "short.lands_in_two": "lands on the best w in two steps",
    "short.drifts": "drifts away",
    "short.strands": "comes to rest elsewhere",
    "short.still": "does not move",
    "short.nothing_to_learn": "nothing to learn",
    "short.already_there": "already there",
    "short.rate_zero": "nothing moves",
    "short.rounded_away": "lost in rounding",
    "short.turns": "converges, turning around the end",
    "short.none": "no formula tells",
    "short.each": "By hand: {manual}; by autograd: {autograd}",
    "short.title.lands": "Lands on the best w in one step",
    "short.title.converges": "Converges",
    "short.title.overshoots": "Converges while overshooting",
    "short.title.flips": "Flips forever",
    "short.title.diverges": "Diverges",
    "short.title.swings": "Swings forever",
    "short.title.climbs": "Runs away uphill",
    "short.title.spirals": "Converges while swinging",
    "short.title.lands_in_two": "Lands on the best w in two steps",
    "short.title.drifts": "Drifts away",
    "short.title.strands": "Comes to rest elsewhere",
    "short.title.still": "Does not move",
    "short.title.nothing_to_learn": "Nothing to learn",
    "short.title.already_there": "Already there",
    "short.title.rate_zero": "Nothing moves",
    "short.title.rounded_away": "Lost in rounding",
    "short.title.turns": "Converges, turning around the end",
    "short.title.none": "No formula tells",
    # --- agreement -----------------------------------------------------------
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
    # --- the points ----------------------------------------------------------
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
    # --- charts --------------------------------------------------------------
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
    # --- one step ------------------------------------------------------------
    "view.compare": "Compare",
    "view.step": "One step",
    "run.manual": "by hand",
    "run.autograd": "by autograd",
    "stage.prediction": "Prediction",
    "stage.loss": "Loss",
    "stage.gradient": "Gradient",
    "stage.update": "Update",
    "player.previous": "Previous step",
    "player.next": "Next step",
    "player.play": "Play all steps",
    "player.stop": "Stop",
    "player.slider": "state k",
    "player.state.all": "state k = {k} of {last}",
    "player.state.each": "update k = {k} of {last}: point {point}",
    "note.sum": "{n} × the mean ({mean}).",
    "note.sum.again": "{n} × what it should be ({mean}).",
    "note.no2": "Half of what it should be ({mean}).",
    "note.sum_no2": "{n}/2 × what it should be ({mean}).",
    "note.averaged": "1/{n} of what it should be ({mean}).",
    "note.twice": "Twice what it should be ({mean}).",
    "note.no_zero_grad": ("Never reset: {before} of the step before is in it."),
    "note.broadcast": "Every prediction beside every target.",
    "note.uphill": "Uphill: it should be minus.",
    "note.last": "The run ends here.",
    "note.diverged": "The next state overflows {precision}.",
    "step.k_beyond": (
        "The run {side} has no state {k}: its last one is {last}, since it overflowed "
        "{precision}; used k={last}."
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
    "chart.line.title.origin": "The data, and the line ŷ = w·x",
    "chart.line.title.line": "The data, and the line ŷ = w·x + b",
    "chart.line.alt": "The data, and the line of the state shown.",
    "chart.line.x": "x",
    "chart.line.y": "y",
    "chart.line.residuals": "dotted: the errors of {side}",
    "chart.line.thinned": "drawn: {count} of {n} points",
    "readout.curve": "{run}: w {w} · gradient {gradient} · step {step}",
    "readout.losses": "{run}: loss {loss}",
    "readout.line": "{run}: w {w}",
    "chart.step.alt": (
        "{side}: from w = {first_w} with loss {first_loss} and gradient "
        "{first_gradient} to w = {last_w} with loss {last_loss} and gradient "
        "{last_gradient} at state {last}."
    ),
    # --- what is taken away ----------------------------------------------------
    "view.take": "Take away",
    "take.manual": "By hand, .py",
    "take.manual.mime": "text/x-python",
    "take.manual.help": "The run by hand as a textbook loop. It needs NumPy.",
    "take.autograd": "By autograd, .py",
    "take.autograd.mime": "text/x-python",
    "take.autograd.help": "The run by autograd as a textbook loop. It needs PyTorch.",
    "take.both": "Both, compared, .py",
    "take.both.mime": "text/x-python",
    "take.both.help": (
        "Both runs, and how far they differ. It needs NumPy and PyTorch."
    ),
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
    "script.manual.title": "{optimizer} by hand, in NumPy.",
    "script.autograd.title": "{optimizer} by autograd, in PyTorch.",
    "script.both.title": "{optimizer} by hand and by autograd, compared.",
    "script.optimizer.sgd": "Gradient descent",
    "script.optimizer.momentum": "Gradient descent with momentum",
    "script.optimizer.nesterov": "Gradient descent with Nesterov's momentum",
    "script.optimizer.adagrad": "AdaGrad",
    "script.optimizer.rmsprop": "RMSProp",
    "script.optimizer.adam": "Adam",
    "script.loss": ("Minimises {loss} J(w) = {factor}sum of (w * x_i - y_i)^2."),
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
        "Both work on $(x - \\bar x) / \\sigma$ in place of $x$, with the mean "
        "$\\bar x$ and the population standard deviation $\\sigma$, which divides by "
        "$N$. Below each table, $w / \\sigma$ and $b - w \\cdot \\bar x / \\sigma$ are "
        "the slope and the intercept in the units of the data."
    ),
    "notebook.manual.line": (
        "The derivatives of {loss}, found with pencil and paper, are\n\n"
        "$$\\partial J / \\partial w = {factor}\\sum_i {twice}x_i \\cdot "
        "(w \\cdot x_i + b - y_i) , \\qquad "
        "\\partial J / \\partial b = {factor}\\sum_i {twice}"
        "(w \\cdot x_i + b - y_i) ,$$\n\n"
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
        "$$J'(w) = {factor}\\sum_i {twice}x_i \\cdot "
        "(w \\cdot x_i - y_i) ,$$\n\n"
        "and {update}"
    ),
    "notebook.update.sgd": (
        "each iteration goes a little way down, "
        "$w \\leftarrow w - \\eta \\cdot J'(w)$, with the learning rate $\\eta$."
    ),
    "notebook.update.sgd.line": (
        "each iteration goes a little way down, "
        "$w \\leftarrow w - \\eta \\cdot \\partial J / \\partial w$ and "
        "$b \\leftarrow b - \\eta \\cdot \\partial J / \\partial b$, with the learning "
        "rate $\\eta$."
    ),
    "notebook.update.remembering": (
        "each update is made of that gradient, $g$, and of what is remembered, with "
        "the learning rate $\\eta$:\n\n$${formula} .$$"
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
    # --- witnesses -----------------------------------------------------------
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
    # --- graph ---------------------------------------------------------------
    "chart.fit.title": "The data, and the line each run ended with",
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
    "readout.line.bias": "{run}: w {w} · b {b}",
    "readout.contour": "{run}: w {w} · b {b} · loss {loss}",
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
    # --- tables: their headers ------------------------------------------------
    "table.iteration": "iteration",
    "table.point": "point",
    "table.gradient.first": "gradient, 1st point",
    "table.w": "w",
    "table.loss": "loss",
    "table.gradient": "gradient",
    "table.b": "b",
    "table.gradient_b": "gradient by b",
    # in a cell of a spreadsheet, in place of a list that is too long for it
    "table.list": "{count} numbers",
    # --- the page: its frame --------------------------------------------------
    "page.title": "Gradient descent, by hand and by autograd",
    "page.share": "Share",
    "page.lecture": "Lecture mode",
    "page.lecture.help": (
        "The view as a slide: larger, without the sidebar, and made to fit the screen. "
        "The arrow keys lead on. A link remembers it."
    ),
    "page.running": "Running …",
    "page.loading": "Loading PyTorch …",
    # --- the page: the sidebar ------------------------------------------------
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
    "page.w0.help": ("The weight w₀ before the first update, from {least} to {most}."),
    "page.b0": "Initial b",
    "page.b0.less": "Smaller initial b",
    "page.b0.more": "Larger initial b",
    "page.b0.help": ("The bias b₀ before the first update, from {least} to {most}."),
    "page.model": "Model",
    "page.model.help": (
        "**w·x**, a line through the origin, or **w·x + b**, with a bias: then there "
        "are two parameters, each with its own gradient."
    ),
    "model.origin": "w·x",
    "model.line": "w·x + b",
    "page.standardize": "x",
    "page.standardize.help": (
        "**as it is**, or **standardised**: the runs work on (x − mean)/σ, σ the "
        "population standard deviation, and the loss has the same curvature in every "
        "direction."
    ),
    "standardize.off": "as it is",
    "standardize.on": "standardised",
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
    # --- the page: its views --------------------------------------------------
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
    # --- the command for a class ----------------------------------------------
    "classroom.what": (
        "The page for a class: nginx in front, as many servers as there are cores, "
        "until Ctrl-C."
    ),
    "classroom.port.help": "where visitors come in, %(default)s unless given",
    "classroom.port.impossible": "a port is a number from 1 to {most}",
    "classroom.port.taken": (
        "Port {port} is taken by another program. End that one, or choose another "
        "port with --port."
    ),
    "classroom.port.forbidden": (
        "Port {port} is not for this user: those below 1024 are the system’s. Choose "
        "another one with --port."
    ),
    "classroom.servers.help": "how many, %(default)s unless given",
    "classroom.servers.impossible": "at least one server is needed",
    "classroom.no_nginx": (
        "nginx is missing. On Debian and Ubuntu: apt-get install nginx-light"
    ),
    "classroom.files": "Compressing the page’s files, this once, into {folder}",
    "classroom.files.closed": (
        "nginx cannot read {folder}. Name a folder that everyone can read in "
        "XDG_CACHE_HOME."
    ),
    "classroom.starting": "Starting. Servers: {count}",
    "classroom.server.failed": "The server on port {port} could not start.",
    "classroom.server.slow": "The servers do not answer.",
    "classroom.server.ended": (
        "The server on port {port} ended. A new one is starting; its visitors "
        "come back by themselves."
    ),
    "classroom.server.silent": (
        "The server on port {port} does not answer. A new one is starting; its "
        "visitors come back by themselves."
    ),
    "classroom.nginx.failed": "nginx could not start.",
    "classroom.nginx.ended": "nginx ended. It is started again.",
    "classroom.address": "For the class:   http://{address}",
    "classroom.no_network": ("This machine is in no network: a class cannot reach it."),
    "classroom.local": "On this machine: http://{address}",
    "classroom.failed": "The class cannot go on: {problem}",
    "classroom.ended": "Ended.",
    "rate.title.none": "No formula predicts this run",
    "rate.title.none.manual": "No formula predicts the run by hand",
    "rate.title.none.autograd": "No formula predicts the run by autograd",
    "rate.made_of": ", where a = {a} is {of}",
    "line.diverges.other": (
        "The rate {rate} is over the edge, {edge}: each step lands farther from the "
        "best line, w = {w}, b = {b}, than it began."
    ),
}
