"""Judgements as data: written at once, reversible, applied by the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from biokg.build import build
from biokg.build.mappings import settled_mappings
from biokg.errors import InputError
from biokg.matching import Judged, Judgement, Judgements
from biokg.store import open_current
from biokg.terms import ID, graph
from biokg.workspace import Workspace

THING, RECORD = ID + "larkspur-biologics", "https://ror.org/00made001"
COLUMNS = (
    "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\t"
    "reviewer_label\tmapping_date\tsimilarity_score\tconfidence\tcomment"
)


def judgement(judged: Judged, record: str = RECORD, why: str = "") -> Judgement:
    return Judgement(
        THING, record, judged, "Ada", "2026-03-01", why, "Larkspur Biologics", "Larkspur (Antarctica)", 0.85
    )


def rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_what_was_judged_is_written_as_sssom(tmp_path: Path) -> None:
    judgements = Judgements(tmp_path / "graphs" / "j.sssom.tsv")
    judgements.path.parent.mkdir()
    judgements.put(judgement(Judged.DIFFERENT, why="another\ttown\nand seat"))
    judgements.put(judgement(Judged.UNSURE, "https://register.example/x#7"))
    judgements.put(judgement(Judged.PART, "https://ror.org/00made000"))
    said = "semapv:MappingReview\tAda\t2026-03-01\t0.85"
    assert rows(judgements.path) == [
        COLUMNS,
        f"id:larkspur-biologics\tLarkspur Biologics\tskos:exactMatch\t\tn1:7\tLarkspur (Antarctica)\t{said}\t0.5\t",
        "id:larkspur-biologics\tLarkspur Biologics\tskos:broadMatch\t\tror:00made000\tLarkspur (Antarctica)\t"
        f"{said}\t\t",
        "id:larkspur-biologics\tLarkspur Biologics\tskos:exactMatch\tNot\tror:00made001\tLarkspur (Antarctica)\t"
        f"{said}\t\tanother town and seat",
    ]
    assert '#  n1: "https://register.example/x#"' in judgements.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("judged", list(Judged))
def test_a_judgement_is_read_as_it_was_written(tmp_path: Path, judged: Judged) -> None:
    path = tmp_path / "j.sssom.tsv"
    Judgements(path).put(judgement(judged, why="seen on its page"))
    assert dict(Judgements(path)) == {(THING, RECORD): judgement(judged, why="seen on its page")}


def test_a_later_judgement_takes_the_place_of_an_earlier_one_and_can_be_taken_back(tmp_path: Path) -> None:
    judgements = Judgements(tmp_path / "j.sssom.tsv")
    assert judgements.put(judgement(Judged.SAME)) is None
    written = judgements.path.read_bytes()
    former = judgements.put(judgement(Judged.DIFFERENT))
    assert former == judgement(Judged.SAME)
    assert len(judgements) == 1
    judgements.put(former)
    assert judgements.path.read_bytes() == written
    assert judgements.withdraw(THING, RECORD) == judgement(Judged.SAME)
    assert judgements.withdraw(THING, RECORD) is None
    assert rows(judgements.path) == [COLUMNS]


def test_what_is_no_table_of_judgements_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "j.sssom.tsv"
    Judgements(path).put(judgement(Judged.SAME))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("0.85", "high"), encoding="utf-8")
    with pytest.raises(InputError, match="12: similarity_score 'high' is no number"):
        Judgements(path)
    path.write_text(text.replace("exactMatch\t\t", "exactMatch\tPerhaps\t"), encoding="utf-8")
    with pytest.raises(InputError, match="12: predicate_modifier 'Perhaps' is unknown"):
        Judgements(path)


def settled(workspace: Workspace) -> set[tuple[str, str, str]]:
    names = [(row.subject.value.removeprefix(ID), row.predicate.value.rpartition("#")[2], row.object.value)
             for row in settled_mappings(workspace)]  # fmt: skip
    assert len(names) == len(set(names))
    return set(names)


def test_judgements_join_and_block_mappings(riverbend: Workspace) -> None:
    mapped = ("lumarimab", "exactMatch", "https://example.org/aldermark/register/lumarimab")
    assert settled(riverbend) == {mapped}
    judgements = Judgements(riverbend.judgements)
    judgements.put(judgement(Judged.SAME))
    judgements.put(judgement(Judged.UNSURE, "https://ror.org/00made002"))
    judgements.put(judgement(Judged.WHOLE, "https://ror.org/00made003"))
    same = ("larkspur-biologics", "exactMatch", RECORD)
    whole = ("larkspur-biologics", "narrowMatch", "https://ror.org/00made003")
    assert settled(riverbend) == {mapped, same, whole}
    judgements.put(Judgement(ID + mapped[0], mapped[2], Judged.SAME, "Ada", "2026-03-01"))
    assert settled(riverbend) == {mapped, same, whole}
    judgements.put(Judgement(ID + mapped[0], mapped[2], Judged.DIFFERENT, "Ada", "2026-03-02"))
    assert settled(riverbend) == {same, whole}
    judgements.withdraw(ID + mapped[0], mapped[2])
    assert settled(riverbend) == {mapped, same, whole}


def test_the_build_applies_them_and_sees_that_they_changed(riverbend: Workspace) -> None:
    def matches() -> set[str]:
        with open_current(riverbend.derived) as store:
            return {str(quad.object)[1:-1] for quad in store.quads(NamedNode(THING), graph=graph("mappings"))}

    build(riverbend)
    assert matches() == set()
    judgements = Judgements(riverbend.judgements)
    judgements.put(judgement(Judged.SAME))
    build(riverbend)
    assert matches() == {RECORD}
    judgements.put(judgement(Judged.DIFFERENT))
    build(riverbend)
    assert matches() == set()
