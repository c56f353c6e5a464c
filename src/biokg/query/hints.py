"""Why a valid query may have found nothing: names of terms and graphs that are not there."""

from __future__ import annotations

from biokg.query.tokens import Token, tokens
from biokg.store import Store
from biokg.terms import ALIASES, PREFIXES, iri, shorten

__all__ = ["unknown_graphs", "unknown_terms"]

_OWN = {prefix for prefix, namespace in PREFIXES.items() if namespace.startswith(PREFIXES["b"])} | set(ALIASES)


def unknown_terms(store: Store, text: str) -> list[str]:
    """Return a sentence for each of biokg's own names in `text` that occurs nowhere in the graph, with near names.

    An empty answer to such a query is no answer: ``b:locatedin`` finds nothing, whatever is located where.
    """
    of_graphs = {token.at for token in _graph_names(text)}
    said = [token for token in tokens(text) if token.kind == "name" and token.at not in of_graphs]
    names = {token.text for token in said if token.text.partition(":")[0] in _OWN}
    return [_sentence(store, name) for name in sorted(names) if not name.endswith(":") and not _occurs(store, name)]


def unknown_graphs(store: Store, text: str) -> list[str]:
    """Return a sentence for each graph that `text` asks (FROM, GRAPH) and that is not there, with near names.

    SPARQL takes such a graph for an empty one, and says nothing.
    """
    there = {shorten(name.value): name.value for name in store.graphs()}
    declared = _declared(text)
    asked = {token.text: _expanded(token, declared) for token in _graph_names(text)}
    return [_no_graph(name, sorted(there)) for name, full in sorted(asked.items()) if full not in there.values()]


def _graph_names(text: str) -> list[Token]:
    """Return the names and IRIs of graphs in a query: what follows FROM, FROM NAMED and GRAPH."""
    said = list(tokens(text))
    before = [Token("word", "", 0), Token("word", "", 0), *said]
    return [
        token
        for two, one, token in zip(before, before[1:], said, strict=False)
        if token.kind in {"name", "iri"}
        and (one.text.lower() in {"from", "graph"} or (two.text.lower(), one.text.lower()) == ("from", "named"))
    ]


def _declared(text: str) -> dict[str, str]:
    said = list(tokens(text))
    trios = zip(said, said[1:], said[2:], strict=False)
    return {name.text[:-1]: full.text[1:-1] for word, name, full in trios if word.text.lower() == "prefix"}


def _expanded(token: Token, declared: dict[str, str]) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return declared[prefix] + local if prefix in declared else iri(token.text).value


def _no_graph(name: str, there: list[str]) -> str:
    import difflib  # only where a name is wrong

    near = difflib.get_close_matches(name, there, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else "leave FROM or GRAPH out to ask all graphs."
    return f"There is no graph {name}; {hint}"


def _occurs(store: Store, name: str) -> bool:
    node = iri(name)
    patterns = ({"subject": node}, {"predicate": node}, {"object": node})
    return any(next(store.quads(**pattern), None) for pattern in patterns)


def _sentence(store: Store, name: str) -> str:
    import difflib  # only where a name is wrong

    namespace = iri(name.partition(":")[0] + ":").value
    few = [str(name) for name in store.graphs() if name not in store.registers] if store.registers else []
    where = f"VALUES ?g {{ {' '.join(few)} }} GRAPH ?g {{ ?s ?p ?o }}" if few else "?s ?p ?o"
    known = store.select(f'SELECT DISTINCT ?s {{ {where} FILTER(STRSTARTS(STR(?s), "{namespace}")) }} ORDER BY ?s')
    names = {short.lower(): short for short in (shorten(row["s"].value) for row in known) if short.count(":") == 1}
    near = [names[one] for one in difflib.get_close_matches(name.lower(), sorted(names), n=2, cutoff=0.7)]
    hint = f"; did you mean {' or '.join(near)}?" if near else "."
    return f"{name} occurs nowhere in the graph{hint}"
