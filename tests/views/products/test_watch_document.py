"""News on watched questions as people read them: few rows of each, and how many more there are."""

from __future__ import annotations

import csv
import io

from analysis.small import Paper, graph_of

from biokg.analysis.watch import Watch, watched
from biokg.views.document.formats import rendered
from biokg.views.products.watch import document
from biokg.views.wording import Wording


def test_ten_rows_of_a_question_are_shown_and_files_have_all() -> None:
    firms = [f"firm-{number:02}" for number in range(13)]
    things = {"park": "IndustryPark", "old": "IndustryPark"} | dict.fromkeys(firms, "Company")
    before = graph_of(things, Paper("one", ["old near park"]))
    after = graph_of(things, Paper("one", [f"{firm} presentIn park" for firm in firms]))
    found = watched(before, after, [Watch("tenants-of-park", {"park": "park"})])
    made = document(found, Wording(after.label), asked=1, since="")
    shown = str(rendered(None, made, after.label, "md"))
    assert [firm in shown for firm in ("Firm 00", "Firm 09", "Firm 10")] == [True, True, False]
    assert "The first 10 of 13 rows" in shown
    assert "1 question, 1 with news" in shown
    text = str(rendered(None, made, after.label, "csv", table="tenants-of-park-new")).lstrip("\ufeff")
    assert len(list(csv.reader(io.StringIO(text)))) == 14
