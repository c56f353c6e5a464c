"""Records of made-up studies in the shape of ClinicalTrials.gov's: as many sponsors, products, sites, dates and words.

The shares are those of a hundred real records (second interface, December 2025); all names and numbers are made up.
``python -m benchmarks.trial_records 10000 studies.json`` writes as many as a JSON array, a record a line.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .ror_records import KINDS, PLACES

__all__ = ["trial_records", "write_trials"]

COUNTRIES = ("United States", "China", "Germany", "France", "Japan", "Spain", "Italy", "Canada", "Australia", "Brazil")
STATUSES = {"RECRUITING": 26, "UNKNOWN": 24, "COMPLETED": 16, "ACTIVE_NOT_RECRUITING": 11, "NOT_YET_RECRUITING": 9,
            "TERMINATED": 7, "WITHDRAWN": 5, "ENROLLING_BY_INVITATION": 1, "SUSPENDED": 1}  # fmt: skip
PHASES = {("PHASE2",): 43, (): 22, ("NA",): 8, ("PHASE1", "PHASE2"): 8, ("PHASE1",): 7, ("PHASE3",): 6, ("PHASE4",): 3}
TYPES = {"DRUG": 139, "OTHER": 6, "RADIATION": 5, "BIOLOGICAL": 4, "DIAGNOSTIC_TEST": 3, "PROCEDURE": 3,
         "COMBINATION_PRODUCT": 1}  # fmt: skip
CLASSES = {"INDUSTRY": 31, "OTHER": 64, "OTHER_GOV": 3, "NIH": 2}
SYLLABLES = (
    "al",
    "be",
    "cor",
    "di",
    "ex",
    "fo",
    "gli",
    "hu",
    "im",
    "ju",
    "ka",
    "lo",
    "mi",
    "ne",
    "ro",
    "su",
    "ti",
    "vo",
)
ENDINGS = {"drug": ("mab", "nib", "stat", "pril", "cillin", "tide"), "condition": ("itis", "oma", "osis", "emia")}
WORDS = "The patient shall have given informed consent before any procedure of the study takes place. " * 8


def trial_records(count: int, seed: int = 11) -> Iterator[dict[str, Any]]:
    """Yield records one by one, the same for the same seed; names grow in number with them, as in the real register."""
    chance = random.Random(seed)
    sponsors = [_organisation(chance, number) for number in range(max(20, count // 6))]
    sites = [_site(chance, number) for number in range(max(50, 2 * count))]
    drugs = [_coined(chance, "drug") for _ in range(max(20, count // 7))]
    conditions = [_coined(chance, "condition") for _ in range(max(10, count // 10))]
    for number in range(count):
        yield _record(chance, number, sponsors, sites, drugs, conditions)


def write_trials(path: Path, count: int, seed: int = 11) -> None:
    """Write records as one JSON array, a record a line."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(trial_records(count, seed)):
            file.write(("[\n" if number == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
        file.write("\n]\n")


def _organisation(chance: random.Random, number: int) -> dict[str, str]:
    kind = chance.choice(("company", "education", "healthcare"))
    name = f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(KINDS[kind])} {number}"
    return {"name": name, "class": _drawn(chance, CLASSES)}


def _site(chance: random.Random, number: int) -> dict[str, Any]:
    town = f"{chance.choice(PLACES)}{chance.choice(('ton', 'ville', 'burg'))}"
    point = {"lat": round(chance.uniform(-60, 70), 5), "lon": round(chance.uniform(-180, 180), 5)}
    name = f"{chance.choice(PLACES)} {chance.choice(KINDS['healthcare'])} {number}"
    country = _often(chance, COUNTRIES)
    return {"facility": name, "status": "RECRUITING", "city": town, "country": country, "geoPoint": point}


def _coined(chance: random.Random, kind: str) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize() + chance.choice(ENDINGS[kind])


def _often(chance: random.Random, values: Sequence[Any]) -> Any:
    """Draw a value; the first ones much more often, as few sponsors run most studies."""
    return values[int(len(values) * chance.random() ** 2.5)]


def _drawn(chance: random.Random, shares: dict[Any, int]) -> Any:
    return chance.choices(list(shares), list(shares.values()))[0]


def _record(
    chance: random.Random, number: int, sponsors: Sequence[Any], sites: Sequence[Any], drugs: Sequence[str],
    conditions: Sequence[str],
) -> dict[str, Any]:  # fmt: skip
    nct, drug, condition = f"NCT{number + 1:08d}", _often(chance, drugs), _often(chance, conditions)
    title = f"Study {number} of {drug} in {chance.choice(('adults', 'children', 'patients'))} with {condition}"
    lead = _often(chance, sponsors)
    others = [_often(chance, sponsors) for _ in range(chance.choices((0, 1, 2), (76, 16, 8))[0])]
    secondary = [{"id": f"2020-{number:06d}-15", "type": "EUDRACT_NUMBER"}] if chance.random() < 0.12 else []
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": nct, "orgStudyIdInfo": {"id": f"OWN-{number}"}, "secondaryIdInfos": secondary,
                "organization": {"fullName": lead["name"], "class": lead["class"]},
                "briefTitle": title, "officialTitle": f"{title}: a randomised trial with two arms in several centres",
            },
            "statusModule": _status(chance),
            "sponsorCollaboratorsModule": {"leadSponsor": lead, "collaborators": others},
            "descriptionModule": {"briefSummary": WORDS, "detailedDescription": WORDS},
            "conditionsModule": {"conditions": [condition]},
            "designModule": {"studyType": "INTERVENTIONAL", "phases": list(_drawn(chance, PHASES))},
            "armsInterventionsModule": {"interventions": [
                {"type": _drawn(chance, TYPES), "name": name, "description": WORDS[:90],
                 "otherNames": [f"{name[:4].upper()}-{len(name)}{number % 90}"] if chance.random() < 0.4 else []}
                for name in (drug, *(_often(chance, drugs) for _ in range(chance.choices((0, 1, 2), (55, 30, 15))[0])))
            ]},
            "outcomesModule": {"primaryOutcomes": [{"measure": WORDS[:500], "timeFrame": "6 months"}]},
            "eligibilityModule": {"eligibilityCriteria": WORDS * 5},
            "contactsLocationsModule": {
                "locations": [_often(chance, sites) for _ in range(min(int(chance.expovariate(1 / 9.6)), 250))]
            },
        },
        "derivedSection": {"miscInfoModule": {"versionHolder": "2026-06-30"}},
        "hasResults": False,
    }  # fmt: skip


def _status(chance: random.Random) -> dict[str, Any]:
    start = chance.randint(2008, 2025)
    dates = {"startDateStruct": {"date": f"{start}-{chance.randint(1, 12):02d}-01", "type": "ACTUAL"}}
    for field, after in (("primaryCompletionDateStruct", 2), ("completionDateStruct", 3)):
        kind = "ESTIMATED" if start + after > 2025 or chance.random() < 0.5 else "ACTUAL"
        dates[field] = {"date": f"{start + after}-06", "type": kind}
    posted = {"date": f"2026-0{chance.randint(1, 6)}-{chance.randint(1, 28):02d}", "type": "ACTUAL"}
    return {"overallStatus": _drawn(chance, STATUSES), **dates, "lastUpdatePostDateStruct": posted}


if __name__ == "__main__":
    write_trials(Path(sys.argv[2]), int(sys.argv[1]))
