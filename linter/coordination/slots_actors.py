"""Who is in it: ministries, agencies, who coordinates, who leads a part, who only gathers the reports.

Method: an expression of a role is found, then its bearer: the last body named before it in the clause, or the first
after it where the clause is turned round or passive. What the role is about decides its kind. DFØ/Difi 2017/1, advice
4 and 5; a reporting coordinator is no coordinating agency, nor is one who leads a part, a unit or a municipality.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["actors", "coordinates", "named_agencies"]

_CLAUSE = re.compile(r"[.;:](?=\s)|,?\s+(?:mens|medan|men|samtidig som)\s+|,\s+og\s+(?=\w+\s+(?:skal|er|har))")
_NEAR = 60  # characters between a role and its bearer after it
_NOT = re.compile(r"\b(?:ikke|ikkje|ingen|inga|verken)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:var|hadde|har vært|har vore|har til nå|har til no)\b", re.IGNORECASE)
_BORNE = re.compile(
    r"\b(?:er|har|får|får|tar|tek|blir|vert|skal|som|fortsetter|held|utpekes|er utpekt|med|gis|ha|være)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:på vegner? av|av|for|fra|frå|til|i|med|hos|mellom|under|sammen med|saman med)\s+$", re.IGNORECASE
)
_COPY = re.compile(r"\W*kopi\b", re.IGNORECASE)
_WEAK = "?"
_UNDER = re.compile(r"^s?\s+(?:koordinering|ledelse|leiing)\b", re.IGNORECASE)
_COORDINATES = re.compile(r".*(?:koordin|samord|hold|held|hoved|hovud|led|lei|oppg|går i|sit)", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|og|eller|samt|/|–)\s*(?:og\s+)?", re.IGNORECASE)
_NEVER_PARTNERS = frozenset({"SFV", "STAF", "REGADV", "RA"})
_MINISTRY_ROLE = re.compile(r"departement", re.IGNORECASE)
_AGENCY_ROLE = re.compile(r"virksomhet|verksemd|direktorat|etat|organ", re.IGNORECASE)
_MANY = re.compile(r"\b(?:de|dei|seg)\b", re.IGNORECASE)


def actors(talk: Talk) -> Iterator[Filler]:
    """Fillers of MINISTRIES, AGENCIES, UNNAMED_PARTNERS and the four roles."""
    roles: list[Filler] = []
    for sentence in talk.sentences:
        if _COPY.match(sentence.text):
            continue
        for ministry in sentence.ministries():
            yield Filler(Slot.MINISTRIES, ministry.key, _span(sentence, ministry), evidence=_words(sentence, ministry))
        for agency in named_agencies(sentence):
            yield Filler(Slot.AGENCIES, agency.key, _span(sentence, agency), evidence=_words(sentence, agency))
        yield from _unnamed(sentence, talk)
        roles.extend(_roles(sentence, talk))
    yield from _settled(roles)


def named_agencies(sentence: Sentence) -> tuple[Actor, ...]:
    """The agencies a sentence names as taking part: not those it only consults, cites or serves."""
    taken: list[Actor] = []
    outside_until = -1
    for agency in sentence.agencies():
        before = sentence.before(agency.start)
        opener = None
        for match in words("consult").finditer(before):
            opener = match
        beside = opener is not None and not before[opener.end() :].strip(" \t\n,")
        listed = outside_until >= 0 and _LIST.fullmatch(
            sentence.text[outside_until : agency.start - sentence.span.start]
        )
        end = agency.end - sentence.span.start
        after = sentence.after(agency.end)
        aside = beside or listed or words("unit_before").search(before) or words("agency_not_in_it").search(after)
        if agency.key in _NEVER_PARTNERS or aside:
            outside_until = end
            continue
        taken.append(agency)
    return tuple(taken)


def _unnamed(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    for match in words("unnamed").finditer(sentence.text):
        before = sentence.text[max(0, match.start() - 120) : match.start()]
        if not words("cooperate_with").search(before):
            continue
        collective = re.match(
            r"(?:de |dei )?(?:andre|øvrige) (?:etat|direktorat|virksomhet|verksemd)\w*ne\b", match[0], re.IGNORECASE
        )
        if collective and talk.participants_named:
            continue
        yield Filler(Slot.UNNAMED_PARTNERS, match[0], sentence.place(match), evidence=match[0])


def _settled(roles: Sequence[Filler]) -> Iterator[Filler]:
    """Who «koordinerer» something not said to be the whole leads a part when another coordinates the whole."""
    sure = any(f.slot is Slot.COORDINATING_AGENCY and f.evidence != _WEAK for f in roles)
    for filler in roles:
        if filler.evidence != _WEAK:
            yield filler
        elif sure:
            yield replace(filler, slot=Slot.SUBTASK_LEAD, evidence="koordinerer")
        else:
            yield replace(filler, evidence="koordinerer")


def coordinates(sentence: Sentence) -> bool:
    """Whether a sentence says who coordinates something, ministry or agency, with a word of its own for it."""
    for kind in ("role_noun", "role_passive", "role_verb"):
        for match in words(kind).finditer(sentence.text):
            if _COORDINATES.match(match[0]) and _role_of(sentence, match, kind, None) is not None:
                return True
    return False


def _roles(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    text = sentence.text
    plural = words("agencies_plural").search(text) or _MANY.search(text)
    decided = words("self_decides").search(text)
    if decided and plural and words("self_decides_verb").search(text):
        yield Filler(Slot.COORDINATING_AGENCY, "self", sentence.place(decided), evidence=decided[0])
        return
    if flat := words("flat").search(text):
        yield Filler(Slot.COORDINATING_AGENCY, "flat", sentence.place(flat), evidence=flat[0])
        return
    reporting: set[tuple[str, int]] = set()
    for match in words("gathers_report").finditer(text):
        bearer = _bearer(sentence, match, OrgKind.AGENCY)
        if bearer is not None and (bearer.key, 0) not in reporting:
            reporting.add((bearer.key, 0))
            yield Filler(Slot.REPORTING_COORDINATOR, bearer.key, _span(sentence, bearer), evidence=match[0])
    seen: set[tuple[Slot, str]] = set()
    for actor in sentence.actors:
        under = _UNDER.search(sentence.after(actor.end))
        if under and re.search(r"\bunder\s+$", sentence.before(actor.start), re.IGNORECASE):
            slot = Slot.COORDINATING_AGENCY if actor.kind is OrgKind.AGENCY else Slot.COORDINATING_MINISTRY
            seen.add((slot, actor.key))
            yield Filler(slot, actor.key, _span(sentence, actor), evidence=under[0].strip())
    for kind in ("role_noun", "role_verb", "role_passive"):
        for match in words(kind).finditer(text):
            for filler in _role(sentence, match, kind, talk):
                if (filler.slot, filler.value) in seen or (
                    filler.slot is Slot.REPORTING_COORDINATOR and (filler.value, 0) in reporting
                ):
                    continue
                seen.add((filler.slot, filler.value))
                yield filler


def _role(sentence: Sentence, match: re.Match[str], kind: str, talk: Talk) -> Iterator[Filler]:
    found = _role_of(sentence, match, kind, talk)
    if found is not None:
        slot, bearer = found
        weak = slot is Slot.UNNAMED_PARTNERS  # stands for «coordinates something»: settled when all roles are known
        where = Slot.COORDINATING_AGENCY if weak else slot
        yield Filler(where, bearer.key, _span(sentence, bearer), evidence=_WEAK if weak else match[0])


def _role_of(sentence: Sentence, match: re.Match[str], kind: str, talk: Talk | None) -> tuple[Slot, Actor] | None:
    """The slot a role fills and who bears it; None for no role, a denied one or one borne by none of the registry."""
    clause = _clause(sentence.text, match)
    if _NOT.search(sentence.text[clause[0] : match.start()][-25:]) or _NOT.match(sentence.text[match.end() :].lstrip()):
        return None
    wanted = None
    if kind == "role_noun" and _MINISTRY_ROLE.search(match[0]):
        wanted = OrgKind.MINISTRY
    elif kind == "role_noun" and _AGENCY_ROLE.search(match[0]):
        wanted = OrgKind.AGENCY
    bearer = _after(sentence, match) if kind == "role_passive" else _bearer(sentence, match, wanted)
    if bearer is None or words("unit_before").search(sentence.before(bearer.start)):
        return None
    if _WAS.search(sentence.text[bearer.end - sentence.span.start : match.start()]):
        return None
    about = sentence.text[match.end() : clause[1]]
    if kind == "role_passive":
        about = sentence.text[clause[0] : match.start()]
    slot = _slot(bearer, match[0], about, talk, kind)
    return None if slot is None else (slot, bearer)


def _slot(bearer: Actor, role: str, about: str, talk: Talk | None, kind: str) -> Slot | None:
    """Which slot a role fills, by its bearer and by what it is about (``about``: the words after it)."""
    head = about[:45]
    if words("reporting_object").search(head[:30]):
        return Slot.REPORTING_COORDINATOR if bearer.kind is OrgKind.AGENCY else None
    part = words("part_object").search(head)
    named = talk.names_task(head) if talk else None
    noun = re.search(r"(?:koordinering|samordning)\w*$|koordinerende$|koordinerande$", role, re.IGNORECASE)
    if noun and not re.match(r"\s*(?:av|for)\b", about):
        part = None
    if part and not (named and named < part.start()):
        return Slot.SUBTASK_LEAD if bearer.kind is OrgKind.AGENCY else None
    if bearer.kind is OrgKind.MINISTRY:
        return (
            Slot.COORDINATING_MINISTRY
            if words("role_whole_word").search(role) or kind != "role_noun" or "ansvar" in role.lower()
            else None
        )
    if words("role_whole_word").search(role):
        return Slot.COORDINATING_AGENCY
    stripped = re.sub(
        r"^\W*(?:for|av|i|med|å|koordinere|samordne|lede|leie|hele|ansvaret)\b(?:\s+(?:å koordinere|å samordne|å lede|av))?",
        "",
        about,
    )
    empty = not stripped.strip(" ,.")
    across = re.match(
        r"\W*(?:på tvers|mellom|på vegner? av|i \d{4}|fram|for (?:etat|direktorat|virksomhet|verksemd))", stripped
    )
    if empty or across or words("whole").search(stripped) or (named is not None and named < 30):
        return Slot.COORDINATING_AGENCY
    if kind == "role_noun" and not re.search(r"koordin|samord|led|lei", role.lower()):
        return None  # «hovedansvar for X» about something else is a share, not coordination
    return Slot.UNNAMED_PARTNERS if re.match(r"koordin|samord", role, re.IGNORECASE) else Slot.SUBTASK_LEAD


def _bearer(sentence: Sentence, match: re.Match[str], wanted: OrgKind | None) -> Actor | None:
    """Who bears a role: the nearest body before it in its clause, else the first after it."""
    clause = _clause(sentence.text, match)
    at = sentence.span.start
    before = [a for a in sentence.actors if clause[0] <= a.start - at and a.end - at <= match.start()]
    beside = [a for a in before if re.fullmatch(r"s?,?\s+som\s+(?:\w+\s+)?", sentence.text[a.end - at : match.start()])]
    if beside and wanted in (None, beside[-1].kind):
        return beside[-1]
    before = [a for a in before if wanted in (None, a.kind) and not _governed(sentence, a)]
    if before:
        return before[-1] if not _coordinated(sentence, before) else before[0]
    return _after(sentence, match, wanted, turned=True)


def _coordinated(sentence: Sentence, before: Sequence[Actor]) -> bool:
    """Whether the last name before a role stands in a «sammen med X» of the first one's clause."""
    if len(before) < 2:  # noqa: PLR2004 - two names
        return False
    between = sentence.text[before[0].end - sentence.span.start : before[-1].start - sentence.span.start]
    return bool(words("cooperate_with").search(between) or re.search(r"\b(?:på vegner? av|for|til)\b", between))


