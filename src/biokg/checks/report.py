"""What checks find: findings with a severity, a code, a place, and words in two languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["SEVERITIES", "Finding", "Report", "Severity"]

Severity: TypeAlias = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")
"""From the gravest to the slightest: only violations fail a check."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found."""

    severity: Severity
    code: str
    """What kind of finding it is, for machines: one of `biokg.checks.WORDINGS`."""
    where: str
    """File and line relative to the workspace, else the short IRI of the thing; empty where it concerns the whole."""
    message: str
    """What is wrong, in English."""
    message_zh: str
    """The same in Chinese."""
    remedy: str
    """What to do, in English."""
    remedy_zh: str
    """The same in Chinese."""
    node: str = ""
    """Full IRI of what the finding is about; empty where it is about a file or the whole."""

    def text(self, language: str = "en") -> str:
        """Return the finding as one line: place, message, remedy."""
        place = f"{self.where}: " if self.where else ""
        if language == "zh":
            return f"{place}{self.message_zh}{self.remedy_zh}"
        return f"{place}{self.message} {self.remedy}".rstrip()


@dataclass(frozen=True)
class Report:
    """All findings, the gravest first, then by place and code; the same graph gives the same report."""

    findings: tuple[Finding, ...]
    claims: int = 0
    """Number of claims that were looked at."""
    verified: int = 0
    """Number of citations whose words were compared with an article."""

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return Counter(finding.severity for finding in self.findings)[severity]

    @property
    def passed(self) -> bool:
        """Whether nothing is violated; warnings and remarks may be there."""
        return self.count("violation") == 0

    @property
    def exit_status(self) -> int:
        """The exit status of `biokg check`: 0 where the check passed, 1 where something is violated."""
        return 0 if self.passed else 1


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of a report, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=_rank))


def _rank(finding: Finding) -> tuple[object, ...]:
    path, _, line = finding.where.rpartition(":")
    place = (path, int(line)) if line.isdecimal() else (finding.where, 0)
    return SEVERITIES.index(finding.severity), *place, finding.code, finding.message
