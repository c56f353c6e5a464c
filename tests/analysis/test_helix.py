"""The triple helix, on small graphs by hand and on the project's own."""

from __future__ import annotations

from biokg.analysis.helix import SPHERES, Helix, helix, sphere_of
from biokg.analysis.helix.brokerage import Roles
from biokg.analysis.helix.spheres import BY_CLASS, BY_KIND
from biokg.graph import KnowledgeGraph
from biokg.terms import b, iri, local_name

from .own import own_graph
from .small import Paper, graph_of, node, ontology

THINGS = {
    "lab": "ResearchInstitute", "school": "University", "firm": "Company", "agency": "Regulator", "ward": "Hospital",
    "club": "Organization",
}  # fmt: skip


def small() -> KnowledgeGraph:
    """lab - firm - agency, firm - club settled; school - lab and ward - lab planned."""
    return graph_of({**THINGS, "new-lab": "ResearchInstitute"}, Paper("p", [
        "firm collaboratesWith lab", "firm collaboratesWith agency", "firm collaboratesWith club",
        "new-lab status status:planned", "new-lab collaboratesWith school", "new-lab collaboratesWith ward",
    ]))  # fmt: skip


def matrix(found: Helix) -> dict[str, tuple[int, int]]:
    return {" ".join(one.spheres): (one.settled, one.planned) for one in found.matrix if one.links}


def test_the_matrix_by_hand() -> None:
    found = helix(small())
    assert matrix(found) == {
        "university university": (0, 1), "university industry": (1, 0), "university hospital": (0, 1),
        "industry government": (1, 0),
    }  # fmt: skip
    assert len(found.matrix) == 15
    assert found.outside == (node("club"),)
    assert found.unlinked == {}
    assert found.crossing("government", "industry") is found.crossing("industry", "government")


def test_members_and_what_puts_them_in_their_sphere() -> None:
    found = [
        (local_name(one.id), one.sphere, local_name(one.by), one.links, one.planned) for one in helix(small()).members
    ]
    assert found == [
        ("lab", "university", "ResearchInstitute", 1, 0),
        ("new-lab", "university", "ResearchInstitute", 0, 2),
        ("school", "university", "University", 0, 1),
        ("firm", "industry", "Company", 3, 0),
        ("agency", "government", "PublicBody", 1, 0),
        ("ward", "hospital", "Hospital", 0, 1),
    ]


def test_brokers_of_what_is_settled_and_of_what_is_planned() -> None:
    found = {local_name(one.id): (one.settled, one.with_planned) for one in helix(small()).brokers}
    assert found == {
        "firm": (Roles(liaison=1, total=1), Roles(liaison=1, total=1)),
        "new-lab": (Roles(), Roles(gatekeeper=1, representative=1, total=1)),
    }


def test_bridges_lead_with_what_is_settled_and_name_their_claims() -> None:
    found = helix(small()).bridges
    assert [(local_name(one.first), local_name(one.second), one.standing) for one in found] == [
        ("firm", "lab", "stated"), ("agency", "firm", "stated"), ("new-lab", "ward", "planned"),
    ]  # fmt: skip
    assert [str(one.claim) for one in found[0].statements] == [":firm b:collaboratesWith :lab"]


def test_the_kind_comes_before_the_class() -> None:
    kg = graph_of({"one": "Company", "two": "Organization", "three": "Organization", "four": "Person"}, Paper("p", [
        "one kind kind:research-institution", "two kind kind:multinational-pharmaceutical-company",
    ]))  # fmt: skip
    assert [sphere_of(kg, node(name)) and sphere_of(kg, node(name))[0] for name in ("one", "two", "three", "four")] == [  # type: ignore[index]
        "university", "industry", None, None,
    ]  # fmt: skip


def test_spheres_go_by_kinds_and_classes_of_the_ontology() -> None:
    assert [name for name in BY_KIND if iri(f"kind:{name}") not in ontology().concepts] == []
    assert [name for name in BY_CLASS if b(name) not in ontology().classes] == []
    assert {*BY_KIND.values(), *BY_CLASS.values()} == set(SPHERES)


