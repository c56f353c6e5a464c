"""``biokg match``, ``biokg match judge`` and ``biokg match review``: whose record is that?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import InputError
from .asked import Asked
from .listing import Column, write_rows
from .options import FORMATS, Words, in_workspace
from .program import LANGUAGE, command

if TYPE_CHECKING:
    from ..matching import Proposal

__all__ = ["match", "match_judge", "match_review"]

F = TypeVar("F", bound=Callable[..., Any])

COLUMNS = (
    Column("thing_label", "Thing", "事物"),
    Column("relation_shown", "Is it", "关系"),
    Column("record_label", "Record", "记录"),
    Column("likeness", "Likeness", "相似度"),
    Column("why", "Because", "理由"),
)
KNOWN = Column("known", "Known as", "已知为")
"""Shown where a person or a table told of any."""
KEYS = (
    "thing",
    "name",
    "relation",
    "record",
    "record_label",
    "matched",
    "score",
    "verdict",
    "reasons",
    "judged",
    "mapped",
)
JUDGED = ("same", "different", "unsure", "part-of", "whole-of", "succeeded-by")
LISTED = (*FORMATS, "sssom")
_AGAINST = click.option(
    "--against", multiple=True, metavar="REGISTER", help="A register that was imported; all by default."
)
_OF = click.option(
    "--of", metavar="REGISTER", help="Match the records of this register, in place of the things of the sources."
)
_ABOUT = click.option("--about", multiple=True, metavar="THING", help="Only this thing or record; may be repeated.")
_LIMIT = click.option(
    "--limit", type=click.IntRange(1, 50), default=3, show_default=True, help="At most so many records a thing."
)
_BY = click.option(
    "--by", type=Words(name=True), envvar="BIOKG_REVIEWER", show_envvar=True, metavar="NAME", help="Who judges."
)
_WHY = click.option("--why", type=Words(name=True), default="", metavar="TEXT", help="Why, in your own words.")
_LANGUAGE = click.option(
    "--lang", "language", type=click.Choice(["en", "zh"]), default="en", envvar="BIOKG_LANG", show_envvar=True,
    help="Language of headings and reasons.",
)  # fmt: skip
_OUTPUT = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
    help="Write to FILE instead of standard output.",
)  # fmt: skip
_FORMAT = click.option(
    "--format", "form", type=click.Choice(LISTED),
    help="How to print: table on a terminal, else by the ending of FILE, else json.",
)  # fmt: skip


@command("match")
@_OF
@_AGAINST
@_ABOUT
@_LIMIT
@click.option("--open", "only_open", is_flag=True, help="Only what neither a person judged nor a table maps.")
@_LANGUAGE
@_OUTPUT
@_FORMAT
@in_workspace
def match(
    folder: Path, of: str | None, against: tuple[str, ...], about: tuple[str, ...], limit: int, only_open: bool,
    language: str, output: Path | None, form: str | None,
) -> None:  # fmt: skip
    """Names are compared in all their spellings and scripts; likeness is from 0 to 1, with what made it.

    "Same" is surely one, "unsure" worth a look. A branch, a department or an heir is told apart from the thing itself.
    Nothing is changed: judge with `biokg match review`, or one by one with `biokg match judge`. The format sssom writes
    a table in SSSOM for other tools, with what was judged as judged.

    With --of, the records of one register are matched with those of others: a substance in two of them stays two until
    somebody judges that they are one.

    \b
    Examples:
      biokg match
      biokg match --against ror --about eli-lilly
      biokg match --of ema --against fda-orphan
      biokg match --format sssom -o matches.sssom.tsv
    """
    from ..matching import as_sssom
    from .proposing import proposals

    click.get_current_context().meta[LANGUAGE] = language
    asked = Asked(folder, form, output, language, None, LISTED)
    asked.refuse()
    _, found, _ = proposals(folder, of, against, about, limit)
    wanted = [one for one in found if not only_open or not (one.judgement or one.mapped)]
    if asked.format == "sssom":
        asked.write(as_sssom(wanted))
        return
    records = [_record(one) for one in wanted]
    shown = [record | _shown(one, language) for one, record in zip(wanted, records, strict=True)]
    known = [KNOWN] if any(row["known"] for row in shown) else []
    write_rows(asked, [*COLUMNS, *known], shown, records, KEYS)
    if not wanted and asked.format != "table":
        click.echo("No record has a name like that.", err=True)


@command("match judge")
@click.argument("thing")
@click.argument("judged", metavar="|".join(JUDGED), type=click.Choice([*JUDGED, "nothing"]))
@click.argument("record", metavar="RECORD")
@_BY
@_WHY
@in_workspace
def match_judge(folder: Path, thing: str, judged: str, record: str, by: str | None, why: str) -> None:
    """THING is an id or a name, or a record as well; RECORD the IRI of one, whole or as `biokg match` lists it (ror:…).

    `nothing` takes a judgement back.

    A judgement holds from the next build on: "same" joins the two, "different" keeps them apart whatever else says so.
    It stays in graphs/judgements.sssom.tsv with who judged, when and why; a later one of the same pair replaces it.

    \b
    Examples:
      biokg match judge larkspur-biologics same ror:0abcdef12 --why "same seat and web page"
      biokg match judge larkspur-biologics nothing ror:0abcdef12
    """
    from ..matching import Judged, Judgement, Judgements
    from ..terms import brief, short_id
    from ..workspace import Workspace
    from .proposing import label_of, thing_or_record

    workspace = Workspace.find(folder)
    node, iri = thing_or_record(workspace, thing), _record_iri(record)
    shown = short_id(node.value)
    judgements = Judgements(workspace.judgements)
    where = workspace.relative(workspace.judgements)
    if judged == "nothing":
        if judgements.withdraw(node.value, iri) is None:
            raise InputError(f"nothing was judged of {shown} and {brief(iri)}.", path=where)
        click.echo(f"Took back from {where}: {shown}, {brief(iri)}")
        return
    kind = Judged(judged.replace("-", " "))
    label = label_of(workspace, node)
    judgements.put(Judgement(node.value, iri, kind, _reviewer(by), dt.date.today().isoformat(), why, thing_label=label))
    click.echo(f"Wrote to {where}: {shown} {kind.value} {brief(iri)}")
    click.echo("Run `biokg build` to take it in.", err=True)


@command("match review")
@_OF
@_AGAINST
@_ABOUT
@_LIMIT
@_BY
@_LANGUAGE
@in_workspace
def match_review(
    folder: Path, of: str | None, against: tuple[str, ...], about: tuple[str, ...], limit: int, by: str | None,
    language: str,
) -> None:  # fmt: skip
    """One proposal after the other, best first, each decided with one key. What was judged or mapped is passed over.

    Each decision is written down at once: leave whenever you like, nothing is lost. Undo goes back step by step.

    \b
    Example:
      biokg match review --against ror
    """
    from .proposing import proposals
    from .reviewing import walk

    workspace, found, judgements = proposals(folder, of, against, about, limit)
    fresh = [one for one in found if not (one.judgement or one.mapped)]
    fresh.sort(key=lambda one: (-one.match.score, one.thing.id, one.match.entity.id))
    walk(fresh, judgements, _reviewer(by), language, workspace.relative(workspace.judgements))


def _record(one: Proposal) -> dict[str, Any]:
    from ..terms import short_id

    match = one.match
    return {
        "thing": short_id(one.thing.id),
        "name": match.name,
        "relation": match.relation.value,
        "record": match.entity.id,
        "record_label": match.entity.names[0],
        "matched": match.matched,
        "score": match.score,
        "verdict": match.verdict.value,
        "reasons": [f"{reason}:{value:g}" for reason, value in match.reasons],
        "judged": one.judgement.judged.value if one.judgement else None,
        "mapped": one.mapped or None,
    }


def _shown(one: Proposal, language: str) -> dict[str, str]:
    from ..terms import brief
    from ..views.matches import JUDGED as WORDS
    from ..views.matches import RELATIONS, VERDICTS, reasons_worded
    from ..views.words import harmless

    chinese = language == "zh"
    judged = WORDS[one.judgement.judged.value][chinese] if one.judgement else one.mapped
    record = not brief(one.thing.id).startswith(":")
    name = one.thing.names[-1 if chinese and not record and len(one.thing.names) > 1 else 0]
    return {
        "thing_label": harmless(f"{name} ({brief(one.thing.id)})" if record else name),
        "relation_shown": RELATIONS[one.match.relation.value][chinese],
        "record_label": harmless(f"{one.match.entity.names[0]} ({brief(one.match.entity.id)})"),
        "likeness": f"{one.match.score:.2f} {VERDICTS[one.match.verdict.value][chinese]}",
        "why": reasons_worded(one.match.reasons, language),
        "known": judged,
    }


def _record_iri(text: str) -> str:
    """Return the IRI of a record from itself or its short form; raises InputError for what is neither."""
    from pyoxigraph import NamedNode

    from ..terms import in_register

    try:
        node = NamedNode(text if "://" in text else in_register(text))
    except ValueError:
        raise InputError(
            f"'{text}' is no IRI of a record; write it whole, or short as `biokg match` lists it (ror:…)."
        ) from None
    return node.value


def _reviewer(by: str | None) -> str:
    """Return who judges: the name given, else that of the account."""
    import getpass

    try:
        return by or getpass.getuser()
    except (KeyError, OSError) as error:
        raise click.UsageError("Say who judges: --by NAME.") from error
