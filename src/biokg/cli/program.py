"""The program ``biokg``: its commands by name, the module of each, and what goes wrong put into words in one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from inspect import cleandoc
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import click

from ..errors import BiokgError

__all__ = ["COMMANDS", "LANGUAGE", "Program", "biokg", "command"]

F = TypeVar("F", bound=Callable[..., Any])

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Look": {
        "things": ("things", "List what the graph knows of."),
        "thing": ("things", "Tell all about one thing, on a page."),
        "claims": ("claims", "List what sources say."),
        "claim": ("claims", "Tell all about one claim."),
        "sources": ("sources", "List the sources."),
        "source": ("sources", "Tell all about one source."),
        "find": ("find", "Find things by any of their names."),
        "networks": ("network", "List the networks that the graph can be seen as."),
        "network": ("network", "List the ties of one network, or write it for other tools."),
    },
    "Ask": {
        "questions": ("questions", "List the questions that can be asked by name."),
        "ask": ("questions", "Ask a question by name."),
        "query": ("query", "Ask in SPARQL."),
        "path": ("path", "Tell how two things are connected."),
        "draw": ("show", "Draw the graph as a page that opens in any browser."),
    },
    "Report": {
        "report": ("show", "Report what the graph holds and how well it is supported."),
        "report park": ("reports.park", "Tell all about a park, and what no source says of it."),
        "report compare": ("reports.compare", "Compare parks, zones or districts by indicators."),
        "report chain": ("reports.chain", "Tell which stages of the value chain parks cover, and the gaps."),
        "report company": ("reports.company", "Tell all about a company or another organization."),
        "report multinationals": ("reports.multinationals", "Tell what companies did towards a park, step by step."),
        "report drug": ("reports.drug", "Tell how far a drug has come, where and when."),
        "report timeline": ("reports.timeline", "List what is dated, in order."),
        "report due": ("reports.due", "Hold what was forecast against what came."),
        "report conflicts": ("reports.conflicts", "Tell where sources disagree, and which side the graph follows."),
        "report evidence": ("reports.evidence", "Tell what the facts rest on, and what would fall without it."),
        "report network": ("reports.network", "Tell who connects, who bridges, and what would fall apart."),
        "report helix": ("reports.helix", "Tell how university, industry and government are tied."),
        "report meet": ("reports.meet", "Tell which organisations might meet, and why."),
        "report registers": ("reports.registers", "Count what the imported registers hold."),
        "report changes": ("reports.changes", "Tell what is new since a day or the last build."),
        "report watch": ("reports.watch", "Tell what is new in the answers that are watched."),
    },
    "Build": {
        "init": ("start", "Start a workspace, empty or from an example."),
        "build": ("build", "Build the graph from its files."),
        "check": ("check", "Check the graph and say what is wrong."),
        "export": ("export", "Write the graph in a format of other tools."),
        "format": ("build", "Bring Turtle files into their canonical form."),
    },
    "Curate": {
        "source add": ("adding", "Describe a new source."),
        "thing add": ("adding", "Name a new thing."),
        "claim add": ("claiming", "Write down what a source says."),
        "claim retract": ("claiming", "Mark a claim as no longer upheld."),
    },
    "Import": {
        "import clinicaltrials": ("imports.clinicaltrials", "Import studies from ClinicalTrials.gov."),
        "import ema": ("imports.ema", "Import medicines and decisions of the EMA."),
        "import fda": ("imports.fda", "Import approvals, orphan drugs and patents of the FDA."),
        "import gleif": ("imports.gleif", "Import legal entities (LEI) and who owns whom."),
        "import ror": ("imports.ror", "Import research organisations from ROR."),
        "import table": ("imports.table", "Import a table of your own by a mapping."),
        "registers": ("registers", "List the registers that were imported."),
        "register": ("registers", "Tell all about one imported register, and what is new in it."),
    },
    "Match": {
        "match": ("matching", "List which records things may be the same as, and why."),
        "match review": ("matching", "Decide one proposal after the other, with one key each."),
        "match judge": ("matching", "Decide of one thing and one record, or take it back."),
    },
    "Set up": {
        "completion": ("completion", "Print the script that completes names in your shell."),
    },
}
"""Heading → command → (module in this package, one line of help)."""

_MODULES = {name: module for group in COMMANDS.values() for name, (module, _) in group.items()}
_HELP = {name: text for group in COMMANDS.values() for name, (_, text) in group.items()}
STOPPED = 130  # what shells expect of a program that Ctrl-C ended


def command(name: str, **context_settings: Any) -> Callable[[F], click.Command]:
    """Make a function the command `name`, with its line of help from `COMMANDS` at the head of its docstring."""

    def decorate(function: F) -> click.Command:
        text = f"{_HELP[name]}\n\n{cleandoc(function.__doc__ or '')}"
        make = click.command(name, help=text, short_help=_HELP[name], context_settings=context_settings)
        return make(function)

    return decorate


class Program(click.Group):
    """A group whose commands are imported when called; some have names of two words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _MODULES.get(cmd_name)
        return None if module is None else _loaded(module, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        double = " ".join(args[:2])
        if len(args) > 1 and double in _MODULES:
            return double, self.get_command(ctx, double), args[2:]
        if args[0] == "report" and len(args) > 1 and not args[1].startswith("-") and not ctx.resilient_parsing:
            _unknown(double, ctx)  # which reports on the whole graph, and takes no name
        if args[0] not in _MODULES and not args[0].startswith("-") and not ctx.resilient_parsing:
            _unknown(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        widest = max(len(name) for name in _HELP)
        for heading, group in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), text) for name, (_, text) in group.items()])

    def invoke(self, ctx: click.Context) -> Any:
        with in_words(ctx):
            return super().invoke(ctx)

    def main(self, *args: Any, **settings: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # whatever the locale: data is UTF-8, and printing never fails
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **settings)


