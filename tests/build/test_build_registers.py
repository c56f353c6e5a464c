"""Registers in a build: loaded whole, taken over while they stay the same, tied to what the sources speak of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from registers.research import example, import_records, record, records

from biokg.build import build
from biokg.errors import BuildError, InputError, StoreError
from biokg.graph import KnowledgeGraph
from biokg.store import Manifest, canonical_nquads, open_current
from biokg.terms import graph, shorten
from biokg.workspace import Workspace


@pytest.fixture
def town(repository: Path, tmp_path: Path) -> Workspace:
    """The fictional example with an imported register, not built yet."""
    workspace = example(repository, tmp_path / "town")
    import_records(workspace, records(), release="v1")
    return workspace


def held(workspace: Workspace, name: str) -> set[str]:
    """Return what a graph of the built store holds, in short words."""
    with open_current(workspace.derived) as store:
        return {" ".join(_short(term) for term in quad.triple) for quad in store.quads(graph=graph(name))}


def _short(term: object) -> str:
    text = str(term)
    return shorten(text[1:-1]).replace("https://ror.org/", "ror:") if text.startswith("<") else text


def content(workspace: Workspace) -> bytes:
    with open_current(workspace.derived) as store:
        return canonical_nquads(store.quads())


def test_a_register_is_loaded_into_its_graph_and_counted(town: Workspace) -> None:
    made = build(town)
    found = held(town, "ror")
    assert {"ror:00port001 rdf:type b:University", 'ror:00port001 rdfs:label "奥尔德港大学"@zh',
            "ror:00port002 b:subOrganizationOf ror:00port001", 'ror:00port009 rdfs:label "Sea Institute"',
            "source:ror b:tier tier:register"} <= found  # fmt: skip
    assert made.graphs["ror"] == len(found)
    assert made.registers.keys() == {"ror"}
    assert 'place:AQ rdfs:label "南极洲"@zh' in held(town, "places")


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        ("EU", "European Union", "欧洲联盟"),
        ("XK", "Kosovo", "科索沃"),
        ("AN", "Netherlands Antilles", "荷属安的列斯"),
        ("CS", "Serbia & Montenegro", "塞尔维亚和黑山"),
    ],
)
def test_areas_beside_the_countries_of_today_have_names_too(code: str, en: str, zh: str, town: Workspace) -> None:
    build(town)
    found = {fact for fact in held(town, "places") if fact.startswith(f"place:{code} ")}
    assert {f'place:{code} rdfs:label "{en}"@en', f'place:{code} rdfs:label "{zh}"@zh'} <= found


def test_what_is_said_of_a_matched_record_is_told_of_the_thing(town: Workspace) -> None:
    build(town)
    found = held(town, "linked")
    cite = next(fact for fact in found if " b:citation " in fact)
    assert found - {cite} == {
        ':port-alder-university skos:altLabel "University of Port Alder"@en',
        ':port-alder-university skos:altLabel "UPA"',
        ':port-alder-university b:acronym "UPA"',
        ':port-alder-university b:established "1901"',
        ':port-alder-university b:internetDomain "portalder.example"',
        ":port-alder-university b:basedIn https://sws.geonames.org/77/",
        ":port-alder-university b:presentIn https://sws.geonames.org/77/",
        ":port-alder-university b:presentIn place:AQ",
        ":port-alder-university b:status status:operating",
        ":port-alder-university b:associatedWith ror:00port009",
        "ror:00port009 b:associatedWith :port-alder-university",
        "ror:00port002 b:subOrganizationOf :port-alder-university",
    }


def test_without_a_match_nothing_is_linked(repository: Path, tmp_path: Path) -> None:
    workspace = example(repository, tmp_path / "town", matched=False)
    import_records(workspace, records())
    assert "linked" not in build(workspace).graphs


def test_a_build_on_top_of_the_last_one_is_the_same_as_one_from_nothing(town: Workspace) -> None:
    first = build(town)
    (town.things / "new.ttl").write_text(
        '<https://w3id.org/biokg/id/new-firm> a <https://w3id.org/biokg/Company> ; '
        '<http://www.w3.org/2000/01/rdf-schema#label> "New Firm"@en , "新企业"@zh .\n',
        encoding="utf-8",
    )  # fmt: skip
    town.source_file("aldermark-register-2024-12-20").unlink()
    second, stepped = build(town), content(town)
    shutil.rmtree(town.derived)
    assert (build(town), content(town)) == (second, stepped)
    assert first.hash != second.hash


@pytest.mark.slow
def test_a_build_writes_the_same_bytes_in_every_process(town: Workspace) -> None:
    def built(seed: str) -> dict[str, bytes]:
        words, environment = [sys.executable, "-m", "biokg", "-C", str(town.root), "build"], {"PYTHONHASHSEED": seed}
        subprocess.run(words, env=os.environ | environment, check=True, capture_output=True)
        made = town.derived / "stores" / (town.derived / "current").read_text().strip()
        files = [path for part in ("columns", "names") for path in (made / part).rglob("*") if path.is_file()]
        return {str(path.relative_to(made)): path.read_bytes() for path in files}

    article = town.source_file("aldermark-register-2024-12-20")
    text = article.read_bytes()
    article.unlink()
    first = built("1")
    article.write_bytes(text)
    stepped = built("2")
    shutil.rmtree(town.derived)
    whole = built("3")
    assert first != stepped
    assert {"columns/graphs/texts", "columns/ror/texts", "names/graphs.db", "names/ror.db"} <= whole.keys()
    assert [name for name in whole if stepped[name] != whole[name]] == []


def test_a_build_takes_the_same_register_over_instead_of_loading_it(town: Workspace) -> None:
    loaded: list[str] = []
    build(town, report=loaded.append)
    build(town, report=loaded.append)
    assert [step for step in loaded if step.startswith("loading")] == ["loading Research Organization Registry"]


def test_registers_alone_make_a_graph(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.sources.mkdir(parents=True)
    workspace.things.mkdir()
    with pytest.raises(BuildError, match=r"holds no source .* no register is imported"):
        build(workspace)
    import_records(workspace, records(), release="v1")
    made = build(workspace)
    assert made.registers.keys() == {"ror"}
    with KnowledgeGraph.open(tmp_path) as kg:
        assert kg.resolve("University of Port Alder").value == "https://ror.org/00port001"


def lines(workspace: Workspace) -> list[bytes]:
    """Return the triples of the register as the built store gives them in one go."""
    with open_current(workspace.derived) as store:
        return list(store.triples(graph("ror")))


def kept(workspace: Workspace) -> Path:
    """Return the file of its statements beside the built store."""
    return next(path for path in workspace.derived.glob("stores/*/columns/ror/statements.nt.gz"))


def test_the_statements_of_a_register_stay_beside_what_is_made_of_them(town: Workspace) -> None:
    build(town)
    with open_current(town.derived) as store:
        stated = sorted(f"{quad.triple} .\n".encode() for quad in store.quads(graph=graph("ror")))
    assert lines(town) == stated
    build(town)  # on top of the first
    shutil.rmtree(town.registers / "ror")
    assert lines(town) == stated
    kept(town).unlink()  # as in a store of before
    assert lines(town) == stated


def test_a_damaged_file_of_statements_is_said_to_be(town: Workspace) -> None:
    build(town)
    packed = kept(town)
    content = packed.read_bytes()
    packed.unlink()
    packed.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreError, match=r"ror/statements\.nt\.gz: is damaged; run `biokg build`"):
        lines(town)


def test_names_of_the_same_register_are_taken_over_and_a_build_from_nothing_has_the_same(town: Workspace) -> None:
    def names() -> Path:
        return town.derived / "stores" / (town.derived / "current").read_text().strip() / "names" / "ror.db"

    build(town)
    first = names()
    content, place = first.read_bytes(), first.stat().st_ino
    build(town)
    assert (names() != first, names().stat().st_ino) == (True, place)
    shutil.rmtree(town.derived)
    build(town)
    assert names().read_bytes() == content


def test_a_store_without_names_gets_them_with_the_next_build(town: Workspace) -> None:
    build(town)
    before = content(town)
    for path in town.derived.glob("stores/*/names"):
        shutil.rmtree(path)
    with KnowledgeGraph.open(town.root) as kg:
        assert kg.resolve("Alder Hospital").value == "https://ror.org/00port002"
    build(town)
    assert content(town) == before
    with KnowledgeGraph.open(town.root) as kg:
        assert kg.resolve("ALDER HOSPITAL").value == "https://ror.org/00port002"


def test_a_new_release_takes_the_place_of_the_old_one(town: Workspace) -> None:
    build(town)
    import_records(town, [record("University of Port Alder", 1), record("Tern Pharma", 4)], release="v2")
    build(town)
    found = held(town, "ror")
    assert "ror:00port004 b:status status:operating" in found
    assert not [fact for fact in found if fact.startswith("ror:00port002")]


def test_no_two_graphs_state_the_same_so_that_the_union_need_not_be_written_out(town: Workspace) -> None:
    build(town)
    with open_current(town.derived) as store:
        quads = list(store.quads())
        assert len({quad.triple for quad in quads}) == len(quads)
        assert store.engine_union


def test_the_hash_tells_releases_apart(town: Workspace) -> None:
    first = build(town).hash
    import_records(town, [*records(), record("Tern Pharma", 4)], release="v2")
    assert build(town).hash != first


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.unlink(), "is gone or damaged; import the register again."),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "is gone or damaged; import the register again."),
        (lambda path: path.write_bytes(b""), "does not hold what was imported; import the register again."),
    ],
    ids=["gone", "cut", "emptied"],
)
def test_statements_that_are_not_those_of_the_import_are_refused_and_the_store_stays(
    town: Workspace, spoil: object, says: str
) -> None:
    (town.registers / "ror" / "release.json").rename(town.root / "kept.json")
    before = build(town)
    (town.root / "kept.json").rename(town.registers / "ror" / "release.json")
    path = next((town.registers / "ror").glob("statements-*"))
    spoil(path)  # type: ignore[operator]
    with pytest.raises(InputError) as error:
        build(town)
    assert str(error.value) == f"{path}: {says}"
    assert current(town) == before


def current(workspace: Workspace) -> Manifest | None:
    with open_current(workspace.derived) as store:
        return store.manifest


def test_a_source_with_the_name_of_a_register_is_refused(town: Workspace) -> None:
    path = town.source_file("aldermark-register-2024-12-20")
    path.rename(town.source_file("ror"))
    with pytest.raises(BuildError, match="registers/ror: a source or a graph of biokg's own has that name, too"):
        build(town)
