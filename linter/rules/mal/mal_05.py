"""MAL-05: the letters do not say how far the cooperation shall go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.coordination.model import Filler, Slot
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, SetRule, Severity, Status, Text
from linter.rules.koo.declared import listed
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_JOINT = 4  # the step of joint goals and measures
_SHARING = (
    r"(?:informasjon|erfaring|kunnskap|erfarings|opplysning)\w*(?:deling|utveksling)\w*|"
    r"(?:å )?(?:dele|utveksle|deler|utvekslar?) (?:\w+ )?(?:informasjon|erfaring\w*|kunnskap|opplysning\w*)"
)
_ONLY_SHARING = re.compile(
    r"\b(?:samarbeid\w*|oppdrag\w*|oppgav\w*|oppgåv\w*|innsats\w*|etatane|etatene|direktorata|direktoratene|verksemdene|virksomhetene)\b"
    r"[^.;]{0,40}\b(?:bare|berre|kun|begrense\w*|avgrens\w*|ikke (?:mer|lenger) enn|ikkje (?:meir|lenger) enn)\b"
    rf"[^.;]{{0,30}}(?:{_SHARING})",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task in which no step of the ladder of coordination (samordningsstigen) can be read.

    One where letters of one year stand ``steps`` or more apart on it, and one where a letter asks for joint goals or
    measures but says that the cooperation is for sharing information only.
    """
    steps = int(str(whole.option(RULE, "steps")))
    for mandate in mandates(whole):
        if mandate.lacks(Slot.LEVEL):
            yield mandate.hit()
            continue
        for parts in _by_year(mandate):
            if _apart(parts) >= steps:
                yield _differ(mandate, parts)
        limited = [(part, place) for part in mandate.parts if (place := _limited(part))]
        for group in each_place(limited):
            yield mandate.hit(message="within", at=group)


def _by_year(mandate: Mandate) -> Iterator[list[tuple[Part, Filler]]]:
    """Letters of one year with the highest step each of them asks for."""
    highest = [(part, said) for part in mandate.parts for said in part.task.slots[Slot.LEVEL]]
    for year in dict.fromkeys(part.year() for part, _ in highest):
        yield [pair for pair in highest if pair[0].year() == year]


def _apart(parts: Sequence[tuple[Part, Filler]]) -> int:
    levels = [int(said.value) for _, said in parts]
    return max(levels) - min(levels)


def _differ(mandate: Mandate, parts: Sequence[tuple[Part, Filler]]) -> Hit:
    """The hit stands in the letter with the lowest step: the others ask for more."""
    ordered = sorted(parts, key=lambda pair: int(pair[1].value))
    table = "; ".join(f"{listed(p, sorted(p.recipients()))}: «{p.letter.letter.excerpt(s.span)}»" for p, s in ordered)
    return mandate.hit({"table": table}, message="differ", at=[(part, said.span) for part, said in ordered])


def _limited(part: Part) -> Span | None:
    """Where a letter that asks for more says that the cooperation goes no further than sharing information."""
    if all(int(said.value) < _JOINT for said in part.task.slots[Slot.LEVEL]):
        return None
    for span, text in part.sentences():
        if match := _ONLY_SHARING.search(text):
            return Span(span.block, span.start + match.start(), span.start + match.end())
    return None


RULE = SetRule(
    code="MAL-05",
    name=Text(
        nb="Ambisjonsnivået er ikke oppgitt",
        nn="Ambisjonsnivået er ikkje oppgitt",
        en="The level of ambition is not given",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3 og samordningsstigen",
    why=Text(
        nb="Å dele informasjon er noe annet enn å ha en felles plan. Er nivået uklart, legger virksomhetene ulik innsats og ulike forventninger i samme oppdrag.",
        nn="Å dele informasjon er noko anna enn å ha ein felles plan. Er nivået uklart, legg verksemdene ulik innsats og ulike forventningar i same oppdrag.",
        en="Sharing information differs from having a joint plan. When the level is unclear, agencies put different effort and expectations into one task.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvor langt samarbeidet «{task}» skal gå: dele informasjon, ha en felles problemforståelse, tilpasse planer til hverandre eller ha felles mål og tiltak.",
            nn="Vi fann ikkje kor langt samarbeidet «{task}» skal gå: dele informasjon, ha ei felles problemforståing, tilpasse planar til kvarandre eller ha felles mål og tiltak.",
            en="We did not find how far the cooperation “{task}” shall go: share information, share an understanding, adapt plans to one another, or have joint goals and measures.",
        ),
        "differ": Text(
            nb="Brevene legger «{task}» på ulike trinn av samordningsstigen: {table}.",
            nn="Breva legg «{task}» på ulike trinn av samordningsstigen: {table}.",
            en="The letters put “{task}” on different steps of the ladder of coordination: {table}.",
        ),
        "within": Text(
            nb="Brevet ber om felles mål eller tiltak i «{task}», men her står det at samarbeidet bare gjelder å dele informasjon.",
            nn="Brevet ber om felles mål eller tiltak i «{task}», men her står det at samarbeidet berre gjeld å dele informasjon.",
            en="The letter asks for joint goals or measures in “{task}”, but this says that the cooperation is for sharing information only.",
        ),
    },
    advice=Text(
        nb="Skriv hvor langt samarbeidet skal gå, så alle legger det samme i oppdraget.",
        nn="Skriv kor langt samarbeidet skal gå, så alle legg det same i oppdraget.",
        en="Say how far the cooperation is to go, and all will read the task alike.",
    ),
    options={
        "steps": Option(
            default=2,
            doc=Text(
                nb="Så mange trinn må brevene stå fra hverandre før vi sier at de motsier hverandre.",
                nn="Så mange trinn må breva stå frå kvarandre før vi seier at dei motseier kvarandre.",
                en="Letters must stand this many steps apart before we say that they contradict each other.",
            ),
        ),
    },
    examples=(
        Example(
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsatte unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsatte unge.",
            better="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsatte unge. Direktoratene skal ha felles mål og en felles plan for arbeidet.",
            good="## 3.4 Samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om utsatte unge.",
        ),
        Example(
            bad="## ⟦4.2 Felles oppdrag: flere i arbeid⟧\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid.",
            better="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles forståelse av problemet.",
            good="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. De skal dele informasjon om hva som virker.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsette unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsette unge.",
            better="## 3.4 Tverrsektorielt samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsette unge. Direktorata skal ha felles mål og ein felles plan for arbeidet.",
            good="## 3.4 Samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om utsette unge.",
        ),
        Example(
            form="nn",
            good="## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal tilpasse planane sine til kvarandre.",
        ),
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ⟦dele informasjon⟧ om hva som virker.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal tilpasse planene sine til hverandre.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan.",
        ),
        Example(
            head="",
            form="nn",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal ha ei ⟦felles problemforståing⟧.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal ha felles mål og ein felles plan.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal ha felles mål.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal ha felles mål og ein felles plan.",
        ),
        Example(
            bad="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan. ⟦Samarbeidet er begrenset til informasjonsutveksling⟧.",
            better="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles tiltaksplan og dele informasjon om hva som virker.",
            good="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Samarbeidet er begrenset til informasjonsutveksling.",
        ),
    ),
    check=check,
)
