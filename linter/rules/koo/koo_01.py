"""KOO-01: no coordinating ministry is named for a joint task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import CORRECT_EITHER, contradicting, declared_body, listed
from linter.rules.koo.mandate import mandates
from linter.rules.koo.signs import sign_of_ministry


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task of agencies under two or more ministries where no letter names the coordinating ministry.

    Severity low where a sentence with a ministry has a word of leading that was not read with certainty.
    A declared one is looked for in the letters: one hit when none names it, one when some name another.
    """
    slot = Slot.COORDINATING_MINISTRY
    for mandate in mandates(whole):
        declared = declared_body(mandate, slot)
        values: dict[str, str | int] = {
            "count": len(mandate.ministries),
            "declared": listed(mandate.parts[0], [declared]),
        }
        if len(mandate.ministries) > 1 and mandate.lacks(slot):
            sign = sign_of_ministry(mandate)
            if sign and not declared:
                yield mandate.hit(values, message="unsure", severity=Severity.LOW, at=[sign])
            else:
                yield mandate.hit(values, message="declared" if declared else "default")
        elif others := contradicting(mandate, slot):
            values["said"] = listed(others[0][0], [others[0][1].value])
            yield mandate.hit(values, message="contradicts", at=[(part, said.span) for part, said in others])


_DECLARED = DeclaredTask(name="rett skatt fra første lønn", coordinating_ministry="FIN")  # for the examples

