"""What registers hold: all figures, for all of them or for one, for the world or for a country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ...columns import Columns, Scope, distinct
from ...errors import InputError, UnknownName
from ...names import nearest
from ...registers.kept import Release, read_release
from ...registers.places import called, coded
from ...terms import graph, iri, local_name
from .figures import Counting
from .known import known, ties
from .model import Figure, Known, RegisterLine, Registers

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["registers"]

TYPE, SOURCE = iri("rdf:type"), iri("oa:hasSource")
TOPICS = ("organisations", "studies", "decisions", "products")
PARTS = {"seats": ("organisations", "countries"), "sites": ("studies", "countries")}
"""What a register of a topic may lack, and the figure that would tell it."""


def registers(
    kg: KnowledgeGraph,
    name: str | None = None,
    *,
    country: str | None = None,
    top: int = 10,
    as_of: dt.date | None = None,
) -> Registers:
    """Count what the imported registers hold: things, organisations, studies, decisions, products, and who is known.

    Of one register, where it is named; of a country (a code of ISO 3166-1 or an English name) the organisations there,
    the studies with a site or sponsor there and the decisions with force there. A figure lists `top` values. Registers
    that were released after `as_of`, by default the day as of which the graph is known, do not count.

    Base: all things that the registers describe or name, each once, whatever the number of registers that do; what
    registers of one publisher know by its name alone, companies and substances, is one thing under one written name.
    What nothing is known of is absent.

    Raises InputError where no register is imported, for an unknown country and for a `top` below 1; UnknownName for a
    register that is not imported.
    """
    if top < 1:
        raise InputError(
            "A list of the most frequent needs at least one place: --top 1 or more.",
            zh="列表至少要有一项：--top 取1或以上。",
        )
    day = as_of or kg.date
    releases = {local_name(one): kg.recorded.release(one) for one in kg.recorded.graphs}
    late = {key for key, one in releases.items() if day and one.source.issued.value[:10] > day.isoformat()}
    counted = _chosen(releases, late, name, day)
    place, graphs = _country(country), [graph(one) for one in counted]
    columns = kg.store.columns()
    counting = Counting(columns, graphs, kg.ontology, top, place)
    figures, met = list(counting.figures()), known(kg, counting.scope, graphs, counting.there)
    return Registers(
        as_of=day or kg.today,
        country=place,
        only=name,
        imported=list(_imported(kg, columns, counted)),
        figures=figures,
        known=met,
        absent=list(_absent(figures, met, counting, place)),
        releases=counted,
        top=top,
        left_out=[releases[key].source.title() for key in sorted(late) if name is None],
    )


def _chosen(
    releases: Mapping[str, Statement], late: Collection[str], name: str | None, day: dt.date | None
) -> dict[str, Statement]:
    """Return the releases that count, of all or of the one that is named."""
    if name is not None and name not in releases:
        near = nearest(name, list(releases))
        raise UnknownName(f"No register '{name}' is in the graph.", near, zh=f"图谱中没有登记册“{name}”。")
    found = {key: one for key, one in releases.items() if key not in late and name in {None, key}}
    if found:
        return found
    if late:
        raise InputError(
            f"{name or 'Every register of the graph'} was released after {day}; name a later day.",
            zh=f"{name or '图谱中的登记册均'}在{day}之后发布；请指定更晚的日期。",
        )
    raise InputError(
        "No register is in the graph: import one (`biokg import ror --help` and its like), then run `biokg build`.",
        zh="图谱中没有登记册：请先导入（见 `biokg import ror --help` 等），再运行 `biokg build`。",
    )


def _country(text: str | None) -> NamedNode | None:
    """Return the country with a code or a name."""
    if text is None:
        return None
    found = coded(text.strip()) or called(text)
    if found is None:
        raise InputError(
            f"'{text}' is no country; give its code (ISO 3166-1), for instance CN, or its English name.",
            zh=f"“{text}”不是国家或地区；请给出其代码（ISO 3166-1，如 CN）或英文名称。",
        )
    return found


def _imported(kg: KnowledgeGraph, columns: Columns, releases: Mapping[str, Statement]) -> Iterator[RegisterLine]:
    same = Scope(columns).nodes({record for _, record in ties(kg)})
    for name, told in releases.items():
        source, node = told.source, graph(name)
        number, kept, described = columns.number(node), _kept(kg, name), columns.rows(TYPE, node).subject
        yield RegisterLine(
            name=name,
            title={language: source.title(language) for language in ("en", "zh")},
            date=source.edtf,
            licence=source.rights or "",
            page=source.page.value if source.page else "",
            records=columns.sizes.get((columns.number(SOURCE), number), 0),
            rejected=kept.counts.get("rejected", 0) if kept else None,
            only_named=kept.counts.get("absent", 0) if kept else None,
            statements=sum(size for (_, graph_), size in columns.sizes.items() if graph_ == number),
            matched=len(distinct(described[same[described]])),
        )


def _kept(kg: KnowledgeGraph, name: str) -> Release | None:
    """Return what the workspace holds of the release that is in the graph."""
    manifest = getattr(kg.store, "manifest", None)
    if kg.workspace is None or manifest is None:
        return None
    folder = kg.workspace.registers / name
    found = (read_release(folder, previous=previous) for previous in (False, True))
    return next((one for one in found if one and one.sha256 == manifest.registers.get(name)), None)


def _absent(
    figures: Collection[Figure], met: Sequence[Known], counting: Counting, place: NamedNode | None
) -> Iterator[str]:
    """Yield of what nothing is there: topics, and what a topic may have."""
    there = {"organisations": counting.organisations.any(), "studies": counting.studies.any(),
             "decisions": counting.decisions.any(), "known": bool(met)}  # fmt: skip
    yield from (topic for topic, some in there.items() if not some)
    told = {(one.topic, one.name) for one in figures}
    for part, (topic, name) in PARTS.items():
        if there[topic] and (topic, name) not in told and (place is None or part == "sites"):
            yield part
