"""Proposals for the things of a workspace, and the walk through them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from cli.conftest import run_biokg
from click.testing import Result

from biokg.build.mappings import settled_mappings
from biokg.matching import Judged, Judgements, finders_of, propose, things_of
from biokg.matching.review import Review
from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.registers.kept import read_releases
from biokg.resolve import Match
from biokg.terms import brief
from biokg.workspace import Workspace

from .records import import_records, record, ror

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def town(riverbend: Workspace) -> Workspace:
    """The fictional example with records of a register, among them a head and its branches."""
    import_records(
        riverbend,
        record(1, "Larkspur Biologics (Antarctica)", "Larkspur Biologics", country=("AQ", "Antarctica")),
        record(2, "Larkspur Biologics (Norway)", "Larkspur Biologics", country=("NO", "Norway"), above=1),
        record(3, "University of Port Alder", "UPA", kind="education"),
        record(4, "Northgate Pharmaceuticals Ltd.", "北门制药"),
        record(5, "Foxglove Foods"),
        record(6, "Riverbend", kind="other"),
    )
    return riverbend


def proposed(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    (release,) = read_releases(workspace.registers)
    found = propose(
        things_of(workspace), [finders_of(workspace, release)], Judgements(workspace.judgements),
        settled_mappings(workspace),
    )  # fmt: skip
    return [
        (one.thing.id.rpartition("/")[2], one.match.relation.value, one.match.entity.id, one.match.verdict.value)
        for one in found
    ]


PROPOSED = [
    ("larkspur-biologics", "same as", ror(1), "same"),
    ("larkspur-biologics", "whole of", ror(2), "unsure"),
    ("northgate-pharma", "same as", ror(4), "same"),
    ("port-alder-university", "same as", ror(3), "same"),
]


def test_things_are_matched_with_records_of_their_family(town: Workspace) -> None:
    assert proposed(town) == PROPOSED


def review(workspace: Workspace) -> Review:
    (release,) = read_releases(workspace.registers)
    found = list(propose(things_of(workspace), [finders_of(workspace, release)], {}))
    return Review(found, Judgements(workspace.judgements), "Ada", DAY)


def judged(workspace: Workspace) -> dict[str, str]:
    return {record: row.judged.value for (_, record), row in Judgements(workspace.judgements).items()}


def test_each_step_is_on_disk_and_can_be_undone(town: Workspace) -> None:
    walk = review(town)
    walk.accept()
    assert judged(town) == {ror(1): "same"}
    walk.accept("seen on its page")
    walk.skip()
    walk.judge(Judged.DIFFERENT)
    assert judged(town) == {ror(1): "same", ror(2): "whole of", ror(3): "different"}
    assert (walk.current, walk.decided) == (None, 3)
    assert [walk.undo() for _ in range(5)] == [True, True, True, True, False]
    assert (judged(town), walk.place, walk.decided) == ({}, 0, 0)


def test_undo_restores_what_was_judged_before(town: Workspace) -> None:
    walk = review(town)
    walk.judge(Judged.UNSURE)
    again = review(town)
    again.judge(Judged.SAME)
    again.undo()
    assert judged(town) == {ror(1): "unsure"}


def test_after_the_end_there_is_nothing_to_judge(town: Workspace) -> None:
    walk = Review([], Judgements(town.judgements), "Ada", DAY)
    with pytest.raises(IndexError):
        walk.accept()
    assert not town.judgements.exists()


def on(workspace: Workspace, *words: str, stdin: str | None = None, columns: int = 160) -> Result:
    return run_biokg("-C", str(workspace.root), "match", *words, stdin=stdin, columns=columns)


def test_the_command_lists_them_for_programs_and_people(town: Workspace) -> None:
    first = json.loads(on(town, "--about", "larkspur-biologics", "--format", "json").stdout)[0]
    assert first == {
        "thing": "larkspur-biologics", "name": "Larkspur Biologics", "relation": "same as", "record": ror(1),
        "record_label": "Larkspur Biologics (Antarctica)", "matched": "Larkspur Biologics", "score": 1.0,
        "verdict": "same", "reasons": ["same-words:1", "two-names-agree:1", "head-organisation:1"], "judged": None,
        "mapped": None,
    }  # fmt: skip
    table = on(town, "--format", "table", "--open").stdout
    assert "the head of several" in " ".join(table.split())
    assert "用词相同" in on(town, "--format", "table", "--lang", "zh").stdout
    sssom = on(town, "--format", "sssom").stdout
    assert f"id:northgate-pharma\tNorthgate Pharma\tskos:exactMatch\t\tror:{ror(4)[-9:]}" in sssom
    assert "semapv:LexicalMatching" in sssom


def test_a_review_with_the_keys_shown(town: Workspace) -> None:
    done = on(town, "review", "--by", "Ada", stdin="a\nz\nr\nm\nseen on its page\na\nx\nq\n", columns=80)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "2 judged, 2 left; all is in graphs/judgements.sssom.tsv."
    assert "[a] accept  [r] reject  [u] unsure  [s] skip  [m] remark  [z] undo  [q] quit" in done.stdout
    assert f"  same as?  Larkspur Biologics (Antarctica)  ror:{ror(1)[-9:]}\n" in done.stdout
    assert "https://" not in done.stdout
    first = "  thing     Larkspur Biologics · 云雀生物 · Larkspur Biologics Ltd."
    assert f"{first}\n            larkspur-biologics\n" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "Press one of the keys shown." in done.stdout
    rows = Judgements(town.judgements)
    assert {(row.judged.value, row.by, row.why) for row in rows.values()} == {
        ("different", "Ada", ""), ("same", "Ada", "seen on its page"),
    }  # fmt: skip
    left = json.loads(on(town, "--open", "--format", "json").stdout)
    assert len(left) == 2
    assert on(town, "review", stdin="").stdout.splitlines()[-1] == "Nothing judged; 2 left."


def test_what_was_judged_is_taken_back_by_command(town: Workspace) -> None:
    assert on(town, "judge", "larkspur-biologics", "part-of", f"ror:{ror(1)[-9:]}", "--by", "Ada").stdout == (
        f"Wrote to graphs/judgements.sssom.tsv: larkspur-biologics part of ror:{ror(1)[-9:]}\n"
    )
    assert judged(town) == {ror(1): "part of"}
    assert on(town, "judge", "larkspur-biologics", "nothing", ror(1)).stdout == (
        f"Took back from graphs/judgements.sssom.tsv: larkspur-biologics, ror:{ror(1)[-9:]}\n"
    )
    assert judged(town) == {}
    again = on(town, "judge", "larkspur-biologics", "nothing", ror(1))
    assert (again.exit_code, "nothing was judged of larkspur-biologics" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--against", "lei"], "no register 'lei' was imported (there: ror); see `biokg import`."),
        (["--about", "larkspurr"], "There is no thing 'larkspurr'"),
        (["--of", "ror"], "no register was imported to match ror"),
        (["judge", "larkspur:row/biologics", "same", "ror:1"], "There is no thing 'larkspur:row/biologics'"),
        (["judge", "larkspur-biologics", "same", "no iri"], "'no iri' is no IRI of a record"),
    ],
)
def test_what_cannot_be_matched_is_said_in_a_sentence(town: Workspace, words: list[str], told: str) -> None:
    done = on(town, *words)
    assert (done.exit_code, told in done.stderr) == (2, True)


def test_without_a_register_there_is_nothing_to_match_with(riverbend: Workspace) -> None:
    assert "no register was imported to match with; begin with `biokg import ror FILE`." in on(riverbend).stderr


FOUND = {
    "eli-lilly": "01qat3289",
    "pfizer": "01xdqrp08",
    "bayer": "04hmn8g73",
    "medtronic": "00grd1h17",
    "astrazeneca": "04r9x1a08",
    "peking-university": "02v51f717",
    "tsinghua-university": "03cve4549",
    "beihang-university": "00wk2mp56",
    "capital-medical-university": "013xs5b60",
}


@pytest.mark.slow
def test_the_news_finds_its_records_in_the_registry(repository: Path, shared: Path, tmp_path: Path) -> None:
    """Of NIBS the extract of the registry has no record: nothing is proposed for it."""
    from biokg.registers.catalogue import register
    from biokg.registers.importing import import_release

    shutil.copytree(repository / "graphs", tmp_path / "graphs")
    workspace = Workspace(tmp_path)
    import_release(workspace, register("ror"), sorted((shared / "data" / "ror").glob("*.json")))
    (release,) = read_releases(workspace.registers)
    best: dict[str, Match] = {}
    for one in propose(things_of(workspace), [finders_of(workspace, release)], {}):
        best.setdefault(one.thing.id.rpartition("/")[2], one.match)
    found = {name: match.entity.id.rpartition("/")[2] for name, match in best.items() if match.verdict == "same"}
    assert {name: found.get(name) for name in FOUND} == FOUND
    assert "nibs" not in best


def test_what_records_share_is_matched_too(riverbend: Workspace) -> None:
    """A sponsor and a product of studies have no records of their own; they are ties to companies and drugs."""
    studied(
        riverbend,
        {"type": "BIOLOGICAL", "name": "Lumarimab injection 10 mg"},
        {"type": "DRUG", "name": "Placebo to lumarimab"},
    )
    home = "https://w3id.org/biokg/id/register/clinicaltrials"
    assert proposed(riverbend) == [
        ("larkspur-biologics", "same as", f"{home}/sponsor/larkspur-biologics-co-ltd", "same"),
        ("lumarimab", "same as", f"{home}/product/lumarimab-injection-10-mg", "same"),
    ]


def studied(workspace: Workspace, *interventions: dict[str, object]) -> None:
    """Import a study with interventions."""
    study = {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Lumarimab in Marsh Fever"},
            "statusModule": {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2025-01-01"}},
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": "Larkspur Biologics Co., Ltd.", "class": "INDUSTRY"}
            },
            "armsInterventionsModule": {"interventions": interventions},
        }
    }
    path = workspace.root / "studies.json"
    path.write_text(json.dumps([study]), encoding="utf-8")
    import_release(workspace, register("clinicaltrials"), [path], release="v1")


def test_a_table_of_parks_is_matched_and_judged(riverbend: Workspace) -> None:
    """The rows of a table of one's own are records, too; their ids may be written short."""
    path = riverbend.root / "parks.csv"
    path.write_text(
        "name,name_zh,located_in,country,status,website\nRiverbend Science & Technology Park,,,,,\n", "utf-8"
    )
    done = run_biokg(
        "-C", str(riverbend.root), "import", "table", str(path), "--mapping", "parks", "--date", "2026-01-01"
    )
    assert done.exit_code == 0, done.stderr
    record = "parks:row/riverbend-science-and-technology-park"
    (row,) = on(riverbend, "--format", "table").stdout.splitlines()[2:]
    assert row.split("   ") == [
        "Riverbend Science Park", "same as", f"Riverbend Science & Technology Park ({record})", "1.00 same",
        "the same words",
    ]  # fmt: skip
    assert on(riverbend, "judge", "riverbend-science-park", "same", record, "--by", "Ada").exit_code == 0
    assert judged(riverbend) == {f"https://w3id.org/biokg/id/register/{record.replace(':', '/')}": "same"}


