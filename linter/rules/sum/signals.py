"""What a letter points at besides its demands: plans and strategies, and what it says is highly prioritised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.letters.model import Layer, Letter, Span
from linter.steering.stems import stem

_WHITE_PAPER = re.compile(
    r"\b(?:Meld|St\.\s?meld)\.?\s*(?:St\.)?\s*(?:nr\.)?\s*(?P<number>\d+)\s*(?P<years>\(\d{4}\s*[–-]\s*\d{2,4}\))?"
)
# «Handlingsplan mot arbeidslivskriminalitet», «Nasjonal strategi for digitalisering (2025–2028)»
_NAMED = re.compile(
    r"\b(?P<kind>(?:[A-ZÆØÅ][\w-]*\s+)?(?:[Hh]andlings|[Oo]pptrappings|[Tt]iltaks)plan(?:en)?|(?:[A-ZÆØÅ][\w-]*\s+)?[\w-]*[Ss]trategi(?:en)?"
    r"|[A-ZÆØÅ][\w-]+program(?:met)?|[A-ZÆØÅ][\w-]+meldinga?|[A-ZÆØÅ][\w-]+meldingen)"
    r"\s+(?P<about>(?:for|mot|om|på)\s+(?:[\wæøåÆØÅ–-]+\s*){1,4})",
)
# A compound that is a name in itself: «digitaliseringsstrategien», «Folkehelsemeldingen», «totalberedskapsmeldinga»
_COMPOUND = re.compile(
    r"\b(?P<name>[\wæøåÆØÅ-]{5,}(?:strategi(?:en)?|handlingsplanen|opptrappingsplanen?|melding(?:en|a)))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b(?:[Ss]trategien?|[Hh]andlingsplanen?|[Pp]lanen|[Mm]eldinga|[Mm]eldingen|[Pp]rogrammet)\s+[«“\"](?P<name>[^»”\"]{4,80})[»”\"]"
)
_NO_PLAN = frozenset(
    {"tilbake", "års", "feil", "skatte", "avviks", "sjuk", "syke", "stortings", "inn", "ned", "døds", "farevarsel"}
)
_OWN = re.compile(r"\b(?:egen|eigen|intern|felles|en|ein|sin|ny|lokal|lokale|kommunale?)\s*$", re.IGNORECASE)
_HIGH = re.compile(
    r"\b(?:høyt prioriter\w*|høgt prioriter\w*|høy prioritet|høg prioritet|høyest prioritet|særlig prioriter\w*|særleg prioriter\w*"
    r"|prioriteres høyt|prioriterast høgt|hovedprioritering\w*|hovudprioritering\w*|topp ?prioritet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, strategy or white paper that the letter cites: its name as first written, and where."""

    name: str
    span: Span


def plans(letter: Letter) -> tuple[Plan, ...]:
    """The distinct plans, strategies and white papers (meldinger) that body and notes cite, in reading order."""
    found: dict[str, Plan] = {}
    for key, plan in _cited(letter):
        known = next((other for other in found if other == key or (len(key) > 1 and other.startswith(key))), None)
        if known is None:
            found[key] = plan
    return tuple(found.values())


def high_priorities(letter: Letter) -> tuple[Span, ...]:
    """Where the letter says that something has high priority."""
    return tuple(
        Span(block.index, match.start(), match.end())
        for block in letter.blocks
        if block.layer is not Layer.FURNITURE
        for match in _HIGH.finditer(block.text)
    )


def _cited(letter: Letter) -> Iterator[tuple[str, Plan]]:
    for block in letter.blocks:
        if block.layer is Layer.FURNITURE:
            continue
        for match in _WHITE_PAPER.finditer(block.text):
            yield f"melding {match['number']} {match['years'] or ''}".strip(), _plan(block.index, match)
        for match in _NAMED.finditer(block.text):
            if not _OWN.search(block.text[: match.start()]):
                about = [stem(word) for word in re.findall(r"[\wæøåÆØÅ-]+", match["about"])]
                yield " ".join([stem(match["kind"].split()[-1]), *about[:3]]), _plan(block.index, match)
        for match in _QUOTED.finditer(block.text):
            yield match["name"].lower(), _plan(block.index, match, "name")
        for match in _COMPOUND.finditer(block.text):
            if not match["name"].lower().startswith(tuple(_NO_PLAN)):
                yield stem(match["name"]), _plan(block.index, match)


def _plan(block: int, match: re.Match[str], group: str | int = 0) -> Plan:
    return Plan(match.group(group).strip(), Span(block, match.start(group), match.end(group)))
