"""Decode: every encoding, by what makes sense; and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs
from gd_core.exchange.decode import decoded

KOREAN = [
    "키(cm),몸무게(kg)\n170,65\n180,75\n",
    "학생,공부 시간,시험 점수\n가,1,52\n나,2,60\n",
    "x,와이\n1,2\n3,4\n",
]
JAPANESE = [
    "身長,体重\n170,65\n180,75\n",
    "なまえ,ねんれい,みのさ\nあ,1,2\nい,3,4\n",
    "データ,x,y\nア,1,2\n",
]
WESTERN = [
    "größe,y\n1,2\n3,4\n",
    "Länge;Höhe\n1,5;2,5\n",
    "année,température (°C)\n1990,12.5\n",
    "señal,altura\n1,2\n",
]
OLD = [
    *((text, "cp949", "CP949") for text in KOREAN),
    *((text, "cp932", "Shift-JIS") for text in JAPANESE),
    *((text, "cp1252", "Windows-1252") for text in WESTERN),
]


@pytest.mark.parametrize(("text", "encoding", "name"), OLD)
def test_an_old_encoding_is_known_by_what_makes_sense(
    text: str, encoding: str, name: str
) -> None:
    found, notes = decoded(text.encode(encoding))
    assert found == text
    assert [told.facts for told in notes] == [{"name": name}]
    header = text.replace(";", ",").partition("\n")[0].split(",")
    pairs = read_pairs(text.encode(encoding))
    assert [column.name for column in pairs.columns] == header


@pytest.mark.parametrize("text", KOREAN + JAPANESE + WESTERN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_encoding_is_read(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["x,y\n1,2\n", "x\ty\n1\t2\n3\t4\n", "1;2\n", "공부시간,점수\n1,2\n"]
)
def test_utf_16_without_its_mark_is_read(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding))[0] == text


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("count", [2, 3_000, 60_000])
def test_every_end_of_line_is_read_at_any_length(end: str, count: int) -> None:
    rows = [f"{k},{2 * k}" for k in range(1, count + 1)]
    found = read_pairs(end.join(["x,y", *rows, ""]).encode())
    assert (len(found.x), found.y[-1]) == (count, 2 * count)


KINDS = {
    b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml": "file.is_workbook",
    b"PK\x03\x04mimetypeapplication/vnd.oasis": "file.is_workbook",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "file.is_workbook",
    b"%PDF-1.4\n1 2\n3 4\n": "file.is_pdf",
    b"%PDF-2.0": "file.is_pdf",
    b"{\\rtf1\\ansi 1,2\n3,4}": "file.is_document",
    b'{"x": [1, 2], "y": [2, 4]}': "file.is_json",
    b'[{"x": 1, "y": 2}]': "file.is_json",
    b"[[1, 2],\n [3, 4]]": "file.is_json",
    b'{"x": 1, "y": 2}\n{"x": 3, "y": 4}\n': "file.is_json",
    b"<!DOCTYPE html>\n<html>": "file.is_markup",
    b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table>": "file.is_markup",
    b'<?xml version="1.0"?><svg/>': "file.is_markup",
    b"\n<data><x>1</x></data>": "file.is_markup",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": "file.not_text",
    b"\x1f\x8b\x08\0\0\0\0\0": "file.not_text",
    b"1,2\n\0,3\n": "file.not_text",
}


@pytest.mark.parametrize("data", KINDS, ids=lambda data: repr(data[:9]))
def test_what_is_no_table_is_told_with_what_to_do(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_pairs(data)
    assert caught.value.key == KINDS[data]
    assert str(caught.value).startswith("the file is")


hangul = st.text("가나다라마바사아자차카타파하거리속도시간키높이값", min_size=1)
kana = st.text("あいうえおかきくけこさしすせそアイウエオカキクケコ", min_size=1)


@given(hangul)
def test_any_common_korean_name_is_read(name: str) -> None:
    text = f"{name},y\n1,2\n"
    assert decoded(text.encode("cp949"))[0] == text


@given(kana)
def test_any_name_in_kana_is_read(name: str) -> None:
    text = f"{name},y\n1,2\n"
    assert decoded(text.encode("cp932"))[0] == text


@given(
    st.sampled_from(["키", "카", "큰", "코", "클"]), st.sampled_from([",", ";", "\t"])
)
def test_korean_words_that_are_letters_in_utf_8_as_well_are_korean(
    name: str, sep: str
) -> None:
    text = f"{name}{sep}y\n1{sep}2\n"
    assert decoded(text.encode("cp949"))[0] == text


@pytest.mark.parametrize("name", ["Łódź", "aū", "x̄", "σ", "é", "čas", "žena"])
def test_rare_letters_beside_others_stay_what_utf_8_says(name: str) -> None:
    text = f"{name},y\n1,2\n"
    assert decoded(text.encode())[0] == text


@given(st.sampled_from(["größe", "Fläche", "élève", "años", "Øre", "naïve", "Straße"]))
def test_a_western_name_is_read(name: str) -> None:
    text = f"{name},y\n1,2\n"
    assert decoded(text.encode("cp1252"))[0] == text
