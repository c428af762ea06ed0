"""BRV-05: an agency's or ministry's name misspelled, or with the wrong legal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import all_names
from linter.rules.brv.prose import running_blocks
from linter.rules.brv.spelling import NameIndex, index_names, slips
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text

# Undertakings that letters name with their legal form and that the registry does not hold. "": none.
_FORMS = {
    **dict.fromkeys(
        ("Petoro", "Gassco", "Mesta", "Space Norway", "Kommunalbanken", "Kings Bay", "Helseplattformen"), "AS"
    ),
    **dict.fromkeys(("Sykehusinnkjøp", "Sykehusbygg", "Pasientreiser", "Luftambulansetjenesten"), "HF"),
    **dict.fromkeys(("Innovasjon Norge", "Eksportfinansiering Norge", "Norfund"), ""),
}
_IN_NAME = re.compile(r"^(?P<name>.+) (?P<form>RHF|HF|SF|ASA|AS)$")
_WITH_FORM = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s[\wæøåÆØÅ-]+){0,2})\s(?P<form>RHF|HF|SF|ASA|AS|KF|IKS|BA)(?![\w-])"
)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each name with a letter or two wrong, and each undertaking with another legal form than its own."""
    registered = all_names(analysis)
    names = _index(registered)
    undertakings = _undertakings(registered)
    for block in running_blocks(analysis.letter):
        taken: list[tuple[int, int]] = []
        for match in _WITH_FORM.finditer(block.text):
            found = _undertaking(match, undertakings, _index(tuple(undertakings)))
            if found:
                start, end, right = found
                taken.append((start, end))
                written = block.text[start:end]
                if written.lower() != right.lower():
                    yield Hit(Span(block.index, start, end), {"written": written, "right": right})
        for slip in slips(block.text, names, hyphens=analysis.letter.format == "docx"):
            if not any(start < slip.end and slip.start < end for start, end in taken):
                written = block.text[slip.start : slip.end]
                yield Hit(Span(block.index, slip.start, slip.end), {"written": written, "right": slip.right})


def _undertaking(match: re.Match[str], forms: Mapping[str, str], names: NameIndex) -> tuple[int, int, str] | None:
    """The undertaking named before a legal form: start and end of name and form, and both as they should be."""
    words = [(w.start() + match.start("name"), w.group()) for w in re.finditer(r"\S+", match["name"])]
    for at, _ in words:
        written = match.string[at : match.end("name")]
        right = next((name for name in forms if name.lower() == written.lower()), None)
        if right is None:
            right = next((s.right for s in slips(written, names) if (s.start, s.end) == (0, len(written))), None)
        if right is not None:
            return at, match.end("form"), f"{right} {forms[right]}".strip()
    return None


@cache
def _undertakings(registered: tuple[str, ...]) -> Mapping[str, str]:
    """Name to legal form, from the registry's own names and the list above."""
    split = (found for name in registered if (found := _IN_NAME.match(name)))
    return {**_FORMS, **{found["name"]: found["form"] for found in split}}


@cache
def _index(names: tuple[str, ...]) -> NameIndex:
    return index_names(names)


RULE = LetterRule(
    code="BRV-05",
    name=Text(
        nb="Navnet på virksomheten er skrevet feil",
        nn="Namnet på verksemda er skrive feil",
        en="The agency's name is written wrong",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: feil skrivemåte og feil organisasjonsform i samme navn",
    why=Text(
        nb="Feil navn skaper tvil om hvem som er ment, og brevet blir vanskeligere å finne igjen.",
        nn="Feil namn skaper tvil om kven som er meint, og brevet blir vanskelegare å finne att.",
        en="A wrong name raises doubt about who is meant, and makes the letter harder to find.",
    ),
    messages={
        "default": Text(
            nb="«{written}» er skrevet feil. Mener dere {right}?",
            nn="«{written}» er skrive feil. Meiner de {right}?",
            en="“{written}” is written wrong. Do you mean {right}?",
        )
    },
    advice=Text(
        nb="Skriv navnet slik virksomheten selv gjør.",
        nn="Skriv namnet slik verksemda sjølv gjer.",
        en="Write the name as the agency itself does.",
    ),
    examples=(
        Example(
            bad="Direktoratet skal samarbeide med ⟦Norsk helsenet HF⟧ og orientere ⟦Helse- og omsorgdepartementet⟧.",
            better="Direktoratet skal samarbeide med Norsk helsenett SF og orientere Helse- og omsorgsdepartementet.",
            good="Direktoratet skal samarbeide med Norsk Helsenett SF og orientere Helse- og omsorgsdepartementets ledelse.",
        ),
        Example(
            bad="⟦Utlenningsdirektoratet⟧ og ⟦Enova AS⟧ får kopi.",
            better="Utlendingsdirektoratet og Enova SF får kopi.",
            good="Utlendingsdirektoratet, Utdanningsdirektoratet, Datatilsynet, Mattilsynet og Helse Vest IKT AS får kopi.",
        ),
        Example(
            bad="Oppdraget løses sammen med ⟦Direktoratet for samfunnsikkerhet og beredskap⟧.",
            better="Oppdraget løses sammen med Direktoratet for samfunnssikkerhet og beredskap.",
            good="Oppdraget løses sammen med fylkesmennene, Statsforvalterne og Norges vassdrags- og energidirektoratet.",
        ),
        Example(
            form="nn",
            bad="Arbeidet skal skje saman med ⟦Noregs forskningsråd⟧ og ⟦Skattetaten⟧.",
            better="Arbeidet skal skje saman med Noregs forskingsråd og Skatteetaten.",
            good="Arbeidet skal skje saman med Noregs forskingsråd, Næringsog fiskeridepartementet, Helse og omsorgsdepartementet og Statsforvaltarane.",
        ),
        Example(
            form="nn",
            bad="⟦Innovasjon Norge AS⟧ og ⟦Landbruks- og matdepartmentet⟧ deltek i møtet.",
            better="Innovasjon Norge og Landbruks- og matdepartementet deltek i møtet.",
            good="Innovasjon Norge, Helse Nord RHF og Landbruks- og matdepartementet deltek i møtet.",
        ),
    ),
    check=check,
)
