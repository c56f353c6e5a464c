"""CONSTRUCT asked as SELECT: of rows a server says that they are cut, and can be asked for the next; of triples not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, QueryTriples, Store, Triple

from biokg.store.clauses import prefixes_in
from biokg.store.guard import PROLOGUE

__all__ = ["Template", "template_of"]

_CONSTRUCT = re.compile("construct", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*> | (?P<comment>\#[^\r\n]*) | \\.
    | (?P<bracket>[{}]) | [?$](?P<variable>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
_MARK = "urn:variable:"
_NOTHING = Store()
"""Templates are read by running them on it."""


@dataclass(frozen=True)
class Template:
    """What CONSTRUCT makes of each row, and the query for the rows."""

    rows: str
    """A SELECT query for the variables of the template."""
    triples: tuple[Triple, ...]
    """The template; ``urn:variable:x`` stands for the variable x."""

    def filled(self, rows: Iterable[QuerySolution]) -> Iterator[Triple]:
        """Yield the triples that rows make, each once, in the order of the rows; blank nodes are new for each row.

        A triple with a variable that is not bound, or with a text for a subject, is none.
        """
        seen = set[Triple]()
        for row in rows:
            blank = dict[BlankNode, BlankNode]()
            for one in self.triples:
                subject, predicate, value = (_bound(term, row, blank) for term in one)
                if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
                    continue
                if value is None or (triple := Triple(subject, predicate, value)) in seen:
                    continue
                seen.add(triple)
                yield triple


def _bound(
    term: object, row: QuerySolution, blank: dict[BlankNode, BlankNode]
) -> NamedNode | BlankNode | Literal | Triple | None:
    if isinstance(term, BlankNode):
        return blank.setdefault(term, BlankNode())
    if isinstance(term, NamedNode) and term.value.startswith(_MARK):
        term = row[term.value.removeprefix(_MARK)]
    assert term is None or isinstance(term, NamedNode | BlankNode | Literal | Triple)
    return term


def template_of(text: str) -> Template | None:
    """Return a CONSTRUCT query as a template and a query for its rows; None for DESCRIBE.

    >>> template_of("CONSTRUCT { ?s b:note ?o } WHERE { ?s b:value ?o } LIMIT 9").rows
    'SELECT ?o ?s  WHERE { ?s b:value ?o } LIMIT 9'
    >>> template_of("CONSTRUCT WHERE { ?s b:value 1 }").rows
    'SELECT ?s  WHERE { ?s b:value 1 }'
    """
    prologue = PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    word = _CONSTRUCT.match(text, start)
    if word is None:
        return None
    tokens = list(_TOKEN.finditer(text, word.end()))
    opened, closed = [token for token in tokens if token["bracket"]][:2]
    before = "".join(_without_comments(text[word.end() : opened.start()]).split())
    rest = text[word.end() :] if before else text[closed.end() :]  # CONSTRUCT WHERE { … }: the pattern is the template
    told = {token["variable"] for token in _TOKEN.finditer(rest)}
    inner = {token["variable"] for token in tokens if opened.end() <= token.start() < closed.start()}
    names = sorted((inner & told) - {None})
    select = " ".join(f"?{name}" for name in names) or "(1 AS ?there)"
    return Template(
        f"{text[:start]}SELECT {select} {rest}",
        _triples(text[:start], text[opened.start() : closed.end()], names),
    )


def _without_comments(text: str) -> str:
    return _TOKEN.sub(lambda found: "" if found["comment"] else found[0], text)


def _triples(prologue: str, template: str, names: list[str]) -> tuple[Triple, ...]:
    """Return the triples of a template, with marks for its variables."""
    values = " ".join(f"?{name}" for name in names), " ".join(f"<{_MARK}{name}>" for name in names)
    given = f"VALUES ({values[0]}) {{ ({values[1]}) }}" if names else ""
    query = f"{prologue}CONSTRUCT {template} WHERE {{ {given} }}"
    found = _NOTHING.query(query, prefixes=prefixes_in(query))
    assert isinstance(found, QueryTriples)
    return tuple(found)
