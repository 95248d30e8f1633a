"""Korean: what was read, and what was left out."""

TEXTS = {
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
        "The sign {unit} is left out: the first number is {number}, not a hundredth of "
        "it."
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
    "read.column_sign.comma": "Commas in column “{column}” are read as decimal commas.",
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
}
