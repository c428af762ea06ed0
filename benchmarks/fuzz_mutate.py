"""Broken and hostile files made from good ones: bytes, zip entries, XML trees, PDF objects; all from a seed."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NAMES_OF_ELEMENTS = """
p r t tbl tr tc sdt sdtContent ins del moveFrom moveTo hyperlink fldSimple fldChar instrText delText tab br sym ruby rt
rubyBase footnoteReference endnoteReference commentRangeStart commentRangeEnd commentReference drawing pict object
txbxContent sectPr pPr rPr tblPr trPr tcPr gridSpan vMerge numPr numId ilvl pStyle rStyle style basedOn link abstractNum
num lvl lvlOverride start numFmt lvlText altChunk subDoc smartTag customXml proofErr bookmarkStart noBreakHyphen
"""
TAGS = [
    *(W + name for name in _NAMES_OF_ELEMENTS.split()),
    MC + "AlternateContent",
    MC + "Choice",
    MC + "Fallback",
]
VALUES = [
    "",
    "-1",
    "0",
    "1",
    "99999999999999999999",
    "1e9",
    "NaN",
    "true",
    "æøå\u202e",
    "../../x",
    "rId1",
    "\uffff",
    "A" * 5000,
]
NAMES = [
    "../../../x.xml",
    "/etc/passwd",
    "word/document.xml",
    "WORD/DOCUMENT.XML",
    "word\\document.xml",
    "",
    "a" * 300,
    "word/é\u0300.xml",
    "C:\\x.xml",
]
NUMBERS = [b"0", b"-1", b"1", b"99999999999", b"-99999999999", b"0.0000001", b"2147483648", b"1e400", b"65535"]


def mutate(name: str, data: bytes, seed: int) -> bytes:
    """A mutated copy of a file called ``name``; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    kinds: list[Callable[[bytes, random.Random], bytes]] = [_bytes]
    if name.endswith(".docx"):
        kinds = [_xml, _xml, _xml, _xml, _zip, _zip, _bytes]
    elif name.endswith(".pdf"):
        kinds = [_pdf_tokens, _pdf_tokens, _pdf_streams, _pdf_streams, _bytes]
    kind = rng.choice(kinds)
    try:
        return kind(data, rng)
    except (etree.LxmlError, ValueError, zipfile.BadZipFile, zlib.error, RecursionError):
        return _bytes(data, rng)


def _bytes(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 10, 100))):
        at, length = rng.randrange(len(out) + 1), rng.choice((1, 2, 8, 64, 1024))
        how = rng.randrange(5)
        if how == 0 and out:
            out[at % len(out)] = rng.randrange(256)
        elif how == 1:
            out[at:at] = rng.randbytes(length)
        elif how == 2:
            del out[at : at + length]
        elif how == 3:
            out[at:at] = out[rng.randrange(len(out) + 1) :][:length]
        else:
            del out[rng.choice((at, len(out) - length, len(out))) :]
    return bytes(out)


