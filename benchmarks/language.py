"""Speed, load time and memory of the Norwegian pipeline, on one core, each in a fresh process.

    python benchmarks/language.py            the figures
    python benchmarks/language.py --smoke    a short run, for tests: ratios only
    python benchmarks/language.py --json     the figures as JSON

Words are white-space words of the texts parsed. With the treebank beside the checkout its test sets are the text, else
the composed sentences of ``models/data``. Timings on a busy machine say little: compare ratios within one run.
"""

# ruff: noqa: PLC0415 - each task imports only what it measures
import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TREEBANK = ROOT.parent / "shared" / "treebank"
MEBI = 1024.0


def texts(limit: int) -> list[str]:
    """Blocks of about 150 words, up to ``limit`` words in all, half bokmål and half nynorsk."""
    blocks: list[str] = []
    if TREEBANK.exists():
        from models import treebank

        for form in treebank.FORMS:
            words = 0
            for group in treebank.documents(treebank.read_conllu(TREEBANK / f"{form}-test.conllu.gz"), 10):
                block = "".join(word.form + " " * word.space for sentence in group for word in sentence.words)
                blocks.append(block)
                words += len(block.split())
                if words > limit // 2:
                    break
        return blocks
    lines = (ROOT / "models" / "data" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    sentences = [line.split("\t")[1] for line in lines if not line.startswith("#")]
    while sum(len(block.split()) for block in blocks) < limit:
        blocks.append(" ".join(sentences[len(blocks) % 90 :][:15]))
    return blocks


def one(task: str, limit: int) -> dict[str, float]:
    """Runs one task in this process and returns its figures."""
    if task == "sentences":
        from linter.language.form import language_form
        from linter.language.normal import normalise
        from linter.language.sentences import sentence_spans
        from linter.language.typed import tokens

        blocks = texts(limit)
        words = sum(len(block.split()) for block in blocks)
        figures = {}
        for function in (sentence_spans, normalise, tokens, language_form):
            best = float("inf")
            for _ in range(3):
                started = time.process_time()
                for block in blocks:
                    function(block)
                best = min(best, time.process_time() - started)
            figures[f"{function.__name__}_ms_per_1000_words"] = round(best * 1e6 / words, 3)
        return figures
    started = time.perf_counter()
    from linter.language.pipeline import load_pipeline, parse

    if task == "load":
        import spacy  # noqa: F401  counted apart from reading the model

        imported = time.perf_counter()
        load_pipeline()
        loaded = time.perf_counter()
        return {"spacy_import_s": round(imported - started, 3), "load_s": round(loaded - imported, 3)}
    load_pipeline()
    blocks = texts(limit)
    words = sum(len(block.split()) for block in blocks)
    for _ in parse(blocks[:20], parser=task == "parser"):
        pass
    best = float("inf")
    for _ in range(3):
        wall = time.process_time()
        for _ in parse(blocks, parser=task == "parser"):
            pass
        best = min(best, time.process_time() - wall)
    return {
        "words_per_s": round(words / best),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI),
    }


def measure(limit: int) -> dict[str, dict[str, float]]:
    """Every task in a process of its own, on one thread."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    figures = {}
    for task in ("load", "parser", "no_parser", "sentences"):
        command = [sys.executable, str(Path(__file__).resolve()), "--task", task, "--words", str(limit)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        figures[task] = json.loads(done.stdout)
    figures["ratios"] = {
        "no_parser_over_parser": round(figures["no_parser"]["words_per_s"] / figures["parser"]["words_per_s"], 2)
    }
    return figures


def main() -> None:
    """Parses the command line, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--task", help=argparse.SUPPRESS)
    parser.add_argument("--words", type=int, default=40_000)
    arguments = parser.parse_args()
    limit = 3_000 if arguments.smoke else arguments.words
    if arguments.task:
        print(json.dumps(one(arguments.task, limit)))
        return
    figures = measure(limit)
    if arguments.json:
        print(json.dumps(figures, indent=1))
        return
    for name, row in figures.items():
        if not arguments.smoke or name == "ratios":
            print(f"{name:12}", "  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
