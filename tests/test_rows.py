"""Tables of rows fail when they hold nothing, when a row is amiss, and when a known miss is right after all."""

from __future__ import annotations

import pytest
from rows import all_right, complaint


def test_no_rows_are_not_all_right() -> None:
    with pytest.raises(AssertionError, match="no rows"):
        all_right([])


def test_a_file_without_rows_fails_where_its_rows_are_parameters(pytestconfig: pytest.Config) -> None:
    """Otherwise pytest skips a test whose list of parameters is empty, and an emptied table goes unseen."""
    assert pytestconfig.getini("empty_parameter_set_mark") == "fail_at_collect"


def test_every_row_amiss_is_named_and_no_other() -> None:
    rows = [("first", "wrong", False), ("second", "", False), ("third", "missed", True), ("fourth", {"a": 1}, False)]
    with pytest.raises(pytest.fail.Exception) as told:
        all_right(rows)
    lines = str(told.value).splitlines()
    assert lines == ["2 of 4 rows are not as they should be:", "first", "    wrong", "fourth", "    {'a': 1}"]


def test_a_known_miss_that_is_right_now_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="take its mark away"):
        all_right([("first", "", True)])


def test_rows_as_they_should_be_pass() -> None:
    all_right([("first", "", False), ("second", "missed", True)])


def test_only_what_is_asserted_is_a_complaint() -> None:
    def check(row: int) -> None:
        assert 6 / row > 1, "too large"

    assert complaint(check, 2) == ""
    assert "too large" in complaint(check, 6)
    with pytest.raises(ZeroDivisionError):
        complaint(check, 0)
