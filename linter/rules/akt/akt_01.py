"""AKT-01: a demand to do something, inside a joint task, where the letter should say what is to be achieved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import JointTask, Slot, Where
from linter.language.nynorsk import in_one_form
from linter.rules.akt.demands import (
    because,
    binds,
    classes,
    deed,
    does,
    is_item,
    measures,
    predicate_classes,
    seen,
    takes_care,
    task_demands,
)
from linter.rules.akt.heads import HEAD
from linter.rules.akt.listing import long_lists
from linter.rules.akt.organising import organises
from linter.rules.akt.vague import vague_contribution
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import Agent, ChainLabel
from linter.steering.stems import stem

# The activity is an example, or is left to the agencies.
_FREE = re.compile(
    r"\b(?:for eksempel|blant annet|eksempelvis|til dømes|mellom anna|innenfor målene|innanfor måla|hvis (?:de|dere) "
    r"ser behov|dersom (?:dei|de|dykk) ser behov|kan (?:for eksempel|til dømes))\b",
    re.IGNORECASE,
)
# What others have decided, or only the agency can do: a vote of the Storting, the EEA, the text of a regulation.
_DECIDED = re.compile(
    r"\b(?:anmodningsvedtak\w*|oppmodingsvedtak\w*|vedtak nr|stortinget\w*|EØS\w*|direktivet?|forordninge?n?|forskrift\w*"
    r"|lovforslag\w*|lovframlegg\w*|høringsnotat\w*|høyringsnotat\w*)\b",
    re.IGNORECASE,
)
_INQUIRY = frozenset(stem(word) for word in ("utrede", "utgreie"))  # one inquiry for the ministry; «greie ut» below
_INQUIRY_PHRASE = re.compile(r"\bgrei[eia]\w* ut\b|\b\w*utred(?:e|ning)\w*|\b\w*utgreiing\w*", re.IGNORECASE)
# To take part in the work as such is the cooperation that KOO-06 asks for.
_COOPERATES = re.compile(
    r"\b(?:delta|deltar|deltek|bidra|bidrar|medverk[ea]|medvirke)\s+(?:aktivt\s+)?i\s+(?:arbeidet|samarbeidet|prosjektet|oppdraget)"
    r"(?!\s+(?:med|for|om))",
    re.IGNORECASE,
)
# What each brings into the task is the division of roles that KOO-04 asks for.
_BRINGS = re.compile(r"\b(?:bidra|medverk[ea]|medvirke) med\b", re.IGNORECASE)
# What KOO-08 asks for: how the task is ranked among others.
_RANKS = re.compile(
    r"\bprioriter(?:e[rst]?|a|ast|ar|t)?\s+(?:denne |dette |den |det )?(?:\w+ )?(?:oppgaven|oppgåva|oppdraget|samarbeidet|arbeidet|innsatsen"
    r"|satsingen|satsinga|programmet|deltakelsen|deltakinga)\b",
    re.IGNORECASE,
)
# What is not to be done: the first word that binds is denied, and none after it asks for something («…, men skal …»).
_LIMIT = re.compile(
    r"^(?:(?!\b(?:skal|må|bør)\b).)*\b(?:skal|må|bør)\s+(?:ikke|ikkje)\b(?!.*\b(?:skal|må|bør)\b)", re.IGNORECASE
)
# «gi departementene en felles anbefaling»: a delivery to who asks for it
_GIVES_MINISTRY = re.compile(
    r"\b(?:gi|gje|gir|gjev)\s(?:\w+- og )?\w*departement(?:et|ene|a|s)?\s(?:et|en|ei|ein|eit|råd|innspill?|innspel|oversikt|forslag|framlegg)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"^[\s\W\d]*(?:[a-z]\)\s*)?(?:[^\W\d_]+e|gå|ta|få|gi|se|sjå)\b", re.IGNORECASE)
# «gjøre det vanskeligere å …»: a state that changes, though the verb is one of doing
_EASIER = re.compile(r"\b(?:gjøre|gjere|gjera)(?: det)? \w+(?:ere|are)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b\w*plan(?:en)?\b", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:i fellesskap|sammen|saman|i lag)\b", re.IGNORECASE)
_JOINT_PLAN = re.compile(r"\bfelles\s+(?:\w+\s+)?\w*plan(?:en)?\b", re.IGNORECASE)
# What the agencies are free to choose: measures or ways of working; who does what among them is another matter.
_CHOICE = re.compile(
    r"\btiltak|\bmetode|\barbeids(?:form|måt)|\bv[ei]rkemid|\bløsning|\bløysing|\bhv(?:a|ordan)\s(?:som skal til|de (?:løser|når|vil løse))"
    r"|\bk(?:va|orleis)\s(?:som skal til|dei (?:løyser|når|vil løyse))",
    re.IGNORECASE,
)
_PLAN_SEVERITY = {"plan": Severity.LOW, "plan_goal": Severity.INFO}
_MANDATE = (Slot.PRIORITY, Slot.EVALUATION, Slot.PERIOD)
_WORKS = frozenset({"noun.ownwork", "noun.document", "noun.cooperation"})
_ACTORS = frozenset({Agent.ADDRESSEE, Agent.SEVERAL, Agent.NOBODY, Agent.THING})


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per activity demand in a joint task, the first ``max_per_passage`` of each; then one that counts the rest."""
    limit = int(str(analysis.option(RULE, "max_per_passage")))
    for task, units in task_demands(analysis):
        listed = {unit.span for items in long_lists(analysis, units) for unit in items}
        found = [
            unit
            for unit in units
            if _is_activity(analysis, unit) and unit.span not in listed and not _tells_the_mandate(task, unit)
        ]
        shown = found if len(found) == limit + 1 else found[:limit]  # one more takes no more room than «1 til»
        for unit in shown:
            message = _message(analysis, task, unit)
            yield Hit(unit.span, {"deed": deed(unit)}, message, _PLAN_SEVERITY.get(message), evidence=because(unit))
        if len(found) > len(shown):
            yield Hit(found[limit].span, {"deed": deed(found[limit]), "n": len(found) - limit}, message="more")


