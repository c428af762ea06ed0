"""The splitter on the composed boundary set, and its contract."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.language.sentences import sentence_spans

BOUNDARIES = Path(__file__).parents[2] / "models" / "data" / "boundaries.tsv"


def cases() -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    for line in BOUNDARIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            form, marked = line.split("\t")
            parts = marked.replace("\\n", "\n").split("‖")
            spans, offset = [], 0
            for part in parts:
                left, right = len(part) - len(part.lstrip()), len(part.rstrip())
                if left < right:
                    spans.append((offset + left, offset + right))
                offset += len(part)
            yield form, "".join(parts), spans


def f_score(rows: list[tuple[str, str, list[tuple[int, int]]]]) -> tuple[float, int]:
    hit = found = gold = 0
    for _, text, spans in rows:
        guessed = set(sentence_spans(text))
        hit += len(guessed & set(spans))
        found += len(guessed)
        gold += len(spans)
    return 2 * hit / (found + gold), gold


@pytest.mark.parametrize("form", ["nb", "nn", None])
def test_boundary_set_is_cut_right(form: str | None) -> None:
    score, gold = f_score([row for row in cases() if form in {row[0], None}])
    assert score >= 0.98
    assert gold >= (300 if form is None else 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se kap. 605 post 01, jf. pkt. 3. Mer kommer.", ["Se kap. 605 post 01, jf. pkt. 3.", "Mer kommer."]),
        ("Frist er 10.", ["Frist er 10."]),
        ("Levér innen 1. juni. Svar kort.", ["Levér innen 1. juni.", "Svar kort."]),
        ("skal dekke 5 mill. kr. Resten", ["skal dekke 5 mill. kr.", "Resten"]),
        ("beløpet i kroner.24 Virksomheten skal", ["beløpet i kroner.24", "Virksomheten skal"]),
        ("", []),
        (" \n\t ", []),
        ("etaten.Direktoratet skal", ["etaten.", "Direktoratet skal"]),
    ],
)
def test_single_cases(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aBå. \n\t1§–•«»!?:;,()\r\u00a0"), max_size=80))
def test_spans_are_ordered_trimmed_and_cover_all_visible_text(text: str) -> None:
    spans = sentence_spans(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        last = end
    assert text[last:].strip() == ""


def test_is_fast_enough_for_thousands_of_letters() -> None:
    text = (
        "Direktoratet skal, jf. kap. 605 post 01, levere en plan innen 1. juni 2027. Planen koster 5 mill. kroner.\n"
        * 200
    )
    words = len(text.split())
    sentence_spans(text)
    best = min(_seconds(text) for _ in range(3))
    assert best * 1000 / (words / 1000) < 20  # the budget is 2 ms per 1,000 words; ten times that on a busy machine


def _seconds(text: str) -> float:
    started = time.process_time()
    sentence_spans(text)
    return time.process_time() - started
