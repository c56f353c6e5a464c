"""Which lines keep quiet, and that nothing is lost by it."""

from __future__ import annotations

from biokg.views.map.picture import Edge, Node, Picture, Standing, Words, around
from biokg.views.map.quiet import quieten


def node(name: str, cls: str = "Company", parent: str | None = None) -> Node:
    return Node(name, cls, Words(name), parent=parent)


def edge(source: str, predicate: str, target: str, standing: Standing = Standing.STATED) -> Edge:
    return Edge(f"{source} {predicate} {target}", source, target, predicate, Words(predicate), standing=standing)


def quiet(nodes: list[Node], edges: list[Edge]) -> set[str]:
    return {e.id for e in quieten(nodes, edges) if e.quiet}


def test_a_presence_gives_way_to_something_in_that_area() -> None:
    nodes = [node("firm"), node("zone", "DevelopmentZone"), node("park", "IndustryPark", "zone"),
             node("lab", "Facility", "park")]  # fmt: skip
    runs, tied, present = (
        edge("lab", "managedBy", "firm"),
        edge("firm", "tie", "park"),
        edge("firm", "presentIn", "zone"),
    )
    assert quiet(nodes, [runs, tied, present]) == {tied.id, present.id}
    assert quiet(nodes, [tied, present]) == {present.id}
    assert quiet(nodes, [present]) == set()


def test_a_presence_elsewhere_stays() -> None:
    nodes = [node("firm"), node("park", "IndustryPark"), node("other", "IndustryPark"), node("lab", "Facility", "park")]
    assert quiet(nodes, [edge("lab", "managedBy", "firm"), edge("firm", "tie", "other")]) == set()


def test_an_event_of_one_thing_is_told_by_that_thing() -> None:
    nodes = [node("opening", "Event"), node("forum", "Event"), node("lab", "Facility"), node("plan", "Plan")]
    opening = edge("opening", "locatedIn", "lab")
    said, announced = edge("lab", "announcedAt", "forum"), edge("plan", "announcedAt", "forum")
    assert quiet(nodes, [opening, said, announced]) == {opening.id, said.id}


def test_a_decision_leads_to_its_drug_and_the_drug_to_the_disease() -> None:
    nodes = [node("approval", "RegulatoryDecision"), node("drug", "Drug"), node("disease", "Disease"),
             node("other", "Disease"), node("land", "AdministrativeArea")]  # fmt: skip
    about, aimed = edge("approval", "decisionOn", "drug"), edge("drug", "indicatedFor", "disease")
    same, more = edge("approval", "forIndication", "disease"), edge("approval", "forIndication", "other")
    where = edge("approval", "jurisdiction", "land")
    assert quiet(nodes, [about, aimed, same, more, where]) == {same.id, where.id}


def test_nearness_gives_way_to_a_closer_tie() -> None:
    nodes = [node("park", "IndustryPark"), node("wood", "GreenSpace"), node("station", "Facility")]
    near, link = edge("park", "near", "wood"), edge("park", "connectsTo", "wood", Standing.INTENDED)
    assert quiet(nodes, [near, link, edge("park", "near", "station")]) == {near.id}


def test_lines_that_are_never_drawn_are_not_counted() -> None:
    nodes = [node("opening", "Event"), node("lab", "Facility"), node("firm")]
    held = edge("opening", "locatedIn", "lab")
    denied = Edge("x", "opening", "firm", "tie", Words("tie"), standing=Standing.DENIED, drawn=False)
    assert quiet(nodes, [held, denied]) == {held.id}


def test_around_a_thing_its_own_lines_speak_up() -> None:
    nodes = [node("opening", "Event"), node("lab", "Facility")]
    picture = Picture(Words("x"), tuple(nodes), tuple(quieten(nodes, [edge("opening", "locatedIn", "lab")])))
    assert picture.edges[0].quiet
    assert not around(picture, "lab").edges[0].quiet
