"""BRV-08: a deadline outside the letter's time, or a day that is not the weekday written before it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from linter.letters.dates import MONTHS, WrittenDate
from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.days import written_days
from linter.rules.brv.letter_time import LetterTime, letter_time
from linter.rules.brv.prose import running_blocks, without_quotations
from linter.rules.brv.weekdays import WrongWeekday, wrong_weekdays
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text

_LABEL = re.compile(
    r"\bfrist(?:en)?(?:\sfor\s[^.;:]{1,60}?)?(?:\s+er)?\s?:?\s+(?:innen\s|innan\s|senest\s|seinast\s)?$", re.IGNORECASE
)
_COLUMN = re.compile(r"(?:ny\s|endelig\s|endeleg\s)?(?:leverings)?frist(?:en)?\b(?!\s(?:i|for)\s20)", re.IGNORECASE)
# A calendar of meetings and reports says «Dato» over what is to come.
_CALENDAR = re.compile(r"kalender|møteplan|møteoversikt|årshjul", re.IGNORECASE)
_WHEN = re.compile(r"(?:møte)?(?:dato(?:er)?|tidspunkt|når|tid)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:innen|innan|senest|seinast|før|ikke\sseinere\senn|ikkje\sseinare\senn)\s(?:den\s|utgangen\sav\s|utløpet\sav\s|"
    r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun)dag\s)*$",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:skal|må|bes|ber|bør|forventes|forventer|ventar|forutsetter|føreset|legges\sfram|leverer|leverast|leveres|sendes|sendast|oversendes|"
    r"oversendast|rapporterer|rapporteres|rapporterast|frist(?:en)?\ser|frist\s?:)(?!\w)",
    re.IGNORECASE,
)
# Words that put the deadline in the past on purpose: history, an earlier assignment, a deadline moved.
_HISTORY = re.compile(
    r"\b(?:ble|blei|vart|var|hadde|har|fikk|fekk|skulle|leverte|sendte|mottok|mottatt|motteke|opprinnelig\w*|opphavleg\w*|"
    r"tidligere|tidlegare|daværende|dåverande|utsatt|utsett|forlenget|forlenga|flyttet|flytta|svarte|ba|bad|vedtatt|vedteke|innfridd|"
    r"etablert|(?:i|ved)\s(?:fjor|foregående)|i\sbrev\sav|supplerende\s\w+\snr|gjaldt|gjeldt|som\sskulle)(?!\w)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"\b(?:innen|innan|senest|seinast|frist\s?:)\s(?:(?:utgangen|slutten)\sav\s)?(?P<when>(?:(?P<month>{'|'.join(MONTHS)})\s)?(?P<year>20\d\d))(?![\d–-])",
    re.IGNORECASE,
)

_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each deadline before the letter's own time, far after it, or on the wrong weekday."""
    start = letter_time(analysis)
    for block in running_blocks(analysis.letter):
        text = without_quotations(block.text)
        wrong = list(wrong_weekdays(analysis, block, text))
        for slip in wrong:
            yield _wrong(text, slip)
        for day in {day.start: day for day in written_days(text)}.values():  # of a range, its last day
            if all(slip.at != day.start for slip in wrong):
                yield from _judge_day(analysis, text, day, Span(block.index, day.start, day.end), start)
        for match in _MONTH_YEAR.finditer(text):
            span = Span(block.index, match.start("when"), match.end("when"))
            last = _last_day(match)
            if start and last < start.first and _is_demand(analysis, text, span):
                yield _before(block.text, span, start)


def _wrong(text: str, slip: WrongWeekday) -> Hit:
    on = slip.day
    values = {
        "written": text[slip.span.start : slip.span.end],
        "day": f"{on.day}. {MONTHS[on.month - 1]} {on.year}",
        **{f"weekday_{lang}": names[on.weekday()] for lang, names in _WEEKDAYS.items()},
    }
    return Hit(slip.span, values, "weekday" if slip.written else "inferred", Severity.MEDIUM)


def _judge_day(
    analysis: LetterAnalysis, text: str, day: WrittenDate, span: Span, start: LetterTime | None
) -> Iterator[Hit]:
    on = day.on()
    if on is None:
        return
    ahead = text[: day.start]
    column = _in_column(analysis, span, _COLUMN)
    meeting = not column and _in_calendar(analysis, span)
    if start is not None and meeting and on < start.first:
        yield Hit(span, {"written": text[span.start : span.end], "letter": start.said}, "calendar")
    if start is None or not (column or _LABEL.search(ahead) or _WITHIN.search(ahead)):
        return
    if on < start.first:
        if column or _is_demand(analysis, text, span):
            yield _before(text, span, start)
    elif on.year > start.year + int(str(analysis.option(RULE, "years_ahead"))):
        values = {"written": text[span.start : span.end], "letter": start.said}
        yield Hit(span, values, "far", Severity.MEDIUM)


def _in_calendar(analysis: LetterAnalysis, span: Span) -> bool:
    """Whether the day stands under «Dato» in a calendar of meetings."""
    block = analysis.letter.blocks[span.block]
    path = analysis.letter.section_path(block.section)
    return bool(_CALENDAR.search(path)) and _in_column(analysis, span, _WHEN)


