"""Evidence as a document: tiers, the reports that matter most, machine-made text, what several reports state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...analysis.evidence import Evidence, Fact, Loss, Report
from ...analysis.share import Share
from ...terms import local_name
from ..document.model import Block, Cell, Column, Document, Table
from ..record import name_of
from ..report.phrases import ROWS, grouped, hundredths, percent, sources_words
from ..wording import Wording
from ..words import plural

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]

SHOWN, NAMED = 12, 3
"""How many reports are shown, and how many facts are named in a row; JSON has all."""


def document(kg: KnowledgeGraph, found: Evidence, say: Wording, *, tidy: bool = False) -> Document:
    """Return evidence as a document; with `tidy` also a table of all facts, for programs."""
    about = say.of(" of ", "：") + say.node(found.about) if found.about else ""
    blocks: list[Block] = [_tiers(found, say), _reports(kg, found, say, whole=tidy)]
    blocks += [_machine(kg, found, say), _corroborated(found, say), _copies(found, say)]
    return Document(
        title=say.of("Evidence", "依据") + about,
        subtitle=say.of(f"As of {say.date(found.as_of.isoformat())}.", f"截至{say.date(found.as_of.isoformat())}。"),
        answers=list(_answers(kg, found, say)),
        blocks=[*blocks, _facts(found, say)] if tidy else blocks,
        language=say.language,
    )


def _answers(kg: KnowledgeGraph, found: Evidence, say: Wording) -> Iterator[tuple[str, Cell]]:
    held = found.backing
    facts = say.of(_many(held.facts, "fact"), f"{grouped(held.facts)}条事实")
    yield say.of("rests on", "依据"), Cell(facts + say.of("; ", "；") + sources_words(held.sources, say))
    yield say.of("one report alone", "仅一篇报道"), Cell(_of(held.single_source, say))
    yield say.of("machine-made text alone", "仅机器生成文本"), Cell(_of(held.machine_only, say))
    first = next((one for one in found.reports if one.losses), None)
    if first is not None:
        k = grouped(len(first.losses))
        words = say.of(
            f"{_many(len(first.losses), 'fact')} would fall with {_name(kg, first, say)}",
            f"若无{_name(kg, first, say)}，{k}条事实不再成立",
        )
        yield say.of("most depends on", "依赖最多"), Cell(words)


def _many(number: int, noun: str) -> str:
    return f"{grouped(number)} {noun if number == 1 else plural(noun)}"


def _of(share: Share, say: Wording) -> str:
    k, n, part = grouped(share.k), grouped(share.n), percent(share, say)
    return say.of(f"{k} of {_many(share.n, 'fact')} ({part})", f"{n}条事实中{k}条（{part}）")


def _name(kg: KnowledgeGraph, one: Report, say: Wording) -> str:
    """Return a report by its title, publisher and date; by those of what reproduces it where itself is not known."""
    source = kg.ledger.sources.get(one.id) or one.sources[0]
    title, date = source.title(say.language), say.date(source.edtf)
    known = source.publisher is None or say.node(source.publisher).casefold() in title.casefold()
    return title + say.of(" ({})", "（{}）").format(date if known else say.source(source))


def _title(one: Report, say: Wording) -> str:
    """Return the title of a report; its id where itself is not known."""
    return next((source.title(say.language) for source in one.sources if source.id == one.id), name_of(one.id))


def _tier(kg: KnowledgeGraph, one: Report, say: Wording) -> str:
    """Return the tier of a report; of one that was never read itself, the kinds of text that were read of it."""
    ids = {source.id for source in one.sources}
    told = [claim for claim in kg.ledger.statements.values() if claim.live and claim.source.id in ids]
    if not told or any(claim.source.id == one.id for claim in told):
        return say.node(one.tier)
    kinds = Counter(place.section.evidence for claim in told for place in claim.places)
    return say.of("read only as: ", "仅读到：") + say.of(", ", "、").join(
        say.node(kind) for kind, _ in kinds.most_common()
    )


def _tiers(found: Evidence, say: Wording) -> Table:
    total = len(found.facts)
    columns = [
        Column(say.of("tier", "来源层级"), "tier"),
        Column(say.of("claims", "主张"), "claims", number=True),
        Column(say.of("facts it is the best voice of", "以其为最强来源的事实"), "facts", number=True),
        Column("%", "percent", number=True),
    ]
    rows = [
        [
            Cell(say.node(one.tier), local_name(one.tier)),
            Cell(grouped(one.claims), one.claims),
            Cell(grouped(one.facts), one.facts),
            Cell(hundredths(Share(one.facts, total))),
        ]
        for one in found.tiers
    ]
    empty = say.of("No source says anything about it.", "没有来源提及。")
    return Table(say.of("By tier", "按来源层级"), "tiers", columns, rows, empty=empty)


def _reports(kg: KnowledgeGraph, found: Evidence, say: Wording, *, whole: bool) -> Table:
    columns = [
        Column(say.of("report", "报道"), "report"),
        Column(say.of("tier", "层级"), "tier"),
        Column(say.of("facts", "事实"), "facts", number=True),
        Column(say.of("only here", "独有"), "alone", number=True),
        Column(say.of("would fall", "将不成立"), "losses", number=True),
        Column(say.of("would change", "将改变"), "changed"),
    ]
    shown = found.reports if whole else found.reports[:SHOWN]
    note = say.of(
        "Would fall: facts that no longer stand if the report and all that reproduces it were withdrawn.",
        "将不成立：若撤回该报道及其转载，不再成立的事实。",
    )
    if len(found.reports) > len(shown):
        n = grouped(len(found.reports))
        note += say.of(f" The first {SHOWN} of {n}.", f"仅列{n}篇中的前{SHOWN}篇。")
    heading = say.of("Which reports matter most", "最关键的报道")
    return Table(heading, "reports", columns, [_report(kg, one, say) for one in shown], note if shown else "")


def _report(kg: KnowledgeGraph, one: Report, say: Wording) -> list[Cell]:
    more = len(one.sources) - 1
    remark = say.of(f"and {more} that {'reproduces' if more == 1 else 'reproduce'} it", f"及{more}个转载")
    changed = [loss for loss in one.losses if loss.instead]
    return [
        Cell(_name(kg, one, say), name_of(one.id), remark=remark if more else ""),
        Cell(_tier(kg, one, say), local_name(one.tier)),
        Cell(grouped(one.facts), one.facts),
        Cell(grouped(one.alone), one.alone),
        Cell(grouped(len(one.losses)), len(one.losses)),
        Cell(say.of("; ", "；").join(_changed(loss, say) for loss in changed[:NAMED])),
    ]


def _changed(loss: Loss, say: Wording) -> str:
    """Word what would stand instead: "release of the plan · date: 24 Oct 2025 → 25 Oct 2025"."""
    fact = loss.fact
    instead = say.of(", ", "、").join(say.value(value, fact.predicate) for value in loss.instead)
    topic = f"{say.node(fact.subject)} · {say.property(fact.predicate)}"
    return f"{topic}{say.of(': ', '：')}{say.value(fact.object, fact.predicate)} → {instead}"


def _machine(kg: KnowledgeGraph, found: Evidence, say: Wording) -> Table:
    facts = [fact for fact in found.facts if fact.machine_only and kg.classes(fact.subject)]  # of things, not sources
    columns = [Column(say.of("thing", "事物"), "thing"), Column(say.of("what it alone says", "仅其所述"), "facts")]
    rows = list(_by_subject(facts, say))
    note = say.of("No person wrote these words: confirm them before use.", "非人撰写，使用前请核实。")
    heading = say.of("What machine-made text alone says", "仅见于机器生成文本的内容")
    empty = say.of("Nothing rests on machine-made text alone.", "没有仅见于机器生成文本的内容。")
    return Table(heading, "machine", columns, rows, note if rows else "", empty, most=ROWS)


def _by_subject(facts: Iterable[Fact], say: Wording) -> Iterator[list[Cell]]:
    """Yield a row for each thing with what is said of it."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.subject.value, []).append(fact)
    for same in groups.values():
        texts = [
            f"{say.property(fact.predicate)}{say.of(' ', '')}{say.value(fact.object, fact.predicate)}" for fact in same
        ]
        told = tuple(dict.fromkeys(one for fact in same for one in fact.statements))
        yield [
            Cell(say.node(same[0].subject), name_of(same[0].subject)),
            Cell(say.of("; ", "；").join(texts), told=told),
        ]


