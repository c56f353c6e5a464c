"""The one-page profile of a thing, for people: what it is, what is said of it, who says so."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ..claims.ledger import Statement, machine_only
from ..ontology import Ontology
from ..profile import GROUPS, Fact, Profile
from ..terms import ID, RECORDS, b, brief
from .document.model import Block, Cell, Document, Prose, Row, Rows
from .wording import Wording
from .words import listed

__all__ = ["profile_document"]

HEADINGS = {
    "nature": ("What it is", "概况"),
    "names": ("Names", "名称"),
    "place": ("Place and parts", "位置与组成"),
    "people": ("People", "人物"),
    "ties": ("Ties", "往来"),
    "products": ("Products and research", "产品与研究"),
    "decisions": ("Decisions and expectations", "监管决定与预期"),
    "plans": ("Plans, goals, events", "规划、目标与事件"),
    "numbers": ("Numbers", "数字"),
    "addresses": ("Identifiers and pages", "标识与网页"),
    "other": ("Also said", "其他"),
}
_WHOLE = {b(name) for name in ("party", "at", "statisticOf", "populationArea", "decisionOn", "forIndication",
                               "jurisdiction", "decidedBy", "expects")}  # fmt: skip
_DATES = {b("edtf"), b("validFrom"), b("validTo")}
_SAID = 8  # sentences of a speaker that a page shows; the others are counted


def profile_document(profile: Profile, wording: Wording, ontology: Ontology) -> Document:
    """Return the profile as a document."""
    zh = wording.language == "zh"
    first, second = (profile.names.get(code, "") for code in (("zh", "en") if zh else ("en", "zh")))
    first, second = (first or second or wording.node(profile.id)), (second if first else "")
    status = [wording.node(profile.status)] if profile.status else []
    address = profile.id.value
    name = brief(address) if address.startswith(RECORDS) else address.removeprefix(ID)
    kind = [ontology.label(profile.cls, wording.language), *status, name]
    notes = [Prose("", [Cell(note) for note in profile.notes])] if profile.notes else []
    blocks: list[Block] = [*notes, *_facts(profile, wording), *_conflicts(profile, wording), *_said(profile, wording)]
    silent = wording.of("No source says anything about it.", "没有来源提及。")
    footer = [] if profile.statements else [silent]
    subtitle = " · ".join(part for part in (second, *kind) if part)
    return Document(first, subtitle, blocks=blocks, language=wording.language, footer=footer)


def _facts(profile: Profile, wording: Wording) -> Iterator[Rows]:
    rows: dict[str, list[Row]] = {group: [] for group in GROUPS}
    disputed = {statement.claim.id for group in profile.conflicts for statement in group}
    for fact in profile.facts:
        rows[fact.group].append(_row(fact, profile, wording, disputed))
    for group, heading in HEADINGS.items():
        if rows[group]:
            yield Rows(wording.of(*heading), group, rows[group])


def _row(fact: Fact, profile: Profile, wording: Wording, disputed: set[NamedNode]) -> Row:
    told = list(_behind(fact))
    remarks = []
    if not fact.settled and fact.standing not in {"denied", "intended"}:
        remarks.append(_outweighed(fact, profile, wording))
    if any(one.claim.id in disputed for one in told):
        remarks.append(wording.of("disputed", "有分歧"))
    if fact.open_list:
        remarks.append(wording.of("among others", "未尽列举"))
    remarks += wording.caveats(one for one in told if one.settled or one in fact.statements)
    if machine_only(told):
        remarks.append(wording.of("machine-made text only", "仅见于机器生成文本"))
    expectation = _expectation(fact, wording)
    text = f"{wording.fact(fact)} — {expectation}" if expectation else wording.fact(fact)
    says_it = fact.predicate == b("status") and fact.standing not in {"inferred", "denied"}
    quiet = says_it or bool(expectation)
    joint = wording.of("; ", "；")
    cell = Cell(text, standing=fact.standing, told=tuple(told), remark=joint.join(remarks), quiet=quiet)
    return Row(_label(fact, wording), cell)


def _outweighed(fact: Fact, profile: Profile, wording: Wording) -> str:
    """Say why a fact is not the one that counts: it was so earlier, or a better source says otherwise."""
    now = [one for one in profile.facts if one.predicate == fact.predicate and one.settled and not one.inverse]
    if fact.predicate == b("status") and now and _newest(now[0]) > _newest(fact):
        return wording.of("earlier", "此前")
    return wording.of("outweighed", "有更可靠或更新的说法")


def _newest(fact: Fact) -> str:
    return max(one.source.issued.value for one in fact.statements)


def _behind(fact: Fact) -> Iterator[Statement]:
    """Yield the statements behind what a line says: of a tie, number or decision all, else those on its date."""
    yield from fact.statements
    whole = fact.inverse and fact.predicate in _WHOLE
    for part in fact.about:
        if whole or part.predicate in _DATES:
            yield from part.statements
        if whole and part.predicate == b("expects"):
            yield from part.told()


def _label(fact: Fact, wording: Wording) -> str:
    if fact.inverse and fact.kind == b("Statistic"):
        return ""
    if fact.inverse and fact.kind is not None and fact.predicate in {b("party"), b("at")}:
        return wording.node(fact.kind)
    return wording.property(fact.predicate, fact.inverse)


def _expectation(fact: Fact, wording: Wording) -> str:
    """Word what is or was expected of the other end, with the source's own words for when."""
    expectations = [fact] if fact.predicate == b("expects") and fact.inverse else []
    expectations += [part for part in fact.about if part.predicate == b("expects") and part.inverse]
    parts = []
    for one in expectations:
        words, met = one.detail("b:verbatim"), one.detail("b:fulfilledBy")
        text = wording.of("expected", "预期")
        text += f" “{words.value}”" if words else ""
        if met:
            text += wording.of(", fulfilled", "，已实现")
        parts.append(text.strip(" ,，"))
    return listed(list(dict.fromkeys(parts)), wording.language)


def _conflicts(profile: Profile, wording: Wording) -> Iterator[Rows]:
    facts = {one.claim.id: fact for fact in profile.facts for one in fact.told() if fact.inverse}
    rows = []
    for group in profile.conflicts:
        same = len({one.claim.subject for one in group}) == 1
        for one in group:
            claim, fact = one.claim, facts.get(one.claim.id)
            text = wording.value(claim.object, claim.predicate)
            if claim.predicate == b("value") and fact is not None:
                text = wording.fact(fact)
            elif not same:
                text = f"{wording.node(claim.subject)}: {text}"
            said = wording.source(one.source) + wording.of(", ", "，") + wording.node(one.tier)
            label = wording.property(claim.predicate)
            rows.append(Row(label, Cell(f"{text} — {said}", standing=one.standing, told=(one,))))
    if rows:
        yield Rows(wording.of("Sources disagree", "来源不一致"), "conflicts", rows)


def _said(profile: Profile, wording: Wording) -> Iterator[Rows]:
    said = profile.said[:_SAID]
    rows = [Row("", Cell(wording.claim(one.claim), standing=one.standing, told=(one,))) for one in said]
    more = len(profile.said) - len(rows)
    if more > 0:
        rows.append(Row("", Cell(wording.of(f"… and {more} more", f"……另有 {more} 条"))))
    if rows:
        yield Rows(wording.of("What it says", "其所言"), "said", rows)
    if profile.published:
        names = [
            Row(wording.date(one.edtf), Cell(one.title(wording.language)), end=one.name) for one in profile.published
        ]
        yield Rows(wording.of("What it published", "其发布"), "published", names)
