"""Tables of one's own, by a mapping that says which column tells what."""

from .mapping import Column, Mapping, read_mapping, shipped_mappings
from .suggest import suggest
from .table import register_of

__all__ = ["Column", "Mapping", "read_mapping", "register_of", "shipped_mappings", "suggest"]
