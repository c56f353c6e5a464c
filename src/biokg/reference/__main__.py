"""Write the reference page and the diagram, or check that they are current."""

from __future__ import annotations

from pathlib import Path

import click

from ..workspace import shipped
from . import Vocabulary, render_diagram, render_page

__all__ = ["main"]


@click.command(help="Write docs/ontology.md and docs/ontology.svg from the files in ontology/.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file is not current.")
@click.option("--docs", type=click.Path(path_type=Path), default=Path("docs"), show_default=True, help="Folder to use.")
def main(check: bool, docs: Path) -> None:
    """Write or check the two files."""
    vocabulary = Vocabulary.read(shipped("ontology"))
    wanted = {docs / "ontology.md": render_page(vocabulary), docs / "ontology.svg": render_diagram(vocabulary)}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not check:
            docs.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        click.echo(f"{path} {'is not current: run python -m biokg.reference' if check else 'written'}.", err=True)
    raise SystemExit(1 if check and stale else 0)


if __name__ == "__main__":
    main()
