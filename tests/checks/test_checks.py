"""Every check: what it finds, where, and that it finds nothing in a sound graph."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, Triple

from biokg.build import build
from biokg.build.assemble import assemble, read_workspace
from biokg.checks import CHECKS, WORDINGS, Finding, Report, check
from biokg.checks.shapes import read_shapes, violations
from biokg.claims.files import read_source, write_source
from biokg.claims.model import Claim, SourceFile
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.terms import graph, iri
from biokg.workspace import Workspace

HERALD, DAILY = "riverbend-herald-2024-03-05", "hewan-daily-2024-10-15"
SOUND = [("info", "unused-section")] * 3
FAST = [one for one in CHECKS if one.__name__ != "unfit_shapes"]  # pySHACL takes most of a second each time


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(finding.severity, finding.code) for finding in report.findings]


def looked(what: Workspace | KnowledgeGraph, **options: object) -> Report:
    """Check with all checks but the slow one."""
    return check(what, checks=FAST, **options)  # type: ignore[arg-type]


def articles(workspace: Workspace) -> Path:
    return workspace.root / "articles"


def only(report: Report, code: str) -> Finding:
    (finding,) = [finding for finding in report.findings if finding.code == code]
    return finding


def test_the_example_passes_with_every_citation_verified(riverbend: Workspace) -> None:
    report = check(riverbend, articles=articles(riverbend))
    assert kinds(report) == SOUND
    assert (report.passed, report.exit_status, report.claims) == (True, 0, 127)
    cited = [one for name in (HERALD, DAILY) for one in read_source(riverbend.source_file(name)).citations]
    assert report.verified == len(cited)


def test_the_repository_passes(repository: Path) -> None:
    report = check(Workspace(repository))
    assert [finding.text() for finding in report.findings if finding.severity != "info"] == []


# ---- changes to the claims of the example

Edit = Callable[[SourceFile], SourceFile]


def edited(workspace: Workspace, name: str, edit: Edit) -> Report:
    path = workspace.source_file(name)
    write_source(path, edit(read_source(path)))
    return looked(workspace, articles=articles(workspace))


def with_claim(
    subject: str, predicate: str, value: str | Literal, modality: str = "asserted", **more: object
) -> tuple[Edit, Claim]:
    """Return an edit that adds a claim on the first citation of the file's body, and the claim."""
    made: list[Claim] = []

    def edit(file: SourceFile) -> SourceFile:
        node = iri(value) if isinstance(value, str) else value
        citation = next(one.id for one in file.citations if one.section.value.endswith("body"))
        claim = Claim(
            iri(subject), iri(predicate), node, iri(f"modality:{modality}"), (citation,), file.claims[0].recorded,
            **more,  # type: ignore[arg-type]
        )  # fmt: skip
        made.append(claim)
        return replace(file, claims=(*file.claims, claim))

    return edit, made  # type: ignore[return-value]


def day(text: str) -> Literal:
    return Literal(f"{text}T00:00:00Z", datatype=iri("xsd:dateTime"))


def decimal(text: str) -> Literal:
    return Literal(text, datatype=iri("xsd:decimal"))


