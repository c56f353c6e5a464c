"""The wheel carries all that the tour needs: installed alone in an empty environment, far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TOUR = [
    ["init", "beijing", "--example", "beijing"],
    ["-C", "beijing", "build"],
    ["-C", "beijing", "check"],
    ["-C", "beijing", "thing", "eli lilly"],
    ["-C", "beijing", "find", "立贝韦塔"],
    ["-C", "beijing", "questions"],
    ["-C", "beijing", "ask", "zones-of-park"],
    ["-C", "beijing", "report"],
    ["-C", "beijing", "thing", "eli lilly", "-o", "page.html"],
    ["-C", "beijing", "thing", "eli lilly", "-o", "book.xlsx"],
    ["-C", "beijing", "draw", "-o", "map.html"],
]


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(repository),
    ]
    subprocess.run(command, check=True)
    return next(folder.glob("biokg-*.whl"))


def test_the_wheel_carries_the_data_and_the_licences(wheel: Path, repository: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "graphs", "questions", "indicators", "examples"):
        files = [path for path in (repository / folder).rglob("*") if path.is_file() and ".biokg" not in path.parts]
        assert files
        assert {f"biokg/data/{path.relative_to(repository)}" for path in files} <= inside
    assert any(name.endswith("licenses/LICENSE-DATA") for name in inside)


def test_the_tour_runs_from_the_wheel_alone(wheel: Path, repository: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pins = str(repository / "constraints.txt")
    install = [str(python), "-m", "pip", "install", "--quiet", "--constraint", pins, f"biokg[all] @ {wheel.as_uri()}"]
    subprocess.run(install, check=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "BIOKG"))}
    for arguments in TOUR:
        done = subprocess.run(
            [str(python.with_name("biokg")), *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, (arguments, done.stderr)
    for page in ("map.html", "page.html"):
        assert "Eli Lilly" in (tmp_path / page).read_text(encoding="utf-8")
