"""MAL-04: a steering parameter that does not say which way things should go. Off unless selected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.rules.akt.demands import binds, classes
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.mal.mal_03 import fault, to_supervisor
from linter.rules.mal.praise import row_of
from linter.rules.mal.statements import Statement, parameters

_DIRECTION = frozenset({"adv.more", "verb.raise", "verb.lower"})
_SAYS = re.compile(
    r"\d|\b(?:utvikling\w*|endring\w*|trend\w*|minst|høyst|høgst|maksimalt|minimum|maksimum|under|over|innen|innan|innenfor|innanfor"
    r"|auk\w+|øk\w+|redus\w+|ned(?:gang)?|opp(?:gang)?"
    r"|(?:uten|utan)\s(?:talfest\w+\s|tallfest\w+\s)?(?:måltal\w*|resultatkrav|krav|ambisjonsnivå))\b",  # left out on purpose
    re.IGNORECASE,
)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per parameter without number, direction or «utvikling i», in its item or in its row of the table."""
    supervisor = to_supervisor(analysis)
    for parameter in parameters(analysis.letter, analysis.demands):
        if binds(parameter.unit) or fault(
            analysis.letter, parameter, supervisor=supervisor
        ):  # MAL-03 says what is wrong with it
            continue
        text = _item(analysis, parameter)
        if not _SAYS.search(text) and not classes(text) & _DIRECTION:
            yield Hit(parameter.span)


def _item(analysis: LetterAnalysis, parameter: Statement) -> str:
    """What the parameter says, with the rest of its list item or table row."""
    block = analysis.letter.blocks[parameter.span.block]
    if block.cell is None:
        return block.text[parameter.span.end - len(parameter.words) :]
    return "\n".join(row_of(analysis.letter, block))


RULE = LetterRule(
    code="MAL-04",
    name=Text(
        nb="Styringsparameter uten retning eller nivå",
        nn="Styringsparameter utan retning eller nivå",
        en="Steering parameter without direction or level",
    ),
    severity=Severity.INFO,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØs råd om mål- og resultatstyring (utenfor DFØ/Difi 2017/1)",
    why=Text(
        nb="Regelverket krever ikke tallfestede resultatkrav, og mange departementer lar dem være med vilje. Regelen er derfor av "
        "til dere velger den. En retning gjør det likevel lettere å følge opp.",
        nn="Regelverket krev ikkje talfeste resultatkrav, og mange departement lèt dei vere med vilje. Regelen er difor av til de "
        "vel han. Ei retning gjer det likevel lettare å følgje opp.",
        en="The rules do not require targets in figures, and many ministries leave them out on purpose. So this rule is off until "
        "you select it. A direction still makes follow-up easier.",
    ),
    messages={
        "default": Text(
            nb="Styringsparameteren sier ikke hvilken vei utviklingen skal gå. Det er ikke et krav i regelverket.",
            nn="Styringsparameteren seier ikkje kva veg utviklinga skal gå. Det er ikkje eit krav i regelverket.",
            en="The steering parameter does not say which way things should go. The rules do not require it.",
        )
    },
    advice=Text(
        nb="Skriv om dere venter at tallet går opp, går ned eller holder seg, eller hvilket nivå dere sikter mot.",
        nn="Skriv om de ventar at talet går opp, går ned eller held seg, eller kva nivå de siktar mot.",
        en="Write whether you expect the figure to rise, fall or stay, or which level you aim for.",
    ),
    examples=(
        Example(
            bad="## Styringsparametere\n\n- ⟦Brukernes tilfredshet med tjenestene⟧",
            better="## Styringsparametere\n\n- Brukernes tilfredshet med tjenestene (skal øke fra 2024)",
            good="## Styringsparametere\n\n- Utvikling i brukernes tilfredshet med tjenestene",
        ),
        Example(
            bad="Styringsparametere:\n\n- ⟦Andel brukere som er fornøyde med hjelpen.⟧",
            better="Styringsparametere:\n\n- Andel brukere som er fornøyde med hjelpen. Andelen skal være minst 80 prosent.",
            good="Nøkkeltall:\n\n- Andel brukere som er fornøyde med hjelpen.",
        ),
        Example(
            form="nn",
            bad="## Styringsparametrar\n\n- ⟦Kor nøgde brukarane er med tenestene⟧",
            better="## Styringsparametrar\n\n- Kor nøgde brukarane er med tenestene (skal auke frå 2024)",
            good="## Styringsparametrar\n\n- Utvikling i kor nøgde brukarane er med tenestene\n- Tal på nedlastingar av datasett. Blir rapportert utan måltal",
        ),
        Example(
            bad="| Mål | Parameter | 2024 |\n|---|---|---|\n| 1 | ⟦Dager med forsinket publisering⟧ | – |",
            better="| Mål | Parameter | 2024 | Ventet |\n|---|---|---|---|\n| 1 | Dager med forsinket publisering | 3 | Færre enn i 2024 |",
            good="| Mål | Parameter | 2024 | Ventet |\n|---|---|---|---|\n| 1 | Dager med forsinket publisering | 3 | 0 |",
        ),
        Example(
            form="nn",
            good="Nøkkeltal:\n\n- Del brukarar som er nøgde med hjelpa.",
        ),
    ),
    check=check,
)
