"""What a task is called, and the key it is known by across letters."""

from __future__ import annotations

import re

from linter.coordination.scene import Sentence
from linter.coordination.words import words

__all__ = ["core", "key_of", "matter", "name_pattern", "run_in_heading", "subject_matter"]

_NUMBER = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*\.?|[A-ZÆØÅ]\.(?:\d+\.?)*|[IVX]+\.|[a-z]\)|[A-ZÆØÅ]{1,12}\d{2,4}[-–]\d+\.?)\s+"
)
_GENERIC = re.compile(
    r"\b(?:felles(?:t)?|samarbeid(?:et|soppgave\w*|soppgåve\w*)?|samarbeidsoppdrag(?:et)?|fellesoppdrag(?:et)?|oppdrag(?:et)?|oppdragsbrev(?:et)?|tverrsektoriel\w*|tverretatleg\w*"
    r"|tverretatlig\w*|innsats(?:en)?|satsing(?:en|a)?|om|for|mot|mellom|med|på|arbeid(?:et)?|strategi(?:en)?|program(?:met)?|prosjekt(?:et)?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:[\d.]+\s+|[A-ZÆØÅ]\.[\d.]*\s+|[IVX]+\.\s+)?(?:(?:felles|særskilt|særskild|tverrsektoriel\w*|tverretatl[ie]g\w*|samordnet|samordna|delt)\s+)*"
    r"(?:felles|samarbeids|tverr)?(?:oppgave|oppgåve|oppdrag|satsing|innsats|prosjekt|tiltak|samarbeid)(?:en|et|a)?"
    r"(?:\s*(?::|\s[–-])\s+|\s+(?:nr\.?\s*)?[\w–-]*\d[\w–-]*(?:\s*[:.]|\s[–-])?\s+)(?=\S)",
    re.IGNORECASE,
)
# «Norsk på jobb – felles oppdrag for A, B og C»
_AFTER = re.compile(
    r"\s+[–-]\s+(?:et |eit |ei |en |ein )?(?:felles|samarbeids|tverr\w+ )\s?"
    r"\w*(?:oppdrag|oppgave|oppgåve|satsing|innsats|samarbeid)\w*\b.*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\(?\b20\d\d(?:\s*[-–]\s*20\d\d)?\b\)?")
_VERB = re.compile(
    r"\b(?:skal|er|har|blir|må|bør|vil|kan|bes|ber|vert|får|gjelder|gjeld"
    r"|stiller|krever|krev|kreves|krevst|gir|går|står|tar|tek|deler|møter|viser|kommer|kjem|bidrar|bidreg|omfatter|omfattar"
    r"|arbeider|arbeidar|styrker|styrkjer|avhenger|avheng|forutsetter|føreset)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:,|\s(?:som|slik at|for at|for å|innen|innan|innenfor|innanfor|gjennom|ved|herunder))\s")
_PHRASE = re.compile(r"\s(?:for|til|fra|frå|av|i|på|med|hos)\s")
_ASKED_TO = re.compile(
    r"^(?:(?:har|er|blir|vert) )?(?:får|fått|gis|gitt|gjeve|bes|bedt|bede|bedne|pålegges|pålagt)\b"
    r"(?: (?:i (?:oppdrag|oppg\w+)|ansvar\w*|oppdraget|oppg\w+))?(?: om| for)?(?: å| at)?\s+",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^\s*(?:\(\w+\))?[),][^.;]*?\b(?=(?:for|om|med) å\s)")  # more partners, without a registry name
_RELATIVE = re.compile(r"\b(?:som|der) $")  # «arbeidsgruppa som Kystverket leder»: the name goes on
_HANGING = re.compile(
    r"\s(?:og|eller|samt|å|at|om|som|for|til|i|på|av|med|ved|innen|innan|den|det|de|dei|en|ein|et|eit)$"
)
_NOT_ABOUT = ("herunder", "slik at", "for at", "sånn at", "og slik")  # what it leads to is not what it is
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+(?=[A-ZÆØÅ])|[a-zæøå]\)\s+(?=[A-ZÆØÅ])")
_LONGEST_TITLE = 110
_SHORT_TITLE = 60
_LONGEST_NAME = 90
_SHORTEST = 8
_WORDS_IN_KEY = 6
_SHORT_WORD = 2


