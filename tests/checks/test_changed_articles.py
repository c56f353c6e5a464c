"""An article whose text was changed since it was read is recognised, and what no longer stands in it is violated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.checks import Finding, Report, check
from biokg.checks.spans import wrong_spans
from biokg.claims.files import read_source
from biokg.claims.model import Citation
from biokg.workspace import Workspace

HERALD, DAILY = "riverbend-herald-2024-03-05", "hewan-daily-2024-10-15"
PUT_BACK = "Put the text back as it was read; where it is another text, take it out of the folder."


def looked(workspace: Workspace, folder: Path | None = None) -> Report:
    return check(workspace, articles=folder or workspace.root / "articles", checks=[wrong_spans])


def found(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


def cited(workspace: Workspace, name: str = HERALD) -> list[Citation]:
    return list(read_source(workspace.source_file(name)).citations)


def change(workspace: Workspace, edit: Callable[[str], str], name: str = HERALD) -> Path:
    path = workspace.root / "articles" / f"{name}.txt"
    path.write_bytes(edit(path.read_bytes().decode()).encode())
    return path


def other_letter(at: int) -> Callable[[str], str]:
    return lambda text: text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]


def test_one_letter_changed_inside_a_cited_span(riverbend: Workspace) -> None:
    spans = cited(riverbend)
    at = spans[0].start or 0
    hit = {one.id.value for one in spans if (one.start or 0) <= at < (one.end or 0)}
    change(riverbend, other_letter(at))
    report = looked(riverbend)
    assert {one.node for one in found(report, "span-differs")} == hit
    (said,) = found(report, "article-changed")
    kept = len(spans) - len(hit)
    assert said.message.startswith(
        f"articles/{HERALD}.txt was taken for the article of source:{HERALD}, but its text was changed since it was "
        "read: its SHA-256 begins with "
    )
    assert said.message.endswith(f"{kept} of {len(spans)} cited spans still stand where they were, 0 elsewhere in it.")
    assert (said.severity, said.remedy) == ("violation", PUT_BACK)
    assert {one.remedy for one in found(report, "span-differs")} == {
        "Put the article back as it was read, or correct the offsets or quote the words anew with `biokg claim add`."
    }
    assert report.exit_status == 1
    assert report.verified == len(spans) + len(cited(riverbend, DAILY))
    assert found(report, "article-missing") == []


def test_a_letter_changed_outside_every_span_is_a_warning(riverbend: Workspace) -> None:
    spans = cited(riverbend)
    inside = {at for one in spans for at in range(one.start or 0, one.end or 0)}
    text = (riverbend.root / "articles" / f"{HERALD}.txt").read_text(encoding="utf-8")
    change(riverbend, other_letter(next(at for at in range(len(text)) if at not in inside)))
    report = looked(riverbend)
    assert [(one.severity, one.code) for one in report.findings] == [("warning", "article-changed-elsewhere")]
    assert f"All {len(spans)} cited spans still stand where they were." in report.findings[0].message


@pytest.mark.parametrize("name", [f"{HERALD}.txt", "herald.md", "whatever.txt"])
def test_text_inserted_at_the_head_shifts_every_span(name: str, riverbend: Workspace) -> None:
    path = change(riverbend, lambda text: "Corrected on Friday.\n" + text)
    path.rename(path.with_name(name))
    report = looked(riverbend)
    (said,) = found(report, "article-changed")
    spans = cited(riverbend)
    assert f"0 of {len(spans)} cited spans still stand where they were, {len(spans)} elsewhere in it." in said.message
    assert said.message.startswith(f"articles/{name} was taken for")
    assert len(found(report, "span-differs")) == len(spans)
    assert report.exit_status == 1


def test_a_text_cut_at_its_end_has_spans_outside(riverbend: Workspace) -> None:
    change(riverbend, lambda text: text[:-60])
    report = looked(riverbend)
    assert found(report, "span-outside")
    assert found(report, "length-differs") == []
    assert report.exit_status == 1


def test_other_line_ends_are_another_text(riverbend: Workspace) -> None:
    path = change(riverbend, lambda text: text.replace("\n", "\r\n"))
    path.rename(path.with_name("saved.txt"))
    report = looked(riverbend)
    assert len(found(report, "article-changed")) == 1
    assert report.exit_status == 1


def test_a_renamed_article_is_the_same_article(riverbend: Workspace) -> None:
    path = change(riverbend, lambda text: text)
    path.rename(path.with_name("seen.txt"))
    report = looked(riverbend)
    assert report.findings == ()
    assert report.verified == len(cited(riverbend)) + len(cited(riverbend, DAILY))


def test_a_renamed_article_of_which_one_letter_was_changed(riverbend: Workspace) -> None:
    path = change(riverbend, other_letter(cited(riverbend)[0].start or 0))
    path.rename(path.with_name("seen.txt"))
    report = looked(riverbend)
    assert found(report, "article-changed")[0].message.startswith("articles/seen.txt was taken for")
    assert report.exit_status == 1


def test_a_file_of_the_right_name_and_wholly_other_text(riverbend: Workspace) -> None:
    change(riverbend, lambda _text: "Nothing of it is left.\n")
    report = looked(riverbend)
    assert f"0 of {len(cited(riverbend))} cited spans still stand" in found(report, "article-changed")[0].message
    assert report.exit_status == 1


def test_a_missing_article_stays_a_remark(riverbend: Workspace) -> None:
    (riverbend.root / "articles" / f"{HERALD}.txt").unlink()
    report = looked(riverbend)
    assert [(one.severity, one.code) for one in report.findings] == [("info", "article-missing")]


def test_files_that_fit_no_source_are_named_where_an_article_is_missing(riverbend: Workspace) -> None:
    folder = riverbend.root / "articles"
    (folder / f"{HERALD}.txt").unlink()
    (folder / "diary.txt").write_text("Dear diary.\n", encoding="utf-8")
    report = looked(riverbend)
    (said,) = found(report, "files-of-no-source")
    assert (said.severity, said.message) == (
        "warning",
        f"articles/diary.txt fits no source, while the article of source:{HERALD} is not in the folder.",
    )
    assert said.remedy == (
        "Where one is a changed article, give it the name of its source or put its text back as it was read; "
        "move other files elsewhere."
    )
    assert report.exit_status == 0


def test_other_files_do_not_matter_where_every_article_is_there(riverbend: Workspace) -> None:
    (riverbend.root / "articles" / "diary.txt").write_text("Dear diary.\n", encoding="utf-8")
    assert looked(riverbend).findings == ()


def test_the_changed_article_is_named_before_its_spans(riverbend: Workspace) -> None:
    change(riverbend, lambda text: "New. " + text)
    codes = [one.code for one in looked(riverbend).findings]
    assert codes == ["article-changed", *["span-differs"] * len(cited(riverbend))]


def test_each_file_is_taken_for_one_source(riverbend: Workspace, tmp_path: Path) -> None:
    for name in (HERALD, DAILY):
        path = change(riverbend, lambda text: text + "\nRead more.\n", name)
        path.rename(tmp_path / f"{name[:3]}.txt")
    report = looked(riverbend, tmp_path)
    assert {(one.node.rpartition("/")[2], one.message.split(" ")[0]) for one in report.findings} == {
        (HERALD, str(tmp_path / "riv.txt")),
        (DAILY, str(tmp_path / "hew.txt")),
    }
    assert report.exit_status == 0
