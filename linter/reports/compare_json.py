"""``brevlint compare --format json``: schema version 1; fields may be added, never renamed."""

from __future__ import annotations

from collections.abc import Mapping

from linter.engine.compared import Followed, Passage, Place, PlacedDifference, Version
from linter.engine.report import LetterInfo
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_words import Labels, explanations, labels, rank, year_statements
from linter.wording import Lang
from linter.wording.safe import as_json

SCHEMA = 1


def render(chosen: Chosen, lang: Lang) -> str:
    """The comparison as JSON; ``lang`` is the language of the explanations."""
    return as_json(as_data(chosen, lang)) + "\n"


def as_data(chosen: Chosen, lang: Lang) -> Mapping[str, object]:
    """The comparison as plain data, in the shape of schema version 1."""
    report = chosen.report
    called = labels(report, lang)
    data: dict[str, object] = {
        "schema": SCHEMA,
        "passages": [_passage(p, called, chosen, lang) for p in report.passages],
        "letters": [_letter(c.info, called) for c in report.letters],
        "master": report.master,
        "errors": [{"path": f.path, "reason": phrases.failure(f, lang), "code": f.code} for f in report.failures],
        "skipped": list(report.skipped),
        "not_shown": {"formula": chosen.formulae, "lone": chosen.lone, "milder": chosen.milder},
    }
    if report.followed is not None:
        data["earlier"] = [_letter(c.info, called) for c in report.earlier]
        data["years"] = [_followed(f, lang) for f in report.followed]
    if report.stored is not None:
        data["index"] = {
            "path": report.stored.path,
            "letters": report.stored.letters,
            "searched": report.stored.searched,
            "only_new": report.stored.only_new,
            "exact": report.stored.exact or not report.stored.only_new,
            "referred": [_letter(c.info, called) for c in report.referred],
        }
    return data


def _letter(info: LetterInfo, called: Labels) -> Mapping[str, object]:
    return {
        "path": info.path,
        "label": called[info.path],
        "kind": info.kind,
        "ministries": list(info.ministries),
        "recipients": list(info.recipients),
        "year": info.year,
        "date": info.date,
        "form": info.form,
        "unread": [item.what for item in info.unread],
        "sha256": info.sha256,
    }


def _passage(passage: Passage, called: Labels, chosen: Chosen, lang: Lang) -> Mapping[str, object]:
    told = explanations(passage, called, lang)
    least = chosen.choice.least.rank
    return {
        "id": passage.id,
        "tier": passage.tier.value,
        "title": passage.title,
        "text": passage.text,
        "from_master": passage.from_master,
        "class": passage.worst.value,
        "witnesses": [
            {
                "letter": version.letter,
                "text": version.text,
                "section": version.place.section,
                "page": version.place.page,
                "class": version.kind.value,
                "differences": [
                    _difference(d, told[version.letter, d]) for d in version.differences if rank(d).rank >= least
                ],
            }
            for version in passage.versions
        ],
        "absent": list(passage.absent),
    }


def _difference(difference: PlacedDifference, explanation: str) -> Mapping[str, object]:
    return {
        "class": difference.kind.value,
        "from": difference.before,
        "to": difference.after,
        "steering": difference.steering,
        "explanation": explanation,
        "sentence": difference.sentence,
        "from_at": _place(difference.before_at),
        "to_at": _place(difference.after_at),
    }


def _place(place: Place | None) -> Mapping[str, object] | None:
    if place is None:
        return None
    span = place.span
    return {
        "letter": place.letter,
        "section": place.section,
        "page": place.page,
        "block": span.block,
        "start": span.start,
        "end": span.end,
    }


def _followed(one: Followed, lang: Lang) -> Mapping[str, object]:
    return {
        "fate": one.fate.value,
        "title": one.passage.title,
        "earlier": _side(one.earlier),
        "now": _side(one.now),
        "differences": [
            _difference(d, told)
            for d, told in zip((d for d in one.differences if d.steering), year_statements(one, lang), strict=True)
        ],
        "changed_in": list(one.changed_in),
        "gone_from": list(one.gone_from),
        "still_in": list(one.still_in),
    }


def _side(passage: Passage | None) -> Mapping[str, object] | None:
    if passage is None:
        return None
    return {"id": passage.id, "text": passage.text, "letters": [_version(v) for v in passage.versions]}


def _version(version: Version) -> Mapping[str, object]:
    return {"letter": version.letter, "section": version.place.section, "page": version.place.page}
