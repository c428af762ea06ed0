"""FEL-01: the joint task stands in the other letters, but not in the letter to one of the agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.letters.identity import LetterKind
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.fel.letters import addressees, akrim, composed, side_by_side
from linter.rules.koo.mandate import JOINT_KINDS, Mandate, Part, called, mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each letter to a cooperating agency that lacks the task two other letters of its kind and year give."""
    for mandate in mandates(whole):
        covered = {key for part in mandate.parts if part.kind() in JOINT_KINDS for key in part.recipients()}
        for parts in side_by_side(mandate):
            year, kinds = parts[0].year(), {part.kind() for part in parts}
            given = {key for part in parts for key in part.recipients()}
            lacking = set(mandate.participants) - given - covered
            for index, letter in enumerate(whole.letters):
                if agencies := _left_out(letter, year, kinds, lacking):
                    yield _hit(index, letter, sorted(agencies), mandate, parts)


def _left_out(letter: LetterAnalysis, year: int | None, kinds: set[LetterKind], lacking: set[str]) -> set[str]:
    """The agencies a letter of one of the kinds and the year is to, of those that lack the task in their letters."""
    identity = letter.identity
    to = lacking.intersection(found.value.key for found in identity.recipients)
    if not to or year != (identity.year.value if identity.year else None) or letter.extract:
        return set()
    return to if identity.kind and identity.kind.value in kinds else set()


def _hit(index: int, letter: LetterAnalysis, agencies: Sequence[str], mandate: Mandate, parts: Sequence[Part]) -> Hit:
    only_named = next((part for part in mandate.mentioned if part.index == index), None)
    seen = Part(index, letter, parts[0].task)
    return Hit(
        only_named.place if only_named else None,
        {
            "task": mandate.name,
            "letters": addressees(parts),
            "agency": ", ".join(called(seen, key) for key in agencies),
        },
        "named" if only_named else "default",
        related=tuple(Related(part.place, part.index) for part in parts),
        evidence=tuple(dict.fromkeys(part.looked() for part in parts)),
        letter=index,
    )


_NB = akrim(
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås."
)
_NN = akrim(
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd."
)
_OTHER = "## 3.4 Tilsyn\n\nArbeidstilsynet skal ha tilsyn med bransjer der risikoen er størst."
_OTHER_NN = "## 3.4 Tilsyn\n\nArbeidstilsynet skal ha tilsyn med bransjar der risikoen er størst."

RULE = SetRule(
    code="FEL-01",
    name=Text(
        nb="Felles oppdragstekst mangler i brevet",
        nn="Felles oppdragstekst manglar i brevet",
        en="The shared task is missing from the letter",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 og 6",
    why=Text(
        nb="Når flere virksomheter skal løse en oppgave sammen, bør alle få den samme teksten. Den som ikke får den, kan nedprioritere oppgaven.",
        nn="Når fleire verksemder skal løyse ei oppgåve saman, bør alle få den same teksten. Den som ikkje får han, kan prioritere ned oppgåva.",
        en="When several agencies share a task, all of them should get the same text. One that does not get it may give the task less priority.",
    ),
    messages={
        "default": Text(
            nb="«{task}» står i brevene til {letters}, men ikke i brevet til {agency}.",
            nn="«{task}» står i breva til {letters}, men ikkje i brevet til {agency}.",
            en="“{task}” stands in the letters to {letters}, but not in the letter to {agency}.",
        ),
        "named": Text(
            nb="Brevene til {letters} gir oppdraget «{task}». Brevet til {agency} nevner det bare.",
            nn="Breva til {letters} gir oppdraget «{task}». Brevet til {agency} nemner det berre.",
            en="The letters to {letters} give the task “{task}”. The letter to {agency} only mentions it.",
        ),
    },
    advice=Text(
        nb="Ta inn den samme oppdragsteksten, eller gi oppdraget i ett felles brev til alle.",
        nn="Ta inn den same oppdragsteksten, eller gi oppdraget i eitt felles brev til alle.",
        en="Put in the same text, or give the task in one joint letter to all.",
    ),
    examples=(
        Example(
            head="",
            bad=composed(_NB, _NB, _OTHER),
            better=composed(_NB, _NB, _NB),
            good=composed(_OTHER, _OTHER, _OTHER),
        ),
        Example(
            head="",
            bad=composed(_NB, _OTHER, _NB),
            better=composed(_NB, _NB, _NB),
            good=composed(_NB),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(_NN, _NN, _OTHER_NN, nn=True),
            better=composed(_NN, _NN, _NN, nn=True),
            good=composed(_NN, _NB, _NN, nn=True),
        ),
        Example(form="nn", head="", good=composed(_NN, _NN, nn=True)),
    ),
    check=check,
)
