"""Made-up records of ROR, imported into a workspace."""

from __future__ import annotations

import json
from typing import Any

from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.workspace import Workspace

__all__ = ["import_records", "record"]


def record(
    number: int, *names: str, kind: str = "company", country: tuple[str, str] = ("AQ", "Antarctica"), above: int = 0,
    status: str = "active",
) -> dict[str, Any]:  # fmt: skip
    """Return a record; the first name is the one to display, later ones are aliases."""
    types = ["company", "education", "healthcare", "government", "facility", "nonprofit", "other"]
    assert kind in types
    return {
        "id": ror(number),
        "names": [
            {"value": name, "lang": None, "types": ["alias"] if place else ["ror_display", "label"]}
            for place, name in enumerate(names)
        ],
        "types": [kind],
        "status": status,
        "established": None,
        "domains": [],
        "links": [],
        "external_ids": [],
        "locations": [
            {"geonames_id": 70 + number,
             "geonames_details": {"name": f"Town {number}", "country_code": country[0], "country_name": country[1]}}
        ],
        "relationships": [{"type": "parent", "id": ror(above), "label": "above"}] if above else [],
        "admin": {"last_modified": {"date": "2025-01-01"}},
    }  # fmt: skip


def ror(number: int) -> str:
    """Return the id of a record."""
    return f"https://ror.org/00made{number:03d}"


def import_records(workspace: Workspace, *records: dict[str, Any]) -> None:
    """Import records as a release of ROR."""
    path = workspace.root / "records.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    import_release(workspace, register("ror"), [path], release="v1")
