"""Cutting a picture: settled only, around a thing."""

from __future__ import annotations

import pytest

from biokg.views.map.picture import Standing, Words, around, headlines, settled

from .sample import sample


def test_settled_keeps_what_is_stated_or_inferred() -> None:
    cut = settled(sample())
    assert {e.standing for e in cut.edges} == {Standing.STATED, Standing.INFERRED}
    assert not {"hq-cluster", "crh", "cond-exp", "subway"} & {n.id for n in cut.nodes}
    assert {"biopark", "fengchi", "lilly"} <= {n.id for n in cut.nodes}
    assert not [e for e in cut.edges if e.source == "lilly"]


def test_around_keeps_neighbours_and_the_areas_that_hold_them() -> None:
    near = around(sample(), "huahui")
    assert {n.id for n in near.nodes} == {
        "huahui", "libevitug", "li-wenhui", "bin-chen", "nibs", "zlsp", "fsc", "changping", "beijing",
    }  # fmt: skip
    assert near.focus == "huahui"


def test_around_depth_two_reaches_the_neighbours_of_neighbours() -> None:
    assert {"hep-b", "li-team", "btd-us"} <= {n.id for n in around(sample(), "huahui", 2).nodes}


def test_around_depth_zero_is_the_thing_in_its_areas() -> None:
    assert {n.id for n in around(sample(), "huahui", 0).nodes} == {"huahui", "zlsp", "fsc", "changping", "beijing"}


def test_around_leaves_no_claim_or_source_that_nothing_names() -> None:
    near = around(sample(), "us", 0)
    assert (near.edges, near.claims, near.sources) == ((), (), ())


def test_around_an_unknown_thing() -> None:
    with pytest.raises(KeyError):
        around(sample(), "atlantis")


def test_headlines_tell_each_topic_once() -> None:
    assert [n.value.en for n in headlines(sample())["e-town"]] == ["over 5,000"]
    assert [n.value.en for n in headlines(sample(), most=2)["zlsp"]] == ["over 1,000", "nearly 60"]


def test_headlines_around_a_thing_are_its_own() -> None:
    assert set(headlines(around(sample(), "zlsp"))) == {"zlsp"}


def test_words_fall_back_on_the_other_language() -> None:
    assert (Words("", "园").inside("en"), Words("park").inside("zh")) == ("园", "park")
