"""Many rows in one test: every row that is not as it should be is named, and a known miss must still be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def all_right(rows: Iterable[tuple[str, object, bool]]) -> None:
    """Fails with a line for each row amiss. A row: its name, what is amiss if anything, whether a known miss."""
    told, count = [], 0
    for name, amiss, known in rows:
        count += 1
        if amiss and not known:
            told.append(f"{name}\n    {amiss}")
        elif known and not amiss:
            told.append(f"{name}\n    a known miss that is right now: take its mark away")
    assert count, "no rows"
    if told:
        pytest.fail("\n".join([f"{len(told)} of {count} rows are not as they should be:", *told]))


def complaint(check: Callable[[Any], None], row: Any) -> str:  # a row of any kind
    """What a check with asserts says of a row; empty when it passes."""
    try:
        check(row)
    except AssertionError as error:
        return str(error) or "AssertionError"
    return ""