def _governed(sentence: Sentence, actor: Actor) -> bool:
    """Whether a name before a role is its object or adverbial («på vegne av X og Y», «for X») and no subject."""
    before = sentence.before(actor.start)
    at = sentence.span.start
    for other in reversed([a for a in sentence.actors if a.end <= actor.start]):
        if not _LIST.fullmatch(before[other.end - at :]):
            break
        before = before[: other.start - at]  # through a list of names to what stands before it
    if re.search(r"(?:^|,)\s*med\s+$", before):
        return False
    return bool(_PREPOSITION.search(before))


def _after(
    sentence: Sentence, match: re.Match[str], wanted: OrgKind | None = None, *, turned: bool = False
) -> Actor | None:
    at = sentence.span.start
    for actor in sentence.actors:
        start = actor.start - at
        if start < match.end() or (wanted is not None and actor.kind is not wanted):
            continue
        between = sentence.text[match.end() : start]
        if len(between) > _NEAR or re.search(r"[.;]", between):
            return None
        if turned and re.search(r"\b(?:på vegner? av|mellom|med|fra|frå|i|for|til|av|og)\s*(?:\w+\s+){0,3}$", between):
            if not re.search(r"\b(?:er|blir|vert|har|ligger hos|ligg hos|:)\s*$", between):
                return None
        return actor
    return None


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The clause a match stands in, as offsets in ``text``."""
    start, end = 0, len(text)
    for cut in _CLAUSE.finditer(text):
        if cut.end() <= match.start():
            start = cut.end()
        elif cut.start() >= match.end():
            end = cut.start()
            break
    return start, end


def _span(sentence: Sentence, actor: Actor) -> Span:
    return Span(sentence.span.block, actor.start, actor.end)


def _words(sentence: Sentence, actor: Actor) -> str:
    return sentence.text[actor.start - sentence.span.start : actor.end - sentence.span.start]
