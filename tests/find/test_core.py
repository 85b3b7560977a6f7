"""A core has to match in RE2 wherever its pattern matches in `regex`; where it is tight is shown by a table."""

import functools
import random

import pytest
import re2
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from cleanup.document.document import Document
from cleanup.find.anchor_table import Anchors, anchor_rows
from cleanup.find.anchors import AnchorSets, anchors_of
from cleanup.find.core import LOOSE, core_of, gate_of, line_core_of
from cleanup.rulebook.lexicons import Lexicons

# Patterns of the kind that rules have, each with a text in which it matches.
RULES = [
    # glued words and link boundaries
    (r"(?<=\p{Ll})(?=\p{Lu}\p{Ll}{3,})", "RussiaBorders on"),
    (r"\b\p{Lu}\p{Ll}+(?P<fix>)(?=\p{Lu}\p{Ll}{3,})", "in UkraineRussia has"),
    (r"(?<=[a-z]{2})(?P<fix>\.)(?=\p{Lu}\p{Ll})", "the end.Then it"),
    (r"(?<=\p{Ll}{3})(?P<fix>)(?=(?:On|In|The|That|And)\b(?! \p{Lu}))", "RussiaOn the"),
    (r"(?<=[a-z]\)|[a-z][”’])(?P<fix>)(?=\p{L})", "said (he)then “so”he"),
    (r"(?<![\p{L}\d.@/])(?P<left>\p{Ll}{3,})(?P<fix>,)(?=\p{L}{2})", "first,second"),
    (r"\p{L}++(?P<fix>\d{4})(?=\p{Lu})", "Moscow2021He"),
    (r"(?<=^|\s)(?P<fix>a)(?=[bcdfg]\p{Ll}+ly )", "went abadly done"),
    # honorifics
    (r"(?P<fix>\b(?:[Gg]entlemen|[Ss]ir)\.)(?= \p{Lu}\p{Ll})", "the gentlemen. Biden warned"),
    (r"\b(?P<fix>(?:Mr|Mrs|Ms|Dr))(?= \p{Lu}\p{Ll}+)(?!\.)", "when Mr Biden"),
    (r"(?i)\b(?:mister|madam|sir)\.(?= \p{Lu})", "SIR. BIDEN ſir. K"),
    (r"\b(\p{Lu}\p{Ll}+),? \1 \p{Lu}\p{Ll}+\b", "Biden, Biden Junior"),
    (r"\bMs\.(?P<fix>\p{Z}{2,})(?=\p{Lu})", "Ms.  Żaneta"),
    (r"(?:(?<=\bthe )|(?<=\bThe ))(?P<fix>minister [Pp]resident)\b", "the minister president"),
    (r"\b(?P<title>[Pp]resident|[Cc]hancellor)\s+(?P=title)\b", "president  president"),
    # quotes
    (r"(?P<fix>[.,!?] ”)(?=\s|$)", "so it is. ”\nNext"),
    (r"(?P<fix>“ )(?=\p{L})", "he said “ Well"),
    (r"(?<=[.,])(?P<fix> “)(?=\s*$)", "security. “"),
    (r"(?m)(?<=\S)(?P<fix>\s+[“])$", "security “\nnext"),
    (r"”(?P<fix>)(?=\p{L})", "“yes”he said"),
    (r"(?P<fix>(?P<q>[\"“”])(?P=q))(?!\2)", "he said ““yes”"),
    (r"(?<!\w)'(?P<word>\w+)\"(?!\w)", "the 'word\" is"),
    (r"[“\"](?P<fix>[^”\"\n]{1,80})[„“](?=[\s.,])", "“so it is“ he"),
    (r"(?P<fix>``|'')", "``quoted''"),
    (r"(?<=\b(?:don|won|can|isn|aren))(?P<fix>[`´′])(?=t\b)", "I don´t know"),
    (r"\b(?P<fix>(?:I|you|we|they)’ (?:ll|ve|re|d|m))\b", "you’ ll see"),
    # ellipses, dashes, punctuation
    (r"(?P<fix>\.{4,})(?=\s|\Z)", "and so....."),
    (r"(?<!\.)(?P<fix>\. \. \.)(?! \.)", "and . . . so"),
    (r"…(?P<fix>\.+)", "so…."),
    (r"(?P<fix>[!?])\1{2,}", "what????"),
    (r"([,;:])(?P<fix> *\1)+", "one,, two; ;"),
    (r"(?<=\p{L})(?P<fix> +)(?=[,;:!?](?:\s|$))", "one , two"),
    (r"(?P<fix>--+)(?=\p{L})", "so--then"),
    (r"(?<=\d)(?P<fix> ?[–—-] ?)(?=\d{4}\b)", "1990 – 1995"),
    (r"(?P<fix>[，。；：！？])(?=\s|\p{Latin}|$)", "he said，then。"),
    (r"(?P<fix>[\uFF10-\uFF19]+)", "in １９９５"),
    (r"(?<=\p{Ll})(?P<fix>[\u00A0\u2000-\u200A\u3000]+)(?=\p{Ll})", "one\u2003two"),
    (r"[\u200B-\u200D\uFEFF\u00AD]", "zero\u200bwidth"),
    # numbers
    (r"(?<![\d.,])(?P<fix>\d{1,3}(?: \d{3})+)(?![\d.,])", "about 10 000 people"),
    (r"\b(?P<n>\d+)(?P<fix> )(?:%|per ?cent)\b", "about 50 percent"),
    (r"(?P<fix>\$ )(?=\d)", "cost $ 50"),
    (r"(?<=\d)(?P<fix>[,.] )(?=\d{3}\b)", "10, 000 men"),
    (r"\b(?:19|20)\d\d(?P<fix>-(?=s\b))", "the 1990-s"),
    (r"\b(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?P<fix>(?i:[ap])\.m\b)", "at 10:30a.m today"),
    # template lines
    (r"(?i)^\s*(?:source link|read more|leave a reply|share this(?: article)?)\s*[:.]?\s*$", "  Read More: \n"),
    (r"(?im)^(?:click|tap) here to (?:subscribe|sign up)\b.*$", "x\nCLICK here to Subscribe now\ny"),
    (r"(?i:\[ad_[12]\])", "text [AD_1] more"),
    (r"(?m)^\[(?:source_link|matched_content|og_img)\]\r?$", "a\n[og_img]\r\nb"),
    (r"(?i)\bcopyright (?:©|\(c\)) ?\d{4}\b", "Copyright © 2021 Ka"),
    (
        r"(?i)\b(?:this|the) (?:article|story) (?:first|originally) appeared (?:on|in)\b",
        "THIS story first appeared in K",
    ),
    (r"\A(?:\s*\n)*(?P<fix>Advertisement\s*\n)", "\n\nAdvertisement\nText"),
    (r"(?P<fix>Advertisement)\s*\Z", "Text\nAdvertisement\n\n"),
    (r"(?<=\R)(?P<fix>Share\R)(?=Tweet)", "a\r\nShare\r\nTweet"),
    # duplication
    (r"(?i)\b(?P<w>the|a|an|of|to|and|in)(?P<fix> (?P=w))\b", "in The the house"),
    (r"(?i)(?<![\p{L}’'-])(?P<word>\p{L}{2,})(?P<fix>\s(?P=word))(?![\p{L}’'-])", "went went home"),
    (r"(\p{L})(?P<fix>\1{3,})", "soooooo"),
    (r"(?m)^(?P<line>.{20,300})\n(?P<fix>(?P=line))$", "this line is twice there\nthis line is twice there\n"),
    (r"\b(\w+ \w+ \w+) (?P<fix>\1)\b", "one two three one two three"),
    # mojibake and entities
    (r"â€[™œ\u009d\u0093\u0094¦“”˜]", "donâ€™t"),
    (r"Ã[\x80-\xBF©¨¼¶±]", "cafÃ©"),
    (r"Â(?=[\u00A0£©®°·«»])", "costs Â£5"),
    (r"&(?:amp|quot|nbsp|#\d{2,5}|#x[0-9A-Fa-f]{2,4});", "this &amp; that &#8217;"),
    (r"(?i)&(?:lt|gt);/?(?:p|br|div)\b", "&LT;BR"),
    (r"[\uFFFD\x80-\x9F]+", "caf\ufffd"),
    (r"\p{Cyrillic}(?=[a-z])|(?<=[a-z])\p{Cyrillic}", "wоrd"),
    (r"(?<=\p{Han})(?P<fix> )(?=\p{Han})", "中 文"),
    # other syntax
    (r"(?P<open>\()?\b(?:cf|ca)\.(?(open)[^)]*\))", "(cf. there)"),
    (r"(?>\d+)(?P<fix>th|st|nd|rd) of (?=(?:January|May)\b)", "4th of May"),
    (r"(?|(Jan)uary|(Feb)ruary) \1\.", "January Jan."),
    (r"(?x) \b colou? r (?= s? \b ) # comment", "the colours"),
    (r"(?s)<b>.*?</b>", "<b>one\ntwo</b>"),
    (r"(?a)\b\w+(?P<fix>é)\w*", "cafés"),
    (r"\mnaïve\M", "a naïve one"),
    (r"(?:ab|a(?=c)){2,}c", "xabac"),
    (r"(?V1)[\p{L}--[aeiou]]{3}\b[.!]", "hmm."),
    (r"[^\W\d_]{2,}_(?=\d)", "name_1"),
    (r"𝐀(?=[𝐁-𝐙])|😀{2}", "𝐀𝐁 😀😀"),
]

