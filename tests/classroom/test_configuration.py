"""docs/nginx.conf: what it must have, with what the command writes beside it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from threading import Event

import pytest
from starlette.responses import FileResponse
from streamlit.web.server.starlette.starlette_server_config import (
    STATIC_ASSET_CACHE_MAX_AGE_SECONDS,
)

from gd_core.classroom import files, proxy
from tests.browser import ROOT
from tests.classroom.running import needs_nginx

TEXT = proxy.CONFIGURATION.read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source, run_folder = tmp_path / "source", tmp_path / "run"
    source.mkdir()
    run_folder.mkdir()
    (source / "index.abc.js").write_text("0;" * 1000)
    files.make(source, tmp_path / "made", Event())
    proxy.write_configuration(run_folder, 8501, [8502, 8503], tmp_path / "made")
    return run_folder


def test_the_command_uses_the_one_that_is_documented(folder: Path) -> None:
    assert (folder / "nginx.conf").read_text() == TEXT
    included = re.findall(r"^\s*include (\S+);", TEXT, re.MULTILINE)
    assert sorted(included) == ["listen.conf", "servers.conf"]
    assert (folder / "servers.conf").read_text() == (
        "server 127.0.0.1:8502 max_fails=1 fail_timeout=2s;\n"
        "server 127.0.0.1:8503 max_fails=1 fail_timeout=2s;\n"
    )
    assert (folder / "listen.conf").read_text().startswith("listen 8501 ")
    assert (folder / "files" / "static" / "index.abc.js.gz").exists()
    for line in ("server 127.0.0.1:8502 max_fails=1 fail_timeout=2s;", "listen 8501;"):
        assert line in TEXT  # its comments show what is included


@needs_nginx
def test_nginx_takes_it(folder: Path) -> None:
    nginx = proxy.find_nginx()
    assert nginx, "CI needs nginx: the class must be tried there"
    command = [nginx, "-t", "-p", f"{folder}/", "-c", str(folder / "nginx.conf")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "syntax is ok" in done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("with_ipv6", [False, True])
def test_visitors_come_in_at_all_addresses(
    with_ipv6: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxy, "has_ipv6", lambda: with_ipv6)
    proxy.write_configuration(tmp_path, 8501, [8502], tmp_path)
    lines = (tmp_path / "listen.conf").read_text().splitlines()
    listening = ["8501", "[::]:8501"] if with_ipv6 else ["8501"]
    assert [line.split()[1] for line in lines] == listening


def test_files_are_kept_by_browsers_as_long_as_streamlit_says() -> None:
    kept = f"public, immutable, max-age={STATIC_ASSET_CACHE_MAX_AGE_SECONDS}"
    assert TEXT.count("Cache-Control") == 1
    assert f'add_header Cache-Control "{kept}";' in TEXT
    page = TEXT[TEXT.index("location / {") :]
    assert "no-cache" not in page  # what the servers say of it is passed on
    assert "root" not in page


def test_every_kind_of_file_has_its_type() -> None:
    block = re.search(r"types {(.*?)}", TEXT, re.DOTALL)
    assert block
    types = {ending: kind for kind, ending in re.findall(r"(\S+)\s+(\w+);", block[1])}
    for file in files.static_folder().rglob("*.*"):
        sent = FileResponse(file).headers["content-type"].split(";")[0]
        assert types[file.suffix[1:]] == sent


def test_a_file_as_large_as_the_page_takes_comes_through() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    most = settings["server"]["maxUploadSize"]
    size = re.search(r"client_max_body_size (\d+)m;", TEXT)
    assert size
    assert int(size[1]) == most + 1
