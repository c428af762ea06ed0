"""BRV-10: marks of a draft left in a letter that is to be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.letters.dates import MONTHS
from linter.letters.model import Layer, Letter, MarkKind, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.prose import running_blocks
from linter.rules.contract import Example, Hit, LetterRule, Related, Severity, Status, Text

_FILL = (
    r"(?:må\s+)?(?:sett|sett\s+inn|settes\s+inn|set\s+inn|fyll(?:es)?\s+(?:inn|ut)|legg(?:es)?\s+inn|skriv\s+inn|før\s+inn|"
    r"oppdater(?:es|ast)?|avklar(?:es|ast)?|sjekk(?:es|ast)?|kontroller(?:es|ast)?|tekst|navn|namn|dato|frist|år|årstall|årstal|"
    r"beløp|tall|tal|virksomhet(?:en)?|verksemd(?:a)?|etat(?:en)?|mottaker|mottakar|avdeling|saksnummer|saksnr|"
    r"kommer|kjem|utgår|kommentar|merknad|obs)"
)
_MARKS = (
    re.compile(rf"\[\s*{_FILL}\b[^\]\n]{{0,120}}\]", re.IGNORECASE),
    re.compile(rf"<\s*{_FILL}\b[^>\n]{{0,120}}>", re.IGNORECASE),
    re.compile(r"(?<![\w.])(?:19|20)?[xX]{2,}(?![\w])"),
    re.compile(rf"(?<!\w)[xX]\.\s?(?:{'|'.join(MONTHS)})\b"),
    re.compile(r"(?<!\w)[xX],[xX]+(?!\w)"),
    re.compile(r"\bdd[./-]mm(?:[./-](?:å{2,4}|y{2,4}))?\b", re.IGNORECASE),
    # What Word writes where a cross-reference has lost its goal.
    re.compile(
        r"\b(?:Feil|Error)!\s(?:Fant\sikke|Finner\sikke|Fann\sikkje|Finn\sikkje|Bokmerke|Bokmerket|Reference\ssource|Bookmark)[^.!]{0,40}",
    ),
    re.compile(r"\?{2,}|\(\?\)"),
    re.compile(r"\b(?:TBD|TBA|TODO|FIXME)\b"),
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    re.compile(
        r"(?:klikk|trykk)\s+(?:eller\s+(?:trykk|klikk)\s+)?her\s+for\s+å\s+skrive\s+(?:inn\s+)?(?:tekst|en\s+dato|ein\s+dato)",
        re.IGNORECASE,
    ),
)
# «direktiv …, vedlegg XX»: a Roman twenty. Letters set in columns for periods («X X X») are no marks either.
_ROMAN = re.compile(r"\b(?:vedlegg|del|kapittel|kap\.|bok|bind|artikkel|avsnitt|protokoll)\s*$", re.IGNORECASE)
# A form that the recipient is to fill in has its own brackets: «VELG», «[Gjør kort rede for …]», «[Beskriv …]».
_FORM = re.compile(
    r"^\s*velg(?:\s+(?:et\s+element|eit\s+element|ett|eitt))?\s*$|"
    r"\[\s*(?:gjør|gjer|beskriv|skildre|oppgi|velg|vel|vurder|redegjør|forklar|kryss)\b",
    re.IGNORECASE | re.MULTILINE,
)
_OWN_AUTHOR = "brevlint"  # of the comments that --annotate writes
_OWN_COMMENT = re.compile(r"^\s*brevlint\b", re.IGNORECASE)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """Text marks and highlighting one by one; tracked changes and comments once each for the letter."""
    letter = analysis.letter
    draft = analysis.identity.draft
    lower = Severity.INFO if draft is not None and draft.value else None
    blocks = [block for block in running_blocks(letter) if block.text.strip()]
    has_form = any(_FORM.search(block.text) for block in blocks)
    for block in blocks:
        for start, end in _spans(block.text, has_form=has_form):
            written = block.text[start:end]
            yield Hit(Span(block.index, start, end), {"written": written}, severity=lower)
    yield from _highlighted(letter, lower)
    yield from _tracked(letter, lower)
    yield from _commented(letter, lower)


def _spans(text: str, *, has_form: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for pattern in _MARKS:
        for match in pattern.finditer(text):
            bracket = match.group()[0] in "[<"
            roman = match.group().isupper() and _ROMAN.search(text[: match.start()])
            if (has_form and bracket) or roman or any(s <= match.start() < e for s, e in found):
                continue
            found.append(match.span())
    return sorted(found)


def _highlighted(letter: Letter, severity: Severity | None) -> Iterator[Hit]:
    for block in letter.blocks:
        if block.layer is Layer.FURNITURE:
            continue
        joined: list[tuple[int, int]] = []
        for mark in sorted((m for m in block.marks if m.kind is MarkKind.HIGHLIGHT), key=lambda m: m.start):
            if joined and not block.text[joined[-1][1] : mark.start].strip():
                joined[-1] = (joined[-1][0], max(mark.end, joined[-1][1]))
            else:
                joined.append((mark.start, mark.end))
        for start, end in joined:
            if block.text[start:end].strip():
                yield Hit(Span(block.index, start, end), message="highlight", severity=severity)


def _tracked(letter: Letter, severity: Severity | None) -> Iterator[Hit]:
    places = [
        Span(block.index, mark.start, mark.end)
        for block in letter.blocks
        for mark in block.marks
        if mark.kind in {MarkKind.INSERTED, MarkKind.DELETED}
    ]
    count = max(letter.revisions, len(places))
    if count:
        yield _once("tracked", places, count, severity)


def _commented(letter: Letter, severity: Severity | None) -> Iterator[Hit]:
    open_ones = [
        c for c in letter.comments if not (c.resolved or c.author == _OWN_AUTHOR or _OWN_COMMENT.match(c.text))
    ]
    if open_ones:
        yield _once("comments", [c.span for c in open_ones if c.span], len(open_ones), severity)


def _once(message: str, places: Sequence[Span], count: int, severity: Severity | None) -> Hit:
    return Hit(
        places[0] if places else None,
        {"count": count},
        message if count > 1 else f"{message}_one",
        severity,
        tuple(Related(place) for place in places[1:]),
    )


RULE = LetterRule(
    code="BRV-10",
    name=Text(
        nb="Rester etter utkastet står igjen",
        nn="Restar etter utkastet står att",
        en="Marks of the draft are left",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="God brevskikk; vår regel",
    why=Text(
        nb="Plassholdere, gul markering, sporede endringer og åpne kommentarer hører til utkastet. I et sendt brev mangler mottakeren et tall eller en frist, eller får se interne drøftinger.",
        nn="Plasshaldarar, gul markering, spora endringar og opne kommentarar høyrer til utkastet. I eit sendt brev manglar mottakaren eit tal eller ein frist, eller får sjå interne drøftingar.",
        en="Placeholders, highlighting, tracked changes and open comments belong to the draft. In a sent letter the recipient lacks a number or a deadline, or sees internal discussions.",
    ),
    messages={
        "default": Text(
            nb="«{written}» ser ut som en rest etter utkastet.",
            nn="«{written}» ser ut som ein rest etter utkastet.",
            en="“{written}” looks like a mark left from the draft.",
        ),
        "highlight": Text(
            nb="Teksten er merket med farge, slik en gjør i et utkast.",
            nn="Teksten er merkt med farge, slik ein gjer i eit utkast.",
            en="The text is highlighted, as in a draft.",
        ),
        "tracked": Text(
            nb="Filen har {count} sporede endringer som ikke er godtatt eller avvist.",
            nn="Fila har {count} spora endringar som ikkje er godtekne eller avviste.",
            en="The file holds {count} tracked changes that are neither accepted nor rejected.",
        ),
        "tracked_one": Text(
            nb="Filen har {count} sporet endring som ikke er godtatt eller avvist.",
            nn="Fila har {count} spora endring som ikkje er godteken eller avvist.",
            en="The file holds {count} tracked change that is neither accepted nor rejected.",
        ),
        "comments": Text(
            nb="Filen har {count} åpne kommentarer.",
            nn="Fila har {count} opne kommentarar.",
            en="The file holds {count} open comments.",
        ),
        "comments_one": Text(
            nb="Filen har {count} åpen kommentar.",
            nn="Fila har {count} open kommentar.",
            en="The file holds {count} open comment.",
        ),
    },
    advice=Text(
        nb="Fyll inn det som mangler, eller stryk det. Avklar endringer og kommentarer før brevet sendes.",
        nn="Fyll inn det som manglar, eller stryk det. Avklar endringar og kommentarar før brevet blir sendt.",
        en="Fill in what is missing, or delete it. Settle changes and comments before the letter is sent.",
    ),
    other_advice={
        "highlight": Text(
            nb="Avklar det som er merket, og fjern fargen før brevet sendes.",
            nn="Avklar det som er merkt, og fjern fargen før brevet blir sendt.",
            en="Settle what is marked, and remove the colour before the letter is sent.",
        ),
        "tracked": Text(
            nb="Godta eller avvis endringene før brevet sendes.",
            nn="Godta eller avvis endringane før brevet blir sendt.",
            en="Accept or reject the changes before the letter is sent.",
        ),
        "tracked_one": Text(
            nb="Godta eller avvis endringen før brevet sendes.",
            nn="Godta eller avvis endringa før brevet blir sendt.",
            en="Accept or reject the change before the letter is sent.",
        ),
        "comments": Text(
            nb="Avklar kommentarene, og slett dem før brevet sendes.",
            nn="Avklar kommentarane, og slett dei før brevet blir sendt.",
            en="Settle the comments, and delete them before the letter is sent.",
        ),
        "comments_one": Text(
            nb="Avklar kommentaren, og slett den før brevet sendes.",
            nn="Avklar kommentaren, og slett han før brevet blir sendt.",
            en="Settle the comment, and delete it before the letter is sent.",
        ),
    },
    examples=(
        Example(
            bad="Rammen økes med ⟦XX⟧ mill. kroner, og rapporten sendes innen ⟦xx⟧. mars. ⟦[sett inn fullmakter]⟧",
            better="Rammen økes med 12 mill. kroner, og rapporten sendes innen 1. mars.",
            good="Prosjekt X er i fase 2, jf. direktiv 2011/92 vedlegg XX. Taket er satt til ti saker [i dag ca. 12 saker].",
        ),
        Example(
            bad="Direktoratet skal samarbeide med kommunene⟦??⟧ om tiltak ⟦TBD⟧ i ⟦20XX⟧.",
            better="Direktoratet skal samarbeide med kommunene om tiltak i 2026.",
            good="Hva skal til for at flere fullfører? Spørsmålet drøftes i møtet (jf. brev [1]).",
        ),
        Example(
            bad="Etaten får ⟦[beløp]⟧ til formålet. ⟦Klikk eller trykk her for å skrive inn tekst⟧.",
            better="Etaten får 3 mill. kroner til formålet.",
            good="Skjema for rapportering:\n\n[Gjør kort rede for framdriften]\n\n[Fyll inn status for prosjektet]",
        ),
        Example(
            form="nn",
            bad="Direktoratet skal sende svar innan ⟦x. mai⟧ og bruke ⟦XXX⟧ årsverk. ⟦[namn på kontaktperson]⟧",
            better="Direktoratet skal sende svar innan 4. mai og bruke tre årsverk.",
            good="| Indikator | 1. tertial | 2. tertial |\n|---|---|---|\n| Tilsyn | X | X |\n\nKven skal gjere kva?",
        ),
        Example(
            form="nn",
            bad="Løyvinga er ⟦<sett inn beløp>⟧, sjå vedlegget ⟦(?)⟧ og ⟦Feil! Fann ikkje referansekjelda⟧.",
            better="Løyvinga er 5 mill. kroner, sjå vedlegget og punkt 3.",
            good="Løyvinga er 5 mill. kroner [...] og verksemda kan nytte ho fritt.",
        ),
    ),
    check=check,
)
