"""BRV-01: a date that the calendar does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.dates import MONTHS, WrittenDate
from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.days import days_in_month, no_leap_day_near, written_days
from linter.rules.brv.letter_time import own_year
from linter.rules.brv.prose import running_blocks
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text

_DEADLINE = re.compile(r"\b(?:frist\w*|innan|innen|seinast|senest)\b[^.;]{0,40}$", re.IGNORECASE)
_LEAP = (29, 2)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for every written day, or range of days, that does not exist."""
    for block in running_blocks(analysis.letter):
        told: set[int] = set()
        days = written_days(block.text)
        wrong = [day for day in days if _impossible(day, block.text, analysis)]
        for day in wrong:
            if day.start not in told:
                told.add(day.start)  # both ends of a range may be wrong; one place to mend, one hit
                alone = sum(d.start == day.start for d in wrong) < sum(d.start == day.start for d in days)
                start, end = _own_part(day, block.text) if alone else (day.start, day.end)
                longest = days_in_month(day)
                yield Hit(
                    Span(block.index, start, end),
                    {"written": block.text[start:end], "days": longest},
                    "default" if longest else "month",
                )


def _own_part(day: WrittenDate, text: str) -> tuple[int, int]:
    """Where one day of a range has a month of its own («27. september og *31. november 2027*»); else the whole range."""
    named = [month for month in MONTHS if month in text[day.start : day.end].lower()]
    if len(named) == 1 or not 1 <= day.month <= len(MONTHS):  # «15.–31. september»: one month for both
        return day.start, day.end
    part = re.compile(rf"\b{day.day}\.?\s?{MONTHS[day.month - 1]}", re.IGNORECASE).search(text, day.start, day.end)
    if part is None:
        return day.start, day.end
    last = not any(letter.isalpha() for letter in text[part.end() : day.end])
    return part.start(), day.end if last else part.end()


def _impossible(day: WrittenDate, text: str, analysis: LetterAnalysis) -> bool:
    if not day.valid():
        return True
    if day.year is None and (day.day, day.month) == _LEAP and _DEADLINE.search(text[: day.start]):
        # No year is written; a deadline falls in the letter's year or the next.
        year = own_year(analysis)
        return year is not None and no_leap_day_near(year)
    return False


RULE = LetterRule(
    code="BRV-01",
    name=Text(nb="Datoen finnes ikke", nn="Datoen finst ikkje", en="The date does not exist"),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: samme umulige frist i flere brev",
    why=Text(
        nb="En frist på en dag som ikke finnes, kan leses på to måter. Mottakeren må spørre, eller velger selv.",
        nn="Ein frist på ein dag som ikkje finst, kan lesast på to måtar. Mottakaren må spørje, eller vel sjølv.",
        en="A deadline on a day that does not exist can be read in two ways. The recipient must ask, or choose.",
    ),
    messages={
        "default": Text(
            nb="«{written}» finnes ikke. Måneden har bare {days} dager.",
            nn="«{written}» finst ikkje. Månaden har berre {days} dagar.",
            en="“{written}” does not exist. The month has only {days} days.",
        ),
        "month": Text(
            nb="«{written}» finnes ikke. Det er bare tolv måneder i året.",
            nn="«{written}» finst ikkje. Det er berre tolv månader i året.",
            en="“{written}” does not exist. A year has only twelve months.",
        ),
    },
    advice=Text(
        nb="Rett datoen. Sjekk også andre brev med samme oppdrag. Feilen følger ofte med når tekst kopieres.",
        nn="Rett datoen. Sjekk òg andre brev med same oppdrag. Feilen følgjer ofte med når tekst blir kopiert.",
        en="Correct the date. Check other letters with the same assignment too. The error often travels with copied text.",
    ),
    examples=(
        Example(
            bad="Skattedirektoratet skal kartlegge egne sårbarheter. Frist: ⟦31.6.2026⟧. Møtene er 27. september og ⟦31. november 2026⟧.",
            better="Skattedirektoratet skal kartlegge egne sårbarheter. Frist: 30.6.2026. Møtene er 27. september og 30. november 2026.",
            good="Vilkårene står i punkt 31.6 og i kap. 31 post 6. Rammen øker fra 30.2 til 31.6 mill. kroner.",
        ),
        Example(
            bad="Etaten sender en samlet vurdering innen ⟦31. november 2026⟧, og svar på merknadene innen ⟦30. februar⟧.",
            better="Etaten sender en samlet vurdering innen 30. november 2026, og svar på merknadene innen 28. februar.",
            good="Etaten sender en samlet vurdering innen 30. november 2026, jf. lov 31. mai 2024 nr. 31 § 31.",
        ),
        Example(
            bad="Høringen varer i perioden ⟦15.–31. september⟧. Rapporten kommer ⟦29. februar 2027⟧.",
            better="Høringen varer i perioden 15.–30. september. Rapporten kommer 28. februar 2027.",
            good="Ordningen gjaldt fra 29. februar 2024. Høringen varer i perioden 15.–31. oktober.",
        ),
        Example(
            form="nn",
            bad="Direktoratet skal sende eit utkast til departementet seinast ⟦31. april 2026⟧.",
            better="Direktoratet skal sende eit utkast til departementet seinast 30. april 2026.",
            good="Direktoratet skal sende eit utkast til departementet seinast 31. mai 2026, jf. saksnr. 25/3106-31.",
        ),
        Example(
            form="nn",
            bad="Frist for innspel er ⟦29. februar⟧, og årsrapporten skal liggje føre ⟦31/4-2027⟧.",
            better="Frist for innspel er 28. februar, og årsrapporten skal liggje føre 30/4-2027.",
            good="Verksemda melde frå i brev av 29. februar 2024. Sjå versjon 2.31.2 og tabell 31.4.2 i vedlegget.",
        ),
        Example(
            good="De to tiltakene er nr. 31 juni-pakken og 35 mars-tiltak. Kurset holdes i uke 31, juli 2026.",
        ),
    ),
    check=check,
)
