"""Who a name may be of: candidates from the index, each with a verdict, how the two hang together, and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .affiliation import Mention, mentions, parts
from .entities import Entity
from .index import NameIndex
from .kept import Kept, Row
from .lexicon import country_names
from .likeness import Likeness, Reason, Relation, compare
from .name import Name, read_name
from .named import Named, entities_of, entity_rows

__all__ = ["PARTLY", "SAME", "UNSURE", "Match", "Matcher", "Relation", "Verdict", "agreed", "order", "verdict_of"]

SAME = 0.9
"""Scores from here on are taken as the same."""
UNSURE = 0.75
"""Scores from here on are worth a person's look; below, two names are of two."""
FAINT = 0.3
"""What is less like is not listed at all."""
COMPARED = 20
"""Names that are compared with one, those with the most words in common."""
_CHINA = frozenset({"CN", "HK", "MO", "TW"})
_ABOVE_ALL = frozenset({"ministry", "government"})
"""What stands in affiliations as what is above an organisation, not as where somebody works."""
PARTLY = 0.85
"""What a part or a branch scores at most: it is not the same, but a person may want to note what it is part of."""
SURE = 0.97
"""What the head of an organisation scores at least, among its branches."""
AGREEMENT = 0.4
"""How much of what a score lacks is made up where a second name agrees."""