NEWS = (
    "Mr. Biden warned Moscow on Sunday.\nThe “security” of Kyiv, he said, cost $9.3bn. – “Yes”",
    "",
    "\n",
    "STRASSE Straße ſpäte İstanbul K ıssız Åland é É ά 中文 😀",
)
INSERTS = ["", " ", "\n", "\r\n", "\u00a0", "\u2003", "a", "K", "ſ", "İ", "\u212a", "é", "É", "_", "1", "٣", ".", ",",
           "“", "”", "’", "\u200b", "\u0301", "\ufeff", "😀", "𝐀", "中", "ß", "the", "The", "Biden"]  # fmt: skip


@functools.cache
def compiled(core: str) -> "re2._Regexp":
    return re2.compile(core)


def check(pattern: str, text: str) -> None:
    """Fail if the pattern matches and its core does not."""
    core = core_of(pattern)
    if core is not None and regex.search(pattern, text):
        assert compiled(core).search(text), (pattern, core, text)


# --- soundness --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pattern", "text"), RULES)
def test_example_is_found(pattern: str, text: str) -> None:
    assert regex.search(pattern, text)
    check(pattern, text)


def mutated(text: str, source: random.Random) -> str:
    """The text with a few characters removed, replaced, doubled, moved or put into another case."""
    for _ in range(source.randrange(6)):
        start = source.randrange(len(text) + 1)
        end = min(len(text), start + source.randrange(4))
        piece = text[start:end]
        piece = source.choice(["", source.choice(INSERTS), piece * 2, piece[::-1], piece.swapcase(), piece.upper()])
        text = text[:start] + piece + text[end:]
    return text


