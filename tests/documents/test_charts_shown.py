"""The charts that the README shows are those that the commands beside them draw."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from analysis.own import own_graph

from biokg.analysis.chain import chain
from biokg.analysis.milestones import milestones
from biokg.views.document.formats import rendered
from biokg.views.products import chain as chain_view
from biokg.views.products import milestones as milestones_view
from biokg.views.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"\(docs/(\w+\.svg)\)", README)


def drawn(name: str) -> str:
    kg = own_graph().as_of("2026-11-22")  # the day of today is drawn
    say = Wording(kg.label)
    if name == "chain.svg":
        document = chain_view.document(kg, chain(kg), say)
    else:
        document = milestones_view.document(kg, milestones(kg, kg.resolve("libevitug")), say)
    text = rendered(None, document, kg.label, "svg")
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", SHOWN)
def test_a_chart_is_what_the_command_draws(name: str) -> None:
    path = ROOT / "docs" / name
    if os.environ.get("BIOKG_REGENERATE"):
        path.write_text(drawn(name), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == drawn(name)


def test_the_commands_stand_in_the_readme() -> None:
    named = {shlex.split(line)[-1] for line in re.findall(r"^biokg report .*\.svg$", README, re.MULTILINE)}
    assert named == set(SHOWN) == {"chain.svg", "milestones.svg"}
