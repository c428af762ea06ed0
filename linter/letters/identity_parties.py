"""Sender ministries and recipients: from letterhead, address block and title, else from who acts in the text.

Other agencies are named in the body of most letters, so a name alone says little. A ministry shows itself by asking and
granting, a recipient by being asked and by the generic noun the letter uses («direktoratet»).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from linter.letters.identity_model import Certainty, Found, Layout, Place, bearer
from linter.letters.model import Block, BlockKind, Layer, Span
from linter.letters.registry import Organisation, OrgKind, registry

Parties = tuple[Found[Organisation], ...]

_GIVES = re.compile(
    r"s?(?:,? (?:og|samt) [^.,]{0,60}?)?\s+(?:(?:viser|syner)(?: med dette| her| og(?:så)?)*(?: til)?|meddeler"
    r"|stiller|tildeler|ber|gir|gjev|forventer|forventar|legg(?:er)? til grunn|fastsetter|fastset|ønsker|ønskjer"
    r"|har fastsatt|vil)\b",
    re.IGNORECASE,
)
_INTERNAL = re.compile(r"\b(?:avdeling i|kontaktperson i|prop\.? 1 s[^.]{0,25} (?:for|frå|fra))\s+$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:prioritering\w*|føring\w*|oppdrag\w*|tildeling\w*|midler|krav\w*|bestilling\w*|løyving\w*)\s+(?:fra|frå)\s+$",
    re.IGNORECASE,
)
_BESIDE_SENDER = re.compile(
    r"\bdepartementet(?: og|,)\s+$|\bkopi til\s+$", re.IGNORECASE
)  # «departementet» is the sender
_DELIVERED_TO = re.compile(r"\b(?:dialog\w*|mellom|leveres til|rapporter\w* til)\s+$", re.IGNORECASE)
_IS_ASKED = re.compile(
    r"s?(?:\s+(?:skal|skulle|bes|må|tildeles|tildelast|får|bør|kan|har ansvar|blir bedt|plikter)\b"
    r"|,? (?:gis|gjevast)\b)",
    re.IGNORECASE,
)
_ASKED_BEFORE = re.compile(
    r"\b(?:ber|gir|tildeler|skal|bes|må|oppdrag til|brev(?:et)? til|tildeling(?:en)? til|instruks for|departementet og)"
    r"\s+$",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"\b(?:med|sammen|fra|frå|hos|blant|ved|bistå|både|rundskriv|mellom|av|via|andre|som)"
    r"\s+(?:[\wæøåÆØÅ-]+\s+){0,2}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:postboks|pb\.?)\s*\d|\b\d{4}\s+[A-ZÆØÅ]{2,}", re.IGNORECASE)
_LIST_HEAD = re.compile(
    r"(?:mottaker|mottakar|adresseliste|likelydende|likelydande|i følge liste|ifølge liste|til:)", re.IGNORECASE
)
_SENDER_HEAD = re.compile(r"^(?:det kongelige|det kongelege|fra:?|frå:?|avsender:?|avsendar:?)?\s*$", re.IGNORECASE)
_RECIPIENT_HEAD = re.compile(r"^(?:til:?|mottakere?:?|mottakara?r?:?|[-–•]?)\s*$", re.IGNORECASE)
_NOUN_FEWEST = 2
_OPENING = 3  # paragraphs
_ENOUGH, _CLEAR = 3.0, 2.0
_PROPERTIES = ("author", "company", "creator", "title", "subject")


def find_ministries(layout: Layout, title: Block | None, recipients: Parties, on: date | None) -> Parties:
    """The sender: one ministry or several. Empty when neither the text nor the recipient's owner tells."""
    places = [p for p in layout.places if p.kind() is OrgKind.MINISTRY and p.block.index not in layout.copies]
    head = {block.index for block in layout.head}
    stated = [p for p in places if p.block.index in head and _states_sender(layout, p)]
    if stated:
        return _unique(stated, "letterhead", Certainty.SURE, on)
    titled = [p for p in places if p.block is title and re.search(r"\b(?:fra|frå)\b", p.before())]
    if titled:
        return _unique(titled, "title", Certainty.SURE, on)
    owner = registry().owner(recipients[0].value.key, on) if recipients else None
    scores: defaultdict[str, float] = defaultdict(float)
    for place in places:
        scores[_line(place)] += _sending(place)
    if owner is not None:
        # A ministry that writes about others' letters names them; the owner is the likeliest sender all the same.
        scores[owner.line] += 2 if any(_line(p) == owner.line for p in places) else 1
    best = sorted(scores.items(), key=lambda pair: -pair[1])[:1]
    if not best or (best[0][1] < _CLEAR and owner is None):
        return _weakly(layout, places, on)
    line, score = best[0]
    # A joint task inside a letter has two ministries as well; a joint letter says so where it begins.
    begins = [b.index for b in layout.blocks if b.layer is Layer.BODY and b.text.endswith((".", ":"))][:_OPENING]
    opening = [p for p in places if p.block.index in begins]
    chosen = {line} | {other for other, value in scores.items() if _acts_with(opening, line, other) and value >= _CLEAR}
    shown = [p for p in places if _line(p) in chosen]
    certainty = Certainty.LIKELY if score >= _ENOUGH else Certainty.GUESS
    if shown:
        shown.sort(key=lambda p: (_line(p) != line, p.span))
        return _unique(shown, "text", certainty, on)
    return (Found(owner, None, "owner", Certainty.GUESS),) if owner is not None else ()


