"""docs/registers.md says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from registers.research import example, import_records, record

from biokg.build import build
from biokg.cli.program import COMMANDS
from biokg.graph import KnowledgeGraph
from biokg.query import Table
from biokg.registers.ror import CLASSES, KINDS, RELATIONS, STATUS
from biokg.terms import iri


@pytest.fixture
def guide(repository: Path) -> str:
    return (repository / "docs" / "registers.md").read_text(encoding="utf-8")


def test_its_commands_are_there(guide: str) -> None:
    known = {name for group in COMMANDS.values() for name in group}
    block = guide.partition("```\n")[2].partition("```")[0]
    named = {re.match(r"biokg ((?:import|report) \w+|\w+)", line)[1] for line in block.splitlines()}  # type: ignore[index]
    assert named == {"import ror", "build", "thing", "registers", "register", "report registers", "network"}
    assert named <= known


def test_its_query_traces_a_fact(guide: str, repository: Path, tmp_path: Path) -> None:
    workspace = example(repository, tmp_path / "town")
    import_records(workspace, [record("Nest", 1)], release="v1")
    build(workspace)
    query = re.search(r"```sparql\n(.*?)```", guide, re.DOTALL)[1].replace("02v51f717", "00port001")  # type: ignore[index]
    with KnowledgeGraph.open(workspace.root) as kg:
        table = kg.query(query)
        assert isinstance(table, Table)
        rows = [row for row in table.dicts() if "v1" in str(row["release"])]
    assert {(row["record"], row["licence"]) for row in rows} == {
        ("https://ror.org/00port001", "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/")
    }


def test_its_table_of_ror_names_every_class_kind_and_property(guide: str, repository: Path) -> None:
    assert all(f"`b:{name}`" in guide for name in (*CLASSES.values(), *(name for name, _ in RELATIONS.values())))
    assert all(f"`status:{name}`" in guide for name in STATUS.values())
    assert all(name in guide for name in KINDS)
    terms = "\n".join(path.read_text(encoding="utf-8") for path in (repository / "ontology").glob("*.ttl"))
    assert all(f"{name} a " in terms for name in re.findall(r"`((?:b|status|foaf|skos):\w+)`", guide))
    assert iri("place:CN-BJ").value.endswith("/place/CN-BJ")
