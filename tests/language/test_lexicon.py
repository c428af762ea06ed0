import pytest

from linter.language.lexicon import forms, lemma, readings


@pytest.mark.parametrize(
    ("form", "pos", "expected"),
    [
        ("arbeidet", None, "arbeid"),
        ("arbeidet", "VERB", "arbeide"),
        ("tenester", "NOUN", "teneste"),
        ("Gjennomføres", "VERB", "gjennomføre"),
        ("skal", "VERB", "skulle"),
        ("xyzzy", None, None),
        ("", None, None),
    ],
)
def test_lemma(form: str, pos: str | None, expected: str | None) -> None:
    assert lemma(form, pos) == expected


def test_forms_of_both_standards() -> None:
    assert {"verksemd", "verksemda", "verksemder"} <= forms("verksemd")
    assert {"utrede", "utreder", "utredes"} <= forms("utrede", "VERB")
    assert forms("") == frozenset()
    assert forms("xyzzy") == frozenset()


def test_readings_say_where_they_are_from() -> None:
    assert {reading.source for reading in readings("arbeidet")} >= {"b", "n"}
    assert all(reading.source in {"b", "n", "o"} for reading in readings("er"))