RULE = SetRule(
    code="KOO-01",
    name=Text(
        nb="Koordinerende departement er ikke oppgitt",
        nn="Koordinerande departement er ikkje oppgitt",
        en="No coordinating ministry is named",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når virksomheter under flere departementer skal løse en oppgave sammen, må ett departement samordne styringssignalene. Ellers vet ingen hvem som holder framdriften oppe og avklarer saker mellom departementene.",
        nn="Når verksemder under fleire departement skal løyse ei oppgåve saman, må eitt departement samordne styringssignala. Elles veit ingen kven som held framdrifta oppe og avklarer saker mellom departementa.",
        en="When agencies under several ministries share a task, one ministry must coordinate the steering signals. Otherwise nobody knows who keeps up progress and settles matters between the ministries.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvilket departement som koordinerer «{task}». Virksomhetene hører under {count} departementer, og ett av dem må ha en tydelig rolle.",
            nn="Vi fann ikkje kva departement som koordinerer «{task}». Verksemdene høyrer under {count} departement, og eitt av dei må ha ei tydeleg rolle.",
            en="We did not find which ministry coordinates “{task}”. The agencies belong to {count} ministries, and one of them must have a clear role.",
        ),
        "unsure": Text(
            nb="Her står det noe om å lede eller samordne, men vi er ikke sikre på hvilket departement som koordinerer «{task}».",
            nn="Her står det noko om å leie eller samordne, men vi er ikkje sikre på kva departement som koordinerer «{task}».",
            en="This says something about leading or coordinating, but we are not sure which ministry coordinates “{task}”.",
        ),
        "declared": Text(
            nb="I oppsettet står det at {declared} koordinerer «{task}», men vi fant det ikke i brevene.",
            nn="I oppsettet står det at {declared} koordinerer «{task}», men vi fann det ikkje i breva.",
            en="The configuration says that {declared} coordinates “{task}”, but we did not find it in the letters.",
        ),
        "contradicts": Text(
            nb="Her står det at {said} koordinerer «{task}», men i oppsettet står det {declared}.",
            nn="Her står det at {said} koordinerer «{task}», men i oppsettet står det {declared}.",
            en="This says that {said} coordinates “{task}”, but the configuration says {declared}.",
        ),
    },
    advice=Text(
        nb="Skriv hvilket departement som koordinerer, og på vegne av hvem. Står det i et annet dokument, vis til det.",
        nn="Skriv kva departement som koordinerer, og på vegner av kven. Står det i eit anna dokument, vis til det.",
        en="Write which ministry coordinates, and on behalf of whom. If it stands in another document, refer to it.",
    ),
    other_advice={
        "contradicts": CORRECT_EITHER,
        "declared": Text(
            nb="Skriv i brevene hvilket departement som koordinerer, eller rett oppsettet.",
            nn="Skriv i breva kva departement som koordinerer, eller rett oppsettet.",
            en="Write in the letters which ministry coordinates, or correct the configuration.",
        ),
    },
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: rett skatt fra første lønn⟧\n\nSkattedirektoratet skal sammen med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørge for at flere nye arbeidstakere betaler rett skatt. Etatene har felles ansvar for at målet nås.",
            better="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet skal sammen med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørge for at flere nye arbeidstakere betaler rett skatt. Etatene har felles ansvar for at målet nås.",
            good="## 3.4 Skatt for nye arbeidstakere\n\nSkattedirektoratet skal i samarbeid med Tolletaten sørge for at flere nye arbeidstakere betaler rett skatt.",
        ),
        Example(
            bad="## ⟦4.2 Tverrsektorielt samarbeid om identitet⟧\n\nSkattedirektoratet, Politidirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at færre mennesker lever med falsk identitet. Politidirektoratet er koordinerende virksomhet.",
            better="## 4.2 Tverrsektorielt samarbeid om identitet\n\nSkattedirektoratet, Politidirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at færre mennesker lever med falsk identitet. Justis- og beredskapsdepartementet er koordinerende departement, og Politidirektoratet er koordinerende virksomhet.",
            good="## 4.2 Tverrsektorielt samarbeid om identitet\n\nSkattedirektoratet, Politidirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at færre mennesker lever med falsk identitet. Vi koordinerer arbeidet mellom departementene.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet skal samarbeide slik at flere nye arbeidstakere betaler rett skatt. ⟦Departementene følger framdriften i fellesskap.⟧",
            better="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet skal samarbeide slik at flere nye arbeidstakere betaler rett skatt. Finansdepartementet koordinerer oppdraget mellom departementene.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: rett skatt frå første løn⟧\n\nSkattedirektoratet skal saman med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørgje for at fleire nye arbeidstakarar betaler rett skatt. Etatane har felles ansvar for at målet blir nådd.",
            better="## 3.4 Felles oppdrag: rett skatt frå første løn\n\nFinansdepartementet koordinerer oppdraget på vegner av AID og JD. Skattedirektoratet skal saman med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørgje for at fleire nye arbeidstakarar betaler rett skatt. Etatane har felles ansvar for at målet blir nådd.",
            good="## 3.4 Skatt for nye arbeidstakarar\n\nSkattedirektoratet skal i samarbeid med Tolletaten sørgje for at fleire nye arbeidstakarar betaler rett skatt.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: rett skatt frå første løn\n\nSkattedirektoratet skal saman med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørgje for at fleire nye arbeidstakarar betaler rett skatt. Mandatet står i det felles oppdragsbrevet av 12. desember 2025.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ⟦rett skatt fra første lønn⟧\n\nSkattedirektoratet skal sammen med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørge for at flere nye arbeidstakere betaler rett skatt.",
            better="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet skal sammen med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørge for at flere nye arbeidstakere betaler rett skatt.",
        ),
        Example(
            form="nn",
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\n⟦Justis- og beredskapsdepartementet⟧ koordinerer oppdraget. Skattedirektoratet skal saman med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørgje for at fleire nye arbeidstakarar betaler rett skatt.",
            better="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nFinansdepartementet koordinerer oppdraget. Skattedirektoratet skal saman med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørgje for at fleire nye arbeidstakarar betaler rett skatt.",
        ),
        Example(
            declared=(replace(_DECLARED, elsewhere={"coordinating_ministry": "står i hovedinstruksen"}),),
            good="## 3.4 Felles oppdrag: rett skatt fra første lønn\n\nSkattedirektoratet skal sammen med Arbeids- og velferdsdirektoratet og Utlendingsdirektoratet sørge for at flere nye arbeidstakere betaler rett skatt.",
        ),
    ),
    check=check,
)
