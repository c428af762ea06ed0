"""DOK-01: a standing part of an allocation letter (tildelingsbrev) was not found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.letters.model import BlockKind, Letter
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.prose import running_blocks
from linter.rules.brv.series import is_cut
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text


@dataclass(frozen=True, slots=True)
class _Part:
    """A standing part: how its heading, row or annex title reads, and what in running text shows that it is there."""

    message: str
    title: re.Pattern[str]
    text: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PARTS = (
    _Part(
        "default",
        _words(
            r"\b(?:mål|hovedmål|hovudmål|delmål|brukermål|brukarmål|samfunnsmål|effektmål|målbilde|målbilete|samfunnsoppdrag\w*)\b"
        ),
        _words(
            r"\b(?:overordne\w+|langsiktig\w*)\smål\w*\b|\b(?:hovedmål|hovudmål|brukermål|brukarmål|samfunnsmål)\w*\b"
        ),
    ),
    _Part(
        "parameters",
        _words(
            r"\b(?:styringsparamet|resultatmål|resultatkrav|resultatindikator|indikator|nøkkeltal|nøkkelinformasjon)\w*"
        ),
        _words(r"\bstyringsparamet\w+|\bresultatindikator\w*|\bresultatkrav\w*"),
    ),
    _Part(
        "allocation",
        _words(
            r"\b(?:budsjett\w*|tildeling\w*|bevilgning\w*|løyving\w*|disposisjon|kap(?:\.|ittel)?\s?(?:/|og\s)?post)\b"
        ),
        _words(r"\bkap(?:\.|ittel)\s?\d{1,4}\s?,?\s(?:og\s)?post\s?\d\d|\bkap(?:\.|ittel)\s?\d{3,4}\b"),
    ),
    _Part(
        "authorities",
        _words(r"fullmakt"),
        _words(
            r"\b(?:gis|gjevast|får|delegeres|delegert|har|gitt|gir|gjev)\s\w*fullmakt\w*|\bfullmaktene?\b|\bfullmaktane\b"
        ),
    ),
    _Part(
        "reporting",
        _words(r"\b(?:\w*rapporter\w+|årsrapport\w*|tertialrapport\w*|resultatrapport\w*)\b"),
        _words(r"\b(?:skal|bes|ber)\b[^.]{0,80}\brapporter\w*|\bårsrapport\w*"),
    ),
    _Part(
        "dialogue",
        _words(
            r"\b(?:styringsdialog\w*|etatsstyring\w*|styringsmøte\w*|styringskalender\w*|kontaktmøte\w*|etatsmøte\w*|\w*møter?|møte(?:plan|kalender)\w*)\b"
        ),
        _words(
            r"\b(?:styringsdialog|etatsstyringsmøte|styringsmøte|kontaktmøte|dialogmøte|tertialoppfølgingsmøte|oppfølgingsmøte)\w*"
        ),
    ),
)
_WORD = re.compile(r"\w+")


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit, without a place, for each part found neither in headings and tables nor in the text."""
    letter = analysis.letter
    kind = analysis.identity.kind
    if kind is None or kind.value != "tildelingsbrev" or is_cut(letter):
        return
    if sum(len(_WORD.findall(block.text)) for block in running_blocks(letter)) < int(
        str(analysis.option(RULE, "fewest_words"))
    ):
        return
    for part in _PARTS:
        if not _has(letter, part):
            yield Hit(None, message=part.message)


def _has(letter: Letter, part: _Part) -> bool:
    for block in running_blocks(letter):
        entitled = block.kind in {BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}
        short = len(block.text) < _TITLE_LENGTH  # a bold line, or a heading the reader did not recognise
        if (entitled or short) and part.title.search(block.text):
            return True
        if part.text.search(block.text):
            return True
    return False


_TITLE_LENGTH = 80  # characters


def _missing(nb: str, nn: str, en: str) -> Text:
    return Text(
        nb=f"Vi fant ikke {nb} i brevet. Vi lette i overskrifter, lister, tabeller og tekst. Dette står vanligvis i et tildelingsbrev.",
        nn=f"Vi fann ikkje {nn} i brevet. Vi leitte i overskrifter, lister, tabellar og tekst. Dette står vanlegvis i eit tildelingsbrev.",
        en=f"We did not find {en} in the letter. We looked in headings, lists, tables and text. This usually stands in an allocation letter.",
    )


