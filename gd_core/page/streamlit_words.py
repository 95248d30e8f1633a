"""Streamlit's words: what it says by itself, in English, in the visitor's language.

It has no setting for them. They are hidden, and the style sheet writes ours instead.
"""

from __future__ import annotations

import json

import streamlit as st

from gd_core.text.catalogue import label, language, say

STREAMLIT_SPEAKS = "en"
# key of what is said -> what says it, and in which size
PLACES = {
    "enter": ('[data-testid="stTextInput"] [data-testid="InputInstructions"]', "12px"),
    "enter_of_text": (
        '[data-testid="stTextArea"] [data-testid="InputInstructions"]',
        "12px",
    ),
    "upload": ('[data-testid="stFileUploaderDropzone"] button p', "1rem"),
    "most": ('[data-testid="stFileUploaderDropzoneInstructions"] span', "0.875rem"),
}


def streamlit_words() -> str:
    """A style sheet with the words, for `st.html`; "" in Streamlit's own language."""
    if language() == STREAMLIT_SPEAKS:
        return ""
    said = {key: label(f"page.streamlit.{key}") for key in PLACES if key != "most"}
    megabytes = st.get_option("server.maxUploadSize")
    said["most"] = say("page.streamlit.most", megabytes=megabytes)
    rules = (
        f"{place} {{ font-size: 0 !important }} "
        f"{place}::after {{ content: {json.dumps(said[key], ensure_ascii=False)}; "
        f"font-size: {size} }}"
        for key, (place, size) in PLACES.items()
    )
    return f"<style>{' '.join(rules)}</style>"
