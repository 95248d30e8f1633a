"""Components: what runs in the browser, from the files of its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

PAGE_FOLDER = Path(__file__).parent


def component_file(name: str, kind: str) -> str:
    """The "html", "css" or "js" of a component, in the folder of its name."""
    return (PAGE_FOLDER / name / f"{name}.{kind}").read_text("utf-8")


@st.cache_resource(show_spinner=False)
def component(name: str, code: str) -> Callable[..., Any]:
    """A component, registered once for each state of the code.

    Args:
        name: of its folder and files, and its key.
        code: a digest of the code.
    """
    return st.components.v2.component(
        name,
        html=component_file(name, "html"),
        css=component_file(name, "css"),
        js=component_file(name, "js"),
    )


@st.cache_resource(show_spinner=False)
def script_alone(name: str, file: str, code: str) -> Callable[..., Any]:
    """A component that shows nothing, registered once for each state of the code.

    Args:
        name: its key.
        file: its script, in this folder.
        code: a digest of the code.
    """
    script = (PAGE_FOLDER / file).read_text("utf-8")
    return st.components.v2.component(name, js=script)
