"""What imported registers hold, counted over all their records: organisations, studies, decisions, and who is known."""

from .model import Count, Figure, Known, RegisterLine, Registers
from .report import registers

__all__ = ["Count", "Figure", "Known", "RegisterLine", "Registers", "registers"]
