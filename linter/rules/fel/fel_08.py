"""FEL-08: last year's letter gave a joint task; this year's does not mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import Slot, Where
from linter.coordination.naming import name_pattern
from linter.letters.identity import LetterKind
from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Example, Hit, Option, Related, SetRule, Severity, Status, Text
from linter.rules.fel.letters import quoted, to
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.sharing.compare import compare_letters
from linter.sharing.model import WitnessClass

# «Oppdrag fra 2024 eller tidligere utgår …»: what a letter says of all earlier letters at once
_CLAUSE = re.compile(
    r"\b(?:oppdrag|føring|oppgave|oppgåve|krav|styringssignal)\w*\b[^.]{0,60}\b(?:fra|frå|i|gitt)\s+"
    r"(?:20\d\d|fjoråret|tidligere|tidlegare|foregående|førre)\b"
    r"[^.]{0,120}\b(?:gjelder|gjeld|utgår|videreføres|vidareførast|ligger fast|ligg fast|bortfaller|fell bort|står ved lag)\b",
    re.IGNORECASE,
)
_END = re.compile(r"-(20\d\d)$")


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task and agency: given last year, not a word of it this year in any letter to the agency.

    Silent when the task's period is over, when its text stands there under another name, and when the year's main
    letter is missing or an extract. A clause about all earlier assignments settles the matter: it is quoted, for
    information.
    """
    share = float(str(whole.option(RULE, "share")))
    for mandate in mandates(whole):
        given: set[tuple[str, int]] = set()
        for part in mandate.parts:
            year = part.year()
            for agency in sorted(part.recipients()):
                if year is None or (agency, year) in given:
                    continue
                given.add((agency, year))
                now = _letters(whole, agency, year + 1)
                if now and not _over(part, year) and not any(_speaks(whole, mandate, part, n, share) for n in now):
                    yield _hit(whole, mandate, part, now)


def _letters(whole: SetAnalysis, agency: str, year: int) -> list[int]:
    """The letters of a year to an agency, its main letter first; none when that is missing or cut."""
    found = []
    for index, letter in enumerate(whole.letters):
        identity = letter.identity
        if identity.year and identity.year.value == year and agency in {w.value.key for w in identity.recipients}:
            found.append(index)
    main = [n for n in found if _kind(whole.letters[n]) is LetterKind.TILDELINGSBREV]
    if not main or any(whole.letters[n].extract for n in main):
        return []
    return [*main, *(n for n in found if n not in main)]


def _kind(letter: LetterAnalysis) -> LetterKind | None:
    return letter.identity.kind.value if letter.identity.kind else None


def _over(part: Part, year: int) -> bool:
    """Whether the task was to last until the year it was given."""
    periods = (f.value for f in part.task.slots[Slot.PERIOD] if f.where is Where.PASSAGE)
    ends = [int(match[1]) for value in periods if (match := _END.search(value))]
    return bool(ends) and max(ends) <= year


def _speaks(whole: SetAnalysis, mandate: Mandate, part: Part, index: int, share: float) -> bool:
    """Whether a letter names the task, or has its text, as a whole or in part."""
    if any(other.index == index for other in (*mandate.parts, *mandate.mentioned)):
        return True
    letter = whole.letters[index]
    patterns = [p for name in (part.task.name, *part.task.names) if (p := name_pattern(name))]
    if any(pattern.search(block.text) for pattern in patterns for block in letter.letter.blocks):
        return True
    earlier = part.letter.text("then", (span for span, _ in part.sentences()))
    earlier = replace(earlier, sentences=tuple(replace(s, section=0) for s in earlier.sentences))
    found = compare_letters([earlier, letter.text("now", letter.sentences)])
    alike = sum(
        len(w.spans) - sum(d.kind.value == "omission" and not d.sentence for d in w.differences)
        for passage in found.passages
        for w in passage.witnesses
        if w.letter == "now" and w.kind is not WitnessClass.ABSENT
    )
    return alike >= share * max(len(earlier.sentences), 1)


def _hit(whole: SetAnalysis, mandate: Mandate, part: Part, now: Sequence[int]) -> Hit:
    letter = whole.letters[now[0]]
    clause = _clause(letter)
    year = part.year() or 0
    return Hit(
        clause,
        {
            "task": mandate.name,
            "agency": to(letter),
            "before": year,
            "now": year + 1,
            "words": quoted(letter.letter.excerpt(clause)) if clause else "",
        },
        "clause" if clause else "default",
        Severity.INFO if clause else None,
        (Related(part.place, part.index),),
        (part.looked(), *(to(whole.letters[n]) for n in now)),
        now[0],
    )


def _clause(letter: LetterAnalysis) -> Span | None:
    return next((span for span in letter.sentences if _CLAUSE.search(letter.letter.excerpt(span))), None)


