"""How like two names of medicines are, and why: their substances, salts, kinds and brands."""

from __future__ import annotations

import math

from .entities import Entity
from .likeness import Reason, Relation
from .matcher import PARTLY, Match, verdict_of
from .medicine import Medicine, Substance

__all__ = ["SLIP", "alikeness", "medicine_match"]

SALT = 0.97
"""What is left of a score where only one name states a salt, or the two state others."""
ESTER = 0.92
"""The same where it may be an ester, which is another substance."""
KIND = 0.95
"""What is left where only one is recombinant, liposomal or the like."""
SLIP = 0.8
"""What is left of a score where a long word is spelt in another way, or names in two scripts sound alike.

Never "the same": a letter may be a substance."""


def medicine_match(
    text: str,
    one: Medicine,
    entity: Entity,
    two: Medicine,
    matched: str,
    factor: float,
    why: Reason = Reason.LIKE_WORDS,
) -> Match | None:
    """Return the match of a name with one of an entity, of which `factor` is left; None where substances differ."""
    left, right = ({part.words for part in side.substances} for side in (one, two))
    exact = left <= right or right <= left if factor > SLIP else len(left) == len(right) == 1
    if not exact:
        return None
    reasons: list[tuple[str, float]] = [(Reason.SAME_WORDS, 1.0)]
    if factor <= SLIP:
        reasons = [(why, SLIP)]
    relation, score = _relation(one, two, len(left) - len(right)), factor
    if relation is None:
        return None
    if relation != Relation.SAME:
        score = min(score, PARTLY)
        reasons.append((Reason.INGREDIENT if len(left) != len(right) else Reason.PRODUCT, PARTLY))
    else:
        for reason, share in _differences(one.substances[0], two.substances[0]) if len(left) == 1 else ():
            score *= share
            reasons.append((reason, share))
    score = round(score, 4)
    return Match(entity, text, matched, score, relation, verdict_of(score), tuple(reasons))


def _relation(one: Medicine, two: Medicine, more: int) -> Relation | None:
    """Return how two hang together of which the first has `more` substances; None for two brands of one substance."""
    if more:
        return Relation.WHOLE if more > 0 else Relation.PART
    brands = {part.brand for part in one.substances}, {part.brand for part in two.substances}
    if not brands[0].isdisjoint(brands[1]):
        return Relation.SAME
    return Relation.WHOLE if "" in brands[0] else Relation.PART if "" in brands[1] else None


def alikeness(part: Substance, other: Medicine, words: tuple[str, ...]) -> float:
    """Return how like a substance is to the one of another name with these words, salts and kinds considered."""
    same = next(one for one in other.substances if one.words == words)
    return math.prod(share for _, share in _differences(part, same))


def _differences(one: Substance, two: Substance) -> list[tuple[Reason, float]]:
    """Return what two names of one substance say differently, with what is left of the score."""
    found = []
    if salts := one.salts ^ two.salts:
        found.append((Reason.SALT, ESTER if any(salt.endswith("*") for salt in salts) else SALT))
    if one.kinds ^ two.kinds:
        found.append((Reason.KIND, KIND))
    return found
