"""Claims made in a line, for tests of what follows from them."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Literal, NamedNode, Triple

from biokg.claims.derive import Standpoint, derive, live_claims
from biokg.claims.model import Claim
from biokg.terms import iri

DATETIME = iri("xsd:dateTime")
ONE_VALUED = {iri("b:status"), iri("b:value"), iri("b:edtf")}


def when(day: str) -> Literal:
    return Literal(f"{day}T00:00:00Z", datatype=DATETIME)


def claim(
    subject: str,
    predicate: str,
    object: str | Literal,
    modality: str = "asserted",
    *,
    name: str | None = None,
    premises: Collection[str] = (),
    supersedes: Collection[str] = (),
    conflicts: Collection[str] = (),
    invalidated: bool = False,
    citation: str = "cite:a",
) -> Claim:
    """Make a claim of prefixed names; `name`, `premises`, `supersedes` and `conflicts` are last parts of claim ids."""
    return Claim(
        subject=iri(subject),
        predicate=iri(predicate),
        object=iri(object) if isinstance(object, str) else object,
        modality=iri(f"modality:{modality}"),
        citations=(iri(citation),),
        recorded=when("2025-01-10"),
        premises=tuple(iri(f"claim:{other}") for other in premises),
        supersedes=tuple(iri(f"claim:{other}") for other in supersedes),
        conflicts=tuple(iri(f"claim:{other}") for other in conflicts),
        invalidated=when("2025-02-01") if invalidated else None,
        id=iri(f"claim:{name}") if name else None,  # type: ignore[arg-type]
    )


def live(*claims: Claim) -> list[str]:
    """Return the last parts of the ids of those claims that are live, sorted."""
    return sorted(node.value.rpartition("/")[2] for node in live_claims(claims))


def edges(*claims: Claim, standing: dict[NamedNode, Standpoint] | None = None) -> list[Triple]:
    """Return the plain edges of claims; all stand on the same agency report where `standing` does not say else."""
    same = {one.id: Standpoint(iri("tier:agency"), "2024-03-05T00:00:00Z") for one in claims}
    return list(derive(live_claims(claims), same | (standing or {}), ONE_VALUED))


def edge(subject: str, predicate: str, object: str | Literal) -> Triple:
    return Triple(iri(subject), iri(predicate), iri(object) if isinstance(object, str) else object)
