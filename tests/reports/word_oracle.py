"""Reads Word comments back without a line of brevlint's: lxml walks the document, python-docx the comments."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {W + "del", W + "moveFrom", W + "instrText", W + "pPr", W + "rPr", MC + "Fallback"}
_CHARACTERS = {W + "tab": "\t", W + "noBreakHyphen": "-", W + "cr": "\n", W + "br": "\n"}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def commented(data: bytes) -> dict[str, str]:
    """Comment id to the visible words between its range marks (tracked changes accepted)."""
    open_ones: set[str] = set()
    words: dict[str, str] = {}

    def walk(element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _GONE:
            return
        if tag == W + "commentRangeStart":
            open_ones.add(str(element.get(W + "id")))
            words[str(element.get(W + "id"))] = ""
        elif tag == W + "commentRangeEnd":
            open_ones.discard(str(element.get(W + "id")))
        else:
            text = (element.text or "") if tag == W + "t" else _CHARACTERS.get(tag, "")
            if tag == W + "br" and element.get(W + "type", "textWrapping") != "textWrapping":
                text = ""
            for comment in open_ones:
                words[comment] += text
            for child in element:
                walk(child)

    walk(etree.fromstring(members(data)["word/document.xml"]))
    return {comment: text.replace("\u00ad", "") for comment, text in words.items()}


def said(data: bytes) -> dict[str, tuple[str, str]]:
    """Comment id to author and text, paragraphs divided by line breaks."""
    root = etree.fromstring(members(data)["word/comments.xml"])
    return {
        str(c.get(W + "id")): (
            str(c.get(W + "author")),
            "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in c.iter(W + "p")),
        )
        for c in root.iter(W + "comment")
    }


def by_python_docx(data: bytes) -> dict[str, tuple[str, str]]:
    """The same as python-docx reads it; it opens only packages that are complete."""
    return {str(c.comment_id): (c.author, c.text) for c in Document(io.BytesIO(data)).comments}


def paragraphs(path: Path) -> list[str]:
    """The text python-docx sees, before and after."""
    return [p.text for p in Document(str(path)).paragraphs]
