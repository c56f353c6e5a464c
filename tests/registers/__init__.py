"""Tests of the import of registers."""
