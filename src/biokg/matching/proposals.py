"""Which records things may be the same as, best first, without what people judged already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..build.mappings import Mapping as Mapped
from ..resolve import Entity, Match, Product, Relation, Verdict
from .finders import Finder
from .judgements import PREDICATES, Judged, Judgement, row_of, turned
from .sssom import table

__all__ = ["Proposal", "as_sssom", "propose"]

EXACT = "exactMatch"

ACCEPTED = {
    Relation.SAME: Judged.SAME,
    Relation.PART: Judged.PART,
    Relation.WHOLE: Judged.WHOLE,
    Relation.SUCCESSOR: Judged.SUCCESSOR,
}
"""What somebody judges who accepts a proposal."""


@dataclass(frozen=True)
class Proposal:
    """A thing and a record that may be the same."""

    thing: Entity
    match: Match
    judgement: Judgement | None = None
    """What people judged of the two already."""
    mapped: str = ""
    """The relation that the tables of the workspace state of the two, e.g. ``exactMatch``; empty where none."""


def propose(
    things: Mapping[NamedNode, list[Entity]],
    registers: Sequence[Mapping[NamedNode, Finder]],
    judgements: Mapping[tuple[str, str], Judgement],
    mapped: Iterable[Mapped] = (),
    limit: int = 3,
) -> Iterator[Proposal]:
    """Yield for each thing the records that it may be the same as, at most `limit` a register, best first.

    Things may be records of another register. Those that are different by their names are left out, unless a person
    judged of them or a table maps them.
    """
    known = _Known(judgements, mapped)
    for kind, wanted in things.items():
        finders = [finder for register in registers if (finder := register.get(kind))]
        for thing in wanted:
            own = [[] if thing.made_of else finder.products(thing) for finder in finders]
            elsewhere = _agreeing([product for products in own for product in products])
            for finder, products in zip(finders, own, strict=True):
                for match in finder.find(thing, limit, products or elsewhere):
                    if thing.made_of and not match.entity.made_of:
                        continue  # what a product is made of, its register tells
                    judged, relation = known.judged(thing, match.entity), known.mapped(thing, match.entity)
                    if match.verdict != Verdict.DIFFERENT or judged or relation:
                        yield Proposal(thing, match, judged, relation)


class _Known:
    """What is known of pairs, whichever of the two stands first."""

    def __init__(self, judgements: Mapping[tuple[str, str], Judgement], mapped: Iterable[Mapped]) -> None:
        self._judgements = judgements
        self._mapped = {(row.subject.value, row.object.value): row.predicate.value.rpartition("#")[2] for row in mapped}
        self._things: dict[str, set[str]] = defaultdict(set)
        for (thing, record), relation in self._mapped.items():
            if relation == EXACT:
                self._things[record].add(thing)

    def judged(self, one: Entity, two: Entity) -> Judgement | None:
        """Return what was judged of a pair."""
        other = self._judgements.get((two.id, one.id))
        return self._judgements.get((one.id, two.id)) or (turned(other) if other else None)

    def mapped(self, one: Entity, two: Entity) -> str:
        """Return the relation that tables state of a pair; the same, too, where both are the same as one thing."""
        same = self._mapped.get((two.id, one.id)) == EXACT or bool(
            self._things.get(one.id, set()) & self._things.get(two.id, set())
        )
        return self._mapped.get((one.id, two.id)) or (EXACT if same else "")


def _agreeing(products: list[Product]) -> list[Product]:
    """Return products where all are of the same substances; none where registers state others of one name."""
    return products if len({product.substances for product in products}) == 1 else []


def as_sssom(proposals: Iterable[Proposal]) -> str:
    """Return proposals as a table in SSSOM: what was judged as judged, all else as matched by names.

    Its confidence is the score, and "unsure" has a lower one than "same".
    """
    rows = [row_of(one.judgement) if one.judgement else _lexical(one) for one in proposals]
    return table("proposals", "Things and records elsewhere that may match by their names", rows)


def _lexical(one: Proposal) -> dict[str, str]:
    match = one.match
    return {
        "subject_id": one.thing.id,
        "subject_label": one.thing.names[0],
        "predicate_id": f"skos:{PREDICATES[ACCEPTED[match.relation]]}",
        "object_id": match.entity.id,
        "object_label": match.entity.names[0],
        "mapping_justification": "semapv:LexicalMatching",
        "similarity_score": f"{match.score:.4g}",
        "confidence": f"{match.score:.4g}",
        "comment": ", ".join(reason for reason, _ in match.reasons),
    }
