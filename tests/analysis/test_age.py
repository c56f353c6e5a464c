"""What rests on old sources alone is told with its year."""

from __future__ import annotations

import datetime as dt

import pytest

from biokg.analysis.age import Age
from biokg.analysis.comparison import compare
from biokg.analysis.park import dossier
from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.views.document.model import Document, Table
from biokg.views.products.comparison import document as comparison
from biokg.views.products.park import document as park
from biokg.views.wording import Wording

from .small import Paper, graph_of, node

THINGS = {"site": "IndustryPark", "acme": "Company", "bolt": "Company", "firms": "Statistic", "other": "IndustryPark"}
OLD = [
    "site status status:operating", "acme presentIn site", "bolt presentIn site", "firms statisticOf site",
    "firms value 10", "firms measures kind:company",
]  # fmt: skip
NEW = ["bolt presentIn site"]
TODAY = dt.date(2026, 9, 24)


def site() -> KnowledgeGraph:
    return graph_of(THINGS, Paper("old", OLD, "2001-09-25"), Paper("new", NEW, "2025-01-01"))


@pytest.mark.parametrize(
    ("today", "years", "year"),
    [(TODAY, 5, 2001), (dt.date(2006, 9, 24), 5, None), (dt.date(2006, 9, 25), 5, 2001), (TODAY, 26, None)],
)
def test_old_is_what_is_so_many_years_old_on_the_day(today: dt.date, years: int, year: int | None) -> None:
    told = [one for one in site().claims() if one.claim.subject == node("acme")]
    assert Age(today, years).since(told) == year


def test_the_newest_source_decides_and_a_day_that_is_stated_before_it() -> None:
    told = [one for one in site().claims() if one.claim.subject == node("bolt")]
    assert Age(TODAY).since(told) is None
    assert Age(TODAY).since(told, dt.date(2019, 1, 1)) == 2019
    assert Age(TODAY).since([]) is None


def test_no_years_are_no_rule() -> None:
    with pytest.raises(InputError, match="0 years make nothing old; the least is 1"):
        Age(TODAY, 0)


def cells(document: Document, name: str) -> dict[str, str]:
    table = next(one for one in document.blocks if isinstance(one, Table) and one.name == name)
    return {row[0].text: "; ".join(cell.remark or cell.text for cell in row if "as of" in cell.remark + cell.text)
            for row in table.rows}  # fmt: skip


def test_a_dossier_marks_what_is_old_and_nothing_else() -> None:
    kg = site()
    found = park(kg, dossier(kg, node("site")), Wording(kg.label, "en", Age(TODAY)))
    assert cells(found, "tenants") == {"Acme": "as of 2001", "Bolt": ""}
    assert cells(found, "companies") == {"company": "as of 2001"}
    first = dict(found.answers)
    assert (first["Status"].remark, first["Ties"].text) == ("as of 2001", "is there: 2 (Acme (as of 2001), Bolt)")


def test_a_comparison_marks_the_old_among_the_named() -> None:
    kg = site()
    found = comparison(kg, compare(kg, [node("site"), node("other")]), Wording(kg.label, "en", Age(TODAY)))
    texts = {cell.text for cell in found.cells() if "Acme" in cell.text and "Bolt" in cell.text}
    assert texts == {"at least 2 (2001–2025): Acme (as of 2001); Bolt"}


def test_one_year_of_all_is_told_once() -> None:
    kg = graph_of(THINGS, Paper("old", OLD, "2001-09-25"))
    found = comparison(kg, compare(kg, [node("site"), node("other")]), Wording(kg.label, "en", Age(TODAY)))
    texts = {cell.text for cell in found.cells() if "Acme" in cell.text and "Bolt" in cell.text}
    assert texts == {"at least 2 (2001): Acme; Bolt"}


def test_without_a_rule_nothing_is_marked() -> None:
    kg = site()
    found = park(kg, dossier(kg, node("site")), Wording(kg.label))
    assert not any("as of" in cell.remark for cell in found.cells())
