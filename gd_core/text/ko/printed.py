"""Korean: what a printed run is read as."""

TEXTS = {
    "field.printed": "내 실행",
    "input.printed.nothing": (
        "{field} has no numbers of a run: paste what your program printed, such as "
        "“epoch 1: w = 0.3, loss = 30.0”"
    ),
    "input.printed.names": (
        "{field} has no name that is known, only {names}: print w, b, loss or gradient "
        "in front of their numbers, or the numbers alone"
    ),
    "input.printed.columns": (
        "{field} has {count} columns without names: put a line above them that names "
        "them, such as “w loss gradient”"
    ),
    "input.printed.too_long": "{field} has {count} rows: it must have at most {most}",
    "input.printed.too_much": (
        "{field} has more than {most} words, numbers and signs: paste the part with "
        "the rows of one run"
    ),
    "printed.key.w": "the weight",
    "printed.key.b": "the bias",
    "printed.key.loss": "the loss",
    "printed.key.gradient": "the gradient",
    "printed.key.gradient_b": "the gradient by b",
    "printed.rows": "{count} rows without numbers of their own.",
    "printed.row": "1 row without a number of its own.",
    "printed.rows.numbered": "{count} rows, numbered from {first} to {last}.",
    "printed.row.numbered": "1 row, numbered {first}.",
    "printed.counts": "The column that counts is read as the numbers of the rows.",
    "printed.counts.named": "“{name}” counts, and is read as the numbers of the rows.",
    "printed.named": "“{name}” is read as {key}.",
    "printed.only": "What has no name can only be {key}.",
    "printed.second": (
        "“{name}” is ignored: “{other}” stands before it and is read as {key}."
    ),
    "printed.twice": (
        "Several numbers with one name in one row, of which the first is read: {names}."
    ),
    "printed.ignored": "Ignored: {names}.",
    "printed.ignored.more": "Ignored: {count} names, the first are {names}.",
    "printed.unnumbered": (
        "{count} rows without a number, the first in line {line}, are left out."
    ),
    "printed.unnumbered.one": "The row in line {line} has no number and is left out.",
    "printed.lengths": (
        "The lists have from {least} to {most} numbers: they are read from their "
        "beginnings, and the shorter ones lack the last rows."
    ),
    "printed.lists": (
        "Several lists with one name, of which the first is read: {names}."
    ),
    "printed.runs": (
        "There are {count} runs after one another, a second begins in line {line}: run "
        "{run} is read."
    ),
    "printed.both": "“{first}” and “{second}” number the rows together.",
    "printed.cut": (
        "What stands behind the dots is left out: nothing says which rows it is."
    ),
    "printed.gap": "Where dots stand, rows were not printed.",
    "printed.skipped": (
        "{count} lines have nothing of the run, the first is line {line}, “{text}”."
    ),
    "printed.skipped.one": "Line {line}, “{text}”, has nothing of the run.",
    "reading.first": "the first run",
    "reading.second": "the second run",
    "reading.third": "the third run",
}
