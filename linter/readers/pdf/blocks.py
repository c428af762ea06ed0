"""From paragraphs to the letter's blocks: joined text, position pieces and marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.letters.model import Block, BlockKind, Layer, Mark, MarkKind, PdfPiece
from linter.readers.hyphens import Words, join
from linter.readers.pdf.glyphs import Style, unturned
from linter.readers.pdf.lines import Line
from linter.readers.pdf.notes import Note, find_marks
from linter.readers.pdf.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is left of a line: its characters' indices, and where note marks stood (index, id)."""

    line: Line
    kept: list[int]
    marks: list[tuple[int, str]]


def block_of(paragraph: Paragraph, layer: Layer, words: Words, ids: dict[tuple[int, str], str]) -> Block:
    """A block from a paragraph; a label set off by a tab is left out of the text, a typed one stays.

    ``ids`` gives the id of a note from the page and label of its mark.
    """
    label = paragraph.label
    skip = label.width if label and label.tabbed else 0
    text, pieces, marks = compose(paragraph.lines, skip, words, ids, notes=layer is not Layer.NOTES)
    return Block(
        0,
        paragraph.kind,
        layer,
        text,
        pieces,
        level=paragraph.level,
        label=label.text if label else "",
        cell=paragraph.cell,
        page=paragraph.lines[0].page,
        marks=marks,
    )


def note_block(note: Note, words: Words) -> Block:
    """A footnote; its label is not part of the text."""
    text, pieces, marks = compose(note.lines, note.skip, words, {}, notes=False)
    return Block(
        0, BlockKind.FOOTNOTE, Layer.NOTES, text, pieces, label=note.label, page=note.page, marks=marks, note=note.id
    )


def line_block(line: Line, kind: BlockKind, words: Words) -> Block:
    """A line of furniture as it stands."""
    text, pieces, marks = compose([line], 0, words, {}, notes=False)
    return Block(0, kind, Layer.FURNITURE, text, pieces, page=line.page, marks=marks)


def compose(
    lines: Sequence[Line], skip: int, words: Words, ids: dict[tuple[int, str], str], *, notes: bool
) -> tuple[str, tuple[PdfPiece, ...], tuple[Mark, ...]]:
    """Join lines to one text with a piece per line and the marks of weight, slant and notes."""
    cuts = [_cut(line, skip if place == 0 else 0, ids, notes=notes) for place, line in enumerate(lines)]
    text: list[str] = []
    styles: list[Style] = []
    pieces: list[PdfPiece] = []
    marks: list[Mark] = []
    size = 0
    for place, cut in enumerate(cuts):
        kept, line = cut.kept, cut.line
        between = ""
        after = next((c for c in cuts[place + 1 :] if c.kept), None)
        if kept and after is not None:
            following = "".join(after.line.text[i] for i in after.kept)
            drop, between = join("".join(line.text[i] for i in kept), following, words)
            kept = kept[: len(kept) - drop]
        spot = {index: at for at, index in enumerate(kept)}
        for index, note in cut.marks:
            at = size + next((spot[i] for i in range(index, len(line.text)) if i in spot), len(kept))
            marks.append(Mark(MarkKind.NOTE, at, at, note))
        if not kept:
            continue
        text.extend(line.text[i] for i in kept)
        styles.extend(line.styles[i] for i in kept)
        edges = [edge for i in kept for edge in (line.lefts[i], line.rights[i])]
        if between:
            text.append(between)
            styles.append(line.styles[kept[-1]])
            edges += [line.rights[kept[-1]]] * 2
        pieces.append(_piece(line, size, size + len(kept) + len(between), edges))
        size += len(kept) + len(between)
    marks.extend(_style_marks(styles))
    return "".join(text), tuple(pieces), tuple(marks)


def _cut(line: Line, skip: int, ids: dict[tuple[int, str], str], *, notes: bool) -> _Cut:
    """Take the label and the note marks off a line, and soft hyphens that show nothing."""
    gone: set[int] = set(range(skip))
    marks: list[tuple[int, str]] = []
    for start, end in find_marks(line) if notes and line.raised else ():
        if start < skip:
            continue
        gone.update(range(start, end))
        after = line.text[end : end + 2]
        if after[:1] == " " and after[1:] and after[1:] in ".,;:!?)":
            gone.add(end)  # pdfium sees a gap where the mark made the letters smaller
        if start and line.text[start - 1] == " " and not after[:1].isalnum():
            gone.add(start - 1)
        for label in line.text[start:end].replace(",", " ").split():
            name = label.rstrip(")")
            marks.append((start, ids.get((line.page, name)) or ids.get((0, name)) or name))
    last = len(line.text) - 1
    kept = [i for i in range(len(line.text)) if i not in gone and (line.text[i] != "\u00ad" or i == last)]
    while kept and line.text[kept[-1]] == " ":
        kept.pop()
    while kept and line.text[kept[0]] == " ":
        kept.pop(0)
    return _Cut(line, kept, marks)


def _piece(line: Line, start: int, end: int, edges: Sequence[float]) -> PdfPiece:
    """Positions on the page; of turned text each character has the place of its box."""
    if line.turn == 0:
        return PdfPiece(start, end, line.page, line.bottom, line.top, tuple(edges))
    boxes = [
        unturned(line.turn, left, line.bottom, right, line.top)
        for left, right in zip(edges[0::2], edges[1::2], strict=True)
    ]
    flat = tuple(edge for box in boxes for edge in (box[0], box[2]))
    return PdfPiece(start, end, line.page, min(b[1] for b in boxes), max(b[3] for b in boxes), flat)


def _style_marks(styles: Sequence[Style]) -> Iterable[Mark]:
    for kind, flags in (
        (MarkKind.BOLD, [style.bold for style in styles]),
        (MarkKind.ITALIC, [style.italic for style in styles]),
    ):
        if True not in flags:
            continue
        start: int | None = None
        for at, flag in enumerate([*flags, False]):
            if flag and start is None:
                start = at
            elif not flag and start is not None:
                yield Mark(kind, start, at)
                start = None
