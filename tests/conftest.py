"""What holds for all tests."""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import settings

settings.register_profile("project", deadline=None)  # the first example works out rules, and machines are noisy
settings.load_profile("project")

# one cache of checked rules for all tests, and none of the user's: working the rules out takes seconds each time
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="cleanup-test-cache-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def heed_interrupts() -> None:
    """For `preexec_fn`: what a shell starts in the background ignores Ctrl-C, and so does all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
