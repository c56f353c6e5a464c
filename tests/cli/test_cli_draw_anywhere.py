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

WAYS = {
    "page": ("map.html",),
    "canvas": ("map.html", "--renderer", "canvas"),
    "sums": ("map.html", "--renderer", "vis"),
    "slide": ("map.svg",),
    "sums on a slide": ("sums.svg",),
    "picture": ("map.png",),
}
"""Every way to draw: the file, and the options. For sums the graph is told to be too large."""
LARGE = "import biokg.views.large; biokg.views.large.MOST = 5; from biokg.cli import main; main()"


@pytest.mark.parametrize("way", WAYS)
def test_a_folder_that_takes_no_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Modes of files do not bind root, who may run these tests, so the call itself fails."""
    (name, *options), opened = WAYS[way], io.open
    if name.endswith("png"):
        pytest.importorskip("resvg_py", reason="needs resvg-py (pip install 'biokg[png]')")
    path = tmp_path / name

    def refuse(name: object, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if str(tmp_path) in str(name) and set(mode) & set("wax+"):
            raise OSError(30, os.strerror(30), str(name))
        return opened(name, mode, *rest, **more)  # type: ignore[call-overload]

    if "sums" in way:
        monkeypatch.setattr("biokg.views.large.MOST", 5)
    monkeypatch.setattr(io, "open", refuse)
    done = run("draw", *options, "-o", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    said = f"Error: {path}: cannot be written, for that file system is read-only; name another FILE with -o, or - for "
    assert done.stderr.endswith(f"{said}standard output.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_chinese_is_whole_in_a_locale_without_it(workspace: Path, tmp_path: Path, way: str) -> None:
    name, *options = WAYS[way]
    if name.endswith("png"):
        pytest.importorskip("resvg_py", reason="needs resvg-py (pip install 'biokg[png]')")
    drawn = {}
    for locale in ("C", "C.UTF-8"):
        path = tmp_path / f"{locale}-{name}"
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONIOENCODING"}
        environment |= {"LC_ALL": locale, "PYTHONUTF8": "0"}
        start = ["-c", LARGE] if "sums" in way else ["-m", "biokg"]
        command = [sys.executable, *start, "draw", "--lang", "zh", *options, "-o", str(path)]
        done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        drawn[locale] = path.read_bytes()
    assert drawn["C"] == drawn["C.UTF-8"]
    if name.endswith("png"):
        assert drawn["C"].startswith(b"\x89PNG")
    else:
        assert "生物医药生态图谱" in drawn["C"].decode()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["page", "canvas", "slide"])
def test_standard_output_is_whole_in_a_locale_without_chinese(workspace: Path, way: str) -> None:
    name, *options = WAYS[way]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONIOENCODING"}
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "biokg", "draw", "--lang", "zh", *options, "--format", name.partition(".")[2]]
    done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "生物医药生态图谱" in done.stdout.decode()


@pytest.mark.parametrize("way", WAYS)
def test_of_an_empty_graph_an_empty_picture_is_drawn_and_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    name, *options = WAYS[way]
    if name.endswith("png"):
        pytest.importorskip("resvg_py", reason="needs resvg-py (pip install 'biokg[png]')")
    if "sums" in way:
        monkeypatch.setattr("biokg.views.large.MOST", -1)
    done = run("draw", *options, "--as-of", "1990-01-01", "-o", str(tmp_path / name))
    assert done.exit_code == 0, done.stderr
    assert "Nothing is drawn: there is nothing of this kind. Try a later --as-of." in done.stderr
    assert (tmp_path / name).stat().st_size > 500


@pytest.mark.parametrize(("way", "offer"), [
    ("page", "--renderer vis sums them"), ("canvas", "--renderer vis sums them"),
    ("sums", "--renderer canvas draws them all"), ("sums on a slide", "--renderer canvas draws them all"),
])  # fmt: skip
def test_what_is_too_large_says_how_else_to_draw_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, offer: str
) -> None:
    monkeypatch.setattr("biokg.views.large.MOST", 5)
    name, *options = WAYS[way]
    done = run("draw", *options, "-o", str(tmp_path / name))
    assert (done.exit_code, offer in done.stderr) == (0, True), done.stderr


def test_a_small_graph_in_the_large_viewer_is_as_on_the_page(run: Run, tmp_path: Path) -> None:
    done = run("draw", "--renderer", "canvas", "-o", str(tmp_path / "map.html"))
    assert (done.exit_code, done.stderr) == (0, f"Drew {tmp_path / 'map.html'}; open it in a browser.\n")
    assert '"frames":' in (tmp_path / "map.html").read_text(encoding="utf-8")
    (tmp_path / "articles").mkdir()
    done = run("draw", "--renderer", "canvas", "--articles", str(tmp_path / "articles"))
    assert done.exit_code == 2
    assert "holds no words of articles" in done.stderr