def run_in_heading(first: Sentence | None, *, bold: bool) -> str:
    """The opening of a paragraph when it is a title («Felles oppdrag: unge utenfor (2026–2028).»), else empty."""
    if (
        first is None
        or len(first.text) > _LONGEST_TITLE
        or _VERB.search(first.text)
        or first.text.rstrip().endswith(":")
    ):
        return ""
    title = first.text.strip().rstrip(".")
    if bold or words("heading").search(title):
        return title
    number = _NUMBERED.match(title)
    return title[number.end() :] if number and len(title) <= _SHORT_TITLE else ""


def core(name: str) -> str:
    """A name without number, years and generic words: what the task is about."""
    plain = _YEARS.sub(" ", _NUMBER.sub("", name))
    left = words("name_opening").sub("", plain)
    while True:
        shorter = re.sub(rf"^\W*(?:{_GENERIC.pattern})(?=\W|$)", "", left, flags=re.IGNORECASE).strip(" :.,–-")
        if shorter == left or not shorter:
            break
        left = shorter
    return " ".join(left.split()).strip(" :.,–-")


def matter(title: str) -> str:
    """A heading without what only says that it is a task: «Felles oppgave: X», «X – felles oppdrag for A og B»."""
    label = _LABEL.match(title)
    bare = _AFTER.sub("", title[label.end() :] if label else title)
    return bare or title


def key_of(name: str) -> str:
    """A key from the content words of a name: "unge-utenfor-skole-arbeid"."""
    content = re.findall(r"[\wæøå]+", _GENERIC.sub(" ", core(name)).lower()) or re.findall(r"\w+", name.lower())
    short = [
        w
        for w in content
        if len(w) > _SHORT_WORD and w not in {"som", "til", "fra", "frå", "ved", "den", "det", "ein", "eit"}
    ]
    return "-".join((short or content)[:_WORDS_IN_KEY])


def name_pattern(name: str) -> re.Pattern[str] | None:
    """What finds a task's name elsewhere in the letter; None for a name too general to look for."""
    said = core(name)
    if len(said) < _SHORTEST or " " not in said:
        return None
    return re.compile(r"(?<!\w)" + r"\s+".join(re.escape(w) for w in said.split()) + r"(?!\w)", re.IGNORECASE)


def _shortened(said: str) -> str:
    """A long name cut where a phrase ends, so that it does not stop in the middle of one."""
    cut = said[:_LONGEST_NAME].rsplit(" ", 1)[0]
    for boundary, least in ((_ASIDE, _LONGEST_NAME // 3), (_PHRASE, _LONGEST_NAME // 2)):
        ends = [match.start() for match in boundary.finditer(cut) if match.start() >= least]
        if ends:
            cut = cut[: ends[-1]]
            break
    return _HANGING.sub("", cut.strip(" ,")).strip(" ,")


def subject_matter(sentence: Sentence) -> str:
    """What a sentence asks agencies to do together, as a short name: the words after the partners."""
    text, at = sentence.text, sentence.span.start
    markers = [*words("cooperate_with").finditer(text), *words("together").finditer(text)]
    start = min((m.end() for m in markers), default=0)
    stop = words("stop").search(text, start)
    last = stop.start() if stop else len(text)
    inside = [a for a in sentence.actors if start <= a.start - at < last]
    partners = [a.end - at for a in inside if not _RELATIVE.search(text, 0, a.start - at)]
    said = _OTHERS.sub("", text[max([start, *partners]) :])
    said = re.sub(r"^(?:i|på) ", "", _ASKED_TO.sub("", words("name_leading").sub("", said))).strip(" ,.;:–-")
    if len(said) < _SHORTEST * 2 or said[0].isupper() or said.startswith(_NOT_ABOUT):
        demand = words("demand").search(text)
        begin = demand.end() if demand else 0
        start = min((a.start - at for a in sentence.actors if a.start - at >= begin), default=start)
        between = text[begin:start] if begin < start and (demand or sentence.lead) else text
        alone = re.sub(words("cooperate_with").pattern + r"\s*$", "", between, flags=re.IGNORECASE)
        said = _HANGING.sub("", (alone.strip(" ,.;:–-") or between.strip()))
    if len(said) > _LONGEST_NAME:
        said = _shortened(said)
    name = " ".join(said.split())
    if " " in name or len(name) >= _SHORTEST:
        return name
    whole = " ".join(text.split())  # «gi» is no name
    return whole if len(whole) <= _LONGEST_NAME else _shortened(whole)
