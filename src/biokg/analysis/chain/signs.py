"""Signs of a stage: what shows that a stage of the value chain is covered, written as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ...errors import BiokgError, InputError
from ...ontology import Ontology
from ...terms import b
from ..routes import Reached, is_one_of, parse, reach
from ..said import nodes_of, said

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["Rule", "Sign", "read_rules", "rules_of", "signs_at", "signs_of"]

_KEYS = {"id", "stage", "en", "zh", "path", "types", "own"}


@dataclass(frozen=True)
class Rule:
    """What is a sign of a stage."""

    id: str
    stage: NamedNode
    names: Mapping[str, str]
    """What the sign is, by language."""
    path: str
    """From a place to the sign."""
    types: tuple[NamedNode, ...]
    own: str
    """From an organisation to the sign; empty where no organisation is meant."""


@dataclass(frozen=True)
class Sign:
    """Something that shows a stage."""

    rule: str
    names: Mapping[str, str]
    thing: NamedNode
    phase: str
    """One of `biokg.analysis.routes.PHASES`."""
    standing: str
    behind: tuple[NamedNode, ...]
    """The organisations that run it, are it, or whose product it is about; empty where none is named."""
    statements: tuple[Statement, ...]


def rules_of(kg: KnowledgeGraph) -> tuple[Rule, ...]:
    """Return biokg's own rules with those of the workspace (``indicators/*.toml``)."""
    from ...workspace import Workspace, shipped

    workspace = kg.workspace or Workspace(shipped("indicators").parent)
    return read_rules(workspace.indicators, kg.ontology)


def read_rules(paths: Iterable[Path], ontology: Ontology) -> tuple[Rule, ...]:
    """Return the signs of files such as `indicators/signs.toml`, in their order.

    Raises InputError, naming the file and the entry, for what is no TOML, an unknown term, a word that is missing or a
    sign that is there a second time.
    """
    found: dict[str, Rule] = {}
    for path in paths:
        for entry in _entries(path):
            rule = _rule(entry, ontology, path)
            if rule.id in found:
                raise InputError(f"has the sign '{rule.id}' a second time.", path=path)
            found[rule.id] = rule
    return tuple(found.values())


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("sign", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no TOML: {error}.", path=path) from error
    return found


def _rule(entry: Mapping[str, Any], ontology: Ontology, path: Path) -> Rule:
    wrong = sorted((_KEYS - {"own"} - entry.keys()) | (entry.keys() - _KEYS))
    if wrong:
        raise InputError(f"[{entry.get('id', '?')}] lacks, or has for no use, {', '.join(wrong)}.", path=path)
    try:
        for route in (entry["path"], entry.get("own", "")):
            parse(route, ontology)
        stage = ontology.concept(entry["stage"])
        types = tuple(ontology.cls(one) if one.startswith("b:") else ontology.concept(one) for one in entry["types"])
    except BiokgError as error:
        raise InputError(f"[{entry['id']}]: {error}", path=path) from error
    names = {"en": entry["en"], "zh": entry["zh"]}
    return Rule(entry["id"], stage, names, entry["path"], types, entry.get("own", ""))


def signs_at(kg: KnowledgeGraph, place: NamedNode, rule: Rule) -> Iterator[Sign]:
    """Yield the signs of a rule at a place, by phase, standing and id."""
    return (_sign(kg, one, rule) for one in reach(kg, place, rule.path) if is_one_of(kg, one.id, rule.types))


def signs_of(kg: KnowledgeGraph, organization: NamedNode, rule: Rule) -> Iterator[Sign]:
    """Yield the signs of a rule that an organisation has itself, in the same order."""
    found = reach(kg, organization, rule.own) if rule.own else ()
    return (_sign(kg, one, rule) for one in found if is_one_of(kg, one.id, rule.types))


def _sign(kg: KnowledgeGraph, one: Reached, rule: Rule) -> Sign:
    """Return a sign; where a concept was reached, what is meant for it or works in it is the sign."""
    thing = one.told[0].claim.subject if one.id in kg.ontology.concepts and one.told else one.id
    told = one.statements or _own_statements(kg, one.id)
    return Sign(rule.id, rule.names, thing, one.phase, one.standing, _behind(kg, thing, told), told)


def _own_statements(kg: KnowledgeGraph, node: NamedNode) -> tuple[Statement, ...]:
    """Return the statements that show what a thing is, where no way led to it."""
    kinds = [
        statement for part in said(kg, node, "b:kind", "b:status") if part.settled for statement in part.statements
    ]
    return tuple(kinds or [one for one in kg.ledger.about(node) if one.live][:1])


def _behind(kg: KnowledgeGraph, thing: NamedNode, told: Iterable[Statement]) -> tuple[NamedNode, ...]:
    if _is_organization(kg, thing):
        return (thing,)
    runs = nodes_of(said(kg, thing, "b:managedBy"), settled=False)
    ends = (end for one in told for end in (one.claim.subject, one.claim.object) if isinstance(end, NamedNode))
    return tuple(dict.fromkeys(runs or (end for end in ends if _is_organization(kg, end))))


def _is_organization(kg: KnowledgeGraph, node: NamedNode) -> bool:
    return b("Organization") in kg.classes(node)
