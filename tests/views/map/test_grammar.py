"""The picture grammar: unique, visible, complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.ontology import Ontology
from biokg.views.map.grammar import AREAS, FALLBACK, GLYPHS, LINES, glyph_of
from biokg.views.map.picture import Standing

PAGES = ("#fbfcfe", "#0d1218")
NEVER_MARKS = {"Statistic", "Engagement", "Position", "Source", "SourceSection", "Citation", "Claim"}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_class_that_can_be_a_mark_has_one(repository: Path) -> None:
    names = {node.value.rpartition("/")[2] for node in Ontology.read(repository / "ontology").classes}
    assert names - NEVER_MARKS - GLYPHS.keys() == set()


def test_no_two_silhouettes_are_alike() -> None:
    paths = [glyph.path for glyph in (*GLYPHS.values(), FALLBACK)]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("cls", [*GLYPHS, "Unheard"])
def test_marks_stand_out_from_page_and_areas(cls: str) -> None:
    glyph = glyph_of(cls)
    assert contrast(glyph.colour, PAGES[0]) >= 3
    assert contrast(glyph.dark, PAGES[1]) >= 3
    assert min(contrast(glyph.colour, fill) for fill, *_ in AREAS.values()) >= 3
    assert min(contrast(glyph.dark, dark) for _, _, dark, _ in AREAS.values()) >= 3


@pytest.mark.parametrize("standing", list(Standing))
def test_lines_stand_out_and_differ_without_colour(standing: Standing) -> None:
    line = LINES[standing]
    assert contrast(line.colour, PAGES[0]) >= 3
    assert contrast(line.dark, PAGES[1]) >= 3
    assert [s for s in LINES if LINES[s].dash == line.dash] == [standing]


def test_an_unknown_class_gets_the_fallback() -> None:
    assert glyph_of("Unheard") is FALLBACK
