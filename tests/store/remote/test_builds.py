"""Builds on servers: whole or not at all, nothing sent twice, the same graph as here."""

from __future__ import annotations

import dataclasses
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal
from registers.research import example, import_records, records

from biokg.build import build
from biokg.build.publish import publish
from biokg.errors import InputError, StoreError
from biokg.graph import KnowledgeGraph
from biokg.ids import sha256
from biokg.store import open_current as open_local
from biokg.store.dataset import as_dataset
from biokg.store.manifest import Manifest
from biokg.store.remote import client as client_module
from biokg.store.remote import control as control_module
from biokg.store.remote import store as store_module
from biokg.store.remote.address import Address, address_of
from biokg.store.remote.control import CONTROL, Control
from biokg.store.remote.generations import new_generation, open_current, open_previous
from biokg.store.remote.profile import profile_called, profiles
from biokg.store.remote.server import connect
from biokg.store.remote.store import RemoteStore
from biokg.terms import graph
from biokg.workspace import Workspace

from .stub import Engine, Reply, Request, serving

EMPTY = Manifest("0" * 64, 0)


@pytest.fixture
def engine() -> Engine:
    return Engine(dataclasses.replace(profile_called("fuseki"), chunk=400))


@pytest.fixture
def address(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    monkeypatch.setattr(client_module, "DELAYS", (0.01,))
    monkeypatch.setattr("biokg.store.remote.server.profile_called", lambda _name: engine.profile)
    with serving(engine) as url:
        yield address_of(f"fuseki+{url}")


def kept(engine: Engine) -> set[str]:
    """The graphs of a server that hold something, but for the control graph."""
    return {quad.graph_name.value for quad in engine.store} - {CONTROL}


def writes(engine: Engine) -> int:
    """How many statements were sent to graphs."""
    return sum(one.body.count(b"\n") for one in engine.requests if one.path == "/data")


def made(address: Address, label: str) -> Manifest:
    """Build a graph of two graphs of sources and one of things, in which a thing has a label."""
    sources = [f'<http://e/{n}> <http://e/b> "{n}" <{graph(name).value}> .\n' for name in "xy" for n in range(500)]
    things = f'<http://e/park> <http://e/label> "{label}" <{graph("things").value}> .\n'
    manifest = dataclasses.replace(EMPTY, hash=sha256(label), quads=1001)
    with new_generation(address) as draft:
        draft.add(line.encode() for line in [*sources, things])
        draft.commit(manifest)
    return manifest


def label_in(store: RemoteStore) -> str:
    """The label of the thing."""
    return next(store.select("SELECT ?label { ?s <http://e/label> ?label }"))["label"].value  # type: ignore[no-any-return]


def sent(engine: Engine) -> set[str]:
    """The graphs to which statements were sent, as people know them."""
    names = (one.params["graph"][0] for one in engine.requests if one.path == "/data")
    return {name.rpartition("!")[0].rpartition("/")[2] for name in names}


def test_the_graph_on_a_server_is_the_one_here(riverbend: Workspace, address: Address, engine: Engine) -> None:
    here, there = build(riverbend), publish(riverbend, address)
    assert there == here
    assert sent(engine) > {"ontology", "things", "derived", "~union"}
    with KnowledgeGraph.open(riverbend.root) as one, KnowledgeGraph(open_current(address), riverbend) as other:
        assert other.store.graphs() == one.store.graphs()
        assert set(other.store.quads(graph=graph("derived"))) == set(one.store.quads(graph=graph("derived")))
        assert other.store.size() == one.store.size()
        assert other.ledger.files == one.ledger.files
        assert not other.changed_since_build()
        rows = other.store.select("SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        assert [row["g"] for row in rows] == one.store.graphs()


def test_registers_are_sent_as_they_were_imported(
    repository: Path, tmp_path: Path, address: Address, engine: Engine
) -> None:
    workspace = example(repository, tmp_path / "town")
    import_records(workspace, records(), release="v1")
    here, there = build(workspace), publish(workspace, address)
    assert there == here
    with open_local(workspace.derived) as one, open_current(address) as other:
        for name in ("ror", "linked", "places"):
            assert set(other.quads(graph=graph(name))) == set(one.quads(graph=graph(name)))
        counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert [row["n"] for row in other.select(counted)] == [row["n"] for row in one.select(counted)]
        sources = [[row["n"] for row in of.select(counted, registers=False)] for of in (one, other)]
        assert sources[0] == sources[1] != [row["n"] for row in one.select(counted)]
    engine.requests.clear()
    publish(workspace, address)
    assert sent(engine) == set()
    release = next((workspace.registers / "ror").glob("statements-*"))
    release.write_bytes(gzip.compress(b"<http://e/a> <http://e/b> <http://e/c> .\n"))
    with pytest.raises(InputError, match="does not hold what was imported"):
        publish(workspace, address)


def test_what_is_there_is_not_sent_again(address: Address, engine: Engine) -> None:
    made(address, "Cell Harbour")
    assert sent(engine) == {"x", "y", "things", "~union"}
    engine.requests.clear()
    made(address, "Cell Harbour")
    assert sent(engine) == set()
    made(address, "Cell Haven")
    assert sent(engine) == {"things", "~union"}


def test_a_build_that_breaks_leaves_the_old_graph_and_is_taken_up(address: Address, engine: Engine) -> None:
    first = made(address, "Cell Harbour")
    engine.requests.clear()
    engine.fail = lambda request: Reply(507) if request.path == "/data" and writes(engine) > 401 else None
    with pytest.raises(StoreError, match="the disk of the server is full"):
        made(address, "Cell Haven")
    assert writes(engine) == 1 + 400 + 101  # the thing; of what is asked without a graph, the last chunk was refused
    with open_current(address) as store:
        assert (store.manifest, label_in(store), store.size()) == (first, "Cell Harbour", 1001)
    engine.fail = lambda _request: None
    engine.requests.clear()
    second = made(address, "Cell Haven")
    assert (sent(engine), writes(engine)) == ({"~union"}, 101)
    with open_current(address) as store:
        assert (store.manifest, label_in(store), store.size()) == (second, "Cell Haven", 1001)


def test_a_reader_goes_on_with_the_former_graph_until_two_builds_later(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(address, "Cell Harbour")
    with open_current(address) as reader:
        made(address, "Cell Haven")
        assert label_in(reader) == "Cell Harbour"
        with open_previous(address) as before:
            assert label_in(before) == "Cell Harbour"
        made(address, "Cell Haven")  # which is nothing new
        with open_previous(address) as before:
            assert label_in(before) == "Cell Harbour"
        made(address, "Cell Bay")
        monkeypatch.setattr(store_module, "LOOK_AGAIN", 0.0)
        with pytest.raises(StoreError, match="built anew, twice"):
            label_in(reader)


def test_graphs_that_no_build_needs_are_dropped(address: Address, engine: Engine) -> None:
    found = []
    for label in ("Cell Harbour", "Cell Haven", "Cell Bay", "Cell Cove"):
        made(address, label)
        found.append(kept(engine))
    assert [len(one) for one in found] == [4, 6, 6, 6]
    assert found[0].isdisjoint(found[2] - found[1])
    assert {name.partition("!")[0] for name in found[1] - found[2]} == {graph("things").value, graph("~union").value}


def test_other_graphs_of_the_server_are_left_alone_and_not_asked(address: Address, engine: Engine) -> None:
    engine.store.update("INSERT DATA { GRAPH <http://e/other> { <http://e/a> <http://e/b> <http://e/c> } }")
    made(address, "Cell Harbour")
    assert "http://e/other" in kept(engine)
    with open_current(address) as store:
        assert bool(store.query("ASK { <http://e/a> ?p ?o }")) is False
        assert bool(store.query("ASK { GRAPH ?g { <http://e/a> ?p ?o } }")) is False
        assert bool(store.query("ASK { GRAPH <http://e/other> { <http://e/a> ?p ?o } }")) is False


def test_writers_are_one_at_a_time(address: Address) -> None:
    busy = r"another build \(.*, process \d+\) is under way"
    with new_generation(address), pytest.raises(StoreError, match=busy), new_generation(address):
        pass
    with new_generation(address):
        pass


def test_a_silent_writer_loses_its_right(address: Address) -> None:
    control = Control(connect(address))
    with control.writing() as silent:
        control.hand_over(silent.token, silent.token, control_module._time("2020-01-01T00:00:00"))
        with new_generation(address) as draft:
            draft.commit(EMPTY)
        with pytest.raises(StoreError, match="Another build has begun"):
            silent.check()


def test_who_lost_the_right_cannot_switch(address: Address) -> None:
    with new_generation(address) as draft:
        draft.commit(EMPTY)
    control = Control(connect(address))
    with new_generation(address) as late:
        late.add([b'<http://e/a> <http://e/b> "late" <https://w3id.org/biokg/id/graph/x> .\n'])
        control.hand_over(late._lease.token, "somebody else", control.now())
        with pytest.raises(StoreError, match="Another build has begun"):
            late.commit(dataclasses.replace(EMPTY, hash="1" * 64))
    with open_current(address) as store:
        assert store.manifest == EMPTY


def test_nothing_built_there(address: Address) -> None:
    with pytest.raises(StoreError, match="nothing was built there yet"):
        open_current(address)
    with new_generation(address) as draft:
        draft.commit(EMPTY)
    with pytest.raises(StoreError, match="no earlier build"):
        open_previous(address)


def test_a_store_of_a_newer_biokg(address: Address, engine: Engine) -> None:
    made(address, "Cell Harbour")
    engine.store.update(
        f"""DELETE {{ GRAPH <{CONTROL}> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <{CONTROL}> {{ ?s ?p ?new }} }}
        WHERE {{ GRAPH <{CONTROL}> {{ ?s ?p ?o BIND(REPLACE(STR(?o), '"format": 1', '"format": 99') AS ?new)
        FILTER(?new != ?o) }} }}"""
    )
    with pytest.raises(StoreError, match="which is newer; upgrade biokg"):
        open_current(address)


LINES = [f'<http://e/{n}> <http://e/b> "{n}" .\n'.encode() for n in range(1000)]


def test_large_graphs_count_a_triple_once_that_two_of_them_state(address: Address) -> None:
    with new_generation(address) as draft:
        for name, lines in (("one", LINES[:600]), ("two", LINES[500:])):
            draft.add_register(graph(name), name * 8, len(lines), lambda lines=lines: lines)  # type: ignore[misc]
        draft.add([line[:-2] + b"<https://w3id.org/biokg/id/graph/small> .\n" for line in LINES[:1]])
        draft.commit(Manifest("", 1101, registers={"one": "", "two": ""}))
    with open_current(address) as store:
        counted = "SELECT (COUNT(*) AS ?n) { %s }"
        assert [row["n"] for row in store.select(counted % "?s ?p ?o")] == [Literal(1000)]
        sources = store.select(counted % "?s ?p ?o", registers=False)
        assert [row["n"] for row in sources] == [Literal(1)]  # although a register states it, too
        assert [store.size(graph(name)) for name in ("one", "two", "small")] == [600, 500, 1]


def test_what_did_not_arrive_is_noticed(address: Address, engine: Engine) -> None:
    engine.fail = lambda request: Reply(204) if b"<http://e/700>" in request.body else None  # says so, and loses it
    with new_generation(address) as draft, pytest.raises(StoreError, match=r"of 1,000 statements .* holds 600"):
        draft.add_register(graph("one"), "one" * 8, 1000, lambda: LINES)
    engine.fail = lambda _request: None
    with new_generation(address) as draft:  # and the next try does not trust what had been noted
        draft.add_register(graph("one"), "one" * 8, 1000, lambda: LINES)
        assert draft.store.size(graph("one")) == 1000


def test_numbers_that_a_server_holds_as_one_are_no_loss(address: Address) -> None:
    kind = b"<http://www.w3.org/2001/XMLSchema#decimal>"
    lines = [
        b'<http://e/a> <http://e/b> "3.5"^^' + kind + b" .\n",
        b'<http://e/a> <http://e/b> "3.50"^^' + kind + b" .\n",
    ]
    with new_generation(address) as draft:
        draft.add_register(graph("one"), "one" * 8, 2, lambda: lines)
        assert draft.store.size(graph("one")) == 1


def test_triple_terms_are_refused(address: Address) -> None:
    line = b"<http://e/c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <http://e/a> <http://e/b> 1 )>> .\n"
    with new_generation(address) as draft, pytest.raises(StoreError, match=r"reads no triple terms of RDF 1\.2"):
        draft.add_register(graph("one"), "one" * 8, 1, lambda: [line])


SHOWN = {"basic": "Basic ", "bearer": "Bearer ", "sigv4": "AWS4-HMAC-SHA256 ", "digest": "Digest "}
KEYS = {
    "BIOKG_STORE_USER": "me", "BIOKG_STORE_PASSWORD": "hunter2", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "hunter2", "AWS_REGION": "cn-north-1",
}  # fmt: skip


@pytest.mark.parametrize("name", profiles())
def test_each_profile_builds_and_answers(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout of addresses, the way to show who asks, and the oddities, against a server that has them all."""
    profile = profile_called(name)
    for variable, value in KEYS.items():
        monkeypatch.setenv(variable, value)
    if profile.auth == "bearer":
        monkeypatch.setenv("BIOKG_STORE_TOKEN", "hunter2")
    engine = Engine(profile, "/base")

    def strangers(request: Request) -> Reply | None:
        shown = request.headers.get("authorization", "").startswith(SHOWN[profile.auth])
        challenge = {"WWW-Authenticate": 'Digest realm="x", nonce="abc", qop="auth", algorithm=MD5'}
        return None if shown else Reply(401, b"", challenge if profile.auth == "digest" else {})

    engine.fail = strangers
    with serving(engine) as url:
        address = address_of(f"{name}+{url}/base")
        for label in ("Cell Harbour", "Cell Haven", "Cell Bay"):
            made(address, label)
        with open_current(address) as store:
            assert (label_in(store), store.size(), store.size(graph("x"))) == ("Cell Bay", 1001, 500)
            assert bool(store.query("ASK { ?s <http://e/b> '7' }")) is True
            assert len(list(store.construct("CONSTRUCT WHERE { ?s <http://e/label> ?o }"))) == 1
    assert len(kept(engine)) == 6


def test_a_server_of_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "DELAYS", ())
    with serving(Engine(profile_called("graphdb"), "/repositories/biokg")) as url:
        with pytest.raises(StoreError, match="there is nothing at this address; look at its path"):
            made(address_of(f"oxigraph+{url}/repositories/biokg"), "Cell Harbour")
        made(address_of(f"graphdb+{url}/repositories/biokg"), "Cell Harbour")


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # within rdflib
def test_a_graph_on_a_server_is_an_rdflib_dataset_too(address: Address) -> None:
    made(address, "Cell Harbour")
    with open_current(address) as store:
        dataset = as_dataset(store)
        assert sum(1 for _ in dataset.triples((None, None, None))) == 1001 - 500  # x and y say the same
        rows = dataset.query("SELECT ?o { ?s <http://e/label> ?o }")
        assert [str(row[0]) for row in rows] == ["Cell Harbour"]  # type: ignore[index]
