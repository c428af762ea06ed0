"""Sentence boundaries in letters (setningsgrenser) by rule, without spaCy.

The same boundaries are given to the parser (`linter.language.pipeline`) and to the comparison of shared text. Offsets
are Python string indices into the text given, half-open; nothing is changed in the text.

Method: every mark that could end a sentence is looked at once, with the word before it (abbreviation, ordinal,
initial, list label) and what follows (capital, digit, bullet). Line breaks, bullets and headings glued to the sentence
after them are boundaries of their own. Figures and cases: ``models/README.md``, ``models/data/boundaries.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

__all__ = ["sentence_spans"]

_BULLETS = "•●○◦▪■□▫‣⁃∙·➢➤✓"
_UPPER = "A-ZÆØÅÄÖÜÉÈÁÀÓÒŠŽČĐ"
_LOWER = "a-zæøåäöüéèáàóòôêšžčđ"
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_CANDIDATE = re.compile(
    rf"(?=[.!?…\r\n{_BULLETS}])(?:"  # one set to look for first: this is what makes it fast
    rf"(?P<stop>[.!?…]+[\"»”’'›)\]]*(?:(?<=[.!?])\d{{1,2}}(?=\s+[{_UPPER}«\"]))?)(?=\s|$)"
    rf"|(?P<breaks>[\r\n]\s*)"
    rf"|(?<=\s)(?P<bullet>[{_BULLETS}])(?=\s*\S)"
    rf"|(?<=[{_LOWER}]{{3}})(?P<glued>\.)(?=[{_UPPER}][{_LOWER}]{{2}}))"
)
_NEXT = re.compile(r"\s*[\"«“”‘'‹(\[]*\s*(\S+)")
_WORD_BEFORE = re.compile(r"(\S+)\s*$")
_NUMBER = re.compile(r"[(\[«\"]?(?:\d+[\d.,/–-]*|\d*[ivxIVX]+)$")
_HEADING = 160  # characters: no heading is longer
_LONGEST_HEADING = 14  # words
_SHORT_LINE = 30  # characters
_ORDINAL_DIGITS = 2
_WRAP = 70  # characters: wrapped lines in letters are about this wide or wider
_LABEL = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zæøåA-ZÆØÅ]|[ivx]{1,5})[.)]|[-–—*o§]|\d+(?:\.\d+)+)$")
_LINE_LABEL = re.compile(
    rf"(?:[{_BULLETS}]|[-–—*o]\s|\(?(?:\d{{1,2}}|[a-zæøå]|[ivx]{{1,4}})[.)]\s|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[{_UPPER}]|#+\s|\|)"
)
_MONTH = re.compile(rf"(?:{_MONTHS})\b", re.IGNORECASE)
_ORDINAL_NOUN = re.compile(
    r"(?:Tertial|Kvartal|Halvår|Divisjon|Bataljon|Verdskrig|Verdenskrig|Klasse|Ledd|Punktum|Trinn)\b"
)
_CAPTION = re.compile(r"(?:Tabell|Figur|Vedlegg|Boks|Del|Kapittel|Bilag)")
_OPENER = re.compile(
    r"(?:Det|Den|Dette|Denne|Disse|Desse|Vi|De|Dei|Dere|I|For|Ved|Departementet|Direktoratet|Etaten|Virksomheten|Verksemda)\b"
)
_KEY_LINE = re.compile(rf"[{_UPPER}][^:\n]{{1,30}}:\s")
_DATE_LINE = re.compile(rf"\d{{1,2}}\.\s(?:{_MONTHS}|tertial|kvartal|halvår|ledd|punktum|års)")
_CURRENCY = re.compile(r"(?:kr|NOK|USD|EUR|GBP|SEK|DKK|Kr)\b")
_NUMBERED = re.compile(
    r"(?:vedlegg|alternativ|del|bilag|punkt|bokstav|gruppe|kategori|nivå|type|vedtak|tabell|boks|figur|fase|pilar)$",
    re.IGNORECASE,
)
_FUNCTION_END = re.compile(
    r"(?:^|[\s(])(?:og|eller|samt|i|på|for|av|til|med|om|fra|frå|ved|under|over|etter|mellom|hos|mot|gjennom|uten|utan|per"
    r"|som|at|å|en|ein|ei|et|eit|den|det|de|dei|denne|dette|disse|desse|skal|må|kan|vil|bør|er|har|jf|sin|sine|sitt|innen"
    r"|innan|det|enn|når|der|hvor|kor|hvis|om|når|blant|overfor|innenfor|innanfor|herunder|mens|medan|men)$"
)
# A heading glued to the sentence after it: a capitalised opener in mid-sentence, with a plain word before it.
_GLUE = re.compile(
    rf"(?<=[{_LOWER})\d])(?P<space>[ \t]+)(?=(?:"
    r"(?:Det|Dette|Vi|Som|Dersom|Hvis|Når|Ved|Gjennom|Etter|Ifølge|For å|I tillegg|I tråd|I samband|I forbindelse|I løpet"
    r"|I perioden|I årsrapporten|I 20\d\d|Innen|Innan|Målet er|Formålet|Føremålet|Målene|Måla)"
    r"|(?:Departementet|Direktoratet|Etaten|Etatene|Etatane|Virksomheten|Verksemda|Tilsynet|Instituttet|Regjeringen"
    r"|Regjeringa|Stortinget|NAV|Dere|De|Den|Disse|Desse"
    rf"|[{_UPPER}][{_LOWER}-]+(?:direktoratet|tilsynet|departementet|etaten|verket|instituttet|rådet|banken|arbeidet))"
    r"[ \t]+(?:skal|må|bør|vil|kan|er|har|bes|ber|bed|viser|forutsetter|føreset|forventer|ventar|legger|legg|får|gis"
    r"|tildeles|blir|vert|innebærer|inneber|omfatter|omfattar|gjelder|gjeld|setter|set)"
    r")\b)"
)
_ENUMERATED = frozenset(
    [
        "del",
        "fase",
        "type",
        "gruppe",
        "klasse",
        "kategori",
        "avsnitt",
        "kapittel",
        "nivå",
        "alternativ",
        "pilar",
        "bind",
        "trinn",
    ]
)


def sentence_spans(text: str) -> list[tuple[int, int]]:  # noqa: C901 - one branch per kind of mark, read in order
    """The sentences of ``text`` as (start, end), whitespace trimmed, in order, never overlapping, never empty.

    Headings, list items and labels are sentences of their own where they stand on their own; a list label
    («1.», «a)», «•») belongs to the item it opens. Everything that is not white space lies in exactly one span.

    Args:
        text: One block or a whole letter; line breaks may stand for wrapped lines, paragraphs or list items.

    Returns:
        Half-open offsets into ``text``; an empty list for text without visible characters.

    """
    bounds: set[int] = set()
    start = 0
    wide = _usual_width(text) if "\n" in text or "\r" in text else 0
    for match in _CANDIDATE.finditer(text):
        kind = match.lastgroup
        if kind == "stop":
            if _stops(text, start, match.start(), match.end()):
                start = match.end()
                bounds.add(start)
        elif kind == "breaks":
            if _breaks(text, match.start(), match.end(), wide):
                start = match.end()
                bounds.add(start)
        elif kind == "glued":
            if _kind(_last_word(text, start, match.start())) != "inside":
                start = match.end()
                bounds.add(start)
        else:
            start = match.start()
            bounds.add(start)
    spans: list[tuple[int, int]] = []
    begin = 0
    for end in [*sorted(bounds), len(text)]:
        for first, last in _unglued(text, begin, end):
            body = text[first:last]
            left = len(body) - len(body.lstrip())
            right = len(body.rstrip())
            if left < right:
                spans.append((first + left, first + right))
        begin = end
    return _with_labels(text, spans)


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation (lower case, without its last full stop) to kind, from ``data/abbreviations.tsv``."""
    table: dict[str, str] = {}
    source = resources.files("linter.language").joinpath("data/abbreviations.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            word, kind = line.split("\t")[:2]
            table[word] = kind
    return table


def _kind(word: str) -> str:
    """inside, before_number, either, or empty for a word that is no known abbreviation."""
    return _abbreviations().get(word.lower().lstrip('(«"[–-'), "")


def _last_word(text: str, start: int, end: int) -> str:
    match = _WORD_BEFORE.search(text, max(start, end - 40), end)
    return match.group(1) if match else ""


def _stops(text: str, start: int, at: int, end: int) -> bool:
    """Whether the mark at ``text[at:end]`` ends the sentence begun at ``start``."""
    following = _NEXT.match(text, end)
    if not following:
        return True
    token = following.group(1)
    first = token[0]
    line_break = "\n" in text[end : following.start(1)]
    if first.islower() and not (len(token) > 1 and token[1].isupper()):
        return False  # a line break, if any, is judged on its own
    mark = text[at:end]
    if mark[0] in "!?" or (mark[0] == "." and mark[-1] in '»”"' and not line_break):
        return not first.isdigit() or mark[0] in "!?"
    if mark.startswith(("..", "…")):
        return first.isupper()
    word = _last_word(text, start, at)
    if not word:
        return False
    return _word_stops(text, start, at, word, token)


def _word_stops(text: str, start: int, at: int, word: str, token: str) -> bool:  # noqa: PLR0911 - a decision list
    """The same, for a full stop after ``word`` with ``token`` (capital, digit or sign) after it."""
    first = token[0]
    lead = text[start : at - len(word)].strip()
    if (not lead or _CAPTION.fullmatch(lead)) and _LABEL.match(word + "."):
        return False  # «1. Direktoratet …», «a. …», «Tabell 1. …»: a list label
    kind = _kind(word)
    if kind == "inside":
        return False
    if kind == "before_number":
        sign = first.isdigit() or first == "§" or (len(token.strip(".,;:)")) == 1 and first.isalpha())
        return not (sign or _CURRENCY.match(token) or token.isupper())
    if kind == "either":
        return first.isupper() or first in f"{_BULLETS}–—"
    if _NUMBER.match(word):
        return _number_stops(word, token)
    if len(word) == 1 and word.isupper():
        before = _last_word(text, start, at - 1)
        return bool(before) and (before[-1].isdigit() or bool(_NUMBERED.search(before)) or bool(_OPENER.match(token)))
    return True


def _number_stops(word: str, token: str) -> bool:
    """A full stop after a number: ordinal and date («1. juni»), or the end of a sentence («i 2026. Etaten»)."""
    if _MONTH.match(token) or _ORDINAL_NOUN.match(token):
        return False
    if not token[0].isdigit():
        return True
    digits = word.lstrip('(«"[')
    return len(digits) > _ORDINAL_DIGITS and "." not in digits[-3:]


def _usual_width(text: str) -> int:
    """The width wrapped lines have here: the third longest line, in characters."""
    widths = sorted((len(line) for line in text.splitlines()), reverse=True)
    return widths[min(2, len(widths) - 1)] if widths else 0


def _breaks(text: str, at: int, end: int, wide: int) -> bool:  # noqa: PLR0911 - a decision list
    """Whether the line break ``text[at:end]`` (with the white space round it) is a boundary."""
    gap = text[at:end]
    if end >= len(text) or at == 0:
        return True
    if gap.count("\n") > 1 or gap.count("\r") > 1 + gap.count("\r\n"):
        return True
    if _LINE_LABEL.match(text, end):
        return not _DATE_LINE.match(text, end)
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = text[line_start:at].rstrip(" \t")
    if line.endswith((":", ";", "(e.f.)")) or _KEY_LINE.match(text, end):
        return True
    first = text[end]
    if first.islower() or line.endswith((",", "-", "–", "(")):
        return False
    if line.endswith((".", "!", "?")):
        return False  # judged as a full stop already
    if _FUNCTION_END.search(line):
        return False
    return len(line) < max(wide, _WRAP) * 0.75 or len(line) < _SHORT_LINE or "\t" in gap


def _unglued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cuts a stretch where a heading runs into the sentence after it without any mark."""
    parts: list[tuple[int, int]] = []
    for match in _GLUE.finditer(text, start, min(end, start + _HEADING)):
        before = text[start : match.start()]
        if before.count("«") > before.count("»") or before.count('"') % 2 or before.count("(") > before.count(")"):
            continue
        if _FUNCTION_END.search(before) or before.rstrip().endswith((",", ":", ";")):
            continue
        words = before.split()
        if not words or len(words) > _LONGEST_HEADING or words[-1].lower() in _ENUMERATED or not _heading_like(words):
            continue
        parts.append((start, match.start()))
        start = match.end()
    return [*parts, (start, end)]


_FINITE = frozenset(
    [
        "skal",
        "må",
        "kan",
        "vil",
        "bør",
        "er",
        "har",
        "ber",
        "bed",
        "bes",
        "blir",
        "vert",
        "viser",
        "gis",
        "får",
        "legger",
        "legg",
        "forutsetter",
        "føreset",
        "forventer",
        "tildeles",
        "ble",
        "vart",
        "var",
        "hadde",
        "skulle",
        "kunne",
        "ville",
        "sier",
        "seier",
        "mener",
        "meiner",
        "gir",
        "gjev",
        "orientere",
        "informere",
    ]
)


def _heading_like(words: list[str]) -> bool:
    """No finite verb and a capital or a number first: what a heading looks like."""
    return (words[0][0].isupper() or words[0][0].isdigit()) and not any(word.lower() in _FINITE for word in words)


def _with_labels(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins a span that is only a list label to the span after it on the same line."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and "\n" not in text[joined[-1][1] : start]:
            previous = text[joined[-1][0] : joined[-1][1]]
            if _LABEL.fullmatch(previous) or previous in _BULLETS:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
