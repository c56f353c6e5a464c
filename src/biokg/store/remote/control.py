"""The control graph: what a server holds of biokg, which of it is current, and who writes.

One small graph, changed by single updates each of which a server does whole or not at all::

    :store  current   generation/7 ;      the build that readers open
            previous  generation/6 ;      the last one that held something else
            writer    "9f…" ;             who builds now; "nobody" where nobody does
            until     "2026-01-31T…" .    when that right ends, by the clock of the server
    generation/7    holds  "{…}" .        its manifest and its graphs, as JSON
    graph/things!…  sent   50000 .        how many statements of a graph have arrived
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Self

from pyoxigraph import Literal, NamedNode

from biokg.errors import StoreError
from biokg.store.manifest import FORMAT, Manifest
from biokg.store.remote.answers import solutions
from biokg.store.remote.server import Server
from biokg.terms import BASE, PREFIXES

__all__ = ["Control", "Generation", "Lease"]

CONTROL = f"{PREFIXES['graph']}~control"
NOBODY = "nobody"
_TERMS = f"{BASE}store/"
_STORE = f"<{_TERMS}store>"
_CURRENT, _PREVIOUS, _WRITER, _UNTIL, _HOLDS, _SENT = (
    f"<{_TERMS}{name}>" for name in ("current", "previous", "writer", "until", "holds", "sent")
)
_FIELDS = {_CURRENT: "current", _PREVIOUS: "previous", _WRITER: "writer", _UNTIL: "until"}
LEASE = dt.timedelta(minutes=15)
"""How long a build may be silent before another one may begin."""


@dataclass(frozen=True)
class Generation:
    """One build on a server."""

    manifest: Manifest
    graphs: dict[str, str]
    """Name of a graph, as said → as kept."""
    default: list[str]
    """The kept graphs whose union is the default graph; no triple stands in two of them."""
    number: int = 0

    @property
    def kept(self) -> set[str]:
        """All graphs of the server that it needs."""
        return {*self.graphs.values(), *self.default}

    @property
    def node(self) -> str:
        """Its name, as SPARQL writes it."""
        return f"<{_TERMS}generation/{self.number}>"

    def text(self) -> str:
        """Write it as a literal of SPARQL."""
        values = {"manifest": asdict(self.manifest), "graphs": self.graphs, "default": self.default}
        return str(Literal(json.dumps(values, ensure_ascii=False, sort_keys=True)))

    @classmethod
    def read(cls, name: str, text: str) -> Self:
        """Read what `text` wrote; raises StoreError where it is damaged or of a newer biokg."""
        try:
            values = json.loads(text)
            made_by, number = values["manifest"].get("biokg"), values["manifest"]["format"]
            if number > FORMAT:
                raise StoreError(f"The store was made by biokg {made_by}, which is newer; upgrade biokg.")
            manifest = Manifest(**values["manifest"])
            return cls(manifest, values["graphs"], values["default"], int(name.rpartition("/")[2]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError("The control graph of the server is damaged; run `biokg build` anew.") from error


@dataclass
class _State:
    """What the control graph says."""

    current: str = ""
    previous: str = ""
    writer: str = ""
    until: str = ""
    holds: dict[str, str] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)

    def generation(self, name: str) -> Generation | None:
        return Generation.read(name, self.holds[name]) if name in self.holds else None


class Control:
    """The control graph of one server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def _state(self) -> _State:
        state = _State()
        text = f"SELECT ?s ?p ?o {{ GRAPH <{CONTROL}> {{ ?s ?p ?o }} }}"
        body = self._server.query(text, default=[CONTROL], named=[CONTROL]).body
        for row in solutions(body, self._server.profile):
            subject, predicate, value = (term.value if isinstance(term, NamedNode | Literal) else "" for term in row)
            said = f"<{predicate}>"
            if said in _FIELDS:
                setattr(state, _FIELDS[said], value)
            elif said == _HOLDS:
                state.holds[subject] = value
            elif said == _SENT:
                state.sent[subject] = max(int(value), state.sent.get(subject, 0))
        return state

    def current(self) -> Generation | None:
        """Return the build that readers open; None where nothing was built yet."""
        state = self._state()
        return state.generation(state.current)

    def previous(self) -> Generation | None:
        """Return the last build that held something else; None where there is none."""
        state = self._state()
        return state.generation(state.previous)

    def holds(self, generation: Generation) -> bool:
        """Tell whether the graphs of a build are still there."""
        return generation.node[1:-1] in self._state().holds

    @contextmanager
    def writing(self) -> Iterator[Lease]:
        """Take the right to write, as far as the protocol lets one, and give it back at the end.

        Raises StoreError where somebody else has it.
        """
        state = self._state()
        if not state.writer:  # the first build of all; two who do this at once say the same
            self._server.insert(CONTROL, f'{_STORE} {_WRITER} "{NOBODY}" ; {_UNTIL} "0001-01-01T00:00:00" .')
            state = self._state()
        now = self.now()
        if state.writer != NOBODY and _time(state.until) > now:
            raise StoreError(
                f"{self._server.address.url}: another build ({state.writer.partition(' ')[2]}) is under way; "
                f"wait until it has ended. If it broke off, its right ends within {LEASE.seconds // 60} minutes."
            )
        lease = Lease(self, f"{secrets.token_hex(8)} {platform.node()}, process {os.getpid()}")
        self.hand_over(state.writer, lease.token, now + LEASE)
        lease.check()
        try:
            yield lease
        finally:
            self.hand_over(lease.token, NOBODY, now)

    def now(self) -> dt.datetime:
        """Return the time by the clock of the server."""
        rows = solutions(self._server.query("SELECT (NOW() AS ?now) {}").body, self._server.profile)
        value = next(iter(rows))["now"]
        assert isinstance(value, Literal)
        return _time(value.value)

    def hand_over(self, former: str, to: str, until: dt.datetime) -> None:
        """Give the right to write from one to the other; nothing happens where the former has it no more."""
        self._change(
            f"{_STORE} {_WRITER} ?w ; {_UNTIL} ?u .",
            f'{_STORE} {_WRITER} {Literal(to)} ; {_UNTIL} "{until.isoformat(timespec="seconds")}" .',
            f"{_STORE} {_WRITER} ?w ; {_UNTIL} ?u . FILTER(STR(?w) = {Literal(former)})",
        )

    def writer(self) -> str:
        """Return who has the right to write."""
        return self._state().writer

    def sent(self) -> dict[str, int]:
        """Return how many statements of each kept graph have arrived, those of builds that broke off among them."""
        return self._state().sent

    def note_sent(self, graph: str, count: int) -> None:
        """Note how many statements of a graph have arrived."""
        self._server.insert(CONTROL, f"<{graph}> {_SENT} {count} .")

    def forget(self, graph: str) -> None:
        """Drop a graph and what was noted of it."""
        self._server.drop(graph)
        self._change(f"<{graph}> {_SENT} ?n .", "", f"<{graph}> {_SENT} ?n .")

    def switch(self, generation: Generation, lease: Lease) -> Generation:
        """Make a build the current one, in one update; return it with its number.

        The former one stays as the previous one if it held something else. Raises StoreError where somebody else has
        taken the right to write meanwhile.
        """
        state = self._state()
        numbers = [int(name.rpartition("/")[2]) for name in state.holds]
        made = Generation(generation.manifest, generation.graphs, generation.default, max(numbers, default=0) + 1)
        former = state.generation(state.current)
        same = former is None or former.manifest.hash == made.manifest.hash
        previous = state.previous if same else state.current
        gone = [f"<{name}> {_HOLDS} {Literal(text)} ." for name, text in state.holds.items() if name != previous]
        gone += [f"{_STORE} {_CURRENT} <{state.current}> ."] if state.current else []
        gone += [f"{_STORE} {_PREVIOUS} <{state.previous}> ."] if state.previous else []
        fresh = f"{_STORE} {_CURRENT} {made.node} . {made.node} {_HOLDS} {made.text()} ."
        fresh += f" {_STORE} {_PREVIOUS} <{previous}> ." if previous else ""
        self._change(" ".join(gone), fresh, f"{_STORE} {_WRITER} ?w . FILTER(STR(?w) = {Literal(lease.token)})")
        now = self.current()
        if now is None or now.number != made.number:
            raise StoreError(f"{self._server.address.url}: another build took over; run `biokg build` again.")
        return made

    def _change(self, gone: str, fresh: str, where: str) -> None:
        delete = f"DELETE {{ GRAPH <{CONTROL}> {{ {gone} }} }}" if gone else ""
        insert = f"INSERT {{ GRAPH <{CONTROL}> {{ {fresh} }} }}" if fresh else ""
        self._server.update(f"{delete} {insert} WHERE {{ GRAPH <{CONTROL}> {{ {where} }} }}")


class Lease:
    """The right to write, which ends by itself where its holder falls silent."""

    def __init__(self, control: Control, token: str) -> None:
        self._control = control
        self.token = token
        self._renewed = time.monotonic()

    def check(self) -> None:
        """Raise StoreError where somebody else has the right by now."""
        if self._control.writer() != self.token:
            raise StoreError("Another build has begun on the server; wait until it has ended and run this one again.")

    def keep(self) -> None:
        """Prolong the right where a third of its time is over."""
        if time.monotonic() - self._renewed > LEASE.total_seconds() / 3:
            self._control.hand_over(self.token, self.token, self._control.now() + LEASE)
            self.check()
            self._renewed = time.monotonic()


def _time(text: str) -> dt.datetime:
    """Read a time of the server without its zone: it is only compared with others of the same clock."""
    return dt.datetime.fromisoformat(text[:19])
