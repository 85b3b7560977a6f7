"""Without a browser the tests of the page say so, or fail where one is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(("required", "status"), [("", 0), ("1", 1)], ids=["skipped", "required"])
def test_a_missing_browser_is_said(tmp_path, required, status):
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/report/html/test_page.py",
            "-k",
            "nothing_found",
        ],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "CLEANUP_REQUIRE_CHROMIUM": required, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
    )
    assert run.returncode == status, run.stdout
    assert ("ERROR" if required else "SKIPPED [2]") in run.stdout
    assert "the page was not tried in a browser: chromium, chromedriver not installed" in run.stdout