def drug(workspace: Workspace, english: str, chinese: str) -> None:
    """Add a thing."""
    (workspace.root / "graphs" / "things" / "drugs.ttl").write_text(
        f"""@prefix : <https://w3id.org/biokg/id/> .
@prefix b: <https://w3id.org/biokg/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

:{english.lower()} a b:Drug ;
    rdfs:label "{english}"@en ,
        "{chinese}"@zh .
""",
        "utf-8",
    )


def test_a_brand_leads_to_the_substance_that_a_register_states(riverbend: Workspace) -> None:
    """Its record is the same, the substance is broader."""
    drug(riverbend, "Larkova", "拉可瓦")
    larkova(riverbend)
    home = "https://w3id.org/biokg/id/register/ema"
    assert proposed(riverbend) == [
        ("larkova", "same as", f"{home}/medicine/emea-h-c-000001", "same"),
        ("larkova", "part of", f"{home}/substance/pembrolizumab", "unsure"),
    ]


def larkova(workspace: Workspace) -> None:
    """Import a medicine, and a study with its substance."""
    path = workspace.root / "medicines.csv"
    header = "Category,Name of medicine,EMA product number,Medicine status,Active substance,Medicine URL"
    path.write_text(
        f"{header}\nHuman,Larkova,EMEA/H/C/000001,Authorised,pembrolizumab,https://example.org/1\n", "utf-8"
    )
    import_release(workspace, register("ema"), [path], date="2026-01-01")


