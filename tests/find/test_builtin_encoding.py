"""The detectors of broken encodings: what they mend, what they leave, and that their cores miss nothing."""

from __future__ import annotations

import itertools
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.engine.finding import Result
from cleanup.engine.passes import Policy, Run
from cleanup.find import builtin
from cleanup.find.builtin import _code_pages, mojibake
from cleanup.find.open import open_rules
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Safety
from tests.conftest import FUZZ

RULES = Path(__file__).parents[2] / "rules"
LEXICONS = Lexicons([RULES / "lexicons"])
DETECTORS: list[tuple[str, dict[str, str]]] = [
    ("mojibake", {"certain": "yes"}),
    ("mojibake", {"certain": "no"}),
    ("html-entities", {}),
    *(("hidden-characters", {"kind": kind}) for kind in ("zero-width", "direction", "soft-hyphen", "control", "c1")),
    ("line-break-hyphens", {"certain": "yes"}),
    ("line-break-hyphens", {"certain": "no"}),
    ("ligatures", {}),
    ("full-width-letters", {"kind": "letters"}),
    ("full-width-letters", {"kind": "units"}),
]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The encoding packs alone."""
    folder = tmp_path_factory.mktemp("rules")
    for pack in RULES.glob("encoding*.yaml"):
        shutil.copy(pack, folder)
    (folder / "lexicons").symlink_to(RULES / "lexicons")
    return open_rules(shipped=folder)


def run(rules: RuleSet, text: str, only: str = "", threshold: Safety = Safety.SAFE) -> Result:
    return Run(text, rules, Policy(lambda rule: rule.id == only or not only, threshold)).result()


def examples() -> Iterator[tuple[str, str, str | None]]:
    """Each example of the packs as rule, text and what it becomes; an `ok` becomes itself, a mark None."""
    from cleanup.rulebook import loader

    for rule in loader.load([RULES]).rules:
        if rule.id.startswith("encoding/"):
            for example in rule.examples:
                if example.ok is not None:
                    yield "", example.ok, example.ok
                elif example.bad is not None:
                    yield rule.id, example.bad, example.good
                    if example.good is not None and not rule.promote:  # else it may keep damage as evidence
                        yield "", example.good, example.good


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_examples_hold_in_every_surrounding(rules: RuleSet, ending: str) -> None:
    front = f"👩\u200d🚀 Ein Absatz davor.{ending}{ending}"
    for rule, text, good in examples():
        for before in ("", front):
            result = run(rules, before + text.replace("\n", ending), rule, Safety.UNSAFE)
            if good is None:
                assert not result.edits and result.findings, (rule, text)
            else:
                assert result.text == before + good.replace("\n", ending), (rule, text)
            if not rule:
                assert not result.edits and not result.findings, text


# --- mojibake ---------------------------------------------------------------------------------------------------------

RIGHT = (
    "The café’s “naïve” Müller paid £5, €6 or ₹7 – no, 18°C… Zoë and José said ‘yes’ in São Paulo — Ørsted™ of Łódź "
    "and Čapek; coördinate, déjà vu, El Niño • half ½ is right."
)


def broken(text: str, page: str, times: int) -> str:
    """Break a text as a program does that reads its UTF-8 in a code page."""
    table = {byte: char for char, byte in _code_pages.byte_of(page).items()}
    for _ in range(times):
        text = "".join(table.get(byte, chr(byte)) if byte > 0x7F else chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("page", [page for page in _code_pages.PAGES if page.startswith("windows")])
def test_pages_are_those_of_ftfy(page: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  (registers them)

    sloppy = bytes(range(0x80, 0x100)).decode(f"sloppy-{page}")
    assert sorted(_code_pages.byte_of(page)) == sorted({*sloppy, *map(chr, range(0x80, 0xA0))})
    assert all(_code_pages.byte_of(page)[char] == byte for byte, char in enumerate(sloppy, 0x80))


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("page", ["latin-1", "windows-1252", "windows-1254"])
def test_what_was_broken_comes_back_whole(rules: RuleSet, page: str, times: int) -> None:
    assert run(rules, broken(RIGHT, page, times)).text == RIGHT


@pytest.mark.parametrize("page", ["windows-1250", "windows-1251", "windows-1253", "macroman"])
def test_other_pages_come_back(rules: RuleSet, page: str) -> None:
    right = "The café’s “naïve” Zoë paid £5, €6 or ₹7 – no… José said ‘yes’ — Mr Müller™ too • and left."
    assert run(rules, broken(right, page, 1)).text == right


@pytest.mark.parametrize("page", _code_pages.PAGES)
@pytest.mark.parametrize("times", [1, 2])
def test_english_apostrophes_and_quotes_come_back_or_stay(rules: RuleSet, page: str, times: int) -> None:
    right = "“I don’t,” she said – “you’ll see…”"
    text = broken(right, page, times)
    assert run(rules, text).text in (right, text)


@pytest.mark.parametrize("right", ["Привет, мир", "Ελλάδα", "日本語", "שלום", "مرحبا", "नमस्ते", "한국어", "😀", "→"])
def test_other_scripts_come_back(rules: RuleSet, right: str) -> None:
    text = f"They wrote {right} on it."
    assert run(rules, broken(text, "windows-1252", 1)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "“MA\u00c7\u00c3\u201d e “IRM\u00c3\u201d, disse. A maçã – e a IRMÃ… NÃO, CORAÇÃO, ÂNGELA, CÂMARA",
        "SE PÅ” sade han. »SE PÅ« Å – den lille å. 5 Å² og 12 Å³.",
        "Le château, l’âme «ÉTÉ» « été » été… “il est resté”… à “Paris” CAFÉ» FERMÉ… é\u00a0»",
        "Ştiu, Ăştia, ŢARĂ” și “ţară”, MĂŞTI, RĂZBOI, România, Întâi, “â”, “Ã”, ‘Â’ și î.",
        "ĐÃ”, đã”… cộng hòa, TÂM… Ô, hoà à… está»… «está» á…",
        "Группа «В» класс В» и 220В±10% 20В°, в„Правде“ Киев”… В\u00a0Москве ЦІЇ РІВНІ РОСІЇ",
        "Η ΒΆΣΗ, β, Γ² + Γ±δ, Β’ τάξη, Ό,τι. ΟΊΚΟΣ ΕΎΒΟΙΑ «ΕΛΛΆΔΑ» ΠΑΤΈΡΑΣ ΟΎΤΕ",
        "√5 √2x x√π √(ab), ≈5%, f ƒ 3, ¬A ∧ ¬B, “étude”, –à la carte, —été—, ‚Äpfel‘, ‚Öl‘",
        "Ä… ich weiß, „Ü“ und „Ö“; GRÜSSE; SÜß; MÄ™ für „Öl” ß… Fuß“ groß” weiß…",
        "ś„ć“ źdźbło, ęę ąę łódź, Łódź” są… ŁÓDŹ… PROSZĘ” KOŃ„ GDAŃSK” ŻE»",
        "İSTANBUL’A, DAĞ” DAĞ… AĞ’ BAŞ’ DEĞİL’İ, MAÇ’ta İŞ… DĹŽKA, ŘÍP, NĚ” DŮM”",
        "rom\u00e3\u201d, CAF\u00c9\u201d TAM\u00c2\u201d TR\u00c2\u00bb \u00cen \u00ce\u201d é…” é”…",
        "G\u00c5\u2019 IRM\u00c3\u2013 \u0162AR\u0102\u201d",
        "日本語「テスト」 한국어… ไทย हिन्दी العربية” 😀’s ✓…",
        "├── src │ └── ├─ é ┼ ─é ═ Γ Ç Ô Ç îï îéé créée Îçö coöp ãé õé",
        'Editors see “â€™” where “’” should be, “â€\u009d” and ‘â€œ’; "Ã©" and `â€™`; it prints “РџСЂРёРІРµС‚”.',
    ],
)
def test_right_text_is_no_mojibake(rules: RuleSet, text: str) -> None:
    result = run(rules, text, threshold=Safety.UNSAFE)
    assert [edit.rule for edit in result.edits] == []
    assert not [finding for finding in result.findings if "mojibake" in finding.rule]


def test_a_doubtful_sequence_is_mended_where_others_are_certain(rules: RuleSet) -> None:
    assert run(rules, "Isto Ã© bom.").text == "Isto Ã© bom."
    assert run(rules, "Isto Ã© bom.\n\nNÃ£o Ã© muito.").text == "Isto é bom.\n\nNão é muito."


def test_a_lost_closing_quote_needs_an_open_quotation_or_evidence(rules: RuleSet) -> None:
    assert run(rules, "It was late.â€ Then he left.").text == "It was late.â€ Then he left."
    assert run(rules, "“It was late.â€ Then he left.").text == "“It was late.” Then he left."
    assert run(rules, "Itâ€™s late.â€ Then he left.").text == "It’s late.” Then he left."


def test_right_and_broken_text_in_one_line(rules: RuleSet) -> None:
    assert run(rules, "Ângela’s château costs Â£5; itâ€™s “São” caf&eacute;.").text == (
        "Ângela’s château costs £5; it’s “São” café."
    )


def test_code_and_addresses_are_left(rules: RuleSet) -> None:
    text = "See https://x.example/caf\u00c3\u00a9 or `Ã©` there.\n\n```\nitâ€™s &amp; more\n```\n"
    assert run(rules, text, threshold=Safety.UNSAFE).text == text


# --- the others -------------------------------------------------------------------------------------------------------


def test_a_byte_order_mark_at_the_start_is_part_of_the_file(rules: RuleSet) -> None:
    assert run(rules, "\ufeffThe start.\n\ufeffHere not.").text == "\ufeffThe start.\nHere not."
    assert run(rules, "\ufeff\ufeffThe start.").text == "\ufeffThe start."


@pytest.mark.parametrize(
    "text",
    [
        "He said.”\u200b“No” 👩\u200d👩\u200d👧 🏳️\u200d🌈",
        "می\u200cخواهم, क्\u200dष, ភាសា\u200bខ្មែរ, မြန်မာ\u200bစာ, ไทย\u200bไทย, 中\u200b文",
        "שלום\u200f! \u202babc\u202c",
        "well\u2060—\u2060set, 5\u00a0km",
        "a hard-wrapped sedi\u00ad\nment\r\n",
        "\x1b[31mred\x1b[0m",
    ],
)
def test_characters_with_a_purpose_stay(rules: RuleSet, text: str) -> None:
    assert run(rules, text).text == text.replace("”\u200b“", "”“")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Smith &amp;amp;amp; Sons", "Smith & Sons"),
        ("a&nbsp; &nbsp;b&nbsp;", "a b"),
        ("&#x1F600; &#146; &#39;", "😀 ’ '"),
        ("&#0; &#xD800; &#x110000; &bogus; &zwnj;", "&#0; &#xD800; &#x110000; &bogus; "),
        ("می&zwnj;خواهم", "می\u200cخواهم"),
        ("He left.”&nbsp;“No.”", "He left.” “No.”"),
        ("&acirc;&euro;&trade;s late: it&acirc;&euro;&trade;s", "’s late: it’s"),
        ("if a &lt; 5 &amp; b &gt; 6", "if a < 5 & b > 6"),
        ("<b>Fish &amp; chips</b>", "<b>Fish &amp; chips</b>"),
        ("?a=1&amp;b=2 &copy;", "?a=1&amp;b=2 ©"),
    ],
)
def test_entities(rules: RuleSet, text: str, safe: str) -> None:
    assert run(rules, text).text == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("pre- and post-war, two- or three-year", "pre- and post-war, two- or three-year"),
        ("the under- ground, over- took", "the under- ground, over- took"),
        ("a re- elected co- operation", "a re- elected co- operation"),
        ("He waited- for them", "He waited- for them"),
        ("the com- mission of Wash- ington", "the commission of Wash- ington"),
        ("mother-in- law", "mother-in- law"),
    ],
)
def test_line_break_hyphens(rules: RuleSet, text: str, safe: str) -> None:
    assert run(rules, text).text == safe


@pytest.mark.parametrize("text", ["これはＡＢＣと２５％です", "（Ａ）", "“１”", "２５％", "Ａ"])
def test_full_width_letters_of_east_asian_text_stay(rules: RuleSet, text: str) -> None:
    assert run(rules, text, threshold=Safety.UNSAFE).text == text


def test_clean_text_is_no_candidate(rules: RuleSet) -> None:
    text = "“It’s a fiancée’s naïve coöperation—“yes”—at 5\u00a0°C,” he said… £5 – “no.” Łukasz went to Kraków.\n" * 3
    document = Document(text, LEXICONS)
    rules = pickle.loads(pickle.dumps(rules))  # an index that saw no damaged texts
    assert [rules.rules[at].id for at in rules.candidates(document) if rules.rules[at].find.builtin] == []
    assert rules.always == frozenset()


# --- cores ------------------------------------------------------------------------------------------------------------


def test_the_core_of_mojibake_covers_every_page() -> None:
    core = re2.compile(mojibake.CORE)
    for page in _code_pages.PAGES:
        two, three, four, more = _code_pages.classes(page)
        for lead in two + three + four:
            for tail in more:
                wide = f"{lead}{tail}{lead}" if lead in "–—" else lead + tail
                if lead not in "–—" or tail >= "\xa2":
                    assert core.search(wide), (page, lead, tail)


ODD = 'aB t.-“"&;#123xampnbsp\u200b\u200d\xad\ufeff\u200f\x85\x92\x19ÂÃâ€™œ£©вЂβΓÇÖ‚Äô√ﬁﬂ１Ａ％㎞\n¬¶é»…'


@settings(max_examples=600 * (FUZZ or 1))
@given(st.text(ODD, max_size=16))
def test_a_core_matches_whatever_its_detector_finds(text: str) -> None:
    document = Document(text, LEXICONS)
    for name, options in DETECTORS:
        detector = builtin.module(name)
        hits = list(detector.find(document, {**detector.OPTIONS, **options}))
        assert not hits or re2.compile(detector.CORE).search(text), (name, hits)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(hit.after != text[hit.start : hit.end] for hit in hits), (name, hits)
        assert all(a.end <= b.start for a, b in itertools.pairwise(hits)), (name, hits)


@settings(max_examples=400 * (FUZZ or 1))
@given(text=st.text(ODD, max_size=16))
def test_a_fix_of_a_fix_changes_nothing(rules: RuleSet, text: str) -> None:
    for threshold in (Safety.SAFE, Safety.UNSAFE):
        once = run(rules, text, threshold=threshold).text
        assert run(rules, once, threshold=threshold).text == once


@pytest.mark.parametrize(
    "piece", ["Ã©", "â€™ ", "&nbsp;", "a\u200b", "ﬁ ", "１", "Ã¢â‚¬", "â€", "&amp;", "«é…", "a\xad"]
)
def test_long_lines_end_in_time(rules: RuleSet, piece: str) -> None:
    document = Document(piece * 20_000, LEXICONS)
    for at in rules.candidates(document):
        for _ in rules.detectors[at].hits(document):
            pass


def test_an_escape_at_the_beginning_of_a_line_is_judged_by_its_own_word() -> None:
    text = "It is eaten with cream and/or\ncr\\u00e8me fra\\u00eeche, which every shop in the town has.\n"
    fixed = "It is eaten with cream and/or\ncrème fraîche, which every shop in the town has.\n"
    assert Cleaner().fix(text).text == fixed


def test_a_chain_of_escapes_without_end_is_no_word() -> None:
    text = "x\\u00e8" * 10_000 + "\n"
    assert Cleaner().fix(text).text == text
