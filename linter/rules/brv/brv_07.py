"""BRV-07: heading numbers that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator

from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.numbering import show
from linter.rules.brv.series import breaks, is_cut
from linter.rules.contract import Example, Hit, LetterRule, Related, Severity, Status, Text


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each heading whose number does not follow from the one before."""
    letter = analysis.letter
    cut = is_cut(letter)
    for broken in breaks(letter):
        here, before = broken.here, broken.before
        values = {"number": show(here.number), "before": show(before.number)}
        if broken.first is not None:
            yield Hit(here.span, values, "repeat", related=(Related(broken.first.span),))
        elif not cut:
            yield Hit(here.span, values, related=(Related(before.span),))


_INTRO = "# 1 Innledning\n\nDepartementet viser til Prop. 1 S.\n\n"
_INTRO_NN = "# 1 Innleiing\n\nDepartementet viser til Prop. 1 S og ber verksemda følgje opp.\n\n"

RULE = LetterRule(
    code="BRV-07",
    name=Text(
        nb="Nummereringen hopper eller gjentas",
        nn="Nummereringa hoppar eller blir gjenteken",
        en="Heading numbers skip or repeat",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: punkt 3 fulgt av 4.1, og 4.4 to ganger",
    why=Text(
        nb="Når et nummer mangler eller står to ganger, peker henvisninger feil, og mottakeren kan tro at en del er falt ut.",
        nn="Når eit nummer manglar eller står to gonger, peiker tilvisingar feil, og mottakaren kan tru at ein del er fallen ut.",
        en="When a number is missing or stands twice, references point wrong, and the recipient may think a part was lost.",
    ),
    messages={
        "default": Text(
            nb="Overskriften har nummer {number}, men kommer rett etter {before}.",
            nn="Overskrifta har nummer {number}, men kjem rett etter {before}.",
            en="The heading is numbered {number} but comes right after {before}.",
        ),
        "repeat": Text(
            nb="Nummer {number} er brukt før i brevet.",
            nn="Nummer {number} er brukt før i brevet.",
            en="Number {number} is already in use in the letter.",
        ),
    },
    advice=Text(
        nb="Rett nummereringen, og sjekk henvisningene til punktene etterpå. Bruk automatisk nummerering i Word.",
        nn="Rett nummereringa, og sjekk tilvisingane til punkta etterpå. Bruk automatisk nummerering i Word.",
        en="Correct the numbering, then check the references. Use automatic numbering in Word.",
    ),
    examples=(
        Example(
            bad=_INTRO + "# 2 Mål\n\nTekst.\n\n# 3 Budsjett\n\nTekst.\n\n## ⟦4.1⟧ Fullmakter\n\nTekst.",
            better=_INTRO + "# 2 Mål\n\nTekst.\n\n# 3 Budsjett\n\nTekst.\n\n## 3.1 Fullmakter\n\nTekst.",
            good=_INTRO + "# 2 Mål\n\nTekst.\n\n## 2.1 Hovedmål\n\n### 2.1.1 Delmål\n\n# 3 Budsjett\n\nTekst.",
        ),
        Example(
            bad=_INTRO + "# 2 Krav\n\n## 2.1 Sikkerhet\n\n## 2.2 Lærlinger\n\n## ⟦2.2⟧ Beredskap\n\nTekst.",
            better=_INTRO + "# 2 Krav\n\n## 2.1 Sikkerhet\n\n## 2.2 Lærlinger\n\n## 2.3 Beredskap\n\nTekst.",
            good="2 Krav ..... 3\n\n4 Rapportering ..... 6\n\n"
            + _INTRO
            + "# 2 Krav\n\n## 2.1 Sikkerhet\n\n## 2.2 Lærlinger\n\n# 3 Rapportering\n\nTekst.",
        ),
        Example(
            form="nn",
            bad=_INTRO_NN + "# 2 Mål\n\nTekst.\n\n# ⟦4⟧ Løyving\n\nTekst.",
            better=_INTRO_NN + "# 2 Mål\n\nTekst.\n\n# 3 Løyving\n\nTekst.",
            good=_INTRO_NN
            + "# 2 Mål\n\n# 3 Løyving\n\n# Vedlegg om fullmakter\n\n# 1 Innkjøp\n\n# 2 Lån\n\n# 3 Leige\n\nTekst.",
        ),
        Example(
            form="nn",
            bad=_INTRO_NN + "# 2 Rapportering\n\n## 2.1 Årsrapport\n\n## 2.2 Tertialrapport\n\n## ⟦2.4⟧ Møte\n\nTekst.",
            better=_INTRO_NN
            + "# 2 Rapportering\n\n## 2.1 Årsrapport\n\n## 2.2 Tertialrapport\n\n## 2.3 Møte\n\nTekst.",
            good="# 4 Rapportering\n\n## 4.2 Tertialrapport\n\n## 4.5 Møte\n\n# 7 Fullmakter\n\nTekst.",
        ),
        Example(
            good=_INTRO + "# 2 Mål\n\n[...]\n\n# 5 Styring\n\n## 5.3 Sikkerhet\n\n# 7 Rapportering\n\nTekst.",
        ),
    ),
    check=check,
)
