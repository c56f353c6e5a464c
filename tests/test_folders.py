"""Only ordinary files that lie in the workspace are read; nothing waits at a pipe, nothing quotes a file elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biokg.cli.program import biokg
from biokg.errors import InputError
from biokg.ontology import Ontology
from biokg.text import LONGEST, read_articles
from biokg.workspace import Workspace

SECRET = "the secret of somebody else"
HERALD = "riverbend-herald-2024-03-05"
PLACES = ["graphs/sources/x.ttl", "graphs/things/x.ttl", "graphs/things/deep/x.ttl", "graphs/mappings.sssom.tsv"]
ASKED = [*PLACES, "questions/x.rq", "questions/columns.tsv"]
NO_FILE = "is no ordinary file (a folder, a pipe, a link to nothing …); take it away."


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(biokg, ["-C", str(workspace.root), *arguments], prog_name="biokg")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def nothing(path: Path) -> None:
    path.symlink_to(path.parent / "gone")


SPECIAL: dict[str, Callable[[Path], None]] = {"pipe": pipe, "folder": Path.mkdir, "loop": loop, "nothing": nothing}


def put(workspace: Workspace, place: str, make: Callable[[Path], None]) -> Path:
    path = workspace.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    return path


def command(place: str) -> str:
    return "questions" if place.startswith("questions") else "build"


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Workspace:
    """A workspace that was built."""
    return Workspace(Path(shutil.copytree(built, tmp_path / "copied")))


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("place", ASKED)
def test_what_is_no_ordinary_file_is_refused(place: str, kind: str, copied: Workspace) -> None:
    path = put(copied, place, SPECIAL[kind])
    done = run(copied, command(place))
    assert (done.exit_code, done.stderr) == (2, f"Error: {path}: {NO_FILE}\n")


@pytest.mark.parametrize("place", ASKED)
def test_a_link_that_leads_out_is_refused_and_what_is_there_not_quoted(
    place: str, copied: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("elsewhere") / "secret"
    target.write_text(f"{SECRET}\n", encoding="utf-8")
    path = put(copied, place, lambda path: path.symlink_to(target))
    done = run(copied, command(place))
    assert done.exit_code == 2
    said = f"Error: {path}: is a link that leads out of {copied.root}; put the file itself there.\n"
    assert done.stderr == said
    assert SECRET not in done.output


def test_a_folder_that_is_a_link_is_refused_too(riverbend: Workspace) -> None:
    elsewhere = riverbend.root.parent / "elsewhere"
    riverbend.sources.rename(elsewhere)
    riverbend.sources.symlink_to(elsewhere)
    done = run(riverbend, "build")
    assert "is a link that leads out of" in done.stderr
    assert done.exit_code == 2


def test_a_link_within_the_workspace_is_followed(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    kept = riverbend.root / "kept.ttl"
    path.rename(kept)
    path.symlink_to(Path("..") / ".." / "kept.ttl")
    assert run(riverbend, "build").exit_code == 0


@pytest.mark.parametrize("place", PLACES)
def test_the_check_tells_it_as_a_violation(place: str, riverbend: Workspace) -> None:
    put(riverbend, place, pipe)
    done = run(riverbend, "check", "--format", "tsv")
    assert done.exit_code == 1
    assert f"violation\twrong-input\t{place}\t{NO_FILE}" in done.stdout


def test_formatting_waits_at_no_pipe(riverbend: Workspace) -> None:
    path = put(riverbend, "graphs/things/x.ttl", pipe)
    done = run(riverbend, "format", "--check")
    assert (done.exit_code, done.stderr) == (2, f"Error: {path}: {NO_FILE}\n")


def test_a_claim_is_not_added_through_a_link_that_leads_out(riverbend: Workspace) -> None:
    path = riverbend.source_file("x")
    (riverbend.root.parent / "outside.ttl").write_text(SECRET, encoding="utf-8")
    path.symlink_to(riverbend.root.parent / "outside.ttl")
    done = run(riverbend, "claim", "add", "x", "lumarimab", "field", "field:vaccines", "--section", "body")
    assert done.exit_code == 2
    assert "is a link that leads out of" in done.stderr
    assert SECRET not in done.output


def test_the_files_of_a_package_may_be_links(repository: Path, tmp_path: Path) -> None:
    for path in (repository / "ontology").glob("*.ttl"):
        (tmp_path / path.name).symlink_to(path)
    assert Ontology.read(tmp_path).properties == Ontology.read(repository / "ontology").properties


# ---- articles


@pytest.mark.parametrize("kind", SPECIAL)
def test_an_article_is_an_ordinary_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    SPECIAL[kind](path)
    with pytest.raises(InputError) as caught:
        read_articles(tmp_path)
    assert str(caught.value) == f"{path}: {NO_FILE}"


def test_an_article_may_be_a_link_to_where_it_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "kept").write_text("Words.", encoding="utf-8")
    (folder / "a.txt").symlink_to(tmp_path / "kept")
    assert [article.text for article in read_articles(folder).values()] == ["Words."]


def test_a_file_that_is_far_too_long_for_an_article_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LONGEST + 1)
    with pytest.raises(InputError) as caught:
        read_articles(tmp_path)
    assert str(caught.value) == f"{path}: has more than 16 million bytes, which no article has; take it away."


# ---- where the graph is kept


@pytest.mark.parametrize("arguments", [["build"], ["things"]])
def test_a_file_where_the_graph_is_kept(arguments: list[str], riverbend: Workspace) -> None:
    riverbend.derived.write_text("x", encoding="utf-8")
    done = run(riverbend, *arguments)
    assert (done.exit_code, done.stderr) == (
        2,
        f"Error: {riverbend.derived}: is a file where biokg keeps what it builds; remove it and run `biokg build`.\n",
    )
    assert riverbend.derived.read_text(encoding="utf-8") == "x"
