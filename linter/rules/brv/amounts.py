"""Amounts as budget tables write them: «1 139 000», «1.139.000», «(12 400)», «−3,5 mill. kroner», «68 100*»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# A thousands mark is a space of any width, a full stop or an apostrophe, the same one all through the amount.
_AMOUNT = re.compile(
    r"(?:kr\.?|nok)?\s*(?P<sign>[-–−+])?\s*(?:kr\.?|nok)?\s*"
    r"(?P<whole>\d{1,3}(?:(?P<mark>[ \u00a0\u2007\u2009\u202f.'’])\d{3}(?:(?P=mark)\d{3})*)?|\d+)(?:,(?P<part>\d+))?"
    r"(?:,-)?\s*(?P<unit>mill(?:ioner|ionar)?|mrd|milliard(?:er|ar)|tusen)?\.?\s*(?:kr\.?|kroner|nok)?",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\((.*)\)")
_NOTED = re.compile(r"\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹]+$|\s\[?\d[\])]$")
_NOTHING = re.compile(r"[-–—−.…]*|0")
_UNITS = {"mil": "mill.", "mrd": "mrd.", "tus": "1000"}


@dataclass(frozen=True, slots=True)
class Amount:
    """What is written. ``half``: half of one in its last place, which is what rounding may have changed it by."""

    value: Decimal
    half: Decimal = Decimal(0)
    unit: str = ""  # "mill.", "mrd.", "1000"; "" for what the column's head says
    grouped: bool = False  # written with thousands marks or decimals, as no count, year or code is


def amount_in(text: str) -> Amount | None:
    """The amount that is all there is in a cell; zero for an empty cell or a dash, None for anything else."""
    text = text.strip()
    if _NOTHING.fullmatch(text):
        return Amount(Decimal(0))
    negative = _NEGATIVE.fullmatch(text)
    match = _AMOUNT.fullmatch(negative[1].strip() if negative else _NOTED.sub("", text))
    if match is None or re.match(r"0\d", match["whole"]):  # «01» is a post
        return None
    whole, part = re.sub(r"\D", "", match["whole"]), match["part"] or ""
    value = Decimal(f"{whole}.{part}" if part else whole)
    half = Decimal(1).scaleb(-len(part)) / 2
    unit = _UNITS.get((match["unit"] or "").lower()[:3], "")
    minus = negative is not None or match["sign"] not in {None, "+"}
    return Amount(-value if minus else value, half, unit, grouped=bool(part or match["mark"]))


def written(value: Decimal) -> str:
    """The way it is written in a letter, with spaces that do not break and a comma: «1 193 000», «−2,5»."""
    text = f"{abs(value):,f}".replace(",", "\u00a0").replace(".", ",")
    return f"−{text}" if value < 0 else text


def alike(one: Decimal, other: Decimal) -> str:
    """How two sums differ in their digits: "swapped" (two neighbours), "digit" (one other digit), "" (otherwise)."""
    if one.is_signed() != other.is_signed():
        return ""
    places = -min(int(one.normalize().as_tuple().exponent), int(other.normalize().as_tuple().exponent), 0)
    first, second = (str(int(abs(number).scaleb(places))) for number in (one, other))
    if len(first) != len(second):
        return ""
    differing = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(differing) == 1:
        return "digit"
    neighbours = len(differing) == 2 and differing[1] == differing[0] + 1  # noqa: PLR2004 - two digits
    at = slice(differing[0], differing[0] + 2) if differing else slice(0)
    return "swapped" if neighbours and first[at] == second[at][::-1] else ""
