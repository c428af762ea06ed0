"""AKT-07: a demand to contribute to something abstract, in a joint task."""

from __future__ import annotations

from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.akt.demands import because, binds, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.akt.vague import vague_contribution
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text
from linter.steering.labels import HOW, ChainLabel

_STEPS = HOW | {ChainLabel.OUTPUT, ChainLabel.COORDINATION}


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit on each vague contribution in a joint task, at most ``max_shown`` in a letter."""
    left = int(str(analysis.option(RULE, "max_shown")))
    for _, units in task_demands(analysis):
        for unit in units:
            found = vague_contribution(unit)
            if found is None or not binds(unit) or unit.label not in _STEPS or left == 0:
                continue
            left -= 1
            at = unit.span.start
            span = Span(unit.span.block, at + found.start, at + found.end)
            yield Hit(span, {"verb": found.verb, "object": found.object}, evidence=because(unit))


RULE = LetterRule(
    code="AKT-07",
    name=Text(nb="Uklart bidragskrav", nn="Uklart bidragskrav", en="Unclear demand to contribute"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 og råd 5",
    why=Text(
        nb="Virksomhetene trenger et klart mandat. Et krav om å bidra til noe som verken nevner brukere, tilstand eller mål, kan "
        "være oppfylt uansett hva de gjør.",
        nn="Verksemdene treng eit klart mandat. Eit krav om å medverke til noko som verken nemner brukarar, tilstand eller mål, "
        "kan vere oppfylt same kva dei gjer.",
        en="The agencies need a clear mandate. A demand to contribute to something that names no users, state or measure can be "
        "met whatever they do.",
    ),
    messages={
        "default": Text(
            nb="«{verb}» sier lite om hva dere forventer når det gjelder «{object}».",
            nn="«{verb}» seier lite om kva de ventar når det gjeld «{object}».",
            en="“{verb}” says little about what you expect as to “{object}”.",
        )
    },
    advice=Text(
        nb="Skriv hvem det gjelder, og hvordan dere vil se at det er bedre.",
        nn="Skriv kven det gjeld, og korleis de vil sjå at det er betre.",
        en="Write whom it is about, and how you will see that it is better.",
    ),
    options={
        "max_shown": Option(
            default=5,
            doc=Text(
                nb="Så mange funn vises i hvert brev. Slike formuleringer er vanlige.",
                nn="Så mange funn blir viste i kvart brev. Slike formuleringar er vanlege.",
                en="This many findings are shown for each letter. Such wording is common.",
            ),
        )
    },
    examples=(
        Example(
            head=HEAD["nb"],
            bad="Etatene skal ⟦understøtte en helhetlig innsats på feltet⟧.",
            better="Barn med sammensatte behov skal få ett felles tilbud fra kommunen.",
            good="Etatene skal bidra til at færre unge faller utenfor.",
        ),
        Example(
            head=HEAD["nb"],
            bad="Arbeids- og velferdsdirektoratet skal ⟦bidra til utviklingen på feltet⟧.",
            better="Flere unge skal få hjelp før de slutter på skolen.",
            good="Arbeids- og velferdsdirektoratet skal bidra til økt gjennomføring blant elever i videregående skole.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Etatane skal ⟦understøtte ein heilskapleg innsats på feltet⟧.",
            better="Barn med samansette behov skal få eitt felles tilbod frå kommunen.",
            good="Etatane skal medverke til at færre unge fell utanfor.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            good="Etatane skal medverke til auka gjennomføring blant elevar i vidaregåande skule.",
        ),
    ),
    check=check,
)
