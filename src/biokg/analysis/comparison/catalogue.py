"""The catalogue of indicators: what places are compared by, written as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from ...errors import BiokgError, InputError
from ...ontology import Ontology
from ..routes import parse

__all__ = ["Catalogue", "Group", "Indicator", "read_catalogue"]

METHODS = ("number", "count", "things")
_KEYS = {"id", "group", "en", "zh", "definition", "method", "path", "types", "run_by", "measures", "better", "built"}


@dataclass(frozen=True)
class Group:
    """Indicators of one side of a place."""

    id: str
    names: Mapping[str, str]
    """By language."""


@dataclass(frozen=True)
class Indicator:
    """One thing to compare places by."""

    id: str
    group: str
    names: Mapping[str, str]
    definition: Mapping[str, str]
    method: str
    """``number``: what sources report. ``count``: things of the graph, always at least. ``things``: how they stand."""
    path: str
    """How to get from the place to what counts, or to what the number is said of; empty for the place itself."""
    types: tuple[NamedNode, ...]
    """Classes and kinds of what counts; empty for all."""
    run_by: tuple[NamedNode, ...]
    """Classes and kinds of who runs what counts, or is to run it; empty for all, and for what nobody is said to run."""
    measures: tuple[NamedNode, ...]
    """What a number may measure; each is a population of its own."""
    better: str
    """``more`` where more is better, else empty."""
    built: bool
    """Whether a number is of what is there only once the place is built."""


@dataclass(frozen=True)
class Catalogue:
    """Groups and indicators, in the order of the files."""

    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]


def read_catalogue(paths: Iterable[Path], ontology: Ontology) -> Catalogue:
    """Return what files such as `indicators/catalogue.toml` say; a later file may add to the groups of an earlier one.

    Raises InputError, naming the file and the entry, for what is no TOML, an unknown term, a name given twice, a word
    that is missing.
    """
    groups: dict[str, Group] = {}
    found: dict[str, Indicator] = {}
    for path in paths:
        content = _content(path)
        for entry in content.get("group", []):
            _need(entry, {"id", "en", "zh"}, path)
            groups.setdefault(entry["id"], Group(entry["id"], _names(entry)))
        for entry in content.get("indicator", []):
            one = _indicator(entry, ontology, path)
            if one.group not in groups:
                raise InputError(f"[{one.id}] names the group '{one.group}', which is not there.", path=path)
            if one.id in found:
                raise InputError(f"has the indicator '{one.id}' a second time.", path=path)
            found[one.id] = one
    order = list(groups)
    return Catalogue(tuple(groups.values()), tuple(sorted(found.values(), key=lambda one: order.index(one.group))))


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no TOML: {error}.", path=path) from error


def _need(entry: Mapping[str, Any], keys: Iterable[str], path: Path) -> None:
    missing = sorted(set(keys) - entry.keys())
    if missing:
        raise InputError(f"[{entry.get('id', '?')}] lacks {', '.join(missing)}.", path=path)


def _names(entry: Mapping[str, Any]) -> dict[str, str]:
    return {"en": entry["en"], "zh": entry["zh"]}


def _indicator(entry: Mapping[str, Any], ontology: Ontology, path: Path) -> Indicator:
    _need(entry, {"id", "group", "en", "zh", "definition", "method"}, path)
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise InputError(f"[{entry['id']}] has {', '.join(unknown)}, which means nothing here.", path=path)
    _need(entry, {"measures"} if entry["method"] == "number" else {"path"}, path)
    marks = entry.get("better", "more") == "more" and isinstance(entry.get("built", False), bool)
    if entry["method"] not in METHODS or len(entry["definition"]) != 2 or not marks:
        raise InputError(
            f"[{entry['id']}]: method is one of {', '.join(METHODS)}; definition is a pair of texts, English and"
            ' Chinese; better is "more" or left out, built is true or left out.',
            path=path,
        )
    try:
        parse(entry.get("path", ""), ontology)
        types, run_by, measures = (
            tuple(_term(name, ontology) for name in entry.get(key, [])) for key in ("types", "run_by", "measures")
        )
    except BiokgError as error:
        raise InputError(f"[{entry['id']}]: {error}", path=path) from error
    definition = dict(zip(("en", "zh"), entry["definition"], strict=True))
    return Indicator(
        entry["id"], entry["group"], _names(entry), definition, entry["method"], entry.get("path", ""), types, run_by,
        measures, entry.get("better", ""), entry.get("built", False),
    )  # fmt: skip


def _term(name: str, ontology: Ontology) -> NamedNode:
    return ontology.cls(name) if name.startswith("b:") else ontology.concept(name)
