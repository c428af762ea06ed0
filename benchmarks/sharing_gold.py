"""Real letters: what the search and the classes make of the labelled clusters and hard negatives.

Run: ``python benchmarks/sharing_gold.py [--errors]``. Reads the shared folder beside the repository; prints and stops
when it is not there. The labels were made by one judge, a language model, by reading. Pairs of identical texts are left
out of every figure, and pairs of one letter too: they are not shared text of several letters.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from linter.language.form import language_form
from linter.language.sentences import sentence_spans
from linter.letters.model import LanguageForm, Span
from linter.letters.registry import registry
from linter.sharing.differences import compare
from linter.sharing.discover import Discovery, discover
from linter.sharing.model import Tier, WitnessClass
from linter.sharing.pair import Pair
from linter.sharing.sides import side_of
from linter.sharing.text import LetterText, Sentence
from linter.sharing.witnesses import classify_found

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
GOLD_TO_OURS = {
    "identical": {"identical"},
    "typographic": {"typographic", "identical"},
    "name-swap": {"name_swap"},
    "language-variant": {"language_form"},
    "editorial": {"editorial", "order"},
    "partial": {"steering", "addition", "editorial"},
    "substantive": {"steering"},
}


def slug(name: str) -> str:
    """A name as the shared folder's file names spell it."""
    name = name.lower().translate(str.maketrans("æøåé", "aoae")).replace("å", "a")
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


BY_SLUG: dict[str, frozenset[str]] = {}
for _row in registry().organisations:
    for _name in (_row.short, _row.name_nb, _row.name_nn, *_row.aliases):
        BY_SLUG[slug(_name)] = BY_SLUG.get(slug(_name), frozenset()) | {_row.name_nb}


def letter_text(path: Path) -> LetterText:
    """A letter of the shared folder: wrapped lines joined, sentences cut, recipient and year from the file's name."""
    text = path.read_text(encoding="utf-8")
    parts = path.stem.split("__")
    names = BY_SLUG.get(parts[1], frozenset({parts[1]}))
    senders = frozenset(short.upper() for short in parts[0].split("-"))
    year = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else None
    sentences: list[Sentence] = []
    for number, block in enumerate(re.split(r"\n\s*\n|\[\.\.\.\]", text)):
        sentences.extend(Sentence(Span(number, s, e), " ".join(block[s:e].split())) for s, e in sentence_spans(block))
    return LetterText(path.name, tuple(sentences), names, senders, year)


def flat(text: str) -> str:
    """Letters and digits only, lower case."""
    return re.sub(r"[\W_]+", "", text.lower())


def labelled_pairs(gold: dict[str, list[dict[str, object]]]) -> list[tuple[bool, str, str, str, str, str, str]]:
    """(shared?, file a, text a, file b, text b, class b, note): witnesses with their reference, and the negatives."""
    rows = []
    for cluster in gold["clusters"]:
        witnesses = cluster["witnesses"]
        reference = next((w for w in witnesses if w["reference"]), witnesses[0])
        for one, other in combinations(witnesses, 2):
            if one["file"] == other["file"] or flat(one["text"]) == flat(other["text"]):
                continue
            first, second = (one, other) if other is not reference else (other, one)
            known = second["class"] if first is reference else ""
            rows.append(
                (True, first["file"], first["text"], second["file"], second["text"], known, second["change_note"])
            )
    for n in gold["negatives"]:
        if n["file_a"] != n["file_b"]:
            rows.append((False, n["file_a"], n["text_a"], n["file_b"], n["text_b"], "negative", n["why"]))  # noqa: PERF401 (reads better)
    return rows


def finder(found: Discovery, texts: dict[str, LetterText], tiers: set[Tier]) -> Callable[[str, str, str, str], bool]:
    """Whether the search put two texts of two letters together."""
    number = {letter.path: n for n, letter in enumerate(found.letters)}
    tier_of = {family: chain.tier for chain in found.chains for family in chain.families}

    def families(file: str, text: str) -> dict[int, int]:
        """Families of the sentences that make up a text, with how many of its letters each holds."""
        want = flat(text)
        hit: Counter[int] = Counter()
        for index, sentence in enumerate(texts[file].sentences):
            have = flat(sentence.text)
            if len(have) > 8 and (have in want or want in have):
                for place in found.placed.get((number[file], index), []):
                    if tier_of.get(place.family) in tiers:
                        hit[place.family] += min(len(have), len(want))
        return hit

    def together(a: str, text_a: str, b: str, text_b: str) -> bool:
        one, other = families(a, text_a), families(b, text_b)
        both = set(one) & set(other)
        return bool(both) and all(
            sum(f[k] for k in both) >= 0.5 * len(flat(t)) for f, t in ((one, text_a), (other, text_b))
        )

    return together


