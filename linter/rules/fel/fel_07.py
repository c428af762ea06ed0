"""FEL-07: the letters call one cooperation by different names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from linter.coordination.naming import core
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, SetRule, Severity, Status, Text
from linter.rules.fel.letters import addressee, composed, quoted, side_by_side
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.sharing.words import contents

_NAMED = frozenset({"declared", "known name", "heading"})


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task whose letters of one year use names without a word in common, at the odd one.

    Only what stands as a name counts: a heading or a known name. A long and a short form with words in common, or both
    used in one letter, are one name.
    """
    alike = float(str(whole.option(RULE, "alike")))
    for mandate in mandates(whole):
        for parts in side_by_side(mandate):
            named = [part for part in parts if {p.reason for p in part.task.passages} <= _NAMED]
            odd = [part for part in named if sum(_same(part, other, alike) for other in named) * 2 <= len(named)]
            if odd and len(odd) < len(named):
                yield _hit(mandate, odd, [part for part in named if part not in odd])
            elif odd and not all(_same(odd[0], other, alike) for other in odd):
                yield _hit(mandate, odd[:1], odd[1:])


def _same(part: Part, other: Part, alike: float) -> bool:
    return any(_one_name(a, b, alike) for a in _names(part) for b in _names(other))


def _names(part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys((part.task.name, *part.task.names)))


def _one_name(one: str, other: str, alike: float) -> bool:
    left, right = core(one).casefold(), core(other).casefold()
    if fuzz.token_set_ratio(left, right) >= alike:
        return True
    return bool({word.stem for word in contents(left)} & {word.stem for word in contents(right)})


def _hit(mandate: Mandate, odd: Sequence[Part], others: Sequence[Part]) -> Hit:
    listed = [*odd, *others]
    names: dict[str, str] = {}
    for part in listed:
        names.setdefault(core(part.task.name).casefold(), f"«{quoted(part.task.name, 80)}» ({addressee(part)})")
    return mandate.hit({"names": ", ".join(names.values())}, at=[(part, part.place) for part in listed])


_TEXT = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere på "
    "byggeplasser, i transport og i servering blir utnyttet og lurt. Etatene har felles ansvar for at målet nås."
)
_TEXT_NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar på "
    "byggjeplassar, i transport og i servering blir utnytta og lurte. Etatane har felles ansvar for at målet blir nådd."
)


def _under(*headings: str, text: str = _TEXT, nn: bool = False) -> str:
    """Letters with the text under each heading; a mark begins before the heading's number."""
    numbered = (f"⟦3.4 {heading[1:]}" if heading.startswith("⟦") else f"3.4 {heading}" for heading in headings)
    return composed(*(f"## {heading}\n\n{text}" for heading in numbered), nn=nn)


RULE = SetRule(
    code="FEL-07",
    name=Text(
        nb="Samme samarbeid har ulike navn",
        nn="Same samarbeid har ulike namn",
        en="One cooperation has different names",
    ),
    severity=Severity.LOW,
    status=Status.PREVIEW,
    since="0.1",
    source="Avledet av DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når brevene bruker ulike navn, er det vanskelig å se at de gjelder det samme samarbeidet.",
        nn="Når breva bruker ulike namn, er det vanskeleg å sjå at dei gjeld det same samarbeidet.",
        en="When the letters use different names, it is hard to see that they are about the same cooperation.",
    ),
    messages={
        "default": Text(
            nb="Brevene kaller samarbeidet ulike ting: {names}.",
            nn="Breva kallar samarbeidet ulike ting: {names}.",
            en="The letters call the cooperation different things: {names}.",
        ),
    },
    advice=Text(
        nb="Bruk samme navn i alle brev.",
        nn="Bruk same namn i alle brev.",
        en="Use the same name in all letters.",
    ),
    options={
        "alike": Option(
            default=85.0,
            doc=Text(
                nb="Så like (0–100) må to navn være for å regnes som samme navn når de ikke har noe ord felles.",
                nn="Så like (0–100) må to namn vere for å reknast som same namn når dei ikkje har noko ord felles.",
                en="How alike (0–100) two names must be to count as one name when they have no word in common.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad=_under(
                "Felles innsats mot grov utnytting",
                "⟦Samarbeid om seriøse bedrifter⟧",
                "Felles innsats mot grov utnytting",
            ),
            better=_under(*["Felles innsats mot grov utnytting"] * 3),
            # A long and a short form.
            good=_under(
                "Felles innsats mot grov utnytting", "Innsats mot utnytting", "Felles innsats mot grov utnytting"
            ),
        ),
        Example(
            head="",
            bad=_under("⟦Felles oppdrag om ryddige byggeplasser⟧", "Samarbeid mot svart økonomi"),
            better=_under(*["Felles oppdrag om ryddige byggeplasser"] * 2),
            good=_under("Felles oppdrag om ryddige byggeplasser"),
        ),
        Example(
            form="nn",
            head="",
            bad=_under(
                "Felles innsats mot grov utnytting",
                "⟦Samarbeid om seriøse verksemder⟧",
                "Felles innsats mot grov utnytting",
                text=_TEXT_NN,
                nn=True,
            ),
            better=_under(*["Felles innsats mot grov utnytting"] * 3, text=_TEXT_NN, nn=True),
            good=_under(
                "Felles innsats mot grov utnytting",
                "Felles innsats for å hindre grov utnytting",
                text=_TEXT_NN,
                nn=True,
            ),
        ),
        Example(
            form="nn",
            head="",
            # Two tasks have two names.
            good=composed(
                f"## 3.4 Felles innsats mot grov utnytting\n\n{_TEXT_NN}",
                "## 3.4 Samarbeid om vaktordning\n\nPolitidirektoratet og Kystverket skal samarbeide slik at fleire båtar får hjelp.",
                nn=True,
            ),
        ),
    ),
    check=check,
)
