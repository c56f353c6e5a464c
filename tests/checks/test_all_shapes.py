"""All shapes over everything, claims and citations included: what `biokg check` leaves out because it is slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.build.assemble import assemble, read_workspace
from biokg.checks.shapes import read_shapes, violations
from biokg.workspace import Workspace


@pytest.mark.slow
def test_the_repository_fits_every_shape(repository: Path) -> None:
    triples = (quad.triple for quad in assemble(read_workspace(Workspace(repository))))
    assert list(violations(triples, read_shapes())) == []


def test_the_example_fits_every_shape(riverbend: Workspace) -> None:
    triples = (quad.triple for quad in assemble(read_workspace(riverbend)))
    assert list(violations(triples, read_shapes())) == []
