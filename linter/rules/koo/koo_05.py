"""KOO-05: the partners of a cooperation are not named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Filler, Slot
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import lacking_participants, listed
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

# Names follow the expression: «relevante aktører, blant annet Bufdir og NAV».
_OPENED = re.compile(
    r"^\s*,?\s*\(?(?:blant anna|blant annet|mellom anna|bl\.\s?a\.|som|herunder|til dømes|for eksempel)\b"
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each expression like «relevante aktører» in a passage that names no partner.

    One more for each group of declared participants that letters about the task leave out.
    """
    for mandate in mandates(whole):
        if mandate.unknown(Slot.AGENCIES):
            continue
        for group in each_place(_vague(mandate)):
            part, span = group[0]
            yield mandate.hit({"words": part.letter.letter.excerpt(span)}, at=group)
        yield from _declared(mandate)


def _declared(mandate: Mandate) -> Iterator[Hit]:
    lacking: dict[tuple[str, ...], list[Part]] = {}
    for part, agencies in lacking_participants(mandate):
        lacking.setdefault(agencies, []).append(part)
    for agencies, parts in lacking.items():
        values = {"agencies": listed(parts[0], agencies)}
        yield mandate.hit(values, message="declared", at=[(part, part.place) for part in parts])


def _vague(mandate: Mandate) -> Iterator[tuple[Part, Span]]:
    for part in mandate.parts:
        for said in part.task.slots[Slot.UNNAMED_PARTNERS]:
            if not _named_beside(part, said):
                yield part, said.span


def _named_beside(part: Part, said: Filler) -> bool:
    """Whether the same block names a partner, or names follow the expression itself."""
    text = part.letter.letter.blocks[said.span.block].text
    if _OPENED.match(text[said.span.end :]):
        return True
    own = part.recipients()
    return any(f.span.block == said.span.block and f.value not in own for f in part.task.slots[Slot.AGENCIES])


_DECLARED = DeclaredTask(name="trygg handel på nett", agencies=("SKD", "FORBT", "POD"))  # for the examples

RULE = SetRule(
    code="KOO-05",
    name=Text(
        nb="Samarbeidspartnerne er ikke navngitt",
        nn="Samarbeidspartnarane er ikkje nemnde ved namn",
        en="The partners are not named",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2 og 6",
    why=Text(
        nb="Et krav om å samarbeide virker bare når begge parter vet om det. Uten navn må virksomheten selv finne ut hvem det gjelder, og de andre vet ikke at de er med.",
        nn="Eit krav om å samarbeide verkar berre når begge partar veit om det. Utan namn må verksemda sjølv finne ut kven det gjeld, og dei andre veit ikkje at dei er med.",
        en="A demand to cooperate works only when both sides know of it. Without names the agency must guess, and the others do not know that they take part.",
    ),
    messages={
        "default": Text(
            nb="«{words}» sier ikke hvem virksomheten skal samarbeide med om «{task}».",
            nn="«{words}» seier ikkje kven verksemda skal samarbeide med om «{task}».",
            en="“{words}” does not say whom the agency shall cooperate with on “{task}”.",
        ),
        "declared": Text(
            nb="I oppsettet er {agencies} med i «{task}», men vi fant ikke navnet i det brevet sier om oppgaven.",
            nn="I oppsettet er {agencies} med i «{task}», men vi fann ikkje namnet i det brevet seier om oppgåva.",
            en="In the configuration {agencies} takes part in “{task}”, but we did not find the name in what the letter says of the task.",
        ),
    },
    advice=Text(nb="Navngi partene.", nn="Nemn partane ved namn.", en="Name the parties."),
    examples=(
        Example(
            bad="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal sammen med Forbrukertilsynet sørge for at færre kunder blir lurt på nett.\n\nSkattedirektoratet skal samarbeide med ⟦relevante aktører⟧ om oppgaven.",
            better="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal sammen med Forbrukertilsynet sørge for at færre kunder blir lurt på nett.\n\nSkattedirektoratet skal samarbeide med Politidirektoratet og Nasjonal kommunikasjonsmyndighet om oppgaven.",
            good="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal sammen med Forbrukertilsynet sørge for at færre kunder blir lurt på nett. Direktoratet skal også samarbeide med relevante aktører, blant annet Politidirektoratet.",
        ),
        Example(
            bad="## 3.2 Felles oppdrag: færre falske fakturaer\n\nSkattedirektoratet, Politidirektoratet og Brønnøysundregistrene skal samarbeide slik at færre bedrifter får falske fakturaer.\n\nDirektoratet skal samarbeide med ⟦berørte etater⟧ om å dele tall.",
            better="## 3.2 Felles oppdrag: færre falske fakturaer\n\nSkattedirektoratet, Politidirektoratet og Brønnøysundregistrene skal samarbeide slik at færre bedrifter får falske fakturaer.\n\nDirektoratet skal samarbeide med Tolletaten om å dele tall.",
            good="## 3.2 Færre falske fakturaer\n\nSkattedirektoratet skal dele tall med berørte etater om falske fakturaer.",
        ),
        Example(
            form="nn",
            bad="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal saman med Forbrukartilsynet sørgje for at færre kundar blir lurte på nett.\n\nSkattedirektoratet skal samarbeide med ⟦relevante aktørar⟧ om oppgåva.",
            better="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal saman med Forbrukartilsynet sørgje for at færre kundar blir lurte på nett.\n\nSkattedirektoratet skal samarbeide med Politidirektoratet om oppgåva.",
            good="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal saman med Forbrukartilsynet og andre relevante etatar, mellom anna Politidirektoratet, sørgje for at færre kundar blir lurte på nett.",
        ),
        Example(
            form="nn",
            good="## 3.2 Betre vegar\n\nDirektoratet skal samarbeide med relevante aktørar om vegane i fylket.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.2 Felles oppdrag: ⟦trygg handel på nett⟧\n\nSkattedirektoratet skal sammen med Forbrukertilsynet sørge for at færre kunder blir lurt på nett.",
            better="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal sammen med Forbrukertilsynet og Politidirektoratet sørge for at færre kunder blir lurt på nett.",
            good="## 3.2 Felles oppdrag: trygg handel på nett\n\nForbrukertilsynet, Politidirektoratet og Skattedirektoratet skal samarbeide slik at færre kunder blir lurt på nett.",
        ),
        Example(
            declared=(replace(_DECLARED, elsewhere={"agencies": "deltakerne står i mandatet"}),),
            good="## 3.2 Felles oppdrag: trygg handel på nett\n\nSkattedirektoratet skal sammen med Forbrukertilsynet sørge for at færre kunder blir lurt på nett.",
        ),
    ),
    check=check,
)
