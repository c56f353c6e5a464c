"""The map: one self-contained HTML page that shows what is known, how surely, and who says so.

`gather` reads a picture from the graph, `layout` places it, `page` writes it; `grammar` says how things look.
"""

from biokg.views.map.picture import Claim, Edge, Fact, Node, Number, Picture, Source, Standing, Words

__all__ = ["Claim", "Edge", "Fact", "Node", "Number", "Picture", "Source", "Standing", "Words"]
