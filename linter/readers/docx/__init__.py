"""Reads .docx: an own walk over the XML, because ``paragraph.text`` of python-docx loses text in silence.

Decisions, and why:

* One view of tracked changes is read; what the other view has leaves a mark of no width.
* A paragraph whose mark is deleted (accepted view) or inserted (original view) is joined with the next, as Word does.
* Hidden text (``w:vanish``) is left out, as the recipient does not see it, and reported as ``unread.hidden``.
* Headers and footers come first, each part once; notes come after the block that refers to them, text boxes after
  the paragraph they hang on.
* Paragraphs set in columns with tabs are rows of a table; the tabs are in no cell's text.
* Pages come from Word's last layout (``w:lastRenderedPageBreak``); without it there are none, as we do no layout.
* Symbols (``w:sym``) are in the text but have no piece: no character of a run's text is theirs.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from linter.letters.model import Block, BlockKind, Layer, Letter, RevisionView, Unread
from linter.letters.sections import build_sections
from linter.readers.contract import Limits, ReadError
from linter.readers.docx import names as n
from linter.readers.docx.blocks import BODY, Notes, Story, Surroundings
from linter.readers.docx.comments import read_comments
from linter.readers.docx.draft import Draft, Reading
from linter.readers.docx.furniture import furniture_parts
from linter.readers.docx.graphics import form_fields
from linter.readers.docx.headings import settle_kinds
from linter.readers.docx.index import PartIndex
from linter.readers.docx.inline import Inline
from linter.readers.docx.numbering import Numbering
from linter.readers.docx.package import BROKEN, Package, Relation, load, main_root, unpack
from linter.readers.docx.properties import read_properties
from linter.readers.docx.styles import Styles
from linter.readers.docx.tabbed import with_rows

__all__ = ["read"]


def read(path: Path, *, view: RevisionView, limits: Limits) -> Letter:
    """The letter in the .docx file ``path``.

    Raises ReadError: ``missing, unreadable, empty, too_large, encrypted, wrong_content, damaged, expands_too_much,
    too_many_pages, too_slow``. Broken side parts are not errors: the letter is read and ``unread`` tells.
    """
    deadline = time.monotonic() + limits.seconds
    data = load(path, limits)
    package = unpack(path, data, limits)
    root = main_root(package)
    try:
        letter = _read(package, root, hashlib.sha256(data).hexdigest(), _reading(package, view, limits, deadline))
    except BROKEN as error:
        raise ReadError("damaged", path, reason=str(error)) from error
    if not any(block.text for block in letter.layer(Layer.BODY)):
        raise ReadError("empty", path)
    return letter


def _side_parts(relations: Mapping[str, Relation]) -> dict[str, str]:
    return {relation.kind: relation.target for relation in relations.values() if not relation.external}


def _reading(package: Package, view: RevisionView, limits: Limits, deadline: float) -> Reading:
    side = _side_parts(package.relations(package.main))
    styles = Styles(package.styles(side.get("styles")))
    numbering = Numbering(package.optional(side.get("numbering")), styles)
    return Reading(package, view, limits, styles, numbering, deadline)


def _read(package: Package, root: etree._Element, sha256: str, reading: Reading) -> Letter:
    relations = package.relations(package.main)
    side = _side_parts(relations)
    settings = package.optional(side.get("settings"))
    _note_forms(reading, settings)
    index = PartIndex(root)
    if index.has_page_breaks:
        reading.page = 1
    revisions = index.revisions + _read_furniture(reading, index, relations, settings)
    notes, note_revisions = _notes(reading, side)
    inline = Inline(reading, package.main, index, relations=relations, layer=Layer.BODY)
    Story(reading, inline, notes.read).read(root, BODY)
    reading.unread["unread.form_field"] += form_fields(index.field_marks)
    settle_kinds(reading.drafts)
    kept = [draft for draft in with_rows(reading.drafts) if draft.worth_keeping]
    blocks, sections = build_sections(_blocks(kept))
    comments = read_comments(
        package.optional(side.get("comments")),
        package.optional(side.get("commentsExtended")),
        reading.anchors,
        blocks,
        [(draft.place, draft.offset) for draft in kept],
    )
    properties = read_properties(package)
    unread = [Unread(what, count=count) for what, count in reading.unread.items() if count]
    unread.extend(Unread("unread.part", name) for name in dict.fromkeys(package.broken))
    return Letter(
        path=str(package.path),
        format="docx",
        sha256=sha256,
        blocks=blocks,
        sections=sections,
        view=reading.view,
        unread=tuple(unread),
        comments=comments,
        properties=properties,
        pages=reading.page,
        revisions=revisions + note_revisions,
    )


def _read_furniture(
    reading: Reading, main: PartIndex, relations: Mapping[str, Relation], settings: etree._Element | None
) -> int:
    """Read the running headers and footers; returns the tracked changes in them."""
    revisions = 0
    parts, unused = furniture_parts(main.sections, relations, settings)
    for kind, name in parts:
        part = reading.package.optional(name)
        if part is not None:
            own = reading.package.relations(name)
            index = PartIndex(part)
            inline = Inline(reading, name, index, relations=own, layer=Layer.FURNITURE)
            Story(reading, inline).read(part, Surroundings(kind, Layer.FURNITURE))
            revisions += index.revisions
    reading.unread["unread.unused_furniture"] += unused
    return revisions


def _notes(reading: Reading, side: Mapping[str, str]) -> tuple[Notes, int]:
    stories: dict[str, tuple[Story, etree._Element]] = {}
    revisions = 0
    for kind in ("footnote", "endnote"):
        name = side.get(f"{kind}s")
        root = reading.package.optional(name)
        if name is not None and root is not None:
            own = reading.package.relations(name)
            index = PartIndex(root)
            inline = Inline(reading, name, index, relations=own, layer=Layer.NOTES)
            stories[kind] = (Story(reading, inline), root)
            revisions += index.revisions
    return Notes(reading, stories), revisions


def _note_forms(reading: Reading, settings: etree._Element | None) -> None:
    if settings is not None:
        footnotes = settings.find(f"{n.W}footnotePr/{n.W}numFmt")
        endnotes = settings.find(f"{n.W}endnotePr/{n.W}numFmt")
        if footnotes is not None:
            reading.footnote_form = footnotes.get(n.VAL, "decimal")
        if endnotes is not None:
            reading.endnote_form = endnotes.get(n.VAL, "lowerRoman")


def _blocks(drafts: Sequence[Draft]) -> list[Block]:
    """The blocks, already with the index and section that ``build_sections`` gives them, so it need not copy them."""
    blocks: list[Block] = []
    section = 0
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING and draft.layer is Layer.BODY and draft.cell is None:
            section += 1
        blocks.append(
            Block(
                index,
                draft.kind,
                draft.layer,
                draft.text,
                tuple(draft.pieces),
                section,
                draft.level,
                draft.label,
                draft.cell,
                draft.page,
                tuple(draft.marks),
                draft.note,
            )
        )
    return blocks
