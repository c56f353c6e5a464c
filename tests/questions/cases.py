"""Expected answers: one file a question, in which a person reads what is asked and what comes back.

A case begins with `ask:` and the parameters (`name=value`, quoted where the value has spaces; `as_of` is the day as of
which the graph is known), then the verdict (- where the question asks for things) and the completeness. Without rows
that is all. Else a line of heads follows, then the rows, tab separated: ids of things, concepts with their list,
literals (- for not stated), how the row stands, and the sources behind it by date.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from biokg.questions import Answer, Row
from biokg.questions.model import Term
from biokg.views.record import name_of

__all__ = ["EXPECTED", "Case", "cases_of", "written"]

EXPECTED = Path(__file__).parent / "expected"


@dataclass(frozen=True)
class Case:
    """One way to ask a question, with the answer."""

    given: dict[str, str]
    as_of: str
    text: str
    """The answer as `written` writes it."""


def cases_of(name: str) -> Iterator[Case]:
    """Yield the cases of a question in their order."""
    for block in (EXPECTED / f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
        first, _, text = block.partition("\n")
        assert first.startswith("ask:"), first
        given = dict(part.split("=", 1) for part in shlex.split(first.removeprefix("ask:")))
        yield Case(given, given.pop("as_of", ""), text)


def written(answer: Answer) -> str:
    """Return an answer as the files of expected answers hold it."""
    lines = [f"verdict: {answer.verdict or '-'}", f"completeness: {answer.completeness}"]
    if answer.rows:
        judged = ["verdict"] if any(row.verdict for row in answer.rows) else []
        lines.append("\t".join([*answer.columns, *judged, "standing", "sources"]))
        lines += ["\t".join(_cells(row, bool(judged))) for row in answer.rows]
    return "\n".join(lines)


def _cells(row: Row, judged: bool) -> list[str]:
    sources = dict.fromkeys(place.source.name for one in row.statements for place in one.places)
    stands = f"{row.standing or '-'}{' (disputed)' if row.disputed else ''}"
    verdict = [row.verdict or "-"] if judged else []
    return [*map(_cell, row.values.values()), *verdict, stands, " ".join(sources) or "-"]


def _cell(term: Term | None) -> str:
    if term is None:
        return "-"
    if isinstance(term, NamedNode):
        return name_of(term)
    return f"{term.value}@{term.language}" if term.language else term.value
