"""What makes a graph meaningless is refused with its line, and all of it at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.claims.files import read_source
from biokg.claims.things import read_things
from biokg.claims.validate import Named, problems
from biokg.workspace import Workspace

HERALD = "riverbend-herald-2024-03-05"


def said(workspace: Workspace) -> list[str]:
    """Return the problems of a workspace, each without the folder in which it lies."""
    files = [(path, read_source(path)) for path in sorted(workspace.sources.glob("*.ttl"))]
    named = Named.of(read_things(workspace.things), [file for _, file in files], workspace.ontology)
    return [str(problem).replace(f"{workspace.sources}/", "") for problem in problems(files, named)]


Change = Callable[[Workspace, str, str], int]


@pytest.fixture
def change(riverbend: Workspace) -> Callable[[str, str], int]:
    """Replace the first occurrence of a text in the Herald's file; return the line of the statements it is in."""

    def replace(old: str, new: str) -> int:
        path = riverbend.source_file(HERALD)
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        at = text.index(old)
        return text.count("\n", 0, max(text.rfind("\n\n", 0, at) + 2, 0)) + 1

    return replace


def test_the_example_is_sound(riverbend: Workspace) -> None:
    assert said(riverbend) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "b:claimPredicate b:managedBy",
            "b:claimPredicate b:managedby",
            "uses an unknown property: 'b:managedby' is not",
        ),
        ("b:claimPredicate b:managedBy", "b:claimPredicate <urn:x>", "uses an unknown property: 'urn:x' is not a prop"),
        (
            "b:claimObject :alder-development-office",
            "b:claimObject :alder",
            "says :riverbend-science-park b:managedBy :al",
        ),
        (
            "b:claimObject :alder-development-office",
            'b:claimValue "x"',
            'gives b:managedBy the text "x"; b:managedBy take',
        ),
        (
            "b:claimSubject :willow-park",
            "b:claimSubject :willow",
            "names :willow, which is not known; add it to graphs/",
        ),
        (
            "b:attributedTo :tomas-reed",
            "b:attributedTo :tom",
            "names :tom, which is not known; add it to graphs/things",
        ),
        (
            "b:claimModality modality:denied",
            "b:claimModality modality:maybe",
            "has modality:maybe, which is not in the mod",
        ),
        (
            "b:claimModality modality:denied",
            "b:claimModality status:planned",
            "has status:planned, which is not in the mo",
        ),
        (
            'b:claimValue "30"^^xsd:decimal',
            'b:claimValue "about five"',
            'has "about five", which is not of type xsd:decim',
        ),
        (
            'b:claimValue "30"^^xsd:decimal',
            'b:claimValue "about five"^^xsd:decimal',
            "has a wrong value: 'about five' is",
        ),
        (
            'b:claimValue "30"^^xsd:decimal',
            'b:claimValue "1e3"^^xsd:decimal',
            "has a wrong value: '1e3' is not a number",
        ),
        (
            'b:claimValue "30"^^xsd:decimal',
            "b:claimObject :lumarimab",
            "gives b:value the thing :lumarimab; b:value takes",
        ),
        ('b:claimValue "2023"', 'b:claimValue "soon"', "has a wrong value: 'soon' is not a date; write EDTF, for exam"),
        (
            'b:claimValue "2023"',
            'b:claimValue "2025-13-40"',
            "has a wrong value: '2025-13-40' is not a day; write YYYY-",
        ),
        (
            'b:claimValue "2023"',
            'b:claimValue "2025/2023"',
            "has a wrong value: '2025/2023' ends before it begins; swap",
        ),
        (
            "b:claimPredicate b:verbatim",
            "b:claimPredicate b:earliest",
            "states b:earliest, which biokg computes; state",
        ),
        ("b:inferredFrom claim:", "b:inferredFrom claim:x", "which is no claim of these files; correct or remove it."),
        (
            "b:confidence 0.9",
            "b:confidence 9",
            'has the confidence "9"^^<http://www.w3.org/2001/XMLSchema#integer>, wh',
        ),
        (
            "b:claimModality modality:asserted",
            "b:claimModality modality:attributed",
            "is attributed to nobody; name the speaker with b:attributedTo, or make it modality:asserted.",
        ),
        (
            "b:claimModality modality:asserted",
            "b:claimModality modality:inferred",
            "is inferred from nothing; name its",
        ),
        (
            "T00:00:00Z",
            "T25:00:00",
            "has '2024-03-05T25:00:00', which is not a date and time such as 2025-10-24T00:00:0",
        ),
        (
            'dct:issued "2024-03-05T',
            'dct:issued "2024-02-31T',
            "has a wrong date: '2024-02-31' is not a day; write YYYY",
        ),
        ('b:edtf "2024-03-05"', 'b:edtf "March"', "has a wrong b:edtf: 'March' is not a date; write EDTF, for example"),
        ("b:tier tier:agency", "b:tier status:planned", "has status:planned, which is not in the tier list."),
        (
            "b:evidenceKind evidence:publisher-note",
            "b:evidenceKind evidence:guess",
            "has evidence:guess, which is not in",
        ),
        ("dct:publisher :riverbend-herald", "dct:publisher :nobody", "names :nobody, which is not known."),
        ("oa:end 1", "oa:end 9991", "outside the article, which has characters 0-"),
    ],
)
def test_each_slip_is_named_with_its_line(
    old: str, new: str, message: str, riverbend: Workspace, change: Callable[[str, str], int]
) -> None:
    line = change(old, new)
    found = said(riverbend)
    assert any(text.startswith(f"{HERALD}.ttl:{line}: ") and message in text for text in found), (line, found)


