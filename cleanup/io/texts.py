"""The texts of a file, to look at and not to change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cleanup.engine.errors import DocumentError
from cleanup.io.discover import reason
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
