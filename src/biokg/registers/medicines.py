"""What registers of medicines share: products and their ingredients, companies by name, decisions of regulators."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..ids import digest, slug
from ..terms import RECORDS, b, iri
from .model import BadRecord, Said
from .words import named

__all__ = ["Decision", "Home", "day", "listed"]

TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
"""How workbooks count days."""
_ISO, _EUROPEAN = re.compile(r"(\d{4})-(\d\d)-(\d\d)"), re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


def listed(text: str, separators: str = ";") -> list[str]:
    """Return the parts of a cell that holds several, trimmed, each once, in their order.

    >>> listed("Insulin human; insulin human;Diabetes")
    ['Insulin human', 'Diabetes']
    """
    parts = (" ".join(part.split()) for part in re.split(f"[{separators}]", text))
    return list({part.casefold(): part for part in reversed(list(parts)) if part}.values())[::-1]


def day(text: str) -> str:
    """Return a date of ISO 8601 or in European order (25/12/2020) as ISO 8601; empty for an empty cell.

    Raises BadRecord for anything else.
    """
    text = text.strip()
    if not text or text == "-":
        return ""
    if _SERIAL.fullmatch(text):
        raise BadRecord(f"'{text}' is no date; make its cells dates in the workbook.")
    if found := _ISO.match(text):
        year, month, number = found.groups()
    elif found := _EUROPEAN.fullmatch(text):
        number, month, year = found.groups()
    else:
        raise BadRecord(f"'{text}' is no date.")
    try:
        return dt.date(int(year), int(month), int(number)).isoformat()
    except ValueError as error:
        raise BadRecord(f"'{text}' is no date.") from error


@dataclass(frozen=True)
class Home:
    """Where the things of a register are named that it gives no addresses to."""

    name: str

    @property
    def iri(self) -> str:
        """What all of them begin with."""
        return f"{RECORDS}{self.name}/"

    def shared(self, *kinds: str) -> tuple[str, ...]:
        """Return what things of some kinds begin with: those that many records describe alike."""
        return tuple(f"{self.iri}{kind}/" for kind in kinds)

    def node(self, kind: str, *parts: str) -> NamedNode:
        """Return the node of a thing; of a name without Latin letters, a digest stands for it."""
        return NamedNode(f"{self.iri}{kind}/{'-'.join(slug(part) or digest([part]) for part in parts)}")

    def called(self, kind: str, cls: str, name: str) -> tuple[NamedNode, list[Said]]:
        """Return a thing that is known by its name alone, and what that says of it.

        Names that differ only in case, accents and punctuation are one thing.
        """
        node = self.node(kind, name)
        return node, [(node, TYPE, b(cls)), (node, LABEL, named(name, "en"))]


@dataclass(frozen=True)
class Decision:
    """A decision of a regulator on a product."""

    node: NamedNode
    label: tuple[str, str]
    """In English and in Chinese."""
    product: NamedNode
    kinds: tuple[str, ...]
    """Of the list of decisions, e.g. ``marketing-approval``."""
    status: str
    """Of the list of statuses, e.g. ``granted``."""
    regulator: NamedNode
    place: NamedNode
    """The area where it has force."""
    date: str = ""
    """When it was taken, as EDTF; empty where the register does not say."""
    holder: NamedNode | None = None
    """Who asked for it or holds what it grants."""
    until: str = ""
    """The day on which it ended or ends; empty where none is told."""

    def facts(self) -> Iterator[Said]:
        """Tell all that is known of it."""
        yield self.node, TYPE, b("RegulatoryDecision")
        for text, language in zip(self.label, ("en", "zh"), strict=True):
            yield self.node, LABEL, Literal(text, language=language)
        yield self.node, b("decisionOn"), self.product
        yield self.node, b("decidedBy"), self.regulator
        yield self.node, b("jurisdiction"), self.place
        yield self.node, b("status"), iri(f"status:{self.status}")
        for kind in self.kinds:
            yield self.node, b("kind"), iri(f"decision:{kind}")
        if self.date:
            yield self.node, b("edtf"), Literal(self.date)
        if self.holder:
            yield self.node, b("grantedTo"), self.holder
        if self.until:
            yield self.node, b("validTo"), Literal(f"{self.until}T00:00:00Z", datatype=iri("xsd:dateTime"))
