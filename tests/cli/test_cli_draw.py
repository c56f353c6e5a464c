"""``biokg draw``: pages and slides of the whole map, of a projection, of what is near, settled or known on a day."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from biokg.build.assemble import assemble, read_workspace
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.workspace import Workspace

from .conftest import Run, run_biokg

TEXT = "{http://www.w3.org/2000/svg}text"


def _words(drawn: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawn).iter(TEXT)]


def test_a_slide_by_the_ending_of_its_file(run: Run, tmp_path: Path) -> None:
    done = run("draw", "-o", str(tmp_path / "a.svg"))
    assert (done.exit_code, done.stderr) == (0, f"Drew {tmp_path / 'a.svg'}.\n")
    again = run("draw", "--format", "svg")
    assert again.stdout == (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "Map of the biopharma ecosystem" in _words(again.stdout)


@pytest.mark.slow
def test_a_png_has_both_languages(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="needs resvg-py (pip install 'biokg[png]')")
    for language in ("en", "zh"):
        done = run("draw", "--lang", language, "-o", str(tmp_path / "a.png"))
        assert done.exit_code == 0, done.stderr
        head = (tmp_path / "a.png").read_bytes()[:24]
        assert (head[:4], int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (b"\x89PNG", 3840, 2160)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("collaboration", "Who works with whom"),
        ("pipeline", "Products, trials and decisions"),
        ("places", "What lies where"),
        ("people", "People and their posts"),
    ],
)
def test_a_projection_is_less_than_the_whole(run: Run, name: str, title: str) -> None:
    whole, part = (
        _words(run("draw", "--format", "svg").stdout),
        _words(run("draw", "--projection", name, "--format", "svg").stdout),
    )
    assert part[0] == title
    assert len(part) < len(whole)


def test_settled_leaves_out_what_is_planned(run: Run) -> None:
    everything, settled = (_words(run("draw", f"--{way}", "--format", "svg").stdout) for way in ("planned", "settled"))
    assert "Planned" in everything
    assert "Planned" not in settled


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--projection", "peple"), "'peple' is not a projection. Did you mean people?"),
        (("--around", "Nowhere At All"), "Nowhere At All"),
        (("--projection", "people", "--around", "Riverbend Science Park"), "is not on the map of people"),
    ],
)
def test_what_is_not_there_is_named(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    done = run("draw", *arguments, "--format", "svg")
    assert done.exit_code != 0
    assert sentence in done.stderr


def test_before_the_first_source_nothing_is_drawn_and_told(run: Run) -> None:
    done = run("draw", "--as-of", "1990-01-01", "--format", "svg")
    assert done.exit_code == 0
    assert "Nothing here can be drawn." in _words(done.stdout)
    assert "Nothing is drawn: there is nothing of this kind. Try a later --as-of." in done.stderr


def test_options_work_together(run: Run) -> None:
    done = run("draw", "--projection", "places", "--around", "Riverbend Science Park", "--depth", "2", "--settled",
               "--lang", "zh", "--format", "svg")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert _words(done.stdout)[0].startswith("何物位于何处：")


def test_a_large_graph_gets_the_other_viewer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biokg.views.large.MOST", 5)
    done = run("draw", "--lang", "zh")
    assert done.exit_code == 0
    assert "由大图查看器绘出；--renderer vis 按地点汇总。" in done.stderr
    assert 'id="pack"' in done.stdout
    assert 'id="pack"' not in run("draw", "--around", "Larkspur Biologics", "--projection", "people").stdout


def test_too_large_is_summed_where_the_page_is_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biokg.views.large.MOST", 5)
    done = run("draw", "--renderer", "vis")
    assert done.exit_code == 0
    assert "links are summed to" in done.stderr
    assert "biokg draw --renderer canvas draws them all, and --inside PLACE what is in one place." in done.stderr
    assert "summed by place" in done.stdout
    assert "（按地点汇总）" in run("draw", "--renderer", "vis", "--lang", "zh").stdout
    assert "summed by place" in run("draw", "--format", "svg").stdout


@pytest.mark.parametrize("most", [5, 3000])
def test_what_lies_in_a_place_is_drawn_alone(run: Run, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("biokg.views.large.MOST", most)
    done = run("draw", "--inside", "Riverbend Science Park", "--format", "svg")
    assert done.exit_code == 0
    assert "Inside Riverbend Science Park" in done.stdout
    assert "Inside" in run("draw", "--inside", "riverbend-science-park", "--renderer", "canvas").stdout
    assert run("draw", "--inside", "no such place").exit_code == 2


def test_either_viewer_can_be_forced(run: Run) -> None:
    assert 'id="pack"' in run("draw", "--renderer", "canvas", "--settled").stdout
    assert 'id="pack"' not in run("draw", "--renderer", "vis").stdout
    assert run("draw", "--renderer", "canvas", "--format", "svg").exit_code == 2


def test_the_words_of_articles_are_in_the_page_only_where_asked_for(run: Run, workspace: Path, tmp_path: Path) -> None:
    claims = json.loads(run("claims", "--about", "cell-harbour").stdout)
    cited = next(one for claim in claims for one in claim["citations"] if one["start"] is not None)
    article = (workspace / "articles" / f"{cited['source']}.txt").read_text(encoding="utf-8")
    words = json.dumps(article[cited["start"] : cited["end"]], ensure_ascii=False)[1:-1]
    for arguments, there in (((), False), (("--articles", str(workspace / "articles")), True)):
        run("draw", *arguments, "-o", str(tmp_path / "map.html"))
        page = (tmp_path / "map.html").read_text(encoding="utf-8")
        packed = re.search(r'id="data">(.*?)</script>', page)
        assert packed is not None
        assert (words in zlib.decompress(base64.b64decode(packed[1])).decode()) is there


def test_the_places_that_its_examples_name_are_in_the_graph(repository: Path) -> None:
    written = run_biokg("draw", "--help").stdout
    named = re.findall(r'^    biokg draw .*--(?:around|inside) (?:"([^"]+)"|(\w+))', written, re.MULTILINE)
    store = EmbeddedStore.in_memory()
    store.load(assemble(read_workspace(Workspace(repository))))
    own = KnowledgeGraph(store, Workspace(repository))
    found = [own.resolve(quoted or plain).value.rpartition("/")[2] for quoted, plain in named]
    assert found == ["international-biopark", "zhongguancun-life-science-park"]
