import re
from collections import Counter
from importlib import resources

import pytest

from linter.steering.lexicon import lexicon, phrase_classes, word_classes
from linter.steering.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "etat etaten etater etatene etatane",
        "virksomhet virksomheten verksemd verksemda verksemder",
        "tjeneste tjenestene teneste tenesta tenestene",
        "rapportere rapporterer rapporteres rapportert rapporterast",
        "styrke styrker styrket styrkje styrkjast",
        "øke øker økes økt auke aukar auka",
        "kommune kommuner kommunene kommunar kommunane",
        "brukere brukerne brukarar brukarane",
        "fastsette fastsetje fastsetja",
        "rådgivere rådgivere rådgjevarar rådgjevarane",
        "utslippene utsleppa utslepp",
        "forskjellene skilnadene skilnader",
        "bidra medverke medverka",
        "avgjøre avgjere avgjera",
        "mulig mogleg mogeleg",
        "bestemmelsene føresegnene føresegner",
        "saksbehandlingstiden sakshandsamingstida",
        "følge fylgje fylgja følgjast fulgt følgt",
        "raskere raskare",
        "avklare avklara",
        "etatenes etatanes etatene",
        "rådgivning rådgiving rådgjeving rådgivinga",
        "problemløsning problemløysing problemløysinga",
        "grunnforskning grunnforsking grunnforskinga",
        "kilder kjelder kjeldene kildene",
        "helseforetakene helseføretaka",
        "fosterhjem fosterheim fosterheimane",
        "ivaretatt ivareteken vareteke",
        "fremme fremmer fremje fremjar",
    ],
)
def test_all_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("sykepleiere", "ledere"),
        ("sårbare", "sår"),
        ("fremme", "frem"),
        ("redd", "rede"),
        ("blir", "ble"),
    ],
)
def test_other_words_keep_a_stem_of_their_own(word: str, other: str) -> None:
    assert stem(word) != stem(other)


def test_number_is_one_sign() -> None:
    assert stem("2027") == stem("14") == "0"


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("arbeidslivskriminaliteten", "noun.society"),
        ("saksbehandlingstida", "noun.servicequality"),
        ("utarbeides", "verb.draft"),
        ("gjennomførast", "verb.carry"),
        ("Finansdepartementet", "noun.ministry"),
        ("løyvinga", "noun.money"),
        ("skulane", None),
    ],
)
def test_word_class(word: str, name: str | None) -> None:
    assert (name in word_classes(word)) if name else not word_classes(word)


def test_phrase_is_found_in_any_inflection() -> None:
    stems = tuple(stem(word) for word in ["det", "skal", "gjøres", "rede", "for", "bruken"])
    assert (2, 4, "verb.report") in phrase_classes(stems)


def test_the_word_list_is_large_and_no_class_is_empty() -> None:
    single = lexicon().single
    assert len(single) > 1000
    classes = set().union(*single.values())
    assert {"verb.analyse", "noun.user", "adj.quality"} <= classes


def test_each_nynorsk_word_is_given_once_and_shares_the_stem_of_its_bokmaal_word() -> None:
    """A pair without a sign would be left out without a word; of two pairs of one word, one does nothing."""
    lines = resources.files("linter.steering").joinpath("nynorsk.txt").read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if not line.startswith("#") for pair in line.split()]
    assert [pair for pair in pairs if not re.fullmatch(r"[a-zæøåéêò-]+[>=][a-zæøåéêò-]+", pair)] == []
    given = Counter(re.split("[>=]", pair)[0] for pair in pairs)
    assert [word for word, count in given.items() if count > 1] == []
    assert [pair for pair in pairs if len({stem(word) for word in re.split("[>=]", pair)}) > 1] == []
