"""Builds the word-form lexicon that the package ships: the treebank's training words and Norsk Ordbank (bokmål).

    python models/build_lexicon.py --treebank ../shared/treebank

Sources: word forms, parts of speech and lemmas of the treebank (annotations CC0), and Norsk Ordbank in Norwegian Bokmål
2005 as packed in spacy-lookups-data (National Library of Norway, CC BY 4.0). No running text is in it. Line format,
sorted by form (code points): ``form TAB entry TAB entry …`` with an entry ``POS:form letter:lemmas``; the form letter
is b (bokmål), n (nynorsk) or o (Norsk Ordbank, bokmål); several lemmas are joined by "|". The most frequent lemma of a
part of speech stands first.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.train import HERE, training_sentences_by_form

OUT = HERE.parent / "linter" / "language" / "data" / "lexicon.tsv.gz"
ORDBANK_POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ"}
SKIPPED_POS = {"PROPN", "PUNCT", "SYM", "X", "NUM"}


def main() -> None:
    """Parses the command line and writes the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, default=HERE.parents[1] / "shared" / "treebank")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    rows = entries(arguments.treebank)
    lines = "".join(f"{form}\t" + "\t".join(cells) + "\n" for form, cells in sorted(rows.items()))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(filename="", mode="wb", fileobj=arguments.out.open("wb"), compresslevel=9, mtime=0) as packed:
        packed.write(lines.encode("utf-8"))
    print(f"{len(rows)} forms, {arguments.out.stat().st_size / 1e6:.2f} MB packed, {len(lines) / 1e6:.1f} MB")


def entries(treebank_folder: Path) -> dict[str, list[str]]:
    """Form to entries, treebank before Norsk Ordbank."""
    counts: dict[str, dict[tuple[str, str], Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for letter, sentences in training_sentences_by_form(treebank_folder).items():
        for sentence in sentences:
            for word in sentence.words:
                if word.pos not in SKIPPED_POS and any(character.isalpha() for character in word.form):
                    counts[word.form.lower()][(word.pos, letter)][word.lemma] += 1
    rows: dict[str, list[str]] = {}
    for form, by_pos in counts.items():
        ranked = sorted(by_pos.items(), key=lambda item: -item[1].total())
        rows[form] = [f"{pos}:{letter}:{lemmas.most_common(1)[0][0]}" for (pos, letter), lemmas in ranked]
    for pos, table in ordbank().items():
        for form, lemmas in table.items():
            lower = form.lower()
            joined = "|".join(dict.fromkeys(lemma.lower() for lemma in lemmas))
            cell = f"{ORDBANK_POS[pos]}:o:{joined}"
            known = rows.setdefault(lower, [])
            if cell not in known:
                known.append(cell)
    return rows


def ordbank() -> dict[str, dict[str, list[str]]]:
    """Norsk Ordbank's forms of nouns, verbs and adjectives with their lemmas."""
    source = resources.files("spacy_lookups_data").joinpath("data/nb_lemma_exc.json.gz")
    tables = json.loads(gzip.decompress(source.read_bytes()))
    return {pos: tables[pos] for pos in ORDBANK_POS if pos in tables}


if __name__ == "__main__":
    main()
