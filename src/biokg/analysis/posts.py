"""People by what they do: posts with their dates, founders, members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from .circle import is_a
from .said import Said, nodes_of, said, said_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["HOW", "Post", "posts_at", "posts_of"]

HOW = ("post", "founder", "member")
"""A post with a role; who founded the organization; who belongs to it in a capacity that no source names."""


@dataclass(frozen=True)
class Post:
    """What a person is to an organization."""

    person: NamedNode
    at: NamedNode
    how: str
    """One of `HOW`."""
    role: NamedNode | None
    since: When | None
    until: When | None
    reported: str
    """Date of publication (EDTF) of the first source that says so: the post was held then, not since then."""
    last_reported: str
    """That of the last one."""
    standing: str
    statements: tuple[Statement, ...]


def posts_at(kg: KnowledgeGraph, organization: NamedNode) -> list[Post]:
    """Return the people of an organization: posts, then founders, then members without a post, each by id."""
    nodes = nodes_of(said_of(kg, organization, "b:at"), settled=False)
    posts = [post for node in nodes for post in _posts(kg, node) if post.at == organization]
    founders = [_plain(one.value, organization, "founder", one) for one in said(kg, organization, "b:foundedBy")]
    members = [_plain(one.value, organization, "member", one) for one in said_of(kg, organization, "b:affiliatedWith")]
    return _together(posts, [one for one in (*founders, *members) if one is not None and _is_person(kg, one.person)])


def posts_of(kg: KnowledgeGraph, person: NamedNode) -> list[Post]:
    """Return what a person is to organizations, in the order of `posts_at`."""
    posts = [one for node in nodes_of(said_of(kg, person, "b:party"), settled=False) for one in _posts(kg, node)]
    founded = [_plain(person, one.value, "founder", one) for one in said_of(kg, person, "b:foundedBy")]
    member = [_plain(person, one.value, "member", one) for one in said(kg, person, "b:affiliatedWith")]
    return _together(posts, [one for one in (*founded, *member) if one is not None])


def _together(posts: list[Post], plain: list[Post]) -> list[Post]:
    held = {(post.person, post.at) for post in posts}
    found = [*posts, *(one for one in plain if one.how == "founder" or (one.person, one.at) not in held)]
    return sorted(found, key=lambda one: (HOW.index(one.how), one.person.value, one.at.value))


def _is_person(kg: KnowledgeGraph, node: NamedNode) -> bool:
    return is_a(kg, node, "Person")


def _posts(kg: KnowledgeGraph, node: NamedNode) -> Iterator[Post]:
    if not is_a(kg, node, "Position"):
        return
    role = next(iter(nodes_of(said(kg, node, "b:role"))), None)
    told = tuple(one for one in kg.ledger.about(node) if one.live and one.claim.subject == node)
    for person in nodes_of(said(kg, node, "b:party")):
        for place in said(kg, node, "b:at"):
            if isinstance(place.value, NamedNode) and place.settled:
                since, until = when(kg, node, "b:validFrom"), when(kg, node, "b:validTo")
                span = reported(told), _last(told)
                yield Post(person, place.value, "post", role, since, until, *span, place.standing, told)


def _plain(person: object, at: object, how: str, one: Said) -> Post | None:
    if not one.settled or not isinstance(person, NamedNode) or not isinstance(at, NamedNode):
        return None
    span = reported(one.statements), _last(one.statements)
    return Post(person, at, how, None, None, None, *span, one.standing, one.statements)


def _last(statements: tuple[Statement, ...]) -> str:
    return max(statements, key=lambda one: (one.source.issued.value, one.source.name)).source.edtf
