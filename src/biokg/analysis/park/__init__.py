"""The dossier of a park: all that its sources say, by what an analyst asks of it, and what they do not say."""

from .dossier import dossier
from .model import Dossier, Goal, Level, Part, Place, Plan, Product

__all__ = ["Dossier", "Goal", "Level", "Part", "Place", "Plan", "Product", "dossier"]
