"""Runs a program and ends it when the one that started this is gone, however that ended.

`python keeper.py COMMAND…`: the standard input is a pipe that nobody writes to. It closes when its other end dies, by
`kill -9` too. The output of the command goes where this program's goes, and its exit status is this program's.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run the command until it ends, the standard input is closed or this program is told to end; its status."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    signal.signal(signal.SIGTERM, lambda *_: child.kill())

    def wait_for_the_end() -> None:
        sys.stdin.buffer.read()
        child.kill()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