class Verdict(StrEnum):
    """Whether two names are of one."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Match:
    """One that a name may be of."""

    entity: Entity
    name: str
    """Which of the names given is meant."""
    matched: str
    """Which of its names matched."""
    score: float
    """From 0 to 1, see `SAME` and `UNSURE`."""
    relation: Relation
    verdict: Verdict
    reasons: tuple[tuple[str, float], ...]
    """What made the score, see `Reason`: factors below 1 took from it."""


def verdict_of(score: float) -> Verdict:
    """Return what a score means."""
    return Verdict.SAME if score >= SAME else Verdict.UNSURE if score >= UNSURE else Verdict.DIFFERENT


class Matcher:
    """Finds who a name may be of among entities.

    It is made once, in some 0.2 ms and 1 kB a name, and then asked as often as wanted; the same question has the same
    answer. It holds no judgement of people, see `biokg.matching.judgements`. `read` takes names apart: `read_name`
    those of organisations, `read_place` those of places.

    >>> from biokg.resolve import Entity
    >>> matcher = Matcher([Entity("x:1", ("Larkspur Co., Ltd.", "云雀")), Entity("x:2", ("Lark Hospital",))])
    >>> [(match.entity.id, match.verdict.value) for match in matcher.match(["Larkspur Inc"])]
    [('x:1', 'same')]
    """

    def __init__(self, entities: Iterable[Entity], read: Callable[[str], Name] = read_name) -> None:
        known = {entity.id: entity for entity in entities}
        self._read, self._names = read, Named(known, read)
        self.entities: Mapping[str, Entity] = known
        self._index = NameIndex(self._names)
        self._leading = frozenset(above for entity in known.values() for above in entity.above)

    @classmethod
    def of(cls, kept: Kept, read: Callable[[str], Name] = read_name) -> Matcher:
        """Return the matcher that was kept; it says the same as the one that was made from entities."""
        matcher = cls.__new__(cls)
        matcher._read, matcher.entities = read, entities_of(kept)
        matcher._names = Named.of(kept, matcher.entities, read)
        matcher._index = NameIndex.of(kept, matcher._names)
        matcher._leading = frozenset(json.loads(kept.one("leading")))
        return matcher

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of it, to be had again by `of`."""
        yield from entity_rows(self.entities)
        yield from self._names.rows()
        yield from self._index.rows()
        yield "", "leading", json.dumps(sorted(self._leading)).encode()

    def match(self, names: Sequence[str], countries: frozenset[str] = frozenset(), limit: int = 5) -> list[Match]:
        """Return whom one with these names may be, best first, at most `limit`; none where no name is like.

        `countries` are codes of where it has its seat, as far as known.
        """
        best: dict[str, Match] = {}
        for text in names:
            for match in self._found(text, countries):
                known = best.get(match.entity.id)
                best[match.entity.id] = match if known is None else agreed(known, match)
        seats = countries or frozenset(code for text in names for code in self._read(text).countries)
        found = self._among_namesakes(sorted(best.values(), key=order), seats)
        return sorted([*found, *self._heirs(found)], key=order)[:limit]

    def mentioned(self, text: str, limit: int = 5) -> list[Match]:
        """Return whom a line names that says more than a name, such as an affiliation; best first, at most `limit`.

        The first is the whole that the line leads to: of a department, a hospital and a university, the university.
        """
        countries = frozenset(code for part in parts(text) if (code := country_names().get(part.lower())))
        best: dict[str, tuple[tuple[float, ...], Match]] = {}
        for mention in mentions(text, self._index):
            match, name = self._mentioned(mention, text, countries), self._index.names[mention.place]
            ministry = any(token.text in _ABOVE_ALL for token in name.tokens)
            shown = match.matched == match.entity.names[0]
            rank = (match.score, -float(ministry), float(mention.part), mention.exact, mention.weight, shown)
            if match.entity.id not in best or rank > best[match.entity.id][0]:
                best[match.entity.id] = (rank, match)
        found = sorted(best.values(), key=lambda entry: (*(-one for one in entry[0]), entry[1].entity.id))
        return [match for _, match in found[:limit]]

    def _mentioned(self, mention: Mention, text: str, countries: frozenset[str]) -> Match:
        entity, name = self._names.whose(mention.place), self._index.names[mention.place]
        own = len(name.tokens) > 1 and any(token.weight >= 1 for token in name.tokens)
        score = 0.95 if mention.share > 0.9 else 0.92 if own else 0.8
        reasons: tuple[tuple[str, float], ...] = ((Reason.SAME_WORDS, round(mention.share, 4)),)
        if _elsewhere(countries, entity.countries):
            score, reasons = score * 0.5, (*reasons, (Reason.COUNTRY, 0.5))
        return Match(entity, text, name.text, round(score, 4), Relation.PART, verdict_of(score), reasons)

    def _found(self, text: str, countries: frozenset[str]) -> list[Match]:
        """Return the entities that have a name like one, each once."""
        name = self._read(text)
        own = self._index.weighed(name)
        best: dict[str, tuple[float, int, Likeness]] = {}
        for place in self._index.candidates(name, COMPARED):
            other = self._index.names[place]
            likeness = compare(name, other, own, self._index.weighed(other))
            entity = self._names.whose(place)
            if entity.id not in best or (likeness.score, -place) > (best[entity.id][0], -best[entity.id][1]):
                best[entity.id] = (likeness.score, place, likeness)
        return [
            self._match(name, self._index.names[place].text, self._names.whose(place), likeness, countries)
            for _, place, likeness in best.values()
            if likeness.score > FAINT or likeness.relation != Relation.SAME
        ]

    @staticmethod
    def _match(name: Name, matched: str, entity: Entity, likeness: Likeness, countries: frozenset[str]) -> Match:
        score, reasons = likeness.score, likeness.reasons
        seats = countries or name.countries
        if _elsewhere(seats, entity.countries) and Reason.COUNTRY not in dict(reasons):
            score, reasons = score * 0.5, (*reasons, (Reason.COUNTRY, 0.5))
        elif seats & entity.countries and Reason.BRANCH in dict(reasons):  # the country in its name is its seat
            score = score / dict(reasons)[Reason.BRANCH]
            reasons = tuple(reason for reason in reasons if reason[0] != Reason.BRANCH)
        if likeness.relation != Relation.SAME and score < SAME and Reason.COUNTRY not in dict(reasons):
            score, reasons = min(PARTLY, likeness.shared), (*reasons, (Reason.PART, likeness.shared))
        score = round(score, 4)
        return Match(entity, name.text, matched, score, likeness.relation, verdict_of(score), reasons)

    def _among_namesakes(self, found: list[Match], seats: frozenset[str]) -> list[Match]:
        """Tell the head of an organisation from its branches and from others of its name."""
        alike = [match for match in found if match.score >= SAME or (match.score > 0.7 and _is_branch(match))]
        branches = [match for match in alike if read_name(match.entity.names[0]).countries]
        if len(alike) < 2 and not branches:
            return found
        heads = self._heads(alike, seats)
        head = heads[0] if len(heads) == 1 else None
        changed = {}
        for match in alike:
            if match is head:
                known = match.entity.id in self._leading or seats & match.entity.countries or match not in branches
                score = max(match.score, SURE) if known else min(match.score, PARTLY)
                changed[match.entity.id] = _judged(match, score, Relation.SAME, Reason.HEAD)
            elif head and (match in branches or head.entity.id in self._above(match.entity)):
                changed[match.entity.id] = _judged(match, min(match.score, PARTLY), Relation.WHOLE, Reason.BRANCH)
            else:
                changed[match.entity.id] = _judged(match, min(match.score, PARTLY), Relation.SAME, Reason.NAMESAKE)
        return [changed.get(match.entity.id, match) for match in found]

    def _heads(self, alike: list[Match], seats: frozenset[str]) -> list[Match]:
        """Return those of one name that may be meant: at the seat, else not below another, else above others."""
        seated = [match for match in alike if seats & match.entity.countries]
        if seated:
            return seated
        group = {match.entity.id for match in alike}
        heads = [match for match in alike if not self._above(match.entity) & group]
        leading = [match for match in heads if match.entity.id in self._leading]
        return leading if len(heads) > 1 and len(leading) == 1 else heads

    def _above(self, entity: Entity) -> set[str]:
        """Return all that an entity is a part of, directly or not."""
        above: set[str] = set()
        todo = [*entity.above]
        while todo:
            one = todo.pop()
            if one not in above:
                above.add(one)
                todo += self.entities[one].above if one in self.entities else ()
        return above - {entity.id}

    def _heirs(self, found: list[Match]) -> list[Match]:
        """Return what took the place of what was found and is no more."""
        known = {match.entity.id for match in found}
        return [
            replace(
                match,
                entity=self.entities[heir],
                matched=self.entities[heir].names[0],
                score=min(match.score, PARTLY),
                relation=Relation.SUCCESSOR,
                verdict=verdict_of(min(match.score, PARTLY)),
            )
            for match in found
            if match.verdict != Verdict.DIFFERENT
            for heir in match.entity.heirs
            if heir in self.entities and heir not in known
        ]


