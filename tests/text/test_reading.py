"""What a reading of a question is called."""

from __future__ import annotations

import pytest

from gd_core.text.understood import reading


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("comma", "1,5 2,5", "decimal commas"),
        ("point", "2,104", "commas separate thousands"),
        ("point", "39.343 46.205", "decimal points"),
        ("comma", "39.343 46.205", "points separate thousands"),
        ("point", "2，104", "commas separate thousands"),
        ("comma", "1.234 5,678", "decimal commas; points separate thousands"),
        ("separate", "2,104", "commas separate numbers"),
    ],
)
def test_a_reading_speaks_of_the_signs_that_are_there(
    code: str, text: str, said: str
) -> None:
    assert reading(code, text) == said
