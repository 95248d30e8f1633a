"""Files: compressed beforehand, the same byte for byte, and never half a folder."""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path
from threading import Event

import pytest

from gd_core.classroom import files

SCRIPT = b"const loss = 30;\n" * 100
FONT = random.Random(1).randbytes(2000)  # which no compression makes smaller


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "js").mkdir(parents=True)
    (folder / "js" / "index.abc.js").write_bytes(SCRIPT)
    (folder / "font.woff2").write_bytes(FONT)
    (folder / "empty.css").write_bytes(b"")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def test_each_file_is_there_and_beside_it_what_gains_by_it(source: Path) -> None:
    made = source.parent / "cache" / "made"
    assert files.make(source, made, Event())
    found = contents(made / "static")
    assert gzip.decompress(found.pop("js/index.abc.js.gz")) == SCRIPT
    assert found == contents(source)
    assert os.listdir(made.parent) == ["made"]


def test_others_may_read_whatever_this_user_hides(source: Path) -> None:
    before = os.umask(0o077)
    try:
        made = source.parent / "cache" / "made"
        files.make(source, made, Event())
    finally:
        os.umask(before)
    for path in (made.parent, made, *made.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


def test_what_fails_half_way_leaves_nothing(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(content: bytes, *_: object, **__: object) -> bytes:
        if content == SCRIPT:
            raise OSError("no space left on device")
        return content

    monkeypatch.setattr(gzip, "compress", full)
    made = source.parent / "cache" / "made"
    with pytest.raises(OSError, match="no space left"):
        files.make(source, made, Event())
    assert os.listdir(made.parent) == []


def test_what_is_ended_half_way_leaves_nothing(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Event()

    def end_now(content: bytes, *_: object, **__: object) -> bytes:
        ended.set()
        return content

    monkeypatch.setattr(gzip, "compress", end_now)
    made = source.parent / "cache" / "made"
    assert not files.make(source, made, ended)
    assert os.listdir(made.parent) == []


def test_where_two_make_it_at_once_the_first_is_used(source: Path) -> None:
    made = source.parent / "cache" / "made"
    files.make(source, made, Event())
    (made / "first").touch()
    assert files.make(source, made, Event())
    assert (made / "first").exists()
    assert os.listdir(made.parent) == ["made"]


def test_the_folder_belongs_to_these_files(source: Path, tmp_path: Path) -> None:
    names = [files.folder_for(source, tmp_path)]
    (source / "font.woff2").rename(source / "other.woff2")
    names.append(files.folder_for(source, tmp_path))
    (source / "empty.css").write_bytes(b"a")
    names.append(files.folder_for(source, tmp_path))
    assert len(set(names)) == 3
    assert files.folder_for(source, tmp_path) == names[-1]


@pytest.mark.parametrize(
    ("user", "chosen", "place"),
    [
        (0, "", "/var/cache/gd_core"),
        (1000, "", "/home/me/.cache/gd_core"),
        (0, "/srv/cache", "/srv/cache/gd_core"),
        (1000, "not/absolute", "/home/me/.cache/gd_core"),
    ],
)
def test_where_nginx_can_read(
    user: int, chosen: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    assert files.cache_folder() == Path(place)


def test_streamlits_folder_is_found() -> None:
    assert list(files.static_folder().glob("js/index.*.js"))
