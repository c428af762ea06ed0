"""What a parameter that counts («antall …», «talet på …») counts: own work, own means, or others (guide, A6, point 8).

The label of a few words without a verb is a guess; the noun that is counted, and who has it, can be read. A noun that
is not known as the agency's own work or means is others': people, things and states among users and in society.
"""

from __future__ import annotations

import re
from enum import StrEnum

from linter.steering.lexicon import word_classes

__all__ = ["Counted", "counted"]


class Counted(StrEnum):
    """Whose doing a count is about."""

    OWN_WORK = "own_work"  # møter, kurs, tilsyn, planer
    OWN_MEANS = "own_means"  # årsverk, timer
    OTHERS = "others"


_COUNT = re.compile(
    r"^\W*(?:antall|antal|talet på|tal på|tallet på|summen? av|sum|omfang(?:et)? av|volum(?:et)? av|mengd[ea]n? av"
    r"|hvor mange|kor mange)\s+",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(r"\(\s*(?:antall|antal|tal)\s*\)\s*$", re.IGNORECASE)
# Where the counted noun's own words end.
_END = re.compile(
    r"[,;:.()]|\s(?:som|der|hvor|kor|i|på|av|for|med|hos|hjå|fra|frå|uten|utan|til|blant|innen|innan|per|pr|over|om|under|ved|mot|gjennom"
    r"|etter|mellom|rundt|og|eller|direktoratet|etaten|tilsynet|virksomheten|verksemda|knyttet|knytt|knytte|rettet|retta)(?=\s|$)",
    re.IGNORECASE,
)
_WORK = frozenset({"noun.ownwork", "noun.document"})
# Last parts of words that are too short for the word classes, or that nobody but the one who steers is counted by.
_OWN_WORD = re.compile(
    r"(?:møter?|møta|møtet|kurs|utgreiing(?:ar|er)?|rettleiar(?:ar)?|øving(?:ar|er)|foredrag|innlegg|oppslag|webinarer?|webinar|artikler|artiklar|kronikker|kronikkar|nyhetsbrev"
    r"|nyheitsbrev|seminarer?|seminar|besøk|presentasjon(?:er|ar)|publikasjon(?:er|ar)|publisering(?:er|ar))$",
    re.IGNORECASE,
)
_MEANS_WORD = re.compile(
    r"^(?:\w*årsverk|\w*dagsverk|\w*timeverk|arbeidstimer|arbeidstimar|reisedøgn|reisedager|reisedagar|tilsynsdøgn|konsulenttimer|konsulenttimar)$",
    re.IGNORECASE,
)
# Hours are means when they are hours of work; a road closed and a service down are what users meet.
_HOURS = re.compile(r"^(?:timer|timar)$", re.IGNORECASE)
_WORKED = re.compile(
    r"\b(?:brukt|nytta|nyttet|benytt|medgått|medgådd|arbeid|innsats|overtid|konsulent|saksbehandl|sakshandsam|veiled|rettlei|rådgiv|rådgjev|opplær"
    r"|undervis|tilsyn|kontroll|inspeksjon|møte|kurs|ansatt|tilsett|medarbeid|patrulj|etterforsk|utvikling av)\w*",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:\w*nedetid|\w*ventetid|\w*reisetid|stengt|stengd|stengde|\w*forsink\w*|forseink\w*|\w*stans|\w*brudd|\w*brot|\w*utfall|utilgjengel\w*"
    r"|tapte?|kø|venting|uten|utan|oppetid|\w*tilgjengelig)\b",
    re.IGNORECASE,
)
# Use of what the agency offers: «oppslag i åpne data», «besøk på nettsidene».
_USE = re.compile(r"(?:oppslag|besøk|visninger|visningar|søk|nedlastinger|nedlastingar)$", re.IGNORECASE)
_OFFERED = re.compile(
    r"^\s(?:i|på|mot|til|ved|gjennom|via|frå|fra)\s[^.;]*?(?:data|regist(?:er|re)|database|katalog|tjenest|tenest|\bapi|nett(?:side|sted|stad)|portal|kart"
    r"|arkiv|system|løsning|løysing|\bapp|statistikk|utstilling|muse|senter|bibliotek|\.no\b|ordbok|ordbøk|verktøy)",
    re.IGNORECASE,
)
_BY_MACHINE = re.compile(r"\b(?:digital|maskin|automat|elektron|unik)\w*\b", re.IGNORECASE)
# Said of what others made or had: received, reported, in the trade.
_RECEIVED = re.compile(
    r"\b(?:mottatt|motteke|motteken|innkom|innmeld|innrapporter|innlever|registrert|anmeld|tinglyst)\w*", re.IGNORECASE
)
_HELPED = re.compile(
    r"\b(?:som|der)\b[^.;]*\b(?:fått|får|mottatt|mottar|motteke|mottek|støttet|støtta|finansier\w*)\b", re.IGNORECASE
)
_MADE_BY = re.compile(r"\b(?:gjennomført|utført|vedtatt|vedtek\w+|utarbeid\w+) av\b")
_DONE_BY = re.compile(r"\b(?:av|hos|hjå|blant)\s+(?:\w+\s+)?(?P<who>[\w-]+)", re.IGNORECASE)
_THEY_DID = re.compile(r"\b(?:som|der)\s+(?P<who>[\w-]+)\s+(?:har|skal|selv|sjølv|\w+(?:er|ar)\b)", re.IGNORECASE)
_AMONG = re.compile(r"^\s*(?:i|hos|innen|innan|blant|innenfor|innanfor)\s+(?:\w+\s+)?(?P<who>[\w-]+)", re.IGNORECASE)
_TRADE = re.compile(r"(?:næring|bransje|sektor|marked|marknad|industri)\w*$", re.IGNORECASE)
# Services that municipalities and counties run: the people in them are no means of a state agency.
_KIND = (  # «barnevern» of «barneverntjenesten»
    r"(?:helsestasjon|skolehelse|skulehelse|kommunehelse|omsorgs|hjemme|heime|barnevern|pp-|legevakt|primærhelse"
    r"|støtte|avlastnings|avlastings|rehabiliterings|brukerstyrt|kommunale|fylkeskommunale|rus)"
)
_PLACE = (
    r"(?:sykehjem|sjukeheim|barnehage|grunnskol|grunnskul|videregående\s|vidaregåande\s|skolefritids|skulefritids"
    r"|kulturskol|kulturskul|fastlege|legevakt|folkebibliotek|brannvesen|heimesjukeplei|hjemmesykeplei|kommun"
    r"|fylkeskommun|barnevern(?:et)?\b)"
)
_LOCAL_SERVICE = re.compile(
    r"^\s*(?:i|hos|innen|innan|ved)\s(?:(?:den|dei|det|de)\s)?"
    rf"(?:{_KIND}\w*-?\s?(?:og\s[\w-]+)?(?:tjenest|tenest)\w*|{_PLACE}\w*)",
    re.IGNORECASE,
)
_OTHERS = frozenset({"noun.user", "noun.third"})
_PARTICIPLE = re.compile(
    r"(?:ert|ført|holdt|halde|haldne?|haldt|brukte?|nytta|benyttet|laget|laga|lagde|gitt|gjevne?|sendt?e?|levert|gjort|deidd?|beidet|beidd)$"
)


def counted(words: str) -> Counted | None:
    """What ``words`` count; None where they are no count. Words as they stand, without label or bullet."""
    start = _COUNT.match(words)
    if start is None and not _COUNT_AFTER.search(words):
        return None
    rest = words[start.end() :] if start else _COUNT_AFTER.sub("", words).strip()
    cut = _END.search(rest)
    phrase, after = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    noun = _noun(phrase.split())
    used = bool(_USE.search(noun)) and bool(_OFFERED.match(after) or _BY_MACHINE.search(phrase))
    if used or _RECEIVED.search(rest) or _HELPED.search(after):
        return Counted.OTHERS
    if _HOURS.match(noun) or _MEANS_WORD.match(noun):
        worked = not _HOURS.match(noun) or (_WORKED.search(rest) and not _DOWN.search(rest))
        return Counted.OWN_MEANS if worked and not _belongs_to_others(after) else Counted.OTHERS
    if not (_OWN_WORD.search(noun) or word_classes(noun) & _WORK):
        return Counted.OTHERS
    return Counted.OTHERS if _made_by_others(noun, after) else Counted.OWN_WORK


def _noun(phrase: list[str]) -> str:
    """The noun a phrase ends in, less a participle behind it («kurs avholdt», «årsverk brukt»)."""
    while len(phrase) > 1 and _PARTICIPLE.search(phrase[-1].lower()):
        phrase = phrase[:-1]
    return phrase[-1] if phrase else ""


def _made_by_others(noun: str, after: str) -> bool:
    """«Planer vedtatt av kommunene», «tiltak som kommunene har gjennomført»; supervision «av» others is own work."""
    found = [_THEY_DID.search(after)]
    if "noun.document" in word_classes(noun) or _MADE_BY.search(after):
        found.append(_DONE_BY.search(after))
    return any(match is not None and bool(word_classes(match["who"]) & _OTHERS) for match in found)


def _belongs_to_others(after: str) -> bool:
    if _LOCAL_SERVICE.match(after):
        return True
    among = _AMONG.match(after)
    return among is not None and bool(_TRADE.search(among["who"]) or word_classes(among["who"]) & _OTHERS)
