"""Which words of two names are the same, spelt differently, written together, or an acronym of one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from .lexicon import are_known
from .name import KINDS, LINK, SEATED, SOUND, Name, Token

__all__ = ["Alignment", "Weighed", "align"]

PLACE = 0.3
"""How much of its weight a place counts that only one of two names adds after a comma."""
FIELD = 0.7
"""What a field weighs at least that only one of two names of places of learning or care has: "of Technology"."""
SLIP = 1.35
"""How much of a word is lost by one wrong letter, times the share that it is of the word."""
MISSPELT = 3
"""Where both names have more words of their own, these are no slips."""
STATED = 0.5
"""What an acronym weighs that both names state and have nothing else in common."""
JOINED = 0.15
"""What is lost where words are written together and misspelt."""
WORDS = 1 << 16
"""Pairs of words whose likeness is kept: the same come back in name after name."""


class Weighed(NamedTuple):
    """A token with what it weighs here."""

    token: Token
    weight: float


@dataclass(slots=True)
class Alignment:
    """What two names have in common and what only one has, in weights of tokens."""

    common: float = 0.0
    left: float = 0.0
    right: float = 0.0
    loss: float = 0.0
    """What is lost by differences of spelling."""
    acronym: bool = False
    """Whether one name is an acronym of the other."""
    translated: bool = False
    """Whether a Chinese word was found by its sound or by one of several meanings, and not by itself."""
    numbers: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The numbers that only one has."""
    only_left: list[Weighed] = field(default_factory=list)
    only_right: list[Weighed] = field(default_factory=list)


def align(one: Name, two: Name, left: list[Weighed], right: list[Weighed]) -> Alignment:
    """Align the tokens of two names: the same ones, then those written together, like ones, acronyms."""
    found = Alignment()
    if one.joined == two.joined and one.joined:
        found.common = (sum(weight for _, weight in left) + sum(weight for _, weight in right)) / 2
        return found
    left, right = _cross_off(left, list(right), found)
    if left and right and min(len(left), len(right)) <= MISSPELT:
        _join(left, right, found)
        _join(right, left, found)
        _spell(left, right, found)
    if left or right:
        _abbreviate(one, left, two, right, found)
        _abbreviate(two, right, one, left, found)
        if not found.common and one.acronyms & two.acronyms:
            found.acronym, found.common = True, STATED
    found.numbers = (_numbers(left), _numbers(right))
    found.only_left, found.only_right = left, right
    both = _places(left) and _places(right)
    least = FIELD if found.common and (left or right) and _is_seated(one) and _is_seated(two) else 0.0
    found.left, found.right = _words_weigh(left, both, least), _words_weigh(right, both, least)
    return found


def _numbers(tokens: list[Weighed]) -> frozenset[str]:
    return frozenset(token.text for token, _ in tokens if token.kind == "number")


def _places(tokens: list[Weighed]) -> bool:
    return any(token.kind == "place" for token, _ in tokens)


def _is_seated(name: Name) -> bool:
    return any(token.text in SEATED for token in name.tokens)


def _words_weigh(tokens: list[Weighed], places: bool, least: float) -> float:
    """Return what words weigh that only one name has, fields of study at `least`; of numbers, `numbers` tells."""
    total = 0.0
    for token, weight in tokens:
        if token.kind == "place" and not places:
            total += weight * PLACE
        elif token.kind == "" and token.weight > LINK and token.text not in KINDS:
            total += max(weight, least)
        elif token.kind != "number":
            total += weight
    return total


def _cross_off(left: list[Weighed], right: list[Weighed], found: Alignment) -> tuple[list[Weighed], list[Weighed]]:
    """Take the tokens out of both lists that are the same word, then those that have a wording in common."""
    rest = []
    for entry in left:
        text = entry.token.text
        for at, other in enumerate(right):
            if text == other.token.text and _one_word(entry.token, other.token):
                found.common += (entry.weight + other.weight) / 2
                found.translated |= entry.token.others != other.token.others or SOUND in (
                    entry.token.kind,
                    other.token.kind,
                )
                del right[at]
                break
        else:
            rest.append(entry)
    if not right or not (any(token.others for token, _ in rest) or any(token.others for token, _ in right)):
        return rest, right
    unlike = []
    for entry in rest:
        for at, other in enumerate(right):
            if _same_meaning(entry.token, other.token):
                found.translated = True
                found.common += (entry.weight + other.weight) / 2
                del right[at]
                break
        else:
            unlike.append(entry)
    return unlike, right


