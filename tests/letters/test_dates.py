"""Dates as they stand in Norwegian letters."""

from __future__ import annotations

from datetime import date

import pytest

from linter.letters.dates import dates, parse


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "valid"),
    [
        ("31. juni 2026", 31, 6, 2026, False),
        ("30. juni 2026", 30, 6, 2026, True),
        ("31.6.2026", 31, 6, 2026, False),
        ("15.10.2026", 15, 10, 2026, True),
        ("15. 10. 2026", 15, 10, 2026, True),
        ("01.03.26", 1, 3, 2026, True),
        ("1. mars", 1, 3, None, True),
        ("1 mars 2026", 1, 3, 2026, True),
        ("1.\u00a0mars 2026", 1, 3, 2026, True),
        ("1. Mars 2026", 1, 3, 2026, True),
        ("15. okt. 2026", 15, 10, 2026, True),
        ("29. februar 2024", 29, 2, 2024, True),
        ("29. februar 2026", 29, 2, 2026, False),
        ("29. februar", 29, 2, None, True),
        ("31. november", 31, 11, None, False),
        ("32. mai 2026", 32, 5, 2026, False),
        ("1.13.2026", 1, 13, 2026, False),
        ("0. mai 2026", 0, 5, 2026, False),
        ("15/10-2026", 15, 10, 2026, True),
        ("15/10 2026", 15, 10, 2026, True),
        ("2026-03-01", 1, 3, 2026, True),
        ("20. desember 2025", 20, 12, 2025, True),
    ],
)
def test_one_date(text: str, day: int, month: int, year: int | None, *, valid: bool) -> None:
    for around in ("{}", "Fristen er {}.", "({})", "innan {}, og", "Dato: {} Med hilsen"):
        whole = around.format(text)
        (written,) = dates(whole)
        assert (written.day, written.month, written.year) == (day, month, year)
        assert written.valid() is valid
        assert whole[written.start : written.end].rstrip(".") == text.rstrip(".")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1.–3. mai 2026", date(2026, 5, 1), date(2026, 5, 3)),
        ("1. - 3. mai 2026", date(2026, 5, 1), date(2026, 5, 3)),
        ("1.-31. juni 2026", date(2026, 6, 1), None),
        ("28. april til 3. mai 2026", date(2026, 4, 28), date(2026, 5, 3)),
        ("28. desember – 3. januar 2026", date(2025, 12, 28), date(2026, 1, 3)),
        ("1.5.–31.6.2026", date(2026, 5, 1), None),
        ("15. og 30. juni 2026", date(2026, 6, 15), date(2026, 6, 30)),
    ],
)
def test_ranges(text: str, first: date, last: date | None) -> None:
    start, end = dates(f"Arbeidet går {text}, se under.")
    assert (start.on(), end.on()) == (first, last)
    assert (start.last, end.last) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "se punkt 3.2.1",
        "kap. 760, post 21",
        "kapittel 4.10.2",
        "10.12.1.5",
        "§ 4.12.2020",
        "Prop. 1 S (2025–2026)",
        "R-110",
        "25/3721-12",
        "TB2026-39",
        "1.7 mill. kroner",
        "H-8/18",
        "kl. 12.00",
        "3 maiskolber",
        "45.67.89",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == ()


def test_several_in_order() -> None:
    found = dates("Frist 1. mars 2026, ny frist 15.4.2026 og siste frist 2026-05-01; brevet av 20. desember i fjor.")
    assert [(d.day, d.month, d.year) for d in found] == [(1, 3, 2026), (15, 4, 2026), (1, 5, 2026), (20, 12, None)]


def test_parse() -> None:
    assert parse("1. mars 2026") is not None
    assert parse("innen 1. mars 2026") is None
    written = parse("31. juni")
    assert written is not None
    assert written.on(2026) is None
    assert not written.valid(2026)
