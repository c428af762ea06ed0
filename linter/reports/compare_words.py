"""Words of a comparison: what a letter is called, and a sentence a reader understands for every difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from linter.engine.compared import CompareReport, Followed, Passage, Place, PlacedDifference, Version
from linter.reports.letter_names import letter_names
from linter.sharing.model import DifferenceClass, WitnessClass
from linter.wording import Lang, say

FEW = 3  # letters called by name; more are counted
_DEADLINE = re.compile(r"\b(?:frist\w*|innen|innan|seinast|senest|forfall\w*)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(?:kr|kroner?|mill|mrd|million\w*|milliard\w*)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:prosent\w*|pst)\b", re.IGNORECASE)
SYMBOLS: Mapping[WitnessClass, str] = {
    WitnessClass.IDENTICAL: "✓",
    WitnessClass.TYPOGRAPHIC: "·",
    WitnessClass.NAME_SWAP: "@",
    WitnessClass.LANGUAGE_FORM: "⇄",
    WitnessClass.ORDER: "⇅",
    WitnessClass.EDITORIAL: "≈",
    WitnessClass.ADDITION: "+",
    WitnessClass.STEERING: "≠",
    WitnessClass.ABSENT: "–",
}
_OF_DIFFERENCE = {
    DifferenceClass.TYPOGRAPHIC: WitnessClass.TYPOGRAPHIC,
    DifferenceClass.NAME_SWAP: WitnessClass.NAME_SWAP,
    DifferenceClass.LANGUAGE_FORM: WitnessClass.LANGUAGE_FORM,
    DifferenceClass.ORDER: WitnessClass.ORDER,
    DifferenceClass.EDITORIAL: WitnessClass.EDITORIAL,
    DifferenceClass.ADDITION: WitnessClass.ADDITION,
}
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One difference as one or more letters have it. ``there``: letters that have the common words, by path."""

    difference: PlacedDifference
    sentence: str
    here: tuple[str, ...]
    there: tuple[str, ...]
    places: tuple[Place, ...]  # one per letter in ``here``, more where the same words stand at several places


def labels(report: CompareReport, lang: Lang) -> Labels:
    """What each letter is called: its recipients; where two letters share them, the year or the file name too."""
    # Last year's letters are always named beside the word for last year, so they need not differ from this year's.
    earlier, now, stored = (
        letter_names([(c.info, c.names) for c in letters], lang)
        for letters in (report.earlier, report.letters, report.referred)
    )
    new = set(now.values())
    stored = {path: say(lang, "compare.in_index", name=name) if name in new else name for path, name in stored.items()}
    return {**earlier, **stored, **now}


def listed(names: Sequence[str], lang: Lang) -> str:
    """Names in a row: "A, B og C"."""
    return say(lang, "compare.and").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def the_letters(paths: Sequence[str], called: Labels, lang: Lang, *, others: bool = False) -> str:
    """Letters in a sentence: "brevet til NAV", "brevene til NAV og Politidirektoratet", "12 brev"."""
    if len(paths) > FEW:
        return say(lang, "compare.others_count" if others else "compare.letters_count", n=len(paths))
    names = [called[path] for path in paths]
    if len(names) == 1:
        known = names[0] != PurePath(paths[0]).name
        return say(lang, "compare.letter_to" if known else "compare.letter_file", name=names[0])
    return say(lang, "compare.letters_to", names=listed(names, lang))


def rank(difference: PlacedDifference) -> WitnessClass:
    """The class a version gets from one difference."""
    if difference.steering:
        return WitnessClass.STEERING
    return _OF_DIFFERENCE.get(difference.kind, WitnessClass.STEERING)


def statements(
    passage: Passage, called: Labels, lang: Lang, least: WitnessClass = WitnessClass.TYPOGRAPHIC
) -> tuple[Statement, ...]:
    """Every difference of class ``least`` or worse, told once for all letters and places that have it; worst first."""
    alike: dict[tuple[str, WitnessClass], list[Statement]] = {}
    for one in _each(passage, called, lang, least):
        alike.setdefault((one.sentence, rank(one.difference)), []).append(one)
    told = [_in_one(same, lang) for same in alike.values()]
    # Letters that contradict each other come before what one of them lacks.
    return tuple(
        sorted(told, key=lambda s: (-rank(s.difference).rank, not (s.difference.before and s.difference.after)))
    )


def _each(passage: Passage, called: Labels, lang: Lang, least: WitnessClass) -> Iterator[Statement]:
    groups: dict[tuple[object, ...], list[tuple[Version, PlacedDifference]]] = {}
    for version in passage.versions:
        for difference in version.differences:
            if rank(difference).rank >= least.rank:
                groups.setdefault(_same(difference), []).append((version, difference))
    return (_statement(passage, members, called, lang) for members in groups.values())


def _in_one(same: Sequence[Statement], lang: Lang) -> Statement:
    """The same words at several places of a text, said once with how many: «… men «Årsrapporten» i … (3 steder)»."""
    if len(same) == 1:
        return same[0]
    sentence = f"{same[0].sentence} {say(lang, 'compare.times', n=len(same))}"
    places = dict.fromkeys(place for one in same for place in one.places)
    return replace(same[0], sentence=sentence, places=tuple(places))


