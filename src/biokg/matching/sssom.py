"""Tables in SSSOM (https://w3id.org/sssom/), written the same way for the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from ..terms import ID, PREFIXES, REGISTERED

__all__ = ["COLUMNS", "table"]

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "reviewer_label", "mapping_date", "similarity_score", "confidence", "comment",
)  # fmt: skip
KNOWN = {
    "id": ID,
    **REGISTERED,
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": PREFIXES["skos"],
}
"""Prefix → namespace, as these tables write them."""
_HEAD = """\
#mapping_set_id: "https://w3id.org/biokg/mappings/{}"
#mapping_set_title: "{}"
#license: "https://creativecommons.org/licenses/by/4.0/"
#curie_map:
"""


def table(name: str, title: str, rows: Iterable[Mapping[str, str]]) -> str:
    """Return a table of rows with the columns of `COLUMNS`, in their order; subjects and objects are given as IRIs."""
    prefixes = dict(KNOWN)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = {**row, **{column: _curie(row[column], prefixes) for column in ("subject_id", "object_id")}}
        writer.writerow(" ".join(cells.get(column, "").split()) for column in COLUMNS)
    named = "".join(f'#  {prefix}: "{namespace}"\n' for prefix, namespace in sorted(prefixes.items()))
    return _HEAD.format(name, title) + named + out.getvalue()


def _curie(iri: str, prefixes: dict[str, str]) -> str:
    """Return an IRI with a prefix, giving its namespace one where it has none."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    local = iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
    namespace = iri[: iri.rindex(local)]
    prefix = f"n{len(prefixes) - len(KNOWN) + 1}"
    prefixes[prefix] = namespace
    return f"{prefix}:{iri.removeprefix(namespace)}"
