"""FEL-04: a letter has sentences of its own beside the shared text. For information."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.fel.change import Addition
from linter.rules.fel.letters import addressee, akrim, composed, quoted
from linter.rules.fel.texts import TaskText


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each letter with such sentences, at the first; those that settle something for all are FEL-02's."""
    for text in whole.task_texts:
        own = sorted(text.additions_of("FEL-04"), key=_place)
        for _, group in groupby(own, key=lambda one: one.part.index):
            yield _hit(text, list(group))


def _place(addition: Addition) -> tuple[int, int, int]:
    return addition.part.index, addition.at.block, addition.at.start


def _hit(text: TaskText, additions: list[Addition]) -> Hit:
    first = additions[0]
    return Hit(
        first.at,
        {
            "task": text.mandate.name,
            "agency": addressee(first.part),
            "count": len(additions),
            "words": quoted(first.text),
        },
        "default" if len(additions) == 1 else "several",
        related=tuple(Related(one.at, one.part.index) for one in additions[1:]),
        evidence=(first.part.looked(),),
        letter=first.part.index,
    )


_NB = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir "
    "utnyttet. Etatene har felles ansvar for at målet nås. Etatene skal lage en plan for felles kontroll av byggeplasser."
)
_NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir "
    "utnytta. Etatane har felles ansvar for at målet blir nådd. Etatane skal lage ein plan for felles kontroll av "
    "byggjeplassar."
)


def _second(text: str, own: str, *, nn: bool = False) -> str:
    return composed(akrim(text), akrim(text + own), akrim(text), nn=nn)


RULE = SetRule(
    code="FEL-04",
    name=Text(
        nb="Tilpasset tillegg til felles tekst",
        nn="Tilpassa tillegg til felles tekst",
        en="An addition to the shared text",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Teksten kan gjerne tilpasses den enkelte virksomheten, så lenge tillegget følger de felles prioriteringene.",
        nn="Teksten kan gjerne tilpassast den enkelte verksemda, så lenge tillegget følgjer dei felles prioriteringane.",
        en="The text may well be adapted to each agency, as long as the addition follows the shared priorities.",
    ),
    messages={
        "default": Text(
            nb="Brevet til {agency} har en egen setning i teksten om «{task}»: «{words}»",
            nn="Brevet til {agency} har ei eiga setning i teksten om «{task}»: «{words}»",
            en="The letter to {agency} has a sentence of its own in the text on “{task}”: “{words}”",
        ),
        "several": Text(
            nb="Brevet til {agency} har {count} egne setninger i teksten om «{task}». Den første er «{words}»",
            nn="Brevet til {agency} har {count} eigne setningar i teksten om «{task}». Den første er «{words}»",
            en="The letter to {agency} has {count} sentences of its own in the text on “{task}”. The first is “{words}”",
        ),
    },
    advice=Text(
        nb="Det er greit så lenge setningene følger de felles prioriteringene. Se over dem.",
        nn="Det er greitt så lenge setningane følgjer dei felles prioriteringane. Sjå over dei.",
        en="That is fine as long as the sentences follow the shared priorities. Look them over.",
    ),
    examples=(
        Example(
            head="",
            bad=_second(_NB, "\n\n⟦Særskilt for Politidirektoratet: Politiet deltar med egne båter.⟧"),
            better=_second(_NB, ""),
            good=_second(_NB, " Politidirektoratet koordinerer arbeidet mellom etatene."),  # FEL-02
        ),
        Example(
            head="",
            bad=_second(_NB, " ⟦Politidirektoratet skal bruke erfaringene fra pilotprosjektet i Bodø.⟧"),
            better=_second(_NB, ""),
            good=composed(akrim(_NB)),
        ),
        Example(
            form="nn",
            head="",
            bad=_second(_NN, " ⟦Politidirektoratet skal bruke røynslene frå pilotprosjektet i Bodø.⟧", nn=True),
            better=_second(_NN, "", nn=True),
            good=composed(akrim(_NN), akrim(_NB), akrim(_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=composed(akrim(_NN), "## 3.4 Tilsyn\n\nPolitidirektoratet skal bruke røynslene frå Bodø.", nn=True),
        ),
    ),
    check=check,
)
