"""Records of a made-up research registry in the shape of ROR's: as many names, types, places and ties as there.

The shares are those of 1,806 real records (schema 2, June 2026); all names, numbers and links are made up.
``python -m benchmarks.ror_records 129000 ror.json`` writes as many as the whole registry has.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["ror_records", "write_ror"]

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
FIRST = (
    "North", "South", "East", "West", "Upper", "Lower", "New", "Old", "Royal", "National", "Central", "First", "United",
    "Green", "River", "Lake", "Stone", "Amber",
)  # fmt: skip
PLACES = (
    "Alder", "Birch", "Cedar", "Dell", "Elm", "Fern", "Glen", "Hazel", "Iris", "Juniper", "Kestrel", "Larch", "Maple",
    "Nettle", "Oak", "Pine", "Quince", "Rowan",
)  # fmt: skip
KINDS = {
    "company": ("Pharma", "Biotech", "Therapeutics", "Diagnostics", "Holdings"),
    "education": ("University", "College", "Institute of Technology", "Medical University"),
    "healthcare": ("Hospital", "Clinic", "Medical Centre"),
    "government": ("Ministry", "Agency", "Commission", "Bureau"),
    "facility": ("Institute", "Laboratory", "Research Centre"),
    "nonprofit": ("Foundation", "Society", "Trust"),
    "other": ("Network", "Consortium"),
}
SHARES = (700, 628, 94, 172, 130, 42, 27)
CHINESE = "东南西北中华云江河海山林新长安光明远大和平"
COUNTRIES = (("US", "United States"), ("CN", "China"), ("GB", "United Kingdom"), ("DE", "Germany"), ("FR", "France"),
             ("IN", "India"), ("JP", "Japan"), ("BR", "Brazil"), ("CA", "Canada"), ("ES", "Spain"))  # fmt: skip


def ror_records(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Yield records one by one, the same for the same seed."""
    chance = random.Random(seed)
    towns = [_town(chance, number) for number in range(max(20, count // 12))]
    for number in range(count):
        yield _record(chance, number, count, towns)


def write_ror(path: Path, count: int, seed: int = 7) -> None:
    """Write records as one JSON array, a record a line, as the registry's own dump is."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(ror_records(count, seed)):
            file.write(("[\n" if number == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
        file.write("\n]\n")


def _id(number: int) -> str:
    """Return a ror id; the last two digits are no checksum, which nobody here computes."""
    digits = "".join(LETTERS[(number * 7919 // 32**place) % 32] for place in range(6))
    return f"https://ror.org/0{digits}{number % 100:02d}"


def _town(chance: random.Random, number: int) -> dict[str, Any]:
    code, country = COUNTRIES[min(int(chance.expovariate(0.45)), len(COUNTRIES) - 1)]
    part = f"{number % 20:02d}"
    return {
        "geonames_id": 1_000_000 + number,
        "geonames_details": {
            "continent_code": "EU", "continent_name": "Europe", "country_code": code, "country_name": country,
            "country_subdivision_code": part, "country_subdivision_name": f"Province {part}",
            "lat": round(chance.uniform(-60, 70), 5), "lng": round(chance.uniform(-180, 180), 5),
            "name": f"{chance.choice(PLACES)}{chance.choice(('ton', 'ville', 'burg', 'ford'))} {number}",
        },
    }  # fmt: skip


def _record(chance: random.Random, number: int, count: int, towns: list[dict[str, Any]]) -> dict[str, Any]:
    kind = chance.choices(list(KINDS), SHARES)[0]
    town = towns[min(int(chance.expovariate(6 / len(towns))), len(towns) - 1)]
    domain = f"{chance.choice(PLACES).lower()}{number}.example"
    grid = f"grid.{number}.{chance.choice('0123456789abcdef')}"
    outside = [("grid", grid, 0.5), ("isni", f"0000 {number:012d}", 0.51), ("wikidata", f"Q{number + 10}", 0.47),
               ("fundref", f"5011{number:08d}", 0.38)]  # fmt: skip
    day = f"2026-0{chance.randint(1, 6)}-{chance.randint(1, 28):02d}"
    known = [(name, value) for name, value, share in outside if chance.random() < share]
    article = [{"type": "wikipedia", "value": f"https://en.wikipedia.org/wiki/{grid}"}]
    return {
        "admin": {
            "created": {"date": "2018-11-14", "schema_version": "1.0"},
            "last_modified": {"date": day, "schema_version": "2.1"},
        },
        "domains": [domain] if chance.random() < 0.8 else [],
        "established": chance.randint(1850, 2024) if chance.random() < 0.65 else None,
        "external_ids": [{"all": [value], "preferred": value, "type": name} for name, value in known],
        "id": _id(number),
        "links": [
            {"type": "website", "value": f"https://www.{domain}"},
            *(article if chance.random() < 0.4 else []),
        ],
        "locations": [town],
        "names": _names(chance, kind, number, town["geonames_details"]),
        "relationships": _relations(chance, number, count),
        "status": chance.choices(["active", "inactive", "withdrawn"], [1770, 30, 6])[0],
        "types": sorted([kind, *(["funder"] if chance.random() < 0.36 else [])]),
    }


def _names(chance: random.Random, kind: str, number: int, town: dict[str, Any]) -> list[dict[str, Any]]:
    last = chance.choice(KINDS[kind])
    plain = f"{chance.choice(FIRST)} {chance.choice(PLACES)} {last} {number}"
    shown = f"{plain} ({town['country_name']})" if kind == "company" else plain
    found = [{"lang": chance.choice(["en", None]), "types": ["ror_display", "label"], "value": shown}]
    if town["country_code"] == "CN" or chance.random() < 0.3:
        name = "".join(chance.choices(CHINESE, k=6)) + str(number)
        found.append({"lang": "zh", "types": ["label"], "value": name})
    for other in range(chance.choice((0, 0, 1, 1, 3))):
        found.append({"lang": "en", "types": ["alias"], "value": f"{last} of {chance.choice(PLACES)} {number}.{other}"})
    if chance.random() < 0.43:
        found.append({"lang": None, "types": ["acronym"], "value": "".join(word[0] for word in plain.split())})
    return found


def _relations(chance: random.Random, number: int, count: int) -> list[dict[str, Any]]:
    """Return ties: parents lie before their children, so that none leads back."""
    found = []
    for kind, share in (("parent", 0.35), ("related", 0.27), ("successor", 0.01)):
        if number and chance.random() < share:
            other = chance.randrange(number) if kind == "parent" else chance.randrange(count + count // 50)
            found.append({"id": _id(other), "label": f"Organisation {other}", "type": kind})
    return found


if __name__ == "__main__":
    write_ror(Path(sys.argv[2]), int(sys.argv[1]))
