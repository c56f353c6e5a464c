"""Bad input, through the real command line: one clear sentence, the right exit status, and nothing is lost.

Each case spoils a copy of the fictional example whose graph was built, and runs a command. The command says what is
wrong, where (file and line, or the thing) and what to do; the graph that was built before goes on answering.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from biokg.claims.files import read_source
from biokg.cli.program import biokg
from biokg.graph import KnowledgeGraph
from biokg.store.locks import release, take_write_lock

HERALD = "graphs/sources/riverbend-herald-2024-03-05.ttl"
PLACES = "graphs/things/places.ttl"
Spoil = Callable[[Path], None]


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A workspace that was built."""
    copy = tmp_path / "w"
    shutil.copytree(built, copy)
    return copy


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(biokg, ["-C", str(folder), *arguments], prog_name="biokg", env={"BIOKG_LANG": None})


def answers(folder: Path) -> bool:
    """Tell whether the graph that was built is there, whole."""
    with KnowledgeGraph.open(folder) as kg:
        assert kg.store.manifest is not None
        assert kg.store.size() == kg.store.manifest.quads
        return bool(kg.store.query("ASK { :lumarimab b:developedBy :larkspur-biologics }"))


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith((".part", ".new"))]


def spoil(path: str, old: str, new: str) -> Spoil:
    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, old
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(path: str, text: str) -> Spoil:
    def change(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def not_utf8(folder: Path) -> None:
    path = folder / PLACES
    path.write_bytes(path.read_bytes().replace("奥尔德马克".encode(), b"\xb0\xc2"))


def error_in_line_3(folder: Path) -> None:
    lines = (folder / HERALD).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / HERALD).write_text("".join([*lines[:2], "@prefix oops\n", *lines[2:]]), encoding="utf-8")


def uncited(folder: Path) -> None:
    text = (folder / HERALD).read_text(encoding="utf-8")
    (folder / HERALD).write_text(re.sub(r"    b:citation cite:\w+ ;\n", "", text, count=1), encoding="utf-8")


def one_thing_twice(folder: Path) -> None:
    append("graphs/things/agents.ttl", ':willow-park a b:PublicBody ; rdfs:label "W"@en , "柳"@zh .\n')(folder)


def one_claim_in_two_files(folder: Path) -> None:
    claim = read_source(folder / HERALD).claims[0].id.value[-12:]
    text = (folder / HERALD).read_text(encoding="utf-8")
    block = next(part for part in text.split("\n\n") if part.startswith(f"claim:{claim} "))
    prefixes = "".join(line + "\n" for line in text.splitlines() if line.startswith("@prefix"))
    other = folder / "graphs/sources/aldermark-register-2024-12-20.ttl"
    entry = re.search(r"cite:\w{12}", other.read_text(encoding="utf-8"))
    assert entry
    block = re.sub(r"cite:\w{12}", entry[0], block)
    lines = [line for line in other.read_text(encoding="utf-8").splitlines(keepends=True) if line[:7] != "@prefix"]
    other.write_text(prefixes + "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n" + "".join(lines) + block + "\n")


