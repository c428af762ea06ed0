"""Who coordinates, who leads a part, who only gathers the reports.

Method: an expression of a role is found, then its bearer: the last body named before it in the clause, or the first
after it where the clause is turned round or passive. What the role is about decides its kind. DFØ/Difi 2017/1, advice
4 and 5; a reporting coordinator is no coordinating agency, nor is one who leads a part, a unit or a municipality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import Filler, Slot
from linter.coordination.participants import LIST
from linter.coordination.roles.choosing import chosen_by_them, led_by_nobody
from linter.coordination.roles.gathering import gatherers
from linter.coordination.roles.kinds import Claim, Role, Standing, kind_of
from linter.coordination.roles.labels import labelled_roles
from linter.coordination.roles.shares import only_a_share
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["coordinates", "said_roles", "settled"]

_KINDS = ("role_noun", "role_verb", "role_passive")
_SHORTLY = 25
_CLAUSE = re.compile(r"[.;:](?=\s)|,?\s+(?:mens|medan|men|samtidig som)\s+|,\s+og\s+(?=\w+\s+(?:skal|er|har))")
_NEAR = 60  # characters between a role and its bearer after it
_NOT = re.compile(r"\b(?:ikke|ikkje|ingen|inga|verken)\b", re.IGNORECASE)
_IKKE = re.compile(r"\b(?:ikke|ikkje)\s+$", re.IGNORECASE)  # «X og ikke Y skal lede»
_HELPS = re.compile(
    r"\b(?:erfaring(?:er|ar)? med|kompetanse p\w|bidrar? til|medverkar? til|hjelper? (?:til )?med)\s+(?:å\s+)?$"
)
_WAS = re.compile(r"\b(?:var|hadde|har (?:\w+ ){0,2}?(?:vært|vore|hatt)|har til nå|har til no)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:på vegner? av|av|for|fra|frå|til|i|med|hos|mellom|under|sammen med|saman med)\s+$", re.IGNORECASE
)
_UNDER = re.compile(r"^s?\s+(?:koordinering|ledelse|leiing)\b", re.IGNORECASE)
_COORDINATES = re.compile(
    r".*(?:koordin|samord|hold|held|hoved|hovud|led|lei|oppg|går i|sit|før|styr|pådriv)", re.IGNORECASE
)
_MINISTRY_ROLE = re.compile(r"departement", re.IGNORECASE)
_AGENCY_ROLE = re.compile(r"virksomhet|verksemd|direktorat|etat|organ", re.IGNORECASE)
_HANDED = re.compile(r"\b(?:etter|på vegner? av|mellom|med|fra|frå|i|for|til|av|og)\s*(?:\w+\s+){0,3}$", re.IGNORECASE)
_IS = re.compile(r"\b(?:er|blir|vert|har|ligger hos|ligg hos|:)\s*$", re.IGNORECASE)


def said_roles(sentence: Sentence, talk: Talk) -> Iterator[Claim]:
    """The four roles that a sentence gives by its wording."""
    nobody = chosen_by_them(sentence, talk) or led_by_nobody(sentence)
    if nobody and not (words("equals").match(nobody.evidence) and any(_expressed(sentence, talk))):
        yield Claim(nobody)
        return
    seen: set[tuple[Slot, str]] = set()
    for claim in [
        *labelled_roles(sentence),
        *map(Claim, gatherers(sentence, talk, _bearer)),
        *map(Claim, _under(sentence)),
        *_expressed(sentence, talk),
        *map(Claim, _parts(sentence)),
    ]:
        role = claim.filler.slot, claim.filler.value
        if role not in seen:
            seen.add(role)
            yield claim


def _parts(sentence: Sentence) -> Iterator[Filler]:
    """Who has a part in hand: «X svarer for delen om skoler, og Y for den som gjelder barnehager»."""
    for match in words("part_held").finditer(sentence.text):
        bearer = _bearer(sentence, match, OrgKind.AGENCY)
        if bearer is None or bearer.start - sentence.span.start > match.start():
            continue
        gapped = [
            a for a in sentence.agencies() if a.start > bearer.end and words("part_gapped").match(sentence.after(a.end))
        ]
        for actor in [bearer, *gapped]:
            yield Filler(Slot.SUBTASK_LEAD, actor.key, _span(sentence, actor), evidence=match[0])


def _under(sentence: Sentence) -> Iterator[Filler]:
    """«Under Husbankens koordinering»."""
    for actor in sentence.actors:
        under = _UNDER.search(sentence.after(actor.end))
        if under and re.search(r"\bunder\s+$", sentence.before(actor.start), re.IGNORECASE):
            slot = Slot.COORDINATING_AGENCY if actor.kind is OrgKind.AGENCY else Slot.COORDINATING_MINISTRY
            clause = _CLAUSE.split(sentence.before(actor.start))[-1]
            if words("part_strict").search(clause) and actor.kind is OrgKind.AGENCY:
                slot = Slot.SUBTASK_LEAD
            yield Filler(slot, actor.key, _span(sentence, actor), evidence=under[0].strip())


def _expressed(sentence: Sentence, talk: Talk) -> Iterator[Claim]:
    for kind in _KINDS:
        for match in words(kind).finditer(sentence.text):
            role = _role(sentence, match, kind, talk)
            if role is not None:
                for bearer in _both(sentence, role.bearer):
                    yield replace(role, bearer=bearer).claim(sentence.span.block, match[0])


def _both(sentence: Sentence, bearer: Actor) -> list[Actor]:
    """The bearer of a role, and the one it is shared with: «A og B leder arbeidet», of two names only."""
    others = [a for a in sentence.actors if a.kind is bearer.kind and a.end <= bearer.start]
    if len(others) != 1:
        return [bearer]
    between = sentence.text[others[0].end - sentence.span.start : bearer.start - sentence.span.start]
    opens = not sentence.text[: others[0].start - sentence.span.start].strip()
    after = sentence.after(bearer.end).lstrip()
    shared = (
        re.fullmatch(r"\s+og\s+", between) and opens and re.match(r"(?:skal|er|har|leder|leier|koord|samord)", after)
    )
    return [others[0], bearer] if shared else [bearer]


def settled(claims: Iterable[Claim]) -> Iterator[Filler]:
    """Who «koordinerer» something not said to be the whole: a part where another coordinates the whole, else the whole.

    Several who each coordinate something that nothing else is said of, share the work out: each leads a part.
    """
    every = tuple(claims)
    whole = _of_the_whole([c for c in every if c.filler.slot is Slot.COORDINATING_AGENCY])
    named = any(value not in {"self", "flat"} for value in whole)
    for claim in every:
        filler = claim.filler
        leads = filler.value in whole
        if named and filler.value == "flat":
            continue  # «likeverdige partnere», of whom one leads
        if claim.standing is Standing.SURE or (claim.standing is Standing.HINT and leads):
            yield filler
        elif claim.standing is not Standing.HINT:
            yield replace(filler, slot=Slot.COORDINATING_AGENCY if leads else Slot.SUBTASK_LEAD)


def _of_the_whole(claims: Sequence[Claim]) -> set[str]:
    """Who coordinates the whole: those that surely do, else those of what the letter speaks of, else the only one."""
    by = {standing: {c.filler.value for c in claims if c.standing is standing} for standing in Standing}
    if whole := by[Standing.SURE] or by[Standing.OURS]:
        return whole
    return next((only for only in (by[Standing.APART], by[Standing.HINT]) if len(only) == 1), set())


def coordinates(sentence: Sentence, *, whole: bool = False) -> bool:
    """Whether a sentence says who coordinates something, ministry or agency, with a word of its own for it.

    ``whole``: it is not said to be a part of something.
    """
    return any(
        _COORDINATES.match(match[0])
        and (role := _role(sentence, match, kind, None)) is not None
        and not (whole and role.slot is Slot.SUBTASK_LEAD)
        for kind in _KINDS
        for match in words(kind).finditer(sentence.text)
    )


def _role(sentence: Sentence, match: re.Match[str], kind: str, talk: Talk | None) -> Role | None:
    """The role and who bears it; None for no role, a denied or past one, or one borne by none of the registry."""
    text = sentence.text
    first, last = _clause(text, match)
    before = text[first : match.start()]
    denied = _NOT.search(before[-_SHORTLY:] + match[0]) or _NOT.match(text[match.end() :].lstrip())
    own = is_of("leader_noun", match[0]) and words("own_leader").search(before)
    if denied or own or _HELPS.search(before):
        return None
    wanted = None
    if kind == "role_noun":
        wanted = OrgKind.MINISTRY if _MINISTRY_ROLE.search(match[0]) else None
        wanted = OrgKind.AGENCY if wanted is None and _AGENCY_ROLE.search(match[0]) else wanted
    passive = kind == "role_passive"
    bearer = _after(sentence, match) if passive else _bearer(sentence, match, wanted)
    if kind == "role_verb" and bearer is not None and _one_of_many(sentence, bearer, match):
        return None
    if bearer is None or words("unit_before").search(sentence.before(bearer.start)):
        return None
    share = only_a_share(sentence, bearer, match[0], match.span())
    if share or (passive and _WAS.search(text[max(first, match.start() - _SHORTLY) : match.end()])):
        return None
    if _WAS.search(text[bearer.end - sentence.span.start : match.start()]):
        return None
    about = text[first : match.start()] if passive else text[match.end() : last]
    at = bearer.start - sentence.span.start
    if not passive and at >= match.end():
        between = text[match.end() : at]
        about = _IS.sub("", between)  # «Etaten som koordinerer, er X»
        if kind == "role_verb" and not between.strip():  # «I år leder X arbeidet», «Overvåkingen … den leder X»
            about = text[bearer.end - sentence.span.start : last].strip(" .,") or text[: match.start()]
    return kind_of(bearer, match[0], about, talk, noun=kind == "role_noun")


def _one_of_many(sentence: Sentence, bearer: Actor, match: re.Match[str]) -> bool:
    """«A, B og C skal samordne tiltakene»: what all shall do makes nobody a leader."""
    between = sentence.text[bearer.end - sentence.span.start : match.start()]
    if re.search(r"\bsom\b|[,;]", between):
        return False
    listed = [a for a in sentence.actors if a.end <= bearer.start and a.kind is bearer.kind]
    stretches = zip(listed[-2:], [*listed[-1:], bearer], strict=False)
    return len(listed) > 1 and all(
        LIST.fullmatch(sentence.text[a.end - sentence.span.start : b.start - sentence.span.start]) for a, b in stretches
    )


def _bearer(sentence: Sentence, match: re.Match[str], wanted: OrgKind | None) -> Actor | None:
    """Who bears a role: the nearest body before it in its clause, else the first after it."""
    clause = _clause(sentence.text, match)
    at = sentence.span.start
    before = [a for a in sentence.actors if clause[0] <= a.start - at and a.end - at <= match.start()]
    before = [a for a in before if not _IKKE.search(sentence.before(a.start))]
    if turned := _named_after(sentence, match, before, wanted):
        return turned
    beside = [a for a in before if re.fullmatch(r"s?,?\s+som\s+(?:\w+\s+)?", sentence.text[a.end - at : match.start()])]
    if beside and wanted in (None, beside[-1].kind):
        return beside[-1]
    before = [a for a in before if wanted in (None, a.kind) and not _governed(sentence, a)]
    if before:
        return before[-1] if not _coordinated(sentence, before) else before[0]
    return _after(sentence, match, wanted, turned=True)


def _named_after(
    sentence: Sentence, match: re.Match[str], before: Sequence[Actor], wanted: OrgKind | None
) -> Actor | None:
    """«Etaten som koordinerer, er X»."""
    actor = _after(sentence, match, wanted)
    if actor is None or not before or not before[-1].pronoun:
        return None
    between = sentence.text[match.end() : actor.start - sentence.span.start]
    return actor if re.search(r",?\s(?:er|blir|vert)\s$", between) else None


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
        if not LIST.fullmatch(before[other.end - at :]):
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
        if turned and _HANDED.search(between) and not _IS.search(between):
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
