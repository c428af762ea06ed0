"""DOK-03: a ministry's or agency's name that was not in use when the letter was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import OutOfUse, names_out_of_use
from linter.rules.brv.letter_time import letter_time
from linter.rules.brv.prose import running_blocks, without_quotations
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text

# Words that say the old name is meant as the old name.
_KNOWN_AS_OLD = re.compile(
    r"\b(?:daværende|dåverande|tidligere|tidlegare|tidl\.|den\sgang(?:en)?|den\sgongen|forløper\w*|forgjengar\w*|forgjenger\w*|nåværende|noverande|"
    r"(?-i:(?:nå|no)\s[A-ZÆØÅ]\w+)|(?:nå|no)\se[i]?n\sdel|slått\ssam\w+|slege\ssaman|slåtte\ssam\w+|omdannet|omdanna|endret\snavn|endra\snamn|"
    r"skiftet\snavn|skifta\snamn|byttet\snavn|bytta\snamn|avviklet|avvikla|nedlagt|nedlagd|overført|overførte|overtok|overtatt|overteke|"
    r"het|heitte|hette|ble|blei|vart|var|hadde)(?!\w)",
    re.IGNORECASE,
)
# The name as part of a document's own title or sender: the document keeps it.
_PAPER = (
    r"(?:rundskriv\w*|forskrift\w*|brev|rapport(?:en)?|strategi(?:en)?|veileder(?:en)?|rettleiar(?:en)?|retningslinj\w*|handlingsplan\w*|"
    r"notat(?:et)?|Prop\.|Meld\.|Innst\.|NOU|[RHQ]-\d+/\d+|h[øo]y?ringsnotat\w*|tildelingsbrev(?:et)?|oppdragsbrev(?:et)?|\w+rundskriv\w*)"
)
_FROM_PAPER = re.compile(rf"\b{_PAPER}[^.;]{{0,60}}\b(?:fra|frå|av|til|for)\s(?:det\s)?$", re.IGNORECASE)
_ITS_PAPER = re.compile(rf"^(?:s|\ssin[ea]?|\ssitt)\s(?:[a-zæøå]+\s){{0,2}}{_PAPER}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit, at its first place, for each name that had gone out of use or did not hold until long after."""
    written = letter_time(analysis)
    if written is None:
        return
    grace = timedelta(days=int(str(analysis.option(RULE, "grace_days"))))
    day = written.first - grace
    if analysis.identity.date is None:
        day = max(day, _after_new_names(analysis, written.first))
    seen: dict[str, int] = {}
    for block in running_blocks(analysis.letter):
        text = without_quotations(block.text)
        for old in names_out_of_use(analysis, text, day, written.last):
            if _meant_as_old(analysis, text, block.index, old) or old.name in seen:
                continue
            seen[old.name] = block.index
            yield Hit(
                Span(block.index, old.start, old.end),
                {"name": text[old.start : old.end], "year": written.year, "right": old.right},
                "default" if old.right else "gone",
            )


def _after_new_names(analysis: LetterAnalysis, first: date) -> date:
    """A letter without a date is no older than the newest name it uses, within its own year."""
    last = date(first.year + 1, 12, 31)
    starts = {
        row.start
        for block in running_blocks(analysis.letter)
        for mention in analysis.registry.mentions(block.text)
        for row in mention.records
        if len(mention.records) == 1 and row.sure and row.start is not None and first <= row.start <= last
    }
    return max(starts, default=first)


def _meant_as_old(analysis: LetterAnalysis, text: str, block: int, old: OutOfUse) -> bool:
    sentence = analysis.sentence_at(Span(block, old.start, old.end))
    words = text[sentence.start : sentence.end]
    if _KNOWN_AS_OLD.search(words) or _FROM_PAPER.search(text[sentence.start : old.start]):
        return True
    end = old.end - 1 if text[old.end - 1] == "s" else old.end  # the genitive may be part of the mention
    if _ITS_PAPER.match(text[end : sentence.end]):
        return True
    return old.ended is not None and any(int(year) <= old.ended for year in _YEAR.findall(words))


