"""``biokg report`` and ``biokg draw``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asked import Asked
from .completion import complete_thing
from .options import ageing, asking, reporting
from .program import command

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..network import Filters
    from ..views.canvas import Crowd
    from ..views.map.picture import Picture

__all__ = ["draw", "report"]

SHARP = 2.0
"""Pixels of a PNG for each unit of the slide: 3,840 by 2,160."""


@command("report")
@reporting
@ageing
def report(asked: Asked) -> None:
    """Things by class and status, claims by source, tier and modality, what rests on one source or on machine-made
    text, conflicts, expectations and their state, the best connected things. Expectations are judged as of today, or as
    of DATE.

    \b
    Example:
      biokg report --as-of 2026-01-31 -o report.md
    """
    from ..analysis.overview import overview
    from ..views.report import document, overview_record

    with asked.graph() as kg:
        found = overview(kg, kg.today)
        asked.write_product(overview_record(kg, found), document(kg, found, asked.wording(kg)))


@command("draw")
@click.option("--projection", metavar="NAME", help="Only what one kind of question asks for; see biokg networks.")
@click.option("--around", metavar="THING", shell_complete=complete_thing, help="Only this and what it is tied to.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How many ties away.")
@click.option("--inside", metavar="PLACE", shell_complete=complete_thing, help="Only a place and what lies in it.")
@click.option(
    "--planned/--settled", default=True, help="With what is planned, expected or intended (default), or without it."
)
@click.option(
    "--renderer", type=click.Choice(["vis", "canvas"]),
    help="The page with all evidence, which sums above 3,000 things, or the viewer that draws them all.",
)  # fmt: skip
@click.option(
    "--articles", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
    help="Put the words that claims rest on into the page, from the articles in DIR; they may not be yours to hand on.",
)  # fmt: skip
@asking(("html", "svg", "png"))
def draw(
    asked: Asked, projection: str | None, around: str | None, depth: int, inside: str | None, planned: bool,
    renderer: str | None, articles: Path | None,
) -> None:  # fmt: skip
    """One HTML file that asks nothing of the network: search, legend, filters, and the claims of a thing on click. A
    FILE that ends in .svg or .png becomes a slide of 16 to 9: the same map, standing still. Above 3,000 things another
    viewer takes over, which draws up to 250,000; --renderer vis, and every slide, sums by place instead.

    On a terminal it is written to map.html where no FILE is named.

    \b
    Examples:
      biokg draw -o map.html
      biokg draw -o map.png --lang zh
      biokg draw --projection pipeline --settled -o pipeline.svg
      biokg draw --around BioPark --depth 2 --lang zh
      biokg draw --inside "Zhongguancun Life Science Park" -o inside.html
    """
    if asked.output is None and sys.stdout.isatty():
        asked = replace(asked, output=Path("map.html"))
    on_page = asked.format == "html"
    if renderer is not None and not on_page:
        raise click.UsageError("--renderer is for pages; a slide has one look only.")
    with asked.graph() as kg:
        from ..network import Filters
        from ..views.large import too_large

        filters = Filters(planned=planned, around=around, depth=depth)
        crowd = too_large(kg, projection, filters, inside)
        large = on_page and (renderer == "canvas" or (crowd is not None and renderer is None))
        if large and articles is not None:
            raise click.UsageError("The large viewer holds no words of articles; leave out --articles, or take vis.")
        if large and crowd is not None:
            _write_large(asked, crowd)
            return
        picture = _summed(asked, crowd) if crowd is not None else _picture(kg, projection, filters, inside, articles)
    _write(asked, picture, large=large)
    if (hint := _hint(picture, planned, asked.as_of is not None)) is not None:
        click.echo(asked.of(*hint), err=True)
    _say_where(asked)


def _picture(
    kg: KnowledgeGraph, projection: str | None, filters: Filters, inside: str | None, articles: Path | None
) -> Picture:
    """Return what is drawn one by one."""
    from ..text import read_articles
    from ..views.projection import projected_picture

    return projected_picture(
        kg, projection, centre=filters.around, depth=filters.depth, inside=inside, only_settled=not filters.planned,
        articles=read_articles(articles) if articles else None,
    )  # fmt: skip


def _summed(asked: Asked, crowd: Crowd) -> Picture:
    """Return what is too large as a picture of sums, and say so."""
    from ..views.summed import summed_picture

    picture = summed_picture(crowd)
    marks, lines = len(picture.nodes), sum(edge.drawn for edge in picture.edges)
    en = (
        f"{len(crowd):,} things and {len(crowd.start):,} links are summed to {marks:,} marks and {lines:,} lines; "
        "biokg draw --renderer canvas draws them all, and --inside PLACE what is in one place."
    )
    zh = (
        f"{len(crowd):,}个事物、{len(crowd.start):,}条联系已汇总为{marks:,}个标记、{lines:,}条连线；"
        "biokg draw --renderer canvas 全部绘出，--inside 只绘一个地点之内。"
    )
    click.echo(asked.of(en, zh), err=True)
    return picture


def _write_large(asked: Asked, crowd: Crowd) -> None:
    """Write the page of the viewer for large graphs."""
    from ..views.canvas import canvas_page

    asked.write(canvas_page(crowd, asked.language))
    en = (
        f"{len(crowd):,} things and {len(crowd.start):,} links, by the viewer for large graphs; --renderer vis sums "
        "them by place."
    )
    zh = f"{len(crowd):,}个事物、{len(crowd.start):,}条联系，由大图查看器绘出；--renderer vis 按地点汇总。"
    click.echo(asked.of(en, zh), err=True)
    _say_where(asked)


def _write(asked: Asked, picture: Picture, *, large: bool = False) -> None:
    """Write the picture as a page, in the viewer for large graphs, or as a slide in SVG or PNG."""
    from ..views.canvas import canvas_page, crowd_of_picture
    from ..views.chart.png import png_of_svg
    from ..views.map.page import page
    from ..views.slide import slide

    match asked.format:
        case "html" if large:
            asked.write(canvas_page(crowd_of_picture(picture), asked.language))
        case "html":
            asked.write(page(picture, asked.language))
        case "svg":
            asked.write(slide(picture, asked.language))
        case _:
            asked.write_bytes(png_of_svg(slide(picture, asked.language), SHARP))


def _say_where(asked: Asked) -> None:
    """Say on standard error which file was drawn."""
    if asked.to_file:
        page = asked.format == "html"
        en = f"Drew {asked.output}{'; open it in a browser.' if page else '.'}"
        click.echo(asked.of(en, f"已绘制{asked.output}{'；请用浏览器打开。' if page else '。'}"), err=True)


def _hint(picture: Picture, planned: bool, then: bool) -> tuple[str, str] | None:
    """Return a sentence where next to nothing is drawn, in English and Chinese."""
    if len(picture.nodes) > 1:
        return None
    wider = [
        *([] if planned else [("--planned", "--planned")]),
        *([("a later --as-of", "更晚的 --as-of")] if then else []),
    ]
    if picture.nodes:
        wider = [*([("a greater --depth", "更大的 --depth")] if picture.focus else []), *wider]
        label = picture.nodes[0].label
        en, zh = (
            f"Only {label.en} is drawn: nothing is tied to it here.",
            f"只绘出了{label.inside('zh')}：此处没有与之相连者。",
        )
    else:
        en, zh = "Nothing is drawn: there is nothing of this kind.", "什么也没有绘出：没有此类内容。"
        wider = wider or [("", "")]
    if wider == [("", "")]:
        return f"{en} Add claims, then run `biokg build`.", f"{zh}请增加陈述，再运行 `biokg build`。"
    if not wider:
        return en, zh
    return f"{en} Try {' or '.join(one for one, _ in wider)}.", f"{zh}可试{'或'.join(two for _, two in wider)}。"