CASES: list[tuple[str, tuple[object, ...], dict[str, object], str]] = [
    ("cycle", (":riverbend-science-park", "b:partOf", ":cell-harbour"), {},
     "b:partOf / b:locatedIn goes round in a circle: :cell-harbour → :riverbend-science-park → :cell-harbour."),
    ("cycle", (":port-alder", "b:locatedIn", ":port-alder"), {},
     "b:partOf / b:locatedIn goes round in a circle: :port-alder → :port-alder."),
    ("ends-before-it-begins", (":cell-harbour", "b:validTo", day("2023-01-01")), {},
     ":cell-harbour ends (2023-01-01) before it begins (2024-10-08)."),
    ("rival-values", (":riverbend-firms-2024-10", "b:value", decimal("290")), {},
     ':riverbend-firms-2024-10 has rival values of b:value that no claim relates: "280"^^xsd:decimal, "290"^^xsd:dec'),
    ("rival-values", (":cell-harbour", "b:status", "status:completed"), {},
     ":cell-harbour has rival values of b:status that no claim relates: status:completed, status:under-construction."),
    ("wrong-subject", (":riverbend-science-park", "b:developedBy", ":larkspur-biologics"), {},
     "b:developedBy is said of :riverbend-science-park (industry park); it is for: medical product."),
    ("wrong-object", (":lumarimab", "b:developedBy", ":riverbend-science-park"), {},
     "b:developedBy is given :riverbend-science-park (industry park); it takes: organization."),
    ("wrong-object", (":lumarimab", "b:indicatedFor", "kind:multinational"), {},
     "b:indicatedFor is given kind:multinational (concept of a list); it takes: disease."),
    ("wrong-object", (":lumarimab", "b:kind", ":river-fever"), {},
     "b:kind is given :river-fever (disease); it takes: concept of a list."),
    ("impossible-number", (":riverbend-trials-2024-03", "b:groupSize", Literal("0", datatype=iri("xsd:integer"))), {},
     ":riverbend-trials-2024-03 has b:groupSize 0."),
    ("confidence-not-inferred", (":lumarimab", "b:field", "field:vaccines"), {"confidence": decimal("0.9")},
     " has a confidence but is not inferred."),
    ("confidence-out-of-range", (":lumarimab", "b:field", "field:vaccines", "inferred"),
     {"confidence": decimal("1.1"), "premises": "first"}, " has a confidence of 1.1."),
    ("no-confidence", (":lumarimab", "b:field", "field:vaccines", "inferred"), {"premises": "first"},
     " is inferred without a confidence."),
    ("conflict-one-way", (":lumarimab", "b:field", "field:vaccines"), {"conflicts": "first"}, " conflicts with claim:"),
    ("hedge-of-another-source", (":riverbend-firms-2024-03", "b:unit", "unit:hectare"), {},
     ":riverbend-firms-2024-03 takes its number from riverbend-herald-2024-03-05 and its b:unit from hewan-daily-2024"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said", "more", "message"), CASES, ids=[f"{case[0]}-{case[1][1]}" for case in CASES])
def test_each_kind_of_claim_that_cannot_be_meant(
    code: str, said: tuple[object, ...], more: dict[str, object], message: str, riverbend: Workspace
) -> None:
    first = read_source(riverbend.source_file(DAILY)).claims[0].id
    options = {name: (first,) if value == "first" else value for name, value in more.items()}
    edit, _ = with_claim(*said, **options)  # type: ignore[arg-type]
    report = edited(riverbend, DAILY, edit)
    finding = only(report, code)
    assert message in finding.message
    assert report.exit_status == (1 if finding.severity == "violation" else 0)
    assert re.fullmatch(r"graphs/(sources|things)/[\w-]+\.ttl:\d+", finding.where), finding.where


SHAPED = [  # those that a shape sees too, of the same thing
    (code, said)
    for code, said, _, _ in CASES
    if code in ("cycle", "ends-before-it-begins", "wrong-subject", "impossible-number")
    or said[2] == "kind:multinational"
]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "said"), SHAPED, ids=[f"{code}-{said[1]}" for code, said in SHAPED])
def test_one_mistake_is_one_violation(code: str, said: tuple[object, ...], riverbend: Workspace) -> None:
    edit, _ = with_claim(*said)  # type: ignore[arg-type]
    path = riverbend.source_file(DAILY)
    write_source(path, edit(read_source(path)))
    assert [one.code for one in check(riverbend).findings if one.severity == "violation"] == [code]


def test_a_shape_without_a_name_is_told_by_the_shape_that_it_belongs_to() -> None:
    park, zone = iri(":park"), iri(":zone")
    data = [Triple(park, iri("b:partOf"), zone), Triple(zone, iri("b:partOf"), park)]
    circle = [shape for _, shape, messages in violations(data, read_shapes()) if "own part" in messages["en"]]
    assert circle == ["b:PlaceShape", "b:PlaceShape"]


def test_related_rivals_history_and_finer_dates_are_no_rivals(riverbend: Workspace) -> None:
    edit, _ = with_claim(":lumarimab-conditional-approval", "b:edtf", Literal("2024-12"))
    assert kinds(edited(riverbend, DAILY, edit)) == SOUND
    status = [one for one in looked(riverbend).findings if one.code == "rival-values"]
    assert status == []  # "planned" in March and "under construction" in October; 2023 and 2022 conflict, as they say


def test_a_circle_of_premises(riverbend: Workspace) -> None:
    def edit(file: SourceFile) -> SourceFile:
        one, other = (
            replace(claim, modality=iri("modality:inferred"), confidence=decimal("0.5")) for claim in file.claims[:2]
        )
        ring = [replace(one, premises=(other.id,)), replace(other, premises=(one.id,))]
        return replace(file, claims=(*ring, *file.claims[2:]))

    assert "b:inferredFrom goes round in a circle: claim:" in only(edited(riverbend, DAILY, edit), "cycle").message


