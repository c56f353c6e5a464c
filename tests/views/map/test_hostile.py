"""Text that would like to be script: shown as text wherever the page shows it, and in what the reader takes along."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from biokg.views.map.page import page
from biokg.views.map.picture import (
    Claim,
    Edge,
    Fact,
    Moment,
    Node,
    Number,
    Picture,
    Source,
    Spell,
    Spot,
    Standing,
    Words,
)

from .visiting import Visit, follow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAYLOADS = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<svg onload=alert(3)>", "'\"><b>bold</b>",
    "<iframe srcdoc='<script>alert(4)</script>'>", "{{7*7}}", "${alert(5)}", "href <a href='javascript:alert(6)'>x</a>",
    "javascript:alert(7)", "data:text/html,<script>alert(8)</script>", "<!-- --><script>alert(9)</script>",
    "<![CDATA[<script>alert(10)</script>]]>",
    "&lt;script&gt;alert(11)&lt;/script&gt;", "&#60;img src=x onerror=alert(12)&#62;",
    "\\u003cscript\\u003ealert(13)\\u003c/script\\u003e", "<math><mi//xlink:href='data:x,<script>alert(14)</script>'>",
    "<details open ontoggle=alert(15)>", "<input autofocus onfocus=alert(16)>", "<style>*{background:url(//x)}</style>",
    "<link rel=stylesheet href=//x>", "<base href=//x>", "<meta http-equiv=refresh content='0;url=//x'>",
    "<form action=//x><button>go</button></form>", "<object data='javascript:alert(17)'>",
    "<template><script>alert(18)</script>",
    "</style><script>alert(19)</script>", "</title><script>alert(20)</script>", "</noscript><script>alert(21)</script>",
    "]]><script>alert(22)</script>", "--><script>alert(23)</script>", "');alert(24);//", "\";alert(25);//",
    "`${alert(26)}`",
    "__proto__", "constructor", "toString", "a&b=c#d,e", "%3Cscript%3Ealert(27)%3C/script%3E", "\u2028alert(28)\u2029",
]  # fmt: skip


def hostile() -> Picture:
    """Return a picture in which every text and every name of anything is a payload."""
    nodes, edges, facts, numbers, claims, sources, moments = [], [], [], [], [], [], []
    for i, text in enumerate(PAYLOADS):
        words, after = Words(text, text + "中"), PAYLOADS[(i + 1) % len(PAYLOADS)]
        nodes.append(Node(text, text, words, (text,), (words,), words, note=words, standing=list(Standing)[i % 5]))
        edges.append(Edge(text, text, after, text, words, words, claims=(text,), note=words))
        facts.append(Fact(text, words, words, claims=(text,), group=text))
        numbers.append(Number(text, words, words, claims=(text,), when=text))
        spot = Spot(words, words, 1, 2, text)
        claims.append(
            Claim(text, text, (spot,), modality=words, speaker=words, note=words, premises=(text,), conflicts=(after,))
        )
        sources.append(Source(text, words, words, text, words, text, rank=text, known=f"2025-01-{i % 28 + 1:02}"))
        moments.append(Moment(words, "2025-01-01", "2025-03-01", words, of=(text,), claims=(text,)))
    names: dict[str, Words] = {text: Words(text) for text in PAYLOADS}
    spells: dict[str, tuple[Spell, ...]] = {
        text: (Spell("2025-01-20", Words(text), Standing.PLANNED),) for text in PAYLOADS
    }
    return Picture(Words(PAYLOADS[0]), tuple(nodes), tuple(edges), tuple(facts), tuple(numbers), tuple(claims),
                   tuple(sources), PAYLOADS[1], classes=names,
                   tiers=names, moments=tuple(moments), past=spells)  # fmt: skip


@pytest.fixture(scope="module")
def opened(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    visit = Visit(browser, tmp_path_factory.mktemp("hostile"), page(hostile()), 1280, 800)
    yield visit
    visit.context.close()


def unharmed(visit: Visit) -> None:
    assert visit.dialogs == []
    assert [text for text in visit.complaints if "Content Security" in text or "Refused" in text] == []
    assert [url for url in visit.asked if "map.html" not in url and not url.startswith("blob:")] == []
    made = (
        "img, iframe, object, embed, form, base, link, #panel script, #legend script, svg script, [onload], [onerror]"
    )
    assert visit.page.query_selector(f"{made}, a[href^='javascript'], a[href^='data']") is None


def test_nothing_runs_in_any_view(opened: Visit) -> None:
    assert len(PAYLOADS) >= 30
    for text in PAYLOADS:
        follow(opened.page, quote(text, safe=""))
        assert opened.page.text_content("#panel h2") == text
    unharmed(opened)
    for kind in ("path", "pair"):
        follow(opened.page, f"{kind}={quote(PAYLOADS[1], safe='')},{quote(PAYLOADS[4], safe='')}")
        assert PAYLOADS[4] in (opened.page.text_content("#panel") or "")
    for kind in ("link", "tiers", "sources", "classes"):
        follow(opened.page, f"{kind}={quote(PAYLOADS[2], safe='')}")
    unharmed(opened)


def test_nothing_runs_in_search_timeline_or_tips(opened: Visit) -> None:
    opened.go("#")
    opened.page.click("#when")
    assert PAYLOADS[1] in opened.page.eval_on_selector_all("#time title", "all => all.map(e => e.textContent).join()")
    opened.page.click("#by-source summary")
    for text in PAYLOADS[:8]:
        opened.page.fill("#search", text[:12])
        opened.page.wait_for_timeout(20)
    opened.page.fill("#search", "")
    for x in range(300, 900, 60):
        opened.page.mouse.move(x, 400)
    unharmed(opened)


def test_the_files_are_as_harmless(opened: Visit) -> None:
    opened.go("#")
    for kind in ("svg", "csv"):
        opened.page.click("#take summary")
        with opened.page.expect_download() as waiting:
            opened.page.click(f"[data-out={kind}]")
        content = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
        if kind == "svg":
            tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(content).iter()}
            assert tags <= {"svg", "title", "clipPath", "rect", "g", "path", "text"}
    unharmed(opened)
