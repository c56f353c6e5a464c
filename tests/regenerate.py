"""``python -m tests.regenerate``: write anew the generated pages and the files that tests compare with.

Read the difference before it is committed: it is what people will see.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ["tests/cli/test_cli_help.py", "tests/cli/test_cli_output.py", "tests/cli/test_cli_judging.py",
          "tests/cli/test_cli_registers_report.py",
          "tests/analysis/test_comparison.py",
          "tests/views/document/test_documents.py", "tests/views/products",
          "tests/network/test_networks_page.py", "tests/cli/test_cli_networks.py"]  # fmt: skip


def main() -> int:
    """Write the pages and golden files; return the exit status of what wrote them."""
    listed = subprocess.run([sys.executable, "-m", "biokg.questions"], cwd=ROOT, capture_output=True, check=True)
    (ROOT / "docs" / "questions.md").write_bytes(listed.stdout)
    environment = os.environ | {"BIOKG_REGENERATE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *GOLDEN], cwd=ROOT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
