"""MAL-03: a steering parameter that counts what the agency does or uses, or measures nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Block, Letter
from linter.rules.akt.demands import because, binds, label_sure, seen
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.mal.statements import Statement, parameters
from linter.steering.counted import Counted, counted
from linter.steering.demand import Demand
from linter.steering.labels import WHAT, Agent, ChainLabel

_SUPERVISION = re.compile(r"\b\w*(?:tilsyn|kontroll|inspeksjon|revisjon)", re.IGNORECASE)
_SUPERVISOR = re.compile(r"tilsyn|toll|politi|skatte|riksadvokat|kystvakt", re.IGNORECASE)
_TARGET = re.compile(r"\d|\b(?:andel|delen|prosentdel\w*|prosent|minst|høyst|høgst|maksimalt)\b", re.IGNORECASE)
_MESSAGES = {Counted.OWN_WORK: "default", Counted.OWN_MEANS: "input"}
_AGENTS = frozenset({Agent.ADDRESSEE, Agent.SEVERAL})
_PEOPLE = frozenset({Agent.USERS, Agent.THIRD_PARTY})
_FEELS = re.compile(r"^(?:opplev|føl|kjenn)", re.IGNORECASE)
# What can be counted, or says how it is: a number that is no year, a share, a time, a survey.
_TIME = r"(?!alltid|samtid|fr[ae]mtid|fortid)(?<!enhver )(?<!ei kvar )\w*tid(?:en|a)?"
# «innen tre uker», «innan fristen»; «innen helse» says about what.
_WITHIN = r"(?:innen|innan)(?= (?:\w+ )?(?:\d|frist|utgang|utløp|dag|døgn|time|uke|veke|måned|månad|år\b))"
_MEASURED = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d\b)\d|\b(?:andel\w*|del(?:en)? av|antall\w*|tal(?:et)? på|flere|fleire|færre|prosent|minst|høyst"
    r"|maksimalt|gjennomsnitt\w*|median\w*|mål(?:t|es|ast|ing\w*)|\w*undersøk\w*|indeks\w*|score\w*|skår\w*|karakter\w*"
    rf"|statistikk\w*|{_TIME}|{_WITHIN}|frist(?:en|ar|er|ane|ene)?|kostnad\w*|hvor|kor)\b",
    re.IGNORECASE,
)
_INDEX_HEAD = re.compile(r"^(?:mål|delmål|hovedmål|hovudmål|nr\.?|nummer|id)$", re.IGNORECASE)
# Praise without a measure: «God og relevant veiledning», and a demand such as «Vesentlig styrket».
_PRAISED = re.compile(
    r"^\W*(?:(?:svært|meget|mer|meir)\s)?(?:(?:god|relevant|effektiv|trygg|solid|høy|høg|helhetlig|heilskapleg|brukervennlig|brukarvenleg"
    r"|hensiktsmessig|føremålstenleg|forsvarlig|forsvarleg|profesjonell|tydelig|tydeleg|robust|riktig|rett(?!\stil\b))[et]?|trygt"
    r"|velfungerende|velfungerande|tilfredsstillende|tilfredsstillande|styrket|styrkt|styrka)(?=[\s,])",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\W*(?:(?:vesentlig|vesentleg|betydelig|monaleg|klart|tydelig|tydeleg|ytterligere|ytterlegare|minst|svært|skal\svære|skal\svere|er)\s)*"
    r"(?:styrket|styrka|styrkt|forbedret|forbetra|bedre|betre|god|godt|gode|høy|høg|tilfredsstillende|tilfredsstillande|ivaretatt|ivareteken|vidareutvikla|videreutviklet"
    r"|synlig|synleg|tydelig|tydeleg|tydeligere|tydelegare)\W*",
    re.IGNORECASE,
)
# What cannot be counted or asked for in a survey: a part that the agency plays.
_ROLE = re.compile(r"\b(?!\w*kontroll)\w*roll(?:e|en|a|er|ene|ane|ar)(?!\w)", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:måles|målast|blir\smålt|måling\w*|\w*undersøk\w*|vurderes\s\w+\sav|evaluer\w*|kilde|kjelde|datagrunnlag\w*)(?!\w)",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"\W*[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2})*\W*")
_DEMANDED = re.compile(r"resultatkrav|prestasjonskrav", re.IGNORECASE)  # a result that is demanded may be a sentence


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per parameter about own activity or input, and per parameter that is a demand instead of a measure."""
    supervisor = to_supervisor(analysis)
    for parameter in parameters(analysis.letter, analysis.demands):
        message = fault(analysis.letter, parameter, supervisor=supervisor)
        if message:
            yield Hit(parameter.span, message=message, evidence=because(parameter.unit))


def to_supervisor(analysis: LetterAnalysis) -> bool:
    """Whether the letter goes to an agency whose amount of supervision is part of what the Storting pays for."""
    return any(_SUPERVISOR.search(found.value.name_nb) for found in analysis.identity.recipients)


