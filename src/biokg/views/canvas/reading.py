"""Read who says so from the store, column by column: there are too many claims for an object each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode

from ...claims.derive import TIERS
from ...network.columns import Lists
from ...network.facts import facts_of
from ...network.said import MODALITIES
from ...terms import PREFIXES, local_name
from ..map.picture import Words
from ..map.speech import Speech
from .evidence import Cited, Evidence, rows_of

if TYPE_CHECKING:
    from ...claims.model import Source
    from ...graph import KnowledgeGraph
    from ...network.arrays import EdgeArrays
    from ...network.said import Said

__all__ = ["evidence_of"]

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

_PAIRS = "SELECT ?node ?value { GRAPH ?graph { ?node %s ?value } }"
_SPANS = "SELECT ?citation ?start ?end { GRAPH ?graph { ?citation oa:start ?start ; oa:end ?end } }"
_LABELS = "SELECT ?section ?name { GRAPH ?graph { ?section dct:isPartOf ?source ; rdfs:label ?name } }"


def evidence_of(kg: KnowledgeGraph, arrays: EdgeArrays, contains: Flags) -> Evidence:
    """Return the claims behind the ties of `arrays` and those that say anything else of its things.

    The ties that are drawn as areas (`contains`) are told by the thing that lies in the area. Rows of links are in the
    order of the other ties.
    """
    said = facts_of(kg).said
    ids = said.ids[:]
    tie, claim = _behind(ids, arrays.edges["claims"])
    drawn = ~contains[tie]
    number = np.cumsum(~contains) - 1
    told = np.zeros(len(said.ids), dtype=bool)
    told[claim[drawn]] = True
    place = np.full(len(facts_of(kg).names) + 1, -1, dtype=np.int64)
    place[arrays.nodes["iri"].codes] = np.arange(len(arrays.names))  # type: ignore[union-attr]
    other = np.flatnonzero(said.live & ~told & (place[said.subject] >= 0))
    claims = np.concatenate([claim[drawn], other])
    reader = _Reader(kg, said, claims)
    links = len(tie[drawn])
    of_links = reader.columns(slice(0, links))
    of_things = reader.columns(slice(links, None)) | reader.facts(other)
    rank: tuple[npt.NDArray[Any], ...] = (said.tier, -said.day, ids)
    return Evidence(
        links=rows_of(
            number[tie[drawn]],
            int((~contains).sum()),
            [key[claims[:links]] for key in rank],
            said.day[claims[:links]],
            **of_links,
        ),
        things=rows_of(
            place[said.subject[other]], len(arrays.names), [key[other] for key in rank], said.day[other], **of_things
        ),
        sources=reader.sources,
        sections=reader.sections,
        tiers=[(local_name(tier), reader.speech.node(tier)) for tier in TIERS],
        modalities=[reader.speech.concept("modality", name) for name in MODALITIES],
        speakers=reader.speakers,
        properties=reader.properties,
        values=reader.values,
    )


def _behind(ids: npt.NDArray[np.bytes_], claims: object) -> tuple[Ints, Ints]:
    """Return pairs (tie, claim) by their places."""
    lists = claims if isinstance(claims, Lists) else Lists.of([])
    tie = np.repeat(np.arange(len(lists)), np.diff(lists.offsets))
    order = np.argsort(ids)
    found = np.searchsorted(ids, lists.values, sorter=order)
    return tie, order[found] if len(order) else np.empty(0, dtype=np.int64)


class _Words:
    """Words that repeat, each once, by their place in `all`."""

    def __init__(self) -> None:
        self.all: list[Words] = []
        self._place: dict[Words, int] = {}

    def put(self, words: Words) -> int:
        place = self._place.setdefault(words, len(self.all))
        if place == len(self.all):
            self.all.append(words)
        return place


class _Reader:
    """Reads what is said of the claims at some places, in their order."""

    def __init__(self, kg: KnowledgeGraph, said: Said, claims: Ints) -> None:
        self.kg, self.said, self.claims = kg, said, claims
        self.speech = Speech(kg)
        self.sources = [_cited(source, self.speech) for source in self._known()]
        self.sections: list[tuple[Words, Words]] = []
        self.speakers: list[Words] = []
        self.properties: list[tuple[str, Words]] = []
        self.values: list[Words] = []
        self._claim_names = [PREFIXES["claim"] + name for name in said.ids[claims].astype(str).tolist()]
        self._columns = self._read()

    def columns(self, part: slice) -> dict[str, npt.NDArray[np.generic]]:
        """Return the columns of some of the claims."""
        return {name: column[part] for name, column in self._columns.items()}

    def _read(self) -> dict[str, npt.NDArray[np.generic]]:
        said, claims = self.said, self.claims
        place = {source.id: number for number, source in enumerate(self.sources)}
        known = np.array([place.get(name, -1) for name in said.sources] + [-1], dtype=np.int64)
        section, start, end = self._places()
        return {
            "claim": said.ids[claims], "source": known[said.source[claims]], "section": section,
            "tier": said.tier[claims], "modality": said.modality[claims], "speaker": self._speakers(), "start": start,
            "end": end,
        }  # fmt: skip

    def _known(self) -> list[Source]:
        used = {self.said.sources[number] for number in np.unique(self.said.source[self.claims]).tolist()}
        return [source for source in self.kg.sources() if source.name in used]

    def _pairs(self, property: str) -> Iterable[tuple[str, NamedNode | Literal]]:
        for node, value in self.kg.store.select(_PAIRS % property):
            yield node.value, value

    def _places(self) -> tuple[Ints, Ints, Ints]:
        """Return the section of each claim and where in the text its first citation stands."""
        spans = {row[0].value: (int(row[1].value), int(row[2].value)) for row in self.kg.store.select(_SPANS)}
        section_of = {citation: node.value for citation, node in self._pairs("oa:hasSource")}
        first: dict[str, tuple[int, str]] = {}
        for claim, node in self._pairs("b:citation"):
            here = spans.get(node.value, (-1, -1))[0], node.value
            if claim not in first or here < first[claim]:
                first[claim] = here
        number = self._section_numbers()
        none = -1, ""
        rows = [first.get(name, none)[1] for name in self._claim_names]
        section = np.array([number.get(section_of.get(citation, ""), -1) for citation in rows], dtype=np.int64)
        span = np.array([spans.get(citation, (-1, -1)) for citation in rows], dtype=np.int64).reshape(-1, 2)
        return section, span[:, 0], span[:, 1]

    def _section_numbers(self) -> dict[str, int]:
        """Return the number of each section among those of the same words."""
        names: dict[str, dict[str | None, str]] = {}
        for node, name in self.kg.store.select(_LABELS):
            names.setdefault(node.value, {})[name.language] = name.value
        kinds = dict(self._pairs("b:evidenceKind"))
        numbers: dict[str, int] = {}
        seen: dict[tuple[Words, Words], int] = {}
        for node, said in names.items():
            kind = kinds.get(node)
            words = (
                Words(said.get("en", ""), said.get("zh", "")),
                (self.speech.node(kind) if isinstance(kind, NamedNode) else Words("")),
            )
            numbers[node] = seen.setdefault(words, len(seen))
        self.sections = list(seen)
        return numbers

    def _speakers(self) -> Ints:
        table = _Words()
        speaker = {
            claim: table.put(self.speech.node(node))
            for claim, node in self._pairs("b:attributedTo")
            if isinstance(node, NamedNode)
        }
        self.speakers = table.all
        return np.array([speaker.get(name, -1) for name in self._claim_names], dtype=np.int64)

    def facts(self, claims: Ints) -> dict[str, npt.NDArray[np.generic]]:
        """Return what claims say of their things: the property and the value, as words."""
        said, names = self.said, facts_of(self.kg).names
        properties = [local_name(NamedNode(name)) for name in said.predicates]
        self.properties = [
            (short, self.speech.node(NamedNode(name))) for short, name in zip(properties, said.predicates, strict=True)
        ]
        table, literals = _Words(), dict(self._pairs("b:claimValue"))
        of_node = dict.fromkeys(np.unique(said.object[claims]).tolist(), -1)
        for number in of_node:
            if number >= 0:
                of_node[number] = table.put(self.speech.node(NamedNode(names[number])))
        value = np.array([of_node[number] for number in said.object[claims].tolist()], dtype=np.int64)
        rows = np.flatnonzero(value < 0)
        for row, name in zip(rows.tolist(), said.ids[claims[rows]].astype(str).tolist(), strict=True):
            literal = literals.get(PREFIXES["claim"] + name)
            if literal is not None:
                value[row] = table.put(self.speech.value(literal, properties[said.predicate[claims[row]]]))
        self.values = table.all
        return {"property": said.predicate[claims], "value": value}


def _cited(source: Source, speech: Speech) -> Cited:
    return Cited(
        source.name,
        Words(source.title("en"), {title.language: title.value for title in source.titles}.get("zh", "")),
        speech.node(source.publisher) if source.publisher else Words(""),
        source.edtf,
        source.issued.value[:10],
        source.page.value if source.page else "",
    )
