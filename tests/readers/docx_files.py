"""Small .docx files made from raw XML, so that the tests say exactly what stands in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from linter.letters.model import Block, Letter, MarkKind, RevisionView
from linter.readers.contract import Limits
from linter.readers.docx import read

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SIDE_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "commentsEx",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def t(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    """A paragraph; plain text becomes one run."""
    inner = inner if inner.startswith("<") or not inner else t(inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def style(name: str, inner: str, kind: str = "paragraph", shown: str = "") -> str:
    """A style whose id is ``name``."""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown or name}"/>{inner}</w:style>'


def pack(path: Path, body: str, *, links: str = "", raw: dict[str, str | bytes] | None = None, **parts: str) -> Path:
    """Write a .docx; ``parts`` are side parts by the names in SIDE_PARTS (inner XML), ``raw`` whole zip members."""
    relations, members = "", {}
    for name, inner in parts.items():
        tag = SIDE_PARTS[name]
        kind = name.rstrip("12")
        prefix = "w15" if name == "commentsExtended" else "w"
        members[f"word/{name}.xml"] = f"<{prefix}:{tag} {NAMESPACES}>{inner}</{prefix}:{tag}>"
        relations += f'<Relationship Id="{name}" Type="{_TYPES}/{kind}" Target="{name}.xml"/>'
    members["[Content_Types].xml"] = f'<Types xmlns="{_PACKAGE}/content-types"/>'
    members["_rels/.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="main" Type="{_TYPES}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="own" Type="{_TYPES}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )
    members["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}{links}</Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | (raw or {})).items():
            archive.writestr(name, content)
    return path


def accepted(path: Path) -> Letter:
    """Read in the accepted view."""
    return read(path, view=RevisionView.ACCEPTED, limits=Limits())


def original(path: Path) -> Letter:
    """Read in the original view."""
    return read(path, view=RevisionView.ORIGINAL, limits=Limits())


def sdt(inner: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def fld(kind: str) -> str:
    """A field mark."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instr(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def texts(letter: Letter) -> list[str]:
    return [block.text for block in letter.blocks]


def marks(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    return [(block.text[m.start : m.end], m.value) for m in block.marks if m.kind is kind]
