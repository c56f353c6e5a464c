"""Charts: every value is where it belongs, words fit, nothing that a name holds is obeyed, the same gives the same."""

from __future__ import annotations

import datetime as dt
import struct
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.analysis.share import Share
from biokg.errors import InputError
from biokg.views.chart.drawing import NARROW, WIDTH, Drawing, clipped, width_of, wrapped
from biokg.views.chart.marks import pie
from biokg.views.chart.model import Bar, Bars, Chart, Field, Growth, Matrix, Moment, Point, Series, Timeline
from biokg.views.chart.png import png_bytes
from biokg.views.chart.scale import Days, nice_steps
from biokg.views.chart.style import in_page
from biokg.views.chart.svg import svg, svg_file
from biokg.views.words import BADGES

NS = {"s": "http://www.w3.org/2000/svg"}
DAY = dt.date(2025, 10, 24)
RING = "M43.0 20.0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z"
HOSTILE = '</text><script>alert(1)</script><image href="http://x.test/"/>\x1b\u202e"&'


def drawn(chart: Chart, language: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart, language, "A chart"))


def words_of(picture: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in picture.iterfind(".//s:text", NS)]


def timeline(*moments: Moment, today: dt.date | None = None) -> Timeline:
    return Timeline(moments, today)


def moment(label: str, first: str, last: str = "", standing: str = "stated", lane: str = "") -> Moment:
    return Moment(label, dt.date.fromisoformat(first), dt.date.fromisoformat(last or first), standing, lane)


EVERY: dict[str, Chart] = {
    "timeline": timeline(*(moment(f"{HOSTILE} {name}", "2025-10-24", standing=name, lane=name) for name in BADGES)),
    "growth": Growth([Series(HOSTILE, [Point(DAY, Decimal(5), None, HOSTILE, name) for name in BADGES])], HOSTILE),
    "shares": Matrix([HOSTILE], ["a"], [[Field(HOSTILE, "stated", Share(1, 3))]], HOSTILE),
    "matrix": Matrix([HOSTILE], list(BADGES), [[Field(HOSTILE, name) for name in BADGES]]),
    "bars": Bars([Bar(HOSTILE, Decimal(5), None, HOSTILE, name) for name in BADGES], HOSTILE),
}


# ---- time


def test_a_day_is_a_mark_and_a_window_a_bar_between_its_days() -> None:
    picture = drawn(timeline(moment("day", "2025-01-01"), moment("window", "2025-01-01", "2025-12-31", "expected")))
    (bar,) = (one for one in picture.iterfind(".//s:rect", NS) if one.get("class") == "s-expected")
    axis = Days.over([dt.date(2025, 1, 1), dt.date(2025, 12, 31)], 16, WIDTH - 16)
    assert float(bar.get("x", "")) == pytest.approx(axis.at(dt.date(2025, 1, 1)), abs=0.1)
    right = float(bar.get("x", "")) + float(bar.get("width", ""))
    assert right == pytest.approx(axis.at(dt.date(2025, 12, 31)), abs=0.1)
    assert {"day", "window", "2025"} <= set(words_of(picture))
    assert [one.get("class") for one in picture.iterfind(".//s:g/s:path", NS)] == ["s-stated m"]


def test_years_without_anything_are_short_and_marked_as_left_out() -> None:
    axis = Days.over([dt.date(2003, 5, 1), dt.date(2025, 5, 1)], 0, 260)
    assert [(tick.label, tick.after_gap) for tick in axis.ticks] == [("2003", False), ("2025", True)]
    assert [round(place) for _, place in axis.knots] == [0, 100, 160, 260]
    assert axis.at(dt.date(2003, 1, 1)) == 0
    assert axis.at(dt.date(1999, 1, 1)) == 0
    assert axis.at(dt.date(2030, 1, 1)) == 260
    assert "… 2025" in words_of(drawn(timeline(moment("a", "2003-05-01"), moment("b", "2025-05-01"))))


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)), min_size=1, max_size=20))
def test_time_runs_one_way(days: list[dt.date]) -> None:
    axis = Days.over(days, 10, 500)
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(10 <= place <= 500 for place in places)


def test_words_of_one_lane_never_stand_on_one_another() -> None:
    chart = timeline(*(moment(f"moment number {number}", f"2025-03-{number:02d}") for number in range(1, 29)))
    seats = [
        (float(one.get("x", "")), float(one.get("y", "")), one.text or "")
        for one in drawn(chart).iterfind(".//s:g/s:text", NS)
    ]
    assert len(seats) == 28
    for number, (x, y, words) in enumerate(seats):
        for other_x, other_y, other in seats[:number]:
            apart = x >= other_x + width_of(other, 11.5) or other_x >= x + width_of(words, 11.5)
            assert apart or abs(y - other_y) >= 12


def test_today_does_not_stretch_the_axis() -> None:
    words = words_of(drawn(timeline(moment("a", "2003-05-01"), today=dt.date(2026, 1, 1))))
    assert "2026" not in words
    assert "1 Jan 2026" not in words
    assert "1 Jun 2003" in words_of(drawn(timeline(moment("a", "2003-05-01"), today=dt.date(2003, 6, 1))))


