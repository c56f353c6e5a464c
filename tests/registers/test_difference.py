"""What two releases differ in: new, gone and changed things with the statements that came and went."""

from __future__ import annotations

from pathlib import Path

from biokg.registers.difference import Change, changes, changes_of

from .files import workspace
from .research import import_records, record

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
STATUS = "<https://w3id.org/biokg/status>"


def release(**things: str) -> list[bytes]:
    """Return sorted statements: of each thing its class and a status."""
    facts = [f"<t:{name}> {TYPE} <t:C> .\n<t:{name}> {STATUS} <t:{status}> .\n" for name, status in things.items()]
    return sorted("".join(facts).encode().splitlines(keepends=True))


def test_things_come_go_and_change() -> None:
    found = list(changes(release(a="x", b="x", c="x", e="x"), release(b="y", c="x", d="x", e="x", f="x")))
    assert found == [
        Change("t:a", "gone", (), (f"{TYPE} <t:C>", f"{STATUS} <t:x>")),
        Change("t:b", "changed", (f"{STATUS} <t:y>",), (f"{STATUS} <t:x>",)),
        Change("t:d", "new", (f"{TYPE} <t:C>", f"{STATUS} <t:x>"), ()),
        Change("t:f", "new", (f"{TYPE} <t:C>", f"{STATUS} <t:x>"), ()),
    ]


def test_the_same_twice_and_nothing_at_all_differ_in_nothing() -> None:
    assert list(changes(release(a="x"), release(a="x"))) == []
    assert list(changes([], [])) == []


def test_a_thing_is_new_when_it_gets_a_class() -> None:
    before = [f"<t:a> {STATUS} <t:x> .\n".encode()]
    assert [one.kind for one in changes(before, release(a="x"))] == ["new"]
    assert [one.kind for one in changes(before, [f"<t:a> {STATUS} <t:y> .\n".encode()])] == ["changed"]


def test_records_and_releases_themselves_are_no_changes(tmp_path: Path) -> None:
    town = workspace(tmp_path / "town")
    assert list(changes_of(town.registers / "ror")) == []
    import_records(town, [record("Nest", 1), record("Egg", 2)], release="v1", date="2024-01-01")
    assert list(changes_of(town.registers / "ror")) == []
    import_records(town, [record("Nest", 1, status="inactive"), record("Lark", 3)], release="v2", date="2025-01-01")
    found = list(changes_of(town.registers / "ror"))
    assert [(one.thing, one.kind) for one in found] == [
        ("https://ror.org/00port001", "changed"),
        ("https://ror.org/00port002", "gone"),
        ("https://ror.org/00port003", "new"),
    ]
    assert found[0].added == (f"{STATUS} <https://w3id.org/biokg/status/ended>",)
    assert found[0].removed == (f"{STATUS} <https://w3id.org/biokg/status/operating>",)
