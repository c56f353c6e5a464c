"""Checks look at what sources say: registers, however large, are neither read nor copied for it."""

from __future__ import annotations

from pathlib import Path

from registers.research import example, import_records, records

from biokg.build import build
from biokg.checks import check
from biokg.checks.dossier import Dossier
from biokg.checks.report import Finding
from biokg.graph import KnowledgeGraph
from biokg.terms import graph


def test_registers_are_passed_over(repository: Path, tmp_path: Path) -> None:
    workspace = example(repository, tmp_path / "town")
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as kg:
        before = check(kg)
    import_records(workspace, records(), release="v1")
    build(workspace)
    seen: list[Dossier] = []

    def look(dossier: Dossier) -> list[Finding]:
        seen.append(dossier)
        return []

    with KnowledgeGraph.open(workspace.root) as kg:
        assert graph("ror") in set(kg.store.graphs())
        check(kg, checks=[look])
        assert graph("ror") not in set(seen[0].store.graphs())
        after = check(kg)
    assert after.findings == before.findings
