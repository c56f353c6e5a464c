"""The line of a blank node: brackets in texts, IRIs and comments are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.claims.blanks import line_of_blank_node


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n:a :b [] .", 2),
        (':a :b "[" ,\n  """two "\n[lines]""" ,\n <x[> . # [\n_:c :d :e .', 5),
        (":a :b '[' , '''\n[' ''' ,\n ( 1 2 ) .", 3),
        (r':a :b "\"[" .' + "\n:a :b [ :c :d ] .", 2),
        (':a :b "none" .', None),
    ],
)
def test_the_line_of_the_first_blank_node(text: str, line: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(text, encoding="utf-8")
    assert line_of_blank_node(path) == line


def test_what_is_no_file_has_no_line(tmp_path: Path) -> None:
    assert line_of_blank_node(tmp_path / "absent.ttl") is None
