"""``biokg draw`` where folders take no files and where the locale knows no letters but English ones."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_a_folder_that_takes_no_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    """Modes of files do not bind root, who may run these tests, so the call itself fails."""
    path, opened = tmp_path / f"map.{ending}", io.open

    def refuse(name: object, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if str(tmp_path) in str(name) and set(mode) & set("wax+"):
            raise OSError(30, os.strerror(30), str(name))
        return opened(name, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", refuse)
    done = run("draw", "-o", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    said = f"Error: {path}: cannot be written, for that file system is read-only; name another FILE with -o, or - for "
    assert done.stderr == f"{said}standard output.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["html", "svg"])
def test_chinese_is_whole_in_a_locale_without_it(workspace: Path, tmp_path: Path, ending: str) -> None:
    drawn = {}
    for locale in ("C", "C.UTF-8"):
        path = tmp_path / f"{locale}.{ending}"
        environment = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-m", "biokg", "draw", "--lang", "zh", "-o", str(path)]
        subprocess.run(command, cwd=workspace, env=environment, capture_output=True, check=True)
        drawn[locale] = path.read_bytes()
    assert drawn["C"] == drawn["C.UTF-8"]
    assert "生物医药生态图谱" in drawn["C"].decode()
