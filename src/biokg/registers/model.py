"""What a register is, what a record is, and what one record says: the values that every importer shares."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element, tostring

from pyoxigraph import NamedNode

from ..claims.model import Value
from ..claims.triples import Said
from ..errors import BiokgError
from ..ids import sha256
from ..terms import PREFIXES, graph, iri
from ..workspace import Workspace
from .reading.members import Member

__all__ = ["BadRecord", "Fact", "LeftOut", "Mention", "Option", "Options", "Record", "Register", "Said", "Value"]

Options: TypeAlias = Mapping[str, Any]
"""What a person chose for an import, by name of the option, e.g. ``{"sites": "none"}``."""


class BadRecord(BiokgError):
    """A record cannot be taken in; the message is the reason, one sentence. It goes to the rejects, whole."""


class LeftOut(BiokgError):
    """A record is fine but not wanted by the options; the message is the reason, under which it is counted."""


class Mention(NamedTuple):
    """What a record says of another one in passing, e.g. its name: it stands only where that one is not in the release.

    So a link to an absent record leads to something that has a name, and the importer counts it.
    """

    subject: NamedNode
    predicate: NamedNode
    object: Value


Fact: TypeAlias = Said | Mention
"""Subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was read."""

    key: str
    """What the register calls it, once in a release: the identifier of its citation."""
    member: str
    """The file, or the member of an archive, that holds it."""
    line: int
    """Where it begins: a line of a text file (from 1), a row of a sheet, else its number in the file."""
    data: Any
    """Its content: what JSON gives, or a mapping of columns to texts."""
    wrong: str = ""
    """Why it cannot be taken in, where the reader has seen that already."""

    @property
    def text(self) -> str:
        """Its content as one line of text, the same for the same content: what its hash is of."""
        if isinstance(self.data, Element):
            return tostring(self.data, encoding="unicode").strip()
        return json.dumps(self.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


@dataclass(frozen=True)
class Option:
    """What a person may choose for an import of a register: ``--sites none`` on the command line."""

    name: str
    default: str | bool
    """A boolean makes it a flag."""
    help: str
    """One sentence for the page of help."""
    choices: tuple[str, ...] = ()
    """What it may be; anything where there are none."""


@dataclass(frozen=True)
class Register:
    """A register: where it comes from, how its files are read, and what one record says."""

    name: str
    """Lower-case letters, digits and hyphens: ``ror``; the folder of its import and the name of its graph."""
    title: Mapping[str, str]
    """What people call it, by language (en, zh)."""
    publisher: str
    licence: str
    """In one line, with an address."""
    attribution: str
    """What the publisher asks users to say; empty where it asks for nothing."""
    page: str
    homes: tuple[str, ...]
    """How the IRIs of the things that it describes begin: no other register may describe these.

    Each thing that a record gives a class gets the citation of that record.
    """
    read: Callable[[Iterable[Member], Options], Iterator[Record]]
    """Read records one by one, in bounded memory; raises InputError for what is not a file of this register."""
    facts: Callable[[Record, Options], Iterable[Fact]]
    """Tell what one record says; it knows of no other record, so records can be shared out among machines.

    Raises BadRecord and LeftOut.
    """
    shared: tuple[str, ...] = ()
    """How IRIs begin that many of its records describe alike, places for instance; these get no citations."""
    signatures: tuple[frozenset[str], ...] = ()
    """Names of fields or columns by which a record of it is known; one of these sets must be there."""
    endings: tuple[str, ...] = (".json",)
    """Which files of a folder or an archive are read, e.g. ``(".csv", ".txt")``."""
    chosen: tuple[str, ...] = ()
    """Words of which one stands in the names of those members of an archive that are wanted, if any has one."""
    options: tuple[Option, ...] = ()
    """The options that it knows."""
    kind: str = ""
    """The word after ``biokg import``, where that is not its name."""
    tier: str = "register"
    """How near to the facts it is, of the list of tiers."""
    prepared: Callable[[Workspace, Sequence[Path], Options], Options] = lambda _workspace, _paths, options: options
    """Add to the options what `facts` has to know of the graph and of the files; nothing, for most."""
    issued: Callable[[Member], str] | None = None
    """Tell on which day (YYYY-MM-DD) a file says of itself that it was made; empty where it does not."""
    changed: Callable[[Record], str] | None = None
    """Tell on which day (YYYY-MM-DD) a record was changed last, empty where it does not say; none of them says it where
    this is left out, and then an import has to know the date from elsewhere before it reads."""
    acyclic: tuple[NamedNode, ...] = ()
    """Properties that must not lead back to where they began; where they do, the import says so."""

    @property
    def defaults(self) -> dict[str, Any]:
        """What its options are where nothing is chosen."""
        return {option.name: option.default for option in self.options}

    def told(self, record: Record, options: Options) -> list[Fact]:
        """Return what one record says, as `facts` does.

        Raises BadRecord also where a field is missing, or of another kind than the register has.
        """
        try:
            return list(self.facts(record, options))
        except KeyError as error:
            raise BadRecord(f"it has no field {error}.") from error
        except (TypeError, AttributeError, ValueError) as error:
            raise BadRecord(f"one of its fields is of another kind than the register has ({error}).") from error

    def knows(self, names: Collection[str]) -> bool:
        """Tell whether a record with these fields can be one of it."""
        return not self.signatures or any(signature <= set(names) for signature in self.signatures)

    @property
    def graph(self) -> NamedNode:
        """The graph that holds all that it says."""
        return graph(self.name)

    @property
    def source(self) -> NamedNode:
        """The release as a source."""
        return iri(f"source:{self.name}")

    @property
    def section(self) -> NamedNode:
        """The part of the source that its records are."""
        return iri(f"section:{self.name}-records")

    def cite(self, key: str) -> NamedNode:
        """Return the citation of a record; the same in every release."""
        return NamedNode(PREFIXES["cite"] + sha256(f"{self.name}\0{key}")[:16])
