"""LIN-01: a programme board or the like decides, and nothing ties it to the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_TRACK = (
    r"(?:program|prosjekt)(?:styre|leiing|ledelse|sekretariat|kontor|eier|eigar)\w*|styringsgrupp\w+|sekretariat\w*|"
    r"koordineringsgrupp\w+|programmet|prosjektet"
)
_DECIDES = (
    r"tar stilling til|tek stilling til|beslutter|bestemmer|avgjør|avgjer|vedtar|vedtek|fastsetter|fastset|fastsett|prioriterer|"
    r"har (?:avgjørende |siste )?myndighet|har styringsrett|godkjenner|godkjenn|fordeler midlene|fordeler midla|"
    r"rapporterer (?:direkte )?til (?:de[it]? )?(?:\w+ )?departement\w*"
)
_DECISION = re.compile(rf"\b(?P<track>{_TRACK})\b(?:[^.;]{{0,60}}?\s)?(?:{_DECIDES})\b", re.IGNORECASE)
# What ties a special track to the line.
_LINE = re.compile(
    r"delegert|delegerte|\bi linj[ae]n?\b|linjeansvar|ansvarslinj|styringslinj|innenfor (?:\w+ )?fullmakt|innanfor (?:\w+ )?fullmakt|"
    r"(?:følges|følgjast|fulgt|følgd|følgt) opp i (?:den (?:vanlige|ordinære|vanlege) )?(?:etatsstyring|styringsdialog)|"
    r"i etatsstyring(?:en|a|smøt\w+) (?:som (?:vanlig|vanleg))|virksomhetslede|verksemdsleia|ordinær(?:e)? (?:etats)?styring",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each place where a special track (særspor) decides, in a letter that says nothing of the line."""
    for mandate in mandates(whole):
        found = list(_decisions(mandate))
        places = [(part, span) for part, span, _ in found]
        words = {(part.index, span): track for part, span, track in found}
        for group in each_place(places):
            part, span = group[0]
            yield mandate.hit({"track": words[part.index, span]}, at=group)


def _decisions(mandate: Mandate) -> Iterator[tuple[Part, Span, str]]:
    for part in mandate.parts:
        if _LINE.search(part.text()):
            continue
        for span, text in part.sentences():
            if match := _DECISION.search(text):
                yield part, span, match["track"].lower()


RULE = SetRule(
    code="LIN-01",
    name=Text(
        nb="Særspor uten kobling til linjen",
        nn="Særspor utan kopling til linja",
        en="A special track without a tie to the line",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Et programstyre eller en styringsgruppe som bestemmer ved siden av linjen, gjør det uklart hvem som har ansvaret. Skal oppgaven ha et eget spor, er det ekstra viktig å si hvilke fullmakter det har.",
        nn="Eit programstyre eller ei styringsgruppe som avgjer ved sida av linja, gjer det uklart kven som har ansvaret. Skal oppgåva ha eit eige spor, er det ekstra viktig å seie kva fullmakter det har.",
        en="A programme board that decides beside the line blurs who is responsible. If a task has a track of its own, it matters even more to say what authority it has.",
    ),
    messages={
        "default": Text(
            nb="«{task}» styres gjennom {track}, men vi fant ikke hvilke fullmakter sporet har, eller hvordan det henger sammen med den vanlige etatsstyringen.",
            nn="«{task}» blir styrt gjennom {track}, men vi fann ikkje kva fullmakter sporet har, eller korleis det heng saman med den vanlege etatsstyringa.",
            en="“{task}” is steered through {track}, but we did not find what authority the track has, or how it ties in with ordinary governance.",
        ),
    },
    advice=Text(
        nb="Skriv hvilke fullmakter sporet har, og at hver virksomhet følges opp i etatsstyringen som vanlig.",
        nn="Skriv kva fullmakter sporet har, og at kvar verksemd blir følgd opp i etatsstyringa som vanleg.",
        en="Write what authority the track has, and that each agency is followed up in ordinary governance.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at flere barn er trygge på nett. ⟦Programstyret tar stilling til prioriteringer og rapporterer direkte til departementene.⟧",
            better="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at flere barn er trygge på nett. Programstyret prioriterer innenfor fullmakten i vedlegg 2. Hver virksomhet følges opp i etatsstyringsmøtene som vanlig.",
            good="## 3.4 Digital oppvekst\n\nProgramstyret i Skattedirektoratet tar stilling til prioriteringer og rapporterer direkte til departementet.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at flere barn er trygge på nett. ⟦Styringsgruppen fastsetter hvert år hva virksomhetene skal gjøre.⟧",
            better="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at flere barn er trygge på nett. Styringsgruppen fastsetter hvert år hva virksomhetene skal gjøre, innenfor delegert fullmakt.",
            good="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at flere barn er trygge på nett. Styringsgruppen møtes fire ganger i året.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at fleire barn er trygge på nett. ⟦Programstyret tek stilling til prioriteringar og rapporterer direkte til departementa.⟧",
            better="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at fleire barn er trygge på nett. Programstyret prioriterer. Programmet endrar ikkje ansvarslinjene.",
            good="## 3.4 Felles oppdrag: digital oppvekst\n\nSkattedirektoratet, Utdanningsdirektoratet og Medietilsynet skal samarbeide slik at fleire barn er trygge på nett. Tilskotet til programmet blir ført vidare.",
        ),
        Example(
            form="nn",
            good="## 3.4 Digital oppvekst\n\nStyringsgruppa for IKT-prosjektet i Skattedirektoratet fastset framdriftsplanen.",
        ),
    ),
    check=check,
)
