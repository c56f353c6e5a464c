"""Canonical N-Quads: the one text, and so the one hash, of a set of quads (RDF Dataset Canonicalization 1.0)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, serialize

__all__ = ["canonical_hash", "canonical_lines", "canonical_nquads"]


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    r"""Return the canonical N-Quads of `quads`: one line each, blank nodes renamed, sorted by code point, no repeats.

    See https://www.w3.org/TR/rdf-canon/.

    >>> from pyoxigraph import Literal, NamedNode
    >>> a, b = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")
    >>> canonical_nquads([Quad(b, a, Literal("2")), Quad(a, b, Literal("1")), Quad(b, a, Literal("2"))])
    b'<http://example.org/a> <http://example.org/b> "1" .\n<http://example.org/b> <http://example.org/a> "2" .\n'
    """
    return b"".join(canonical_lines(quads))


def canonical_hash(quads: Iterable[Quad]) -> str:
    """Return the SHA-256 of the canonical N-Quads, 64 hexadecimal digits.

    >>> canonical_hash([])
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    digest = hashlib.sha256()
    for line in canonical_lines(quads):
        digest.update(line)
    return digest.hexdigest()


def canonical_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the lines of the canonical N-Quads one by one, each with its line end.

    Quads without blank nodes are only sorted; those with one go through RDFC-1.0 together, whose cost can grow
    steeply with the number of blank nodes that look alike.
    """
    named, blank = _split(quads)
    lines = set(_lines(named))
    if blank:
        # Blank nodes get their names from the quads that mention them, so the others need not take part.
        dataset = Dataset(blank)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        lines.update(_lines(dataset))
    yield from sorted(lines)


def _split(quads: Iterable[Quad]) -> tuple[list[Quad], list[Quad]]:
    """Part the quads into those without and those with a blank node."""
    named: list[Quad] = []
    blank: list[Quad] = []
    for quad in quads:
        (blank if _has_blank(quad) else named).append(quad)
    return named, blank


def _has_blank(quad: Quad | Triple) -> bool:
    """Tell whether a blank node stands anywhere in the quad, triple terms included."""
    if isinstance(quad.subject, BlankNode) or (isinstance(quad, Quad) and isinstance(quad.graph_name, BlankNode)):
        return True
    return isinstance(quad.object, BlankNode) or (isinstance(quad.object, Triple) and _has_blank(quad.object))


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    """Write N-Quads lines; literals hold no raw line end, so a line is a quad."""
    text = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return text.splitlines(keepends=True)
