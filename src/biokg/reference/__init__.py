"""The reference page of the ontology and its diagram, made from the ontology's own files.

``python -m biokg.reference`` writes ``docs/ontology.md`` and ``docs/ontology.svg``; with ``--check`` it only tells
whether they are current.
"""

from .diagram import render_diagram
from .model import Vocabulary
from .page import render_page

__all__ = ["Vocabulary", "render_diagram", "render_page"]
