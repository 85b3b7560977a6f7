"""Words for messages about rules and texts."""

from __future__ import annotations

from cleanup.rulebook.model import Guard

NO_GUARD = Guard()


def quoted(text: str, most: int = 90) -> str:
    """A text on one line, the middle of a long one left out."""
    if len(text) > most:
        text = f"{text[: most // 2]} […] {text[-most // 2 :]}"
    return repr(text.replace("\u00a0", "⍽")).replace("⍽", r"\xa0")


def difference(got: str, wanted: str) -> str:
    """Where two texts differ, with a little around it."""
    front = 0
    while front < min(len(got), len(wanted)) and got[front] == wanted[front]:
        front += 1
    back = 0
    while back < min(len(got), len(wanted)) - front and got[-1 - back] == wanted[-1 - back]:
        back += 1
    left, right = max(0, front - 20), max(0, back - 20)
    return f"{quoted(got[left : len(got) - right])}, wanted {quoted(wanted[left : len(wanted) - right])}"


def described(guard: Guard, most: int = 60) -> str:
    """The keys of a guard, as in YAML; patterns longer than `most` are cut."""
    values = guard._asdict()
    given = {name: value for name, value in values.items() if value != getattr(NO_GUARD, name)}
    return ", ".join(f"{name}: {_plain(value, most)}" for name, value in given.items())


def _plain(value: object, most: int) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, str):
        return f"'{value if len(value) <= most else value[: most - 3] + '…'}'"
    return f"{{shows: [{', '.join(value.shows)}]}}" if hasattr(value, "shows") else str(value)
