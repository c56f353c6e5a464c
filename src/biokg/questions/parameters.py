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

_CHINESE = {"source": "来源", "concept": "概念"}
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
            raise UnknownName(
                message, nearest(name, list(question.parameters)),
                zh=f"{question.name}没有参数“{name}”；其参数为：{', '.join(question.parameters) or '无'}。",
            )  # fmt: skip
    return {name: _term(question, parameter, given.get(name), kg) for name, parameter in question.parameters.items()}


def _term(question: Question, parameter: Parameter, given: object, kg: KnowledgeGraph) -> Term | None:
    value = given.isoformat() if isinstance(given, dt.date) else "" if given is None else str(given).strip()
    if value:
        return _typed(parameter, value, kg)
    default, other = "", ""
    if parameter.default is not None and given is None:
        try:
            return _typed(parameter, parameter.default, kg)
        except UnknownName:  # it names something of biokg's own graph
            then, on = (f" as known on {kg.date}", f"截至{kg.date}的") if kg.date else ("", "此")
            usual = parameter.default.removeprefix(":")
            default, other = f" The usual one, {usual}, is not in this graph{then}.", f"{on}图谱中没有通常的{usual}。"
    en, zh = (parameter.meaning[language] for language in ("en", "zh"))
    raise InputError(
        f"{question.name} needs {parameter.name}: {en}.{default} Give {parameter.name}=….",
        zh=f"{question.name}需要{parameter.name}：{zh}。{other}请给出 {parameter.name}=…。",
    )


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
        en, zh = _type_in_words(parameter.type, kg), _type_in_words(parameter.type, kg, "zh")
        raise InputError(
            f"{parameter.name} takes {en}, and '{value}' is {_described(other, kg)}.",
            zh=f"{parameter.name}应为{zh}，而“{value}”是{_described(other, kg, 'zh')}。",
        ) from error


def _of_another_type(value: str, candidates: set[NamedNode], kg: KnowledgeGraph) -> NamedNode | None:
    """Return what a name means instead; None where it means nothing, or is a matter of choosing."""
    try:
        node = kg.resolve(value)
    except UnknownName:
        return None
    return None if node in candidates else node


def _described(node: NamedNode, kg: KnowledgeGraph, language: str = "en") -> str:
    """Return the class of a thing, with its id."""
    cls, name = kg.label(kg.classes(node)[0], language), shorten(node.value).removeprefix(":")
    return f"{cls}（{name}）" if language == "zh" else f"{_with_article(cls)} ({name})"


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


def _type_in_words(type: str, kg: KnowledgeGraph, language: str = "en") -> str:
    if language == "zh":
        return kg.ontology.label(iri(type), "zh") if type.startswith("b:") else _CHINESE.get(type, type)
    return _with_article(kg.ontology.label(iri(type)) if type.startswith("b:") else type)


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
