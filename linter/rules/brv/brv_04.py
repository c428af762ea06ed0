"""BRV-04: an agency listed as its own partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.letters.model import Block, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import NOUNS, Recipient, goes_by, named_agencies, recipients, same_agency
from linter.rules.brv.prose import running_blocks, without_quotations
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text

_WITH = re.compile(
    r"\b(?:sammen\smed|saman\smed|i\s(?:[\w-]+\s(?:og\s[\w-]+\s)?)?(?:samarbeid|samråd|dialog|samspill|samspel)\smed|med\s(?:bistand|hjelp)\sfra|"
    r"med\shjelp\sfrå|samarbeid[a-z]*\smed|samordne\s(?:seg|arbeidet)\smed)\s",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:samarbeidspart\w*|partner\w*|partnar\w*|samarbeider\smed|samarbeidar\smed)\s?:\s", re.IGNORECASE
)
_MODAL = r"(?:skal|bes|må|bør|kan|vil|får|gis\si\soppdrag|blir\sbed[dte]+)"
_NAME = r"[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s(?:(?:for|og|av|i|med|til)\s(?=[a-zæøåA-ZÆØÅ])|[A-ZÆØÅ])?[\wæøåÆØÅ-]+){0,6}?"
_SUBJECT = re.compile(rf"(?:^|[.,:]\s|\b(?:om\sat|at|ber)\s)(?P<name>{_NAME})\s{_MODAL}(?!\w)")
_NOUN = r"direktoratet|instituttet|tilsynet|omb[uo]det|byrået|etaten|virksomheten|verksemda|foretaket|føretaket|selskapet|dere|de"
_INVERTED = re.compile(rf"\b{_MODAL}\s(?P<name>{_NAME}|{_NOUN})(?=\s[a-zæøå])")
_GENERIC = re.compile(rf"^(?:{_NOUN}|nemnda|verket)$", re.IGNORECASE)
_OFFICIAL = 2  # the first names of a recipient are its full names; later ones may be its whole branch
# Between «med» and a partner there is nothing but other partners.
_LIST_WORDS = re.compile(
    r"(?:[\s,§]|\b(?:og|samt|eller|både|blant|annet|anna|mellom|herunder|inkludert|bl\.a\.|de|dei|den|det|andre|øvrige|relevante|aktuelle|"
    r"berørte|råka|regionale|lokale|statlige|statlege|private|[a-zæøå]+(?:ene|ane|rne)|[A-ZÆØÅ][\w-]*)(?!\w))*",
)
_AFTER = re.compile(r"(?!\s(?:sin|si|sitt|sine)(?!\w)|['’])")  # a genitive: its offices, not itself


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit where the one who is asked to cooperate stands among those to cooperate with."""
    own = recipients(analysis)
    for block in running_blocks(analysis.letter):
        text = without_quotations(block.text)
        label = _LABEL.match(text)
        if label and len(own) == 1:
            yield from _listed(analysis, block, text, label.end(), own[0].names)
        for match in _WITH.finditer(text):
            sentence = analysis.sentence_at(Span(block.index, match.start(), match.end()))
            for name in _subjects(text, sentence, match):
                for surface in _surfaces(analysis, text, name, sentence, own):
                    yield from _partner(analysis, block, text, (match.end(), sentence.end), surface)


def _subjects(text: str, sentence: Span, match: re.Match[str]) -> list[str]:
    """Who is asked: the last subject with a modal before the phrase, or the first after a list that comes first."""
    before = list(_SUBJECT.finditer(text[sentence.start : match.start()]))
    if before:
        return [before[-1]["name"]]
    started = match.start() - sentence.start <= 1
    after = _INVERTED.search(text, match.end(), sentence.end) if started else None
    return [after["name"]] if after else []


def _surfaces(analysis: LetterAnalysis, text: str, name: str, sentence: Span, own: Sequence[Recipient]) -> list[str]:
    """The written forms that would be the same agency. A common noun stands for the only recipient."""
    if not _GENERIC.match(name):
        return (
            [] if name.endswith(("departementet", "Regjeringen", "Regjeringa")) else list(same_agency(analysis, name))
        )
    if len(own) != 1:
        return []
    others = [a for a in named_agencies(analysis, text[: sentence.start]) if own[0].key not in a.keys]
    noun = next((noun for noun in NOUNS if re.fullmatch(noun.forms, name, re.IGNORECASE)), None)
    if others or (noun is not None and not goes_by(own[0].nouns, noun)):
        return []  # the noun may point back to somebody else
    return list(own[0].names[:_OFFICIAL])


