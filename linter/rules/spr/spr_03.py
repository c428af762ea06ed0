"""SPR-03: wording in a joint task that leaves open whether it is a demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.akt.demands import because, binds, seen, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import Strength
from linter.steering.lexicon import word_classes
from linter.steering.stems import stem

_SOFT = re.compile(
    r"\b(?:bør|burde|kan med (?:fordel|føremon)|ønskelig|ynskjeleg|ønskjeleg|(?:departement\w+|vi|me)\s+(?:forventer|forventar|ventar|venter"
    r"|ønsker|ønskjer|ynskjer)|forventes|forventast|(?:er|blir|vert) (?:forventet|forventa|ventet|venta)"
    r"|oppfordres|oppfordrast|oppmodast|(?:blir|vert) (?:oppfordret|oppfordra|oppmoda)"
    r"|sees hen til|sjå hen til|vektlegg\w*)\b",
    re.IGNORECASE,
)
# What the ministry says it cares about is a demand when it is about what the agencies do.
_WISH = re.compile(r"\b(?:er )?(?:opptatt|opptek(?:en|e|ne)) av(?= at (?P<who>[\w-]+(?: [\w-]+)?))", re.IGNORECASE)
_ADDRESSED = frozenset({"noun.addressee"})
_SCALE = re.compile(r"«(?:bør|skal|må)»", re.IGNORECASE)  # the letter explains what its words mean
# Independent bodies are given soft wording on purpose.
_INDEPENDENT = re.compile(
    r"ombud|domstol|forskningsråd|forskingsråd|universitet|høgskule|høgskole|høyskole", re.IGNORECASE
)
_FIRM = frozenset(
    stem(word)
    for word in ("skal", "må", "bes", "ber", "bed", "bede", "bedne", "bedt", "pålagt", "forutsetter", "føreset")
)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit on each soft expression in a joint task whose other sentences say skal or må."""
    if any(_INDEPENDENT.search(found.value.name_nb) for found in analysis.identity.recipients):
        return
    if any(_SCALE.search(block.text) for block in analysis.letter.blocks):
        return
    for _, units in task_demands(analysis):
        if not any(binds(unit) for unit in units):
            continue
        for unit in units:
            found = _soft(unit)
            if found is not None:
                span = Span(unit.span.block, unit.span.start + found.start(), unit.span.start + found.end())
                yield Hit(span, {"words": found.group()}, evidence=because(unit))


def _soft(unit: Demand) -> re.Match[str] | None:
    """The expression that carries the sentence softly; None when skal or må carries it, or nothing is asked."""
    wish = _WISH.search(unit.text)
    if wish and any(word_classes(word) & _ADDRESSED or word[0].isupper() for word in wish["who"].split()):
        return wish
    if not unit.demand or unit.result.unsure or unit.result.strength not in {Strength.MIDDLE, Strength.WEAK}:
        return None
    marker = seen(unit, "marker")
    return None if marker and stem(marker) in _FIRM else _SOFT.search(unit.text)


RULE = LetterRule(
    code="SPR-03",
    name=Text(nb="Uklart om dette er et krav", nn="Uklart om dette er eit krav", en="Unclear whether this is a demand"),
    severity=Severity.LOW,
    status=Status.STABLE,
    yields_to=("FEL-03",),  # the other letters say «skal» there
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 og råd 5 (tydelige og klare styringssignaler)",
    why=Text(
        nb="Når noen setninger sier «skal» og andre «bør» eller «er opptatt av», må virksomhetene gjette hva som binder dem. De kan "
        "gjette ulikt.",
        nn="Når nokre setningar seier «skal» og andre «bør» eller «er opptekne av», må verksemdene gjette kva som bind dei. Dei kan "
        "gjette ulikt.",
        en="When some sentences say “skal” and others “bør” or “er opptatt av”, the agencies must guess what binds them, and may "
        "guess differently.",
    ),
    messages={
        "default": Text(
            nb="«{words}» gjør det uklart om dette er et krav.",
            nn="«{words}» gjer det uklart om dette er eit krav.",
            en="“{words}” makes it unclear whether this is a demand.",
        )
    },
    advice=Text(
        nb="Bruk «skal» for krav, og skriv ellers at det er et råd.",
        nn="Bruk «skal» for krav, og skriv elles at det er eit råd.",
        en="Use “skal” for demands, and say otherwise that it is advice.",
    ),
    examples=(
        Example(
            head=HEAD["nb"],
            bad="Departementet ⟦er opptatt av⟧ at etatene samarbeider godt.",
            better="Etatene skal samarbeide for å nå målet.",
            good="Etatene skal vurdere om det bør innføres en felles meldeplikt.",
        ),
        Example(
            head=HEAD["nb"],
            bad="Etatene ⟦bør⟧ dele informasjon med hverandre.",
            better="Etatene skal dele informasjon med hverandre.",
            good="Undersøkelsen viser at mange unge ønsker seg tettere oppfølging.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Departementet ⟦er oppteke av⟧ at etatane samarbeider godt.",
            better="Etatane skal samarbeide for å nå målet.",
            good="Etatane skal vurdere om det bør innførast ei felles meldeplikt.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Etatane ⟦bør⟧ dele informasjon med kvarandre.",
            better="Etatane skal dele informasjon med kvarandre.",
            good="Undersøkinga viser at mange unge ønskjer seg tettare oppfølging.",
        ),
    ),
    check=check,
)
