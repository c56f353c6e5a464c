"""Saved questions whose answers are looked at anew: which rows are new since another graph, and which are gone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, UnknownName
from ..questions import Answer, Question, answer
from ..questions.parameters import terms_of
from ..questions.rows import Row

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["FILE", "Watch", "Watched", "every_question", "read_watches", "watched"]

FILE = "watch.toml"
"""The file of a workspace that lists what is watched."""


@dataclass(frozen=True)
class Watch:
    """A question by name, with the values of its parameters as people write them."""

    question: str
    parameters: Mapping[str, object]


@dataclass(frozen=True)
class Watched:
    """What is new in the answer to a question."""

    new: Answer
    """The answer with the rows that are new only."""
    gone: Answer
    """The answer with the rows that were and are no more."""
    rows: int
    """How many rows the answer has now."""


def read_watches(path: Path) -> list[Watch]:
    """Return the watches of a file, in its order; none where there is no file.

    ::

        [[watch]]
        question = "tenants-of-park"
        park = "BioPark"

    Raises InputError, with the file, where it is not TOML or holds something else.
    """
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (ValueError, OSError) as error:
        raise InputError(f"{path}: cannot be read as TOML ({error}).") from error
    entries = held.pop("watch", [])
    if held or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(f'{path}: holds [[watch]] tables only, each with question = "…" and its parameters.')
    return [_watch(path, number, dict(entry)) for number, entry in enumerate(entries, start=1)]


def _watch(path: Path, number: int, entry: dict[str, object]) -> Watch:
    name = entry.pop("question", None)
    if not isinstance(name, str):
        raise InputError(f'{path}: watch {number} names no question; add question = "…".')
    for key, value in entry.items():
        if isinstance(value, dict | list):
            raise InputError(f"{path}: watch {number}: '{key}' is not one value; write a text, a number or a date.")
    return Watch(name, {key: value if isinstance(value, str) else str(value) for key, value in entry.items()})


def every_question(kg: KnowledgeGraph) -> list[Watch]:
    """Return a watch for each question that can be asked of a graph without naming anything, by name."""
    return [Watch(question.name, {}) for question in kg.questions() if _stands_alone(question, kg)]


def _stands_alone(question: Question, kg: KnowledgeGraph) -> bool:
    """Tell whether all parameters have a default that the graph knows of."""
    try:
        terms_of(question, {}, kg)
    except (InputError, UnknownName):
        return False
    return True


def watched(before: KnowledgeGraph, after: KnowledgeGraph, watches: Iterable[Watch]) -> list[Watched]:
    """Return what is new in the answers, in the order of `watches`; questions without any news are left out.

    A row is the same where its values are, whatever claims stand behind it. Raises what asking raises; a value that the
    graph before did not know of has no rows there.
    """
    questions = after.questions()
    found = []
    for watch in watches:
        now = answer(after, questions, watch.question, watch.parameters)
        try:
            rows: Sequence[Row] = answer(before, questions, watch.question, watch.parameters).rows
        except (InputError, UnknownName):
            rows = ()
        new, gone = _only(now.rows, rows), _only(rows, now.rows)
        if new or gone:
            found.append(Watched(replace(now, rows=new), replace(now, rows=gone), len(now.rows)))
    return found


def _only(these: Sequence[Row], those: Sequence[Row]) -> tuple[Row, ...]:
    known = {_key(row) for row in those}
    return tuple(row for row in these if _key(row) not in known)


def _key(row: Row) -> tuple[object, ...]:
    return (*sorted(row.values.items(), key=lambda item: item[0]), row.verdict)
