"""A page of the map in a real browser, with the network gone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

__all__ = ["Visit", "crossing"]

WIDER = """
const pen = CanvasRenderingContext2D.prototype, real = pen.measureText;
pen.measureText = function (text) { return { width: real.call(this, text).width * FACTOR }; };
"""


class Visit:
    """A page opened from disk with all that it asked for, said and complained of."""

    def __init__(
        self,
        browser: Any,
        folder: Path,
        html: str,
        width: int = 1600,
        height: int = 1000,
        *,
        address: str = "",
        scheme: str = "light",
        wider: float = 1.0,
    ) -> None:
        path = folder / "map.html"
        path.write_text(html, encoding="utf-8")
        size = {"width": width, "height": height}
        self.context = browser.new_context(viewport=size, offline=True, color_scheme=scheme)
        self.page = self.context.new_page()
        if wider != 1.0:  # as under a font that takes more room
            self.page.add_init_script(WIDER.replace("FACTOR", str(wider)))
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_selector("body[data-named]", timeout=15_000)
        self.page.wait_for_timeout(150)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, address: str) -> None:
        """Follow a link to another view of the page."""
        follow(self.page, address)
        self.page.wait_for_timeout(120)

    def panel(self) -> str:
        text: str = self.page.inner_text("#panel")
        return text

    def labels(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("document.getElementById('map').labels()")
        return found

    def find(self, text: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


def crossing(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the things whose names stand over one another, in pairs."""
    return [
        (a["id"], b["id"])
        for a, b in combinations(labels, 2)
        if a["x"] < b["x"] + b["w"]
        and b["x"] < a["x"] + a["w"]
        and a["y"] < b["y"] + b["h"]
        and b["y"] < a["y"] + a["h"]
    ]


def follow(page: Any, address: str) -> None:
    """Give the page another address, and wait until it has read it."""
    page.evaluate(
        """address => new Promise(done => {
            const was = location.hash;
            addEventListener('hashchange', () => requestAnimationFrame(() => done()), { once: true });
            location.hash = address;
            if (location.hash === was) done();
        })""",
        address,
    )
