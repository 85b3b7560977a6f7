"""The texts of files, to look at and not to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cleanup.engine.errors import DocumentError
from cleanup.io.discover import Discovery, reason
from cleanup.io.encoding import decode
from cleanup.io.formats import Broken, Text, format_of, open_format


def read_texts(file: Path, encoding: str | None = None, text_field: str = "text") -> Iterator[Text | Broken]:
    """The documents of a file in order, and the records that are none. Raises DocumentError where it has none."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(reason(error)) from None
    content, _ = decode(data, encoding)
    yield from open_format(format_of(str(file)), content, text_field).texts()


def texts_in(
    paths: Sequence[Path], encoding: str | None, text_field: str, fail: Callable[[str, str], None]
) -> Iterator[tuple[Path, Text]]:
    """The documents of the files that the paths mean; `fail` is told the place of what is none, and why."""
    discovery = Discovery()
    for file, _ in discovery.files(paths):
        try:
            for text in read_texts(file, encoding, text_field):
                if isinstance(text, Broken):
                    fail(f"{file}:{text.line}", text.message)
                else:
                    yield file, text
        except DocumentError as error:
            fail(str(file), str(error))
    for path, why in discovery.failures:
        fail(str(path), why)
