"""The network of the graph for tools that draw and measure networks."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Any

from biokg.query.formats import json_text
from biokg.query.xml import XML_FORBIDDEN

if TYPE_CHECKING:
    import networkx

    from biokg.graph import KnowledgeGraph

__all__ = ["exported_network", "write_as", "write_gexf", "write_graphml"]


def exported_network(graph: KnowledgeGraph) -> networkx.MultiDiGraph:
    """Return the network with what is planned; each node has its English name as `label` too."""
    return _labelled(graph.network(planned=True))


def _labelled(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    for name, about in network.nodes(data=True):
        about["label"] = about.get("label_en", name)
    return network


def write_graphml(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write GraphML; the attributes of nodes and edges are those that `biokg.network.project` describes."""
    _graphml(exported_network(graph), output)


def write_gexf(graph: KnowledgeGraph, output: IO[bytes]) -> None:
    """Write GEXF 1.2, for Gephi; attributes as in GraphML."""
    _gexf(exported_network(graph), output)


def write_as(network: networkx.MultiDiGraph, form: str, output: IO[bytes]) -> None:
    """Write a network as ``graphml``, ``gexf``, ``json`` (node-link), ``edges`` or ``nodes`` (both CSV)."""
    from biokg.export.tables import edge_rows, node_rows

    writers = {"graphml": _graphml, "gexf": _gexf, "json": _json, "edges": edge_rows, "nodes": node_rows}
    writers[form](_labelled(network), output)


def _json(network: networkx.MultiDiGraph, output: IO[bytes]) -> None:
    import networkx

    output.write(json_text(networkx.node_link_data(network, edges="edges")).encode())


def _graphml(network: networkx.MultiDiGraph, output: IO[bytes]) -> None:
    import networkx  # only where it is used: it takes longer to import than all else

    networkx.write_graphml_xml(_for_xml(network), output, named_key_ids=True, edge_id_from_attribute="id")


def _gexf(network: networkx.MultiDiGraph, output: IO[bytes]) -> None:
    import networkx

    network = _for_xml(network)
    text = io.BytesIO()
    networkx.write_gexf(network, text, version="1.2draft")
    # Neither the day nor the version of the library belongs to the graph.
    plain = re.sub(rb' lastmodifieddate="[^"]*"', b"", text.getvalue(), count=1)
    output.write(re.sub(rb"<creator>[^<]*</creator>", b"<creator>biokg</creator>", plain, count=1))


def _for_xml(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Return a network in which every text can stand in XML and every edge has an id of its own."""
    import networkx

    fit: networkx.MultiDiGraph = networkx.MultiDiGraph(**_texts(network.graph))
    for name, about in network.nodes(data=True):
        fit.add_node(name, **_texts(about))
    for number, (start, end, key, about) in enumerate(network.edges(keys=True, data=True)):
        fit.add_edge(start, end, key, id=f"e{number}", label=about["predicate"], **_texts(about))
    return fit


def _texts(about: dict[str, Any]) -> dict[str, Any]:
    return {name: XML_FORBIDDEN.sub("�", value) if isinstance(value, str) else value for name, value in about.items()}
