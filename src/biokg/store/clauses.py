"""Whether a query says itself which graphs it asks."""

from __future__ import annotations

import re

__all__ = ["asks_graphs"]

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