# --- zip ------------------------------------------------------------------------------------------------------------


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(members: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of parts, in the order given; two may have one name."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")  # two entries with one name are meant
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def _zip(data: bytes, rng: random.Random) -> bytes:
    members = list(unzipped(data).items())
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(members)) if members else 0
        how = rng.randrange(8)
        if how == 0 and members:
            members.pop(at)
        elif how == 1 and members:
            members.append((members[at][0], members[rng.randrange(len(members))][1]))  # one name twice
        elif how == 2 and members:
            members[at] = (rng.choice(NAMES), members[at][1])
        elif how == 3 and members:
            members[at] = (members[at][0], _bytes(members[at][1], rng))
        elif how == 4:
            members.append(("word/embedded.docx", data))  # nested
        elif how == 5 and members:
            members[at] = (members[at][0], b"\0" * rng.choice((10, 10**5, 3 * 10**6)))
        elif how == 6 and members:
            members[at] = (
                members[at][0],
                members[at][1]
                .decode("utf-8", "replace")
                .encode(rng.choice(("utf-16", "latin-1", "utf-32")), "replace"),
            )
        else:
            rng.shuffle(members)
    packed = bytearray(zipped(members, rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))))
    if rng.random() < 0.4:  # lie in a header: sizes, flags, method, CRC
        signature = rng.choice((b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"))
        places = [m.start() for m in re.finditer(re.escape(signature), packed)]
        if places:
            start = rng.choice(places)
            for _ in range(rng.choice((1, 2, 4))):
                place = start + 4 + rng.randrange(40)
                if place < len(packed):
                    packed[place] = rng.choice((0, 1, 255, rng.randrange(256)))
    return bytes(packed)


# --- XML ------------------------------------------------------------------------------------------------------------


def _xml(data: bytes, rng: random.Random) -> bytes:
    members = unzipped(data)
    names = [n for n in members if n.endswith((".xml", ".rels"))]
    weights = [8 if n == "word/document.xml" else 2 if n.startswith("word/") else 1 for n in names]
    name = rng.choices(names, weights)[0]
    root = etree.fromstring(members[name], etree.XMLParser(resolve_entities=False, huge_tree=True))
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        _one_change(root, rng)
    content = etree.tostring(root)
    if rng.random() < 0.05:
        entity = (
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
        )
        content = entity + content.replace(b"<w:t>", b"<w:t>&c;", 3)
    members[name] = content
    return zipped(list(members.items()))


def _one_change(root: etree._Element, rng: random.Random) -> None:
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    one, other = rng.choice(elements), rng.choice(elements)
    parent = one.getparent()
    how = rng.randrange(11)
    if how == 0 and parent is not None:
        parent.remove(one)
    elif how == 1 and parent is not None:
        for _ in range(rng.choice((1, 3, 50))):
            one.addnext(etree.fromstring(etree.tostring(one)))
    elif how == 2:
        one.tag = rng.choice(TAGS)
    elif how == 3:
        for key in list(one.attrib) or [W + "val"]:
            one.set(key, _xml_text(rng.choice(VALUES)))
    elif how == 4:
        one.set(
            W + rng.choice(("val", "id", "w", "type", "ilvl", "fldCharType", "instr", "char", "styleId")),
            _xml_text(rng.choice(VALUES)),
        )
    elif how == 5:
        one.text = _xml_text(rng.choice((*VALUES, "\u00ad\u200b\u202e skal ikke", "\t\n", "<&>", "1. januar " * 2000)))
    elif how == 6 and parent is not None:
        copy = etree.fromstring(etree.tostring(one))
        for _ in range(rng.choice((1, 5, 60, 400))):
            outer = etree.Element(rng.choice(TAGS))
            outer.append(copy)
            copy = outer
        parent.replace(one, copy)
    elif how == 7 and one is not other and one not in set(other.iterancestors()):
        other.append(one)
    elif how == 8:
        one.append(etree.Element(rng.choice(TAGS)))
    elif how == 9:
        one.insert(0, etree.fromstring(etree.tostring(other)))
    else:
        one.tail = _xml_text(rng.choice(VALUES))


def _xml_text(text: str) -> str:
    return "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\uffff\ufffe"))


# --- PDF ------------------------------------------------------------------------------------------------------------

_NUMBER = re.compile(rb"(?<=[\s\[<(/])-?\d+(?:\.\d+)?(?=[\s\]>)/])")
_REFERENCE = re.compile(rb"\d+ 0 R")
_NAME = re.compile(rb"/[A-Za-z]+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OPERATORS = (
    b"BT",
    b"ET",
    b"Tj",
    b"TJ",
    b"Tm",
    b"Tf",
    b"q",
    b"Q",
    b"cm",
    b"Do",
    b"re",
    b"f",
    b"S",
    b"'",
    b'"',
    b"T*",
    b"BI",
    b"ID",
    b"EI",
    b"sh",
)


def _pdf_tokens(data: bytes, rng: random.Random) -> bytes:
    out = data
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        how = rng.randrange(7)
        pattern = (_NUMBER, _NUMBER, _REFERENCE, _REFERENCE, _NAME, _NUMBER, _NAME)[how]
        found = list(pattern.finditer(out))
        if not found:
            continue
        one = rng.choice(found)
        if how in {0, 1, 5}:
            new = rng.choice((*NUMBERS, rng.choice(found).group()))
        elif how in {2, 3}:
            new = rng.choice((rng.choice(found).group(), b"0 0 R", b"9999 0 R", b"null", b"[" * 500, b"<<>>"))
        else:
            new = rng.choice((rng.choice(found).group(), b"/Kids", b"/Length", b"/Filter", b"/Encrypt", b"/Type"))
        out = out[: one.start()] + new + out[one.end() :]
    return out if rng.random() < 0.8 else _bytes(out, rng)


def _pdf_streams(data: bytes, rng: random.Random) -> bytes:
    found = list(_STREAM.finditer(data))
    if not found:
        return _bytes(data, rng)
    one = rng.choice(found)
    content = one.group(1)
    try:
        plain = zlib.decompress(content)
    except zlib.error:
        plain = b""
    if not plain:
        new = _bytes(content, rng)
    else:
        words = plain.split(b" ")
        for _ in range(rng.choice((1, 3, 20))):
            at = rng.randrange(len(words))
            words[at] = rng.choice(
                (rng.choice(NUMBERS), rng.choice(_OPERATORS), words[rng.randrange(len(words))], b"(" * 50, b"q " * 2000)
            )
        new = zlib.compress(rng.choice((b" ".join(words), _bytes(plain, rng), plain * rng.choice((2, 40)))))
    return data[: one.start(1)] + new + data[one.end(1) :]
