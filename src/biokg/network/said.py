"""The claims as columns: what each says, how, where it stands and whether it counts."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode

from ..claims.derive import TIERS, live_claims
from ..claims.model import Claim
from ..errors import StoreError
from ..store import Store
from ..terms import PREFIXES, graph, iri
from .columns import Flags, Ints

__all__ = ["MODALITIES", "Said"]

MODALITIES = ("asserted", "attributed", "inferred", "intended", "denied")
"""By code; the first three settle."""

_SUBJECTS = "SELECT ?claim ?node ?graph { GRAPH ?graph { ?claim b:claimSubject ?node } }"
_BY_CLAIM = "SELECT ?claim ?node { GRAPH ?graph { ?claim %s ?node } }"
_MODALITIES = """SELECT ?claim ?node { VALUES ?node { modality:attributed modality:inferred modality:intended
    modality:denied } GRAPH ?graph { ?claim b:claimModality ?node } }"""
_MACHINE = """SELECT ?claim ?citation { VALUES ?kind { %s } GRAPH ?graph {
    ?section b:evidenceKind ?kind . ?citation oa:hasSource ?section . ?claim b:citation ?citation } }"""
_OTHERS = """SELECT ?claim ?other { VALUES ?kind { %s } GRAPH ?graph { ?section b:evidenceKind ?kind .
    ?citation oa:hasSource ?section . ?claim b:citation ?citation , ?other FILTER(?other != ?citation) } }"""
_SOURCES = """SELECT ?source ?issued ?tier ?original { GRAPH ?graph { ?source a b:Source ; dct:issued ?issued ;
    b:tier ?tier OPTIONAL { ?source b:reproduces ?original } } }"""
_STEP = 4096
_CLAIM = len(PREFIXES["claim"])


@dataclass(frozen=True, eq=False)
class Said:
    """The claims of a store, one a row, and their sources."""

    ids: npt.NDArray[np.bytes_]
    """Local names."""
    subject: Ints
    predicate: Ints
    """Places in `predicates`."""
    predicates: dict[str, int]
    object: Ints
    """-1 where it is a text, number or date."""
    modality: Ints
    """Places in `MODALITIES`."""
    confidence: npt.NDArray[np.float64]
    """NaN where none is stated."""
    live: Flags
    tier: Ints
    """Rank of the tier, 0 for the strongest; `len(TIERS)` where it is unknown."""
    day: Ints
    """Day of publication, as a number that grows with time: the place in `days`."""
    days: list[str]
    origin: Ints
    """The report that the source of the claim goes back to."""
    source: Ints
    """Place in `sources`."""
    sources: list[str]
    """Local names of the sources that make claims."""

    @classmethod
    def read(
        cls,
        store: Store,
        machine_made: Collection[NamedNode],
        intern: Callable[[str], int],
        progress: Callable[[float], None],
    ) -> Said:
        """Read all claims of a store; `intern` numbers what they speak of, `progress` is told the share done."""
        return _Reader(store, machine_made, intern, progress).read()

    @cached_property
    def settling(self) -> Flags:
        """Whether a claim counts and its modality settles what it says by itself."""
        return self.live & (self.modality < MODALITIES.index("intended"))


class _Reader:
    """Reads column by column; a claim is found again by its id."""

    def __init__(
        self,
        store: Store,
        machine_made: Collection[NamedNode],
        intern: Callable[[str], int],
        progress: Callable[[float], None],
    ) -> None:
        self.store = store
        self.machine_made = machine_made
        self.intern = intern
        self.progress = progress
        self.place: dict[str, int] = {}

    def read(self) -> Said:
        subject, source, files = self._subjects()
        predicate, predicates = self._predicates()
        object = self._objects()
        modality = np.zeros(len(self.place), dtype=np.int8)
        for claim, name in self._rows(_MODALITIES):
            modality[self.place[claim]] = MODALITIES.index(name.rpartition("/")[2])
        self.progress(0.9)
        day, days, tier, origin = self._sources(files)
        return Said(
            ids=np.array([name[_CLAIM:] for name in self.place], dtype=np.bytes_),
            subject=subject,
            predicate=predicate,
            predicates=predicates,
            object=object,
            modality=modality,
            confidence=self._confidence(),
            live=self._live(),
            tier=np.where(self._machine(), TIERS.index(iri("tier:machine")), tier[source]),
            day=day[source],
            days=days,
            origin=origin[source],
            source=source,
            sources=[name.removeprefix(graph("").value) for name in files],
        )

    def _rows(self, text: str, share: tuple[float, float] | None = None) -> Iterator[tuple[str, str]]:
        """Yield the two columns of a query, telling the progress from one share to another."""
        total = max(len(self.place), 1)
        for count, (one, other) in enumerate(self.store.select(text)):
            if share and count % _STEP == 0:
                self.progress(share[0] + (share[1] - share[0]) * min(count / total, 1))
            yield one.value, other.value

    def _subjects(self) -> tuple[Ints, Ints, dict[str, int]]:
        """Return the subject and source of every claim, numbering the claims as they come."""
        subject, source, files = array("q"), array("q"), dict[str, int]()
        for count, (claim, node, name) in enumerate(self.store.select(_SUBJECTS)):
            if count % _STEP == 0:
                self.progress(0.3 * count / (count + 1e6))
            self.place[claim.value] = count
            subject.append(self.intern(node.value))
            source.append(files.setdefault(name.value, len(files)))
        return _array(subject), _array(source), files

    def _predicates(self) -> tuple[Ints, dict[str, int]]:
        predicates: dict[str, int] = {}
        found = np.full(len(self.place), -1, dtype=np.int64)
        for claim, name in self._rows(_BY_CLAIM % "b:claimPredicate", (0.3, 0.6)):
            found[self.place[claim]] = predicates.setdefault(name, len(predicates))
        if len(found) and found.min() < 0:
            raise StoreError("The store is damaged: a claim has no predicate; run `biokg build` to make it anew.")
        return found, predicates

    def _objects(self) -> Ints:
        found = np.full(len(self.place), -1, dtype=np.int64)
        for claim, name in self._rows(_BY_CLAIM % "b:claimObject", (0.6, 0.9)):
            found[self.place[claim]] = self.intern(name)
        return found

    def _confidence(self) -> npt.NDArray[np.float64]:
        found = np.full(len(self.place), np.nan)
        for claim, value in self._rows(_BY_CLAIM % "b:confidence"):
            found[self.place[claim]] = float(value)
        return found

    def _machine(self) -> Flags:
        """Tell which claims rest on machine-made sections alone."""
        found = np.zeros(len(self.place), dtype=bool)
        kinds = " ".join(sorted(str(kind) for kind in self.machine_made))
        made = set()
        for claim, citation in self._rows(_MACHINE % kinds):
            found[self.place[claim]] = True
            made.add(citation)
        for claim, citation in self._rows(_OTHERS % kinds):
            if citation not in made:
                found[self.place[claim]] = False
        return found

    def _live(self) -> Flags:
        """Tell which claims count. Only those that others touch are judged one by one."""
        links = {name: list(self._rows(_BY_CLAIM % f"b:{name}")) for name in ("supersedes", "inferredFrom")}
        gone = dict(self._rows(_BY_CLAIM % "prov:invalidatedAtTime"))
        touched = set(gone).union(*(pair for pairs in links.values() for pair in pairs)) & self.place.keys()
        found = np.ones(len(self.place), dtype=bool)
        if touched:
            lists = {name: _grouped(pairs) for name, pairs in links.items()}
            counting = live_claims(_bare(name, lists, gone) for name in sorted(touched))
            for name in touched - {node.value for node in counting}:
                found[self.place[name]] = False
        return found

    def _sources(self, files: dict[str, int]) -> tuple[Ints, list[str], Ints, Ints]:
        """Return day, tier rank and origin by the number of the source's graph."""
        rows = {row["source"].value: row for row in self.store.select(_SOURCES)}
        days = sorted({row["issued"].value[:10] for row in rows.values()})
        copied = {name: row["original"].value for name, row in rows.items() if row["original"] is not None}
        number = {text: place for place, text in enumerate(days)}
        day, tier, origin = (np.zeros(len(files), dtype=np.int64) for _ in range(3))
        origins: dict[str, int] = {}
        for name, place in files.items():
            source = PREFIXES["source"] + name.removeprefix(graph("").value)
            row = rows[source]
            day[place] = number[row["issued"].value[:10]]
            tier[place] = TIERS.index(row["tier"]) if row["tier"] in TIERS else len(TIERS)
            origin[place] = origins.setdefault(_origin(source, copied, rows), len(origins))
        return day, days, tier, origin


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[NamedNode, ...]]:
    groups: dict[str, list[NamedNode]] = defaultdict(list)
    for one, other in pairs:
        groups[one].append(NamedNode(other))
    return {one: tuple(others) for one, others in groups.items()}


def _bare(name: str, links: dict[str, dict[str, tuple[NamedNode, ...]]], gone: dict[str, str]) -> Claim:
    """Return a claim with nothing but what decides whether it counts."""
    node = NamedNode(name)
    return Claim(
        subject=node, predicate=node, object=node, modality=node, citations=(), recorded=Literal(""), id=node,
        premises=links["inferredFrom"].get(name, ()), supersedes=links["supersedes"].get(name, ()),
        invalidated=Literal(gone[name]) if name in gone else None,
    )  # fmt: skip


def _origin(source: str, copied: dict[str, str], known: Collection[str]) -> str:
    """Return the report that a source goes back to, as `Ledger.origin` does."""
    seen: set[str] = set()
    while source not in seen and source in known:
        seen.add(source)
        source = copied.get(source, source)
    return source


def _array(numbers: array[int]) -> Ints:
    return np.frombuffer(numbers, dtype=np.int64) if len(numbers) else np.empty(0, dtype=np.int64)