_NB = "Husbanken, Helsedirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere familier har en trygg bolig. Husbanken er koordinerende virksomhet. Direktoratene har felles ansvar for at målet nås."
_NN = "Husbanken, Helsedirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire familiar har ein trygg bustad. Husbanken er koordinerande verksemd. Direktorata har felles ansvar for at målet blir nådd."
_TRUNK = "## 2.1 Startlån\n\nHusbanken skal gi god veiledning til kommunene om startlån.{}"
_TRUNK_NN = "## 2.1 Startlån\n\nHusbanken skal gi god rettleiing til kommunane om startlån.{}"
_OPENING = "Departementet gjer med dette brevet greie for dei økonomiske rammene og måla for verksemda.\n\n"


def _years(*texts: str, nn: bool = False) -> str:
    """Letters to Husbanken for 2025 and the years after."""
    return "\n=====\n".join(
        f"Kommunal- og distriktsdepartementet\n\nHusbanken\n\nDato: 15. desember {2024 + number}\n\n"
        f"# Tildelingsbrev {2025 + number}\n\n{_OPENING if nn else ''}{text}"
        for number, text in enumerate(texts)
    )


def _homes(text: str) -> str:
    return f"## 3.4 Felles oppdrag om gode boliger\n\n{text}"


RULE = SetRule(
    code="FEL-08",
    name=Text(
        nb="Føringen er borte fra årets brev",
        nn="Føringa er borte frå brevet i år",
        en="The task is gone from this year's letter",
    ),
    severity=Severity.LOW,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 1 og 4",
    why=Text(
        nb="Noen departementer gjentar en føring hvert år, andre gir den én gang. Da vet ikke virksomhetene om den fortsatt gjelder.",
        nn="Nokre departement tek opp att ei føring kvart år, andre gir ho éin gong. Då veit ikkje verksemdene om ho framleis gjeld.",
        en="Some ministries repeat a task every year, others give it once. So the agencies do not know whether it still applies.",
    ),
    messages={
        "default": Text(
            nb="Føringen om «{task}» sto i brevet til {agency} for {before}. Vi fant den ikke for {now}. Gjelder den fortsatt?",
            nn="Føringa om «{task}» stod i brevet til {agency} for {before}. Vi fann ho ikkje for {now}. Gjeld ho framleis?",
            en="“{task}” stood in the letter to {agency} for {before}. We did not find it for {now}. Does it still apply?",
        ),
        "clause": Text(
            nb="Føringen om «{task}» sto i brevet til {agency} for {before}. Vi fant den ikke for {now}, men brevet sier: «{words}»",
            nn="Føringa om «{task}» stod i brevet til {agency} for {before}. Vi fann ho ikkje for {now}, men brevet seier: «{words}»",
            en="“{task}” stood in the letter to {agency} for {before}. We did not find it for {now}, but the letter says: “{words}”",
        ),
    },
    advice=Text(
        nb="Skriv at føringen fortsatt gjelder, eller at den er avsluttet.",
        nn="Skriv at føringa framleis gjeld, eller at ho er avslutta.",
        en="Write that it still applies, or that it has ended.",
    ),
    options={
        "share": Option(
            default=0.34,
            doc=Text(
                nb="Så stor del (0–1) av setningene må stå igjen i årets brev for at føringen regnes som gjentatt uten å være nevnt ved navn.",
                nn="Så stor del (0–1) av setningane må stå att i brevet i år for at føringa skal reknast som gjenteken utan å vere nemnd.",
                en="This share (0–1) of the sentences must stand in this year's letter for the task to count as repeated without being named.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad=_years(_homes(_NB), _TRUNK.format("")),
            better=_years(_homes(_NB), _TRUNK.format(" Oppdraget om gode boliger fra 2025 gjelder fortsatt, ut 2028.")),
            # The text stands there under another heading.
            good=_years(_homes(_NB), "## 4 Andre oppgaver\n\n" + _NB),
        ),
        Example(
            head="",
            bad=_years(
                _homes(_NB),
                _TRUNK.format("\n\n⟦Oppdrag fra 2025 eller tidligere utgår når de ikke er nevnt i dette brevet.⟧"),
            ),
            better=_years(_homes(_NB), _homes(_NB)),
            good=_years(_homes(_NB + " Samarbeidet varer ut 2025."), _TRUNK.format("")),
        ),
        Example(
            form="nn",
            head="",
            bad=_years(_homes(_NN), _TRUNK_NN.format(""), nn=True),
            better=_years(_homes(_NN), _TRUNK_NN.format(" Oppdraget om gode boliger er avslutta."), nn=True),
            # The year between is not in the set.
            good=_years(_homes(_NN), "Utdrag\n\n[...]\n\n" + _TRUNK_NN.format(""), nn=True),
        ),
        Example(form="nn", head="", good=_years(_homes(_NN), nn=True)),
    ),
    check=check,
)
