"""What names are of: an organisation, drug or place with its names, as a register or the workspace describes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..claims.triples import Said
from ..terms import PREFIXES, b, iri

__all__ = ["WANTED", "Entity", "entities_in"]

PLACE = PREFIXES["place"]
LABEL, ALIAS = iri("rdfs:label"), iri("skos:altLabel")
SEAT, WITHIN, ABOVE, HEIR, STATUS, MADE_OF = (
    b(name) for name in ("basedIn", "locatedIn", "subOrganizationOf", "succeededBy", "status", "hasActiveIngredient")
)
ENDED = {iri("status:ended"), iri("status:withdrawn")}
WANTED = frozenset({LABEL, ALIAS, SEAT, WITHIN, ABOVE, HEIR, STATUS, MADE_OF})
"""The properties that are read of what has names."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One that has names."""

    id: str
    """Its IRI."""
    names: tuple[str, ...]
    """Its names, the one to show first."""
    countries: frozenset[str] = frozenset()
    """Codes (ISO 3166-1) of the countries where it has its seat; empty where none is stated."""
    above: tuple[str, ...] = ()
    """What it is a part of."""
    heirs: tuple[str, ...] = ()
    """What took its place."""
    ended: bool = False
    """Whether it is no more, or its record was withdrawn."""
    made_of: tuple[str, ...] = ()
    """The substances of a medicine."""


def entities_in(facts: Iterable[Said], homes: tuple[str, ...] = ("",)) -> Iterator[Entity]:
    """Yield what facts name whose IRIs begin with one of `homes`, any by default, by IRI; none without a name."""
    said: dict[NamedNode, dict[NamedNode, list[Literal | NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in facts:
        if predicate in WANTED and (predicate == WITHIN or subject.value.startswith(homes)):
            said[subject][predicate].append(value)
    for node in sorted((node for node in said if node.value.startswith(homes)), key=lambda node: node.value):
        about = said[node]
        labels = sorted(about[LABEL], key=_shown_first)
        names = dict.fromkeys(name.value for name in (*labels, *about[ALIAS]))
        if names:
            yield Entity(
                node.value,
                tuple(names),
                frozenset(code for seat in about[SEAT] for code in _countries(seat, said)),
                tuple(sorted(one.value for one in about[ABOVE])),
                tuple(sorted(one.value for one in about[HEIR])),
                not ENDED.isdisjoint(about[STATUS]),
                tuple(sorted(one.value for one in about[MADE_OF])),
            )


def _shown_first(label: Literal | NamedNode) -> tuple[bool, bool, str]:
    """Sort a label in English, or in no language, before others."""
    language = label.language if isinstance(label, Literal) else None
    return language != "en", language is not None, label.value


def _countries(
    place: Literal | NamedNode, said: dict[NamedNode, dict[NamedNode, list[Literal | NamedNode]]]
) -> Iterator[str]:
    """Yield the codes of the countries that a place lies in."""
    todo, seen = [place], {place}
    while todo:
        current = todo.pop()
        if current.value.startswith(PLACE):
            yield current.value.removeprefix(PLACE)[:2]
        elif isinstance(current, NamedNode) and current in said:
            todo += [one for one in said[current][WITHIN] if one not in seen]
            seen.update(said[current][WITHIN])