def fault(letter: Letter, parameter: Statement, *, supervisor: bool) -> str:
    """Which message fits: "default" (own activity), "input", "no_measure", "goal", or "" when nothing is wrong."""
    unit, words = parameter.unit, parameter.words
    if supervisor and _SUPERVISION.search(words):
        return ""
    count = counted(words)
    if count is not None:
        return _MESSAGES.get(count, "")
    if _is_praise(letter, parameter):
        return "praise"
    if not label_sure(unit):
        return ""
    if binds(unit) and unit.result.agent in _AGENTS and unit.label not in WHAT - {ChainLabel.USER_EFFECT}:
        measured = _TARGET.search(words) or (unit.label is ChainLabel.USER_EFFECT and _is_measured(letter, parameter))
        return "" if measured else "no_measure"
    return "goal" if _is_goal(unit) and not _is_measured(letter, parameter) else ""


def _is_goal(unit: Demand) -> bool:
    """Whether a parameter is a sentence on how people are to have it («Brukerne skal kjenne seg ivaretatt»)."""
    if not unit.demand or not seen(unit, "marker") or _DEMANDED.search(f"{unit.heading} {unit.text}"):
        return False
    of_people = unit.result.agent in _PEOPLE or bool(_FEELS.match(seen(unit, "predicate")))
    return of_people and unit.label in {ChainLabel.USER_EFFECT, ChainLabel.SOCIETAL_EFFECT}


def _is_measured(letter: Letter, parameter: Statement) -> bool:
    """Whether a parameter's item, or its row less the number of the goal, has a figure or says how it is measured."""
    block = letter.blocks[parameter.span.block]
    said = [block.text[parameter.span.end - len(parameter.words) :]] if block.cell is None else row_of(letter, block)
    return any(_MEASURED.search(words) for words in said)


def _is_praise(letter: Letter, parameter: Statement) -> bool:
    """Whether a parameter, with its row or item and what its section says of measuring, only says that something is good."""
    block = letter.blocks[parameter.span.block]
    if _is_measured(letter, parameter) or parameter.words.rstrip().endswith("."):
        return False
    section = letter.sections[block.section]
    if any(_SOURCE.search(other.text) for other in letter.blocks[section.first : section.last] if other.cell is None):
        return False
    others = [text for text in row_of(letter, block) if text.strip() and text.strip() != block.text.strip()]
    if any(_PRAISE.fullmatch(text) for text in others):
        return bool(_PRAISED.match(parameter.words) or _ROLE.search(parameter.words))
    return not others and bool(_PRAISED.match(parameter.words)) and not _SOURCE.search(block.text)


def row_of(letter: Letter, block: Block) -> list[str]:
    """The cells of a parameter's row, less the number of its goal."""
    if block.cell is None:
        return []
    return [
        other.text
        for other in letter.rows.get((block.cell.table, block.cell.row), ())
        if (cell := other.cell)
        and not _INDEX_HEAD.match(letter.head(cell))
        and not (cell.column == 0 and _PLAIN_NUMBER.fullmatch(other.text))
    ]


