"""What a dossier should have and the sources do not give, one rule for each."""

from __future__ import annotations

from collections.abc import Callable

from ...terms import local_name
from .model import Dossier

__all__ = ["WANTED", "gaps"]

MONEY = {"us-dollar"}
RUNS = {"operator", "zone administration"}
FLOORS = ("floor-space", "planned-floor-space")
PLATFORMS = ("service-platform", "service-platform-or-incubator")


def _number(dossier: Dossier, *measures: str) -> bool:
    """Tell whether a number, and no mere share, of one of the measures is stated."""
    return any(
        local_name(one.measures) in measures and one.unit != "percent" for one in (*dossier.areas, *dossier.numbers)
    )


def _happened(dossier: Dossier, kind: str) -> bool:
    """Tell whether an event of a kind, of the place itself, is dated."""
    events = (one for one in dossier.timeline.entries if dossier.id in one.places)
    return any(local_name(found) == kind for one in events for found in one.kinds)


WANTED: dict[str, Callable[[Dossier], bool]] = {
    "operator": lambda one: any(level.what in RUNS and level.of == one.id for level in one.levels),
    "land area": lambda one: any(number.unit in {"square-kilometre", "hectare"} for number in one.areas),
    "floor space": lambda one: _number(one, *FLOORS),
    "start of construction": lambda one: _happened(one, "construction-start"),
    "opening date": lambda one: _happened(one, "opening"),
    "zones": lambda one: bool(one.zones),
    "number of companies": lambda one: any(number.of == one.id and number.there for number in one.companies),
    "companies there": lambda one: any(tie.step in {"opened", "there", "based"} for tie in one.tenants),
    "institutions": lambda one: bool(one.institutions or one.seated),
    "service platforms": lambda one: bool(one.platforms) or _number(one, *PLATFORMS),
    "employees": lambda one: _number(one, "employee"),
    "scientists": lambda one: _number(one, "well-known-scientist"),
    "investment": lambda one: _number(one, "investment"),
    "output": lambda one: any(n.unit in MONEY and local_name(n.measures) != "investment" for n in one.numbers),
    "fields": lambda one: any(field.standing != "denied" for field in one.fields),
    "drugs of its companies": lambda one: bool(one.products),
    "approvals": lambda one: any(d.approval and d.holds for p in one.products for d in p.decisions),
    "people": lambda one: bool(one.people),
    "forecasts": lambda one: bool(one.forecasts),
}
"""What a dossier should have → whether it has it."""


def gaps(dossier: Dossier) -> tuple[str, ...]:
    """Return what a dossier lacks, in the order of `WANTED`, then the stages that nobody mentions."""
    lacking = [name for name, has in WANTED.items() if not has(dossier)]
    stages = [f"stage:{local_name(stage.stage)}" for stage in dossier.stages if stage.verdict == "not stated"]
    return (*lacking, *stages)
