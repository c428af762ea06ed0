"""Slots that hold words of the letter: priority, escalation, evaluation, basis, plans, freedom … Advice 1–6."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.coordination.model import Filler, Slot, Where
from linter.coordination.participants import named_agencies
from linter.coordination.passages.pointing import pointing
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import BlockKind, Span

__all__ = ["worded"]

_BUDGET = re.compile(r"\bProp\.|\bbudsjettproposisjon|\bstatsbudsjett", re.IGNORECASE)
_PAST = re.compile(r"\b(?:har|hadde|ble|blei|vart)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:\w+r|\w*(?:tek|dreg|gjev|held|set|legg|kjem|skriv|driv|finn|vel)|ligg|gjeld|krev|treng)\b")
_INFINITIVE = re.compile(r"^\W*(?:\d+[.)]\s*|[a-z]\)\s*)?(?:å )?[a-zæøå]+(?:e|å|s|st)?\b", re.IGNORECASE)
_OTHER_WORK = re.compile(
    r"plan|program|strategi|tiltak|satsing|prosjekt|melding|arbeid|oppdrag|oppgave|oppgåve", re.IGNORECASE
)
# What says «felles» or «sammen» of the letters, the reports or the freedom to choose, and asks for no cooperation.
_NO_DEMAND = ("identical", "participation", "self_decides", "joint_report", "own_report", "freedom")
_STATED = frozenset({Slot.PRIORITY, Slot.EVALUATION, Slot.ESCALATION})  # a heading names the matter and states nothing
_PRIORITIES = re.compile(r"\bprioriter(?:ing|(?:er?|ar)\b)", re.IGNORECASE)
_SUBCLAUSE = re.compile(r"\b(?:hva|kva|at|om|hvordan|korleis|som|hvis|når)\b", re.IGNORECASE)
_SEVERAL = 2
_LONGEST = 160


def worded(talk: Talk) -> Iterator[Filler]:
    """Fillers of the slots whose value is the words."""
    for sentence in talk.sentences:
        for slot, find in _FINDERS:
            match = find(sentence)
            if match is not None and not (sentence.heading and slot in _STATED):
                yield _filler(slot, sentence, match)
        yield from _plans(sentence)
        yield from _cooperation(sentence)
    yield from _actions(talk)
    for sentence in talk.elsewhere:
        if talk.scene.letter.blocks[sentence.span.block].kind is not BlockKind.HEADING:
            for slot, find in _FINDERS:
                match = find(sentence)
                if match is not None:
                    yield _filler(slot, sentence, match, Where.LETTER)
    yield from _in_priorities(talk)


def _filler(slot: Slot, sentence: Sentence, match: re.Match[str], where: Where = Where.PASSAGE) -> Filler:
    return Filler(slot, match[0].strip(" ,"), sentence.place(match), where, match[0])


def _plain(name: str) -> Callable[[Sentence], re.Match[str] | None]:
    def find(sentence: Sentence) -> re.Match[str] | None:
        return words(name).search(sentence.text)

    return find


def _escalation(sentence: Sentence) -> re.Match[str] | None:
    text = sentence.text
    raised = words("escalate").search(text)
    if raised and words("trouble").search(text) and words("above").search(text):
        return raised
    return None


def _basis(sentence: Sentence) -> re.Match[str] | None:
    text = sentence.text
    if reason := words("reason").search(text):
        return reason
    for match in words("basis").finditer(text):
        document = words("document").search(text, match.start())
        if document and not _BUDGET.search(text[match.start() : document.start()]):
            return re.compile(r".*", re.DOTALL).match(text, match.start(), min(len(text), document.end()))
    return None


def _anchoring(sentence: Sentence) -> re.Match[str] | None:
    text = sentence.text
    match = words("anchoring").search(text)
    if match and (not match[0].lower().startswith("på veg") or len(sentence.ministries()) >= _SEVERAL):
        return match
    return words("strategy_year").search(text)


def _relation(sentence: Sentence) -> re.Match[str] | None:
    """How this task stands to another task or plan; what a letter says of another letter is no such thing."""
    if re.search(r"\bbrev\w*", sentence.text, re.IGNORECASE) or not _OTHER_WORK.search(sentence.text):
        return None
    return words("relation").search(sentence.text)


_FINDERS: tuple[tuple[Slot, Callable[[Sentence], re.Match[str] | None]], ...] = (
    (Slot.PRIORITY, _plain("priority")),
    (Slot.ESCALATION, _escalation),
    (Slot.EVALUATION, _plain("evaluation")),
    (Slot.BASIS, _basis),
    (Slot.ANCHORING, _anchoring),
    (Slot.PARTICIPATION, _plain("participation")),
    (Slot.IDENTICAL_NOTE, _plain("identical")),
    (Slot.FREEDOM, _plain("freedom")),
    (Slot.MANDATE, _plain("mandate")),
    (Slot.RELATION, _relation),
)


def _plans(sentence: Sentence) -> Iterator[Filler]:
    if re.search(r"\bfelles\b", sentence.text) and not re.search(r"handlingsplan|strategi|Meld", sentence.text):
        return
    for match in words("plan").finditer(sentence.text):
        if not re.search(r"\bfelles\s+$", sentence.text[: match.start()], re.IGNORECASE):
            yield _filler(Slot.PLANS, sentence, match)


def _cooperation(sentence: Sentence) -> Iterator[Filler]:
    """A demand to cooperate: a demand or a present-tense task of the agencies, with a word of togetherness."""
    text = sentence.text
    subject = named_agencies(sentence) or words("agencies_plural").search(text)
    if not subject:
        return
    demand = words("demand").search(text)
    together = next((m for m in words("together").finditer(text) if not _told_of(text, m)), None)
    several = {a.key for a in named_agencies(sentence)}
    opens_list = text.rstrip().endswith(":") and demand is not None and len(several) >= _SEVERAL
    if any(words(name).search(text) for name in _NO_DEMAND):
        return
    if _basis(sentence) is not None:
        return
    if together and (demand or _PRESENT.search(text)) and not _PAST.search(text[: together.start()]):
        yield _filler(Slot.COOPERATION, sentence, together)
    elif opens_list and demand is not None:
        yield _filler(Slot.COOPERATION, sentence, demand)


def _told_of(text: str, match: re.Match[str]) -> bool:
    """Whether «samarbeidet» is what a clause tells of («hva samarbeidet skal oppnå») and not what it asks for."""
    if not re.fullmatch(r"samarbeidet|samlet|samla", match[0], re.IGNORECASE):
        return False
    demands = [m for m in words("demand").finditer(text) if m.end() <= match.start()]
    return not demands or bool(_SUBCLAUSE.search(text[demands[-1].end() : match.start()]))


def _actions(talk: Talk) -> Iterator[Filler]:
    """Items of lists that are no goals."""
    for sentence in talk.sentences:
        block = talk.scene.letter.blocks[sentence.span.block]
        if block.kind is not BlockKind.LIST_ITEM or words("goals_lead").search(sentence.lead):
            continue
        demanded = bool(words("demand").search(sentence.lead)) or bool(words("demand").search(sentence.text))
        if demanded and sentence.span.start == _first(block.text):
            text = sentence.text[:_LONGEST]
            yield Filler(
                Slot.ACTIONS,
                text,
                Span(block.index, sentence.span.start, sentence.span.start + len(text)),
                evidence=sentence.lead,
            )


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def _in_priorities(talk: Talk) -> Iterator[Filler]:
    """A mention of the task in the chapter, or under a line, of priorities says that it is one."""
    letter = talk.scene.letter
    for sentence in dict.fromkeys([*talk.elsewhere, *(said for said, _ in pointing(talk))]):
        section = letter.blocks[sentence.span.block].section
        title = letter.section_path(section)
        if not _PRIORITIES.search(title):
            title = sentence.lead if _PRIORITIES.search(sentence.lead) else ""
        if title and not sentence.heading:
            yield Filler(Slot.PRIORITY, title.split(" › ")[-1], sentence.span, Where.LETTER, title)
