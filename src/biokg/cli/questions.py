"""``biokg questions`` and ``biokg ask``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .asked import Asked, articles_in
from .completion import complete_question
from .listing import Column, write_rows
from .options import FORMATS, asking, with_articles
from .program import command

if TYPE_CHECKING:
    from ..questions import Question

__all__ = ["ask", "questions"]

COLUMNS = (
    Column("group", "Group", "组别"),
    Column("question", "Question", "问题"),
    Column("name", "Name", "名称"),
)


KEYS = ("name", "group", "en", "zh", "parameters_name")


@command("questions")
@click.option("--group", metavar="GROUP", help="Only those of this group.")
@asking()
def questions(asked: Asked, group: str | None) -> None:
    """Words in braces are parameters: biokg ask NAME --PARAMETER VALUE.

    \b
    Example:
      biokg questions --group places
    """
    with asked.graph() as kg:
        found = [one for one in kg.questions() if group in (None, one.group)]
    found.sort(key=lambda one: (one.group, one.name))
    records = [_record(one) for one in found]
    shown = [record | {"question": record[asked.language]} for record in records]
    write_rows(asked, COLUMNS, shown, records, KEYS)


def _record(one: Question) -> dict[str, object]:
    return {
        "name": one.name,
        "group": one.group,
        **one.words,
        "parameters": [
            {"name": parameter.name, "type": parameter.type, "default": parameter.default, **parameter.meaning}
            for parameter in one.parameters.values()
        ],
    }


@command("ask", ignore_unknown_options=True, allow_extra_args=True)
@click.argument("name", shell_complete=complete_question)
@click.option("--explain", is_flag=True, help="Show the question, its parameters and its SPARQL instead of the answer.")
@with_articles
@asking((*FORMATS, "html", "xlsx"))
@click.pass_context
def ask(ctx: click.Context, asked: Asked, name: str, explain: bool, articles: Path | None) -> None:
    """NAME is one that biokg questions lists; its parameters are options: --park BioPark, or park=BioPark.

    Each row says how it stands and where it is said. A table says "at least" where a source leaves its list open, and
    "not stated", never "no", where no source says anything.

    \b
    Examples:
      biokg ask zones-of-park --park BioPark
      biokg ask more-than --number 900 --lang zh
      biokg ask zones-of-park --explain
    """
    given = _parameters(ctx.args)
    with asked.graph() as kg:
        if explain:
            from ..questions import question_called

            asked.write(_explained(asked, question_called(kg.questions(), name)))
            return
        answer = kg.ask(name, **given)
        from ..views.answer import answer_document
        from ..views.answer_record import answer_record, answer_rows

        at_hand = articles_in(asked.folder, articles)
        if asked.format == "json":
            asked.write_json(answer_record(answer, kg.label, at_hand))
        elif asked.format in {"csv", "tsv"}:
            asked.write_table(*answer_rows(answer, kg.label, asked.language))
        else:
            document = answer_document(answer, asked.wording(kg), with_claims=asked.format == "md")
            asked.write_product(None, document)


def _parameters(words: list[str]) -> dict[str, str]:
    """Return the parameters that were given as --name value, --name=value or name=value."""
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, sign, value = word.removeprefix("--").partition("=")
        if not sign:
            if not word.startswith("--") or not rest:
                raise click.UsageError(f"'{word}' is no parameter; write --name value. See --explain.")
            value = rest.pop(0)
        given[name.replace("-", "_")] = value
    return given


def _explained(asked: Asked, one: Question) -> str:
    lines = [one.words[asked.language], ""]
    for parameter in one.parameters.values():
        default = "" if parameter.default is None else f" = {parameter.default}"
        lines.append(f"  --{parameter.name}  {parameter.meaning[asked.language]} ({parameter.type}){default}")
    return "\n".join([*lines, "", one.sparql])
