"""Titles that were translated as nouns, left in the source language, doubled or torn from their names."""

from __future__ import annotations

import random
import re

from .place import rewrite

SURNAME = r"[A-Z][A-Za-zé’'-]{2,}"
MEN = ("gentlemen.", "Gentlemen.", "sir.", "Sir.", "gentleman.", "Gentleman.", "mister.")
MEN_PLAIN = ("gentlemen", "sir", "mister", "Sir")
WOMEN = ("madam.", "Madam.", "lady.", "Lady.", "ladies.", "Ladies.", "Mrs..", "madame.")
YOUNG = ("miss.", "Miss.", "lady.", "woman.", "madam.", "Madam.", "ladies.")
FOREIGN_MEN = (
    "Herr",
    "Señor",
    "Sr.",
    "Sig.",
    "Signor",
    "Monsieur",
    "M.",
    "Pan",
    "Bay",
    "Senhor",
    "Meneer",
    "Tuan",
    "Bapak",
)
FOREIGN_WOMEN = (
    "Frau",
    "Señora",
    "Sra.",
    "Sig.ra",
    "Signora",
    "Madame",
    "Mme",
    "Mme.",
    "Pani",
    "Senhora",
    "Mevrouw",
    "Ibu",
)
RANKS = (
    "President|Prime Minister|Foreign Minister|Defence Minister|Finance Minister|Chancellor|Secretary of State|"
    "Senator|Governor|General|Professor|Judge|Mayor|Ambassador|King|Queen|Prince|Pope"
)


def _torn(match: re.Match[str], chance: random.Random) -> str:
    return f"{match['title']} {match['phrase']}. {match['name']}"


rewrite("titles/noun-mr", rf"\b(?P<at>Mr\.)(?= {SURNAME})", *MEN, weight=4)
rewrite("titles/noun-mrs", rf"\b(?P<at>Mrs\.)(?= {SURNAME})", *WOMEN, weight=2)
rewrite("titles/noun-ms", rf"\b(?P<at>Ms\.)(?= {SURNAME})", *YOUNG, weight=2)
rewrite("titles/noun-british", rf"\b(?P<at>Mr)(?= {SURNAME})", *MEN, weight=1)
rewrite("titles/noun-british-woman", rf"\b(?P<at>Mrs|Ms)(?= {SURNAME})", *WOMEN, weight=0.5)
rewrite("titles/noun-dr", rf"\b(?P<at>Dr\.)(?= {SURNAME})", "doctor.", "Doctor.", weight=1)
rewrite("titles/noun-prof", rf"\b(?P<at>Prof\.)(?= {SURNAME})", "professor.", "Professor.", weight=0.5)
rewrite("titles/noun-no-stop", rf"\b(?P<at>Mr\.)(?= {SURNAME})", *MEN_PLAIN, weight=0.5)
rewrite("titles/foreign-man", rf"\b(?P<at>Mr\.)(?= {SURNAME})", *FOREIGN_MEN, weight=0.7)
rewrite("titles/foreign-woman", rf"\b(?P<at>M(?:r)?s\.)(?= {SURNAME})", *FOREIGN_WOMEN, weight=0.5)
rewrite("titles/small", rf"\b(?P<at>(?:Mr|Mrs|Ms|Dr|Prof)\.)(?= {SURNAME})", lambda m, c: m["at"].lower(), weight=0.7)
rewrite(
    "titles/spaced-stop", rf"\b(?P<at>(?:Mr|Mrs|Ms|Dr)\.)(?= {SURNAME})", lambda m, c: m["at"][:-1] + " .", weight=0.7
)
rewrite("titles/stop-glued", rf"\b(?:Mr|Mrs|Ms|Dr)\.(?P<at> )(?={SURNAME})", "", weight=0.7)
rewrite("titles/doubled-abbreviation", rf"\b(?P<at>(?P<t>(?:Mr|Mrs|Ms|Dr)\.))(?= {SURNAME})", r"\g<t> \g<t>", weight=1)
rewrite("titles/mixed", rf"\b(?P<at>Mr\.)(?= {SURNAME})", "Mr. gentlemen.", "sir. Mr.", "Mr. sir.", weight=0.4)
rewrite("titles/doubled-rank", rf"\b(?P<at>(?P<r>{RANKS}))(?= {SURNAME})", r"\g<r> \g<r>", weight=1)
rewrite(
    "titles/rank-small-doubled",
    rf"\b(?P<at>(?P<r>{RANKS}))(?= {SURNAME})",
    lambda m, c: f"{m['r'].lower()} {m['r']}",
    weight=0.3,
)
rewrite(
    "titles/torn",
    rf"\b(?P<at>(?P<title>Mr\.) (?P<name>{SURNAME}) (?P<phrase>(?:on|in|at) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|March|May|June|Paris|London|Washington)))\b",
    _torn,
    weight=0.5,
)
