import pytest

from linter.language.form import language_form
from linter.letters.model import LanguageForm


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Direktoratet skal øke innsatsen sammen med andre virksomheter, og ikke vente.", LanguageForm.NB),
        ("Direktoratet skal auke innsatsen saman med andre verksemder, og ikkje vente.", LanguageForm.NN),
        ("TB2026-39 Kap. 605 post 01", LanguageForm.UNKNOWN),
        ("", LanguageForm.UNKNOWN),
        (
            """Verksemda skal ikkje auke talet på tilsette. Dei skal heller samarbeide meir.
            Virksomheten skal ikke øke antallet ansatte. De skal heller samarbeide mer.""",
            LanguageForm.MIXED,
        ),
    ],
)
def test_form(text: str, form: LanguageForm) -> None:
    assert language_form(text).form is form


def test_guess_carries_its_evidence() -> None:
    guess = language_form("Dei skal ikkje vente på virksomheten.")
    assert (guess.nb, guess.nn) == (1, 2)
