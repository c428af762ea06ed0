"""Names of WordprocessingML elements and attributes in lxml's Clark notation (ECMA-376 part 1, transitional)."""

from __future__ import annotations

from typing import Final

from lxml import etree

NS_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{NS_W}}}"
R: Final = f"{{{NS_R}}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V: Final = "{urn:schemas-microsoft-com:vml}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"

# Paragraphs, runs and what stands in a run
P: Final = W + "p"
RUN: Final = W + "r"
T: Final = W + "t"
DEL_TEXT: Final = W + "delText"
TAB: Final = W + "tab"
PTAB: Final = W + "ptab"
BR: Final = W + "br"
CR: Final = W + "cr"
NO_BREAK_HYPHEN: Final = W + "noBreakHyphen"
SYM: Final = W + "sym"
RUBY: Final = W + "ruby"
RUBY_TEXT: Final = W + "rt"
PAGE_BREAK: Final = W + "lastRenderedPageBreak"
FOOTNOTE_REF: Final = W + "footnoteReference"
ENDNOTE_REF: Final = W + "endnoteReference"
FLD_CHAR: Final = W + "fldChar"
FLD_SIMPLE: Final = W + "fldSimple"
INSTR: Final = W + "instrText"
DEL_INSTR: Final = W + "delInstrText"
HYPERLINK: Final = W + "hyperlink"

# Properties
P_PR: Final = W + "pPr"
R_PR: Final = W + "rPr"
P_STYLE: Final = W + "pStyle"
R_STYLE: Final = W + "rStyle"
NUM_PR: Final = W + "numPr"
ILVL: Final = W + "ilvl"
NUM_ID: Final = W + "numId"
OUTLINE: Final = W + "outlineLvl"
BOLD: Final = W + "b"
ITALIC: Final = W + "i"
HIGHLIGHT: Final = W + "highlight"
SHADING: Final = W + "shd"
VANISH: Final = W + "vanish"
SIZE: Final = W + "sz"
VAL: Final = W + "val"
ID: Final = W + "id"
TYPE: Final = W + "type"
AUTHOR: Final = W + "author"

# Tracked changes
INS: Final = W + "ins"
DEL: Final = W + "del"
MOVE_FROM: Final = W + "moveFrom"
MOVE_TO: Final = W + "moveTo"
CELL_INS: Final = W + "cellIns"
CELL_DEL: Final = W + "cellDel"

# Containers
TBL: Final = W + "tbl"
TR: Final = W + "tr"
TC: Final = W + "tc"
TR_PR: Final = W + "trPr"
TC_PR: Final = W + "tcPr"
TXBX: Final = W + "txbxContent"
ALTERNATE: Final = MC + "AlternateContent"
CHOICE: Final = MC + "Choice"
FALLBACK: Final = MC + "Fallback"
ALT_CHUNK: Final = W + "altChunk"
SUB_DOC: Final = W + "subDoc"
SECT_PR: Final = W + "sectPr"

# Things read as something else than text
DRAWING: Final = W + "drawing"
PICT: Final = W + "pict"
OBJECT: Final = W + "object"
MATH: Final = M + "oMath"
MATH_PARA: Final = M + "oMathPara"

# Comments
COMMENT_START: Final = W + "commentRangeStart"
COMMENT_END: Final = W + "commentRangeEnd"
COMMENT_REF: Final = W + "commentReference"

INSERTIONS: Final = frozenset({INS, MOVE_TO, CELL_INS})
DELETIONS: Final = frozenset({DEL, MOVE_FROM, CELL_DEL})
# Property boxes: no text of the letter stands in them.
PROPERTIES: Final = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "tblPrEx",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "smartTagPr",
        "customXmlPr",
        "numberingChange",
    )
)


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child called ``tag``, or None (``find`` takes four times as long)."""
    return next(element.iterchildren(tag), None)


def is_on(value: str | None) -> bool:
    """Whether an on/off property is on, given its ``w:val`` (absent means on; ECMA-376 17.17.4)."""
    return value not in {"0", "false", "off", "none"}


def whole(value: str | None, default: int) -> int:
    """``value`` as an integer, ``default`` when it is absent or not a number."""
    if value is None:
        return default
    try:
        return int(value)
    except ValueError:
        return default