REFUSED: dict[str, tuple[Spoil, str]] = {
    "not UTF-8": (not_utf8, rf"{PLACES}:\d+: is not UTF-8 \(byte \d+ is 0xb0\); save the file as UTF-8\."),
    "syntax error in line 3": (error_in_line_3, rf"{HERALD}:[34]: is not valid Turtle: .+\."),
    "claim without citation": (
        uncited,
        rf"{HERALD}:\d+: claim:\w{{12}} has no citation; say where it is said with b:citation\.",
    ),
    "citation outside the article": (
        spoil(HERALD, "oa:end 1", "oa:end 99991"),
        rf"{HERALD}:\d+: \S+ has characters \d+-\d+, outside the article, which has characters 0-\d+\.",
    ),
    "unknown property": (
        spoil(HERALD, "b:claimPredicate b:developedBy", "b:claimPredicate b:developdBy"),
        rf"{HERALD}:\d+: claim:\w{{12}} uses an unknown property: 'b:developdBy' is not a property of the ontology\. "
        r"Did you mean b:developedBy",
    ),
    "unknown class": (
        spoil(PLACES, "a b:IndustryPark", "a b:SciencePark"),
        rf"{PLACES}:\d+: :riverbend-science-park has an unknown class: 'b:SciencePark' is not a class of the",
    ),
    "two types that are disjoint": (
        spoil(PLACES, "a b:GreenSpace", "a b:GreenSpace , b:IndustryPark"),
        rf"{PLACES}:\d+: :willow-park has 2 classes \(b:GreenSpace, b:IndustryPark\); keep the most specific one\.",
    ),
    "IRI with spaces": (
        spoil(HERALD, "b:claimSubject :lumarimab", "b:claimSubject <https://w3id.org/biokg/id/luma rimab>"),
        rf"{HERALD}:\d+: is not valid Turtle: .*IRI",
    ),
    "2025-13-40": (
        spoil(HERALD, 'b:claimValue "2023"', 'b:claimValue "2025-13-40"'),
        rf"{HERALD}:\d+: claim:\w{{12}} has a wrong value: '2025-13-40' is not a day; write YYYY-MM-DD",
    ),
    "soon": (
        spoil(HERALD, 'b:claimValue "2023"', 'b:claimValue "soon"'),
        rf"{HERALD}:\d+: claim:\w{{12}} has a wrong value: 'soon' is not a date; write EDTF",
    ),
    "interval that ends before it begins": (
        spoil(HERALD, 'b:claimValue "2023"', 'b:claimValue "2024/2023"'),
        rf"{HERALD}:\d+: claim:\w{{12}} has a wrong value: '2024/2023' ends before it begins; swap the two dates\.",
    ),
    "about five": (
        spoil(HERALD, 'b:claimValue "30"^^xsd:decimal', 'b:claimValue "about five"^^xsd:decimal'),
        rf"{HERALD}:\d+: claim:\w{{12}} has a wrong value: 'about five' is not a number; write digits, and the hedge",
    ),
    "duplicate id of a thing": (
        one_thing_twice,
        rf"{PLACES}:\d+: :willow-park is described in .*agents\.ttl already; keep one of the two\.",
    ),
    "duplicate id of a claim": (
        one_claim_in_two_files,
        rf"{HERALD}:\d+: claim:\w{{12}} is described in aldermark-register-2024-12-20\.ttl already; keep one of",
    ),
    "no source left": (
        lambda folder: shutil.rmtree(folder / "graphs/sources"),
        r"graphs/sources: holds no source \(\*\.ttl\)",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_build_refuses_and_the_last_good_graph_stays(case: str, folder: Path) -> None:
    change, sentence = REFUSED[case]
    change(folder)
    result = run(folder, "build")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert re.search(sentence, result.stderr), result.stderr
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr
    assert answers(folder)
    assert leftovers(folder) == []


@pytest.mark.parametrize("case", REFUSED)
def test_the_check_reports_the_same_as_a_violation(case: str, folder: Path) -> None:
    change, sentence = REFUSED[case]
    change(folder)
    result = run(folder, "check", "--format", "json")
    assert result.exit_code == 1
    findings = json.loads(result.stdout)["findings"]
    violations = [f"{one['where']}: {one['message']}" for one in findings if one["severity"] == "violation"]
    assert any(re.search(sentence, text) for text in violations), violations


# ---- what a build lets pass, because it means something, and a check finds


def circle(folder: Path) -> None:
    """Turn the denial that the park is part of the free zone into the claim that it is part of its own zone."""
    spoil(HERALD, "b:claimObject :alder-free-zone", "b:claimObject :cell-harbour")(folder)
    spoil(HERALD, "modality:denied", "modality:asserted")(folder)


def shifted(folder: Path) -> None:
    text = (folder / HERALD).read_text(encoding="utf-8")
    start = re.search(r"hasSource section:\S+-body ;\n    oa:start (\d+)", text)
    assert start
    spoil(HERALD, f"oa:start {start[1]} ;\n    oa:end", f"oa:start {int(start[1]) + 1} ;\n    oa:end")(folder)


FOUND = {
    "cycle in partOf": (
        circle,
        r"b:locatedIn goes round in a circle: :cell-harbour → :riverbend-science-park",
    ),
    "span that does not match its hash": (
        shifted,
        r"The words at cite:\w{12} are not those that were hashed: the",
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_the_check_finds_what_the_build_lets_pass(case: str, folder: Path) -> None:
    change, sentence = FOUND[case]
    change(folder)
    built = run(folder, "build")
    assert built.exit_code == 0, built.stderr
    result = run(folder, "check", "--articles", str(folder / "articles"))
    assert result.exit_code == 1
    assert re.search(sentence, " ".join(result.stdout.split())), result.stdout
    assert re.search(r"graphs/\w+/[\w-]+\.ttl:\d+", result.stdout)


# ---- folders and disks


def test_an_empty_folder(tmp_path: Path) -> None:
    for command in ("build", "check", "things"):
        result = run(tmp_path, command)
        assert result.exit_code == 2
        assert result.stderr == (
            f"Error: {tmp_path}: is no workspace: it has no graphs folder. Make one with `biokg init`.\n"
        )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = run(tmp_path / "none", "build")
    assert result.exit_code == 2
    assert "none" in result.stderr


def test_a_workspace_that_was_never_built(folder: Path) -> None:
    shutil.rmtree(folder / ".biokg")
    result = run(folder, "things")
    assert result.exit_code == 2
    assert "there is no store yet; run `biokg build` to make it." in result.stderr


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch, number: int, where: Path) -> Iterator[None]:
    """Have the system refuse to make or write files below a folder, as a read-only or full disk does.

    Modes of files do not bind root, who may run these tests, so the calls themselves fail.
    """
    import builtins
    import io

    opened, made = io.open, os.mkdir

    def fails(path: object) -> bool:
        return isinstance(path, str | os.PathLike) and str(where) in os.fspath(path)

    def open_(path: object, mode: str = "r", *rest: object, **more: object) -> object:
        if fails(path) and set(mode) & set("wax+"):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, mode, *rest, **more)  # type: ignore[call-overload]

    def mkdir(path: object, *rest: object, **more: object) -> None:
        if fails(path):
            raise OSError(number, os.strerror(number), str(path))
        made(path, *rest, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(io, "open", open_)
        patch.setattr(builtins, "open", open_)
        patch.setattr(os, "mkdir", mkdir)
        yield


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (30, r"\.biokg: the folder cannot be written; allow it, or work in a copy elsewhere\."),
        (
            28,
            r"\.biokg.*: the disk is full; free some room and run `biokg build` again\. The last good store is",
        ),
    ],
    ids=["read-only", "full"],
)
def test_a_folder_that_takes_no_files(
    number: int, sentence: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refusing(monkeypatch, number, folder):
        result = run(folder, "build")
        assert result.exit_code == 2
        assert re.search(sentence, result.stderr), result.stderr
        assert answers(folder)
        looked = run(folder, "things", "--format", "json")
    assert looked.exit_code == 0
    assert run(folder, "build").exit_code == 0


def test_a_disk_that_is_full_in_the_middle_of_loading(folder: Path) -> None:
    """Oxigraph writes by itself; in a process of its own, a limit on the size of files stops it as a full disk does."""
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "from biokg.cli.program import biokg\n"
        "biokg(sys.argv[1:])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "-C", str(folder), "build"], capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert answers(folder)
    assert run(folder, "build").exit_code == 0


# ---- stores


def test_a_store_of_a_newer_version(folder: Path) -> None:
    (manifest,) = (folder / ".biokg/stores").glob("*/manifest.json")
    values = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(values | {"format": 99, "biokg": "9.1"}), encoding="utf-8")
    result = run(folder, "things")
    assert result.exit_code == 2
    assert re.search(r"the store was made by biokg 9\.1, newer than this one \(.+\); upgrade biokg, or run",
                     result.stderr)  # fmt: skip
    assert run(folder, "build").exit_code == 0
    assert answers(folder)


def test_a_store_that_is_damaged(folder: Path) -> None:
    for path in (folder / ".biokg/stores").rglob("*"):
        if path.is_file() and "database" in path.parts:
            path.write_bytes(b"x")
    result = run(folder, "things")
    assert result.exit_code == 2
    assert "run `biokg build` to make it anew" in result.stderr
    assert run(folder, "build").exit_code == 0
    assert answers(folder)


def test_a_second_build_at_the_same_time(folder: Path) -> None:
    held = take_write_lock(folder / ".biokg/lock")
    try:
        result = run(folder, "build")
        assert result.exit_code == 2
        assert f"another build (process {os.getpid()}) is under way; wait until it has ended." in result.stderr
        assert answers(folder)
    finally:
        release(held)
    assert run(folder, "build").exit_code == 0


SLOW_BUILD = """
import sys, time
from biokg.build import run
from biokg.cli.program import biokg
whole = run.assemble
def slowly(knowledge):
    print("begun", flush=True)
    time.sleep(30)
    return whole(knowledge)
run.assemble = slowly
biokg(sys.argv[1:])
"""


@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_build_that_is_stopped_in_the_middle(sign: signal.Signals, status: int, folder: Path) -> None:
    command = [sys.executable, "-c", SLOW_BUILD, "-C", str(folder), "build"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as building:
        assert building.stdout is not None
        assert building.stdout.readline() == "begun\n"
        building.send_signal(sign)
        _, said = building.communicate(timeout=20)
    assert building.returncode == status
    assert "Traceback" not in said
    if sign == signal.SIGINT:
        assert "Stopped; nothing was left half-done." in said
    assert answers(folder)
    assert run(folder, "build").exit_code == 0
    assert len(list((folder / ".biokg/stores").iterdir())) == 1


def test_readers_go_on_while_a_build_is_under_way(folder: Path) -> None:
    with KnowledgeGraph.open(folder) as before:
        append(PLACES, ':north-pier a b:Facility ; rdfs:label "North Pier"@en , "北码头"@zh .\n')(folder)
        assert run(folder, "build").exit_code == 0
        assert [match for match in before.find("North Pier") if match.score == 100] == []
        with KnowledgeGraph.open(folder) as after:
            assert [match.score for match in after.find("North Pier")][:1] == [100]


# ---- names

NAMES = {
    "odd-quotes": ("\"Quoted\" ’n‘ 'so' \\ back", "“引号”"),
    "odd-emoji": ("🧬👩🏽‍🔬", "🧬"),
    "odd-direction": ("حديقة العلوم", "פארק"),
    "odd-length": ("long " * 2000, "长" * 10_000),
    "odd-turtle": ("a . :b :c :d ; #", "@prefix x: <y> ."),
}


def test_names_that_are_hard_survive_and_are_found(folder: Path) -> None:
    for slug, names in NAMES.items():
        english, chinese = (json.dumps(name, ensure_ascii=False) for name in names)
        append(PLACES, f":{slug} a b:Facility ; rdfs:label {english}@en , {chinese}@zh .\n")(folder)
    assert run(folder, "build").exit_code == 0
    formatted = run(folder, "format")
    assert formatted.exit_code == 0, formatted.stderr
    started = time.monotonic()
    with KnowledgeGraph.open(folder) as kg:
        for slug, (english, chinese) in NAMES.items():
            thing = kg.resolve(slug)
            assert (kg.label(thing, "en"), kg.label(thing, "zh")) == (english, chinese)
            assert kg.resolve(english) == kg.resolve(chinese) == thing
            assert kg.find(chinese)[0].node == thing
    assert run(folder, "build").exit_code == 0
    assert run(folder, "check", "--format", "json").exit_code == 0
    assert time.monotonic() - started < 30
