"""Odd things in every renderer: the page, the large viewer, sums and slides all draw them, and say what they are."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from biokg.errors import InputError
from biokg.views.canvas import MOST, Crowd, canvas_page, crowd_of_picture
from biokg.views.canvas.encoding import decoded
from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Words
from biokg.views.slide import slide
from biokg.views.summed import summed_picture

from .map.test_hostile import PAYLOADS, hostile
from .map.visiting import Visit, follow

SVG = "{http://www.w3.org/2000/svg}"
RENDERERS: dict[str, Callable[[Picture, str], str]] = {
    "page": page,
    "canvas": lambda picture, lang: canvas_page(crowd_of_picture(picture), lang),
    "sums": lambda picture, lang: page(summed_picture(crowd_of_picture(picture)), lang),
    "slide": slide,
}
ARABIC, HEBREW = "مدينة العلوم", "פארק המדע"
LONG = "长" * 10_000


def of(*nodes: Node) -> Picture:
    """Return a picture of things, each tied to the next."""
    edges = tuple(Edge(f"{a.id}~to~{b.id}", a.id, b.id, "to", Words("to", "至")) for a, b in pairwise(nodes))
    return Picture(Words("Odd", "怪"), nodes, edges)


def told(renderer: str, drawn: str) -> str:
    """Return all text that a reader of a drawing can come to see."""
    if renderer == "slide":
        return "\n".join("".join(one.itertext()) for one in ElementTree.fromstring(drawn).iter())
    if renderer == "canvas":
        head = json.loads(re.search(r'id="head">(.*?)</script>', drawn)[1])  # type: ignore[index]
        packs = re.findall(r'<script type="text/plain" id="pack[-\d]*">(.*?)</script>', drawn)
        texts = [value for text, index in zip(packs, head["packs"], strict=True)
                 for value in decoded(text, index).values() if isinstance(value, list)]  # fmt: skip
        return "\n".join(["\n".join(text) for text in texts] + [json.dumps(head, ensure_ascii=False)])
    data = re.search(r'id="data">(.*?)</script>', drawn)
    assert data is not None
    return zlib.decompress(base64.b64decode(data[1])).decode()


EMPTY, ONE = Picture(Words("Odd", "怪")), of(Node("a", "Company", Words("Alone", "独一")))
NAMELESS = of(Node("a", "Drug", Words("Alpha")), Node("b", "Company", Words("", "贝塔")))
UNKNOWN = of(
    Node("lair", "Lair", Words("The lair", "巢穴"), status=Words("enchanted", "着魔")),
    Node("a", "Dragon", Words("Smaug", "史矛革"), parent="lair", status=Words("asleep", "沉睡")),
    Node("b", "Drug", Words("Elixir", "灵药")),
)
CASES: dict[str, tuple[Picture, dict[str, tuple[str, ...]]]] = {
    "no thing at all": (EMPTY, {"en": ("Odd",), "zh": ("怪",)}),
    "one thing": (ONE, {"en": ("Alone",), "zh": ("独一",)}),
    "no name in the language": (NAMELESS, {"en": ("Alpha", "贝塔"), "zh": ("Alpha", "贝塔")}),
    "no name at all": (
        of(Node("nobody", "Drug", Words("")), Node("b", "Company", Words("B"))), {"en": ("B",), "zh": ("B",)},
    ),
    "ten thousand letters": (
        of(Node("a", "Drug", Words(LONG)), Node("b", "Company", Words("word " * 2000))),
        {"en": ("长长长长", "word word"), "zh": ("长长长长", "word word")},
    ),
    "from right to left": (
        of(Node("a", "IndustryPark", Words(ARABIC)), Node("b", "Company", Words(HEBREW))),
        {"en": (ARABIC, HEBREW), "zh": (ARABIC, HEBREW)},
    ),
    "differing by case": (
        of(Node("a", "Company", Words("BioPark")), Node("b", "Company", Words("Biopark"))),
        {"en": ("BioPark", "Biopark"), "zh": ("BioPark", "Biopark")},
    ),
    "class and status unknown": (
        UNKNOWN, {"en": ("Dragon", "Lair", "asleep"), "zh": ("Dragon", "Lair", "沉睡")},
    ),
    "script in every text": (hostile(), {"en": ("%3Cscript%3Ealert(27)",), "zh": ("%3Cscript%3Ealert(27)",)}),
    "circle of places": (
        of(Node("a", "Place", Words("Inner"), parent="b"), Node("b", "Place", Words("Outer"), parent="a")),
        {"en": ("Inner", "Outer"), "zh": ("Inner", "Outer")},
    ),
    "linked to itself": (
        Picture(Words("Odd"), (Node("a", "Company", Words("Narcissus")),), (Edge("e", "a", "a", "to", Words("to")),)),
        {"en": ("Narcissus",), "zh": ("Narcissus",)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("renderer", ["page", "canvas", "slide", pytest.param("sums", marks=pytest.mark.slow)])
def test_it_is_drawn_and_told(renderer: str, case: str, lang: str) -> None:
    picture, words = CASES[case]
    drawn = RENDERERS[renderer](picture, lang)
    assert drawn == RENDERERS[renderer](picture, lang)
    text = told(renderer, drawn)
    for word in words[lang]:
        assert word in text, word
    drawn.encode("utf-8")


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_payload_stands_in_the_file_as_it_is(renderer: str) -> None:
    drawn = RENDERERS[renderer](hostile(), "en")
    markup = re.sub(r"<script>.*?</script>", "", drawn, flags=re.DOTALL)
    assert [text for text in PAYLOADS if text.startswith("<") and text in markup] == []
    if renderer == "slide":
        tags = {element.tag for element in ElementTree.fromstring(drawn).iter()}
        assert tags <= {SVG + tag for tag in ("svg", "title", "style", "rect", "text", "tspan", "g", "path")}


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: canvas_page(_many(MOST + 1)), r"250,001 things.*--renderer vis"),
        (lambda: slide(of(*(Node(f"n{i}", "Company", Words(f"N{i}")) for i in range(601)))), r"601 things.*\.html"),
    ],
)
def test_too_large_is_refused_with_another_way(draw: Callable[[], str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        draw()


def _many(count: int) -> Crowd:
    return replace(crowd_of_picture(EMPTY), ids=[""] * count)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("case", ["no thing at all", "one thing", "no name at all", "class and status unknown"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_large_viewer_opens_it(browser: Any, tmp_path: Path, case: str, lang: str) -> None:
    seen = _opened(browser, tmp_path, RENDERERS["canvas"](CASES[case][0], lang), "html")
    assert seen["complaints"] == []
    if case == "class and status unknown":
        assert "Dragon" in seen["text"]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("renderer", ["canvas", "slide"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_payload_runs(browser: Any, tmp_path: Path, renderer: str, lang: str) -> None:
    drawn = RENDERERS[renderer](hostile(), lang)
    seen = _opened(browser, tmp_path, drawn, "svg" if renderer == "slide" else "html", visit=PAYLOADS)
    assert seen["complaints"] == []


def _opened(browser: Any, folder: Path, drawn: str, ending: str, visit: list[str] | None = None) -> dict[str, Any]:
    """Open a file with the network gone; return its text and all that it asked for, said or popped up."""
    path = folder / f"odd.{ending}"
    path.write_text(drawn, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    opened = context.new_page()
    complaints: list[str] = []

    def dismiss(dialog: Any) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", dismiss)
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "blob:")) else complaints.append(asked.url)
    )
    opened.goto(path.as_uri())
    if ending == "html":
        opened.wait_for_selector("body[data-learned]")
        for text in visit or []:
            name = text.replace("\u2028", " ").replace("\u2029", " ")  # every id is on one line
            follow(opened, quote(name, safe=""))
            assert name in (opened.text_content("#panel") or "")
            if opened.locator("[data-link]").count():
                opened.locator("[data-link]").first.click()
    opened.wait_for_timeout(200)
    text = opened.evaluate("document.documentElement.textContent")
    context.close()
    return {"text": text, "complaints": complaints}


@pytest.mark.browser
@pytest.mark.slow
def test_sums_of_odd_things_open(browser: Any, tmp_path: Path) -> None:
    for case in ("no thing at all", "one thing", "class and status unknown"):
        opened = Visit(browser, tmp_path, RENDERERS["sums"](CASES[case][0], "en"), 1280, 800)
        assert opened.complaints == []
        opened.context.close()
