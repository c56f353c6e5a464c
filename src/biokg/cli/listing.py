"""Lists of records: narrow tables for people, everything for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .asked import Asked

__all__ = ["Column", "write_rows"]


@dataclass(frozen=True)
class Column:
    """A column of a table for people: the key of the records, and what stands above it."""

    key: str
    en: str
    zh: str

    def head(self, language: str) -> str:
        """Return the heading in a language."""
        return self.zh if language == "zh" else self.en


def write_rows(
    asked: Asked,
    columns: Sequence[Column],
    shown: Iterable[dict[str, Any]],
    records: Iterable[dict[str, Any]],
    keys: Sequence[str],
) -> None:
    """Write a list in the format asked for: `shown` has the words of the columns, `records` all there is.

    Only one of the two is read, so that neither need be made in vain.

    JSON is an array of the records. CSV and TSV have one line each with the columns `keys`, whatever the records hold:
    of nested values the parts, as ``subject_en``; of lists all members, with a space between.
    """
    if asked.format == "json":
        asked.write_json(list(records))
    elif asked.format in {"csv", "tsv"}:
        flat = [_flat(record) for record in records]
        asked.write_table(keys, [[record.get(key) for key in keys] for record in flat])
    else:
        heads = [column.head(asked.language) for column in columns]
        asked.write_table(heads, [[row[column.key] for column in columns] for row in shown])


def _flat(record: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return a record of one level: nested names as ``subject_en``, lists of ids in one cell with a space between."""
    flat: dict[str, Any] = {}
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            flat |= _flat(value, f"{name}_")
        elif isinstance(value, list):
            if value and isinstance(value[0], dict):
                flat |= _flat(value[0], f"{name}_") if len(value) == 1 else _flat(_joined(value), f"{name}_")
            else:
                flat[name] = " ".join(str(part) for part in value)
        else:
            flat[name] = value
    return flat


def _joined(values: list[dict[str, Any]]) -> dict[str, str]:
    keys = dict.fromkeys(key for value in values for key in value)
    return {key: " ".join(str(value.get(key) or "") for value in values).strip() for key in keys}
