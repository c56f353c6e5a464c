"""The known oddities of the two engines that the tests start: each is real, and each is put right."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import httpx
import pytest
from pyoxigraph import Literal, Quad

from biokg.build import build
from biokg.build.publish import publish
from biokg.errors import QueryError, QueryTimeout, StoreError
from biokg.graph import KnowledgeGraph
from biokg.ids import sha256
from biokg.store import Manifest
from biokg.store.remote.address import address_of
from biokg.store.remote.control import Control
from biokg.store.remote.generations import new_generation, open_current, open_previous
from biokg.store.remote.naming import with_prefixes
from biokg.store.remote.server import JSON, N_TRIPLES, Server, connect
from biokg.store.remote.store import RemoteStore
from biokg.terms import b, graph, iri
from biokg.workspace import Workspace

X = graph("x")


def many(count: int) -> list[Quad]:
    return [Quad(iri(f":{number:06d}"), b("note"), Literal(str(number)), X) for number in range(count)]


def test_an_engine_is_known_by_its_header(oxigraph_url: str) -> None:
    assert connect(address_of(oxigraph_url)).profile.name == "oxigraph"


def test_oxigraph_ends_a_cancelled_answer_with_words_and_they_are_refused(hasty_oxigraph_url: str) -> None:
    with RemoteStore.scratch(connect(address_of(hasty_oxigraph_url))) as store:
        store.load(many(400))
        each = "GRAPH ?g { ?a ?p ?x } GRAPH ?h { ?b ?p ?y } GRAPH ?i { ?c ?p ?z }"
        asked = {"query": f"SELECT ?a {{ {each} }}"}
        answer = httpx.post(f"{hasty_oxigraph_url}/query", data=asked, headers={"Accept": JSON}, timeout=60)
        assert (answer.status_code, answer.content[-39:]) == (200, b"The SPARQL operation has been cancelled")
        with pytest.raises(QueryTimeout, match="took too long"):
            store.query("SELECT ?a { ?a ?p ?x . ?b ?p ?y . ?c ?p ?z }")


def test_a_deadline_of_ones_own_holds(hasty_oxigraph_url: str) -> None:
    # A server of its own, gone with the test: the shared one would go on counting for a minute that nobody waits for.
    with RemoteStore.scratch(connect(address_of(hasty_oxigraph_url))) as store:
        store.load(many(400))
        begun = time.monotonic()
        with pytest.raises(QueryTimeout, match=r"did not answer within 0\.5 s"):
            store.query("SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?p ?y . ?c ?p ?z }", timeout=0.5)
        assert time.monotonic() - begun < 10


@pytest.mark.slow
def test_all_questions_on_oxigraph_have_the_answers_that_they_have_here(
    riverbend: Workspace, oxigraph_url: str
) -> None:
    same_answers(riverbend, oxigraph_url)


@pytest.fixture
def virtuoso(virtuoso_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("BIOKG_STORE_USER", "dba")
    monkeypatch.setenv("BIOKG_STORE_PASSWORD", "dba")
    server = connect(address_of(virtuoso_url))
    yield server
    server.close()


@pytest.mark.slow
def test_virtuoso_answers_the_questions_as_they_are_answered_here(riverbend: Workspace, virtuoso: Server) -> None:
    same_answers(riverbend, virtuoso.address.url)


def test_oxigraph_is_asked_for_what_sources_say(oxigraph_url: str) -> None:
    answers_without_registers(connect(address_of(oxigraph_url)))


@pytest.mark.slow
def test_virtuoso_is_asked_for_what_sources_say(virtuoso: Server) -> None:
    answers_without_registers(virtuoso)


def answers_without_registers(server: Server) -> None:
    lines = [f'<http://e/{number}> <http://e/b> "{number}" .\n'.encode() for number in range(20)]
    with new_generation(server.address) as draft:
        draft.add_register(graph("ror"), "0f" * 32, 18, lambda: lines[2:])
        draft.add([line[:-2] + f"{graph('said')} .\n".encode() for line in lines[:2]])
        draft.commit(Manifest("", 20, registers={"ror": "0f" * 32}))

    def counted(store: RemoteStore, where: str, *, registers: bool) -> int:
        rows = store.select(f"SELECT (COUNT(*) AS ?n) {where}", registers=registers)
        return int(next(iter(rows))["n"].value)

    with open_current(server.address) as store:
        assert [counted(store, "{ ?s ?p ?o }", registers=of) for of in (True, False)] == [20, 2]
        assert [counted(store, "{ ?s ?p ?o BIND(1 AS ?one) }", registers=of) for of in (True, False)] == [20, 2]
        assert [counted(store, "{ GRAPH graph:ror { ?s ?p ?o } }", registers=of) for of in (True, False)] == [18, 18]
        assert [counted(store, "{ GRAPH ?g { ?s ?p ?o } }", registers=of) for of in (True, False)] == [20, 20]


def same_answers(workspace: Workspace, url: str) -> None:
    assert publish(workspace, address_of(url)).hash == build(workspace).hash
    with KnowledgeGraph.open(workspace.root) as here, KnowledgeGraph(open_current(address_of(url)), workspace) as there:
        differing = [
            question.name for question in here.questions() if said(here, question.name) != said(there, question.name)
        ]
    assert differing == []


def said(kg: KnowledgeGraph, name: str) -> str:
    """What a question answers, or why it does not."""
    try:
        answer = kg.ask(name)
    except (QueryError, StoreError):
        raise
    except Exception as error:  # noqa: BLE001 - a parameter without a default: the same words here and there
        return str(error)
    return repr((answer.completeness, answer.rows))


@pytest.mark.slow
def test_virtuoso_is_known_by_its_header_and_wants_to_know_who_asks(
    virtuoso_url: str, virtuoso: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert virtuoso.profile.name == "virtuoso"
    monkeypatch.setenv("BIOKG_STORE_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="refuses the user and password"):
        connect(address_of(virtuoso_url)).insert("http://e/g", "<http://e/a> <http://e/b> 1 .")
    monkeypatch.delenv("BIOKG_STORE_USER")
    with pytest.raises(StoreError, match="wants to know who asks"):
        connect(address_of(virtuoso_url)).insert("http://e/g", "<http://e/a> <http://e/b> 1 .")


@pytest.mark.slow
def test_virtuoso_takes_a_thousand_statements_in_an_update_and_not_five(virtuoso: Server) -> None:
    lines = [f"<http://e/{number}> <http://e/b> <http://e/c> .\n" for number in range(6000)]
    virtuoso.insert("http://e/g", "".join(lines[: virtuoso.profile.insert]))
    with pytest.raises(QueryError, match="memory exhausted"):
        virtuoso.insert("http://e/g", "".join(lines))
    virtuoso.drop("http://e/g")


@pytest.mark.slow
def test_virtuoso_never_answers_a_query_that_is_no_form(virtuoso: Server) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(
            virtuoso.address.at("sparql"), content="ASK {}", timeout=2, trust_env=False,
            headers={"Content-Type": "application/sparql-query"},
        )  # fmt: skip


@pytest.mark.slow
def test_virtuoso_cuts_results_and_they_come_whole(virtuoso: Server) -> None:
    answer = virtuoso.query("SELECT ?s { ?s ?p ?o }")
    assert (answer.headers["x-sparql-maxrows"], answer.body.count(b'"s":')) == ("1000", 1000)
    with RemoteStore.scratch(virtuoso) as store:
        store.load(many(2500))
        assert {quad.object for quad in store.quads(graph=X)} == {quad.object for quad in many(2500)}
        rows = [row["o"].value for row in store.select("SELECT ?o { ?s b:note ?o } ORDER BY DESC(?s)")]
        assert rows == [str(number) for number in reversed(range(2500))]
        assert len(list(store.query("SELECT ?o { ?s b:note ?o }", limit=1500))) >= 1500  # type: ignore[arg-type]
        asked = "CONSTRUCT { ?s b:note ?o ; <http://e/x> ?o } WHERE { ?s b:note ?o }"
        cut = virtuoso.query(with_prefixes(asked), N_TRIPLES, default=store._default)
        assert (cut.body.count(b" .\n"), cut.headers.get("x-sparql-maxrows")) == (1001, None)  # without a word
        assert len(set(store.construct(asked))) == 5000
        assert len(set(store.construct("DESCRIBE ?s WHERE { ?s b:note ?o }"))) == 2500
        with pytest.raises(StoreError, match=r"cuts results at 1,000 rows; add LIMIT and OFFSET, or leave FROM out"):
            store.select("SELECT ?o FROM graph:x { ?s b:note ?o }")


@pytest.mark.slow
def test_virtuoso_loses_rows_with_undef_and_they_are_found_here(virtuoso: Server) -> None:
    text = "SELECT ?s { VALUES ?o { UNDEF } ?s b:note ?o . ?s b:partOf* ?s2 . OPTIONAL { ?s b:value ?v } }"
    with RemoteStore.scratch(virtuoso) as store:
        store.load(many(5))
        assert len(list(store.select(text))) == 5


@pytest.mark.slow
def test_virtuoso_says_no_zone_and_answers_true_with_1(virtuoso: Server) -> None:
    body = virtuoso.query("SELECT (NOW() AS ?now) (1 < 2 AS ?less) {}").body
    assert b"Z" not in body.partition(b'"now": {')[2].partition(b"}")[0]
    assert b'XMLSchema#integer", "value": "1"' in body
    assert abs(Control(virtuoso).now() - dt.datetime.now()) < dt.timedelta(days=1)


@pytest.mark.slow
def test_virtuoso_inserts_though_the_filter_says_no(virtuoso: Server) -> None:
    """The reason why the right to write is handed over by what it was before."""
    update = (
        "INSERT { GRAPH <http://e/g> { <http://e/s> <http://e/p> '%s' } } "
        "WHERE { FILTER NOT EXISTS { GRAPH <http://e/g> { <http://e/s> <http://e/p> ?x } } }"
    )
    virtuoso.update(update % "one")
    virtuoso.update(update % "two")
    answer = virtuoso.query("SELECT ?o { GRAPH <http://e/g> { ?s ?p ?o } }")
    virtuoso.drop("http://e/g")
    assert (answer.body.count(b'"one"'), answer.body.count(b'"two"')) == (1, 1)


def built(url: str, label: str) -> None:
    """Build a small graph with a label, and with so long a list of files as a large workspace has."""
    inputs = {f"graphs/sources/source-{number:06d}.ttl": sha256(str(number)) for number in range(2000)}
    line = f'<http://e/park> <http://e/label> "{label}" <{X.value}> .\n'
    with new_generation(address_of(url)) as draft:
        draft.add([line.encode()])
        draft.commit(Manifest(sha256(label), 1, inputs=inputs))


def builds_follow_each_other(url: str) -> None:
    for label in ("one", "two", "three", "four"):
        built(url, label)
    control = Control(connect(address_of(url)))
    state = control._state()
    assert set(state.holds) == {state.current, state.previous}
    with open_current(address_of(url)) as now, open_previous(address_of(url)) as before:
        labels = [[row["o"] for row in store.select("SELECT ?o { ?s <http://e/label> ?o }")] for store in (now, before)]
    assert labels == [[Literal("four")], [Literal("three")]]
    assert control.writer() == "nobody"


def test_builds_follow_each_other_on_oxigraph(oxigraph_url: str) -> None:
    builds_follow_each_other(oxigraph_url)


@pytest.mark.slow
def test_builds_follow_each_other_on_virtuoso(virtuoso: Server) -> None:
    builds_follow_each_other(virtuoso.address.url)
