"""The map measured, as a page and in the large viewer: ``python -m benchmarks.mapping`` writes docs/benchmarks-map.md.

Needs Chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import paging, viewing
from .results import Group, machine, section

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-map.md"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main() -> None:
    """Measure, write the page, and exit with 1 where a goal is missed."""
    with _chromium() as browser, tempfile.TemporaryDirectory() as folder:
        groups = [
            Group("The page", paging.ABOUT, ("figure",), list(paging.page_measures(browser, Path(folder)))),
            Group(
                "The large viewer: 100,000 things, 140,000 links", viewing.ABOUT, ("figure",),
                list(viewing.viewer_measures(browser, Path(folder))),
            ),
        ]  # fmt: skip
    lines = ["# The map, measured", "", "Written by `python -m benchmarks.mapping`; do not edit.", ""]
    lines += [f"Machine: {machine()}; {_load()}.", *(line for group in groups for line in section(group))]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {PAGE}", file=sys.stderr)
    missed = [measure.what for group in groups for measure in group.measures if measure.kept is False]
    if missed:
        sys.exit("goals missed: " + "; ".join(missed))


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} programs at work on it on the average"


@contextmanager
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        sys.exit("needs Chromium (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
