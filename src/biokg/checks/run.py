"""All checks, one after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..build.assemble import known_by
from ..store import Store
from ..text import read_articles
from ..workspace import Workspace
from .classes import disjoint_classes, wrong_ends
from .cycles import cycles
from .dossier import Dossier
from .identity import ids_of_other_content
from .intervals import publication_days, reversed_intervals
from .labels import turned_names
from .mappings import wrong_mappings
from .numbers import confidences, impossible_numbers, mixed_statistics
from .report import Finding, Report, in_order
from .rivals import one_way_conflicts, rival_values
from .shapes import unfit_shapes, without_repeats
from .spans import verified, wrong_spans
from .structure import read_leniently
from .support import unsupported_edges
from .unused import unused
from .wording import worded

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["CHECKS", "check"]

Check: TypeAlias = Callable[[Dossier], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    unfit_shapes,
    unsupported_edges,
    wrong_spans,
    cycles,
    reversed_intervals,
    publication_days,
    ids_of_other_content,
    rival_values,
    one_way_conflicts,
    disjoint_classes,
    wrong_ends,
    confidences,
    mixed_statistics,
    impossible_numbers,
    wrong_mappings,
    turned_names,
    unused,
)
"""The checks that follow once the files can be read; each is one function of a dossier."""


def check(
    what: Workspace | KnowledgeGraph,
    *,
    articles: Path | None = None,
    as_of: dt.date | None = None,
    checks: Iterable[Check] = CHECKS,
) -> Report:
    """Check a workspace, or an open graph against the workspace that it was built from.

    With `articles`, a folder, every citation is compared with the words that it cites; `as_of` leaves out what was
    published after that day; `checks` runs only some. Where the files cannot be read as what they are, the report
    says so and no other check runs. Raises InputError where `articles` is not a folder or holds a file that is not
    UTF-8.
    """
    workspace, built = _parts(what)
    texts = None if articles is None else read_articles(articles)
    knowledge, wrong = read_leniently(workspace)
    if knowledge is None:
        return Report(in_order([*wrong, worded("not-all-checked")]))
    if as_of is not None:
        knowledge, built = known_by(knowledge, as_of), None
    dossier = Dossier(workspace, knowledge, texts, built)
    found = [finding for one in checks for finding in one(dossier)]
    return Report(in_order(without_repeats(found)), claims=len(dossier.claims), verified=verified(dossier))


def _parts(what: Workspace | KnowledgeGraph) -> tuple[Workspace, Store | None]:
    if isinstance(what, Workspace):
        return what, None
    return what.workspace or Workspace.find(), what.store
