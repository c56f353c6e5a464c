"""What is said beside an answer, and in its place, follows the language asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

PARK, LATE = "riverbend-science-park", ("--as-of", "1999-01-01")
SAID = {
    ("path", "ZZZ", "lumarimab"): (
        "Nothing is called 'ZZZ'. See `biokg things`.", "没有名为“ZZZ”的事物。请用 `biokg things` 查看。"),
    ("path", "lumarimab", "芦玛单抗"): (
        "'lumarimab' and '芦玛单抗' are the same thing, lumarimab; name two.",
        "“lumarimab”与“芦玛单抗”是同一事物（芦玛单抗）；请给出两个不同的事物。"),
    ("path", "cell-harbour-opening", "lumarimab"): (
        "'opening of Cell Harbour' is a thing of the class 'event', which no path leads to.",
        "“细胞港投入使用”属于“事件”类，没有路径通向此类事物。"),
    ("thing", "Port Aldr"): (
        "Nothing is called 'Port Aldr'. Did you mean 'Port Alder' or 'Port Alder University'?",
        "没有名为“Port Aldr”的事物。是否指 'Port Alder' 或 'Port Alder University'？"),
    ("report", "park", "lumarimab"): (
        "lumarimab is a drug, not a park, zone or corridor. See `biokg report drug lumarimab`.",
        "芦玛单抗是药物，不是园区、功能区或走廊。请用 `biokg report drug lumarimab`。"),
    ("report", "meet", PARK): (
        "Riverbend Science Park is an industry park, not a company, institute, university, hospital or public body. "
        f"See `biokg report park {PARK}`.",
        f"河湾科学园是产业园区，不是企业、科研机构、高校、医院或公共机构。请用 `biokg report park {PARK}`。"),
    ("report", "compare", PARK, PARK): (
        "'Riverbend Science Park' is named twice; name each place once.", "“河湾科学园”出现了两次；每个地点只写一次。"),
    ("report", "chain", *LATE): (
        "By 1999-01-01 no source speaks of an industry park; name a later day, or a place.",
        "截至1999-01-01，没有来源提及产业园区；请给出更晚的日期，或指明地点。"),
    ("report", "network", "--park", "lumarimab"): (
        "'lumarimab' is the name of a thing of another class than is asked for here: drug. See `biokg things`.",
        "“lumarimab”是另一类事物的名称：药物。请用 `biokg things` 查看。"),
    ("report", "network", "--construct", "SELECT * { ?s ?p ?o }"): (
        "A network is made of triples, and this query gives rows (SELECT); write CONSTRUCT { ?a ?tie ?b }.",
        "网络由三元组构成，而此查询给出行（SELECT）；请写 CONSTRUCT { ?a ?tie ?b }。"),
    ("report", "network", "--construct", "DROP ALL"): (
        "DROP would change the graph. It is built from its sources, not patched: add or correct a claim in graphs/ and "
        "run `biokg build`.",
        "DROP会改动图谱。图谱由来源构建，不直接修改：请在 graphs/ 中增加或更正陈述，再运行 `biokg build`。"),
    ("network", "places", "--around", "Mira Osei"): (
        "Mira Osei is not in this network; choose another projection or weaker filters, for instance with what is "
        "planned.",
        "米拉·欧赛不在此网络中；请换用其他网络，或放宽条件，例如加上 --planned。"),
    ("network", "zzz"): (
        "'zzz' is not a projection. Choose one of ecosystem, collaboration, pipeline, places, people.",
        "“zzz”不是一种网络。可选：ecosystem, collaboration, pipeline, places, people。"),
    ("draw", "--inside", "lumarimab", "--projection", "people"): (
        "lumarimab is not among what is drawn; leave out --settled, --projection or --around.",
        "芦玛单抗不在所绘范围内；请去掉 --settled、--projection 或 --around。"),
    ("report", "due", "--as-of", "1999-01-01"): (
        "On 1999-01-01 nothing was forecast yet: there are no sources. Name a later day.",
        "1999-01-01时尚无任何预测：没有来源。请给出更晚的日期。"),
    ("ask", "zzz"): (
        "There is no question 'zzz'. See `biokg questions`.", "没有名为“zzz”的问题。请用 `biokg questions` 查看。"),
    ("source", "zzz"): ("There is no source 'zzz'. See `biokg sources`.", "没有来源“zzz”。请用 `biokg sources` 查看。"),
    ("things", "--class", "Zzz"): ("'Zzz' is not a class of the ontology.", "本体中没有类“Zzz”。"),
    ("ask", "zones-of-park", "--park", "lumarimab"): (
        "park takes an industry park, and 'lumarimab' is a drug (lumarimab).",
        "park应为产业园区，而“lumarimab”是药物（lumarimab）。"),
}  # fmt: skip
EARLY = {"en": "Note: nothing had been published by 1999-01-01; the first source is of 2024-03-05.\n",
         "zh": "注：截至1999-01-01尚无资料发表；最早的来源为2024-03-05。\n"}  # fmt: skip


@pytest.mark.parametrize("command", SAID, ids=" ".join)
def test_an_error_is_in_the_language_asked_for(command: tuple[str, ...], run: Run) -> None:
    for language, sentence in zip(("en", "zh"), SAID[command], strict=True):
        done = run(*command, "--lang", language)
        assert (done.exit_code, done.stdout) == (2, "")
        early = EARLY[language] if "1999-01-01" in command else ""
        assert done.stderr == early + {"en": "Error: ", "zh": "错误："}[language] + sentence + "\n"


def test_a_command_without_a_language_takes_that_of_the_environment(run: Run) -> None:
    assert run("query", "DROP ALL", BIOKG_LANG="zh").stderr.startswith("错误：DROP会改动图谱。")
    assert run("query", "DROP ALL").stderr.startswith("Error: DROP would change the graph.")


@pytest.mark.parametrize(
    "command",
    [
        ("thing",), ("claims", "--about"), ("path", "lumarimab"), ("network", "--around"), ("network", "--park"),
        ("report", "network", "--around"), ("report", "park"), ("report", "chain"), ("report", "multinationals"),
        ("report", "compare", "cell-harbour"), ("report", "timeline"), ("report", "conflicts"), ("report", "evidence"),
        ("report", "changes", "--since", "2024-06-01"), ("ask", "zones-of-park", "--park"),
        pytest.param(("draw", "--around"), marks=pytest.mark.slow),
        pytest.param(("draw", "--inside"), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_short_name_means_the_same_in_every_command(command: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    note = {"en": "Note: 'RSP' is taken to mean Riverbend Science Park.\n", "zh": "注：“RSP”视为指河湾科学园。\n"}
    for language, said in note.items():
        done = run(*command, "RSP", "--lang", language, "-o", str(tmp_path / "x"))
        assert done.exit_code == 0
        assert done.stderr.startswith(said)
    unknown = run(*command, "Riverbend Science Prk", "-o", str(tmp_path / "x"))
    assert (unknown.exit_code, "'Riverbend Science Park'" in unknown.stderr) == (2, True)


def test_what_a_network_leaves_out_is_told_in_the_language_asked_for(run: Run) -> None:
    assert run("network", "--lang", "en").stderr.splitlines()[1].startswith("Left out, planned, expected, only ")
    told = run("network", "--lang", "zh").stderr.splitlines()
    assert told[0].endswith("条联系。")
    assert told[1].startswith("未计入（仅为规划、预期、打算或被否认）：")


@pytest.mark.parametrize("command", [("network",), ("report", "network"), ("path", "lumarimab", PARK)], ids=" ".join)
def test_planned_and_settled_are_said_alike(command: tuple[str, ...], run: Run) -> None:
    settled = run(*command, "--settled", "--format", "json").stdout
    assert settled == run(*command, "--format", "json").stdout
    assert settled != run(*command, "--planned", "--format", "json").stdout
