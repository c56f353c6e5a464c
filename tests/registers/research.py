"""A made-up workspace with a register: the fictional example, and records of research organisations of its town."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from biokg.registers.catalogue import register
from biokg.registers.importing import Outcome, import_release
from biokg.workspace import Workspace

__all__ = ["UNIVERSITY", "example", "import_records", "record", "records"]

UNIVERSITY = "https://ror.org/00port001"
"""The record that is the same as :port-alder-university."""
MATCH = ":port-alder-university\t\tskos:exactMatch\tror:00port001\tsemapv:ManualMappingCuration\t1\t\n"

TOWN = {"country_code": "AQ", "country_name": "Antarctica", "name": "Port Alder"}


def record(name: str, number: int, **values: Any) -> dict[str, Any]:
    """Return the record of an organisation in Port Alder."""
    return {
        "id": f"https://ror.org/00port{number:03d}",
        "admin": {"last_modified": {"date": "2024-12-01"}},
        "domains": [],
        "established": None,
        "external_ids": [],
        "links": [],
        "locations": [{"geonames_id": 77, "geonames_details": TOWN}],
        "names": [{"lang": "en", "types": ["ror_display", "label"], "value": name}],
        "relationships": [],
        "status": "active",
        "types": ["education"],
    } | values  # fmt: skip


def related(number: int, label: str, kind: str) -> dict[str, str]:
    """Return a relationship to a record."""
    return {"id": f"https://ror.org/00port{number:03d}", "label": label, "type": kind}


def records() -> list[dict[str, Any]]:
    """Return the university, its hospital, a company that has no tie, and a link to a record that is not there."""
    return [
        record(
            "University of Port Alder", 1, established=1901, domains=["portalder.example"],
            names=[
                {"lang": "en", "types": ["ror_display", "label"], "value": "University of Port Alder"},
                {"lang": "zh", "types": ["label"], "value": "奥尔德港大学"},
                {"lang": None, "types": ["acronym"], "value": "UPA"},
            ],
            relationships=[related(2, "Alder Hospital", "child"), related(9, "Sea Institute", "related")],
        ),
        record("Alder Hospital", 2, types=["healthcare"],
               relationships=[related(1, "University of Port Alder", "parent")]),
        record("Gull Pharma (Antarctica)", 3, types=["company"]),
    ]  # fmt: skip


def import_records(workspace: Workspace, found: Iterable[Any], **settings: Any) -> Outcome:
    """Import records as a release."""
    path = workspace.root / "given.json"
    path.write_text(json.dumps(list(found), ensure_ascii=False), encoding="utf-8")
    return import_release(workspace, register("ror"), [path], **settings)


def example(repository: Path, folder: Path, *, matched: bool = True) -> Workspace:
    """Copy the fictional example, where the university is the same as its record."""
    shutil.copytree(repository / "examples" / "riverbend", folder, ignore=shutil.ignore_patterns(".biokg"))
    workspace = Workspace(folder)
    text = workspace.mappings.read_text(encoding="utf-8")
    if matched:
        text = text.replace("#  skos:", "#  ror: https://ror.org/\n#  skos:") + MATCH
    workspace.mappings.write_text(text, encoding="utf-8")
    return workspace
