"""SARIF 2.1.0, for code scanning and editors.

A place in a letter is a logical location: its headings, never a line number, since baselines match on these. Text files
have a region too; Word and PDF have no characters in the sense of the standard, so their offsets in the text as read
stand under ``properties``. Suppressed and known findings stay, and are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from linter import __version__
from linter.engine.report import Finding, Known, LetterInfo, Report
from linter.reports import phrases
from linter.rules.contract import AnyRule, Severity
from linter.rules.registry import all_rules
from linter.wording import Lang, say
from linter.wording.safe import as_json

Node = dict[str, object]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.INFO: "note"}
FINGERPRINT = "brevlint/v1"


def render(report: Report, lang: Lang) -> str:
    """The report as SARIF; every finding, of every severity."""
    rules = all_rules()
    codes = sorted({*report.rules, *(f.rule for f in report.findings), *(g.rule for g in report.gone)} & set(rules))
    places = {info.path: number for number, info in enumerate(report.letters)}
    run: Node = {
        "tool": {
            "driver": {
                "name": "brevlint",
                "version": __version__,
                "semanticVersion": __version__,
                "language": lang.value,
                "rules": [_rule(rules[code], lang) for code in codes],
            }
        },
        "language": lang.value,
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(info) for info in report.letters],
        "invocations": [_invocation(report, lang)],
        "results": [
            *(_result(found, codes, places, report, lang) for found in report.findings),
            *(_gone(known, codes, lang) for known in report.gone),
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: AnyRule, lang: Lang) -> Node:
    why = rule.why.get(lang)
    advice = "\n\n".join(text.get(lang) for text in (rule.advice, *rule.other_advice.values()))
    source = f"{say(lang, 'rule.source')}: {rule.source}"
    node: Node = {
        "id": rule.code,
        "shortDescription": {"text": rule.name.get(lang)},
        "fullDescription": {"text": why},
        "help": {
            "text": f"{why}\n\n{advice}\n\n{source}",
            "markdown": f"{why}\n\n**{say(lang, 'rule.advice')}:** {advice}\n\n*{source}*",
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family, rule.status.value], "severity": rule.severity.value, "since": rule.since},
    }
    if rule.aliases:
        node["deprecatedIds"] = list(rule.aliases)
    return node


def _artifact(info: LetterInfo) -> Node:
    return {"location": {"uri": uri(info.path)}, "hashes": {"sha-256": info.sha256}}


def _invocation(report: Report, lang: Lang) -> Node:
    told: list[Node] = [
        {
            "descriptor": {"id": failed.code},
            "level": "error",
            "message": {"text": phrases.failure(failed, lang)},
        }
        for failed in report.failures
    ]
    told += [
        {
            "descriptor": {"id": notice.code},
            "level": LEVELS[notice.severity],
            "message": {"text": phrases.notice(notice, lang)},
        }
        for notice in report.notices
    ]
    return {"executionSuccessful": not report.failures, "toolExecutionNotifications": told}


def _result(found: Finding, codes: Sequence[str], places: Mapping[str, int], report: Report, lang: Lang) -> Node:
    node: Node = {
        "ruleId": found.rule,
        "ruleIndex": codes.index(found.rule),
        "level": LEVELS[found.severity],
        "message": {"text": f"{phrases.message(found, lang)} {phrases.advice(found, lang)}"},
        "locations": [_location(found, places)],
        "partialFingerprints": {FINGERPRINT: found.key},
        "suppressions": list(_suppressions(found)),
        "properties": {
            "severity": found.severity.value,
            "page": found.page,
            "excerpt": found.excerpt,
            "block": found.span.block if found.span else None,
            "start": found.span.start if found.span else None,
            "end": found.span.end if found.span else None,
            "evidence": list(phrases.evidence(found, lang)),
        },
    }
    if found.related:
        node["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": " · ".join(part for part in (other.note, other.excerpt) if part) or other.section},
                "physicalLocation": {"artifactLocation": _file(other.letter, places)},
                **_logical(other.section),
            }
            for number, other in enumerate(found.related, 1)
        ]
    if report.compared:
        node["baselineState"] = "unchanged" if found.known else "new"
    return node


def _location(found: Finding, places: Mapping[str, int]) -> Node:
    physical: Node = {"artifactLocation": _file(found.letter, places)}
    if found.region is not None:
        region = found.region
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "charOffset": region.offset,
            "charLength": region.length,
            "snippet": {"text": found.excerpt},
        }
    return {"physicalLocation": physical, **_logical(found.section)}


def _logical(section: str) -> Node:
    if not section:
        return {}
    return {"logicalLocations": [{"name": section.rsplit(" › ", 1)[-1], "fullyQualifiedName": section}]}


def _file(path: str, places: Mapping[str, int]) -> Node:
    return {"uri": uri(path), **({"index": places[path]} if path in places else {})}


def _suppressions(found: Finding) -> Iterator[Node]:
    if found.suppressed is not None:
        kind = "inSource" if found.suppressed_by == "comment" else "external"
        yield {"kind": kind, "status": "accepted", "justification": found.suppressed}


def _gone(known: Known, codes: Sequence[str], lang: Lang) -> Node:
    """A finding of the baseline that is not there any more."""
    return {
        "ruleId": known.rule,
        "ruleIndex": codes.index(known.rule),
        "level": "none",
        "kind": "pass",
        "message": {"text": f"{say(lang, 'report.gone')}{all_rules()[known.rule].name.get(lang)}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": uri(known.letter)}}, **_logical(known.section)}
        ],
        "partialFingerprints": {FINGERPRINT: known.key},
        "baselineState": "absent",
    }


def uri(path: str) -> str:
    """A path as a URI reference: relative where the path is."""
    place = Path(path)
    return place.as_uri() if place.is_absolute() else quote(str(PurePosixPath(*place.parts)))
