"""``biokg networks`` and ``biokg network``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from .asked import Asked
from .filtering import REGISTERS, filtering, releases_told, with_registers
from .listing import Column, write_rows
from .options import asking
from .program import command
from .query import query_text

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph
    from ..network import Filters
    from ..views.wording import Wording

__all__ = ["network", "networks"]

LISTED = (
    Column("name", "Name", "名称"), Column("words", "What it is", "内容"), Column("things", "Things", "事物"),
    Column("ties", "Ties", "联系"), Column("with_planned", "With planned", "含规划"),
)  # fmt: skip
KEYS = ("name", "en", "zh", "serves_en", "serves_zh", "things", "ties", "planned_things", "planned_ties")
TIES = (
    Column("source", "From", "起点"), Column("tie", "Tie", "联系"), Column("target", "To", "终点"),
    Column("standing", "Standing", "状态"), Column("sources", "Sources", "来源"), Column("first", "Since", "始于"),
)  # fmt: skip


@command("networks")
@asking()
def networks(asked: Asked) -> None:
    """The projections of the graph, what each is for, and how large it is here.

    \b
    Example:
      biokg networks --lang zh
    """
    from ..network import PROJECTIONS

    with asked.graph() as kg:
        records = [_projection(kg, name) for name in PROJECTIONS]
    shown = [{**record, "words": record[asked.language], "with_planned": record["planned_ties"]} for record in records]
    write_rows(asked, LISTED, shown, records, KEYS)


def _projection(kg: KnowledgeGraph, name: str) -> dict[str, Any]:
    from ..network import PROJECTIONS, edge_arrays

    projection = PROJECTIONS[name]
    settled, planned = edge_arrays(kg, name), edge_arrays(kg, name, planned=True)
    return {
        "name": name,
        **dict(zip(("en", "zh"), projection.words, strict=True)),
        **dict(zip(("serves_en", "serves_zh"), projection.serves, strict=True)),
        "things": len(settled.names),
        "ties": len(settled),
        "planned_things": len(planned.names),
        "planned_ties": len(planned),
    }


@command("network")
@click.argument("projection", required=False)
@click.option("--construct", metavar="SPARQL|FILE", help="The network that a CONSTRUCT makes, not a projection.")
@REGISTERS
@filtering
@asking(("table", "json", "csv", "tsv", "md", "nodes", "graphml", "gexf"))
def network(
    asked: Asked,
    projection: str | None,
    construct: str | None,
    registers: tuple[str, ...],
    filters: Callable[[], Filters],
) -> None:
    """PROJECTION is ecosystem, collaboration, pipeline, places or people (see biokg networks); ecosystem by default.

    Tables and csv list the ties, nodes the things as csv; graphml, gexf and json (of networkx, node-link) hold both,
    with their attributes. What filters leave out is told. Registers are in no network unless they are named: with them,
    organizations are tied by parents, successors and studies run together, products to sponsors and holders.

    \b
    Examples:
      biokg network people
      biokg network pipeline --planned -o pipeline.graphml
      biokg network --park BioPark --tier agency --format csv
      biokg network collaboration --register clinicaltrials --around eli-lilly
      biokg network --construct bridges.rq -o bridges.gexf
    """
    from ..network import left_out

    if projection is not None and construct is not None:
        raise click.UsageError("Name a projection or --construct a network, not both.")
    text = None if construct is None else query_text(construct)
    form, wanted = asked.format, with_registers(filters(), registers, construct)
    with asked.graph() as kg:
        found = kg.network(projection or "ecosystem", construct=text, filters=wanted)
        _write(asked, kg, found, form)
        told = [*_told(found, left_out(found)), *releases_told(kg, registers)]
    for en, zh in told:
        click.echo(asked.of(en, zh), err=True)


LEFT_OUT = {
    "cancelled": ("cancelled", "已取消"),
    "planned": ("planned, expected, only meant or denied", "仅为规划、预期、打算或被否认"),
    "valid_at": ("not valid on that day", "当日无效"),
    "sources": ("too few independent sources", "独立来源不足"),
    "tier": ("weaker sources", "来源等级不足"),
    "machine": ("said by machine-made text alone", "仅见于机器生成文本"),
    "confidence": ("less certain", "把握不足"),
    "park": ("not of the park", "不属于该园区"),
    "around": ("farther away", "距离更远"),
}
"""Filter → what it leaves out."""


def _told(found: networkx.MultiDiGraph, lost: dict[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield how large a network is and what is not in it, in English and Chinese."""
    yield _sized(len(found), found.number_of_edges(), "", "")
    for name, (things, ties) in lost.items():
        en, zh = LEFT_OUT[name]
        yield _sized(things, ties, f"Left out, {en}: ", f"未计入（{zh}）：")
    if number := found.graph["incomplete"]:
        yield f"No tie, for want of an end: {_counted(number, 'thing')}.", f"缺少一端、不成联系：{number:,}个事物。"
    for name, noun, words in (("literals", "triple with a text or number", "含文本或数字"),
                              ("blank_nodes", "triple with a blank node", "含空白节点")):  # fmt: skip
        if number := found.graph.get(name):
            yield f"No tie: {_counted(number, noun)}.", f"不成联系：{number:,}个{words}的三元组。"


def _sized(things: int, ties: int, en: str, zh: str) -> tuple[str, str]:
    return f"{en}{_counted(things, 'thing')}, {_counted(ties, 'tie')}.", f"{zh}{things:,}个事物、{ties:,}条联系。"


def _counted(number: int, noun: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{number:,} {head}{'' if number == 1 else 's'}{' ' if rest else ''}{rest}"


def _write(asked: Asked, kg: KnowledgeGraph, found: networkx.MultiDiGraph, form: str) -> None:
    """Write a network in one of the formats."""
    from io import BytesIO

    from ..export.networks import write_as
    from ..export.tables import EDGES

    if form not in {"table", "md", "tsv"}:
        out = BytesIO()
        write_as(found, "edges" if form == "csv" else form, out)
        asked.write_bytes(out.getvalue())
        return
    say, ties = asked.wording(kg), found.edges(keys=True, data=True)
    records = ({"source": start, "target": end, "key": key, **about} for start, end, key, about in ties)
    shown = (
        {
            "source": _name(found, start, asked.language),
            "target": _name(found, end, asked.language),
            "tie": _tie(say, about),
            "standing": _standing(say, about["standing"]),
            "sources": about.get("sources"),
            "first": about.get("first"),
        }
        for start, end, about in found.edges(data=True)
    )
    write_rows(asked, TIES, shown, records, EDGES)


def _tie(say: Wording, about: dict[str, str]) -> str:
    """Return the role of a relationship, else what its property or class is called."""
    from ..terms import b, iri

    if "role" in about:
        return ", ".join(say.node(iri(f"role:{role}")) for role in about["role"].split())
    predicate = about["predicate"]
    return say.property(b(predicate)).removeprefix("b:") if predicate.isidentifier() else predicate


def _standing(say: Wording, standing: str) -> str:
    return say.of("constructed", "查询所得") if standing == "constructed" else say.standing(standing)


def _name(found: networkx.MultiDiGraph, node: str, language: str) -> str:
    about: dict[str, str] = found.nodes[node]
    return about.get(f"label_{language}") or about.get("label_en") or node
