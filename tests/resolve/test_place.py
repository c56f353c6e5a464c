"""Names of parks, zones and districts: what kind of place, what it is called, in English and Chinese."""

from __future__ import annotations

import pytest

from biokg.resolve import Entity, Matcher, read_place

LISTED = (
    "Zhongguancun Life Science Park",
    "Zhongguancun Science Park",
    "Suzhou Industrial Park",
    "Suzhou Biomedical Industrial Park",
    "Changping District",
    "Kunming Hi-tech Zone",
    "Kunming Economic and Technological Development Zone",
    "Pingdun Science City",
    "Xiong'an New Area",
    "Larkspur Lake Science City",
    "Cambridge Biomedical Campus",
    "Cambridge Science Park",
    "Research Triangle Park",
    "Jurong Innovation District",
    "Sophia Antipolis",
    "Germany",
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher((Entity(name, (name,)) for name in LISTED), read_place)


@pytest.mark.parametrize(
    ("asked", "place", "verdict"),
    [
        ("中关村生命科学园", "Zhongguancun Life Science Park", "same"),
        ("ZGC Life Science Park", "Zhongguancun Life Science Park", "same"),
        ("中关村科技园区", "Zhongguancun Science Park", "same"),
        ("苏州工业园区", "Suzhou Industrial Park", "unsure"),  # 宿州 is written alike
        ("苏州生物医药产业园", "Suzhou Biomedical Industrial Park", "unsure"),
        ("昌平区", "Changping District", "same"),
        ("昆明高新技术产业开发区", "Kunming Hi-tech Zone", "same"),
        ("昆明高新区", "Kunming Hi-tech Zone", "same"),
        ("Kunming High and New Technology Development District", "Kunming Hi-tech Zone", "same"),
        ("昆明经济技术开发区", "Kunming Economic and Technological Development Zone", "same"),
        ("Suzhou Bio-medicine Industrial Park", "Suzhou Biomedical Industrial Park", "same"),
        ("雄安新区", "Xiong'an New Area", "unsure"),  # read by its sound
        ("坪墩科学城", "Pingdun Science City", "unsure"),  # read by its sound
        ("Beijing Pingdun Science City", "Pingdun Science City", "same"),  # a town before it
        ("剑桥生物医学园区", "Cambridge Biomedical Campus", "same"),
        ("英国剑桥生物医学园区", "Cambridge Biomedical Campus", "same"),  # a country before it
        ("剑桥科技园", "Cambridge Science Park", "same"),
        ("三角研究园", "Research Triangle Park", "same"),
        ("北卡三角研究园", "Research Triangle Park", "unsure"),
        ("裕廊创新区", "Jurong Innovation District", "same"),
        ("索菲亚·安提波利斯", "Sophia Antipolis", "same"),
        ("德国", "Germany", "same"),
    ],
)
def test_places_in_two_languages(matcher: Matcher, asked: str, place: str, verdict: str) -> None:
    first = matcher.match([asked])[0]
    assert (first.entity.id, first.verdict.value) == (place, verdict)


@pytest.mark.parametrize(
    "asked",
    [
        "成都高新区",
        "Beijing",
        "Suzhou Software Park",
        "Science City",
        "昌平生物园",
        "高新区",
        "剑桥软件园",
        "英国",
        "",
        "()",
    ],
)
def test_places_that_are_not_listed(matcher: Matcher, asked: str) -> None:
    assert [match for match in matcher.match([asked]) if match.verdict.value != "different"] == []


def test_a_character_is_a_word_only_where_it_can_be() -> None:
    """港 is a port at the end, and a part of a name within it; 区 is a district after a name, else a zone."""
    words = {text: [token.text for token in read_place(text).tokens] for text in ("临港新片区", "杭州医药港", "高新区")}
    assert words == {
        "临港新片区": ["lingang", "new-area"],
        "杭州医药港": ["hangzhou", "pharma", "port"],
        "高新区": ["hitech", "zone"],
    }
