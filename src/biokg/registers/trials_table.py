"""Rows of the table that the website of ClinicalTrials.gov gives, as records of its interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["study"]

DATES = {"Start Date": "startDateStruct", "Primary Completion Date": "primaryCompletionDateStruct",
         "Completion Date": "completionDateStruct", "Last Update Posted": "lastUpdatePostDateStruct"}  # fmt: skip
SEPARATOR = "|"


def study(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the record that a row tells a part of; columns that were not asked for are absent."""
    cells = {name: text.strip() for name, text in row.items() if text and text.strip()}
    identification = {"nctId": cells.get("NCT Number", ""), "briefTitle": cells.get("Study Title", "")}
    if "Acronym" in cells:
        identification["acronym"] = cells["Acronym"]
    status: dict[str, Any] = {"overallStatus": cells.get("Study Status", "")}
    status |= {field: {"date": cells[column]} for column, field in DATES.items() if column in cells}
    lead = {"name": cells["Sponsor"]} if "Sponsor" in cells else None
    if lead and "Funder Type" in cells:
        lead["class"] = cells["Funder Type"]
    return {
        "protocolSection": {
            "identificationModule": identification
            | ({"secondaryIdInfos": [{"id": one} for one in others]} if (others := _parts(cells, "Other IDs")) else {}),
            "statusModule": status,
            "sponsorCollaboratorsModule": {
                "leadSponsor": lead,
                "collaborators": [{"name": name} for name in _parts(cells, "Collaborators")],
            },
            "conditionsModule": {"conditions": _parts(cells, "Conditions")},
            "designModule": {"studyType": cells.get("Study Type", ""), "phases": _parts(cells, "Phases")},
            "armsInterventionsModule": {
                "interventions": [_intervention(one) for one in _parts(cells, "Interventions")]
            },
            "contactsLocationsModule": {"locations": [_location(one) for one in _parts(cells, "Locations")]},
        }
    }


def _parts(cells: Mapping[str, str], column: str) -> list[str]:
    return [part.strip() for part in cells.get(column, "").split(SEPARATOR) if part.strip()]


def _intervention(text: str) -> dict[str, str]:
    kind, _, name = text.partition(":")
    return {"type": kind.strip(), "name": name.strip()} if name.strip() else {"type": "OTHER", "name": text}


def _location(text: str) -> dict[str, str]:
    """Return a site: its name comes first, its country last; a town between may be of the name."""
    first, _, rest = text.partition(",")
    return {"facility": first.strip(), "country": rest.rpartition(",")[2].strip()}
