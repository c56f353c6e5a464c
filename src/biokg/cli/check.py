"""``biokg check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asked import Asked, articles_folder
from .options import FORMATS, asking, with_articles
from .program import command

if TYPE_CHECKING:
    from ..checks import Report
    from ..views.document.model import Document

__all__ = ["check"]

KEYS = ("severity", "code", "where", "message", "remedy", "node")
HEADINGS = {
    "violation": ("Violations", "违规"),
    "warning": ("Worth a second look", "值得复核"),
    "info": ("Not verified, or for your information", "未核实或供参考"),
}


@command("check")
@with_articles
@asking((*FORMATS, "html"))
def check(asked: Asked, articles: Path | None) -> None:
    """It looks at the shapes of things and claims, the spans of citations, edges without a claim, cycles, intervals,
    values that rule each other out, and more. With the articles at hand, every quoted span is compared with its hash.

    Exit status 1 where something is violated; what is only worth a second look leaves it 0.

    \b
    Examples:
      biokg check
      biokg check --articles ~/articles --format json
    """
    report = _report(asked, articles)
    records = [
        {
            "severity": one.severity,
            "code": one.code,
            "where": one.where,
            "message": asked.of(one.message, one.message_zh),
            "remedy": asked.of(one.remedy, one.remedy_zh),
            "node": one.node or None,
        }
        for one in report.findings
    ]
    counts = {severity: report.count(severity) for severity in ("violation", "warning", "info")}
    if asked.format == "json":
        summary = {"passed": report.passed, "claims": report.claims, "verified": report.verified, "counts": counts}
        asked.write_json(summary | {"findings": records})
    elif asked.format in {"csv", "tsv"}:
        asked.write_table(KEYS, [[record[key] for key in KEYS] for record in records])
    else:
        asked.write_product(None, _document(asked, report))
    if not report.passed:
        raise click.exceptions.Exit(1)


def _report(asked: Asked, articles: Path | None) -> Report:
    """Check the built graph with its files; the files alone where there is no graph yet."""
    from ..checks import check as check_all
    from ..errors import StoreError
    from ..graph import KnowledgeGraph
    from ..workspace import Workspace

    workspace = Workspace.find(asked.folder)
    folder = articles_folder(asked.folder, articles)
    try:
        with KnowledgeGraph.open(asked.folder, asked.store) as kg:
            if kg.changed_since_build():
                click.echo("Note: files changed since the last build; run `biokg build` to check them built.", err=True)
                return check_all(workspace, articles=folder, as_of=asked.as_of)
            return check_all(kg, articles=folder, as_of=asked.as_of)
    except StoreError as error:
        click.echo(f"Note: only the files are checked. {error}", err=True)
    return check_all(workspace, articles=folder, as_of=asked.as_of)


def _document(asked: Asked, report: Report) -> Document:
    from ..views.document.model import Cell, Document, Row, Rows

    blocks = []
    for severity, heading in HEADINGS.items():
        rows = [Row("", Cell(one.text(asked.language))) for one in report.findings if one.severity == severity]
        if rows:
            blocks.append(Rows(f"{asked.of(*heading)} ({len(rows)})", severity, rows))
    title = asked.of("Nothing is violated.", "没有违规。")
    if not report.passed:
        number = report.count("violation")
        title = asked.of(f"Violations: {number}.", f"违规 {number} 处。")
    looked = asked.of(
        f"Claims looked at: {report.claims:,}; citations compared with their articles: {report.verified:,}.",
        f"检查主张 {report.claims:,} 条；与原文比对引文 {report.verified:,} 处。",
    )
    return Document(title, looked, blocks=blocks, language=asked.language)
