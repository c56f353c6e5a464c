"""All about one claim, for people: what is said, by whom and where, on what it rests, whether it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from ..claims.ledger import Ledger, Statement
from ..terms import b, iri, local_name, shorten
from .document.model import Cell, Document, Row, Rows
from .wording import Wording
from .words import number_words

__all__ = ["claim_document"]


def claim_document(one: Statement, ledger: Ledger, words: Wording, *, quoted: bool = False) -> Document:
    """Return a claim as a document; its words stand with its source where the article is at hand (`quoted`)."""
    of = words.of
    blocks = [
        Rows(of("What is said", "所言"), "said", list(_said(one, words))),
        Rows(of("What it rests on", "推断依据"), "premises", _claims(one.claim.premises, ledger, words)),
        Rows(
            of("What rests on it", "以其为依据"), "inferences", _claims(_linked(one, ledger, "premises"), ledger, words)
        ),
        Rows(of("What disagrees", "与之矛盾"), "conflicts", _claims(_rivals(one, ledger), ledger, words)),
        Rows(of("What it replaces", "取代"), "replaces", _claims(one.claim.supersedes, ledger, words)),
        Rows(of("What replaces it", "被取代"), "replaced", _claims(_linked(one, ledger, "supersedes"), ledger, words)),
        Rows(of("Whether it counts", "是否成立"), "counts", list(_counts(one, ledger, words))),
    ]
    shown = [block for block in blocks if block.rows]
    title, name = words.claim(one.claim), shorten(one.claim.id.value)
    silent = of("The words are not at hand; see --articles.", "原文不在手边；见 --articles。")
    footer = [] if quoted or all(place.citation.start is None for place in one.places) else [silent]
    return Document(title, name, blocks=shown, language=words.language, footer=footer)


def _said(one: Statement, words: Wording) -> Iterator[Row]:
    claim, of = one.claim, words.of
    quiet = one.standing == local_name(claim.modality)
    yield Row(of("subject", "主语"), Cell(words.node(claim.subject)))
    yield Row(of("property", "谓语"), Cell(words.property(claim.predicate)))
    yield Row(of("object", "宾语"), Cell(words.value(claim.object, claim.predicate)))
    yield Row(of("how", "方式"), Cell(words.node(claim.modality), standing=one.standing, told=(one,), quiet=quiet))
    if claim.speaker:
        yield Row(of("speaker", "说话者"), Cell(words.node(claim.speaker)))
    if claim.confidence:
        yield Row(of("confidence", "置信度"), Cell(number_words(claim.confidence.value)))
    if claim.open_list:
        yield Row(of("list", "列举"), Cell(of("open: the words say that there are more", "未尽：原文表示不止于此")))
    if claim.caveats:
        yield Row(of("caveat", "限定说明"), Cell(claim.caveat(words.language)))
    if one.source.rights and one.places[0].section.evidence == iri("evidence:register"):
        yield Row(of("licence", "许可"), Cell(one.source.rights))
    for note in claim.notes:
        yield Row(of("note", "备注"), Cell(note.value))


def _claims(names: Iterable[NamedNode], ledger: Ledger, words: Wording) -> list[Row]:
    found = [ledger.statements[name] for name in names if name in ledger.statements]
    return [
        Row(shorten(one.claim.id.value), Cell(words.claim(one.claim), standing=one.standing, told=(one,)))
        for one in found
    ]


def _linked(one: Statement, ledger: Ledger, link: str) -> list[NamedNode]:
    """Return the claims that name this one as a premise, or as what they supersede."""
    return [name for name, other in ledger.statements.items() if one.claim.id in getattr(other.claim, link)]


def _rivals(one: Statement, ledger: Ledger) -> list[NamedNode]:
    return list(dict.fromkeys([*one.claim.conflicts, *_linked(one, ledger, "conflicts")]))


def _counts(one: Statement, ledger: Ledger, words: Wording) -> Iterator[Row]:
    claim, of = one.claim, words.of
    if claim.invalidated:
        yield Row("", Cell(of("No: it was retracted on ", "否：已撤回，日期 ") + words.date(claim.invalidated.value)))
    elif not one.live:
        yield Row(
            "", Cell(of("No: it is superseded, or what it rests on does not count.", "否：已被取代，或依据不成立。"))
        )
    elif one.settled:
        told = {one, *ledger.behind(claim.subject, claim.predicate, claim.object)}
        number = ledger.independent(told)
        text = of(
            f"Yes: an edge of the graph rests on it. Claims that say so: {len(told)}; independent sources: {number}.",
            f"是：图中一条边以其为依据。如此陈述的主张 {len(told)} 条，独立来源 {number} 个。",
        )
        yield Row("", Cell(text))
    else:
        yield Row("", Cell(_why_unsettled(one, words)))
    if claim.predicate == b("status"):
        now = ledger.status.get(claim.subject)
        if now:
            yield Row(of("status now", "现状"), Cell(words.node(NamedNode(b("status").value + "/" + now))))
    yield Row(of("recorded", "记录于"), Cell(words.date(claim.recorded.value)))


def _why_unsettled(one: Statement, words: Wording) -> str:
    modality = local_name(one.claim.modality)
    if modality == "denied":
        return words.of("As a denial: it makes no edge.", "作为否认：不产生边。")
    if modality == "intended":
        return words.of(
            "As an intention between things that exist already: it makes no edge until it is said to be so.",
            "作为已有事物之间的意向：在来源称其成为事实之前不产生边。",
        )
    return words.of(
        "As one of several: a stronger or newer source says otherwise, and the property has one value.",
        "作为多种说法之一：该属性只取一值，更可靠或更新的来源说法不同。",
    )
