"""``biokg init``: a new workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from ..errors import InputError
from .program import command

__all__ = ["init"]

README = """\
# A biokg workspace

- `graphs/things/`: what the sources speak of, each with a class and a name in English and Chinese.
- `graphs/sources/`: one file a source: who published it, its sections, its claims.
- `articles/`: the articles themselves. They stay here: git ignores them.
- `.biokg/`: what `biokg build` makes; safe to delete.

Begin so:

1. `biokg source add ID --title … --publisher … --date … --tier … --article articles/FILE.txt`
2. `biokg thing add ID CLASS --en … --zh …` for each thing that it speaks of
3. `biokg claim add SOURCE SUBJECT PROPERTY OBJECT --section … --quote "its words"`
4. `biokg build`, `biokg check`, `biokg thing ID`
"""
IGNORE = "# Articles are their publishers'; what builds make can be made again.\n/articles/\n/.biokg/\n"


@command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--example", type=click.Choice(["beijing", "fictional"]), help="Copy an example to start from.")
def init(folder: Path, example: str | None) -> None:
    """DIR is made where it does not exist; no file that is there is touched.

    The example beijing holds two life-science parks in Beijing, with what some thirty sources say of them; fictional is
    a small invented one with its articles, made to be played with.

    \b
    Examples:
      biokg init my-parks
      biokg init beijing --example beijing
    """
    files = dict(_example(example) if example else _skeleton())
    for name in files:
        if (folder / name).exists():
            raise InputError("is there already; choose another folder.", path=folder / name)
    if (folder / "graphs").exists():
        raise InputError("is a workspace already; choose another folder.", path=folder)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    click.echo(f"Made the workspace {folder} with {len(files)} files. Next:")
    place = "" if folder == Path() else f"-C {folder} "
    click.echo(f"  biokg {place}build" if example else f"  biokg {place}source add --help")


def _skeleton() -> Iterator[tuple[str, bytes]]:
    yield "README.md", README.encode()
    yield ".gitignore", IGNORE.encode()
    yield "graphs/things/.gitkeep", b""
    yield "graphs/sources/.gitkeep", b""
    yield "articles/.gitkeep", b""


def _example(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an example: path in the workspace, content."""
    from ..workspace import shipped

    yield ".gitignore", IGNORE.encode()
    if name == "beijing":
        root = shipped("graphs")
        yield from ((f"graphs/{path.relative_to(root)}", path.read_bytes()) for path in _files(root))
    else:
        root = shipped("examples") / "riverbend"
        yield from ((str(path.relative_to(root)), path.read_bytes()) for path in _files(root))


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file() and ".biokg" not in path.parts)
