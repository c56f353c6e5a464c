"""After a change by hand, claims and citations get the ids of their content, and all that names them follows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biokg.checks import check
from biokg.checks.identity import ids_of_other_content
from biokg.claims.files import read_source, write_source
from biokg.claims.model import SourceFile
from biokg.claims.renaming import renamed
from biokg.cli.program import biokg
from biokg.errors import InputError
from biokg.terms import iri, shorten
from biokg.workspace import Workspace

HERALD, DAILY = "riverbend-herald-2024-03-05", "hewan-daily-2024-10-15"


def files(workspace: Workspace) -> dict[Path, SourceFile]:
    return {path: read_source(path) for path in workspace.source_files}


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(biokg, ["-C", str(workspace.root), *arguments], prog_name="biokg")


def every_premise_denied(workspace: Workspace) -> list[str]:
    """Change by hand the content of each claim that another one names; return their ids."""
    named = {
        node
        for file in files(workspace).values()
        for claim in file.claims
        for node in (*claim.premises, *claim.conflicts, *claim.supersedes)
    }
    for path, file in files(workspace).items():
        claims = [replace(one, open_list=False, subject=iri(":x")) if one.id in named else one for one in file.claims]
        write_source(path, replace(file, claims=tuple(claims)))
    return sorted(shorten(node.value) for node in named)


def test_nothing_changes_where_every_id_fits(riverbend: Workspace) -> None:
    assert renamed(files(riverbend)) == ({}, {})


def test_what_names_a_claim_follows_it(riverbend: Workspace) -> None:
    old = every_premise_denied(riverbend)
    assert len(old) > 3
    changed, names = renamed(files(riverbend))
    assert sorted(shorten(node.value) for node in names) == old
    known = {claim.id for file in {**files(riverbend), **changed}.values() for claim in file.claims}
    for file in changed.values():
        for claim in file.claims:
            assert claim.id == claim.content_id
            assert {*claim.premises, *claim.conflicts, *claim.supersedes} <= known


def test_a_citation_that_was_moved_takes_its_claims_along(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    file = read_source(path)
    first = next(one for one in file.citations if one.start is not None)
    moved = replace(first, end=(first.end or 0) + 1)
    write_source(path, replace(file, citations=(moved, *(one for one in file.citations if one != first))))
    changed, names = renamed(files(riverbend))
    citing = {claim.id for claim in file.claims if first.id in claim.citations}
    assert citing
    assert set(names) == {first.id, *citing}
    now = changed[path]
    assert names[first.id] in {one.id for one in now.citations}
    assert {one.id for one in now.claims if names[first.id] in one.citations} == {names[one] for one in citing}


def test_the_command_mends_and_then_all_is_well(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("modality:denied", "modality:asserted", 1), encoding="utf-8")
    before = path.read_bytes()
    only_check = run(riverbend, "format", "--ids", "--check")
    assert only_check.exit_code == 1
    assert path.read_bytes() == before
    done = run(riverbend, "format", "--ids")
    assert done.exit_code == 0, done.stderr
    assert re.search(r"^claim:\w{12} → claim:\w{12}$", done.stdout, re.MULTILINE)
    assert check(riverbend, checks=[ids_of_other_content]).findings == ()
    assert run(riverbend, "format", "--ids", "--check").exit_code == 0


def test_two_claims_that_say_the_same_are_left_to_a_person(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    file = read_source(path)
    twin = replace(file.claims[0], id=iri("claim:000000000000"))
    write_source(path, replace(file, claims=(*file.claims, twin)))
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"\.ttl:\d+: claim:\w{12} says the same as claim:\w{12} by now; keep one of"):
        renamed(files(riverbend))
    assert run(riverbend, "format", "--ids").exit_code == 2
    assert path.read_bytes() == before


def test_a_claim_about_a_claim_is_left_to_a_person(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    file = read_source(path)
    edited = replace(file.claims[0], subject=iri(":x"))
    about = replace(file.claims[1], subject=edited.id).renamed()
    write_source(path, replace(file, claims=(edited, about, *file.claims[2:])))
    with pytest.raises(InputError, match="is about a claim whose id changes; correct both by hand"):
        renamed(files(riverbend))


def test_ids_are_those_of_the_whole_workspace(riverbend: Workspace) -> None:
    done = run(riverbend, "format", "--ids", str(riverbend.source_file(HERALD)))
    assert done.exit_code == 2
    assert "--ids goes through all sources; give no PATHS with it." in " ".join(done.stderr.split())
