"""What registers write, as terms: names in a language, addresses."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..values import window
from .model import BadRecord

__all__ = ["address", "each", "edtf", "named"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def named(text: str, language: str | None = None) -> Literal:
    """Return a name as it is written, trimmed, with its language where that is a code of one.

    >>> print(named(" 百迈客生物科技", "zh"), named("GUC"))
    "百迈客生物科技"@zh "GUC"

    Raises BadRecord for a name that is empty.
    """
    if not isinstance(text, str):
        raise BadRecord(f"'{text}' stands where a name should.")
    value = " ".join(text.split())
    if not value:
        raise BadRecord("one of its names is empty.")
    return Literal(value, language=language) if language and _LANGUAGE.fullmatch(language) else Literal(value)


def each(values: Any) -> list[Any]:
    """Return the values of a list; raises BadRecord for anything else, a text for instance, which has letters."""
    if not isinstance(values, list):
        raise BadRecord(f"'{values}' stands where a list should.")
    return values


def edtf(text: str) -> str:
    """Return a date; raises BadRecord for what is none, such as 2025-02-30."""
    try:
        window(text)
    except (InputError, TypeError) as error:
        raise BadRecord(f"'{text}' is no date.") from error
    return text


def address(text: str) -> NamedNode:
    """Return the address of a page; what may not stand in one is written with %, ``https://`` is added where it lacks.

    >>> print(address("www.example.org/a page"))
    <https://www.example.org/a%20page>

    Raises BadRecord for what is none.
    """
    whole = text.strip()
    whole = whole if re.match("[a-z]+://", whole, re.I) else f"https://{whole}"
    try:
        return NamedNode(quote(whole, safe="%/:?#[]@!$&'()*+,;=~-._" + "".join(c for c in whole if c > "\\x7f")))
    except ValueError as error:
        raise BadRecord(f"'{text}' is no address.") from error
