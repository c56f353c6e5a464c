"""The picture of the map that the README shows; ``python -m tests.documents.map`` draws it anew with Chromium."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import biokg
from biokg.views.map import draw_map

from .palette import shrink

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURE = REPOSITORY / "docs" / "map.png"
WIDTH, HEIGHT = 1600, 1000
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
SHARP = ["--disable-lcd-text", "--font-render-hinting=none"]  # grey edges: a smaller file, the same on every machine


def photograph(html: str, to: Path, *, until: str = "named") -> None:
    """Write what Chromium shows of a page, once its names are placed or whatever else it says of itself."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("needs Chromium (apt install chromium)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET + SHARP)
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True, color_scheme="light")
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector(f"body[data-{until}]")
        page.wait_for_timeout(300)
        to.write_bytes(shrink(page.screenshot()))
        browser.close()


if __name__ == "__main__":
    with biokg.open(REPOSITORY) as graph:
        photograph(draw_map(graph), PICTURE)
