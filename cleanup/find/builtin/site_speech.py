"""A line in which the site speaks to its visitor: of newsletters, accounts, comments, cookies, its own articles.

Such lines are worded anew by every site; what they share is that they address somebody ("you", "our", an order) and
that they name things which only a site has. Both are counted. What the article itself is about says nothing: a word
that also stands in its running text, where nobody is addressed, is left out of the count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._labels import filled, like_headline
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"least": "7", "below": "99"}
"""The score from which a line is found, and the one from which it no longer is."""
CORE = r"(?i)\b(?:you|your|we|our|us|please|sign|read|watch|get|stay|click|join|follow)\b"

SHORTEST, LONGEST = 16, 420
ORDERS = (
    "sign|subscribe|join|follow|download|click|tap|get|stay|enter|register|log|login|read|watch|listen|see|view|share"
    "|support|become|help|check|visit|send|e-?mail|submit|report|contact|like|leave|tell|let|please|kindly|try|start"
    "|choose|select|add|set|enable|allow|accept|advertise|donate|discover|explore|find|learn|save|print|rate|vote"
    "|scroll|swipe|have|want|don[’']t|never|already|not a|thank|thanks|do you|would you|are you|got|love|enjoy"
    "|enjoying|enjoyed|continue|keep|receive|manage|update|unlock|upgrade|give|catch|tune|be the first|create"
)
ORDER = lazily(rf"(?i)^[^\p{{L}}\p{{N}}]{{0,4}}(?:{ORDERS})\b|[.!?] (?:{ORDERS})\b")
YOU = lazily(r"(?i)\b(?:you|your|yours|you[’'](?:re|ve|ll|d))\b")
WE = lazily(r"(?i)\b(?:we|our|us|we[’'](?:re|ve|ll))\b")
THINGS = {
    "letter": r"newsletters?|inbox(?:es)?|mailing list|e-?mail(?: (?:address|updates|list))?",
    "account": (
        r"subscrib(?:e|ed|er|ers|ing)|subscriptions?|become an? (?:[\w-]+ )?(?:member|subscriber|supporter|patron)"
        r"|membership|member-supported|premium member|sign(?:ed|ing)?[ -]?(?:up|in)|logg?(?:ed|ing)?[ -]?in"
        r"|regist(?:er|ered|ering) (?:now|here|to|with us|users?)|password|paywall|free trial"
        r"|unlimited(?: digital)? access"
        r"|(?:your|an|free|user|facebook|google) account"
    ),
    "app": (
        r"(?:our|this|news|mobile|free|the [\p{L}\p{N}’' ]{1,25}) app|app store|google play|play store"
        r"|(?:push )?notifications?|(?:news|e-?mail|instant|breaking) alerts?"
    ),
    "social": (
        r"(?:follow(?:ing)?|lik(?:e|ing)|find|tag|join|dm|tweet|message) (?:us|me)"
        r"|(?:whatsapp|telegram|viber|facebook|youtube|instagram|twitter|x|discord|signal|tiktok|google news)"
        r" (?:channels?|groups?|page|community|feed|account)|google news|social media channels"
        r"|on (?:facebook|twitter|instagram|tiktok|linkedin|x|youtube),? (?:or|and|twitter|instagram"
        r"|facebook|x|tiktok)"
    ),
    "comments": (
        r"in the comments?|comments? (?:section|below|policy|rules|box|form)|commenting|commenters"
        r"|your comments?|moderat(?:ed|ion|ors?)"
        r"|community (?:guidelines|standards|rules)|house rules|join the (?:conversation|discussion)"
        r"|in the comments|all comments|comments are|something to (?:say|add)"
    ),
    "terms": (
        r"cookies?|privacy(?: \w+)? (?:policy|notice|statement|settings)|terms (?:of (?:use|service)"
        r"|(?:and|&) conditions)"
        r"|personal (?:data|information)|your (?:data|information|consent|browser|privacy|preferences"
        r"|device)|javascript"
        r"|ad[ -]?block(?:er|ers|ing)?"
    ),
    "page": (
        r"(?:this|the full|our) (?:article|story|page|post|website|web site|site|content|video|feature"
        r"|gallery|podcast|blog)|the editor here|editorial content"
        r"|our (?:stories|journalism|reporting|coverage|newsroom|reporters|editors|readers|articles"
        r"|journalists|channel)"
        r"|(?:click|tap|scroll) \w+|(?:link|video|form|button|player) (?:below|above)|news alerts"
        r"|live updates|latest [\p{L}, ]{2,30} (?:news|updates)|video player|full (?:story|report)"
        r"|keep up to date|check out our|get in touch|stay (?:updated|informed|tuned|connected|up to date"
        r"|in touch|ahead)|story (?:ideas?|tips?)|news tips?|qr code|premium plan|exclusive access"
        r"|for more stories|reading this"
    ),
    "money": (
        r"ad-free|advertis(?:e|ers?|ing|ements?)|sponsors?|affiliate(?: links?)?|your (?:support"
        r"|contribution|donation|generosity)|commissions?|donat(?:e|ions?|ing)"
        r"|support (?:us|our|independent|local|quality|free)|reader-(?:funded|supported)|purchases?"
        r"|gift (?:articles?|links?)"
    ),
    "dish": r"star rating|rate this recipe|(?:made|tried|make|try|rate|pin|love) this recipe|recipe (?:below|card)",
}
THING_WORDS = frozenset(
    (
        "newsletter newsletters inbox inboxes mailing email mail "
        "subscribe subscribed subscriber subscribers subscribing subscription subscriptions become membership member "
        "premium sign signed signing signup signin signedup signedin signingup signingin log logg loged logged loging "
        "logging login loggin logedin loggedin logingin loggingin register registered registering password paywall "
        "trial unlimited account app google store notification notifications alert alerts "
        "follow following like liking find tag join dm tweet message whatsapp telegram viber facebook youtube "
        "instagram twitter x discord signal tiktok linkedin channels "
        "comment comments commenting commenters moderated moderation moderator moderators community rules something "
        "cookie cookies privacy terms data information consent browser preferences device javascript "
        "ad adblock adblocker adblockers adblocking "
        "article story page post website site content video feature gallery podcast blog editor editorial stories "
        "journalism reporting coverage newsroom reporters editors readers articles journalists channel click tap "
        "scroll below above updates latest full date check touch stay tip tips qr exclusive reading "
        "advertise advertiser advertisers advertising advertisement advertisements sponsor sponsors affiliate support "
        "contribution donation generosity commission commissions donate donations donating reader purchase purchases "
        "gift rating recipe"
    ).split()
)
"""Folded words of which everything that THINGS name has one: few lines do, and the patterns are slow."""
SPEAKS_OF = {name: lazily(rf"(?i)\b(?:{words})\b") for name, words in THINGS.items()}
WEAK = lazily(
    r"(?i)\b(?:news|stor(?:y|ies)|articles?|headlines?|latest|breaking|daily|weekly|updates?|exclusive"
    r"|free|journalis(?:m|ts?)"
    r"|independent|content|editors?|tips?|feedback|posts?|recipes?|online|website|web site|podcasts?"
    r"|videos?|coverage|readers)\b"
)
WEAK_COUNT, PER_THING = 2, 2
TOLD = frozenset(
    "said says told asked added wrote replied he she his her they was were had did yesterday i my mine".split()
)
"""What is told of somebody, or by an author, is not said by the site."""
LISTED = lazily(r"^(?:[-*•–—]|\d{1,2}[.)]|#{1,6}) |^[“\"‘«„']|[”\"’»]$|\|.*\||^[a-z]+:")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each line whose score is in the range of the options."""
    least, below = int(options["least"]), int(options["below"])
    for number, score in document.once(_scores).items():
        if least <= score < below:
            line = document.lines[number]
            yield Hit(line.start, line.end)