def _elsewhere(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether two are in different countries, as far as stated; some say China of what others say Hong Kong."""
    return bool(one and two) and not (one & two) and not (one <= _CHINA and two <= _CHINA)


def _is_branch(match: Match) -> bool:
    return Reason.BRANCH in dict(match.reasons)


def _judged(match: Match, score: float, relation: Relation, reason: Reason) -> Match:
    reasons = tuple(one for one in match.reasons if one[0] != Reason.BRANCH)
    return replace(
        match, score=score, relation=relation, verdict=verdict_of(score), reasons=(*reasons, (reason, score))
    )


def agreed(one: Match, two: Match) -> Match:
    """Return the better of two matches with one entity by two names; that both agree makes it surer."""
    better, other = sorted((one, two), key=order)
    if other.score < UNSURE or {one.relation, two.relation} != {Relation.SAME}:
        return better
    score = round(better.score + (1 - better.score) * AGREEMENT * other.score, 4)
    reasons = dict.fromkeys((*better.reasons, (Reason.AGREED, 1.0)))
    return replace(better, score=score, verdict=verdict_of(score), reasons=tuple(reasons))


def order(match: Match) -> tuple[float, bool, bool, str]:
    """Sort matches: the likest first, then what still is, what has the very name, and by IRI."""
    return -match.score, match.entity.ended, match.matched.casefold() != match.name.casefold(), match.entity.id
