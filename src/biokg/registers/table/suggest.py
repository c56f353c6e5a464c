"""A mapping proposed for a table from its header and its first rows: a beginning, to be read and corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from ...errors import InputError
from ...ids import slug
from ...resolve.folding import IDEOGRAPHS
from ..places import called
from ..reading import csv_rows, members, sheet_rows
from .dates import forms_of
from .table import text_of

__all__ = ["suggest"]

ROWS = 200
"""Rows that are looked at."""
WORDS = 12
"""A column with no more words than this may be a status."""
CLASSES = (
    ("Hospital", r"hospital|医院"),
    ("DevelopmentZone", r"zone|开发区|高新区"),
    ("IndustryPark", r"park|园区|产业园|基地"),
    ("University", r"universit|大学|高校"),
    ("Drug", r"drug|medicin|\binn\b|药品|药物"),
    ("Company", r"compan|corporat|企业|公司|symbol|isin"),
)
"""Class → what names it, in the name of the file or in a header; the first that fits."""
IDENTIFIERS = {
    "lei": r"[A-Z0-9]{18}\d{2}",
    "figi": r"BBG[A-Z0-9]{9}",
    "isin": r"[A-Z]{2}[A-Z0-9]{9}\d",
    "nct": r"NCT\d{8}",
    "cas": r"\d{2,7}-\d{2}-\d",
    "inchikey": r"[A-Z]{14}-[A-Z]{10}-[A-Z]",
    "uscc": r"[0-9A-HJ-NPQRTUWXY]{18}",
}
"""Scheme of identifiers → how all values of a column look."""
PLACES = ("DevelopmentZone", "IndustryPark")
_COUNTRY = re.compile(r"country|nation|国家", re.I)
_NAME = re.compile(r"name|名称|名字|[中英]文名|^inn$", re.I)
_ALIAS = re.compile(r"alias|also|short name|other name|别名|别称|简称|曾用名", re.I)
_ID = re.compile(r"^(id|code|no|number|symbol|编号|代码|序号)$", re.I)
_PLACE = re.compile(r"city|town|province|state|region|district|located|市|省|区县|地区|所在地", re.I)
_SINCE = re.compile(r"found|establish|since|opened|成立|设立|建立", re.I)
_STATUS = re.compile(r"status|phase|状态|阶段", re.I)


def suggest(path: Path) -> str:
    """Return a mapping for a table as TOML: what was recognised is mapped, all else is listed under ``ignore``.

    Raises InputError for a file that is no table.
    """
    header, rows = _read(path)
    columns = {name: [text for row in rows if (text := text_of(row.get(name)))] for name in header}
    cls = _class(path.stem, header)
    where = "b:locatedIn" if cls in PLACES else "b:basedIn"
    mapped = {name: told for name in header if (told := "\n".join(_told(name, columns[name], where)))}
    names = [name for name, told in mapped.items() if "rdfs:label" in told]
    if not names and header:
        names = [max(header, key=lambda name: len(set(columns[name])))]
        mapped[names[0]] = _named(columns[names[0]])
    ignored = ", ".join(_quoted(name) for name in header if name not in mapped)
    lines = [
        f"# Proposed for {path.name} from its first {len(rows)} rows; read it, correct it, and say whose table it is.",
        f'name = "{slug(path.stem) or "table"}"',
        f"title = {{ en = {_quoted(path.stem)}, zh = {_quoted(path.stem)} }}",
        'publisher = "unnamed"',
        'licence = "not stated"',
        'page = "https://w3id.org/biokg/"',
        f'thing = "{cls}"',
        f"key = [{_quoted(_key(header, columns, names, len(rows)))}]",
        *([f"ignore = [{ignored}]"] if ignored else []),
    ]
    tables = (f"[[column]]\nname = {_quoted(name)}\n{told}" for name, told in mapped.items())
    return "\n\n".join(["\n".join(lines), *tables]) + "\n"


def _read(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    member = next(iter(members([path], (".csv", ".tsv", ".txt", ".xlsx", ".xlsm"))))
    rows = sheet_rows(member) if member.ending in (".xlsx", ".xlsm") else csv_rows(member)
    found = [row.data for row in islice(rows, ROWS) if not row.wrong]
    if not found:
        raise InputError("has no row below its header.", path=path)
    return [name for name in found[0] if name], found


def _class(stem: str, header: Sequence[str]) -> str:
    for text in (stem, " ".join(header)):
        for cls, pattern in CLASSES:
            if re.search(pattern, text, re.I):
                return cls
    return "Organization"


def _key(header: Sequence[str], columns: dict[str, list[str]], names: Sequence[str], rows: int) -> str:
    """Return the column that tells the rows apart: one called so, else the first whose values all differ."""
    unique = [name for name in header if len(columns[name]) == rows == len(set(columns[name]))]
    called_so = [name for name in unique if _ID.search(name)]
    return next(iter((*called_so, *unique, *names)))


def _told(name: str, values: Sequence[str], where: str) -> Iterator[str]:
    """Yield the lines that say what a column tells; none where it is not recognised."""
    if not values:
        return
    if scheme := next((one for one, pattern in IDENTIFIERS.items() if _all(pattern, values)), ""):
        yield f'property = "b:identifier"\nprefix = "{scheme}:"'
    elif _ALIAS.search(name):
        yield f'property = "skos:altLabel"{_language(values)}'
    elif _NAME.search(name) and not _PLACE.search(name):
        yield _named(values)
    elif _all(r"(https?://|www\.)\S+", values):
        yield 'property = "foaf:homepage"'
    elif all(map(called, values)) or (_COUNTRY.search(name) and _all("[A-Z]{2}", values)):
        yield f'property = "{where}"\ncountry = true'
    elif _PLACE.search(name):
        yield f'property = "{where}"\nthing = "Place"{_language(values)}'
    elif _STATUS.search(name) and len(set(values)) <= WORDS:
        words = ", ".join(f'{_quoted(word)} = "status:operating"' for word in sorted(set(values)))
        yield f'property = "b:status"\nvalues = {{ {words} }}  # say which status each word means'
    elif _SINCE.search(name) and (forms := forms_of(values)) is not None:
        yield 'property = "b:established"' + (f'\ndate = "{forms}"' if forms else "")


def _all(pattern: str, values: Sequence[str]) -> bool:
    return all(re.fullmatch(pattern, value) for value in values)


def _named(values: Sequence[str]) -> str:
    return f'property = "rdfs:label"{_language(values)}'


def _language(values: Sequence[str]) -> str:
    chinese = sum(bool(re.search(f"[{IDEOGRAPHS}]", value)) for value in values)
    return f'\nlanguage = "{"zh" if chinese * 2 > len(values) else "en"}"'


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'
