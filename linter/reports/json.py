"""The machine contract, schema version 1: fields may be added, never renamed."""

from __future__ import annotations

from collections.abc import Mapping

from linter.engine.report import Answer, Finding, LetterInfo, LetterProfile, Report
from linter.reports import phrases
from linter.rules.registry import all_rules
from linter.wording import Lang
from linter.wording.safe import as_json

SCHEMA = 1


def render(report: Report, lang: Lang) -> str:
    """The report as JSON. Always every finding, of every severity; ``lang`` is the language of messages."""
    return as_json(as_data(report, lang)) + "\n"


def as_data(report: Report, lang: Lang) -> Mapping[str, object]:
    """The report as plain data, in the shape of schema version 1."""
    return {
        "schema": SCHEMA,
        "letters": [_letter(info, lang) for info in report.letters],
        "findings": [_finding(found, lang) for found in report.findings],
        "answers": [_answer(answer) for answer in report.answers],
        "profiles": [_profile(info.path, info.profile) for info in report.letters if info.profile is not None],
        "errors": [{"path": f.path, "reason": phrases.failure(f, lang), "code": f.code} for f in report.failures],
        "notices": [
            {"path": n.path, "severity": n.severity.value, "message": phrases.notice(n, lang), "code": n.code}
            for n in report.notices
        ],
        "gone": [
            {"key": g.key, "rule": g.rule, "letter": g.letter, "section": g.section, "excerpt": g.excerpt}
            for g in report.gone
        ],
        "skipped": list(report.skipped),
        "rules": list(report.rules),
    }


def _letter(info: LetterInfo, lang: Lang) -> Mapping[str, object]:
    return {
        "path": info.path,
        "kind": info.kind,
        "ministries": list(info.ministries),
        "recipients": list(info.recipients),
        "year": info.year,
        "date": info.date,
        "form": info.form,
        "unread": [phrases.unread(item, lang) for item in info.unread],
        "format": info.format,
        "sha256": info.sha256,
        "pages": info.pages,
        "words": info.words,
    }


def _answer(answer: Answer) -> Mapping[str, object]:
    place = answer.place
    return {
        "rule": answer.rule,
        "slot": answer.slot,
        "task": answer.task,
        "letter": answer.letter,
        "by": answer.by,
        "said": answer.said,
        "place": None
        if place is None
        else {"letter": place.letter, "excerpt": place.excerpt, "section": place.section, "page": place.page},
    }


def _profile(path: str, profile: LetterProfile) -> Mapping[str, object]:
    return {
        "letter": path,
        "counts": dict(profile.counts),
        "how": profile.how,
        "deliveries": profile.deliveries,
        "what": profile.what,
        "unsure": profile.unsure,
        "tasks": profile.tasks,
        "joint_tasks": profile.joint_tasks,
        "goals": profile.goals,
        "parameters": profile.parameters,
        "plans": profile.plans,
        "high_priorities": profile.high_priorities,
    }


def _finding(found: Finding, lang: Lang) -> Mapping[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "status": found.status.value,
        "letter": found.letter,
        "section": found.section,
        "page": found.page,
        "block": found.span.block if found.span else None,
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "line": found.region.line if found.region else None,
        "column": found.region.column if found.region else None,
        "excerpt": found.excerpt,
        "sentence": found.sentence,
        "message": phrases.message(found, lang),
        "advice": phrases.advice(found, lang),
        "source": all_rules()[found.rule].source,
        "evidence": list(phrases.evidence(found, lang)),
        "related": [
            {"letter": r.letter, "excerpt": r.excerpt, "section": r.section, "page": r.page, "note": r.note}
            for r in found.related
        ],
        "suppressed": found.suppressed,
        "suppressed_by": found.suppressed_by or None,
        "key": found.key,
        "known": found.known,
        "group": found.group,
    }
