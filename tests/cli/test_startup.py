"""What a small job loads: a start is as quick as it is because most of the program and its packages wait."""

import subprocess
import sys

import pytest

CLEAN = "The committee met on Tuesday. “It will be finished by June,” the chairman said.\n"
DAMAGED = "He met Sir. Harris on Tuesday.“It was late,” she said. .\nNobody donâ€™t know.\n\nSource link\n"
LATER = ("regex", "ftfy", "rich", "typer", "yaml", "dataclasses", "hashlib", "tempfile", "importlib.metadata")
RUN = f"""
import sys
sys.argv = ["cleanup", "fix", "-"]
from cleanup.cli import main
try:
    main()
finally:
    print(sorted(set({LATER!r}) & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("text", [CLEAN, DAMAGED], ids=["clean", "damaged"])
def test_a_small_job_loads_little(tool, text: str) -> None:
    tool.raw("fix", "-", stdin=text.encode())  # fills the cache

    run = subprocess.run(
        [sys.executable, "-c", RUN],
        input=text.encode(),
        capture_output=True,
        cwd=tool.folder,
        env=tool.environment,
    )
    assert run.stderr.decode().split("\n")[-2] == "[]"
    assert (run.stdout.decode() == text) == (text == CLEAN)
