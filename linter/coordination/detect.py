"""Finds the joint tasks of a letter (samarbeidsoppgaver) and reads their slots.

In order of trust: declared by the user; known by name; a joint letter; a chapter whose subsections, or paragraphs that
open with a label, are the parts of one mandate; a heading with words of cooperation over a text that names another
ministry's agency; a paragraph or an assignment that demands cooperation with such an agency. Method: DFØ/Difi 2017/1,
chapter 1, and the project's catalogue; owners by the letter's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Filler, JointTask, Passage
from linter.coordination.naming import name_pattern
from linter.coordination.participants import named_agencies, no_part
from linter.coordination.passages.chapter import by_chapter
from linter.coordination.passages.found import SEVERAL, Found, Step, joint_demand
from linter.coordination.passages.headed import by_heading
from linter.coordination.passages.named import by_name, joint_letter
from linter.coordination.passages.paragraphs import by_paragraphs
from linter.coordination.passages.pointing import going_on, with_parts
from linter.coordination.passages.unnamed import by_partners
from linter.coordination.scene import Actor, Scene, Sentence
from linter.coordination.slots import fill
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.language.nynorsk import in_one_form
from linter.letters.identity import Identity
from linter.letters.model import Letter
from linter.letters.registry import Registry

__all__ = ["tasks"]

_MODAL = re.compile(r"\b(?:skal|må|bør|bes)\b")


def tasks(
    letter: Letter, identity: Identity, registry: Registry, declared: Iterable[DeclaredTask] = ()
) -> tuple[JointTask, ...]:
    """The joint tasks of a letter with their slots, in reading order. Pure; raises nothing.

    A task that the letter only mentions has no passages but ``mentions``.
    """
    scene = Scene(letter, identity, registry)
    given = tuple(declared)
    found: dict[str, Found] = {}
    taken: set[int] = set()
    joint = joint_letter(scene, given)
    steps: list[Step] = (
        [lambda _scene, _taken: [joint]]
        if joint
        else [by_name(given), by_chapter, by_paragraphs, by_heading, by_partners]
    )
    for step in steps:
        for one in step(scene, frozenset(taken)):
            taken |= {block for p in one.passages for block in range(p.first, p.last)}
            earlier = found.get(one.key)
            found[one.key] = one if earlier is None else earlier.joined(one)
    whole = with_parts(scene, going_on(scene, tuple(found.values())))
    made = [_task(scene, one, given) for one in whole]
    return tuple(sorted(made, key=_place))


def _place(task: JointTask) -> tuple[int, int]:
    spans = [p.evidence for p in task.passages] or list(task.mentions)
    return (spans[0].block, spans[0].start) if spans else (0, 0)


def _task(scene: Scene, found: Found, declared: Sequence[DeclaredTask]) -> JointTask:
    pattern = found.pattern or name_pattern(found.name)
    passages = tuple(sorted(found.passages, key=lambda p: p.first))
    talk = Talk(scene, passages, pattern, found.names)
    outside = frozenset(key for s in talk.sentences for key in no_part(s))
    if scene.recipients and outside.issuperset(scene.recipients):  # the letter only tells its addressee of it
        mentions = (*(p.evidence for p in passages), *found.mentions)
        return JointTask(found.key, found.name, (), scene.recipients, (), names=found.names, mentions=mentions)
    participants = tuple(key for key in _participants(scene, talk) if key not in outside)
    given = next((d for d in declared if d.name == found.name), None)
    if given is not None:
        participants = tuple(dict.fromkeys([*participants, *given.agencies]))
    owners = dict.fromkeys(owner for agency in participants if (owner := scene.owner(agency)))
    names = tuple(dict.fromkeys([*found.names, *_names(talk)]))
    return JointTask(
        key=found.key,
        name=_name_as_written(scene.letter, found.name, passages),
        passages=passages,
        participants=participants,
        ministries=tuple(owners),
        fillers=tuple(_as_written(scene.letter, fill(talk))) if passages else (),
        names=names,
        mentions=found.mentions,
    )


def _as_written(letter: Letter, fillers: Iterable[Filler]) -> Iterator[Filler]:
    """The fillers with the words of the letter, where they were read in another form of nynorsk."""
    for one in fillers:
        text = letter.blocks[one.span.block].text
        read = in_one_form(text)
        if read == text:
            yield one
        else:
            value, evidence = (_words_of(text, read, said, one.span.start) for said in (one.value, one.evidence))
            yield replace(one, value=value, evidence=evidence)


def _name_as_written(letter: Letter, name: str, passages: Iterable[Passage]) -> str:
    """The name of a task in the letter's words, where it was taken from a sentence in another form of nynorsk."""
    for passage in passages:
        text = letter.blocks[passage.evidence.block].text
        written = _words_of(text, in_one_form(text), name, 0)
        if written != name:
            return written
    return name


def _words_of(text: str, read: str, said: str, start: int) -> str:
    """The words of ``text`` where ``said`` stands in ``read``, from ``start`` on if it does there; else ``said``."""
    at = max(read.casefold().find(said.casefold(), start), read.casefold().find(said.casefold(), 0, start + len(said)))
    if at < 0 or read[at : at + len(said)] == text[at : at + len(said)]:
        return said
    return text[at : at + len(said)].lower() if said.islower() else text[at : at + len(said)]


def _names(talk: Talk) -> list[str]:
    """What the passages call the task."""
    if talk.pattern is None:
        return []
    return [match[0] for sentence in talk.sentences for match in talk.pattern.finditer(sentence.text)]


def _participants(scene: Scene, talk: Talk) -> tuple[str, ...]:
    """The addressees and the agencies named; no addressee that is told what others shall do together."""
    if not talk.passages:
        return scene.recipients
    named = dict.fromkeys(a.key for s in talk.sentences for a in named_agencies(s) if not _owns(s, a))
    ours = () if _of_others(scene, talk) else scene.recipients
    return tuple(dict.fromkeys([*ours, *named]))


def _owns(sentence: Sentence, agency: Actor) -> bool:
    """Whether an agency is only named as whose something is («X' registre»); its help or role in it is its own."""
    after = sentence.after(agency.end)
    return bool(re.match(r"(?:s|['’])\s+\w", after)) and not words("part_in_it").match(after)


def _of_others(scene: Scene, talk: Talk) -> bool:
    """Whether a passage gives a task to several agencies by name and has no word of the addressee."""
    given = False
    for sentence in talk.sentences:
        if any(a.key in scene.recipients for a in sentence.actors) or words("cooperate_with").search(sentence.text):
            return False
        verb = _MODAL.search(sentence.text)
        subjects = {a.key for a in named_agencies(sentence) if verb and a.end - sentence.span.start <= verb.start()}
        given = given or (len(subjects) >= SEVERAL and joint_demand(sentence))
    return given
