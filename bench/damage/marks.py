"""Spaces in numbers, hyphens and contractions, and the punctuation of other writing systems."""

from __future__ import annotations

import random
import re

from .place import rewrite

WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
ARABIC = {",": "،", ";": "؛", "?": "؟", ".": "۔"}


def _wide(match: re.Match[str], chance: random.Random) -> str:
    return WIDE[match["m"]] + (match["s"] if chance.random() < 0.3 else "")


def _wide_digits(match: re.Match[str], chance: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in match[0])


rewrite("marks/decimal-spaced", r"(?<=[ £$€]\d)(?P<at>\.)(?=\d)", ". ", " . ", " .", weight=2)
rewrite(
    "marks/decimal-comma-spaced",
    r"(?<=[ £$€]\d)(?P<at>\.)(?=\d+(?:%| per ?cent| million| billion|bn|m\b))",
    ", ",
    weight=0.5,
)
rewrite("marks/thousands-spaced", r"(?<=\d)(?P<at>,)(?=\d{3}\b)", " , ", ", ", " ,", weight=2)
rewrite("marks/percent-spaced", r"(?<=\d)(?P<at>%)", " %", weight=1)
rewrite("marks/percent-before", r"(?<= )(?P<at>(?P<n>\d+(?:\.\d+)?)%)", r"% \g<n>", r"%\g<n>", weight=0.7)
rewrite("marks/percent-glued", r"(?<=\d%)(?P<at> )(?=[a-z])", "", weight=0.7)
rewrite("marks/currency-spaced", r"(?<=[£$€])(?P<at>)(?=\d)", " ", weight=1)
rewrite(
    "marks/currency-behind",
    r"(?P<at>(?P<c>[£$€])(?P<n>\d+(?:[.,]\d+)*))(?= (?:million|billion|a|to|for|in)\b)",
    r"\g<n> \g<c>",
    r"\g<n>\g<c>",
    weight=0.5,
)
rewrite("marks/clock-spaced", r"(?<=\d)(?P<at>:)(?=\d\d\b)", ": ", " : ", " :", weight=1)
rewrite("marks/hyphen-spaced", r"(?<=[a-zA-Z]{2})(?P<at>-)(?=[a-zA-Z]{2})", " -", "- ", " - ", weight=2)
rewrite(
    "marks/hyphen-number-spaced", r"(?:(?<=[A-Za-z]{2})(?=-\d)|(?<=\d)(?=-[a-z]{3}))(?P<at>-)", " -", "- ", weight=1
)
rewrite("marks/apostrophe-spaced", r"(?<=[a-z])(?P<at>[’'])(?=s\b)", r" \g<at>", r"\g<at> ", r" \g<at> ", weight=2)
rewrite(
    "marks/contraction-spaced",
    r"(?<=[a-z])(?P<at>[’'])(?=(?:t|re|ve|ll|d|m)\b)",
    r" \g<at>",
    r"\g<at> ",
    r" \g<at> ",
    weight=1.5,
)
rewrite(
    "marks/contraction-split",
    r"\b(?P<at>(?P<v>do|does|did|is|was|were|would|could|should|has|have)n(?P<a>['’])t)\b",
    r"\g<v> n\g<a>t",
    r"\g<v>n \g<a>t",
    r"\g<v>n\g<a> t",
    weight=0.7,
)
rewrite(
    "marks/colon-spaced", r"(?<=[a-z])(?P<at>[:;?!])(?=\s)", r" \g<at>", "\u00a0\\g<at>", "\u202f\\g<at>", weight=1.5
)
rewrite(
    "marks/paren-inner-space",
    r"(?P<at>\((?P<in>[A-Za-z][^()\n]{1,40})\))",
    r"( \g<in> )",
    r"(\g<in> )",
    r"( \g<in>)",
    weight=1,
)
rewrite(
    "marks/initials-spaced",
    r"\b(?P<at>U\.[SKN]\.|p\.m\.|a\.m\.)",
    lambda m, c: m["at"].replace(".", ". ").strip(),
    lambda m, c: m["at"].replace(".", " .", 1),
    weight=0.7,
)
rewrite("marks/ellipsis-spaced", r"(?<=[a-z])(?P<at>\.\.\.|…)(?= )", " ...", ". ..", "....", weight=0.3)
rewrite("marks/slash-spaced", r"(?<=[a-z]{2})(?P<at>/)(?=[a-z]{2})", " / ", " /", weight=0.3)
rewrite("marks/wide", r"(?<=[a-z])(?P<at>(?P<m>[,;:?!])(?P<s> ))(?=[A-Za-z])", _wide, weight=2)
rewrite("marks/wide-stop", r"(?<=[a-z])(?P<at>(?P<m>\.)(?P<s> ))(?=[A-Z])", _wide, weight=1)
rewrite("marks/wide-stop-end", r"(?<=[a-z])(?P<at>\.)(?=\n|$)", "。", "．", weight=0.7)
rewrite("marks/wide-list-comma", r"(?<=[a-z])(?P<at>, )(?=[a-z]+ and [a-z])", "、", weight=0.5)
rewrite("marks/wide-paren", r"(?P<at> \((?P<in>[A-Za-z][^()\n]{1,40})\))", r"（\g<in>）", r" （\g<in>）", weight=0.7)
rewrite("marks/wide-digits", r"(?<=[ £$])(?P<at>\d[\d.,]*\d%?|\d%)(?=[\s,.])", _wide_digits, weight=0.7)
rewrite("marks/wide-letters", r"\b(?P<at>[A-Z]{2,4})\b(?=[ ,])", _wide_digits, weight=0.5)
rewrite("marks/wide-space", r"(?:(?<=[a-z]{2}[.,])|(?<=[a-z]{3}))(?P<at> )(?=[A-Za-z])", "\u3000", weight=0.7)
rewrite("marks/arabic", r"(?<=[a-z])(?P<at>[,;?])(?=\s)", lambda m, c: ARABIC[m["at"]], weight=1.5)
rewrite("marks/arabic-spaced", r"(?<=[a-z])(?P<at>,)(?=\s)", " ،", weight=0.5)
rewrite("marks/urdu-stop", r"(?<=[a-z])(?P<at>\.)(?=\s|$)", "۔", " ۔", weight=0.3)
rewrite("marks/danda", r"(?<=[a-z])(?P<at>\.)(?=\s|$)", "।", " ।", weight=0.5)
rewrite("marks/greek", r"(?<=[a-z])(?P<at>\?)(?=\s|$)", "\u037e", weight=0.3)
rewrite("marks/spanish", r"(?:(?<=\. )|(?<=“)|(?<=\"))(?P<at>)(?=[A-Z][^.?!\n“”\"]{5,90}\?)", "¿", weight=0.7)
rewrite("marks/spanish-cry", r"(?:(?<=\. )|(?<=“)|(?<=\"))(?P<at>)(?=[A-Z][^.?!\n“”\"]{5,90}!)", "¡", weight=0.3)
rewrite("marks/middle-dots", r"\b[A-Z][a-z]{2,}(?P<at> )(?=[A-Z][a-z]{2,})", "·", "・", weight=0.5)
