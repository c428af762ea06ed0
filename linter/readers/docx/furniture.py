"""Running headers and footers: which parts are shown, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from linter.letters.model import BlockKind
from linter.readers.docx.names import TYPE, R, W, is_on
from linter.readers.docx.package import Relation

_KINDS: Final = {f"{W}headerReference": BlockKind.HEADER, f"{W}footerReference": BlockKind.FOOTER}


def furniture_parts(
    sections: Iterable[etree._Element], relations: Mapping[str, Relation], settings: etree._Element | None
) -> tuple[list[tuple[BlockKind, str]], int]:
    """(header or footer, part name), headers first, in the order the sections use them; and how many are not shown.

    Word shows a first-page header only in a section with ``w:titlePg``, an even-page one only when the settings have
    ``w:evenAndOddHeaders`` (ECMA-376 17.10.6, 17.10.1); templates leave unused ones behind with old text in them.
    """
    even = settings is not None and _on(settings.find(f"{W}evenAndOddHeaders"))
    shown: dict[str, BlockKind] = {}
    met: set[str] = set()
    for section in sections:
        first = _on(section.find(f"{W}titlePg"))
        for reference in section:
            kind = _KINDS.get(reference.tag)
            relation = relations.get(reference.get(f"{R}id", ""))
            if kind is None or relation is None or relation.external:
                continue
            met.add(relation.target)
            use = reference.get(TYPE, "default")
            if use == "default" or (first if use == "first" else even):
                shown.setdefault(relation.target, kind)
    parts = [(kind, part) for part, kind in shown.items()]
    parts.sort(key=lambda item: item[0] is BlockKind.FOOTER)
    return parts, len(met) - len(shown)


def _on(element: etree._Element | None) -> bool:
    return element is not None and is_on(element.get(f"{W}val"))
