"""The statements of a Turtle file, node by node, taken strictly: what is left over is an error with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ..characters import unfit
from ..errors import InputError
from ..terms import iri, shorten
from ..turtle import line_of, read_quads
from .blanks import line_of_blank_node
from .model import Value

__all__ = ["NAMES", "Kind", "Record", "count", "flag", "literal", "node", "read_records", "records", "string"]

T = TypeVar("T")

NAMES = {iri(name) for name in ("rdfs:label", "skos:altLabel", "skos:prefLabel", "dct:title")}
"""The properties whose values are names: each stands on one line."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What a value has to be: in words, and as Python takes it (None where it is something else)."""

    words: str
    take: Callable[[Value], T | None]


node = Kind("an IRI", lambda value: value if isinstance(value, NamedNode) else None)
literal = Kind("a literal", lambda value: value if isinstance(value, Literal) else None)
string = Kind("a text", lambda value: value.value if isinstance(value, Literal) else None)
count = Kind(
    "a whole number from 0",
    lambda value: int(value.value) if isinstance(value, Literal) and value.value.isdecimal() else None,
)
flag = Kind("true or false", lambda value: {"true": True, "1": True, "false": False, "0": False}.get(value.value))


class Record:
    """The statements about one node; each is taken once, and what is left over is an error."""

    __slots__ = ("node", "path", "values")

    def __init__(self, node: NamedNode, path: Path) -> None:
        self.node = node
        self.path = path
        self.values: dict[NamedNode, list[Value]] = {}

    def error(self, message: str) -> InputError:
        """Return an error that names the file, the line and the node."""
        return InputError(f"{shorten(self.node.value)} {message}", path=self.path, line=line_of(self.path, self.node))

    def take(self, name: str) -> list[Value]:
        """Return all values of a property, in a stable order, and tick them off."""
        values = self.values.pop(iri(name), None)
        if values is None:
            return []
        return sorted(values, key=str) if len(values) > 1 else values

    def one(self, name: str, kind: Kind[T]) -> T | None:
        """Return the only value of a property; None where it has none."""
        values = self.values.pop(iri(name), None)
        if values is None:
            return None
        if len(values) > 1:
            raise self.error(f"has {len(values)} values of {name}; keep one.")
        return self._as(kind, name, values[0])

    def need(self, name: str, kind: Kind[T], remedy: str) -> T:
        """Return the only value of a property that must be there; `remedy` says what to do where it is missing."""
        value = self.one(name, kind)
        if value is None:
            raise self.error(f"has no {name}; {remedy}.")
        return value

    def nodes(self, name: str) -> tuple[NamedNode, ...]:
        """Return all values of a property, each of which must be an IRI."""
        return tuple(self._as(node, name, value) for value in self.take(name))

    def literals(self, name: str) -> tuple[Literal, ...]:
        """Return all values of a property, each of which must be a literal."""
        return tuple(self._as(literal, name, value) for value in self.take(name))

    def texts(self, name: str) -> tuple[Literal, ...]:
        """Return the values of a property that has at most one text in each language."""
        texts = self.literals(name)
        twice = {text.language for text in texts if sum(other.language == text.language for other in texts) > 1}
        for language in twice:
            raise self.error(f"has several values of {name} in one language ({language or 'none'}); keep one.")
        return texts

    def _as(self, kind: Kind[T], name: str, value: Value) -> T:
        taken = kind.take(value)
        if taken is None:
            raise self.error(f"has {name} {value}, which is not {kind.words}.")
        return taken

    def end(self) -> None:
        """Refuse what was not taken: a property that has no place here is a slip of the pen."""
        for predicate in self.values:
            raise self.error(f"has {shorten(predicate.value)}, which has no place here; see docs/curating.md.")


def read_records(path: Path) -> dict[NamedNode, Record]:
    """Return the statements of a Turtle file by subject; raises InputError for what no file may hold."""
    return records(read_quads(path), path)


def records(triples: Iterable[Triple | Quad], path: Path) -> dict[NamedNode, Record]:
    """Return statements by subject; `path` is where errors say that they are from."""
    found: dict[NamedNode, Record] = {}
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(value, (NamedNode, Literal)):
            raise _refused(subject, value, path)
        record = found.get(subject)
        if record is None:
            record = found[subject] = Record(subject, path)
        if isinstance(value, Literal) and (wrong := unfit(value.value, name=predicate in NAMES)):
            raise record.error(f"has {shorten(predicate.value)} with {wrong}; take it out.")
        values = record.values.setdefault(predicate, [])
        if value not in values:
            values.append(value)
    return found


def _refused(subject: object, value: object, path: Path) -> InputError:
    if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
        message = "has a blank node; give every node an IRI, so that it can be cited."
        return InputError(message, path=path, line=line_of_blank_node(path))
    return InputError("has a statement about a statement; write it as a b:Claim.", path=path)
