"""Keys: what the keyboard does differently from how Streamlit has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from gd_core.page.caches import CODE

TABLE_KEYS = "table-keys"


@st.cache_resource(show_spinner=False)
def listener(code: str) -> Callable[..., Any]:
    """The component, registered once for each state of the code."""
    script = (Path(__file__).parent / "tables.js").read_text("utf-8")
    return st.components.v2.component(TABLE_KEYS, js=script)


def lead_past_tables() -> None:
    """One press of Tab leads past a table; see `tables.js`."""
    listener(CODE)(key=TABLE_KEYS)
