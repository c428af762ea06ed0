"""``brevlint compare --format html``: one page that needs nothing else, neither network nor script."""

from __future__ import annotations

from linter.engine.compared import Fate
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_diff import Mark, Stretch, side_by_side
from linter.reports.compare_page import columns, parts, rows, state_of, without
from linter.reports.compare_text import summary
from linter.reports.compare_words import labels, the_letters, where, year_statements
from linter.reports.page.sheet import sheet
from linter.sharing.model import WitnessClass
from linter.wording import Lang, say


def render(chosen: Chosen, lang: Lang) -> str:
    """The page. All text of letters goes through the template's escaping."""
    report = chosen.report
    called = labels(report, lang)
    groups = columns(report, called, lang)
    return sheet(
        "compare",
        lang,
        t=lambda key, **values: say(lang, f"compare.{key}", **values),
        letters=len(report.letters),
        summary=list(summary(chosen, lang)),
        failures=[phrases.printable(phrases.failure(f, lang)) for f in report.failures],
        unread=[
            (
                phrases.printable(called[c.info.path]),
                phrases.printable("; ".join(phrases.unread(u, lang) for u in c.info.unread)),
            )
            for c in report.letters
            if c.info.unread
        ],
        without=sorted(phrases.printable(called[path]) for path in without(report)),
        groups=groups,
        parts=parts(groups),
        rows=rows(chosen, lang),
        states=[state_of(kind, lang) for kind in _LEGEND],
        years=_years(chosen, lang),
        master=phrases.printable(report.master) if report.master else "",
    )


def _years(chosen: Chosen, lang: Lang) -> dict[str, object] | None:
    report = chosen.report
    if report.followed is None:
        return None
    called = labels(report, lang)
    count = {fate.value: sum(f.fate is fate for f in report.followed) for fate in Fate}
    texts = []
    for one in report.followed:
        notes = [
            say(lang, f"compare.{key}", letters=the_letters(paths, called, lang))
            for key, paths in (("changed_in", one.changed_in), ("gone_from", one.gone_from), ("still_in", one.still_in))
            if paths
        ]
        texts_of = [phrases.printable(p.text) if p else "" for p in (one.earlier, one.now)]
        marked = side_by_side(texts_of[0], texts_of[1], one.differences if one.earlier and one.now else ())
        sides = [
            (
                say(lang, f"compare.{key}"),
                marked[number] if one.earlier and one.now else (Stretch(texts_of[number], Mark.SAME),),
                [phrases.printable(where(v.place, lang, called)) for v in passage.versions],
            )
            for number, (key, passage) in enumerate((("last_year", one.earlier), ("this_year", one.now)))
            if passage is not None
        ]
        texts.append(
            {
                "fate": one.fate.value,
                "word": say(lang, f"compare.fate.{one.fate.value}"),
                "title": phrases.printable(one.passage.title) or say(lang, "compare.untitled"),
                "notes": [phrases.printable(note) for note in (*year_statements(one, lang), *notes)],
                "sides": sides,
            }
        )
    return {"summary": say(lang, "compare.against", **count), "texts": texts}


_LEGEND = (*reversed([k for k in WitnessClass if k is not WitnessClass.ABSENT]), WitnessClass.ABSENT)