RULE = LetterRule(
    code="MAL-03",
    name=Text(
        nb="Styringsparameter måler aktivitet eller innsats",
        nn="Styringsparameter måler aktivitet eller innsats",
        en="Steering parameter measures activity or input",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 3",
    why=Text(
        nb="En styringsparameter skal vise om målet nås. Antall møter, kurs eller planer viser hvor mye virksomheten har gjort, "
        "ikke om det virket.",
        nn="Ein styringsparameter skal vise om målet blir nådd. Talet på møte, kurs eller planar viser kor mykje verksemda har "
        "gjort, ikkje om det verka.",
        en="A steering parameter should show whether the goal is reached. The number of meetings, courses or plans shows how "
        "much the agency has done, not whether it worked.",
    ),
    messages={
        "default": Text(
            nb="Styringsparameteren måler hva virksomheten gjør, ikke om målet nås.",
            nn="Styringsparameteren måler kva verksemda gjer, ikkje om målet blir nådd.",
            en="The steering parameter measures what the agency does, not whether the goal is reached.",
        ),
        "input": Text(
            nb="Styringsparameteren måler hva virksomheten bruker, ikke om målet nås.",
            nn="Styringsparameteren måler kva verksemda bruker, ikkje om målet blir nådd.",
            en="The steering parameter measures what the agency uses, not whether the goal is reached.",
        ),
        "no_measure": Text(
            nb="Dette står som styringsparameter, men er et krav. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men er eit krav. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but is a demand. It does not say what is to be measured.",
        ),
        "praise": Text(
            nb="Dette står som styringsparameter, men sier bare at noe skal være bra. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men seier berre at noko skal vere bra. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but only says that something is to be good, not what is to be measured.",
        ),
        "goal": Text(
            nb="Dette står som styringsparameter, men er skrevet som et mål. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men er skrive som eit mål. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but is worded as a goal. It does not say what is to be measured.",
        ),
    },
    advice=Text(
        nb="Se om det finnes et mål på hva brukerne får eller opplever, eller på kvaliteten i tjenesten.",
        nn="Sjå om det finst eit mål på kva brukarane får eller opplever, eller på kvaliteten i tenesta.",
        en="See whether there is a measure of what users get or experience, or of the quality of the service.",
    ),
    other_advice={
        "no_measure": Text(
            nb="Skriv hva som skal måles hos brukerne eller i tjenesten, eller flytt kravet til oppdragene.",
            nn="Skriv kva som skal målast hos brukarane eller i tenesta, eller flytt kravet til oppdraga.",
            en="Write what is to be measured among users or in the service, or move the demand to the assignments.",
        ),
        "praise": Text(
            nb="Skriv hva som viser at det er bra, for eksempel en andel i en brukerundersøkelse, og hvilket tall dere sammenligner med.",
            nn="Skriv kva som viser at det er bra, til dømes ein del i ei brukarundersøking, og kva tal de samanliknar med.",
            en="Write what shows that it is good, such as a share in a user survey, and the figure you compare with.",
        ),
        "goal": Text(
            nb="Skriv hva som skal måles, for eksempel en andel i en brukerundersøkelse, og hvilket tall dere sammenligner med.",
            nn="Skriv kva som skal målast, til dømes ein del i ei brukarundersøking, og kva tal de samanliknar med.",
            en="Write what is to be measured, such as a share in a user survey, and the figure you compare with.",
        ),
    },
    examples=(
        Example(
            bad="## Styringsparametere\n\n- ⟦Antall gjennomførte kurs for kommunene.⟧",
            better="## Styringsparametere\n\n- Andel kommuner som sier at de får samordnet veiledning fra staten.",
            good="## Nøkkeltall\n\n- Antall gjennomførte kurs for kommunene.",
        ),
        Example(
            bad="Styringsparametere:\n\n- ⟦Antall gjennomførte kampanjer.⟧\n- Andel søknader behandlet innen fristen.",
            better="Styringsparametere:\n\n- Andel brukere som er fornøyde med hjelpen.\n- Andel søknader behandlet innen fristen.",
            good="Styringsparametere:\n\n- Antall personer som er i arbeid ett år etter avsluttet tiltak.",
        ),
        Example(
            bad="## Styringsparametere\n\n- ⟦Direktoratet skal videreutvikle nettsidene.⟧",
            better="## Styringsparametere\n\n- Andel brukere som finner det de leter etter på nettsidene.",
            good="## Oppdrag\n\n- Direktoratet skal videreutvikle nettsidene.",
        ),
        Example(
            bad="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | ⟦Skattyterne skal kjenne seg godt ivaretatt⟧ | – | Bedre enn i 2025 |",
            better="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | Andel skattytere som er fornøyde med hjelpen | 71 | 75 |",
            good="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | Skattyterne skal være fornøyde med hjelpen | 71 | 75 |\n| 1 | Antall timer med stengt selvbetjening | 31 | 27 |",
        ),
        Example(
            bad="Styringsparametere:\n\n- ⟦God og relevant veiledning⟧\n- Andel søknader behandlet innen fristen",
            better="Styringsparametere:\n\n- Andel brukere som er fornøyde med veiledningen\n- Andel søknader behandlet innen fristen",
            good="Styringsparametere:\n\n- God veiledning, målt i brukerundersøkelsen\n- Brukernes tilfredshet med veiledningen\n- Antall årsverk i skolehelsetjenesten",
        ),
        Example(
            bad="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | ⟦Etatens rolle som pådriver⟧ | Vesentlig styrket |",
            better="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | Andel kommuner som har planer | 80 prosent |",
            good="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | Tilliten til etaten | Bedre enn i 2025 |",
        ),
        Example(
            form="nn",
            bad="## Styringsparametrar\n\n- ⟦Brukarane skal oppleve tenestene som gode.⟧\n- ⟦Talet på timar brukte til rettleiing.⟧",
            better="## Styringsparametrar\n\n- Del brukarar som er nøgde med tenestene.\n- Del skattytarar som finn svaret sjølve.",
            good="## Styringsparametrar\n\n- Brukarane skal oppleve tenestene som gode, målt i den årlege undersøkinga.\n- Talet på oppslag i opne data frå Folkeregisteret.",
        ),
        Example(
            form="nn",
            bad="## Styringsparametrar\n\n- ⟦Talet på gjennomførte kurs for kommunane.⟧",
            better="## Styringsparametrar\n\n- Del kommunar som seier at dei får samordna rettleiing frå staten.",
            good="## Nøkkeltal\n\n- Talet på gjennomførte kurs for kommunane.",
        ),
        Example(
            form="nn",
            bad="Styringsparametrar:\n\n- ⟦Talet på gjennomførte kampanjar.⟧\n- Del søknader som er avgjorde innan fristen.",
            better="Styringsparametrar:\n\n- Del brukarar som er nøgde med hjelpa.\n- Del søknader som er avgjorde innan fristen.",
            good="Styringsparametrar:\n\n- Talet på personar som er i arbeid eitt år etter avslutta tiltak.",
        ),
    ),
    check=check,
)
