"""BRV-07: heading numbers that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.letters.model import Letter, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.numbering import Number, NumberedHeading, numbered_headings, parse_number, show
from linter.rules.brv.prose import is_extract, running_blocks
from linter.rules.contract import Example, Hit, LetterRule, Related, Severity, Status, Text

_FEWEST = 3  # numbered headings; fewer show no series


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each heading whose number does not follow from the one before."""
    letter = analysis.letter
    if is_extract(letter):
        return
    for series in _series(letter):
        if len(series) >= _FEWEST and series[0].number in {(1,), (0,), (1, 1)}:
            yield from _breaks(letter, series)


def _series(letter: Letter) -> list[list[NumberedHeading]]:
    """Headings that are counted together.

    A heading without a number opens a new series when 1 comes again under it (an annex, an assignment with its own
    points); otherwise the count goes on past it.
    """
    found: list[list[NumberedHeading]] = []
    scope: int | None = None
    for heading in numbered_headings(letter):
        parent = heading.section.parent or 0
        while letter.sections[parent].number and letter.sections[parent].parent is not None:
            parent = letter.sections[parent].parent or 0
        last = found[-1][-1] if found else None
        unnumbered_between = last is not None and any(
            not section.number and section.level <= heading.section.level
            for section in letter.sections[last.section.index + 1 : heading.section.index]
        )
        restarts = heading.number[0] == 1 and last is not None and last.number[0] > 1 and unnumbered_between
        if last is None or restarts or (parent != scope and heading.number in {(1,), (0,)}):
            found.append([])
        scope = parent
        found[-1].append(heading)
    return found


def _breaks(letter: Letter, series: Sequence[NumberedHeading]) -> Iterator[Hit]:
    seen: dict[Number, NumberedHeading] = {series[0].number: series[0]}
    for before, here in pairwise(series):
        span = Span(here.block, here.start, here.end)
        values = {"number": show(here.number), "before": show(before.number)}
        if here.number in seen:
            first = seen[here.number]
            place = Span(first.block, first.start, first.end)
            yield Hit(span, values, "repeat", related=(Related(place),))
        elif here.number not in _next(before.number) and not _met_between(letter, before, here):
            yield Hit(span, values, related=(Related(Span(before.block, before.start, before.end)),))
        seen.setdefault(here.number, here)


def _next(number: Number) -> set[Number]:
    """Numbers that may follow: the first below, or one more on the same or a higher level."""
    on = {(*number[:depth], number[depth] + 1) for depth in range(len(number))}
    return {(*number, 1), *on}


def _met_between(letter: Letter, before: NumberedHeading, here: NumberedHeading) -> bool:
    """Whether the number missing stands in the text between, in a heading the reader took for a paragraph."""
    wanted = {here.number[:-1], (*here.number[:-1], here.number[-1] - 1)}
    for block in running_blocks(letter):
        if before.block < block.index < here.block:
            number = parse_number(block.label) or parse_number(block.text)
            if number in wanted:
                return True
    return False


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