RULE = LetterRule(
    code="DOK-03",
    name=Text(nb="Navnet var ikke i bruk", nn="Namnet var ikkje i bruk", en="The name was not in use"),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="Registeret over departementer og virksomheter; vår regel",
    why=Text(
        nb="Et navn som er gått ut av bruk, viser at teksten er eldre enn brevet. Da kan også innholdet være det.",
        nn="Eit namn som er gått ut av bruk, viser at teksten er eldre enn brevet. Då kan innhaldet òg vere det.",
        en="A name gone out of use shows that the text is older than the letter. Its content may be too.",
    ),
    messages={
        "default": Text(
            nb="«{name}» var ikke i bruk i {year}. Mener dere {right}?",
            nn="«{name}» var ikkje i bruk i {year}. Meiner de {right}?",
            en="“{name}” was not in use in {year}. Do you mean {right}?",
        ),
        "gone": Text(
            nb="«{name}» var ikke i bruk i {year}.",
            nn="«{name}» var ikkje i bruk i {year}.",
            en="“{name}” was not in use in {year}.",
        ),
    },
    advice=Text(
        nb="Bruk navnet som gjelder når brevet sendes. Er det gamle navnet ment, så skriv «daværende» eller «tidligere».",
        nn="Bruk namnet som gjeld når brevet blir sendt. Er det gamle namnet meint, så skriv «dåverande» eller «tidlegare».",
        en="Use the name that holds when the letter is sent. If the old name is meant, say “former”.",
    ),
    options={
        "grace_days": Option(
            default=31,
            doc=Text(
                nb="Så mange dager etter et navnebytte godtar vi det gamle navnet.",
                nn="Så mange dagar etter eit namnebyte godtek vi det gamle namnet.",
                en="How many days after a change of name the old one is accepted.",
            ),
        )
    },
    examples=(
        Example(
            head="Nærings- og fiskeridepartementet\n\nInnovasjon Norge\n\n# Oppdragsbrev til Innovasjon Norge for 2022\n\n",
            bad="Kommunal- og distriktsdepartementet fastsetter rammen. Midlene over ⟦Kommunal- og moderniseringsdepartementet⟧s budsjett følger samme regler.",
            better="Kommunal- og distriktsdepartementet fastsetter rammen. Midlene over Kommunal- og distriktsdepartementets budsjett følger samme regler.",
            good="Midlene over Kommunal- og moderniseringsdepartementets budsjett følger samme regler som før.",
        ),
        Example(
            bad="⟦Olje- og energidepartementet⟧ ber om innspill, og ⟦Difi⟧ skal bistå i arbeidet.",
            better="Energidepartementet ber om innspill, og Digitaliseringsdirektoratet skal bistå i arbeidet.",
            good="Daværende Olje- og energidepartementet ba om innspill, jf. rundskriv H-8/18 fra Kommunal- og moderniseringsdepartementet.",
        ),
        Example(
            bad="Direktoratet skal samarbeide med ⟦Kommunal- og moderniseringsdepartementet⟧ om veilederen.",
            better="Direktoratet skal samarbeide med Kommunal- og distriktsdepartementet om veilederen.",
            good="Direktoratet samarbeidet i 2019 med Kommunal- og moderniseringsdepartementet om veilederen.",
        ),
        Example(
            head="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 10. januar 2022\n\n# Tildelingsbrev 2022\n\n",
            bad="Direktoratet skal dele tallene med ⟦Fylkesmannen⟧ og ⟦Havindustritilsynet⟧ hvert kvartal.",
            better="Direktoratet skal dele tallene med Statsforvalteren og Petroleumstilsynet hvert kvartal.",
            good="Direktoratet skal dele tallene med Kulturdepartementet hvert kvartal.",
        ),
        Example(
            form="nn",
            bad="Verksemda skal melde frå til ⟦Oljedirektoratet⟧ og ⟦Olje- og energidepartementet⟧ om avvik.",
            better="Verksemda skal melde frå til Sokkeldirektoratet og Energidepartementet om avvik.",
            good="Verksemda skal melde frå til Sokkeldirektoratet (tidlegare Oljedirektoratet) om avvik.",
        ),
        Example(
            form="nn",
            head="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 10. januar 2019\n\n# Tildelingsbrev 2019\n\n",
            good="Verksemda skal samarbeide med Oljedirektoratet, Difi og Kommunal- og moderniseringsdepartementet.",
        ),
    ),
    check=check,
)
