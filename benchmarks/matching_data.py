"""Names with the right answers: read from the extracts beside the project, split once by hash, never by chance."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from biokg.registers.model import BadRecord, Mention, Record
from biokg.registers.ror import facts
from biokg.resolve import Entity, entities_in

__all__ = [
    "Pair", "affiliations", "bilingual", "clusters", "held_out", "made_up", "name_pairs", "organisations", "plain",
]  # fmt: skip

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
NAMES = SHARED / "org_name_matching"
SEED = "biokg"
CHINESE = re.compile("[\u3400-\u9fff]")
HOME = "https://ror.org/"
FORMS = re.compile(
    r"\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|sa|sas|srl|spa|bv|nv|ab|as|oy|kk)\b"
)


class Pair(NamedTuple):
    """Two names, and whether they are of one."""

    one: str
    two: str
    same: bool
    schema: str


def held_out(key: str) -> bool:
    """Tell whether what has this key belongs to the half on which nothing was tuned."""
    return int(hashlib.sha256(f"{SEED}:{key}".encode()).hexdigest(), 16) % 2 == 1


def plain(name: str) -> str:
    """Return a name in small letters without accents, punctuation and common legal forms: the baseline."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = re.sub(r"[^\w\s]", " ", text.replace(".", "").replace("&", " and "))
    return " ".join(FORMS.sub(" ", text).split())


def _rows(name: str) -> list[dict[str, str]]:
    with (NAMES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name_pairs() -> list[Pair]:
    """Return the pairs of companies and organisations."""
    return [
        Pair(row["name1"], row["name2"], row["is_match"] == "true", row["schema"])
        for row in _rows("opensanctions_name_pairs.csv")
        if row["schema"] in ("Company", "Organization")
    ]


def affiliations() -> list[tuple[str, str | None]]:
    """Return affiliations with the organisation that each names; None where that is not in the register."""
    return [
        (row["affiliation"], None if row["ror_id"] == "NP" else row["ror_id"]) for row in _rows("ror_affiliations.csv")
    ]


def clusters() -> dict[str, set[str]]:
    """Return the names of organisations by the name that stands for them."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("cdek_synonyms.csv"):
        found[row["preferred_name"]] |= {row["name"], row["preferred_name"]}
    return found


def organisations() -> list[Entity]:
    """Return the organisations of the register's two extracts."""
    said = []
    for path in sorted((SHARED / "ror").glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            try:
                said += [
                    fact for fact in facts(Record(row["id"], path.name, 0, row), {}) if not isinstance(fact, Mention)
                ]
            except BadRecord:
                continue
    return list(entities_in(((subject, predicate, value) for subject, predicate, value in said), (HOME,)))


def bilingual(entities: list[Entity]) -> Iterator[tuple[Entity, str, str]]:
    """Yield organisations that have a name in Chinese characters and one in Latin letters, with the first of each."""
    for entity in entities:
        chinese = [name for name in entity.names if CHINESE.search(name)]
        others = [name for name in entity.names if not CHINESE.search(name)]
        if chinese and others:
            yield entity, chinese[0], others[0]


def made_up(entities: list[Entity], organisations: int, names: int) -> tuple[list[Entity], list[tuple[str, str]]]:
    """Return organisations of the shape of real ones, and names for some of them with their right answers.

    Names take their words from real names of the same number of words; queries are names with another legal form, a
    slip, a missing word or a place added, and one in five is nobody's.
    """
    chance = random.Random(5)
    real = [name for entity in entities for name in entity.names if not CHINESE.search(name) and len(name.split()) > 1]
    words = sorted({word for name in real for word in name.split()})
    made = []
    for number in range(organisations):
        name = _recombined(chance.choice(real), words, chance)
        made.append(Entity(f"x:{number}", (name, f"{name} ({chance.choice('ABCDEF')}{number % 97})")))
    asked = []
    for number in range(names):
        entity = made[chance.randrange(len(made))]
        unknown = number % 5 == 0
        text = _recombined(entity.names[0], words, chance) if unknown else entity.names[0]
        asked.append((_varied(text, chance), "" if unknown else entity.id))
    return made, asked


def _recombined(name: str, words: list[str], chance: random.Random) -> str:
    """Return a name in which some words stand for others, and one is new."""
    parts = [word if chance.random() < 0.5 else chance.choice(words) for word in name.split()]
    parts[0] = "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).title()
    return " ".join(parts)


def _varied(name: str, chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return f"{name} {chance.choice(['Ltd.', 'GmbH', 'Inc.', 'Co., Ltd.', 'S.A.'])}"
    if kind == 1:
        place = chance.randrange(1, len(name))
        return name[:place] + name[place + 1 :]
    if kind == 2:
        return f"The {name.upper()}"
    return f"{name}, Town {chance.randrange(999)}"
