"""Tests of the named questions and of what asks them."""
