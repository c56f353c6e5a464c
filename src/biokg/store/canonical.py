"""Canonical N-Quads: the one text, and so the one hash, of a set of quads (RDF Dataset Canonicalization 1.0)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, serialize

__all__ = ["Canon", "canonical_hash", "canonical_lines", "canonical_nquads"]

BATCH = 10_000  # quads that are written as text at once


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
    canon = Canon()
    canon.add(quads)
    return canon.hash()


def canonical_lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    """Yield the lines of the canonical N-Quads one by one, each with its line end.

    Quads without blank nodes are only sorted; those with one go through RDFC-1.0 together, whose cost can grow
    steeply with the number of blank nodes that look alike.
    """
    canon = Canon()
    canon.add(quads)
    return canon.lines()


class Canon:
    """The canonical N-Quads of quads that are on their way elsewhere; it keeps their lines, not the quads."""

    def __init__(self) -> None:
        self._named: list[bytes] = []
        self._blank: list[Quad] = []

    def add(self, quads: Iterable[Quad]) -> None:
        """Take quads in."""
        for _ in self.passing(quads):
            pass

    def passing(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take quads in while passing them on."""
        rest = iter(quads)
        while batch := list(islice(rest, BATCH)):
            self._take(batch)
            yield from batch

    def _take(self, batch: list[Quad]) -> None:
        text = _text(batch)
        if b"_:" in text:
            self._blank += (quad for quad in batch if _has_blank(quad))
            text = _text(quad for quad in batch if not _has_blank(quad))
        self._named += text.splitlines(keepends=True)

    def lines(self) -> Iterator[bytes]:
        """Yield the canonical lines of all quads taken in, each once."""
        lines = self._named
        if self._blank:
            # Blank nodes get their names from the quads that mention them, so the others need not take part.
            dataset = Dataset(self._blank)
            dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
            lines = lines + _text(dataset).splitlines(keepends=True)
        last = b""
        for line in sorted(lines):
            if line != last:
                yield line
            last = line

    def hash(self) -> str:
        """Return the SHA-256 of the canonical lines, 64 hexadecimal digits."""
        digest = hashlib.sha256()
        for line in self.lines():
            digest.update(line)
        return digest.hexdigest()


def _has_blank(quad: Quad | Triple) -> bool:
    """Tell whether a blank node stands anywhere in the quad, triple terms included."""
    if isinstance(quad.subject, BlankNode) or (isinstance(quad, Quad) and isinstance(quad.graph_name, BlankNode)):
        return True
    return isinstance(quad.object, BlankNode) or (isinstance(quad.object, Triple) and _has_blank(quad.object))


def _text(quads: Iterable[Quad]) -> bytes:
    """Write N-Quads; literals hold no raw line end, so a line is a quad."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
