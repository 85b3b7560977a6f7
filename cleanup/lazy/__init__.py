"""Work that waits until it is asked for, and is then kept: a small text needs little of all that the rules bring."""
