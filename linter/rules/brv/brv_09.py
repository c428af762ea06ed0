"""BRV-09: a reference to a section, annex or table that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from linter.letters.model import Letter, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.lettered import lettered_numbers, missing_letters
from linter.rules.brv.numbering import numbered_headings, numbers_in_use, parse_number
from linter.rules.brv.prose import around, running_blocks, without_quotations
from linter.rules.brv.series import is_cut
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text

_NEAR = 40  # characters from a report or plan to a number of its own
_FEWEST = 3  # numbered headings; a letter with fewer has no numbering to refer to
_LAST_CHAPTER = 30  # «kap. 605» is a chapter of the state budget, never of the letter

_SECTION = re.compile(
    r"\b(?P<word>punkt(?:a|ene)?|pkt\.?|kapittel|kapitlet|kap\.?|avsnitt|del)\s(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
# What goes on from it: «punkt 5.1, 5.2 og 5.4».
_FURTHER = re.compile(r"(?:\s?(?:,|og|eller|samt|til|[–-])\s?\d{1,2}(?:\.\d{1,2}){1,4}(?!\d|[.,]\d))+")
_ONE_MORE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})")
_ANNEX = re.compile(r"\bvedlegg(?:et)?\s(?:nr\.\s?)?(?P<number>\d{1,2}|[A-H]|[IVX]{1,4})\b(?!\.\d|[-–])")
_TABLE = re.compile(r"\b(?:tabell|figur)\s(?P<number>\d{1,2}(?:\.\d{1,2})?)\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\s*(?P<word>vedlegg|tabell|figur)\s(?:nr\.\s?)?(?P<number>[\w.]+?)\.?(?=[\s:–-]|$)", re.IGNORECASE
)

# Another document owns the number when it is named close by. Laws and papers of the Storting do so always; a report or
# a plan does not when the reference is introduced on its own: «i årsrapporten, jf. punkt 5.4».
_ALWAYS = (
    r"\b(?:Prop\.|Meld\.|Innst\.|NOU|Dok(?:\.|ument\s\d)|[RHD]-\d+|TT?B\s?\d{4})|"
    r"(?:reglement|regelverk|bestemmels|føresegn|lov(?:a|en|ens)?\b|forskrift|direktiv|forordning|rundskriv|proposisjon|innstilling|"
    r"stortingsmelding|programbeskrivels|vedtekt|konvensjon|protokoll|§)"
)
_ELSE = (
    r"(?:avtale|instruks|veileder|rettleiar|(?<!års)(?<!tertial)rapport(?:en|ens|a)?\b|utredning|utgreiing|strategi|plan(?:en)?\b|melding(?:en|a)?\b|"
    r"notat|retningslinj|mandat|standard|håndbok|handbok|brev\b|brevet\s(?:for|til|av|frå|fra)\b|oppdrag\b|vedlegg\b|skriv\b)"
)
_BEFORE = re.compile(_ALWAYS, re.IGNORECASE)
_BESIDE = re.compile(_ELSE, re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?:\bjfr?\.?|\bjamfør|\bse|\bsjå|\b(?:går\sfram|framgår|fremgår|følger|følgjer|står|omtalt|omtala|beskrevet|skildra|nevnt|nemnt|gitt|gjeve)"
    r"\s(?:av|i|under))\s(?:også\s|òg\s|for øvrig\s|elles\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^\s(?:der|i\sden|i\sdet|i\sdenne|i\sdenna)\b|^\s*(?:\)\s*)?(?:i|av|til|frå|fra|under|post\b|,\s*post\b|og\b[^.;]{{0,12}}\bi)\s(?:[^.;]{{0,40}})?(?:{_ALWAYS}|{_ELSE})",
    re.IGNORECASE,
)
_POST = re.compile(r"^\s*,?\s*(?:post|og\s\d+,?\spost)\b", re.IGNORECASE)
# A full stop after a long word or a figure; «Meld. St.» and «jf.» end no sentence.
_SENTENCE_END = re.compile(r"(?:(?<=[a-zæøå]{5})|(?<=[\d)]))[.;]\s(?=[A-ZÆØÅ])")
_HERE = re.compile(r"\b(?:dette|i)\s(?:tildelings|oppdrags)?brevet\b", re.IGNORECASE)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each reference within the letter whose goal is not in it."""
    letter = analysis.letter
    if is_cut(letter):
        return
    numbered = [h.number for h in numbered_headings(letter)]
    captions = _captions(letter)
    in_use = numbers_in_use(letter)
    lettered = lettered_numbers(letter)
    for block in running_blocks(letter):
        text = without_quotations(block.text)
        numbers = _missing_numbers(text, in_use) if len(numbered) >= _FEWEST and (1,) in numbered else ()
        for match in (*numbers, *missing_letters(text, lettered)):
            if _own(text, match):
                yield _hit(block.index, match)
        for pattern, word in ((_ANNEX, "vedlegg"), (_TABLE, "tabell")):
            for match in pattern.finditer(text):
                kind = "figur" if match.group().lower().startswith("figur") else word
                there = captions.get(kind, frozenset())
                if there and match["number"].upper() not in there and _own(text, match):
                    yield _hit(block.index, match)