def test_no_match_is_lost_in_mutated_texts() -> None:
    source = random.Random(7)
    examples = [text for _, text in RULES] + list(NEWS)
    patterns = [(regex.compile(pattern), core) for pattern, _ in RULES if (core := core_of(pattern)) is not None]
    matches = 0
    for _ in range(5_000):
        text = mutated(source.choice(["", " ", "\n"]).join(source.sample(examples, 3)), source)
        for pattern, core in patterns:
            if pattern.search(text):
                matches += 1
                assert compiled(core).search(text), (pattern.pattern, core, text)
    assert matches > 5_000


ATOMS = ["a", "b", "k", "S", "ſ", "i", "é", " ", r"\.", ".", r"\w", r"\W", r"\d", r"\s", r"\p{Lu}", r"\p{Ll}", "[ab]",
         "[^a]", r"[^\w]", r"[\s“]", "[A-Z]", "[^é“]", "“", r"\R", "𝐀", r"\P{L}", "[[:punct:]]", "[k-s]"]  # fmt: skip
MARKS = ["^", "$", r"\b", r"\B", r"\A", r"\Z", r"\m", r"\M", "(?m:^)", "(?m:$)", r"\K", "(?w:$)", r"\G"]
COUNTS = ["?", "*", "+", "{2}", "{2,3}", "{5,9}", "*?", "++", "?+", "{0,7}"]
WRAPS = ["(?:{})", "({})", "(?>{})", "(?={})", "(?!{})", "(?<={})", "(?<!{})", "(?i:{})", "(?s:{})", "(?a:{})",
         "({})\\1", "(?i)({})\\1", "({})(?(1)a|b)", "(?(?={})a|b)", "(?|({})|(a))\\1"]  # fmt: skip
