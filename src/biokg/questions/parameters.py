"""From what a person writes for a parameter to the term that stands in the query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..errors import InputError, UnknownName
from ..names import nearest
from ..terms import iri, shorten
from ..values import day, instant, number
from .model import ANY, Parameter, Question, Term

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["terms_of"]

IN_SCHEME = iri("skos:inScheme")


def terms_of(question: Question, given: Mapping[str, object], kg: KnowledgeGraph) -> dict[str, Term | None]:
    """Return the term of each parameter: what is given, else its default; None where it stays open.

    Raises UnknownName for a parameter that the question does not have and for a name that means nothing or several
    things; InputError for a value that is missing or of another type.
    """
    for name in given:
        if name not in question.parameters:
            takes = ", ".join(question.parameters) or "none"
            message = f"'{name}' is no parameter of {question.name}, which takes {takes}."
            raise UnknownName(message, nearest(name, list(question.parameters)))
    return {name: _term(question, parameter, given.get(name), kg) for name, parameter in question.parameters.items()}


def _term(question: Question, parameter: Parameter, given: object, kg: KnowledgeGraph) -> Term | None:
    value = given.isoformat() if isinstance(given, dt.date) else "" if given is None else str(given).strip()
    if value:
        return _typed(parameter, value, kg)
    default = ""
    if parameter.default is not None and given is None:
        try:
            return _typed(parameter, parameter.default, kg)
        except UnknownName:  # it names something of biokg's own graph
            then = f" as known on {kg.date}" if kg.date else ""
            default = f" The usual one, {parameter.default.removeprefix(':')}, is not in this graph{then}."
    meaning = parameter.meaning["en"]
    raise InputError(f"{question.name} needs {parameter.name}: {meaning}.{default} Give {parameter.name}=….")


def _typed(parameter: Parameter, value: str, kg: KnowledgeGraph) -> Term | None:
    if value == ANY and parameter.default == ANY:
        return None
    if parameter.type == "date":
        date = kg.today if value == "today" else day(value)
        return Literal(instant(date), datatype=iri("xsd:dateTime"))
    if parameter.type == "number":
        return Literal(format(number(value), "f"), datatype=iri("xsd:decimal"))
    return _named(parameter, value, kg)


def _named(parameter: Parameter, value: str, kg: KnowledgeGraph) -> NamedNode:
    """Return the thing, concept or source that a name means, of the type that the parameter takes."""
    candidates = _candidates(parameter.type, kg)
    if candidates is None:
        return kg.resolve(value)
    try:
        return kg.resolve(value, candidates)
    except UnknownName as error:
        if error.suggestions and not parameter.type.startswith("b:"):
            raise
        other = _of_another_type(value, candidates, kg)
        if other is None:
            raise
        message = f"{parameter.name} takes {_type_in_words(parameter.type, kg)}, and '{value}' is {other}."
        raise InputError(message) from error


def _of_another_type(value: str, candidates: set[NamedNode], kg: KnowledgeGraph) -> str | None:
    """Return what a name means instead, in words; None where it means nothing, or is a matter of choosing."""
    try:
        node = kg.resolve(value)
    except UnknownName:
        return None
    if node in candidates:
        return None
    cls = next(thing.cls for thing in kg.things() if thing.id == node)
    return f"{_with_article(kg.ontology.label(cls))} ({shorten(node.value).removeprefix(':')})"


def _candidates(type: str, kg: KnowledgeGraph) -> set[NamedNode] | None:
    """Return what a parameter of a type may be; None for any thing."""
    if type == "thing":
        return None
    if type == "source":
        return set(kg.ledger.sources)
    if type == "concept":
        return set(kg.ontology.concepts)
    if type.endswith("List"):
        scheme = iri(type)
        return {triple.subject for triple in kg.ontology.triples if _is_member(triple.predicate, triple.object, scheme)}  # type: ignore[misc]
    return {thing.id for thing in kg.things(type)}


def _is_member(predicate: NamedNode, value: object, scheme: NamedNode) -> bool:
    return predicate == IN_SCHEME and value == scheme


def _type_in_words(type: str, kg: KnowledgeGraph) -> str:
    return _with_article(kg.ontology.label(iri(type)) if type.startswith("b:") else type)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
