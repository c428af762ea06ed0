"""A party that stands in the sentence of one letter and not in that of another: told in the letter that lacks it.

Whoever drafts a letter reads what is found in that letter. A partner left out of the list is for the one who left it out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from linter.letters.registry import OrgKind
from linter.rules.fel.change import Change
from linter.rules.fel.rewritten import Versions
from linter.rules.koo.mandate import Part
from linter.sharing.model import DifferenceClass
from linter.sharing.text import Sentence

_SEVERAL = 2  # agencies that make a list


def at_the_lacking(change: Change, versions: Versions, partners: Collection[str]) -> Change:
    """The change seen from the letter without the party; as it is where more letters lack it than name it.

    A partner of the task (``partners``: registry keys) that stands in a list of them is left out however many leave it out.
    """
    if change.kind is not DifferenceClass.ACTOR or change.before or not change.after or not change.before_sentence:
        return change
    keys = _named(change.second, change.after)
    here = (change.second, *(part for part, _ in change.others))
    lacking, naming = [(change.first, change.before_at)], len(here)
    for part in versions.parts:
        if part is not change.first and all(part is not one for one in here):
            said = _version(change, part, versions)
            if said is not None and _named(part, said.text) & keys:
                naming += 1
            elif said is not None:
                lacking.append((part, said.span))
    listed = len(_agencies(change.second, change.sentence)) >= _SEVERAL
    if len(lacking) > naming and not (listed and keys and keys <= set(partners)):
        return change
    return replace(
        change,
        before=change.after,
        after="",
        first=change.second,
        second=change.first,
        before_at=change.at,
        at=change.before_at,
        before_sentence=change.sentence,
        sentence=change.before_sentence,
        others=tuple(lacking[1:]),
    )


def _version(change: Change, part: Part, versions: Versions) -> Sentence | None:
    """A letter's version of the sentence that names the party."""
    one = (versions.parts.index(change.second), Sentence(change.second.place, change.sentence))
    number = versions.parts.index(part)
    found = max(
        versions.texts[number].sentences,
        key=lambda sentence: versions.likeness(one, (number, sentence)),
        default=None,
    )
    return found if found is not None and versions.likeness(one, (number, found)) else None


def _named(part: Part, text: str) -> set[str]:
    return {row.key for mention in part.letter.registry.mentions(text) for row in mention.records}


def _agencies(part: Part, text: str) -> set[str]:
    return {
        mention.records[0].key
        for mention in part.letter.registry.mentions(text)
        if all(row.kind is not OrgKind.MINISTRY for row in mention.records)
    }
