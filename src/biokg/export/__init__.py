"""Write the graph in the formats of other tools."""

from __future__ import annotations

from biokg.export.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
