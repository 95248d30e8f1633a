"""The page in a real browser: what a person sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from gd_core import PRESETS
from gd_core.exchange.link import write_link
from tests.browser import (
    CHARTS,
    CHROMIUM,
    DRAWN,
    TABLES,
    Server,
    serving,
    settle,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SCREENS: list[tuple[int, int, Any]] = [
    (1440, 900, "light"),
    (1440, 900, "dark"),
    (1280, 720, "light"),
    (768, 1024, "light"),
    (390, 844, "light"),
]


TELEPHONE = 640  # pixels, below which the columns stack
PAPER = """() => getComputedStyle(document.querySelector('.stApp')).backgroundColor
    .match(/\\d+/g).slice(0, 3).map(Number)"""
# the pixels of a canvas; of an SVG its shapes and texts, without the ids it makes up
DRAWING = """e => {
    const canvas = e.querySelector('canvas');
    if (canvas) return canvas.toDataURL();
    const marks = [...e.querySelectorAll('svg.marks :is(path, line, text)')];
    return marks.map(m => ['d', 'transform', 'stroke', 'fill', 'stroke-dasharray']
        .map(name => m.getAttribute(name)).join(' ') + m.textContent).join('\\n') }"""


def visit(
    browser: Browser, url: str, page: Page | None = None, **options: Any
) -> tuple[Page, list[str]]:
    """A page in a context of its own, and the list of what its console complains."""
    options.setdefault("viewport", {"width": 1440, "height": 900})
    page = page or browser.new_context(**options).new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    return page, complaints


def pictures(page: Page, selector: str) -> list[str]:
    """What is drawn in each element, wherever on the page it stands."""
    page.mouse.move(2, 2)  # nothing is pointed at
    settle(page)
    return [element.evaluate(DRAWING) for element in page.locator(selector).all()]


def numbers(page: Page) -> list[str]:
    """What the cells of all tables hold, however wide their columns are."""
    settle(page)
    return page.locator(f"{TABLES} [role=gridcell]").all_text_contents()


def number(page: Page, label: str) -> Any:
    return page.get_by_role("textbox", name=label, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box in the sidebar."""
    chosen = page.get_by_role("option", name=option, exact=True)
    box = page.get_by_role("combobox", name=label)
    for _ in range(10):  # an answer of the server may close it again
        box.click()
        try:
            chosen.click(timeout=2_000)
        except PlaywrightTimeoutError:
            continue
        return
    raise AssertionError(f"{label} does not stay open")


def unfold(page: Page, group: str) -> None:
    """Open a group of the sidebar that is folded."""
    page.get_by_test_id("stSidebar").locator("summary", has_text=group).click()
    expect(page.locator("summary", has_text=f"{group}:")).to_have_count(0)


def test_the_manual_side_does_not_wait_for_torch(browser: Browser) -> None:
    with serving(hold_torch=True) as fresh:
        page, complaints = visit(browser, fresh.url)
        page.locator(DRAWN).first.wait_for(timeout=60_000)
        assert page.locator(CHARTS).count() == 1
        final_w = page.get_by_test_id("stMetricValue").get_by_text("1.60625")
        expect(final_w).to_have_count(1)
        drawn = page.locator(DRAWN).element_handles()
        fresh.release_torch()
        settle(page)
        number(page, "Iterations").fill("30")
        number(page, "Iterations").press("Enter")
        page.wait_for_url("**/?n=30")
        settle(page)
        assert page.locator(CHARTS).count() == 2
        assert all(node.evaluate("node => node.isConnected") for node in drawn)
        assert not complaints
        assert not fresh.complaints()
        page.context.close()


