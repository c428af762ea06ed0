"""BRV-11: a sum in a budget table that the rows above it do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linter.letters.model import Layer, Letter, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.amounts import written
from linter.rules.brv.budget_tables import BudgetTable, budget_tables
from linter.rules.brv.sums import Sum, sums_of
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text

_MESSAGES = {"digit": "default", "rows": "default", "swapped": "swapped", "row": "row", "far": "far"}
# What is said by a table whose rows are not all there is, or not exact.
_NOT_ALL = re.compile(r"\b(?:avrund\w*|utdrag|utsnitt|utvalgte|utvalde|største)\b", re.IGNORECASE)
_NEAR = 2  # blocks before and after a table that may say so
_MOST_ROWS = 12  # that are shown one by one


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each sum that fits no reading of the rows above it, and differs as by a slip."""
    if analysis.extract:
        return
    share = Decimal(int(str(analysis.option(RULE, "largest_difference")))) / 100
    earlier: list[Decimal] = []
    for table in budget_tables(analysis.letter):
        found = list(sums_of(table, share))
        if not _says_not_all(analysis.letter, table):
            yield from (_hit(one) for one in found if one.fault and not _elsewhere(one, earlier))
        earlier += [one.stated for one in found]


def _hit(found: Sum) -> Hit:
    (block, *_) = found.row.cells[found.column]
    lead = len(block.text) - len(block.text.lstrip())
    span = Span(block.index, lead, len(block.text.rstrip()))
    values = {
        "written": block.text.strip(),
        "rows": written(found.total),
        "difference": written(abs(found.total - found.stated)),
        "row": found.odd.row.label if found.odd else "",
    }
    parts = [("+ " if sign > 0 else "− ") + entry.row.text(found.column) for sign, entry in found.counted]
    shown = " ".join(parts).removeprefix("+ ")
    severity = Severity.LOW if found.fault == "far" else None
    return Hit(span, values, _MESSAGES[found.fault], severity, evidence=(shown,) if len(parts) <= _MOST_ROWS else ())


def _elsewhere(found: Sum, earlier: list[Decimal]) -> bool:
    """Whether the sum takes in those of tables before."""
    difference = abs(found.total - found.stated)
    return difference in {*earlier, sum(earlier, Decimal(0))} and bool(earlier)


def _says_not_all(letter: Letter, table: BudgetTable) -> bool:
    """Whether the table, or the text around it, says that rows are left out or rounded."""
    near = letter.blocks[max(0, table.first - _NEAR) : table.last + 1 + _NEAR]
    return any(_NOT_ALL.search(block.text) for block in near if block.layer is not Layer.FURNITURE)


def _table(*rows: str, head: str = "Kap. | Post | Betegnelse | Beløp (1 000 kr)") -> str:
    intro = "Løyvinga er fordelt slik:" if head in {_HEAD_NN, _PLAIN_NN} else "Bevilgningen er fordelt slik:"
    lines = [head, " | ".join(["---"] * (head.count("|") + 1)), *rows]
    return f"{intro}\n\n" + "\n".join(f"| {line} |" for line in lines)


_HEAD_NN = "Kap. | Post | Nemning | Løyving (kr)"
_PLAIN_NN = "Tiltak | Ramme"
_YEARS = "Kap./post | Betegnelse | Saldert 2025 | Tildeling 2026 | Endring (%)"

