"""JUnit XML: a suite per letter, a case per rule. Fails what ``--fail-on`` fails, so that CI shows the same verdict."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from linter.engine.report import Failure, Finding, LetterInfo, Report
from linter.reports import phrases
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang, say

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, lang: Lang, *, fail_on: Severity) -> str:
    """The report as JUnit XML. Milder findings than ``fail_on`` stand in the case's output; suppressed ones skip it."""
    root = ET.Element("testsuites", name="brevlint")
    broken: dict[str, list[Failure]] = defaultdict(list)
    for failure in report.failures:
        broken[failure.path].append(failure)
    for info in report.letters:
        broken.pop(info.path, None)
        _suite(root, info, report, lang, fail_on)
    for path, failures in broken.items():
        suite = ET.SubElement(root, "testsuite", name=_text(path), tests=str(len(failures)), errors=str(len(failures)))
        _errors(suite, path, failures, lang)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _errors(suite: ET.Element, path: str, failures: Sequence[Failure], lang: Lang) -> None:
    for failure in failures:
        case = ET.SubElement(suite, "testcase", classname=_text(path), name=failure.code)
        ET.SubElement(case, "error", type=failure.code, message=_text(phrases.failure(failure, lang)))


def _suite(root: ET.Element, info: LetterInfo, report: Report, lang: Lang, fail_on: Severity) -> None:
    own: dict[str, list[Finding]] = defaultdict(list)
    for found in report.findings:
        if found.letter == info.path:
            own[found.rule].append(found)
    suite = ET.SubElement(root, "testsuite", name=_text(info.path))
    failures = skipped = 0
    for code in report.rules:
        name = f"{code} {all_rules()[code].name.get(lang)}"
        case = ET.SubElement(suite, "testcase", classname=_text(info.path), name=_text(name))
        active = [f for f in own[code] if f.counts]
        grave = [f for f in active if f.severity.rank >= fail_on.rank]
        mild = [f for f in active if f.severity.rank < fail_on.rank]
        silent = [f for f in own[code] if f.suppressed is not None]
        if grave:
            failures += 1
            failure = ET.SubElement(case, "failure", type=code, message=_text(phrases.message(grave[0], lang)))
            failure.text = _lines(grave, lang)
        elif silent and not active:
            skipped += 1
            reasons = dict.fromkeys(str(f.suppressed) for f in silent)
            ET.SubElement(case, "skipped", message=_text("; ".join(reasons)))
        if mild:
            ET.SubElement(case, "system-out").text = _lines(mild, lang)
    broken = [f for f in report.failures if f.path == info.path]
    _errors(suite, info.path, broken, lang)
    suite.set("tests", str(len(report.rules) + len(broken)))
    suite.set("errors", str(len(broken)))
    suite.set("failures", str(failures))
    suite.set("skipped", str(skipped))


def _lines(findings: Sequence[Finding], lang: Lang) -> str:
    """One finding a line: severity, place, words, message, advice."""
    return (
        "".join(
            "\n"
            + " · ".join(
                part
                for part in (
                    say(lang, f"severity.{found.severity.value}"),
                    _text(found.section),
                    say(lang, "report.page", page=found.page) if found.page is not None else "",
                    f"«{_text(found.excerpt)}»" if found.excerpt else "",
                    _text(f"{phrases.message(found, lang)} {phrases.advice(found, lang)}"),
                )
                if part
            )
            for found in findings
        )
        + "\n"
    )


def _text(text: str) -> str:
    """On one line, without what XML cannot hold; ElementTree escapes the rest."""
    return _NOT_XML.sub("", phrases.printable(text))