# ---- numbers


def test_an_open_end_is_drawn_as_one_and_a_closed_one_is_not() -> None:
    def lines(low: int | None, high: int | None) -> int:
        bar = Bar("a", None if low is None else Decimal(low), None if high is None else Decimal(high), "words")
        return len(drawn(Bars([bar])).findall(".//s:g/s:line", NS))

    assert lines(5, None) == 3  # an arrow
    assert lines(3, 5) == 2  # a whisker
    assert lines(None, 5) == 2
    assert lines(5, 5) == 0


def test_bars_are_as_long_as_their_numbers() -> None:
    bars = [Bar("a", Decimal(50), Decimal(50), "50"), Bar("b", Decimal(100), Decimal(100), "100")]
    first, second = drawn(Bars(bars)).iterfind(".//s:g/s:rect", NS)
    assert float(second.get("width", "")) == pytest.approx(2 * float(first.get("width", "")), abs=0.1)


def test_populations_are_never_joined() -> None:
    def point(year: int, standing: str = "stated") -> Point:
        return Point(dt.date(year, 1, 1), Decimal(year), Decimal(year), str(year), standing)

    apart = Growth([Series("a", [point(2024)]), Series("b", [point(2025)])])
    one = Growth([Series("a", [point(2024), point(2025), point(2026, "planned")])])
    assert [line.get("class") for line in drawn(apart).iterfind("s:line", NS) if line.get("class", "")[0] == "l"] == []
    joints = [line.get("class") for line in drawn(one).iterfind("s:line", NS) if line.get("class", "")[0] == "l"]
    assert joints == ["l0", "l0 to-come"]


def test_steps_are_round_and_reach_the_highest() -> None:
    assert [str(step) for step in nice_steps(Decimal("0.7"))] == ["0", "0.2", "0.4", "0.6", "0.8"]
    assert nice_steps(Decimal(0)) == [0, 1]


# ---- fields


def test_what_is_not_stated_is_a_dash_and_no_mark() -> None:
    picture = drawn(Matrix(["park"], ["research", "making"], [[Field("", "stated"), Field()]]))
    assert words_of(picture)[-2:] == ["park", "–"] or "–" in words_of(picture)
    assert len(picture.findall(".//s:g/s:path", NS)) == 1


@pytest.mark.parametrize(
    ("share", "paths"),
    [
        (Share(0, 7), [("part m", RING)]),
        (Share(1, 4), [("part m", RING), ("filled", "M50.0 20.0V13.0A7 7 0 0 1 57.00 20.00Z")]),
        (Share(3, 4), [("part m", RING), ("filled", "M50.0 20.0V13.0A7 7 0 1 1 43.00 20.00Z")]),
        (Share(7, 7), [("s-stated m", RING)]),
    ],
)
def test_a_share_fills_so_much_of_a_disc_from_the_top(share: Share, paths: list[tuple[str, str]]) -> None:
    drawing = Drawing()
    pie(drawing, 50, 20, share)
    picture = ElementTree.fromstring(drawing.svg("A disc"))
    assert [(one.get("class"), one.get("d")) for one in picture.iterfind(".//s:path", NS)] == paths


def test_two_shares_are_two_pictures_and_their_meaning_stands_below() -> None:
    fields = [Field("1 of 7", "stated", Share(1, 7)), Field("5 of 7", "stated", Share(5, 7)), Field("1", "planned")]
    shares = Matrix(["park"], ["a", "b", "c"], [fields], "filled: what is there")
    for picture in (drawn(shares), ElementTree.fromstring(svg_file(shares))):
        parts = [group.findall("s:path[@class='filled']", NS) for group in picture.findall("s:g", NS)]
        large = [one.get("d", "").partition("A")[2].split()[3] for found in parts for one in found]
        assert large == ["0", "1"]
        assert "filled: what is there" in words_of(picture)
    assert "filled: what is there" not in words_of(
        drawn(Matrix(["park"], ["c"], [fields[2:]], "filled: what is there"))
    )


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (Timeline(()), "No dates."),
        (Growth(()), "No numbers."),
        (Bars(()), "No numbers."),
        (Matrix((), (), ()), "Nothing to show."),
    ],
)
def test_an_empty_chart_says_so(chart: Chart, words: str) -> None:
    assert words_of(drawn(chart)) == [words]
    assert words_of(drawn(chart, "zh"))[0] in {"没有日期", "没有数字", "没有内容"}


# ---- words


def test_words_fit() -> None:
    assert width_of(clipped("a very long name of a park " * 9, 100)) <= 100
    assert clipped("short", 100) == "short"
    assert wrapped("国际医药创新公园", 50, 12, 2) == ["国际医药", "创新公园"]
    assert wrapped("a" * 50, 60, 12, 2)[0].endswith("…")


