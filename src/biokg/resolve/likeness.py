"""How like two names are, and why: words in common, words that only one has, numbers, countries, legal forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from .alignment import Alignment, Weighed, align
from .lexicon import cities
from .name import KINDS, SEATED, Name

__all__ = ["Likeness", "Reason", "Relation", "compare", "weighed"]


class Reason(StrEnum):
    """What speaks for or against two names being of one."""

    SAME_WORDS = "same-words"
    LIKE_WORDS = "like-words"
    ACRONYM = "acronym"
    TRANSLATED = "translated"
    OTHER_WORDS = "other-words"
    MORE_WORDS = "more-words"
    NUMBER = "other-number"
    COUNTRY = "other-country"
    BRANCH = "one-country"
    FORM = "other-legal-form"
    TOWN = "only-a-town"
    PART = "part-of-name"
    HEAD = "head-organisation"
    NAMESAKE = "namesakes"
    AGREED = "two-names-agree"
    ONE_OF = "one-of-several-names"
    SALT = "other-salt"
    KIND = "other-kind"
    INGREDIENT = "one-of-several-substances"
    PRODUCT = "product-of-substance"
    SOUND = "like-sound"


class Relation(StrEnum):
    """How the one of the first name hangs together with the one of the second."""

    SAME = "same as"
    PART = "part of"
    WHOLE = "whole of"
    SUCCESSOR = "succeeded by"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two names are, from 0 to 1."""

    score: float
    reasons: tuple[tuple[Reason, float], ...]
    """What made the score: factors below 1 take from it; of words in common, the share that they are."""
    relation: Relation = Relation.SAME
    """`PART` where the first name tells a part or a branch of the second; `WHOLE` the other way round."""
    shared: float = 0.0
    """Which share of the shorter name is in the longer one, from 0 to 1; what a part or a whole goes by."""


VEHICLES = frozenset(["fund", "partners", "trust", "capital", "securities", "certificates", "series", "portfolio"])
SWAP = 1.25
"""How much words that stand instead of others count against a match (both names have something of their own)."""
EXTRA = 0.6
"""How much words that only one name has count."""
ONE_OF = 0.95
"""What is left of a score where one of several names that are given together matches."""
UNSURE_AT_MOST = 0.88
"""What such a score is at most: the others may be names of others."""
DISTINCT = 0.9
"""What words in common weigh at least where one name is of a part of the other."""


def weighed(name: Name) -> list[Weighed]:
    """Return the tokens of a name with what they weigh where no index tells how common they are."""
    return [Weighed(token, token.weight) for token in name.tokens]


def compare(one: Name, two: Name, left: list[Weighed] | None = None, right: list[Weighed] | None = None) -> Likeness:
    """Return how like two names are. The order of the two makes no difference.

    `left` and `right` are their tokens with what they weigh, by default from what words are common in names at all.

    >>> from biokg.resolve import read_name
    >>> compare(read_name("Siemens Aktiengesellschaft"), read_name("SIEMENS AG")).score
    1.0
    """
    found = _compared(one, two, weighed(one) if left is None else left, weighed(two) if right is None else right)
    if not one.others and not two.others:
        return found
    pairs = [(first, second) for first in one.others or (one,) for second in two.others or (two,)]
    best = max((compare(first, second) for first, second in pairs), key=lambda likeness: likeness.score)
    score = round(min(best.score * ONE_OF, UNSURE_AT_MOST), 4)
    if score <= found.score:
        return found
    return replace(best, score=score, reasons=(*best.reasons, (Reason.ONE_OF, ONE_OF)))


def _compared(one: Name, two: Name, left: list[Weighed], right: list[Weighed]) -> Likeness:
    found = align(one, two, left, right)
    common = found.common
    if not common:
        return Likeness(0.0, ())
    swapped, more = min(found.left, found.right), abs(found.left - found.right)
    total = common + 2 * SWAP * swapped + EXTRA * more + found.loss
    score = common / total
    reasons = [(Reason.SAME_WORDS, score)]
    if found.loss:
        reasons.append((Reason.LIKE_WORDS, 1 - found.loss / total))
    if swapped:
        reasons.append((Reason.OTHER_WORDS, 1 - 2 * SWAP * swapped / total))
    if more > 0.01:
        reasons.append((Reason.MORE_WORDS, 1 - EXTRA * more / total))
    for reason, factor in _conflicts(one, two, found):
        score *= factor
        reasons.append((reason, factor))
    return Likeness(
        round(score, 4),
        tuple((reason, round(value, 4)) for reason, value in reasons),
        _relation(one, two, found, dict(reasons)),
        round(common / (common + swapped + found.loss), 4),
    )


def _relation(one: Name, two: Name, found: Alignment, reasons: dict[Reason, float]) -> Relation:
    """Tell whether one name is the other with a part of it named besides: a hospital, a department, a country."""
    if found.numbers[0] != found.numbers[1] or found.acronym:
        return Relation.SAME
    if Reason.BRANCH in reasons and not found.left and not found.right:
        return Relation.PART if one.countries else Relation.WHOLE
    if found.left and not found.right and _holds(one, two, found.only_left):
        return Relation.PART
    if found.right and not found.left and _holds(two, one, found.only_right):
        return Relation.WHOLE
    return Relation.SAME


def _holds(long: Name, short: Name, more: list[Weighed]) -> bool:
    """Tell whether a name is a shorter one with what names a part of it: "Hospital of Larkspur University"."""
    if not any(token.text in KINDS or not KINDS.isdisjoint(token.others) for token, _ in more):
        return False
    if short.joined not in long.joined or _is_town(short):
        return False
    distinct = sum(token.weight for token in short.tokens)
    return distinct >= DISTINCT and any(token.weight >= 1 for token in short.tokens)


def _conflicts(one: Name, two: Name, found: Alignment) -> list[tuple[Reason, float]]:
    conflicts = [(Reason.ACRONYM, 0.8)] if found.acronym else []
    if (found.left or found.right) and (_is_town(one) or _is_town(two)):
        conflicts.append((Reason.TOWN, 0.5))
    if found.translated:
        conflicts.append((Reason.TRANSLATED, 0.88))
    if found.numbers[0] != found.numbers[1]:
        series = all(found.numbers) and _is_vehicle(one) and _is_vehicle(two)
        conflicts.append((Reason.NUMBER, 0.85 if series else 0.5))
    if one.countries and two.countries and not one.countries & two.countries:
        conflicts.append((Reason.COUNTRY, 0.5))
    elif bool(one.countries) != bool(two.countries) and not (_has_seat(one) and _has_seat(two)):
        conflicts.append((Reason.BRANCH, 0.74))
    if one.form and two.form and one.form.family != two.form.family:
        families = {one.form.family, two.form.family}
        if "association" in families:
            conflicts.append((Reason.FORM, 0.6))
        elif "corporation" not in families:
            conflicts.append((Reason.FORM, 0.93))
    return conflicts


def _is_town(name: Name) -> bool:
    """Tell whether a name is no more than that of a town, as lists of holders have it that are cut off."""
    return name.joined in cities()


def _has_seat(name: Name) -> bool:
    """Tell whether a name is of one that has a place but no branches in countries: a hospital, a university."""
    return not SEATED.isdisjoint(token.text for token in name.tokens)


def _is_vehicle(name: Name) -> bool:
    """Tell whether a name is of a financial vehicle; they are numbered in series."""
    return any(token.text in VEHICLES for token in name.tokens)
