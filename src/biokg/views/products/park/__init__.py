"""The dossier of a park as a document: one page of what matters first, then a section for each question."""

from .document import document

__all__ = ["document"]
