"""Evidence: which findings count, how they are told apart once they are removed, and on which side they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup import Cleaner

BODY = "The ferry will run every hour from April, the company said on its website on Monday.\n"
KNOWN = ("Alpha beta gamma one.", "Alpha beta gamma two.")

PACK = """
pack: {id: house, version: 1.0.0, lang: ["*"]}
category: boilerplate
rules:
  - id: boilerplate/house-known
    title: a known line
    why: It is known.
    safety: safe
    find: {line: [Alpha beta gamma one., Alpha beta gamma two.]}
    fix: {delete: line}
    shows: [house]
    examples:
      - {bad: "Alpha beta gamma one.", good: ""}
      - {bad: "Alpha beta gamma two.", good: ""}
      - {ok: "Alpha beta gamma."}
      - {ok: "Beta gamma one."}
  - id: boilerplate/house-doubtful
    title: a doubtful line
    why: It is doubtful.
    safety: report
    safety_reason: Alone it may be text.
    find: {line: [Delta]}
    promote: [{to: safe, when: [{evidence: EVIDENCE}]}]
    fix: {delete: line}
    examples:
      - bad: "Alpha beta gamma one.\\nDelta\\nAlpha beta gamma two."
        good: "Alpha beta gamma one.\\nAlpha beta gamma two."
      - {ok: "Delta and more"}
      - {ok: "No Delta"}
"""


def cleaned(tmp_path: Path, evidence: str, text: str) -> str:
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "house.yaml").write_text(PACK.replace("EVIDENCE", evidence), encoding="utf-8")
    return Cleaner(rules=[folder], select=["boilerplate/house"]).fix(text).text


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([KNOWN[0], "Delta", KNOWN[1]], False),
        (["Delta", *KNOWN], True),
        ([*KNOWN, "Delta"], True),
    ],
)
def test_around_wants_witnesses_on_either_side(tmp_path: Path, lines: list[str], kept: bool) -> None:
    evidence = "{shows: [house], within: 4 words, around: yes}"
    assert ("Delta" in cleaned(tmp_path, evidence, BODY + "\n".join(lines) + "\n")) is kept


def test_removed_neighbours_stay_two_witnesses(tmp_path: Path) -> None:
    """The doubtful line comes into being in the second round, when both known lines are gone and share one place."""
    evidence = "{shows: [house], at_least: 2, within: 20 words}"
    later = "D\u00adelta\n"  # another rule takes the soft hyphen out in the first round
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "house.yaml").write_text(PACK.replace("EVIDENCE", evidence), encoding="utf-8")
    cleaner = Cleaner(rules=[folder], select=["boilerplate/house", "encoding"])
    assert cleaner.fix(BODY + "\n".join(KNOWN) + "\n" + later).text == BODY
    assert "Delta" in cleaner.fix(BODY + KNOWN[0] + "\n" + later).text
