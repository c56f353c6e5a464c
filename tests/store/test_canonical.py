"""The canonical text and hash of a set of quads."""

from __future__ import annotations

import os
import random
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from biokg.store.canonical import canonical_hash, canonical_nquads

P, G = NamedNode("http://example.org/p"), NamedNode("http://example.org/g")
LITERALS = st.text(st.characters(codec="utf-8"), max_size=20).map(Literal)
SUBJECTS = st.integers(0, 5).map(lambda n: NamedNode(f"http://example.org/{n}"))
QUADS = st.lists(st.builds(lambda s, o: Quad(s, P, o, G), SUBJECTS, LITERALS), max_size=20)


@given(QUADS, st.randoms())
def test_order_and_repetition_do_not_matter(quads: list[Quad], chance: random.Random) -> None:
    shuffled = quads + quads[:3]
    chance.shuffle(shuffled)
    assert canonical_nquads(shuffled) == canonical_nquads(quads)


@given(QUADS)
def test_the_text_reads_back_as_the_same_quads(quads: list[Quad]) -> None:
    assert set(parse(canonical_nquads(quads), RdfFormat.N_QUADS)) == set(quads)


def test_lines_are_sorted_by_code_point() -> None:
    quads = [Quad(NamedNode("http://example.org/s"), P, Literal(text)) for text in ("é", "Z", "a", "🧬", "中")]
    texts = [line.split('"')[1] for line in canonical_nquads(quads).decode().splitlines()]
    assert texts == ["Z", "a", "é", "中", "🧬"]


def test_names_of_blank_nodes_do_not_matter() -> None:
    def ring(names: list[str]) -> list[Quad]:
        nodes = [BlankNode(name) for name in names]
        links = zip(nodes, nodes[1:] + nodes[:1], strict=True)
        return [Quad(one, P, two, G) for one, two in links] + [Quad(nodes[0], P, Literal("first"), G)]

    assert canonical_nquads(ring(["a", "b", "c"])) == canonical_nquads(ring(["z", "x", "y"]))
    assert canonical_nquads(ring(["a", "b", "c"])) != canonical_nquads(ring(["a", "b"]))


def test_the_known_hash() -> None:
    quads = [Quad(NamedNode("http://example.org/s"), P, Literal("华辉安健", language="zh"), G)]
    expected = '<http://example.org/s> <http://example.org/p> "华辉安健"@zh <http://example.org/g> .\n'
    assert canonical_nquads(quads).decode() == expected
    assert canonical_hash(quads) == "5419b0f783fef066756a54fb34452a1b0c6a1971d3a0205d1acf98192af4bbde"


def test_locale_and_hash_seed_do_not_matter() -> None:
    program = (
        "from biokg.store.canonical import canonical_hash; from pyoxigraph import *;"
        "n=lambda i: NamedNode(f'http://example.org/{i}');"
        "print(canonical_hash({Quad(n(i), n('p'), Literal('é中' * i), n('g')) for i in range(50)}))"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, locale in (("1", "C"), ("2", "tr_TR.UTF-8"), ("3", "en_US.UTF-8"))
    }
    assert len(hashes) == 1
