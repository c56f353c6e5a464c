"""What makes one statement meaningless: an unknown property, an object of the wrong form, a date that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..characters import unfit
from ..errors import BiokgError
from ..ontology import Ontology
from ..terms import PREFIXES, b, iri, shorten
from ..values import day, number, window
from .model import Claim
from .records import NAMES

__all__ = ["dateless", "statement_problems"]

COMPUTED = {b(name) for name in ("earliest", "latest", "minValue", "maxValue")}


def statement_problems(claim: Claim, ontology: Ontology) -> Iterator[str]:
    """Yield what is wrong with a claim in itself: its property, the form of its object, a speaker that is missing."""
    if claim.modality == iri("modality:attributed") and claim.speaker is None:
        yield "is attributed to nobody; name the speaker with b:attributedTo, or make it modality:asserted."
    name, value = shorten(claim.predicate.value), claim.object
    if claim.predicate not in ontology.properties:
        try:
            ontology.property(name)
        except BiokgError as error:
            yield f"uses an unknown property: {error}"
    elif claim.predicate in COMPUTED:
        yield f"states {name}, which biokg computes; state b:edtf or b:value and b:qualifier."
    elif ontology.is_object_property(claim.predicate) and isinstance(value, Literal):
        yield f"gives {name} the text {value}; {name} takes a thing."
    elif not ontology.is_object_property(claim.predicate) and isinstance(value, NamedNode):
        yield f"gives {name} the thing {shorten(value.value)}; {name} takes a text, number or date."
    elif isinstance(value, Literal):
        yield from _literal_problems(claim, value, ontology.datatype(claim.predicate))


def _literal_problems(claim: Claim, value: Literal, kind: NamedNode | None) -> Iterator[str]:
    if wrong := unfit(value.value, name=claim.predicate in NAMES):
        yield f"gives {shorten(claim.predicate.value)} a text with {wrong}; take it out."
    if kind is not None and kind.value.startswith(PREFIXES["xsd"]) and value.datatype != kind:
        yield f"has {value}, which is not of type {shorten(kind.value)}."
        return
    try:
        if claim.predicate == b("edtf"):
            window(value.value)
        elif value.datatype == iri("xsd:decimal"):
            number(value.value)
        elif value.datatype == iri("xsd:dateTime"):
            yield from dateless(value)
        elif value.datatype == iri("xsd:integer") and not re.fullmatch(r"[+-]?\d+", value.value):
            yield f"has '{value.value}', which is not a whole number."
    except BiokgError as error:
        yield f"has a wrong value: {error}"


def dateless(literal: Literal) -> Iterator[str]:
    """Yield why a literal is no xsd:dateTime with a time zone, as biokg needs it to compare times."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", literal.value):
        yield f"has '{literal.value}', which is not a date and time such as 2025-10-24T00:00:00Z."
        return
    try:
        day(literal.value[:10])
    except BiokgError as error:
        yield f"has a wrong date: {error}"
