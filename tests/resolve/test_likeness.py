"""How like two names are: made-up ones, right to the verdict."""

from __future__ import annotations

import pytest

from biokg.resolve import Reason, Relation, compare, read_name, verdict_of


def likeness(one: str, two: str):  # type: ignore[no-untyped-def]
    return compare(read_name(one), read_name(two))


SAME = [
    ("Larkspur Biologics Co., Ltd.", "LARKSPUR BIOLOGICS LIMITED"),
    ("The Finch & Wren Company", "Finch and Wren Co."),
    ("Genêt Laboratoires SA", "Genet Laboratories S.A."),
    ("Institute of Owl Ringing", "Inst. of Owl Ringing"),
    ("Universität Weidenstadt", "University of Weidenstadt"),
    ("Finch Bank Aktiengesellschaft", "Finch Bank AG"),
    ("ООО Василек", "Vasilek OOO"),
    ("雲雀生物科技有限公司", "云雀生物科技有限公司"),
    ("Goodfinch Company", "Good Finch Company"),
    ("Willow Univ. Hosp., Riverbend", "Willow University Hospital"),
    ("St. Wren's Hospital", "Saint Wrens Hospital"),
]
UNSURE = [
    ("Larkspur Biologics", "Larkspvr Biologics"),
    ("Larkspur", "Lrkspur Inc."),
    ("云雀大学", "Yunque University"),
    ("Finch Capital Partners V L.P.", "Finch Capital Partners VI L.P."),
    ("Owl Ringing Institute (ORIX)", "ORIX"),
    ("Larkspur Biologics", "Foxglove Foods / Larkspur Biologics"),
    ("Larkspur Biologics", "Foxglove Foods, formerly Larkspur Biologics"),
]
DIFFERENT = [
    ("Larkspur Biologics", "Foxglove Biologics"),
    ("Larkspur (Mexico)", "Larkspur (Greece)"),
    ("Larkspur", "Larkspur (Mexico)"),
    ("First Hospital of Riverbend", "Second Hospital of Riverbend"),
    ("Riverbend University", "Riverbend University of Technology"),
    ("Riverbend Medical University", "Riverbend Normal University"),
    ("湖南大学", "湖南工业大学"),
    ("山西大学", "陕西大学"),
    ("Nanjing Bank", "Nanning Bank"),
    ("Finch of Boston, Inc.", "Finch of Chicago, Inc."),
    ("LXF Aviation", "LBQ Aviation"),
    ("BD p.l.c.", "BX p.l.c."),
    ("Finch Systems, Inc.", "Finch Industries, Inc."),
    ("University of Finch, North Bank", "University of Finch, South Bank"),
    ("ANO Finch", "Finch GmbH"),
]


@pytest.mark.parametrize(
    ("verdict", "one", "two"),
    [(verdict, *pair) for verdict, pairs in zip(("same", "unsure", "different"), (SAME, UNSURE, DIFFERENT), strict=True)
     for pair in pairs],
)  # fmt: skip
def test_verdicts(verdict: str, one: str, two: str) -> None:
    assert (verdict_of(likeness(one, two).score).value, one, two) == (verdict, one, two)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("Department of Surgery, Larkspur University", "Larkspur University", Relation.PART),
        ("Larkspur University", "Hospital of Larkspur University", Relation.WHOLE),
        ("Larkspur (Mexico)", "Larkspur", Relation.PART),
        ("Larkspur Foundation", "Larkspur", Relation.PART),
        ("云雀大学附属第一医院", "云雀大学", Relation.SAME),  # a number stands between
        ("云雀大学附属医院", "云雀大学", Relation.PART),
        ("Larkspur Biologics", "Larkspur", Relation.SAME),
        ("University Hospital", "Lund University Hospital", Relation.SAME),
        ("National Institute of Larkspurs, Beijing", "BEIJING", Relation.SAME),  # a town is no whole of what is there
        ("苏州第一医院", "苏州", Relation.SAME),
    ],
)
def test_a_part_is_kept_apart_from_the_whole(one: str, two: str, relation: Relation) -> None:
    assert likeness(one, two).relation == relation
    turned = {Relation.PART: Relation.WHOLE, Relation.WHOLE: Relation.PART}
    assert likeness(two, one).relation == turned.get(relation, relation)


@pytest.mark.parametrize(("one", "two"), [("Peking University", "BEIJING"), ("Suzhou", "苏州大学")])
def test_a_town_is_not_what_is_named_for_it(one: str, two: str) -> None:
    assert likeness(one, two).score < 0.5
    assert likeness("Beijing", "BEIJING").score == 1.0


def test_reasons_tell_what_made_the_score() -> None:
    found = likeness("Larkspur Biologics (Mexico) Ltd", "Larkspur Biologics (Greece) AG")
    assert found.reasons == ((Reason.SAME_WORDS, 1.0), (Reason.COUNTRY, 0.5), (Reason.FORM, 0.93))
    assert found.score == 0.465
    assert likeness("Larkspur", "Foxglove").reasons == ()
