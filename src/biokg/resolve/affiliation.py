"""Who is named in a line that says more: "Department of Surgery, Larkspur Hospital, Willow University, Riverbend"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .folding import clean
from .index import NameIndex
from .lexicon import are_known, country_names
from .name import KINDS, LINK, Name, Token, read_name

__all__ = ["Mention", "mentions", "parts"]

SPOKEN = 12
"""Candidates that are looked for in a part of a line."""
_PARTS = re.compile(r"[,;|\n，；、]| - | – |(?<=[a-z])/(?=[A-Z])")
_BRACKETS = re.compile(r"\(([^()]+\s[^()]+)\)")
_BEFORE = frozenset(["of", "at", "the", "in", "to", "and", "for", "with", "from", "by"])
_AFTER = frozenset(["of", "for", "in"])


class Mention(NamedTuple):
    """A known name in a line."""

    place: int
    """Which name of the index."""
    part: int
    """In which part of the line, from 0."""
    share: float
    """How much of that part it is, from 0 to 1."""
    weight: float
    """How much the name tells."""
    exact: bool
    """Whether it stands there letter by letter."""


def parts(text: str) -> list[str]:
    """Return the parts of a line between commas and the like, without those that tell no name.

    >>> parts("Dept. of Surgery, Willow University, 5 High St., Riverbend 1234")
    ['Dept. of Surgery', 'Willow University', '5 High St', 'Riverbend 1234']
    """
    found = [part.strip(" .:") for part in _PARTS.split(clean(text))]
    return [part for part in found if any(sign.isalpha() for sign in part)][:40]


def mentions(text: str, index: NameIndex) -> Iterator[Mention]:
    """Yield the known names that stand in a line as they are, but for slips; in the order of its parts."""
    pieces = parts(text)
    for number, piece in enumerate(pieces):
        if piece.lower() in country_names():
            continue
        yield from _within(piece, number, index, two=False)
        if number + 1 < len(pieces):
            yield from _within(f"{piece}, {pieces[number + 1]}", number, index, two=True)
        for inside in _BRACKETS.findall(piece):
            yield from _within(inside, number, index, two=False)


def _within(piece: str, number: int, index: NameIndex, *, two: bool) -> Iterator[Mention]:
    """Yield the known names in a part of a line, or, with `two`, those of two parts together."""
    name, line = read_name(piece), piece.lower()
    whole = sum(index.weight(token) for token in name.tokens) or 1.0
    for place in index.candidates(name, SPOKEN, contained=True):
        other = index.names[place]
        if (not two or "," in other.text) and _stands_in(other, name):
            weight = sum(index.weight(token) for token in other.tokens)
            yield Mention(place, number, min(1.0, weight / whole), weight, other.text.lower() in line)


def _stands_in(short: Name, long: Name) -> bool:
    """Tell whether a name stands in a longer one as a name of its own, not as words of another name."""
    wanted = [token for token in short.tokens if token.weight > LINK]
    if not wanted or (len(wanted) == 1 and (wanted[0].weight < 1 or len(wanted[0].text) < 3)):
        return False
    told = [(at, token) for at, token in enumerate(long.tokens) if token.weight > LINK]
    for start in range(len(told) - len(wanted) + 1):
        run = told[start : start + len(wanted)]
        if all(_alike(one, two) for one, (_, two) in zip(wanted, run, strict=True)):
            return _stands_alone(long, run[0][0], run[-1][0] + 1)
    return False


def _alike(one: Token, two: Token) -> bool:
    if one.text == two.text or one.text in two.others or two.text in one.others:
        return True
    if min(len(one.text), len(two.text)) < 6 or one.kind or two.kind or are_known(one.text, two.text):
        return False
    return OSA.distance(one.text, two.text, score_cutoff=1) <= 1


def _stands_alone(long: Name, start: int, end: int) -> bool:
    """Tell whether what stands before and after words of a name lets them be a name: "of" after them does not."""
    tokens = long.tokens
    before = tokens[start - 1].text if start else ""
    after = tokens[end].text if end < len(tokens) else ""
    rest = {token.text for token in tokens[end:]}
    if after in _AFTER:
        return False
    if before and before not in _BEFORE and before not in KINDS and tokens[start - 1].kind != "number":
        return False
    return not after or after in KINDS or tokens[end].kind == "number" or not KINDS.isdisjoint(rest)
