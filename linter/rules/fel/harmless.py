"""Differences between two letters about a task that steer nothing: how a letter is built, whom it speaks to, its notes.

Advice 4 of DFØ/Difi 2017/1 asks for the same text at an overall level, and lets each letter adapt it to its reader.
"""

from __future__ import annotations

import re

from linter.coordination.model import Slot
from linter.letters.model import BlockKind
from linter.letters.registry import OrgKind
from linter.rules.fel.change import Change
from linter.rules.fel.coordinators import COORDINATORS
from linter.rules.koo.mandate import Part
from linter.sharing.model import DifferenceClass
from linter.sharing.reading import UnitKind, read

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = 4  # letters: «virksomhet», «virksomhetene»
_ESPECIALLY = re.compile(r"\bskal (?:særlig|særleg|i tillegg|òg)\b", re.IGNORECASE)
# Each ministry has its own: «kap. 1320», «1320 post 22», «post 22». A number alone is an amount or a year.
_BUDGET_ITEM = re.compile(r"\W*(?:kap\.?\s*\d{3,4}(?:\W+post\s*\d+)?|(?:\d{3,4}\W+)?post\s*\d+)\W*", re.IGNORECASE)
# What a difference in a word's form, or in a note on the letters, may be: none of these says how much, when or how strictly.
_PLAIN = frozenset(
    {
        DifferenceClass.EDITORIAL,
        DifferenceClass.ADDITION,
        DifferenceClass.GOAL,
        DifferenceClass.OMISSION,
        DifferenceClass.ORDER,
    }
)
_SEVERAL = 2  # ministries
_YEARS = re.compile(r"\s*20\d\d(?:\s?[–-]\s?20\d\d)?\s*")
_COUNT = re.compile(r"\b(?:to|tre|fire|fem|seks|sju|åtte)\b", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"(?:parameter|parametr|indikator|måltal)\w*"
    r"(?:\s+(?:er|blir|som|følger|følgjer|nedenfor|nedanfor|under|brukes|brukast))*\s*$",
    re.IGNORECASE,
)
_LIMITS = frozenset({UnitKind.HEDGE, UnitKind.NEGATION, UnitKind.CONDITION})
_SETTLED = frozenset({UnitKind.NUMBER, UnitKind.DATE, UnitKind.ACTOR})
# «for Kystverket kap. 1360 post 01», «(Kystverket: kap. 1360)»
_WHOSE = r"(?:\b(?:for|hos)\s+|[(,;–-]\s*){}\b\s*[,:]?\s*\(?\s*(?:over\s+|på\s+|under\s+)?(?:kap\.?|kapittel|post)\s*\d"
_BODIES = r"\s+(?:\w+\s+)?(?:etat|direktorat|virksomhet|verksemd|departement|tilsyn|part)\w*"
_FIGURE = re.compile(r"\d")
# «X får oppdraget i supplerende tildelingsbrev»: in which letter another has the same text.
_IN_LETTER = re.compile(
    r"\b(?:får|fått|mottar|mottek|tar imot|tek imot)\b(?! i oppdrag| i oppg)[^.;]*\b(?:oppdrag\w*|\w*tekst\w*|det|dette)\b"
    r"[^.;]*\bi\b[^.;]*\b(?:tildelingsbrev|oppdragsbrev|oppdragsdokument|brev)\w*",
    re.IGNORECASE,
)
_NAMED = (
    (re.compile(r"årene|åra|perioden|perioda|tidsrommet", re.IGNORECASE), r"20\d\d"),
    (re.compile(r"felles", re.IGNORECASE), r"(?:oppdrag|oppgave|oppgåve|satsing)(?:et|a|en)?\b"),
)
_EACH = re.compile(
    r"\b(?:hver|kvar|den enkelte|alle|begge) (?:av )?(?:dem|dei|etat|virksomhet|verksemd|direktorat|tilsyn)",
    re.IGNORECASE,
)
_SHALL = re.compile(r"\W*skal\W*", re.IGNORECASE)  # «bør» would be weaker than the line over the list


def harmless(change: Change) -> bool:
    """Whether a difference is of one of these kinds."""
    if _in_which_letter(change) or _is_reader(change):
        return True
    if change.before and change.after:
        return _only_order(change) or (Slot.IDENTICAL_NOTE in change.both and not change.contradicts)
    if (
        _BUDGET_ITEM.fullmatch(change.before or change.after)
        or _of_own_reader(change)
        or _opens_list(change)
        or _same_role(change)
        or _stands_there(change)
        or _counts_bodies(change)
        or _own_budget(change)
        or _only_named(change)
    ):
        return True
    return _told_of_letters(change) or (change.kind in _PLAIN and _inflected(change))


def _told_of_letters(change: Change) -> bool:
    """What a letter says of the letters: that the text is shared, and which ministries have agreed on it.

    One party that one letter alone names there is a difference; several ministries are those that have agreed.
    """
    if Slot.IDENTICAL_NOTE not in change.slots or change.kind is not DifferenceClass.ACTOR:
        return Slot.IDENTICAL_NOTE in change.slots and change.kind in _PLAIN
    part, alone = (change.first, change.before) if change.before else (change.second, change.after)
    named = {row for mention in part.letter.registry.mentions(alone) for row in mention.records}
    return len(named) >= _SEVERAL and all(row.kind is OrgKind.MINISTRY for row in named)


