"""SUM-01: how many plans, strategies and assignments the letter points at in all."""

from __future__ import annotations

from collections.abc import Iterator

from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Related, Severity, Status, Text
from linter.rules.sum.signals import high_priorities, plans

_SHOWN = 10  # related places


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit without a place when the letter cites more than ``plans`` plans, strategies and white papers."""
    cited = plans(analysis.letter)
    if len(cited) <= int(str(analysis.option(RULE, "plans"))):
        return
    values = {
        "p": len(cited),
        "o": analysis.profile.tasks,
        "s": len(analysis.tasks),
        "h": len(high_priorities(analysis.letter)),
    }
    yield Hit(None, values, related=tuple(Related(plan.span) for plan in cited[:_SHOWN]))


RULE = LetterRule(
    code="SUM-01",
    name=Text(nb="Summen av styringssignaler", nn="Summen av styringssignal", en="The sum of signals"),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 1",
    why=Text(
        nb="Hver plan og hvert oppdrag kan være klart for seg. Sammen kan de bli flere enn virksomheten kan prioritere, og trekke i "
        "ulike retninger.",
        nn="Kvar plan og kvart oppdrag kan vere klart for seg. Saman kan dei bli fleire enn verksemda kan prioritere, og trekkje i "
        "ulike retningar.",
        en="Each plan and assignment may be clear. Together they may be more than the agency can give priority to, and pull in "
        "different directions.",
    ),
    messages={
        "default": Text(
            nb="Brevet viser til {p} planer, strategier og meldinger. Dette talte vi også: nummererte oppdrag {o}, samarbeidsoppgaver {s}, steder med "
            "høy prioritet {h}. Hver for seg kan de være klare. Henger de sammen?",
            nn="Brevet viser til {p} planar, strategiar og meldingar. Dette talde vi òg: nummererte oppdrag {o}, samarbeidsoppgåver {s}, stader med "
            "høg prioritet {h}. Kvar for seg kan dei vere klare. Heng dei saman?",
            en="The letter cites {p} plans, strategies and white papers. We also counted these: numbered assignments {o}, joint tasks {s}, places with "
            "high priority {h}. Each may be clear. Do they hang together?",
        )
    },
    advice=Text(
        nb="Si hva som går foran, og hvordan planene og oppdragene henger sammen.",
        nn="Sei kva som går føre, og korleis planane og oppdraga heng saman.",
        en="Say what comes first, and how the plans and assignments hang together.",
    ),
    options={
        "plans": Option(
            default=10,
            doc=Text(
                nb="Brev som viser til flere planer enn dette, gir funn.",
                nn="Brev som viser til fleire planar enn dette, gir funn.",
                en="Letters that cite more plans than this give a finding.",
            ),
        )
    },
    examples=(
        Example(
            bad="Direktoratet skal følge opp Meld. St. 12 (2024–2025), digitaliseringsstrategien og handlingsplanen mot vold.",
            better="Direktoratet skal følge opp Meld. St. 12 (2024–2025). Den går foran andre planer på området.",
            good="Direktoratet skal følge opp Meld. St. 12 (2024–2025), jf. omtalen i Meld. St. 12 (2024–2025).",
            options={"plans": 2},
        ),
        Example(
            bad="Arbeidet bygger på Folkehelsemeldingen, Kompetansestrategien og opptrappingsplanen for psykisk helse.",
            better="Arbeidet bygger på Folkehelsemeldingen.",
            good="Direktoratet sender årsmelding og tilbakemelding og lager en egen handlingsplan for sikkerhet.",
            options={"plans": 2},
        ),
        Example(
            form="nn",
            bad="Direktoratet skal følgje opp Meld. St. 12 (2024–2025), digitaliseringsstrategien og handlingsplanen mot vald.",
            better="Direktoratet skal følgje opp Meld. St. 12 (2024–2025). Ho går føre andre planar på området.",
            good="Direktoratet skal følgje opp Meld. St. 12 (2024–2025), jf. omtalen i Meld. St. 12 (2024–2025).",
            options={"plans": 2},
        ),
        Example(
            form="nn",
            good="Direktoratet sender årsmelding og tilbakemelding og lagar ein eigen handlingsplan for tryggleik.",
            options={"plans": 2},
        ),
    ),
    check=check,
)