def pairs(workspace: Workspace, *words: str) -> list[tuple[str, str, str, str | None]]:
    found = json.loads(on(workspace, *words, "--format", "json").stdout)
    return [(one["thing"], one["relation"], brief(one["record"]), one["judged"]) for one in found]


TRIALS = "clinicaltrials:product/pembrolizumab"
SUBSTANCE = "ema:substance/pembrolizumab"


def test_what_one_register_states_of_a_brand_holds_in_others(riverbend: Workspace) -> None:
    """There the brand may be a name of the substance, or none at all."""
    drug(riverbend, "Larkova", "拉可瓦")
    larkova(riverbend)
    for others in (["Larkova"], []):
        studied(riverbend, {"type": "BIOLOGICAL", "name": "Pembrolizumab", "otherNames": others})
        assert [row[:3] for row in pairs(riverbend, "--about", "larkova")] == [
            ("larkova", "part of", TRIALS),
            ("larkova", "same as", "ema:medicine/emea-h-c-000001"),
            ("larkova", "part of", SUBSTANCE),
        ]


def test_records_of_two_registers_are_matched_and_judged(riverbend: Workspace) -> None:
    """A pair is judged once, whichever of the two registers comes first."""
    larkova(riverbend)
    studied(riverbend, {"type": "BIOLOGICAL", "name": "Pembrolizumab", "otherNames": ["Larkova"]})
    there, back = ["--of", "ema", "--against", "clinicaltrials"], ["--of", "clinicaltrials"]
    assert pairs(riverbend, *there) == [(SUBSTANCE, "same as", TRIALS, None)]
    assert pairs(riverbend, *back, "--about", "pembrolizumab") == [
        (TRIALS, "same as", SUBSTANCE, None),
        (TRIALS, "whole of", "ema:medicine/emea-h-c-000001", None),
    ]
    assert on(riverbend, "judge", SUBSTANCE, "same", TRIALS, "--by", "Ada").stdout == (
        f"Wrote to graphs/judgements.sssom.tsv: {SUBSTANCE} same {TRIALS}\n"
    )
    assert pairs(riverbend, *there) == [(SUBSTANCE, "same as", TRIALS, "same")]
    assert pairs(riverbend, *back, "--about", TRIALS)[0] == (TRIALS, "same as", SUBSTANCE, "same")
    assert pairs(riverbend, *there, "--open") == []
    assert "pembrolizumab (ema:substance/pembrolizumab)" in on(riverbend, *there, "--format", "table").stdout
    assert on(riverbend, "judge", SUBSTANCE, "nothing", TRIALS).exit_code == 0


def test_a_pair_of_records_of_one_thing_is_known(riverbend: Workspace) -> None:
    """Where both are the same as the thing, they need no judgement."""
    drug(riverbend, "Pembrolizumab", "帕博利珠单抗")
    larkova(riverbend)
    studied(riverbend, {"type": "BIOLOGICAL", "name": "Pembrolizumab"})
    for one in (SUBSTANCE, TRIALS):
        assert on(riverbend, "judge", "pembrolizumab", "same", one, "--by", "Ada").exit_code == 0
    (row,) = json.loads(on(riverbend, "--of", "ema", "--format", "json").stdout)
    assert (row["thing"], row["judged"], row["mapped"]) == (SUBSTANCE, None, "exactMatch")
