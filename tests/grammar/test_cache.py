"""Answers on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup.document.grammar import Match
from cleanup.grammar import cache as module
from cleanup.grammar.cache import FILE, Cache, key
from cleanup.grammar.languagetool import LanguageTool
from tests.languagetool import server_url

MATCHES = (Match(1, 3, "ID", "grammar", "said “so”", ("a", "b")), Match(4, 4, "X", "style", "", ()))


def test_what_is_kept_is_known_to_the_next_run(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep({b"k": MATCHES, b"none": ()})
    cache.close()
    assert Cache(tmp_path).known([b"k", b"none", b"other"]) == {b"k": MATCHES, b"none": ()}


def test_everything_that_decides_an_answer_is_in_its_key() -> None:
    keys = {key("a", ["X"], "6.6"), key("b", ["X"], "6.6"), key("a", ["Y"], "6.6"), key("a", (), "6.6")}
    keys |= {key("a", ["X"], "6.7"), key("a", ["X", "Y"], "6.6")}
    assert len(keys) == 6
    assert key("a", ["X", "Y"], "6.6") == key("a", ["Y", "X"], "6.6")


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_a_broken_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    cache = Cache(tmp_path)
    cache.keep({b"k": MATCHES})
    assert cache.known([b"k"]) == {b"k": MATCHES}


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "below")
    cache.keep({b"k": MATCHES})
    assert cache.known([b"k"]) == {}


def test_the_oldest_answers_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    cache = Cache(tmp_path)
    for number in range(6):
        cache.keep({bytes([number]): ()})
    assert list(cache.known([bytes([number]) for number in range(6)])) == [b"\x03", b"\x04", b"\x05"]


def test_a_known_paragraph_needs_no_server(tmp_path: Path) -> None:
    text, ids = "They met a actor.", {"EN_A_VS_AN"}
    with LanguageTool(server_url(), tmp_path) as first:
        answer = first.check([text], ids)
        version = first.version()
    assert answer is not None and [match.suggestions for match in answer[0]] == [("an",)]
    with LanguageTool("http://127.0.0.1:9", tmp_path) as second:
        second._version = version
        assert second.check([text], ids) == list(answer)
        assert second.check([text + " He left."], ids) is None
        assert "does not answer" in second.failure
