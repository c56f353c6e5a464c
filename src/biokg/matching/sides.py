"""The two sides of a match: what the workspace speaks of, and what a register describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ..claims.files import read_source
from ..claims.model import Claim
from ..claims.things import Thing, read_things
from ..claims.triples import Said
from ..ontology import Ontology
from ..registers.kept import Release, statements_of
from ..resolve import Entity, entities_in
from ..resolve.entities import WANTED
from ..resolve.lexicon import country_names
from ..terms import b, iri
from ..workspace import Workspace

__all__ = ["FAMILIES", "family", "records_of", "things_of"]

FAMILIES = tuple(b(name) for name in ("Organization", "MedicalProduct", "Place"))
"""Classes whose members are matched among each other: an organisation is never matched with a place."""
ALIAS, SEAT, WITHIN, PART = iri("skos:altLabel"), b("basedIn"), b("locatedIn"), b("partOf")
_STATED = {iri(f"modality:{name}") for name in ("asserted", "attributed")}
_BLOCK = 50_000  # lines that are parsed at once


def family(classes: Iterable[NamedNode], ontology: Ontology) -> NamedNode | None:
    """Return which of `FAMILIES` something with these classes is of; None where of none."""
    above = {one for cls in classes for one in ontology.ancestors(cls)}
    return next((one for one in FAMILIES if one in above), None)


def things_of(workspace: Workspace) -> dict[NamedNode, list[Entity]]:
    """Return the things of a workspace by family, sorted by id, with the names that sources give them besides.

    Read from its files: no built graph is needed.
    """
    things = read_things(workspace.things)
    claims = [claim for path in workspace.source_files for claim in read_source(path).claims]
    stated = [claim for claim in claims if claim.modality in _STATED and claim.invalidated is None]
    names, places = _names(stated), _places(stated)
    found: dict[NamedNode, list[Entity]] = {one: [] for one in FAMILIES}
    for node, thing in sorted(things.items(), key=lambda item: item[0].value):
        kind = family([thing.cls], workspace.ontology)
        if kind is not None:
            labels = [label.value for label in sorted(thing.labels, key=lambda label: label.language or "")]
            own = tuple(dict.fromkeys([*labels, *names[node]]))
            found[kind].append(Entity(node.value, own, _countries(node, places, things)))
    return found


def _names(claims: Iterable[Claim]) -> dict[NamedNode, list[str]]:
    found: dict[NamedNode, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == ALIAS and isinstance(claim.object, Literal):
            found[claim.subject].append(claim.object.value)
    return found


def _places(claims: Iterable[Claim]) -> dict[tuple[NamedNode, NamedNode], list[NamedNode]]:
    found: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
    for claim in claims:
        if claim.predicate in (SEAT, WITHIN, PART) and isinstance(claim.object, NamedNode):
            found[claim.subject, claim.predicate].append(claim.object)
    return found


def _countries(
    node: NamedNode, places: dict[tuple[NamedNode, NamedNode], list[NamedNode]], things: dict[NamedNode, Thing]
) -> frozenset[str]:
    """Return the codes of the countries where something has its seat, as far as claims lead there."""
    todo, seen, found = [*places.get((node, SEAT), ())], set[NamedNode](), set[str]()
    while todo:
        place = todo.pop()
        if place in seen or place not in things:
            continue
        seen.add(place)
        labels = (label.value.lower() for label in things[place].labels)
        found.update(code for label in labels if (code := country_names().get(label)))
        todo += [*places.get((place, WITHIN), ()), *places.get((place, PART), ())]
    return frozenset(found)


def records_of(workspace: Workspace, release: Release) -> dict[NamedNode, list[Entity]]:
    """Return what a register that was imported describes, by family, sorted by IRI: its records and what these share.

    Sponsors of studies, holders of decisions, substances and towns have no records of their own, and names to match.

    Raises InputError where its statements are gone or damaged.
    """
    classes: dict[str, set[NamedNode]] = defaultdict(set)
    entities = entities_in(_facts(workspace, release, classes))
    found: dict[NamedNode, list[Entity]] = {one: [] for one in FAMILIES}
    for entity in entities:
        kind = family(classes[entity.id], workspace.ontology)
        if kind is not None:
            found[kind].append(entity)
    return found


def _facts(workspace: Workspace, release: Release, classes: dict[str, set[NamedNode]]) -> Iterator[Said]:
    """Yield what names things in the statements of a release, and note the classes of its records."""
    typed = iri("rdf:type")
    wanted = {f"<{one.value}>".encode() for one in (*WANTED, typed)}
    kept: list[bytes] = []
    lines = statements_of(release, workspace.registers / release.name)
    for line in lines:
        if line.split(b" ", 2)[1] in wanted:
            kept.append(line)
        if len(kept) >= _BLOCK:
            yield from _parsed(kept, classes)
            kept.clear()
    yield from _parsed(kept, classes)


def _parsed(lines: list[bytes], classes: dict[str, set[NamedNode]]) -> Iterator[Said]:
    typed = iri("rdf:type")
    for quad in parse(b"".join(lines), RdfFormat.N_TRIPLES):
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            continue
        if predicate == typed:
            if isinstance(value, NamedNode):
                classes[subject.value].add(value)
        else:
            yield subject, predicate, value