def _in_column(analysis: LetterAnalysis, span: Span, named: re.Pattern[str]) -> bool:
    """Whether the day stands in a table column with a head of some name («Frist»), and is not told as history."""
    block = analysis.letter.blocks[span.block]
    if block.cell is None or _HISTORY.search(block.text):
        return False
    return named.match(analysis.letter.head(block.cell)) is not None


def _is_demand(analysis: LetterAnalysis, text: str, span: Span) -> bool:
    """Whether the sentence around the deadline asks for something now. History is no deadline."""
    sentence = analysis.sentence_at(span)
    label = _LABEL.search(text, sentence.start, span.start)
    if label and ":" in label.group():
        return not _HISTORY.search(text[: span.start][-40:])
    if label and label.start() == sentence.start:
        return not _HISTORY.search(text[sentence.start : sentence.end])
    words = text[sentence.start : sentence.end]
    return bool(_DEMAND.search(words)) and not _HISTORY.search(words)


def _last_day(match: re.Match[str]) -> date:
    year = int(match["year"])
    month = MONTHS.index(match["month"].lower()) + 1 if match["month"] else len(MONTHS)
    return date(year, month, monthrange(year, month)[1])


def _before(text: str, span: Span, start: LetterTime) -> Hit:
    return Hit(span, {"written": text[span.start : span.end], "letter": start.said})


_FEB = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 16. april 2026\n\n# Supplerende tildelingsbrev nr. 2 for 2026\n\n"

