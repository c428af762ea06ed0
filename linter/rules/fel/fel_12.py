"""FEL-12: no letter says that the others have the same text."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.fel.letters import akrim, composed
from linter.rules.koo.mandate import JOINT_KINDS, mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each joint task where no letter says who else has it; a joint letter says so by its recipients."""
    for mandate in mandates(whole):
        joint = any(part.kind() in JOINT_KINDS for part in mandate.parts)
        if not joint and mandate.lacks(Slot.IDENTICAL_NOTE):
            yield mandate.hit()


_HEAD = "## 3.4 ⟦Arbeidslivskriminalitet⟧\n\n"
_NB = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet."
_NN = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta."
_NOTE = " Likelydende tekst er gitt til Skattedirektoratet, Politidirektoratet og Arbeidstilsynet."
_NOTE_NN = " Likelydande tekst er gitt til Skattedirektoratet, Politidirektoratet og Arbeidstilsynet."

RULE = SetRule(
    code="FEL-12",
    name=Text(
        nb="Brevet sier ikke at teksten er felles",
        nn="Brevet seier ikkje at teksten er felles",
        en="The letter does not say that the text is shared",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="Avledet av DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når brevet sier hvem andre som har fått oppdraget, ser alle at styringen er samordnet.",
        nn="Når brevet seier kven andre som har fått oppdraget, ser alle at styringa er samordna.",
        en="When the letter says who else has got the task, all see that the steering is coordinated.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke i brevet hvem andre som har fått oppdraget «{task}».",
            nn="Vi fann ikkje i brevet kven andre som har fått oppdraget «{task}».",
            en="We did not find in the letter who else has got the task “{task}”.",
        ),
    },
    advice=Text(
        nb="Skriv gjerne hvem som har fått samme oppdrag, for eksempel «Likelydende tekst er gitt til …».",
        nn="Skriv gjerne kven som har fått same oppdrag, til dømes «Likelydande tekst er gitt til …».",
        en="You may write who has got the same task, for example “Identical text is given to …”.",
    ),
    examples=(
        Example(
            head="",
            bad=composed(_HEAD + _NB, akrim(_NB), akrim(_NB)),
            better=composed(akrim(_NB + _NOTE), akrim(_NB + _NOTE), akrim(_NB + _NOTE)),
            good=composed(akrim(_NB), akrim(_NB + _NOTE)),
        ),
        Example(
            head="",
            bad=composed(_HEAD + _NB),
            better=composed(akrim(_NB + _NOTE)),
            good=composed("## 3.4 Kontroll\n\nSkattedirektoratet skal kontrollere flere virksomheter."),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(_HEAD + _NN, akrim(_NN), nn=True),
            better=composed(akrim(_NN + _NOTE_NN), akrim(_NN + _NOTE_NN), nn=True),
            good=composed(akrim(_NN + _NOTE_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=composed("## 3.4 Kontroll\n\nSkattedirektoratet skal kontrollere fleire verksemder.", nn=True),
        ),
    ),
    check=check,
)
