"""README: its commands, so that what people start is what is tested and measured."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
# under which heading, and by which words a command is found
PLAIN = ("Run it", "streamlit run")
CLASSROOM = ("For a class", "gd_core.classroom")


def written(heading: str, part: str) -> str:
    """A command of README.md, as it stands there.

    Args:
        heading: of the section in which it stands.
        part: words of the command, which is the first that has them.

    Raises:
        AssertionError: there is none.
    """
    _, _, section = README.read_text("utf-8").partition(f"\n## {heading}\n")
    section = section.partition("\n## ")[0]
    for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL):
        for command in re.split(r"&&|\n", block):
            if part in command:
                return str(command).strip()
    raise AssertionError(f"README.md has no command “{part}” under “{heading}”")


def documented(heading: str, part: str) -> list[str]:
    """The words of a command of README.md, for the Python that runs this."""
    here = f"{Path(sys.executable).parent}{os.sep}"
    words = shlex.split(written(heading, part))
    return [word.replace(".venv/bin/", here) for word in words]
