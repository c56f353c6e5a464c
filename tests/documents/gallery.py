"""The gallery: small pictures with the command that made each; ``python -m tests.documents.gallery`` draws them."""

from __future__ import annotations

import shlex
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from benchmarks.crowding import make_crowd
from biokg.cli.program import biokg
from biokg.views.canvas import canvas_page
from biokg.views.chart.png import png_of_svg

from .map import photograph
from .palette import shrink

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER, PAGE = REPOSITORY / "docs" / "gallery", REPOSITORY / "docs" / "gallery.md"
SMALL = 0.5
"""Pixels of a picture for each unit of a slide: 960 wide."""


@dataclass(frozen=True)
class Shot:
    """A picture: its file, what it shows, and the options of ``biokg draw`` that make it."""

    name: str
    shows: str
    options: str

    @property
    def picture(self) -> str:
        """Where its picture is, seen from the page of the gallery."""
        return f"{self.name.removeprefix('../')}.png" if self.name.startswith("../") else f"gallery/{self.name}.png"


SHOTS = (
    Shot("../map", "The page: search, filters, and who says so", "-o map.html"),
    Shot("map", "The same as a slide", "-o map.png"),
    Shot("map-zh", "… in Chinese", "--lang zh -o map.png"),
    Shot("settled", "Only what is settled", "--settled -o settled.png"),
    Shot("then", "As it was known at the end of 2024", "--as-of 2024-12-31 -o then.png"),
    Shot("pipeline", "Products, trials and decisions", "--projection pipeline -o pipeline.png"),
    Shot("people", "People and their posts", "--projection people -o people.png"),
    Shot("around", "What lies around a drug", "--around libevitug -o around.png"),
)
LARGE = "large"


def main() -> None:
    """Draw every picture and write the page."""
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:
        if not shot.options.endswith(".html"):  # that one is docs/map.png
            print(shot.name, "…", file=sys.stderr, flush=True)
            (FOLDER / f"{shot.name}.png").write_bytes(shrink(png_of_svg(_drawn(shot), SMALL)))
    photograph(canvas_page(make_crowd(100_000, 140_000)), FOLDER / f"{LARGE}.png", until="learned")
    PAGE.write_text(gallery(), encoding="utf-8")


def _drawn(shot: Shot) -> str:
    """Return the slide that the command makes, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "drawn.svg"
        options = shlex.split(shot.options)[:-2]  # without -o FILE
        CliRunner().invoke(biokg, ["-C", str(REPOSITORY), "draw", *options, "-o", str(to)], catch_exceptions=False)
        return to.read_text(encoding="utf-8")


def gallery() -> str:
    """Return the page of the gallery."""
    lines = ["# Gallery", "", "What `biokg draw` makes, and how; `make picture` draws it anew.", ""]
    for shot in SHOTS:
        lines += [f"## {shot.shows}", "", "```sh", f"biokg draw {shot.options}", "```", ""]
        lines += [f"![{shot.shows}]({shot.picture})", ""]
    about = "A hundred thousand things, made up, and 140,000 links: above 3,000 things this viewer draws"
    lines += [f"## {about}", "", "```sh", "biokg draw --renderer canvas -o large.html", "```", ""]
    lines += [f"![{about}](gallery/{LARGE}.png)"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
