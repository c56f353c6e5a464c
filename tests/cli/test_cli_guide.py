"""The curator's guide can be followed: its commands run as they stand, in the example that it speaks of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from biokg.build import build
from biokg.claims.sheets import COLUMNS
from biokg.workspace import Workspace

BRIDGE = """A bridge for the park

Work on the footbridge begins next spring.

In short: a bridge comes.
AI generated, for reference only
"""


@pytest.fixture
def guide(repository: Path) -> str:
    return (repository / "docs" / "curating.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_command_of_the_guide_runs(guide: str, riverbend: Workspace) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 5
    (riverbend.root / "articles" / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    build(riverbend)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for block in blocks:
        done = subprocess.run(
            ["bash", "-e", "-c", block], cwd=riverbend.root, env=os.environ | {"PATH": path}, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, block + done.stderr


def test_the_guide_knows_every_column_of_a_sheet(guide: str) -> None:
    assert all(column in guide for column in COLUMNS)