def _states_sender(layout: Layout, place: Place) -> bool:
    """A block of the head that holds only ministries: the letterhead."""
    if not layout.short(place.block) or place.block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL):
        return False
    rest = place.block.text
    for other in reversed(layout.named(place.block)):
        if other.kind() is not OrgKind.MINISTRY:
            return False
        rest = rest[: other.mention.start] + rest[other.mention.end :]
    words = re.sub(
        r"\b(?:og|det kongelige|det kongelege|fra|frå|avsender|avsendar)\b|[\W\d_]", "", rest, flags=re.IGNORECASE
    )
    return not words


def _sending(place: Place) -> float:
    """How much one mention says that this ministry writes the letter."""
    if _GIVES.match(place.after()):
        return 3.0
    if _INTERNAL.search(place.before()) or _FROM.search(place.before()):
        return 2.0
    if _BESIDE_SENDER.search(place.before()):
        return -2.0
    return 0.6 if _DELIVERED_TO.search(place.before()) else 0.4


def _acts_with(places: Sequence[Place], line: str, other: str) -> bool:
    """Whether two ministries stand side by side as subject («HOD og DFD tildeler») in ``places``."""
    for first in places:
        for second in places:
            if {_line(first), _line(second)} != {line, other} or first.block is not second.block:
                continue
            between = first.block.text[first.mention.end : second.mention.start]
            joined = first.mention.end <= second.mention.start and re.fullmatch(r"\s*(?:,|og|samt|/)\s*", between)
            if joined and _GIVES.match(second.after()):
                return True
    return False


def _weakly(layout: Layout, places: Sequence[Place], on: date | None) -> Parties:
    """What properties say, or the only ministry named."""
    if found := _from_properties(layout, OrgKind.MINISTRY, on):
        return found
    if len({_line(place) for place in places}) == 1:
        return _unique(places, "text", Certainty.GUESS, on)[:1]
    return ()


def find_recipients(layout: Layout, title: Block | None, on: date | None) -> Parties:
    """Who gets the letter: from address and title; else the one agency that is asked to act. Empty when none shows."""
    places = [p for p in layout.places if p.kind() is OrgKind.AGENCY and p.block.index not in layout.copies]
    addressed = [p for p in places if _addressed(layout, p)]
    titled = [p for p in places if p.block is title]
    if addressed or titled:
        # The address block names the body; a title may use its short form.
        found = _unique(addressed, "address", Certainty.SURE, on)
        keys = {f.value.key for f in found}
        extra = _unique([p for p in titled if p.mention.keys[0] not in keys], "title", Certainty.SURE, on)
        return extra if titled and not addressed else (*found, *extra)
    if found := _from_properties(layout, OrgKind.AGENCY, on):
        return found
    scores = _asked(layout, places, title)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    if not ranked or (ranked[0][1] < 1 and len(ranked) > 1):
        return ()
    key, score = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 else 0.0
    certainty = Certainty.LIKELY if score >= _ENOUGH and score >= rival * _CLEAR else Certainty.GUESS
    return _unique([p for p in places if p.mention.keys[0] == key], "text", certainty, on)[:1]


