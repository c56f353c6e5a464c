"""What a record of ROR says: exactly, on made-up records, and in numbers on the shared extracts."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from biokg.errors import InputError
from biokg.registers import BadRecord
from biokg.registers.ror import REGISTER

from .files import lines, member, told

LARK = "https://ror.org/00lark001"
RECORD: dict[str, Any] = {
    "id": LARK,
    "admin": {"last_modified": {"date": "2026-01-29", "schema_version": "2.1"}},
    "domains": ["lark.example"],
    "established": 2009,
    "external_ids": [
        {"all": ["grid.1.2", "grid.1.3"], "preferred": None, "type": "grid"},
        {"all": ["Q1"], "preferred": None, "type": "wikidata"},
    ],
    "links": [
        {"type": "website", "value": "https://lark.example/en us"},
        {"type": "wikipedia", "value": "http://en.wikipedia.org/wiki/Lark"},
    ],
    "locations": [
        {
            "geonames_id": 1816670,
            "geonames_details": {
                "country_code": "CN",
                "country_name": "China",
                "country_subdivision_code": "BJ",
                "country_subdivision_name": "Beijing",
                "lat": "39.9",
                "lng": "116.4",
                "name": "Beijing",
            },
        }
    ],
    "names": [
        {"lang": None, "types": ["acronym"], "value": "LB"},
        {"lang": "en", "types": ["ror_display", "label"], "value": "Lark Biotech (China)"},
        {"lang": "zh", "types": ["label"], "value": "云雀生物"},
        {"lang": "en", "types": ["alias"], "value": "Lark  Bio"},
    ],
    "relationships": [
        {"id": "https://ror.org/00nest002", "label": "Nest", "type": "parent"},
        {"id": "https://ror.org/00chik003", "label": "Chick", "type": "child"},
        {"id": "https://ror.org/00newl004", "label": "New Lark", "type": "successor"},
        {"id": "https://ror.org/00oldl005", "label": "Old Lark", "type": "predecessor"},
        {"id": "https://ror.org/00frnd006", "label": "Friend", "type": "related"},
    ],
    "status": "active",
    "types": ["company", "funder"],
}
SHORT = {
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>": "a",
    "<http://www.w3.org/2000/01/rdf-schema#label>": "rdfs:label",
    "<http://www.w3.org/2004/02/skos/core#altLabel>": "skos:altLabel",
    "<http://www.w3.org/2004/02/skos/core#exactMatch>": "skos:exactMatch",
    "<http://xmlns.com/foaf/0.1/": "<foaf:",
    "<https://w3id.org/biokg/id/place/": "<place:",
    "<https://w3id.org/biokg/id/": "<:",
    "<https://w3id.org/biokg/": "<b:",
    "<https://ror.org/": "<ror:",
    "<https://sws.geonames.org/": "<geo:",
}


def short(facts: set[str]) -> set[str]:
    """Write IRIs short."""
    for long, name in SHORT.items():
        facts = {fact.replace(long, name) for fact in facts}
    return facts


def changed(**values: Any) -> dict[str, Any]:
    return deepcopy(RECORD) | values


def test_all_that_a_record_says() -> None:
    assert short(told(REGISTER, RECORD, LARK)) == {
        "<ror:00lark001> a <b:Company>",
        "<ror:00lark001> <b:kind> <b:kind/research-funder>",
        "<ror:00lark001> <b:status> <b:status/operating>",
        '<ror:00lark001> <b:established> "2009"',
        '<ror:00lark001> rdfs:label "Lark Biotech (China)"@en',
        '<ror:00lark001> skos:altLabel "Lark Biotech"@en',
        '<ror:00lark001> rdfs:label "云雀生物"@zh',
        '<ror:00lark001> skos:altLabel "Lark Bio"@en',
        '<ror:00lark001> skos:altLabel "LB"',
        '<ror:00lark001> <b:acronym> "LB"',
        "<ror:00lark001> <b:basedIn> <geo:1816670/>",
        "<place:CN-BJ> a <b:AdministrativeArea>",
        '<place:CN-BJ> rdfs:label "Beijing"@en',
        "<place:CN-BJ> <b:locatedIn> <place:CN>",
        "<geo:1816670/> a <b:Place>",
        '<geo:1816670/> rdfs:label "Beijing"@en',
        "<geo:1816670/> <b:locatedIn> <place:CN-BJ>",
        '<geo:1816670/> <b:coordinates> "geo:39.9,116.4"',
        "<ror:00lark001> <foaf:homepage> <https://lark.example/en%20us>",
        "<ror:00lark001> <foaf:page> <http://en.wikipedia.org/wiki/Lark>",
        '<ror:00lark001> <b:internetDomain> "lark.example"',
        '<ror:00lark001> <b:identifier> "grid:grid.1.2"',
        '<ror:00lark001> <b:identifier> "grid:grid.1.3"',
        '<ror:00lark001> <b:identifier> "wikidata:Q1"',
        "<ror:00lark001> skos:exactMatch <http://www.wikidata.org/entity/Q1>",
        "<ror:00lark001> <b:subOrganizationOf> <ror:00nest002>",
        "<ror:00chik003> <b:subOrganizationOf> <ror:00lark001>",
        "<ror:00lark001> <b:succeededBy> <ror:00newl004>",
        "<ror:00oldl005> <b:succeededBy> <ror:00lark001>",
        "<ror:00lark001> <b:associatedWith> <ror:00frnd006>",
        *(f"<ror:{other}> a <b:Organization>" for other in OTHERS),
        *(f'<ror:{other}> rdfs:label "{name}"' for other, name in OTHERS.items()),
    }


OTHERS = {"00nest002": "Nest", "00chik003": "Chick", "00newl004": "New Lark", "00oldl005": "Old Lark",
          "00frnd006": "Friend"}  # fmt: skip


def test_what_follows_and_the_citation_are_written_with_it() -> None:
    found = short(lines(REGISTER, RECORD, LARK))
    cite = REGISTER.cite(LARK).value.removeprefix("https://w3id.org/biokg/id/")
    assert {
        "<ror:00lark001> a <b:Organization> .\n",
        "<ror:00lark001> a <b:Agent> .\n",
        "<ror:00lark001> <b:presentIn> <geo:1816670/> .\n",
        "<ror:00lark001> <b:presentIn> <place:CN-BJ> .\n",
        "<ror:00lark001> <b:presentIn> <place:CN> .\n",
        "<geo:1816670/> <b:locatedIn> <place:CN> .\n",
        "<place:CN> <b:hosts> <geo:1816670/> .\n",
        "<ror:00frnd006> <b:associatedWith> <ror:00lark001> .\n",
        f"<ror:00lark001> <b:citation> <:{cite}> .\n",
        f"<:{cite}> a <b:Citation> .\n",
        f"<:{cite}> <http://www.w3.org/ns/oa#hasSource> <:section/ror-records> .\n",
        f'<:{cite}> <http://purl.org/dc/terms/identifier> "{LARK}" .\n',
    } <= found
    assert not any("geo:1816670/> <b:citation>" in line for line in found)


@pytest.mark.parametrize(
    ("types", "classes", "kinds"),
    [
        (["education", "funder"], ["University"], ["research-funder"]),
        (["healthcare", "education"], ["Hospital", "University"], []),
        (["company", "facility"], ["Company", "ResearchInstitute"], []),
        (["government", "company"], ["Company"], ["government-body"]),
        (["government", "education"], ["University"], ["government-body"]),
        (["funder"], ["Organization"], ["research-funder"]),
        (["nonprofit", "archive"], ["Organization"], ["non-profit-organisation", "archive"]),
        (["other"], ["Organization"], []),
    ],
)
def test_types_are_classes_where_these_do_not_exclude_each_other_and_kinds_otherwise(
    types: list[str], classes: list[str], kinds: list[str]
) -> None:
    found = short(told(REGISTER, changed(types=types), LARK))
    own = {fact.removeprefix("<ror:00lark001> ") for fact in found if fact.startswith("<ror:00lark001> ")}
    assert {fact for fact in own if fact.startswith("a ")} == {f"a <b:{cls}>" for cls in classes}
    assert {fact for fact in own if fact.startswith("<b:kind>")} == {f"<b:kind> <b:kind/{kind}>" for kind in kinds}


def test_brackets_that_hold_no_country_of_the_organisation_are_part_of_its_name() -> None:
    names = [{"lang": "en", "types": ["ror_display", "label"], "value": "Laboratory (Guangzhou)"}]
    found = short(told(REGISTER, changed(names=names), LARK))
    assert not any("altLabel" in fact for fact in found)


@pytest.mark.parametrize(("status", "phase"), [("inactive", "ended"), ("withdrawn", "withdrawn")])
def test_organisations_that_are_no_more_are_taken_with_that_status(status: str, phase: str) -> None:
    assert f"<ror:00lark001> <b:status> <b:status/{phase}>" in short(told(REGISTER, changed(status=status), LARK))


def at(**details: Any) -> dict[str, Any]:
    """Return the location of the record with other details."""
    [place] = RECORD["locations"]
    return {"locations": [{**place, "geonames_details": {**place["geonames_details"], **details}}]}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"types": ["bank"]}, "'bank' is no type or status of schema v2."),
        ({"status": "asleep"}, "'asleep' is no type or status of schema v2."),
        ({"names": []}, "none of its names is the one to display."),
        ({"names": [{"lang": "en", "types": ["ror_display"], "value": " "}]}, "one of its names is empty."),
        ({"locations": [{}]}, "it has no field 'geonames_details'."),
        ({"links": None}, "'None' stands where a list should."),
        ({"domains": "lark.example"}, "'lark.example' stands where a list should."),
        ({"external_ids": [{"all": "Q1", "type": "wikidata"}]}, "'Q1' stands where a list should."),
        ({"established": "abc"}, "'abc' is no year."),
        ({"established": -5}, "'-5' is no year."),
        (at(lat="139.9"), "'139.9' is no latitude."),
        (at(lng="east"), "'east' is no longitude."),
        (at(name=""), "one of its names is empty."),
        (at(country_code=None), "'' is no code of a country (ISO 3166-1)."),
        ({"locations": [{**RECORD["locations"][0], "geonames_id": -7}]}, "'-7' is no number of GeoNames."),
        ({"names": [{"types": ["ror_display"], "value": 7}]}, "'7' stands where a name should."),
        (
            {"relationships": [{"id": "x", "label": "y", "type": "parent"}]},
            "'parent' to 'x' is no relationship of schema v2.",
        ),
    ],
)  # fmt: skip
def test_a_record_that_is_wrong_is_refused_with_the_reason(values: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRecord) as error:
        told(REGISTER, changed(**values), LARK)
    assert str(error.value) == reason


def test_a_link_without_a_name_and_a_strange_number_of_wikidata_lose_no_record() -> None:
    facts = told(REGISTER, changed(
        relationships=[{"id": "https://ror.org/00nest002", "label": None, "type": "parent"}],
        external_ids=[{"all": ["Q1 Q2"], "preferred": None, "type": "wikidata"}],
    ), LARK)  # fmt: skip
    assert any('label> "https://ror.org/00nest002"' in fact for fact in facts)
    assert not any("exactMatch" in fact for fact in facts)


def test_what_has_a_name_and_no_country_is_not_of_the_older_schema() -> None:
    [record] = REGISTER.read([member('[{"name": "package", "version": "1"}]')], {})
    assert not REGISTER.knows(record.data)


def test_a_record_without_a_ror_id_is_refused() -> None:
    with pytest.raises(BadRecord, match=r"'grid.1.2' is no ROR id"):
        told(REGISTER, RECORD, "grid.1.2")


def test_a_file_of_the_older_schema_is_refused_with_the_way_out() -> None:
    old = '[{"id": "https://ror.org/00lark001", "name": "Lark", "country": {"country_code": "CN"}}]'
    with pytest.raises(InputError) as error:
        list(REGISTER.read([member(old, "v1.json")], {}))
    assert str(error.value) == (
        "v1.json:1: is of ROR's older schema v1; take a file of schema v2, from https://doi.org/10.5281/zenodo.6347574."
    )


def test_the_shared_extracts_are_taken_whole(shared: Path) -> None:
    from biokg.registers.reading import members

    found = list(REGISTER.read(members([shared / "data" / "ror"], [".json"]), {}))
    facts = [fact for record in found for fact in short(told(REGISTER, record.data, record.key))]
    statuses = Counter(fact.split()[2] for fact in facts if "<b:status>" in fact)
    assert len(found) == 1806
    assert statuses == {"<b:status/operating>": 1770, "<b:status/ended>": 30, "<b:status/withdrawn>": 6}
    assert sum(1 for fact in facts if " <b:identifier> " in fact and '"wikidata:' in fact) == 881
    assert '<ror:02v51f717> rdfs:label "北京大学"@zh' in facts
