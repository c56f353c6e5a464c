"""From a curator's draft to a claim: words found, span hashed, ids computed; refused whole or written whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal

from biokg.claims.curate import add_claims, retract_claim
from biokg.claims.files import read_source
from biokg.claims.model import Claim
from biokg.claims.sheets import Draft, read_sheet
from biokg.errors import InputError, UnknownName
from biokg.ids import sha256
from biokg.terms import iri
from biokg.text import read_articles
from biokg.workspace import Workspace

HERALD, DAILY, REGISTER = "riverbend-herald-2024-03-05", "hewan-daily-2024-10-15", "aldermark-register-2024-12-20"
TODAY = dt.date(2025, 6, 1)
DRAFT = Draft(HERALD, "body", "lumarimab", "field", "field:neuroscience", quote="a monoclonal antibody")


def add(workspace: Workspace, *drafts: Draft, replace_all: bool = False) -> list[Claim]:
    articles = read_articles(workspace.root / "articles")
    return add_claims(workspace, drafts, articles, today=TODAY, replace_all=replace_all)


def contents(workspace: Workspace) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(workspace.root.rglob("*")) if path.is_file()}


def refusal(workspace: Workspace, *drafts: Draft) -> str:
    """Return why drafts are refused, having made sure that no file changed."""
    before = contents(workspace)
    with pytest.raises(InputError) as caught:
        add(workspace, *drafts)
    assert contents(workspace) == before
    return str(caught.value)


def test_the_sheets_of_the_example_give_its_files(riverbend: Workspace) -> None:
    before = contents(riverbend)
    drafts = [draft for path in sorted(riverbend.root.glob("claims/*.tsv")) for draft in read_sheet(path)]
    articles = read_articles(riverbend.root / "articles")
    add_claims(riverbend, drafts, articles, today=dt.date(2025, 1, 10), replace_all=True)
    assert contents(riverbend) == before


def test_a_claim_gets_span_hash_id_and_day(riverbend: Workspace) -> None:
    (claim,) = add(riverbend, DRAFT)
    file = read_source(riverbend.source_file(HERALD))
    assert claim in file.claims
    (citation,) = [one for one in file.citations if one.id == claim.citations[0]]
    text = (riverbend.root / "articles" / f"{HERALD}.txt").read_text(encoding="utf-8")
    assert text[citation.start : citation.end] == "a monoclonal antibody"
    assert citation.sha256 == sha256("a monoclonal antibody")
    assert claim.recorded.value == "2025-06-01T00:00:00Z"
    assert claim.id == claim.content_id


def test_several_spans_and_a_second_occurrence(riverbend: Workspace) -> None:
    (claim,) = add(riverbend, replace(DRAFT, quote="lumarimab || [2] Cell Harbour"))
    file = read_source(riverbend.source_file(HERALD))
    spans = sorted((one.start or 0, one.end) for one in file.citations if one.id in claim.citations)
    text = (riverbend.root / "articles" / f"{HERALD}.txt").read_text(encoding="utf-8")
    body = text.index("Riverbend Science Park, on")
    first = text.index("Cell Harbour", body)
    assert [text[start:end] for start, end in spans] == ["lumarimab", "Cell Harbour"]
    assert spans[1][0] == text.index("Cell Harbour", first + 1)


def test_claims_come_back_in_the_order_of_the_drafts(riverbend: Workspace) -> None:
    register = Draft(REGISTER, "entry", "lumarimab", "kind", "kind:multinational")
    claims = add(riverbend, DRAFT, register, replace(DRAFT, predicate="stage", object="stage:preclinical"))
    assert [str(claim).split()[1] for claim in claims] == ["b:field", "b:kind", "b:stage"]


@pytest.mark.parametrize(
    ("predicate", "text", "expected"),
    [
        ("value", "1,000", Literal("1000", datatype=iri("xsd:decimal"))),
        ("validFrom", "2024-10-08", Literal("2024-10-08T00:00:00Z", datatype=iri("xsd:dateTime"))),
        ("groupSize", "4", Literal("4", datatype=iri("xsd:integer"))),
        ("edtf", "2024-10/2025-04", Literal("2024-10/2025-04")),
        ("verbatim", "name@example", Literal("name@example")),
        ("skos:altLabel", "Larkspur@en", Literal("Larkspur", language="en")),
        ("developedBy", "larkspur-biologics", iri(":larkspur-biologics")),
        ("developedBy", ":larkspur-biologics", iri(":larkspur-biologics")),
    ],
)
def test_the_property_decides_what_an_object_means(
    predicate: str, text: str, expected: object, riverbend: Workspace
) -> None:
    (claim,) = add(riverbend, replace(DRAFT, predicate=predicate, object=text))
    assert claim.object == expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quote": "a monoclonal antibodies"}, "The nearest text is: “lumarimab, a monoclonal antibody”."),
        ({"quote": "Riverbend"}, "“Riverbend” stands there 2 times; quote more words or say which occurrence."),
        ({"quote": "[9] Riverbend"}, "“Riverbend” stands there 2 times, not 9."),
        ({"quote": ""}, "the quote is empty; give the words that say it."),
        ({"quote": "awaits approval"}, "no such words"),
        ({"section": "bdy"}, "has no section 'bdy'; it has body, digest, headline, notice. Did you mean body?"),
        ({"source": "riverbend-herald"}, "there is no source 'riverbend-herald'. Did you mean riverbend-herald-2024"),
        ({"subject": "lumarimap"}, "there is no thing 'lumarimap'; add it with `biokg thing add`. Did you mean"),
        ({"subject": "the drug"}, "'the drug' is no name of a thing"),
        ({"predicate": "feild"}, "'feild' is not a property of the ontology. Did you mean b:field"),
        ({"object": "field:nueroscience"}, "not in the lists of the ontology. Did you mean field:neuroscience"),
        ({"modality": "maybe"}, "'modality:maybe' is not in the lists of the ontology."),
        ({"speaker": "tomas"}, "there is no thing 'tomas'"),
        ({"predicate": "value", "object": "about five"}, "'about five' is not a number; write digits, and the hedge"),
        ({"predicate": "groupSize", "object": "three"}, "which is not a whole number"),
        ({"predicate": "validFrom", "object": "2025-13-40"}, "'2025-13-40' is not a day; write YYYY-MM-DD"),
        ({"predicate": "validFrom", "object": "Tomorrow"}, "'Tomorrow', which is not a date and time such as"),
        ({"predicate": "edtf", "object": "soon"}, "'soon' is not a date; write EDTF"),
        ({"predicate": "minValue", "object": "5"}, "states b:minValue, which biokg computes; state b:edtf or b:value"),
        ({"modality": "inferred", "confidence": "0.9"}, "an inferred claim needs the claims it rests on"),
        ({"modality": "inferred", "premises": ("k",), "confidence": "0.9"}, "there is no claim 'k'."),
        ({"confidence": "0.9"}, "only an inferred claim has premises and a confidence."),
        ({"modality": "attributed"}, "an attributed claim needs its speaker; what the source itself says is asserted."),
        *[
            (
                {"subject": "cell-harbour", "predicate": predicate, "object": "cell-harbour"},
                f":cell-harbour b:{predicate} :cell-harbour: nothing stands so to itself; correct the subject or the",
            )
            for predicate in ("partOf", "locatedIn", "hasPart", "near", "connectsTo")
        ],
        ({"conflicts": ("claim:000000000000",)}, "there is no claim 'claim:000000000000'."),
    ],
)
def test_what_does_not_match_is_refused_and_nothing_written(
    change: dict[str, object], said: str, riverbend: Workspace
) -> None:
    draft = replace(DRAFT, path=Path("s.tsv"), line=7, **change)  # type: ignore[arg-type]
    message = refusal(riverbend, replace(DRAFT, predicate="stage", object="stage:preclinical"), draft)
    assert message.startswith("s.tsv:7: ")
    assert said in message


def test_a_confidence_is_between_0_and_1(riverbend: Workspace) -> None:
    good = replace(DRAFT, key="k")
    bad = replace(DRAFT, predicate="kind", object="kind:multinational", modality="inferred", premises=("k",))
    assert "confidence is 90; write a number from 0 to 1" in refusal(riverbend, good, replace(bad, confidence="90"))


def test_every_refused_draft_is_listed_with_its_line(riverbend: Workspace) -> None:
    wrong = [replace(DRAFT, quote=f"none {number}", path=Path("s.tsv"), line=number) for number in (10, 9, 3)]
    lines = refusal(riverbend, *wrong).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["s.tsv:3:", "s.tsv:9:", "s.tsv:10:"]


def test_two_drafts_with_one_key_are_refused(riverbend: Workspace) -> None:
    other = replace(DRAFT, key="k", predicate="kind", object="kind:multinational", path=Path("s.tsv"), line=4)
    assert refusal(riverbend, replace(DRAFT, key="k"), other) == "s.tsv:4: the key 'k' is taken; choose another."


def test_two_drafts_that_say_the_same_but_for_a_remark_are_refused(riverbend: Workspace) -> None:
    first = replace(DRAFT, path=Path("s.tsv"), line=3)
    message = refusal(riverbend, first, replace(first, note="Otherwise.", line=4))
    assert message == "s.tsv:4: says the same as line 3 with other remarks or links; keep one of the two."
    assert len(add(riverbend, first, replace(first, line=4))) == 2


def test_a_claim_that_is_there_already_is_written_anew(riverbend: Workspace) -> None:
    (first,) = add(riverbend, DRAFT)
    (again,) = add(riverbend, replace(DRAFT, note="Now with a remark."))
    file = read_source(riverbend.source_file(HERALD))
    assert [claim.notes for claim in file.claims if claim.id == first.id] == [again.notes] != [()]


def test_premises_and_conflicts_by_key_across_sources_and_by_id(riverbend: Workspace) -> None:
    premise = Draft(REGISTER, "entry", "lumarimab", "kind", "kind:multinational", key="k")
    inferred = replace(DRAFT, modality="inferred", premises=(f"{REGISTER}#k",), confidence="0.5")
    old = read_source(riverbend.source_file(DAILY)).claims[0]
    by_id = replace(DRAFT, object="field:vaccines", conflicts=(f"claim:{old.id.value[-12:]}",))
    claims = add(riverbend, inferred, premise, by_id)
    assert claims[0].premises == (claims[1].id,)
    assert claims[2].conflicts == (old.id,)


def test_a_source_whose_text_is_not_held_takes_no_quote(riverbend: Workspace) -> None:
    draft = Draft(REGISTER, "entry", "lumarimab", "kind", "kind:multinational", quote="words")
    assert f"the text of {REGISTER} is not held; leave the quote empty" in refusal(riverbend, draft)


def test_an_article_that_is_not_at_hand(riverbend: Workspace) -> None:
    with pytest.raises(InputError, match=f"the article of {HERALD} is not at hand; name its folder with --articles"):
        add_claims(riverbend, [DRAFT], {}, today=TODAY)


def test_replacing_all_drops_former_claims_and_citations_that_nothing_uses(riverbend: Workspace) -> None:
    (claim,) = add(riverbend, DRAFT, replace_all=True)
    file = read_source(riverbend.source_file(HERALD))
    assert file.claims == (claim,)
    assert [citation.id for citation in file.citations] == list(claim.citations)


def test_when_the_disk_is_full_no_source_is_half_written(riverbend: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(riverbend)
    write_text, done = Path.write_text, []

    def full(path: Path, text: str, **options: str) -> int:
        done.append(path)
        if len(done) > 1:
            raise OSError(28, "No space left on device")
        return write_text(path, text, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(InputError, match="No space left on device"):
        add(riverbend, DRAFT, Draft(REGISTER, "entry", "lumarimab", "kind", "kind:multinational"))
    assert contents(riverbend) == before


def test_a_retracted_claim_stays_on_record(riverbend: Workspace) -> None:
    old = read_source(riverbend.source_file(DAILY)).claims[0]
    retract_claim(riverbend, old.id, today=TODAY)
    (now,) = [claim for claim in read_source(riverbend.source_file(DAILY)).claims if claim.id == old.id]
    assert now == replace(old, invalidated=Literal("2025-06-01T00:00:00Z", datatype=iri("xsd:dateTime")))


def test_retracting_what_no_source_claims(riverbend: Workspace) -> None:
    with pytest.raises(UnknownName, match="there is no claim claim:000000000000"):
        retract_claim(riverbend, iri("claim:000000000000"), today=TODAY)
