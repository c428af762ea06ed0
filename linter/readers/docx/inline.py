"""Reads what stands in one paragraph, run by run, into a Draft.

The walk goes through every container (links, content controls, smart tags, tracked changes, unknown ones) and counts
every run that belongs to the paragraph, read or not, so that the ordinals in the position map hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from linter.letters.model import DocxPiece, Layer, Mark, MarkKind, RevisionView
from linter.readers.docx import names as n
from linter.readers.docx.draft import PLAIN, Draft, Reading
from linter.readers.docx.fields import Fields
from linter.readers.docx.graphics import chosen, text_boxes, unread_in
from linter.readers.docx.index import PartIndex
from linter.readers.docx.package import Relation
from linter.readers.docx.runs import owned_runs, run_text, special_text, symbol
from linter.readers.docx.styles import NO_PROPERTIES, Format, RunProperties

SOFT_HYPHEN = "\u00ad"
_NOTES = {n.FOOTNOTE_REF: "footnote", n.ENDNOTE_REF: "endnote"}


class Inline:
    """The paragraphs of one part; one instance per part, as fields may run over several paragraphs."""

    def __init__(
        self, reading: Reading, part: str, index: PartIndex, *, relations: Mapping[str, Relation], layer: Layer
    ) -> None:
        self.reading = reading
        self.part = part
        self._furniture = layer is Layer.FURNITURE
        self._counts_pages = layer is Layer.BODY
        self._ordinals = index.paragraphs
        self._relations = relations
        accepted = reading.view is RevisionView.ACCEPTED
        self._gone = n.DELETIONS if accepted else n.INSERTIONS
        self._gone_mark = MarkKind.DELETED if accepted else MarkKind.INSERTED
        self._kept_mark = MarkKind.INSERTED if accepted else MarkKind.DELETED
        self._direct = index.direct
        self._run_changes = index.run_changes
        self.fields = Fields(index.field_marks, self._gone)
        self._removed: list[str] | None = None  # text of the removed change we are in
        self._containers = self._container_readers(n.INSERTIONS if accepted else n.DELETIONS)
        self._style: str | None = None
        self._looks_by_style: dict[str, dict[RunProperties, Format]] = {}
        self._looks: dict[RunProperties, Format] = {}
        self._plain = self._look = PLAIN
        self._draft: Draft
        self._ordinal = self._next_run = 0
        self._run = self._offset = 0  # where in the paragraph we are

    def _container_readers(self, kept: frozenset[str]) -> dict[str, Callable[[etree._Element], None]]:
        readers: dict[str, Callable[[etree._Element], None]] = dict.fromkeys(n.PROPERTIES, _pass_by)
        # Against the schema, but met: a paragraph in a paragraph. It is read after it, like a text box.
        readers[n.P] = self._nested_paragraph
        readers |= dict.fromkeys(self._gone, self._removed_change)
        readers |= dict.fromkeys(kept, self._kept_change)
        readers |= dict.fromkeys((n.COMMENT_START, n.COMMENT_END), self._comment)
        readers |= dict.fromkeys((n.MATH, n.MATH_PARA), lambda element: self._unreadable("equation", element))
        readers[n.SUB_DOC] = lambda element: self._unreadable("subdocument", element)
        readers[n.HYPERLINK] = lambda link: self._marked(link, MarkKind.LINK, self._target(link))
        readers[n.FLD_SIMPLE] = lambda field: self._marked(field, MarkKind.FIELD, field.get(f"{n.W}instr", "").strip())
        readers[n.ALTERNATE] = self._alternate
        return readers

    def paragraph(self, p: etree._Element, draft: Draft, style: str) -> None:
        """Read ``p`` (of paragraph style ``style``) onto the end of ``draft``."""
        self._draft = draft
        self._ordinal = self._ordinals[p]
        self._next_run = 0
        if style != self._style:
            self._style = style
            self._looks = self._looks_by_style.setdefault(style, {})
            self._plain = self._look_of(NO_PROPERTIES)
        for field in self.fields.open:
            field.start = draft.length
        self._children(p)
        for field in self.fields.open:
            field.mark(draft)

    def _children(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.RUN:
                self._read_run(child)
            else:
                reader = self._containers.get(tag)
                if reader is not None:
                    reader(child)
                elif len(child):
                    self._children(child)

    def _nested_paragraph(self, p: etree._Element) -> None:
        if self._removed is None:
            self._draft.boxes.append(p)

    def _comment(self, element: etree._Element) -> None:
        self.reading.comment(element, self._draft)

    def _kept_change(self, change: etree._Element) -> None:
        self._marked(change, self._kept_mark, change.get(n.AUTHOR, ""))

    def _marked(self, container: etree._Element, kind: MarkKind, value: str) -> None:
        draft, start = self._draft, self._draft.length
        self._children(container)
        if draft.length > start and self._removed is None:
            draft.marks.append(Mark(kind, start, draft.length, value))

    def _target(self, link: etree._Element) -> str:
        relation = self._relations.get(link.get(f"{n.R}id", ""))
        anchor = link.get(f"{n.W}anchor", "")
        return (relation.target if relation else "") + (f"#{anchor}" if anchor else "")

    def _removed_change(self, container: etree._Element) -> None:
        """A change that is not part of this view: nothing of it is read, but a mark of no width tells of it."""
        if self._removed is not None:
            self._children(container)
            return
        self._removed = []
        self._children(container)
        text, self._removed = "".join(self._removed), None
        self._mark_removed(text, container)

    def _mark_removed(self, text: str, change: etree._Element) -> None:
        if text:
            value = text if self._gone_mark is MarkKind.DELETED else change.get(n.AUTHOR, "")
            at = self._draft.length
            self._draft.marks.append(Mark(self._gone_mark, at, at, value))

    def _alternate(self, alternate: etree._Element) -> None:
        branch = chosen(alternate)
        for child in alternate:
            if child is branch:
                self._children(child)
            else:
                self._next_run += owned_runs(child)

    def _unreadable(self, what: str, element: etree._Element) -> None:
        if self._removed is None:
            self.reading.unread[f"unread.{what}"] += 1
        self._next_run += owned_runs(element)

    def _read_run(self, run: etree._Element) -> None:
        number, offset = self._next_run, 0
        self._next_run += 1
        if self._run_changes and self._is_removed_run(run):
            return
        look, draft, apart = self._plain, self._draft, self._is_apart()
        for child in run:
            tag = child.tag
            if tag == n.R_PR:
                direct = self._direct.get(child)
                if direct is not None:
                    look = self._looks.get(direct) or self._look_of(direct)
                continue
            text = child.text if tag == n.T else None
            # The common case at full speed: all of a run's text in one w:t, to be read.
            if text and not (offset or apart or look.hidden or SOFT_HYPHEN in text):
                if look is not draft.format:
                    draft.switch(look)
                start = draft.length
                draft.length = end = start + len(text)
                draft.chunks.append(text)
                draft.pieces.append(DocxPiece(start, end, self.part, self._ordinal, number, 0))
                offset = len(text)
            else:
                self._run, self._offset, self._look = number, offset, look
                offset += self._special(child, tag)
                apart = self._is_apart()

    def _is_apart(self) -> bool:
        """Whether we are in a removed change or in a field, where text needs a closer look."""
        return self._removed is not None or bool(self.fields.open)

    def _look_of(self, direct: RunProperties) -> Format:
        look = self._looks[direct] = self.reading.styles.format(self._style or "", direct)
        return look

    def _is_removed_run(self, run: etree._Element) -> bool:
        """Whether the run's own properties say that it is a removed change; then it is dealt with."""
        properties = n.child(run, n.R_PR)
        change = self._run_changes.get(properties) if properties is not None else None
        if change is None or change.tag not in self._gone or self._removed is not None:
            return False
        self._mark_removed(run_text(run), change)
        self._next_run += owned_runs(run)
        return True

    def _special(self, child: etree._Element, tag: str) -> int:
        """Anything in a run that is not plain text; returns how many characters of the run's text it is."""
        text = special_text(child, tag)
        if text:
            if tag != n.DEL_TEXT or self._removed is not None or self.reading.view is RevisionView.ORIGINAL:
                self._add_or_leave_out(text)
        elif tag == n.PAGE_BREAK:
            if self._counts_pages:
                self.reading.page_break(self._draft)
        elif tag == n.RUBY:
            self._ruby(child)
        elif self._removed is None:
            self._furnish(child, tag)
        return len(text)

    def _add_or_leave_out(self, text: str) -> None:
        if self._removed is not None:
            self._removed.append(text)
        elif self.fields.in_instruction:
            return
        elif self._look.hidden:
            self.reading.unread["unread.hidden"] += bool(text.strip())
        else:
            self._draft.switch(self._look)
            self._add_in_stretches(text, self._run, self._offset)

    def _furnish(self, child: etree._Element, tag: str) -> None:
        """Fields, note references, symbols, drawings and comment marks."""
        draft = self._draft
        if tag == n.FLD_CHAR:
            self.fields.char(child, draft)
        elif tag in {n.INSTR, n.DEL_INSTR}:
            self.fields.instruction(child.text or "")
        elif self.fields.in_instruction:
            return
        elif tag in _NOTES:
            note = (_NOTES[tag], child.get(n.ID, ""))
            draft.notes.append(note)
            draft.marks.append(Mark(MarkKind.NOTE, draft.length, draft.length, "-".join(note)))
        elif tag == n.SYM:
            self._add_unplaced(symbol(child))
        elif tag == n.ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                self._add_unplaced("".join(t.text or "" for t in branch.iterchildren(n.T)))
                self._graphic(branch)
        elif tag in {n.DRAWING, n.PICT, n.OBJECT}:
            self._graphic(child)
        elif tag == n.COMMENT_REF:
            self.reading.comment(child, draft)

    def _graphic(self, graphic: etree._Element) -> None:
        self._draft.boxes.extend(text_boxes(graphic))
        for what in unread_in(graphic):
            code = "logo" if what == "image" and self._furniture else what
            self.reading.unread[f"unread.{code}"] += 1

    def _ruby(self, ruby: etree._Element) -> None:
        for child in ruby:
            if child.tag == n.RUBY_TEXT:
                self._next_run += owned_runs(child)
            elif len(child):
                self._children(child)

    def _add(self, text: str, run: int, offset: int) -> None:
        draft = self._draft
        start = draft.length
        end = start + len(text)
        draft.chunks.append(text)
        draft.length = end
        draft.pieces.append(DocxPiece(start, end, self.part, self._ordinal, run, offset))

    def _add_in_stretches(self, text: str, run: int, offset: int) -> None:
        """Leave soft hyphens out, and lengthen the last piece where this goes right on from it."""
        pieces = self._draft.pieces
        for stretch in text.split(SOFT_HYPHEN):
            if stretch:
                last = pieces[-1] if pieces and offset else None
                self._add(stretch, run, offset)
                if (
                    last is not None
                    and (last.paragraph, last.run) == (self._ordinal, run)
                    and last.offset + last.end - last.start == offset
                    and last.end == pieces[-1].start
                ):
                    end = pieces.pop().end
                    pieces[-1] = DocxPiece(last.start, end, self.part, self._ordinal, run, last.offset)
            offset += len(stretch) + 1

    def _add_unplaced(self, text: str) -> None:
        """Symbols and emoji: ``Run.text`` of python-docx has no character for them, so they have no piece."""
        if text and not self._look.hidden:
            self._draft.switch(self._look)
            self._draft.chunks.append(text)
            self._draft.length += len(text)


def _pass_by(_element: etree._Element) -> None:
    """Properties: nothing to read."""
