"""BRV-03: another agency's name or noun left in from another letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.letters.model import Block, Span
from linter.rules.akt.demands import task_blocks
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import NOUNS, AgencyNoun, Named, Recipient, goes_by, named_agencies, recipients
from linter.rules.brv.assignment_ids import id_anywhere
from linter.rules.brv.prose import running_blocks, without_quotations
from linter.rules.brv.siblings import siblings_left_in
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text

_ASKED = r"(?:bes|blir\sbed[dte]+|vert\sbed[de]+|oppfordres|oppmodast)"
_TOLD = rf"(?:{_ASKED}|skal|må|bør|gis\si\soppdrag|får\si\soppdrag)"
# Only somebody does these things: «tilsynet skal rapportere» is an agency, «tilsynet skal være risikobasert» is not.
_DOES = (
    r"(?:planlegg(?:e|je|ja)|utarbeid[ea]|rapporter[ea]|lever[ea]|send[ea]|oversend[ea]|prioriter[ea]|samarbeid[ea]|redegjøre|"
    r"gjer[ea]\sgreie|utrede|grei[ea]\sut|utvikl[ea]|følge\sopp|følgj[ea]\sopp|sørge|sørgj[ea]|syt[ea]|kartlegg(?:e|je|ja)|delta|"
    r"foreslå|føreslå|etabler[ea]|iverksette|setj[ea]\si\sverk|videreføre|vidarefør[ea]|ansette|tilsette|tilsetj[ea]|arbeid[ea]|"
    r"orienter[ea]|varsl[ea])"
)
# What every agency is asked about itself; a demand on it to anybody but the addressee is left from another letter.
_OWN_AFFAIRS = re.compile(
    r"\b(?:årsrapport\w*|tertialrapport\w*|internkontroll\w*|internrevisjon\w*|risikovurdering\w*|konsulentbruk\w*|virksomhetsplan\w*|"
    r"verksemdsplan\w*|budsjettramm\w*|etatsstyringsmøt\w*|lærling\w*|læreplass\w*|sykefravær\w*|sjukefråvær\w*|gevinstrealisering\w*|"
    r"fellesføring\w*|tildelingsbrev\w*|ansettelser|tilsetjingar)(?!\w)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:sammen|saman|samarbeid\w*|samordn\w*|felles(?!føring)\w*|koordiner\w*|samråd|dialog|bistå\w*|bidra\w*|involver\w*|"
    r"hver\sfor\sseg|kvar\sfor\sseg|tilsvarende|tilsvarande|eige?t?\stildelingsbrev|eget\stildelingsbrev|egne\stildelingsbrev)(?!\w)",
    re.IGNORECASE,
)
# «det nye instituttet», «dette tilsynet»: points at something of its own.
_QUALIFIED = re.compile(r"\b(?:det|den|dette|denne)\s(?:[a-zæøå]+e\s)?$", re.IGNORECASE)
# «I årsrapporten skal Tolletaten …», «Seinast 1. mars skal Tolletaten …»: the subject comes behind the verb.
_TOLD_BEFORE = re.compile(
    r"^\s*(?:i|innen|innan|senest|seinast|ved|for|på|etter|til|som|som\sdel\sav|hvert|kvart|årlig|årleg|videre|vidare|dessuten)\b"
    r"[^,;:()]{0,80}\s(?:skal|må|bør|bes)\s$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s?(?:,|og\b|samt\b|eller\b|med\b)")
_IN_THE_REPORT = re.compile(
    r"\bi\s(?:årsrapporten|årsmeldinga|årsmeldingen|tertialrapportane|tertialrapportene|tertialrapporten)(?!\w)",
    re.IGNORECASE,
)
_REACH = 6  # blocks back in a letter without headings


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """Demands on «instituttet» when the letter is to a directorate, and on another agency about its own affairs."""
    own = recipients(analysis)
    if not own:
        return
    nouns = {noun for recipient in own for noun in recipient.nouns}
    foreign = [noun for noun in NOUNS if not goes_by(nouns, noun)]
    for span, name in (*_foreign_assignments(analysis, own), *siblings_left_in(analysis, own)):
        yield Hit(span, {"name": name, "recipient": own[0].name}, "addressee")
    for block in running_blocks(analysis.letter):
        text = without_quotations(block.text)
        for noun in foreign:
            yield from _foreign_noun(analysis, block, text, noun, own)
        for span, name in _foreign_name(analysis, block, text, own):
            yield Hit(span, {"name": name, "recipient": own[0].name}, "addressee")


def _foreign_noun(
    analysis: LetterAnalysis, block: Block, text: str, noun: AgencyNoun, own: Sequence[Recipient]
) -> Iterator[Hit]:
    verbs = rf"(?:{_ASKED}|(?:skal|må|bør)\s(?:også\s|òg\s|i\s\d{{4}}\s)?{_DOES})" if noun.also_thing else _TOLD
    demand = re.compile(
        rf"(?<![\w-])(?P<subject>{noun.forms})\s{verbs}(?!\w)|\b(?:ber|bed)\s(?:om\sat\s)?(?P<object>{noun.forms})(?!\w)",
        re.IGNORECASE,
    )
    for match in demand.finditer(text):
        group = "subject" if match["subject"] else "object"
        if _QUALIFIED.search(text[: match.start(group)]):
            continue
        if _introduced(analysis, block, match.start(group), noun) or not _own_is_usual(analysis, noun, own):
            continue
        yield Hit(Span(block.index, *match.span(group)), {"noun": match[group].lower(), "recipient": own[0].name})


def _introduced(analysis: LetterAnalysis, block: Block, at: int, noun: AgencyNoun) -> bool:
    """Whether the section has named something that the noun can point back to."""
    letter = analysis.letter
    section = letter.sections[block.section]
    first = section.first if section.heading is not None else max(0, block.index - _REACH)
    blocks = [other.text for other in letter.blocks[first : block.index]]
    before = " ".join([letter.section_path(block.section), *blocks, block.text[:at]])
    words = re.sub(rf"(?<![\w-]){noun.forms}(?!\w)", " ", before, flags=re.IGNORECASE)
    if re.search(noun.stem, words, re.IGNORECASE):
        return True
    return any(goes_by(named.nouns, noun) for named in named_agencies(analysis, before))


def _own_is_usual(analysis: LetterAnalysis, noun: AgencyNoun, own: Sequence[Recipient]) -> bool:
    """Whether the letter calls its recipient by name or its own noun at least as often as by the foreign noun.

    Where the foreign noun is the usual one, it is this letter's word for its recipient, whatever the registry says.
    """
    text = "\n".join(block.text for block in running_blocks(analysis.letter))
    foreign = len(re.findall(rf"(?<![\w-]){noun.forms}(?!\w)", text, re.IGNORECASE))
    words = {word for recipient in own for word in (*recipient.names, *recipient.nouns)}
    usual = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return len(re.findall(rf"(?<![\w-])(?:{usual})(?!\w)", text, re.IGNORECASE)) >= foreign


def _foreign_name(
    analysis: LetterAnalysis, block: Block, text: str, own: Sequence[Recipient]
) -> Iterator[tuple[Span, str]]:
    if not _OWN_AFFAIRS.search(text):
        return
    agencies = named_agencies(analysis, text)
    keys = {recipient.key for recipient in own}
    shared = _TOGETHER.search(text) or any(keys & set(agency.keys) for agency in agencies)
    for agency in agencies:
        sentence = analysis.sentence_at(Span(block.index, agency.start, agency.end))
        if keys & set(agency.keys) or (shared and not _stands_alone(analysis, block, text, agency, own)):
            continue
        before, after = text[sentence.start : agency.start], text[agency.end : sentence.end]
        subject = not before.strip() and re.match(rf"\s{_TOLD}(?!\w)", after)
        behind = _TOLD_BEFORE.match(before) and not _SEVERAL.match(after)
        asked = re.search(r"\b(?:ber|bed)\s(?:om\sat\s)?$", before)
        if (subject or behind or asked) and _OWN_AFFAIRS.search(text[sentence.start : sentence.end]):
            yield Span(block.index, agency.start, agency.end), text[agency.start : agency.end]


def _stands_alone(analysis: LetterAnalysis, block: Block, text: str, agency: Named, own: Sequence[Recipient]) -> bool:
    """Whether a sentence about an agency's report on itself is of no cooperation, though its paragraph may be.

    The section has not named the agency before, and it reports in «årsrapporten», not in «sin årsrapport».
    """
    letter = analysis.letter
    place = analysis.sentence_at(Span(block.index, agency.start, agency.end))
    said = text[place.start : place.end]
    inside = _IN_THE_REPORT.search(said) and _OWN_AFFAIRS.search(_IN_THE_REPORT.sub(" ", said))
    if not inside or _TOGETHER.search(said) or block.index in task_blocks(analysis):
        return False
    here = {key for named in named_agencies(analysis, said) for key in named.keys}
    if here & {recipient.key for recipient in own}:
        return False
    first = letter.sections[block.section].first
    earlier = [letter.section_path(block.section), *(b.text for b in letter.blocks[first : block.index])]
    before = " ".join([*earlier, text[: agency.start]])
    return not any(set(named.keys) & set(agency.keys) for named in named_agencies(analysis, before))


def _foreign_assignments(analysis: LetterAnalysis, own: Sequence[Recipient]) -> Iterator[tuple[Span, str]]:
    """Numbered assignments that open with a demand on another agency and have no word of the recipient."""
    letter = analysis.letter
    words = "|".join(re.escape(word) for recipient in own for word in (*recipient.names, *recipient.nouns))
    recipient = re.compile(rf"(?<![\w-])(?:{words}|dere|dykk)(?!\w)", re.IGNORECASE)
    for section in letter.sections:
        if section.heading is None or id_anywhere(letter.blocks[section.heading].text) is None:
            continue
        blocks = [b for b in running_blocks(letter) if section.heading < b.index < section.last]
        text = " ".join([letter.blocks[section.heading].text, *(b.text for b in blocks)])
        if not blocks or recipient.search(text) or _TOGETHER.search(text):
            continue
        first = blocks[0].text
        for agency in named_agencies(analysis, first)[:1]:
            if agency.start == 0 and re.match(rf"\s{_TOLD}(?!\w)", first[agency.end :]):
                yield Span(blocks[0].index, 0, agency.end), first[: agency.end]


_TO_HDIR = "Helse- og omsorgsdepartementet\n\nHelsedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\n"

RULE = LetterRule(
    code="BRV-03",
    name=Text(
        nb="En annen virksomhet står igjen i teksten",
        nn="Ei anna verksemd står att i teksten",
        en="Another agency is left in the text",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: «instituttet bes» i et brev til et direktorat",
    why=Text(
        nb="Tekst som er kopiert fra et annet brev, bærer med seg mottakeren sin. Da er det uklart om kravet gjelder.",
        nn="Tekst som er kopiert frå eit anna brev, ber med seg mottakaren sin. Då er det uklart om kravet gjeld.",
        en="Text copied from another letter brings its recipient along. Then it is unclear whether the demand holds.",
    ),
    messages={
        "default": Text(
            nb="Brevet går til {recipient}, men her står «{noun}».",
            nn="Brevet går til {recipient}, men her står «{noun}».",
            en="The letter is to {recipient}, but this says “{noun}”.",
        ),
        "addressee": Text(
            nb="Brevet går til {recipient}, men kravet er stilt til {name}.",
            nn="Brevet går til {recipient}, men kravet er stilt til {name}.",
            en="The letter is to {recipient}, but the demand is put to {name}.",
        ),
    },
    advice=Text(
        nb="Skriv navnet på mottakeren. Gjelder kravet en annen virksomhet, så si hva mottakeren skal gjøre.",
        nn="Skriv namnet på mottakaren. Gjeld kravet ei anna verksemd, så sei kva mottakaren skal gjere.",
        en="Write the recipient's name. If the demand is for another agency, say what the recipient shall do.",
    ),
    examples=(
        Example(
            head=_TO_HDIR,
            bad="## 2 Gevinster\n\nGevinstarbeidet skal prioriteres, og ⟦instituttet⟧ bes om å melde fra om status hvert tertial.",
            better="## 2 Gevinster\n\nGevinstarbeidet skal prioriteres, og direktoratet bes om å melde fra om status hvert tertial.",
            good="## 2 Kunnskap\n\nFolkehelseinstituttet utvikler en modell, og instituttet bes om å dele den med direktoratet.",
        ),
        Example(
            head=_TO_HDIR,
            bad="## 3 Internkontroll\n\n⟦Folkehelseinstituttet⟧ skal i årsrapporten vurdere egen internkontroll.",
            better="## 3 Internkontroll\n\nHelsedirektoratet skal i årsrapporten vurdere egen internkontroll.",
            good="## 3 Samarbeid\n\nFolkehelseinstituttet skal bistå Helsedirektoratet, og begge skal omtale arbeidet i årsrapporten.",
        ),
        Example(
            head=_TO_HDIR,
            bad="## TB2026-4 Ventetid\n\n⟦Folkehelseinstituttet⟧ bes utvikle statistikk om ventetid.",
            better="## TB2026-4 Ventetid\n\nHelsedirektoratet bes utvikle statistikk om ventetid.",
            good="## TB2026-4 Ventetid\n\nFolkehelseinstituttet skal utvikle statistikk. Helsedirektoratet bes gi råd om innholdet.",
        ),
        Example(
            bad="## 2 Krav\n\nDirektoratet skal følge opp avvik. Departementet ber om at ⟦tilsynet⟧ sender en plan. ⟦Nemnda⟧ skal rapportere.",
            better="## 2 Krav\n\nDirektoratet skal følge opp avvik. Departementet ber om at direktoratet sender en plan. Direktoratet skal rapportere.",
            good="## 2 Krav\n\nDirektoratet skal føre tilsyn. Tilsynet skal være risikobasert, og tilsynet må dokumenteres.",
        ),
        Example(
            form="nn",
            bad="## 2 Krav\n\nVerksemda skal levere gode tenester. ⟦Ombodet⟧ skal sende ein plan til departementet.",
            better="## 2 Krav\n\nVerksemda skal levere gode tenester. Direktoratet skal sende ein plan til departementet.",
            good="## 2 Krav\n\nForbrukarombodet har bede om innsyn. Ombodet skal få svar frå direktoratet innan tre veker.",
        ),
        Example(
            bad="## 4 Kontroll\n\nHelsedirektoratet skal ha god internkontroll. I årsrapporten skal ⟦Folkehelseinstituttet⟧ vurdere internkontrollen.",
            better="## 4 Kontroll\n\nHelsedirektoratet skal ha god internkontroll. I årsrapporten skal direktoratet vurdere internkontrollen.",
            head=_TO_HDIR,
            good="## 4 Kontroll\n\nFolkehelseinstituttet fører registeret. I årsrapporten skal Folkehelseinstituttet omtale fellesføringen, og Helsedirektoratet sender tall.",
        ),
        Example(
            form="nn",
            bad="## 3 Rapportering\n\nDepartementet ber ⟦Tolletaten⟧ gjere greie for konsulentbruken i årsrapporten.",
            better="## 3 Rapportering\n\nDepartementet ber Skattedirektoratet gjere greie for konsulentbruken i årsrapporten.",
            good="## 3 Rapportering\n\nTolletaten får same oppdrag i eige tildelingsbrev. Etaten skal rapportere om arbeidet.",
        ),
        Example(
            good="## 3 Samarbeid\n\nTolletaten og politiet skal delta i arbeidet. Det tekniske instituttet bes om hjelp ved behov.",
        ),
    ),
    check=check,
)
