"""The organisations that the built graph speaks of, by name and by identifier: what an import may be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from ..errors import StoreError
from ..resolve.name import read_name
from ..store.opening import open_store
from ..workspace import Workspace

__all__ = ["Known"]

_NAMES = "SELECT DISTINCT ?text { ?thing a b:Organization ; rdfs:label|skos:altLabel ?text }"
_IDENTIFIERS = "SELECT DISTINCT ?text { ?thing b:identifier ?text }"


class Known:
    """Names, however they are spelt and whatever their legal form, and identifiers."""

    def __init__(self, names: Iterable[str], identifiers: Iterable[str]) -> None:
        self._names = {core for name in names if (core := _core(name))}
        self._identifiers = frozenset(identifiers)

    @classmethod
    def organizations(cls, workspace: Workspace) -> Self | None:
        """Read those of the graph that was built last; None where there is none."""
        try:
            store = open_store(workspace)
        except StoreError:
            return None
        with store:
            names, identifiers = ((row["text"].value for row in store.select(text)) for text in (_NAMES, _IDENTIFIERS))
            return cls(names, identifiers)

    def any_named(self, names: Iterable[str]) -> bool:
        """Tell whether one of some names is that of a known organisation, apart from legal form and spelling."""
        return any(_core(name) in self._names for name in names if name)

    def identifiers(self, scheme: str) -> Iterator[str]:
        """Yield the identifiers of a scheme that are known, e.g. ``lei``, without its name."""
        return (text.removeprefix(f"{scheme}:") for text in self._identifiers if text.startswith(f"{scheme}:"))


def _core(name: str) -> str:
    """Return the telling words of a name, in one spelling.

    >>> _core("Larkspur Biologics, Inc."), _core("LARKSPUR BIOLOGICS")
    ('larkspur biology', 'larkspur biology')
    """
    return " ".join(token.text for token in read_name(name).tokens)
