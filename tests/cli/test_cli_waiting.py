"""A sign of life: only on a terminal, only when it takes long, gone before anything is written."""

from __future__ import annotations

import io
import sys
import time

import pytest

from biokg.cli.waiting import Waiting

from .conftest import Run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; in the test itself, since before it pytest takes standard error back."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def _until(test: str, terminal: Terminal) -> None:
    end = time.monotonic() + 20
    while test not in terminal.getvalue() and time.monotonic() < end:
        time.sleep(0.005)


def test_what_takes_long_is_told_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch)
    waiting = Waiting(patience=0.01)
    _until("working", terminal)
    waiting.over()
    assert terminal.getvalue().startswith("\r\x1b[Kworking … 0 s")
    assert terminal.getvalue().endswith("\r\x1b[K")
    told = terminal.getvalue()
    waiting.over()
    assert terminal.getvalue() == told


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _on_terminal(monkeypatch)
    Waiting(patience=60).over()
    assert terminal.getvalue() == ""


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    waiting = Waiting(patience=0)
    time.sleep(0.01)
    waiting.over()
    assert file.getvalue() == ""


def test_a_command_leaves_nothing_behind(run: Run) -> None:
    assert run("things", "--format", "table").stderr == ""