RULE = LetterRule(
    code="BRV-11",
    name=Text(
        nb="Summen i tabellen stemmer ikke",
        nn="Summen i tabellen stemmer ikkje",
        en="The sum in the table does not add up",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="God brevskikk; vår regel",
    why=Text(
        nb="Når summen ikke stemmer med radene, vet ikke mottakeren hvilket beløp som er tildelt. Feilen kommer lett når et "
        "beløp endres sent, eller når to sifre bytter plass.",
        nn="Når summen ikkje stemmer med radene, veit ikkje mottakaren kva beløp som er tildelt. Feilen kjem lett når eit "
        "beløp blir endra seint, eller når to siffer byter plass.",
        en="When the sum does not fit the rows, the recipient cannot know which amount is allocated. It happens when an "
        "amount is changed late, or when two digits are swapped.",
    ),
    messages={
        "default": Text(
            nb="Radene over gir {rows}, men summen er skrevet som {written}. Forskjellen er {difference}.",
            nn="Radene over gir {rows}, men summen er skriven som {written}. Skilnaden er {difference}.",
            en="The rows above give {rows}, but the sum is written as {written}. The difference is {difference}.",
        ),
        "swapped": Text(
            nb="Radene over gir {rows}, men summen er skrevet som {written}. To sifre kan ha byttet plass. "
            "Forskjellen er {difference}.",
            nn="Radene over gir {rows}, men summen er skriven som {written}. To siffer kan ha bytt plass. "
            "Skilnaden er {difference}.",
            en="The rows above give {rows}, but the sum is written as {written}. Two digits may be swapped. "
            "The difference is {difference}.",
        ),
        "row": Text(
            nb="Radene over gir {rows}, men summen er skrevet som {written}. Forskjellen er {difference}, det samme som "
            "raden «{row}». Den kan være glemt eller tatt med to ganger.",
            nn="Radene over gir {rows}, men summen er skriven som {written}. Skilnaden er {difference}, det same som "
            "rada «{row}». Ho kan vere gløymd eller teken med to gonger.",
            en="The rows above give {rows}, but the sum is written as {written}. The difference is {difference}, the same as "
            "the row “{row}”. It may be left out or counted twice.",
        ),
        "far": Text(
            nb="Radene over gir {rows}, men summen er skrevet som {written}. Forskjellen er {difference}. Mangler det en rad, "
            "eller er en rad med for mye?",
            nn="Radene over gir {rows}, men summen er skriven som {written}. Skilnaden er {difference}. Manglar det ei rad, "
            "eller er ei rad med for mykje?",
            en="The rows above give {rows}, but the sum is written as {written}. The difference is {difference}. Is a row "
            "missing, or one too many?",
        ),
    },
    advice=Text(
        nb="Regn over tabellen. Rett summen, eller raden som er feil. Sjekk også beløpet der det står ellers i brevet.",
        nn="Rekn over tabellen. Rett summen, eller rada som er feil. Sjekk også beløpet der det står elles i brevet.",
        en="Check the table. Correct the sum, or the row that is wrong. Look also where else the letter states the amount.",
    ),
    options={
        "largest_difference": Option(
            10,
            Text(
                nb="Største forskjell i prosent av summen som meldes når det ikke er en ren sifferfeil eller en hel rad. "
                "Er forskjellen større, kan tabellen være bygd på en annen måte enn brevlint tror. Da meldes den bare når radene "
                "kan legges sammen på én måte, og med lavt alvor.",
                nn="Største skilnad i prosent av summen som blir meld når det ikkje er ein rein sifferfeil eller ei heil rad. "
                "Er skilnaden større, kan tabellen vere bygd på ein annan måte enn brevlint trur. Då blir han berre meld når "
                "radene kan leggjast saman på éin måte, og med lågt alvor.",
                en="The largest difference, in per cent of the sum, that is told when it is neither a digit nor a whole row. "
                "A larger one may mean that the table is built in another way than brevlint believes. It is then told only where "
                "the rows can be added in one way, with severity low.",
            ),
        )
    },
    examples=(
        Example(
            bad=_table(
                "451 | 01 | Driftsutgifter | 1 018 000",
                "451 | 21 | Spesielle driftsutgifter | 53 000",
                "451 | 45 | Større utstyrsanskaffelser | 122 000",
                "Sum kap. 451 | | | ⟦1 139 000⟧",
            ),
            better=_table(
                "451 | 01 | Driftsutgifter | 1 018 000",
                "451 | 21 | Spesielle driftsutgifter | 53 000",
                "451 | 45 | Større utstyrsanskaffelser | 122 000",
                "Sum kap. 451 | | | 1 193 000",
            ),
            good=_table(
                "451 | 01 | Driftsutgifter | 1 018 000",
                "| | herav beredskapsøvelser | 12 000",
                "451 | 21 | Spesielle driftsutgifter, hvorav | 53 000",
                "| | kurs for kommunene | 30 000",
                "| | utredninger | 23 000",
                "Sum kap. 451 | | | 1 071 000",
                "455 | 01 | Driftsutgifter | –",
                "455 | 73 | Tilskudd¹ | 40 500*",
                "455 | 75 | Tilskudd til frivillige | 9 500",
                "Sum kap. 455 | | | 50 000",
                "Sum totalt | | | 1 121 000",
            ),
        ),
        Example(  # a row left out; several columns; a change of amounts that no row explains
            bad=_table(
                "540.01 | Driftsutgifter | 301,4 | 310,2 | 2,9",
                "540.21 | Spesielle driftsutgifter | 84,0 | 91,5 | 8,9",
                "540.22 | Bruk av nasjonale fellesløsninger | 20,3 | 20,8 | 2,5",
                "Sum | | ⟦385,4⟧ | ⟦401,7⟧ | 4,2",
                head=_YEARS,
            ),
            better=_table(
                "540.01 | Driftsutgifter | 301,4 | 310,2 | 2,9",
                "540.21 | Spesielle driftsutgifter | 84,0 | 91,5 | 8,9",
                "540.22 | Bruk av nasjonale fellesløsninger | 20,3 | 20,8 | 2,5",
                "Sum | | 405,7 | 422,5 | 4,2",
                head=_YEARS,
            ),
            good=_table(
                "540.01 | Driftsutgifter | 301,4 | 310,2 | 2,9",
                "540.21 | Spesielle driftsutgifter | 84,0 | 91,5 | 8,9",
                "540.22 | Bruk av nasjonale fellesløsninger | 20,3 | 20,8 | 2,5",
                "Sum | | 405,6 | 422,6 | 4,2",  # each amount is rounded
                head=_YEARS,
            ),
        ),
        Example(
            form="nn",
            bad=_table(
                "226 | 21 | Spesielle driftsutgifter | 861 300 000",
                "226 | 22 | Vidareutdanning | 1 124 000 000",
                "226 | 71 | Tilskot | (12 400 000)",
                "Til saman | | | ⟦1 972 000 000⟧",
                head=_HEAD_NN,
            ),
            better=_table(
                "226 | 21 | Spesielle driftsutgifter | 861 300 000",
                "226 | 22 | Vidareutdanning | 1 124 000 000",
                "226 | 71 | Tilskot | (12 400 000)",
                "Til saman | | | 1 972 900 000",
                head=_HEAD_NN,
            ),
            good=_table(
                "226 | 21 | Spesielle driftsutgifter | 861 300 000",
                "226 | 22 | Vidareutdanning | 1 124 000 000",
                "3226 | 02 | Salsinntekter | 12 400 000",
                "Til saman | | | 1 972 900 000",  # income is taken off
                head=_HEAD_NN,
            ),
        ),
        Example(  # rows without chapter and post: only a slip of the digits is told
            form="nn",
            bad=_table(
                "Kurs for kommunane | 4,2 mill. kroner",
                "Nettstad og rettleiing | 11,7 mill. kroner",
                "Forsking | 7,0 mill. kroner",
                "I alt | ⟦29,2 mill. kroner⟧",
                head=_PLAIN_NN,
            ),
            better=_table(
                "Kurs for kommunane | 4,2 mill. kroner",
                "Nettstad og rettleiing | 11,7 mill. kroner",
                "Forsking | 7,0 mill. kroner",
                "I alt | 22,9 mill. kroner",
                head=_PLAIN_NN,
            ),
            good=_table(
                "Kurs for kommunane | 4,2 mill. kroner",
                "Nettstad og rettleiing | 11,7 mill. kroner",
                "Forsking | 7,0 mill. kroner",
                "I alt | 18,7 mill. kroner",  # «Kurs» may be a part of something above
                head=_PLAIN_NN,
            ),
        ),
        Example(
            good=_table(
                "604 | 21 | Spesielle driftsutgifter | 121 700",
                "605 | 01 | Driftsutgifter | 612 400",
                "Sum inkl. overførte midler | | | 741 700",
            )
        ),
        Example(
            good="De største postene:\n\n"
            + _table("604 | 21 | Drift | 121 700", "605 | 01 | Drift | 612 400", "Sum | | | 741 200")
        ),
        Example(
            good=_table(
                "Andel fornøyde brukere | 71 prosent | 74 prosent",
                "Tilsyn | 120 | 140",
                "Sum | 191 | 241",
                head="Parameter | 2025 | 2026",
            ),
        ),
    ),
    check=check,
)
