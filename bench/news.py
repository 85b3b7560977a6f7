"""Made-up news about people and places that exist, as carriers of damage; nothing in it was ever reported."""

from __future__ import annotations

import random

MEN = """Antony Blinken|Secretary of State|Washington
Volodymyr Zelensky|President|Kyiv
Vladimir Putin|President|Moscow
Sergey Lavrov|Foreign Minister|Moscow
Dmitry Peskov|spokesman|Moscow
Olaf Scholz|Chancellor|Berlin
Emmanuel Macron|President|Paris
Josep Borrell|High Representative|Brussels
Jens Stoltenberg|Secretary General|Brussels
Benjamin Netanyahu|Prime Minister|Jerusalem
Recep Tayyip Erdogan|President|Ankara
Xi Jinping|President|Beijing
Narendra Modi|Prime Minister|New Delhi
Joe Biden|President|Washington
Donald Trump|President|Washington
Jake Sullivan|National Security Adviser|Washington
Jerome Powell|Chairman|Washington
Anthony Fauci|Dr.|Bethesda
Mitch McConnell|Senator|Washington
Boris Johnson|Prime Minister|London
Rishi Sunak|Prime Minister|London
Justin Trudeau|Prime Minister|Ottawa
Jair Bolsonaro|President|Brasilia
Antonio Guterres|Secretary General|New York
Ebrahim Raisi|President|Tehran
Fumio Kishida|Prime Minister|Tokyo
Alexander Lukashenko|President|Minsk
Elon Musk|Chief Executive|Austin
Mark Zuckerberg|Chief Executive|Menlo Park
Jeff Bezos|founder|Seattle
Peter Hollander|Mayor|Rotterdam
Samuel Okafor|Governor|Lagos
Martin Keller|Professor|Zurich
Daniel Ferreira|Ambassador|Lisbon""".split("\n")
WOMEN = """Angela Merkel|Chancellor|Berlin
Kamala Harris|Vice President|Washington
Janet Yellen|Treasury Secretary|Washington
Nancy Pelosi|Speaker|Washington
Ursula von der Leyen|President|Brussels
Helen Whitcombe|Judge|Dublin
Ingrid Solberg|Finance Minister|Oslo
Marta Kowalska|Professor|Warsaw""".split("\n")
COUNTRIES = "Russia Ukraine Germany France Poland Turkey Iran Israel China Japan India Brazil Canada Norway Egypt Lebanon Syria Georgia Hungary Mexico".split()
GROUPS = (
    "the Kremlin",
    "the White House",
    "the Pentagon",
    "NATO",
    "the European Union",
    "the United Nations",
    "the World Health Organization",
    "Gazprom",
    "Pfizer",
    "Moderna",
    "the Federal Reserve",
    "Hezbollah",
    "the State Department",
    "the U.S. Embassy",
    "the World Bank",
    "Reuters",
    "Bloomberg",
    "the BBC",
)
CITIES = "Kharkiv Mariupol Kherson Geneva Vienna Brussels Washington London Paris Damascus Jerusalem Budapest Istanbul Doha Riyadh Beirut Helsinki Madrid".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
THINGS = (
    "the gas contract",
    "a new round of sanctions",
    "the grain corridor",
    "the ceasefire",
    "the vaccine programme",
    "the budget",
    "the border crossing",
    "an early election",
    "the nuclear agreement",
    "the rescue package",
    "the climate fund",
    "the prisoner exchange",
)
DID = ("welcomed", "rejected", "criticized", "defended", "postponed", "approved", "questioned", "discussed")
SENTENCES = (
    "{title} {full} said on {day} that {country} and {other} would not accept {thing}, and that talks in {city} should continue.",
    "{title} {last} {did} {thing} after a meeting with {title2} {full2} in {city}.",
    "“We are not looking for a conflict,” {mr} {last} told reporters. “We are looking for a way out.”",
    "{mr} {last} added that officials in {country} were “ready to talk” about {thing}.",
    "Speaking in {city} on {month} {n}, {mr2} {last2} said that {country} had already spent ${n}.{d} billion on the programme.",
    "According to {group}, about {n},{ddd} people have left {city} since {month}, when fighting began near the border with {country}.",
    "The {group0} report says that exports from {country} to {other} fell by {n}.{d}% in {year}, the lowest level since {year2}.",
    "“It’s too early to say what {mr} {last} will do,” said a diplomat in {city}, who asked not to be named. “Nobody knows.”",
    "In {city}, thousands of people protested against {thing} on {day}, and police closed the roads to the airport.",
    "{country} has denied that its troops crossed the border, but satellite images published by {group} show tanks near {city}.",
    "{title2} {last2} will travel to {city} next week, where he or a deputy is expected to meet {title} {last}.",
    "The two sides agreed to meet again in {city} before the end of {month}, a spokesman for {group} said.",
    "Asked whether {country} would leave the agreement, {mr} {last} said: “That isn’t on the table.”",
    "The decision doesn’t change the country’s policy towards {other}, {mr2} {last2} told a news conference at 10:30 a.m.",
    "“Why should we wait?” {mr} {last} asked. “The people of {city} can’t.”",
    "Analysts at a bank in {city} (which trades {country}’s bonds) expect the price to rise to ${n}.{d} by {month}.",
    "A U.S.-{country} working group was set up in {year}; it has met only {d} times.",
    "The region’s hospitals had {n},{ddd} COVID-19 patients in {month}, {n2}% more than a year earlier.",
    "{mr2} {last2}, who was born in {city} in {year2}, became {lowtitle2} after a long career in business.",
    "Critics say that {thing} was never meant to last – and that {group} knew it.",
    "{country}, {other} and {third} signed the statement; {group} did not.",
    "Mrs. {wlast}, who chairs the committee, called the vote in {city} “a small step in the right direction.”",
    "“There is no plan B,” Ms. {wlast} wrote on Twitter. “There never was.”",
    "{wtitle} {wfull} has met {mr} {last} twice since {day}, her office in {city} said.",
    "Dr. {last3}, an expert on {country} at the university in {city}, said the risk was low but real.",
    "{mr} {last} on {day} called {thing} a mistake that {country} would regret.",
    "Prof. {last3}, who advises the government of {country}, warned that time was running out.",
    "It was the first time since {year2} that a minister from {country} had visited {other}.",
)
HEADS = (
    "{last} and {last2} meet in {city} to discuss {thing}",
    "{country} rejects {thing} as talks in {city} continue",
    "{title} {last} warns {other} over {thing}",
    "{city} waits for {last} while {group} prepares {thing}",
)
PLAIN = ("Nakamura", "Lindqvist", "Abernathy", "Castellano", "Dubois", "Novak")


