"""The package's front door, and what the README says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import gd_core
from gd_core.exchange.link import NAMES
from tests.conftest import clean_process

ROOT = Path(__file__).parent.parent
ROOMS = sorted((ROOT / "gd_core").rglob("*.py"))


def test_the_front_door_is_what_it_says() -> None:
    assert len(set(gd_core.__all__)) == len(gd_core.__all__)
    assert {"Experiment", "InputError", "run_manual", "run_autograd"} <= {
        *gd_core.__all__
    }
    for name in gd_core.__all__:
        assert getattr(gd_core, name).__doc__ or name == "PRESETS"
    assert dir(gd_core) == sorted(gd_core.__all__)
    with pytest.raises(AttributeError, match="run_by_magic"):
        _ = gd_core.run_by_magic


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    return clean_process("-c", code, folder=ROOT)


def test_the_readmes_example_prints_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text()
    found = re.search(r"```python\n(.*?)```\s+```text\n(.*?)```", readme, re.DOTALL)
    assert found
    assert python(found[1]) == found[2].strip()
    assert "1.99979 1.60625" in found[2]


def test_the_readme_names_every_room_and_every_name_of_a_link() -> None:
    readme = (ROOT / "README.md").read_text()
    for room in ROOMS:
        assert room.stem == "__init__" or f"`{room.relative_to(ROOT)}`" in readme
    for name in NAMES:
        assert re.search(rf"^\|.*`{name}`.*\|", readme, re.MULTILINE)
