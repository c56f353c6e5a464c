"""The options that mean the same in every command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from ..errors import InputError
from .asked import Asked
from .program import LANGUAGE

__all__ = [
    "FORMATS",
    "MODALITIES",
    "REPORTS",
    "STORE",
    "Day",
    "Words",
    "ageing",
    "asking",
    "in_workspace",
    "reporting",
    "silencing",
    "with_articles",
]

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "tsv", "md")
_OWN_ENDINGS = {"trig"}  # export decides by endings of its own
REPORTS = ("table", "md", "html", "json", "csv", "xlsx", "svg", "png")
MODALITIES = ("asserted", "attributed", "intended", "inferred", "denied")


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4
    """A calendar day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        from ..values import day

        try:
            return day(value)
        except InputError as error:
            self.fail(str(error), param, ctx)


class Words(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4
    """A text to be written down, without control characters; a name is on one line."""

    def __init__(self, *, name: bool = False) -> None:
        self.name = "text"
        self._is_name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ..characters import check_characters

        try:
            return check_characters(value, name=self._is_name)
        except InputError as error:
            self.fail(str(error), param, ctx)


_FOLDER = click.option(
    "-C", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Work in this workspace (here by default)."
)
STORE = click.option(
    "--store", metavar="URL", help="Where the graph is kept: a SPARQL server, or here; see BIOKG_STORE and biokg.toml."
)
_FORMAT = "How to print: table on a terminal, else by the ending of FILE, else json."
_FORMAT_OF_FILE = "How to write: by the ending of FILE, else {}."
_OUTPUT = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
    help="Write to FILE instead of standard output.",
)  # fmt: skip
_LANGUAGE = click.option(
    "--lang", "language", type=click.Choice(["en", "zh"]), default="en", envvar="BIOKG_LANG", show_envvar=True,
    help="Language of names and headings; en by default.",
)  # fmt: skip
_AS_OF = click.option(
    "--as-of", type=Day(), metavar="DATE", help="As known at the end of that day: from what was published by then."
)
_TABLE = click.option("--table", metavar="NAME", help="Only this table or chart; of several, csv, svg, png take one.")
_DORMANT = click.option(
    "--dormant-after", type=click.IntRange(1, 50), default=2, show_default=True, metavar="YEARS",
    help="Without a word for so long, a forecast is dormant.",
)  # fmt: skip
_DROPPED = click.option(
    "--dropped-after", type=click.IntRange(2, 100), default=4, show_default=True, metavar="YEARS",
    help="Without a word for so long, it is presumed dropped.",
)  # fmt: skip
_OLD = click.option(
    "--old-after", type=click.IntRange(1, 100), default=5, show_default=True, metavar="YEARS",
    help="Mark with its year what rests on older sources alone.",
)  # fmt: skip
_ARTICLES = click.option(
    "--articles", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", envvar="BIOKG_ARTICLES",
    show_envvar=True, help="Folder with the articles; by default articles/ of the workspace, where there is one.",
)  # fmt: skip


def asking(formats: tuple[str, ...] = FORMATS, *, language: bool = True) -> Callable[[F], F]:
    """Give a command the options of everything that asks, as one argument `asked`."""
    has_language = language

    def decorate(function: F) -> F:
        @wraps(function)
        @click.pass_context
        def run(
            ctx: click.Context,
            /,
            folder: Path | None,
            output: Path | None,
            as_of: dt.date | None,
            form: str | None = None,
            language: str = "en",
            store: str | None = None,
            **rest: Any,
        ) -> Any:
            if has_language:
                ctx.meta[LANGUAGE] = language
            asked = Asked(_folder(ctx, folder), form, output, language, as_of, formats, store)
            asked.require_folder() if _OWN_ENDINGS.intersection(formats) else asked.refuse()
            return function(asked, **rest)

        words = _FORMAT if "table" in formats else _FORMAT_OF_FILE.format(formats[0])
        choice = click.option("--format", "form", type=click.Choice(formats), help=words)
        wanted = [
            _FOLDER,
            STORE,
            _AS_OF,
            *([_LANGUAGE] if has_language else []),
            _OUTPUT,
            *([choice] if len(formats) > 1 else []),
        ]
        for option in wanted:
            run = option(run)
        return run  # type: ignore[return-value]

    return decorate


def reporting(function: F) -> F:
    """Give a command that reports the options of everything that asks, all formats of reports, and --table.

    What it made goes out by `Asked.write_product`.
    """

    @wraps(function)
    def run(asked: Asked, /, table: str | None, **rest: Any) -> Any:
        asked.table = table
        return function(asked, **rest)

    return asking(REPORTS)(_TABLE(run))  # type: ignore[return-value]


def silencing(function: F) -> F:
    """Give a command that tells of forecasts the rule by which they lapse, as an argument `silence`."""

    @wraps(function)
    def run(*told: Any, dormant_after: int, dropped_after: int, **rest: Any) -> Any:
        from ..analysis.silence import Silence

        return function(*told, silence=Silence(dormant_after, dropped_after), **rest)

    return _DORMANT(_DROPPED(run))  # type: ignore[return-value]


def ageing(function: F) -> F:
    """Give a command that compares or sums up the option from when on what is told is marked with its year."""

    @wraps(function)
    def run(asked: Asked, /, old_after: int, **rest: Any) -> Any:
        asked.old_after = old_after
        return function(asked, **rest)

    return _OLD(run)  # type: ignore[return-value]


def in_workspace(function: F) -> F:
    """Give a command that writes the option -C, as an argument `folder`."""

    @wraps(function)
    @click.pass_context
    def run(ctx: click.Context, /, folder: Path | None, **rest: Any) -> Any:
        return function(_folder(ctx, folder), **rest)

    return _FOLDER(run)  # type: ignore[return-value]


def with_articles(function: F) -> F:
    """Give a command the option --articles."""
    return _ARTICLES(function)


def _folder(ctx: click.Context, folder: Path | None) -> Path:
    """Return the folder to work in: what the command says, then what stands before it, then here."""
    return folder or ctx.find_root().obj or Path()
