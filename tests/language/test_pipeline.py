"""The loader: found in a checkout and in an installed package, clear when missing or of another version; parsing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linter.language import pipeline
from linter.language.pipeline import ModelMismatch, ModelMissing, load_pipeline, model_path, parse

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def loaded() -> None:
    try:
        model_path()
    except ModelMissing:
        pytest.skip("no model in this checkout")
    load_pipeline()


def stamp(folder: Path, **values: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(json.dumps(values), encoding="utf-8")
    return folder


def test_a_missing_model_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVLINT_MODEL", str(tmp_path / "nowhere"))
    with pytest.raises(ModelMissing, match="BREVLINT_MODEL names a folder without a model") as caught:
        load_pipeline()
    assert caught.value.code == "model_missing"
    assert str(tmp_path) in caught.value.values["looked"]


def test_a_package_without_its_model_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BREVLINT_MODEL", raising=False)
    (tmp_path / "linter").mkdir()
    monkeypatch.setattr(pipeline.resources, "files", lambda _: tmp_path / "linter")
    with pytest.raises(ModelMissing, match=r"Install brevlint again .* models/train\.py"):
        model_path()


def test_the_model_of_an_installed_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BREVLINT_MODEL", raising=False)
    installed = stamp(tmp_path / "linter" / "_models" / "no_brev")
    checkout = stamp(tmp_path / "models" / "no_brev")
    monkeypatch.setattr(pipeline.resources, "files", lambda _: tmp_path / "linter")
    assert model_path() == installed
    (installed / "meta.json").unlink()
    assert model_path() == checkout


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"brevlint": {"format": pipeline.MODEL_FORMAT, "spacy": "2.3.1"}}, "Install spaCy 2.3"),
        ({"brevlint": {"format": pipeline.MODEL_FORMAT + 1, "spacy": "3.8.0"}}, "model format"),
        ({"name": "core_news_sm"}, "holds no model of brevlint's"),
    ],
)
def test_a_model_of_another_version_says_what_to_do(
    values: dict[str, object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BREVLINT_MODEL", str(stamp(tmp_path / "model", **values)))
    with pytest.raises(ModelMismatch, match=said) as caught:
        load_pipeline()
    assert caught.value.code == "model_mismatch"


def test_a_damaged_model_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy  # noqa: PLC0415 - the only test here that needs its version

    folder = stamp(tmp_path / "model", brevlint={"format": pipeline.MODEL_FORMAT, "spacy": spacy.__version__})
    monkeypatch.setenv("BREVLINT_MODEL", str(folder))
    with pytest.raises(ModelMismatch, match="cannot be read"):
        load_pipeline()


def test_nothing_of_spacy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, linter.language.pipeline, linter.language.sentences, linter.language.form, linter.language.normal,"
        "linter.language.typed, linter.language.lexicon, linter.language.gate; sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    "asks",
    [
        "from linter.steering.classify import classify; classify('Etaten skal svare.')",
        "from linter.language.pipeline import parse; next(parse(['Etaten skal svare.']))",
    ],
)
def test_letters_are_parsed_without_any_network_library(asks: str) -> None:
    code = (
        f"import sys; {asks};"
        "assert 'spacy.tokens' in sys.modules;"
        "told = {'ssl', 'http.client', 'urllib.request', 'urllib3', 'httpx', 'requests'} & sys.modules.keys();"
        "assert not told, told;"
        "import spacy, spacy.cli; assert spacy.cli.info is not spacy.info;"
        "assert 'spacy_version' in spacy.info(silent=True)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


@pytest.mark.usefixtures("loaded")
def test_the_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


@pytest.mark.usefixtures("loaded")
def test_offsets_sentences_and_order() -> None:
    texts = ["Vi ber dere følge opp\narbeidet.\u00a0Fristen er 10.", "", " ", "Etaten skal svare."]
    docs = list(parse(texts))
    assert [len(doc.text) for doc in docs] == [len(text) for text in texts]
    assert [sentence.text for sentence in docs[0].sents] == ["Vi ber dere følge opp arbeidet.", "Fristen er 10."]
    assert [texts[3][token.idx : token.idx + len(token)] for token in docs[3]] == ["Etaten", "skal", "svare", "."]


@pytest.mark.usefixtures("loaded")
def test_the_parser_can_be_left_out() -> None:
    (doc,) = parse(["Etaten skal svare. Fristen er kort."], parser=False)
    assert not doc.has_annotation("DEP")
    assert [token.pos_ for token in doc][:3] == ["NOUN", "AUX", "VERB"]
    assert len(list(doc.sents)) == 2


@pytest.mark.usefixtures("loaded")
def test_lemmas_come_from_the_tables_of_the_right_standard() -> None:
    nb, nn = parse(["Han er ikke sammen med virksomhetene.", "Han er ikkje saman med verksemdene."], parser=False)
    assert (nb[1].lemma_, nb[5].lemma_) == ("være", "virksomhet")
    assert (nn[1].lemma_, nn[5].lemma_) == ("vere", "verksemd")


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frist 1. juni 2027.", ["Frist", "1.", "juni", "2027", "."]),
        ("Fristen er 10.", ["Fristen", "er", "10", "."]),
        ("jf. kap. 605 post 01", ["jf.", "kap.", "605", "post", "01"]),
        ("70-80 mill. kr.", ["70", "-", "80", "mill.", "kr."]),
        ("se TB2026-39.", ["se", "TB2026-39", "."]),
    ],
)
def test_tokens_of_letters(text: str, expected: list[str]) -> None:
    (doc,) = parse([text], parser=False)
    assert [token.text for token in doc] == expected


@pytest.mark.usefixtures("loaded")
def test_no_pattern_of_the_tokenizer_cuts_a_word_of_letters() -> None:
    """What lets it take such a word as it is, without a look at the patterns."""
    tokenizer = load_pipeline().tokenizer.base
    letters = [sign for sign in map(chr, range(0x10000)) if sign.isalpha()]
    for word in [*letters, *(f"ab{sign}Ab" for sign in letters), "kr", "km", "kg", "NOK", "www", "httpno"]:
        assert not tokenizer.prefix_search(word), word
        assert not tokenizer.suffix_search(word), word
        assert not tokenizer.url_match(word), word
        assert not list(tokenizer.infix_finditer(word)), word
