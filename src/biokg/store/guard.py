"""What a query may not do: change the graph, ask another server, or be so nested that the engine breaks.

And what may not be loaded: a quad of no named graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Quad

from biokg.errors import QueryError, StoreError

__all__ = ["PROLOGUE", "in_named_graphs", "refuse_forbidden"]

_SKIP = r"(?:\s|\#[^\r\n]*(?:[\r\n]|$))"
PROLOGUE = re.compile(rf"(?:{_SKIP}|BASE{_SKIP}*<[^>]*>|PREFIX{_SKIP}*[^\s:]*:{_SKIP}*<[^>]*>)*", re.IGNORECASE)
_UPDATE = re.compile(r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)

# Where a string, a comment and an IRI end depends on the grammar ("<" may be "less than"), so no scan that skips them
# is safe. This finds every SERVICE clause wherever it stands, and refuses words in a string that look just like one
# (`service ?x {`) with it.
_SERVICE = re.compile(
    rf"""(?<![:?$@/-])(?:(?<!\w)|(?<=[0-9])|(?<=true)|(?<=false))  # the end of a number may touch the next word
    service{_SKIP}*(?:silent)?{_SKIP}*
    (?:<[^<>"{{}}|^`\\\x00-\x20]*>|[?$]\w+|[\w.-]*:[^\s{{]*){_SKIP}*\{{""",
    re.IGNORECASE | re.VERBOSE,
)

MAX_NESTING = 200


def refuse_forbidden(text: str) -> None:
    """Raise QueryError where `text` is an update, asks another server or is nested too deep."""
    prologue = PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    update = _UPDATE.match(text, start)
    if update:
        raise QueryError(
            f"{update.group().upper()} would change the graph. It is built from its sources, not patched: "
            "add or correct a claim in graphs/ and run `biokg build`.",
            zh=f"{update.group().upper()}会改动图谱。图谱由来源构建，不直接修改：请在 graphs/ 中增加或更正陈述，再运行 "
            "`biokg build`。",
        )
    if _SERVICE.search(text):
        raise QueryError(
            "SERVICE would ask another server, and biokg makes no outside request. "
            "Save that data as a file, load it as a source, and ask here.",
            zh="SERVICE 会查询其他服务器，而 biokg 不向外请求。请把数据存为文件、作为来源载入后再查询。",
        )
    if _nesting(text) > MAX_NESTING:
        raise QueryError(
            f"The query nests brackets more than {MAX_NESTING} deep; write it flatter.",
            zh=f"查询的括号嵌套超过{MAX_NESTING}层；请减少嵌套。",
        )


def _nesting(text: str) -> int:
    """Return how deep brackets nest; those within strings count too."""
    depth = deepest = 0
    for sign in re.findall(r"[(\[{)\]}]", text):
        depth = max(0, depth + (1 if sign in "([{" else -1))
        deepest = max(deepest, depth)
    return deepest


def in_named_graphs(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Pass the quads on; the default graph is the union of the others and holds none of its own."""
    for quad in quads:
        if quad.graph_name == DefaultGraph():
            raise StoreError(f"This triple names no graph: {quad.triple}")
        yield quad
