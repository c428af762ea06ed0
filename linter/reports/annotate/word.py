"""Writes findings into a copy of a .docx as real Word comments, on exactly the flagged words.

``python-docx`` 1.2 sets comments on whole runs only and sees no run inside a tracked insertion; so runs are split here
(:mod:`word_marks`), and only the parts that hold comments are written again. Text, styles, tracked changes and other
people's comments stay as they are. A second run on the copy replaces the comments by «brevlint» and no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from linter.letters.model import Letter
from linter.readers.contract import Limits, ReadError
from linter.readers.docx import names as n
from linter.readers.docx.package import BROKEN, Package, unpack
from linter.reports.annotate import word_comments
from linter.reports.annotate.notes import Annotated, Note
from linter.reports.annotate.word_anchors import Anchor, MainStory
from linter.reports.annotate.word_marks import put_in, take_out
from linter.reports.annotate.word_parts import Parts
from linter.wording import Lang, say

_SIGNATURES: Final = "_xmlsignatures/"
_REFERENCE_STYLE: Final = "annotation reference"  # Word's own name of the style, in every language


def annotate(
    data: bytes,
    letter: Letter,
    notes: Sequence[Note],
    lang: Lang,
    *,
    when: datetime | None = None,
    protected: bool = False,
) -> Annotated:
    """The .docx in ``data`` with a comment per note.

    ``letter`` must have been read from the same bytes. ``when`` is the comments' time. Raises ReadError ``damaged``,
    and ``signed`` when the file is digitally signed, which any change breaks (unless ``protected`` allows it).
    """
    path = Path(letter.path)
    package = unpack(path, data, Limits())
    if not protected and any(name.startswith(_SIGNATURES) for name in package.names):
        raise ReadError("signed", path)
    try:
        return _annotate(Parts(package), letter, notes, lang, when)
    except BROKEN as error:
        raise ReadError("damaged", path, reason=str(error)) from error


def _annotate(parts: Parts, letter: Letter, notes: Sequence[Note], lang: Lang, when: datetime | None) -> Annotated:
    package = parts.package
    side = {r.kind: r.target for r in package.relations(package.main).values() if not r.external}
    main = parts.root(package.main)
    story = MainStory(main, package.main, letter)
    placed = [(note, anchor) for note in notes if (anchor := story.anchor(note.span)) is not None]
    comments = parts.optional(side.get("comments"))
    fresh = comments is None
    root = word_comments.empty_part() if comments is None else comments
    take_out(main, word_comments.own_ids(root))
    _forget_own(parts, side, word_comments.remove_own(root))
    first = word_comments.free_id(root)
    anchors: dict[str, Anchor] = {}
    texts: dict[str, Note] = {}
    for number, (note, anchor) in enumerate(placed, first):
        anchors[str(number)] = anchor
        texts[str(number)] = _told(note, anchor, letter, lang)
    put_in(anchors, _reference_style(package, side.get("styles")))
    word_comments.add(root, texts, when)
    parts.write(package.main, main)
    if fresh:
        parts.add_comments(root)
    else:
        parts.write(side["comments"], root)
    return Annotated(parts.packed(), len(placed), sum(bool(a.moved) for _, a in placed))


def _forget_own(parts: Parts, side: dict[str, str], paragraphs: frozenset[str]) -> None:
    """Our comments' traces in the newer parts about comments."""
    if not paragraphs:
        return
    extended = parts.optional(side.get("commentsExtended"))
    if extended is not None:
        word_comments.forget(extended, paragraphs)
        parts.write(side["commentsExtended"], extended)
    ids = parts.optional(side.get("commentsIds"))
    if ids is not None:
        durable = word_comments.forget_ids(ids, paragraphs)
        parts.write(side["commentsIds"], ids)
        extensible = parts.optional(side.get("commentsExtensible"))
        if extensible is not None:
            word_comments.forget_durable(extensible, durable)
            parts.write(side["commentsExtensible"], extensible)


def _told(note: Note, anchor: Anchor, letter: Letter, lang: Lang) -> Note:
    """The note, with a line that says so when it could not stand on the words themselves."""
    if not anchor.moved or note.span is None:
        return note
    words = letter.excerpt(note.span)
    line = say(lang, f"note.moved_{anchor.moved}", words=words)
    return replace(note, lines=(line, *note.lines))


def _reference_style(package: Package, styles: str | None) -> str | None:
    """The id of the style for comment marks, when the letter has one; none is added."""
    root = package.optional(styles)
    for style in () if root is None else root.iter(n.W + "style"):
        name = n.child(style, n.W + "name")
        if name is not None and name.get(n.VAL, "").lower() == _REFERENCE_STYLE:
            return style.get(n.W + "styleId")
    return None
