"""Routes: what is reached from a place along properties, how surely, and by which statements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..errors import InputError
from ..ontology import Ontology
from ..terms import b, local_name
from .said import Said, nodes_of, said, said_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["PHASES", "Known", "Reached", "is_one_of", "parse", "reach"]

PHASES = ("there", "under way", "to come")
"""Whether something is there, is coming about, or is only planned, expected or meant."""

HERE, INSIDE = "here", "inside"
WITHIN = ("b:locatedIn", "b:partOf")
AROUND = ("b:hosts", "b:hasPart")
OVER = frozenset({"ended", "cancelled"})
"""Status of what is no longer there, or never came to be."""

GOING_ON = frozenset({"under-way", "under-construction"})
BUILT = "completed"
"""Status of what is built and not yet in use: a place or an organisation of that status is not there yet."""

SITES = (b("Place"), b("Organization"))
LATER = ("planned", "expected", "intended")
NOT_YET = frozenset({"planned", "expected"})
_STEP = re.compile(r"(?P<back>\^?)(?P<name>[A-Za-z]+)(?:\[(?P<no>!?)(?P<kind>[a-z]+:[a-z0-9-]+)\])?")


@dataclass(frozen=True)
class Step:
    """One property to follow, or `here` and `inside`."""

    name: str
    back: bool
    kind: NamedNode | None
    """Only to what has this kind or role."""
    unlike: bool = False
    """Only to what has it not."""


@dataclass(frozen=True)
class Reached:
    """A thing or concept that is reached from a place."""

    id: NamedNode
    standing: str
    """The worst standing on the way (`biokg.claims.ledger.STANDINGS`)."""
    phase: str
    """One of `PHASES`: what it is by its own state and by that of the ties on the way."""
    told: tuple[Statement, ...]
    """What ties it to the step before, and what states its own state."""
    way: tuple[Statement, ...]
    """What is said on the way there, the last step first."""
    members: int
    """1, or the size of a group where it is stated."""
    group: bool
    """Whether it is a group: of a stated size, or, as `biokg.analysis.comparison` counts, of unnamed members."""
    hops: int
    """How many properties were followed."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that it rests on, each once."""
        return tuple(dict.fromkeys((*self.told, *self.way)))


Known: TypeAlias = dict[tuple[NamedNode, str], Mapping[NamedNode, Reached]]
"""Start and path → what was found there, for paths that begin alike; of one graph."""


def parse(path: str, ontology: Ontology) -> list[list[Step]]:
    """Return a path as steps, each with its alternatives; raises InputError for a word that is no step.

    A path is a text such as ``inside ^presentIn|^basedIn ^developedBy``; see `indicators/catalogue.toml`.
    """
    return [[_step(word, ontology) for word in step.split("|")] for step in path.split()]


def _step(word: str, ontology: Ontology) -> Step:
    found = _STEP.fullmatch(word)
    if found is None:
        raise InputError(f"'{word}' is not a step; write a property, ^property, here or inside.")
    name = found["name"]
    if name not in {HERE, INSIDE}:
        ontology.property(name)
    kind = ontology.concept(found["kind"]) if found["kind"] else None
    return Step(name, bool(found["back"]), kind, bool(found["no"]))


def reach(kg: KnowledgeGraph, start: NamedNode, path: str, known: Known | None = None) -> tuple[Reached, ...]:
    """Return what a path leads to, by phase, standing and id; each once, by the surest and shortest way.

    What live claims state or mean to do counts, how surely is told by `standing`; what is denied, ended or cancelled,
    or whose time is over as of `kg.today`, does not. That a place is still being built makes nothing in it less sure.
    `known` remembers ways that several paths of one graph share.
    """
    found = _front(kg, start, path.split(), {} if known is None else known)
    return tuple(sorted((_settled_state(kg, one) for one in found.values()), key=_order))


def _front(kg: KnowledgeGraph, start: NamedNode, steps: Sequence[str], known: Known) -> Mapping[NamedNode, Reached]:
    """Return what is reached after some steps."""
    if not steps:
        return {start: Reached(start, "stated", "there", (), (), 1, False, 0)}
    key = (start, " ".join(steps))
    if key not in known:
        front = _front(kg, start, steps[:-1], known)
        (step,) = parse(steps[-1], kg.ontology)
        known[key] = _best(found for one in step for found in _follow(kg, front, one))
    return known[key]


def is_one_of(kg: KnowledgeGraph, node: NamedNode, types: Iterable[NamedNode]) -> bool:
    """Tell whether a thing is of one of some classes or kinds, or a concept one of some concepts, or narrower."""
    wanted = set(types)
    kinds = [node] if node in kg.ontology.concepts else nodes_of(said(kg, node, "b:kind", "b:role"))
    return any(cls in wanted for cls in kg.classes(node)) or any(
        broader in wanted for kind in kinds for broader in kg.ontology.broader(kind)
    )


def _order(one: Reached) -> tuple[int, int, str]:
    return PHASES.index(one.phase), STANDINGS.index(one.standing), one.id.value