def f_score(pairs: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall, F of (gold, said) pairs."""
    right = sum(g and s for g, s in pairs)
    precision = right / max(sum(s for _, s in pairs), 1)
    recall = right / max(sum(g for g, _ in pairs), 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def main() -> None:
    """Print the figures, and with ``--errors`` every error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not (SHARED / "gold" / "shared-text-dev.json").exists():
        print("no shared folder: nothing to measure")
        return
    gold = json.loads((SHARED / "gold" / "shared-text-dev.json").read_text(encoding="utf-8"))
    letters = [letter_text(path) for path in sorted((SHARED / "letters").glob("*__*"))]
    texts = {letter.path: letter for letter in letters}
    found = discover(letters)
    rows = labelled_pairs(gold)
    print(
        f"{len(letters)} letters, {sum(r[0] for r in rows)} labelled pairs that are not identical, "
        f"{sum(not r[0] for r in rows)} hard negatives (pairs of two letters)"
    )
    for label, tiers in (
        ("passages and lone sentences", {Tier.PASSAGE, Tier.LONE}),
        ("with stock formulae", set(Tier)),
    ):
        together = finder(found, texts, tiers)
        said = [(row[0], together(row[1], row[2], row[3], row[4])) for row in rows]
        print("search, {:28} P {:.3f} R {:.3f} F {:.3f}".format(label, *f_score(said)))
        if options.errors and label.startswith("passages"):
            for (want, got), row in zip(said, rows, strict=True):
                if want != got:
                    print(
                        "  MISSED" if want else "  FALSE ",
                        row[5],
                        "|",
                        row[6],
                        "\n     ",
                        row[1],
                        row[2],
                        "\n     ",
                        row[3],
                        row[4],
                    )
    for name, metric, threshold in (
        ("fuzz.ratio >= 70", fuzz.ratio, 70), ("token_sort_ratio >= 70", fuzz.token_sort_ratio, 70),
        ("token_set_ratio >= 90", fuzz.token_set_ratio, 90),
    ):  # fmt: skip
        print(
            "threshold, {:25} P {:.3f} R {:.3f} F {:.3f}".format(
                name, *f_score([(r[0], metric(r[2], r[4]) >= threshold) for r in rows])
            )
        )
    print(
        "accept everything                   P {:.3f} R {:.3f} F {:.3f}".format(*f_score([(r[0], True) for r in rows]))
    )
    classes(rows, texts, errors=options.errors)


def classes(
    rows: list[tuple[bool, str, str, str, str, str, str]], texts: dict[str, LetterText], *, errors: bool
) -> None:
    """Class accuracy on the pairs that have a label, and steering against harmless with a ratio's best threshold."""
    confusion: Counter[tuple[str, str]] = Counter()
    steering: list[tuple[bool, bool, float]] = []
    for shared, file_a, text_a, file_b, text_b, label, note in rows:
        if not shared or not label:
            continue
        forms = {language_form(text).form for text in (text_a, text_b)}
        across = forms == {LanguageForm.NB, LanguageForm.NN}
        differences = compare(Pair(text_a, text_b, side_of(texts[file_a]), side_of(texts[file_b]), across))
        said = classify_found(differences)
        confusion[label, said.value] += 1
        if label != "partial":
            steering.append((label == "substantive", said is WitnessClass.STEERING, fuzz.ratio(text_a, text_b)))
        if errors and said.value not in GOLD_TO_OURS[label]:
            print(f"  CLASS {label} -> {said.value} | {note}\n      {text_a}\n      {text_b}")
            for one in differences:
                print(f"        {one.kind.value}{' S' if one.steering else ''}: {one.before!r} -> {one.after!r}")
    right = sum(n for (label, said), n in confusion.items() if said in GOLD_TO_OURS[label])
    print(f"classes: {right} of {sum(confusion.values())} right ({right / max(sum(confusion.values()), 1):.3f})")
    for label in GOLD_TO_OURS:
        row = {said: n for (gold, said), n in sorted(confusion.items()) if gold == label}
        if row:
            print(f"   {label:18}{row}")
    print("steering or harmless: P {:.3f} R {:.3f} F {:.3f}".format(*f_score([(g, s) for g, s, _ in steering])))
    best = max(
        ((f_score([(g, r < t) for g, _, r in steering]), t) for t in range(40, 100)), key=lambda item: item[0][2]
    )
    print(
        "   the best ratio threshold on the same pairs (ratio < {}): P {:.3f} R {:.3f} F {:.3f}".format(
            best[1], *best[0]
        )
    )


if __name__ == "__main__":
    main()
