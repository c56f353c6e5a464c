"""Who should meet as a document: pairs with what they share, and how far such a hint can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...analysis.meeting import Hint, Meeting, Quality, Reason, Suggestion
from ..document.model import Cell, Column, Document, Table
from ..wording import Wording
from ..words import percent_words
from .cells import named

__all__ = ["document"]

NAMED = 8
"""Organisations that are named in one cell."""

_KINDS = {
    "tie": ("both tied to", "均与之有联系"),
    "field": ("both work in", "同一领域"),
    "stage": ("both cover", "同一价值链环节"),
    "disease": ("both work on", "同一疾病"),
}


def document(found: Meeting, say: Wording, *, tidy: bool = False) -> Document:
    """Return suggestions as a document: pairs that share much, best first, then what others share alone.

    With `tidy` there is a row for each reason, and for each organisation that shares one thing only.
    """
    title = say.of("Who should meet", "谁值得相识")
    if found.about is not None:
        name = say.node(found.about)
        title = say.of(f"Who {name} should meet", f"{name}值得与谁相识")
    subtitle = say.of(
        "organisations without a known tie that share much; a hint, not a fact",
        "尚无已知联系而共同点较多的机构；仅为线索，并非事实",
    )
    tables = [_reasons(found.suggestions, say) if tidy else _pairs(found, say)]
    if tidy or found.hints:
        tables.append(_sharers(found.hints, say) if tidy else _hints(found, say))
    return Document(title, subtitle, _answers(found, say), tables, say.language, _notes(found, say))


def _answers(found: Meeting, say: Wording) -> list[tuple[str, Cell]]:
    if not found.pairs:
        return []
    words = say.of(
        f"of {found.organisations} organisations {_share(found.pairs)} something without being tied, of which "
        f"{_share(found.singles)} one thing only",
        f"{found.organisations}家机构中有{found.pairs}对存在共同点而无联系，其中{found.singles}对只有一个共同点",
    )
    answers = [(say.of("In all", "合计"), Cell(words, found.pairs))]
    best = [one for rank, one in _ranked(found.suggestions) if rank == 1]
    if best:
        pairs = [f"{say.node(one.first)} – {say.node(one.second)}" for one in best]
        told = tuple(dict.fromkeys(each for one in best for each in one.statements))
        answers.insert(0, (say.of("First", "首选"), Cell(say.names(pairs), told=told)))
    return answers


def _pairs(found: Meeting, say: Wording) -> Table:
    columns = [
        Column("", "rank", number=True, tight=True),
        Column(say.of("one", "一方"), "first"),
        Column(say.of("other", "另一方"), "second"),
        Column(say.of("because", "理由"), "because"),
        Column(say.of("score", "得分"), "score", number=True, tight=True),
    ]
    ranks = [rank for rank, _ in _ranked(found.suggestions)]
    rows = [
        [_place(rank, ranks), named(say, one.first), named(say, one.second), _because(one, say), _score(one)]
        for rank, one in _ranked(found.suggestions)
    ]
    note = say.of(
        "By what both are tied to: a thing that few are tied to counts most (Adamic-Adar); then by shared fields, "
        "stages and diseases. In brackets: how many are tied to it.",
        "按双方共同联系的事物排序，联系者越少权重越高（Adamic-Adar），其次看共同的领域、环节和疾病。括号内为与之联系者数量。",
    )
    if len(set(ranks)) < len(ranks):
        note += say.of(
            " Pairs of one rank (=) score the same: they are not ordered.", "同一名次（=）的机构对得分相同，不分先后。"
        )
    empty = say.of("Nothing that is settled is shared without a tie.", "已确定的内容中没有存在共同点而无联系的机构。")
    if found.singles:
        empty = say.of("No two share more than one thing.", "没有哪两家有一个以上的共同点。")
    return Table(say.of("Pairs", "机构对"), "pairs", columns, rows, note=note if rows else "", empty=empty)


def _ranked(suggestions: Sequence[Suggestion]) -> Iterator[tuple[int, Suggestion]]:
    """Yield suggestions with their rank; those with the same scores share it."""
    rank, known = 0, None
    for number, one in enumerate(suggestions, start=1):
        scores = one.adamic_adar, one.shared_topics
        rank, known = (rank if scores == known else number), scores
        yield rank, one


def _share(pairs: int) -> str:
    return "1 pair shares" if pairs == 1 else f"{pairs:,} pairs share"


def _place(rank: int, ranks: Sequence[int]) -> Cell:
    """Return a rank, marked where several have it."""
    return Cell(f"{rank}=" if ranks.count(rank) > 1 else str(rank), rank)


def _hints(found: Meeting, say: Wording) -> Table:
    """Return what those share that share one thing only: too little to suggest a pair."""
    columns = [
        Column(say.of("shared", "共同点"), "shared"),
        Column(say.of("tied to it", "与之联系者"), "among", number=True),
        Column(say.of("by", "机构"), "organisations"),
        Column(say.of("pairs", "对数"), "pairs", number=True),
    ]
    rows = [
        [
            Cell(f"{say.of(*_KINDS[hint.kind])}{say.of(' ', '：')}{say.node(hint.shared)}", told=hint.statements),
            Cell(str(hint.among), hint.among),
            Cell(_some([say.node(one) for one in hint.organisations], say)),
            Cell(f"{hint.pairs:,}", hint.pairs),
        ]
        for hint in found.hints
    ]
    told = sum(hint.pairs for hint in found.hints)
    note = say.of(
        f"{_share(found.singles)} one thing only, and nothing tells how good a hint that is: they are not ordered, and "
        "none is suggested.",
        f"{found.singles:,}对只有一个共同点，且无从判断其可靠程度：不排序，也不作推荐。",
    )
    if told < found.singles:
        note += say.of(
            f" {found.singles - told:,} of them share other things.", f"其中{found.singles - told:,}对的共同点未列出。"
        )
    return Table(say.of("Only one thing shared", "仅有一个共同点"), "hints", columns, rows, note=note)


def _some(names: list[str], say: Wording) -> str:
    """Return the first of many names, and how many more there are."""
    rest = len(names) - NAMED
    if rest <= 0:
        return say.names(names)
    return say.names(names[:NAMED]) + say.of(f" and {rest:,} more", f"等{len(names):,}家")


def _sharers(hints: Sequence[Hint], say: Wording) -> Table:
    columns = [
        Column(say.of("reason", "理由"), "reason"),
        Column(say.of("what is shared", "共同点"), "shared"),
        Column(say.of("tied to it", "与之联系者数"), "among", number=True),
        Column(say.of("organisation", "机构"), "organisation"),
        Column(say.of("pairs", "对数"), "pairs", number=True),
    ]
    rows = [
        [
            Cell(say.of(*_KINDS[hint.kind]), hint.kind), named(say, hint.shared, hint.statements),
            Cell(str(hint.among), hint.among), named(say, one), Cell(str(hint.pairs), hint.pairs),
        ]
        for hint in hints
        for one in hint.organisations
    ]  # fmt: skip
    return Table(
        say.of("Only one thing shared", "仅有一个共同点"), "hints", columns, rows, empty=say.of("None.", "无。")
    )


def _because(one: Suggestion, say: Wording) -> Cell:
    parts = []
    for kind, words in _KINDS.items():
        mine = [reason for reason in one.reasons if reason.kind == kind]
        if mine:
            parts.append(say.of(*words) + say.of(" ", "：") + say.names(_shared(reason, say) for reason in mine))
    remark = "" if one.evaluated else say.of("reason not evaluated", "此类理由未经检验")
    return Cell(say.of("; ", "；").join(parts), told=one.statements, remark=remark)


def _shared(reason: Reason, say: Wording) -> str:
    return say.node(reason.shared) + say.of(f" ({reason.among})", f"（{reason.among}）")


def _score(one: Suggestion) -> Cell:
    return Cell(f"{one.adamic_adar:.2f}", one.adamic_adar)


def _reasons(suggestions: Sequence[Suggestion], say: Wording) -> Table:
    columns = [
        Column(say.of("rank", "序号"), "rank", number=True),
        Column(say.of("one", "一方"), "first"),
        Column(say.of("other", "另一方"), "second"),
        Column("Adamic-Adar", "adamic_adar", number=True),
        Column(say.of("resource allocation", "资源分配"), "resource_allocation", number=True),
        Column(say.of("preferential attachment", "优先连接"), "preferential_attachment", number=True),
        Column(say.of("shared topics", "共同主题"), "shared_topics", number=True),
        Column(say.of("reason", "理由"), "reason"),
        Column(say.of("what is shared", "共同点"), "shared"),
        Column(say.of("tied to it", "与之联系者数"), "among", number=True),
        Column(say.of("weight", "权重"), "weight", number=True),
        Column(say.of("evaluated", "经检验"), "evaluated"),
    ]
    rows = []
    for rank, one in _ranked(suggestions):
        scores = (one.adamic_adar, one.resource_allocation, one.preferential_attachment, one.shared_topics)
        for reason in one.reasons:
            rows.append([
                Cell(str(rank), rank), named(say, one.first), named(say, one.second),
                *(Cell(str(score), score) for score in scores),
                Cell(say.of(*_KINDS[reason.kind]), reason.kind),
                named(say, reason.shared, (*reason.first, *reason.second)),
                Cell(str(reason.among), reason.among), Cell(str(reason.weight), reason.weight),
                Cell(say.of("yes", "是") if reason.evaluated else say.of("no", "否")),
            ])  # fmt: skip
    return Table(say.of("Pairs", "机构对"), "pairs", columns, rows, empty=say.of("None.", "无。"))


def _notes(found: Meeting, say: Wording) -> list[str]:
    notes = []
    if found.equals:
        notes.append(
            say.of(
                f"{found.equals} more pairs score the same as the last one.",
                f"另有{found.equals}对与最后一对得分相同。",
            )
        )
    if found.tied:
        notes.append(say.of(
            f"{found.tied} pairs share something but are left out: tied already, or parts of one body.",
            f"另有{found.tied}对虽有共同点但未列入：已有联系或同属一个机构。",
        ))  # fmt: skip
    return [*notes, _measured(found.measured, say)]


def _measured(quality: Quality, say: Wording) -> str:
    """Say how good such hints were where the answer is known."""
    precision, popular = (_percent(share, 1, say) for share in (quality.precision, quality.baseline_precision))
    above, by_popularity, by_chance = (_percent(share, 0, say) for share in (quality.auc, quality.baseline_auc, 0.5))
    return say.of(
        f"How good such hints are, on a register of trials with {quality.ties:,} ties, a fifth held out: of the "
        f"{quality.best} best pairs {precision} came true (by popularity alone {popular}); a tie scored higher than "
        f"another pair in {above} of cases (by popularity {by_popularity}, by chance {by_chance}). "
        "There two could share organisations and diseases only. Not evaluated, for no register at hand says enough of "
        "them: shared parks and other places, people, products, fields and stages.",
        f"此类线索的可靠程度（在含{quality.ties:,}项联系的临床试验登记数据上隐去五分之一检验）：得分最高的{quality.best}对中"
        f"{precision}成真（仅按联系多少排序为{popular}）；真实联系得分高于其他机构对的比例为{above}"
        f"（仅按联系多少为{by_popularity}，随机为{by_chance}）。该数据中双方只可能共享机构和疾病。共同的园区等地点、人员、产品、领域和环节未经检验：现有登记数据对此记载不足。",
    )


def _percent(share: float, digits: int, say: Wording) -> str:
    return percent_words(f"{100 * share:.{digits}f}", say.language)
