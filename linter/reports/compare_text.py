"""``brevlint compare`` for a terminal or a plain file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from linter.engine.compared import CompareReport, Fate, Followed, Passage, StoredSet
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_words import (
    SYMBOLS,
    Labels,
    counted,
    labels,
    listed,
    rank,
    statements,
    states,
    the_letters,
    where,
    year_statements,
)
from linter.sharing.model import Tier, WitnessClass
from linter.wording import Lang, say

WIDTH = 100
QUOTED = 300  # characters of the common text shown; the other formats have all of it
NAMED = 12  # letters in one state that are named; more are counted
PLACES = 6  # places of one difference shown
COLOURS = {WitnessClass.STEERING: "red", WitnessClass.ADDITION: "yellow"}


def render(chosen: Chosen, lang: Lang) -> str:
    """The comparison as text. Styled with ANSI codes; ``click.echo`` takes them away when the output is no terminal."""
    return "\n".join(_lines(chosen, lang)) + "\n"


def _lines(chosen: Chosen, lang: Lang) -> Iterator[str]:
    report = chosen.report
    called = labels(report, lang)
    for passage in report.passages:
        yield from _passage(passage, called, chosen, lang)
        yield ""
    if report.followed is not None:
        yield from _years(report.followed, called, lang)
    for failed in report.failures:
        yield click.style(phrases.printable(phrases.failure(failed, lang)), fg="red")
    yield from summary(chosen, lang)


def _passage(passage: Passage, called: Labels, chosen: Chosen, lang: Lang) -> Iterator[str]:
    kind = passage.worst
    title = phrases.printable(passage.title) or say(lang, "compare.untitled")
    state = say(lang, f"compare.class.{kind.value}")
    there = sum(v.kind is kind for v in passage.versions)
    head = click.style(f"{SYMBOLS[kind]} {title}", bold=True, fg=COLOURS.get(kind))
    count = say(lang, "compare.of_letters", state=state, n=there, all=len(passage.versions))
    tier = "" if passage.tier is Tier.PASSAGE else f"{say(lang, f'compare.tier.{passage.tier.value}')} · "
    yield f"{head}  {click.style(f'{tier}{count}', dim=True)}"
    quoted = passage.text if len(passage.text) <= QUOTED else passage.text[:QUOTED].rsplit(" ", 1)[0] + " …"
    yield from _wrapped(f"«{phrases.printable(quoted)}»", "  ")
    for told in statements(passage, called, lang, chosen.choice.least):
        yield ""
        yield from _wrapped(phrases.printable(told.sentence), "  ", f"{SYMBOLS[rank(told.difference)]} ")
        places = list(dict.fromkeys(where(place, lang, called) for place in told.places))[:PLACES]
        if told.difference.before_at is not None:
            places.insert(0, where(told.difference.before_at, lang, called))
        for place in places:
            yield click.style("      " + phrases.printable(place), dim=True)
    yield ""
    for state_kind, paths in states(passage).items():
        named = ", ".join(called[path] for path in paths)
        names = named if len(paths) <= NAMED else say(lang, "compare.letters_count", n=len(paths))
        label = f"{SYMBOLS[state_kind]} {say(lang, f'compare.class.{state_kind.value}')}: "
        yield from _wrapped(phrases.printable(label + names), "  ")


def _years(followed: tuple[Followed, ...], called: Labels, lang: Lang) -> Iterator[str]:
    count = {fate.value: sum(f.fate is fate for f in followed) for fate in Fate}
    yield click.style(say(lang, "compare.against", **count), bold=True)
    for one in followed:
        if one.fate is Fate.REPEATED:
            continue
        title = phrases.printable(one.passage.title) or say(lang, "compare.untitled")
        yield f"  {click.style(say(lang, f'compare.fate.{one.fate.value}'), bold=True)}  {title}"
        quoted = phrases.printable(textwrap.shorten(one.passage.text, QUOTED, placeholder=" …"))
        yield from _wrapped(f"«{quoted}»", "    ")
        for told in year_statements(one, lang):
            yield from _wrapped(phrases.printable(told), "    ", f"{SYMBOLS[WitnessClass.STEERING]} ")
        for key, paths in (("changed_in", one.changed_in), ("gone_from", one.gone_from), ("still_in", one.still_in)):
            if paths:
                yield from _wrapped(say(lang, f"compare.{key}", letters=the_letters(paths, called, lang)), "    ")
        for key, passage in (("last_year", one.earlier), ("this_year", one.now)):
            if passage is not None:
                names = listed([called[v.letter] for v in passage.versions], lang)
                yield from _wrapped(phrases.printable(f"{say(lang, f'compare.{key}')}: {names}"), "    ")
    yield ""


def summary(chosen: Chosen, lang: Lang) -> Iterator[str]:
    """How much was found, how much of it steers, and what is not shown or not read. Plain, for other formats too."""
    report = chosen.report
    found = len(report.passages) + chosen.milder
    if not found and not chosen.lone and not chosen.formulae and report.followed is None:
        if chosen.choice.ministries or chosen.choice.task:
            yield say(lang, "compare.none_shown")
        elif report.stored is not None and report.stored.only_new:
            yield say(lang, "compare.only_new_empty", letters=counted(lang, "letters", len(report.letters)))
        else:
            yield say(lang, "compare.empty", n=len(report.letters))
            yield from textwrap.wrap(
                say(lang, "compare.empty_looked", sentences=sum(c.sentences for c in report.letters)), WIDTH
            )
    else:
        steering = sum(p.worst is WitnessClass.STEERING for p in report.passages if p.tier is not Tier.FORMULA)
        line = say(
            lang,
            "compare.summary",
            passages=counted(lang, "passages", found),
            letters=counted(lang, "letters", len(report.letters)),
        )
        if found:
            line += " " + (counted(lang, "steering", steering) if steering else say(lang, "compare.steering_none"))
        yield line
    if report.stored is not None and report.stored.only_new:
        yield from textwrap.wrap(only_new(report, report.stored, lang), WIDTH)
    for noun, number in (("milder", chosen.milder), ("lone", chosen.lone), ("formulae", chosen.formulae)):
        if number:
            yield counted(lang, noun, number)
    if report.failures:
        yield counted(lang, "unread", len({f.path for f in report.failures}))


def only_new(report: CompareReport, stored: StoredSet, lang: Lang) -> str:
    """What a report about new letters does not say: anything about the set they are held against."""
    return say(
        lang,
        "compare.only_new_exact" if stored.exact else "compare.only_new",
        letters=counted(lang, "letters", len(report.letters)),
        n=stored.letters,
        path=phrases.printable(stored.path),
        when=stored.searched[:16].replace("T", " "),
    )


def _wrapped(text: str, indent: str, first: str = "") -> Iterator[str]:
    hang = indent + " " * len(first)
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent + first, subsequent_indent=hang, break_long_words=False)
