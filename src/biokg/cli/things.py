"""``biokg things`` and ``biokg thing``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asked import Asked, articles_in
from .completion import complete_class, complete_status, complete_thing
from .listing import Column, write_rows
from .options import FORMATS, asking, with_articles
from .program import command

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..profile import Profile

__all__ = ["thing", "things"]

COLUMNS = (
    Column("name", "Name", "名称"),
    Column("other", "中文名称", "English name"),
    Column("class", "Class", "类别"),
    Column("status", "Status", "状态"),
)


KEYS = ("id", "en", "zh", "class_id", "class_en", "class_zh", "status_id", "status_en", "status_zh", "claims")
FACT_KEYS = (
    "group", "property_id", "property_en", "property_zh", "inverse", "other_id", "other_en", "other_zh", "other_value",
    "other_type", "other_language", "class", "standing", "settled", "open", "claims",
)  # fmt: skip


@command("things")
@click.option(
    "--class", "cls", metavar="CLASS", shell_complete=complete_class, help="Only of this class and those below it."
)
@click.option("--status", metavar="STATUS", shell_complete=complete_status, help="Only of this status, e.g. planned.")
@asking()
def things(asked: Asked, cls: str | None, status: str | None) -> None:
    """Sorted by name. JSON also counts the claims that name each. As of DATE: only what was spoken of by then.

    \b
    Examples:
      biokg things --class Company
      biokg things --class Place --status planned --lang zh
    """
    from ..terms import iri
    from ..views.record import node_record

    second = "en" if asked.language == "zh" else "zh"
    with asked.graph() as kg:
        shown, records = [], []
        found = [one for one in kg.things(cls, status) if asked.as_of is None or kg.ledger.about(one.id)]
        for one in sorted(found, key=lambda one: kg.label(one.id, asked.language).casefold()):
            phase = kg.ledger.status.get(one.id)
            state = node_record(iri(f"status:{phase}"), kg.label) if phase else None
            record: dict[str, object] = {
                **(node_record(one.id, kg.label) or {}),
                "class": node_record(one.cls, kg.label),
                "status": state,
                "claims": sum(statement.live for statement in kg.ledger.about(one.id)),
            }
            records.append(record)
            shown.append({
                "name": kg.label(one.id, asked.language),
                "other": kg.label(one.id, second),
                "class": kg.label(one.cls, asked.language),
                "status": state[asked.language] if state else "",
            })  # fmt: skip
        write_rows(asked, COLUMNS, shown, records, KEYS)


@command("thing")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_thing)
@click.option("--entailed", is_flag=True, help="Also what follows from the facts, e.g. in Beijing through a park.")
@with_articles
@asking((*FORMATS, "html", "xlsx"))
def thing(asked: Asked, name: tuple[str, ...], entailed: bool, articles: Path | None) -> None:
    """NAME is its id, its name in English or Chinese, any other name of it, or what is short for one thing only: some
    of the words or the initials of its name. So it is wherever a thing is named.

    The page groups what is said of it. A badge says how each line stands; a number in brackets leads to the section of
    a source below. Where the article is at hand, its words are quoted. JSON has every claim with its characters.

    \b
    Examples:
      biokg thing "eli lilly"
      biokg thing 立贝韦塔单抗 --lang zh
      biokg thing E-Town --entailed

    To name a new thing, see biokg thing add --help.
    """
    from ..views.profile import profile_document
    from ..views.record import fact_record, profile_record

    at_hand = articles_in(asked.folder, articles)
    with asked.graph() as kg:
        profile = _profile(kg, " ".join(name), entailed)
        if asked.format == "json":
            asked.write_json(profile_record(profile, kg.label, at_hand))
        elif asked.format in {"csv", "tsv"}:
            write_rows(asked, (), (), [fact_record(fact, kg.label) for fact in profile.facts], FACT_KEYS)
        else:
            document = profile_document(profile, asked.wording(kg), kg.ontology)
            asked.write_product(None, document, articles=at_hand)


def _profile(kg: KnowledgeGraph, name: str, entailed: bool) -> Profile:
    """Return the profile; where a source has the name, say so."""
    from ..errors import UnknownName

    try:
        return kg.thing(name, entailed=entailed)
    except UnknownName:
        for node in kg.names.exact(name):
            if node in kg.ledger.sources:
                known = kg.ledger.sources[node].name
                raise UnknownName(
                    f"'{name}' is a source; see `biokg source {known}`.",
                    zh=f"“{name}”是来源；请用 `biokg source {known}`。",
                ) from None
        raise
