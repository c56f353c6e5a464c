"""What companies did towards a park as a document: a line for each company, then every move with its date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.multinationals import Course, Move, Multinationals
from ...analysis.ties import Tie
from ..chart.model import Moment, Timeline
from ..document.model import Block, Cell, Column, Document, Figure, Table
from ..wording import Wording
from .cells import date_cell, in_brackets, joined, named, remarks, reported_cell, silent, text_cell
from .footing import footing, footing_line
from .ties import moving_words, tie_table

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]

WORDS = {
    "attracted": ("is being attracted", "正在招引"),
    "announced": ("announced a site", "宣布设点"),
    "chose": ("chose the place", "选择落户"),
    "moving in": ("is moving in", "正在入驻"),
    "opened": ("opened a site", "已启用设施"),
    "there": ("is there", "已入驻"),
    "based": ("has its seat there", "总部在此"),
    "invests": ("is to invest", "拟投资"),
    "other": ("other tie", "其他关系"),
    "ended": ("was there", "曾入驻"),
    "cancelled": ("cancelled", "已取消"),
}
STEPS = ("announced", "chose", "attracted", "moving in", "opened")
HOLLOW = {"announced", "chose", "invests"}
ASIDE = {"planned", "expected", "under way", "inferred", "intended"}
"""How a move stands where it is not simply stated."""


def document(kg: KnowledgeGraph, found: Multinationals, say: Wording) -> Document:
    """Return who did what when as a document."""
    park = say.node(found.park) if found.park else say.of("all parks", "各园区")
    title = say.of(f"Multinationals and {park}", f"跨国企业与{park}")
    day = say.date(kg.today.isoformat())
    heading = say.of("Unnamed groups", "未具名的群体")
    blocks: list[Block] = [
        _courses(found, say),
        *_chart(kg, found, say),
        _moves(found, say),
        tie_table(heading, "groups", found.groups, say, leave_out="place" if found.park else ""),
        footing(found.backing, say),
    ]
    shown = [block for block in blocks if not isinstance(block, Table) or block.rows or block.empty]
    answers = _answers(found, say) if found.courses else []
    return Document(title, say.of(f"as of {day}", f"截至{day}"), answers, shown, say.language)


def _answers(found: Multinationals, say: Wording) -> list[tuple[str, Cell]]:
    """Return who opened, who is on the way, who is merely attracted."""
    arrived = _with(found.courses, {"opened"})
    moving = _with(found.courses, {"moving in"})
    meant = [one for one in _with(found.courses, {"chose", "announced"}) if one not in arrived]
    attracted = _with(found.courses, {"attracted"})
    undone = _with(found.courses, {"ended", "cancelled"})
    there = [one for one in _with(found.courses, {"there"}) if one not in arrived]
    only = [one for one in attracted if {move.what for move in one.here} == {"attracted"}]
    called = [one for one in found.courses if one.multinational]
    lines = [
        (say.of("Opened a site", "已启用设施"), arrived, {"opened"}),
        (say.of("Moving in", "正在入驻"), moving, {"moving in"}),
        (say.of("Chose or announced, none opened here", "已选择或宣布，尚未在此启用"), meant, {"chose", "announced"}),
        (say.of("Being attracted", "正在招引"), attracted, {"attracted"}),
        (say.of("Only attracted, no more stated", "仅见招引"), only, {"attracted"}),
    ]
    if there:
        lines.insert(1, (say.of("There, no opening stated", "已入驻，未提及启用"), there, {"there"}))
    if undone:
        lines.append((say.of("Ended or cancelled", "已结束或取消"), undone, {"ended", "cancelled"}))
    words = _members(called, len(found.courses), say)
    told = [statement for one in called for kind in one.multinational for statement in kind.statements]
    return [
        *((label, _line(courses, steps, _groups(found, steps), say)) for label, courses, steps in lines),
        *_elsewhere(found, say),
        (say.of("Called multinational", "称为跨国企业"), text_cell(words, told)),
        (say.of("Evidence", "依据"), Cell(footing_line(found.backing, say))),
    ]


def _members(called: Sequence[Course], total: int, say: Wording) -> str:
    if not called:
        return say.of("none of them", "无")
    names = joined(say, (one.company for one in called))
    return say.of(f"{len(called)} of {total} ({names})", f"{total}家中{len(called)}家（{names}）")


def _with(courses: Sequence[Course], steps: Collection[str]) -> list[Course]:
    return [one for one in courses if any(move.what in steps for move in one.here)]


def _groups(found: Multinationals, steps: Collection[str]) -> list[Tie]:
    """Return the unnamed groups of a stated size that took a step."""
    return [tie for tie in found.groups if tie.step in steps and tie.size]


def _elsewhere(found: Multinationals, say: Wording) -> list[tuple[str, Cell]]:
    """Return who opened a site in another place, and whose sites no source places; nothing where nobody."""
    opened = [(one, move) for one in found.courses for move in one.elsewhere if move.what == "opened" and move.place]
    unplaced = [(one, move) for one in found.courses for move in one.elsewhere if move.place is None]
    lines = (
        (say.of("Opened elsewhere", "在别处启用"), opened),
        (say.of("Place not stated", "地点未提及"), unplaced),
    )
    return [(label, _named(moves, say)) for label, moves in lines if moves]


def _named(moves: Sequence[tuple[Course, Move]], say: Wording) -> Cell:
    """Return companies with the places of their moves, where stated."""
    places: dict[NamedNode, list[NamedNode]] = {}
    for course, move in moves:
        places.setdefault(course.company, []).extend([move.place] if move.place else [])
    parts = [
        say.node(company) + (say.of(" ({})", "（{}）").format(joined(say, where)) if where else "")
        for company, where in places.items()
    ]
    told = [statement for _, move in moves for statement in move.statements]
    return text_cell(f"{len(parts)}{say.of(': ', '家：')}{say.names(parts)}", told)


def _line(courses: Sequence[Course], steps: Collection[str], groups: Sequence[Tie], say: Wording) -> Cell:
    """Return how many took a step: of a group its size, and who of it is named."""
    if not courses and not groups:
        return Cell(say.of("none stated", "未见"))
    parts, told = [], []
    for one in courses:
        moves = [move for move in one.here if move.what in steps]
        dates = [date for move in moves if (date := _date(move, say))]
        dates = [*dates, *(moving_words(move.moving_in_later, say) for move in moves if move.moving_in_later)]
        dates = dates or [say.aged(statement for move in moves for statement in move.statements)]
        parts.append(say.node(one.company) + in_brackets(say, *dict.fromkeys(dates)))
        told += [statement for move in moves for statement in move.statements]
    open_list = any(move.among_others for one in courses for move in one.here if move.what in steps)
    size = max((tie.size or 0 for tie in groups), default=0)
    names = say.names(parts)
    if size > len(courses):
        told += [statement for tie in groups for statement in tie.statements]
        among = say.of(f", among them {len(courses)} named: {names}", f"，其中具名{len(courses)}家：{names}")
        return text_cell(say.of(f"{size}", f"{size}家") + (among if courses else ""), told)
    remark = say.of("among others", "未尽列举") if open_list else ""
    return text_cell(f"{len(courses)}{say.of(': ', '家：')}{names}", told, remark=remark)


def _date(move: Move, say: Wording) -> str:
    """Return when a move was made; of one that says more than what was announced, when it was announced, as such."""
    if move.when is None:
        return ""
    date = say.date(move.when.edtf)
    merely = move.announced_at is not None and move.what not in HOLLOW
    return say.of(f"announced {date}", f"{date}公布") if merely else date


def _courses(found: Multinationals, say: Wording) -> Table:
    """Return a line for each company: when it took each step; those called multinational first."""
    columns = [
        Column(say.of("company", "企业"), "company"),
        Column(say.of("called multinational", "称为跨国企业"), "multinational"),
        *(Column(say.of(*WORDS[step]), step.replace(" ", "_")) for step in STEPS),
    ]
    rows = [_course(course, found, say) for course in found.courses]
    called = sum(bool(course.multinational) for course in found.courses)
    note = say.of(
        "A date in brackets is that of publication: no source gives that of the step.",
        "括号内为发布日期：来源未给出该步骤的日期。",
    )
    nobody = say.of("No company is on its way there.", "未见企业前往。")
    ends = {called} if 0 < called < len(rows) else set[int]()
    heading = say.of("Step by step", "逐步进展")
    return Table(heading, "courses", columns, rows, note if rows else "", nobody, ends=ends)


def _course(course: Course, found: Multinationals, say: Wording) -> list[Cell]:
    told = [statement for kind in course.multinational for statement in kind.statements]
    moves = (*course.here, *course.elsewhere)
    steps = ([move for move in moves if move.what == step] for step in STEPS)
    called = text_cell(say.of("yes", "是"), told) if told else silent(say)
    return [named(say, course.company), called, *(_step(these, found, say) for these in steps)]


def _step(moves: Sequence[Move], found: Multinationals, say: Wording) -> Cell:
    """Return when a step was taken, in brackets when it was reported; with the place where that is not the park."""
    if not moves:
        return Cell("")
    parts = []
    for move in moves:
        date = _date(move, say) or say.of("({})", "（{}）").format(say.date(move.reported))
        where = say.node(move.place) if move.place else say.of("place not stated", "地点未提及")
        here = found.park is not None and move.place == found.park
        parts.append(date if here else f"{date}{say.of(', ', '，')}{where}")
    told = tuple(dict.fromkeys(statement for move in moves for statement in move.statements))
    standing = moves[0].standing if moves[0].standing in ASIDE - {"inferred"} else "stated"
    return Cell(say.of("; ", "；").join(dict.fromkeys(parts)), standing=standing, told=told, quiet=True)


def _moves(found: Multinationals, say: Wording) -> Table:
    """Return every move, company by company, in the order of dates."""
    columns = [
        Column(say.of("company", "企业"), "company"),
        Column(say.of("step", "进展"), "step"),
        Column(say.of("where", "地点"), "place"),
        Column(say.of("site", "设施"), "sites"),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
    ]
    rows = [_move(course, move, say) for course in found.courses for move in (*course.here, *course.elsewhere)]
    ends = set(accumulate(len(course.here) + len(course.elsewhere) for course in found.courses)) - {len(rows)}
    note = say.of("Where no source gives a place, it is not stated.", "来源未说明地点者记作未提及。")
    return Table(say.of("Every move", "全部进展"), "moves", columns, rows, note if rows else "", ends=ends)


def _move(course: Course, move: Move, say: Wording) -> list[Cell]:
    standing = move.standing if move.standing in ASIDE else "stated"
    announced = move.when if move.announced_at else None
    remark = remarks(say, move.statements, among_others=move.among_others, aged=move.when is None)
    return [
        named(say, course.company),
        Cell(say.of(*WORDS[move.what]), move.what, standing, move.statements, remark, quiet=True),
        named(say, move.place) if move.place else silent(say),
        Cell(joined(say, move.sites)),
        date_cell(say, None if announced else move.when, announced),
        reported_cell(say, move.reported),
    ]


def _chart(kg: KnowledgeGraph, found: Multinationals, say: Wording) -> list[Figure]:
    """Return the dated moves in a lane for each company; none where there is none."""
    moments = [
        Moment(
            say.of(*WORDS[move.what]), *move.when.window,
            "planned" if move.what in HOLLOW else move.standing, say.node(course.company),
        )
        for course in found.courses
        for move in (*course.here, *course.elsewhere)
        if move.when and (move.announced_at is None or move.what in HOLLOW)
    ]  # fmt: skip
    if not moments:
        return []
    note = say.of("Hollow: announced or chosen, not there yet.", "空心：已宣布或选择，尚未到位。")
    return [Figure(say.of("On a line", "时间线"), "courses-chart", Timeline(moments, kg.today), note)]
