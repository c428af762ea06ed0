"""``brevlint show``: the letter as read, as text or as JSON with positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from linter.letters.identity import Found, Identity
from linter.letters.model import Block, BlockKind, Layer, Letter
from linter.reports.phrases import printable, unread
from linter.wording import Lang, catalogue, say
from linter.wording.safe import as_json


def render_json(letter: Letter, identity: Identity, form: str) -> str:
    """The whole model with positions."""
    data = {
        "schema": 1,
        "path": letter.path,
        "format": letter.format,
        "sha256": letter.sha256,
        "view": letter.view.value,
        "pages": letter.pages,
        "revisions": letter.revisions,
        "form": form,
        "properties": dict(letter.properties),
        "identity": asdict(identity),
        "unread": [asdict(item) for item in letter.unread],
        "comments": [asdict(item) for item in letter.comments],
        "sections": [{**asdict(section), "path": letter.section_path(section.index)} for section in letter.sections],
        "blocks": [asdict(block) for block in letter.blocks],
    }
    return as_json(data, indent=1, default=str) + "\n"


def render_text(letter: Letter, identity: Identity, form: str, lang: Lang) -> str:
    """Identity, outline, blocks with numbers and layers, and what was not read."""
    return "\n".join(_lines(letter, identity, form, lang)) + "\n"


def _lines(letter: Letter, identity: Identity, form: str, lang: Lang) -> Iterator[str]:
    yield click.style(printable(letter.path), bold=True)
    yield from _identity(identity, lang)
    yield _row(say(lang, "show.form"), say(lang, f"form.{form}"))
    if letter.pages is not None:
        yield _row(say(lang, "show.pages"), str(letter.pages))
    yield _row(say(lang, "show.words"), str(sum(len(b.text.split()) for b in letter.blocks)))
    if letter.revisions:
        yield _row(say(lang, "show.revisions"), f"{letter.revisions} ({say(lang, f'show.view_{letter.view.value}')})")
    if letter.comments:
        yield _row(say(lang, "show.comments"), str(len(letter.comments)))
    yield ""
    yield click.style(say(lang, "unread.title"), bold=True)
    yield from (f"  {printable(unread(item, lang))}" for item in letter.unread)
    if not letter.unread:
        yield "  –"
    yield ""
    yield click.style(say(lang, "show.outline"), bold=True)
    for section in letter.sections[1:]:
        yield "  " * section.level + printable(f"{section.number} {section.title}".strip())
    if len(letter.sections) == 1:
        yield f"  {say(lang, 'show.no_headings')}"
    for layer in Layer:
        blocks = list(letter.layer(layer))
        if blocks:
            yield ""
            yield click.style(say(lang, f"show.layer_{layer.value}").capitalize(), bold=True)
            yield from (_block(block, lang) for block in blocks)


def _identity(identity: Identity, lang: Lang) -> Iterator[str]:
    kind = None
    if identity.kind:
        kind = say(lang, f"kind.{identity.kind.value.value}")
        if identity.number is not None:
            kind += f" nr. {identity.number.value}"
    yield _found(lang, "kind", kind, identity.kind)
    for key, items in (("ministries", identity.ministries), ("recipients", identity.recipients)):
        for item in items:
            yield _found(lang, key, item.value.name_nb, item)
        if not items:
            yield _found(lang, key, None, None)
    for key, found in (("year", identity.year), ("date", identity.date), ("reference", identity.reference)):
        yield _found(lang, key, str(found.value) if found else None, found)
    draft = identity.draft
    yield _found(lang, "draft", say(lang, f"show.{'yes' if draft.value else 'no'}") if draft else None, draft)


def _found(lang: Lang, key: str, value: str | None, found: Found[object] | None) -> str:
    label = say(lang, f"show.{key}")
    if value is None or found is None:
        return _row(label, click.style(say(lang, "show.not_found"), dim=True))
    source = catalogue(lang).get(f"place.{found.source}", found.source)
    certainty = say(lang, f"show.{found.certainty.value}")
    where = say(lang, "show.where", source=source, certainty=certainty)
    return _row(label, f"{printable(value)}  {click.style(f'({where})', dim=True)}")


def _row(label: str, value: str) -> str:
    return f"  {label + ':':<18}{value}"


def _block(block: Block, lang: Lang) -> str:
    at = block.cell
    cell = " " + say(lang, "show.cell", table=at.table + 1, row=at.row + 1, column=at.column + 1) if at else ""
    page = " " + say(lang, "report.page", page=block.page) if block.page is not None else ""
    head = click.style(f"{block.index:>5} {say(lang, f'block.{block.kind.value}')}{cell}{page}", dim=True)
    text = printable(block.text)
    label = block.label if block.label and not text.startswith(block.label) else ""
    if block.kind is BlockKind.HEADING:
        text = click.style(text, bold=True)
    return f"{head}  {label + ' ' if label else ''}{text}"
