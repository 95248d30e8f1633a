"""Start: what is tested and measured is what README says, with nothing added."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests import readme
from tests.browser import Server, serving
from tests.load.measure import command_of

RUN_IT = (
    "\n## Run it\n\n```sh\npip install x && .venv/bin/streamlit run app.py{}\n```\n"
)
FOLDER = Path(sys.executable).parent


def expected(server: Server) -> list[str]:
    """What people type, with the address of this server."""
    port = server.url.rpartition(":")[2]
    return [f"{FOLDER}/streamlit", "run", "app.py", f"--server.port={port}"]


def test_the_page_is_started_by_the_command_of_readme(server: Server) -> None:
    assert server.process.args == expected(server)
    first, _, section = readme.README.read_text("utf-8").partition("## Run it")
    assert "streamlit run" not in first  # nobody meets another command before
    commands = section.partition("```sh\n")[2].partition("\n```")[0]
    assert commands.endswith("&& .venv/bin/streamlit run app.py")


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks Linux what runs")
def test_the_process_that_runs_has_no_other_options(server: Server) -> None:
    _python, *words = command_of(server.process.pid)  # as the script's first line says
    assert words == expected(server)
    settings = Path(f"/proc/{server.process.pid}/environ").read_bytes()
    assert b"STREAMLIT_" not in settings


@pytest.mark.parametrize("option", ["", " --server.headless=true", " -- 'a b'"])
def test_an_option_in_readme_is_an_option_of_the_server(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "README.md"
    written.write_text(RUN_IT.format(option), "utf-8")
    monkeypatch.setattr(readme, "README", written)
    script, *words = readme.documented(*readme.PLAIN)
    assert script == f"{FOLDER}/streamlit"
    assert words == ["run", "app.py", *shlex.split(option)]


def test_a_command_that_is_not_in_readme_is_not_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "README.md"
    written.write_text(RUN_IT.replace("Run it", "Start").format(""), "utf-8")
    monkeypatch.setattr(readme, "README", written)
    with pytest.raises(AssertionError, match="no command"):
        readme.documented(*readme.PLAIN)


def test_the_page_takes_no_option_of_ours() -> None:
    option = ["--server.headless=true"]
    with (
        pytest.raises(AssertionError, match="as README says"),
        serving(options=option),
    ):
        pass
