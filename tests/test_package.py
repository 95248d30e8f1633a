"""The package's front door, and who leans on whom."""

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


def test_importing_the_package_does_not_import_torch() -> None:
    code = (
        "import sys, gd_core, gd_core.charts.loss, gd_core.exchange.link;"
        "import gd_core.exchange.source;"
        "e = gd_core.PRESETS['lesson']; gd_core.run_manual(e);"
        "print('torch' in sys.modules, 'streamlit' in sys.modules)"
    )
    assert python(code) == "False False"


def test_the_readmes_examples_print_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text()
    found = re.findall(r"```python\n(.*?)```\s+```text\n(.*?)```", readme, re.DOTALL)
    assert len(found) == 4
    for code, printed in found:
        assert python(code) == printed.strip()
    assert "1.99979 1.60625" in found[0][1]


def test_the_readme_names_every_room_and_every_name_of_a_link() -> None:
    readme = (ROOT / "README.md").read_text()
    for room in (path for path in ROOMS if path.stem != "__init__"):
        folder = room.parent.relative_to(ROOT)
        package = re.search(rf"^\| `{folder}/` .*$", readme, re.MULTILINE)
        assert package, folder
        assert f"`{room.stem}`" in package[0]
    for name in NAMES:
        assert re.search(rf"^\|.*`{name}`.*\|", readme, re.MULTILINE)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(ROOT)))
def test_only_autograd_imports_torch_and_only_the_page_streamlit(room: Path) -> None:
    lines = [line.strip() for line in room.read_text().splitlines()]
    imports = [line for line in lines if line.startswith(("import ", "from "))]
    in_page = "page" in room.relative_to(ROOT).parts
    assert in_page or not [line for line in imports if "streamlit" in line]
    assert room.parent.name == "autograd" or not [i for i in imports if "torch" in i]
