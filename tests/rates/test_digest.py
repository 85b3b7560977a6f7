import pytest

from cleanup.rates.digest import digest
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Example, Find, Fix, Guard, Pack, Promotion, Rule, Safety

RULE = Rule(
    id="spacing/example",
    title="a title",
    why="a reason",
    safety=Safety.SAFE,
    find=Find(pattern=r"a (?P<fix>b)"),
    fix=Fix(replace="c"),
    unless=(Guard(before="x ", lexicon=("words-of-test",)),),
    pack=Pack("p", "1.0.0"),
)


@pytest.fixture
def lexicons(tmp_path):
    (tmp_path / "words-of-test.txt").write_text("# head\none\ntwo\n", encoding="utf-8")
    return Lexicons([tmp_path])


def test_wording_and_examples_change_nothing(lexicons) -> None:
    other = RULE._replace(
        title="t", why="w", message="m", safety_reason="r", examples=(Example(ok="x"),), file="f", line=9,
        pack=Pack("q", "2.0.0"), shows=("scrape",),
    )  # fmt: skip
    assert digest(other, lexicons) == digest(RULE, lexicons)


@pytest.mark.parametrize(
    "change",
    [
        {"safety": Safety.UNSAFE},
        {"find": Find(pattern=r"a (?P<fix>d)")},
        {"fix": Fix(replace="d")},
        {"unless": (Guard(before="y ", lexicon=("words-of-test",)),)},
        {"when": (Guard(quoted=False),)},
        {"promote": (Promotion(Safety.SAFE, (Guard(after="z"),)),)},
        {"zones": ("url",)},
        {"pack": Pack("p", "1.0.0", ("de",))},
        {"find": Find(builtin="ligatures")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_decides_the_rule_changes_the_hash(change, lexicons) -> None:
    assert digest(RULE._replace(**change), lexicons) != digest(RULE, lexicons)


def test_lexicons_count_with_their_words_not_their_comments(tmp_path) -> None:
    made = []
    for number, text in enumerate(("# a\none\ntwo\n", "# another head\ntwo\none\n", "one\nthree\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "words-of-test.txt").write_text(text, encoding="utf-8")
        made.append(digest(RULE, Lexicons([folder])))
    assert made[0] == made[1] != made[2]
