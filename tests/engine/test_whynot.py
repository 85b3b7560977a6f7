"""`accounts` says of each thing that can stop a rule which one it was, from the run itself."""

from pathlib import Path

import pytest

from cleanup.cleaner import Cleaner
from cleanup.engine.passes import Run
from cleanup.engine.whynot import Account, GuardPlace, accounts

PACK = r"""
pack: {id: mine, version: 1.0.0, lang: [en]}
rules:
  - id: lexical/mine-guarded
    title: guarded
    why: A test.
    safety: safe
    find: {pattern: '\bfrobnik\b'}
    when:
      - {after: ' \p{Lu}'}
    unless:
      - {before: '(?:old|dear) '}
      - {quoted: yes}
    fix: {replace: Frobnik}
    examples:
      - {bad: 'The frobnik Nansen came.', good: 'The Frobnik Nansen came.'}
      - {ok: 'The old frobnik Nansen came.'}
      - {ok: 'The frobnik came.'}
  - id: lexical/mine-doubtful
    title: doubtful
    why: A test.
    safety: unsafe
    safety_reason: It may be a name.
    find: {map: {zorkmid: coin}}
    promote:
      - {to: safe, when: [{before: 'his ', evidence: {shows: [lexical/mine-guarded], at_least: 2, within: 20 words}}]}
    examples:
      - {bad: 'A zorkmid.', good: 'A coin.'}
      - {ok: 'A zork.'}
      - {ok: 'A mid.'}
  - id: lexical/mine-quiet
    title: quiet
    why: A test.
    safety: unsafe
    safety_reason: It may be a name.
    quiet: yes
    find: {phrases: [Quux]}
    fix: {replace: quux}
    promote:
      - {to: safe, when: [{evidence: {shows: [lexical/mine-guarded], within: paragraph}}]}
    examples:
      - {bad: 'A Quux.', good: 'A quux.'}
      - {ok: 'A quux.'}
      - {ok: 'A qux.'}
  - id: lexical/mine-longer
    title: longer
    why: A test.
    safety: safe
    find: {map: {the zorkmid of gold: the coin, the frobnik Nansen Prize: the prize}}
    examples:
      - {bad: 'Take the zorkmid of gold.', good: 'Take the coin.'}
      - {ok: 'Take the coin.'}
      - {ok: 'Take the gold.'}
  - id: boilerplate/mine-footer
    title: footer
    why: A test.
    safety: safe
    find: {line: [Xyzzy Footer], where: tail}
    fix: {delete: line}
    examples:
      - {bad: "One.\nXyzzy Footer\n", good: "One.\n"}
      - {ok: 'Xyzzy'}
      - {ok: 'Footer'}
  - id: lexical/mine-exact
    title: exact
    why: A test.
    safety: report
    find: {phrases: [frotz], case: exact}
    examples:
      - {bad: 'A frotz.', mark: frotz}
  - id: lexical/mine-preview
    title: preview
    why: A test.
    safety: safe
    status: preview
    find: {map: {plughh: plugh}}
    examples:
      - {bad: 'A plughh.', good: 'A plugh.'}
      - {ok: 'A plugh.'}
      - {ok: 'A plug.'}
"""
PROSE = "The committee met on Tuesday in the old town hall and spoke for many hours about the harbour.\n"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    file = tmp_path_factory.mktemp("mine") / "mine.yaml"
    file.write_text(PACK, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def cleaner(pack):
    return Cleaner(rules=[pack], language="en")


def ask(cleaner: Cleaner, rule: str, text: str, line: int | None = 1, column: int | None = None) -> list[Account]:
    known = cleaner.rules.rules[cleaner.rules.positions[rule]]
    return accounts(text, cleaner.rules, cleaner.policy(text), known, line, column)


def reasons(found: list[Account]) -> str:
    return "; ".join(reason.text for account in found for reason in account.reasons)


def test_it_fires(cleaner):
    (account,) = ask(cleaner, "lexical/mine-guarded", "Well.\r\nThe frobnik Nansen.", 2)
    assert account.verdict == "it does fire here: 'frobnik' → 'Frobnik' (safe)"
    assert (account.line, account.column, account.before, account.reasons) == (2, 5, "frobnik", ())


@pytest.mark.parametrize(
    ("text", "key", "number", "words"),
    [
        ("The frobnik came.", "when", 0, "guard: `when` does not hold (after): after: ' \\p{Lu}'"),
        ("The old frobnik Nansen.", "unless", 0, "guard: `unless` 1 holds: before: '(?:old|dear) '"),
        ("He said, “The frobnik Nansen came.”", "unless", 1, "guard: `unless` 2 holds: quoted: yes"),
    ],
)
def test_a_guard(cleaner, text, key, number, words):
    (account,) = ask(cleaner, "lexical/mine-guarded", text)
    assert account.verdict == "it matches, but is no finding"
    assert [reason.text for reason in account.reasons] == [words]
    assert [reason.guard for reason in account.reasons] == [GuardPlace(key, number)]


def test_every_guard_that_stops_it_is_told(cleaner):
    (account,) = ask(cleaner, "lexical/mine-guarded", "My dear frobnik went.")
    assert [reason.guard for reason in account.reasons] == [GuardPlace("when", 0), GuardPlace("unless", 0)]


def test_a_zone(cleaner):
    found = ask(cleaner, "lexical/mine-guarded", "See `the frobnik Nansen` there.")
    assert reasons(found) == "it lies in a zone that rules leave alone (code): '`the frobnik Nansen`'"


def test_the_language(pack):
    german = Cleaner(rules=[pack], language="de")
    found = ask(german, "lexical/mine-guarded", "Der frobnik Nansen kam.")
    assert reasons(found) == "the text looks like `de`, and the rule is for en; --lang says what it is"


def test_missing_evidence_is_counted(cleaner):
    (account,) = ask(cleaner, "lexical/mine-doubtful", "The frobnik Nansen lost his zorkmid.")
    assert account.verdict == "it is found and reported here, 'coin' would be the fix"
    unsafe, evidence = account.reasons
    assert unsafe.text == "the fix is `unsafe` here, only --unsafe-fixes applies it: It may be a name."
    assert "evidence missing: 1 of 2 findings of other rules that show lexical/mine-guarded" in evidence.text
    assert "20 words around" in evidence.text
    assert evidence.guard == GuardPlace("promote", 0, 0)


def test_a_condition_that_does_not_hold_beside_the_evidence(cleaner):
    text = "The frobnik Nansen and the frobnik Amundsen lost a zorkmid."
    (account,) = ask(cleaner, "lexical/mine-doubtful", text)
    assert [reason.text for reason in account.reasons[1:]] == [
        "`promote` to safe, condition 1 does not hold: before: 'his '"
    ]
    (account,) = ask(cleaner, "lexical/mine-doubtful", text.replace("a zorkmid", "his zorkmid"))
    assert account.verdict.startswith("it does fire here")


def test_quiet(cleaner):
    (account,) = ask(cleaner, "lexical/mine-quiet", "Then Quux came.")
    assert "keeps it to itself" in account.verdict
    assert "evidence missing: 0 of 1" in reasons([account])


def test_shadowed(cleaner):
    (account,) = ask(cleaner, "lexical/mine-guarded", "Take the frobnik Nansen Prize.")
    assert account.verdict == "it is found here, but not mended"
    assert reasons([account]) == "shadowed by lexical/mine-longer (safe), which wants the same text: 'the prize'"


def test_another_fix_was_first(pack):
    both = Cleaner(rules=[pack], language="en", unsafe_fixes=True)
    (account,) = ask(both, "lexical/mine-doubtful", "Take the zorkmid of gold.")
    assert account.verdict == "it is found here, but not mended"
    assert reasons([account]) == "the text was changed first by lexical/mine-longer"


def test_ignored_by_the_settings_and_preview(pack, cleaner):
    without = Cleaner(rules=[pack], language="en", ignore=["lexical/mine-guarded"])
    assert reasons(ask(without, "lexical/mine-guarded", "The frobnik Nansen.")) == (
        "ignored by the settings (select, ignore)"
    )
    assert "preview and on only with --select lexical/mine-preview" in reasons(
        ask(cleaner, "lexical/mine-preview", "A plughh.")
    )


def test_the_index(cleaner):
    (account,) = ask(cleaner, "lexical/mine-doubtful", "A gold coin.\nA zorkmid.\n", 1)
    assert account.verdict == "it finds nothing here"
    assert reasons([account]) == (
        "index: no anchor there: the line has none of 'zorkmid'; it matches elsewhere in the text: line 2"
    )
    assert reasons(ask(cleaner, "lexical/mine-doubtful", "A gold coin.")) == (
        "index: no anchor there: the text has none of 'zorkmid'"
    )


def test_no_match_where_the_anchor_stands(cleaner):
    found = reasons(ask(cleaner, "lexical/mine-longer", "The gold of the zorkmid."))
    assert found == "match: `find` matches nothing here; 'zorkmid' stands here, but what is around it does not fit"


def test_capitals(cleaner):
    assert "only the capitals differ" in reasons(ask(cleaner, "lexical/mine-exact", "A FROTZ."))
    assert "only the capitals differ" in reasons(ask(cleaner, "lexical/mine-guarded", "A FROBNIK Nansen."))


def test_the_place_of_a_line(cleaner):
    found = reasons(ask(cleaner, "boilerplate/mine-footer", f"{PROSE}\nXyzzy Footer\n\nAfterwards {PROSE}", 3))
    assert "the rule wants it behind the running text (`where: tail`), and it stands amid it" in found


def test_a_report_fires(cleaner):
    (account,) = ask(cleaner, "lexical/mine-exact", "A frotz.")
    assert account.verdict == "it does fire here: it is reported; the rule has no fix for it"


def test_a_run_that_was_held_back(pack):
    hurried = Cleaner(rules=[pack], language="en", timeout=1e-9)
    (account,) = ask(hurried, "lexical/mine-guarded", "The frobnik Nansen.")
    assert "took longer than" in reasons([account]) or account.verdict == "it finds nothing here"


def test_no_such_line_or_column(cleaner):
    with pytest.raises(IndexError, match=r"the text has 1 line$"):
        ask(cleaner, "lexical/mine-exact", "A.\n", 2)
    with pytest.raises(IndexError, match="line 1 has 2 characters"):
        ask(cleaner, "lexical/mine-exact", "A.\n", 1, 9)


def test_watching_changes_nothing(cleaner):
    """The account comes from the run that `fix` makes: with a watch it gives the same result."""

    from cleanup.engine.trail import Trail

    text = "The frobnik Nansen lost his zorkmid. . Then Quux took the zorkmid of gold."
    rule = cleaner.rules.rules[cleaner.rules.positions["lexical/mine-guarded"]]
    trail = Trail(rule, cleaner.rules.positions[rule.id])
    assert Run(text, cleaner.rules, cleaner.policy(text)._replace(watch=trail)).result() == cleaner.fix(text)
    assert trail.findings


def test_all_of_a_record(cleaner):
    found = ask(cleaner, "lexical/mine-guarded", "One.\nThe frobnik Nansen.\nThe frobnik went.", None)
    assert [account.line for account in found] == [2, 3]


def test_the_pack_is_valid(pack: Path):
    assert not Cleaner(rules=[pack]).rules.warnings
