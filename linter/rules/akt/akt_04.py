"""AKT-04: a joint task is cut into many single measures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import JointTask, Slot
from linter.letters.model import Span
from linter.rules.akt.demands import task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.akt.listing import LONG, long_lists
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text
from linter.steering.labels import WHAT

# The letter itself ties the measures together, or quotes them from a strategy.
_WHOLE = re.compile(
    r"\b(?:se[es]s? i sammenheng|sees i sammenheng|sjåast i samanheng|sjå\w* i samanheng|i sammenheng med hverandre|i samanheng med kvarandre|helheten"
    r"|heilskapen|samlet plan|samla plan|tiltakene i strategien|tiltaka i strategien)\b",
    re.IGNORECASE,
)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit on the first item of each list of more than ``limit`` measures in a joint task."""
    limit = int(str(analysis.option(RULE, "limit")))
    for task, units in task_demands(analysis):
        if any(_WHOLE.search(analysis.letter.blocks[n].text) for p in task.passages for n in range(p.first, p.last)):
            continue
        goal = any(unit.label in WHAT and not unit.result.unsure for unit in units) or _has_goal(task)
        for items in long_lists(analysis, units, limit):
            first = items[0].span
            yield Hit(
                Span(first.block, 0, len(analysis.letter.blocks[first.block].text)),
                {"n": len(items)},
                message="with_goal" if goal else "default",
            )


def _has_goal(task: JointTask) -> bool:
    return task.filled(Slot.GOALS)


RULE = LetterRule(
    code="AKT-04",
    name=Text(
        nb="Oppgaven er stykket opp i mange enkelttiltak",
        nn="Oppgåva er stykka opp i mange enkelttiltak",
        en="The task is cut into many single measures",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når en felles oppgave blir til en lang liste, følger hver virksomhet opp sine punkter. Da er det lett å miste det "
        "som skulle henge sammen.",
        nn="Når ei felles oppgåve blir til ei lang liste, følgjer kvar verksemd opp sine punkt. Då er det lett å miste det som "
        "skulle henge saman.",
        en="When a joint task becomes a long list, each agency follows up its own items, and what should hang together is "
        "easily lost.",
    ),
    messages={
        "default": Text(
            nb="Oppgaven er delt i {n} enkelttiltak, og vi fant ikke noe felles mål for dem. Da blir det lett vanskelig å jobbe "
            "helhetlig.",
            nn="Oppgåva er delt i {n} enkelttiltak, og vi fann ikkje noko felles mål for dei. Då blir det lett vanskeleg å "
            "arbeide heilskapleg.",
            en="The task is cut into {n} single measures, and we did not find a goal they share. That makes it hard to work as "
            "a whole.",
        ),
        "with_goal": Text(
            nb="Oppgaven har et felles mål, men er delt i {n} enkelttiltak. Da blir det lett vanskelig å jobbe helhetlig.",
            nn="Oppgåva har eit felles mål, men er delt i {n} enkelttiltak. Då blir det lett vanskeleg å arbeide heilskapleg.",
            en="The task has a common goal, but is cut into {n} single measures. That makes it hard to work as a whole.",
        ),
    },
    advice=Text(
        nb="Løft fram det felles målet, og vurder om noen av tiltakene kan samles eller overlates til virksomhetene.",
        nn="Løft fram det felles målet, og vurder om nokre av tiltaka kan samlast eller overlatast til verksemdene.",
        en="Bring out the common goal, and consider whether some measures can be merged or left to the agencies.",
    ),
    other_advice={
        "default": Text(
            nb="Skriv et felles mål for tiltakene, og vurder om noen av dem kan samles eller overlates til virksomhetene.",
            nn="Skriv eit felles mål for tiltaka, og vurder om nokre av dei kan samlast eller overlatast til verksemdene.",
            en="Write a common goal for the measures, and consider whether some can be merged or left to the agencies.",
        ),
    },
    options={
        "limit": Option(
            default=LONG,
            doc=Text(
                nb="Lister med flere tiltak enn dette gir funn.",
                nn="Lister med fleire tiltak enn dette gir funn.",
                en="Lists with more measures than this give a finding.",
            ),
        )
    },
    examples=(
        Example(
            head=HEAD["nb"],
            bad="Etatene skal:\n\n- ⟦kartlegge kompetansetilbudet til ansatte⟧\n- utarbeide en felles veileder\n- gjennomgå "
            "tilskuddsordningene\n- arrangere en årlig konferanse\n- utvikle en nettside",
            better="Etatene lager en felles tiltaksplan og oppdaterer den hvert år.",
            good="Etatene skal:\n\n- kartlegge kompetansetilbudet til ansatte\n- utarbeide en felles veileder",
            options={"limit": 4},
        ),
        Example(
            head=HEAD["nb"],
            bad="Samarbeidet omfatter disse oppdragene. Etatene skal:\n\n⟦1. utrede felles indikatorer for oppvekst⟧\n"
            "2. gjennomføre et forsøk med lærekandidater\n3. oppdatere rundskrivet om samarbeid\n4. lage en oversikt over "
            "forskningen",
            better="Samarbeidet har ett mål: Flere unge fullfører skolen.",
            good="Etatene skal samarbeide med disse:\n\n1. kommunene\n2. fylkeskommunene\n3. statsforvalterne\n4. skolene",
            options={"limit": 3},
        ),
        Example(
            head=HEAD["nb"],
            good="Tiltakene skal ses i sammenheng. Etatene skal:\n\n- kartlegge kompetansetilbudet\n- utarbeide en felles "
            "veileder\n- gjennomgå tilskuddsordningene\n- utvikle en nettside",
            options={"limit": 3},
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Etatane skal:\n\n- ⟦kartleggje kompetansetilbodet til tilsette⟧\n- utarbeide ein felles rettleiar\n- gå gjennom "
            "tilskotsordningane\n- arrangere ein årleg konferanse\n- utvikle ei nettside",
            better="Etatane lagar ein felles tiltaksplan og oppdaterer han kvart år.",
            good="Etatane skal:\n\n- kartleggje kompetansetilbodet til tilsette\n- utarbeide ein felles rettleiar",
            options={"limit": 4},
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            good="Etatane skal samarbeide med desse:\n\n1. kommunane\n2. fylkeskommunane\n3. statsforvaltarane\n4. skulane",
            options={"limit": 3},
        ),
    ),
    check=check,
)
