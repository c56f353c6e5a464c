"""A file that cannot be written is told in a sentence, whatever command was to write it: file, reason, what to do."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import click
import pytest

from biokg.cli.program import COMMANDS, Program, biokg

from .conftest import Run

ARGUMENTS = {
    "ask": ("zones-of-park", "--park", "Riverbend Science Park"),
    "claim": ("6757cf",),
    "find": ("cell",),
    "path": ("lumarimab", "Larkspur Biologics"),
    "query": ("ASK {}",),
    "report company": ("Larkspur Biologics",),
    "report compare": ("Riverbend Science Park", "Cell Harbour"),
    "report drug": ("lumarimab",),
    "report multinationals": ("Riverbend Science Park",),
    "report park": ("Riverbend Science Park",),
    "report changes": ("--since", "2024-06-01"),
    "report watch": ("zones-of-park", "--since", "2024-06-01"),
    "register": ("ror",),
    "source": ("riverbend-herald-2024-03-05",),
    "thing": ("lumarimab",),
}
"""What a command needs besides -o."""


def writing() -> list[str]:
    """Return the commands that have -o."""
    assert isinstance(biokg, Program)
    names = [name for group in COMMANDS.values() for name in group]
    found = {name: biokg.get_command(click.Context(biokg), name) for name in names}
    return [name for name, one in found.items() if one and any("-o" in option.opts for option in one.params)]


def test_many_commands_write() -> None:
    assert {"things", "draw", "export", "match", "network", "query", "report", "report meet"} <= set(writing())


@pytest.mark.parametrize("name", writing())
def test_a_folder_that_is_not_there(name: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "absent" / "x"
    done = run(*name.split(), *ARGUMENTS.get(name, ()), "-o", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {path}: cannot be written, for there is no folder {path.parent}; make it, or name another FILE with "
        "-o.\n"
    )


QUICK = ("things", "draw", "export", "network", "query", "report", "path")


FULL = (errno.ENOSPC, "the disk is full", "磁盘已满")
OTHERS = [
    (errno.ENOENT, "its folder takes no such file", "所在文件夹不接受该文件"),
    (errno.EACCES, "you may not write there", "没有写入权限"),
    (errno.EIO, "Input/output error", "Input/output error"),
]


@pytest.mark.parametrize(
    ("name", "number", "en", "zh"), [*((name, *FULL) for name in QUICK), *(("things", *other) for other in OTHERS)]
)
def test_a_file_that_the_system_refuses(
    name: str, number: int, en: str, zh: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modes of files do not bind root, who may run these tests, so the call itself fails."""
    path, opened = tmp_path / "x", io.open

    def refuse(file: object, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if str(tmp_path) in str(file) and set(mode) & set("wax+"):
            raise OSError(number, os.strerror(number), str(file))
        return opened(file, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", refuse)
    done = run(*name.split(), *ARGUMENTS.get(name, ()), "-o", str(path))
    what = "name another FILE with -o, or - for standard output"
    assert (done.exit_code, done.stderr) == (2, f"Error: {path}: cannot be written, for {en}; {what}.\n")
    if name not in {"query", "export"}:
        done = run(*name.split(), *ARGUMENTS.get(name, ()), "-o", str(path), "--lang", "zh")
        assert done.stderr == f"错误：{path}：无法写入，因为{zh}；请用 -o 另指文件，或用 - 写到标准输出。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_for_a_folder(run: Run, tmp_path: Path, language: str) -> None:
    (tmp_path / "file").write_text("")
    done = run("things", "-o", str(tmp_path / "file" / "x.csv"), "--lang", language)
    assert done.exit_code == 2
    assert ("what should be its folder is a file" if language == "en" else "其上级是文件而非文件夹") in done.stderr
