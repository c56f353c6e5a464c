"""The value chain: on graphs written by hand, and every field of the project's own two parks."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.analysis.chain import Chain, Gap, StageField, chain
from biokg.analysis.chain.signs import read_rules, rules_of
from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name
from biokg.workspace import shipped

from .own import own_graph
from .small import Paper, graph_of, node, ontology

STAGES = [
    "basic-research", "preclinical", "clinical-development", "registration", "manufacturing", "healthcare-services",
]  # fmt: skip
BIOPARK, ZLSP = "international-biopark", "zhongguancun-life-science-park"
THINGS = {
    "park": "IndustryPark", "other": "IndustryPark", "lab": "ResearchInstitute", "ward": "Hospital", "acme": "Company",
    "mab": "Drug", "trial": "ClinicalTrial", "plant": "Facility", "zone": "ParkZone", "city": "AdministrativeArea",
}  # fmt: skip


def small(*says: str) -> Chain:
    return chain(graph_of(THINGS, Paper("a", says)), [node("park")])


def field(found: Chain, stage: str, place: str = "park") -> StageField:
    return next(
        one for each in found.fields for one in each if (local_name(one.stage), local_name(one.place)) == (stage, place)
    )


def told(found: Chain, stage: str) -> tuple[str, list[tuple[str, str, str]]]:
    one = field(found, stage)
    return one.verdict, [(sign.rule, local_name(sign.thing), sign.phase) for sign in one.signs]


def candidates(gap: Gap) -> list[tuple[str, str | None]]:
    return [(local_name(one.organization), one.tie.kind if one.tie else None) for one in gap.candidates]


def gap(found: Chain, stage: str) -> Gap:
    return next(one for one in found.gaps if local_name(one.stage) == stage)


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        ([], "not stated"),
        (["park stage stage:basic-research"], "stated"),
        (["park stage stage:basic-research !inferred"], "inferred"),
        (["park stage stage:basic-research !intended"], "planned"),
        (["park stage stage:basic-research !denied"], "denied"),
        (["park stage stage:basic-research !denied", "lab presentIn park"], "denied"),
        (["park stage stage:basic-research !intended", "lab presentIn park"], "inferred"),
        (["lab presentIn park"], "inferred"),
        (["lab locatedIn park !intended", "lab status status:planned"], "planned"),
        (["lab presentIn park", "lab status status:ended"], "not stated"),
        (["zone partOf park", "zone intendedFor kind:research-institution !intended"], "planned"),
    ],
)
def test_how_a_stage_stands(says: list[str], verdict: str) -> None:
    assert field(small(*says), "basic-research").verdict == verdict


def test_signs_and_who_stands_behind_them() -> None:
    found = small(
        "acme basedIn park", "mab developedBy acme", "trial studies mab", "plant locatedIn park",
        "plant kind kind:pilot-plant", "plant managedBy acme", "ward locatedIn park", "ward status status:completed",
    )  # fmt: skip
    assert told(found, "clinical-development") == ("inferred", [("clinical-trial", "trial", "there")])
    assert told(found, "preclinical") == ("not stated", [])
    assert told(found, "healthcare-services") == ("inferred", [("hospital", "ward", "under way")])
    assert told(found, "manufacturing") == ("inferred", [("pilot-plant", "plant", "there")])
    assert field(found, "clinical-development").behind == field(found, "manufacturing").behind == (node("acme"),)
    assert field(found, "healthcare-services").behind == (node("ward"),)
    (sign,) = field(found, "clinical-development").signs
    assert [str(one.claim) for one in sign.statements] == [
        ":trial b:studies :mab", ":mab b:developedBy :acme", ":acme b:basedIn :park",
    ]  # fmt: skip


def test_a_stage_of_a_place_within_shows_one_of_the_whole() -> None:
    found = small("zone partOf park", "zone stage stage:manufacturing", "park stage stage:registration")
    assert told(found, "manufacturing") == ("inferred", [("part", "zone", "there")])
    assert told(found, "registration") == ("stated", [])


def test_what_is_meant_for_a_use_is_the_sign_of_it() -> None:
    found = small(
        "zone partOf park", "zone status status:planned", "zone intendedFor kind:advanced-manufacturing-plant"
    )
    assert told(found, "manufacturing") == ("planned", [("space-for-manufacturing", "zone", "to come")])


def test_who_could_fill_a_gap_the_closest_tie_first() -> None:
    things = THINGS | dict.fromkeys(("near", "far", "mate", "twin", "next"), "ResearchInstitute")
    says = [
        "near presentIn other", "far presentIn other", "tie party near", "tie at park", "mate collaboratesWith near",
        "city plans park", "city plans twin", "twin status status:planned", "next kind kind:innovation-institute",
    ]  # fmt: skip
    kg = graph_of(things | {"tie": "Engagement"}, Paper("a", says))
    missing = gap(chain(kg, [node("park")]), "healthcare-services")
    assert (missing.verdict, missing.candidates) == ("not stated", ())
    says += ["near kind kind:innovation-institute", "tie role role:attracted", "tie status status:planned"]
    found = chain(graph_of(things | {"tie": "Engagement"}, Paper("a", says)), [node("park")])
    assert candidates(gap(found, "basic-research")) == [
        ("near", "tied"), ("mate", "partner"), ("twin", "same planner"), ("far", None), ("next", None),
    ]  # fmt: skip


def test_where_a_candidate_is_and_what_it_has() -> None:
    found = small(
        "acme basedIn plant",
        "acme presentIn other",
        "plant locatedIn other",
        "mab developedBy acme",
        "trial studies mab",
    )
    (one,) = gap(found, "clinical-development").candidates
    assert one.places == (node("other"),)
    assert [(sign.rule, sign.thing) for sign in one.signs] == [("clinical-trial", node("trial"))]


def test_who_plans_it_there_already_is_no_candidate() -> None:
    found = small("lab locatedIn park !intended", "lab status status:planned")
    assert gap(found, "basic-research").candidates == ()


def test_without_a_name_all_parks_and_without_a_park_a_sentence() -> None:
    kg = graph_of(THINGS, Paper("a", []))
    assert chain(kg).places == (node("other"), node("park"))
    with pytest.raises(InputError, match="There is no industry park in the graph; name a place"):
        chain(graph_of({"acme": "Company"}, Paper("a", [])))


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        (["acme"], "'Acme' is no place (company); the value chain is that of a park, zone or district."),
        (["park", "park"], "'Park' is named twice; name each place once."),
    ],
)
def test_what_has_no_value_chain(places: list[str], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        chain(graph_of(THINGS, Paper("a", [])), [node(place) for place in places])
    assert str(error.value) == sentence


def test_the_order_of_sources_changes_nothing() -> None:
    papers = [
        Paper("a", ["lab presentIn park", "ward locatedIn other"]),
        Paper("b", ["acme basedIn other", "mab developedBy acme", "trial studies mab"]),
    ]

    def found(kg: KnowledgeGraph) -> list[object]:
        got = chain(kg)
        return [
            [(one.verdict, one.signs) for each in got.fields for one in each],
            [candidates(one) for one in got.gaps],
        ]

    assert found(graph_of(THINGS, *papers)) == found(graph_of(THINGS, *papers[::-1]))


# ---- the project's own graph, read against the articles

OWN = {
    BIOPARK: {
        "basic-research": ("planned", 0, ["biopark-zones"]),
        "preclinical": ("not stated", 0, []),
        "clinical-development": ("not stated", 0, []),
        "registration": ("inferred", 0, ["cde"]),
        "manufacturing": ("planned", 0, ["biopark-zones", "smart-manufacturing-district", BIOPARK]),
        "healthcare-services": ("not stated", 0, []),
    },
    ZLSP: {
        "basic-research": ("stated", 2, ["beijing-brain-institute", "beijing-proteome-research-center",
                                         "biochip-engineering-center", "changping-laboratory",
                                         "national-protein-science-center", "nibs"]),
        "preclinical": ("not stated", 0, []),
        "clinical-development": ("stated", 2, ["hh003-201", "hh003-204"]),
        "registration": ("inferred", 0, ["libevitug-breakthrough-china", "libevitug-breakthrough-us",
                                         "libevitug-conditional-approval-2026"]),
        "manufacturing": ("stated", 2, ["huahui-pilot-plant"]),
        "healthcare-services": ("stated", 1, ["zlsp-international-research-hospital"]),
    },
}  # fmt: skip


@pytest.mark.parametrize("place", [BIOPARK, ZLSP])
def test_every_field_of_the_two_parks(place: str) -> None:
    found = chain(own_graph(), [node(BIOPARK), node(ZLSP)])
    assert [local_name(stage) for stage in found.stages] == STAGES
    fields = {stage: field(found, stage, place) for stage in STAGES}
    assert OWN[place] == {
        stage: (one.verdict, len(one.said), [local_name(sign.thing) for sign in one.signs])
        for stage, one in fields.items()
    }
    assert all(sign.statements for one in fields.values() for sign in one.signs)


def test_the_gaps_of_the_two_parks() -> None:
    found = chain(own_graph())
    assert [local_name(one.stage) for one in found.gaps if local_name(one.place) == ZLSP] == ["preclinical"]
    institutes = ["beijing-brain-institute", "beijing-proteome-research-center", "biochip-engineering-center",
                  "changping-laboratory", "national-protein-science-center", "nibs"]  # fmt: skip
    clinics = [("international-clinical-research-hospital", "same planner")]  # fmt: skip
    assert {local_name(one.stage): candidates(one) for one in found.gaps if local_name(one.place) == BIOPARK} == {
        "basic-research": [("innovation-institute", "same planner"), *((name, None) for name in institutes)],
        "preclinical": [],
        "clinical-development": [*clinics, ("huahui-health", None)],
        "manufacturing": [("huahui-health", None)],
        "healthcare-services": [*clinics, ("zlsp-international-research-hospital", None)],
    }


# ---- the rules

LINE = '[[sign]]\nid = "x"\nstage = "stage:preclinical"\nen = "x"\nzh = "某"\npath = "inside"\ntypes = ["b:Facility"]\n'


def test_every_stage_but_the_preclinical_one_has_a_sign_in_both_languages() -> None:
    rules = rules_of(KnowledgeGraph(own_graph().store))
    assert list(dict.fromkeys(local_name(rule.stage) for rule in rules)) == [
        one for one in STAGES if one != "preclinical"
    ]
    assert len({rule.id for rule in rules}) == len(rules) == len({rule.names["zh"] for rule in rules})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[sign]", "is no TOML"),
        (LINE.replace('en = "x"\n', ""), "[x] lacks, or has for no use, en"),
        (LINE + "colour = 1\n", "[x] lacks, or has for no use, colour"),
        (LINE.replace("preclinical", "preclincal"), "did you mean"),
        (LINE.replace("inside", "insde"), "'insde' is not a property"),
        (LINE + LINE, "has the sign 'x' a second time"),
        (LINE + 'own = "^manedBy"\n', "did you mean"),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.toml") as error:
        read_rules([path], ontology())
    assert words.casefold() in str(error.value).casefold()


def test_a_workspace_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(LINE, encoding="utf-8")
    paths = [shipped("indicators") / "signs.toml", tmp_path / "own.toml"]
    assert [rule.id for rule in read_rules(paths, ontology())][-1] == "x"
