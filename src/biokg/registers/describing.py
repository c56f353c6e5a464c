"""A release as a source: its title, date, licence and the one section that its records are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..claims.model import Section, Source, SourceFile
from ..claims.triples import said_by
from ..terms import RECORDS, b, iri
from ..values import instant, window
from .model import Register, Said

__all__ = ["Called", "described"]


class Called(NamedTuple):
    """Name and date of a release."""

    release: str
    date: str
    """When it was released, as EDTF."""


def described(register: Register, called: Called) -> Iterator[bytes]:
    """Yield the lines that describe a release of a register as a source.

    Raises InputError for a date that is no EDTF.
    """
    publisher = NamedNode(f"{RECORDS}{register.name}/publisher")
    asked = f" Attribution: {register.attribution}" if register.attribution else ""
    source = Source(
        id=register.source,
        titles=tuple(_title(title, called.release, language) for language, title in sorted(register.title.items())),
        issued=Literal(instant(window(called.date)[1]), datatype=iri("xsd:dateTime")),
        edtf=called.date,
        tier=iri(f"tier:{register.tier}"),
        publisher=publisher,
        page=NamedNode(register.page),
        rights=f"{register.licence}{asked}",
    )
    names = tuple(Literal(title, language=language) for language, title in sorted(register.title.items()))
    section = Section(register.section, register.source, names, iri("evidence:register"))
    name: Said = (publisher, iri("rdfs:label"), Literal(register.publisher, language="en"))
    for fact in (*said_by(SourceFile(source, (section,))), (publisher, iri("rdf:type"), b("Organization")), name):
        yield "{} {} {} .\n".format(*fact).encode()


def _title(title: str, release: str, language: str) -> Literal:
    return Literal(f"{title}，{release} 版" if language == "zh" else f"{title}, release {release}", language=language)
