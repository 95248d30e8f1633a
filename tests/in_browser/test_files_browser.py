"""What a real browser fetches, which simulated ones then fetch as well."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser

from tests.browser import CHROMIUM, Server
from tests.load.files import files_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]


def test_a_second_visit_asks_only_for_what_may_have_changed(
    browser: Browser, server: Server
) -> None:
    files = files_of(browser, server.url)
    cold, warm = files["cold"], files["warm"]
    assert cold[0].path == warm[0].path == "/?n=100"
    assert {file.status for file in cold} == {200}
    assert not any(file.known for file in cold)
    static = [file.path for file in cold if file.path.startswith("/static/")]
    assert len(static) == len(set(static)) > 50
    for file in files.values():
        assert {"/_stcore/health", "/_stcore/host-config"} <= {f.path for f in file}
    assert not any(file.path.startswith("/static/") for file in warm)
    assert warm[0].status == 304
    assert "If-None-Match" in dict(warm[0].known)