def _partner(analysis: LetterAnalysis, block: Block, text: str, region: tuple[int, int], surface: str) -> Iterator[Hit]:
    start, end = region
    for match in re.finditer(rf"(?<![\w-]){re.escape(surface)}(?![\w-])", text[start:end]):
        at, to = start + match.start(), start + match.end()
        if _only_partners(analysis, text[start:at]) and _AFTER.match(text[to:end]):
            yield Hit(Span(block.index, at, to), {"name": surface})
            return


def _listed(analysis: LetterAnalysis, block: Block, text: str, start: int, names: tuple[str, ...]) -> Iterator[Hit]:
    for name in names[:_OFFICIAL]:
        match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[start:])
        if match and _only_partners(analysis, text[start : start + match.start()]):
            yield Hit(Span(block.index, start + match.start(), start + match.end()), {"name": name})
            return


def _only_partners(analysis: LetterAnalysis, between: str) -> bool:
    masked = list(between)
    for agency in named_agencies(analysis, between):
        masked[agency.start : agency.end] = "§" * (agency.end - agency.start)
    return _LIST_WORDS.fullmatch("".join(masked)) is not None


RULE = LetterRule(
    code="BRV-04",
    name=Text(
        nb="Virksomheten står som sin egen partner",
        nn="Verksemda står som sin eigen partnar",
        en="The agency is its own partner",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: virksomheten nevnt blant dem den skal samarbeide med",
    why=Text(
        nb="Når samme tekst går til flere, blir partnerlisten feil for én av dem. Da kan en virkelig partner mangle.",
        nn="Når same tekst går til fleire, blir partnarlista feil for éin av dei. Då kan ein verkeleg partnar mangle.",
        en="When one text goes to several, the list of partners is wrong for one of them. A real partner may be missing.",
    ),
    messages={
        "default": Text(
            nb="{name} skal samarbeide med seg selv.",
            nn="{name} skal samarbeide med seg sjølv.",
            en="{name} is asked to cooperate with itself.",
        )
    },
    advice=Text(
        nb="Ta mottakeren ut av listen, og sjekk at de andre er med.",
        nn="Ta mottakaren ut av lista, og sjekk at dei andre er med.",
        en="Take the recipient out of the list, and check that the others are in it.",
    ),
    examples=(
        Example(
            bad="Skattedirektoratet skal sammen med Tolletaten, ⟦Skattedirektoratet⟧ og politiet utvikle en felles løsning.",
            better="Skattedirektoratet skal sammen med Tolletaten og politiet utvikle en felles løsning.",
            good="Skattedirektoratet skal sammen med Tolletaten utvikle en løsning som Skattedirektoratet og politiet kan bruke.",
        ),
        Example(
            bad="Nordlys Fond SF skal i nært samarbeid med Siva, ⟦Nordlys Fond SF⟧ og Innovasjon Norge lage et veikart.",
            better="Nordlys Fond SF skal i nært samarbeid med Siva og Innovasjon Norge lage et veikart.",
            good="Et veikart lages i et samarbeid mellom Siva, Nordlys Fond SF og Innovasjon Norge, og driftes av Nordlys Fond SF.",
        ),
        Example(
            bad="Tallene er usikre. Direktoratet skal i samråd med Statistisk sentralbyrå og ⟦Skattedirektoratet⟧ vurdere nye registre.",
            better="Tallene er usikre. Direktoratet skal i samråd med Statistisk sentralbyrå vurdere nye registre.",
            good="Digitaliseringsdirektoratet leder arbeidet. Direktoratet skal i samråd med Skattedirektoratet vurdere nye registre.",
        ),
        Example(
            form="nn",
            bad="Saman med Tolletaten og ⟦Skattedirektoratet⟧ skal Skattedirektoratet lage ein rettleiar.",
            better="Saman med Tolletaten skal Skattedirektoratet lage ein rettleiar.",
            good="Saman med Tolletaten skal Skattedirektoratet lage ein rettleiar for dei tilsette i Skattedirektoratet.",
        ),
        Example(
            bad="DSB skal sammen med ⟦Direktoratet for samfunnssikkerhet og beredskap⟧ og Kystverket øve på varsling.",
            better="DSB skal sammen med Kystverket øve på varsling.",
            good="Politidirektoratet skal sammen med Politiet og Kystverket øve på varsling.",
        ),
        Example(
            form="nn",
            bad="Samarbeidspartnarar: Tolletaten, ⟦Skattedirektoratet⟧, politiet",
            better="Samarbeidspartnarar: Tolletaten, politiet",
            good="Politidirektoratet skal saman med politiet og Skattedirektoratet sine regionar følgje opp saka.",
        ),
        Example(
            good="Arbeids- og velferdsdirektoratet skal sammen med Arbeids- og velferdsetaten og kommunene følge opp."
        ),
    ),
    check=check,
)
