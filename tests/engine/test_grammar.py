"""What becomes of a checker's answers: which are applied, and which promises hold whatever it says."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from cleanup import Cleaner, Result
from cleanup.document.document import Document
from cleanup.document.grammar import Match, pieces
from cleanup.engine.grammar import Grammar
from cleanup.rulebook.errors import RuleError
from cleanup.rulebook.lexicons import Lexicons

PACK = """
pack: {id: test, version: 1.0.0, lang: [en]}
category: grammar
rules:
  - id: grammar/test
    title: a test
    why: To test.
    safety: safe
    find: {languagetool: [T1, T2, MORFOLOGIK_RULE_EN_US]}
    examples:
      - {bad: x, good: y}
      - {ok: a}
      - {ok: b}
"""
NOISE = "It rained. . "
"""What a rule of ours mends: the paragraph is flagged."""


class Says:
    """A checker that finds each wrong text and suggests the right ones."""

    def __init__(self, *found: tuple[str, str, tuple[str, ...]], after: dict[str, str] | None = None) -> None:
        self.found, self.after = found, after or {}
        self.asked: list[tuple[str, bool]] = []

    def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> list[tuple[Match, ...]]:
        """With no ids, also what `after` says: a text and the id that is found where it stands."""
        self.asked += [(paragraph, not ids) for paragraph in paragraphs]
        return [tuple(self._one(paragraph, not ids)) for paragraph in paragraphs]

    def _one(self, text: str, whole: bool) -> list[Match]:
        made = []
        for id, wrong, right in self.found:
            at = text.find(wrong)
            if at >= 0:
                made.append(Match(at, at + len(wrong), id, "grammar", f"found {wrong}", right))
        if whole:
            made += [Match(0, 1, id, "grammar", "new", ()) for piece, id in self.after.items() if piece in text]
        return made


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("rules") / "test.yaml"
    file.write_text(PACK)
    return file


@pytest.fixture(scope="module")
def fix(pack: Path):
    def fixed(text: str, checker: Says, everywhere: bool = True, rest: bool = False, **more: object) -> Result:
        grammar = Grammar(checker, everywhere, rest)
        return Cleaner(rules=[pack], grammar=grammar, **more).fix(text)  # type: ignore[arg-type]

    return fixed


def steps(result: Result) -> list[tuple[str, str, str]]:
    return [(step.rule, step.before, step.after) for edit in result.edits for step in edit.steps]


def test_a_suggestion_is_applied_and_on_record(fix) -> None:
    text = "First.\r\n\r\nHe 😀 have it."
    result = fix(text, Says(("T1", "He 😀 have", ("He 😀 has",))))
    assert result.text == "First.\r\n\r\nHe 😀 has it."
    (edit,) = result.edits
    assert (edit.rule, edit.before, edit.after, text[edit.start : edit.end]) == ("grammar/test", "have", "has", "have")


def test_without_a_checker_its_rules_find_nothing(pack: Path) -> None:
    assert Cleaner(rules=[pack]).fix("He have it.").edits == ()


def test_an_id_that_no_rule_names_is_left(fix) -> None:
    result = fix("He have it.", Says(("OTHER", "have", ("has",))))
    assert (result.text, result.findings) == ("He have it.", ())


def test_the_rest_is_reported_only_when_asked_for(fix) -> None:
    checker = Says(("OTHER", "have", ("has",)), ("T1", "it", ("them",)))
    result = fix("He have it.", checker, rest=True)
    assert result.text == "He have them."
    (found,) = result.findings
    assert (found.rule, str(found.safety), found.before, found.message) == (
        "grammar/other-finding",
        "report",
        "have",
        "found have (OTHER): it is a rule of LanguageTool whose fixes nobody has measured on damaged text, "
        "so the place is only shown.",
    )


def test_of_several_suggestions_none_is_safe(fix) -> None:
    checker = Says(("T1", "have", ("has", "had")))
    assert fix("He have it.", checker).text == "He have it."
    assert fix("He have it.", checker, unsafe_fixes=True).text == "He has it."


def test_a_fix_that_raises_a_new_finding_is_taken_back(fix) -> None:
    result = fix("He have it.", Says(("T1", "have", ("haves",)), after={"haves": "BAD"}))
    assert result.text == "He have it."
    (found,) = result.findings
    assert (str(found.safety), found.before, found.after) == ("report", "have", "haves")
    assert "raises another finding" in found.message


def test_of_fixes_that_do_not_go_together_the_first_is_kept(fix) -> None:
    checker = Says(("T1", "This", ("These",)), ("T2", "are bad", ("is bad",)), after={"These is": "AGREE"})
    result = fix("This are bad.", checker)
    assert result.text == "These are bad."


def test_only_flagged_paragraphs_are_asked_about(fix) -> None:
    checker = Says(("T1", "have", ("has",)))
    text = f"He have it now.\n\n{NOISE}She have it now.\n\nNobody was there at all."
    assert fix(text, checker, everywhere=False).text == "He have it now.\n\nIt rained. She has it now.\n\n" + text[-24:]
    assert {paragraph for paragraph, _ in checker.asked} == {
        "It rained. She have it now.",
        "It rained. She has it now.",
    }


def test_everything_is_asked_about_once(fix) -> None:
    checker = Says(("T1", "have", ("has",)))
    fix("One have it.\n\nTwo had it.\n\nTwo had it.", checker, unsafe_fixes=True)
    assert len(checker.asked) == len(set(checker.asked))


def test_what_another_rule_decided_stays(fix) -> None:
    result = fix("The talks failed. . It rained.", Says(("T1", "failed. It rained", ("broke down. It poured",))))
    assert result.text == "The talks failed. It rained."
    assert [(f.rule, f.shadowed_by) for f in result.findings] == [("grammar/test", "punctuation/spaced-full-stops")]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Ask info@exampel.org now.", "info@exampel.org", "info@example.org"),
        ("The code `He have` is here.", "have", "has"),
        ("He met Duran yesterday.", "Duran", "During"),
        ("He met with Joe Biden there.", "with Joe Biden", "with Jo Biden"),
        ("Biden have it.", "Biden have", "Bidden has"),
        ("He said “so” there.", "“so”", '"so"'),
        ("He said “so be it”.", "so be it”", "so be it"),
        ("They’re ‘in’ it.", "‘in’", "in"),
    ],
)
def test_zones_names_and_quotation_marks_stay(fix, text: str, wrong: str, right: str) -> None:
    assert fix(text, Says(("T1", wrong, (right,)))).text == text


def test_the_speller_changes_no_capitalised_word(fix) -> None:
    checker = Says(("MORFOLOGIK_RULE_EN_US", "Wrod", ("Word",)), ("MORFOLOGIK_RULE_EN_US", "lettr", ("letter",)))
    assert fix("Wrod and lettr.", checker).text == "Wrod and letter."


def test_the_texts_own_apostrophe_is_used(fix) -> None:
    checker = Says(("T1", "dont", ("don't",)))
    assert fix("I don’t and they dont.", checker).text == "I don’t and they don’t."
    assert fix("I don't and they dont.", checker).text == "I don't and they don't."


def test_a_text_in_another_language_is_not_asked_about(fix) -> None:
    checker = Says(("T1", "have", ("has",)))
    assert fix("He have it.", checker, language="de").text == "He have it."
    assert checker.asked == []


def test_a_checker_that_cannot_answer_changes_nothing_else(fix) -> None:
    class Silent(Says):
        def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> None:  # type: ignore[override]
            return None

    assert fix(NOISE + "He have it.", Silent()).text == "It rained. He have it."


def test_a_fix_is_not_applied_when_it_cannot_be_checked_again(fix) -> None:
    class Dying(Says):
        def check(self, paragraphs: Sequence[str], ids: Collection[str]):
            return super().check(paragraphs, ids) if ids else None

    assert fix(NOISE + "He have it.", Dying(("T1", "have", ("has",)))).text == "It rained. He have it."


def test_what_a_checker_reads_as_a_paragraph() -> None:
    wrapped = "This line was broken at a width of some sixty letters\nand characters, and so was this one."
    text = f"A headline\n\nOne sentence.\nAnother one.\n\n{wrapped}\n\nWord\n\n```\nsome code\n```\n"
    document = Document(text, Lexicons([]))
    found = [text[piece.start : piece.end] for piece in pieces(document)]
    assert found == ["A headline", "One sentence.", "Another one.", wrapped]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("find: {pattern: x, take: first}", "`take` belongs to `languagetool`"),
        ("find: {languagetool: [X]}\n    fix: {replace: x}", "LanguageTool brings the fix"),
        ("find: {languagetool: ['*']}", "what no rule names is reported only"),
    ],
)
def test_rules_that_cannot_be(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(PACK.replace("find: {languagetool: [T1, T2, MORFOLOGIK_RULE_EN_US]}", line))
    with pytest.raises(RuleError) as error:
        Cleaner(rules=[file])
    assert message in str(error.value.problems)


def test_what_the_checker_takes_is_not_the_documents_time(fix) -> None:
    class Slow(Says):
        def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> list[tuple[Match, ...]]:
            time.sleep(10)
            return super().check(paragraphs, ids)

    result = fix("He have it.", Slow(("T1", "have", ("has",))), timeout=10.0)
    assert result.text == "He has it."
