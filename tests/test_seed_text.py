"""The articles belong to their publishers: no ten words of one stand in a row anywhere in the project."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

LENGTH = 10


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each run of ten words; of Chinese text, of twenty characters."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    yield from zip(*(words[start:] for start in range(LENGTH)), strict=False)
    letters = re.findall(r"[\u3400-\u9fff]", text)
    yield from zip(*(letters[start:] for start in range(2 * LENGTH)), strict=False)


def _texts(repository: Path) -> Iterator[tuple[str, str]]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("needs the repository with its git history, to know which files are of the project")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = repository / name
        if path.is_file() and path.suffix not in {".png"}:
            yield name, path.read_text(encoding="utf-8")


def test_runs_of_words_are_seen() -> None:
    assert list(_runs("A b, c d e f g h i - J.")) == [tuple("abcdefghij")]
    assert list(_runs("一" * 20)) == [("一",) * 20]


def test_no_article_is_copied(repository: Path, shared: Path) -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    assert articles
    theirs = {run for article in articles for run in _runs(article)}
    copied = {name for name, text in _texts(repository) if any(run in theirs for run in _runs(text))}
    assert copied == set()
