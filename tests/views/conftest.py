"""One browser for all tests of pages: two at once in one process do not go together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, open for the whole session; skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium (apt install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="needs Playwright (pip install 'biokg[browser]')")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()
