"""Every command has help, and docs/cli.md says what it is."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from biokg.cli.program import COMMANDS, biokg
from biokg.export import FORMATS as EXPORT_FORMATS
from biokg.query import FORMATS as QUERY_FORMATS

from .conftest import Golden, run_biokg
from .manual import manual

NAMES = [name for group in COMMANDS.values() for name in group]


def test_the_help_of_the_program(golden: Golden) -> None:
    done = run_biokg("--help")
    assert done.exit_code == 0
    golden("help.txt", done.stdout)


def test_without_a_command_the_help_is_shown() -> None:
    assert "Look:" in run_biokg().output


@pytest.mark.parametrize("name", NAMES)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    done = run_biokg(*name.split(), "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: biokg {name} ")
    assert f"    biokg {name}" in done.stdout


def test_the_manual_is_current(repository: Path) -> None:
    path = repository / "docs" / "cli.md"
    if os.environ.get("BIOKG_REGENERATE"):
        path.write_text(manual(), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == manual(), "run `make docs`"


def test_every_option_has_help() -> None:
    context = click.Context(biokg, info_name="biokg")
    for name in NAMES:
        command = biokg.get_command(context, name)
        assert command is not None
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert all(option.help for option in options), name


def test_an_option_promises_no_format_that_its_command_has_not() -> None:
    context = click.Context(biokg, info_name="biokg")
    for name in NAMES:
        for option in biokg.get_command(context, name).params:  # type: ignore[union-attr]
            if option.name == "form" and isinstance(option.type, click.Choice):
                words = re.findall(r"\w+", option.help or "")
                named = {"table", "json", "turtle", "html"}.intersection(words)
                assert named, name
                assert named <= set(option.type.choices), name


def test_the_formats_are_those_of_the_library() -> None:
    from biokg.cli.export import FORMATS
    from biokg.cli.query import FORMATS as OF_QUERIES

    assert list(FORMATS) == list(EXPORT_FORMATS)
    assert set(OF_QUERIES) == {"table", "md", *QUERY_FORMATS}


def test_the_version() -> None:
    from biokg import __version__

    assert run_biokg("--version").stdout == f"biokg {__version__}\n"
