"""The ledger: every claim with all that a reader needs to judge it - who says so, where, how, and whether it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Triple

from ..errors import UnknownName
from ..names import nearest
from ..ontology import Ontology
from ..terms import b, iri, local_name
from .derive import Standpoint, derive, live_claims, standpoints
from .model import Citation, Claim, Section, Source, SourceFile, Value

__all__ = ["STANDINGS", "Ledger", "Place", "Statement", "claim_called", "machine_only"]

STANDINGS = ("stated", "under way", "inferred", "planned", "expected", "intended", "denied")
"""How a statement stands, for people: the first three are settled facts, `intended` is a claim without an edge."""

_BY_STATUS = {"planned": "planned", "expected": "expected", "under-way": "under way", "under-construction": "under way"}
_PLACEMENT = {b(name) for name in ("locatedIn", "partOf", "connectsTo")}
_STATUS = b("status")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is said: a citation with its section and source."""

    citation: Citation
    section: Section
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its context."""

    claim: Claim
    places: tuple[Place, ...]
    tier: NamedNode
    """The tier of the claim: machine where no person wrote the words."""
    live: bool
    """Whether it counts: not invalidated, superseded or resting on a premise that does not count."""
    settled: bool
    """Whether it stands behind a plain edge of the graph."""
    standing: str
    """One of `STANDINGS`."""

    @property
    def source(self) -> Source:
        """The source that makes the claim."""
        return self.places[0].source


class Ledger:
    """The claims of a graph. Order everywhere: source by date of publication, then place in the text, then id."""

    def __init__(self, files: Sequence[SourceFile], ontology: Ontology) -> None:
        self.files = sorted(files, key=lambda file: (file.source.issued.value, file.source.name))
        self.ontology = ontology
        self.sources: dict[NamedNode, Source] = {file.source.id: file.source for file in self.files}
        self.sections: dict[NamedNode, Section] = {part.id: part for file in self.files for part in file.sections}

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims, live or not, file by file."""
        return [claim for file in self.files for claim in file.claims]

    @cached_property
    def live(self) -> dict[NamedNode, Claim]:
        """The claims that count."""
        return live_claims(self.claims)

    @cached_property
    def _standpoints(self) -> dict[NamedNode, Standpoint]:
        return standpoints(self.files, self.ontology.machine_made)

    @cached_property
    def edges(self) -> dict[Triple, list[NamedNode]]:
        """The plain edges with the claims behind each."""
        return derive(self.live, self._standpoints, self.ontology.one_valued)

    @cached_property
    def _objects(self) -> Mapping[NamedNode, Mapping[NamedNode, list[Value]]]:
        objects: dict[NamedNode, dict[NamedNode, list[Value]]] = defaultdict(lambda: defaultdict(list))
        for edge in self.edges:
            if isinstance(edge.subject, NamedNode) and isinstance(edge.object, NamedNode | Literal):
                objects[edge.subject][edge.predicate].append(edge.object)
        return objects

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[Value]:
        """Return where the plain edges of a thing lead, sorted; none where nothing is settled."""
        return self._objects.get(subject, {}).get(predicate, [])

    @cached_property
    def status(self) -> dict[NamedNode, str]:
        """The present status of things, as local names of the status list; absent where none is stated."""
        return {
            edge.subject: local_name(edge.object)
            for edge in self.edges
            if edge.predicate == _STATUS and isinstance(edge.subject, NamedNode) and isinstance(edge.object, NamedNode)
        }

    @cached_property
    def statements(self) -> dict[NamedNode, Statement]:
        """All statements by the id of their claim."""
        settled = {name for names in self.edges.values() for name in names}
        places = self._places()
        made = (
            Statement(
                claim,
                places[claim.id],
                self._standpoints[claim.id].tier,
                claim.id in self.live,
                claim.id in settled,
                self.standing(claim),
            )
            for claim in self.claims
        )
        return {statement.claim.id: statement for statement in sorted(made, key=_reading_order)}

    def _places(self) -> dict[NamedNode, tuple[Place, ...]]:
        places: dict[NamedNode, tuple[Place, ...]] = {}
        for file in self.files:
            citations = {citation.id: citation for citation in file.citations}
            for claim in file.claims:
                cited = [citations[node] for node in claim.citations]
                if len(cited) > 1:
                    cited.sort(key=lambda one: (one.start or 0, one.id.value))
                places[claim.id] = tuple(Place(one, self.sections[one.section], file.source) for one in cited)
        return places

    def standing(self, claim: Claim) -> str:
        """Return how a claim stands, by its modality and the status of its two ends.

        What is still to come is so however it is said; what is inferred or only meant to be is not under way.
        """
        modality = local_name(claim.modality)
        if modality == "denied":
            return modality
        phases = [_BY_STATUS[phase] for phase in self._phases(claim)]
        if modality in {"inferred", "intended"}:
            phases = [*(phase for phase in phases if phase != "under way"), modality]
        return phases[0] if phases else "stated"

    def _phases(self, claim: Claim) -> list[str]:
        """Return the phases that colour a claim, those of the future first.

        A status claim is coloured by the status that it states. What is under construction colours only where it
        stands itself: neither its goals are under way nor the finished centre that stands in it.
        """
        if not isinstance(claim.object, NamedNode):
            return []
        if claim.predicate == _STATUS:
            ends = {local_name(claim.object)}
        else:
            here, there = self.status.get(claim.subject, ""), self.status.get(claim.object, "")
            ends = {here, there} - {"under-construction"}
            if claim.predicate in _PLACEMENT:
                ends.add(here)
        return [phase for phase in _BY_STATUS if phase in ends]

    @cached_property
    def _about(self) -> Mapping[NamedNode, list[Statement]]:
        about: dict[NamedNode, list[Statement]] = defaultdict(list)
        for statement in self.statements.values():
            ends = {statement.claim.subject, statement.claim.object}
            for node in ends:
                if isinstance(node, NamedNode):
                    about[node].append(statement)
        return about

    def about(self, node: NamedNode) -> list[Statement]:
        """Return the statements in which a thing is subject or object."""
        return self._about.get(node, [])

    def behind(self, subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal) -> list[Statement]:
        """Return the statements behind a plain edge; none where the edge is entailed or absent."""
        return [self.statements[name] for name in self.edges.get(Triple(subject, predicate, object), [])]

    def independent(self, statements: Iterable[Statement]) -> int:
        """Count independent sources: a copy, digest or translation counts as one with what it reproduces."""
        return len({self.origin(statement.source.id) for statement in statements})

    def origin(self, source: NamedNode) -> NamedNode:
        """Return the report that a source goes back to; itself where it reproduces none."""
        seen: set[NamedNode] = set()
        while source not in seen and source in self.sources:
            seen.add(source)
            source = self.sources[source].reproduces or source
        return source

    @cached_property
    def rivals(self) -> Mapping[NamedNode, set[NamedNode]]:
        """Claim that counts → those that count and disagree with it, whichever of the two names the other."""
        found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for claim in self.live.values():
            for rival in claim.conflicts:
                if rival in self.live:
                    found[claim.id].add(rival)
                    found[rival].add(claim.id)
        return found

    def machine_only(self, statements: Collection[Statement]) -> bool:
        """Tell whether machine-made text says it, and nothing else does."""
        return machine_only(statements)


