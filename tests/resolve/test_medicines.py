"""Whose medicine a name is: substances decide, in any salt, form, strength, spelling or order."""

from __future__ import annotations

import pytest

from biokg.resolve import Entity, Match, MedicineMatcher, read_medicine
from biokg.resolve.medicine_words import spelt

LISTED = (
    "erlotinib",
    "nilotinib",
    "paracetamol",
    "codeine",
    "zoledronic acid",
    "lithium carbonate",
    "calcium carbonate",
    "hydrocortisone",
    "hydrocortisone acetate",
    "cefuroxime",
    "cefuroxime axetil",
    "fludeoxyglucose (18F)",
    "flutemetamol (18F)",
    "(S)-nicardipine",
    "levodopa and carbidopa",
    "metformin",
    "BMS-936558",
    "安罗替尼",
    "interferon alfa-2a",
    "interferon alfa-2b",
    "trastuzumab",
)


@pytest.fixture(scope="module")
def matcher() -> MedicineMatcher:
    return MedicineMatcher(Entity(name, (name,)) for name in LISTED)


def told(matches: list[Match]) -> list[tuple[str, str, str]]:
    return [(match.entity.id, match.relation.value, match.verdict.value) for match in matches]


@pytest.mark.parametrize(
    ("name", "substance"),
    [
        ("Erlotinib Hydrochloride Tablets, 150 mg", "erlotinib"),
        ("ERLOTINIB HCL", "erlotinib"),
        ("erlotinibum", "erlotinib"),
        ("acetaminophen 500mg/tablet", "paracetamol"),
        ("Zoledronate", "zoledronic acid"),
        ("ZOLEDRONIC ACID MONOHYDRATE", "zoledronic acid"),
        ("cephuroxim", "cefuroxime"),
        ("F-18 FDG", "fludeoxyglucose (18F)"),
        ("[18F]Flutemetamol", "flutemetamol (18F)"),
        ("bms 936558", "BMS-936558"),
        ("nivolumab (BMS-936558)", "BMS-936558"),
        ("盐酸安罗替尼胶囊", "安罗替尼"),
        ("盐酸二甲双胍片", "metformin"),
        ("Carbidopa; Levodopa", "levodopa and carbidopa"),
        ("trastuzumab-dkst", "trastuzumab"),
        ("Interferon alpha-2B", "interferon alfa-2b"),
        ("brand of nothing (erlotinib SR 23 mg)", "erlotinib"),
    ],
)
def test_one_substance_in_many_names(matcher: MedicineMatcher, name: str, substance: str) -> None:
    assert told(matcher.match([name]))[0] == (substance, "same as", "same")


@pytest.mark.parametrize(
    "name",
    [
        "Imlotinib",  # two letters from one that is listed
        "placebo",
        "Placebo to match erlotinib 150 mg",
        "anti-interferon antibody",
        "carbonate",
        "10 mg once daily",
        "[18F]AV-45",
        "tablets",
        "",
        "(((",
    ],
)
def test_what_is_none_of_them(matcher: MedicineMatcher, name: str) -> None:
    assert matcher.match([name]) == []


def test_a_letter_may_be_another_substance(matcher: MedicineMatcher) -> None:
    """A slip is shown, but no machine takes it for the same."""
    assert told(matcher.match(["nilotinub"])) == [("nilotinib", "same as", "unsure")]


def test_a_combination_is_the_whole_of_its_substances(matcher: MedicineMatcher) -> None:
    assert told(matcher.match(["Paracetamol / codeine phosphate"])) == [
        ("codeine", "whole of", "unsure"),
        ("paracetamol", "whole of", "unsure"),
    ]
    assert told(matcher.match(["levodopa"])) == [("levodopa and carbidopa", "part of", "unsure")]


def test_salts_that_are_listed_apart_are_two(matcher: MedicineMatcher) -> None:
    assert told(matcher.match(["hydrocortisone acetate cream"])) == [
        ("hydrocortisone acetate", "same as", "same"),
        ("hydrocortisone", "same as", "unsure"),
    ]
    assert told(matcher.match(["hydrocortisone sodium succinate"]))[0] == ("hydrocortisone", "same as", "same")
    assert told(matcher.match(["cefuroxime axetil"])) == [("cefuroxime axetil", "same as", "same")]


def test_metals_are_no_substance_of_their_own(matcher: MedicineMatcher) -> None:
    assert [match.entity.id for match in matcher.match(["Lithium Carbonate"])] == ["lithium carbonate"]


