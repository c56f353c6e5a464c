"""Names of parks, zones, districts and towns taken apart: what kind of place, and what it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from .chinese import in_english
from .folding import IDEOGRAPHS, clean, latin
from .lexicon import canonical, cities, country_names, namesakes, rows
from .name import SOUND, Name, Token

__all__ = ["read_place"]

_WORD = re.compile(f"[{IDEOGRAPHS}]+|[^\\W_{IDEOGRAPHS}]+")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
TOWN = 0.3
"""What the name of a town or a country tells before another name: "Shanghai Zhangjiang" is Zhangjiang."""
OWN = 1.0
_NEAR = frozenset(["CN", "HK", "MO", "TW"])
"""Codes of places whose names the other tables have."""
_NO_TOWNS = frozenset(["east", "west", "north", "south", "central", "yellow", "pearl"])


@lru_cache(maxsize=20_000)
def read_place(text: str) -> Name:
    """Take the name of a place apart, in English or Chinese.

    >>> [token.text for token in read_place("Suzhou Bio-medicine Industrial Park").tokens]
    ['suzhou', 'biomed', 'industrial-park']
    >>> [token.text for token in read_place("苏州生物医药产业园").tokens]
    ['suzhou', 'biomed', 'industrial-park']
    """
    text = clean(text)
    acronyms = frozenset(latin(one) for one in _BRACKETS.findall(text) if one.isascii() and one.isupper())
    plain = _BRACKETS.sub(lambda found: " " if latin(found[1]) in acronyms else f" {found[1]} ", text)
    tokens = _towns_aside(list(_tokens(plain)))
    return Name(text, tuple(tokens), None, frozenset(), acronyms, _joined(tokens, plain), (), _initials(plain))


def _tokens(text: str) -> Iterator[Token]:
    found = _WORD.findall(text.replace("-", " ").replace("'", "").replace("·", "").replace("&", " and "))
    words = [word if _IDEOGRAPH.match(word) else latin(word) for word in found]
    place, own = 0, True  # a district has a name of its own; a "hi-tech district" is a zone
    while place < len(words):
        if _IDEOGRAPH.match(words[place]):
            yield from _chinese(words[place])
            place += 1
            continue
        length, token = _known_at(words, place)
        yield token if token.text != "district" or own else _settlements()["zone"]
        own = token.weight == OWN
        place += length


def _known_at(words: list[str], place: int) -> tuple[int, Token]:
    for length in range(min(_longest(), len(words) - place), 0, -1):
        if token := _settlements().get(" ".join(words[place : place + length])):
            return length, token
    word = words[place]
    return 1, Token(canonical().get(word, word), OWN, (), "number" if word.isdigit() else "")


def _chinese(text: str) -> Iterator[Token]:
    """Yield the tokens of a run of characters: words of settlements, the longest first, and names between them.

    A single character is such a word only after another or at the end: 港 is a port in 医药港, but not in 临港新片区.
    """
    place = start = 0
    while place < len(text):
        found = next((one for one in _chinese_wordings() if text.startswith(one, place)), "")
        end = place + len(found)
        if not found or (len(found) == 1 and not _ends_name(text, start, place)):
            place += 1
            continue
        named = start < place
        if named:
            yield from in_english(text[start:place], _own)
        yield _settlements()["zone" if found == "区" and not named else found]
        place = start = end
    if start < len(text):
        yield from in_english(text[start:], _own)


def _ends_name(text: str, start: int, place: int) -> bool:
    """Tell whether a character at a place is a word of its own: after another word, at the end, or as a lake or bay."""
    return place > 0 and (place == start or place + 1 == len(text) or (text[place] in "湖湾" and place - start > 1))


def _own(text: str, others: tuple[str, ...] = (), kind: str = "") -> Token:
    """Return the token of a name in characters; where several towns sound so (宿州, 苏州), it is known by its sound."""
    return Token(text, OWN, others, SOUND if kind == SOUND or text in namesakes() else "")


def _towns_aside(tokens: list[Token]) -> list[Token]:
    """Let the town that a name begins with tell little where the place has another name of its own."""
    own = [token for token in tokens if token.weight == OWN]
    if len(own) < 2 or own[0] is not tokens[0] or own[0].text not in (cities() - _NO_TOWNS) | _towns_abroad().keys():
        return tokens
    return [own[0]._replace(weight=TOWN), *tokens[1:]]


def _joined(tokens: list[Token], text: str) -> str:
    """Return a name without spaces: as characters, where only its sound is known."""
    return text if any(token.kind == SOUND for token in tokens) else "".join(token.text for token in tokens)


def _initials(text: str) -> str:
    return "" if _IDEOGRAPH.search(text) else "".join(word[0] for word in _WORD.findall(text.lower()) if len(word) > 3)


@cache
def _settlements() -> dict[str, Token]:
    """Return the token of each known wording, in small letters without hyphens."""
    found = {name: Token(town, OWN) for town, names in _towns_abroad().items() for name in names}
    return found | {
        clean(wording).replace("-", " ").replace("&", "and"): Token(word, float(weight))
        for word, weight, *wordings in rows("settlements.tsv")
        for wording in wordings
    }


@cache
def _towns_abroad() -> dict[str, list[str]]:
    """Return the names of countries and of towns abroad in both languages, by the word that stands for each."""
    countries = defaultdict[str, list[str]](list)
    for name, code in country_names().items():
        if code not in _NEAR:
            countries[code.lower()].append(name)
    return countries | {first: [first, *others] for first, *others in rows("towns_abroad.tsv")}


@cache
def _chinese_wordings() -> list[str]:
    return sorted((one for one in _settlements() if _IDEOGRAPH.match(one)), key=lambda one: (-len(one), one))


@cache
def _longest() -> int:
    return max(wording.count(" ") + 1 for wording in _settlements())
