"""Each proof catches the defect it is there for, and says nothing about a rule that keeps its promises."""

from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from cleanup.engine.passes import Run
from cleanup.engine.proofs import Failure, prove
from cleanup.engine.proofs.scanner import UnreadableError, marked, scan
from cleanup.find.literals import LiteralDetector
from cleanup.find.open import open_rules

SOUND = r"""
pack: {id: sound, version: 1.0.0}
rules:
  - id: lexical/new-crown
    title: new crown
    why: The virus was translated word by word.
    safety: safe
    find: {phrases: [new crown, new-crown, "crown's new year"]}
    unless:
      - {after: ' (?:prince|of gold)'}
    fix: {replace: coronavirus}
    shows: [machine-translation]
    examples:
      - {bad: 'The new crown spread fast.', good: 'The coronavirus spread fast.'}
      - {bad: "It isn't the new crown.", good: "It isn't the coronavirus."}
      - {ok: 'The new crown prince smiled.'}
      - {ok: 'He wore a new crown of gold.'}
  - id: honorific/sir
    title: sir for Mr.
    why: The title was translated as a noun.
    safety: unsafe
    safety_reason: It is real in dialogue.
    find: {pattern: '(?P<fix>\b(?:[Gg]entlemen|[Ss]ir)\.)(?= (?P<name>\p{Lu}\p{Ll}+))'}
    unless:
      - {before: '(?:Yes|No), '}
    promote:
      - {to: safe, when: [{evidence: {shows: [machine-translation]}}]}
    fix: {replace: Mr.}
    examples:
      - {bad: 'Then sir. Weber left.', good: 'Then Mr. Weber left.'}
      - {bad: 'Then sir. Weber caught the new crown.', good: 'Then Mr. Weber caught the new crown.'}
      - {ok: '“Yes, sir. Weber left.”'}
      - {ok: 'Dear sir or madam.'}
  - id: boilerplate/share
    title: a share button
    why: It belongs to the page.
    safety: safe
    find: {line: [Share this, Leave a reply], where: tail}
    fix: {delete: line}
    examples:
      - bad: "The ferry will run every hour from April, the company said on its website on Monday.\nShare this\n"
        good: "The ferry will run every hour from April, the company said on its website on Monday.\n"
      - {ok: 'He said: “Share this” and went.'}
      - {ok: 'Leave a reply at the desk.'}
  - id: truncation/is-not
    title: is not, and then nothing
    why: The rest was cut off.
    safety: report
    find: {pattern: '\bis not \.\.\.'}
    examples:
      - {bad: 'She is not ... so he left.', mark: is not ...}
"""

RULE = r"""
pack: {id: faulty, version: 1.0.0}
rules:
  - id: lexical/faulty
    title: a faulty rule
    why: It is here to be caught.
    safety: %(safety)s
    safety_reason: It is here to be caught.
    find: %(find)s
    fix: %(fix)s
    %(more)s
    examples:
      - {ok: 'A plain sentence.'}
      - {ok: 'Another plain sentence.'}
      - %(examples)s
"""


def faulty(find: str, examples: str, safety: str = "safe", fix: str = "{replace: red}", more: str = "") -> str:
    """A pack of one rule."""
    values = {"find": find, "examples": examples, "safety": safety, "fix": fix, "more": more}
    lines = (RULE % values).split("\n")
    return "\n".join(line for line in lines if line.strip() not in ("", "fix:"))


