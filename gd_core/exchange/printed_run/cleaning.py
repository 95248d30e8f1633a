"""Cleaning: what stands around the numbers of a run and says nothing about it.

Colours of a terminal, prompts, the calls that NumPy, torch and TensorFlow print around
a number (`tensor(0.3, requires_grad=True)` becomes `(0.3)`), dates, and signs that a
keyboard has otherwise. Each line stays the line it was. All in time that grows with the
text.
"""

from __future__ import annotations

import re

from gd_core.exchange.commas import plain
from gd_core.exchange.decode import unified
from gd_core.exchange.number import FULL_WIDTH
from gd_core.exchange.wrapping import ARGUMENT, HOLDS, HOLDS_LIST

FIELD = "printed"  # what errors call the text
SOFT_END = "\v"  # of a line that goes on in the next
ANSI = re.compile(r"\x1b(?:\[[\d;?]*+[A-Za-z]|\][^\x07\x1b\n]*+(?:\x07|\x1b\\)?)")
ANY_PROMPT = re.compile(
    r"^[ \t]*+(?:(?:In|Out)[ ]?\[\d*+\][ ]?:|>>>(?!\w)|(?:#|//|>|\*|•)[ \t])[ \t]?",
    re.MULTILINE,
)
OF_PARAMETER = re.compile(r"Parameter containing:[ \t]*+(\n?)")
OF_TENSORFLOW = re.compile(r"<tf\.[^<>\n]*\bnumpy=([^<>\n]*+)>")
HOLDERS = sorted({*HOLDS, *HOLDS_LIST, "OrderedDict", "DeviceArray", "Size"} - {"c"})
HOLDER = re.compile(
    rf"(?<![\w.])(?:[A-Za-z_]\w*+\.)*?(?:{'|'.join(HOLDERS)})\s*+(?=\()"
)
TIME = re.compile(
    r"(?<!\d)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d)?(?:[.,]\d++)?(?!\d)"
    r"|(?<!\d)\d{1,2}:\d\d:\d\d(?:[.,]\d++)?(?!\d)"
)
ARROW = re.compile(r"(?<![-=])[-=]>")
# MATLAB's "w =", and its one number below
NUMBER_BELOW = re.compile(
    r"^([ \t]*+[A-Za-z]\w*+[ \t]*+=)[ \t]*+\n(?:[ \t]*+\n)?"
    r"(?=[ \t]*+[-+.\d][-+.\deE]*+[ \t]*+(?:\n\s*+[^\s\d.+-]|\s*+\Z))",
    re.MULTILINE,
)
# a line that R or a list of texts has in quotation marks
QUOTED_TEXT = re.compile(
    r"^[ \t]*+(?:\[\d++\][ \t]*+)?([\"'])(?=[^\n\"'\d]*+\d)([^\n\"']*+)\1"
    r"[ \t]*+,?[ \t]*+$",
    re.MULTILINE,
)
OF_ALL = re.compile(r"(?<=\d)[ ]of[ ](?=\d)")  # "epoch 1 of 10"
# columns of a fixed width that touch: "0.3000-30.0000"
TOUCHING = re.compile(r"(\.\d++(?:[eE][-+]?\d++)?)(-\d++\.)")
# "Epoch1", "step_5"; "3번째 반복" has the number in front
GLUED = re.compile(
    r"(?<![^\W_])(epochs?|iterations?|iters?|steps?|에폭|에포크|반복|단계|스텝)"
    r"[_#]?(?=\d)",
    re.IGNORECASE,
)
IN_FRONT = re.compile(
    r"(?<![\w.])(\d{1,9})[ ]?(?:번째|회차)[ ]?(?:epoch|iteration|step|에폭|에포크|반복"
    r"|단계|스텝)?",
    re.IGNORECASE,
)
DERIVATIVE = re.compile(r"(?<!\w)([d∂])[ ]?\(?(\w{1,20})\)?[ ]?/[ ]?([d∂])[ ]?(\w)")
# "J(w, b) =", which is the loss there
OF_PARAMETERS = re.compile(
    r"(?<![\w.])(\w{1,12})[ ]?\([ ]?(?:w|W|theta|θ)((?:[ ]?,[ ]?b)?)[ ]?\)(?=\s*+[=:])"
)
DOTS_LINE = re.compile(
    r"[ \t|]*+(?:\.{1,4}|[…⋮⋯])(?:[ \t|]++(?:\.{1,4}|[…⋮⋯]))*+[ \t|]*+"
)
# what draws tables in a terminal, as Markdown has it; and blanks that are none
OTHER_SIGNS = str.maketrans(
    {
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━═", "-"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╒╕╘╛╞╡╤╧╪╟╢╫┠┨╇┡┩", "+"),
        **dict.fromkeys("→⇒➜⟶", "="),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        SOFT_END: " ",
        "\f": " ",
        "\0": " ",
    }
)


def cleaned(text: str) -> str:
    """A text with nothing around its numbers but names and what separates them.

    A line that goes on in the next ends with SOFT_END.
    """
    text = plain(unified(ANSI.sub("", text).translate(OTHER_SIGNS))).translate(
        FULL_WIDTH
    )
    text = ANY_PROMPT.sub("", text)
    text = OF_PARAMETER.sub(lambda found: SOFT_END if found[1] else " ", text)
    text = QUOTED_TEXT.sub(r"\2", text)
    text = NUMBER_BELOW.sub(
        lambda found: found[1] + SOFT_END * found[0].count("\n"), text
    )
    if "(" in text or "<" in text:
        text = HOLDER.sub("", ARGUMENT.sub("", OF_TENSORFLOW.sub(r"(\1)", text)))
    text = OF_ALL.sub("/", text)
    text = TOUCHING.sub(r"\1 \2", ARROW.sub(" = ", TIME.sub(" ", text)))
    text = GLUED.sub(r"\1 ", IN_FRONT.sub(r"epoch \1 ", text))
    text = DERIVATIVE.sub(r"\1\2/\3\4", text)
    return OF_PARAMETERS.sub(lambda f: f"{f[1]}_w{'_b' if f[2] else ''}", text)


def gaps(text: str) -> list[int]:
    """The lines, from 1, that only say that something was left out there."""
    lines = text.replace(SOFT_END, "\n").split("\n")
    return [number for number, line in enumerate(lines, 1) if DOTS_LINE.fullmatch(line)]
