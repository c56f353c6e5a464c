"""Prefixed names and IRIs."""

from __future__ import annotations

import pytest

from biokg.terms import LISTS, PREFIXES, b, expand, graph, iri, shorten


@pytest.mark.parametrize("prefix", PREFIXES)
def test_shorten_undoes_expand(prefix: str) -> None:
    assert shorten(expand(f"{prefix}:some-name")) == f"{prefix}:some-name"


def test_every_list_has_a_prefix() -> None:
    assert [expand(f"{name}:x") for name in LISTS] == [f"https://w3id.org/biokg/{name}/x" for name in LISTS]


def test_nodes_of_the_usual_kinds() -> None:
    assert b("developedBy").value == "https://w3id.org/biokg/developedBy"
    assert graph("derived").value == "https://w3id.org/biokg/id/graph/derived"
    assert iri("biokg:kind") == b("kind")


@pytest.mark.parametrize("name", ["nosuch:thing", "thing"])
def test_an_unknown_prefix_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        expand("nosuch:" + name)


@pytest.mark.parametrize("full", ["https://w3id.org/biokg/id/", "https://w3id.org/biokg/id/other/x", "urn:x"])
def test_what_no_prefix_fits_stays_whole(full: str) -> None:
    assert shorten(full) == full
