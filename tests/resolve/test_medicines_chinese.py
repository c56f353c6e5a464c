"""Chinese names of medicines: known pairs, salts and forms, combinations, and what is read by its sound alone."""

from __future__ import annotations

from collections import Counter

import pytest

from biokg.resolve import Entity, MedicineMatcher, read_medicine
from biokg.resolve.lexicon import rows
from biokg.resolve.medicine_chinese import in_words
from biokg.resolve.sound import in_latin

from .test_medicines import told

LISTED = (
    "alteplase", "amlodipine", "atenolol", "bimekizumab", "codeine", "erlotinib", "fluticasone propionate",
    "glyceryl trinitrate", "haloperidol decanoate", "insulin human", "interferon alfa-2b", "letermovir", "metformin",
    "methylprednisolone", "osimertinib", "oxaliplatin", "pembrolizumab", "prednisolone", "prednisone", "semaglutide",
    "sodium chloride", "tenofovir disoproxil", "tislelizumab", "valsartan",
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> MedicineMatcher:
    return MedicineMatcher(Entity(name, (name,)) for name in LISTED)


@pytest.mark.parametrize(
    ("name", "substance"),
    [
        ("帕博利珠单抗注射液", "pembrolizumab"),
        ("帕博利珠單抗", "pembrolizumab"),
        ("可瑞达帕博利珠单抗注射液", "pembrolizumab"),
        ("可瑞达（帕博利珠单抗注射液）", "pembrolizumab"),
        ("司美格鲁肽注射液（1.34mg/ml）", "semaglutide"),
        ("替雷利珠单抗", "tislelizumab"),
        ("盐酸厄洛替尼片150mg", "erlotinib"),
        ("埃罗替尼", "erlotinib"),
        ("甲磺酸奥希替尼片80毫克×30片/盒", "osimertinib"),
        ("注射用奥沙利铂", "oxaliplatin"),
        ("甲泼尼龙片", "methylprednisolone"),
        ("醋酸泼尼松龙片", "prednisolone"),
        ("醋酸泼尼松片5毫克", "prednisone"),
        ("阿替洛尔片", "atenolol"),
        ("注射用阿替普酶", "alteplase"),
        ("硝酸甘油片", "glyceryl trinitrate"),
        ("丙酸氟替卡松吸入气雾剂", "fluticasone propionate"),
        ("富马酸替诺福韦二吡呋酯片", "tenofovir disoproxil"),
        ("重组人胰岛素注射液", "insulin human"),
        ("干扰素α-2b", "interferon alfa-2b"),
        ("氯化钠注射液", "sodium chloride"),
    ],
)
def test_what_is_known_is_the_same(matcher: MedicineMatcher, name: str, substance: str) -> None:
    if name.startswith("干扰素"):
        name = name.replace("干扰素", "interferon ")
    assert told(matcher.match([name]))[0] == (substance, "same as", "same")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("缬沙坦氨氯地平片（Ⅰ）", ["amlodipine", "valsartan"]),
        ("复方磷酸可待因溶液", ["codeine"]),
    ],
)
def test_a_combination_is_the_whole_of_each(matcher: MedicineMatcher, name: str, parts: list[str]) -> None:
    assert told(matcher.match([name])) == [(part, "whole of", "unsure") for part in parts]


def test_a_brand_is_a_part_of_its_substance(matcher: MedicineMatcher) -> None:
    """As one in Latin letters is; two brands of one substance are two, and one in two spellings is one."""
    (match,) = matcher.match(["可瑞达注射液"])
    assert (match.entity.id, match.relation.value, match.score) == ("pembrolizumab", "part of", 0.85)
    assert match.reasons == (("same-words", 1.0), ("product-of-substance", 0.85))
    assert told(matcher.match(["可瑞达", "Pembrolizumab"])) == [("pembrolizumab", "same as", "same")]
    brands = MedicineMatcher([Entity("x:1", ("普罗力",)), Entity("x:2", ("安加维®注射液",))])
    assert told(brands.match(["安加維"])) == [("x:2", "same as", "same")]
    assert told(brands.match(["denosumab"])) == [("x:1", "whole of", "unsure"), ("x:2", "whole of", "unsure")]


@pytest.mark.parametrize(("name", "substance"), [("比美吉珠单抗注射液", "bimekizumab"), ("来特莫韦片", "letermovir")])
def test_by_its_sound_alone_nothing_is_the_same(matcher: MedicineMatcher, name: str, substance: str) -> None:
    (match,) = matcher.match([name])
    assert (match.entity.id, match.verdict.value, match.reasons) == (substance, "unsure", (("like-sound", 0.8),))


def test_a_brand_or_code_beside_it_does_not_matter(matcher: MedicineMatcher) -> None:
    """A name with a stem would have been found; others tell nothing."""
    asked = ["Larkova", "HX-001", "比美吉珠单抗注射液"]
    assert told(matcher.match(asked)) == [("bimekizumab", "same as", "unsure")]
    assert matcher.match([*asked, "lumarimab"]) == []


def test_a_latin_name_finds_one_in_chinese_by_its_sound() -> None:
    matcher = MedicineMatcher([Entity("x:1", ("比美吉珠单抗注射液",)), Entity("x:2", ("来特莫韦片",))])
    assert told(matcher.match(["Letermovir tablets"])) == [("x:2", "same as", "unsure")]


@pytest.mark.parametrize(
    "names",
    [
        ["达可美替尼"],
        ["安慰剂"],
        ["复方"],
        ["片"],
        ["甘草"],
        ["复方" * 500],
        ["盐酸" * 500 + "片"],
        ["替尼" * 500],
        ["胰岛素" * 300 + "甲"],
    ],
)
def test_what_is_none_of_them(matcher: MedicineMatcher, names: list[str]) -> None:
    assert matcher.match(names) == []


def test_esters_are_told_apart(matcher: MedicineMatcher) -> None:
    assert read_medicine("癸酸氟哌啶醇注射液").substances[0].words == ("decanoat", "haloperidol")
    assert told(matcher.match(["癸酸氟哌啶醇注射液"])) == [("haloperidol decanoate", "same as", "same")]


def test_a_known_name_begins_with_what_elsewhere_is_a_salt() -> None:
    assert in_words("硝酸甘油片") == "glyceryl trinitrate 片"
    assert in_words("钙泊三醇软膏") == "钙泊三醇 软膏"


@pytest.mark.parametrize(
    ("chinese", "written"),
    [
        ("伊马替尼", "imatinib"),
        ("阿达木单抗", "atamumab"),
        ("头孢唑林", "cefazolin"),
        ("拉坦前列素", "ratanprost"),
        ("利伐沙班", "livaxaban"),
    ],
)
def test_stems_and_sounds_make_a_latin_name(chinese: str, written: str) -> None:
    assert in_latin(chinese) == written


def test_each_name_stands_for_one_substance() -> None:
    tables = [row for table in ("medicines.tsv", "medicines_chinese.tsv") for row in rows(table)]
    counted = Counter(name for row in tables for name in dict.fromkeys(row))
    assert [name for name, count in counted.items() if count > 1] == []
