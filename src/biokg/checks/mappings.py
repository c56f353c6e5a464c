"""Whether identities with records elsewhere are of known things, justified, and said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..build.mappings import Mapping
from ..errors import InputError
from ..terms import BASE, ID, PREFIXES, RECORDS, shorten
from ..values import number
from .dossier import Dossier
from .report import Finding
from .wording import worded

__all__ = ["wrong_mappings"]

SEMAPV = "https://w3id.org/semapv/vocab/"
EXACT = PREFIXES["skos"] + "exactMatch"


def wrong_mappings(dossier: Dossier) -> Iterator[Finding]:
    """Yield rows of the mapping table that cannot be meant. (IRIs are well-formed, else the table is not read.)"""
    rows = dossier.knowledge.mappings
    for row in rows:
        yield from _wrong_row(row, dossier)
    for (subject, target), times in Counter((row.subject, row.object) for row in rows).items():
        if times > 1:
            yield _found("mapping-twice", rows[0], dossier, name=shorten(subject.value), other=shorten(target.value))
    yield from _two_exact_matches(dossier)


def _wrong_row(row: Mapping, dossier: Dossier) -> Iterator[Finding]:
    known = row.subject in dossier.knowledge.things or row.subject in dossier.ontology.classes
    if row.subject.value.startswith(ID) and not row.subject.value.startswith(RECORDS) and not known:
        yield _found("mapping-of-unknown", row, dossier)
    if row.object == row.subject or (row.object.value.startswith(BASE) and not row.object.value.startswith(RECORDS)):
        yield _found("mapping-to-itself", row, dossier, other=shorten(row.object.value))
    if not row.justification.value.startswith(SEMAPV):
        yield _found("mapping-not-justified", row, dossier, value=row.justification.value)
    if row.confidence and not _is_share(row.confidence):
        yield _found("mapping-confidence", row, dossier, value=row.confidence)


def _is_share(text: str) -> bool:
    try:
        return 0 <= number(text) <= 1
    except InputError:
        return False


def _two_exact_matches(dossier: Dossier) -> Iterator[Finding]:
    first: dict[tuple[str, str], Mapping] = {}
    for row in dossier.knowledge.mappings:
        if row.predicate.value == EXACT:
            register = row.object.value[: row.object.value.rfind(row.object.value.split("/")[-1])]
            known = first.setdefault((row.subject.value, register), row)
            if known.object != row.object:
                yield _found("two-exact-matches", row, dossier, one=known.object.value, other=row.object.value)


def _found(code: str, row: Mapping, dossier: Dossier, **values: object) -> Finding:
    where = dossier.workspace.relative(row.path or dossier.workspace.mappings)
    words = {"name": shorten(row.subject.value)} | values
    return worded(code, where if row.line is None else f"{where}:{row.line}", row.subject.value, **words)
