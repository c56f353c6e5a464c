"""The dossier of a park."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

from biokg.analysis.park import Dossier, dossier
from biokg.analysis.park.gaps import WANTED
from biokg.analysis.subjects import subject
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.terms import iri, local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "e-town": "DevelopmentZone", "office": "PublicBody", "city": "AdministrativeArea",
    "country": "AdministrativeArea", "zone": "ParkZone", "firm": "Company", "lab": "ResearchInstitute", "axis": "Place",
    "clinic": "Hospital", "hall": "Facility", "plan": "Plan", "aim": "Goal", "ann": "Person", "post": "Position",
    "few": "Statistic", "drug": "Drug", "free": "DevelopmentZone", "firms": "Organization", "move": "Engagement",
    "agency": "PublicBody", "boss": "PublicBody",
}  # fmt: skip
SAYS = [
    "park partOf e-town", "e-town locatedIn city", "city partOf country", "e-town managedBy office",
    "agency plans park", "park managedBy boss", "park locatedIn axis", "park partOf free !denied", "zone partOf park",
    "hall locatedIn zone",
    "hall status status:planned", "firm presentIn hall", "lab presentIn park", "clinic locatedIn park",
    "plan plans park", "plan hasGoal aim", "post party ann", "post at office", "drug developedBy firm",
    "park stage stage:manufacturing",
    "few statisticOf park", "few measures kind:pharmaceutical-company", "few value 12", "firms groupSize 12",
    "firms kind kind:pharmaceutical-company", "move party firms", "move at park", "move role role:tenant",
    "move status status:under-way",
]  # fmt: skip


def small(says: list[str] | None = None) -> KnowledgeGraph:
    return graph_of(THINGS, Paper("a", SAYS if says is None else says))


def levels(found: Dossier) -> list[tuple[str, str, str]]:
    return [(one.what, local_name(one.id), local_name(one.of)) for one in found.levels]


def test_park_zone_administration_operator_and_planner_are_told_apart() -> None:
    found = dossier(small(), node("park"))
    assert levels(found) == [
        ("development zone", "e-town", "park"),
        ("zone administration", "office", "e-town"),
        ("operator", "boss", "park"),
        ("planned by", "agency", "park"),
        ("area", "city", "e-town"),
        ("area", "country", "city"),
    ]
    assert [one.value for one in found.place.along] == [node("axis")]
    assert [one.value for one in found.place.not_in] == [node("free")]


def test_what_is_in_a_part_is_in_it_and_each_has_its_section() -> None:
    found = dossier(small(), node("park"))
    assert [part.id for part in found.zones] == [node("zone")]
    assert [(part.id, part.within, part.status) for part in found.facilities] == [
        (node("hall"), node("zone"), "planned")
    ]
    assert [(tie.party, tie.step) for tie in found.tenants] == [(node("firms"), "moving in"), (node("firm"), "there")]
    assert [tie.party for tie in found.institutions] == [node("lab")]
    assert [part.id for part in found.seated] == [node("clinic")]
    assert [(one.id, one.developer) for one in found.products] == [(node("drug"), node("firm"))]
    assert [(one.goal.value, one.of) for one in found.goals] == [(node("aim"), node("plan"))]
    assert [(one.person, one.at) for one in found.people] == [(node("ann"), node("office"))]


def test_a_number_of_those_on_their_way_is_no_number_of_those_there() -> None:
    found = dossier(small(), node("park"))
    assert [(one.value, one.standing) for one in found.companies] == [(Decimal(12), "under way")]
    assert "number of companies" in found.not_stated
    without = dossier(small([one for one in SAYS if not one.startswith("move")]), node("park"))
    assert [(one.value, one.standing) for one in without.companies] == [(Decimal(12), "stated")]
    assert "number of companies" not in without.not_stated


def test_a_zone_names_the_park_that_it_is_part_of() -> None:
    assert levels(dossier(small(), node("zone")))[0] == ("park", "park", "zone")


def test_a_park_of_which_one_thing_is_said_lacks_all_the_rest() -> None:
    found = dossier(small(["park locatedIn city"]), node("park"))
    stages = [f"stage:{local_name(stage.stage)}" for stage in found.stages]
    assert found.not_stated == (*WANTED, *stages)
    assert (found.backing.claims, found.backing.facts) == (1, 1)


def test_the_order_of_claims_changes_nothing() -> None:
    one, other = (dossier(small(says), node("park")) for says in (SAYS, SAYS[::-1]))
    assert one == other


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("firm", InputError, r"Firm is a company, not a park, zone or corridor\. See `biokg report company firm`"),
        ("axis", InputError, r"Axis is a place, not a park, zone or corridor\. See `biokg thing axis`"),
        ("Parc", UnknownName, "Nothing is called 'Parc'"),
    ],
)
def test_what_is_no_park_is_refused(name: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        subject(small(), name, "park")


def test_a_university_is_called_a_university() -> None:
    kg = graph_of({"college": "University", "area": "AdministrativeArea"}, Paper("a", ["college locatedIn area"]))
    with pytest.raises(InputError, match="College is a university, not a park"):
        subject(kg, "college", "park")


def test_of_two_things_with_one_name_the_park_is_meant() -> None:
    kg = graph_of(
        {"park": "IndustryPark", "firm": "Company"}, Paper("a", ["firm skos:altLabel park", "park near firm"])
    )
    assert subject(kg, "Park", "park") == node("park")


def test_the_biopark() -> None:
    kg = own_graph()
    found = dossier(kg, kg.resolve("BioPark"))
    assert [(one.value, one.settled) for one in found.status] == [
        (iri("status:under-construction"), True), (iri("status:planned"), False),
    ]  # fmt: skip
    assert levels(found) == [
        ("development zone", "beijing-e-town", "international-biopark"),
        ("party committee", "bda-party-working-committee", "beijing-e-town"),
        ("planned by", "beijing", "international-biopark"),
        ("planned by", "beijing-e-town", "international-biopark"),
        ("planned by", "daxing", "international-biopark"),
        ("area", "jiugong", "international-biopark"),
        ("area", "daxing", "jiugong"),
        ("area", "beijing", "beijing-e-town"),
    ]
    ground = [(local_name(one.measures), str(one.value), one.qualifier, one.disputed) for one in found.areas]
    assert ground == [
        ("land-area", "5.8", "exactly", True),
        ("planned-floor-space", "3000000", "about", False),
        ("planned-land-area", "5.8", "about", True),
        ("planned-land-area", "5.5", "about", True),
        ("total-land-area", "6.5", "about", True),
    ]
    assert [(local_name(one.of), one.qualifier, int(one.value)) for one in found.companies] == [
        ("international-biopark", "exactly", 12), ("beijing-e-town", "nearly", 5000), ("beijing-e-town", "over", 5000),
    ]  # fmt: skip
    steps: dict[str, set[str]] = {}
    for tie in found.tenants:
        steps.setdefault(tie.step, set()).add(local_name(tie.party))
    assert steps == {
        "attracted": {"bayer", "biopark-multinationals", "eli-lilly", "medtronic", "pfizer"},
        "chose": {"astrazeneca", "bayer", "eli-lilly", "huyabio", "medtronic", "pfizer"},
        "planned": {"johnson-and-johnson"},
        "moving in": {"astrazeneca", "bayer", "biopark-arriving-companies", "medtronic"},
        "opened": {"astrazeneca", "medtronic", "pfizer"},
    }
    assert Counter(part.status for part in found.facilities) == {"operating": 3, "under-construction": 4, "planned": 6}
    assert sum(not tie.group for tie in found.institutions) == 6
    assert [(len(found.zones), len(found.corridors), len(found.platforms), len(found.products))] == [(5, 4, 0, 0)]
    assert {local_name(one.stage): one.verdict for one in found.stages} == {
        "basic-research": "planned", "preclinical": "not stated", "clinical-development": "not stated",
        "registration": "inferred", "manufacturing": "planned", "healthcare-services": "not stated",
    }  # fmt: skip
    assert [(local_name(one.person), local_name(one.role), one.reported) for one in found.people] == [
        ("kong-lei", "secretary", "2025-10-27"),
    ]  # fmt: skip
    assert found.not_stated == (
        "operator", "start of construction", "opening date", "number of companies", "service platforms", "employees",
        "scientists", "investment", "output", "drugs of its companies", "approvals", "stage:preclinical",
        "stage:clinical-development", "stage:healthcare-services",
    )  # fmt: skip


def test_the_life_science_park() -> None:
    kg = own_graph()
    found = dossier(kg, kg.resolve("中关村生命科学园"))
    assert [(local_name(one.measures), one.qualifier, int(one.value), one.reported) for one in found.companies] == [
        ("company", "exactly", 10, "2001-09-25"),
        ("innovative-company", "over", 600, "2023-03-17"),
        ("scientist-founded-company", "exactly", 68, "2023-03-17"),
        ("innovative-pharmaceutical-company", "over", 1000, "2025-10-01"),
        ("pharmaceutical-company", "over", 1000, "2025-10-01"),
        ("medical-and-health-business-entity", "over", 2000, "2025-10-27"),
    ]
    assert {local_name(tie.party) for tie in found.tenants} == {
        "beigene", "edigene", "huahui-health", "innocare", "qinghua-boao", "shukun-technology",
    }  # fmt: skip
    assert {local_name(one.id) for one in found.products} == {"libevitug"}
    assert [(local_name(one.person), one.how) for one in found.people] == [
        ("bin-chen", "post"), ("li-wenhui", "founder"), ("sui-jianhua", "founder"),
        ("li-wenhui", "post"), ("sui-jianhua", "post"), ("wang-xiaodong", "post"),
    ]  # fmt: skip
    assert found.not_stated == (
        "operator",
        "opening date",
        "zones",
        "employees",
        "investment",
        "output",
        "stage:preclinical",
    )


def test_who_runs_a_development_zone_is_its_administration_and_no_operator() -> None:
    found = dossier(small(), node("e-town"))
    assert levels(found)[0] == ("zone administration", "office", "e-town")
    assert "operator" not in found.not_stated


def test_what_has_nothing_to_do_with_it_changes_nothing() -> None:
    others = {"moon": "IndustryPark", "rover": "Company", "crater": "Facility"}
    far = Paper("z", ["rover presentIn moon", "crater locatedIn moon", "rover kind kind:multinational"])
    with_others = graph_of(THINGS | others, Paper("a", SAYS), far)
    assert dossier(with_others, node("park")) == dossier(small(), node("park"))


@pytest.mark.slow
def test_the_biopark_as_known_on_earlier_days() -> None:
    def known(day: str) -> dict[str, set[str]]:
        with own_graph().as_of(day) as kg:
            found: dict[str, set[str]] = {}
            for tie in dossier(kg, kg.resolve("国际医药创新公园")).tenants:
                found.setdefault(tie.step, set()).add(local_name(tie.party))
            return found

    chose = {"astrazeneca", "bayer", "eli-lilly", "huyabio", "medtronic", "pfizer"}
    assert known("2024-08-01") == {}
    assert known("2024-12-31") == {"chose": chose}
    assert known("2025-03-31") == {"chose": chose, "opened": {"medtronic", "pfizer"}}
    assert known("2025-10-31") == {
        "chose": chose,
        "opened": {"astrazeneca", "medtronic", "pfizer"},
        "planned": {"johnson-and-johnson"},
        "attracted": {"bayer", "biopark-multinationals", "eli-lilly", "medtronic", "pfizer"},
    }


def test_what_a_source_speaks_of_beside_a_park_without_a_place_is_not_lost() -> None:
    things = {"park": "IndustryPark", "city": "DevelopmentZone", "few": "Statistic",
              **dict.fromkeys(("hub", "hall", "far"), "Facility")}  # fmt: skip
    says = ["park status status:operating", "hub kind kind:innovation-centre", "hall kind kind:incubator",
            "hall locatedIn city", "far kind kind:incubator #digest", "few statisticOf hub",
            "few measures kind:start-up", "few value 102"]  # fmt: skip
    found = dossier(graph_of(things, Paper("a", says), Paper("b", ["far kind kind:incubator"])), node("park"))
    assert [(one.value, one.standing) for one in found.unplaced] == [(node("hub"), "stated")]
    assert [(one.of, one.value) for one in found.numbers] == [(node("hub"), Decimal(102))]


def test_what_sources_speak_of_beside_the_two_parks() -> None:
    biopark, zlsp = (
        {local_name(one.value) for one in dossier(own_graph(), node(park)).unplaced if isinstance(one.value, NamedNode)}
        for park in ("international-biopark", "zhongguancun-life-science-park")
    )
    assert {"innovation-institute", "international-clinical-research-hospital"} <= biopark
    assert zlsp == {"c-campus"}
