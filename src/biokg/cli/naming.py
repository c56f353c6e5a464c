"""Names of things in the files of a workspace, for commands that write: no built graph is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UnknownName

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ..views.wording import Wording
    from ..workspace import Workspace

__all__ = ["known_thing", "slug_of", "wording_of"]


def known_thing(workspace: Workspace, name: str) -> NamedNode:
    """Return the thing with an id or one of its two names.

    Raises UnknownName where nothing has it (with near names) or several have.
    """
    from ..claims.things import read_things
    from ..names import nearest
    from ..terms import ID
    from ..values import normal

    things = read_things(workspace.things)
    for thing in things:
        if thing.value == ID + name.removeprefix(":"):
            return thing
    found = [one for one, thing in things.items() if normal(name) in {normal(label.value) for label in thing.labels}]
    if len(found) == 1:
        return found[0]
    ids = [thing.value.removeprefix(ID) for thing in things]
    if found:
        short = ", ".join(thing.value.removeprefix(ID) for thing in found)
        raise UnknownName(f"'{name}' is the name of {len(found)} things; say which: {short}.")
    near = nearest(name, [*ids, *(label.value for thing in things.values() for label in thing.labels)])
    raise UnknownName(f"There is no thing '{name}'; add it with `biokg thing add`.", near)


def slug_of(workspace: Workspace, name: str) -> str:
    """Return the id of the thing that a name means; the name itself where no thing has it (a concept, a literal)."""
    from ..terms import local_name

    try:
        return local_name(known_thing(workspace, name))
    except UnknownName:
        return name


def wording_of(workspace: Workspace, language: str = "en") -> Wording:
    """Return what words the files of a workspace, without a built graph: names of things, else of terms."""
    from ..claims.things import read_things
    from ..terms import shorten
    from ..views.wording import Wording

    things, ontology = read_things(workspace.things), workspace.ontology

    def label(node: NamedNode, language: str) -> str:
        if node in things:
            return next(name.value for name in things[node].labels if name.language == language)
        known = node in ontology.concepts or node in ontology.properties or node in ontology.classes
        return ontology.label(node, language) if known else shorten(node.value)

    return Wording(label, language)
