"""Sentences of a letter that point to a task without its name: «samarbeidet i punkt 5», «innsatsen mot AMR»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import Passage
from linter.coordination.naming import name_pattern
from linter.coordination.passages.found import Found
from linter.coordination.scene import Scene, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words

__all__ = ["going_on", "pointing", "with_parts"]

_PLACE = r"\b(?:punkt|pkt\.?|kapittel|avsnitt|del|(?:felles)?oppdrag(?:et|a)?(?: nr\.?)?)\s+"
_WORK = r"\b(?:\w*samarbeid|\w*arbeid|\w*innsats|\w*oppdrag|satsing|prosjekt|program)(?:et|en|a)?\s+"
_NUMBERED = re.compile(
    r"^\W*(?:(?i:oppdrag)\s*(?:nr\.?\s*)?(?=[A-ZÆØÅ]{0,3}\d)|(?=[A-ZÆØÅ]{1,3}\d))([A-ZÆØÅ]{0,3}\d+(?:[.-]\d+)*)\b"
)
_IN_ROW = re.compile(r"^\s*(?:(?i:oppdrag)\s*(?:nr\.?\s*)?)?([A-ZÆØÅ]{0,3}\d+(?:[.-]\d+)*)\.?\s*$")
_LETTERED = re.compile(r"([A-ZÆØÅ])\.\s+(?=\S)")
# «E. Fellesoppdrag om X», «Felles oppdrag – X. …»: where the one joint assignment of a letter begins.
_ONE_JOINT = re.compile(r"\W*(?:(?:\d+(?:\.\d+)*|[A-ZÆØÅ])\.?\s+)?felles\s?oppdrag\b", re.IGNORECASE)
_THE_JOINT = re.compile(r"\b(?:det )?felles\s?oppdraget\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:(?:for|til|i|om|når det gjelder|når det gjeld|under)\s+)?(?:felles)?"
    r"(?:oppdrag|oppdraget|oppgave|oppgåve|punkt|pkt\.?)\s+(?:nr\.?\s*)?([A-ZÆØÅ]{0,3}\d+(?:[.-]\d+)*)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:i sam(?:men|an)heng med|i tillegg til|avgrens\w+)\b", re.IGNORECASE)  # another task
_ABBREVIATED = re.compile(r"\(([A-ZÆØÅ]{2,8})\)")
_WITH = re.compile(r"\bsamarbeid(?:et)?\s+(?:med|mellom)\b", re.IGNORECASE)


def pointing(talk: Talk) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """The sentences outside the passages that point to the task, and the words of each that do."""
    patterns = [*_by_number(talk.scene, talk.passages), *_by_abbreviation(talk), *_as_the_only_one(talk)]
    for index, sentences in enumerate(talk.scene.sentences):
        if index in talk.blocks:
            continue
        for sentence in sentences:
            found = [match.span() for pattern in patterns if (match := pattern.search(sentence.text))]
            if found:
                yield sentence, min(found)
            elif place := _by_partners(sentence, talk):
                yield sentence, place


def _by_number(scene: Scene, passages: Sequence[Passage]) -> Iterator[re.Pattern[str]]:
    """«Punkt 3.2», «oppdrag O3»."""
    for number in dict.fromkeys(n for passage in passages for n in _numbers(scene, passage)):
        yield re.compile(rf"{_PLACE}{re.escape(number)}(?![\w-]|\.\d)", re.IGNORECASE)


def _numbers(scene: Scene, passage: Passage) -> Iterator[str]:
    """What a passage is numbered by: its row or paragraph («O3: …»), its section or those in it."""
    block = scene.letter.blocks[passage.first]
    opening = block if block.cell is None else scene.letter.rows[block.cell.table, block.cell.row][0]
    if numbered := (_IN_ROW if block.cell else _NUMBERED).match(opening.text):
        yield numbered[1]
    section = scene.letter.sections[block.section]
    if (passage.last - passage.first + 1) * 2 >= section.last - section.first:
        numbered = _NUMBERED.match(section.title)
        lettered = _LETTERED.match(section.title)
        if number := section.number.rstrip(".") or next((m[1] for m in (numbered, lettered) if m), ""):
            yield number
    yield from (
        s.number for s in scene.letter.sections if s.number and passage.first < s.first and s.last <= passage.last
    )


def going_on(scene: Scene, every: Sequence[Found]) -> list[Found]:
    """The tasks, those joined whose paragraph opens with the number of another: «For oppdrag O3 skal …»."""
    joined = {id(one): one for one in every}
    for one in every:
        opening = scene.letter.blocks[one.passages[0].first].text if len(one.passages) == 1 else ""
        points = _GOES_ON.match(opening)
        if points is None:
            continue
        same = [o for o in every if o is not one and any(points[1] in _numbers(scene, p) for p in o.passages)]
        if len(same) == 1 and id(same[0]) in joined:
            joined[id(same[0])] = joined[id(same[0])].joined(replace(joined.pop(id(one)), names=()))
    return list(joined.values())


def with_parts(scene: Scene, every: Sequence[Found]) -> list[Found]:
    """The tasks, those joined that are a part of another told elsewhere: «Statusrapporten om X, jf. punkt 3.2, …».

    A part stands under a heading that names a part of a mandate and nothing more («Om rapporteringen»), or under none,
    and its text names the task or the number of its section.
    """
    result = list(every)
    for one in every:
        others = [other for other in result if other.key != one.key and other.passages]
        wholes = [other for other in others if _is_part(scene, one) and _names(scene, one, other)]
        if len(wholes) == 1:
            joined = wholes[0].joined(replace(one, names=()))
            result = [joined if other is wholes[0] else other for other in others]
    return result


def _is_part(scene: Scene, one: Found) -> bool:
    if one.pattern is not None or not one.passages:
        return False
    headings = [p for p in one.passages if p.reason == "heading"]
    titles = [scene.letter.sections[scene.letter.blocks[p.first].section].title for p in headings]
    return all(words("heading_part").fullmatch(title.strip()) for title in titles)


def _names(scene: Scene, one: Found, other: Found) -> bool:
    """Whether a task's text points to another task, and not only says how it stands to it («ses i sammenheng med»)."""
    name = name_pattern(other.name)
    patterns = [*([name] if name else []), *_by_number(scene, other.passages)]
    said = (s for p in one.passages for s in scene.run(p.first, p.last) if not s.heading)
    return any(p.search(s.text) for s in said if not _BESIDE.search(s.text) for p in patterns)