def test_a_fund_is_an_investor_and_a_research_hospital_a_hospital_whatever_their_class() -> None:
    kg = graph_of({**THINGS, "fund": "Company", "angel": "Organization", "clinic": "ResearchInstitute"}, Paper("p", [
        "fund kind kind:investment-fund", "angel kind kind:investor", "clinic kind kind:clinical-research-hospital",
        "fund collaboratesWith firm", "angel collaboratesWith firm", "clinic collaboratesWith ward",
        "firm collaboratesWith lab",
    ]))  # fmt: skip
    found = helix(kg)
    assert matrix(found) == {
        "university industry": (1, 0), "industry investor": (2, 0), "hospital hospital": (1, 0)
    }  # fmt: skip
    members = {local_name(one.id): (one.sphere, local_name(one.by)) for one in found.members}
    assert [members[name] for name in ("fund", "angel", "clinic", "ward")] == [
        ("investor", "investor"), ("investor", "investor"), ("hospital", "research-hospital"), ("hospital", "Hospital"),
    ]  # fmt: skip
    # the firm stands between the two investors, and twice between one of them and the lab
    assert [(local_name(one.id), one.settled) for one in found.brokers] == [
        ("firm", Roles(consultant=1, liaison=2, total=3))
    ]


def test_who_invests_in_a_site_of_its_own_stays_in_industry() -> None:
    kg = graph_of({**THINGS, "park": "IndustryPark", "stake": "Engagement"}, Paper("p", [
        "stake party firm", "stake at park", "stake role role:investor",
    ]))  # fmt: skip
    placed = sphere_of(kg, node("firm"))
    assert placed is not None
    assert placed[0] == "industry"


def test_a_body_with_its_own_parts_is_not_counted_and_brokers_nothing() -> None:
    kg = graph_of({**THINGS, "office": "PublicBody"}, Paper("p", [
        "office managedBy agency", "firm collaboratesWith office", "firm collaboratesWith agency",
    ]))  # fmt: skip
    found = helix(kg)
    assert matrix(found) == {"industry government": (2, 0)}
    assert [(local_name(one.first), local_name(one.second)) for one in found.inner] == [("agency", "office")]
    assert found.brokers == ()


def test_an_empty_graph_and_one_thing() -> None:
    empty, one = (
        helix(graph_of({})),
        helix(graph_of({"lab": "University"}, Paper("p", ["lab field field:neuroscience"]))),
    )
    assert (empty.members, empty.brokers, matrix(empty)) == ((), (), {})
    assert (one.members, one.unlinked) == ((), {"university": 1})


def test_the_order_of_what_is_said_changes_nothing() -> None:
    said = ["firm collaboratesWith lab", "lab collaboratesWith agency", "agency collaboratesWith ward"]
    one, other = graph_of(THINGS, Paper("p", said)), graph_of(THINGS, Paper("p", said[::-1]))
    assert helix(one) == helix(other)


def test_the_projects_own_graph() -> None:
    found = helix(own_graph())
    assert matrix(found) == {
        "university university": (0, 4),
        "university industry": (2, 0),
        "university government": (0, 1),
        "university hospital": (0, 1),
        "industry government": (3, 0),
    }
    bridges = [(local_name(one.first), local_name(one.second), one.standing, len(one.ways)) for one in found.bridges]
    assert bridges == [
        ("beigene", "nibs", "stated", 2),
        ("huahui-health", "nibs", "stated", 4),
        ("cde", "huahui-health", "stated", 1),
        ("fda", "huahui-health", "stated", 1),
        ("huahui-health", "nmpa", "stated", 2),
        ("beijing", "innovation-institute", "planned", 1),
        ("innovation-institute", "international-clinical-research-hospital", "planned", 1),
    ]
    assert {local_name(one.id): (one.settled, one.with_planned) for one in found.brokers} == {
        # NIBS with CDE, FDA and NMPA; FDA with CDE and with NMPA, which is no stranger to its own CDE
        "huahui-health": (Roles(consultant=2, liaison=3, total=5), Roles(consultant=2, liaison=3, total=5)),
        # BeiGene with Huahui Health
        "nibs": (Roles(consultant=1, total=1), Roles(consultant=1, total=1)),
        # four universities, the city, the hospital: 15 pairs
        "innovation-institute": (
            Roles(), Roles(coordinator=6, gatekeeper=8, representative=8, liaison=1, total=15),
        ),
    }  # fmt: skip
    assert found.outside == (node("li-wenhui-team"),)
    assert len(found.inner) == 6
    assert set(SPHERES) - {one.sphere for one in found.members} == {"investor"}
