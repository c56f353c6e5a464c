"""The claims as columns: what each says, how, where it stands and whether it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode

from ..claims.derive import TIERS, live_claims
from ..claims.model import Claim
from ..columns import Columns, Tails, distinct
from ..errors import StoreError
from ..terms import PREFIXES, graph, iri
from .columns import Flags, Ints, Words

__all__ = ["MODALITIES", "Said"]

MODALITIES = ("asserted", "attributed", "inferred", "intended", "denied")
"""By code; the first three settle."""


@dataclass(frozen=True, eq=False)
class Said:
    """The claims of a graph, one a row, and their sources."""

    ids: Words
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
    def read(cls, columns: Columns, machine_made: Collection[NamedNode], numbers: Ints) -> Said:
        """Read all claims; `numbers` gives terms that they speak of the numbers that they have in the result.

        Raises StoreError where a claim has no predicate.
        """
        return _Reader(columns, machine_made, numbers).read()

    @cached_property
    def settling(self) -> Flags:
        """Whether a claim counts and its modality settles what it says by itself."""
        return self.live & (self.modality < MODALITIES.index("intended"))


class _Reader:
    """Reads column by column; a claim is the place of its subject among those of all."""

    def __init__(self, columns: Columns, machine_made: Collection[NamedNode], numbers: Ints) -> None:
        self.columns = columns
        self.machine_made = machine_made
        self.numbers = numbers
        self.about = columns.rows(iri("b:claimSubject"))
        self.place = np.full(columns.terms, -1, dtype=np.int32)
        self.place[self.about.subject] = np.arange(len(self.about))

    def read(self) -> Said:
        predicate, predicates = _numbered(self._of_each("b:claimPredicate"))
        if len(predicates) and predicates[0] < 0:
            raise StoreError("The store is damaged: a claim has no predicate; run `biokg build` to make it anew.")
        object = self._of_each("b:claimObject")
        source, files = _numbered(self.about.graph)
        sources = [name.removeprefix(graph("").value) for name in self.columns.iris(files)]
        day, days, tier, origin = self._sources(sources)
        return Said(
            ids=Tails(self.columns, self.about.subject, PREFIXES["claim"]),
            subject=self.numbers[self.about.object],
            predicate=predicate,
            predicates={name: code for code, name in enumerate(self.columns.iris(predicates))},
            object=np.where(object < 0, -1, self.numbers[object]),
            modality=self._modality(),
            confidence=self._confidence(),
            live=self._live(),
            tier=np.where(self._machine(), np.int8(TIERS.index(iri("tier:machine"))), tier[source]),
            day=day[source],
            days=days,
            origin=origin[source],
            source=source,
            sources=sources,
        )

    def _rows(self, name: str) -> tuple[Ints, Ints]:
        """Return the claims that have a property, by place, and its values as terms."""
        rows = self.columns.rows(iri(name))
        claim = self.place[rows.subject]
        return (claim, rows.object) if claim.min(initial=0) >= 0 else (claim[claim >= 0], rows.object[claim >= 0])

    def _of_each(self, name: str) -> Ints:
        """Return the value of a property of each claim as a term, -1 where it has none."""
        rows = self.columns.rows(iri(name))
        if np.array_equal(rows.subject, self.about.subject):
            return rows.object
        found = np.full(len(self.about), -1, dtype=np.int32)
        claim, value = self._rows(name)
        found[claim] = value
        return found

    def _pairs(self, name: str) -> list[tuple[int, str]]:
        """Return claims that have a property, by place, with its values as texts: for what few have."""
        claim, value = self._rows(name)
        return list(zip(claim.tolist(), self.columns.values(value), strict=True))

    def _modality(self) -> Ints:
        code = np.zeros(self.columns.terms + 1, dtype=np.int8)  # the last for those without one
        for place, name in enumerate(MODALITIES):
            code[self.columns.number(iri(f"modality:{name}"))] = place
        code[-1] = 0
        return code[self._of_each("b:claimModality")]

    def _confidence(self) -> npt.NDArray[np.float64]:
        found = np.full(len(self.about), np.nan)
        for claim, value in self._pairs("b:confidence"):
            found[claim] = float(value)
        return found

    def _machine(self) -> Flags:
        """Tell which claims rest on machine-made sections alone."""
        made = np.zeros(self.columns.terms, dtype=bool)
        kinds = [number for kind in self.machine_made if (number := self.columns.number(kind)) >= 0]
        made[kinds] = True
        for name in ("b:evidenceKind", "oa:hasSource"):  # of a kind, then the sections, then the citations
            rows = self.columns.rows(iri(name))
            made[rows.subject[made[rows.object]]] = True
        claim, citation = self._rows("b:citation")
        by_machine, otherwise = (np.zeros(len(self.about), dtype=bool) for _ in range(2))
        by_machine[claim[made[citation]]] = True
        otherwise[claim[~made[citation]]] = True
        return by_machine & ~otherwise

    def _live(self) -> Flags:
        """Tell which claims count. Only those that others touch are judged one by one."""
        links = {name: self._links(f"b:{name}") for name in ("supersedes", "inferredFrom")}
        gone = {self._name(claim): value for claim, value in self._pairs("prov:invalidatedAtTime")}
        found = np.ones(len(self.about), dtype=bool)
        touched = {name: self._claim(name) for pairs in links.values() for pair in pairs for name in pair}
        touched |= {name: self._claim(name) for name in gone}
        lists = {name: _grouped(pairs) for name, pairs in links.items()}
        judged = sorted(name for name, claim in touched.items() if claim >= 0)
        counting = {node.value for node in live_claims(_bare(name, lists, gone) for name in judged)}
        found[[touched[name] for name in judged if name not in counting]] = False
        return found

    def _links(self, name: str) -> list[tuple[str, str]]:
        return [(self._name(claim), other) for claim, other in self._pairs(name)]

    def _name(self, claim: int) -> str:
        return self.columns.iris(self.about.subject[[claim]])[0]

    def _claim(self, name: str) -> int:
        number = self.columns.number(NamedNode(name))
        return int(self.place[number]) if number >= 0 else -1

    def _sources(self, files: list[str]) -> tuple[Ints, list[str], Ints, Ints]:
        """Return day, tier rank and origin of each source."""
        issued, tiers, copied = (self._by_name(name) for name in ("dct:issued", "b:tier", "b:reproduces"))
        rows = issued.keys() & tiers.keys()
        days = sorted({issued[name][:10] for name in rows})
        number = {text: place for place, text in enumerate(days)}
        rank = {tier.value: place for place, tier in enumerate(TIERS)}
        day, origin = (np.zeros(len(files), dtype=np.int32) for _ in range(2))
        tier = np.zeros(len(files), dtype=np.int8)
        origins: dict[str, int] = {}
        for place, name in enumerate(files):
            source = PREFIXES["source"] + name
            day[place] = number[issued[source][:10]]
            tier[place] = rank.get(tiers[source], len(TIERS))
            origin[place] = origins.setdefault(_origin(source, copied, rows), len(origins))
        return day, days, tier, origin

    def _by_name(self, property: str) -> dict[str, str]:
        rows = self.columns.rows(iri(property))
        return dict(zip(self.columns.iris(rows.subject), self.columns.values(rows.object), strict=True))


def _numbered(terms: Ints) -> tuple[Ints, Ints]:
    """Return for each term its place among the different ones, and these, rising; -1 is one too."""
    different = distinct(terms)
    return np.searchsorted(different, terms).astype(np.int32), different


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
