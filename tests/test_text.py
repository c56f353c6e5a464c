"""Finding quoted words: code points, Chinese, emoji, nearest text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.errors import InputError
from biokg.text import Article, Span, read_articles

TEXT = "🧬 河湾科学园细胞港动工。细胞港占地约1.5平方公里 – about 1.5 km². 细胞港预计2026年投入使用。"
ARTICLE = Article(Path("a.txt"), TEXT)


def test_offsets_count_code_points_not_bytes_nor_utf16_units() -> None:
    span = ARTICLE.find("河湾科学园")
    assert span == Span(2, 7)
    assert ARTICLE.words(span) == "河湾科学园"


def test_words_that_stand_there_twice_need_an_occurrence() -> None:
    with pytest.raises(InputError, match=r"^a\.txt: “细胞港” stands there 3 times; quote more words or say which"):
        ARTICLE.find("细胞港")
    assert [ARTICLE.find("细胞港", occurrence=number).start for number in (1, 2, 3)] == [7, 13, 44]


@pytest.mark.parametrize("occurrence", [0, 4])
def test_an_occurrence_that_is_not_there(occurrence: int) -> None:
    with pytest.raises(InputError, match=f"stands there 3 times, not {occurrence}"):
        ARTICLE.find("细胞港", occurrence=occurrence)


def test_a_section_narrows_the_search() -> None:
    assert ARTICLE.find("细胞港", Span(0, 12)) == Span(7, 10)
    with pytest.raises(InputError, match="no such words"):
        ARTICLE.find("about 1.5", Span(0, 12))


def test_words_that_are_not_there_show_the_nearest_text() -> None:
    with pytest.raises(InputError) as caught:
        ARTICLE.find("细胞港占地约2平方公里")
    assert (
        str(caught.value)
        == "a.txt: no such words: “细胞港占地约2平方公里”. The nearest text is: “细胞港占地约1.5平方公里”."
    )


def test_words_that_are_like_nothing_there() -> None:
    with pytest.raises(InputError, match="Nothing there is near to it; is it the right section"):
        ARTICLE.find("zzzz qqqq")


def test_an_empty_quote_and_a_very_long_one() -> None:
    with pytest.raises(InputError, match="the quote is empty; give the words that say it"):
        ARTICLE.find("")
    with pytest.raises(InputError) as caught:
        ARTICLE.find("x" * 10_000)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("span", [Span(-1, 3), Span(3, 3), Span(5, 4), Span(0, len(TEXT) + 1)])
def test_a_span_outside_the_article(span: Span) -> None:
    with pytest.raises(InputError, match=f"lie outside the article, which has {len(TEXT)}"):
        ARTICLE.words(span)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), st.data())
def test_any_words_of_any_text_are_found_where_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(Path("a.txt"), text)
    quote = text[start:end]
    before = sum(1 for at in range(start) if text.startswith(quote, at))
    assert article.find(quote, occurrence=before + 1) == Span(start, end)


def test_articles_are_known_by_their_words_not_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    (tmp_path / "a.md").write_bytes(b"line one\r\nline two\n")
    (tmp_path / "c.pdf").write_bytes(b"\xff")
    found = read_articles(tmp_path)
    assert {article.path.name for article in found.values()} == {"a.md", "b.txt"}
    assert found[ARTICLE.sha256].text == TEXT
    assert "line one\r\nline two\n" in {article.text for article in found.values()}


def test_a_folder_of_articles_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder; give the folder that holds the articles"):
        read_articles(tmp_path / "none")
