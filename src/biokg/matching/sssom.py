"""Tables in SSSOM (https://w3id.org/sssom/), written the same way for the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from ..terms import ID, PREFIXES

__all__ = ["COLUMNS", "short", "table", "whole"]

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "reviewer_label", "mapping_date", "similarity_score", "confidence", "comment",
)  # fmt: skip
KNOWN = {
    "id": ID,
    "lei": "https://www.gleif.org/lei/",
    "nct": "https://clinicaltrials.gov/study/",
    "ror": "https://ror.org/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": PREFIXES["skos"],
}
"""Prefix → namespace, as these tables write them."""
REGISTERS = f"{ID}register/"
"""What the IRIs of things begin with that registers give none to; the name of the register follows."""
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


def short(iri: str) -> str:
    """Return an IRI as short as people may write it, else as it is; `whole` takes it back.

    >>> short("https://ror.org/04r9x1a08"), short("https://example.org/1")
    ('ror:04r9x1a08', 'https://example.org/1')
    >>> short("https://w3id.org/biokg/id/register/ema/company/larkspur")
    'ema:company/larkspur'
    """
    if iri.startswith(REGISTERS):
        name, _, rest = iri.removeprefix(REGISTERS).partition("/")
        return f"{name}:{rest}"
    found = ((prefix, space) for prefix, space in KNOWN.items() if iri.startswith(space) and iri != space)
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in found), iri)


def whole(text: str) -> str:
    """Return the IRI that `short` made shorter; a text without a prefix as it is.

    >>> whole("ror:04r9x1a08"), whole("ema:company/larkspur")
    ('https://ror.org/04r9x1a08', 'https://w3id.org/biokg/id/register/ema/company/larkspur')
    """
    prefix, _, rest = text.partition(":")
    if prefix in KNOWN and rest:
        return KNOWN[prefix] + rest
    return f"{REGISTERS}{prefix}/{rest}" if "/" in rest and not rest.startswith("/") else text


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
