"""The presenter: what a slide needs of the browser, and the list of its keys.

It fits the slide to its screen, lets the controls fade while nobody moves the mouse,
gives the keys back to the page after a click, and shows on "?" which keys there are.
"""

from __future__ import annotations

from gd_core.page.caches import CODE
from gd_core.page.components import component
from gd_core.text.catalogue import label

PRESENTER_KEY = "presenter"
LISTED_KEYS = ("turn", "step", "play", "help")  # each a row of the list


def presenter() -> None:
    """Nothing to see until "?" is pressed."""
    keys = [(label(f"keys.{key}"), label(f"keys.{key}.does")) for key in LISTED_KEYS]
    data = {"title": label("keys.title"), "close": label("keys.close"), "keys": keys}
    component(PRESENTER_KEY, CODE)(key=PRESENTER_KEY, data=data)
