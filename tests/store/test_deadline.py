"""The child process of a query with a time-out, seen from outside."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from biokg.errors import QueryError
from biokg.store import EmbeddedStore, deadline

RUNAWAY = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9)) + " }"
QUADS = b"".join(b"<urn:%d> <urn:p> <urn:o> <urn:g> .\n" % number for number in range(20))


def test_the_child_ends_itself_where_its_parent_is_gone() -> None:
    request = {
        "text": RUNAWAY,
        "timeout": 0.3,
        "path": None,
        "asked": {"use_default_graph_as_union": True},
        "limit": None,
        "memory": None,
    }
    began = time.monotonic()
    child = subprocess.run(
        [sys.executable, deadline._PROGRAM],
        input=json.dumps(request).encode() + b"\n" + QUADS,
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGALRM
    assert time.monotonic() - began < 5


def test_a_child_that_is_killed_is_no_empty_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "child.py"
    program.write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr(deadline, "_PROGRAM", program)
    with EmbeddedStore.in_memory() as store, pytest.raises(QueryError, match="killed, perhaps for want of memory"):
        store.query("ASK {}", timeout=30)


def test_a_child_that_breaks_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "child.py"
    program.write_text("raise MemoryError('no room')")
    monkeypatch.setattr(deadline, "_PROGRAM", program)
    with (
        EmbeddedStore.in_memory() as store,
        pytest.raises(QueryError, match=r"could not be run to its end \(MemoryErr"),
    ):
        store.query("ASK {}", timeout=30)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound the memory of one process")
def test_a_query_that_eats_memory_ends_before_the_machine_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_memory", lambda: 300_000_000)
    with EmbeddedStore.in_memory() as store:
        store.load(parse(QUADS, RdfFormat.N_QUADS))
        with pytest.raises(QueryError) as caught:
            store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?a", timeout=60)
    assert str(caught.value) == (
        "The query needs more than 300 MB of memory and was stopped; make it more specific, or leave out ORDER BY, "
        "GROUP BY or DISTINCT."
    )
