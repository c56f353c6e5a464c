"""``biokg claim add`` and ``biokg claim retract``: what sources say, found in their words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError
from .asked import articles_in
from .options import MODALITIES, Day, Words, in_workspace, with_articles
from .program import command

if TYPE_CHECKING:
    from ..claims.model import Claim
    from ..claims.sheets import Draft
    from ..workspace import Workspace

__all__ = ["claim_add", "claim_retract"]

_SHOWN = 20
_RECORDED = click.option("--recorded", type=Day(), metavar="DATE", help="Day to record it under; today by default.")


@command("claim add")
@click.argument("said", nargs=-1, type=Words(), metavar="[SOURCE SUBJECT PROPERTY OBJECT]")
@click.option("--section", metavar="NAME", help="The section of the source: body, digest …")
@click.option(
    "--quote", "quotes", type=Words(), multiple=True, metavar="WORDS", help="Its words, to the letter; may be repeated."
)
@click.option("--occurrence", type=click.IntRange(1), metavar="N", help="Which one, where the words repeat.")
@click.option(
    "--modality", type=click.Choice(MODALITIES), default="asserted", show_default=True, help="How it is said."
)
@click.option("--speaker", metavar="THING", help="Who says it, where not the source itself.")
@click.option(
    "--premise", "premises", multiple=True, metavar="CLAIM", help="A claim that it rests on; may be repeated."
)
@click.option("--confidence", metavar="0-1", help="How sure the inference is.")
@click.option("--open", "open_list", is_flag=True, help='The words say that there are more ("including").')
@click.option(
    "--caveat", "caveats", type=Words(), multiple=True, metavar="TEXT[@LANG]",
    help="A limit with which it is shown: 'in adults', '成人@zh'; one a language.",
)  # fmt: skip
@click.option("--note", type=Words(), default="", metavar="TEXT", help="A remark in your own words.")
@click.option("--conflicts", multiple=True, metavar="CLAIM", help="A claim that disagrees; may be repeated.")
@click.option("--supersedes", multiple=True, metavar="CLAIM", help="A claim that this one replaces; may be repeated.")
@click.option(
    "--from",
    "sheets",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="SHEET …",
    help="Tables of claims instead: --from a.tsv b.tsv …",
)
@click.option("--replace", is_flag=True, help="With --from: drop what the sources claimed before.")
@_RECORDED
@with_articles
@in_workspace
def claim_add(
    folder: Path, said: tuple[str, ...], articles: Path | None, sheets: tuple[Path, ...], replace: bool,
    recorded: dt.date | None, **words: object,
) -> None:  # fmt: skip
    """SUBJECT and OBJECT are things (id or name), members of lists (status:planned), or plain text, numbers and dates.

    The quoted words must stand in the article; their characters and hash are kept, the words are not. Where they do not
    stand there, nothing is written and the nearest text is shown. docs/curating.md is the guide.

    \b
    Examples:
      biokg claim add riverbend-herald-2024-03-05 larkspur-biologics basedIn \\
        riverbend-science-park --section body --quote "a company based at the park"
      biokg claim add --from claims/*.tsv --replace
    """
    from ..claims.curate import add_claims
    from ..claims.sheets import read_sheet
    from ..workspace import Workspace

    workspace = Workspace.find(folder)
    if not said and not sheets:
        raise click.UsageError("Give either SOURCE SUBJECT PROPERTY OBJECT or --from SHEET …")
    if sheets:  # what follows the first one are further sheets: --from claims/*.tsv
        drafts = [draft for sheet in (*sheets, *map(Path, said)) for draft in read_sheet(sheet)]
    else:
        drafts = [_draft(workspace, said, words)]
    at_hand = articles_in(folder, articles)
    made = add_claims(workspace, drafts, at_hand, today=recorded or dt.date.today(), replace_all=replace)
    _confirm(workspace, drafts, made)


def _draft(workspace: Workspace, said: tuple[str, ...], words: dict[str, object]) -> Draft:
    """Return the draft that the options describe."""
    from ..claims.sheets import Draft
    from .naming import slug_of

    if len(said) != 4:
        raise click.UsageError(f"Give SOURCE SUBJECT PROPERTY OBJECT; here are {len(said)}. Quote names with spaces.")
    if not words["section"]:
        raise click.UsageError("Say in which section of the source it stands: --section body.")
    quotes = [str(quote) for quote in words["quotes"]]  # type: ignore[attr-defined]
    if words["occurrence"]:
        if len(quotes) != 1:
            raise click.UsageError("--occurrence goes with one --quote; in several, write [2] before the words.")
        quotes = [f"[{words['occurrence']}] {quotes[0]}"]
    source, subject, predicate, value = said
    is_thing = workspace.ontology.is_object_property(workspace.ontology.property(predicate))
    speaker = str(words["speaker"] or "")
    return Draft(
        source=source,
        section=str(words["section"]),
        subject=slug_of(workspace, subject),
        predicate=predicate,
        object=slug_of(workspace, value) if is_thing else value,
        quote=" || ".join(quotes),
        modality=str(words["modality"]),
        speaker=slug_of(workspace, speaker) if speaker else "",
        premises=_names(workspace, words["premises"]),
        confidence=str(words["confidence"] or ""),
        open=bool(words["open_list"]),
        caveats=tuple(str(one) for one in words["caveats"]),  # type: ignore[attr-defined]
        note=str(words["note"]),
        conflicts=_names(workspace, words["conflicts"]),
        supersedes=_names(workspace, words["supersedes"]),
    )


def _names(workspace: Workspace, names: object) -> tuple[str, ...]:
    from ..terms import shorten

    return tuple(shorten(_claim(workspace, str(name)).id.value) for name in names)  # type: ignore[attr-defined]


def _claim(workspace: Workspace, name: str) -> Claim:
    """Return the claim of the files with an id or the first letters of one."""
    from ..claims.files import read_source
    from ..claims.ledger import claim_called

    claims = {claim.id: claim for path in workspace.source_files for claim in read_source(path).claims}
    return claims[claim_called(name, claims)]


def _confirm(workspace: Workspace, drafts: list[Draft], made: list[Claim]) -> None:
    """Show what was written, as it will be read."""
    from ..terms import shorten
    from ..views.words import harmless
    from .naming import wording_of

    sources = dict.fromkeys(draft.source for draft in drafts)
    number = f"{len(made)} claim" + ("" if len(made) == 1 else "s")
    click.echo(f"Wrote {number} to {', '.join(workspace.relative(workspace.source_file(name)) for name in sources)}:")
    words = wording_of(workspace)
    for claim, draft in list(zip(made, drafts, strict=True))[:_SHOWN]:
        quote = f" “{draft.quote}”" if draft.quote else ""
        place = f"{draft.modality} · {draft.source}, {draft.section}{quote}"
        click.echo(f"  {harmless(words.claim(claim))}")
        click.echo(f"    {shorten(claim.id.value)} · {harmless(place)}")
    if len(made) > _SHOWN:
        click.echo(f"  … and {len(made) - _SHOWN} more")
    click.echo("Run `biokg build` to take it in.", err=True)


@command("claim retract")
@click.argument("claim_id", metavar="ID")
@_RECORDED
@in_workspace
def claim_retract(folder: Path, claim_id: str, recorded: dt.date | None) -> None:
    """The claim stays on record with the day of its retraction; what rests on it vanishes at the next build.

    \b
    Example:
      biokg claim retract 3f2a91
    """
    from ..claims.curate import retract_claim
    from ..claims.files import read_source
    from ..terms import shorten
    from ..views.words import harmless
    from ..workspace import Workspace
    from .naming import wording_of

    workspace = Workspace.find(folder)
    claim = _claim(workspace, claim_id)
    short, words = shorten(claim.id.value), wording_of(workspace)
    if claim.invalidated:
        raise InputError(f"{short} was retracted on {claim.invalidated.value[:10]} already.")
    retract_claim(workspace, claim.id, today=recorded or dt.date.today())
    click.echo(f"Retracted {short}: {harmless(words.claim(claim))}")
    for path in workspace.source_files:
        for other in read_source(path).claims:
            if claim.id in other.premises:
                name = shorten(other.id.value)
                click.echo(f"  no longer counts, since it rests on it: {name} {harmless(words.claim(other))}")
    click.echo("Run `biokg build` to take it in.", err=True)
