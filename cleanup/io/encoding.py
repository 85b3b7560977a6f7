"""Decodes documents untranslated, and encodes them back to the same bytes.

A byte order mark stays in the text as one code point, and no line end is touched. UTF-8, and UTF-16 and UTF-32 with a
byte order mark, are read by themselves; anything else has to be named, because a wrong guess is damage.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from cleanup.engine.errors import DocumentError

BOMS = (  # the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WITHOUT_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that would add a byte order mark when they encode, and those that read the same bytes without."""


class EncodingError(DocumentError):
    """Bytes that cannot be read as text, or text that the document's encoding cannot hold."""


class Decoded(NamedTuple):
    """A document's text, and the codec that gives its bytes back."""

    text: str
    encoding: str


def is_encoding(name: str) -> bool:
    """Whether Python can read text in the encoding of that name."""
    try:
        return isinstance("".encode(name), bytes)
    except (LookupError, UnicodeError):
        return False


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a document; `encoding` is what it is in where it has no byte order mark.

    Raises EncodingError with what the bytes look like and the option that reads them.

    >>> decode(b"\\xff\\xfeh\\x00i\\x00")
    Decoded(text='\\ufeffhi', encoding='utf-16-le')
    """
    mark = next((codec for bom, codec in BOMS if data.startswith(bom)), None)
    if mark is not None:
        codec = mark
    elif encoding is not None:
        name = codecs.lookup(encoding).name
        codec = WITHOUT_BOM.get(name, name)
    else:
        codec = "utf-8"
    if mark is None and encoding is None and b"\0" in data:
        raise EncodingError(_with_nul(data))
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if mark or encoding:
            raise EncodingError(f"not {codec}: {error.reason} at byte {error.start}") from None
        raise EncodingError(_not_utf8(data, error.start)) from None
    if codec != "utf-8" and text.encode(codec, "replace") != data:
        raise EncodingError(f"read as {codec}, its bytes would not come back the same; is it another encoding?")
    return Decoded(text, codec)


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in the encoding in which it was read. Raises EncodingError where it cannot hold the text."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        wrong = text[error.start : error.start + 1]
        raise EncodingError(
            f"the corrected text has {wrong!r}, which {encoding} cannot hold; convert the file to UTF-8 first"
        ) from None


def _with_nul(data: bytes) -> str:
    from cleanup.io.guess import utf16_without_bom

    codec = utf16_without_bom(data)
    if codec:
        return f"not UTF-8; it looks like {codec} without a byte order mark: --encoding {codec} reads it"
    at = data.index(b"\0")
    return f"binary (a NUL at byte {at}); if it is text after all, --encoding utf-8 reads it"


def _not_utf8(data: bytes, at: int) -> str:
    from cleanup.io.guess import guess, is_binary

    if is_binary(data):
        return f"binary, not text (byte {at} is not UTF-8)"
    codec = guess(data)
    if codec is None:
        return f"not UTF-8 (byte {at}); say what it is with --encoding NAME"
    return f"not UTF-8 (byte {at}); it looks like {codec}: --encoding {codec} reads it"
