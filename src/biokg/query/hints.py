"""Why a valid query may have found nothing: names that the graph does not know."""

from __future__ import annotations

from biokg.query.tokens import tokens
from biokg.store import Store
from biokg.terms import ALIASES, PREFIXES, iri, shorten

__all__ = ["unknown_terms"]

_OWN = {prefix for prefix, namespace in PREFIXES.items() if namespace.startswith(PREFIXES["b"])} | set(ALIASES)


def unknown_terms(store: Store, text: str) -> list[str]:
    """Return a sentence for each of biokg's own names in `text` that occurs nowhere in the graph, with near names.

    An empty answer to such a query is no answer: ``b:locatedin`` finds nothing, whatever is located where.
    """
    names = {token.text for token in tokens(text) if token.kind == "name" and token.text.partition(":")[0] in _OWN}
    return [_sentence(store, name) for name in sorted(names) if not name.endswith(":") and not _occurs(store, name)]


def _occurs(store: Store, name: str) -> bool:
    node = iri(name)
    patterns = ({"subject": node}, {"predicate": node}, {"object": node})
    return any(next(store.quads(**pattern), None) for pattern in patterns)


def _sentence(store: Store, name: str) -> str:
    import difflib  # only where a name is wrong

    namespace = iri(name.partition(":")[0] + ":").value
    known = store.select(f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{namespace}")) }} ORDER BY ?s')
    names = {short.lower(): short for short in (shorten(row["s"].value) for row in known) if short.count(":") == 1}
    near = [names[one] for one in difflib.get_close_matches(name.lower(), sorted(names), n=2, cutoff=0.7)]
    hint = f"; did you mean {' or '.join(near)}?" if near else "."
    return f"{name} occurs nowhere in the graph{hint}"
