"""biokg: the knowledge graph of the biopharma ecosystem, in which every fact leads back to the words that say it.

>>> import biokg
>>> with biokg.open(riverbend) as kg:
...     kg.ask("zones-of-park", park="Riverbend Science Park").completeness
'as stated'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import BiokgError

if TYPE_CHECKING:
    from .graph import KnowledgeGraph

__all__ = ["BiokgError", "KnowledgeGraph", "__version__", "open"]

__version__ = "0.1.0"


def open(path: Path | str = ".", store: str | None = None) -> KnowledgeGraph:
    """Open the built graph of the workspace at `path`, or in a folder above it, for reading; close it after use.

    It is kept in the workspace, or on the SPARQL server whose address is `store`; where that is not given, the
    environment (BIOKG_STORE) and the file ``biokg.toml`` of the workspace may name one.
    Raises InputError where there is no workspace, StoreError where it was not built yet. See `KnowledgeGraph`.

    >>> import biokg
    >>> with biokg.open(riverbend) as kg:
    ...     kg.thing("云雀生物").names["en"]
    'Larkspur Biologics'
    """
    from .graph import KnowledgeGraph

    return KnowledgeGraph.open(path, store)


def __getattr__(name: str) -> Any:
    """Import the graph only when it is asked for, so that `import biokg` stays quick."""
    if name == "KnowledgeGraph":
        from .graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'biokg' has no attribute '{name}'")