def _as_the_only_one(talk: Talk) -> Iterator[re.Pattern[str]]:
    """«Fellesoppdraget» in a letter in which one heading or paragraph, of the task, opens with «Fellesoppdrag»."""
    opening = [block.index for block in talk.scene.letter.blocks if _ONE_JOINT.match(block.text) and block.cell is None]
    if len(opening) == 1 and opening[0] in talk.blocks:
        yield _THE_JOINT


def _by_abbreviation(talk: Talk) -> Iterator[re.Pattern[str]]:
    """«Arbeidet mot AMR»: an abbreviation that the passage or its heading gives, of no body."""
    said = " ".join([*talk.names, *(s.text for s in talk.sentences)])
    bodies = {talk.scene.registry.at(a.key, talk.scene.on).short for s in talk.sentences for a in s.actors}
    for short in dict.fromkeys(_ABBREVIATED.findall(said)):
        if short not in bodies:
            yield re.compile(rf"(?i:{_WORK}(?:mot|med|om|på|for|innen|innan)\s+){short}\b")


def _by_partners(sentence: Sentence, talk: Talk) -> tuple[int, int] | None:
    """Where a sentence speaks of the cooperation with all partners; None where it does not."""
    match = _WITH.search(sentence.text)
    ours = set(talk.scene.recipients)
    partners = {a.key for s in talk.sentences for a in s.agencies()} - ours
    named = {a.key for a in sentence.agencies() if match and a.start - sentence.span.start >= match.end()} - ours
    return match.span() if match and partners and named == partners else None
