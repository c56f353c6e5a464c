"""Whose name is that? Names matched across sources: candidates by index, a score with its reasons, people's judgements.

>>> compare(read_name("Siemens Aktiengesellschaft"), read_name("SIEMENS AG")).score
1.0
"""

from .entities import Entity, entities_in
from .likeness import Likeness, Reason, Relation, compare
from .matcher import SAME, UNSURE, Match, Matcher, Verdict, verdict_of
from .medicine import Medicine, read_medicine
from .medicines import MedicineMatcher, Product
from .name import Name, read_name
from .place import read_place

__all__ = [
    "SAME", "UNSURE", "Entity", "Likeness", "Match", "Matcher", "Medicine", "MedicineMatcher", "Name",
    "Product", "Reason", "Relation", "Verdict", "compare", "entities_in", "read_medicine", "read_name", "read_place",
    "verdict_of",
]  # fmt: skip