def _scores(document: Document) -> dict[int, int]:
    lines, near = document.lines, _near_things(document)
    addressed: dict[int, tuple[int, dict[str, int]]] = {}
    for number in near:
        text = lines[number].text
        address = _address(text) if _may_be_of_the_site(number, document) else 0
        if address and (things := _things(text)):
            addressed[number] = (address, things)
    if not addressed:
        return {}
    rest = [lines[number] for number in near if number not in addressed]
    told = "\n".join(line.text for line in rest if line.is_body or like_headline(line))
    named = {name for _, things in addressed.values() for name in things}
    topics = {name for name in named if SPEAKS_OF[name].search(told)}
    scores = {}
    for number, (address, things) in addressed.items():
        strong = sum(count for name, count in things.items() if name not in topics)
        if strong:
            weak = len({match.group().casefold() for match in WEAK.finditer(lines[number].text)})
            scores[number] = address + 2 * strong + min(weak, WEAK_COUNT)
    return scores


def _near_things(document: Document) -> list[int]:
    """The positions of the lines that may name things of a site."""
    if any(map(str.isnumeric, document.characters)):
        return filled(document)  # in `inbox²` the patterns see a whole word, `Document.words` does not
    words = document.words & THING_WORDS
    return [at for at, line in enumerate(document.words_by_line) if not words.isdisjoint(line)] if words else []


def _may_be_of_the_site(number: int, document: Document) -> bool:
    """Whether a line is short, tells nothing and is no item of a list; asked first, for it is so of few lines."""
    text = document.lines[number].text
    return (
        SHORTEST <= len(text) <= LONGEST
        and TOLD.isdisjoint(document.words_by_line[number])
        and LISTED.search(text) is None
    )


def _address(text: str) -> int:
    """How many ways of speaking to somebody there are in the text."""
    return sum(pattern.search(text) is not None for pattern in (ORDER, YOU, WE))


def _things(text: str) -> dict[str, int]:
    """How many different things of a site of each kind the text names."""
    found = {}
    for name, pattern in SPEAKS_OF.items():
        count = len({match.group().casefold() for match in pattern.finditer(text)})
        if count:
            found[name] = min(count, PER_THING)
    return found
