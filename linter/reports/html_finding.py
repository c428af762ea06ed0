"""Findings as the page shows them: numbered in reading order, every text ready and cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linter.engine.report import Finding, RelatedPlace
from linter.letters.model import Span
from linter.reports import phrases
from linter.reports.folding import Fold, folded
from linter.rules.contract import Severity, Status
from linter.rules.registry import all_rules
from linter.wording import Lang, say

__all__ = ["Item", "Level", "OtherPlace", "items", "level"]

_SYMBOLS = {Severity.HIGH: "●", Severity.MEDIUM: "◐", Severity.LOW: "○", Severity.INFO: "i"}
_QUOTED = 200  # characters of another place


@dataclass(frozen=True, slots=True)
class Level:
    """A severity: its name in style sheets, mark, word and rank (0 info … 3 high)."""

    key: str
    symbol: str
    word: str
    rank: int


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A place that explains a finding. ``target``: id of its letter on the page, "" for the same letter."""

    letter: str
    target: str
    where: str
    quoted: str
    note: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, or the lesser findings on one task as one (then ``parts`` lists them as code, name, message).

    ``id`` is where a link from the words leads, ``mark`` where a link to the words leads ("" without a place in the
    text). ``families`` are the rule families in it, ``count`` the findings it stands for (0 when suppressed).
    """

    id: str
    mark: str
    number: int
    span: Span | None
    level: Level
    families: tuple[str, ...]
    count: int
    code: str
    name: str
    message: str
    place: str
    advice: str
    source: str
    evidence: str
    others: tuple[OtherPlace, ...]
    parts: tuple[tuple[str, str, str], ...]
    preview: bool
    suppressed: str


def level(severity: Severity, lang: Lang) -> Level:
    """A severity with its mark and word."""
    return Level(severity.value, _SYMBOLS[severity], say(lang, f"severity.{severity.value}"), severity.rank)


def items(
    findings: Sequence[Finding], key: str, lang: Lang, names: Mapping[str, str], ids: Mapping[str, str]
) -> tuple[Item, ...]:
    """The findings of a letter; ``key`` is in their ids. ``names`` and ``ids`` of all letters go by path."""
    made = []
    for number, found in enumerate(folded(findings), 1):
        if isinstance(found, Fold):
            made.append(_fold(found, key, number, lang))
        else:
            made.append(_item(found, key, number, lang, names, ids))
    return tuple(made)


def _item(  # noqa: PLR0917 (one finding and the page it stands on)
    found: Finding, key: str, number: int, lang: Lang, names: Mapping[str, str], ids: Mapping[str, str]
) -> Item:
    rule = all_rules()[found.rule]
    return Item(
        id=f"f{key}-{number}",
        mark="" if found.span is None else f"m{key}-{number}",
        number=number,
        span=found.span,
        level=level(found.severity, lang),
        families=(rule.family,),
        count=0 if found.suppressed else 1,
        code=rule.code,
        name=rule.name.get(lang),
        message=phrases.printable(phrases.message(found, lang)),
        place=_place(found.section, found.page, lang),
        advice=phrases.advice(found, lang),
        source=rule.source,
        evidence="".join(phrases.grounds(found, lang)) if found.evidence else "",
        others=tuple(_other(place, found.letter, lang, names, ids) for place in found.related),
        parts=(),
        preview=found.status is Status.PREVIEW,
        suppressed=phrases.printable(found.suppressed or ""),
    )


def _fold(fold: Fold, key: str, number: int, lang: Lang) -> Item:
    first = fold.findings[0]
    gravest = max((f.severity for f in fold.findings), key=lambda severity: severity.rank)
    rules = [all_rules()[f.rule] for f in fold.findings]
    return Item(
        id=f"f{key}-{number}",
        mark="" if first.span is None else f"m{key}-{number}",
        number=number,
        span=first.span,
        level=level(gravest, lang),
        families=tuple(dict.fromkeys(rule.family for rule in rules)),
        count=len(fold.findings),
        code="",
        name=say(lang, "page.fold_name", n=len(fold.findings)),
        message=say(lang, "report.fold", task=phrases.printable(str(first.values.get("task", "")))),
        place=_place(first.section, first.page, lang),
        advice=say(lang, "page.fold_advice"),
        source="",
        evidence="",
        others=(),
        parts=tuple(
            (rule.code, rule.name.get(lang), phrases.printable(phrases.message(found, lang)))
            for rule, found in zip(rules, fold.findings, strict=True)
        ),
        preview=False,
        suppressed="",
    )


def _other(place: RelatedPlace, own: str, lang: Lang, names: Mapping[str, str], ids: Mapping[str, str]) -> OtherPlace:
    elsewhere = bool(place.letter) and place.letter != own
    words = phrases.printable(place.excerpt)
    return OtherPlace(
        letter=phrases.printable(names.get(place.letter, place.letter)) if elsewhere else "",
        target=ids.get(place.letter, "") if elsewhere else "",
        where=_place(place.section, place.page, lang),
        quoted=words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …",
        note=phrases.printable(place.note),
    )


def _place(section: str, page: int | None, lang: Lang) -> str:
    parts = [phrases.printable(section.rsplit(" › ", 1)[-1])] if section else []
    if page is not None:
        parts.append(say(lang, "report.page", page=page))
    return " · ".join(parts)