def test_chinese_words_ask_for_a_chinese_font_first() -> None:
    picture = drawn(Bars([Bar("国际医药创新公园", Decimal(1), Decimal(1), "1")]))
    (label,) = (one for one in picture.iterfind(".//s:text", NS) if one.text == "国际医药创新公园")
    assert label.get("class") == "ink zh"


def test_the_numbers_of_an_axis_never_stand_on_one_another() -> None:
    for width in (WIDTH, NARROW):
        bars = Bars([Bar("a", Decimal(7_200_000), None, "a long remark on this number (Jan 2025)")])
        axis = [(float(one.get("x", "")), width_of(one.text or "", 10.5)) for one in
                ElementTree.fromstring(svg(bars, width=width)).iterfind("s:text", NS) if one.text]  # fmt: skip
        assert len(axis) >= 2
        assert all(x + wide / 2 < other - half / 2 for (x, wide), (other, half) in pairwise(axis))


# ---- phones


def on_a_phone(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart, "en", "A chart", NARROW))


@pytest.mark.parametrize("name", EVERY)
def test_on_a_phone_nothing_leaves_the_picture(name: str) -> None:
    picture = on_a_phone(EVERY[name])
    assert (picture.get("class"), picture.get("viewBox", "").split()[2]) == ("chart narrow", "360")
    for one in picture.iterfind(".//s:text", NS):
        x, wide = float(one.get("x", "")), width_of(one.text or "", float(one.get("font-size", "")))
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.get("text-anchor", "")]
        assert -1 <= left <= left + wide <= NARROW + 1, one.text


def test_on_a_phone_words_stand_above_their_bar_and_over_their_lane() -> None:
    bars = on_a_phone(Bars([Bar("a park with a long name", Decimal(5), Decimal(5), "5")]))
    words = {one.text: float(one.get("y", "")) for one in bars.iterfind(".//s:text", NS)}
    bar = bars.find(".//s:rect", NS)
    assert bar is not None
    assert words["a park with a long name"] < float(bar.get("y", "")) < words["5"]
    lanes = on_a_phone(timeline(moment("opened", "2025-01-01", lane="Acme")))
    (head,) = (one for one in lanes.iterfind(".//s:text", NS) if one.text == "Acme")
    (below,) = (one for one in lanes.iterfind(".//s:text", NS) if one.text == "opened")
    assert float(below.get("y", "")) - float(head.get("y", "")) >= 12


def test_on_a_phone_the_fields_of_a_wide_row_are_a_list_and_the_empty_ones_a_line() -> None:
    fields = [Field("3", "stated"), Field(), Field("1", "planned"), Field()]
    assert words_of(on_a_phone(Matrix(["park"], ["research", "clinic", "making", "care"], [fields]))) == [
        "park", "research", "3", "making", "1", "–", "clinic, care", "stated", "planned"
    ]  # fmt: skip
    two = words_of(on_a_phone(Matrix(["park"], ["research", "making"], [fields[:2]])))
    assert two == ["research", "making", "park", "3", "–"]


def test_a_page_shows_one_of_the_two_pictures() -> None:
    assert ".chart.narrow{display:none}@media screen and (max-width:640px)" in in_page()


# ---- hostile names, sameness, files


@pytest.mark.parametrize("name", EVERY)
def test_hostile_words_are_shown_and_not_obeyed(name: str) -> None:
    picture = drawn(EVERY[name])
    tags = {one.tag.rpartition("}")[2] for one in picture.iter()}
    assert tags <= {"svg", "g", "title", "text", "line", "rect", "path"}
    assert not any(key.startswith("on") or key.endswith("href") for one in picture.iter() for key in one.attrib)
    assert "\x1b" not in svg(EVERY[name])
    assert "\u202e" not in svg(EVERY[name])


@pytest.mark.parametrize("name", EVERY)
def test_the_same_chart_gives_the_same_file(name: str) -> None:
    text = svg_file(EVERY[name], "zh", "图")
    assert text == svg_file(EVERY[name], "zh", "图")
    root = ElementTree.fromstring(text)
    assert "http" not in (root.findtext("s:style", "", NS))
    assert root.get("width") == "760"


def test_the_styles_of_a_page_reach_charts_alone() -> None:
    light, _, dark = in_page().partition("@media screen")
    assert all(rule.startswith(".chart") for rule in light.split("}") if rule)
    assert "prefers-color-scheme:dark" in dark


def test_a_png_is_three_pixels_for_each_unit() -> None:
    pytest.importorskip("resvg_py", reason="drawing PNG files needs the extra `png`")
    png = png_bytes(Bars([Bar("park", Decimal(1), Decimal(1), "1")]))
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height % 3) == (2280, 0)


def test_without_a_chinese_font_the_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py", reason="drawing PNG files needs the extra `png`")
    monkeypatch.setattr("biokg.views.chart.png._draws", lambda *_: False)
    chart = Bars([Bar("公园", Decimal(1), Decimal(1), "1")])
    with pytest.raises(InputError, match="No font of this machine has Chinese letters; install one"):
        png_bytes(chart)
