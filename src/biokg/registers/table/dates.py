"""Dates as tables write them: as fine as they say, never finer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

__all__ = ["edtf", "forms_of"]

FORMS = {
    "": r"\d{4}(-\d\d){0,2}",
    "%d/%m/%Y": r"\d\d?/\d\d?/\d{4}",
    "%Y/%m/%d": r"\d{4}/\d\d?/\d\d?",
    "%d.%m.%Y": r"\d\d?\.\d\d?\.\d{4}",
    "%Y.%m.%d": r"\d{4}\.\d\d?\.\d\d?",
    "%Y年%m月%d日": r"\d{4}年\d\d?月\d\d?日",
    "%Y年%m月": r"\d{4}年\d\d?月",
    "%Y.%m": r"\d{4}\.\d\d?",
    "%Y/%m": r"\d{4}/\d\d?",
    "%Y年": r"\d{4}年",
}
"""How dates may be written → how they look; the first is ISO 8601, which is always understood."""
ISO = re.compile(FORMS[""])
DAY, MONTH = set("djxc"), set("mbB")
"""Letters of a form that tell a day, and a month."""


def forms_of(texts: Sequence[str]) -> str | None:
    """Return how dates are written, several forms with a bar between; None where one of them is in no known form.

    >>> forms_of(["1996/1/1", "2007年6月", "2008"]), forms_of(["2008"]), forms_of(["in spring"])
    ('%Y/%m/%d|%Y年%m月', '', None)
    """
    found = [next((form for form, look in FORMS.items() if re.fullmatch(look, text)), None) for text in texts]
    return None if None in found else "|".join(form for form in FORMS if form and form in found)


def edtf(text: str, forms: str) -> str:
    """Return a date, written in ISO 8601 or in one of some forms, in the Extended Date/Time Format.

    Raises ValueError where it is in none of them.

    >>> edtf("2007年6月", "%Y年%m月"), edtf("3/4/2020", "%d/%m/%Y|%Y年"), edtf("2020-04", "%d/%m/%Y")
    ('2007-06', '2020-04-03', '2020-04')
    """
    if ISO.fullmatch(text):
        return text
    for form in forms.split("|"):
        try:
            day = dt.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
        told = set(re.findall(r"%(\w)", form))
        return day if told & DAY else day[:7] if told & MONTH else day[:4]
    raise ValueError(f"it is not written as {' or '.join(forms.split('|'))}.")
