"""Prints and saves the figures of the shipped pipeline.

    python models/evaluate.py --treebank ../shared/treebank            tables on the terminal
    python models/evaluate.py --treebank ../shared/treebank --save     and models/figures.json

Accuracy: the UD test sets of the treebank as 10-sentence documents of raw text, with spaCy's own scorer, sentence
starts found by the parser (comparable with spaCy's published figures); the composed boundary set; the composed
sentences with hand-checked heads; the gate on labelled sentences. Speed, memory and load time come from
``benchmarks/language.py``.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from linter.language.form import language_form
from linter.language.gate import may_be_demand
from linter.language.pipeline import load_pipeline, model_path, parse
from linter.language.sentences import sentence_spans
from linter.letters.model import LanguageForm
from models import treebank

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
SUBJECTS = {"nsubj", "nsubj:pass", "expl"}
NAMES = {
    "token_f": "TOK",
    "pos_acc": "POS",
    "morph_acc": "MORPH",
    "lemma_acc": "LEMMA",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "SENT F",
}


def main() -> None:
    """Parses the command line, evaluates and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, default=SHARED / "treebank")
    parser.add_argument("--save", action="store_true", help="write models/figures.json")
    parser.add_argument("--no-speed", action="store_true")
    arguments = parser.parse_args()
    figures: dict[str, Any] = {"heads": heads(), "boundaries": boundaries(), "sizes_mb": sizes()}
    if arguments.treebank.exists():
        figures["ud_test"] = ud_test(load_pipeline(), arguments.treebank)
        figures["ablation"] = ablation(load_pipeline(), arguments.treebank)
        figures["splitter_on_ud_test"] = splitter(arguments.treebank)
        figures["form_on_ud_test"] = form_detection(arguments.treebank)
    gold = SHARED / "gold" / "steering-train.tsv"
    if gold.exists():
        figures["gate"] = gate(gold)
    if not arguments.no_speed:
        command = [sys.executable, str(HERE.parent / "benchmarks" / "language.py"), "--json"]
        figures["speed"] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print_tables(figures)
    if arguments.save:
        (HERE / "figures.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def percent(share: float) -> float:
    """A share (0..1) in per cent with two decimals."""
    return round(share * 100, 2)


def ud_scores(nlp: Language, sentences: list[treebank.Sentence], *, preset: bool = False) -> dict[str, float]:
    """The figures of one test set in per cent; ``preset``: with the sentence starts of our own splitter."""
    examples = []
    for group in treebank.documents(sentences):
        gold = treebank.to_doc(nlp.vocab, group)
        predicted = nlp.make_doc(gold.text)
        if preset:
            starts = {start for start, _ in sentence_spans(gold.text)}
            for token in predicted:
                token.is_sent_start = token.idx in starts or token.i == 0
        examples.append(Example(predicted, gold))
    scores = nlp.evaluate(examples, batch_size=32)
    return {name: percent(scores[key]) for key, name in NAMES.items() if scores.get(key) is not None}


def ud_test(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """The table of the issue: raw text with the parser's sentences, and with the splitter's."""
    table = {}
    for form in treebank.FORMS:
        sentences = treebank.read_conllu(folder / f"{form}-test.conllu.gz")
        table[form] = ud_scores(nlp, sentences)
        table[f"{form}, sentences by the splitter"] = ud_scores(nlp, sentences, preset=True)
    return table


ABLATIONS = {
    "all": [],
    "no lemma table": ["brevlint_lemmas"],
    "no trained lemmatizer": ["trainable_lemmatizer"],
    "no table of tags": ["brevlint_tags"],
}


def ablation(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """Parts of speech and lemmas without one component each; without the trained lemmatizer the form stands in."""
    table = {}
    for name, disabled in ABLATIONS.items():
        row = {}
        with nlp.select_pipes(disable=[*disabled, "parser"]):
            for form in treebank.FORMS:
                groups = treebank.documents(treebank.read_conllu(folder / f"{form}-test.conllu.gz"))
                gold = [treebank.to_doc(nlp.vocab, group) for group in groups]
                guessed = nlp.pipe(doc.text for doc in gold)
                examples = [Example(doc, right) for doc, right in zip(guessed, gold, strict=True)]
                for example in examples if name == "no trained lemmatizer" else []:
                    for token in example.predicted:
                        token.lemma_ = token.lemma_ or token.text
                for attribute in ("pos", "lemma"):
                    score = Scorer.score_token_attr(examples, attribute)[f"{attribute}_acc"]
                    row[f"{attribute.upper()} {form}"] = percent(score)
        table[name] = row
    return table


def splitter(folder: Path) -> dict[str, dict[str, float]]:
    """The rule-based splitter alone on the treebank's test sets (news text, headings glued by the conversion)."""
    table = {}
    for form in treebank.FORMS:
        hit = found = gold = 0
        for group in treebank.documents(treebank.read_conllu(folder / f"{form}-test.conllu.gz")):
            text, spans = "", set()
            for sentence in group:
                body = "".join(word.form + " " * word.space for word in sentence.words).rstrip()
                spans.add((len(text), len(text) + len(body)))
                text += body + " "
            guessed = set(sentence_spans(text))
            hit, found, gold = hit + len(guessed & spans), found + len(guessed), gold + len(spans)
        table[form] = {"P": percent(hit / found), "R": percent(hit / gold), "F": percent(2 * hit / (found + gold))}
    return table


def form_detection(folder: Path, sizes_tried: tuple[int, ...] = (1, 3, 10)) -> dict[str, dict[str, float]]:
    """Right, wrong and undecided texts of so many sentences, in per cent."""
    table = {}
    for form in treebank.FORMS:
        sentences = treebank.read_conllu(folder / f"{form}-test.conllu.gz")
        for size in sizes_tried:
            guesses = [
                language_form(" ".join(sentence.key for sentence in group)).form
                for group in treebank.documents(sentences, size)
            ]
            right = sum(guess == form for guess in guesses) / len(guesses)
            unknown = sum(guess is LanguageForm.UNKNOWN for guess in guesses) / len(guesses)
            table[f"{form}, {size} sentences"] = {
                "right": percent(right),
                "undecided": percent(unknown),
                "wrong or mixed": percent(1 - right - unknown),
            }
    return table


def boundary_cases() -> Iterator[tuple[str, bool, str, set[tuple[int, int]]]]:
    """Form, whether written after the rules were settled, text, and gold spans of the composed boundary set."""
    fresh = False
    for line in (HERE / "data" / "boundaries.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            fresh = fresh or line.startswith("# From here on")
            continue
        form, marked = line.split("\t")
        parts = marked.replace("\\n", "\n").split("‖")
        spans, offset = set(), 0
        for part in parts:
            left, right = len(part) - len(part.lstrip()), len(part.rstrip())
            if left < right:
                spans.add((offset + left, offset + right))
            offset += len(part)
        yield form, fresh, "".join(parts), spans


def boundaries() -> dict[str, dict[str, float]]:
    """The splitter, which the pipeline also uses, on the composed boundary set."""
    table: dict[str, dict[str, float]] = {}
    for name in ("nb", "nn", "all", "written after the rules"):
        hit = found = gold = 0
        for form, fresh, text, spans in boundary_cases():
            if name in {form, "all"} or (fresh and name.startswith("written")):
                guessed = set(sentence_spans(text))
                hit, found, gold = hit + len(guessed & spans), found + len(guessed), gold + len(spans)
        table[name] = {"sentences": gold, "F": percent(2 * hit / (found + gold))}
    return table


def head_rows() -> list[list[str]]:
    """Form, text, root, subject and relation of the composed sentences with hand-checked heads."""
    lines = (HERE / "data" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def judged(doc: Doc, root: str, subject: str, relation: str) -> tuple[bool, bool, bool]:
    """Whether root, subject (the word, under the root) and its relation are right."""
    roots = [token.text for token in doc if token.dep_ == "ROOT"]
    found = [token for token in doc if token.dep_ in SUBJECTS and token.head.text == root]
    if subject == "-":
        return roots == [root], not found, not found
    right = [token for token in found if token.text == subject]
    return roots == [root], bool(right), any(token.dep_ == relation for token in right)


def heads() -> dict[str, dict[str, float]]:
    """Root and subject on the hand-checked sentences, in per cent."""
    rows = head_rows()
    table: dict[str, dict[str, float]] = {}
    results = [
        (form, judged(doc, root, subject, relation))
        for (form, _, root, subject, relation), doc in zip(rows, parse(row[1] for row in rows), strict=True)
    ]
    for name in (*treebank.FORMS, "all"):
        marks = [mark for form, mark in results if name in {form, "all"}]
        table[name] = {"sentences": len(marks)} | {
            key: percent(sum(mark[index] for mark in marks) / len(marks))
            for index, key in enumerate(("root", "subject", "relation too"))
        }
    return table


def gate(path: Path) -> dict[str, float]:
    """Recall of the gate on labelled demands, and the share of other sentences it stops."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    demands = [row["sentence"] for row in rows if row["demand"] == "1"]
    others = [row["sentence"] for row in rows if row["demand"] != "1"]
    figures = {}
    for goals in (True, False):
        passed = sum(may_be_demand(text, goals=goals) for text in demands) / len(demands)
        stopped = sum(not may_be_demand(text, goals=goals) for text in others) / len(others)
        figures[f"recall, goals={goals}"] = percent(passed)
        figures[f"others stopped, goals={goals}"] = percent(stopped)
    return figures


def sizes() -> dict[str, float]:
    """Megabytes (10^6 bytes) of each part of the artefact, and of the lexicon."""
    folder = model_path()
    parts = {
        part.name: sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
        for part in folder.iterdir()
        if part.is_dir()
    }
    parts["whole model"] = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    parts["lexicon"] = (HERE.parent / "linter" / "language" / "data" / "lexicon.tsv.gz").stat().st_size
    return {name: round(size / 1e6, 2) for name, size in parts.items()}


def print_tables(figures: dict[str, Any]) -> None:
    """The figures as indented lines."""
    for title, table in figures.items():
        print(f"\n{title}")
        for name, row in table.items():
            cells = "  ".join(f"{key} {value}" for key, value in row.items()) if isinstance(row, dict) else row
            print(f"  {name:34} {cells}")


if __name__ == "__main__":
    main()
