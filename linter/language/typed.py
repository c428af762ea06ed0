"""Typed tokens of a text: words, numbers, amounts, dates and ids, each with a comparable norm.

The kinds are what the comparison of shared text needs to tell a harmless change from a steering one: a changed date is
another demand, a changed dash is nothing. Pure Python, one pass.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from linter.language.normal import fold
from linter.letters.dates import MONTHS

__all__ = ["Token", "TokenKind", "tokens"]


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    ID = "id"
    MARK = "mark"


class Token(NamedTuple):
    """``text`` stands at ``[start, end)``; ``norm`` is equal for tokens that mean the same.

    Norms: a word's fold; a number without grouping and with a decimal point; an amount in kroner («12500000 kr»); a
    date as ISO 8601 («2027-06-01», «--06-01» without a year); an id in capitals without spaces.
    """

    kind: TokenKind
    text: str
    norm: str
    start: int
    end: int


_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*"
_LARGE = r"(?:[Mm]ill(?:ioner|ionar)?|mrd|[Mm]illiard(?:er|ar))"
_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:[-‐‑'’][^\W_]+)*(?![\w\d-])-?)"
    rf"|(?P<date>\d{{1,2}}\.\s?(?i:{'|'.join(MONTHS)})\b(?:\s\d{{4}}\b)?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})\b"
    r"|\d{4}-\d{2}-\d{2}\b)"
    r"|(?P<id>[A-ZÆØÅ]{1,5}\d{4}-\d{1,4}\b|(?:19|20)\d{2}-\d{2,3}\b|\d{2}/\d{2,6}(?:-\d*)?)"
    rf"|(?P<amount>(?:{_NUMBER})\s(?:{_LARGE}\.?(?:\s(?:norske\s)?(?:kroner|kr\b\.?|NOK))?|kroner\b|kr\b))"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<rest>[^\W\d_]+|[^\s\w]|\w)"
)
_LED = re.compile(  # what begins with a word: «kr 450 000», «TB 2026-67»
    rf"(?P<amount>(?:[Kk]r\.?|NOK)\s(?:{_NUMBER})(?:\s{_LARGE}\.?)?)|(?P<id>[A-ZÆØÅ]{{1,5}} \d{{4}}-\d{{1,4}}\b)"
)
_LEADS = frozenset({"kr", "Kr", "NOK"})
_LONGEST_LEAD = 5
_CENTURY = 100
_DIGITS = re.compile(r"\d[\d \u00a0\u202f.,]*")
_make = tuple.__new__  # half the cost of calling Token


def tokens(text: str) -> list[Token]:
    """The tokens of ``text`` (normal form or original) in order; white space is skipped. Offsets are into ``text``."""
    found: list[Token] = []
    skip_to = 0
    word_kind, mark_kind = TokenKind.WORD, TokenKind.MARK
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        kind = match.lastgroup
        body = match.group()
        if kind in {"word", "rest"}:
            if body in _LEADS or (body.isupper() and end - start <= _LONGEST_LEAD):
                led = _LED.match(text, start)
                if led:
                    skip_to = led.end()
                    found.append(_typed(led.lastgroup or "", led.group(), start, skip_to))
                else:
                    found.append(Token(word_kind, body, fold(body), start, end))
            elif kind == "word" or body.isalpha():
                found.append(_make(Token, (word_kind, body, fold(body), start, end)))
            else:
                found.append(_make(Token, (mark_kind, body, body, start, end)))
        else:
            found.append(_typed(kind or "", body, start, end))
    return found


def _typed(kind: str, body: str, start: int, end: int) -> Token:
    if kind == "number":
        return Token(TokenKind.NUMBER, body, _plain_number(body), start, end)
    if kind == "amount":
        return Token(TokenKind.AMOUNT, body, _kroner(body), start, end)
    if kind == "date":
        return Token(TokenKind.DATE, body, _iso(body), start, end)
    return Token(TokenKind.ID, body, re.sub(r"\s", "", body).upper(), start, end)


def _plain_number(body: str) -> str:
    """«1 250,5» and «1.250,5» as «1250.5»; «3.4.1» and «2.5» stay (section numbers)."""
    bare = re.sub(r"[ \u00a0\u202f]", "", body)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    return bare.replace(",", ".").lstrip("0") or "0"


def _kroner(body: str) -> str:
    """The amount in kroner, whole where it is whole."""
    digits = _DIGITS.search(body)
    number = _plain_number(digits.group().strip(" .,\u00a0\u202f")) if digits else "0"
    scale = (
        1_000_000_000 if re.search(r"mrd|milliard", body, re.IGNORECASE) else 1_000_000 if "mill" in body.lower() else 1
    )
    try:
        value = round(float(number) * scale, 2)
    except ValueError:  # «1.2.3 kroner»: not one number
        return body.lower()
    return f"{value:.0f} kr" if value == int(value) else f"{value} kr"


def _iso(body: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", body):
        return body
    numbers = re.findall(r"\d+", body)
    if numbers[2:]:
        day, month, year = numbers
        return f"{int(year) + 2000 if int(year) < _CENTURY else int(year):04d}-{int(month):02d}-{int(day):02d}"
    name = re.search(r"[^\W\d_]+", body)
    month_number = MONTHS.index(name.group().lower()) + 1 if name else 0
    year_text = f"{int(numbers[1]):04d}" if numbers[1:] else "-"
    return f"{year_text}-{month_number:02d}-{int(numbers[0]):02d}"
