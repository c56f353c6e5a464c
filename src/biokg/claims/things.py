"""Files of things: what the sources speak of, each with one class and a name in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from ..errors import InputError
from ..folders import files_in
from ..terms import ID, iri, shorten
from ..turtle import write_turtle
from .records import Record, read_records

__all__ = ["Thing", "add_thing", "read_things", "thing_of", "thing_triples", "write_things"]


@dataclass(frozen=True)
class Thing:
    """Something that claims are about: an id, a class, a name in each language. All else about it is claims."""

    id: NamedNode
    cls: NamedNode
    labels: tuple[Literal, ...]
    notes: tuple[Literal, ...] = ()
    """What tells it from things that look alike (skos:scopeNote)."""
    path: Path | None = None


def read_things(folder: Path) -> dict[NamedNode, Thing]:
    """Read all files of things by id.

    Raises InputError with file and line for what is not a thing, and for a thing that two files describe.
    """
    things: dict[NamedNode, Thing] = {}
    for path in files_in(folder, "**/*.ttl", folder.parent.parent):
        for record in read_records(path).values():
            thing = thing_of(record)
            if thing.id in things:
                raise record.error(f"is described in {things[thing.id].path} already; keep one of the two.")
            things[thing.id] = thing
    return things


def thing_of(record: Record) -> Thing:
    """Return the thing that statements describe; raises InputError where they do not."""
    if not record.node.value.startswith(ID) or "/" in record.node.value.removeprefix(ID):
        raise record.error(f"is no id of a thing; write it as {shorten(ID + 'some-name')}.")
    classes = record.nodes("rdf:type")
    if len(classes) != 1:
        names = ", ".join(shorten(cls.value) for cls in classes) or "none"
        raise record.error(f"has {len(classes)} classes ({names}); keep the most specific one.")
    thing = Thing(
        id=record.node,
        cls=classes[0],
        labels=record.literals("rdfs:label"),
        notes=record.literals("skos:scopeNote"),
        path=record.path,
    )
    languages = sorted(label.language or "" for label in thing.labels)
    if languages != ["en", "zh"]:
        raise record.error("needs exactly one rdfs:label in English (@en) and one in Chinese (@zh).")
    record.end()
    return thing


def thing_triples(thing: Thing) -> Iterator[Triple]:
    """Yield what is said of a thing without a claim: class, names, scope notes."""
    yield Triple(thing.id, iri("rdf:type"), thing.cls)
    for label in thing.labels:
        yield Triple(thing.id, iri("rdfs:label"), label)
    for note in thing.notes:
        yield Triple(thing.id, iri("skos:scopeNote"), note)


def write_things(path: Path, things: list[Thing]) -> None:
    """Write a file of things in canonical form, replacing it whole."""
    write_turtle(path, (triple for thing in things for triple in thing_triples(thing)))


def add_thing(path: Path, thing: Thing, known: dict[NamedNode, Thing]) -> None:
    """Add a thing to a file of things; raises InputError where its id is taken."""
    if thing.id in known:
        raise InputError(f"{shorten(thing.id.value)} is in {known[thing.id].path} already.", path=path)
    write_things(path, [*(old for old in known.values() if old.path == path), thing])