_WHOLE = (
    "## 1 Mål\n\nHovedmålet er et riktig skattegrunnlag.\n\n### Styringsparametere\n\n- Andel saker innen fristen\n\n"
    "## 2 Budsjettildeling\n\nDirektoratet får 10 mill. kroner over kap. 1618 post 01.\n\n## 3 Fullmakter\n\nSe vedlegg.\n\n"
    "## 4 Styringsdialog\n\nVi holder tre møter.\n\n## 5 Rapportering\n\nÅrsrapporten sendes innen 15. mars.\n\n"
)
_WHOLE_NN = (
    "## 1 Overordna mål\n\nMålet er eit rett skattegrunnlag.\n\n### Styringsparametrar\n\n- Del saker innan fristen\n\n"
    "## 2 Løyving\n\nVerksemda får 10 mill. kroner over kap. 1618 post 01.\n\n## 3 Fullmakter\n\nSjå vedlegg.\n\n"
    "## 4 Styringsdialog\n\nVi held tre møte.\n\n## 5 Rapportering\n\nÅrsrapporten skal sendast innan 15. mars.\n\n"
)
_SHORT = {"fewest_words": 10}

RULE = LetterRule(
    code="DOK-01",
    name=Text(
        nb="Faste deler mangler i tildelingsbrevet",
        nn="Faste delar manglar i tildelingsbrevet",
        en="Standing parts are missing in the allocation letter",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="Reglement for økonomistyring §§ 4 og 7; Bestemmelser kap. 1.4 (sjekk gjeldende tekst)",
    why=Text(
        nb="Et tildelingsbrev har vanligvis overordnede mål, styringsparametere, tildeling, fullmakter, krav til rapportering og opplegg for styringsdialogen. Uten en av delene kan mottakeren mangle noe.",
        nn="Eit tildelingsbrev har vanlegvis overordna mål, styringsparametrar, tildeling, fullmakter, krav til rapportering og opplegg for styringsdialogen. Utan ein av delane kan mottakaren mangle noko.",
        en="An allocation letter usually has overall goals, steering parameters, allocation, authorities, reporting demands and a plan for the steering dialogue. Without one the recipient may lack something.",
    ),
    messages={
        # One message per part; «default» is the first part of the list.
        "default": _missing("overordnede mål", "overordna mål", "overall goals"),
        "parameters": _missing("styringsparametere", "styringsparametrar", "steering parameters"),
        "allocation": _missing(
            "tildelingen (kapittel og post)", "tildelinga (kapittel og post)", "the allocation (chapter and item)"
        ),
        "authorities": _missing("fullmakter", "fullmakter", "authorities"),
        "reporting": _missing("krav til rapportering", "krav til rapportering", "reporting demands"),
        "dialogue": _missing(
            "møter eller styringsdialog", "møte eller styringsdialog", "meetings or steering dialogue"
        ),
    },
    advice=Text(
        nb="Ta delen inn, eller vis til dokumentet der den står. Sjekk mot økonomiregelverket.",
        nn="Ta delen inn, eller vis til dokumentet der han står. Sjekk mot økonomiregelverket.",
        en="Include the part, or refer to the document that holds it. Check against the financial regulations.",
    ),
    options={
        "fewest_words": Option(
            default=300,
            doc=Text(
                nb="Brev med færre ord enn dette regner vi som bruddstykker og leter ikke etter faste deler i.",
                nn="Brev med færre ord enn dette reknar vi som brotstykke og leitar ikkje etter faste delar i.",
                en="Letters with fewer words than this count as fragments; no parts are looked for.",
            ),
        )
    },
    examples=(
        Example(
            options=_SHORT, bad=_WHOLE.replace("## 3 Fullmakter\n\nSe vedlegg.\n\n", ""), better=_WHOLE, good=_WHOLE
        ),
        Example(
            options=_SHORT,
            bad=_WHOLE.replace("### Styringsparametere\n\n- Andel saker innen fristen\n\n", ""),
            better=_WHOLE,
            good=_WHOLE.replace("### Styringsparametere", "### Resultatkrav for året"),
        ),
        Example(
            options=_SHORT,
            bad=_WHOLE.replace("## 4 Styringsdialog\n\nVi holder tre møter.\n\n", ""),
            better=_WHOLE,
            good=_WHOLE.replace("## 3 Fullmakter\n\nSe vedlegg.\n\n", "") + "Vedlegg 1: Fullmakter\n\n",
        ),
        Example(
            options=_SHORT,
            bad=_WHOLE.replace("## 1 Mål\n\nHovedmålet er et riktig skattegrunnlag.\n\n", ""),
            better=_WHOLE,
        ),
        Example(
            form="nn",
            options=_SHORT,
            bad=_WHOLE_NN.replace("## 3 Fullmakter\n\nSjå vedlegg.\n\n", ""),
            better=_WHOLE_NN,
            good="[...]\n\n" + _WHOLE_NN.replace("## 4 Styringsdialog\n\nVi held tre møte.\n\n", ""),
        ),
        Example(
            options=_SHORT,
            head="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 16. april 2026\n\n# Supplerende tildelingsbrev nr. 2 for 2026\n\n",
            good="Direktoratet tildeles 3 mill. kroner over kap. 1618 post 21 til et nytt register for eiere.",
        ),
        Example(good="Departementet viser til Stortingets vedtak. Resten av brevet er ikke med her."),
    ),
    check=check,
)
