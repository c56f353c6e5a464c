"""Bundles: who shares a frame, and that every link of theirs is in a trunk."""

from __future__ import annotations

from dataclasses import replace

from biokg.views.map.bundles import bundles, visible
from biokg.views.map.picture import Edge, Node, Picture, Standing, Words

from .sample import sample


def star(count: int, predicate: str = "presentIn", standing: Standing = Standing.STATED) -> Picture:
    nodes = (Node("park", "IndustryPark", Words("Park")), *(Node(f"n{i}", "Company", Words("N")) for i in range(count)))
    edges = [Edge(f"e{i}", f"n{i}", "park", predicate, Words("in", "驻"), standing=standing) for i in range(count)]
    return Picture(Words("star"), nodes, tuple(edges))


def test_three_that_lead_to_the_same_share_a_line() -> None:
    (bundle,) = bundles(star(3))
    assert (bundle.members, bundle.parent, bundle.label) == (("n0", "n1", "n2"), None, Words("in", "驻"))
    (trunk,) = bundle.trunks
    assert (trunk.far, trunk.outward, trunk.standing, trunk.links) == (
        "park", True, Standing.STATED, ("e0", "e1", "e2"),
    )  # fmt: skip


def test_two_keep_their_lines() -> None:
    assert bundles(star(2)) == ()


def test_what_is_less_sure_has_a_line_of_its_own() -> None:
    picture = star(4)
    less = (*picture.edges[:3], replace(picture.edges[3], standing=Standing.PLANNED))
    (bundle,) = bundles(replace(picture, edges=less))
    assert bundle.members == ("n0", "n1", "n2")


def test_a_further_line_keeps_a_mark_out() -> None:
    picture = star(4)
    more = Edge("more", "n3", "n0", "collaboratesWith", Words("with"))
    assert bundles(replace(picture, edges=(*picture.edges, more))) == ()


def test_what_says_something_else_is_not_put_together() -> None:
    picture = star(4)
    other = replace(picture.edges[3], predicate="near")
    (bundle,) = bundles(replace(picture, edges=(*picture.edges[:3], other)))
    assert "n3" not in bundle.members


def test_marks_of_different_areas_are_apart() -> None:
    picture = star(4)
    nodes = (*picture.nodes[:4], replace(picture.nodes[4], parent="park"))
    (bundle,) = bundles(replace(picture, nodes=nodes))
    assert "n3" not in bundle.members


def test_the_thing_that_a_map_is_around_stands_alone() -> None:
    assert bundles(replace(star(3), focus="n0")) == ()


def test_two_sides_that_are_each_alike_make_one_bundle() -> None:
    left, right = ["a", "b", "c"], ["x", "y", "z"]
    nodes = tuple(Node(n, "Company", Words(n)) for n in left + right)
    edges = tuple(Edge(f"{a}{x}", a, x, "collaboratesWith", Words("with")) for a in left for x in right)
    assert [b.members for b in bundles(Picture(Words("both"), nodes, edges))] == [("a", "b", "c")]


def test_no_mark_and_no_link_is_in_two_bundles_and_all_links_of_members_are_in() -> None:
    picture = sample()
    found = bundles(picture)
    members = [m for b in found for m in b.members]
    links = [link for b in found for trunk in b.trunks for link in trunk.links]
    assert len(members) == len(set(members)) == 10
    assert sorted(links) == sorted(e.id for e in visible(picture) if {e.source, e.target} & set(members))