def test_the_page_draws_two_charts_and_two_tables(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    assert page.locator(CHARTS).count() == page.locator(TABLES).count() == 2
    charts = pictures(page, CHARTS)
    assert charts[0] != charts[1]
    assert all(len(picture) > 2_000 for picture in charts)  # not blank
    assert not complaints
    page.context.close()


def test_the_lecturers_screenshot_holds_everything_without_scrolling(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, server.url)
    settle(page)
    for selector in ("h1", "[data-testid=stAlert] >> nth=1", f"{CHARTS} >> nth=1"):
        box = page.locator(selector).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
    for table in page.locator(TABLES).all():
        box = table.bounding_box()
        assert box
        assert box["y"] + 3 * 35 <= 900  # the header and two rows
    page.context.close()


def test_changing_the_learning_rate_changes_charts_tables_and_address(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    charts, tables = pictures(page, CHARTS), pictures(page, TABLES)
    number(page, "Learning rate").fill("0.05")
    number(page, "Learning rate").press("Enter")
    expect(page.get_by_text("learning rate 0.05").first).to_be_visible()
    for before, after in zip(
        charts + tables, pictures(page, CHARTS) + pictures(page, TABLES), strict=True
    ):
        assert before != after
    assert page.url.endswith("/?lr=0.05")
    page.go_back()
    expect(number(page, "Learning rate")).to_have_value("0.01")
    assert pictures(page, CHARTS) == charts
    assert not complaints
    page.context.close()


def test_the_loss_axis_runs_its_view_alone(browser: Browser, server: Server) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    received: list[Any] = []  # what Streamlit sends is binary

    def take(message: Any) -> None:
        received.append(message)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", take)

    page.on("websocket", listen)
    page, complaints = visit(browser, server.url, page)
    charts = pictures(page, CHARTS)
    assert any(b"x, the inputs" in message for message in received)
    received.clear()
    page.get_by_role("radio", name="log axis").click()
    page.wait_for_url("**/?scale=log")
    for before, after in zip(charts, pictures(page, CHARTS), strict=True):
        assert before != after
    assert any(b"Loss at every iteration" in message for message in received)
    assert not any(b"x, the inputs" in message for message in received)
    page.go_back()
    expect(page.get_by_role("radio", name="linear axis")).to_be_checked()
    assert pictures(page, CHARTS) == charts
    assert not complaints
    page.context.close()


def test_a_link_restores_what_its_sender_saw(browser: Browser, server: Server) -> None:
    sender, _ = visit(browser, server.url)
    settle(sender)
    sender.get_by_role("textbox", name="x, the inputs").fill("[1, −2, 3.5]")
    sender.get_by_role("textbox", name="y, the targets").fill("2; 4; 6")
    sender.get_by_role("textbox", name="y, the targets").press("Control+Enter")
    number(sender, "Iterations").fill("25")
    number(sender, "Iterations").press("Enter")
    choose(sender, "By hand", "slip: sum")
    sender.get_by_role("radio", name="log axis").click()
    expect(
        sender.get_by_text("25 iterations · by hand: sum gradient").first
    ).to_be_visible()
    settle(sender)
    receiver, complaints = visit(browser, sender.url)
    assert pictures(receiver, CHARTS) == pictures(sender, CHARTS)
    assert numbers(receiver) == numbers(sender)
    expect(number(receiver, "Iterations")).to_have_value("25")
    assert not complaints
    sender.context.close()
    receiver.context.close()


def test_changes_in_quick_succession_are_all_kept(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    for label, value in (("Iterations", "25"), ("Initial w", "1")):
        number(page, label).fill(value)
        number(page, label).press("Enter")
    choose(page, "By hand", "slip: sum")
    page.get_by_role("radio", name="log axis").click()
    number(page, "Learning rate").fill("0.02")
    number(page, "Learning rate").press("Enter")
    page.wait_for_url("**/?w0=1&lr=0.02&n=25&gradient=sum&scale=log")
    settle(page)
    expect(number(page, "Iterations")).to_have_value("25")
    assert not complaints
    page.context.close()


def test_reloading_keeps_everything(browser: Browser, server: Server) -> None:
    query = "&".join(f"{k}={v}" for k, v in write_link(PRESETS["hubble"]).items())
    page, _ = visit(browser, f"{server.url}/?{query.replace(' ', '+')}")
    charts = pictures(page, CHARTS)
    address = page.url
    page.reload()
    assert pictures(page, CHARTS) == charts
    assert page.url == address
    expect(page.get_by_text("423.937").first).to_be_visible()
    page.context.close()


def test_a_csv_file_is_uploaded(browser: Browser, server: Server) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    page.get_by_text("x and y from a file").click()
    content = b"distance;velocity\n1,5;3\n2,5;5\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "stars.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.get_by_text("2 points from the file")).to_be_visible()
    expect(page.get_by_role("checkbox", name="The first row has names")).to_be_checked()
    expect(page.get_by_text("x = 1.5, 2.5 · y = 3, 5").first).to_be_visible()
    settle(page)
    assert page.url.endswith("/?x=1.5+2.5&y=3+5")
    # the box is still open: the file can be taken out again
    page.get_by_role("button", name="Remove stars.csv").click()
    expect(page.get_by_text("x = 1, 2, 3, 4 · y = 2, 4, 6, 8").first).to_be_visible()
    expect(page.locator("input[type=file]")).to_be_attached()
    assert not complaints
    page.context.close()


def test_nonsense_leaves_the_page_up_and_the_input_in_place(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    charts = pictures(page, CHARTS)
    field = page.get_by_role("textbox", name="x, the inputs")
    field.fill("1, **two**, <b>3</b>")
    field.press("Control+Enter")
    said = page.get_by_text(
        "x has 2 items that are not finite numbers, “**two**” (item 2) and “<b>3</b>” "
        "(item 3): every item must be one"
    )
    expect(said).to_have_count(2)
    expect(field).to_have_value("1, **two**, <b>3</b>")
    assert pictures(page, CHARTS) == charts
    assert page.url == f"{server.url}/"
    field.fill("1, 2, 3, 4")
    field.press("Control+Enter")
    expect(said).to_have_count(0)
    number(page, "Learning rate").fill("")
    number(page, "Learning rate").press("Enter")
    expect(number(page, "Learning rate")).to_have_value("0.01")
    assert not complaints
    page.context.close()


def too_wide(page: Page) -> list[str]:
    """What of the page does not fit into its width."""
    found: list[str] = page.evaluate(
        """scrolling => [...document.querySelectorAll('[data-testid=stMain] *')]
            .filter(e => !e.closest(scrolling))
            .map(e => [e.tagName, e.className, e.getBoundingClientRect()])
            .filter(([, , r]) => r.width > 0 && r.right > window.innerWidth + 1)
            .map(([tag, name, r]) => `${tag}.${name} ends at ${r.right}`)""",
        # these scroll by themselves or, in a chart, are clipped
        "[data-testid=stDataFrame], [data-testid=stCode], [data-testid=stTable], svg *",
    )
    sideways = page.evaluate(
        """() => { const main = document.querySelector('[data-testid=stMain]');
            return [document.documentElement.scrollWidth - window.innerWidth,
                    main.scrollWidth - main.clientWidth] }"""
    )
    return found + [f"scrolls sideways by {by}" for by in sideways if by > 0]


def cut_off(page: Page) -> list[str]:
    """The texts of charts that are not whole."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("svg.marks text")].filter(text => {
            if (text.getAttribute('opacity') === '0') return false;
            // the box of a line of text is a little larger than its letters
            const inner = text.getBoundingClientRect();
            const svg = text.closest('svg');
            const outer = svg.getBoundingClientRect();
            const more = 4 * outer.width / svg.width.baseVal.value; // zoomed as it is
            return inner.left < outer.left - more || inner.right > outer.right + more
                || inner.top < outer.top - more || inner.bottom > outer.bottom + more;
        }).map(text => text.textContent)"""
    )
    return found


def on_every_screen(
    browser: Browser, server: Server, query: str
) -> Iterator[tuple[Page, int]]:
    """A page that fits at each of the sizes and in both colours; and its width.

    It is loaded on a desk and on a telephone, and follows a window that is resized.
    """
    page, complaints = visit(browser, "about:blank")
    loaded = None
    for width, height, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        telephone = width < TELEPHONE
        if loaded != telephone:
            page.goto(f"{server.url}/{query}")
            loaded = telephone
        else:
            page.wait_for_timeout(300)  # for the charts to hear of it
        settle(page)
        paper = page.evaluate(PAPER)
        assert (max(paper) < 128) == (scheme == "dark")
        assert not too_wide(page)
        assert not cut_off(page)
        yield page, width
    assert not complaints
    page.context.close()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?gradient=no2&n=50&autograd=no_zero_grad",
        "?gradient=uphill&n=100&scale=log",
        "?gradient=sum&lr=0.05&predict=on",
    ],
)
def test_nothing_overflows(browser: Browser, server: Server, query: str) -> None:
    for page, width in on_every_screen(browser, server, query):
        charts = [chart.bounding_box() for chart in page.locator(CHARTS).all()]
        for drawing in page.locator(DRAWN).all():
            box = drawing.bounding_box()
            assert box
            assert charts[0]
            assert box["width"] <= charts[0]["width"] + 1
        if width < TELEPHONE and len(charts) > 1:  # the columns stack
            left, right = charts
            assert left
            assert right
            assert right["y"] > left["y"] + left["height"]


