"""What is drawn on a page besides characters: ruling lines, images, and how much of the page they cover."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

_MOST_OBJECTS = 20_000  # per page: a map or a chart; a letter's page has some hundreds
_MOST_SEGMENTS = 400  # per path: more is a drawing, not a table
_STRAIGHT = 0.7  # points off the axis that still count as a ruling line
_DEEPEST = 4  # forms within forms


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis, in points; a horizontal one has ``y0 == y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        """Along the x axis."""
        return self.y0 == self.y1


@dataclass(slots=True)
class Drawings:
    """Rules, the share of the page that images cover (0–1), and the number of objects of other kinds."""

    rules: list[Rule] = field(default_factory=list)
    image_cover: float = 0.0
    images: int = 0
    paths: int = 0
    seen: int = 0


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawings(page: pdfium.FPDF_PAGE, width: float, height: float) -> Drawings:
    """Look through the objects of an open page; ``width`` and ``height`` in points."""
    found = Drawings()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        _visit(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, width * height, found, 0)
        if found.seen > _MOST_OBJECTS:
            break
    return found


def _visit(thing: pdfium.FPDF_PAGEOBJECT, outer: _Matrix, area: float, found: Drawings, depth: int) -> None:
    found.seen += 1
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        found.paths += 1
        found.rules.extend(_rules(thing, _within(_matrix(thing), outer)))
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.images += 1
        a, b, c, d, _, _ = _within(_matrix(thing), outer)
        if area > 0:
            found.image_cover = min(1.0, found.image_cover + abs(a * d - b * c) / area)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _within(_matrix(thing), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            if found.seen > _MOST_OBJECTS:
                return
            _visit(pdfium.FPDFFormObj_GetObject(thing, index), inner, area, found, depth + 1)


def _matrix(thing: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, raw):
        return _IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _within(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _rules(path: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix) -> list[Rule]:
    """The straight sides of a path, a rectangle's four included."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= _MOST_SEGMENTS:
        return []
    a, b, c, d, e, f = matrix
    rules: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    here = start = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _add(rules, here, point)
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            _add(rules, here, start)
            here = start
    return rules


def _add(rules: list[Rule], one: tuple[float, float], other: tuple[float, float]) -> None:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if y1 - y0 <= _STRAIGHT < x1 - x0:
        middle = (y0 + y1) / 2
        rules.append(Rule(x0, middle, x1, middle))
    elif x1 - x0 <= _STRAIGHT < y1 - y0:
        middle = (x0 + x1) / 2
        rules.append(Rule(middle, y0, middle, y1))
