"""A document's way from bytes to bytes: decode, clean each text, put the edits in, encode. Touches no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Result
from cleanup.io.encoding import decode, encode
from cleanup.io.formats import NO_FORMATS, Broken, Text, format_of, open_format
from cleanup.io.splice import Splice, apply
from cleanup.suppress.kept import Changeable

if TYPE_CHECKING:
    from cleanup.io.since import AddedLines


class Fixer(Protocol):
    """What mends a text; a `Cleaner` is one."""

    def fix(self, text: str, *, markdown: bool = ..., changeable: Changeable | None = ...) -> Result:
        """The corrected text with its edits and findings; raises DocumentError."""
        ...


class Cleaned(NamedTuple):
    """One text of a file with what was found in it; `splices` are its edits in the file, one for each."""

    source: Text
    result: Result
    splices: tuple[Splice, ...]


class Failure(NamedTuple):
    """Why a file, or the record in `line` (from 1) of it, could not be processed."""

    line: int | None
    message: str


class Processed(NamedTuple):
    """What became of one file's bytes; `texts` are those in which something was found."""

    encoding: str
    before: bytes
    after: bytes
    looked_at: int
    """How many texts were looked at."""
    texts: tuple[Cleaned, ...] = ()
    failures: tuple[Failure, ...] = ()
    kind: str = "text"
    """What the file was read as: `text`, `markdown` or `jsonl`."""

    @property
    def changed(self) -> bool:
        """Whether the file has to be written."""
        return self.after != self.before


def process(
    data: bytes,
    name: str,
    fixer: Fixer,
    encoding: str | None = None,
    text_field: str = "text",
    *,
    formats: Mapping[str, str] = NO_FORMATS,
    added: AddedLines | None = None,
) -> Processed:
    """Clean the texts of a file. Its name tells the format, `formats` that of further suffixes.

    With `added` only what touches one of these lines is changed. A record that fails is left as it was and named in
    `failures`; raises DocumentError where the file as a whole fails.
    """
    content, codec = decode(data, encoding)
    kind = format_of(name, formats)
    format = open_format(kind, content, text_field)
    texts: list[Cleaned] = []
    failures: list[Failure] = []
    looked_at = 0
    for text in format.texts():
        looked_at += 1
        if isinstance(text, Broken):
            failures.append(Failure(text.line, text.message))
            continue
        try:
            changeable = added.changeable(text) if added is not None else None
            result = fixer.fix(text.text, markdown=kind == "markdown", changeable=changeable)
            splices = tuple(format.splices(text, result.edits))
        except DocumentError as error:
            if text.record is None:
                raise
            failures.append(Failure(text.record + 1, str(error)))
            continue
        if result.edits or result.findings or result.flagged:
            texts.append(Cleaned(text, result, splices))
    changes = [splice for cleaned in texts for splice in cleaned.splices]
    after = encode(apply(content, changes), codec) if changes else data
    return Processed(codec, data, after, looked_at, tuple(texts), tuple(failures), kind)
