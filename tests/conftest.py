"""What holds for all tests."""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import settings

FUZZ = int(os.environ.get("CLEANUP_FUZZ", "0"))
"""How many times the examples of each property are tried, at random; 0: the same ones in every run (`make fuzz`)."""

# no deadline: the first example works out rules, and machines are noisy
settings.register_profile("project", deadline=None, derandomize=not FUZZ, max_examples=100 * (FUZZ or 1))
settings.load_profile("project")

# one cache of checked rules for all tests, and none of the user's: working the rules out takes seconds each time
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="cleanup-test-cache-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def heed_interrupts() -> None:
    """For `preexec_fn`: what a shell starts in the background ignores Ctrl-C, and so does all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
