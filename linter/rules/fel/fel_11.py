"""FEL-11: the letters use different words for the same parts. For information."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linter.letters.identity import LetterKind
from linter.letters.model import BlockKind, Span
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.fel.letters import composed, to

# What the letters call what they ask for, and what they measure by; each row is one term in both written standards.
_TERMS: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]] = {
    kind: [(name, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, pattern in rows]
    for kind, rows in (
        (
            "tasks",
            (
                ("oppdrag", r"(?:særskilte |andre |nye )?oppdrag(?:et|ene|a)?"),
                ("aktivitetskrav", r"aktivitetskrav(?:et|ene|a)?"),
                ("bestillinger", r"bestilling(?:er|ene|ar|ane)?"),
                ("føringer", r"(?:særskilte |andre )?føring(?:er|ene|ar|ane)"),
            ),
        ),
        (
            "measures",
            (
                ("styringsparametere", r"styringsparamet(?:er|ere|rene|erne|rar|rane|re)"),
                ("indikatorer", r"(?:styrings|resultat)?indikator(?:er|ene|ar|ane)?"),
                ("resultatkrav", r"resultatkrav(?:et|ene|a)?"),
            ),
        ),
    )
}
_FELLES = re.compile(r"\bfelles\s?føring", re.IGNORECASE)
_SEVERAL = 2


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each year and kind of part whose headings in letters from several ministries share no term."""
    years = dict.fromkeys(one.identity.year.value for one in whole.letters if one.identity.year)
    for year in years:
        ordinary = [(n, one) for n, one in enumerate(whole.letters) if _main(one, year)]
        if len({tuple(sorted(who.value.key for who in one.identity.ministries)) for _, one in ordinary}) < _SEVERAL:
            continue
        for kind in _TERMS:
            yield from _differing(ordinary, kind)


def _main(letter: LetterAnalysis, year: int) -> bool:
    identity = letter.identity
    return bool(
        identity.year
        and identity.year.value == year
        and identity.kind
        and identity.kind.value is LetterKind.TILDELINGSBREV
    )


def _differing(letters: Sequence[tuple[int, LetterAnalysis]], kind: str) -> Iterator[Hit]:
    said = [(index, letter, terms) for index, letter in letters if (terms := _terms(letter, kind))]
    odd = [
        (index, letter, terms)
        for index, letter, terms in said
        if all(not terms.keys() & other.keys() for n, _, other in said if n != index)
    ]
    if not odd or len(said) < _SEVERAL:
        return
    table = "; ".join(f"{to(letter)}: {', '.join(terms)}" for _, letter, terms in said)
    index, _, terms = odd[0]
    yield Hit(
        next(iter(terms.values())),
        {"table": table},
        related=tuple(Related(next(iter(other.values())), n) for n, _, other in said if n != index),
        evidence=tuple(dict.fromkeys(to(letter) for _, letter, _ in said)),
        letter=index,
    )


def _terms(letter: LetterAnalysis, kind: str) -> dict[str, Span]:
    """The terms in a letter's headings, each with its first place; a heading may be a line that ends in a colon."""
    found: dict[str, Span] = {}
    for block in letter.letter.blocks:
        heading = block.kind is BlockKind.HEADING or (block.cell is None and block.text.rstrip().endswith(":"))
        if not heading or len(block.text) > _LONGEST or _FELLES.search(block.text):
            continue
        for name, pattern in _TERMS[kind]:
            match = pattern.search(block.text)
            if match:
                found.setdefault(name, Span(block.index, match.start(), match.end()))
    return found


_LONGEST = 60  # characters of a heading
_A = "## 3.1 Kontroll\n\nMålet er færre ulykker.\n\n### {}\n\nAntall ulykker per år.\n\n### {}\n\nVirksomheten skal kartlegge risikoen."
_A_NN = "## 3.1 Kontroll\n\nMålet er færre ulykker.\n\n### {}\n\nTalet på ulykker per år.\n\n### {}\n\nVerksemda skal kartleggje risikoen."

RULE = SetRule(
    code="FEL-11",
    name=Text(
        nb="Ulik oppbygning og begrepsbruk",
        nn="Ulik oppbygging og omgrepsbruk",
        en="Different structure and terms",
    ),
    severity=Severity.INFO,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 4",
    why=Text(
        nb="Mer lik oppbygning gjør det lettere å samordne styringen. Det er rom for egenart, så dette er til opplysning.",
        nn="Meir lik oppbygging gjer det lettare å samordne styringa. Det er rom for eigenart, så dette er til opplysning.",
        en="More similar letters make it easier to coordinate. There is room for differences, so this is for information.",
    ),
    messages={
        "default": Text(
            nb="Brevene bruker ulike ord i overskriftene om det samme: {table}.",
            nn="Breva bruker ulike ord i overskriftene om det same: {table}.",
            en="The letters use different words in headings for the same thing: {table}.",
        ),
    },
    advice=Text(
        nb="Bruk gjerne de samme ordene i brev om samme oppgave.",
        nn="Bruk gjerne dei same orda i brev om same oppgåve.",
        en="You may use the same words in letters on one task.",
    ),
    examples=(
        Example(
            head="",
            bad=composed(_A.format("⟦Styringsparametere⟧", "Oppdrag"), _A.format("Resultatkrav", "Oppdrag")),
            better=composed(_A.format("Styringsparametere", "Oppdrag"), _A.format("Styringsparametere", "Oppdrag")),
            good=composed(_A.format("Styringsparametere", "Oppdrag"), _A.format("Nøkkeltall", "Oppdrag")),
        ),
        Example(
            head="",
            bad=composed(_A.format("Indikatorer", "⟦Oppdrag⟧"), _A.format("Indikatorer", "Aktivitetskrav")),
            better=composed(_A.format("Indikatorer", "Oppdrag"), _A.format("Indikatorer", "Oppdrag")),
            # Fellesføringer are another thing than a ministry's own føringer.
            good=composed(_A.format("Indikatorer", "Oppdrag"), _A.format("Indikatorer", "Fellesføringer for 2026")),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(
                _A_NN.format("⟦Styringsparametrar⟧", "Oppdrag"), _A_NN.format("Resultatkrav", "Oppdrag"), nn=True
            ),
            better=composed(
                _A_NN.format("Styringsparametrar", "Oppdrag"), _A.format("Styringsparametere", "Oppdrag"), nn=True
            ),
            good=composed(_A_NN.format("Styringsparametrar", "Oppdrag"), nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=composed(_A_NN.format("Indikatorar", "Føringar"), _A.format("Indikatorer", "Føringer"), nn=True),
        ),
    ),
    check=check,
)