def test_an_id_of_other_content(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("b:claimModality modality:denied", "b:claimModality modality:asserted"), encoding="utf-8"
    )
    finding = only(looked(riverbend), "id-differs")
    assert re.search(r"claim:[0-9a-f]{12} should be called claim:[0-9a-f]{12} by its content", finding.message)
    assert finding.remedy == "Undo the change, or run `biokg format --ids`."
    assert finding.severity == "warning"


# ---- articles


def test_without_articles_it_is_said_that_nothing_was_verified(riverbend: Workspace) -> None:
    report = looked(riverbend)
    assert kinds(report) == [("info", "articles-not-given"), *SOUND]
    assert only(report, "articles-not-given").message == (
        "The quoted words of 2 sources were not compared with their articles."
    )
    assert report.verified == 0


def test_an_article_that_is_not_at_hand_is_named(riverbend: Workspace) -> None:
    (articles(riverbend) / f"{DAILY}.txt").unlink()
    report = looked(riverbend, articles=articles(riverbend))
    finding = only(report, "article-missing")
    assert finding.message == f"source:{DAILY} could not be verified: its article is not in the folder."
    assert report.passed
    assert report.verified == len(read_source(riverbend.source_file(HERALD)).citations)


def test_a_span_that_does_not_match_its_hash(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8")
    start = int(re.search(r"hasSource section:\S+body ;\n    oa:start (\d+)", text)[1])  # type: ignore[index]
    path.write_text(text.replace(f"oa:start {start} ;", f"oa:start {start + 1} ;"), encoding="utf-8")
    report = looked(riverbend, articles=articles(riverbend))
    finding = next(one for one in report.findings if one.code == "span-differs")
    assert re.search(
        r"The words at cite:[0-9a-f]{12} are not those that were hashed: the article has “", finding.message
    )
    assert report.exit_status == 1


def test_a_span_outside_the_article_where_no_length_was_written(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = re.sub(r"    b:length \d+ ;\n", "", path.read_text(encoding="utf-8"))
    path.write_text(re.sub(r"(-digest ;\n    oa:start \d+ ;\n    oa:end )\d+", r"\g<1>99999", text), encoding="utf-8")
    path.write_text(re.sub(r"(    oa:start \d+ ;\n    oa:end )\d+( ;\n    b:evidenceKind evidence:ai-digest)",
                           r"\g<1>99999\2", path.read_text(encoding="utf-8")), encoding="utf-8")  # fmt: skip
    report = looked(riverbend, articles=articles(riverbend))
    assert all(
        "lie outside the article, which has" in one.message for one in report.findings if one.code == "span-outside"
    )
    assert report.count("violation") >= 2


def test_a_length_that_differs(riverbend: Workspace) -> None:
    path = riverbend.source_file(DAILY)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("b:length 406", "b:length 407"), encoding="utf-8")
    finding = only(looked(riverbend, articles=articles(riverbend)), "length-differs")
    assert finding.message == f"source:{DAILY} has 407 characters written, its article has 406."


# ---- things, mappings, classes, dates of publication


def test_what_nothing_speaks_of(riverbend: Workspace) -> None:
    path = riverbend.things / "places.ttl"
    with path.open("a", encoding="utf-8") as file:
        file.write(':north-pier a b:Facility ; rdfs:label "North Pier"@en , "北码头"@zh .\n')
    finding = only(looked(riverbend), "unused-thing")
    assert (finding.severity, finding.message) == ("info", ":north-pier is in no claim.")


def test_a_citation_that_no_claim_cites(riverbend: Workspace) -> None:
    path = riverbend.source_file(DAILY)
    file = read_source(path)
    cited = [node for claim in file.claims for node in claim.citations]
    once = next(claim for claim in file.claims if cited.count(claim.citations[0]) == 1)
    report = edited(
        riverbend, DAILY, lambda file: replace(file, claims=tuple(one for one in file.claims if one != once))
    )
    assert only(report, "unused-citation").node == once.citations[0].value


def test_publication_on_another_day_than_the_date_allows(riverbend: Workspace) -> None:
    path = riverbend.source_file(DAILY)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('b:edtf "2024-10-15"', 'b:edtf "2024-10"'), encoding="utf-8")
    finding = only(looked(riverbend), "issued-not-latest")
    assert finding.message == (
        f"source:{DAILY} is issued on 2024-10-15, but the last day that 2024-10 can mean is 2024-10-31."
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (":lumarimap\tl\tskos:exactMatch\tregister:x\tsemapv:ManualMappingCuration\t0.9\t", "mapping-of-unknown"),
        (":lumarimab\tl\tskos:exactMatch\t:river-fever\tsemapv:ManualMappingCuration\t0.9\t", "mapping-to-itself"),
        (":lumarimab\tl\tskos:closeMatch\tregister:x\tskos:note\t0.9\t", "mapping-not-justified"),
        (":lumarimab\tl\tskos:closeMatch\tregister:x\tsemapv:ManualMappingCuration\tsure\t", "mapping-confidence"),
        (":lumarimab\tl\tskos:closeMatch\tregister:x\tsemapv:ManualMappingCuration\t1.5\t", "mapping-confidence"),
        (":lumarimab\tl\tskos:closeMatch\tregister:lumarimab\tsemapv:ManualMappingCuration\t0.9\t", "mapping-twice"),
        (":lumarimab\tl\tskos:exactMatch\tregister:x\tsemapv:ManualMappingCuration\t0.9\t", "two-exact-matches"),
        (":lumarimab\tl\tskos:exactMatch\tregister:a b\tsemapv:ManualMappingCuration\t0.9\t", "wrong-input"),
        (":lumarimab\tl\tskos:sameAs\tregister:x\tsemapv:ManualMappingCuration\t0.9\t", "wrong-input"),
        (":lumarimab\tl\tskos:exactMatch\tnowhere:x\tsemapv:ManualMappingCuration\t0.9\t", "wrong-input"),
        (':lumarimab\t"l\tskos:exactMatch\tregister:x\tsemapv:ManualMappingCuration\t0.9\t', "wrong-input"),
    ],
)
def test_a_row_of_the_mapping_table_that_cannot_be_meant(row: str, code: str, riverbend: Workspace) -> None:
    lines = riverbend.mappings.read_text(encoding="utf-8").splitlines()
    riverbend.mappings.write_text("\n".join([*lines, row, ""]), encoding="utf-8")
    report = looked(riverbend)
    assert only(report, code).where.startswith(f"graphs/mappings.sssom.tsv:{len(lines) + (code != 'mapping-twice')}")


