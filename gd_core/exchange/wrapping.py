"""Wrapping: what programs print around numbers, taken off.

NumPy and torch (`tensor([1., 2.], grad_fn=<MulBackward0>)`), R (`[1] 151 174`,
`x <- c(1, 2)`), a pandas Series with its index, MATLAB (`Columns 1 through 8`,
`1.0e+03 *`), Julia (`3-element Vector{Float64}:`) and Markdown. What would have to be
carried out, `np.linspace(0, 1, 5)`, is refused, and so is a print that leaves numbers
out.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from gd_core.exchange.commas import plain
from gd_core.exchange.notes import Note
from gd_core.runs.checks import InputError

# of a variable, before its name
TYPE = r"(?:(?:const|let|var|auto|static|final|int|long|double|float)(?:\[\])?+\s++)*+"
ASSIGNED = re.compile(
    rf"\A\s*+{TYPE}[A-Za-z_][\w.]*+(?:\[\])?+"
    r"\s*+(?:=|<-|:=|:(?!\s*+\d++\s*+:))(?!=)"
)
# only from where a word begins, and never back: in time that grows with the text
CALL = re.compile(r"(?<![\w.<>/])((?:[A-Za-z_]\w*+\.)*+([A-Za-z_]\w*+))\s*+\(")
BEGINS_NUMBERS = re.compile(r"\s*+[-+.\d\[({'\"]")
# calls that stand for the numbers in them
HOLDS = frozenset(
    [
        *("array", "asarray", "tensor", "as_tensor", "Parameter", "float", "float16"),
        *("float32", "float64", "int", "int32", "int64", "double", "list", "tuple"),
        *("c", "constant", "Variable"),
    ]
)
# the same with a list in them; with a number they are others
HOLDS_LIST = frozenset(
    [
        *("Tensor", "FloatTensor", "DoubleTensor", "Series", "Index", "matrix"),
        *("mat", "Array"),
    ]
)
BEGINS_LIST = re.compile(r"\s*+[\[({]")
# what would cut the decimals off
WHOLE_TYPE = re.compile(
    r"(?:dtype\s*+[=:]\s*+|astype\(\s*+)[\"']?(?:np\.|torch\.)?(u?int\d*+|long|bool\w*+)"
)
WHOLE_CALL = re.compile(r"\bu?int\d*+\([^()]*+\)")
DECIMALS = re.compile(r"\.\d*[1-9]|\d[eE]-")
ARGUMENT = re.compile(
    r",\s*+(?:dtype|device|requires_grad|grad_fn|size|shape|layout|copy|order|ndmin"
    r"|name|chunks)\s*+=\s*+"
    r"(?:<[^<>\n]*+>|torch\.Size\([^()]*+\)|\([^()]*+\)|[\w.]++(?:\([^()]*+\))?+"
    r"|'[^'\n]*+'|\"[^\"\n]*+\")"
)
METHOD = re.compile(  # that leaves the numbers what they are
    r"(?<=[\])])(?:\.(?:T\b|(?:reshape|view|unsqueeze|squeeze|flatten|ravel|float|double"
    r"|to|cpu|detach|numpy|tolist|transpose|t|clone|requires_grad_|copy|astype)"
    r"\((?:[-\d,\s]|\([-\d,\s]*+\)|(?:np|torch)\.float(?:32|64)|float|\"cuda\"|'cuda'"
    r"|\"cpu\"|'cpu'|device)*+\)))++"
)
TURNED_BY_MARK = re.compile(r"(?<=\])\.?'(?=[ \t]*+(?:[;,\n]|\Z))")  # by MATLAB
TURNED = re.compile(r"(?<=[\])])\.(?:T\b|transpose\(|t\()")
ROW = re.compile(r"\[([^\[\]]*+)\]")
TYPED_BRACKET = re.compile(r"(?<!\w)(?:Float|U?Int)\d+(?=\[)")
QUOTED = re.compile(r"(?<![^\s,;(\[{])([\"'])([^\"',\n]*+)\1(?![^\s,;)\]}])")
LEFT_OUT = re.compile(r"(?<![\w.])\.{2,3}(?![\w.])|…|⋮|⋯|\.{3}(?=\s*+[,\]])")
JULIA = re.compile(r"\A\s*+\d++(?:-element|(?:×\d++)++)\s++[^\n:]*+:?+[ \t]*+(?:\n|\Z)")
PARAMETER = re.compile(r"\A\s*+Parameter containing:[ \t]*+\n")
MATLAB_COLUMNS = re.compile(
    r"^[ \t]*+Columns? \d++(?: (?:through|and) \d++)?+:?+[ \t]*+$", re.MULTILINE
)
MATLAB_SCALE = re.compile(
    r"^[ \t]*+1(?:\.0*+)?+e([-+]?\d++)[ \t]*+\*[ \t]*+$", re.MULTILINE | re.IGNORECASE
)
R_INDEX = re.compile(r"^[ \t]*+\[(\d++)\][ \t]++(?=[-+.\dNI])")
R_COLUMNS = re.compile(r"^[ \t]*+\[,1\](?:[ \t]++\[,\d++\])*+[ \t]*+$", re.MULTILINE)
R_ROW = re.compile(r"^[ \t]*+\[\d++,\][ \t]++(?=[-+.\dNI])", re.MULTILINE)
SERIES_END = re.compile(
    r"\n[ \t]*+(?:Name: [^\n]*, )?(?:Length: \d++, )?(?:Freq: [^\s,]++, )?"
    r"dtype: \w++\s*+\Z"
)
STATEMENT = re.compile(r"^[ \t]*+[A-Za-z_][\w.]*+[ \t]*+(?:=(?!=)|<-)", re.MULTILINE)
# what stands before code where it was typed, or around it in a chat
PROMPT = re.compile(
    r"^[ \t]*+(?:(?:>{1,3}|julia>|octave:\d++>|In \[\d++\]:)[ \t]*+"
    r"(?=[A-Za-z_][\w.]*+[ \t]*+(?:=(?!=)|<-))|```\w*+[ \t]*+(?:\n|\Z))",
    re.MULTILINE,
)
# lines that do nothing for the numbers: imports, comments, and these behind a list, and
# what prints or draws them
REMARK = re.compile(
    r"^[ \t]*+(?:(?:import|from|using|library)\b|#|//|%"
    r"|(?:print|plt\.\w++|plot|scatter|disp|display|show|summary|lm|abline)\()"
    r"[^\n]*+(?:\n|\Z)|(?<=[\])};,])[ \t]*+(?:#|//|%)[^\n]*+",
    re.MULTILINE,
)
THIN_GROUP = re.compile(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))")
NO_BREAK_DIGITS = re.compile(r"(?<!\d)\d++(?:\u00a0\d++)++")
NO_BREAK_GROUP = re.compile(r"[1-9]\d{0,2}(?:\u00a0\d{3})++")
RULE = re.compile(r"[\s|+:=-]++")


def unwrapped(text: str, field: str) -> tuple[str, list[Note]]:
    """The list that a text has in it, plain, and what was taken off.

    Raises:
        InputError: a call that would have to be carried out, a print that leaves
            numbers out or counts otherwise than R does.
    """
    text = _with_groups(plain(text).replace("\r\n", "\n").replace("\r", "\n"), field)
    found = LEFT_OUT.search(text)
    if found:
        raise InputError("input.left_out", field, text=found[0].strip())
    text, remarks = without_remarks(text)
    notes = [Note("read.comments", {"count": remarks})] if remarks else []
    text = PARAMETER.sub("", JULIA.sub("", text))
    text = _without_scale(MATLAB_COLUMNS.sub("", text), notes)
    text = _without_index(text, field, notes)
    if "|" in text:
        text = _without_pipes(text)
    text = R_ROW.sub("", R_COLUMNS.sub("", text))
    if text.count("'") == len(TURNED_BY_MARK.findall(text)):
        text = TURNED_BY_MARK.sub(".T", text)
    _check_types(text, field)
    text = METHOD.sub("", ARGUMENT.sub(" ", text))
    text = TYPED_BRACKET.sub(" ", ASSIGNED.sub(" ", text))
    return QUOTED.sub(r"\2", CALL.sub(lambda call: _opened(call, field), text)), notes


def without_remarks(text: str) -> tuple[str, int]:
    """Code without its prompts, imports and comments, and how many the latter were."""
    text = PROMPT.sub("", text)
    return REMARK.subn("", text) if STATEMENT.search(text) else (text, 0)


def _check_types(text: str, field: str) -> None:
    """What would cut decimals off, or put columns for rows, is refused as a call is."""
    whole = WHOLE_TYPE.search(text)
    if whole:
        body = METHOD.sub("", ARGUMENT.sub(" ", text))
        if "bool" in whole[0] or DECIMALS.search(body):
            raise InputError("input.call", field, text=whole[0])
    for call in WHOLE_CALL.findall(text):
        if DECIMALS.search(call):
            raise InputError("input.call", field, text=call)
    turned = TURNED.search(text)
    rows = [
        row.replace(",", " ").split()
        for found in ROW.findall(text)
        for row in found.strip("; \n").split(";")
        if turned
    ]
    if turned and len(rows) > 1 and max(map(len, rows)) > 1:
        raise InputError("input.call", field, text=turned[0])


def _with_groups(text: str, field: str) -> str:
    """The text with an apostrophe for each no-break or thin space within a number."""
    text = THIN_GROUP.sub("'", text)
    inside = NO_BREAK_DIGITS.findall(text)
    if not inside or not all(map(NO_BREAK_GROUP.fullmatch, inside)):
        return text
    if not re.search(r"[,;\n\t ](?!\Z)", text.strip()):
        raise InputError("input.no_break_space", field, text=inside[0])
    return NO_BREAK_DIGITS.sub(lambda number: number[0].replace("\u00a0", "'"), text)


def _opened(call: re.Match[str], field: str) -> str:
    """What stands for the beginning of a call: its bracket."""
    is_list = BEGINS_LIST.match(call.string, call.end()) is not None
    if call[2] not in HOLDS and not (is_list and call[2] in HOLDS_LIST):
        if not BEGINS_NUMBERS.match(call.string, call.end()):
            return call[0]  # a unit, "distance (Mpc)", or no numbers anyway
        raise InputError("input.call", field, text=f"{call[1]}(")
    return "("


def _without_index(text: str, field: str, notes: list[Note]) -> str:
    """The text without the counts of R, or the index of a pandas Series."""
    end = SERIES_END.search(text)
    lines = (text[: end.start()] if end else text).split("\n")
    lines = [line for line in lines if line.strip()]
    if end:
        parts = [line.rsplit(None, 1) for line in lines]
        notes.append(Note("read.series"))
        # a value alone on its line has a name without an index, or is no Series
        return "\n".join(part[-1] for part in parts if len(part) == 2)
    found = [R_INDEX.match(line) for line in lines]
    if not any(found):
        return text
    if not all(found):
        stray = next(at[0] for at in found if at)
        raise InputError("input.brackets", field, text=stray.strip())
    rest = [line[at.end() :] for line, at in zip(lines, found, strict=True) if at]
    expected = int(found[0][1]) if found[0] else 1
    for at, line in zip(found, rest, strict=True):
        if at and int(at[1]) != expected:
            facts = {"text": f"[{at[1]}]", "right": f"[{expected}]"}
            raise InputError("input.count_of_r", field, **facts)
        expected += len(line.split())
    notes.append(Note("read.count_of_r", {"text": lines[0].split()[0]}))
    return " ".join(rest)  # where a line ends says nothing


def _without_scale(text: str, notes: list[Note]) -> str:
    """The text with every number multiplied by MATLAB's common factor."""
    factors = MATLAB_SCALE.findall(text)
    if len({*factors}) != 1:
        return text
    exponent = int(factors[0])
    notes.append(Note("read.scale", {"text": f"1e{exponent}"}))
    return "\n".join(
        " ".join(_scaled(word, exponent) for word in line.split())
        for line in MATLAB_SCALE.sub("", text).split("\n")
    )


def _scaled(word: str, exponent: int) -> str:
    try:
        return str(Decimal(word).scaleb(exponent))
    except InvalidOperation:
        return word


def _without_pipes(text: str) -> str:
    """The cells of a Markdown table, separated by tabs, without its rule."""
    lines = [line.strip() for line in text.split("\n")]
    rows = [line for line in lines if not ("-" in line and RULE.fullmatch(line))]
    cells = (re.split(r"\s*+\|\s*+", row.strip("|").strip()) for row in rows)
    return "\n".join("\t".join(row) for row in cells)
