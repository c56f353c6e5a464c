"""``biokg claims`` and ``biokg claim``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asked import Asked, articles_in
from .completion import complete_source, complete_thing
from .listing import Column, write_rows
from .options import MODALITIES, asking, with_articles
from .program import command

if TYPE_CHECKING:
    from ..claims.ledger import Statement
    from ..graph import KnowledgeGraph

__all__ = ["claim", "claims"]

TIERS = ("official", "register", "company", "agency", "trade", "aggregator", "machine")
COLUMNS = (
    Column("claim", "Claim", "主张"),
    Column("standing", "Standing", "状况"),
    Column("source", "Source", "来源"),
    Column("id", "Id", "标识"),
)


KEYS = (
    "id", "subject_id", "subject_en", "subject_zh", "property_id", "property_en", "property_zh", "object_id",
    "object_en", "object_zh", "object_value", "object_type", "object_language", "modality", "speaker_id", "speaker_en",
    "speaker_zh", "standing", "live", "settled", "tier", "open", "confidence", "citations_source", "citations_section",
    "citations_evidence", "citations_start", "citations_end", "citations_sha256", "citations_quote", "inferred_from",
    "conflicts_with", "supersedes", "notes", "recorded", "retracted",
)  # fmt: skip


@command("claims")
@click.option("--about", metavar="THING", shell_complete=complete_thing, help="Only those that name this thing.")
@click.option("--source", metavar="SOURCE", shell_complete=complete_source, help="Only those of this source.")
@click.option("--speaker", metavar="THING", shell_complete=complete_thing, help="Only those it is said to have said.")
@click.option("--modality", type=click.Choice(MODALITIES), help="Only those asserted in this way.")
@click.option("--tier", type=click.Choice(TIERS), help="Only those of this tier.")
@click.option("--machine-only", is_flag=True, help="Only those that no text written by people repeats.")
@click.option("--conflicts", is_flag=True, help="Only those that another claim disagrees with.")
@click.option("--all", "everything", is_flag=True, help="Also those retracted or superseded.")
@with_articles
@asking()
def claims(
    asked: Asked, about: str | None, source: str | None, speaker: str | None, modality: str | None, tier: str | None,
    machine_only: bool, conflicts: bool, everything: bool, articles: Path | None,
) -> None:  # fmt: skip
    """In order of publication and place in the text. All filters must fit. JSON, CSV and TSV have every citation.

    \b
    Examples:
      biokg claims --about BioPark --modality intended
      biokg claims --source caixin-2025-10-01 --machine-only
      biokg claims --conflicts --format csv -o conflicts.csv
    """
    from ..views.record import claim_record, name_of

    at_hand = articles_in(asked.folder, articles)
    with asked.graph() as kg:
        if source and not about:
            _refuse_register(kg, source)
        found: Iterable[Statement] = kg.claims(about, source)
        found = [one for one in found if everything or one.live]
        if speaker:
            voice = kg.resolve(speaker)
            found = [one for one in found if one.claim.speaker == voice]
        if modality:
            found = [one for one in found if one.claim.modality.value.endswith(f"/{modality}")]
        if tier:
            found = [one for one in found if one.tier.value.endswith(f"/{tier}")]
        if machine_only:
            found = [one for one in found if kg.ledger.machine_only(_same(kg, one))]
        if conflicts:
            disputed = _disputed(kg)
            found = [one for one in found if one.claim.id in disputed]
        words = asked.wording(kg)
        shown = (
            {
                "claim": words.claim(one.claim),
                "standing": words.standing(one.standing) if one.live else asked.of("not upheld", "已失效"),
                "source": words.source(one.source),
                "id": name_of(one.claim.id).removeprefix("claim:"),
            }
            for one in found
        )
        write_rows(asked, COLUMNS, shown, (claim_record(one, kg.label, at_hand) for one in found), KEYS)


def _same(kg: KnowledgeGraph, one: Statement) -> list[Statement]:
    """Return the live claims that say the same."""
    said = (one.claim.subject, one.claim.predicate, one.claim.object)
    about = kg.ledger.about(one.claim.subject)
    return [
        other
        for other in about
        if other.live and (other.claim.subject, other.claim.predicate, other.claim.object) == said
    ]


def _disputed(kg: KnowledgeGraph) -> set[object]:
    """Return the claims of which another one says that it disagrees, both ways."""
    found: set[object] = set()
    for one in kg.claims():
        if one.live and one.claim.conflicts:
            found |= {one.claim.id, *one.claim.conflicts}
    return found


def _refuse_register(kg: KnowledgeGraph, source: str) -> None:
    """Say where the statements of a register are told: they are too many to be listed."""
    from ..errors import InputError
    from ..terms import graph

    name = kg.source(source).name
    if graph(name) in kg.recorded.graphs:
        raise InputError(
            f"Statements of registers are told with their thing: `biokg claims --about THING --source {name}`. "
            f"How much it holds tells `biokg report registers --register {name}`.",
            zh=f"登记册的陈述随事物查看：`biokg claims --about 事物 --source {name}`。"
            f"其所载数量见 `biokg report registers --register {name}`。",
        )


@command("claim")
@click.argument("claim_id", metavar="ID")
@click.option("--about", metavar="THING", shell_complete=complete_thing, help="The thing that a register says it of.")
@with_articles
@asking(("table", "json", "md", "html"))
def claim(asked: Asked, claim_id: str, about: str | None, articles: Path | None) -> None:
    """ID is what biokg claims and JSON call it; its first letters do where no other claim begins so.

    The page says what is claimed, by whom and where, on what it rests, what disagrees, and whether it counts. The words
    themselves are shown where the article is at hand. A statement of a register is found by its thing (--about).

    \b
    Examples:
      biokg claim 3f2a --articles ~/articles
      biokg claim 71085c --about "Harbin Medical University"

    To write down a new one, see biokg claim add --help.
    """
    from ..build.excerpt import claims_about, claims_beside
    from ..views.claim import claim_document
    from ..views.record import claim_record

    at_hand = articles_in(asked.folder, articles)
    with asked.graph() as kg:
        one = _called(kg, claim_id, about)
        if asked.format == "json":
            asked.write_json(claim_record(one, kg.label, at_hand))
        else:
            quoted = one.source.sha256 in at_hand
            near = claims_beside if about is None else lambda store, _: claims_about(store, one.claim.subject)
            beside = kg.excerpt(lambda store: near(store, one.claim.id))
            document = claim_document(one, beside, asked.wording(kg), quoted=quoted)
            asked.write_product(None, document, articles=at_hand)


def _called(kg: KnowledgeGraph, name: str, about: str | None) -> Statement:
    """Return the claim with an id, among those about a thing where one is named: only there are registers looked into.

    The id of a statement follows from what it says and is not kept, so that a register would have to be read whole.
    """
    from ..claims.ledger import claim_called
    from ..errors import UnknownName

    if about is not None:
        said = {one.claim.id: one for one in kg.claims(about)}
        return said[claim_called(name, said)]
    try:
        return kg.claim(name)
    except UnknownName as error:
        if not kg.recorded.graphs:
            raise
        hint = f"Statements of registers are told with their thing: `biokg claim {name} --about THING`."
        raise UnknownName(
            f"{error} {hint}", zh=f"{error.told('zh')}登记册的陈述随事物查看：`biokg claim {name} --about 事物`。"
        ) from error
