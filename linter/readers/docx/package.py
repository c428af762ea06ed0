"""Opens the zip package of a .docx safely: sizes first, then parts, one at a time, without entities or network.

Why not python-docx's ``Document()`` here: it unpacks and parses every part, pictures too, before anyone has looked
at their sizes, and stops at a single broken side part. The part names and the ordinals in the position map are the
same in a package opened by python-docx.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from lxml import etree

from linter.readers.contract import Limits, ReadError
from linter.readers.docx.names import W

OLE_MAGIC: Final = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
MEGABYTE: Final = 2**20
RATIO_FROM_BYTES: Final = MEGABYTE
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What zipfile, zlib and lxml raise on broken content.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    NotImplementedError,
    LookupError,
    RuntimeError,  # RecursionError on deep nesting, too
    ValueError,
    OSError,
    MemoryError,
)
# Beginnings of files that are something else under a .docx name.
OTHER_CONTENT: Final = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"), (b"<html", "HTML"), (b"<!DOCTYPE html", "HTML"))

_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_ROOTS: Final = {"workbook": "XLSX", "presentation": "PPTX"}
_STYLE_START: Final = b"<w:style "
_TABLE_STYLE: Final = b'w:type="table"'
_STYLE_END: Final = b"</w:style>"
_ENCRYPTED_BIT: Final = 0x1


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its type's last word, and a part name or (external) an address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """An opened .docx: part names as they stand in the zip, parsed on demand."""

    path: Path
    archive: zipfile.ZipFile
    main: str
    names: Mapping[str, str]
    broken: list[str] = field(default_factory=list)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def root(self, name: str) -> etree._Element:
        """The root element of part ``name``; raises one of ``BROKEN``."""
        return parse(self.bytes(name))

    def bytes(self, name: str) -> bytes:
        """The unpacked part ``name``; raises one of ``BROKEN``."""
        return self.archive.read(self.names[name.lower()])

    def styles(self, name: str | None) -> etree._Element | None:
        """As ``optional``, without the table styles: most of the part by size, and none of them says what we ask."""
        if name is None or name.lower() not in self.names:
            return None
        try:
            return parse(without_table_styles(self.bytes(name)))
        except BROKEN:
            return self.optional(name)

    def optional(self, name: str | None) -> etree._Element | None:
        """As ``root``; None when the part is absent or broken (then it is noted in ``broken``)."""
        if name is None or name.lower() not in self.names:
            return None
        try:
            return self.root(name)
        except BROKEN:
            self.broken.append(name)
            return None

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of ``part`` by id; empty when it has none."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, base = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relation] = {}
        for rel in () if root is None else root.iter(RELATIONSHIP):
            target, external = rel.get("Target", ""), rel.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                target = self.names.get(target.lower(), target)
            found[rel.get("Id", "")] = Relation(rel.get("Type", "").rpartition("/")[2], target, external)
        return found


def parse(data: bytes) -> etree._Element:
    """XML without entities, DTD or network; raises etree.LxmlError. Strict OOXML names become transitional ones."""
    if b"purl.oclc.org/ooxml/" in data[:4096]:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
    root = etree.fromstring(data, _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise etree.LxmlError("a part must have no DTD")  # ECMA-376 part 2
    return root


def without_table_styles(data: bytes) -> bytes:
    """A styles part as written by Word, with ``w:style w:type="table"`` cut out; anything unusual stays as it is."""
    kept: list[bytes] = []
    copied = 0
    at = data.find(_STYLE_START)
    while at >= 0:
        following = data.find(_STYLE_START, at + 1)
        if data.find(_TABLE_STYLE, at, data.find(b">", at)) >= 0:
            end = data.find(_STYLE_END, at, following if following >= 0 else len(data))
            if end >= 0:
                kept.append(data[copied:at])
                copied = end + len(_STYLE_END)
        at = following
    kept.append(data[copied:])
    return b"".join(kept)


def load(path: Path, limits: Limits) -> bytes:
    """The bytes of the file; raises ReadError ``missing``, ``unreadable``, ``too_large`` or ``empty``."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise ReadError("too_large", path, size=size // MEGABYTE, limit=limits.file_bytes // MEGABYTE)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("missing", path) from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", path, reason=str(error)) from error
    if not data:
        raise ReadError("empty", path)
    return data


def unpack(path: Path, data: bytes, limits: Limits) -> Package:
    """The package in ``data``.

    Raises ReadError ``encrypted``, ``wrong_content``, ``expands_too_much``, ``damaged``.
    """
    _refuse_other_content(path, data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except BROKEN as error:
        raise ReadError("damaged", path, reason=str(error)) from error
    _check_sizes(path, infos, limits)
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in infos}
    package = Package(path, archive, "", names)
    relations = package.relations("").values()
    main = next((rel.target for rel in relations if rel.kind == "officeDocument"), "word/document.xml")
    if main.lower() not in names:
        if "content.xml" in names or "[content_types].xml" not in names:
            raise wrong_content(path, "ODT" if "content.xml" in names else "ZIP")
        raise ReadError("damaged", path, reason=main)
    return replace(package, main=names[main.lower()])


def main_root(package: Package) -> etree._Element:
    """The root of the main document part; raises ReadError ``damaged`` or ``wrong_content``."""
    try:
        root = package.root(package.main)
    except BROKEN as error:
        raise ReadError("damaged", package.path, reason=str(error)) from error
    if root.tag != f"{W}document":
        raise wrong_content(package.path, _ROOTS.get(etree.QName(root).localname, "XML"))
    return root


def wrong_content(path: Path, found: str) -> ReadError:
    """The error for a file that is something else than its name says."""
    return ReadError("wrong_content", path, suffix=path.suffix, found=found)


def _refuse_other_content(path: Path, data: bytes) -> None:
    if data.startswith(OLE_MAGIC):
        if ENCRYPTED_STREAM in data:
            raise ReadError("encrypted", path)
        raise wrong_content(path, "DOC")
    for magic, content in OTHER_CONTENT:
        if data[:64].lstrip().startswith(magic):
            raise wrong_content(path, content)


def _check_sizes(path: Path, infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    """The sizes the zip states are also the most zipfile will hand out, so they can be trusted as upper bounds."""
    total = 0
    for info in infos:
        if info.flag_bits & _ENCRYPTED_BIT:
            raise ReadError("encrypted", path)
        total += info.file_size
        if info.file_size > RATIO_FROM_BYTES:
            ratio = info.file_size // max(info.compress_size, 1)
            if ratio > limits.expansion_ratio:
                raise ReadError("expands_too_much", path, ratio=ratio, limit=limits.expansion_ratio)
    if total > limits.expanded_bytes:
        raise ReadError("expands_too_much", path, size=total, limit=limits.expanded_bytes)
