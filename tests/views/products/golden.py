"""Texts that people read, kept beside the tests."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def kept(name: str, text: str) -> None:
    """Compare a text with a file that is kept; ``python -m tests.regenerate`` writes the files anew."""
    path = GOLDEN / name
    if os.environ.get("BIOKG_REGENERATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{name} is not kept yet; run `make docs` and read what it wrote"
    assert text == path.read_text(encoding="utf-8")