def explanations(passage: Passage, called: Labels, lang: Lang) -> Mapping[tuple[str, PlacedDifference], str]:
    """The sentence for every difference of every letter, by path and difference."""
    found: dict[tuple[str, PlacedDifference], str] = {}
    by_key = {_same(s.difference): s for s in _each(passage, called, lang, WitnessClass.TYPOGRAPHIC)}
    for version in passage.versions:
        for difference in version.differences:
            one = by_key[_same(difference)]
            found[version.letter, difference] = explain(difference, (version.letter,), one.there, passage, called, lang)
    return found


def _same(difference: PlacedDifference) -> tuple[object, ...]:
    place = difference.before_at
    return (
        difference.kind,
        difference.before,
        difference.after,
        difference.steering,
        place and (place.letter, place.span),
    )


def _statement(
    passage: Passage, members: Sequence[tuple[Version, PlacedDifference]], called: Labels, lang: Lang
) -> Statement:
    difference = members[0][1]
    here = tuple(dict.fromkeys(version.letter for version, _ in members))
    # Mild differences are not worth the search for who has the common words.
    there = _holders(passage, difference, here) if difference.steering else ()
    places = tuple(d.after_at or v.place for v, d in members)
    return Statement(difference, explain(difference, here, there, passage, called, lang), here, there, places)


def _holders(passage: Passage, difference: PlacedDifference, here: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        version.letter
        for version in passage.versions
        if version.letter not in here and not any(_touches(difference, other) for other in version.steering)
    )


def _touches(one: PlacedDifference, other: PlacedDifference) -> bool:
    """Whether another letter's difference is at the same words of the common text."""
    if not one.before:
        return other.after == one.after
    at, there = one.before_at, other.before_at
    if at is not None and there is not None and at.letter == there.letter:
        if at.span.block != there.span.block:
            return False
        return at.span.start < there.span.end and there.span.start < at.span.end
    return bool(other.before) and (one.before in other.before or other.before in one.before)


def explain(  # noqa: PLR0917 (two sides, and what it takes to name them)
    difference: PlacedDifference,
    here: Sequence[str],
    there: Sequence[str],
    passage: Passage,
    called: Labels,
    lang: Lang,
) -> str:
    """A sentence that says what differs, with the exact words of both sides."""
    if passage.from_master:
        common = say(lang, "compare.master")
    elif there:
        common = the_letters(there, called, lang, others=len(there) + len(here) == len(passage.versions))
    else:
        common = say(lang, "compare.common")
    return _told(difference, common, the_letters(here, called, lang), lang)


def _told(difference: PlacedDifference, there: str, here: str, lang: Lang) -> str:
    shape = "both" if difference.before and difference.after else "gone" if difference.before else "new"
    # Values go in as they are: str.format does not look for fields inside them.
    values = {"before": difference.before, "after": difference.after, "there": there, "here": here}
    return say(lang, f"compare.say.{_topic(difference)}_{shape}", **values)


def year_statements(followed: Followed, lang: Lang) -> tuple[str, ...]:
    """A sentence for every steering difference between last year's common text and this year's."""
    there, here = say(lang, "compare.last_years_text"), say(lang, "compare.this_years_text")
    return tuple(_told(d, there, here, lang) for d in followed.differences if d.steering)


def _topic(difference: PlacedDifference) -> str:
    """Which sentence fits: numbers are amounts, shares or plain; a date after «innen» is a deadline."""
    words = (difference.before, difference.after)
    if difference.kind is DifferenceClass.NUMBER:
        return "amount" if any(map(_AMOUNT.search, words)) else "share" if any(map(_SHARE.search, words)) else "number"
    if difference.kind is DifferenceClass.DATE:
        where = difference.sentence.find(difference.after) if difference.after else len(difference.sentence)
        return "deadline" if _DEADLINE.search(difference.sentence[:where]) else "date"
    return difference.kind.value


def where(place: Place, lang: Lang, called: Labels | None = None) -> str:
    """A place in words: "NAV · 3.2 Felles oppdrag · s. 4"."""
    parts = [called[place.letter]] if called else []
    parts.append(place.section or say(lang, "compare.top"))
    if place.page is not None:
        parts.append(say(lang, "compare.page", page=place.page))
    return " · ".join(parts)


def counted(lang: Lang, noun: str, number: int) -> str:
    """Count a noun of this table: "1 felles tekst", "3 felles tekster"."""
    return say(lang, f"compare.{noun}_{'one' if number == 1 else 'many'}", n=number)


def states(passage: Passage) -> Mapping[WitnessClass, tuple[str, ...]]:
    """Which letters are in each state, worst first; those that lack the text come last."""
    found: dict[WitnessClass, tuple[str, ...]] = {
        kind: tuple(v.letter for v in passage.versions if v.kind is kind)
        for kind in sorted(WitnessClass, key=lambda kind: -kind.rank)
        if kind is not WitnessClass.ABSENT
    }
    found[WitnessClass.ABSENT] = passage.absent
    return {kind: paths for kind, paths in found.items() if paths}


def ministries(names: Iterable[str], lang: Lang) -> str:
    """The senders of a letter in one line."""
    return ", ".join(names) or say(lang, "compare.no_ministry")
