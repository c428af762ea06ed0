"""``brevlint rule CODE`` and ``brevlint rules`` with ``--format markdown``: the rules as pages, from the rule files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from linter.rules.contract import AnyRule, Example, LetterRule, Status, Text
from linter.rules.examples import BREAK
from linter.rules.registry import plugins
from linter.wording import Lang, say

_SHOWN = {
    True: 2,
    False: 1,
}  # examples per written standard, of letter rules and set rules; ``brevlint rule`` shows all
_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)
_HEADING = re.compile(r"^#+\s+(.*)$")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_FIELD = re.compile(r"\{\w+\}")


def render_index(rules: Iterable[AnyRule], lang: Lang) -> str:
    """A table per family, each rule with a link to its page ``CODE.md``."""
    lines: list[str] = []
    heads = [say(lang, f"rule.{key}") for key in ("rule", "severity", "status", "source")]
    for family, group in groupby(rules, key=lambda rule: rule.family):
        own = list(group)
        title = f"{family} – {say(lang, f'page.family.{family}')}" if own[0].code not in plugins().packages else family
        lines += [f"## {title}", "", _row(heads), "|---|---|---|---|"]
        lines += [_row((_linked(rule, lang), _severity(rule, lang), _status(rule, lang), rule.source)) for rule in own]
        lines.append("")
    return "\n".join(lines)


def render_page(rule: AnyRule, lang: Lang) -> str:
    """All there is to know about one rule; the texts in the two other languages at the end."""
    return "\n".join(_page(rule, lang)) + "\n"


def _page(rule: AnyRule, lang: Lang) -> Iterator[str]:
    yield f"# {rule.code} {rule.name.get(lang)}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield _row((say(lang, "rule.severity"), _severity(rule, lang)))
    since = say(lang, "rule.since", since=rule.since)
    preview = f". {say(lang, 'rule.preview_means')}" if rule.status is Status.PREVIEW else ""
    yield _row((say(lang, "rule.status"), f"{_status(rule, lang)}, {since}{preview}"))
    scope = "scope_letter" if isinstance(rule, LetterRule) else "scope_set"
    yield _row((say(lang, "rule.scope"), say(lang, f"rule.{scope}")))
    yield _row((say(lang, "rule.source"), rule.source))
    if rule.aliases:
        yield _row((say(lang, "rule.aliases"), ", ".join(rule.aliases)))
    yield from _texts(rule, lang, "##")
    yield from _examples(rule, lang)
    yield from _options(rule, lang)
    for other in Lang:
        if other is not lang:
            yield ""
            yield f"## {say(other, 'rule.in_language')}: {rule.name.get(other)}"
            yield from _texts(rule, other, "###")


def _texts(rule: AnyRule, lang: Lang, level: str) -> Iterator[str]:
    yield from ("", f"{level} {say(lang, 'rule.why')}", "", rule.why.get(lang))
    yield from ("", f"{level} {say(lang, 'rule.says')}", "")
    yield from (f"- {_plain(_open(text, lang))}" for text in rule.messages.values())
    yield from ("", f"{level} {say(lang, 'rule.advice')}", "", _plain(rule.advice.get(lang)))
    if rule.other_advice:
        yield ""
        for message, text in rule.other_advice.items():
            yield f"- {_plain(_open(rule.messages[message], lang))} {_plain(text.get(lang))}"


def _open(message: Text, lang: Lang) -> str:
    """A message with an ellipsis for what a finding fills in."""
    return _FIELD.sub("…", message.get(lang))


def _examples(rule: AnyRule, lang: Lang) -> Iterator[str]:
    forms = [Lang.NN, Lang.NB] if lang is Lang.NN else [Lang.NB, Lang.NN]
    shown = _SHOWN[isinstance(rule, LetterRule)]
    # Marked ones first, those that need a setting last; those that need a declared task would need its explanation too.
    shown_first = sorted(
        (one for one in rule.examples if not one.declared), key=lambda one: (bool(one.options), "⟦" not in one.bad)
    )
    yield from ("", f"## {say(lang, 'rule.examples')}", "", say(lang, "rule.marked", code=rule.code))
    for form in forms:
        own = [one for one in shown_first if one.form == form.value]
        for example in islice((one for one in own if one.bad), shown):
            yield from _quoted(example, "bad", lang)
            if example.better:
                yield from _quoted(example, "better", lang)
        for example in islice((one for one in own if one.good), shown):
            yield from _quoted(example, "good", lang)


def _quoted(example: Example, which: str, lang: Lang) -> Iterator[str]:
    settings = "".join(f", `{name} = {_toml(value)}`" for name, value in example.options.items())
    yield from ("", f"**{say(lang, f'rule.{which}')}** ({say(lang, f'form.{example.form}')}{settings})", "")
    letters = BREAK.split(getattr(example, which))
    for number, letter in enumerate(letters, 1):
        head, lines = _parted(_MARK.sub(_marked, f"{example.head or ''}{letter}".strip()).splitlines())
        label = f"{say(lang, 'rule.letter', n=number)}: " if len(letters) > 1 else ""
        if head or label:
            yield from (f"> {label}{' · '.join(_line(line) for line in head)}".rstrip(), ">")
        yield from (f"> {_line(line)}".rstrip() for line in lines)
        if number < len(letters):
            yield ">"


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The letterhead down to the title, without empty lines, and the rest."""
    title = next((number for number, line in enumerate(lines) if line.startswith("# ")), 0)
    if not title:
        return [], lines
    return [line for line in lines[: title + 1] if line.strip()], "\n".join(lines[title + 1 :]).strip().split("\n")


def _marked(found: re.Match[str]) -> str:
    """Marks on every line of what is flagged, so that bold type does not run over a paragraph's end."""
    return "\n".join(f"⟦{line}⟧" if line.strip() else line for line in found.group(1).split("\n"))


def _line(text: str) -> str:
    """A line of an example: a heading in italics, all else as it stands, the flagged words in bold type.

    ``<b>``, since ``**`` beside a letter and a question mark is no bold type in Markdown.
    """
    heading = _HEADING.match(text.replace("⟦#", "#⟦"))
    shown = _plain(heading.group(1).strip() if heading else text).replace("⟦", "<b>").replace("⟧", "</b>")
    return f"*{shown}*" if heading else shown


def _options(rule: AnyRule, lang: Lang) -> Iterator[str]:
    if not rule.options:
        return
    yield from ("", f"## {say(lang, 'rule.options')}", "", "```toml", f"[rules.{rule.code}]")
    yield from (f"{name} = {_toml(option.default)}" for name, option in rule.options.items())
    yield from ("```", "")
    for name, option in rule.options.items():
        ours = f" ({say(lang, 'rule.ours')})" if option.ours else ""
        yield f"- `{name}`{ours}: {option.doc.get(lang)}"


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _severity(rule: AnyRule, lang: Lang) -> str:
    return say(lang, f"severity.{rule.severity.value}")


def _status(rule: AnyRule, lang: Lang) -> str:
    return say(lang, f"status.{rule.status.value}")


def _linked(rule: AnyRule, lang: Lang) -> str:
    return f"[{rule.code}]({rule.code}.md) {rule.name.get(lang)}"


def _row(cells: Iterable[str]) -> str:
    inside = " | ".join(cell.replace("|", r"\|") for cell in cells)
    return f"| {inside} |"
