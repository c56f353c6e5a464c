"""``biokg source add`` and ``biokg thing add``: what claims are made by, and of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError
from .options import Words, in_workspace
from .program import command

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from ..claims.model import Section, Source
    from ..claims.things import Thing
    from ..text import Article
    from ..workspace import Workspace

__all__ = ["source_add", "thing_add"]

_SHOWN = 200  # characters of a name or a title; the file has them all


@command("thing add")
@click.argument("thing_id", metavar="ID")
@click.argument("cls", metavar="CLASS")
@click.option("--en", type=Words(name=True), required=True, metavar="NAME", help="Its name in English.")
@click.option("--zh", type=Words(name=True), required=True, metavar="NAME", help="Its name in Chinese.")
@click.option("--note", type=Words(), metavar="TEXT", help="What tells it from things that look alike.")
@click.option("--file", "file", metavar="NAME", help="File under graphs/things/; by default where its like are.")
@click.option("--namesake", is_flag=True, help="It is another thing, though one of its names is taken.")
@in_workspace
def thing_add(
    folder: Path, thing_id: str, cls: str, en: str, zh: str, note: str | None, file: str | None, namesake: bool
) -> None:
    """ID is lower-case words with hyphens, CLASS the most specific class of the ontology.

    All else about it - other names, kind, status, place - is claims.

    \b
    Example:
      biokg thing add larkspur-biologics Company --en "Larkspur Biologics" --zh 云雀生物
    """
    from pyoxigraph import Literal, NamedNode

    from ..claims.things import Thing, add_thing, read_things
    from ..ids import is_slug, slug
    from ..terms import ID
    from ..views.words import harmless
    from ..workspace import Workspace

    workspace = Workspace.find(folder)
    if not is_slug(thing_id):
        raise InputError(
            f"'{thing_id}' is no id; write lower-case letters, digits and hyphens: {slug(en) or 'some-name'}."
        )
    known = read_things(workspace.things)
    labels = (Literal(en, language="en"), Literal(zh, language="zh"))
    thing = Thing(NamedNode(ID + thing_id), workspace.ontology.cls(cls), labels,
                  (Literal(note, language="en"),) if note else ())  # fmt: skip
    if not namesake:
        _refuse_namesakes(thing, known)
    path = (
        workspace.things / f"{file.removesuffix('.ttl')}.ttl"
        if file
        else _file_of_its_like(thing, known, workspace.things)
    )
    add_thing(path, thing, known)
    click.echo(f"Added to {workspace.relative(path)}:")
    click.echo(f"  {thing_id}: {workspace.ontology.label(thing.cls)} · {harmless(en, _SHOWN)} · {harmless(zh, _SHOWN)}")


def _refuse_namesakes(thing: Thing, known: dict[NamedNode, Thing]) -> None:
    from ..terms import local_name
    from ..values import normal

    names = {normal(label.value) for label in thing.labels}
    for other in known.values():
        if other.id != thing.id and names & {normal(label.value) for label in other.labels}:
            name = local_name(other.id)
            raise InputError(f"{name} has that name already; use it, or say --namesake where this is another thing.")


def _file_of_its_like(thing: Thing, known: dict[NamedNode, Thing], folder: Path) -> Path:
    """Return the file that holds most things of the same class, else ``things.ttl``."""
    files = Counter(other.path for other in known.values() if other.cls == thing.cls and other.path)
    return files.most_common(1)[0][0] if files else folder / "things.ttl"


@command("source add")
@click.argument("source_id", metavar="ID")
@click.option(
    "--title", "titles", type=Words(name=True), multiple=True, required=True, metavar="TEXT[@LANG]",
    help="A title in your own words; once a language.",
)  # fmt: skip
@click.option(
    "--date",
    "edtf",
    required=True,
    metavar="EDTF",
    help="When it was published, as precisely as known.",
)
@click.option("--tier", required=True, help="Whose voice: official, company, agency, trade, aggregator, machine.")
@click.option("--publisher", required=True, metavar="THING", help="Who published it.")
@click.option("--page", metavar="URL", help="Its address.")
@click.option("--rights", type=Words(), metavar="TEXT", help="Who may do what with it.")
@click.option("--language", metavar="CODE", default="en", show_default=True, help="Language of the text.")
@click.option("--reproduces", metavar="SOURCE", help="The source that it copies, digests or translates.")
@click.option("--note", type=Words(), metavar="TEXT", help="A remark in your own words.")
@click.option(
    "--article",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Its text, to hash and count.",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="NAME:EVIDENCE[:SPAN]",
    help="A part; may be repeated.",
)
@in_workspace
def source_add(
    folder: Path, source_id: str, titles: tuple[str, ...], edtf: str, tier: str, publisher: str, page: str | None,
    rights: str | None, language: str, reproduces: str | None, note: str | None, article: Path | None,
    sections: tuple[str, ...],
) -> None:  # fmt: skip
    """ID is lower-case words with hyphens, best publisher and day: riverbend-herald-2024-03-05.

    A section has a name (headline, body, digest …), says how its text was made (reported-text, ai-digest,
    press-release …), and where there is an article, its SPAN: its first and last words or its characters. Without
    --section, the whole text is one section `body` of reported text.

    \b
    Example:
      biokg source add hewan-daily-2024-10-15 --title "Work begins on a new zone" \\
        --date 2024-10-15 --tier agency --publisher hewan-daily --language zh \\
        --article articles/hewan-daily.txt \\
        --section 'headline:reported-text:"河湾科学园"…"动工"' \\
        --section 'body:reported-text:71-365'
    """
    from pyoxigraph import Literal

    from ..claims.files import write_source
    from ..claims.model import Source, SourceFile
    from ..terms import iri
    from ..text import Article
    from ..values import instant, window
    from ..workspace import Workspace
    from .naming import known_thing
    from .sections import section_of

    workspace = Workspace.find(folder)
    path = _new_file(workspace, source_id)
    text = Article.read(article) if article else None
    source = Source(
        id=iri(f"source:{source_id}"),
        titles=_titles(titles, _code(language)),
        issued=Literal(instant(window(edtf)[1]), datatype=iri("xsd:dateTime")),
        edtf=edtf,
        tier=workspace.ontology.concept(f"tier:{tier}"),
        publisher=known_thing(workspace, publisher),
        language=language,
        page=_address(page) if page else None,
        rights=rights,
        sha256=text.sha256 if text else None,
        length=len(text.text) if text else None,
        reproduces=_source(workspace, reproduces) if reproduces else None,
        note=Literal(note, language="en") if note else None,
    )
    parts = [section_of(one, source.id, text, workspace.ontology) for one in sections or ("body:reported-text",)]
    write_source(path, SourceFile(source, tuple(parts)))
    _say_written(workspace, path, source, parts, text)


def _new_file(workspace: Workspace, source_id: str) -> Path:
    """Return where a new source belongs."""
    from ..ids import is_slug

    if not is_slug(source_id):
        raise InputError(f"'{source_id}' is no id; write lower-case letters, digits and hyphens.")
    path = workspace.source_file(source_id)
    if path.exists():
        raise InputError("is there already; edit it, or choose another id.", path=workspace.relative(path))
    return path


def _code(language: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise InputError(f"'{language}' is no code of a language; write en, zh, de ….")
    return language


def _say_written(
    workspace: Workspace, path: Path, source: Source, parts: Sequence[Section], text: Article | None
) -> None:
    """Say what a new source is, and where each part begins."""
    from ..views.words import harmless
    from .sections import glimpse

    label = workspace.ontology.label
    click.echo(f"Wrote {workspace.relative(path)}:")
    click.echo(f"  {harmless(source.title(), _SHOWN)} · {source.edtf} · {label(source.tier)}")
    for part in parts:
        span = f" · characters {part.start}–{part.end}" if part.end is not None else ""
        click.echo(f"  {part.name} · {label(part.evidence)}{span}{harmless(glimpse(part, text))}")


def _titles(texts: tuple[str, ...], language: str) -> tuple[Literal, ...]:
    """Return titles; one that names no language is in that of the text where it has Chinese letters, else English."""
    from ..claims.sheets import tagged

    titles = [tagged(text, language if re.search("[\u3400-\u9fff]", text) else "en") for text in texts]
    if len({title.language for title in titles}) < len(titles):
        raise InputError("has two titles in one language; keep one of them.")
    return tuple(sorted(titles, key=str))


def _address(text: str) -> NamedNode:
    """Return the address of a page; no other scheme leads to one, and `javascript:` would run in a browser."""
    from pyoxigraph import NamedNode

    try:
        page = NamedNode(text)
    except ValueError:
        page = None
    if page is None or not re.match("https?://.", text):
        raise InputError(f"'{text}' is no address; write it whole: https://….")
    return page


def _source(workspace: Workspace, name: str) -> NamedNode:
    from ..errors import UnknownName
    from ..names import nearest
    from ..terms import iri

    known = [path.stem for path in workspace.source_files]
    if name not in known:
        raise UnknownName(f"There is no source '{name}'.", nearest(name, known))
    return iri(f"source:{name}")