PATTERNS = st.recursive(
    st.sampled_from(ATOMS) | st.sampled_from(MARKS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda items: f"(?:{'|'.join(items)})"),
        st.tuples(st.sampled_from(WRAPS), inner).map(lambda pair: pair[0].replace("{}", pair[1])),
        st.tuples(inner, st.sampled_from(COUNTS)).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    ),
    max_leaves=8,
)
TEXTS = st.text("aabbAkK\u212asSſiIİéÉ .\n\r“𝐀_1٣", max_size=10)


def readable(pattern: str) -> regex.Pattern[str]:
    """The pattern, compiled; an example in which it is none does not count."""
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error:
        assume(False)
        raise


@given(PATTERNS, st.lists(TEXTS, min_size=1, max_size=4).map("\n".join))
def test_no_line_is_lost(pattern: str, text: str) -> None:
    compiled_pattern = readable(pattern)
    core = line_core_of(pattern, regex.MULTILINE)
    for line in map(str.strip, text.split("\n")):
        if core is not None and compiled_pattern.fullmatch(line):
            assert compiled(core).search(line), (pattern, core, line)


@given(PATTERNS, TEXTS)
def test_a_gate_lets_every_match_through(pattern: str, text: str) -> None:
    compiled_pattern = readable(pattern)
    gate = gate_of(pattern, regex.MULTILINE)
    if gate is not None and compiled_pattern.search(text):
        assert compiled(gate).search(text), (pattern, gate, text)


@pytest.mark.parametrize(("pattern", "text"), RULES)
def test_gates_of_real_patterns(pattern: str, text: str) -> None:
    gate = gate_of(pattern)
    assert gate is None or compiled(gate).search(text), gate


def has_anchors(found: AnchorSets | None, text: str) -> bool:
    """Whether a text has an anchor of each sort that there is."""
    sets = [frozenset(words) for words in found or () if words]
    return all(Anchors(anchor_rows([(words, ())])).present(Document(text, Lexicons([]))) for words in sets)


@given(PATTERNS, TEXTS)
def test_a_text_has_the_anchors_of_what_matches_in_it(pattern: str, text: str) -> None:
    compiled_pattern = readable(pattern)
    if compiled_pattern.search(text):
        assert has_anchors(anchors_of(pattern, regex.MULTILINE), text), (pattern, text)
    line = text.strip()
    if "\n" not in line and compiled_pattern.fullmatch(line):
        assert has_anchors(anchors_of(pattern, regex.MULTILINE, line=True), line), (pattern, line)


@pytest.mark.parametrize(("pattern", "text"), RULES)
def test_anchors_of_real_patterns(pattern: str, text: str) -> None:
    assert has_anchors(anchors_of(pattern), text)


def test_words_that_stand_together_are_anchors_of_two_sorts() -> None:
    assert anchors_of(r"\bSource link\b") == (("source",), ("link",))
    assert anchors_of(r"\bSource link\b|\bAdvertisement\b") == (("advertisement", "source"), ("advertisement", "link"))
    assert anchors_of(r"\bSource of\b") == (("source",), ())


def test_line_core_has_the_bounds_of_lines_only() -> None:
    for pattern in ("^Share$", r"\AShare", "(?m:^)Share(?m:$)", "(?r)Share"):
        assert line_core_of(pattern, regex.MULTILINE) == "(?m:^)(?:Share)(?m:$)"
    assert line_core_of(r"^\bShare\b\.$", regex.MULTILINE) == r"(?m:^)(?:\bShare\b\x{2e})(?m:$)"
    assert line_core_of(r".{3,20}Share(?: it)?") == r"(?m:^)(?:[^\x{a}]{3,}Share(?: it)?)(?m:$)".replace(
        "[^\\x{a}]", r"[\x{0}-\x{9}\x{b}-\x{10ffff}]"
    )


def test_line_core_begins_where_anything_may_stand_before() -> None:
    assert line_core_of(".*Share.{0,300}") == "(?:Share)"
    assert line_core_of("(?=.*x).{0,9}?Share it") == "(?:Share it)(?m:$)"
    assert compiled(line_core_of(".*") or "").search("anything")


# --- what a core looks like -------------------------------------------------------------------------------------------

UPPER = r"[A-Z\x{c0}-\x{1fff}\x{2100}-\x{10ffff}]"
LOWER = r"[a-z\x{b5}\x{c0}-\x{1fff}\x{2100}-\x{10ffff}]"


