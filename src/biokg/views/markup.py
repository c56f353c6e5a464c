"""What every page of HTML needs: a template that escapes all text, and the hash by which a policy lets a style in."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["digest", "own_file", "template"]


def own_file(package: str, name: str) -> str:
    """Return the text of a file that stands beside the modules of a package."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")


def template(package: str, name: str = "template.html") -> Template:
    """Return a template of a package; what it is given is escaped, and a missing value is an error."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(own_file(package, name))


def digest(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline script or style.

    >>> digest("a{}")
    "'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"
    """
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
