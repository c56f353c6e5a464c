"""What a named question is: its words, its parameters, its query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

__all__ = ["ANY", "LANGUAGES", "PLACEHOLDER", "Parameter", "Question", "Term"]

Term = NamedNode | Literal

LANGUAGES = ("en", "zh")
ANY = "any"
"""The default of a parameter that may stay open: it becomes UNDEF, to be used in a VALUES block only."""
PLACEHOLDER = re.compile(r"\$([a-z][a-z0-9_]*)")


@dataclass(frozen=True)
class Parameter:
    """What may be put into a question."""

    name: str
    type: str
    """A class (``b:Place``), a list (``b:StatusList``), or one of thing, concept, source, date, number."""
    default: str | None
    """As it is written in the question; None where a value is needed, `ANY` where it may stay open."""
    meaning: Mapping[str, str]
    """What it is for, by language."""


@dataclass(frozen=True)
class Question:
    """A question that can be asked by name."""

    name: str
    """In kebab case, the name of its file."""
    words: Mapping[str, str]
    """The question by language, with ``{parameter}`` where a value goes."""
    group: str
    parameters: Mapping[str, Parameter]
    sparql: str
    """A SELECT query with ``$parameter`` where a term goes."""
    path: Path
    note: str = ""
    """How the answer is to be read, in English; empty where the words say it all."""
    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Heads of the columns: variable → language → words."""

    def query(self, terms: Mapping[str, Term | None]) -> str:
        """Return the SPARQL text with terms put in; None stands for any.

        Terms are written as N-Triples writes them, quotes and line ends escaped, so that no value can change the query.
        """
        written = {name: "UNDEF" if term is None else str(term) for name, term in terms.items()}
        return PLACEHOLDER.sub(lambda match: written.get(match[1], match[0]), self.sparql)

    def head(self, column: str, language: str = "en") -> str:
        """Return what stands above a column: its words in a language, else the name of its variable."""
        known = self.heads.get(column, {})
        return known.get(language) or known.get("en") or column.replace("_", " ")
