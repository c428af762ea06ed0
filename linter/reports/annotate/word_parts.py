"""The parts of a .docx that change when comments are written, and the zip written anew with all others as they were."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from linter.readers.docx.names import NS_R
from linter.readers.docx.package import BROKEN, RELATIONSHIP, Package

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
# Unlike the reader's: XML comments and processing instructions are kept, as the part is written again.
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@dataclass
class Parts:
    """Parts of one package parsed for changing. ``changed``: part name to its new content."""

    package: Package
    changed: dict[str, bytes] = field(default_factory=dict)

    def root(self, name: str) -> etree._Element:
        """The root of a part; strict names become transitional ones until :meth:`write`. Raises one of ``BROKEN``."""
        return _parsed(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", self.package.bytes(name)))

    def optional(self, name: str | None) -> etree._Element | None:
        """As ``root``; None when the part is absent or broken."""
        if name is None or name.lower() not in self.package.names:
            return None
        try:
            return self.root(name)
        except BROKEN:
            return None

    @property
    def strict(self) -> bool:
        """Whether the main part uses the names of strict OOXML (ISO/IEC 29500-1)."""
        return bool(_STRICT.search(self.package.bytes(self.package.main)[:8192]))

    def write(self, name: str, root: etree._Element) -> None:
        """Set the new content of a part."""
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.strict:
            data = _to_strict(data, self.package.bytes(self.package.main))
        self.changed[name] = data

    def add_comments(self, root: etree._Element) -> None:
        """Add a comments part to a package that has none: the part, its relation and its content type."""
        main = self.package.main
        folder, base = posixpath.split(main)
        name = posixpath.join(folder, "comments.xml")
        number = 1
        while name.lower() in self.package.names:
            number += 1
            name = posixpath.join(folder, f"comments{number}.xml")
        self.write(name, root)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        self.changed[self.package.names.get(relations.lower(), relations)] = self._related(relations, name, folder)
        types = "[Content_Types].xml"
        self.changed[self.package.names.get(types.lower(), types)] = self._typed(types, name)

    def _related(self, relations: str, name: str, folder: str) -> bytes:
        root = _plain(self.package, relations)
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>', _PARSER)
        used = {relation.get("Id") for relation in root.iter(RELATIONSHIP)}
        free = next(f"rIdBrevlint{k}" for k in range(1, len(used) + 2) if f"rIdBrevlint{k}" not in used)
        kind = "http://purl.oclc.org/ooxml/officeDocument/relationships" if self.strict else NS_R
        etree.SubElement(
            root, RELATIONSHIP, Id=free, Type=f"{kind}/comments", Target=posixpath.relpath(name, folder or ".")
        )
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _typed(self, types: str, name: str) -> bytes:
        root = _plain(self.package, types)
        if root is None:
            root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>', _PARSER)
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def packed(self) -> bytes:
        """The whole .docx with the changed parts; every other part byte for byte, in the same order."""
        left = dict(self.changed)
        target = io.BytesIO()
        archive = self.package.archive
        last = {info.filename: info for info in archive.infolist()}  # of two entries with one name the last counts
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for info in last.values():
                name = info.filename.replace("\\", "/").lstrip("/")
                content = _pop(left, name)
                data = archive.read(info) if content is None else content
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type = (
                    zipfile.ZIP_STORED if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
                )
                copy.external_attr = info.external_attr
                out.writestr(copy, data)
            for name, content in left.items():
                out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return target.getvalue()


def _pop(left: dict[str, bytes], name: str) -> bytes | None:
    """The new content of a part, whatever the case its name is written in (part names ignore case)."""
    key = next((key for key in left if key.lower() == name.lower()), None)
    return None if key is None else left.pop(key)


def _plain(package: Package, name: str) -> etree._Element | None:
    return _parsed(package.bytes(name)) if name.lower() in package.names else None


def _parsed(data: bytes) -> etree._Element:
    root = etree.fromstring(data, _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise etree.LxmlError("a part must have no DTD")  # ECMA-376 part 2
    return root


def _to_strict(data: bytes, main: bytes) -> bytes:
    """Transitional names back to the strict ones the main part used."""
    names: Mapping[bytes, bytes] = {
        b"http://schemas.openxmlformats.org/%s/2006/%s" % match.groups(): match.group()
        for match in _STRICT.finditer(main)
    }
    for transitional, strict in names.items():
        data = data.replace(b'"%s"' % transitional, b'"%s"' % strict)
    return data
