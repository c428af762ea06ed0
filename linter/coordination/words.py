"""Words of the mandate and names of known tasks: data files read once, one pattern per class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from linter.letters.dates import MONTHS

NUMBERS = {
    **dict.fromkeys(("ett", "eit", "eitt", "et", "én", "en", "ein", "éin", "éi", "éitt"), 1),
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
    "tolv": 12,
    "femten": 15,
    "tjue": 20,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
}
_PART = (
    r"(?:(?:hele|heile|året|år|åra|årene|våren|sommeren|sommaren|høsten|hausten|vinteren|årsskiftet|nyttår|utgangen av"
    r"|slutten av|enden av|midten av|tidlig i|tidleg i|sent i|seint i|løpet av"
    r"|starten av|begynnelsen av|byrjinga av|inngangen til"
    r"|sesongen|skoleår(?:et|ene)|skuleår(?:et|a)|budsjettåret|kalenderåret"
    r"|(?:første|andre|annet|tredje|fjerde|siste|\d\.) (?:halvår|kvartal|tertial)(?: av| i)?|den|og med)\s+)*"
)
_MONTHS = "|".join(MONTHS)
_BUDGET = (
    r"(?:(?:drifts|etats|lønns|program|prosjekt|års)?budsjett(?:et|er|ene|a|kapit(?:tel|let|ler|la))?"
    r"|(?:budsjett|drifts|utgifts|kostnads|bevilgnings|løyvings)?ramm(?:e|en|er|ene|ane|a)"
    r"|(?:drifts|grunn|ramme|tilleggs|etats|års)?(?:bevilgning(?:en|er|ene|a)?|løyving(?:a|ar|ane)?)"
    r"|(?:drifts|prosjekt|program|utviklings|strategi|felles|tilleggs)?mid(?:ler|lene|lar|lane)"
    r"|peng(?:er|ene|ar|ane)|ressurs(?:er|ene|ar|ane)|(?:budsjett)?tildeling(?:en|a|er|ar|ene|ane)?|kass[ea]"
    r"|(?:drifts)?post(?:er|ar|ene|ane)|økonomi(?:en)?|lommebok|lommeboka|lomme)(?![\w-])"
)
_OWN = (
    r"(?:egen|eget|egne|eigen|eiga|eige|eigne|sitt|sine|sin|si|gjeldende|gjeldande|ordinære?|ordinært|eksisterende"
    r"|eksisterande|tildelte?|vanlige?|vanlege|faste?|årets|årlege|årlige|gitte|disponible|nåværende|noverande|interne"
    r"|respektive|allerede|etatenes|virksomhetenes|direktoratenes|tilsynenes|partenes|departementenes|de|dei|det|den"
    r"|hvert|kvart|hver|kvar|vedtatte|vedtekne|enkeltes?|dagens)"
)
_GOAL = (
    r"(?:(?:felles|overordne[td]e?|overordna|langsiktige?|nasjonale?) )?"
    r"(?:(?:hoved|hovud|del|effekt|bruker|brukar|samfunns|resultat|felles|prosjekt|program)?mål(?:et|a|ene)?"
    r"|mål(?:setting(?:en|a|er|ar)?|setjing(?:a|ar)?|bilde(?:t)?|bilet(?:et)?)"
    r"|(?:hoved|hovud)?(?:f(?:or|øre)mål(?:et)?|hensikt(?:en)?)|ambisjon(?:en)?|visjon(?:en)?|siktemål(?:et)?"
    r"|(?:ønske[td]e?|ønskt|ønska|forvente[td]e?|forventa|venta|tilsikte[td]e?)e? "
    r"(?:effekt|resultat|virkning|verknad|tilstand|situasjon|gevinst)(?:en|et|er|ar|ene|a|ane)?)"
)
_MACROS = {
    "{GOAL}": _GOAL,
    "{BUDGET}": _BUDGET,
    "{OWN}": _OWN,
    "{DATE}": rf"{_PART}(?:\d{{1,2}}\.\s*(?:(?:{_MONTHS})\s+|\d{{1,2}}\.\s*)|(?:{_MONTHS})\s+)?{_PART}"
    r"(20[0-4]\d)(?!\d)",
    "{TO}": r"(?:[-–—]|til|ut|t\.?o\.?m\.?|fram til|frem til|til og med|og)",
    "{YEAR}": r"(20[0-4]\d)",
    "{DAY}": rf"(?:(?:\d{{1,2}}\.\s*)?(?:{'|'.join(MONTHS)})\s+|\d{{1,2}}\.\s?\d{{1,2}}\.\s?)?",
    "{COUNT}": rf"({'|'.join(NUMBERS)}|\d{{1,2}})",
}


_INNER_DOT = re.compile(
    r"(?<=\d)\.(?=\s?[\wæøå(])|(?<=\bjf)\.|(?<=\bkap)\.|(?<=\bnr)\.|(?<=\bmill)\.|(?<=\bmrd)\.|(?<=\bprop)\.|(?<=\bpr)\."
    r"|(?<=\bSt)\.|(?<=\bMeld)\.|(?<=\bev)\.|(?<=\bevt)\.|(?<=\binkl)\.",
    re.IGNORECASE,
)
_FILES = ("words", "slot_words", "patterns", "grammar", "roles", "reporting", "finding", "goals")  # in data/


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A joint task known by name. ``pattern`` finds it in bokmål and nynorsk."""

    key: str
    name: str
    pattern: re.Pattern[str]


@cache
def words(name: str) -> re.Pattern[str]:
    """The pattern of a class of words, both written standards, made when first asked for.

    Raises KeyError for an unknown class.
    """
    return re.compile(classes()[name], re.IGNORECASE)


def dotless(text: str) -> str:
    """The text with «·» for dots within a sentence («1. mars», «kap. 100»), of the same length."""
    return _INNER_DOT.sub("·", text)


@lru_cache(maxsize=20_000)  # the same words come again and again, in every clause that is looked at
def is_of(name: str, form: str) -> bool:
    """Whether a whole word (or phrase) is of a class of words. Raises KeyError for an unknown class."""
    return words(name).fullmatch(form) is not None


@cache
def known_tasks() -> tuple[KnownTask, ...]:
    """Tasks known by name, from ``data/known_tasks.tsv``."""
    return tuple(
        KnownTask(key, name, re.compile(rf"(?<![\w-])(?:{nb}|{nn})(?!\w)", re.IGNORECASE))
        for key, name, nb, nn in _rows("known_tasks.tsv")
    )


@cache
def classes() -> dict[str, str]:
    """The classes of words by name: what each looks for, as a regular expression."""
    found: dict[str, str] = {}
    for file in _FILES:
        for name, *forms in _rows(f"{file}.tsv"):
            pattern = "|".join(form for form in forms if form)
            for macro, meaning in _MACROS.items():
                pattern = pattern.replace(macro, meaning)
            found[name] = pattern
    return found


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__ or "").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = len(lines[0].split("\t"))
    for line in lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (columns - len(cells))
