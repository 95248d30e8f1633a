"""What the page about the optimisers says in words, a module for each language.

All have the same keys and, in braces, the same facts. Formulas, code, numbers and the
names of controls are not here: they are those of the package.
"""

from __future__ import annotations

from docs.optimizer_texts import en, ko
from gd_core.text.catalogue import language

TEXTS = {"en": en.TEXTS, "ko": ko.TEXTS}  # code -> texts by key


def told(key: str, **facts: str) -> str:
    """The text of a key in the current language, with its facts put in.

    Raises:
        KeyError: there is no such text, or it needs a fact that is not given.
    """
    return TEXTS[language()][key].format_map(facts)


def is_told(key: str) -> bool:
    """Whether there is a text of this key."""
    return key in TEXTS[language()]
