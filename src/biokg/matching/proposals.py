"""Which records things may be the same as, best first, without what people judged already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..build.mappings import Mapping as Mapped
from ..resolve import Entity, Match, Product, Relation, Verdict, read_medicine
from .finders import Finder
from .judgements import PREDICATES, Judged, Judgement, row_of
from .sssom import table

__all__ = ["Proposal", "as_sssom", "propose"]

EXACT = "http://www.w3.org/2004/02/skos/core#exactMatch"

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

    Those that are different by their names are left out, unless a person judged of them or a table maps them.
    """
    known = {(row.subject.value, row.object.value): row.predicate.value.rpartition("#")[2] for row in mapped}
    for kind, wanted in things.items():
        finders = [finder for register in registers if (finder := register.get(kind))]
        for thing in wanted:
            own = [finder.products(thing) for finder in finders]
            elsewhere = _agreeing([product for products in own for product in products])
            for finder, products in zip(finders, own, strict=True):
                for match in finder.find(thing, limit, products or elsewhere):
                    pair = (thing.id, match.entity.id)
                    if match.verdict != Verdict.DIFFERENT or pair in judgements or pair in known:
                        yield Proposal(thing, match, judgements.get(pair), known.get(pair, ""))


def _agreeing(products: list[Product]) -> list[Product]:
    """Return products where all are of the same substances; none where registers state others of one name."""
    made_of = {
        frozenset(one.words for names in product.made_of for one in read_medicine(names[0]).substances)
        for product in products
    }
    return products if len(made_of) == 1 else []


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
