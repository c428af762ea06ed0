"""Whether some sentences give a task to several agencies without a word of cooperation, by who acts in them.

Five ways: two that act as one subject; several that are given or gathered for one task; each with its part; one that
leads and others that act; the addressee with others («i samspill med»). The pipeline is asked only for sentences of
a section or paragraph that names another ministry's agency beside the addressee or a third one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.coordination.clause import Manner
from linter.coordination.model import Slot
from linter.coordination.parsed import Parsed, parsed
from linter.coordination.participants import named_agencies
from linter.coordination.passages.acts import Act, acts, companions, several_act
from linter.coordination.passages.partners import foreign
from linter.coordination.roles.grammar import grammar_roles
from linter.coordination.scene import Actor, Scene, Sentence
from linter.coordination.words import is_of, words

__all__ = ["acting_together", "live"]

_SEVERAL = 2
_ENOUGH = 3
_NEAR = 12  # characters
_BULLET = re.compile(r"\W*(?:\w{1,2}[.)]\s*)?\W*")
_ENDED = re.compile(
    r"\b(?:avslutt(?:et|a)|fullført|avvikl(?:et|a)) \w+$|\b(?:er |)(?:avslutt(?:et|a)|fullført)$", re.IGNORECASE
)
# «øve sammen med politiet én gang i året»: what is ordinary for many; «Øvelse Nord 2026» is one task.
_EXERCISE = re.compile(
    r"\b(?:øve[rs]?|øvast|\w*(?<!pr)(?:øvelse|øving)(?:r|ar|er)?)\b(?! (?-i:[A-ZÆØÅ]))", re.IGNORECASE
)
_WITH_OTHERS = re.compile(r"\b(?:sammen|saman|i (?:sam(?:arbeid|virke)|lag)) med\b", re.IGNORECASE)
_ON_EXERCISE = re.compile(r"øvelse|øving", re.IGNORECASE)
_OF_IT = re.compile(
    r"(?:s?\s+(?:sin|sitt|sine|si|egen|eget|egne)|[s'’]\s+\w+)\s"
)  # «Difi sin plan», «Difis plan»: not Difi
_HELD_BY = re.compile(r"\b(?:av|hos|til|for|åt)\s+$", re.IGNORECASE)  # «disponeres av Difi og er ikke en del av …»
_MODAL = re.compile(r"\b(?:skal|må|bør|bes|i (?:\w+ )?oppdrag|i (?:\w+ )?oppg[aå]ve)\b")
_PART = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[:–—-]\s*\S|\s{2,}\S|,|;|\.?$)")
_SERVE = frozenset({Manner.SERVES, Manner.USES})
_MONEY = re.compile(r"\bkr(?:oner)?\b|\bmill(?:\.|ion)", re.IGNORECASE)
_DO = frozenset({Manner.TOLD, Manner.GIVEN, Manner.DOES})


@dataclass(frozen=True)
class _Said:
    """A sentence with what its bodies do, the addressee's own names included."""

    sentence: Sentence
    acts: tuple[Act, ...]
    withs: tuple[Act, ...]
    leaders: frozenset[str]
    together: bool


