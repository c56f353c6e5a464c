"""The profile of a company as a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...analysis.company import Company, Connection
from ...analysis.park import Part
from ...analysis.posts import Post
from ...analysis.ties import Tie
from ...terms import ID, b, local_name, shorten
from ..document.model import Block, Cell, Column, Document, Row, Rows, Table
from ..report.phrases import grouped
from ..wording import Wording
from .cells import in_brackets, joined, named, names_cell, phase_standing, remarks, silent, status_cell, text_cell
from .disputes import conflict_table
from .footing import footing, footing_line
from .milestones import MATCHES, decision_table, trial_table
from .moments import moments_chart, moments_table
from .outcomes import outcome
from .outlook import forecast_table
from .park.people import post_table
from .park.place import number_table
from .rulings import state_cell
from .ties import furthest_first, step_words, tie_table

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]

SHOWN, CONNECTIONS = 3, 10


def document(kg: KnowledgeGraph, found: Company, say: Wording) -> Document:
    """Return the profile of a company as a document."""
    other = kg.label(found.id, "en" if say.language == "zh" else "zh")
    day = say.date(kg.today.isoformat())
    parts = (other, say.node(found.cls), say.of(f"as of {day}", f"截至{day}"), found.id.value.removeprefix(ID))
    decisions = [decision for product in found.products for decision in product.decisions]
    blocks: list[Block] = [
        _identity(found, say),
        tie_table(say.of("Ties", "关系"), "ties", found.ties, say, leave_out="party"),
        tie_table(say.of("Ties of others with it", "他方与其关系"), "towards", found.towards, say, leave_out="place"),
        _sites(found, say),
        _products(kg, found, say),
        decision_table(kg, decisions, say),
        trial_table(found.trials, say),
        post_table(found.people, say),
        number_table(say.of("Numbers", "数字"), "numbers", found.numbers, say, whose=_others(found)),
        moments_table(found.timeline, say, say.of("Dates", "大事记"), "events"),
        *moments_chart(found.timeline, say, say.of("On a line", "时间线")),
        forecast_table(found.forecasts, found.silence, say),
        _connections(found, say),
        conflict_table(kg, found.conflicts, say),
        footing(found.backing, say),
    ]
    shown = [block for block in blocks if not isinstance(block, Table | Rows) or block.rows]
    return Document(say.node(found.id), " · ".join(parts), _answers(kg, found, say), shown, say.language)


def _others(found: Company) -> bool:
    return any(number.of != found.id for number in found.numbers)


def _answers(kg: KnowledgeGraph, found: Company, say: Wording) -> list[tuple[str, Cell]]:
    lines = [
        (say.of("Is", "类型"), names_cell(say, (*found.kinds, *found.fields), empty=True, standing=False, lists=False)),
        (say.of("Ties", "关系"), _ties(found.ties, say)),
        (say.of("Sites", "设施"), _sites_line(found, say)),
        (say.of("Products", "产品"), _products_line(kg, found, say)),
        (say.of("Research", "研究来源"), names_cell(say, found.research, empty=True, standing=False)),
        (say.of("People", "人物"), _people(found.people, say)),
        (say.of("Forecasts", "预期"), _forecasts(found, say)),
        (say.of("Connected", "联系"), _connected(found, say)),
        (say.of("Evidence", "依据"), Cell(footing_line(found.backing, say))),
        (say.of("Not stated", "未提及"), Cell(say.of(", ", "、").join(_gaps(found, say)) or "–")),
    ]
    return [(label, cell) for label, cell in lines if cell.text]


def _gaps(found: Company, say: Wording) -> list[str]:
    """Return in words what a profile should have and no source gives."""
    measures = {local_name(number.measures) for number in found.numbers}
    firm = found.cls == b("Company")
    wanted = [
        (not firm or any(tie.step == "based" for tie in found.ties), say.of("seat", "总部所在地")),
        (not firm or any(post.how == "founder" for post in found.people), say.of("founders", "创始人")),
        (any(post.how == "post" for post in found.people), say.of("people in charge", "负责人")),
        (not firm or bool(found.products), say.of("products", "产品")),
        (not firm or bool(found.trials), say.of("trials", "临床试验")),
        ("employee" in measures, say.of("employees", "员工人数")),
        (not firm or "investment" in measures, say.of("investment", "投资额")),
        (bool(found.fields), say.of("fields", "领域")),
    ]
    return [words for has, words in wanted if not has]


def _identity(found: Company, say: Wording) -> Rows:
    """Return other names, records elsewhere, kinds and fields."""
    labels = {
        "other_names": ("also called", "又名"),
        "kinds": ("is", "类型"),
        "fields": ("field", "领域"),
        "plans": ("plans", "规划"),
    }
    told = {name: getattr(found, name) for name in labels}
    rows = [Row(say.of(*labels[name]), names_cell(say, values, lists=False)) for name, values in told.items() if values]
    for match in found.matches:
        kind = say.of(f"{match.kind} match", MATCHES[match.kind])
        rows.append(Row(say.of("elsewhere", "外部记录"), Cell(shorten(match.elsewhere.value), remark=kind)))
    return Rows(say.of("Identity", "身份"), "identity", rows)


def _ties(ties: Sequence[Tie], say: Wording) -> Cell:
    """Return its ties by how far they have come, with the place and the date of each."""
    if not ties:
        return Cell("")
    parts = dict.fromkeys(_tie(tie, say) for tie in furthest_first(ties))
    told = [statement for tie in ties for statement in tie.statements]
    return text_cell(say.of("; ", "；").join(parts), told)


def _tie(tie: Tie, say: Wording) -> str:
    date = tie.since or tie.announced
    words = f"{step_words(tie, say)}{say.of(': ', '：')}{say.node(tie.place)}"
    if date is not None:
        day = say.date(date.edtf)
        words += say.of(f", {day}", f"，{day}") if tie.since else say.of(f", announced {day}", f"，{day}公布")
    unsaid = tie.standing == "inferred" or (tie.step == "other" and tie.standing in {"planned", "expected"})
    return words + in_brackets(say, say.standing(tie.standing) if unsaid else "", say.aged(tie.statements))


def _sites_line(found: Company, say: Wording) -> Cell:
    if not found.sites:
        return Cell("")
    running = [part for part in found.sites if phase_standing(part.status) == "stated"]
    coming = [part for part in found.sites if part not in running]
    parts = [joined(say, (part.id for part in running))] if running else []
    if coming:
        names = joined(say, (part.id for part in coming))
        parts.append(say.of(f"planned: {names}", f"规划中：{names}"))
    return text_cell(say.of("; ", "；").join(parts), (one for part in found.sites for one in part.statements))


def _products_line(kg: KnowledgeGraph, found: Company, say: Wording) -> Cell:
    if not found.products:
        return Cell("")
    cells = [(one, state_cell(kg, one.decisions, say)) for one in found.products[:SHOWN]]
    text = say.of("; ", "；").join(f"{say.node(one.id)}{say.of(': ', '：')}{cell.text}" for one, cell in cells)
    return text_cell(text, (told for one, cell in cells for told in (*one.statements, *cell.told)))


def _people(people: Sequence[Post], say: Wording) -> Cell:
    if not people:
        return Cell("")
    parts = []
    for post in people:
        role = say.node(post.role) if post.role else say.of("founder", "创始人") if post.how == "founder" else ""
        parts.append(say.node(post.person) + (say.of(f" ({role})", f"（{role}）") if role else ""))
    return text_cell(say.names(dict.fromkeys(parts)), (one for post in people for one in post.statements))


def _forecasts(found: Company, say: Wording) -> Cell:
    shown = [one for one in found.forecasts if one.window or one.met_by][:SHOWN]
    parts = [f"{say.node(one.what)}{say.of(': ', '：')}{outcome(one, say)}" for one in shown]
    rest = sum(one.counts for one in found.forecasts if one not in shown)
    if rest:
        parts.append(say.of(f"{rest} more without a date or outcome", f"另有{rest}项未说明日期或结果"))
    return text_cell(say.of("; ", "；").join(parts), (told for one in shown for told in (*one.told, *one.told_met)))


def _connected(found: Company, say: Wording) -> Cell:
    if not found.connections:
        return Cell("")
    best = say.names(_marked(one, say) for one in found.connections[:SHOWN])
    number = grouped(found.degree)
    return Cell(say.of(f"tied to {number} things, best connected: {best}", f"与{number}个事物相连，联系最多者：{best}"))


def _marked(one: Connection, say: Wording) -> str:
    mark = "" if one.standing == "stated" else say.of(" ({})", "（{}）").format(say.standing(one.standing))
    return say.node(one.id) + mark


def _sites(found: Company, say: Wording) -> Table:
    columns = [
        Column(say.of("site", "设施"), "site"),
        Column(say.of("kind", "类型"), "kind"),
        Column(say.of("where", "地点"), "where"),
        Column(say.of("status", "状态"), "status"),
    ]
    return Table(say.of("Sites", "设施"), "sites", columns, [_site(part, found, say) for part in found.sites])


def _site(part: Part, found: Company, say: Wording) -> list[Cell]:
    size = say.of(" (group of {})", "（共{}个）").format(part.size) if part.size else ""
    inferred = "inferred" if part.said.standing == "inferred" else ""
    where = named(say, part.within, part.said.statements, inferred) if part.within != found.id else silent(say)
    name = named(say, part.id)
    return [
        Cell(name.text + size, name.value, "", part.statements, remarks(say, part.statements, aged=True)),
        names_cell(say, part.kinds, empty=True, standing=False),
        where,
        status_cell(say, part.status, part.statements),
    ]


def _products(kg: KnowledgeGraph, found: Company, say: Wording) -> Table:
    columns = [
        Column(say.of("product", "产品"), "product"),
        Column(say.of("form", "形态"), "form"),
        Column(say.of("aimed at", "针对疾病"), "disease"),
        Column(say.of("state of approval", "审批状态"), "state"),
    ]
    rows = [
        [
            named(say, one.id, one.statements),
            names_cell(say, one.forms, standing=False),
            names_cell(say, one.diseases, standing=False),
            state_cell(kg, one.decisions, say),
        ]
        for one in found.products
    ]
    return Table(say.of("Products", "产品"), "products", columns, rows)


def _connections(found: Company, say: Wording) -> Table:
    columns = [
        Column(say.of("tied to", "对象"), "other"),
        Column(say.of("by", "关系"), "ties"),
        Column(say.of("itself tied to", "其联系数"), "degree", number=True),
    ]
    rows = [_connection(one, say) for one in found.connections[:CONNECTIONS]]
    more = found.degree - len(rows)
    note = say.of("In the network of what is settled or under way.", "仅计已确定或进行中的联系。")
    note += say.of(f" {more} more are not shown.", f"另有{more}个未列。") if more else ""
    return Table(say.of("Best connections", "主要联系"), "connections", columns, rows, note)


def _connection(one: Connection, say: Wording) -> list[Cell]:
    ties = say.names(say.node(b(tie)) for tie in one.ties)
    standing = "" if one.standing == "stated" else one.standing
    return [
        named(say, one.id, standing=standing),
        Cell(ties, " ".join(one.ties)),
        Cell(grouped(one.degree), one.degree),
    ]