def _loaded(module: str, name: str) -> click.Command:
    """Return the command called `name` from its module."""
    for value in vars(import_module(f".{module}", __package__)).values():
        if isinstance(value, click.Command) and value.name == name:
            return value
    raise AssertionError(f"{module} has no command {name}")


def _unknown(name: str, ctx: click.Context) -> NoReturn:
    from ..names import nearest

    near = nearest(name, list(_MODULES))
    hint = f" Did you mean {' or '.join(repr(other) for other in near)}?" if near else ""
    raise click.UsageError(f"No such command '{name}'.{hint}", ctx)


class Failure(click.ClickException):
    """What could not be done, in a sentence of the language asked for."""

    exit_code = 2

    def __init__(self, message: str, language: str) -> None:
        super().__init__(_harmless(message))
        self._language = language

    def show(self, file: IO[str] | None = None) -> None:
        """Print the sentence."""
        head = "错误：" if self._language == "zh" else "Error: "
        click.echo(head + self.message, file=file or sys.stderr)


@contextmanager
def in_words(ctx: click.Context) -> Iterator[None]:
    """Turn what goes wrong into one sentence and an exit status; the only place that does."""
    try:
        yield
        sys.stdout.flush()
    except BiokgError as error:
        language = language_of(ctx)
        raise Failure(error.told(language), language) from error
    except BrokenPipeError as error:
        # Who reads has seen enough. What is still buffered must not raise again when Python ends.
        sys.stdout = _Nowhere()
        raise click.exceptions.Exit(0) from error
    except KeyboardInterrupt as error:
        click.echo("\nStopped; nothing was left half-done.", err=True)
        raise click.exceptions.Exit(STOPPED) from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise Failure(f"{where}{error.strerror or error}.", language_of(ctx)) from error


LANGUAGE = "biokg.language"
"""Under which a command leaves the language it was asked in, for whoever speaks for it."""


def language_of(ctx: click.Context) -> str:
    """Return the language that a command was asked in; of one without --lang, that of the environment, else English."""
    return str(ctx.meta.get(LANGUAGE) or os.environ.get("BIOKG_LANG") or "en")


def _harmless(message: str) -> str:
    """Return a message that no terminal obeys: it may quote what a file holds."""
    from ..views.words import harmless

    return "\n".join(harmless(line, 2000) for line in message.splitlines())


class _Nowhere:
    """Takes what nobody reads."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from .. import __version__

        click.echo(f"biokg {__version__}")
        ctx.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Work in this workspace.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.pass_context
def biokg(ctx: click.Context, folder: Path | None) -> None:
    """Ask a knowledge graph in which every fact leads back to the words that say it.

    A workspace is a folder with a graphs/ folder; biokg works in the one you are in. Names may be written in English or
    Chinese, as any alias or as the id. Tables are for people: when the output is piped, it is JSON (see --format).
    """
    ctx.obj = folder