def machine_only(statements: Collection[Statement]) -> bool:
    """Tell whether machine-made text says it, and nothing else does; of nothing said, no."""
    return bool(statements) and all(statement.tier == iri("tier:machine") for statement in statements)


def claim_called(name: str, known: Iterable[NamedNode]) -> NamedNode:
    """Return the known claim with an id (``claim:3f2a…``, ``3f2a…``) or with the first letters of one.

    Raises UnknownName where none or several begin so.
    """
    wanted = name.removeprefix("claim:")
    names = {local_name(node): node for node in known}
    found = [full for full in names if wanted and full.startswith(wanted)]
    if len(found) == 1:
        return names[found[0]]
    if found:
        first = ", ".join(sorted(found)[:5])
        raise UnknownName(
            f"{len(found)} claims begin with '{wanted}' ({first} …); write more of the id.",
            zh=f"有{len(found)}条陈述以“{wanted}”开头（{first} …）；请写出更多字符。",
        )
    raise UnknownName(f"There is no claim '{name}'.", nearest(wanted, list(names)), zh=f"没有陈述“{name}”。")


def _reading_order(statement: Statement) -> tuple[str, str, str, int, str]:
    place = statement.places[0]
    source = place.source
    section = "" if place.citation.start is not None else place.section.id.value
    return source.issued.value, source.name, section, place.citation.start or 0, statement.claim.id.value