RULE = LetterRule(
    code="BRV-08",
    name=Text(
        nb="Fristen eller datoen passer ikke",
        nn="Fristen eller datoen passar ikkje",
        en="The deadline or date does not fit",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="God brevskikk; vår regel",
    why=Text(
        nb="En frist som alt er ute når brevet sendes, kan ingen holde. Ofte står fjorårets dato igjen. "
        "Når ukedag og dato ikke hører sammen, vet ingen hvilken dag som gjelder.",
        nn="Ein frist som alt er ute når brevet blir sendt, kan ingen halde. Ofte står datoen frå i fjor att. "
        "Når vekedag og dato ikkje høyrer saman, veit ingen kva dag som gjeld.",
        en="Nobody can meet a deadline that has passed when the letter is sent. Often last year's date was left. "
        "When weekday and date do not belong together, nobody knows which day is meant.",
    ),
    messages={
        "default": Text(
            nb="Fristen {written} er før brevets tid ({letter}).",
            nn="Fristen {written} er før tida til brevet ({letter}).",
            en="The deadline {written} is before the letter's time ({letter}).",
        ),
        "far": Text(
            nb="Fristen {written} er svært langt fram for et brev fra {letter}. Er årstallet riktig?",
            nn="Fristen {written} er svært langt fram for eit brev frå {letter}. Er årstalet rett?",
            en="The deadline {written} is very far ahead for a letter of {letter}. Is the year right?",
        ),
        "calendar": Text(
            nb="Datoen {written} i kalenderen er før brevets tid ({letter}).",
            nn="Datoen {written} i kalenderen er før tida til brevet ({letter}).",
            en="The date {written} in the calendar is before the letter's time ({letter}).",
        ),
        "weekday": Text(
            nb="«{written}» stemmer ikke med kalenderen. {day} er en {weekday_nb}.",
            nn="«{written}» stemmer ikkje med kalenderen. {day} er ein {weekday_nn}.",
            en="“{written}” does not match the calendar. {day} is a {weekday_en}.",
        ),
        "inferred": Text(
            nb="«{written}» stemmer ikke med kalenderen. {day} er en {weekday_nb}.",
            nn="«{written}» stemmer ikkje med kalenderen. {day} er ein {weekday_nn}.",
            en="“{written}” does not match the calendar. {day} is a {weekday_en}.",
        ),
    },
    advice=Text(
        nb="Sett en dato etter brevets egen. Er datoen historikk, så skriv det: «fristen var …».",
        nn="Set ein dato etter den på brevet. Er datoen historikk, så skriv det: «fristen var …».",
        en="Set a date after the letter's own. If the date is history, say so: “fristen var …”.",
    ),
    other_advice={
        "far": Text(
            nb="Sjekk årstallet. Er fristen riktig, kan den bli stående.",
            nn="Sjekk årstalet. Er fristen rett, kan han bli ståande.",
            en="Check the year. If the deadline is right, it can stay.",
        ),
        "calendar": Text(
            nb="Sjekk om datoen står igjen fra i fjor, og sett inn årets dato.",
            nn="Sjekk om datoen står att frå i fjor, og set inn datoen for i år.",
            en="Check whether the date is left from last year, and put in this year's.",
        ),
        "weekday": Text(
            nb="Rett ukedagen eller datoen, og sjekk at det er den dagen dere mener.",
            nn="Rett vekedagen eller datoen, og sjekk at det er den dagen de meiner.",
            en="Correct the weekday or the date, and check that it is the day you mean.",
        ),
        "inferred": Text(
            nb="Rett ukedagen eller datoen. Mener dere et annet år, så skriv året.",
            nn="Rett vekedagen eller datoen. Meiner de eit anna år, så skriv året.",
            en="Correct the weekday or the date. If you mean another year, write it.",
        ),
    },
    options={
        "years_ahead": Option(
            default=8,
            doc=Text(
                nb="Så mange år etter brevet kan en frist på dag og måned ligge uten at vi spør om årstallet.",
                nn="Så mange år etter brevet kan ein frist på dag og månad liggje utan at vi spør om årstalet.",
                en="How many years after the letter a deadline of day and month may lie before we ask about the year.",
            ),
        )
    },
    examples=(
        Example(
            head=_FEB,
            bad="Skattedirektoratet skal utarbeide en plan. Frist: ⟦1. mars 2025⟧\n\nRapporten bes oversendt innen ⟦15.2.2026⟧.",
            better="Skattedirektoratet skal utarbeide en plan. Frist: 1. mars 2027\n\nRapporten bes oversendt innen 15.6.2026.",
            good="Departementet viser til svaret som ble levert innen 1. mars 2025, og til fristen 1. juni 2026.",
        ),
        Example(
            bad="Etaten skal levere en samlet analyse innen utgangen av ⟦2024⟧.",
            better="Etaten skal levere en samlet analyse innen utgangen av 2026.",
            good="Årsrapport for 2026 skal sendes innen 15. mars 2027. Utslippene skal ned innen 2030 og 2050.",
        ),
        Example(
            bad="Utkastet skal sendes innen ⟦mandag 2. juni 2026⟧. Frist: ⟦1.10.2062⟧\n\n| Oppdrag | Frist |\n|---|---|\n| Plan | ⟦1. mars 2025⟧ |",
            better="Utkastet skal sendes innen tirsdag 2. juni 2026. Frist: 1.10.2026\n\n| Oppdrag | Frist |\n|---|---|\n| Plan | 1. mars 2026 |",
            good="| Milepæl | Nådd | Frist |\n|---|---|---|\n| Kontrakt | 1. mars 2025 | Levert 1. mars 2025, var utsatt |\n\nOppdraget ble gitt i 2024. Opprinnelig frist: 1. oktober 2024. Ny frist: 1. oktober 2026.",
        ),
        Example(
            head=_FEB,
            bad="## 5 Møtekalender\n\n| Møte | Dato |\n|---|---|\n| Etatsstyringsmøte | ⟦12. mai 2025⟧ |\n| Faglig møte | 3. juni 2026 |",
            better="## 5 Møtekalender\n\n| Møte | Dato |\n|---|---|\n| Etatsstyringsmøte | 12. mai 2026 |\n| Faglig møte | 3. juni 2026 |",
            good="## 5 Status for prosjektet\n\n| Milepæl | Dato |\n|---|---|\n| Oppstart | 12. mai 2025 |",
        ),
        Example(
            head=_FEB,
            bad="Det skal holdes tre møter i 2026: tirsdag 28. april, ⟦onsdag 18. september⟧ og tirsdag 1. desember.",
            better="Det skal holdes tre møter i 2026: tirsdag 28. april, fredag 18. september og tirsdag 1. desember.",
            good="Vi viser til møtet tirsdag 3. juni i fjor. Seminaret varer fra tirsdag 2.–3. juni, og det siste møtet er mandag 11. januar.",
        ),
        Example(
            form="nn",
            head=_FEB,
            bad="## 5 Møte i 2026\n\n| Dag | Dato | Møte |\n|---|---|---|\n| Onsdag | ⟦2. juni⟧ | Styringsmøte |\n| Torsdag | 4. juni | Mål for 2027 |",
            better="## 5 Møte i 2026\n\n| Dag | Dato | Møte |\n|---|---|---|\n| Tysdag | 2. juni | Styringsmøte |\n| Torsdag | 4. juni | Mål for 2027 |",
            good="## 5 Møte i 2027\n\nStyringsmøtet er onsdag 2. juni. Fagmøtet er 4. juni (fredag).",
        ),
        Example(
            form="nn",
            head=_FEB,
            bad="Verksemda skal sende oversikta til departementet seinast ⟦20. desember 2025⟧.",
            better="Verksemda skal sende oversikta til departementet seinast 20. desember 2026.",
            good="Verksemda sende oversikta 20. desember 2025. Departementet fekk ho innan 31. desember 2025, slik ho skulle.",
        ),
        Example(
            form="nn",
            head=_FEB,
            bad="Direktoratet skal ha ein ny plan klar innan ⟦mai 2025⟧. Frist for deloppdraget er ⟦5. januar 2026⟧.",
            better="Direktoratet skal ha ein ny plan klar innan mai 2027. Frist for deloppdraget er 5. januar 2027.",
            good="Forskrifta skal gjelde til alle er omfatta. Vedtaket frå 2025 seier at «planen skal vere klar innan 1. juni 2025 og sendast til alle».",
        ),
    ),
    check=check,
)
