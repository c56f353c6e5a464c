"""A made-up field in five registers, small enough to be counted by hand: organisations, studies, decisions."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from biokg.build import build
from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.workspace import Workspace

from .research import example, record, related

__all__ = ["build_field", "import_field"]

HEWAN = {"locations": [{"geonames_id": 88, "geonames_details": {"country_code": "CN", "country_name": "China",
                                                               "name": "Hewan"}}]}  # fmt: skip
SPONSOR = (
    ":port-alder-university\t\tskos:exactMatch\treg:clinicaltrials/sponsor/university-of-port-alder\t"
    "semapv:ManualMappingCuration\t1\t\n"
)


def build_field(repository: Path, folder: Path) -> Workspace:
    """Return the workspace of the field, built: the example, whose university is two records."""
    workspace = example(repository, folder)
    text = workspace.mappings.read_text(encoding="utf-8")
    text = text.replace("#  ror:", "#  reg: https://w3id.org/biokg/id/register/\n#  ror:") + SPONSOR
    workspace.mappings.write_text(text, encoding="utf-8")
    import_field(workspace)
    build(workspace)
    return workspace


def import_field(workspace: Workspace) -> None:
    """Import the registers of the field."""
    given: list[tuple[str, str, str, dict[str, Any]]] = [
        ("ror", json.dumps(_organisations()), "json", {"date": "2024-06-01"}),
        ("clinicaltrials", json.dumps(_studies()), "json",
         {"date": "2025-01-31", "options": {"sites": "organisations"}}),
        ("ema", _table(_medicines()), "csv", {"date": "2024-07-01"}),
        ("fda-approvals", _table(_approvals()), "csv", {"date": "2024-08-01"}),
    ]  # fmt: skip
    for name, text, ending, settings in given:
        path = workspace.root / f"given.{ending}"
        path.write_text(text, encoding="utf-8")
        import_release(workspace, register(name), [path], release="v1", **settings)
        path.unlink()


def _organisations() -> list[dict[str, Any]]:
    """Return three in Antarctica, two in China, and a link to one without a record; one more is no record."""
    return [
        record("University of Port Alder", 1, relationships=[related(9, "Sea Institute", "related")]),
        record("Alder Hospital", 2, types=["healthcare"]),
        record("Gull Pharma (Antarctica)", 3, types=["company", "funder"]),
        record("Hewan Biotech", 4, types=["company"], status="inactive", **HEWAN),
        record("Hewan Archive", 5, types=["archive"], **HEWAN),
        record("Bank", 7, types=["bank"]),
    ]


def _study(
    number: int, status: str, phases: Sequence[str], start: tuple[str, str], sponsor: tuple[str, str],
    conditions: Sequence[str], interventions: Sequence[tuple[str, str]], site: tuple[str, str] | None = None,
    supporter: str | None = None, kind: str = "INTERVENTIONAL",
) -> dict[str, Any]:  # fmt: skip
    return {"protocolSection": {
        "identificationModule": {"nctId": f"NCT{number:08d}", "briefTitle": f"Study {number}"},
        "statusModule": {"overallStatus": status, "startDateStruct": dict(zip(("date", "type"), start, strict=True))},
        "designModule": {"studyType": kind, "phases": list(phases)},
        "sponsorCollaboratorsModule": {
            "leadSponsor": dict(zip(("name", "class"), sponsor, strict=True)),
            "collaborators": [{"name": supporter, "class": "INDUSTRY"}] if supporter else [],
        },
        "conditionsModule": {"conditions": list(conditions)},
        "armsInterventionsModule": {"interventions": [{"type": one, "name": name} for one, name in interventions]},
        "contactsLocationsModule": {
            "locations": [dict(zip(("facility", "country"), site, strict=True))] if site else []
        },
    }}  # fmt: skip


def _studies() -> list[dict[str, Any]]:
    university, gull = ("University of Port Alder", "OTHER"), ("Gull Pharma", "INDUSTRY")
    return [
        _study(1, "RECRUITING", ["PHASE2"], ("2024-03-01", "ACTUAL"), university, ["Hepatitis D"],
               [("DRUG", "Larkumab"), ("DRUG", "Placebo")], ("Alder Hospital", "Antarctica"), "Gull Pharma"),
        _study(2, "COMPLETED", ["PHASE1", "PHASE2"], ("2020-05", "ACTUAL"), university, ["Hepatitis D", "Hepatitis B"],
               [("BIOLOGICAL", "Larkumab")], ("Hewan Hospital", "China")),
        _study(3, "UNKNOWN", [], ("2030-11", "ESTIMATED"), ("Jane Doe", "INDIV"), ["Hepatitis B"],
               [("PROCEDURE", "Biopsy")], kind="OBSERVATIONAL"),
        _study(4, "COMPLETED", ["PHASE1"], ("2020-01-02", "ACTUAL"), gull, ["Hepatitis D"], [("DRUG", "Placebo")]),
    ]  # fmt: skip


def _medicines() -> list[dict[str, str]]:
    def medicine(number: int, name: str, status: str, holder: str, **dates: str) -> dict[str, str]:
        return {
            "Category": "Human", "Name of medicine": name, "EMA product number": f"EMEA/H/C/00000{number}",
            "Medicine status": status, "Active substance": f"{name.lower()}mab",
            "Therapeutic area (MeSH)": "Hepatitis D", "Orphan medicine": "Yes" if number == 1 else "No",
            "Marketing authorisation developer / applicant / holder": holder,
            "Marketing authorisation date": dates.get("authorised", ""),
            "Refusal of marketing authorisation date": dates.get("refused", ""),
            "Medicine URL": f"https://example.org/{name}",
        }  # fmt: skip

    return [
        medicine(1, "Larkvita", "Authorised", "Larkspur Ltd", authorised="03/04/2020"),
        medicine(2, "Gullvita", "Withdrawn", "Gull Pharma", authorised="05/06/2015"),
        medicine(3, "Ternvita", "Refused", "Tern Pharma", refused="07/08/2021"),
    ]


def _approvals() -> list[dict[str, str]]:
    def approval(date: str, submission: str) -> dict[str, str]:
        return {
            "Approval Date": date, "Drug Name": "LARKVITANDA   #212345", "Submission": submission,
            "Active Ingredients": "LARKUMAB", "Company": "LARKSPUR", "Submission Classification *": "",
            "Submission Status": "Approval",
        }  # fmt: skip

    return [approval("01/04/2021", "ORIG-1"), approval("03/05/2021", "SUPPL-2")]


def _table(rows: Sequence[Mapping[str, str]]) -> str:
    from io import StringIO

    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