def story(chance: random.Random, curly: bool = True, british: bool = False) -> str:
    """One article of a headline and four to ten paragraphs.

    `curly` says what its quotes are; a `british` one writes Mr and Dr without a full stop.
    """
    people = [line.split("|") for line in chance.sample(MEN, 2)]
    woman = chance.choice(WOMEN).split("|")
    head = _filled(chance.choice(HEADS), people, woman, chance)
    paragraphs = [
        " ".join(_filled(line, people, woman, chance) for line in chance.sample(SENTENCES, chance.randint(1, 3)))
        for _ in range(chance.randint(4, 10))
    ]
    text = "\n\n".join([head[0].upper() + head[1:], *paragraphs]) + "\n"
    lady = chance.choice(("Mrs.", "Ms."))
    text = text.replace("Mrs.", lady).replace("Ms.", lady)
    if british:
        for title in ("Mr", "Mrs", "Ms", "Dr"):
            text = text.replace(f"{title}. ", f"{title} ")
    return text if curly else text.translate(str.maketrans("’“”–", '\'""-'))


def _filled(line: str, people: list[list[str]], woman: list[str], chance: random.Random) -> str:
    (full, title, _), (full2, title2, _) = people
    country, other, third = chance.sample(COUNTRIES, 3)
    group = chance.choice(GROUPS)

    def called(title: str) -> str:
        return "Mr." if title[0].islower() else title

    values = {
        "full": full, "title": called(title), "last": _last(full), "mr": "Mr.", "full2": full2, "title2": called(title2),
        "last2": _last(full2), "mr2": "Mr.", "lowtitle2": title2.lower().rstrip("."), "wfull": woman[0], "wlast": _last(woman[0]),
        "wtitle": woman[1], "last3": chance.choice(PLAIN), "country": country, "other": other, "third": third,
        "group": group, "group0": group.removeprefix("the "), "city": chance.choice(CITIES), "day": chance.choice(DAYS),
        "month": chance.choice(MONTHS), "thing": chance.choice(THINGS), "did": chance.choice(DID), "n": chance.randint(2, 28),
        "n2": chance.randint(11, 60), "d": chance.randint(2, 9), "ddd": f"{chance.randint(100, 999)}",
        "year": chance.randint(2012, 2022), "year2": chance.randint(1955, 1999),
    }  # fmt: skip
    made = line.format(**values)
    return made[0].upper() + made[1:]


def _last(full: str) -> str:
    return (
        "von der Leyen"
        if full.endswith("Leyen")
        else "Erdogan"
        if "Erdogan" in full
        else "Xi"
        if full == "Xi Jinping"
        else full.split()[-1]
    )