@pytest.mark.parametrize(
    ("pattern", "core"),
    [
        # edges
        ("abc", "abc"),
        ("x*abc+", "abc"),
        ("(?:x|y?)abc(?: *d)?", "abc"),
        ("(?:abc){3,9}", "abcabcabc"),
        ("a[bc]{2,}d?", "a[b-c][b-c]"),
        # lookaround
        (r"(?<=ab)c(?=de)", "abcde"),
        (r"(?<!ab)c,(?!de)", "c,"),
        (r"(?<=ab|c)d(?=e|fg)", "(?:ab|c)d(?:e|fg)"),
        (r"(?=abc)[a-z]+,", "[a-z]+,"),
        (r"ab(?<=b)cd", "abcd"),
        (r"x?(?<=ab)\bc,", r"ab\bc,"),
        (r"\b(?<=-)ab(?=,)\b", r"\x{2d}\bab\b,"),
        (r"^(?<=\n)ab", r"\x{a}\Aab"),
        (r"(?<=(?<=a)b)c", "abc"),
        (r"(?:(?<=a)|(?<=b ))cd", "(?:a|b )cd"),
        (r"(?:(?<=a)b,)+", "ab,"),
        (r"(?<=\p{Ll})(?=\p{Lu})", LOWER + UPPER),
        # classes
        (r"<\p{Lu}", "<" + UPPER),
        ("<[^a“]", r"<[\x{0}-`b-\x{201b}\x{201d}-\x{10ffff}]"),
        ("é[à-ü]😀", r"\x{e9}[\x{e0}-\x{fc}]\x{1f600}"),
        (r"<[.\]^\\-]", r"<[\x{2d}-\x{2e}\x{5c}-\x{5e}]"),
        (r"<[\ud800-\udfff]", r"<[^\x{0}-\x{10ffff}]"),
        ("<.", r"<[\x{0}-\x{9}\x{b}-\x{10ffff}]"),
        ("(?s)<.>", r"<[\x{0}-\x{10ffff}]>"),
        (r"<\R", r"<(?:\x{d}\x{a}|[\x{a}-\x{d}\x{85}\x{2028}-\x{2029}])"),
        # case
        ("(?i)ask It", r"[Aa][Ss\x{17f}][Kk\x{212a}] [Ii\x{131}][Tt]"),
        ("(?i:a)b,", "[Aa]b,"),
        # words
        (r"\bab\b,", r"\bab\b,"),
        (r"\b(?:a|b?c) ", r"\b(?:a|b?c) "),
        (r"\b(?:a|é) ", r"(?:a|\x{e9}) "),
        (r"\bé,", r"\x{e9},"),
        (r"\b[A-Z]?,", "[A-Z]?,"),
        (r"\b,ab\B", ",ab"),
        (r"\mab\M,", r"\bab\b,"),
        (r"(?i)\bso", r"[Ss\x{17f}][Oo]"),
        # lines and texts
        (r"^ab$", r"\Aab(?:\z|\x{a}\z)"),
        (r"(?m)^ab$", "(?m:^)ab(?m:$)"),
        (r"\Aab\Z", r"\Aab\z"),
        (r"a$\n?b", r"a(?:\z|)\x{a}?b"),
        # backreferences
        (r"(the|a) \1\b", r"(?:the the\b|a a\b)"),
        (r"(?P<q>[!?])(?P=q)", r"(?:!!|\x{3f}\x{3f})"),
        (r"(?:(a|b),)+\1", "(?:a|b),(?:a|b)"),
        (r"x(?:(a|b),)+\1", "x(?:(?:a|b),)+(?:a|b)"),
        (r"(a\b,?b)<\1>", r"a\b,?b<a,?b>"),
        (r"(\p{Ll}+)-\1", LOWER + r"\x{2d}" + LOWER),
        # repeats
        ("<x{20,300}>", "<x{4,}>"),
        ("<x{3}y{0,80}z{1,2}>", "<x{3}y*z{1,2}>"),
        ("<(?:xy)*+[ab]+?>", "<(?:xy)*[a-b]+>"),
        # the rest
        ("(?>ab|a)b,", "(?:ab|a)b,"),
        (r"(x)?(?(1)ab|cd)", "(?:ab|cd)"),
        (r"(?(?=x)xab|cd)", "(?:xab|cd)"),
        ("(?x) a b # c", "ab"),
        ("a(?i)b", "a[Bb]"),
        ("ab\\Kcd", "abcd"),
    ],
)
def test_core(pattern: str, core: str) -> None:
    assert core_of(pattern) == core
    compiled(core)


