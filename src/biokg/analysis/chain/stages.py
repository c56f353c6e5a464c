"""Stages of the value chain at a place: stated, inferred, shown by signs, planned, denied or not stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...claims.ledger import Statement
from ...terms import PREFIXES, iri
from ..routes import PHASES
from ..said import said
from .signs import Rule, Sign, rules_of, signs_at

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["VERDICTS", "Stage", "StageField", "stage_fields", "stages_of"]

VERDICTS = ("stated", "inferred", "planned", "denied", "not stated")
"""Whether a stage is covered: a source says so; it is inferred by a claim or shown by a sign; it is planned; a source
says that it is not; no source says anything."""

PART = {"en": "place in it that covers it", "zh": "其中覆盖该环节的地点"}
"""What the sign is called that a stage is stated of a place within."""

_BY_STANDING = {"stated": "stated", "under way": "stated", "inferred": "inferred", "planned": "planned",
                "expected": "planned", "intended": "planned", "denied": "denied"}  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """A stage of the value chain."""

    id: NamedNode
    verdict: str
    """Stated, inferred, planned, denied or not stated."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class StageField:
    """One stage at one place."""

    stage: NamedNode
    place: NamedNode
    verdict: str
    """One of `VERDICTS`."""
    said: tuple[Statement, ...]
    """The claims that the place covers it, or that it does not."""
    signs: tuple[Sign, ...]
    """What else shows it; what is there before what is planned."""

    @property
    def behind(self) -> tuple[NamedNode, ...]:
        """The organisations that stand behind its signs, each once."""
        return tuple(dict.fromkeys(one for sign in self.signs for one in sign.behind))


def stage_fields(kg: KnowledgeGraph, place: NamedNode, rules: Sequence[Rule] | None = None) -> tuple[StageField, ...]:
    """Return every stage at a place, in order: what is stated of the place itself, else what signs there show."""
    return tuple(_fields(kg, place, rules_of(kg) if rules is None else rules))


def _fields(kg: KnowledgeGraph, place: NamedNode, rules: Sequence[Rule]) -> Iterator[StageField]:
    for stage in stages_of(kg, place):
        part = Rule("part", stage.id, PART, "inside stage", (stage.id,), "")
        found = [sign for sign in signs_at(kg, place, part) if sign.thing != place]
        found += [sign for rule in rules if rule.stage == stage.id for sign in signs_at(kg, place, rule)]
        found.sort(key=lambda sign: PHASES.index(sign.phase))
        signs = tuple(found)
        shown = ["planned" if sign.phase == "to come" else "inferred" for sign in signs]
        verdict = min([stage.verdict, *shown], key=VERDICTS.index)
        yield StageField(stage.id, place, "denied" if stage.verdict == "denied" else verdict, stage.statements, signs)


def stages_of(kg: KnowledgeGraph, node: NamedNode) -> tuple[Stage, ...]:
    """Return every stage of the value chain in its order, and whether the sources say that a thing covers it."""
    known = {one.value: one for one in said(kg, node, "b:stage")}
    order = sorted(
        (quad.object.value, quad.subject.value)
        for quad in kg.store.quads(predicate=iri("skos:notation"))
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode) and _is_stage(quad.subject)
    )
    found = ((NamedNode(stage), known.get(NamedNode(stage))) for _, stage in order)
    return tuple(
        Stage(stage, _BY_STANDING[one.standing], one.statements) if one else Stage(stage, "not stated", ())
        for stage, one in found
    )


def _is_stage(node: NamedNode) -> bool:
    return node.value.startswith(PREFIXES["stage"])
