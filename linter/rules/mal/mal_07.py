"""MAL-07: a joint task has a goal, but the goal does not say whom it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates

# Goals for the environment, safety and the like have no group of persons.
_NO_GROUP = re.compile(
    r"miljø|klima|utslipp|natur|forurens|forurein|artsmangfold|artsmangfald|beredskap|sikkerhet|tryggleik|"
    r"kriminalitet|sabotasje|hendelse|hending|ulykke|klimagass|drept|drepne|omkom|"
    r"resistens|antibiotik|smitt|areal|vassdrag|\bkyst|avfall|\bstøy|\bfiske|havvind|villrein|rovdyr|kraftnett|strømnett|straumnett|"
    r"totalforsvar|\bforsvar(?:et|s)?\b|"
    r"\bart(?:er|ene|ar|ane)\b|forekomst|førekomst|bestand|biologisk|\bplante[rn]|\bdyr(?:ene|a)?\b|\bskog|\bhavet?\b|habitat",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task with goals, none of which names a target group; goals for nature and safety are left out.

    It stands at the first goal of each letter: the others lack a group alike.
    """
    for mandate in mandates(whole):
        goals = [(part, said) for part, said in mandate.found(Slot.GOALS) if not _NO_GROUP.search(said.value)]
        if goals and len(goals) == len(mandate.found(Slot.GOALS)) and mandate.lacks(Slot.TARGET_GROUP):
            first = {part.index: (part, said.span) for part, said in reversed(goals)}
            yield mandate.hit(at=[first[index] for index in dict.fromkeys(part.index for part, _ in goals)])


RULE = SetRule(
    code="MAL-07",
    name=Text(nb="Målgruppen er ikke oppgitt", nn="Målgruppa er ikkje oppgitt", en="The target group is not given"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2",
    why=Text(
        nb="Når målgruppen er navngitt, sikter alle virksomhetene mot de samme. Ellers velger hver av dem sine egne brukere.",
        nn="Når målgruppa er nemnd, siktar alle verksemdene mot dei same. Elles vel kvar av dei sine eigne brukarar.",
        en="With the target group named, all agencies aim at the same people. Otherwise each picks its own users.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvem målet for «{task}» gjelder.",
            nn="Vi fann ikkje kven målet for «{task}» gjeld.",
            en="We did not find whom the goal of “{task}” is for.",
        ),
    },
    advice=Text(
        nb="Oppgi målgruppen, for eksempel barnefamilier, små bedrifter eller pasienter.",
        nn="Oppgi målgruppa, til dømes barnefamiliar, små bedrifter eller pasientar.",
        en="Name the target group, for instance families with children, small firms or patients.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: raskere saksbehandling\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Husbanken skal samarbeide slik at ⟦saksbehandlingen blir raskere⟧.",
            better="## 3.4 Felles oppdrag: raskere saksbehandling\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Husbanken skal samarbeide slik at familier i midlertidig bolig raskere får en varig bolig.",
            good="## 3.4 Treffsikker innsats\n\nSkattedirektoratet skal samarbeide med Tolletaten slik at innsatsen blir mer treffsikker.",
        ),
        Example(
            bad="## 4.1 Tverrsektorielt samarbeid om registre\n\nSkattedirektoratet skal sammen med Kartverket og Digitaliseringsdirektoratet sørge for at ⟦opplysningene blir riktigere og lettere å finne⟧.",
            better="## 4.1 Tverrsektorielt samarbeid om registre\n\nSkattedirektoratet skal sammen med Kartverket og Digitaliseringsdirektoratet sørge for at små bedrifter finner riktige opplysninger på ett sted.",
            good="## 4.1 Tverrsektorielt samarbeid om utslipp\n\nSkattedirektoratet skal sammen med Miljødirektoratet og Kystverket sørge for at utslippene av klimagasser blir lavere.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: raskare saksbehandling\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Husbanken skal samarbeide slik at ⟦saksbehandlinga blir raskare⟧.",
            better="## 3.4 Felles oppdrag: raskare saksbehandling\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Husbanken skal samarbeide slik at familiar i mellombels bustad raskare får ein varig bustad.",
            good="## 3.4 Felles oppdrag: reinare fjordar\n\nSkattedirektoratet, Miljødirektoratet og Kystverket skal samarbeide slik at utsleppa i miljøet blir lågare.",
        ),
        Example(
            form="nn",
            good="## 3.4 Treffsikker innsats\n\nSkattedirektoratet skal samarbeide med Tolletaten slik at innsatsen blir meir treffsikker.",
        ),
        Example(
            good="## 2 Felles oppdrag: riktig bruk av antibiotika\n\nSkattedirektoratet, Mattilsynet og Folkehelseinstituttet skal sammen sørge for at resistens blir oppdaget tidlig.",
        ),
        Example(
            form="nn",
            good="## 2 Felles oppdrag: havvind\n\nSkattedirektoratet, Fiskeridirektoratet og Kystverket skal saman syte for at konfliktar om areal blir avklara tidleg.",
        ),
        Example(
            good="## 2 Felles oppdrag: trygg vei\n\nSkattedirektoratet, Statens vegvesen og Politidirektoratet skal sammen sørge for at færre blir drept på fylkesveiene.",
        ),
    ),
    check=check,
)
