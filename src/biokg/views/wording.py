"""Nodes, values, claims and facts of a graph as people read them, in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..claims.model import Claim, Source
from ..profile import Fact, Value
from ..terms import b, iri, local_name, shorten
from .words import BADGES, date_words, listed, number_words, quantity_words

if TYPE_CHECKING:
    from ..analysis.age import Age

__all__ = ["Wording"]

_INVERSE = {
    "b:locatedIn": ("in it", "其中有"),
    "b:partOf": ("parts", "组成部分"),
    "b:serves": ("served by", "配套方"),
    "b:studies": ("studied in", "临床试验"),
    "b:sponsoredBy": ("sponsor of", "申办的试验"),
    "b:supportedBy": ("supports", "合作的试验"),
    "b:conductedAt": ("site of", "承担的试验"),
    "b:hasActiveIngredient": ("ingredient of", "用于产品"),
    "b:foundedBy": ("founder of", "创办"),
    "b:affiliatedWith": ("people", "人员"),
    "b:managedBy": ("manages", "管理"),
    "b:basedIn": ("based here", "总部在此"),
    "b:presentIn": ("present here", "已入驻"),
    "b:subOrganizationOf": ("suborganizations", "下属机构"),
    "b:succeededBy": ("successor of", "前身机构"),
    "b:ultimateParent": ("ultimate parent of", "最终控制"),
    "b:developedBy": ("develops", "研发"),
    "b:basedOnResearchBy": ("research behind", "研究成果用于"),
    "b:indicatedFor": ("aimed at it", "针对产品"),
    "b:decisionOn": ("decisions", "监管决定"),
    "b:decidedBy": ("decided", "作出决定"),
    "b:grantedTo": ("holds", "获得的决定"),
    "b:jurisdiction": ("in force here", "在此生效"),
    "b:forIndication": ("decisions", "相关决定"),
    "b:expects": ("expectation", "预期"),
    "b:fulfilledBy": ("fulfils", "实现"),
    "b:plans": ("planned by", "规划方"),
    "b:hasGoal": ("goal of", "提出者"),
    "b:announcedAt": ("announced", "在此发布"),
    "b:attributedTo": ("released", "发布内容"),
    "b:statisticOf": ("numbers", "数字"),
    "b:populationArea": ("shares of it", "所占份额"),
}
_DATES = {b("edtf"), b("validFrom"), b("validTo"), b("asOf"), b("earliest"), b("latest")}
_NUMBERS = {iri("xsd:decimal"), iri("xsd:integer")}
_SHORT = {
    "skos:altLabel": ("also called", "又名"),
    "skos:exactMatch": ("the same as", "等同于"),
    "foaf:homepage": ("website", "网站"),
    "foaf:page": ("page", "网页"),
    "b:groupSize": ("how many", "数量"),
    "b:edtf": ("date", "日期"),
    "b:validFrom": ("since", "起始"),
    "b:validTo": ("until", "终止"),
    "b:verbatim": ("in words", "原话"),
    "b:value": ("number", "数字"),
}


@dataclass(frozen=True)
class Wording:
    """Words things in one language with the names that a graph has for them."""

    label: Callable[[NamedNode, str], str]
    """`KnowledgeGraph.label`."""
    language: str = "en"
    age: Age | None = None
    """From when on what is told is marked with its year; None for never."""

    def of(self, en: str, zh: str) -> str:
        """Return the words of this language."""
        return zh if self.language == "zh" else en

    def node(self, node: NamedNode) -> str:
        """Return the name of a node."""
        return self.label(node, self.language)

    def date(self, text: str) -> str:
        """Return a date in words."""
        return date_words(text, self.language)

    def property(self, node: NamedNode, inverse: bool = False) -> str:
        """Return how a property is read, from the subject or (`inverse`) from the object."""
        words = (_INVERSE if inverse else _SHORT).get(shorten(node.value))
        return self.of(*words) if words else self.node(node)

    def value(self, value: Value, predicate: NamedNode | None = None) -> str:
        """Return a name, number, date or text in words; quoted where the words are the source's own."""
        if isinstance(value, NamedNode):
            return self.node(value)
        if predicate in _DATES:
            return self.date(value.value)
        if value.datatype in _NUMBERS:
            return number_words(value.value)
        return f"“{value.value}”" if predicate == b("verbatim") else value.value

    def standing(self, standing: str) -> str:
        """Return the word for how a statement stands."""
        badge = BADGES.get(standing)
        return badge.word(self.language) if badge else standing

    def claim(self, claim: Claim) -> str:
        """Return a claim as a line: subject, property, object."""
        parts = (self.node(claim.subject), self.property(claim.predicate), self.value(claim.object, claim.predicate))
        return " · ".join(parts)

    def source(self, source: Source) -> str:
        """Return a source in a few words: its publisher and date."""
        publisher = self.node(source.publisher) if source.publisher else source.title(self.language)
        return publisher + self.of(", ", "，") + self.date(source.edtf)

    def names(self, names: Iterable[str]) -> str:
        """Return names in a line, set apart by semicolons where a name itself holds a comma.

        >>> Wording(lambda node, language: "").names(["the institute, Beijing", "the university"])
        'the institute, Beijing; the university'
        """
        parts = list(names)
        if self.language == "zh":
            return "、".join(parts)
        return ("; " if any(", " in part for part in parts) else ", ").join(parts)

    def caveats(self, told: Iterable[Statement]) -> list[str]:
        """Return the limits with which statements are to be read, each once, without those that another one holds."""
        found = dict.fromkeys(one.claim.caveat(self.language) for one in told if one.claim.caveats)
        return [one for one in found if not any(one != other and one in other for other in found)]

    def aged(self, told: Iterable[Statement], as_of: dt.date | None = None) -> str:
        """Return the year of what rests on old sources alone ("as of 2001"); nothing where it is not old."""
        year = self.age.since(told, as_of) if self.age else None
        return self.of(f"as of {year}", f"截至{year}年") if year else ""

    # ---- facts

    def fact(self, fact: Fact) -> str:
        """Return the other end of a fact, with what makes a tie, number, decision or event readable."""
        name = local_name(fact.predicate)
        if fact.inverse and name in {"party", "at"}:
            return self._tie(fact, "at" if name == "party" else "party")
        if fact.inverse and name in {"statisticOf", "populationArea"}:
            return self._number(fact, name)
        if fact.inverse and name in {"decisionOn", "forIndication", "jurisdiction", "decidedBy"}:
            return self._decision(fact)
        text = self.value(fact.other, fact.predicate)
        when = self._when(fact)
        return f"{text}{self.of(', ', '，')}{when}" if when else text

    def _tie(self, fact: Fact, end: str) -> str:
        """Word an engagement or position: "Eli Lilly — attracted"."""
        party, role = fact.detail(f"b:{end}"), fact.detail("b:role")
        if party is None:
            return self.value(fact.other)
        parts = [self.value(role)] if role else []
        status = fact.detail("b:status")
        if status and local_name(status) not in {fact.standing.replace(" ", "-"), "under-construction"}:
            parts.append(self.value(status))
        parts += [when] if (when := self._when(fact)) else []
        return f"{self.value(party)} — {listed(parts, self.language)}" if parts else self.value(party)

    def _number(self, fact: Fact, name: str) -> str:
        """Word a statistic: "over 1,000 pharmaceutical companies"."""
        value, measure = fact.detail("b:value"), fact.detail("b:measures")
        if value is None:
            return self.value(fact.other)
        whole = fact.detail("b:populationArea")
        text = quantity_words(
            value.value,
            local_name(fact.detail("b:qualifier")) or "exactly",
            local_name(fact.detail("b:unit")),
            self.value(measure) if measure else "",
            self.language,
        )
        if whole is not None:
            text += self.of(f" in {self.value(whole)}", f"（总体：{self.value(whole)}）")
        of = fact.detail("b:statisticOf")
        if name == "populationArea" and of is not None:
            text = f"{self.value(of)}: {text}"
        as_of = fact.detail("b:asOf")
        said = fact.statements[0].source.edtf[:7] if fact.statements else ""
        when = self.of("as of ", "截至") + self.date(as_of.value) if as_of else self.date(said)
        return f"{text}{self.of(', ', '，')}{when}"

    def _decision(self, fact: Fact) -> str:
        """Word a regulatory decision: its kind, where, for what, how far."""
        details = [self.value(value) for name in ("b:kind", "b:jurisdiction") if (value := fact.detail(name))]
        details += [self.value(part.object) for part in fact.about if part.predicate == b("forIndication")]
        status, when = fact.detail("b:status"), self._when(fact)
        if any(part.predicate == b("expects") for part in fact.about) and local_name(status) == "expected":
            status = None  # what is expected of it says so, with its window
        state = " ".join(part for part in (self.value(status) if status else "", when) if part)
        parts = [*details, *([state] if state else [])]
        return listed(parts, self.language) if details else self.value(fact.other)

    def _when(self, fact: Fact) -> str:
        """Word when the other end of a fact was, is or is expected; the source's own words first."""
        start, end = fact.detail("b:validFrom"), fact.detail("b:validTo")
        if start or end:
            since = self.of("since {}", "{}起").format(self.date(start.value)) if start else ""
            until = self.of("until {}", "至{}").format(self.date(end.value)) if end else ""
            return " ".join(part for part in (since, until) if part)
        date = fact.detail("b:edtf")
        return self.date(date.value) if date else ""