def _in_which_letter(change: Change) -> bool:
    """Whether the sentences only say in which letters one or two of more partners have the text."""
    said = [text for text in (change.before_sentence, change.sentence) if text]
    return bool(said) and all(_IN_LETTER.search(text) and _names_few(change, text) for text in said)


def _is_reader(change: Change) -> bool:
    """«X omtaler sin del» in the letter to X, «hver etat» in others; «penger til X», and the letter to X says «dere»."""
    alone, said, other = _alone(change)
    part = change.first if change.before else change.second
    named = _named(part, alone)
    if change.kind is not DifferenceClass.ACTOR or not alone.strip() or len(_named(part, said) & _partners(change)) > 1:
        return False
    if named and named <= other.recipients():
        return True
    answer = change.sentence if change.before else change.before_sentence
    return bool(named) and named <= part.recipients() and bool(_EACH.search(answer))


def _named(part: Part, text: str) -> set[str]:
    return {row.key for mention in part.letter.registry.mentions(text) for row in mention.records}


def _partners(change: Change) -> set[str]:
    return set(change.first.task.participants) | set(change.second.task.participants)


def _names_few(change: Change, text: str) -> bool:
    return len(_named(change.first, text) & _partners(change)) * 2 <= len(_partners(change))


def _stands_there(change: Change) -> bool:
    """Whether the sentence of the words that one letter seems to have alone stands in the other too, word for word."""
    part, other, at = (
        (change.first, change.second, change.before_at) if change.before else (change.second, change.first, change.at)
    )
    if at is None:
        return False
    said = part.letter.letter.excerpt(part.letter.sentence_at(at)).split()
    return any(said == text.split() for _, text in other.sentences())


def _opens_list(change: Change) -> bool:
    """The line over a list that the other letter has in another way, and the «skal» of it in each of its sentences."""
    alone, said, _ = _alone(change)
    if alone.rstrip().endswith(":"):
        return not _FIGURE.search(alone)
    if _in_lead(alone, said):
        return True
    part, place = (change.second, change.place) if change.before else (change.first, change.before_place)
    return bool(_SHALL.fullmatch(alone)) and part.letter.letter.blocks[place.block].kind is BlockKind.LIST_ITEM


def _in_lead(alone: str, said: str) -> bool:
    """Whether words only say that parameters follow: «følges opp med to parametere: …», and the other letter lists them."""
    lead, colon, _ = said.partition(":")
    if not colon or alone not in lead or not _FOLLOWED.search(lead):
        return False
    return not any(u.kind in _SETTLED for u in read(_COUNT.sub("", alone))) and not any(
        u.kind in _LIMITS for u in read(lead)
    )


def _only_named(change: Change) -> bool:
    """«for årene 2026–2028», «for 2026–2028»; «et felles oppdrag», «oppdraget»: a word that says no more than the next."""
    alone, said, _ = _alone(change)
    words = alone.strip()
    return any(
        pattern.fullmatch(words) and re.search(rf"\b{re.escape(words)} {next_}", said) for pattern, next_ in _NAMED
    )


def _own_budget(change: Change) -> bool:
    """«for X kap. 440 post 01»: whose budget item it is, and no word on who pays («dekkes av X»)."""
    alone, said, _ = _alone(change)
    if change.kind is not DifferenceClass.ACTOR:
        return False
    return bool(re.search(_WHOSE.format(re.escape(alone.strip())), said, re.IGNORECASE))


def _alone(change: Change) -> tuple[str, str, Part]:
    """The words that one letter has alone, its sentence, and the other letter."""
    if change.before:
        return change.before, change.before_sentence, change.second
    return change.after, change.sentence, change.first


def _same_role(change: Change) -> bool:
    """A coordinator that one letter names in a sentence of its own and the other in one with more: the same in both."""
    touched = [slot for slot in COORDINATORS if slot in change.touched]
    return change.kind is DifferenceClass.ACTOR and any(
        {f.value for f in change.first.task.slots[slot]} == {f.value for f in change.second.task.slots[slot]} != set()
        for slot in touched
    )


def _of_own_reader(change: Change) -> bool:
    """«X skal særlig bidra med …» in the letter to X only: what that letter asks of its own reader."""
    text, part = (change.before, change.first) if change.before else (change.after, change.second)
    if not _ESPECIALLY.search(text):
        return False
    named = {row.key for mention in part.letter.registry.mentions(text) for row in mention.records}
    return bool(named) and named <= part.recipients()


def _only_order(change: Change) -> bool:
    """«med kopi til A og B», «med kopi til B og A»: two letters name the same bodies in a sentence."""
    same = change.before in change.sentence and change.after in change.before_sentence
    return change.kind is DifferenceClass.ACTOR and same


def _counts_bodies(change: Change) -> bool:
    """«de tre direktoratene» where the other letter names them; years that the other letter gives in another sentence."""
    alone, said, other = _alone(change)
    if _YEARS.fullmatch(alone):
        return alone.strip() in other.text()
    return bool(_COUNT.fullmatch(alone.strip())) and bool(re.search(rf"\b{re.escape(alone.strip())}{_BODIES}", said))


def _inflected(change: Change) -> bool:
    """Whether the words a letter has alone stand in the other's sentence too, in another form of the same word."""
    alone, other = (change.after, change.before_sentence) if change.after else (change.before, change.sentence)
    known = _WORD.findall(other.lower())
    found = _WORD.findall(alone.lower())
    return len(found) == len(alone.split()) and all(
        any(
            word != one and (one.startswith(word) or word.startswith(one)) and abs(len(one) - len(word)) <= _ENDING
            for one in known
        )
        for word in found
    )
