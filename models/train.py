"""Trains the Norwegian pipeline from the treebank to the shipped artefact, in one run.

    python models/train.py --treebank ../shared/treebank --out models/no_brev
    python models/train.py --treebank ../shared/treebank --out build/tiny --reduced

Steps: floret vectors on the raw text, one joint bokmål and nynorsk run with the learning rate warmed up and then
decayed to zero over the whole run, lemma tables, a version stamp. Nothing is downloaded.
"""

import argparse
import gzip
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import spacy
import srsly
from spacy.language import Language
from spacy.strings import StringStore
from spacy.training import Example
from spacy.util import load_model_from_config
from spacy.vectors import Vectors
from thinc.api import Adam, Config, NumpyOps, fix_random_seed, set_current_ops

import linter.language.lemmas
import linter.language.tags
import linter.language.tokens  # noqa: F401 - all three register components
from linter.language.pipeline import MODEL_FORMAT
from models import treebank

HERE = Path(__file__).resolve().parent
NYNORSK = re.compile(r"\b(ikkje|ein|eit|dei|frå|eg|vere|noko|nokon|kva|korleis|saman)\b")


def main() -> None:
    """Parses the command line and trains."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, default=HERE.parents[1] / "shared" / "treebank")
    parser.add_argument("--out", type=Path, default=HERE / "no_brev")
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--vectors", type=Path, help="floret vectors made earlier (default: train them)")
    parser.add_argument("--minutes", type=float, help="spread the schedule over this time instead of over a step count")
    parser.add_argument(
        "--reduced", action="store_true", help="a few steps on little data: proves that the script runs"
    )
    arguments = parser.parse_args()
    config = Config().from_disk(arguments.config)
    if arguments.reduced:
        config = reduced(config)
    train(config, arguments)


def reduced(config: Config) -> Config:
    """The same pipeline, narrow and shallow, for the test."""
    small = Config().from_str(config.to_str().replace("width = 160", "width = 32"))
    small["components"]["tok2vec"]["model"]["embed"]["rows"] = [500, 200, 300, 200, 50]
    small["components"]["tok2vec"]["model"]["encode"]["depth"] = 1
    small["components"]["parser"]["model"]["hidden_width"] = 32
    small["training"]["steps"] = 40
    return small


def train(config: Config, arguments: argparse.Namespace) -> None:
    """Runs the whole training and writes the artefact; checkpoints go beside it while it runs."""
    settings = config["training"]
    fix_random_seed(settings["seed"])
    rng = random.Random(settings["seed"])  # noqa: S311 - shuffling, nothing secret
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS: about three times faster than blis for these shapes
    arguments.out.mkdir(parents=True, exist_ok=True)
    sentences, held_out = training_sentences(arguments.treebank, limit=400 if arguments.reduced else None)
    vectors = arguments.vectors or arguments.out.parent / "vectors.floret"
    if not vectors.exists():
        train_vectors(arguments.treebank, vectors, reduced=arguments.reduced)
    nlp = load_model_from_config(
        Config({key: value for key, value in config.items() if key in {"nlp", "components"}}), auto_fill=True
    )
    read_vectors(nlp, vectors)
    print(f"{len(sentences)} sentences, vectors {nlp.vocab.vectors.shape}", flush=True)
    gold = [treebank.to_doc(nlp.vocab, group) for group in treebank.documents(sentences)]
    nlp.initialize(lambda: [Example(treebank.bare_copy(nlp.vocab, doc), doc) for doc in gold])
    run(nlp, sentences, held_out, settings, rng, arguments)
    save(nlp, arguments.out, training_sentences_by_form(arguments.treebank, 400 if arguments.reduced else None))


def save(nlp: Language, out: Path, by_form: dict[str, list[treebank.Sentence]]) -> None:
    """Adds the tables of tags and lemmas and the stamp that the loader checks, and writes the artefact."""
    if "brevlint_lemmas" not in nlp.pipe_names:
        nlp.add_pipe("brevlint_lemmas", after="trainable_lemmatizer")
    if "brevlint_tags" not in nlp.pipe_names:
        nlp.add_pipe("brevlint_tags", after="morphologizer")
    nlp.get_pipe("brevlint_tags").fill(label_counts(nlp, by_form))
    nlp.meta.update(
        name="brev",
        version="1.0.0",
        description="Norwegian (bokmål and nynorsk) for brevlint",
        license="MIT; see models/README.md for the sources",
        performance={},
    )
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float16")  # half the size; the loader widens them again
    nlp.meta["brevlint"] = {"format": MODEL_FORMAT, "spacy": spacy.__version__}
    nlp.to_disk(out)
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    slim(out)


def slim(out: Path) -> None:
    """Takes out of the artefact what training left and parsing never asks for: a quarter of the time it takes to load.

    Of the edit trees only those that a label stands for, and their parts, which come before them; of the strings only
    those in these trees. Labels bring their own strings, and words of a text are added as it is read.
    """
    place = out / "trainable_lemmatizer"
    last = max(srsly.read_json(place / "cfg")["labels"])
    trees = srsly.read_msgpack(place / "trees")["trees"][: last + 1]
    srsly.write_msgpack(place / "trees", {"trees": trees})
    strings = StringStore().from_disk(out / "vocab" / "strings.json")
    kept = {strings[tree[part]] for tree in trees for part in ("orig", "subst") if part in tree}
    StringStore(sorted(kept)).to_disk(out / "vocab" / "strings.json")


def label_counts(nlp: Language, by_form: dict[str, list[treebank.Sentence]]) -> dict[str, dict[str, dict[int, int]]]:
    """How often each word form has each label of the morphologizer, per written standard."""
    numbers = {}
    for number, label in enumerate(nlp.get_pipe("morphologizer").labels):
        features = frozenset(feature for feature in label.split("|") if feature)
        numbers[features] = number
    counts: dict[str, dict[str, dict[int, int]]] = {}
    for letter, sentences in by_form.items():
        words = counts.setdefault("n" + letter, {})
        for sentence in sentences:
            for word in sentence.words:
                label = frozenset(feature for feature in [*word.morph.split("|"), f"POS={word.pos}"] if feature)
                if label in numbers:
                    row = words.setdefault(word.form, {})
                    row[numbers[label]] = row.get(numbers[label], 0) + 1
    return counts


def training_sentences(
    folder: Path, limit: int | None = None
) -> tuple[list[treebank.Sentence], list[treebank.Sentence]]:
    """Training sentences (train and nine tenths of dev, both forms) and the held-out tenth of dev."""
    kept = [sentence for part in training_sentences_by_form(folder, limit).values() for sentence in part]
    held_out: list[treebank.Sentence] = []
    for form in treebank.FORMS:
        dev = treebank.read_conllu(folder / f"{form}-dev.conllu.gz")
        held_out += dev[_cut(dev) :][:limit]
    return kept, held_out


def training_sentences_by_form(folder: Path, limit: int | None = None) -> dict[str, list[treebank.Sentence]]:
    """Training sentences by form letter: b bokmål, n nynorsk.

    Sentences of more than six words that also stand in a test set or the held-out tenth of dev are left out.
    """
    parts: dict[str, list[treebank.Sentence]] = {}
    for form in treebank.FORMS:
        test = treebank.read_conllu(folder / f"{form}-test.conllu.gz")
        train_part = treebank.read_conllu(folder / f"{form}-train.conllu.gz")
        dev = treebank.read_conllu(folder / f"{form}-dev.conllu.gz")
        cut = _cut(dev)
        parts[form[1]] = treebank.without([*train_part, *dev[:cut]][:limit], [*test, *dev[cut:]])
    return parts


def _cut(dev: list[treebank.Sentence]) -> int:
    return len(dev) * 9 // 10


def composed_sentences() -> list[treebank.Sentence]:
    """The composed letter sentences used for training (never those of the evaluation sets)."""
    path = HERE / "data" / "composed-train.conllu"
    return treebank.read_conllu(path) if path.exists() else []


def batches(
    nlp: Language, sentences: list[treebank.Sentence], settings: dict[str, Any], rng: random.Random
) -> Iterator[list[Example]]:
    """Endless batches of about ``batch_words`` words; every epoch is grouped, shuffled and augmented anew."""
    epoch = 0
    while True:
        epoch += 1
        composed = composed_sentences()
        docs = list(treebank.varied_documents(sentences, rng))
        docs += [[sentence] for sentence in composed]
        rng.shuffle(docs)
        print(f"epoch {epoch}: {len(docs)} documents, {len(composed)} composed sentences", flush=True)
        batch: list[Example] = []
        words = 0
        for group in docs:
            doc = treebank.to_doc(nlp.vocab, group)
            batch.append(Example(treebank.bare_copy(nlp.vocab, doc), doc))
            words += len(doc)
            if words >= settings["batch_words"]:
                yield batch
                batch, words = [], 0


def rate(progress: float, settings: dict[str, Any]) -> float:
    """The learning rate at ``progress`` (0..1): linear warm-up, then linear to zero."""
    warmup: float = settings["warmup"]
    share = progress / warmup if progress < warmup else (1 - progress) / (1 - warmup)
    return float(settings["learn_rate"] * max(0.0, share))


def run(  # noqa: PLR0917 - called once, in one place
    nlp: Language,
    sentences: list[treebank.Sentence],
    held_out: list[treebank.Sentence],
    settings: dict[str, Any],
    rng: random.Random,
    arguments: argparse.Namespace,
) -> None:
    """The one training run; a checkpoint is written every ten minutes."""
    optimizer = Adam(0.0, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=False)
    started = checked = time.monotonic()
    words = 0
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(nlp, sentences, settings, rng)):
        now = time.monotonic()
        progress = (now - started) / 60 / arguments.minutes if arguments.minutes else step / settings["steps"]
        if progress >= 1:
            break
        optimizer.learn_rate = rate(progress, settings)
        nlp.update(batch, sgd=optimizer, drop=settings["dropout"], losses=losses)
        words += sum(len(example.reference) for example in batch)
        if step % 500 == 0:
            print(
                f"step {step} {progress:.3f} rate {optimizer.learn_rate:.5f} {words / (now - started + 1):.0f} w/s "
                + " ".join(f"{name} {loss:.0f}" for name, loss in losses.items()),
                flush=True,
            )
            losses = {}
        if now - checked > 600:
            checked = now
            scores = score(nlp, held_out)
            print("held out", " ".join(f"{key} {value:.4f}" for key, value in scores.items()), flush=True)
            nlp.to_disk(arguments.out.with_name(arguments.out.name + "-checkpoint"))
    print("held out", " ".join(f"{key} {value:.4f}" for key, value in score(nlp, held_out).items()), f"steps {step}")


def score(nlp: Language, sentences: list[treebank.Sentence]) -> dict[str, float]:
    """POS, morphology, lemma, UAS, LAS and sentence F on raw text of ten-sentence documents."""
    examples = []
    for group in treebank.documents(sentences):
        gold = treebank.to_doc(nlp.vocab, group)
        examples.append(Example(nlp.make_doc(gold.text), gold))
    scores = nlp.evaluate(examples, batch_size=32)
    keys = ("token_f", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return {key: scores[key] for key in keys}


def train_vectors(folder: Path, out: Path, *, reduced: bool) -> None:
    """Floret vectors (subword hashing, lower case) on the raw text; lines in nynorsk count three times."""
    import floret  # noqa: PLC0415 - needed for retraining only

    corpus = out.with_suffix(".txt")
    with (
        gzip.open(folder / "raw-text.tok.gz", "rt", encoding="utf-8") as lines,
        corpus.open("w", encoding="utf-8") as to,
    ):
        for number, line in enumerate(lines):
            if reduced and number > 3000:
                break
            lower = line.lower()
            nynorsk = len(NYNORSK.findall(lower)) * 12 >= max(6, len(lower.split()))
            to.write(lower * (3 if nynorsk else 1))
    model = floret.train_unsupervised(
        str(corpus), model="cbow", mode="floret", hashCount=2, bucket=2000 if reduced else 80000, minn=3, maxn=5,
        minCount=8, dim=100, epoch=1 if reduced else 4, thread=1 if reduced else 2, neg=5, ws=5, lr=0.05, verbose=0,
    )  # fmt: skip
    model.save_floret_vectors(str(out))
    corpus.unlink()


def read_vectors(nlp: Language, path: Path) -> None:
    """Puts floret vectors into the vocabulary, looked up by the lower-case form."""
    import numpy as np  # noqa: PLC0415 - here only

    with path.open(encoding="utf-8") as lines:
        head = lines.readline().split()
        buckets, width, minn, maxn, hashes, seed = (int(cell) for cell in head[:6])
        data = np.zeros((buckets, width), dtype="float32")
        for line in lines:
            cells = line.rstrip().split(" ")
            data[int(cells[0])] = [float(cell) for cell in cells[1:]]
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, name="floret", mode="floret", minn=minn, maxn=maxn, hash_count=hashes,
        hash_seed=seed, bow=head[6], eow=head[7], attr="LOWER",
    )  # fmt: skip


if __name__ == "__main__":
    main()