def test_records_of_two_registers_may_be_the_same(riverbend: Workspace) -> None:
    one, other = ":register/ema/substance/lumarimab", ":register/fda-orphan/substance/lumarimab"
    table = riverbend.mappings.read_text(encoding="utf-8").splitlines()
    row = "{}\tl\tskos:exactMatch\t{}\tsemapv:MappingReview\t0.9\t"
    rows = [row.format(one, other), row.format(":lumarimab", one), row.format(one, one)]
    riverbend.mappings.write_text("\n".join([*table, *rows, ""]), encoding="utf-8")
    found = [finding.code for finding in looked(riverbend).findings if finding.code.startswith("mapping")]
    assert found == ["mapping-to-itself"]


def built_with(workspace: Workspace, *extra: Quad) -> KnowledgeGraph:
    store = EmbeddedStore.in_memory()
    store.load([*assemble(read_workspace(workspace)), *extra])
    return KnowledgeGraph(store, workspace)


@pytest.mark.parametrize(
    ("thing", "cls", "said"),
    [
        (":willow-park", "b:IndustryPark", ":willow-park is of the classes b:GreenSpace and b:IndustryPark"),
        (":willow-park", "b:Agent", ":willow-park is of the classes b:Agent and b:Place"),
        (":mira-osei", "b:Company", ":mira-osei is of the classes b:Person and b:Organization"),
        (":larkspur-biologics", "b:University", ":larkspur-biologics is of the classes b:Company and b:University"),
    ],
)
def test_a_thing_of_two_classes_that_exclude_each_other(thing: str, cls: str, said: str, riverbend: Workspace) -> None:
    above = riverbend.ontology.ancestors(iri(cls))
    extra = [Quad(iri(thing), iri("rdf:type"), one, graph("entailed")) for one in above]
    report = looked(built_with(riverbend, *extra))
    found = [one.message for one in report.findings if one.code == "disjoint-classes"]
    assert f"{said}, which exclude each other." in found