def _message(analysis: LetterAnalysis, task: JointTask, unit: Demand) -> str:
    """What to say of a demand beside what else the letter says of the task: that the agencies choose, or a goal."""
    goal = bool(task.slots[Slot.GOALS])
    if _joint_plan(analysis, unit):
        return "plan_goal" if goal else "plan"
    chosen = [filler for filler in task.slots[Slot.FREEDOM] if filler.where is Where.PASSAGE]
    if any(_CHOICE.search(analysis.letter.excerpt(analysis.sentence_at(filler.span))) for filler in chosen):
        return "free"
    return "goal" if goal else "default"


def _joint_plan(analysis: LetterAnalysis, unit: Demand) -> bool:
    """«lage en felles plan»; «skal i fellesskap utarbeide en gjennomføringsplan», as an item of a list too."""
    intro, said = analysis.letter.excerpt(unit.intro) if unit.intro is not None else "", deed(unit)
    return bool(_JOINT_PLAN.search(said) or (_PLAN.search(said) and _SHARED.search(f"{intro} {unit.text}")))


def _tells_the_mandate(task: JointTask, unit: Demand) -> bool:
    """«Oppdraget skal prioriteres høyt», «Samarbeidet skal evalueres»: said of the task, not asked of an agency."""
    said = [filler.span for slot in _MANDATE for filler in task.slots[slot]]
    inside = any(s.block == unit.span.block and unit.span.start <= s.start < unit.span.end for s in said)
    return inside and not is_item(unit) and unit.result.agent in {Agent.NOBODY, Agent.THING}


def _is_activity(analysis: LetterAnalysis, unit: Demand) -> bool:
    if unit.result.unsure or unit.label is not ChainLabel.ACTIVITY or not binds(unit) or unit.title:
        return False
    if unit.result.agent not in _ACTORS or unit.text.rstrip().endswith(":"):  # a line over a list: its items demand
        return False
    if _tells_what_for(unit) or takes_care(unit):
        return False
    intro = analysis.letter.excerpt(unit.intro) if unit.intro is not None else ""
    if _inquires(unit, intro) or any(
        pattern.search(unit.text) for pattern in (_FREE, _DECIDED, _COOPERATES, _RANKS, _LIMIT, _EASIER)
    ):
        return False
    brings = _BRINGS.match(deed(unit)) or vague_contribution(unit) is not None
    if brings or measures(unit) or _reports(unit) or organises(deed(unit)):
        return False
    return does(unit) or (is_item(unit) and bool(_INFINITIVE.match(in_one_form(unit.text))))


