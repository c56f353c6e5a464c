"""``biokg report watch``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_question
from ..options import reporting
from ..program import command
from .comparing import Compared, comparing, label_of_either

__all__ = ["watch"]


@command("report watch")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...", shell_complete=complete_question)
@comparing
@reporting
def watch(asked: Asked, questions: tuple[str, ...], compared: Compared) -> None:
    """Rows that are new, or gone, in the answers to QUESTIONs with their defaults; without any, to those that the file
    watch.toml of the workspace lists with their parameters; without such a file, to all. Since the last build that held
    something else, since a DATE, or against another workspace.

    \b
    Examples:
      biokg report watch tenants-of-park --since 2025-10-10
      biokg report watch -o news.html
    """
    from ...analysis.watch import FILE, Watch, every_question, read_watches, watched
    from ...views.products.watch import document, records
    from ...views.wording import Wording

    with asked.graph() as kg, compared.graph(kg) as before:
        assert kg.workspace is not None, "the command opens a workspace"
        listed = [Watch(name, {}) for name in questions] or read_watches(kg.workspace.root / FILE)
        watches = listed or every_question(kg)
        found = watched(before, kg, watches)
        label = label_of_either(kg, before)
        if asked.format == "json":
            asked.write_json(records(found, label))
            return
        say = Wording(label, asked.language)
        asked.write_product(found, document(found, say, asked=len(watches), since=compared.words(say)))
