"""The command line. Commands import what they need when they run, so that a small job starts at once."""

from __future__ import annotations

import atexit
import gc
import os
import sys

COLLECT = 200_000, 50, 100
"""Reading the rules makes many objects that stay: looking for garbage among them took a tenth of a start."""


def program() -> None:
    """The entry point `cleanup`: runs a command and ends the process.

    It ends without freeing every object by itself, which takes an eighth of a small job; the system frees all at once.
    """
    try:
        main()
    except SystemExit as end:
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            raise end from None  # the usual end says what is wrong with a stream
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


def main() -> None:
    """Run the command of the command line, and turn what goes wrong into one line and an exit status: SystemExit."""
    from cleanup.cli.console import complain, prepare_streams
    from cleanup.cli.stdin import is_filter, stdin

    gc.set_threshold(*COLLECT)
    prepare_streams()
    status = 3
    try:
        status = _run()
    except KeyboardInterrupt:
        complain("interrupted")
        status = 130
    except BrokenPipeError:  # who reads the output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    finally:
        if status not in (0, 1, 130) and is_filter(sys.argv[1:]):
            stdin.give_back()
    sys.exit(status)


def _run() -> int:
    """Run the command and return its exit status."""
    from cleanup.cli.plain import is_plain, run_plain

    try:
        if is_plain(sys.argv[1:]):
            return run_plain(sys.argv[1:])
        from cleanup.cli.app import app_for

        app_for(sys.argv[1:])()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:
        from cleanup.cli.failed import told

        status = told(error)
        if status is None:
            raise
        return status
    return 0
