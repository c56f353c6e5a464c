"""One canonical form of Turtle.

It is what a curator reads and what version control compares: the same triples give the same bytes, one statement a
line, subjects in reading order (a source, its sections, then each citation followed by its claims).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .errors import InputError
from .terms import PREFIXES, iri, shorten

__all__ = ["format_turtle", "term_text"]

Node: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal
SubjectIndex: TypeAlias = dict[Node, dict[NamedNode, list[Term]]]

TYPE = iri("rdf:type")
FIRST, REST, NIL = iri("rdf:first"), iri("rdf:rest"), iri("rdf:nil")
XSD = PREFIXES["xsd"]

_TYPE_ORDER = [
    "owl:Ontology", "skos:ConceptScheme", "skos:OrderedCollection", "owl:Class", "owl:ObjectProperty",
    "owl:DatatypeProperty", "owl:AnnotationProperty", "skos:Concept", "b:Source", "b:SourceSection", "b:Citation",
    "b:Claim",
]  # fmt: skip
_PREDICATE_ORDER = [
    "rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:definition", "skos:scopeNote", "skos:example",
    "dct:title", "dct:publisher", "dct:isPartOf", "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range",
    "owl:inverseOf", "b:claimSubject", "b:claimPredicate", "b:claimObject", "b:claimValue", "b:claimModality",
    "b:attributedTo", "b:citation", "oa:hasSource", "oa:start", "oa:end", "b:sha256", "sh:targetClass", "sh:path",
]  # fmt: skip
_TYPE_RANK = {iri(name).value: rank for rank, name in enumerate(_TYPE_ORDER)}
_PREDICATE_RANK = {iri(name).value: rank for rank, name in enumerate(_PREDICATE_ORDER)}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_SHORTHAND = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}


def format_turtle(triples: Iterable[Triple]) -> str:
    """Return triples as canonical Turtle.

    >>> print(format_turtle([Triple(iri(":a"), iri("rdfs:label"), Literal("A", language="en"))]))
    @prefix : <https://w3id.org/biokg/id/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    :a rdfs:label "A"@en .
    <BLANKLINE>

    Raises InputError for a blank node that is used twice: it has no canonical place.
    """
    index = _index(triples)
    used_blanks = _used_blanks(index)
    roots = [node for node in index if isinstance(node, NamedNode) or node not in used_blanks]
    _refuse_rings(roots, used_blanks, index)
    blocks = [(_subject_key(node, index), _block(node, index)) for node in roots]
    body = "\n\n".join(text for _, text in sorted(blocks)) + "\n"
    used = {match for match in re.findall(r"(?:^|[\s(\[^])([a-z]*):(?=[A-Za-z0-9_])", body) if match in PREFIXES}
    header = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))
    return f"{header}\n{body}" if header else body


def _index(triples: Iterable[Triple]) -> SubjectIndex:
    index: SubjectIndex = defaultdict(lambda: defaultdict(list))
    for triple in dict.fromkeys(triples):
        if not isinstance(triple.subject, NamedNode | BlankNode) or isinstance(triple.object, Triple):
            raise InputError("a statement about a statement has no place in a Turtle file of biokg.")
        index[triple.subject][triple.predicate].append(triple.object)
    return index


def _used_blanks(index: SubjectIndex) -> set[BlankNode]:
    seen: set[BlankNode] = set()
    for predicates in index.values():
        for node in (term for terms in predicates.values() for term in terms if isinstance(term, BlankNode)):
            if node in seen:
                raise InputError("a blank node is used twice; give it an IRI so that the file has one canonical form.")
            seen.add(node)
    return seen


def _refuse_rings(roots: list[Node], used: set[BlankNode], index: SubjectIndex) -> None:
    """Refuse blank nodes that no root leads to: they would be written nowhere."""
    reached, todo = set(), list(roots)
    while todo:
        values = index.get(todo.pop(), {}).values()
        inner = [term for terms in values for term in terms if isinstance(term, BlankNode)]
        reached |= set(inner)
        todo += inner
    if used - reached:
        raise InputError("a blank node is a part of itself; give it an IRI so that the file has one canonical form.")


def _block(subject: Node, index: SubjectIndex) -> str:
    head = "[]" if isinstance(subject, BlankNode) else term_text(subject)
    return f"{head} " + _predicates(subject, index, 1) + " ."


def _predicates(subject: Node, index: SubjectIndex, depth: int) -> str:
    parts = []
    for predicate in sorted(index[subject], key=_predicate_key):
        name = "a" if predicate == TYPE else term_text(predicate)
        objects = sorted(_object_text(term, index, depth) for term in index[subject][predicate])
        objects.sort(key=_language_last)
        parts.append(f"{name} " + (" ,\n" + "    " * (depth + 1)).join(objects))
    return (" ;\n" + "    " * depth).join(parts)


def _language_last(text: str) -> str:
    """Order literals by language, so that English stands before Chinese whatever the words."""
    match = re.search(r'"@([A-Za-z-]+)$', text)
    return match[1] if match else ""


def _object_text(term: Term, index: SubjectIndex, depth: int) -> str:
    if not isinstance(term, BlankNode):
        return term_text(term)
    if term not in index:
        return "[]"
    if index[term].keys() & {FIRST, REST}:
        return "( " + " ".join(_object_text(item, index, depth) for item in _items(term, index)) + " )"
    pad = "\n" + "    " * (depth + 1)
    return f"[{pad}{_predicates(term, index, depth + 1)}\n{'    ' * depth}]"


def _items(node: Term, index: SubjectIndex) -> list[Term]:
    items = []
    while node != NIL:
        cell = index.get(node, {}) if isinstance(node, BlankNode) else {}
        if cell.keys() != {FIRST, REST} or any(len(values) > 1 for values in cell.values()):
            raise InputError("a blank node of a list needs one rdf:first and one rdf:rest, up to rdf:nil.")
        items += cell[FIRST]
        (node,) = cell[REST]
    return items


def term_text(term: Term) -> str:
    """Return a term as Turtle writes it, with biokg's prefixes."""
    if isinstance(term, NamedNode):
        name = shorten(term.value)
        return name if name != term.value and _LOCAL.fullmatch(name.partition(":")[2]) else f"<{term.value}>"
    if isinstance(term, Literal) and term.language is None:
        kind = term.datatype.value
        if kind in _SHORTHAND and _SHORTHAND[kind].fullmatch(term.value):
            return term.value
        if kind != XSD + "string":
            return f"{Literal(term.value)}^^{term_text(term.datatype)}"
    return str(term)


