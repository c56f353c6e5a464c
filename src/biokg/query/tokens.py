"""The words of a SPARQL text with their places: enough to explain a mistake, not a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Token", "tokens"]

_KINDS = re.compile(
    r"""
    (?P<space>\s+|\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<open>["'])
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:%-]|\\.|\.(?=[\w:%-]))*)
    |(?P<word>[^\W\d_][\w-]*)
    |(?P<language>@[a-zA-Z][\w-]*)
    |(?P<number>[0-9][0-9.eE]*)
    |(?P<sign>\|\||&&|!=|<=|>=|==|<>|\^\^|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A word or sign: its kind (the names in the pattern), its text, and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.at + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` without white space and comments.

    >>> [(token.kind, token.text) for token in tokens("?x b:status status:planned . # so far")]
    [('variable', '?x'), ('name', 'b:status'), ('name', 'status:planned'), ('sign', '.')]
    """
    for match in _KINDS.finditer(text):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), match.start())
