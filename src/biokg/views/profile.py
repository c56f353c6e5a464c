"""The one-page profile of a thing, for people: what it is, what is said of it, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from ..claims.ledger import Place, Statement
from ..ontology import Ontology
from ..profile import GROUPS, Fact, Profile
from ..terms import ID, b, iri
from ..text import Article, Span
from .page import Block, Page, Row
from .wording import Wording
from .words import listed

__all__ = ["profile_page", "source_rows"]

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
    "other": ("Also said", "其他"),
}
_WHOLE = {b(name) for name in ("party", "at", "statisticOf", "populationArea", "decisionOn", "forIndication",
                               "jurisdiction", "decidedBy", "expects")}  # fmt: skip
_DATES = {b("edtf"), b("validFrom"), b("validTo")}
_SAID = 8  # sentences of a speaker that a page shows; the others are counted


def profile_page(
    profile: Profile, wording: Wording, ontology: Ontology, articles: Mapping[str, Article] | None = None
) -> Page:
    """Return the profile as a page; with `articles` (by the hash of their text) the quoted words too."""
    zh = wording.language == "zh"
    first, second = (profile.names.get(code, "") for code in (("zh", "en") if zh else ("en", "zh")))
    status = [wording.node(profile.status)] if profile.status else []
    kind = " · ".join([ontology.label(profile.cls, wording.language), *status, profile.id.value.removeprefix(ID)])
    blocks = [*_facts(profile, wording), *_conflicts(profile, wording), *_said(profile, wording)]
    sources = source_rows(profile, wording, ontology, articles)
    if sources:
        blocks.append(Block(wording.of("Sources", "来源"), sources))
    silent = wording.of("No source says anything about it.", "没有来源提及。")
    footer = [] if profile.statements else [silent]
    return Page(first, second, [kind, *profile.notes], blocks, wording.language, footer)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _facts(profile: Profile, wording: Wording) -> Iterator[Block]:
    rows: dict[str, list[Row]] = {group: [] for group in GROUPS}
    disputed = {statement.claim.id for group in profile.conflicts for statement in group}
    for fact in profile.facts:
        rows[fact.group].append(_row(fact, profile, wording, disputed))
    for group, heading in HEADINGS.items():
        if rows[group]:
            yield Block(wording.of(*heading), rows[group])


def _row(fact: Fact, profile: Profile, wording: Wording, disputed: set[NamedNode]) -> Row:
    told = list(_behind(fact))
    remarks = []
    if not fact.settled and fact.standing not in {"denied", "intended"}:
        remarks.append(wording.of("outweighed", "有更可靠或更新的说法"))
    if any(one.claim.id in disputed for one in told):
        remarks.append(wording.of("disputed", "有分歧"))
    if fact.open_list:
        remarks.append(wording.of("among others", "未尽列举"))
    if told and all(one.tier == iri("tier:machine") for one in told):
        remarks.append(wording.of("machine-made text only", "仅见于机器生成文本"))
    expectation = _expectation(fact, wording)
    text = f"{wording.fact(fact)} — {expectation}" if expectation else wording.fact(fact)
    quiet = fact.predicate == b("status") or bool(expectation)  # the words say it
    joint = wording.of("; ", "；")
    return Row(
        _label(fact, wording), text, fact.standing, _marks(profile.marks(told)), joint.join(remarks), quiet=quiet
    )


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
    return listed(parts, wording.language)


def _conflicts(profile: Profile, wording: Wording) -> Iterator[Block]:
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
            rows.append(Row(label, f"{text} — {said}", one.standing, _marks(profile.marks([one]))))
    if rows:
        yield Block(wording.of("Sources disagree", "来源不一致"), rows)


def _said(profile: Profile, wording: Wording) -> Iterator[Block]:
    rows = [Row("", wording.sentence(one), one.standing, wording.source(one.source)) for one in profile.said[:_SAID]]
    more = len(profile.said) - len(rows)
    if more > 0:
        rows.append(Row("", wording.of(f"… and {more} more", f"……另有 {more} 条")))
    if rows:
        yield Block(wording.of("What it says", "其所言"), rows)
    if profile.published:
        names = [Row(wording.date(one.edtf), one.title.value, marks=one.name) for one in profile.published]
        yield Block(wording.of("What it published", "其发布"), names)


def source_rows(
    profile: Profile, wording: Wording, ontology: Ontology, articles: Mapping[str, Article] | None = None
) -> list[Row]:
    """Return the sources of a profile: each with its sections, their marks and characters, and the words if at hand."""
    places: dict[NamedNode, list[Place]] = {}
    for one in profile.statements:
        for place in one.places:
            known = places.setdefault(place.section.id, [])
            if place.citation.id not in {other.citation.id for other in known}:
                known.append(place)
    rows: list[Row] = []
    shown = None
    for section, number in profile.sections.items():
        here = sorted(places[section], key=lambda place: place.citation.start or 0)
        source = here[0].source
        if source.id != shown:
            shown = source.id
            parts = (source.title.value, wording.source(source), wording.node(source.tier))
            rows.append(Row("", " · ".join(parts), strong=True))
        machine = here[0].section.evidence in ontology.machine_made
        article = (articles or {}).get(source.sha256 or "")
        rows.append(Row(_marks([number]), _section(here, wording, machine, spans=article is None)))
        rows += [Row("", _quote(place, article)) for place in here if article and place.citation.end]
    return rows


def _section(places: list[Place], wording: Wording, machine: bool, spans: bool) -> str:
    """Word a section: its name, how its text was made, which characters are cited."""
    section = places[0].section
    names = {label.language: label.value for label in section.labels}
    parts = [names.get(wording.language) or next(iter(names.values()), section.id.value.rpartition("/")[2])]
    parts.append(wording.node(section.evidence))
    if machine:
        parts[-1] += wording.of(" (machine-made)", "（机器生成）")
    cited = _merged(places)
    if cited and spans:
        parts.append(wording.of("characters ", "字符 ") + ", ".join(f"{start}–{end}" for start, end in cited))
    return " · ".join(parts)


def _merged(places: list[Place]) -> list[tuple[int, int]]:
    """Return the cited spans with those that overlap made one, so that a page names each place once."""
    merged: list[tuple[int, int]] = []
    for place in places:
        start, end = place.citation.start, place.citation.end
        if start is None or end is None:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _quote(place: Place, article: Article) -> str:
    start, end = place.citation.start or 0, place.citation.end or 0
    return f"“{article.words(Span(start, end))}” {start}–{end}"
