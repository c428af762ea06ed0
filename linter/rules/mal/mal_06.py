"""MAL-06: the letters do not say how long the cooperation shall last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Filler, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import CORRECT_EITHER
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.rules.koo.signs import sign_of_end

_OPEN = re.compile(r"\d{4}-")  # a start without an end is no horizon
_END = re.compile(r"-(\d{4})$")
_IN_NAME = re.compile(r"\b\d{4}\s?[–-]\s?\d{2,4}\b")


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without an end, a duration or a word that it is permanent.

    Severity low where a sentence has words of time that were not read with certainty.
    Declared years are looked for in the letters: one hit where none gives an end, one where some give another last year.
    """
    for mandate in mandates(whole):
        years = _declared_years(mandate)
        if not mandate.unknown(Slot.PERIOD) and not _has_end(mandate):
            sign = sign_of_end(mandate)
            if sign and not years:
                yield mandate.hit(message="unsure", severity=Severity.LOW, at=[sign])
            else:
                yield mandate.hit({"years": years}, message="declared" if years else "default")
        elif years and (others := _other_end(mandate)):
            part, said = others[0]
            values = {"years": years, "said": part.letter.letter.excerpt(said.span)}
            yield mandate.hit(values, message="contradicts", at=[(other, filler.span) for other, filler in others])


def _declared_years(mandate: Mandate) -> str:
    """The first and last declared year, "" for fewer than two: one year may be no more than the year of the letters."""
    years = sorted(mandate.declared.years) if mandate.declared else []
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else ""


def _other_end(mandate: Mandate) -> list[tuple[Part, Filler]]:
    """Places that give a last year which is not the last declared one."""
    last = max(mandate.declared.years) if mandate.declared else 0
    ends = [(part, said, _END.search(said.value)) for part, said in mandate.found(Slot.PERIOD)]
    return [(part, said) for part, said, match in ends if match and int(match[1]) != last]


def _has_end(mandate: Mandate) -> bool:
    if any(not _OPEN.fullmatch(value) for value in mandate.values(Slot.PERIOD)):
        return True
    names = {name for part in mandate.parts for name in (part.task.name, *part.task.names)}
    return any(_IN_NAME.search(name) for name in names)


_DECLARED = DeclaredTask(name="trygge leiekontrakter", years=(2026, 2027, 2028))  # for the examples

RULE = SetRule(
    code="MAL-06",
    name=Text(nb="Tidshorisonten mangler", nn="Tidshorisonten manglar", en="The time horizon is missing"),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Virksomhetene må vite hvor lenge samarbeidet skal vare for å kunne prioritere ressurser over tid. En rapporteringsfrist er ingen tidshorisont.",
        nn="Verksemdene må vite kor lenge samarbeidet skal vare for å kunne prioritere ressursar over tid. Ein rapporteringsfrist er ingen tidshorisont.",
        en="Agencies must know how long the cooperation lasts to set aside resources over time. A reporting deadline is no horizon.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvor lenge «{task}» skal vare.",
            nn="Vi fann ikkje kor lenge «{task}» skal vare.",
            en="We did not find how long “{task}” shall last.",
        ),
        "unsure": Text(
            nb="Her står det noe om tid, men vi er ikke sikre på hvor lenge «{task}» skal vare.",
            nn="Her står det noko om tid, men vi er ikkje sikre på kor lenge «{task}» skal vare.",
            en="This says something about time, but we are not sure how long “{task}” shall last.",
        ),
        "declared": Text(
            nb="I oppsettet varer «{task}» {years}, men vi fant det ikke i brevene.",
            nn="I oppsettet varer «{task}» {years}, men vi fann det ikkje i breva.",
            en="In the configuration “{task}” lasts {years}, but we did not find it in the letters.",
        ),
        "contradicts": Text(
            nb="Her står det «{said}» om «{task}», men i oppsettet står det {years}.",
            nn="Her står det «{said}» om «{task}», men i oppsettet står det {years}.",
            en="This says “{said}” of “{task}”, but the configuration says {years}.",
        ),
    },
    advice=Text(
        nb="Oppgi sluttår eller periode. Er samarbeidet varig, skriv det.",
        nn="Oppgi sluttår eller periode. Er samarbeidet varig, skriv det.",
        en="Give a last year or a period. If the cooperation is permanent, say so.",
    ),
    other_advice={
        "contradicts": CORRECT_EITHER,
        "declared": Text(
            nb="Skriv i brevene hvor lenge samarbeidet varer, eller rett oppsettet.",
            nn="Skriv i breva kor lenge samarbeidet varer, eller rett oppsettet.",
            en="Write in the letters how long the cooperation lasts, or correct the configuration.",
        ),
    },
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: trygge leiekontrakter⟧\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. Status rapporteres innen 1. september 2026.",
            better="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. Samarbeidet varer ut 2028. Status rapporteres innen 1. september 2026.",
            good="## 3.4 Trygge leiekontrakter\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå lage tall for leiemarkedet.",
        ),
        Example(
            bad="## ⟦3.4 Felles oppdrag: trygge leiekontrakter⟧\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine, jf. strategien fra 2024.",
            better="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal i perioden 2026–2028 samarbeide slik at flere leietakere kjenner rettighetene sine, jf. strategien fra 2024.",
            good="## 3.4 Felles oppdrag: trygge leiekontrakter (2026–2028)\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: trygge leigekontraktar⟧\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar kjenner rettane sine. Status blir rapportert innan 1. september 2026.",
            better="## 3.4 Felles oppdrag: trygge leigekontraktar\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar kjenner rettane sine. Samarbeidet varer ut 2028. Status blir rapportert innan 1. september 2026.",
            good="## 3.4 Felles oppdrag: trygge leigekontraktar\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar kjenner rettane sine. Samarbeidet er varig.",
        ),
        Example(
            form="nn",
            good="## 3.4 Trygge leigekontraktar\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå lage tal for leigemarknaden.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. ⟦Virksomhetene avgjør selv når samarbeidet er modent for slutt.⟧",
            better="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. Samarbeidet varer ut 2028.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ⟦trygge leiekontrakter⟧\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine.",
            better="## 3.4 Felles oppdrag: trygge leiekontrakter (2026–2028)\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. ⟦Samarbeidet varer ut 2030⟧.",
            better="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine. Samarbeidet varer ut 2028.",
        ),
        Example(
            declared=(replace(_DECLARED, elsewhere={"period": "står i strategien"}),),
            good="## 3.4 Felles oppdrag: trygge leiekontrakter\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere kjenner rettighetene sine.",
        ),
    ),
    check=check,
)
