"""The triple helix as a document: ties within and across spheres, who bridges them, who brokers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pyoxigraph import NamedNode

from ...analysis.helix import SPHERES, Broker, Crossing, Helix
from ...analysis.helix.brokerage import Roles
from ...analysis.links import Link, Way
from ..chart.model import Field, Matrix
from ..document.model import Block, Cell, Column, Document, Figure, Table
from ..wording import Wording
from ..words import listed
from .bonds import hop_words
from .cells import named

__all__ = ["document"]

_SPHERES = {
    "university": ("university and research", "高校与科研"),
    "industry": ("industry", "产业"),
    "government": ("government", "政府"),
    "hospital": ("hospital", "医院"),
    "investor": ("investor", "投资方"),
}
_ROLES = {
    "coordinator": ("coordinator", "协调者"),
    "consultant": ("consultant", "顾问"),
    "gatekeeper": ("gatekeeper or representative", "守门人或代表"),
    "liaison": ("liaison", "联络者"),
}
_NAMED = 6  # names in a cell; JSON has all


def document(found: Helix, say: Wording, *, tidy: bool = False) -> Document:
    """Return the helix as a document: the matrix, the ties across spheres, then the brokers.

    With `tidy`, for programs, the matrix has a row for each pair of spheres.
    """
    title = say.of("Triple helix: university, industry, government", "三螺旋：高校、产业、政府")
    subtitle = say.of(
        "pairs of organisations that are tied, directly or through a person, product, decision or facility",
        "直接或通过人员、产品、监管决定或设施相联系的机构对",
    )
    used = _used(found)
    blocks: list[Block] = []
    if used:
        heading = say.of("Ties within and across", "内部与相互之间的联系")
        blocks += [_figure(found, used, say), _tidy(found, say) if tidy else _matrix(found, used, heading, say)]
        blocks += [_ties(found, say, tidy), _brokers(found.brokers, say, tidy)]
    blocks.append(_members(found, say))
    return Document(title, subtitle, list(_answers(found, say)), blocks, say.language, list(_notes(found, say)))


def _used(found: Helix) -> list[str]:
    """Return the spheres that have a tie, in their order."""
    tied = {sphere for one in found.matrix if one.links for sphere in one.spheres}
    return [sphere for sphere in SPHERES if sphere in tied]


def _sphere(name: str, say: Wording) -> str:
    return say.of(*_SPHERES[name])


# ---- answers


def _answers(found: Helix, say: Wording) -> Iterator[tuple[str, Cell]]:
    across = [one for one in found.matrix if len(set(one.spheres)) == 2]
    within = [one for one in found.matrix if len(set(one.spheres)) == 1]
    yield say.of("Across spheres", "跨领域"), _count(across, say)
    yield say.of("Within one", "领域内"), _count(within, say)
    brokers = [one for one in found.brokers if one.settled.total]
    if brokers:
        first = brokers[0]
        words = say.of(
            f"{say.node(first.id)}, between {first.settled.total} pairs of others: {_roles(first.settled, say)}",
            f"{say.node(first.id)}，居于{first.settled.total}对机构之间：{_roles(first.settled, say)}",
        )
        told = [one for link in found.bridges if first.id in (link.first, link.second) for one in link.statements]
        yield say.of("Main broker", "主要中介"), Cell(words, told=tuple(dict.fromkeys(told)))


def _count(fields: Collection[Crossing], say: Wording) -> Cell:
    settled, planned = sum(one.settled for one in fields), sum(one.planned for one in fields)
    words = say.of(
        f"{settled} {'pair' if settled == 1 else 'pairs'} tied" + (f", {planned} more planned" if planned else ""),
        f"{settled}对已有联系" + (f"，另有{planned}对规划中" if planned else ""),
    )
    return Cell(words, settled)


def _roles(roles: Roles, say: Wording) -> str:
    parts = [(name, getattr(roles, name)) for name in _ROLES]
    return listed([f"{say.of(*_ROLES[name])} {number}" for name, number in parts if number], say.language)


# ---- the matrix


def _figure(found: Helix, used: Sequence[str], say: Wording) -> Figure:
    names = [_sphere(name, say) for name in used]
    fields = [[_field(found.crossing(row, column), say) for column in used] for row in used]
    note = say.of(
        "Pairs that are tied, and further ones that are planned.", "已有联系的机构对，以及规划中的其他机构对。"
    )
    return Figure(say.of("Spheres", "领域"), "spheres", Matrix(names, names, fields), note)


def _field(one: Crossing, say: Wording) -> Field:
    return Field(_pairs(one, say), "stated" if one.settled else "planned" if one.planned else "")


def _pairs(one: Crossing, say: Wording) -> str:
    planned = say.of(f"{one.planned} planned", f"规划{one.planned}")
    parts = [*([str(one.settled)] if one.settled else []), *([planned] if one.planned else [])]
    return " + ".join(parts)


def _matrix(found: Helix, used: Sequence[str], heading: str, say: Wording) -> Table:
    columns = [Column("", "sphere"), *(Column(_sphere(name, say), name) for name in used)]
    rows = [[Cell(_sphere(row, say), row), *(_crossing(found.crossing(row, column), say) for column in used)]
            for row in used]  # fmt: skip
    return Table(heading, "matrix", columns, rows)


def _crossing(one: Crossing, say: Wording) -> Cell:
    if not one.links:
        return Cell(say.of("none stated", "未提及"), 0)
    return Cell(_pairs(one, say), one.settled, "" if one.settled else "planned", quiet=True)


def _tidy(found: Helix, say: Wording) -> Table:
    columns = [
        Column(say.of("sphere", "领域"), "first_sphere"),
        Column(say.of("sphere", "领域"), "second_sphere"),
        Column(say.of("tied pairs", "已有联系"), "settled", number=True),
        Column(say.of("further pairs planned", "规划中"), "planned", number=True),
    ]
    rows = []
    for one in found.matrix:
        told = tuple(dict.fromkeys(said for link in one.links for said in link.statements))
        names = [Cell(_sphere(name, say), name) for name in one.spheres]
        rows.append([*names, Cell(str(one.settled), one.settled, told=told), Cell(str(one.planned), one.planned)])
    return Table(say.of("Ties within and across", "内部与相互之间的联系"), "matrix", columns, rows)


# ---- ties and brokers


def _ties(found: Helix, say: Wording, tidy: bool) -> Table:
    columns = [
        Column(say.of("spheres", "领域"), "spheres"),
        Column(say.of("one", "一方"), "first"),
        Column(say.of("other", "另一方"), "second"),
        Column(say.of("tied by", "联系方式"), "by"),
    ]
    sphere = {one.id: one.sphere for one in found.members}
    rows, ends = [], []
    for one in sorted(found.matrix, key=lambda one: len(set(one.spheres)) == 1):
        for place, link in enumerate(one.links):
            lead = Cell(_between(one.spheres, say) if tidy or place == 0 else "", "-".join(one.spheres))
            pair = sorted((link.first, link.second), key=lambda node: SPHERES.index(sphere[node]))
            rows.append([lead, *(named(say, node) for node in pair), _how(link, pair[0], say)])
        if one.links:
            ends.append(len(rows))
    heading = say.of("Who bridges them, and by what", "由谁、以何种方式联系")
    note = say.of("An arrow leads from what the tie is said of.", "箭头由所述主体指向对象。")
    return Table(heading, "ties", columns, rows, note=note, ends=ends)


def _between(spheres: tuple[str, str], say: Wording) -> str:
    names = list(dict.fromkeys(_sphere(name, say) for name in spheres))
    return " – ".join(names) if len(names) == 2 else say.of(f"within {names[0]}", f"{names[0]}内部")


def _how(link: Link, start: NamedNode, say: Wording) -> Cell:
    words = say.of("; ", "；").join(_way(way, start, say) for way in link.ways)
    return Cell(words, standing=link.standing, told=link.statements)


def _way(way: Way, start: NamedNode, say: Wording) -> str:
    """Say how two are tied, from one of them: what is said of them, or what is between."""
    if not way.via:
        return hop_words(way.hops[0], start, say)
    between = way.via if way.hops[0].start == start else way.via[::-1]
    return say.of("through {}", "通过{}").format(" – ".join(map(say.node, between)))


def _brokers(brokers: Sequence[Broker], say: Wording, tidy: bool) -> Table:
    roles = [Column(say.of("roles", "角色"), "roles")]
    if tidy:
        roles = [Column(say.of(*words), name, number=True) for name, words in _ROLES.items()]
    columns = [
        Column(say.of("broker", "中介"), "broker"),
        Column(say.of("sphere", "领域"), "sphere"),
        Column(say.of("pairs", "机构对"), "pairs", number=True, tight=True),
        *roles,
        Column(say.of("with planned", "含规划"), "pairs_with_planned", number=True),
    ]
    rows = [
        [
            named(say, one.id),
            Cell(_sphere(one.sphere, say), one.sphere),
            _number(one.settled.total),
            *([_number(getattr(one.settled, name)) for name in _ROLES] if tidy else [_roles_cell(one, say)]),
            _number(one.with_planned.total),
        ]
        for one in brokers
    ]
    note = say.of(
        "Pairs of others that have no tie of their own, by the spheres of the three (Gould and Fernandez 1989): "
        "coordinator within one sphere; consultant between two of another sphere; gatekeeper or representative between "
        "one of its own sphere and an outsider; liaison between two other spheres.",
        "彼此无联系的两方，按三者所属领域区分（Gould与Fernandez，1989）：协调者三方同属一领域；顾问居于另一领域的两方之间；"
        "守门人或代表居于本领域一方与外部一方之间；联络者居于另外两个领域之间。",
    )
    return Table(say.of("Brokers", "中介"), "brokers", columns, rows, note=note if rows else "")


def _roles_cell(one: Broker, say: Wording) -> Cell:
    """Return the roles by what is settled; where there are none, those that plans would bring."""
    if one.settled.total:
        return Cell(_roles(one.settled, say))
    return Cell(_roles(one.with_planned, say), standing="planned")


def _number(number: int) -> Cell:
    return Cell(str(number), number)


# ---- who is counted


def _members(found: Helix, say: Wording) -> Table:
    columns = [
        Column(say.of("sphere", "领域"), "sphere"),
        Column(say.of("with ties", "有联系者"), "tied"),
        Column(say.of("without", "无联系者"), "without", number=True),
    ]
    rows = []
    for name in SPHERES:
        mine = [one.id for one in found.members if one.sphere == name]
        rest = found.unlinked.get(name, 0)
        if mine or rest:
            rows.append([Cell(_sphere(name, say), name), Cell(_names(mine, say)), _number(rest)])
    empty = say.of("The graph knows of no organisation.", "图谱中没有机构。")
    return Table(say.of("Who is counted", "计入者"), "members", columns, rows, empty=empty)


def _names(nodes: Sequence[NamedNode], say: Wording) -> str:
    shown = say.names(say.node(node) for node in nodes[:_NAMED])
    more = len(nodes) - _NAMED
    return shown + (say.of(f" and {more} more", f"等{len(nodes)}家") if more > 0 else "")


def _notes(found: Helix, say: Wording) -> Iterator[str]:
    if found.outside:
        names = _names(found.outside, say)
        yield say.of(
            f"In no sphere, by neither kind nor class, and not counted: {names}.",
            f"按类别和分类均不属任何领域，未计入：{names}。",
        )
    if found.inner:
        yield say.of(
            f"{len(found.inner)} ties of a body with its own parts are not counted.",
            f"机构与其下属部分之间的{len(found.inner)}项联系未计入。",
        )
    missing = [name for name in SPHERES if name not in {one.sphere for one in found.members} | set(found.unlinked)]
    if missing and found.members:
        names = listed([_sphere(name, say) for name in missing], say.language)
        yield say.of(f"No organisation of the sphere: {names}.", f"没有属于以下领域的机构：{names}。")
