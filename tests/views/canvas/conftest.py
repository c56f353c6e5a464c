"""The crowds that these tests draw are those of the benchmarks, which stand beside the tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
