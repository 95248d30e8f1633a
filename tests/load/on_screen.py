"""On screen: the time from a change to its pictures, as a browser shows them."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser import DRAWN, TABLES

CHANGES = 15
# from the key press on, looks in each frame at what is drawn, until all four pictures
# have been another for some frames
WATCH = """
() => new Promise(resolve => {
    const drawn = canvas => {
        const { width, height } = canvas;
        const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
        const points = new Uint32Array(bytes.buffer);
        let sum = 2166136261;
        for (let i = 0; i < points.length; i += 7)
            sum = Math.imul(sum ^ points[i], 16777619);
        return sum;
    };
    const pictures = () => [
        ...document.querySelectorAll('[data-testid=stVegaLiteChart]'),
        ...document.querySelectorAll('[data-testid=stDataFrame]'),
    ].map(box => [
        ...[...box.querySelectorAll('canvas')].map(drawn),
        ...[...box.querySelectorAll('svg.marks')].map(svg => svg.innerHTML),
    ].join());
    const before = pictures();
    let started = null, last = null, changed = new Set();
    const press = event => { started = event.timeStamp; };
    addEventListener('keydown', press, { once: true });
    const look = () => {
        if (started !== null) {
            const now = pictures();
            now.forEach((picture, k) => {
                if (picture !== before[k] && !changed.has(k)) {
                    changed.add(k);
                    last = performance.now();
                }
            });
            if (changed.size === before.length) return resolve(last - started);
        }
        requestAnimationFrame(look);
    };
    look();
})
"""


def changes(browser: Browser, url: str) -> list[float]:
    """Milliseconds from a changed initial weight until all four pictures show it."""
    page = browser.new_page(viewport={"width": 1440, "height": 1800})
    try:
        page.goto(f"{url}/?n=100")
        page.locator(DRAWN).nth(1).wait_for(timeout=60_000)
        page.locator(f"{TABLES} canvas").nth(1).wait_for(timeout=60_000)
        page.wait_for_timeout(2_000)
        return [_change(page, k) for k in range(CHANGES + 2)][2:]
    finally:
        page.close()


def summary(took: list[float]) -> dict[str, Any]:
    """How many changes there were, and the median and 95 % of their milliseconds."""
    told = sorted(took)
    return {
        "changes": len(told),
        "median": round(statistics.median(told), 1),
        "p95": round(told[int(0.95 * len(told))], 1),
    }


def _change(page: Page, number: int) -> float:
    """Type another initial weight; the milliseconds until it is shown."""
    box = page.locator("input[aria-label='Initial w']")
    box.fill(f"{(-1) ** number * (1 + number / 10):.2f}")
    page.evaluate(f"window.found = ({WATCH})(); 0")
    box.press("Enter")
    late = "new Promise((_, no) => setTimeout(no, 20000, 'a picture did not change'))"
    took = page.evaluate(f"Promise.race([window.found, {late}])")
    page.wait_for_timeout(300)
    return float(took)