def test_a_citation_beyond_its_section(riverbend: Workspace, change: Callable[[str, str], int]) -> None:
    file = read_source(riverbend.source_file(HERALD))
    notice = next(section for section in file.sections if section.id.value.endswith("notice"))
    digest = next(one for one in file.citations if one.section.value.endswith("digest"))
    change(f"{digest.id.value[-12:]} a b:Citation ;\n    oa:hasSource section:{HERALD}-digest", "x a b:Citation ;\n    "
           f"oa:hasSource section:{HERALD}-notice")  # fmt: skip
    message = f"has characters {digest.start}-{digest.end}, outside section:{HERALD}-notice, which has characters "
    assert any(message + f"{notice.start}-{notice.end}." in text for text in said(riverbend))


def test_a_class_that_is_none(riverbend: Workspace) -> None:
    path = riverbend.things / "places.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("b:GreenSpace", "b:Greenspace"), encoding="utf-8")
    (message,) = said(riverbend)
    assert message.startswith(f"{path}:")
    assert message.endswith(":willow-park has an unknown class: 'b:Greenspace' is not a class of the ontology. "
                            "Did you mean b:GreenSpace?")  # fmt: skip


def test_a_claim_that_two_files_hold(riverbend: Workspace) -> None:
    other = riverbend.sources / "a-copy.ttl"
    text = riverbend.source_file(HERALD).read_text(encoding="utf-8")
    text = text.replace(f"source:{HERALD} ", "source:a-copy ").replace(f"Of source:{HERALD}", "Of source:a-copy")
    other.write_text(text, encoding="utf-8")
    found = [text for text in said(riverbend) if "is described in a-copy.ttl already; keep one of the two." in text]
    file = read_source(riverbend.source_file(HERALD))
    assert len(found) == len(file.sections) + len(file.citations) + len(file.claims)


@pytest.mark.parametrize("name", ["derived", "things", "Herald", "a_b"])
def test_a_source_cannot_take_the_name_of_a_graph_of_biokg(name: str, riverbend: Workspace) -> None:
    path = riverbend.source_file("aldermark-register-2024-12-20")
    text = path.read_text(encoding="utf-8").replace("source:aldermark-register-2024-12-20", f"source:{name}")
    path.unlink()
    (riverbend.sources / f"{name}.ttl").write_text(text, encoding="utf-8")
    assert any(f"source:{name} needs another name" in text for text in said(riverbend))


def test_a_source_must_stand_in_the_file_of_its_name(riverbend: Workspace) -> None:
    riverbend.source_file(HERALD).rename(riverbend.sources / "other.ttl")
    assert said(riverbend)[0].endswith(
        f"source:{HERALD} must stand in {HERALD}.ttl; rename the file, or delete it where it is a copy."
    )


def test_all_problems_are_told_at_once(riverbend: Workspace, change: Callable[[str, str], int]) -> None:
    change("b:claimPredicate b:managedBy", "b:claimPredicate b:x")
    change("b:attributedTo :tomas-reed", "b:attributedTo :tom")
    assert len(said(riverbend)) == 2
    assert Path(said(riverbend)[0].split(":")[0]).name == f"{HERALD}.ttl"


@pytest.mark.parametrize("name", ["a-copy", "z-copy"])
def test_of_a_copied_file_only_the_name_is_wrong(name: str, riverbend: Workspace) -> None:
    path = riverbend.source_file(name)
    path.write_bytes(riverbend.source_file(HERALD).read_bytes())
    (problem,) = said(riverbend)
    assert re.fullmatch(
        rf"{name}\.ttl:\d+: source:{HERALD} must stand in {HERALD}\.ttl; "
        r"rename the file, or delete it where it is a copy\.",
        problem,
    )
