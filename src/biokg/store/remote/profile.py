"""What is particular to each server, as data: one file an engine in `profiles/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from biokg.errors import StoreError

__all__ = ["Profile", "profile_by_header", "profile_called", "profiles"]

_FOLDER = Path(__file__).with_name("profiles")


@dataclass(frozen=True)
class Profile:
    """The dialect of one engine: where it listens, how it knows its users, what it takes at once, its oddities."""

    name: str
    title: str
    query: str
    """Path of SPARQL Query below the address of the store; empty for the address itself. `update`, `graphs` alike."""
    update: str
    auth: str
    """How a user and password (or a token) are shown: basic, digest, bearer or sigv4."""
    graphs: str | None = None
    """Path of the Graph Store Protocol; None where statements have to go in by INSERT DATA."""
    chunk: int = 10_000
    """Statements that one request of the Graph Store Protocol carries."""
    insert: int = 1000
    """Statements that one INSERT DATA carries."""
    tested: bool = False
    """Whether the tests of biokg run against the product itself."""
    server: str = ""
    """What its header `Server` begins with."""
    service: str = ""
    """Name of the service that a SigV4 signature is for."""
    fast: str = ""
    """A parameter that makes adding to a new graph faster and no longer all or nothing."""
    drop: str = "DROP SILENT GRAPH <%s>"
    context: bool = False
    """Whether the Graph Store names a graph as RDF4J does, ``?context=<…>``."""
    cut: str = ""
    """A header that says that a result was cut; its value is the number of rows."""
    silent: bool = False
    """Whether it may cut what CONSTRUCT and DESCRIBE give and not say so; then biokg asks for rows instead."""
    sorts: int = 0
    """Rows that a sorted query with a limit may look at; 0 where there is no such bound."""
    named: int = 0
    """Named graphs that one query may ask; 0 where there is no such bound."""
    faulty: bool = False
    """Whether it is known to answer queries wrongly that are more than plain patterns; these are answered here."""
    row_as_boolean: bool = False
    number_as_boolean: bool = False
    int_as_integer: bool = False


@cache
def profile_called(name: str) -> Profile:
    """Return the profile with a name; raises StoreError that lists the others where there is none.

    >>> profile_called("virtuoso").insert
    1000
    """
    path = _FOLDER / f"{name}.toml"
    if name not in profiles():
        raise StoreError(f"There is no profile '{name}' of a server; take one of {', '.join(profiles())}.")
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {field.name for field in fields(Profile)}
    assert values.keys() <= known, f"{path}: {sorted(values.keys() - known)}"
    return Profile(name=name, **values)


@cache
def profiles() -> tuple[str, ...]:
    """Return the names of all profiles, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def profile_by_header(server: str) -> Profile:
    """Return the profile of the engine that calls itself so in its header `Server`, else that of any server.

    >>> profile_by_header("Virtuoso/07.20.3229 (Linux)").name, profile_by_header("nginx").name
    ('virtuoso', 'sparql')
    """
    known = (profile_called(name) for name in profiles())
    return next((one for one in known if one.server and server.startswith(one.server)), profile_called("sparql"))