def test_a_plain_edge_written_by_hand(riverbend: Workspace) -> None:
    extra = Quad(iri(":hale-medical"), iri("b:presentIn"), iri(":cell-harbour"), graph("derived"))
    finding = only(looked(built_with(riverbend, extra)), "edge-without-claim")
    assert finding.message == "The plain edge :hale-medical b:presentIn :cell-harbour has no live claim."


def test_a_store_that_is_behind_its_files(riverbend: Workspace) -> None:
    build(riverbend)
    edit, _ = with_claim(":lumarimab", "b:field", "field:vaccines")
    edited(riverbend, DAILY, edit)
    with KnowledgeGraph.open(riverbend.root) as kg:
        finding = only(looked(kg), "store-out-of-date")
    assert "lacks 1 plain edges that the files support, :lumarimab b:field field:vaccines first." in finding.message


def test_shapes_name_the_line(riverbend: Workspace) -> None:
    extra = Quad(iri(":lumarimab"), iri("rdfs:label"), Literal("third", language="fr"), graph("things"))
    found = [one for one in check(built_with(riverbend, extra)).findings if one.code == "shape"]
    assert found
    text = (riverbend.things / "medicine.ttl").read_text(encoding="utf-8")
    line = text.splitlines().index(":lumarimab a b:Drug ;") + 1
    assert {one.where for one in found} == {f"graphs/things/medicine.ttl:{line}"}
    assert not any(one.message_zh.isascii() for one in found)


def test_without_pyshacl_the_check_says_so(riverbend: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyshacl", None)
    finding = only(check(riverbend), "shapes-not-checked")
    assert finding.text() == (
        "The SHACL shapes were not checked: pySHACL is not installed. Install it with `pip install 'biokg[check]'`."
    )


# ---- what cannot be read


def test_files_that_cannot_be_read_are_all_named_and_nothing_else_is_checked(riverbend: Workspace) -> None:
    riverbend.source_file(HERALD).write_text("x\n", encoding="utf-8")
    riverbend.source_file(DAILY).write_bytes(b"\xff")
    report = looked(riverbend)
    assert [(one.code, one.where) for one in report.findings] == [
        ("wrong-input", f"graphs/sources/{DAILY}.ttl:1"),
        ("wrong-input", f"graphs/sources/{HERALD}.ttl:1"),
        ("not-all-checked", ""),
    ]


def test_claims_that_mean_nothing_keep_the_other_checks_from_seeing_ghosts(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8").replace("b:claimPredicate b:managedBy", "b:claimPredicate b:manages")
    path.write_text(text, encoding="utf-8")
    report = looked(riverbend)
    assert kinds(report) == [("violation", "wrong-input"), ("info", "not-all-checked")]
    assert "uses an unknown property: 'b:manages' is not a property of the ontology." in report.findings[0].message


def test_as_of_leaves_out_what_came_later(riverbend: Workspace) -> None:
    edit, _ = with_claim(":port-alder", "b:locatedIn", ":port-alder")
    assert not edited(riverbend, DAILY, edit).passed
    report = looked(riverbend, as_of=dt.date(2024, 6, 1))
    assert report.passed
    assert report.claims == len(read_source(riverbend.source_file(HERALD)).claims)


# ---- words


@pytest.mark.parametrize("code", WORDINGS)
def test_every_finding_speaks_both_languages_with_the_same_blanks(code: str) -> None:
    wording = WORDINGS[code]
    blanks = [set(re.findall(r"\{(\w+)\}", text)) - {"found_zh", "expected_zh", "message_zh", "found", "expected"}
              for text in (wording.message, wording.message_zh)]  # fmt: skip
    assert blanks[0] - {"message"} == blanks[1] - {"message"}
    assert wording.message.isascii() or "“" in wording.message
    assert not wording.message_zh.isascii()


def test_a_finding_as_a_line() -> None:
    finding = Finding("warning", "x", "a.ttl:3", "It is so.", "如此。", "Mend it.", "请修正。")
    assert finding.text() == "a.ttl:3: It is so. Mend it."
    assert finding.text("zh") == "a.ttl:3: 如此。请修正。"


def test_every_check_has_a_name_and_says_what_it_yields() -> None:
    assert len({one.__name__ for one in CHECKS}) == len(CHECKS)
    assert all((one.__doc__ or "").startswith("Yield ") for one in CHECKS)