def _predicate_key(predicate: NamedNode) -> tuple[int, str]:
    return _PREDICATE_RANK.get(predicate.value, len(_PREDICATE_RANK)), shorten(predicate.value)


def _subject_key(node: Node, index: SubjectIndex) -> tuple[int, str, int, int, int, str]:
    """Return (rank of class, section, start, end, citation before claim, name)."""
    types = [term.value for term in index[node].get(TYPE, []) if isinstance(term, NamedNode)]
    rank = min((_TYPE_RANK.get(name, len(_TYPE_RANK)) for name in types), default=len(_TYPE_RANK))
    name = shorten(node.value) if isinstance(node, NamedNode) else "~" + _block(node, index)
    citation, claim = _TYPE_RANK[iri("b:Citation").value], _TYPE_RANK[iri("b:Claim").value]
    if rank == citation:
        return citation, *_place(node, index), 0, name
    if rank == claim:
        cited = index[node].get(iri("b:citation"), [])
        places = sorted(_place(term, index) for term in cited if isinstance(term, NamedNode))
        return citation, *(places[0] if places else ("", 0, 0)), 1, name
    return rank, "", _whole(index, node, "oa:start"), 0, 0, name


def _place(citation: Node, index: SubjectIndex) -> tuple[str, int, int]:
    """Return where a citation stands; offsets decide, the section only where there are none."""
    start, end = _whole(index, citation, "oa:start"), _whole(index, citation, "oa:end")
    sections = index[citation].get(iri("oa:hasSource"), []) if citation in index else []
    return "" if end else "~" + "".join(str(term) for term in sections), start, end


def _whole(index: SubjectIndex, node: Node, predicate: str) -> int:
    values = index[node].get(iri(predicate), []) if node in index else []
    literal = values[0] if values else None
    return int(literal.value) if isinstance(literal, Literal) and literal.value.isdecimal() else 0
