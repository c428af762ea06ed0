"""Hits of rules made into findings: with their place, their words and their sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.engine.report import Finding, Region, RelatedPlace
from linter.engine.settings import Settings
from linter.letters.model import Letter, Span, TextPiece
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import AnyRule, Hit


def finding(rule: AnyRule, hit: Hit, analyses: Sequence[LetterAnalysis], settings: Settings) -> Finding:
    """A hit with everything a report needs to show it."""
    own = analyses[hit.letter]
    section, page, excerpt = place_of(own, hit.span)
    sentence_span = own.sentence_at(hit.span) if hit.span else None
    related = []
    for other in hit.related:
        there = analyses[other.letter]
        other_section, other_page, other_excerpt = place_of(there, other.span)
        related.append(RelatedPlace(there.letter.path, other_excerpt, other_section, other_page, other.note))
    return Finding(
        rule=rule.code,
        severity=settings.severity(rule, own.letter.path) or hit.severity or rule.severity,
        status=rule.status,
        letter=own.letter.path,
        span=hit.span,
        section=section,
        page=page,
        excerpt=excerpt,
        sentence=own.letter.excerpt(sentence_span) if sentence_span else "",
        sentence_start=sentence_span.start if sentence_span else 0,
        message=hit.message,
        values=dict(hit.values),
        evidence=hit.evidence,
        related=tuple(related),
        group=hit.group,
        region=_region(own.letter, hit.span),
    )


def said_once(findings: Sequence[Finding], rules: Iterable[AnyRule]) -> list[Finding]:
    """The findings without those whose words another rule of the run says the same of, and more (``yields_to``)."""
    yields = {rule.code: rule.yields_to for rule in rules if rule.yields_to}
    telling = [f for f in findings if any(f.rule in codes for codes in yields.values())]
    return [
        one for one in findings if not any(f.rule in yields.get(one.rule, ()) and _same_words(one, f) for f in telling)
    ]


def _same_words(one: Finding, other: Finding) -> bool:
    a, b = one.span, other.span
    if one.letter != other.letter or a is None or b is None:
        return False
    return a.block == b.block and a.start < b.end and b.start < a.end


def place_of(analysis: LetterAnalysis, span: Span | None) -> tuple[str, int | None, str]:
    """Headings, page and words of a span; empty for the letter as a whole."""
    if span is None:
        return "", None, ""
    block = analysis.letter.blocks[span.block]
    return analysis.letter.section_path(block.section), _page(analysis, span), analysis.letter.excerpt(span)


def _region(letter: Letter, span: Span | None) -> Region | None:
    """The place in the file, from the first to the last piece the span touches; None for Word and PDF."""
    pieces = [p for p in letter.places(span) if isinstance(p, TextPiece)] if span else []
    if span is None or not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    into, over = max(span.start - first.start, 0), min(span.end, last.end) - last.start
    start, end = first.offset + into, last.offset + over
    return Region(start, end - start, first.line, first.column + into, last.line, last.column + over)


def _page(analysis: LetterAnalysis, span: Span) -> int | None:
    for piece in analysis.letter.places(span):
        page = getattr(piece, "page", None)
        if page is not None:
            return int(page)
    return analysis.letter.blocks[span.block].page
