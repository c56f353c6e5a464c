"""What a reader takes along: facts as CSV, the picture as PNG and SVG."""

from __future__ import annotations

import csv
import io
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Words

from .sample import sample
from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COMPARE = """async text => {
  const screen = document.querySelector('#map canvas'), image = new Image();
  const [w, h] = [screen.width / 4, screen.height / 4];
  image.src = 'data:image/svg+xml;base64,' + btoa(unescape(encodeURIComponent(text)));
  await image.decode();
  const [wide, high] = [screen.width, screen.height];
  const read = picture => {
    const pen = new OffscreenCanvas(w, h).getContext('2d');
    pen.fillStyle = '#fbfcfe';
    pen.fillRect(0, 0, w, h);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, wide, high, 0, 0, wide / 4, high / 4); // the edges of letters do not matter
    return pen.getImageData(0, 0, w, h).data;
  };
  const [a, b] = [read(screen), read(image)];
  let far = 0;
  const apart = i => [0, 1, 2].reduce((sum, k) => sum + Math.abs(a[i + k] - b[i + k]), 0);
  for (let i = 0; i < a.length; i += 4) far += apart(i) > 120;
  return far / (w * h);
}"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Any:
    opened = Visit(browser, tmp_path, page(sample()))
    yield opened
    opened.context.close()


def taken(visit: Visit, kind: str) -> tuple[str, bytes]:
    visit.page.click("#take summary")
    with visit.page.expect_download() as waiting:
        visit.page.click(f"[data-out={kind}]")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_facts_of_the_whole_map(visit: Visit) -> None:
    name, content = taken(visit, "csv")
    found = rows(content)
    picture = sample()
    assert name == "biokg-map.csv"
    assert len(found) == len(picture.edges) + len(picture.facts) + len(picture.numbers)
    developed = next(row for row in found if row["relation"] == "developed by")
    assert (developed["thing"], developed["value"], developed["standing"]) == (
        "Libevitug",
        "Huahui Health",
        "Stated as fact",
    )
    assert developed["sources"] in ("Beijing life-science hub, Caixin Global, 2025-10-01",
                                    "Plan for the BioPark, China Daily, 2025-10-27")  # fmt: skip


def test_only_what_shows_of_what_is_chosen(visit: Visit) -> None:
    visit.page.click("#settled")
    visit.find("libevitug")
    name, content = taken(visit, "csv")
    assert name == "biokg-libevitug.csv"
    assert {row["standing"] for row in rows(content)} == {"Stated as fact"}
    assert all("Libevitug" in (row["thing"], row["value"]) for row in rows(content))


def test_a_cell_runs_nowhere(browser: Any, tmp_path: Path) -> None:
    bad = Words('=HYPERLINK("http://x","y")')
    picture = Picture(Words("x"), (Node("a", "Drug", bad), Node("b", "Drug", Words("@SUM(1)\nb"))))
    edges = (Edge("e", "a", "b", "p", Words("+1")),)
    visit = Visit(browser, tmp_path, page(replace(picture, edges=edges)))
    row = rows(taken(visit, "csv")[1])[0]
    assert (row["thing"], row["relation"], row["value"]) == ("'" + bad.en, "'+1", "'@SUM(1)\nb")
    visit.context.close()


def test_the_picture_as_svg(visit: Visit) -> None:
    name, content = taken(visit, "svg")
    root = ET.fromstring(content)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert name == "biokg-map.svg"
    assert {"Libevitug", "EdiGene", "Beijing"} <= set(words)
    assert len(list(root.iter(f"{SVG}path"))) > 300
    assert not {element.tag for element in root.iter()} - {
        SVG + tag for tag in ("svg", "title", "clipPath", "rect", "g", "path", "text")
    }


def test_the_svg_is_the_picture_that_the_screen_shows(visit: Visit) -> None:
    """Painted again from the file, the map is where it was: hardly a point of it differs."""
    _, content = taken(visit, "svg")
    moved = content.decode().replace('viewBox="0 0 ', 'viewBox="6 0 ')
    assert visit.page.evaluate(COMPARE, content.decode()) < 0.035 < visit.page.evaluate(COMPARE, moved)


def test_below_the_frame_there_is_only_what_the_picture_is_called(visit: Visit) -> None:
    visit.page.mouse.move(800, 500)
    visit.page.mouse.wheel(0, -1200)
    visit.page.wait_for_timeout(600)
    root = ET.fromstring(taken(visit, "svg")[1])
    size = visit.page.evaluate(
        "[document.getElementById('map').clientWidth, document.getElementById('map').clientHeight]"
    )
    ground, words = list(root.iter())[-2:]
    assert ground.get("d") == f"M0 {size[1]}h{size[0]}v34h-{size[0]}Z"
    assert (words.text or "").startswith("Beijing's life-science parks · ")


def test_the_picture_as_png_is_twice_as_fine(visit: Visit) -> None:
    name, content = taken(visit, "png")
    wide, high = struct.unpack(">II", content[16:24])
    size = visit.page.evaluate(
        "[document.getElementById('map').clientWidth, document.getElementById('map').clientHeight]"
    )
    assert name == "biokg-map.png"
    assert (wide, high) == (2 * size[0], 2 * (size[1] + 34))
    assert len(content) > 50_000
