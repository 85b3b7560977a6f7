"""Names that were transliterated there and back: known slips, and slips of the same kinds made up here."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .place import Group, Slot, kind

SLIPS = {
    "Antony Blinken": "Anthony Brinken|Anthony Blinken|Antony Brinken|Anthony Blincoln|Antoni Blinkin",
    "Blinken": "Brinken|Blinkin|Blinkon|Brinkon|Plinken",
    "Volodymyr Zelensky": "Volodmir Zelensky|Volodymyr Zelinsky|Vladimir Zelinsky|Volodymir Zelensky|Volodimir Zelenski",
    "Zelensky": "Zelinsky|Selensky|Zelansky|Zilensky|Zelensgi",
    "Zelenskyy": "Zelinskyy|Zelenskiyy|Selenskyy",
    "Vladimir Putin": "Vladmir Putin|Vladimir Pudin|Wladimir Putin|Vladimir Puttin|Viladimir Putin",
    "Putin": "Pudin|Puting|Puttin|Butin",
    "Sergei Lavrov": "Sergei Lavlov|Serge Lafrov|Sergei Lavrof|Sergey Lavrow",
    "Sergey Lavrov": "Sergey Lavlov|Serge Lafrov|Sergey Lavrof|Sirgey Lavrov",
    "Lavrov": "Lavlov|Lafrov|Lavrof|Labrov",
    "Dmitry Peskov": "Dmitry Beskov|Dimitri Biskov|Dmitry Piskov|Demetry Peskov",
    "Peskov": "Beskov|Biskov|Piskov",
    "Sergei Shoigu": "Sergei Choigu|Sergei Shojgu|Sergei Shuigu",
    "Alexander Lukashenko": "Alexander Lukachenko|Alexander Lokashenko|Aleksander Lukashinko",
    "Lukashenko": "Lukachenko|Lokashenko|Lukashinko",
    "Olaf Scholz": "Olaf Schultz|Olaf Schulz|Olaf Scholtz|Olav Scholz|Olaf Shultz|Olaf Schulze",
    "Scholz": "Schultz|Scholtz|Shultz|Schulz",
    "Angela Merkel": "Angela Merkell|Angela Mercel|Angela Merckel|Anjela Merkel",
    "Merkel": "Mercel|Merckel|Mirkel",
    "Emmanuel Macron": "Emmanuel Macaron|Emmanuel Makron|Immanuel Macron|Emanuel Macron|Emmanuel Macrone",
    "Macron": "Macaron|Makron|Macrone",
    "Josep Borrell": "Joseph Burrell|Josep Borel|Joseph Borrell|Josep Burrell|Josip Borrel",
    "Borrell": "Burrell|Borel|Borrel",
    "Ursula von der Leyen": "Ursula von der Lein|Orsula von der Leyen|Ursula von der Layen|Ursula Vonderline|Ursula von der Leyden",
    "Jens Stoltenberg": "Jens Stoltenburg|Yens Stoltenberg|Jens Stultenberg|Gens Stoltenberg|Jens Stoltenberger",
    "Stoltenberg": "Stoltenburg|Stultenberg|Stoltinberg",
    "Benjamin Netanyahu": "Benjamin Netanyaho|Benjamin Natanyahu|Benyamin Netanjahu|Benjamin Nataniahu",
    "Netanyahu": "Natanyahu|Netanyaho|Nataniahu|Netaniyaho",
    "Recep Tayyip Erdogan": "Recep Tayyip Ardogan|Rajab Tayyip Erdogan|Recep Tayip Erdogan|Recep Teyyip Erdogan",
    "Erdogan": "Ardogan|Erdugan|Ordogan",
    "Xi Jinping": "Xi Jingping|Shi Jinping|Xi Jinpin|Xi Jin Ping",
    "Narendra Modi": "Narendra Mody|Narender Modi|Narindra Modi|Narendra Moody",
    "Joe Biden": "Joe Byden|Joe Baiden|Jo Biden|Joe Bidden|Joe Biten",
    "Biden": "Byden|Baiden|Bidden|Bayden",
    "Donald Trump": "Donald Tramp|Donald Trumb|Donald Tromp|Donal Trump",
    "Kamala Harris": "Kamala Haris|Camala Harris|Kamela Harris|Kamala Harries",
    "Jake Sullivan": "Jake Salivan|Jack Sullivan|Jake Sulivan",
    "Janet Yellen": "Janet Yelen|Janet Yeren|Janet Jellen",
    "Yellen": "Yelen|Yeren|Jellen",
    "Jerome Powell": "Jerome Bowell|Jerome Pawell|Jerom Powell|Jerome Powel",
    "Anthony Fauci": "Anthony Fuchi|Antony Fauci|Anthony Fossi|Anthony Foci|Anthony Fausi",
    "Fauci": "Fuchi|Foci|Fausi",
    "Nancy Pelosi": "Nancy Perosi|Nancy Bellosi|Nancy Polosi|Nansi Pelosi",
    "Pelosi": "Perosi|Polosi|Bellosi",
    "Mitch McConnell": "Mitch McConnel|Mitch Mcconnell|Mitch MacConnell|Mitch McCornell",
    "Boris Johnson": "Boris Jonson|Borris Johnson|Boris Jhonson|Boris Johnston",
    "Rishi Sunak": "Rishi Sunac|Reshi Sunak|Rishi Sonak",
    "Keir Starmer": "Kier Starmer|Keir Stammer|Keir Starmar|Kir Starmer",
    "Tony Blair": "Tony Blare|Tony Plair|Toni Blair|Tony Bler",
    "Gordon Brown": "Gordon Braun|Jordon Brown|Gorden Brown",
    "Jacques Chirac": "Jack Chirac|Jacques Sirac|Jacques Chirak|Jaques Chirac",
    "Gerhard Schroeder": "Gerhard Shroder|Gerard Schroeder|Gerhard Schroder",
    "Silvio Berlusconi": "Silvio Berlosconi|Sylvio Berlusconi|Silvio Burlusconi",
    "George Bush": "Jorge Bush|George Busch|George Posh",
    "Roger Federer": "Roger Fedrer|Rodger Federer|Roger Federrer",
    "Justin Trudeau": "Justin Trudo|Justin Trudeu|Justin Trodeau|Gustin Trudeau",
    "Jair Bolsonaro": "Jair Polsonaro|Jair Bolsanaro|Jair Bolsonero",
    "Antonio Guterres": "Antonio Gutierrez|Antonio Guterrez|Antonio Guteres|Anthony Guterres",
    "Guterres": "Guterrez|Guteres|Gutierres",
    "Tedros Adhanom Ghebreyesus": "Tedros Adhanom Gebreyesus|Tedros Adhanom Ghebreyesos|Tidros Adhanom Ghebreyesus",
    "Ebrahim Raisi": "Ebrahim Raissi|Ibrahim Reisi|Ebrahim Raesi",
    "Ali Khamenei": "Ali Khameni|Ali Hamenei|Ali Khamnei",
    "Fumio Kishida": "Fumio Kishita|Fumyo Kishida|Fumio Kisida",
    "Shinzo Abe": "Shinso Abe|Sinzo Abe|Shinzou Abe",
    "Kim Jong Un": "Kim Jung Un|Kim Jong Ung|Kim Yong Un",
    "Elon Musk": "Elon Mask|Ellon Musk|Ilon Musk|Elon Musck",
    "Mark Zuckerberg": "Mark Zuckerburg|Mark Sackerberg|Marc Zuckerberg|Mark Zukerberg",
    "Jeff Bezos": "Jeff Pezos|Jeff Bezzos|Jeff Besos",
    "Novak Djokovic": "Novak Jokovic|Novak Djocovic|Nowak Djokovic|Novak Dzokovic",
    "Rafael Nadal": "Rafael Nadel|Rafel Nadal|Raphael Nadal",
    "Lionel Messi": "Lionel Missi|Leonel Messi|Lionel Messy",
    "Cristiano Ronaldo": "Christiano Ronaldo|Cristiano Runaldo|Kristiano Ronaldo",
    "Robert Lewandowski": "Robert Levandovski|Robert Lewandovsky|Robert Lewandosky",
    "Pep Guardiola": "Pep Gwardiola|Pep Guardeola|Bep Guardiola",
    "Hezbollah": "Hizbola|Hesbollah|Hazbollah",
    "Kremlin": "Cremlin|Krimlin|Kremling",
    "Pentagon": "Bentagon|Pentagone",
    "Moderna": "Modena|Moderne|Modarna",
    "Pfizer": "Fizer|Phizer|Bfizer|Pfeizer",
    "BioNTech": "Biontek|BionTek|BioNTec",
    "AstraZeneca": "AstraZenica|Astra Zeneca|AstraZeneka",
    "Gazprom": "Gasprom|Gazbrom|Gazporm",
    "Bloomberg": "Blumberg|Bloomburg|Plumberg",
    "Reuters": "Rueters|Royters|Reuter's",
    "Mariupol": "Mariopol|Maryupol|Mariubol",
    "Zaporizhzhia": "Zaporizia|Zaporozhia|Zaporijia",
    "Kharkiv": "Kharkif|Karkiv|Charkiv",
    "Kherson": "Gerson|Herson|Khirson",
    "Donbas": "Donpas|Dunbas",
    "Washington": "Washinton|Wahsington|Washingdon",
    "Brussels": "Brussles|Bruxels|Brusels",
    "Jerusalem": "Jerusalam|Jerosalem|Yerusalem",
    "Damascus": "Damascas|Demascus|Damaskus",
    "Budapest": "Budabest|Bodapest",
}  # fmt: skip
FAMOUS = re.compile(r"\b(?:" + "|".join(sorted((re.escape(name) for name in SLIPS), key=len, reverse=True)) + r")\b")

SWAPS = (
    ("b", "p"), ("p", "b"), ("v", "w"), ("w", "v"), ("v", "f"), ("l", "r"), ("c", "k"), ("k", "c"), ("ck", "k"),
    ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ss", "s"), ("rr", "r"), ("i", "y"), ("y", "i"), ("e", "i"), ("o", "u"),
    ("sch", "sh"), ("sh", "ch"), ("z", "s"), ("th", "t"), ("ph", "f"), ("ei", "ai"), ("ou", "u"), ("j", "y"), ("dt", "t"),
)  # fmt: skip


def slip(name: str, chance: random.Random) -> str | None:
    """A name with one change as back-transliteration makes it, not in its first letter."""
    ways = [(at, old, new) for old, new in SWAPS for at in range(1, len(name)) if name.startswith(old, at)]
    if not ways:
        return None
    at, old, new = chance.choice(ways)
    return name[:at] + new + name[at + len(old) :]


@kind("names/known-slip", 3)
def known(text: str, chance: random.Random) -> Iterator[Group]:
    """A slip that translated pages are known for."""
    for match in FAMOUS.finditer(text):
        yield (Slot(*match.span(), chance.choice(SLIPS[match[0]].split("|"))),)


@kind("names/made-slip", 1)
def made(text: str, chance: random.Random) -> Iterator[Group]:
    """A slip of the same kind in any famous name's last word."""
    for match in FAMOUS.finditer(text):
        last = match[0].split()[-1]
        wrong = slip(last, chance)
        if wrong is not None:
            yield (Slot(match.end() - len(last), match.end(), wrong),)


@kind("names/other-mention", 1)
def other_mention(text: str, chance: random.Random) -> Iterator[Group]:
    """A slip in the surname of somebody whom the text names in full elsewhere."""
    for match in re.finditer(r"\b[A-Z][a-z]{2,} (?P<last>[A-Z][a-z]{4,})\b", text):
        again = [one for one in re.finditer(rf"\b{match['last']}\b", text) if one.start() > match.end()]
        if again:
            wrong = slip(match["last"], chance)
            if wrong is not None:
                yield (Slot(*chance.choice(again).span(), wrong),)


@kind("names/small", 0.5)
def small(text: str, chance: random.Random) -> Iterator[Group]:
    """A famous name without its capital."""
    for match in FAMOUS.finditer(text):
        yield (Slot(match.start(), match.start() + 1, match[0][0].lower()),)