def _best(found: Iterable[Reached]) -> dict[NamedNode, Reached]:
    best: dict[NamedNode, Reached] = {}
    for one in found:
        known = best.get(one.id)
        if known is None or _rank(one) < _rank(known):
            best[one.id] = one
    return best


def _rank(one: Reached) -> tuple[int, int, int, list[str]]:
    claims = sorted(statement.claim.id.value for statement in one.statements)
    return PHASES.index(one.phase), STANDINGS.index(one.standing), one.hops, claims


def _follow(kg: KnowledgeGraph, front: Mapping[NamedNode, Reached], step: Step) -> Iterator[Reached]:
    for one in front.values():
        if step.name == HERE:
            yield one
        elif step.name == INSIDE:
            yield from _inside(kg, one)
        else:
            reached = (_on(kg, one, edge) for edge in _edges(kg, one.id, step))
            yield from (end for end in reached if end and _wanted(kg, end, step))


def _wanted(kg: KnowledgeGraph, end: Reached, step: Step) -> bool:
    return step.kind is None or is_one_of(kg, end.id, [step.kind]) != step.unlike


def _edges(kg: KnowledgeGraph, node: NamedNode, step: Step) -> Iterator[Said]:
    """Yield what a property says; of one that has one value, what the graph follows."""
    name = f"b:{step.name}"
    single = kg.ontology.property(name) in kg.ontology.one_valued
    yield from (edge for edge in (said_of if step.back else said)(kg, node, name) if edge.settled or not single)


def _inside(kg: KnowledgeGraph, place: Reached) -> Iterator[Reached]:
    """Yield a place and all that lies in it, nearest first, by the surest way among the shortest."""
    seen, level = {place.id}, [place]
    while level:
        yield from level
        ends = (
            end
            for one in level
            for edge in (*said_of(kg, one.id, *WITHIN), *said(kg, one.id, *AROUND))
            if (end := _on(kg, one, edge)) is not None and end.id not in seen
        )
        level = [_as_place(end) for end in _best(ends).values()]
        seen |= {one.id for one in level}


def _as_place(one: Reached) -> Reached:
    """Return a place as what is in it sees it: that it is being built makes nothing in it less sure."""
    standing = "stated" if one.standing == "under way" else one.standing
    return replace(one, standing=standing, phase="there" if one.phase == "under way" else one.phase)


def _on(kg: KnowledgeGraph, one: Reached, edge: Said) -> Reached | None:
    """Return the other end of an edge; None where it leads nowhere or to what is over."""
    if not isinstance(edge.value, NamedNode) or edge.standing == "denied" or _is_over(kg, edge.value):
        return None
    size = next((part.value for part in said(kg, edge.value, "b:groupSize") if isinstance(part.value, int)), None)
    standing = max((one.standing, edge.standing, _starts(kg, edge.value)), key=STANDINGS.index)
    phase = max((one.phase, _phase(edge.standing), _phase(standing)), key=PHASES.index)
    way = one.told + one.way
    return Reached(edge.value, standing, phase, edge.statements, way, size or 1, size is not None, one.hops + 1)


def _phase(standing: str) -> str:
    return "to come" if standing in LATER else "under way" if standing == "under way" else "there"


def _is_over(kg: KnowledgeGraph, node: NamedNode) -> bool:
    """Tell whether a thing has ended, its time is over, or what was expected has come as something else."""
    ends = [part.value for part in said(kg, node, "b:validTo") if part.settled]
    if kg.ledger.status.get(node, "") in OVER or any(isinstance(day, dt.date) and day < kg.today for day in ends):
        return True
    expectations = nodes_of(said_of(kg, node, "b:expects"))
    return any(event != node for one in expectations for event in nodes_of(said(kg, one, "b:fulfilledBy")))


def _starts(kg: KnowledgeGraph, node: NamedNode) -> str:
    starts = [part.value for part in said(kg, node, "b:validFrom") if part.settled]
    late = any(isinstance(day, dt.date) and day > kg.today for day in starts)
    status = kg.ledger.status.get(node, "")
    return "planned" if late else status if status in NOT_YET else "stated"


def _settled_state(kg: KnowledgeGraph, one: Reached) -> Reached:
    """Return what is reached with its own state taken into account, and what states it."""
    states = [part for part in said(kg, one.id, "b:status") if part.settled]
    names = {local_name(node) for node in (*nodes_of(states), one.id)}
    unused = BUILT in names and is_one_of(kg, one.id, SITES)
    going_on = "under way" if names & GOING_ON or unused else "there"
    phase = max(one.phase, going_on, key=PHASES.index)
    standing = going_on if going_on == "under way" and one.standing == "stated" else one.standing
    if not one.hops:  # the start itself: on the way from it, whether it is there already makes no difference
        standing = max(standing, _starts(kg, one.id), key=STANDINGS.index)
        phase = max(phase, _phase(standing), key=PHASES.index)
    told = dict.fromkeys((*one.told, *(statement for part in states for statement in part.statements)))
    return replace(one, standing=standing, phase=phase, told=tuple(told))
