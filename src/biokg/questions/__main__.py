"""Write the list of questions: ``python -m biokg.questions > docs/questions.md``."""

from __future__ import annotations

import sys

from ..workspace import shipped
from .catalogue import catalogue
from .files import read_questions

sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
sys.stdout.write(catalogue(read_questions([shipped("questions")])))
