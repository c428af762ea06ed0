"""``brevlint compare --format markdown``: for a case file, a merge request or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.engine.compared import CompareReport, Fate, Passage
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_table import state
from linter.reports.compare_text import summary
from linter.reports.compare_words import Labels, labels, ministries, statements, the_letters, where, year_statements
from linter.sharing.model import WitnessClass
from linter.wording import Lang, say

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def plain(text: str) -> str:
    """Text of a letter with everything Markdown or HTML could take for markup escaped, on one line."""
    return _SPECIAL.sub(r"\\\1", phrases.printable(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def render(chosen: Chosen, lang: Lang) -> str:
    """The comparison as Markdown: summary, matrix, then every passage with its differences and versions."""
    return "\n".join(_lines(chosen, lang)) + "\n"


def _lines(chosen: Chosen, lang: Lang) -> Iterator[str]:
    report = chosen.report
    called = labels(report, lang)
    title = say(lang, "compare.tier.passage")
    yield f"# {title[:1].upper()}{title[1:]}"
    yield ""
    for line in summary(chosen, lang):
        yield plain(line)
        yield ""
    for failed in report.failures:
        yield f"- {plain(phrases.failure(failed, lang))}"
    if report.failures:
        yield ""
    if report.passages:
        yield from _matrix(report, called, lang)
    for passage in report.passages:
        yield from _passage(passage, called, chosen, lang)
    if report.followed is not None:
        yield from _years(report, called, lang)


def _matrix(report: CompareReport, called: Labels, lang: Lang) -> Iterator[str]:
    letters = sorted(report.letters, key=lambda c: (ministries(c.info.ministries, lang), called[c.info.path]))
    heads = [f"{ministries(c.info.ministries, lang)}: {called[c.info.path]}" for c in letters]
    yield f"| {say(lang, 'compare.column.title')} | " + " | ".join(map(plain, heads)) + " |"
    yield "|---" * (len(heads) + 1) + "|"
    for passage in report.passages:
        kinds = {v.letter: v.kind for v in passage.versions}
        cells = [state(kinds.get(c.info.path, WitnessClass.ABSENT), lang) for c in letters]
        yield f"| {_title(passage, lang)} | " + " | ".join(cells) + " |"
    yield ""


def _title(passage: Passage, lang: Lang) -> str:
    return plain(passage.title) or say(lang, "compare.untitled")


def _passage(passage: Passage, called: Labels, chosen: Chosen, lang: Lang) -> Iterator[str]:
    yield f"## {state(passage.worst, lang)}: {_title(passage, lang)}"
    yield ""
    yield f"> {plain(passage.text)}"
    yield ""
    told = statements(passage, called, lang, chosen.choice.least)
    for one in told:
        yield f"- {plain(one.sentence)}"
        if one.difference.before_at is not None:
            yield f"  - {plain(where(one.difference.before_at, lang, called))}"
        yield from (f"  - {plain(where(place, lang, called))}" for place in one.places)
    if told:
        yield ""
    for version in passage.versions:
        yield f"- {state(version.kind, lang)}: {plain(where(version.place, lang, called))}"
    for path in passage.absent:
        yield f"- {state(WitnessClass.ABSENT, lang)}: {plain(called[path])}"
    yield ""


def _years(report: CompareReport, called: Labels, lang: Lang) -> Iterator[str]:
    followed = report.followed or ()
    yield f"## {say(lang, 'compare.column.year')}"
    yield ""
    yield say(lang, "compare.against", **{fate.value: sum(f.fate is fate for f in followed) for fate in Fate})
    yield ""
    for one in followed:
        title = _title(one.passage, lang)
        yield f"- **{say(lang, f'compare.fate.{one.fate.value}')}** {title}: «{plain(one.passage.text)}»"
        yield from (f"  - {plain(told)}" for told in year_statements(one, lang))
        for key, paths in (("changed_in", one.changed_in), ("gone_from", one.gone_from), ("still_in", one.still_in)):
            if paths:
                yield f"  - {plain(say(lang, f'compare.{key}', letters=the_letters(paths, called, lang)))}"
        for key, passage in (("last_year", one.earlier), ("this_year", one.now)):
            for version in passage.versions if passage else ():
                yield f"  - {say(lang, f'compare.{key}')}: {plain(where(version.place, lang, called))}"
    yield ""
