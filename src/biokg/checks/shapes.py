"""Whether the data fits the SHACL shapes of the ontology.

Two things are left out, since other code has looked at them and pySHACL would take most of the time over them: claims
and citations, which are read strictly and validated before any check runs (`biokg.claims`), and classes that exclude
each other (`biokg.checks.classes`). Tests run all shapes over everything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ..terms import PREFIXES, graph, iri, shorten
from ..turtle import read_turtle
from ..workspace import shipped
from .dossier import Dossier
from .report import Finding
from .wording import worded

if TYPE_CHECKING:
    import rdflib

__all__ = ["read_shapes", "unfit_shapes", "violations", "without_exclusions", "without_repeats"]

LEDGER = (PREFIXES["claim"], PREFIXES["cite"])


def unfit_shapes(dossier: Dossier) -> Iterator[Finding]:
    """Yield what the shapes refuse; a warning where pySHACL (the extra ``check``) is not installed."""
    try:
        import pyshacl  # noqa: F401
    except ImportError:
        yield worded("shapes-not-checked")
        return
    triples = (quad.triple for quad in dossier.store.quads() if not _is_left_out(quad))
    for node, shape, messages in violations(triples, without_exclusions(read_shapes())):
        values = {"shape": shape, "message": messages.get("en", ""), "message_zh": messages.get("zh", "")}
        yield dossier.found("shape", NamedNode(node), **values)


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those of shapes that another check has said already, of the same thing and in more words.

    That is so where a violation names the thing, and the property of the shape too unless the shape is of a class.
    """
    known = list(findings)
    said = [f"{one.message} {one.remedy}" for one in known if one.severity == "violation" and one.code != "shape"]
    return [one for one in known if one.code != "shape" or not any(_repeats(one, text) for text in said)]


def _repeats(finding: Finding, text: str) -> bool:
    shape = finding.remedy.strip("()")
    words = set(re.findall(r"[\w-]*:[\w-]+", text))
    return shorten(finding.node) in words and (shape.endswith("Shape") or shape in words)


def _is_left_out(quad: Quad) -> bool:
    """Tell whether a quad is of the ledger, or only words of the ontology: labels, definitions, examples."""
    if quad.graph_name == graph("ontology"):
        return isinstance(quad.object, Literal)
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(LEDGER)


def read_shapes() -> list[Triple]:
    """Return the triples of all shape files of the ontology."""
    folder = shipped("ontology")
    paths: list[Path] = [*sorted(folder.glob("shapes.ttl")), *sorted((folder / "shapes").glob("*.ttl"))]
    return [triple for path in paths for triple in read_turtle(path)]


def without_exclusions(shapes: list[Triple]) -> list[Triple]:
    """Return shapes without their ``sh:not [ sh:class … ]``: the ontology says the same with owl:AllDisjointClasses."""
    said: dict[object, list[Triple]] = defaultdict(list)
    for triple in shapes:
        said[triple.subject].append(triple)
    excluding = {
        node for node, triples in said.items() if [triple.predicate for triple in triples] == [iri("sh:class")]
    }
    return [triple for triple in shapes if triple.predicate != iri("sh:not") or triple.object not in excluding]


def violations(data: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (IRI of the node, short IRI of the path or shape, message by language) for each SHACL result, sorted."""
    import pyshacl
    from rdflib import SH, Graph, URIRef

    rules = _graph(shapes)
    _, results, _ = pyshacl.validate(_graph(data), shacl_graph=rules, inference="none", inplace=True)
    assert isinstance(results, Graph)
    found = []
    for result in results.subjects(predicate=SH.focusNode):
        messages = {str(getattr(text, "language", "")): str(text) for text in results.objects(result, SH.resultMessage)}
        shape = results.value(result, SH.sourceShape)
        names = (results.value(result, SH.resultPath), shape, rules.value(predicate=SH.property, object=shape))
        name = next(name for name in names if isinstance(name, URIRef))  # a path of several steps has none
        found.append((str(results.value(result, SH.focusNode)), shorten(str(name)), messages))
    yield from sorted(found, key=str)


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    import rdflib

    found = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        found.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return found


def _term(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Return a term as rdflib has it; handing terms over is twice as fast as writing and parsing them."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        kind = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    assert isinstance(term, BlankNode), term
    return rdflib.BNode(term.value)
