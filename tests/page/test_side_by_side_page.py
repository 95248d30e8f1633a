"""Side by side on the page: a table of all the code that marks what differs."""

from __future__ import annotations

from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from gd_core import PRESETS
from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange.side_by_side import CodeRow, side_by_side
from gd_core.page.side_by_side import CROSS, TWINS_STYLE, as_table
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label
from tests.conftest import changed

LESSON = PRESETS["lesson"]
BOTH = changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad")


class Table(HTMLParser):
    """The cells of a table: their classes, and the text in each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[dict[str, str]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append({"tag": tag, "class": dict(attrs).get("class") or ""})

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        cell = self.cells[-1]
        cell[self.open[-1]] = cell.get(self.open[-1], "") + data


def cells_of(rows: tuple[CodeRow, ...]) -> list[dict[str, str]]:
    return [cell for cell in Table(as_table(rows)).cells if cell["tag"] == "td"]


def test_the_table_is_both_programs_under_their_headings() -> None:
    rows = side_by_side(BOTH)
    table = Table(as_table(rows))
    heads = [cell for cell in table.cells if cell["tag"] == "th"]
    assert [head["th"] for head in heads[:2]] == [
        "by hand, NumPy",
        "by autograd, PyTorch",
    ]
    assert [head["class"] for head in heads] == [*SIDES]
    code = [cell.get("code", "") for cell in cells_of(rows)]
    assert code == [line for row in rows for line in row[:2]]
    assert table.open == []


def test_what_differs_and_what_is_wrong_is_marked_and_told() -> None:
    rows = side_by_side(BOTH)
    for row, one, other in zip(
        rows, cells_of(rows)[::2], cells_of(rows)[1::2], strict=True
    ):
        for side, line, cell in zip(SIDES, row[:2], (one, other), strict=True):
            is_wrong = side in row.wrong
            marked = cell["class"].split()
            assert (side in marked) == (bool(line) and row.differs)
            assert ("wrong" in marked) == is_wrong == (cell.get("b") == CROSS)
            word = "wrong" if is_wrong else "differs"
            told = f"{label(f'slide_code.{word}')}: " if side in marked else ""
            assert cell.get("i", "") == told


def test_a_wrong_statement_in_two_lines_has_one_cross() -> None:
    e = changed(LESSON, optimizer="adam", autograd_gradient="forgets")
    wrong = [cell for cell in cells_of(side_by_side(e)) if "wrong" in cell["class"]]
    assert len(wrong) == 2
    assert [cell.get("b") for cell in wrong] == [CROSS, None]


def test_code_is_no_markup() -> None:
    row = CodeRow('x = "<script>" & 1', "<b>", differs=True)
    html = as_table((row,))
    assert "<script>" not in html
    assert [cell["code"] for cell in cells_of((row,))] == [*row[:2]]


def test_the_table_says_how_much_there_is_and_has_the_runs_colours() -> None:
    rows = side_by_side(LESSON)
    html = as_table(rows)
    assert f"--rows: {len(rows)}; --letters: 55;" in html
    assert all(color in html for color in RUN_COLORS.values())


def test_it_stands_on_the_page() -> None:
    def page() -> None:
        from gd_core import PRESETS
        from gd_core.page.side_by_side import show_side_by_side

        show_side_by_side(PRESETS["lesson"])

    shown = AppTest.from_function(page).run()
    assert not shown.exception
    bodies = {element.proto.body for element in shown.get("html")}
    assert bodies == {TWINS_STYLE, as_table(side_by_side(LESSON))}