def live(scene: Scene, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, without what parliament says or nobody has decided; none where it is over, not ours, mere talk.

    Under a heading of something else, an exercise together with others is left out too.
    """
    if not any(s.agencies() for s in sentences):
        return []
    if any(s.heading and _ENDED.search(s.text) for s in sentences):
        return []
    several = [s for s in sentences if words("several_bodies").search(s.text) or len(s.agencies()) >= _SEVERAL]
    told = any(_MODAL.search(s.text) for s in several)
    if any((words("over").search(s.text) and not told) or _not_ours(scene, s) for s in sentences):
        return []
    talks = any(words("only_talk").search(s.text) for s in sentences)
    if (talks and not told) or any(words("no_joint_task").search(s.text) for s in sentences):
        return []
    exercises = any(s.heading and _ON_EXERCISE.search(s.text) for s in sentences)
    return [
        s
        for s in sentences
        if not any(words(name).search(s.text) for name in ("of_parliament", "not_decided"))
        and (exercises or s.heading or not (_EXERCISE.search(s.text) and _WITH_OTHERS.search(s.text)))
    ]


def _not_ours(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says that the addressee is no part of it."""
    for match in words("not_ours").finditer(sentence.text):
        at = sentence.span.start
        before = [a for a in sentence.agencies() if a.end - at <= match.start() and _may_be_out(sentence, a)]
        after = [a for a in sentence.agencies() if 0 <= a.start - at - match.end() <= _NEAR]
        if any(a.key in scene.recipients for a in [*before[-1:], *after[:1]]):
            return True
    return False


def _may_be_out(sentence: Sentence, agency: Actor) -> bool:
    """Whether an agency itself may be what is no part of it, and not its money or what it disposes of."""
    return not (_OF_IT.match(sentence.after(agency.end)) or _HELD_BY.search(sentence.before(agency.start)))


def acting_together(scene: Scene, own: Sequence[Sentence], *, alone: bool) -> Sentence | None:
    """The sentence that shows several agencies, one of another ministry, to share a task; None where none does.

    ``alone``: the sentences are all of a section, so that the addressee need not be named.
    """
    named = {a.key for s in own for a in named_agencies(s)} | _ours(scene, own)
    ours = named & set(scene.recipients)
    if not any(foreign(scene, key) for key in named) or len(named | set(scene.recipients)) < _SEVERAL:
        return None
    plain = _listed(scene, own, alone=alone) or _same_task(scene, own) or _keyed(scene, own, alone=alone)
    if plain is not None:
        return plain
    if not ours and not alone:
        own = [s for s in own if any(words("with_marker").search(s.before(a.start)) for a in s.agencies())]
    said = [
        _said(scene, one)
        for one in parsed(s for s in own if not s.heading and (s.actors or words("several_bodies").search(s.text)))
    ]
    return (
        _as_one(scene, said, alone=alone)
        or _each_its_part(scene, said)
        or _led(scene, said)
        or _in_one_group(scene, own, said)
        or _several(scene, own, said)
    )


def _ours(scene: Scene, own: Sequence[Sentence]) -> set[str]:
    """The addressee where it is named, also one that is never a partner of others."""
    return {a.key for s in own for a in s.agencies() if a.key in scene.recipients}


def _said(scene: Scene, one: Parsed) -> _Said:
    within = {a.key for a in named_agencies(one.sentence)} | _ours(scene, [one.sentence])
    given = (claim.filler for claim in grammar_roles(one, None))
    leaders = {role.value for role in given if role.slot is Slot.COORDINATING_AGENCY}
    return _Said(
        one.sentence,
        _within(acts(one), within),
        _within(companions(one), within),
        frozenset(leaders & within),
        several_act(one),
    )


def _within(found: Iterator[Act], keys: set[str]) -> tuple[Act, ...]:
    kept = (Act(tuple(a for a in act.bodies if a.key in keys), act.manner) for act in found)
    return tuple(act for act in kept if act.bodies)


def _shared(scene: Scene, agencies: frozenset[str], *, alone: bool) -> bool:
    """Whether the agencies are of several ministries, the addressee or (``alone``) enough others among them."""
    ours = bool(agencies & set(scene.recipients))
    enough = len(agencies) >= (_SEVERAL if ours else _ENOUGH)
    return enough and (ours or alone) and any(foreign(scene, key) for key in agencies)


def _as_one(scene: Scene, said: Sequence[_Said], *, alone: bool) -> Sentence | None:
    """«A og B skal …», «vi ber A og B …», «departementene samler A, B og C», «A arbeider i samspill med B»."""
    for one in said:
        if not words("each_apart").search(one.sentence.text) and any(
            # What others do is of no concern; what others are told in our letter is.
            act.manner in _DO and _shared(scene, act.agencies, alone=alone and act.manner is not Manner.DOES)
            for act in one.acts
        ):
            return one.sentence
        for act in one.withs:
            if act.manner not in _SERVE and any(foreign(scene, key) for key in act.agencies):
                return one.sentence
    return None


def _each_its_part(scene: Scene, said: Sequence[_Said]) -> Sentence | None:
    """Three agencies or more, the addressee among them, each with its own clause; two of them must do something."""
    every = frozenset(key for one in said for act in one.acts for key in act.agencies)
    doing = frozenset(key for one in said for act in one.acts if act.manner in _DO for key in act.agencies)
    serving = frozenset(key for one in said for act in one.acts if act.manner in _SERVE for key in act.agencies)
    only_serves = bool((serving - doing) & set(scene.recipients))
    parted = all(act.agencies != every for one in said for act in one.acts)
    enough = len(every) >= _ENOUGH and len(doing) >= _SEVERAL and parted
    if not enough or only_serves or not _shared(scene, every, alone=False):
        return None
    return max(said, key=lambda one: len({key for act in one.acts for key in act.agencies})).sentence


def _led(scene: Scene, said: Sequence[_Said]) -> Sentence | None:
    """One agency leads and others act or help, the addressee among them."""
    for one in said:
        for leader in one.leaders:
            acting = (act for other in said for act in other.acts if act.manner not in {Manner.IS, Manner.USES})
            others = {key for act in acting for key in act.agencies} - {leader}
            others |= {
                a.key
                for other in said
                for a in named_agencies(other.sentence)
                if words("helped_by").search(other.sentence.before(a.start))
            }
            if others and _shared(scene, frozenset({leader, *others}), alone=False):
                return one.sentence
    return None


def _in_one_group(scene: Scene, own: Sequence[Sentence], said: Sequence[_Said]) -> Sentence | None:
    """«X deltar i gruppen som også rommer A og B»; «X skal delta i nettverket. Øvrige medlemmer er A og B»."""
    members = [s for s in own if words("members_are").search(s.text)]
    for one in said:
        group = words("takes_part").search(one.sentence.text)
        doing = {key for act in one.acts if act.manner in _DO for key in act.agencies} & set(scene.recipients)
        if group and doing and not words("only_talk").search(one.sentence.text):
            at = one.sentence.span.start + group.end()
            others = [a for a in named_agencies(one.sentence) if a.start >= at]
            others += [a for other in members for a in named_agencies(other)]
            if any(foreign(scene, a.key) for a in others):
                return one.sentence
    return None


def _several(scene: Scene, own: Sequence[Sentence], said: Sequence[_Said]) -> Sentence | None:
    """Another ministry's agency is in it, and «de to», «direktoratene» do something."""
    within = {key for one in said for act in (*one.acts, *one.withs) for key in act.agencies}
    within |= {key for s in own if (key := _opening(s))}
    if not any(foreign(scene, key) for key in within):
        return None
    return next((one.sentence for one in said if one.together), None)


def _keyed(scene: Scene, own: Sequence[Sentence], *, alone: bool) -> Sentence | None:
    """«Ansvarlige: A og B», «Disse etatene skal …: A, B og C»."""
    for sentence in own:
        named = sentence.agencies()
        if not named or not _shared(scene, frozenset(a.key for a in named), alone=alone):
            continue
        if is_of("key_line", sentence.before(named[0].start).strip()):
            return sentence
        for first in named[:-1]:
            before = sentence.before(first.start)
            task = words("list_of_parts").search(before) and not words("list_not").search(before)
            listed = task and words("bodies_listed").search(before)
            if listed or words("members_from").search(before):
                return sentence
    return None


def _same_task(scene: Scene, own: Sequence[Sentence]) -> Sentence | None:
    """«X og Y har fått tilsvarende oppdrag»."""
    for sentence in own:
        others = [a for a in named_agencies(sentence) if foreign(scene, a.key)]
        if others and words("same_task").search(sentence.text) and not words("every_body").search(sentence.text):
            return sentence
    return None


def _listed(scene: Scene, own: Sequence[Sentence], *, alone: bool) -> Sentence | None:
    """A list of bodies, each alone or with its part, under an opening line that speaks of a task."""
    items = [s for s in own if s.listed and (first := _opening(s)) is not None and first]
    leads = {s.lead for s in items}
    for lead in leads:
        under = [s for s in items if s.lead == lead]
        listed = frozenset(key for s in under if (key := _opening(s)))
        around = lead or " ".join(s.text for s in own if s.heading)
        parts = all(re.search(r"[:–—-]\s*\w", s.text) for s in under)
        said = around if lead else " ".join([around, *(s.text for s in under)])
        if all(_MONEY.search(s.text) for s in under):
            continue
        if words("list_not").search(said) or not (words("list_of_parts").search(around) or (alone and parts)):
            continue
        if _shared(scene, listed, alone=alone):
            return under[0]
    return None


def _opening(sentence: Sentence) -> str | None:
    """The agency a list item begins with, when nothing but its part follows."""
    first = next(iter(sentence.agencies()), None)
    if first is None or not _BULLET.fullmatch(sentence.before(first.start)):
        return None
    return first.key if _PART.match(sentence.after(first.end)) else None
