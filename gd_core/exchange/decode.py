"""Decode: bytes to text, and files that are no text told apart.

UTF-8, UTF-16 and UTF-32 are known by their mark or by their bytes. Of the older
encodings that a file can be in (Korean, Japanese, Western), the one is taken in which
its letters make most sense: Hangul and kana that are in common use, a letter with an
accent beside other letters.
"""

from __future__ import annotations

import json
import re

from gd_core.exchange.notes import Note
from gd_core.runs.checks import InputError

MARKS = (  # the longer first: that of UTF-32 begins with that of UTF-16
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
BINARY = (  # what a file begins with -> the key of its sentence
    (b"PK\x03\x04", "file.is_workbook"),
    (b"\xd0\xcf\x11\xe0", "file.is_workbook"),
    (b"%PDF", "file.is_pdf"),
    (b"{\\rtf", "file.is_document"),
)
MARKUP = re.compile(r"\s*+<(?!na>)[a-z!?/]", re.IGNORECASE)
OLDER = ("cp949", "cp932", "cp1252")
ENCODINGS = {"cp949": "CP949", "cp932": "Shift-JIS", "cp1252": "Windows-1252"}
ENCODINGS |= {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
MOST_LETTERS = 2_000  # letters that are not ASCII's
MOST_JUDGED = 100_000  # characters that show which encoding it is
FOREIGN = re.compile(r"[^\x00-\x7f]+")
BESIDE_LETTERS = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
SYMBOLS = "°²³µ€£§×±–—’‘“”…·½¼¾\u00a0"


def decoded(data: bytes) -> tuple[str, list[Note]]:
    """The text of a file, its lines ended by newlines, and the encoding if it is old.

    Raises:
        InputError: not a text, or a text that is no table.
    """
    for start, key in BINARY:
        if data.startswith(start):
            raise InputError(key, "file")
    text, encoding = _decoded(data)
    if "\0" in text:
        raise InputError("file.not_text", "file")
    _check_kind(text)
    notes = []
    if encoding in ENCODINGS:
        notes.append(Note("read.encoding", {"name": ENCODINGS[encoding]}))
    return unified(text), notes


def unified(text: str) -> str:
    """A text with newlines for all ends of lines, and without marks of byte order."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding that it was in."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if b"\0" in data[:1_000]:
        first, second = data[::2], data[1::2]
        tried = (("utf-16-le", second, first), ("utf-16-be", first, second))
        for encoding, high, low in tried:
            if high.count(0) > max(len(high) // 5, 2) and not low.count(0):
                text = data.decode(encoding, errors="replace")
                if "".join(text.split()).isprintable():
                    return text, encoding
        raise InputError("file.not_text", "file")
    try:
        text = data.decode("utf-8")
        if not _may_be_korean(text):
            return text, "utf-8"
        return max(
            (_tried(data, encoding) for encoding in ("cp949", "utf-8")),
            key=lambda tried: tried[0],
        )[1:]
    except UnicodeDecodeError:
        return max(
            (_tried(data, encoding) for encoding in OLDER), key=lambda tried: tried[0]
        )[1:]


def _may_be_korean(text: str) -> bool:
    """Whether all that is not ASCII's are rare letters, and none is beside another.

    The bytes of some Korean words are those of such letters in UTF-8: "키" is "Ű".
    """
    runs = FOREIGN.findall(text[:MOST_JUDGED])
    rare = [run for run in runs if all("\u0100" <= sign <= "\u023f" for sign in run)]
    beside = BESIDE_LETTERS.search(text[:MOST_JUDGED])
    return bool(runs) and len(rare) == len(runs) and not beside


def _tried(data: bytes, encoding: str) -> tuple[float, str, str]:
    """How much sense an encoding makes, up to 1, and the text in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "cp1252":
            return -1.0, "", encoding
        text = data.decode(encoding, errors="replace")
    weights: list[float] = []
    for run in FOREIGN.finditer(text):
        if len(weights) > MOST_LETTERS:
            break
        before = text[max(run.start() - 1, 0) : run.start()]
        after = text[run.end() : run.end() + 1]
        beside = before.isalpha() or after.isalpha()
        weights += [_weight(sign, encoding, run[0], beside) for sign in run[0]]
    return sum(weights) / max(len(weights), 1), text, encoding


def _weight(sign: str, encoding: str, run: str, beside: bool) -> float:
    """How likely a letter is in a text of an encoding, from 0 to 1.

    Args:
        sign: the letter.
        encoding: one of OLDER.
        run: the letters beside it that are not ASCII's, with it.
        beside: whether letters of ASCII stand next to these.
    """
    if encoding == "utf-8":
        return 0.5
    if encoding == "cp1252":
        if len(run) > 2:
            return 0.0
        if sign in SYMBOLS:
            return 0.8
        return (1.0 if beside else 0.5) if sign.isalpha() and sign > "¿" else 0.1
    code = sign.encode(encoding, "replace")
    if encoding == "cp949":
        common = len(code) == 2 and code[0] >= 0xB0 and code[1] >= 0xA1
        return (1.0 if "가" <= sign <= "힣" else 0.3) if common else 0.1
    if "\u3040" <= sign <= "\u30ff":
        return 1.0
    return (0.8 if 0x88 <= code[0] < 0x98 else 0.4) if len(code) == 2 else 0.0


def _check_kind(text: str) -> None:
    """JSON and markup are refused, each with what to do instead."""
    if MARKUP.match(text):
        raise InputError("file.is_markup", "file")
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return
    first_line = text.lstrip().partition("\n")[0]  # of JSON that has a value a line
    for part in (text, first_line if start == "{" else ""):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        raise InputError("file.is_json", "file")
