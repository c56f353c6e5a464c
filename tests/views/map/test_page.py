"""The page: one file, nothing from outside, no script but its own, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import pytest

from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Source, Words

from .sample import sample

NASTY = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def html() -> str:
    return page(sample())


def data_of(html: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(unpacked(html, "data"))
    return loaded


def unpacked(html: str, name: str) -> bytes:
    found = re.search(f'<script type="text/plain" id="{name}">([A-Za-z0-9+/=]*)</script>', html)
    assert found is not None
    return zlib.decompress(base64.b64decode(found[1]))


def test_the_same_picture_gives_the_same_bytes(html: str) -> None:
    assert page(sample()) == html


def test_nothing_is_asked_from_outside(html: str) -> None:
    bare = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert re.findall(r"(?:src|href|action|data)\s*=\s*[\"']?\s*(?:https?:)?//", bare) == []
    assert "@import" not in bare
    assert "url(" not in bare


def test_the_policy_allows_only_the_scripts_and_the_style_inside(html: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    for code in re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", html, re.S):
        text = code[0] or code[1]
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert "unsafe" not in policy


def test_the_engine_is_the_script_of_pyvis_and_the_policy_names_it(html: str) -> None:
    text = unpacked(html, "engine")
    assert b"vis-network" in text[:200]
    assert base64.b64encode(hashlib.sha256(text).digest()).decode() in html


def test_the_page_is_small_beside_its_engine(html: str) -> None:
    assert len(html.encode()) < 500_000


def test_a_nasty_name_stays_text_everywhere() -> None:
    node = Node(NASTY, NASTY, Words(NASTY, NASTY), (NASTY,), (Words(NASTY),), Words(NASTY), note=Words(NASTY))
    other = Node("b", "Drug", Words("B"))
    edge = Edge(NASTY, NASTY, "b", NASTY, Words(NASTY), Words(NASTY), claims=(NASTY,))
    text = page(Picture(Words(NASTY), (node, other), (edge,)))
    assert "<img" not in text
    assert data_of(text)["things"][NASTY]["name"] == [NASTY]


def test_a_name_turns_no_letters_around() -> None:
    words = Words("abc\u202egnp.exe", "\u2067甲")
    text = page(Picture(words, (Node("a", "Drug", words, (words.en,), (words,), words, note=words),)))
    assert re.search("[\u202a-\u202e\u2066-\u2069]", text) is None
    assert data_of(text)["things"]["a"]["name"] == ["abc�gnp.exe", "�甲"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x", "//x"])
def test_only_web_addresses_become_links(url: str) -> None:
    text = page(Picture(Words("x"), sources=(Source("s", Words("S"), url=url),)))
    assert "url" not in data_of(text)["sources"]["s"]


def test_the_tables_tell_the_same_without_script(html: str) -> None:
    tables = html[html.index("<noscript>") : html.index("</noscript>")]
    assert "<td>Libevitug<td>立贝韦塔单抗<td>Drug<td>" in tables
    row = "<td>developed by Huahui Health<td>Stated as fact<td>[2] "
    assert row in tables
    assert "<li>Plan for the BioPark, China Daily, 2025-10-27 (agency)</li>\n</ol>" in tables
    assert "<td>over 1,000 pharma companies<td>" in tables


def test_chinese_first(html: str) -> None:
    chinese = page(sample(), "zh")
    assert '<html lang="zh-Hans">' in chinese
    assert '<h1 id="title">北京生命科学园区</h1>' in chinese
    assert data_of(chinese)["lang"] == "zh"
    assert data_of(html)["lang"] == "en"


def test_an_unknown_class_is_shown_with_its_name() -> None:
    data = data_of(page(Picture(Words("x"), (Node("a", "Dragon", Words("A")),))))
    assert [c["name"] for c in data["classes"]] == [["Dragon"]]


def test_every_drawn_link_leads_to_its_claims(html: str) -> None:
    data = data_of(html)
    shared = {f"{b['id']}:{i}": links for b in data["bundles"] for i, links in enumerate(b["trunks"])}
    lines = [link for edge in data["vis"]["edges"] for link in shared.get(edge["id"], [edge["id"]])]
    assert len(lines) > 80
    assert all(data["links"][line]["claims"] for line in lines)
    assert {c for link in data["links"].values() for c in link["claims"]} <= data["claims"].keys()


def test_an_empty_graph_is_a_page() -> None:
    assert data_of(page(Picture(Words("none"))))["vis"] == {"nodes": [], "edges": []}


def test_a_very_long_name_does_no_harm() -> None:
    assert len(page(Picture(Words("x"), (Node("a", "Drug", Words("长" * 10_000)),)))) > 10_000
