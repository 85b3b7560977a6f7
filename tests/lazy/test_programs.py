"""Kept programs are what `regex` compiles, and patterns made of them find the same."""

import json

import pytest
import regex

from cleanup import Cleaner
from cleanup.find import guards
from cleanup.find.patterns import FLAGS, patterns_of
from cleanup.lazy import programs
from cleanup.rulebook.model import guards_of

TEXT = "Mr. Weber, 41, said: “We don’t know.”\nThe RussiaBorders . . were quiet, she she said.\n"


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    fresh: dict[str, object] = {}
    monkeypatch.setattr(programs, "_known", fresh)
    return fresh


def test_every_pattern_of_a_shipped_rule_comes_back(known: dict[str, object]) -> None:
    rules = Cleaner().rules.rules
    patterns = {pattern for rule in rules for pattern in patterns_of(rule.find)}
    patterns |= {pattern for rule in rules for guard in guards_of(rule) for pattern in guards.patterns_of(guard)}
    some = sorted(patterns)[::7]
    known.clear()  # what the cache of the rules brought
    programs.learn(json.loads(json.dumps(programs.programs_of(dict.fromkeys(some, int(FLAGS))))))
    assert len(known) == len(some)
    for pattern in some:
        loaded, compiled = programs.compile_pattern(pattern, FLAGS), regex.compile(pattern, FLAGS)
        assert programs._program(loaded) == programs._program(compiled)
        assert loaded.groupindex == compiled.groupindex
        found = [[match.span(), match.groupdict()] for match in loaded.finditer(TEXT)]
        assert found == [[match.span(), match.groupdict()] for match in compiled.finditer(TEXT)]


def test_flags_tell_patterns_apart() -> None:
    programs.learn(programs.programs_of({"^the": int(regex.MULTILINE | regex.IGNORECASE)}))
    assert programs.compile_pattern("^the").search("a\nThe") is None
    assert programs.compile_pattern("^the", regex.MULTILINE | regex.IGNORECASE).search("a\nThe") is not None


def test_what_is_not_known_is_compiled() -> None:
    with pytest.raises(regex.error):
        programs.compile_pattern("(")