def test_a_question_is_one_slide_and_its_answer_is_another(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?lr=0.1&autograd=no_zero_grad&view=rate&predict=on",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    last = page.get_by_role("radio").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 720  # without scrolling
    expect(page.get_by_text("What the formula predicts")).to_have_count(0)
    page.get_by_text("swings forever").click()
    expect(page.get_by_text("Right: by autograd it swings forever")).to_be_visible()
    page.wait_for_url("**/*predict=on&answer=swings")
    settle(page)
    page.reload()
    expect(page.get_by_text("Right: by autograd it swings forever")).to_be_visible()
    page.get_by_role("button", name="Ask again").click()
    question = page.get_by_role("heading", name="What will the learning rate 0.1 do")
    expect(question).to_be_visible()
    assert not complaints
    page.context.close()


def test_a_number_is_read_as_it_was_typed_and_each_click_counts(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    rate = number(page, "Learning rate")
    rate.fill("0,02")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.02")
    expect(rate).to_have_value("0,02")
    for clicks in range(3):
        page.get_by_role("button", name="Larger learning rate").click()
        expect(rate).to_have_value(f"0.0{3 + clicks}")
    rate.fill("−0.5")  # and the button takes what was not sent before
    page.get_by_role("button", name="Larger learning rate").click()
    expect(rate).to_have_value("0")
    page.get_by_role("radio", name="near the edge").dblclick()
    for _ in range(2):  # a pick counts again after another rate was typed
        expect(rate).to_have_value("0.126667")
        page.wait_for_url("**/?lr=0.126667")
        settle(page)
        rate.fill("0.5")
        rate.press("Enter")
        page.wait_for_url("**/?lr=0.5")
        settle(page)
        page.get_by_role("radio", name="near the edge").click()
    expect(rate).to_have_value("0.126667")
    assert not complaints
    page.context.close()


def test_the_buttons_of_a_number_stand_in_its_field(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, server.url, viewport={"width": 1280, "height": 720})
    settle(page)
    for name in ("initial w", "learning rate"):
        field = number(page, name.capitalize()).bounding_box()
        less, more = (
            page.get_by_role("button", name=f"{which} {name}").bounding_box()
            for which in ("Smaller", "Larger")
        )
        assert field
        assert less
        assert more
        assert field["x"] < less["x"] < more["x"]
        assert less["x"] + less["width"] <= more["x"] + 1
        assert more["x"] + more["width"] <= field["x"] + field["width"] + 2
        assert abs(less["y"] - field["y"]) < 4
        number(page, name.capitalize()).fill("0.13333333333333333333")
        for hint in page.get_by_text("Press Enter to apply").all():  # where it fits
            box = hint.bounding_box()
            assert box
            assert box["y"] + box["height"] <= field["y"]  # not over what is typed
    page.context.close()
