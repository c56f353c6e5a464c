"""Completion in the shell: the script, and the names that it offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from .program import command

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..ontology import Ontology

__all__ = ["complete_class", "complete_question", "complete_source", "complete_status", "complete_thing", "completion"]

_MOST = 200  # a longer list of names helps nobody


def _graph(ctx: click.Context) -> KnowledgeGraph | None:
    """Return the graph to complete from; None where there is none: completion is silent, never in the way."""
    from ..errors import BiokgError
    from ..graph import KnowledgeGraph

    try:
        folder = ctx.params.get("folder") or ctx.find_root().params.get("folder") or "."
        return KnowledgeGraph.open(folder, ctx.params.get("store"))
    except (BiokgError, OSError):
        return None


def complete_thing(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer ids of things, and names where they begin so."""
    kg = _graph(ctx)
    if kg is None:
        return []
    from ..views.record import name_of

    wanted = typed.casefold()
    found: list[CompletionItem] = []
    for one in kg.things():
        name = name_of(one.id)
        labels = [kg.label(one.id, language) for language in ("en", "zh")]
        offers = [offer for offer in (name, *labels) if offer.casefold().startswith(wanted)]
        found += [CompletionItem(offer, help=labels[0]) for offer in offers[:1]]
    return found[:_MOST]


def complete_source(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer ids of sources."""
    kg = _graph(ctx)
    sources = kg.sources() if kg else []
    return [CompletionItem(one.name, help=one.title()) for one in sources if one.name.startswith(typed)]


def complete_question(ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer names of questions."""
    kg = _graph(ctx)
    questions = kg.questions() if kg else []
    return [CompletionItem(one.name, help=one.words["en"]) for one in questions if one.name.startswith(typed)]


def complete_class(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer names of classes."""
    from ..terms import local_name

    return _offers(map(local_name, _ontology().classes), typed)


def complete_status(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer the members of the status list."""
    from ..terms import local_name

    return _offers((local_name(node) for node in _ontology().concepts if "/status/" in node.value), typed)


def _ontology() -> Ontology:
    from ..ontology import Ontology
    from ..workspace import shipped

    return Ontology.read(shipped("ontology"))


def _offers(names: Iterable[str], typed: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in sorted(names) if name.casefold().startswith(typed.casefold())]


@command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """It completes commands, options, and names of things, sources and questions.

    \b
    Once, for each shell:
      bash   biokg completion bash >> ~/.bashrc
      zsh    biokg completion zsh >> ~/.zshrc
      fish   biokg completion fish > ~/.config/fish/completions/biokg.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, "biokg", "_BIOKG_COMPLETE").source())