def _corroborated(found: Evidence, say: Wording) -> Table:
    facts = sorted((fact for fact in found.facts if fact.independent > 1), key=lambda fact: -fact.independent)
    columns = [
        Column(say.of("fact", "事实"), "fact"),
        Column(say.of("reports", "报道"), "independent", number=True),
        Column(say.of("best tier", "最高层级"), "tier"),
    ]
    rows = [
        [
            Cell(_fact(fact, say), told=fact.statements),
            Cell(str(fact.independent), fact.independent),
            Cell(say.node(fact.tier)),
        ]
        for fact in facts
    ]
    heading = say.of("What two independent reports or more state", "两篇以上独立报道均陈述的事实")
    empty = say.of("No fact is stated by more than one report.", "没有事实得到多篇报道陈述。")
    return Table(heading, "corroborated", columns, rows, empty=empty, most=ROWS)


def _fact(fact: Fact, say: Wording) -> str:
    parts = (say.node(fact.subject), say.property(fact.predicate), say.value(fact.object, fact.predicate))
    return " · ".join(parts)


def _copies(found: Evidence, say: Wording) -> Table:
    columns = [
        Column(say.of("report", "报道"), "report"),
        Column(say.of("the sources that go back to it", "源自该报道的来源"), "sources"),
    ]
    rows = [
        [
            Cell(_title(one, say), name_of(one.id)),
            Cell(say.of("; ", "；").join(source.title(say.language) for source in one.sources)),
        ]
        for one in found.reports
        if len(one.sources) > 1
    ]
    heading = say.of("Copies, digests and translations that count once", "合计为一个来源的转载、摘要和译文")
    return Table(heading, "copies", columns, rows)


def _facts(found: Evidence, say: Wording) -> Table:
    names = ("subject", "property", "object", "best_tier", "independent", "machine_only")
    rows = [
        [
            Cell(say.node(fact.subject), name_of(fact.subject)),
            Cell(say.property(fact.predicate), name_of(fact.predicate)),
            Cell(say.value(fact.object, fact.predicate), told=fact.statements),
            Cell(local_name(fact.tier)),
            Cell(str(fact.independent), fact.independent),
            Cell("yes" if fact.machine_only else "no"),
        ]
        for fact in found.facts
    ]
    return Table(say.of("All facts", "全部事实"), "facts", [Column(name, name) for name in names], rows)
