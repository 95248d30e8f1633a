"""Comments: code with its comments in the reader's language.

The code that runs is commented in English. The catalogues have each comment under a key
that begins with "code.", so what is written in English is found, and said, by its key.
Formulas and names of the code stay.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from gd_core.text.catalogue import language, say
from gd_core.text.languages import LANGUAGES, SOURCE_LANGUAGE

COMMENTS = "code."
COMMENTED = re.compile(r'(?P<before>.*?# |\s*"""|\s*)(?P<text>.*?)(?P<after>"*)')


def spoken_code(code: str) -> str:
    """Code with its comments, and what its docstrings say in words, translated."""
    if language() == SOURCE_LANGUAGE:
        return code
    return "\n".join(map(_spoken_line, code.split("\n")))


def _spoken_line(line: str) -> str:
    parts = COMMENTED.fullmatch(line)
    if parts is None:
        return line
    for key, pattern in _patterns():
        if found := pattern.fullmatch(parts["text"]):
            said = say(key, **found.groupdict())
            return f"{parts['before']}{said}{parts['after']}"
    return line


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The comments by their keys, as patterns; the more is fixed, the earlier.

    "no {code}" would else take "no / len(x) and no 2 *" as a whole.
    """
    texts = LANGUAGES[SOURCE_LANGUAGE].items()
    own = [(key, text) for key, text in texts if key.startswith(COMMENTS)]
    own.sort(key=lambda pair: ("{" in pair[1], -len(_fixed(pair[1]))))
    return tuple((key, _pattern(text)) for key, text in own)


def _fixed(template: str) -> str:
    """What of a template is no placeholder."""
    return "".join(before for before, *_ in Formatter().parse(template))


def _pattern(template: str) -> re.Pattern[str]:
    """What a comment made from a template looks like."""
    parts = (
        f"{re.escape(before)}{f'(?P<{name}>.+?)' if name else ''}"
        for before, name, *_ in Formatter().parse(template)
    )
    return re.compile("".join(parts))
