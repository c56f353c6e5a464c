"""Namespaces, prefixes and the terms that the code itself needs: the one place where an IRI is written down."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, NamedNode

__all__ = [
    "BASE", "ID", "LISTS", "OWN_GRAPHS", "PREFIXES", "RECORDS", "REGISTERED", "b", "brief", "expand", "graph",
    "in_full", "in_register", "iri", "local_name", "short_id", "shorten",
]  # fmt: skip

BASE = "https://w3id.org/biokg/"
ID = BASE + "id/"
LISTS = ("status", "modality", "qualifier", "evidence", "stage", "form", "field", "decision", "kind", "role", "tier",
         "unit")  # fmt: skip

PREFIXES: dict[str, str] = {
    "": ID,
    "b": BASE,
    "claim": ID + "claim/",
    "cite": ID + "citation/",
    "source": ID + "source/",
    "section": ID + "section/",
    "graph": ID + "graph/",
    "place": ID + "place/",
    **{name: f"{BASE}{name}/" for name in LISTS},
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sdo": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace. Queries may use all of them undeclared; files declare those that they use."""

ALIASES = {"biokg": BASE}
"""Further prefixes understood in queries but never written."""

REGISTERED = {
    "lei": "https://www.gleif.org/lei/",
    "nct": "https://clinicaltrials.gov/study/",
    "ror": "https://ror.org/",
}
"""Prefixes of registers' own addresses, as people may write them; queries do not know them."""
RECORDS = f"{ID}register/"
"""What the addresses of things begin with that a register gives none to; the name of the register follows."""

OWN_GRAPHS = frozenset({"ontology", "things", "derived", "entailed", "mappings", "places", "linked"})
"""Names of the graphs that biokg fills itself; each of the others is a source or the release of a register."""

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def expand(name: str) -> str:
    """Return the full IRI of a prefixed name.

    >>> expand("b:developedBy")
    'https://w3id.org/biokg/developedBy'
    >>> expand(":libevitug")
    'https://w3id.org/biokg/id/libevitug'

    Raises KeyError for an unknown prefix.
    """
    prefix, _, local = name.partition(":")
    return (PREFIXES.get(prefix) or ALIASES[prefix]) + local


@lru_cache(maxsize=4096)
def iri(name: str) -> NamedNode:
    """Return the node of a prefixed name, e.g. ``iri("skos:prefLabel")``."""
    return NamedNode(expand(name))


def b(local: str) -> NamedNode:
    """Return the node of one of biokg's own terms, e.g. ``b("developedBy")``."""
    return NamedNode(BASE + local)


def graph(name: str) -> NamedNode:
    """Return the named graph called `name`, e.g. ``graph("derived")``."""
    return NamedNode(PREFIXES["graph"] + name)


def local_name(node: NamedNode | Literal | None) -> str:
    """Return the last part of an IRI; empty for a literal and for None.

    >>> local_name(iri("qualifier:over")), local_name(Literal("1/2"))
    ('over', '')
    """
    return node.value.rpartition("/")[2] if isinstance(node, NamedNode) else ""


@lru_cache(maxsize=4096)
def shorten(full: str) -> str:
    """Return the shortest prefixed name of an IRI, or the IRI itself where no prefix fits.

    >>> shorten("https://w3id.org/biokg/status/planned")
    'status:planned'
    >>> shorten("http://example.org/x")
    'http://example.org/x'
    """
    end = max(full.rfind("/"), full.rfind("#")) + 1  # of the namespace: each ends so, and no local name has either
    prefix = _PREFIX_OF.get(full[:end])
    return full if prefix is None or end == len(full) else f"{prefix}:{full[end:]}"


def brief(full: str) -> str:
    """Return an IRI as briefly as people may write it, those of registers too; `in_full` takes it back.

    >>> brief("https://ror.org/04r9x1a08"), brief("https://w3id.org/biokg/id/register/ema/company/larkspur")
    ('ror:04r9x1a08', 'ema:company/larkspur')
    >>> brief("https://w3id.org/biokg/id/larkspur"), brief("https://example.org/1")
    (':larkspur', 'https://example.org/1')
    """
    if full.startswith(RECORDS):
        name, _, rest = full.removeprefix(RECORDS).partition("/")
        return f"{name}:{rest}"
    found = (f"{prefix}:{full.removeprefix(space)}" for prefix, space in REGISTERED.items() if full.startswith(space))
    return next(found, None) or shorten(full)


def short_id(full: str) -> str:
    """Return an IRI as `brief` does, and what biokg names itself as commands take it, without a colon.

    >>> short_id("https://w3id.org/biokg/id/larkspur"), short_id("https://ror.org/04r9x1a08")
    ('larkspur', 'ror:04r9x1a08')
    """
    return brief(full).removeprefix(":")


def in_full(name: str) -> str:
    """Return the IRI that `brief` made brief.

    >>> in_full("ror:04r9x1a08"), in_full("ema:company/larkspur"), in_full("status:planned")
    ('https://ror.org/04r9x1a08', 'https://w3id.org/biokg/id/register/ema/company/larkspur', 'https://w3id.org/biokg/status/planned')

    Raises KeyError for a name without a prefix that is known.
    """
    return in_register(name) or expand(name)


def in_register(name: str) -> str:
    """Return the IRI of what a register describes that `brief` made brief; empty for any other name.

    >>> in_register("ror:04r9x1a08"), in_register("status:planned")
    ('https://ror.org/04r9x1a08', '')
    """
    prefix, _, rest = name.partition(":")
    if prefix in REGISTERED and rest:
        return REGISTERED[prefix] + rest
    known = prefix in PREFIXES or prefix in ALIASES
    return f"{RECORDS}{prefix}/{rest}" if not known and "/" in rest and not rest.startswith("/") else ""
