"""The gallery: its page is as its pictures are, and each is there and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.fixture
def page(repository: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.syspath_prepend(str(repository))
    from .gallery import gallery

    text = (repository / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert text == gallery()
    return text


def test_each_picture_is_there_and_small(page: str, repository: Path) -> None:
    names = re.findall(r"\]\(([^)]+\.png)\)", page)
    assert len(names) == 9
    for name in names:
        data = (repository / "docs" / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 400_000
