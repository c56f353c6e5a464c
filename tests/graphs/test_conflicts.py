"""Reports that disagree stay side by side, each knowing the other; growth and other populations are no conflict."""

from __future__ import annotations

from pyoxigraph import NamedNode

from biokg.graph import KnowledgeGraph

from .edges import short

Said = tuple[str, str, str]

AREA_2024 = ("helm-2024-07-19", ":biopark-area-2024-07", "5.8")
AREA_CITY = ("beijing-gov-2025-04-15", ":biopark-planned-area-2025-04", "5.8")
AREA_PRESS = ("dailyeconomic-2025-04-14", ":biopark-total-land-2025-04", "6.5")
AREA_LOCAL = ("digipub-2025", ":biopark-planned-area-2025", "5.5")
RELEASE_24 = ("chinadaily-2025-10-27", ":biopark-plan-release", "2025-10-24")
RELEASE_25 = ("people-zh-2025-10-27", ":biopark-plan-release", "2025-10-25")
APPROVAL_20 = ("flcube-2026-01", ":libevitug-conditional-approval-2026", "2026-01-20")
APPROVAL_23 = ("report-2026-01-23", ":libevitug-conditional-approval-2026", "2026-01-23")


def _conflicts(known: KnowledgeGraph) -> set[tuple[Said, Said]]:
    statements = known.ledger.statements

    def said(name: NamedNode) -> Said:
        statement = statements[name]
        claim = statement.claim
        return statement.source.name, short(claim.subject), short(claim.object)

    return {(said(name), said(other)) for name, one in statements.items() for other in one.claim.conflicts}


def test_conflicts_are_named_on_both_sides(known: KnowledgeGraph) -> None:
    pairs = {
        *((AREA_2024, AREA_PRESS), (AREA_2024, AREA_LOCAL), (AREA_CITY, AREA_PRESS), (AREA_CITY, AREA_LOCAL)),
        *((AREA_PRESS, AREA_LOCAL), (RELEASE_24, RELEASE_25), (APPROVAL_20, APPROVAL_23)),
    }
    assert _conflicts(known) == pairs | {(other, one) for one, other in pairs}


def test_the_plain_edge_follows_the_better_voice(known: KnowledgeGraph) -> None:
    dates = {
        short(edge.subject): short(edge.object) for edge in known.ledger.edges if short(edge.predicate) == "b:edtf"
    }
    assert dates[":libevitug-conditional-approval-2026"] == "2026-01-20"  # trade press before a republished page
    assert dates[":zlsp-construction-start"] == "2000-11-25"  # finer than, and within, the year that the park gives
    assert dates[":biopark-first-announcement"] == "2024"
    assert dates[":beijing-forum-2025"] == "2025"
