"""Benchmarks: biokg beside its peers, on data made here; run with ``make bench`` or ``python -m benchmarks``."""
