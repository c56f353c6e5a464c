"""How far a product has come, where and when."""

from __future__ import annotations

from biokg.analysis.milestones import milestones
from biokg.terms import iri, local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "drug": "Drug", "firm": "Company", "nod": "RegulatoryDecision", "mark": "RegulatoryDecision",
    "land": "AdministrativeArea", "flu": "Disease",
    "trial": "ClinicalTrial", "team": "Organization", "ann": "Person", "hope": "Expectation",
    "board": "Regulator", "later": "RegulatoryDecision",
}  # fmt: skip
SAYS = [
    "drug developedBy firm", "drug indicatedFor flu", "drug basedOnResearchBy team", "ann affiliatedWith team",
    "nod decisionOn drug", "nod kind decision:conditional-approval", "nod jurisdiction land", "nod decidedBy board",
    "nod status status:granted", "nod edtf 2026-01-20", "nod forIndication flu",
    "mark decisionOn drug", "mark kind decision:breakthrough-therapy-designation", "mark status status:granted",
    "later decisionOn drug", "later status status:expected", "hope expects later", "hope edtf 2027",
    "trial studies drug", "trial studies flu", "trial status status:under-way",
]  # fmt: skip


def test_decisions_are_dated_or_expected_or_neither() -> None:
    found = milestones(graph_of(THINGS, Paper("a", SAYS)), node("drug"))
    assert [
        (local_name(one.id), one.approval, one.jurisdiction, one.when.edtf if one.when else None, one.standing)
        for one in found.decisions
    ] == [
        ("nod", True, node("land"), "2026-01-20", "stated"),
        ("later", False, None, "2027", "expected"),
        ("mark", False, None, None, "stated"),
    ]
    assert [one.value for one in found.decisions[0].by] == [node("board")]
    assert [(one.id, one.status, one.standing) for one in found.trials] == [(node("trial"), "under-way", "under way")]
    assert [one.value for one in found.trials[0].diseases] == [node("flu")]
    assert [one.value for one in found.researchers] == [node("ann")]
    assert [one.what for one in found.forecasts] == [node("later")]
    assert (found.backing.claims, found.backing.single_source) == (21, (21, 21))


def test_a_product_of_which_nothing_is_said_has_nothing() -> None:
    found = milestones(graph_of(THINGS, Paper("a", ["drug developedBy firm"])), node("drug"))
    assert (found.decisions, found.trials, found.forecasts, found.conflicts) == ((), (), (), ())


def test_libevitug() -> None:
    kg = own_graph()
    found = milestones(kg, kg.resolve("Libeiweita"))
    assert [
        (local_name(one.jurisdiction), one.when.edtf if one.when else None, one.status,
         sorted(local_name(said.value) for said in one.indications))  # type: ignore[arg-type]
        for one in found.decisions
    ] == [
        ("china", "2023-04", "granted", ["chronic-hepatitis-d", "hepatitis-d"]),
        ("mainland-china", "2025-10/2026-04", "expected", ["hepatitis-b", "hepatitis-d"]),
        ("mainland-china", "2026-01-20", "granted", ["chronic-hepatitis-d", "hepatitis-d"]),
        ("united-states", None, "granted", ["chronic-hepatitis-d", "hepatitis-d"]),
    ]  # fmt: skip
    assert found.decisions[2].when is not None
    assert [one.value for one in found.decisions[2].when.others] == ["2026-01-23"]
    assert [(local_name(one.id), [said.value for said in one.registered]) for one in found.trials] == [
        ("hh003-201", ["NCT05674448"]), ("hh003-204", ["NCT05861674"]),
    ]  # fmt: skip
    assert {one.value for one in found.other_names} == {
        "HH-003", "Libeiweita", "libevitug", "libevitug injection", "立贝韦塔", "立贝韦塔单抗", "立贝韦塔单抗注射液",
    }  # fmt: skip
    (forecast,) = found.forecasts
    assert (forecast.state, forecast.narrower, forecast.wording) == (
        "met in window",
        True,
        "by late 2025 or early 2026",
    )
    assert forecast.scope is not None
    assert forecast.scope.missing == (iri(":hepatitis-b"),)
    assert len(found.conflicts) == 1
