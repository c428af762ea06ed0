"""Document properties: title, author … (docProps/core.xml) and custom ones (docProps/custom.xml)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from linter.readers.docx.package import Package

_KINDS: Final = ("core-properties", "extended-properties", "custom-properties")
_EXTENDED: Final = frozenset({"Company", "Manager", "Template", "Application"})


def read_properties(package: Package) -> dict[str, str]:
    """Names as in the file: ``title``, ``subject``, ``creator``, ``created`` …, ``Company``, and ``custom:NAME``."""
    found: dict[str, str] = {}
    relations = package.relations("").values()
    for kind in _KINDS:
        for relation in relations:
            root = package.optional(relation.target) if relation.kind == kind else None
            for element in () if root is None else root:
                name = etree.QName(element).localname
                text = "".join(str(piece) for piece in element.itertext()).strip()
                if kind == "custom-properties":
                    name = f"custom:{element.get('name', '')}"
                elif kind == "extended-properties" and name not in _EXTENDED:
                    continue
                if text:
                    found[name] = text
    return found