def _tells_what_for(unit: Demand) -> bool:
    """«Vurderingen skal bygge på …», «Partnerskapet skal utvikle …»: what a work or a paper does, not what anybody shall."""
    subject = classes(seen(unit, "agent.thing"))
    active = "passiv" not in unit.result.flags and not _INFINITIVE.match(in_one_form(unit.text))
    return active and bool(subject & _WORKS and seen(unit, "marker"))


def _inquires(unit: Demand, intro: str) -> bool:
    """Whether the unit orders an inquiry, or says what one shall hold («behovet skal beskrives», items under one)."""
    verb = seen(unit, "predicate")
    if not verb or stem(verb) in _INQUIRY or _INQUIRY_PHRASE.search(f"{intro} {unit.text}"):
        return True
    return unit.result.agent is Agent.THING and "verb.analyse" in predicate_classes(unit)


def _reports(unit: Demand) -> bool:
    """Whether the unit only asks that something be sent to the ministry: that is no measure the agencies could choose."""
    sent = "verb.send" in classes(seen(unit, "predicate")) and "noun.ministry" in classes(unit.text)
    return sent or bool(_GIVES_MINISTRY.search(unit.text))


_LET_CHOOSE = Text(
    nb="La virksomhetene velge tiltak om dere kan. Må tiltaket være med, så skriv hvorfor.",
    nn="La verksemdene velje tiltak om de kan. Må tiltaket vere med, så skriv kvifor.",
    en="Let the agencies choose the measures if you can. If this one has to be there, write why.",
)

