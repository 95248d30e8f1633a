"""Languages: which ones there are.

A third is a package beside `en` with a CATALOGUE of the same keys and facts, and a line
here.
"""

from __future__ import annotations

from gd_core.text import en, ko

LANGUAGES = {"en": en.CATALOGUE, "ko": ko.CATALOGUE}  # code -> its templates by key
SOURCE_LANGUAGE = "en"  # of the comments in the code itself
