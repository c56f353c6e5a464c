"""Studies: JSON of the interface and rows of the website, status, sponsors, subjects, days that came and estimates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from biokg.errors import InputError
from biokg.registers.clinicaltrials import REGISTER, STATUS, records
from biokg.registers.importing import import_release
from biokg.registers.model import BadRecord
from biokg.registers.trials_table import location
from registers.files import member, told, workspace, zipped

B, NCT = "https://w3id.org/biokg/", "NCT01234567"
TRIAL = f"<https://clinicaltrials.gov/study/{NCT}>"
HOME = "id/register/clinicaltrials"
IDENTIFICATION = {
    "nctId": NCT, "orgStudyIdInfo": {"id": "LARK-1"}, "briefTitle": "Larkumab in Hepatitis D",
    "officialTitle": "A Study of Larkumab", "acronym": "LARK",
    "secondaryIdInfos": [{"id": "2020-000001-01", "type": "EUDRACT_NUMBER"}, {"id": "CTR2020", "type": "REGISTRY"}],
}  # fmt: skip
DATES = {
    "startDateStruct": {"date": "2020-12-16", "type": "ACTUAL"},
    "primaryCompletionDateStruct": {"date": "2021-02", "type": "ACTUAL"},
    "completionDateStruct": {"date": "2026-09", "type": "ESTIMATED"},
    "lastUpdatePostDateStruct": {"date": "2025-11-03", "type": "ACTUAL"},
}


def study(**modules: dict[str, Any]) -> dict[str, Any]:
    protocol: dict[str, Any] = {
        "identificationModule": IDENTIFICATION,
        "statusModule": {"overallStatus": "RECRUITING", **DATES},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE1", "PHASE2"]},
        "sponsorCollaboratorsModule": {
            "leadSponsor": {"name": "Larkspur Biologics", "class": "INDUSTRY"},
            "collaborators": [{"name": "Hewan University", "class": "OTHER"}, {"name": "Ministry", "class": "FED"}],
        },
        "conditionsModule": {"conditions": ["Hepatitis D"]},
        "armsInterventionsModule": {
            "interventions": [
                {"type": "BIOLOGICAL", "name": "Larkumab", "otherNames": ["LK-1", " "]},
                {"type": "DEVICE", "name": "Pen"},
                {"type": "PROCEDURE", "name": "Biopsy"},
            ]
        },
        "contactsLocationsModule": {
            "locations": [{"facility": "Alder Hospital", "city": "Port Alder", "country": "Ireland",
                           "geoPoint": {"lat": 53.1, "lon": -6.2}}]
        },
    }  # fmt: skip
    return {"protocolSection": {**protocol, **modules}, "hasResults": False}


def said(options: dict[str, str] | None = None, **modules: dict[str, Any]) -> set[str]:
    return {fact.replace(B, "") for fact in told(REGISTER, study(**modules), NCT, options)}


def of_trial(facts: set[str]) -> set[str]:
    return {fact.removeprefix(f"{TRIAL} ") for fact in facts if fact.startswith(f"{TRIAL} ")}


def test_what_is_said_of_a_study() -> None:
    assert of_trial(said()) == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ClinicalTrial>",
        '<http://www.w3.org/2000/01/rdf-schema#label> "Larkumab in Hepatitis D"@en',
        '<http://www.w3.org/2004/02/skos/core#altLabel> "A Study of Larkumab"@en',
        '<http://www.w3.org/2004/02/skos/core#altLabel> "LARK"@en',
        '<acronym> "LARK"',
        f'<identifier> "nct:{NCT}"',
        '<identifier> "sponsor:LARK-1"',
        '<identifier> "eudract:2020-000001-01"',
        '<identifier> "other:CTR2020"',
        '<verbatim> "RECRUITING"',
        "<status> <status/under-way>",
        "<kind> <kind/phase-1-trial>",
        "<kind> <kind/phase-2-trial>",
        f"<sponsoredBy> <{HOME}/sponsor/larkspur-biologics>",
        f"<supportedBy> <{HOME}/sponsor/hewan-university>",
        f"<supportedBy> <{HOME}/sponsor/ministry>",
        f"<studies> <{HOME}/condition/hepatitis-d>",
        f"<studies> <{HOME}/product/larkumab>",
        f"<studies> <{HOME}/product/pen>",
        '<note> "procedure: Biopsy"@en',
        '<startDate> "2020-12-16"',
    }


def test_sponsors_and_products_by_their_class() -> None:
    facts = said()
    for name, cls in (("sponsor/larkspur-biologics", "Company"), ("sponsor/hewan-university", "Organization"),
                      ("sponsor/ministry", "PublicBody"), ("product/larkumab", "Drug"),
                      ("product/pen", "MedicalDevice"),
                      ("condition/hepatitis-d", "Disease")):  # fmt: skip
        assert f"<{HOME}/{name}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{cls}>" in facts
    assert f'<{HOME}/product/larkumab> <http://www.w3.org/2004/02/skos/core#altLabel> "LK-1"@en' in facts


def test_what_is_estimated_is_expected_and_nothing_else() -> None:
    facts, node = said(), f"<{HOME}/expectation/nct01234567-completion>"
    assert {fact.removeprefix(f"{node} ") for fact in facts if fact.startswith(node)} == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Expectation>",
        f'<http://www.w3.org/2000/01/rdf-schema#label> "completion of {NCT}, as estimated"@en',
        f'<http://www.w3.org/2000/01/rdf-schema#label> "{NCT}预计完成"@zh',
        f"<expects> {TRIAL}",
        "<kind> <kind/study-completion>",
        '<edtf> "2026-09"',
    }
    assert not any(fact.startswith("<endDate>") for fact in of_trial(facts))


@pytest.mark.parametrize(
    ("given", "ended"),
    [
        ({"date": "2025-10", "type": "ACTUAL"}, True),
        ({"date": "2025-10", "type": "ESTIMATED"}, False),
        ({"date": "2025-10"}, True),  # older records do not say which: it lies before the last posting
        ({"date": "2025-11"}, True),
        ({"date": "2026-01-01"}, False),
    ],
)
def test_days_that_came(given: dict[str, str], ended: bool) -> None:
    facts = said(statusModule={"overallStatus": "COMPLETED", **DATES, "completionDateStruct": given})
    assert (f'<endDate> "{given["date"]}"' in of_trial(facts)) is ended
    assert any("expectation" in fact for fact in facts) is not ended


@pytest.mark.parametrize("status", sorted(STATUS))
def test_every_status_keeps_its_own_word(status: str) -> None:
    facts = of_trial(said(statusModule={"overallStatus": status}))
    assert f'<verbatim> "{status}"' in facts
    expected = {f"<status> <status/{STATUS[status]}>"} if STATUS[status] else set()
    assert {fact for fact in facts if fact.startswith("<status>")} == expected


@pytest.mark.parametrize(
    ("sites", "place"),
    [("none", None), ("organisations", "<id/place/IE>"), ("all", f"<{HOME}/town/port-alder-ireland>")],
)
def test_sites(sites: str, place: str | None) -> None:
    facts, node = said({"sites": sites}), f"<{HOME}/site/alder-hospital-port-alder-ireland>"
    assert (f"<conductedAt> {node}" in of_trial(facts)) is (place is not None)
    assert (f"{node} <basedIn> {place}" in facts) is (place is not None)
    assert any('"geo:53.1,-6.2"' in fact for fact in facts) is (sites == "all")


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"statusModule": {"overallStatus": "DREAMING"}}, "'DREAMING' is no status"),
        ({"designModule": {"phases": ["PHASE9"]}}, "'PHASE9' is no phase"),
        ({"identificationModule": {"nctId": NCT, "briefTitle": " "}}, "names is empty"),
        ({"statusModule": {"overallStatus": "COMPLETED", "startDateStruct": {"date": "soon"}}}, "'soon' is no date"),
        ({"statusModule": {"startDateStruct": {"date": "2025-02-30"}}}, "'2025-02-30' is no date"),
        ({"statusModule": {"startDateStruct": {"date": "0000-00-00"}}}, "'0000-00-00' is no date"),
        ({"statusModule": {"startDateStruct": {"date": 20250101}}}, "'20250101' is no date"),
        ({"statusModule": {"overallStatus": ["COMPLETED"]}}, "one of its fields is of another kind"),
        ({"conditionsModule": {"conditions": "Cancer"}}, "'Cancer' stands where a list should"),
        ({"sponsorCollaboratorsModule": {"leadSponsor": {"class": "OTHER"}}}, "it has no field 'name'"),
    ],
)
def test_what_is_rejected(modules: dict[str, Any], words: str) -> None:
    with pytest.raises(BadRecord, match=words):
        said(**modules)


def test_fields_that_were_not_asked_for_are_absent() -> None:
    facts = of_trial(said(
        identificationModule={"nctId": NCT, "nctIdAliases": ["NCT00000001"]}, statusModule={},
        armsInterventionsModule={"interventions": [
            {"name": "Larkumab"}, {"type": "OTHER", "description": "Nothing"}, {"type": "DRUG"}, {},
        ]},
    ))  # fmt: skip
    assert '<http://www.w3.org/2000/01/rdf-schema#label> "NCT01234567"' in facts
    assert {'<identifier> "nct:NCT00000001"', f'<identifier> "nct:{NCT}"'} <= facts
    notes = {'<note> "Larkumab"@en', '<note> "other: Nothing"@en', '<note> "drug"@en'}
    assert {fact for fact in facts if fact.startswith("<note>")} == notes
    assert not any(fact.startswith(("<status>", "<verbatim>")) for fact in facts)


def test_a_row_of_the_website_says_what_it_has() -> None:
    text = (
        "NCT Number,Study Title,Study Status,Conditions,Interventions,Sponsor,Collaborators,Funder Type,Phases,"
        "Study Type,Start Date,Other IDs,Locations\n"
        f"{NCT},Larkumab,COMPLETED,Hepatitis D|Fever,DRUG: Larkumab|BEHAVIORAL: Sleep,Lark,Hewan|Alder,INDUSTRY,PHASE3,"
        'OBSERVATIONAL,2020-01,LK|X,"Alder Hospital, Port Alder, D2, Ireland|Solo"\n'
    )
    (record,) = records([member(text, "t.csv")], {})
    facts = {fact.replace(B, "") for fact in told(REGISTER, record.data, record.key, {"sites": "organisations"})}
    assert {
        "<status> <status/completed>", "<kind> <kind/observational-study>", "<kind> <kind/phase-3-trial>",
        f"<sponsoredBy> <{HOME}/sponsor/lark>", f"<supportedBy> <{HOME}/sponsor/hewan>", '<startDate> "2020-01"',
        f"<studies> <{HOME}/condition/fever>", f"<studies> <{HOME}/product/larkumab>", '<identifier> "other:X"',
        '<note> "behavioral: Sleep"@en', f"<conductedAt> <{HOME}/site/alder-hospital-port-alder-ireland>",
        f"<conductedAt> <{HOME}/site/solo>",
    } <= of_trial(facts)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "facility", "city", "country"),
    [
        ("UCSD, Moores Cancer Center, La Jolla, California, 92093, United States",
         "UCSD, Moores Cancer Center", "La Jolla", "United States"),
        ("Anchorage, Alaska, 98508, United States", "", "Anchorage", "United States"),
        ("Guy's Hospital, London, SE1 9RT, United Kingdom", "Guy's Hospital", "London", "United Kingdom"),
        ("Xiehe Hospital, Beijing, Beijing Municipality, 100021, China", "Xiehe Hospital", "Beijing", "China"),
        ("Union Hospital,Dept. of Cancer, Wuhan, 430023, China", "Union Hospital,Dept. of Cancer", "Wuhan", "China"),
        ("Research Site, Praha 5, Czechia", "Research Site", "Praha 5", "Czechia"),
        ("Research Site, Seoul, South Korea", "Research Site", "Seoul", "South Korea"),
        ("Hospital of Athens, Greece, Athens, Greece", "Hospital of Athens, Greece", "Athens", "Greece"),
        ("Alder Hospital, Ireland", "Alder Hospital", "", "Ireland"),
        ("Ghent, 9000, Belgium", "", "Ghent", "Belgium"),
        ("Ghent, Belgium", "", "Ghent", "Belgium"),
        ("Solo", "Solo", "", ""),
    ],
)  # fmt: skip
def test_a_site_of_the_website_has_its_town(text: str, facility: str, city: str, country: str) -> None:
    assert location(text) == {"facility": facility, "city": city, "country": country}


def test_towns_of_real_sites_as_the_website_writes_them(shared: Path) -> None:
    studies = json.loads((shared / "data" / "ctgov" / "ctg-studies-nsclc.json").read_text(encoding="utf-8"))
    protocols = [one["protocolSection"] for one in studies]
    sites = [site for one in protocols for site in (one.get("contactsLocationsModule") or {}).get("locations") or []]
    parts = ("facility", "city", "state", "zip", "country")
    texts = [", ".join(site[part] for part in parts if site.get(part)) for site in sites]
    wrong = {site["city"] for site, text in zip(sites, texts, strict=True) if location(text)["city"] != site["city"]}
    assert (len(sites), sorted(wrong)) == (959, ["Bogota, D.C.", "Edirne", "Plovdiv"])


@pytest.mark.parametrize(
    "pack", [lambda one: [one], lambda one: {"studies": [one], "nextPageToken": "x"}, lambda one: one]
)
def test_arrays_pages_and_single_files(pack: Any) -> None:
    (record,) = records([member(json.dumps(pack(study())))], {})
    assert record.key == NCT


def test_an_archive_of_single_studies(tmp_path: Path) -> None:
    other = study(identificationModule={**IDENTIFICATION, "nctId": "NCT00000002"})
    files = {f"{number}.json": json.dumps(one).encode() for number, one in enumerate([study(), other])}
    outcome = import_release(workspace(tmp_path), REGISTER, [zipped(tmp_path / "studies.zip", files)])
    assert (outcome.release.counts["taken"], outcome.release.date) == (2, "2025-11-03")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", '{"StudyFieldsResponse": {}}', "a.json:1: is of the interface that was shut down in 2024"),
        ("a.xml", "<clinical_study/>", "a.xml: is of the interface that was shut down in 2024"),
        ("a.tsv", "Rank\tNCT Number\tTitle\n1\tNCT00000001\tLark\n", "a.tsv:2: is a table of the old website"),
    ],
)
def test_older_forms_are_named(name: str, text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        list(records([member(text, name)], {}))
    assert str(error.value).startswith(says)


@pytest.mark.parametrize("protocol", [None, [], "x", {"identificationModule": "x"}])
def test_a_study_that_is_none_has_no_number(protocol: Any) -> None:
    [record] = records([member(json.dumps({"protocolSection": protocol}))], {})
    assert record.key == ""


def test_the_older_interface_is_named() -> None:
    with pytest.raises(InputError, match=r"shut down in 2024; take the studies anew from /api/v2"):
        list(records([member(json.dumps([{"Study": {"ProtocolSection": {}}}]))], {}))


@pytest.mark.parametrize(("name", "number"), [("ctg-studies-nsclc.json", 100), ("ctg-studies-alzheimer-1.csv", 2072)])
def test_real_studies(name: str, number: int, shared: Path, tmp_path: Path) -> None:
    file = shared / "data" / "ctgov" / name
    counts = import_release(workspace(tmp_path), REGISTER, [file], date="2026-04-01").release.counts
    assert (counts["read"], counts["taken"], counts.get("rejected", 0)) == (number, number, 0)
