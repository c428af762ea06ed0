"""What the model card claims and can be measured here: heads, boundaries, and a retraining run of reduced size."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter.language.pipeline import ModelMissing, model_path

ROOT = Path(__file__).parents[2]
TREEBANK = ROOT.parent / "shared" / "treebank"
TARGET = 95.0


@pytest.fixture(autouse=True)
def models_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.fixture(scope="module")
def model() -> Path:
    try:
        return model_path()
    except ModelMissing:
        pytest.skip("no model in this checkout")


@pytest.mark.usefixtures("model")
def test_roots_and_subjects_of_composed_letter_sentences() -> None:
    from models import evaluate  # noqa: PLC0415 - imports spaCy

    table = evaluate.heads()
    assert table["all"]["sentences"] >= 100
    for name in ("nb", "nn", "all"):
        assert table[name]["root"] >= TARGET
        assert table[name]["subject"] >= TARGET


def test_no_evaluation_sentence_is_in_training() -> None:
    from models import evaluate, treebank  # noqa: PLC0415 - imports spaCy

    def bare(text: str) -> str:
        return "".join(character for character in text if character.isalnum())

    trained = treebank.read_conllu(ROOT / "models" / "data" / "composed-train.conllu")
    keys = {bare(sentence.key) for sentence in trained}
    assert len(keys) > 500
    assert not keys & {bare(row[1]) for row in evaluate.head_rows()}


def test_composed_training_file_is_what_its_script_writes() -> None:
    from models import composed  # noqa: PLC0415 - imports spaCy

    written = (ROOT / "models" / "data" / "composed-train.conllu").read_text(encoding="utf-8")
    assert "".join(composed.conllu()) == written


@pytest.mark.usefixtures("model")
def test_artefact_is_small_enough() -> None:
    from models import evaluate  # noqa: PLC0415 - imports spaCy

    sizes = evaluate.sizes()
    assert sizes["whole model"] + sizes["lexicon"] <= 60


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank is not here")
def test_training_script_runs_and_its_model_loads(tmp_path: Path) -> None:
    pytest.importorskip("floret", reason="floret is needed for retraining only")
    out = tmp_path / "tiny"
    command = [sys.executable, "models/train.py", "--reduced", "--treebank", str(TREEBANK), "--out", str(out)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    code = (
        "from linter.language.pipeline import load_pipeline, parse; print(load_pipeline().pipe_names);"
        "print(len(next(parse(['Etaten skal svare.']))))"
    )
    run = [sys.executable, "-c", code]
    environment = {**os.environ, "BREVLINT_MODEL": str(out)}
    checked = subprocess.run(run, check=False, cwd=ROOT, capture_output=True, text=True, env=environment)
    assert checked.returncode == 0, checked.stderr
    assert "brevlint_lemmas" in checked.stdout
    assert checked.stdout.endswith("4\n")


@pytest.mark.usefixtures("model")
def test_benchmark_runs() -> None:
    command = [sys.executable, "benchmarks/language.py", "--smoke"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "no_parser_over_parser" in done.stdout
