"""The names of graphs on a server: each build writes a graph under a new name, and queries go on saying the old one.

`graph:things` is kept as ``…/graph/things!1f0c…``: the name, a mark, and 16 hexadecimal digits of its content. What
leaves for a server is renamed one way, what comes back the other way. The mark sorts before all that a name is made of,
so that names as kept have the order of names as said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from biokg.terms import ALIASES, PREFIXES

__all__ = ["Asked", "asked_of", "is_plain", "kept_name", "said_names", "with_prefixes"]

GRAPHS = PREFIXES["graph"]
MARK = "!"
ALONE = "~alone"
"""Follows the name of a graph that is kept a second time, without what others state, too."""

_KEPT = re.compile(
    GRAPHS.replace(".", r"\.").replace("/", r"\\?/").encode() + rb'([^"<>!\s\\]*)![0-9a-f]{16}(?![^">\\\s])'
)
_WORDS = re.compile(
    r"""
    (?P<skip>\"{3}.*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' | \#[^\r\n]*
        | [?$]\w+ | @[\w-]+)
    | <(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>
    | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%-]|\\.|\.(?=[\w:%.\\-]))*)
    | (?P<word>[^\W\d_][\w-]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_INTRICATE = frozenset({"UNION", "MINUS", "BIND", "EXISTS", "UNDEF"})
_PATH = re.compile(r"\s*(?:[*+/]|\|(?!\|)|\?(?!\w))")
_UNSAID = re.compile(r"\\(.)")


def kept_name(name: NamedNode, digest: str) -> NamedNode:
    """Return under which name a graph with a content is kept.

    >>> kept_name(NamedNode("https://w3id.org/biokg/id/graph/things"), "1f0c" * 16).value
    'https://w3id.org/biokg/id/graph/things!1f0c1f0c1f0c1f0c'
    """
    return NamedNode(f"{name.value}{MARK}{digest[:16]}")


def said_names(answer: bytes) -> bytes:
    """Return an answer in which graphs have the names that people use.

    >>> said_names(b'"https://w3id.org/biokg/id/graph/things!1f0c1f0c1f0c1f0c"')
    b'"https://w3id.org/biokg/id/graph/things"'
    """
    return _KEPT.sub(lambda found: found[0][:-17], answer) if b"!" in answer else answer


class Asked(NamedTuple):
    """A query in the names of the server, and the graphs that it asks by name."""

    text: str
    graphs: frozenset[str]
    """What follows GRAPH, as kept."""
    any: bool
    """Whether a variable follows a GRAPH: then all graphs are asked."""


def asked_of(text: str, names: Mapping[str, str]) -> Asked:
    """Return a query with the names of graphs replaced; `names` are full IRIs, as said → as kept.

    >>> asked_of("ASK { GRAPH graph:things { ?s a 'graph:things' } }", {GRAPHS + "things": GRAPHS + "things!1"})[:2]
    ("ASK { GRAPH <https://w3id.org/biokg/id/graph/things!1> { ?s a 'graph:things' } }", \
frozenset({'https://w3id.org/biokg/id/graph/things!1'}))
    """
    declared = PREFIXES | ALIASES | _declared(text)
    out, last, graphs, any_graph, after_graph = [], 0, set(), False, False
    for found in _WORDS.finditer(text):
        full = found["iri"] if found["iri"] is not None else _expanded(found["name"], declared)
        kept = None if full is None else names.get(full)
        if kept is not None:
            out += [text[last : found.start()], f"<{kept}>"]
            last = found.end()
        if after_graph and full is not None:
            graphs.add(kept or full)
        any_graph = any_graph or (after_graph and found[0][0] in "?$")
        if not found[0].startswith("#"):
            after_graph = (found["word"] or "").lower() == "graph"
    return Asked("".join(out) + text[last:], frozenset(graphs), any_graph)


def _expanded(name: str | None, declared: Mapping[str, str]) -> str | None:
    prefix, colon, local = (name or "").partition(":")
    return declared[prefix] + _UNSAID.sub(r"\1", local) if colon and prefix in declared else None


def _declared(text: str) -> dict[str, str]:
    """Return the prefixes that a query declares."""
    words = [found for found in _WORDS.finditer(text) if found["skip"] is None]
    trios = zip(words, words[1:], words[2:], strict=False)
    return {
        name["name"][:-1]: full["iri"]
        for word, name, full in trios
        if (word["word"] or "").lower() == "prefix" and name["name"] and full["iri"] is not None
    }


def is_plain(text: str) -> bool:
    """Tell whether a query is made of plain patterns alone: no paths, no UNION, MINUS, BIND, EXISTS, UNDEF.

    >>> is_plain("SELECT * { ?s b:partOf ?o FILTER(?s = b:x || ?s = b:y) }"), is_plain("ASK { ?s b:partOf* ?o }")
    (True, False)
    """
    words = [found for found in _WORDS.finditer(text) if found["skip"] is None]
    if any((found["word"] or "").upper() in _INTRICATE for found in words):
        return False
    names = [found for found in words if found["name"] or found["iri"] is not None or found["word"] == "a"]
    return not any(_PATH.match(text, found.end()) or text[: found.start()].endswith("^") for found in names)


def with_prefixes(text: str) -> str:
    """Return a query that declares the prefixes of biokg that it uses and does not declare itself.

    >>> with_prefixes("ASK { ?s a b:Place }")
    'PREFIX b: <https://w3id.org/biokg/> ASK { ?s a b:Place }'
    """
    used = {found["name"].partition(":")[0] for found in _WORDS.finditer(text) if found["name"]}
    known, own = PREFIXES | ALIASES, _declared(text)
    lines = [f"PREFIX {prefix}: <{known[prefix]}> " for prefix in sorted(used) if prefix in known and prefix not in own]
    return "".join(lines) + text
