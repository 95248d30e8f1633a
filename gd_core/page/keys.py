"""Keys: what the keyboard does differently from how Streamlit has it."""

from __future__ import annotations

from gd_core.page.caches import CODE
from gd_core.page.components import script_alone

TABLE_KEYS = "table-keys"


def lead_past_tables() -> None:
    """One press of Tab leads past a table; see `tables.js`."""
    script_alone(TABLE_KEYS, "tables.js", CODE)(key=TABLE_KEYS)