def _one_word(one: Token, two: Token) -> bool:
    """Tell whether two Chinese words with one meaning are one word; a Latin word has no other wordings."""
    return not one.others or not two.others or one.others == two.others


def _is_translation(one: Token, two: Token) -> bool:
    return one.others != two.others or (one.kind == SOUND) != (two.kind == SOUND)


def _same_meaning(one: Token, two: Token) -> bool:
    if one.others and two.others:
        return False  # two Chinese words, or one that was found already
    return one.text in two.others or two.text in one.others or any(word in two.others for word in one.others)


def _join(left: list[Weighed], right: list[Weighed], found: Alignment) -> None:
    """Take tokens out that stand together on the left and as one word on the right: good will, goodwill."""
    longest = max((len(token.text) for token, _ in right), default=0)
    for width in range(2, min(4, len(left)) + 1):
        place = 0
        while place + width <= len(left) and right:
            run = left[place : place + width]
            text = "".join([token.text for token, _ in run])
            at = _one_like(text, right) if len(text) <= longest + 2 else -1
            if at < 0:
                place += 1
                continue
            other, weight = right[at]
            found.common += (sum(one for _, one in run) / width + weight) / 2
            if text != other.text:
                found.loss += JOINED * weight
            del left[place : place + width], right[at]


def _one_like(text: str, tokens: list[Weighed]) -> int:
    """Return the place of the first token that is a text but for slips; -1 where there is none."""
    length = len(text)
    for at, (token, _) in enumerate(tokens):
        if -2 <= len(token.text) - length <= 2 and _is_typo(text, token.text):
            return at
    return -1


def _spell(left: list[Weighed], right: list[Weighed], found: Alignment) -> None:
    """Take tokens out that are one word spelt in two ways, the likest first."""
    pairs = sorted(
        (-likeness, at, to)
        for at, (one, _) in enumerate(left)
        for to, (two, _) in enumerate(right)
        if (likeness := _spelling(one, two))
    )
    if not pairs:
        return
    gone: tuple[set[int], set[int]] = (set(), set())
    for likeness, at, to in pairs:
        if at not in gone[0] and to not in gone[1]:
            mean = (left[at].weight + right[to].weight) / 2
            found.common += mean
            found.loss += (1 + likeness) * mean
            gone[0].add(at)
            gone[1].add(to)
    left[:] = [entry for at, entry in enumerate(left) if at not in gone[0]]
    right[:] = [entry for at, entry in enumerate(right) if at not in gone[1]]


def _spelling(one: Token, two: Token) -> float:
    """Return how like two words are, 0 where they are two words or a number."""
    return 0.0 if one.kind == "number" or two.kind == "number" else _likeness(one.text, two.text)


@lru_cache(WORDS)
def _likeness(one: str, two: str) -> float:
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    begins = len(short) >= 4 and long.startswith(short)
    if not begins and (len(long) - len(short) > 2 or not _is_typo(short, long)):
        return 0.0
    if are_known(one, two):
        return 0.0
    return 0.75 if begins else 1 - SLIP * OSA.distance(short, long) / len(long)


@lru_cache(WORDS)
def _is_typo(one: str, two: str) -> bool:
    """Tell whether two words differ by no more than slips of the hand."""
    longer = max(len(one), len(two))
    slips = 0 if longer < 4 else 1 if longer < 8 else 2
    if not slips:
        return one == two
    return abs(len(one) - len(two)) <= slips and OSA.distance(one, two, score_cutoff=slips) <= slips


def _abbreviate(one: Name, left: list[Weighed], two: Name, right: list[Weighed], found: Alignment) -> None:
    """Take a token out that is made of the initials of the other name's words, or stated there as its acronym."""
    if left and len(one.tokens) <= 3:
        letters = two.initials
        for entry in [*left]:
            text = entry.token.text
            stated = text in two.acronyms
            if stated or (len(text) > 2 and text == letters):
                found.common += entry.weight
                left.remove(entry)
                found.acronym = True
                if not found.common - entry.weight:
                    right.clear()
