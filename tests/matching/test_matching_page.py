"""The page on matching says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biokg.resolve import SAME, UNSURE


@pytest.fixture
def page(repository: Path) -> str:
    return (repository / "docs" / "matching.md").read_text(encoding="utf-8")


def test_its_lines_of_python_give_what_they_say(page: str) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    told = []
    for line in block.splitlines():
        code, _, said = line.partition("  # ")
        if said:
            told.append((str(eval(code, names)), said))
        else:
            exec(code, names)
    assert len(told) == 3
    assert [found for found, _ in told] == [said for _, said in told]


def test_its_thresholds_are_those_of_the_code(page: str) -> None:
    assert f"*same* from {SAME:.2f} on, *unsure*\nfrom {UNSURE:.2f} on" in page
