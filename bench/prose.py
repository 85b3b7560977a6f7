"""Made-up news and stories for measuring speed: sentence templates filled from rules/lexicons; nothing is copied."""

from __future__ import annotations

import random
from pathlib import Path

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
SENTENCES = (
    "{first} {last}, who {verb} the {noun} for {number} years, said on {day} that it was “too {word} to ignore”.",
    "The {noun} in {place} {verb} about £{number} million last year, and nobody had asked where the {noun} went.",
    "“We never {verb} it,” {last} told reporters in {place}. “The {noun} was there – and then it wasn’t.”",
    "In {year}, when the {noun} was still {word}, {place} had only {number} of them; today there are many more.",
    "Dr. {last} and Mrs. {surname} don’t agree: one calls the {noun} {word}, the other would rather have {verb} it.",
    "It was a {word} morning, with a {noun} at the door and a {noun} under the table.",
    "Officials at the {noun} office, which opened in {year}, did not answer a request for comment.",
    "The committee’s report (see www.example.org/{word}/{year}) lists the {noun}, the {noun} and the {noun}.",
    "{place} and {town} signed the agreement at 10:30 a.m. on {day}, {number} days later than planned.",
    "“Yes, sir. {last} it is,” the clerk said, and {verb} the {noun} once more.",
    "She asked whether the {noun} could be {verb} before {day}; it could not, he said—not for {number} euros.",
)
DAMAGE = (
    ("’t", "â€™t"),
    (".”", ". ”"),
    (", and ", " ,and "),
    (" and ", "And "),
    (" said ", " saidThe "),
    (".", ". ."),
    ("The ", "[ad_1]\n\nThe "),
    ("Dr. ", "gentlemen. "),
    (" the ", " the the "),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def lexicon(name: str) -> list[str]:
    lines = (LEXICONS / name).read_text(encoding="utf-8").split("\n")
    return [line.partition("\t")[0].partition("|")[0] for line in lines if line and not line.startswith("#")]


def texts(size: int, damaged: float, seed: int = 1) -> list[str]:
    """Texts of some 2,500 characters, `size` bytes together, of which a share is damaged in a few places."""
    chance = random.Random(seed)
    words = [word for word in lexicon("common-words.txt") if len(word) > 3]
    verbs = [word for word in words if word.endswith("ed")]
    firsts, lasts, places = lexicon("given-names.txt"), lexicon("surnames.txt"), lexicon("places.tsv")
    made: list[str] = []
    total = 0
    while total < size:
        paragraphs = []
        for _ in range(chance.randint(3, 9)):
            sentences = []
            for template in chance.choices(SENTENCES, k=chance.randint(2, 5)):
                while "{noun}" in template:
                    template = template.replace("{noun}", chance.choice(words), 1)
                last, town = chance.choice(lasts), chance.choice(places)
                values = {"first": chance.choice(firsts), "last": last, "surname": chance.choice(lasts), "town": town}
                values |= {"place": chance.choice(places), "word": chance.choice(words), "verb": chance.choice(verbs)}
                values |= {"day": chance.choice(DAYS), "year": str(chance.randint(1900, 2025))}
                sentences.append(template.format(**values, number=chance.randint(2, 99)))
            paragraphs.append(" ".join(sentences))
        text = "\n\n".join(paragraphs) + "\n"
        if chance.random() < damaged:
            for right, wrong in chance.sample(DAMAGE, 3):
                text = text.replace(right, wrong, 2)
        made.append(text)
        total += len(text.encode())
    return made
