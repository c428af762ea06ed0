"""DOK-02: sender, recipient, year or date was not found."""

from __future__ import annotations

from collections.abc import Iterator

from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit, without a place, for each of the four that identity did not find."""
    identity = analysis.identity
    if not any(_in_document(found.source) for found in identity.ministries):
        yield Hit(None)
    if not any(_in_document(found.source) for found in identity.recipients):
        yield Hit(None, message="recipient")
    if identity.year is None or not _in_document(identity.year.source):
        yield Hit(None, message="year")
    if identity.date is None or not _in_document(identity.date.source):
        yield Hit(None, message="date")


def _in_document(source: str) -> bool:
    """Whether a value was read from the document, not from the file's name or from who owns the agency."""
    return source not in {"owner", "file_name"}


def _missing(nb: str, nn: str, en: str) -> Text:
    return Text(
        nb=f"Vi fant {nb} i dokumentet. Vi lette i brevhodet, tittelen, adressen, dokumentegenskapene og teksten.",
        nn=f"Vi fann {nn} i dokumentet. Vi leitte i brevhovudet, tittelen, adressa, dokumenteigenskapane og teksten.",
        en=f"We did not find {en} in the document. We looked in letterhead, title, address, properties and text.",
    )


_TEXT = "Virksomheten skal arbeide for et riktig skattegrunnlag og gi god veiledning."
_TEXT_NN = "Verksemda skal arbeide for eit rett skattegrunnlag og gje god rettleiing, og ho skal ikkje lage nye skjema."
_FULL = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev for 2026\n\n"

RULE = LetterRule(
    code="DOK-02",
    name=Text(
        nb="Avsender, mottaker, år eller dato er ikke funnet",
        nn="Avsendar, mottakar, år eller dato er ikkje funne",
        en="Sender, recipient, year or date was not found",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="Vår regel: nødvendig for å sammenligne brev",
    why=Text(
        nb="Uten avsender, mottaker, år og dato kan vi ikke vite hvem som eier virksomheten, eller sette brevet sammen med andre.",
        nn="Utan avsendar, mottakar, år og dato kan vi ikkje vite kven som eig verksemda, eller setje brevet saman med andre.",
        en="Without sender, recipient, year and date we cannot know who owns the agency, or set the letter beside others.",
    ),
    messages={
        # One message per value; «default» is the sender.
        "default": _missing("ingen avsender", "ingen avsendar", "a sender"),
        "recipient": _missing("ingen mottaker", "ingen mottakar", "a recipient"),
        "year": _missing("ikke noe budsjettår", "ikkje noko budsjettår", "a budget year"),
        "date": _missing("ingen dato", "ingen dato", "a date"),
    },
    advice=Text(
        nb="Skriv det i brevet. Står det som bilde i en logo, kan vi ikke lese det.",
        nn="Skriv det i brevet. Står det som bilete i ein logo, kan vi ikkje lese det.",
        en="Write it in the letter. We cannot read it when it is a picture in a logo.",
    ),
    other_advice={
        "year": Text(
            nb="Skriv hvilket år brevet gjelder, helst i tittelen.",
            nn="Skriv kva år brevet gjeld, helst i tittelen.",
            en="Write which year the letter is for, preferably in the title.",
        ),
        "date": Text(
            nb="Skriv datoen øverst i brevet.",
            nn="Skriv datoen øvst i brevet.",
            en="Write the date at the top of the letter.",
        ),
    },
    examples=(
        Example(
            head="",
            bad=f"Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev for 2026\n\n{_TEXT}",
            better=f"{_FULL}{_TEXT}",
        ),
        Example(
            head="",
            bad=f"Skattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev for 2026\n\n{_TEXT}",
            better=f"{_FULL}{_TEXT}",
        ),
        Example(form="nn", head="", bad=f"# Tildelingsbrev\n\n{_TEXT_NN}", better=f"{_FULL}{_TEXT_NN}"),
        Example(good=_TEXT),
        Example(form="nn", good=_TEXT_NN),
        Example(
            head="",
            good=f"Skattedirektoratet\nPostboks 9200 Grønland\n0134 OSLO\n\nDeres ref Vår ref\n\n25/3106-\n\nDato 16. april 2026\n\n# Supplerende tildelingsbrev nr. 2 for 2026\n\nFinansdepartementet viser til tildelingsbrevet for 2026. {_TEXT}",
        ),
        Example(
            form="nn",
            head="",
            good=f"Finansdepartementet\n\nStatistisk sentralbyrå\n\nOslo, 3. januar 2026\n\n# Tildelingsbrev 2026\n\n{_TEXT_NN}",
        ),
    ),
    check=check,
)
