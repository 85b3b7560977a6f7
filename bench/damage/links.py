"""Where links began and ended, translation programs lose spaces, double words and write capitals."""

from __future__ import annotations

import random
import re

from .place import rewrite

NAME = r"[A-Z][a-zé]{2,}(?:-[A-Z][a-z]+)?"
SMALL = (
    "on|in|at|of|to|and|but|or|that|which|who|is|are|was|were|has|have|had|will|would|could|should|may|with|from|"
    "for|by|as|after|before|since|when|where|while|because|about|against|over|under|into|between|if|not|also|said"
)
PRONOUN = {"Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she", "Lord": "he", "Lady": "she", "President": "he"}


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _pronoun(match: re.Match[str], chance: random.Random) -> str:
    return match["name"] + chance.choice((" he", " He", " he", " it"))


# the link is the name; what follows it begins like a sentence of its own
rewrite(
    "links/glue-capital", rf"\b(?P<n>{NAME})(?P<at> (?P<w>{SMALL}|the|a|an)\b)", lambda m, c: capital(m["w"]), weight=3
)
rewrite("links/glue-content", rf"\b(?P<n>{NAME})(?P<at> (?P<w>[a-z]{{4,}})\b)", lambda m, c: capital(m["w"]), weight=1)
rewrite("links/glue-lower", rf"\b{NAME}(?P<at> )(?=[a-z]{{2,}}\b)", "", weight=1)
rewrite("links/glue-before", r"(?<=[a-z]{2})(?P<at> )(?=[A-Z][a-z]{2,})", "", weight=1)
rewrite("links/glue-words", r"(?<= [a-z]{4})(?P<at> )(?=[a-z]{4})", "", weight=0.5)
rewrite("links/capital", rf"\b{NAME} (?P<at>(?:{SMALL}|the)\b)", lambda m, c: capital(m["at"]), weight=4)
rewrite("links/capital-content", rf"\b{NAME} (?P<at>[a-z]{{4,}}\b)", lambda m, c: capital(m["at"]), weight=1)
rewrite("links/capital-comma", rf"\b{NAME}, (?P<at>(?:{SMALL})\b)", lambda m, c: capital(m["at"]), weight=0.5)
rewrite("links/stop-glued", r"(?<=[a-z]{3}\.)(?P<at> )(?=[A-Z][a-z])", "", weight=2)
rewrite("links/stop-glued-acronym", r"(?<=[a-z]{3}\.)(?P<at> )(?=[A-Z]{2,}|[A-Z]\.[A-Z])", "", weight=0.5)
rewrite("links/comma-glued", r"(?<=[a-z]{3},)(?P<at> )(?=[A-Za-z]{2})", "", weight=1)
rewrite("links/mark-glued", r"(?<=[a-z]{3}[?!;:])(?P<at> )(?=[A-Za-z]{2})", "", weight=0.5)
rewrite("links/number-glued", r"(?<= \d\d)(?P<at> )(?=[a-z]{4})", "", weight=0.5)
rewrite("links/paren-glued", r"(?<=[a-z]{3})(?P<at> )(?=\([A-Za-z])", "", weight=0.3)
rewrite("links/space-doubled", r"(?<=[a-z]{3})(?P<at> )(?=[A-Z][a-z]{2,})", "  ", weight=1)
rewrite("links/space-before-comma", r"(?<=[a-z]{2})(?P<at>,)(?= )", " ,", weight=1)
rewrite("links/space-around-comma", r"(?<=[a-z]{2})(?P<at>, )(?=[a-z])", " ,", weight=0.7)
rewrite("links/space-before-stop", r"(?<=[a-z]{3})(?P<at>\.)(?= [A-Z]|\n|$)", " .", weight=1)
rewrite("links/stop-doubled", r"(?<=[a-z]{3})(?P<at>\.)(?= [A-Z]|\n|$)", ". .", "..", " ..", weight=1)
rewrite("links/comma-doubled", r"(?<=[a-z]{3})(?P<at>,)(?= [a-z])", ",,", ", ,", " ,,", weight=0.5)
rewrite("links/stop-inside", rf"\b{NAME}(?P<at> )(?=(?:{SMALL})\b)", ". ", weight=0.3)
rewrite(
    "links/pronoun",
    rf"\b(?P<name>(?:Mr|Mrs|Ms|President|Minister|Secretary|Senator|Chancellor)\.? {NAME})(?= (?:said|told|added|has|was|will|is)\b)",
    _pronoun,
    weight=1.5,
)
