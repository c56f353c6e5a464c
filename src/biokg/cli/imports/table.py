"""``biokg import table``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ...errors import InputError
from ..importing import shared, take_in
from ..options import in_workspace
from ..program import command

__all__ = ["table"]


@command("import table")
@shared
@click.option("--mapping", "-m", multiple=True, metavar="MAPPING",
              help="What the columns mean: a TOML file, or the name of a mapping that comes with biokg.")  # fmt: skip
@click.option("--suggest", is_flag=True, help="Print a mapping for FILE to begin with; import nothing.")
@in_workspace
def table(folder: Path, files: tuple[Path, ...], mapping: tuple[str, ...], suggest: bool, **options: Any) -> None:
    """FILE is a table of your own: CSV, TSV or a workbook, in any encoding. A mapping says what its columns mean;
    docs/registers.md tells how to write one. With biokg come listed-companies (the layout of FinanceDatabase),
    drugcentral, and the plain lists parks, zones and hospitals.

    \b
    Examples:
      biokg import table --suggest parks-of-beijing.xlsx > parks.toml
      biokg import table parks-of-beijing.xlsx -m parks.toml --date 2026-10-01
      biokg import table structures.smiles.tsv -m drugcentral --date 2023-11-01
    """
    from ...registers.table import read_mapping, register_of, shipped_mappings
    from ...registers.table import suggest as proposed
    from ...workspace import Workspace

    if suggest:
        for file in files:
            click.echo(proposed(file), nl=False)
        return
    if len(mapping) != 1:
        raise InputError(
            f"{len(mapping) or 'no'} mappings are given; name one with --mapping, or let --suggest propose one."
        )
    workspace = Workspace.find(folder)
    path = shipped_mappings().get(mapping[0], Path(mapping[0]))
    if not path.is_file():
        known = ", ".join(shipped_mappings())
        raise InputError(f"is not there, and no mapping that comes with biokg ({known}).", path=mapping[0])
    register = register_of(read_mapping(path, workspace.ontology), workspace.ontology)
    take_in(workspace, [(register, files)], options)
