"""What can be seen of a query without parsing it: which graphs it asks itself, and the prefixes it may use."""

from __future__ import annotations

import re

from biokg.terms import ALIASES, PREFIXES

__all__ = ["asks_graphs", "prefixes_in"]

_KNOWN = PREFIXES | ALIASES

_SKIP = r"(?:\s|\#[^\r\n]*(?:[\r\n]|$))"
_FROM = re.compile(
    rf"""
    \"{{3}}.*?\"{{3}} | '{{3}}.*?'{{3}} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'   # strings
    | <[^<>"{{}}|^`\\\x00-\x20]*> | \#[^\r\n]*                                            # IRIs, comments
    | (?<![?$:@\w-])(?P<clause>from(?:{_SKIP}+named)?(?:{_SKIP}*<|{_SKIP}+[\w.-]*:))
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def asks_graphs(text: str) -> bool:
    """Tell whether a query has a FROM clause: then the engine must not put the union of all graphs in its place.

    >>> asks_graphs("SELECT * FROM graph:things { ?s ?p ?o }"), asks_graphs("SELECT * { ?s ?p 'from x:y' }")
    (True, False)
    """
    return any(match["clause"] for match in _FROM.finditer(text))


def prefixes_in(text: str) -> dict[str, str]:
    """Return the known prefixes that may stand in a query: handing over all costs more than many a query.

    >>> prefixes_in("ASK { ?x b:status status:held }")["status"]
    'https://w3id.org/biokg/status/'
    """
    return {prefix: space for prefix, space in _KNOWN.items() if f"{prefix}:" in text}
