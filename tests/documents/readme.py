"""The commands that the README shows, with what they print; ``python -m tests.documents.readme`` writes them anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
AS_TABLE = {"report", "find", "thing", "ask", "query"}
SHOWN = 60  # lines; more is cut, marked with an ellipsis


def commands(text: str) -> list[tuple[str, str]]:
    """Return the commands of a page with the output shown, in order."""
    return [(match["command"], match["output"]) for match in BLOCK.finditer(text)]


def run(command: str, folder: Path) -> str:
    """Return what a command prints in a workspace, as the README shows it: 100 columns, the first lines."""
    arguments = [sys.executable, "-m", "biokg", *shlex.split(command)[1:]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    if arguments[3] in AS_TABLE:
        arguments += ["--format", "table"]  # what a terminal gets; a pipe gets JSON
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    lines = [line.rstrip() for line in (done.stdout or done.stderr).strip("\n").splitlines()]
    shown = lines if len(lines) <= SHOWN else [*lines[: SHOWN - 1], "…"]
    return "".join(f"{line}\n" for line in shown)


def renew(text: str, folder: Path) -> str:
    """Return a page with the output of its commands as they print it now."""
    return BLOCK.sub(lambda match: f"```console\n$ {match['command']}\n{run(match['command'], folder)}```", text)


if __name__ == "__main__":
    written = README.read_text(encoding="utf-8")
    README.write_text(renew(written, README.parent), encoding="utf-8")