def _missing_numbers(text: str, in_use: frozenset[tuple[int, ...]]) -> Iterator[re.Match[str]]:
    named = ((match, *_ONE_MORE.finditer(text, match.end(), _end(text, match))) for match in _SECTION.finditer(text))
    for match in chain.from_iterable(named):
        number = parse_number(match["number"])
        known = number in in_use or (number is not None and len(number) > 1 and _below(number, in_use))
        if number and number[0] <= _LAST_CHAPTER and not known:
            yield match


def _end(text: str, match: re.Match[str]) -> int:
    """Where the last number of a reference to several ends."""
    further = _FURTHER.match(text, match.end())
    return further.end() if further else match.end()


def _below(number: tuple[int, ...], in_use: frozenset[tuple[int, ...]]) -> bool:
    """Whether the letter goes deeper: 3.2 is there when 3.2.1 is, even if its own heading was not recognised."""
    return any(other[: len(number)] == number for other in in_use)


def _captions(letter: Letter) -> dict[str, frozenset[str]]:
    """Numbers of annexes, tables and figures that have a heading or caption of their own."""
    found: dict[str, set[str]] = {}
    for block in running_blocks(letter):
        match = _CAPTION.match(block.text)
        if match:
            found.setdefault(match["word"].lower(), set()).add(match["number"].upper())
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _own(text: str, match: re.Match[str]) -> bool:
    """Whether the reference is to this letter. Any other document named near by takes it."""
    if _CAPTION.match(text) and match.start() == len(text) - len(text.lstrip()):
        return False  # the caption itself
    before, after = around(text, match.start(), _end(text, match), 90)
    before = _SENTENCE_END.split(before)[-1]
    if _HERE.search(before[-40:]) or _HERE.match(after.lstrip()):
        return True
    beside = not _INTRODUCED.search(before) and _BESIDE.search(before[-_NEAR:])
    return not (_BEFORE.search(before) or beside or _AFTER.match(after) or _POST.match(after))


def _hit(block: int, match: re.Match[str]) -> Hit:
    return Hit(Span(block, match.start(), match.end()), {"reference": match.group()})


_BODY = "# 1 Innledning\n\nTekst.\n\n# 2 Mål\n\n## 2.1 Hovedmål\n\nTekst.\n\n# 3 Rapportering\n\n"
_LETTERED_BODY = "# A. Innledning\n\nTekst.\n\n# B. Mål\n\n## B.1 Hovedmål\n\nTekst.\n\n# C. Dialog\n\n## C.1 Møter\n\n"
_BODY_NN = "# 1 Innleiing\n\nTekst.\n\n# 2 Mål\n\n## 2.1 Hovudmål\n\nTekst.\n\n# 3 Rapportering\n\n"

