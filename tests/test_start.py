"""Start: what is tested and measured is what README says, with nothing added."""

from __future__ import annotations

import os
import shlex
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import readme
from tests.browser import Server, classroom, serving
from tests.classroom.running import needs_nginx, shared_cache
from tests.load.answers import check
from tests.load.browsers import measure_class
from tests.load.fetching import File
from tests.load.measure import memory_mib
from tests.processes import command_of, family, memory_kib

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


@needs_nginx
def test_a_class_is_started_by_the_command_of_readme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache()))
    with classroom() as room:
        words = [f"{FOLDER}/python", "-m", "gd_core.classroom", "--port"]
        assert room.process.args == [*words, room.url.rpartition(":")[2]]
        section = readme.README.read_text("utf-8").partition("## For a class")[2]
        assert ".venv/bin/python -m gd_core.classroom\n" in section
        command, *others = family(room.process.pid)
        assert command_of(command)[1:] == room.process.args[1:]
        servers = ["streamlit" in command_of(process) for process in others]
        assert servers.count(True) == os.cpu_count()
        files = [File("/?n=100"), File("/_stcore/health")]
        with ThreadPoolExecutor(1) as apart:
            came = apart.submit(measure_class, room, files, 4, check).result()
        assert came.seen.errors == []
        alone = memory_kib(command) / 1024
        assert memory_mib(room) > alone + 100  # with what is below it
        seats = {fetched.cookies["seat"] for fetched in came.fetched}
        assert len(seats) == 4  # each keeps its own, which decides its server