FAULTY = {
    # what each bad becomes
    "not found": (
        faulty(find="{phrases: [blue]}", examples="{bad: 'It was green.', good: 'It was red.'}"),
        "bad 'It was green.' is not changed: `find` matches nothing in it",
    ),
    "in a zone": (
        faulty(find="{phrases: [blue]}", examples="{bad: 'See www.blue.com now.', good: 'See www.red.com now.'}"),
        "it lies in a zone (url)",
    ),
    "guarded": (
        faulty(
            find="{phrases: [blue]}",
            more="unless: [{before: 'was '}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "`unless` 1 (before: 'was ') holds",
    ),
    "becomes something else": (
        faulty(find="{phrases: [blue]}", examples="{bad: 'It was blue.', good: 'It was Red.'}"),
        "bad 'It was blue.' becomes 'It was red.', wanted 'It was Red.'",
    ),
    "other mark": (
        faulty(find="{phrases: [blue]}", safety="report", examples="{bad: 'It was blue.', mark: was blue}"),
        "found 'blue', not just the mark 'was blue'",
    ),
    "not reported": (
        faulty(find="{phrases: [blue]}", safety="report", examples="{bad: 'It was green.', mark: green}"),
        "bad 'It was green.' is not found",
    ),
    # good and ok
    "ok is changed": (
        faulty(find="{phrases: [plain]}", examples="{bad: 'It is plain.', good: 'It is red.'}"),
        "ok 'A plain sentence.' must be left alone, but 'plain' becomes 'red'",
    ),
    "ok is found": (
        faulty(
            find="{phrases: [plain]}",
            safety="report",
            examples="{bad: 'It is plain.', good: 'It is red.'}",
        ),
        "ok 'A plain sentence.' must be left alone, but 'plain' is found",
    ),
    # dresses
    "CRLF": (
        faulty(find=r"{pattern: 'blue\Z'}", examples="{bad: It was blue, good: It was red}"),
        "with CRLF line ends: bad",
    ),
    "emoji": (
        faulty(find=r"{pattern: '(?-m:^)It(?= was)'}", examples="{bad: 'It was.', good: 'red was.'}"),
        "behind an emoji paragraph: bad",
    ),
    "curly apostrophe": (
        faulty(find="""{pattern: "isn't"}""", examples="""{bad: "It isn't.", good: "It red."}"""),
        "with curly apostrophes: bad",
    ),
    "straight apostrophe": (
        faulty(find="{pattern: isn’t}", examples="{bad: It isn’t., good: It red.}"),
        "with straight apostrophes: bad",
    ),
    "no-break space": (
        faulty(
            find="{phrases: [sky blue]}",
            more="when: [{text: 'sky blue'}]",
            examples="{bad: 'It was sky blue.', good: 'It was red.'}",
        ),
        "with no-break spaces: bad",
    ),
    # all rules together
    "another rule's ok": (
        faulty(find="{phrases: [madam]}", examples="{bad: 'It was madam.', good: 'It was red.'}"),
        "ok 'Dear sir or madam.': lexical/faulty changes 'madam' to 'red' there",
    ),
    "own good": (
        faulty(find="{phrases: [blue]}", examples="{bad: 'A blue new crown.', good: 'A red new crown.'}"),
        "good 'A red new crown.': lexical/new-crown changes 'new crown' to 'coronavirus' there",
    ),
    "twice": (
        faulty(
            find=r"{pattern: '\A(?:b|c)lue'}",
            fix="{delete: match}",
            examples="{bad: 'blue clue blue', good: 'clue blue'}",
        ),
        "good 'clue blue' must be left alone",
    ),
    # literals
    "dead phrase": (
        faulty(find="{phrases: [blue, www.blue.com]}", examples="{bad: 'It was blue.', good: 'It was red.'}"),
        "phrase 'www.blue.com' never fires",
    ),
    "dead entry": (
        faulty(find="{map: {blue: red, green: green}}", fix="", examples="{bad: 'It was blue.', good: 'It was red.'}"),
        "entry 'green' never fires (the first: the replacement is what stands there already)",
    ),
    "double line": (
        faulty(find="{line: [Blue, BLUE]}", fix="{delete: line}", examples=r'{bad: "It was\nblue", good: "It was"}'),
        "line 'BLUE' says the same as 'Blue'; drop one",
    ),
    "dead line": (
        faulty(
            find="{line: [Blue, 'It is one of many lines of ten words or more that end the way a sentence does.'], "
            "where: head}",
            fix="{delete: line}",
            examples=r'{bad: "Blue\nIt was", good: "It was"}',
        ),
        "never fires (the first: `find` matches nothing in it at its head",
    ),
    # alternatives
    "dead alternative": (
        faulty(find=r"{pattern: '\b(?:blue|green|\#black)\b'}", examples="{bad: 'It was blue.', good: 'It was red.'}"),
        "pattern: alternative '\\\\#black' of '(?:blue|green|\\\\#black)' is taken by no `bad`",
    ),
    "unproved alternative": (
        faulty(find=r"{pattern: '(?:blue|gr\w+n)'}", examples="{bad: 'It was blue.', good: 'It was red.'}"),
        "alternative 'gr\\\\w+n' of '(?:blue|gr\\\\w+n)' is taken by no `bad`",
    ),
    "alternative in an optional group": (
        faulty(
            find=r"{pattern: 'blue(?: (?:sky|sea\b\w))?(?=[.])'}",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "alternative 'sea\\\\b\\\\w' of '(?:sky|sea\\\\b\\\\w)'",
    ),
    "alternative against a guard": (
        faulty(
            find=r"{pattern: '(?:blue|green)'}",
            more="unless: [{text: green}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "alternative 'green' of '(?:blue|green)' is taken by no `bad`; add one for it, or drop it "
        "(tried 'It was green.': `unless` 1 (text: 'green') holds)",
    ),
    "unused line pattern": (
        faulty(
            find=r"{line_pattern: ['blue\d', 'green\w+']}",
            fix="{delete: line}",
            examples=r'{bad: "It was\nblue1", good: "It was"}',
        ),
        "line_pattern 2 ('green\\\\w+') matches in no `bad`",
    ),
    "unused end of a block": (
        faulty(
            find=r"{block: {begin: [blue], until: ['green', 'gr[a-f]y']}}",
            fix="{delete: block}",
            examples=r'{bad: "It was\nblue\ngreen", good: "It was"}',
        ),
        "until 2 ('gr[a-f]y') matches in no `bad`",
    ),
    # guards
    "unneeded unless": (
        faulty(
            find="{phrases: [blue]}",
            more="unless: [{before: 'dark '}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "`unless` 1 (before: 'dark ') is needed by no `ok`",
    ),
    "unneeded when": (
        faulty(
            find="{phrases: [blue]}",
            more="when: [{before: 'was '}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "`when` 1 (before: 'was ') is needed by no `ok`",
    ),
    "unneeded key of when": (
        faulty(
            find="{phrases: [sentence]}",
            more="when: [{before: 'was a ', quoted: no}]",
            examples="{bad: 'It was a sentence.', good: 'It was a red.'}",
        ),
        "`when` 1 (before: 'was a ', quoted: no) needs its `quoted` for no `ok`",
    ),
    "unneeded key of unless": (
        faulty(
            find="{phrases: [sentence]}",
            more="unless: [{before: 'plain ', quoted: no}]",
            examples="{bad: 'It was a sentence.', good: 'It was a red.'}",
        ),
        "`unless` 1 (before: 'plain ', quoted: no) needs its `quoted` for no `bad`",
    ),
    "promotion that is not met": (
        faulty(
            find="{phrases: [blue]}",
            safety="unsafe",
            more="promote: [{to: safe, when: [{before: 'dark '}]}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "`promote` to safe: condition 1 (before: 'dark ') is met by no example",
    ),
    "promotion without evidence": (
        faulty(
            find="{phrases: [blue]}",
            safety="unsafe",
            more="promote: [{to: safe, when: [{evidence: {shows: [machine-translation]}}]}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        "is met by no example",
    ),
    # pumps
    "slow pattern": (
        faulty(find=r"{pattern: 'a*a*\d'}", examples="{bad: 'It was 5.', good: 'It was red.'}"),
        r"pattern 'a*a*\\d' takes",
    ),
    "slow guard": (
        faulty(
            find=r"{phrases: [blue]}",
            more=r"unless: [{document: 'a*a*\d'}]",
            examples="{bad: 'It was blue.', good: 'It was red.'}",
        ),
        r"guard 'a*a*\\d' takes",
    ),
}

Proved = Callable[..., list[Failure]]


@pytest.fixture
def proved(tmp_path: Path) -> Proved:
    def prove_packs(*packs: str, ids: set[str] | None = None) -> list[Failure]:
        for number, pack in enumerate(packs):
            (tmp_path / f"{number}.yaml").write_text(pack, encoding="utf-8")
        return list(prove(open_rules(shipped=tmp_path), ids))

    return prove_packs


@pytest.fixture
def proved_with_lexicons(proved: Proved, tmp_path: Path) -> Proved:
    (tmp_path / "lexicons").symlink_to(Path(__file__).parents[2] / "rules" / "lexicons")
    return proved


def test_sound_rules_have_no_failures(proved: Proved) -> None:
    assert proved(SOUND) == []


@pytest.mark.parametrize("defect", FAULTY)
def test_each_defect_is_caught(proved: Proved, defect: str) -> None:
    pack, message = FAULTY[defect]
    failures = proved(SOUND, pack)
    assert any(message in failure.message for failure in failures), "\n".join(map(str, failures))
    assert all(failure.line and failure.file.endswith(".yaml") for failure in failures)


GLUED = r"""
pack: {id: glued, version: 1.0.0}
rules:
  - id: spacing/glued
    title: glued words
    why: A link went with its space.
    safety: safe
    safety_reason: Of some words the detector is not certain.
    find: {builtin: glued-words, options: {kind: capitals}}
    %s
    examples:
      - {bad: 'The crisis in UkraineThe talks did not end.', good: 'The crisis in Ukraine The talks did not end.'}
      - {bad: 'The army left RussiaBorders in spring.', good: 'The army left Russia Borders in spring.'}
      - {ok: 'TurkStream is the name of a pipe.'}
      - {ok: '%s'}
"""
CONDITION = "promote: [{to: safe, when: [{before: '%s'}]}]"


def test_what_a_detector_doubts_may_be_found_in_an_ok(proved_with_lexicons: Proved) -> None:
    assert proved_with_lexicons(GLUED % ("", "IndiaMart sells it.")) == []


def test_what_a_promotion_changes_in_an_ok_is_caught(proved_with_lexicons: Proved) -> None:
    messages = [f.message for f in proved_with_lexicons(GLUED % (CONDITION % "Russia|India", "IndiaHouse sells it."))]
    assert len(messages) == 1 and "ok 'IndiaHouse sells it.' must be left alone" in messages[0], messages


def test_a_detector_that_is_certain_in_an_ok_is_caught(proved_with_lexicons: Proved) -> None:
    messages = [failure.message for failure in proved_with_lexicons(GLUED % ("", "We left RussiaThe next day."))]
    assert any("ok 'We left RussiaThe next day.' must be left alone" in message for message in messages), messages


def test_a_promotion_of_a_safe_detector_needs_a_doubtful_bad(proved_with_lexicons: Proved) -> None:
    ok = "A plain sentence."
    assert proved_with_lexicons(GLUED % (CONDITION % "left Russia", ok)) == []
    messages = [failure.message for failure in proved_with_lexicons(GLUED % (CONDITION % "in Ukraine", ok))]
    assert len(messages) == 1 and "and does not without it" in messages[0], messages


def test_with_ids_only_what_these_rules_do_is_told(proved: Proved) -> None:
    pack = faulty(find="{phrases: [madam]}", examples="{bad: 'It was green.', good: 'It was red.'}")
    everything = {failure.rule for failure in proved(SOUND, pack)}
    assert everything == {"lexical/faulty", "honorific/sir"}
    assert {failure.rule for failure in proved(SOUND, pack, ids={"lexical/faulty"})} == everything
    assert proved(SOUND, pack, ids={"lexical/new-crown"}) == []


def test_fixes_that_undo_one_another_are_caught(proved: Proved) -> None:
    there = faulty(find="{phrases: [blue]}", examples="{bad: 'It was blue.', good: 'It was red.'}")
    back = there.replace("[blue]", "[red]").replace("red}", "blue}").replace("faulty", "back")
    back = back.replace("bad: 'It was blue.', good: 'It was red.'", "bad: 'It was red.', good: 'It was blue.'")
    assert any("the fixes go in circles" in failure.message for failure in proved(there, back))


def test_what_a_second_run_would_change_is_caught(proved: Proved, monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule can make that happen while runs go on until nothing changes, so this run stops earlier."""
    monkeypatch.setattr(Run, "_to_fixpoint", Run._round)
    pack = faulty(find=r"{pattern: '(?P<fix>aa)b'}", fix="{replace: a}", examples="{bad: aaab, good: ab}")
    messages = [failure.message for failure in proved(pack)]
    assert any("all safe fixes applied a second time change more" in message for message in messages), messages


def test_a_detector_that_raises_is_a_failure(proved: Proved, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: LiteralDetector, document: object) -> None:
        raise KeyError("no such lexicon")

    monkeypatch.setattr(LiteralDetector, "hits", broken)
    assert any("KeyError: 'no such lexicon'" in failure.message for failure in proved(SOUND))


@pytest.mark.parametrize(
    ("pattern", "text", "taken"),
    [
        (r"(a|b)(c|d)\2\1", "adda", {"a", "d"}),
        (r"(?P<x>a|b)-(?:c(?!q|r)|[|)]|\|)(?P=x)", "b-|b", {"b", "[|)]"}),
        (r"(?:(a)|b)(?(1)x|y)", "", None),
        (r"x(?: (?:a|b))?", "x", set()),
        (r"(?i)one|t(?i:w)o", "TWO", {"t(?i:w)o"}),
        (r"one|(?i)two", "", None),
        (r"(?i:Ä|ö{2,3}+)(?<=(ä|Ö))\1", "ÖÖÖÖ", {"ö{2,3}+", "Ö"}),
    ],
)
def test_a_marked_pattern_tells_the_branches(pattern: str, text: str, taken: set[str] | None) -> None:
    if taken is None:
        with pytest.raises(UnreadableError):
            scan(pattern)
        return
    source, alternations = marked(scan(pattern))
    match = regex.fullmatch(source, text)
    assert match is not None and regex.fullmatch(pattern, text)
    branches = {
        branch.source
        for alternation in alternations
        for index, branch in enumerate(alternation.group.branches)
        if match.spans(alternation.name(index)) and len(alternation.group.branches) > 1
    }
    assert branches == taken
