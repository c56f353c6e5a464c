"""The project's own data against the shapes, as it is built: claims, plain edges and what follows from them."""

from __future__ import annotations

import pytest
from files import REPOSITORY
from pyoxigraph import RdfFormat, serialize
from rdflib import Graph
from validation import compiled, findings

from biokg.build.assemble import assemble, read_workspace
from biokg.workspace import Workspace


@pytest.mark.slow
def test_the_built_graph_conforms_to_every_shape() -> None:
    triples = (quad.triple for quad in assemble(read_workspace(Workspace(REPOSITORY))))
    graph = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    assert len(graph) > 1000
    assert findings(graph, compiled()) == set()