RULE = LetterRule(
    code="BRV-09",
    name=Text(
        nb="Henvisningen peker på noe som ikke finnes",
        nn="Tilvisinga peiker på noko som ikkje finst",
        en="The reference points at something that is not there",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="God brevskikk; vår regel",
    why=Text(
        nb="Mottakeren leter etter et krav som ikke er der, eller leser feil punkt. Feilen kommer ofte når en del av fjorårets brev er strøket.",
        nn="Mottakaren leitar etter eit krav som ikkje er der, eller les feil punkt. Feilen kjem ofte når ein del av brevet frå i fjor er stroken.",
        en="The recipient looks for a demand that is not there, or reads the wrong section. It often happens when a part of last year's letter was deleted.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke {reference} i brevet.",
            nn="Vi fann ikkje {reference} i brevet.",
            en="We did not find {reference} in the letter.",
        )
    },
    advice=Text(
        nb="Rett henvisningen. Gjelder den et annet dokument, så nevn dokumentet.",
        nn="Rett tilvisinga. Gjeld ho eit anna dokument, så nemn dokumentet.",
        en="Correct the reference. If it is to another document, name the document.",
    ),
    examples=(
        Example(
            bad=_BODY + "Årsrapporten skal sendes innen 15. mars, jf. ⟦punkt 6.4⟧. Se også ⟦kapittel 7⟧.",
            better=_BODY + "Årsrapporten skal sendes innen 15. mars, jf. punkt 2.1. Se også kapittel 3.",
            good=_BODY
            + "Vi viser til bestemmelser om økonomistyring i staten, pkt. 1.6.1, og til Meld. St. 4 (2024–2025) kapittel 9.",
        ),
        Example(
            bad=_BODY
            + "Kalenderen står i ⟦vedlegg 3⟧.\n\n# Vedlegg 1 Fullmakter\n\nTekst.\n\n# Vedlegg 2 Kalender\n\nTekst.",
            better=_BODY
            + "Kalenderen står i vedlegg 2.\n\n# Vedlegg 1 Fullmakter\n\nTekst.\n\n# Vedlegg 2 Kalender\n\nTekst.",
            good=_BODY
            + "Midlene stilles til rådighet over kap. 26, post 01 og kap. 605 post 21. Kalenderen følger i vedlegg 3.",
        ),
        Example(
            bad=_BODY + "Beløpene går fram av ⟦tabell 4⟧.\n\nTabell 1: Driftsbevilgning\n\nTabell 2: Tilskudd",
            better=_BODY + "Beløpene går fram av tabell 2.\n\nTabell 1: Driftsbevilgning\n\nTabell 2: Tilskudd",
            good=_BODY + "Kravene følger av direktivets vedlegg III punkt 6.4 og av punkt 8.2 i hovedinstruksen.",
        ),
        Example(
            form="nn",
            bad=_BODY_NN + "Verksemda skal melde frå om avvik, sjå ⟦avsnitt 4.2⟧.",
            better=_BODY_NN + "Verksemda skal melde frå om avvik, sjå avsnitt 2.1.",
            good=_BODY_NN + "Sjå punkt 5.3 i rundskriv R-110 og forskrifta kapittel 8. Sjå òg punkt 2.",
        ),
        Example(
            form="nn",
            bad=_BODY_NN + "Dei samla krava står i ⟦pkt. 5⟧ og ⟦kap. 9.1⟧ i dette brevet.",
            better=_BODY_NN + "Dei samla krava står i pkt. 2 og kap. 3 i dette brevet.",
            good=_BODY_NN + "[...]\n\nDei samla krava står i pkt. 5, og svaret på TB2026-14 punkt 6 er motteke.",
        ),
        Example(
            bad=_LETTERED_BODY + "Kravene står i ⟦punkt C.3⟧ og ⟦pkt. D1⟧.",
            better=_LETTERED_BODY + "Kravene står i punkt C.1 og pkt. B.1.",
            good=_LETTERED_BODY + "Kravene står i punkt C, i del G og i punkt D.4 i instruksen.",
        ),
        Example(
            good=_BODY
            + "Etaten skal:\n\n1. kartlegge\n\n2. vurdere\n\n3. foreslå\n\n4. rapportere\n\nFristen for punkt 4 er 1. juni.",
        ),
    ),
    check=check,
)