RULE = LetterRule(
    code="AKT-01",
    name=Text(
        nb="Aktivitetskrav i samarbeidsoppgaven",
        nn="Aktivitetskrav i samarbeidsoppgåva",
        en="Activity demanded in the joint task",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5 og refleksjon 3",
    why=Text(
        nb="Når virksomheter skal løse en oppgave sammen, bør departementene si hva de skal oppnå, og la dem finne ut "
        "hvordan. Virksomhetene kjenner brukerne og ser hva som virker. Et pålagt tiltak kan bli gjennomført uten at noe blir bedre.",
        nn="Når verksemder skal løyse ei oppgåve saman, bør departementa seie kva dei skal oppnå, og la dei finne ut "
        "korleis. Verksemdene kjenner brukarane og ser kva som verkar. Eit pålagt tiltak kan bli gjennomført utan at noko blir "
        "betre.",
        en="When agencies are to solve a task together, the ministries should say what to achieve and let them find out "
        "how. The agencies know the users and see what works. An ordered measure can be carried out without anything getting "
        "better.",
    ),
    messages={
        "default": Text(
            nb="Setningen sier hva virksomheten skal gjøre («{deed}»), ikke hva som skal oppnås.",
            nn="Setninga seier kva verksemda skal gjere («{deed}»), ikkje kva som skal oppnåast.",
            en="The sentence says what the agency is to do (“{deed}”), not what is to be achieved.",
        ),
        "goal": Text(
            nb="Målet for oppgaven står i brevet, men her er også et tiltak bestemt: «{deed}».",
            nn="Målet for oppgåva står i brevet, men her er òg eit tiltak bestemt: «{deed}».",
            en="The letter gives the goal of the task, but here a measure is decided as well: “{deed}”.",
        ),
        "free": Text(
            nb="Brevet sier at virksomhetene velger selv, men her er likevel et tiltak bestemt: «{deed}».",
            nn="Brevet seier at verksemdene vel sjølve, men her er likevel eit tiltak bestemt: «{deed}».",
            en="The letter says that the agencies choose for themselves, but here a measure is decided all the same: “{deed}”.",
        ),
        "plan": Text(
            nb="Brevet krever «{deed}». En felles plan hører gjerne med i et samarbeid, men vi fant ikke hva planen "
            "skal føre til.",
            nn="Brevet krev «{deed}». Ein felles plan høyrer gjerne med i eit samarbeid, men vi fann ikkje kva planen "
            "skal føre til.",
            en="The letter demands “{deed}”. A joint plan is a normal part of working together, but we did not find what "
            "the plan is to lead to.",
        ),
        "plan_goal": Text(
            nb="Brevet krever «{deed}». En felles plan hører gjerne med i et samarbeid, og målet for oppgaven står i brevet.",
            nn="Brevet krev «{deed}». Ein felles plan høyrer gjerne med i eit samarbeid, og målet for oppgåva står i brevet.",
            en="The letter demands “{deed}”. A joint plan is a normal part of working together, and the letter gives the goal.",
        ),
        "more": Text(
            nb="Her og videre i omtalen av oppgaven er {n} tiltak til bestemt. Det første er «{deed}».",
            nn="Her og vidare i omtalen av oppgåva er {n} tiltak til bestemt. Det første er «{deed}».",
            en="From here on the text about the task decides {n} more measures. The first is “{deed}”.",
        ),
    },
    advice=Text(
        nb="Skriv heller hvilken endring dere vil se for brukerne eller samfunnet, og la virksomhetene velge tiltak.",
        nn="Skriv heller kva endring de vil sjå for brukarane eller samfunnet, og la verksemdene velje tiltak.",
        en="Write which change you want to see for users or society, and let the agencies choose the measures.",
    ),
    other_advice={
        "goal": _LET_CHOOSE,
        "free": _LET_CHOOSE,
        "more": _LET_CHOOSE,
        "plan": Text(
            nb="Skriv også hva planen skal føre til for brukerne eller samfunnet.",
            nn="Skriv òg kva planen skal føre til for brukarane eller samfunnet.",
            en="Write also what the plan is to lead to for users or society.",
        ),
        "plan_goal": Text(
            nb="Planen kan bli stående. La virksomhetene bestemme innholdet i den.",
            nn="Planen kan bli ståande. La verksemdene bestemme innhaldet i han.",
            en="The plan can stay. Let the agencies decide what is in it.",
        ),
    },
    options={
        "max_per_passage": Option(
            default=3,
            doc=Text(
                nb="Så mange krav vises for hver oppgave. Resten blir telt i ett funn.",
                nn="Så mange krav blir viste for kvar oppgåve. Resten blir talde i eitt funn.",
                en="This many demands are shown for each task. The rest are counted in one finding.",
            ),
        )
    },
    examples=(
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal arrangere fire regionale samlinger om frafall i løpet av året.⟧",
            better="Flere unge skal fullføre videregående opplæring. Etatene avgjør sammen hvilke tiltak som virker best.",
            good="Etatene kan for eksempel arrangere regionale samlinger om frafall. De velger selv.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal utarbeide en felles veileder for rådgivere i skolen.⟧",
            better="Rådgivere i skolen skal vite hvor elevene kan få hjelp.",
            good="Etatene skal samarbeide om å hjelpe elevene. De sender en felles rapport innen 1. september 2026. Oppdraget skal prioriteres høyt og evalueres i 2029.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal utarbeide en felles handlingsplan.⟧",
            better="Etatene har felles ansvar for at målet nås.",
            good="Departementet skal utarbeide en strategi mot frafall. Etatene skal ikke kontrollere enkeltskoler. Etatene skal prioritere oppgaven innenfor egne rammer.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Etatane skal arrangere fire regionale samlingar om fråfall i løpet av året.⟧",
            better="Fleire unge skal fullføre vidaregåande opplæring. Etatane avgjer saman kva tiltak som verkar best.",
            good="Etatane kan til dømes arrangere regionale samlingar om fråfall. Dei vel sjølve.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Etatane skal utarbeide ein felles rettleiar for rådgjevarar i skulen.⟧",
            better="Rådgjevarar i skulen skal vite kvar elevane kan få hjelp.",
            good="Etatane har felles ansvar for at målet blir nådd. Etatane skal ikkje kontrollere enkeltskular. Etatane skal prioritere oppgåva innanfor eigne rammer.",
        ),
    ),
    check=check,
)