@pytest.mark.parametrize(
    "pattern",
    [
        *("", "a*", "a?|b", "(?!a)", "^", "$", r"\b", "(?=)", "^$", "(a|)"),  # nothing has to be there
        *(
            r"\p{Lu}",
            r"\p{L}+",
            r"\w+",
            r"\s+",
            ".",
            r"\R",
            r"(?i)[a-z]",
            r"\b(\w+) \1\b",
            r"\w+ \w+,? \w+",
        ),  # nearly everywhere
        *("(?:foo){e<=1}", "(?:foo){i}", r"foo(?R)?", r"(foo)(?1)", r"(?P<x>foo)(?&x)", r"\L<names>", r"\X\X\X,"),
        *(
            "(?r)foo",
            r"(?ai)<\p{Ll}",
            r"(?i)<(?a:[\w.])",
            "(?fi)straße",
            "(?V1)(?i)foo",
            r"(?L)foo",
            "(",
            "a{2,1}",
            "[",
            r"\p{Nonsense}",
            r"\1",
        ),
        *("(?P<a>x(?P<a>y))z", r"(?V1)(foo\1?)\1"),
    ],
)
def test_no_core(pattern: str) -> None:
    assert core_of(pattern) is None


def test_flags_are_those_of_compile() -> None:
    assert core_of("ab", regex.IGNORECASE) == "[Aa][Bb]"
    assert core_of("a b # c", regex.VERBOSE) == "ab"
    assert core_of("<[[a-z]--[b-y]]", regex.VERSION1) == "<[az]"
    assert core_of("ab", regex.REVERSE) is None


def test_glued_words_are_not_too_loose() -> None:
    """The loosest of the patterns that have to keep their core."""
    assert LOOSE < 0.1
    assert core_of(r"(?<=\p{Ll})(?=\p{Lu})") is not None


def test_nearly_all_rules_have_a_core() -> None:
    """Only those that look for any word, phrase or line twice have none."""
    without = [pattern for pattern, _ in RULES if core_of(pattern) is None]
    assert without == [
        r"(?i)(?<![\p{L}’'-])(?P<word>\p{L}{2,})(?P<fix>\s(?P=word))(?![\p{L}’'-])",
        r"(?m)^(?P<line>.{20,300})\n(?P<fix>(?P=line))$",
        r"\b(\w+ \w+ \w+) (?P<fix>\1)\b",
    ]


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll})", "a glued word"), (r"(?i)\bread more", "thread mores")]
)
def test_core_leaves_clean_text_alone(pattern: str, text: str) -> None:
    core = core_of(pattern)
    assert core is not None
    assert not compiled(core).search(text)


# --- what is private in `regex` ---------------------------------------------------------------------------------------


def test_parser_is_the_known_one() -> None:
    """If this fails with a new version of `regex`, read its changes to the parser before anything else."""
    from regex import _regex_core as rc

    kinds = {
        "a": "Character", "[a-b]": "Range", r"\w": "Property", "[ab]": "SetUnion", ".": "Any", "a|b": "Branch",
        "(a)": "Group", "(?>a)": "Atomic", "a?": "GreedyRepeat", "a??": "LazyRepeat", "a?+": "PossessiveRepeat",
        "(?=a)": "LookAround", "^": "StartOfString", "$": "EndOfStringLine", r"\Z": "EndOfString", r"\b": "Boundary",
        r"\m": "StartOfWord", r"\M": "EndOfWord", r"\X": "Grapheme", "(?:a){e}": "Fuzzy", "(?R)": "CallGroup",
    }  # fmt: skip
    for pattern, kind in kinds.items():
        tree = rc._parse_pattern(rc.Source(pattern), rc.Info(regex.VERSION0))
        assert [type(item).__name__ for item in getattr(tree, "items", [tree])] == [kind], pattern


def test_unknown_parts_have_no_core(monkeypatch: pytest.MonkeyPatch) -> None:
    from regex import _regex_core as rc

    monkeypatch.setattr(rc, "Boundary", type("NewBoundary", (rc.Boundary,), {}))
    monkeypatch.setitem(rc.POSITION_ESCAPES, "b", rc.Boundary())
    assert core_of(r"\bfoo") is None
    monkeypatch.delattr(rc, "_parse_pattern")
    assert core_of("foo") is None
