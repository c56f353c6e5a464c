"""Flat tables: claims, things and ties as CSV, harmless to a spreadsheet (see decision 0034)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from biokg.export.networks import exported_network
from biokg.query.formats import csv_cell, csv_text
from biokg.terms import local_name

if TYPE_CHECKING:
    import networkx

    from biokg.claims.ledger import Statement
    from biokg.graph import KnowledgeGraph

__all__ = ["EDGES", "NODES", "STATEMENTS", "write_edges", "write_nodes", "write_statements", "write_tables"]

STATEMENTS = (
    "claim", "subject", "subject_en", "subject_zh", "predicate", "predicate_en", "predicate_zh", "object", "object_en",
    "object_zh", "datatype", "language", "modality", "standing", "live", "settled", "speaker", "speaker_en", "source",
    "source_title", "publisher", "publisher_en", "date", "tier", "page", "section", "evidence", "start", "end",
    "sha256", "confidence", "premises", "conflicts", "supersedes", "open_list",
)  # fmt: skip
NODES = (
    "id", "iri", "label", "label_en", "label_zh", "cls", "kind", "status", "planned", "first", "last", "sources",
    "tier", "context",
)  # fmt: skip
EDGES = (
    "source", "target", "key", "predicate", "standing", "planned", "role", "valid_from", "valid_to", "claims", "first",
    "last", "sources", "tier", "confidence", "via", "kind", "status", "when",
)  # fmt: skip


def write_statements(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write one row a claim, in the order of dates and places in the text.

    IRIs are whole; lists (modality, tier, evidence, standing) are short names. A claim with several citations has their
    sections, starts, ends and hashes in one cell each, with a space between, in the same order. Dates are days;
    `date` is the latest day of publication that the source allows. What is not known is empty.
    """
    _write_rows(STATEMENTS, (_statement(graph, one) for one in graph.ledger.statements.values()), output)


def write_nodes(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write one row a thing of the network, planned ones too; columns as `biokg.network.project` describes them."""
    node_rows(exported_network(graph), output)


def node_rows(network: networkx.MultiDiGraph, output: IO[bytes]) -> None:
    """Write one row a node of a network."""
    _write_rows(NODES, ({"id": name, **about} for name, about in network.nodes(data=True)), output)


def write_edges(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write one row a tie of the network, planned ones too; `source` and `target` are ids of nodes."""
    edge_rows(exported_network(graph), output)


def edge_rows(network: networkx.MultiDiGraph, output: IO[bytes]) -> None:
    """Write one row a tie of a network."""
    found = network.edges(keys=True, data=True)
    _write_rows(EDGES, ({**about, "source": one, "target": two, "key": key} for one, two, key, about in found), output)


def write_tables(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write a zip file of the three tables, ``statements.csv``, ``nodes.csv`` and ``edges.csv``."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, write in (("statements", write_statements), ("nodes", write_nodes), ("edges", write_edges)):
            table = io.BytesIO()
            write(graph, table)
            # The day of the file would make each zip another one; this is the first that the format can hold.
            entry = zipfile.ZipInfo(f"{name}.csv", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, table.getvalue())


def _write_rows(columns: Sequence[str], rows: Iterable[dict[str, object]], output: IO[bytes]) -> None:
    output.write(csv_text(columns, ([_cell(row.get(column)) for column in columns] for row in rows)).encode())


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return csv_cell(value.value if isinstance(value, NamedNode | Literal) else str(value))


def _statement(graph: KnowledgeGraph, statement: Statement) -> dict[str, object]:
    """Return the cells of one claim by column."""
    claim, source, places = statement.claim, statement.source, statement.places
    literal = claim.object if isinstance(claim.object, Literal) else None
    return {
        "claim": claim.id,
        **_named(graph, "subject", claim.subject),
        **_named(graph, "predicate", claim.predicate),
        **({"object": literal} if isinstance(claim.object, Literal) else _named(graph, "object", claim.object)),
        "datatype": literal.datatype if literal else None,
        "language": literal.language if literal else None,
        "modality": local_name(claim.modality),
        "standing": statement.standing,
        "live": statement.live,
        "settled": statement.settled,
        "speaker": claim.speaker,
        "speaker_en": graph.label(claim.speaker) if claim.speaker else None,
        "source": source.id,
        "source_title": source.title(),
        "publisher": source.publisher,
        "publisher_en": graph.label(source.publisher) if source.publisher else None,
        "date": source.issued.value[:10],
        "tier": local_name(statement.tier),
        "page": source.page,
        "section": " ".join(place.section.id.value for place in places),
        "evidence": " ".join(local_name(place.section.evidence) for place in places),
        "start": _joined(place.citation.start for place in places),
        "end": _joined(place.citation.end for place in places),
        "sha256": _joined(place.citation.sha256 for place in places),
        "confidence": claim.confidence,
        "premises": " ".join(node.value for node in claim.premises),
        "conflicts": " ".join(node.value for node in claim.conflicts),
        "supersedes": " ".join(node.value for node in claim.supersedes),
        "open_list": claim.open_list,
    }


def _named(graph: KnowledgeGraph, column: str, node: NamedNode) -> dict[str, object]:
    return {column: node, f"{column}_en": graph.label(node, "en"), f"{column}_zh": graph.label(node, "zh")}


def _joined(values: Iterable[int | str | None]) -> str:
    return " ".join(str(value) for value in values if value is not None)
