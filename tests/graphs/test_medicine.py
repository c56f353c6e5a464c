"""The antibody under its four names, its decisions and the expectation that came true."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyoxigraph import Literal

from biokg.graph import KnowledgeGraph
from biokg.terms import iri, shorten

from .edges import claims_of, edges, objects

EXPECTED, GRANTED = ":libevitug-conditional-approval-expected", ":libevitug-conditional-approval-2026"
DECISIONS = {
    EXPECTED: ("conditional-approval", "expected", ":mainland-china", {":hepatitis-b", ":hepatitis-d"}, set()),
    GRANTED: (
        *("conditional-approval", "granted", ":mainland-china"),
        *({":hepatitis-d", ":chronic-hepatitis-d"}, {":nmpa"}),
    ),
    ":libevitug-breakthrough-china": (
        *("breakthrough-therapy-designation", "granted", ":china"),
        *({":hepatitis-d", ":chronic-hepatitis-d"}, {":nmpa", ":cde"}),
    ),
    ":libevitug-breakthrough-us": (
        *("breakthrough-therapy-designation", "granted", ":united-states"),
        *({":hepatitis-d", ":chronic-hepatitis-d"}, {":fda"}),
    ),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_decision(known: KnowledgeGraph, name: str) -> None:
    kind, status, area, diseases, bodies = DECISIONS[name]
    assert objects(known, name, "kind") == {f"decision:{kind}"}
    assert objects(known, name, "status") == {f"status:{status}"}
    assert objects(known, name, "decisionOn") == {":libevitug"}
    assert objects(known, name, "jurisdiction") == {area}
    assert objects(known, name, "forIndication") == diseases
    assert objects(known, name, "decidedBy") == bodies


def test_the_expectation_keeps_its_words_and_window(known: KnowledgeGraph) -> None:
    name = ":libevitug-approval-expectation"
    assert objects(known, name, "expects") == {EXPECTED}
    assert objects(known, name, "verbatim") == {"by late 2025 or early 2026"}
    assert objects(known, name, "edtf") == {"2025-10/2026-04"}
    assert objects(known, name, "earliest") == {"2025-10-01T00:00:00Z"}
    assert objects(known, name, "latest") == {"2026-04-30T00:00:00Z"}
    assert objects(known, name, "fulfilledBy") == {GRANTED}


def test_the_fulfilment_is_inferred_from_what_was_expected_and_what_was_granted(known: KnowledgeGraph) -> None:
    ledger = known.ledger
    found = [one for one in ledger.statements.values() if one.claim.predicate == iri("b:fulfilledBy")]
    assert len(found) == 1
    premises = {
        (ledger.statements[name].source.name, shorten(ledger.statements[name].claim.predicate.value))
        for name in found[0].claim.premises
    }
    assert premises == {
        ("caixin-2025-10-01", "b:expects"),
        ("caixin-2025-10-01", "b:edtf"),
        ("flcube-2026-01", "b:status"),
        ("flcube-2026-01", "b:decisionOn"),
        ("flcube-2026-01", "b:forIndication"),
        ("flcube-2026-01", "b:edtf"),
        ("flcube-2026-01", "skos:altLabel"),
    }


def test_names_of_the_drug(known: KnowledgeGraph) -> None:
    names = {
        (quad.object.value, quad.object.language)
        for prop in ("rdfs:label", "skos:altLabel")
        for quad in known.store.quads(subject=iri(":libevitug"), predicate=iri(prop))
        if isinstance(quad.object, Literal)
    }
    assert names == {
        *(("libevitug", "en"), ("HH-003", "en"), ("libevitug injection", "en"), ("Libeiweita", "zh-latn-pinyin")),
        *(("立贝韦塔单抗", "zh"), ("立贝韦塔", "zh"), ("立贝韦塔单抗注射液", "zh")),
    }


def test_the_identity_is_a_curated_match(known: KnowledgeGraph, repository: Path) -> None:
    lines = (repository / "graphs" / "names.sssom.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert {(row["subject_label"], row["object_id"], row["confidence"]) for row in rows} == {
        (name, "id:libevitug", "0.97") for name in ("HH-003", "Libeiweita", "libevitug", "立贝韦塔单抗")
    }
    assert claims_of(known, ":libevitug skos:altLabel 立贝韦塔单抗") == [("flcube-2026-01", "inferred", "inferred")]


def test_what_the_machine_made_text_alone_says_of_the_drug(known: KnowledgeGraph) -> None:
    ledger = known.ledger
    team = ledger.behind(iri(":libevitug"), iri("b:basedOnResearchBy"), iri(":li-wenhui-team"))
    maker = ledger.behind(iri(":libevitug"), iri("b:developedBy"), iri(":huahui-health"))
    assert ledger.machine_only(team)
    assert not ledger.machine_only(maker)
    assert ledger.independent(maker) == 2


def test_trials_have_their_numbers(known: KnowledgeGraph) -> None:
    assert objects(known, ":hh003-201", "dct:identifier") == {"NCT05674448"}
    assert objects(known, ":hh003-204", "dct:identifier") == {"NCT05861674"}
    assert objects(known, ":hh003-204", "kind") == {"kind:pivotal-study"}


def test_trials_study_the_drug(known: KnowledgeGraph) -> None:
    assert edges(known, "studies") == {(":hh003-201", ":libevitug"), (":hh003-204", ":libevitug")}


def test_nobody_says_who_developed_the_unnamed_devices(known: KnowledgeGraph) -> None:
    devices = ":zlsp-certified-ai-devices"
    assert objects(known, devices, "rdf:type", "things", "entailed") == {"b:MedicalDevice", "b:MedicalProduct"}
    assert objects(known, devices, "productModality") == {"form:medical-device"}
    assert objects(known, devices, "developedBy") == set()