def test_why_is_told(matcher: MedicineMatcher) -> None:
    (match,) = matcher.match(["erlotinib hydrochloride"])
    assert (match.score, match.reasons) == (0.97, (("same-words", 1.0), ("other-salt", 0.97)))


def test_two_names_that_agree_are_surer(matcher: MedicineMatcher) -> None:
    one, two = matcher.match(["erlotinib HCl"]), matcher.match(["erlotinib HCl", "Erlotinib tosylate"])
    assert (one[0].score, two[0].score) == (0.97, 0.9816)


def test_spellings_meet() -> None:
    assert spelt("sulphadiazine") == spelt("sulfadiazin") == spelt("sulfadiazina")
    assert spelt("oestradiol") == spelt("estradiol")
    assert len({spelt(word) for word in ("prednisone", "prednisolone", "prednylidene")}) == 3


def test_how_it_is_made_is_no_other_name() -> None:
    matcher = MedicineMatcher([Entity("x:s", ("Somatropin (r-DNA)",))])
    assert matcher.match(["hepatitis B (rDNA) vaccine (adjuvanted, adsorbed)"]) == []
    assert told(matcher.match(["somatropin"])) == [("x:s", "same as", "same")]


def test_hostile_names_cost_little() -> None:
    for text in ("(" * 5000, "A+" * 5000, "x-" * 5000, "1 mg " * 5000):
        assert len(read_medicine(text).substances) <= 1000


@pytest.fixture
def products() -> MedicineMatcher:
    """A register of brands, each with the substances that it states, one of them in two salts."""
    return MedicineMatcher(
        [
            Entity("x:erlotinib", ("erlotinib",)),
            Entity("x:codeine", ("codeine",)),
            Entity("x:paracetamol", ("Paracetamol",)),
            Entity("y:erlotinib", ("Erlotinib hydrochloride tablets",)),
            Entity("x:Larkova", ("Larkova",), made_of=("x:erlotinib",)),
            Entity("x:Duomarsh", ("Duomarsh",), made_of=("x:codeine", "x:paracetamol", "x:unlisted")),
        ]
    )


def test_a_brand_leads_to_its_substance(products: MedicineMatcher) -> None:
    found = products.match(["LARKOVA®"])
    assert told(found) == [
        ("x:Larkova", "same as", "same"),
        ("x:erlotinib", "part of", "unsure"),
        ("y:erlotinib", "part of", "unsure"),
    ]
    assert (found[1].score, found[1].reasons[-1]) == (0.85, ("product-of-substance", 0.85))
    assert told(products.match(["Duomarsh"])) == [
        ("x:Duomarsh", "same as", "same"),
        ("x:codeine", "whole of", "unsure"),
        ("x:paracetamol", "whole of", "unsure"),
    ]


def test_a_substance_does_not_lead_to_its_brands(products: MedicineMatcher) -> None:
    assert [match.entity.id for match in products.match(["codeine"])] == ["x:codeine"]


def test_what_has_the_name_of_a_substance_is_that_substance(products: MedicineMatcher) -> None:
    """A brand beside it is a product of it; which of two salts is meant is asked of the name itself."""
    assert told(products.match(["Larkova", "erlotinib mesylate"])) == [
        ("x:erlotinib", "same as", "same"),
        ("y:erlotinib", "same as", "same"),
        ("x:Larkova", "whole of", "unsure"),
    ]


def test_a_brand_is_a_part_of_a_substance_that_is_listed_with_its_name(products: MedicineMatcher) -> None:
    """What one register states of the brand holds in another that has the brand among the names of the substance."""
    trials = MedicineMatcher([Entity("z:erlotinib", ("Erlotinib", "Larkova")), Entity("z:other", ("Larkova junior",))])
    assert told(trials.match(["Larkova"])) == [("z:erlotinib", "same as", "same")]
    stated = products.products(["Larkova"])
    assert told(trials.match(["Larkova"], stated=stated)) == [("z:erlotinib", "part of", "unsure")]
    assert told(trials.match(["Larkova", "erlotinib"], stated=stated)) == [("z:erlotinib", "same as", "same")]


def test_a_product_that_is_called_as_its_substance_is_a_product() -> None:
    matcher = MedicineMatcher([Entity("x:p", ("Ramelteon",), made_of=("x:s",)), Entity("x:s", ("ramelteon",))])
    assert told(matcher.match(["ramelteon"])) == [("x:s", "same as", "same"), ("x:p", "whole of", "unsure")]
