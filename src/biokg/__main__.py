"""``python -m biokg`` is the command ``biokg``."""

from .cli import main

main()
