"""Files: what every browser fetches before it shows a page, compressed beforehand."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from errno import ENOENT
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Event

FORM = b"1"  # of a made folder; another number when it is made otherwise
MOST_SHARE = 0.95  # of its size that a compressed file may have, else it is left out


def static_folder() -> Path:
    """Where Streamlit keeps what it serves at /static/. It is not imported for that."""
    package = find_spec("streamlit")
    if package is None or package.origin is None:
        raise FileNotFoundError(ENOENT, "No such package", "streamlit")
    return Path(package.origin).parent / "static" / "static"


def cache_folder() -> Path:
    """Where made folders are kept.

    Of root not in its home: there nginx, which then works as another user, cannot read.
    """
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if chosen.is_absolute():
        return chosen / "gd_core"
    is_root = os.geteuid() == 0
    return (Path("/var/cache") if is_root else Path.home() / ".cache") / "gd_core"


def folder_for(source: Path, cache: Path) -> Path:
    """The folder that belongs to these files: its name is a digest of all of them."""
    digest = hashlib.sha256(FORM)
    for file in sorted(file for file in source.rglob("*") if file.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(source)} {len(content)}\n".encode())
        digest.update(content)
    return cache / f"streamlit-{version('streamlit')}-{digest.hexdigest()[:16]}"


def make(source: Path, made: Path, ended: Event) -> bool:
    """Make a folder with all files of `source` in static/, each beside its .gz.

    It appears when it is whole, by a change of name, so that nobody ever sees a half of
    it. Where two make it at once, the first one's is used.

    Args:
        source: the files.
        made: the folder.
        ended: when set, what was begun is left.

    Returns:
        Whether it is there.

    Raises:
        OSError: the disk is full, or this user may not write there.
    """
    made.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=made.parent, prefix="making-") as folder:
        whole = Path(folder) / "whole"
        files = [file for file in source.rglob("*") if file.is_file()]
        copies = [whole / "static" / file.relative_to(source) for file in files]
        for parent in {copy.parent for copy in copies}:
            parent.mkdir(parents=True, exist_ok=True)

        def copy_unless_ended(file: Path, copy: Path) -> None:
            if not ended.is_set():
                _copy(file, copy)

        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(copy_unless_ended, files, copies))
        if ended.is_set():
            return False
        _let_all_read([made.parent, whole, *whole.rglob("*")])
        try:
            whole.rename(made)
        except OSError:
            if not made.is_dir():
                raise
    return True


def _copy(file: Path, copy: Path) -> None:
    shutil.copy2(file, copy)
    content = file.read_bytes()
    packed = gzip.compress(content, 9, mtime=0)
    if len(packed) <= MOST_SHARE * len(content):
        beside = copy.with_name(f"{copy.name}.gz")
        beside.write_bytes(packed)
        shutil.copystat(file, beside)


def _let_all_read(paths: Iterable[Path]) -> None:
    """Whatever this user's umask is: nginx may work as another user."""
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)
