"""Which thing a name means: one rule for all commands, questions and functions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .errors import UnknownName
from .names import ABBREVIATED, Match, NameIndex, ShortForm, as_iri, is_wide, nearest, one_of, several
from .profile import TOLD
from .terms import b, brief
from .values import normal

if TYPE_CHECKING:
    from .graph import KnowledgeGraph

__all__ = ["Meaning"]

TRIAL = b("ClinicalTrial")
MANY = 100
"""Things whose names are looked through for those that a text is short for."""
OFFERED = 3
"""Names that are offered where nothing has the one asked for."""


@dataclass(frozen=True)
class Meaning:
    """What names mean in a graph.

    1. The thing that has the name, in any language, or its IRI or id; of records those whose name is not short for what
    sources speak of. 2. Where no thing has it, the one thing that it is short for (`biokg.names.short`); the graph is
    told (`KnowledgeGraph.taken`). What only makes sense with another
    thing - an event, a tie, a number - is meant so only where things of its class are asked for, and what is called
    after another that fits too - the website of a park - never. 3. Else an error: AmbiguousName lists all that may be
    meant, UnknownName the nearest names.
    """

    kg: KnowledgeGraph
    known: Collection[NamedNode]
    """The things of the graph, without those that only registers know."""
    among: Collection[NamedNode] | None = None
    """What may be meant; all things where it is None."""

    def of(self, name: str) -> NamedNode:
        """Return the one thing that a name means."""
        called = self._called(name)
        if called is not None:
            return called
        fitting = [] if any(one in self.known for one in self.kg.names.exact(name)) else self._fitting(name)
        if len(fitting) > 1:
            some = str(len(fitting)) if len(fitting) < MANY else "many"
            which = [f"'{one.name}'" + (f" ({brief(one.node.value)})" if one.recorded else "") for one in fitting]
            raise several(f"'{name}' may be short for {some} things", f"“{name}”可能是多个事物的简称", which)
        if not fitting:
            raise self._unknown(name)
        self.kg.taken(name, fitting[0].node)
        return fitting[0].node

    def _called(self, name: str) -> NamedNode | None:
        """Return the thing that has a name; None where nothing has."""
        kg, things = self.kg, self.known if self.among is None else self.among
        if (node := as_iri(name)) is not None and node in things:
            return node
        own = kg.names.exact(name)
        if self.among is None and not own and kg.recorded.graphs and (found := kg.recorded.called(name, kg.names)):
            self._check_alone(name, found)
            return found
        later = kg.names.later.exact(name) if kg.names.later is not None else []
        called = [one for one in own if one in things] or [one for one in later if one in things]
        if not called and not own and kg.names.came_later(name):
            raise self._too_early(name)
        return one_of(name, called) if called else None

    def _check_alone(self, name: str, record: NamedNode) -> None:
        """Raise AmbiguousName where the name of a record is short for what sources speak of, too."""
        if record in self.known or as_iri(name) == record:
            return
        fitting = self._fitting(name, self.kg.names.without_registers)
        if fitting:
            which = [f"'{one.name}'" for one in fitting] + [f"'{self.kg.label(record)}' ({brief(record.value)})"]
            raise several(f"'{name}' is the name of a record and short for what sources speak of",
                          f"“{name}”既是登记册中一条记录的名称，也是资料所述事物的简称", which)  # fmt: skip

    def _fitting(self, name: str, names: NameIndex | None = None) -> list[Match]:
        """Return what a name is short for, a match a thing: those it stands in as it is, before others."""
        matches = (names or self.kg.names.later or self.kg.names).short_for(name, MANY)
        matches = self.kg.recorded.as_things(
            [one for one in matches if self._is_wanted(one) or self._stands_alone(one)]
        )
        keys = [normal(one.name) for one in matches]
        matches = [
            one for one, key in zip(matches, keys, strict=True) if not any(_is_after(key, other) for other in keys)
        ]
        matches = [one for one in matches if self._is_wanted(one)]
        own = [one for one in matches if one.node in self.known] or matches
        short = ShortForm(normal(name))
        if areas := [one for one in own if short.lacks_only_kind(normal(one.name))]:
            return areas
        return [one for one in own if one.score > ABBREVIATED] or own

    def _is_wanted(self, match: Match) -> bool:
        """Tell whether a thing may be meant."""
        return self._stands_alone(match) if self.among is None else match.node in self.among

    def _stands_alone(self, match: Match) -> bool:
        """Tell whether a match is a thing, known to the graph, that makes sense by itself."""
        classes = self.kg.classes(match.node) if match.recorded or match.node in self.known else []
        return bool(classes) and not any(cls in TOLD and cls != TRIAL for cls in classes)

    def _unknown(self, name: str) -> UnknownName:
        """Return the error that offers the nearest names, things that make sense by themselves first."""
        kg, later = self.kg, self.kg.names.later
        if later is not None and (fitting := later.short_for(name, MANY)) and not any(map(self._stands_alone, fitting)):
            return self._too_early(name)
        found = [one for one in kg.find(name, MANY) if one.recorded or one.node in self.known]
        if self.among is not None:
            found = [one for one in kg.find(name, MANY) if one.node in self.among]
        near = [one.name for one in sorted(found, key=lambda one: not self._stands_alone(one))]
        if not near and kg.names.are_few:
            near = nearest(name, [kg.label(node) for node in (self.known if self.among is None else self.among)])
        offered = [f"'{other}'" for other in dict.fromkeys(near)][:OFFERED]
        en, zh = self._said(name)
        if not offered:
            en, zh = f"{en} See `biokg things`.", f"{zh}请用 `biokg things` 查看。"
        return UnknownName(en, offered, zh=zh)

    def _said(self, name: str) -> tuple[str, str]:
        """Say that nothing has a name, or that what has it is of another class than is asked for; English, Chinese."""
        kg = self.kg
        node = next((one for one in kg.names.exact(name) if one in self.known), None)
        if node is None:
            return f"Nothing is called '{name}'.", f"没有名为“{name}”的事物。"
        cls = kg.classes(node)[0]
        return (
            f"'{name}' is the name of a thing of another class than is asked for here: {kg.label(cls)}.",
            f"“{name}”是另一类事物的名称：{kg.label(cls, 'zh')}。",
        )

    def _too_early(self, name: str) -> UnknownName:
        return UnknownName(f"Nothing that was published by {self.kg.date} speaks of '{name}'.",
                           zh=f"截至{self.kg.date}，已发表的资料均未提及“{name}”。")  # fmt: skip


def _is_after(key: str, other: str) -> bool:
    """Tell whether a name is made with another: `website of Port Alder` with `port alder`."""
    return key != other and (other in key if is_wide(other) else f" {other} " in f" {key} ")
