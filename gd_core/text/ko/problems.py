"""Korean: what is wrong with an input, a file or a link."""

TEXTS = {
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
    "input.not_paired": "y has {y_count} numbers, x has {x_count}: they must pair up",
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
        "{field} is {value}: it must be a whole number from {least} to {most}; after "
        "{most} iterations {left} of the distance to w* = {optimum} is left"
    ),
    "input.too_many_iterations.grown": (
        "{field} is {value}: it must be a whole number from {least} to {most}; after "
        "{most} iterations the distance to w* = {optimum} has grown to {left} of what "
        "it was"
    ),
    "input.too_many_iterations.left.manual": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by hand "
        "{left} of the distance to w* = {optimum} is left after {most} iterations"
    ),
    "input.too_many_iterations.left.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd {left} of the distance to w* = {optimum} is left after {most} "
        "iterations"
    ),
    "input.too_many_iterations.grown.manual": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by hand "
        "the distance to w* = {optimum} has grown to {left} of what it was after "
        "{most} iterations"
    ),
    "input.too_many_iterations.grown.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd the distance to w* = {optimum} has grown to {left} of what it was "
        "after {most} iterations"
    ),
    "input.too_many_iterations.swings.autograd": (
        "{field} is {value}: it must be a whole number from {least} to {most}; by "
        "autograd the weight still swings around w* = {optimum} after {most} iterations"
    ),
    "input.too_many_passes.left": (
        "{field} is {value}: it must be a whole number from {least} to {most}, with "
        "these points up to {right}; after {right} iterations {left} of the distance "
        "to w = {settles}, where the passes settle, is left"
    ),
    "input.too_many_passes.grown": (
        "{field} is {value}: it must be a whole number from {least} to {most}, with "
        "these points up to {right}; after {right} iterations the distance to w = "
        "{settles} has grown to {left} of what it was"
    ),
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
    "file.empty": "{field} has no rows: it must have a column for x and a column for y",
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
    "file.column_name": "column {number}",
    "file.column_named": "{name} (column {number})",
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
        "This link is cut: it ends with {end}, which is not whole; used the lesson's "
        "instead."
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
        "The link's {count} points were too many to travel in it; used x={x} and y={y} "
        "instead. Load the file or paste the numbers again."
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
}
