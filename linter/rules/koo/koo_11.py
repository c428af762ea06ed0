"""KOO-11: the letters do not say whether the cooperation shall be evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, mandates

_YEARS = re.compile(r"(?P<first>\d{4})?-(?P<last>\d{4})")


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without a word on evaluation, unless it ends in the year of the letter."""
    for mandate in mandates(whole):
        if mandate.lacks(Slot.EVALUATION) and not _one_year(mandate):
            yield mandate.hit()


def _one_year(mandate: Mandate) -> bool:
    """Whether every period given for the task ends in the letters' first year."""
    years = [year for part in mandate.parts if (year := part.year())]
    periods = [_YEARS.search(value) for value in mandate.values(Slot.PERIOD)]
    ends = [int(match["last"]) for match in periods if match]
    return bool(years and ends) and max(ends) <= min(years)


RULE = SetRule(
    code="KOO-11",
    name=Text(nb="Evaluering er ikke omtalt", nn="Evaluering er ikkje omtalt", en="Evaluation is not mentioned"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2 og 5",
    why=Text(
        nb="Tar dere stilling tidlig til om samarbeidet skal evalueres, kan virksomhetene samle det de trenger underveis. Et langt samarbeid bør dessuten vurderes på nytt med jevne mellomrom.",
        nn="Tek de stilling tidleg til om samarbeidet skal evaluerast, kan verksemdene samle det dei treng undervegs. Eit langt samarbeid bør dessutan vurderast på nytt med jamne mellomrom.",
        en="Decide early whether to evaluate, and the agencies can collect what is needed. A long cooperation should be reconsidered now and then.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke om «{task}» skal evalueres eller vurderes underveis.",
            nn="Vi fann ikkje om «{task}» skal evaluerast eller vurderast undervegs.",
            en="We did not find whether “{task}” shall be evaluated or reviewed.",
        ),
    },
    advice=Text(
        nb="Ta stilling til det tidlig. Også «skal ikke evalueres særskilt» er et svar.",
        nn="Ta stilling til det tidleg. Òg «skal ikkje evaluerast særskilt» er eit svar.",
        en="Decide early. “No separate evaluation” is an answer too.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: tryggere bosetting⟧\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at flere flyktninger får en varig bolig. Samarbeidet varer ut 2029.",
            better="## 3.4 Felles oppdrag: tryggere bosetting\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at flere flyktninger får en varig bolig. Samarbeidet varer ut 2029. Departementene vurderer i 2028 om opplegget for samarbeidet virker.",
            good="## 3.4 Felles oppdrag: tryggere bosetting\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at flere flyktninger får en varig bolig. Samarbeidet varer ut 2026.",
        ),
        Example(
            bad="## ⟦4.3 Tverrsektorielt arbeid for åpne data⟧\n\nSkattedirektoratet skal sammen med Digitaliseringsdirektoratet og Kartverket sørge for at flere bedrifter kan bruke offentlige data.",
            better="## 4.3 Tverrsektorielt arbeid for åpne data\n\nSkattedirektoratet skal sammen med Digitaliseringsdirektoratet og Kartverket sørge for at flere bedrifter kan bruke offentlige data. Arbeidet skal evalueres i 2028.",
            good="## 4.3 Tverrsektorielt arbeid for åpne data\n\nSkattedirektoratet skal sammen med Digitaliseringsdirektoratet og Kartverket sørge for at flere bedrifter kan bruke offentlige data. Samarbeidet skal ikke evalueres særskilt.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: tryggare busetjing⟧\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at fleire flyktningar får ein varig bustad. Samarbeidet varer ut 2029.",
            better="## 3.4 Felles oppdrag: tryggare busetjing\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at fleire flyktningar får ein varig bustad. Samarbeidet varer ut 2029. Departementa vurderer i 2028 om opplegget for samarbeidet verkar.",
            good="## 3.4 Tryggare busetjing\n\nSkattedirektoratet skal saman med Tolletaten finne ut kor mange flyktningar som betaler skatt.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: tryggare busetjing\n\nSkattedirektoratet, Utlendingsdirektoratet og Husbanken skal samarbeide slik at fleire flyktningar får ein varig bustad. Samarbeidet skal evaluerast når det er slutt.",
        ),
    ),
    check=check,
)
