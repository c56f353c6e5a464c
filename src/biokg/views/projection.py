"""A projection of the network as a picture: the same marks and lines as the map, of one kind of question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..network.filters import Filters
from ..network.projections import projection_called
from .map.gather import picture_of
from .map.naming import named
from .map.part import inside_in
from .map.phrases import PREDICATES
from .map.picture import Edge, Picture, Standing, Words, ancestors, around, restrict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..graph import KnowledgeGraph
    from ..text import Article

__all__ = ["TITLES", "inside_of", "projected_picture"]

TITLES = {
    "collaboration": Words("Who works with whom", "谁与谁合作"),
    "pipeline": Words("Products, trials and decisions", "产品、试验与监管决定"),
    "places": Words("What lies where", "何物位于何处"),
    "people": Words("People and their posts", "人物与任职"),
}
"""Projection → the title of its map."""


def projected_picture(
    kg: KnowledgeGraph,
    projection: str | None = None,
    *,
    centre: str | None = None,
    depth: int = 1,
    inside: str | None = None,
    only_settled: bool = False,
    articles: Mapping[str, Article] | None = None,
) -> Picture:
    """Return the picture of a projection of `biokg.network`, or of what lies around a thing and inside a place in it.

    Without one, or for "ecosystem", it is the whole map. A decision that is a tie of the pipeline stays the mark that
    it is on the map. Raises UnknownName for an unknown projection or thing, InputError for a thing that the projection
    does not hold.
    """
    if projection is not None:
        projection_called(projection)
    if projection in (None, "ecosystem"):
        part = inside_in(kg, kg.resolve(inside)) if inside is not None and centre is None else kg
        picture = picture_of(part, centre=centre, depth=depth, only_settled=only_settled, articles=articles)
    else:
        picture = _of_projection(kg, str(projection), centre, depth, only_settled, articles)
    return picture if inside is None else inside_of(kg, picture, inside)


def _of_projection(
    kg: KnowledgeGraph,
    projection: str,
    centre: str | None,
    depth: int,
    only_settled: bool,
    articles: Mapping[str, Article] | None,
) -> Picture:
    whole = picture_of(kg, only_settled=only_settled, articles=articles)
    picture = _projected(kg, whole, projection, only_settled)
    if centre is None:
        return picture
    node = kg.resolve(centre)
    name = node.value.rpartition("/")[2]
    label = next((one.label for one in picture.nodes if one.id == name), None)
    if label is None:
        more, also = (" that is settled", "（仅已确定内容）") if only_settled else ("", "")
        way, other = (" or with --planned", "，或加上 --planned") if only_settled else ("", "")
        raise InputError(
            f"'{kg.label(node)}' is not on the map of {projection}{more}; draw it without --projection{way}.",
            zh=f"“{kg.label(node, 'zh')}”不在{projection}图上{also}；请去掉 --projection{other}。",
        )
    near = around(picture, name, depth)
    title = Words(f"{picture.title.en}: around {label.en}", f"{picture.title.inside('zh')}：{label.inside('zh')}周边")
    return replace(near, title=title)


def inside_of(kg: KnowledgeGraph, picture: Picture, place: str) -> Picture:
    """Return a place of a picture, what lies in it at any depth, and the places that hold it.

    Raises UnknownName for an unknown place, InputError for one that is not in the picture.
    """
    node = kg.resolve(place)
    name, (en, zh) = node.value.rpartition("/")[2], (kg.label(node, language) for language in ("en", "zh"))
    parents = {one.id: one.parent for one in picture.nodes}
    if name not in parents:
        raise InputError(
            f"{en} is not among what is drawn; leave out --settled, --projection or --around.",
            zh=f"{zh}不在所绘范围内；请去掉 --settled、--projection 或 --around。",
        )
    keep = {name, *ancestors(name, parents), *(one for one in parents if name in ancestors(one, parents))}
    return replace(named(restrict(picture, keep)), title=Words(f"Inside {en}", f"{zh}内部"))


def _projected(kg: KnowledgeGraph, whole: Picture, projection: str, only_settled: bool) -> Picture:
    """Return what of a picture is in a projection: its things, and the links whose claims are behind a tie."""
    network = kg.network(projection, filters=Filters(planned=not only_settled))
    known = {node.id for node in whole.nodes}
    ties = [(start, end, key, about) for start, end, key, about in network.edges(keys=True, data=True)]
    keep = set(network) | {about["via"] for *_, about in ties if about.get("via") in known}
    said = {claim for *_, about in ties for claim in about["claims"].split()}
    edges = [e for e in whole.edges if said & set(e.claims) and {e.source, e.target} <= keep]
    told = {claim for e in edges for claim in e.claims}
    edges += [_edge(*tie) for tie in ties if {tie[0], tie[1]} <= known and not told & set(tie[3]["claims"].split())]
    part = restrict(replace(whole, edges=tuple(sorted(edges, key=lambda e: e.id))), keep & known)
    return replace(part, title=TITLES.get(projection, whole.title))


def _edge(start: str, end: str, key: Any, about: Mapping[str, Any]) -> Edge:
    """Return a tie that the map has no line for."""
    group, label, back = PREDICATES.get(about["predicate"], ("links", Words(about["predicate"]), Words("")))
    name = about["standing"].replace(" ", "-")
    standing = Standing(name) if name in set(Standing) else Standing.INFERRED
    claims = tuple(about["claims"].split())
    return Edge(f"{start}~{key}~{end}", start, end, about["predicate"], label, back, standing, claims, group)
