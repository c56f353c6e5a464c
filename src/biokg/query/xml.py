"""What XML can hold: less than RDF can, and the engine writes the rest without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from biokg.errors import QueryError

__all__ = ["XML_FORBIDDEN", "refuse_for_rdf_xml", "refuse_for_xml"]

XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""The signs that XML 1.0 has no way to write."""

_LOCAL_NAME = re.compile(r"[^\W\d][\w.-]*$")


def refuse_for_xml(terms: Iterable[object]) -> None:
    """Raise QueryError where a literal holds a sign that XML 1.0 cannot."""
    for term in terms:
        if isinstance(term, Triple):
            refuse_for_xml(term)
        found = XML_FORBIDDEN.search(term.value) if isinstance(term, Literal) else None
        if found:
            sign = f"U+{ord(found.group()):04X}"
            raise QueryError(f"XML cannot hold the control character {sign} of {term}; choose another format.")


def refuse_for_rdf_xml(triples: Iterable[Triple]) -> None:
    """Raise QueryError where RDF/XML cannot write a triple: an odd property or a control character."""
    for triple in triples:
        refuse_for_xml(triple)
        predicate = triple.predicate
        if isinstance(predicate, NamedNode) and not _LOCAL_NAME.search(predicate.value):
            raise QueryError(f"RDF/XML has no way to write the property {predicate}; choose turtle.")
