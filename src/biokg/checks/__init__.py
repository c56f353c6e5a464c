"""Checks: what a graph violates, what deserves a second look, what could not be verified.

Each check is one function that looks at a `Dossier` and yields findings; `CHECKS` lists them.
"""

from __future__ import annotations

from .report import SEVERITIES, Finding, Report
from .run import CHECKS, check
from .wording import WORDINGS

__all__ = ["CHECKS", "SEVERITIES", "WORDINGS", "Finding", "Report", "check"]
