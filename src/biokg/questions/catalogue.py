"""The list of questions as a page of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from .model import ANY, Parameter, Question

__all__ = ["catalogue"]

GROUPS = {
    "places": "Places",
    "organisations": "Organizations and their ties",
    "people": "People, and bridges from research to industry",
    "medicine": "Drugs and regulation",
    "expectations": "Expectations",
    "plans": "Plans, events and goals",
    "numbers": "Numbers",
    "value chain": "Value chain and fields",
    "names": "Names and records elsewhere",
    "evidence": "Evidence: who says so, and how well it is supported",
}
"""Groups in the order of the page; a group that is not among them comes last under its own name."""

INTRODUCTION = """# Questions

Each question is a file of `questions/`: its words in English and Chinese, its parameters, and a SPARQL query that runs
as it is on any SPARQL 1.1 engine once the parameters are put in. Ask one with `biokg ask zones-of-park --park BioPark`
or, in Python, with `kg.ask("zones-of-park", park="BioPark")`; names are understood in either language. Where a
parameter is left out its default is taken; *any* leaves it open.

How to read an answer:

- Each row carries the claims behind it and says how it stands: as its weakest fact, each fact taken by its strongest
  claim. A row is *disputed* where another claim disagrees.
- *At least* so many: a source leaves its list open ("including", "such as").
- *Not stated*: no source says anything on it. That is not a no. *No* is said only where a source denies it, where the
  bounds of a number rule it out, or where a list of known length is complete without it.
- *Unknown*: what is said leaves it open: "over 1,000" may or may not be more than 1,200; who is attracted by a park may
  or may not be there.

This page is generated: `python -m biokg.questions > docs/questions.md`.
"""


def catalogue(questions: Iterable[Question]) -> str:
    """Return a page in Markdown that lists the questions by group, each with its words and parameters."""
    order = list(GROUPS)
    ranked = sorted(questions, key=lambda one: (_rank(one.group, order), one.group, one.name))
    lines = [INTRODUCTION]
    for group, members in groupby(ranked, key=lambda one: one.group):
        lines += [f"## {GROUPS.get(group, group.capitalize())}\n", *(line for one in members for line in _entry(one))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rank(group: str, order: list[str]) -> int:
    return order.index(group) if group in order else len(order)


def _entry(question: Question) -> Iterator[str]:
    yield f"### `{question.name}`\n"
    yield f"{_open(question, 'en')}  "
    yield f"{_open(question, 'zh')}\n"
    if question.note:
        yield f"{question.note}\n"
    yield from (_parameter(parameter) for parameter in question.parameters.values())
    if question.parameters:
        yield ""


def _open(question: Question, language: str) -> str:
    """Return the words with the names of the parameters set apart."""
    return re.sub(r"\{(\w+)\}", r"*\1*", question.words[language])


def _parameter(parameter: Parameter) -> str:
    default = ""
    if parameter.default:
        default = "; any" if parameter.default == ANY else f"; `{parameter.default.removeprefix(':')}`"
    return f"- `{parameter.name}`: {parameter.meaning['en']}, {parameter.meaning['zh']} (`{parameter.type}`{default})"
