"""docs/cli.md: the help of every command, as one page."""

from __future__ import annotations

import click

from biokg.cli.program import COMMANDS, biokg

HEAD = """\
# The command line

This page is what `biokg COMMAND --help` prints; `make docs` writes it anew.

What holds everywhere:

- A workspace is a folder with a `graphs/` folder. biokg works in the one you are in, or in `-C DIR`.
- Names are found in English or Chinese, by any alias or by the id, whatever their case. Nothing is guessed: a name that
  several things have is answered with their ids, an unknown one with near ones.
- On a terminal you get tables; in a pipe or a file, JSON. `--format` chooses, else the ending of `-o FILE` does.
- The answer goes to standard output, all else to standard error.
- Exit status: 0 fine, 1 the check found violations (or a file is not in canonical form), 2 could not be done,
  130 stopped with Ctrl-C.
- `--store URL` asks a graph that a SPARQL server keeps; `BIOKG_STORE=URL` sets it once, as `biokg.toml` does (see
  servers.md).
- `BIOKG_LANG=zh` sets the language, `BIOKG_ARTICLES=DIR` the folder of articles, `NO_COLOR=1` leaves colours out.

How a line stands is shown by a mark: ● stated, ◐ under way, ∴ inferred, ○ planned, ◇ expected, · intended (said to be
meant, no fact of the graph), ✕ denied, ⊢ follows from other facts.
"""


def manual() -> str:
    """Return the page."""
    parts = [HEAD]
    root = click.Context(biokg, info_name="biokg", terminal_width=80, **biokg.context_settings)
    for heading, group in COMMANDS.items():
        parts.append(f"\n## {heading}\n")
        for name in group:
            command = biokg.get_command(root, name)
            assert command is not None
            context = click.Context(command, info_name=name, parent=root, terminal_width=80)
            parts.append(f"\n### biokg {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)