def _addressed(layout: Layout, place: Place) -> bool:
    """An address («Helsedirektoratet Postboks …»), a name alone in the head, or a name in a list of recipients."""
    block = place.block
    if not layout.short(block) or block.kind is BlockKind.HEADING or block.layer is Layer.FURNITURE:
        return False
    if _RECIPIENT_HEAD.match(place.before()) is None:
        return False
    rest = place.after().strip(" ,.;")
    following = [b for b in layout.blocks if b.index > block.index][:2]
    if _ADDRESS.match(rest) or (not rest and any(_ADDRESS.match(b.text.strip()) for b in following)):
        return True
    above = [b for b in layout.blocks if b.index < block.index]
    listed = any(_LIST_HEAD.match(b.text.strip()) for b in above[-12:]) and bool(above)
    alone = not rest or bool(re.fullmatch(r"\(?[A-ZÆØÅ][\wæøåÆØÅ-]{1,8}\)?", rest))
    if not alone:
        return False
    if listed and (block.kind is BlockKind.LIST_ITEM or _name_list(layout, above)):
        return True
    return block.kind is BlockKind.PARAGRAPH and block in layout.head and _before_body(layout, block)


def _name_list(layout: Layout, above: Sequence[Block]) -> bool:
    """Whether everything since the head of the list names organisations."""
    for block in reversed(above):
        if _LIST_HEAD.match(block.text.strip()):
            return True
        if not layout.named(block) and not _ADDRESS.search(block.text):
            return False
    return False


def _before_body(layout: Layout, block: Block) -> bool:
    """Whether a title, a date or a ministry stands near: a name alone elsewhere is a heading that lost its form."""
    near = [b for b in layout.head if b is not block]
    return any(
        _LIST_HEAD.match(b.text) or re.search(r"\bdato\b|brev|oppdrag|dokument", b.text, re.IGNORECASE) for b in near
    ) or any(
        p.kind() is OrgKind.MINISTRY for b in near for p in layout.named(b) if len(b.text) < len(p.mention.text) * 2
    )


def _asked(layout: Layout, places: Iterable[Place], title: Block | None) -> dict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    for place in places:
        scores[place.mention.keys[0]] += _asking(place)
    text = "\n".join(block.text for block in layout.blocks if block is not title).lower()
    words = Counter(re.findall(r"\w+", text))
    used = {noun: words[noun] for row in registry().organisations for noun in row.nouns if words[noun] >= _NOUN_FEWEST}
    used.pop("departementet", None)
    for key in list(scores):
        fitting = [used.get(noun, 0) for row in registry().names(key) for noun in row.nouns]
        if used and scores[key] > 0:
            scores[key] *= 1.5 if any(fitting) else 0.75
    return scores


def _asking(place: Place) -> float:
    """How much one mention says that this agency gets the letter."""
    before = place.before()
    if _ASKED_BEFORE.search(before):
        return 2.0
    if _WITH_OTHERS.search(before):
        return 0.1
    if _IS_ASKED.match(place.after()):
        return 2.0
    return 1.0 if re.match(r"['’]?s\b", place.after()) else 0.5


def _from_properties(layout: Layout, kind: OrgKind, on: date | None) -> Parties:
    for name in _PROPERTIES:
        for mention in registry().mentions(layout.letter.properties.get(name, "")):
            if mention.records[0].kind is kind:
                return (Found(bearer(mention, on), None, "properties", Certainty.LIKELY),)
    return ()


def _unique(places: Iterable[Place], source: str, certainty: Certainty, on: date | None) -> Parties:
    """One Found per body, at its first mention."""
    found: dict[str, Found[Organisation]] = {}
    for place in places:
        organisation = bearer(place.mention, on)
        found.setdefault(organisation.key, Found(organisation, Span(*_place(place)), source, certainty))
    return tuple(found.values())


def _place(place: Place) -> tuple[int, int, int]:
    return place.span.block, place.span.start, place.span.end


def _line(place: Place) -> str:
    return place.mention.records[0].line
