import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.language.normal import fold, normalise
from linter.language.typed import TokenKind, tokens


def test_characters_are_brought_to_one_form() -> None:
    text = "Arbeids\u00ad- og «velferds»\u00a0etaten – e\ufb01 a\u030a\n\nx…y"
    assert normalise(text).text == 'Arbeids- og "velferds" etaten - efi å x...y'


def test_offsets_lead_back() -> None:
    text = "Del\u00admål  «én» – ferdig"
    normal = normalise(text)
    start = normal.text.index("ferdig")
    first, last = normal.original_span(start, start + 6)
    assert text[first:last] == "ferdig"
    first, last = normal.original_span(0, normal.text.index(" "))
    assert text[first:last] == "Del\u00admål"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("aå «»–-\u00ad\u00a0\n\ufb01\u030a.…x\u200b"), max_size=40))
def test_offsets_are_monotone_and_inside(text: str) -> None:
    normal = normalise(text)
    points = [normal.original(index) for index in range(len(normal.text) + 1)]
    assert points == sorted(points)
    assert all(0 <= point <= len(text) for point in points)
    assert "  " not in normal.text


@pytest.mark.parametrize(
    ("nn", "nb"),
    [
        ("verksemda", "virksomheten"),
        ("tenestene", "tjenestene"),
        ("kommunane", "kommunene"),
        ("brukarane", "brukerne"),
        ("rettleiinga", "veiledningen"),
        ("gjennomførast", "gjennomføres"),
        ("moglege", "mulige"),
        ("ikkje", "ikke"),
        ("frå", "fra"),
    ],
)
def test_fold_brings_the_standards_together(nn: str, nb: str) -> None:
    assert fold(nn) == fold(nb)


@pytest.mark.parametrize(
    "word", ["skal", "svar", "klar", "året", "direktoratet", "planen", "last", "januar", "februar", "ansvar", "forsvar"]
)
def test_fold_leaves_common_words_alone(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize(
    ("text", "kind", "norm"),
    [
        ("1. juni 2027", TokenKind.DATE, "2027-06-01"),
        ("01.06.2027", TokenKind.DATE, "2027-06-01"),
        ("1. juni", TokenKind.DATE, "--06-01"),
        ("12,5 mill. kroner", TokenKind.AMOUNT, "12500000 kr"),
        ("kr 450 000", TokenKind.AMOUNT, "450000 kr"),
        ("5 mrd. kr", TokenKind.AMOUNT, "5000000000 kr"),
        ("TB 2026-67", TokenKind.ID, "TB2026-67"),
        ("TB2026-39", TokenKind.ID, "TB2026-39"),
        ("1 250,5", TokenKind.NUMBER, "1250.5"),
    ],
)
def test_typed_tokens(text: str, kind: TokenKind, norm: str) -> None:
    found = tokens(f"Se {text} her")
    assert (found[1].kind, found[1].norm, found[1].text) == (kind, norm, text)
    assert len(found) == 3


def test_token_offsets_are_exact() -> None:
    text = "Frist: 1. juni 2027, jf. kap. 605 post 01 (5 mill. kroner)."
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
