"""Print every finding of the rules over a folder of real letters, to be read and judged by eye.

    python benchmarks/rule_precision.py [--rules BRV DOK-03] [--info] [FOLDER]

Nothing is judged here: whether a finding is true is for a reader to say. What was read, and the counts that came of
it, stand in ``docs/measured-rules.md``. Without FOLDER the letters beside the repository are read; when they are not
there the script says so and stops.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from linter.letters.model import Letter, RevisionView, Span
from linter.readers.contract import Limits, ReadError
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import AnyRule, Hit, LetterRule
from linter.rules.registry import all_rules, find_rules
from linter.wording import Lang

LETTERS = Path(__file__).resolve().parents[1].parent / "shared" / "letters"
AROUND = 100  # characters shown on each side of the flagged words


def main() -> int:
    """Run the rules and print; 2 when there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=LETTERS)
    parser.add_argument("--rules", nargs="*", default=[], help="codes or families; all letter rules when left out")
    parser.add_argument("--info", action="store_true", help="findings of severity info too")
    chosen = parser.parse_args()
    if not chosen.folder.is_dir():
        print(f"no letters at {chosen.folder.name}/; nothing was run", file=sys.stderr)
        return 2
    rules: list[AnyRule] = [r for name in chosen.rules for r in find_rules(name)] or list(all_rules().values())
    counts: Counter[str] = Counter()
    read = 0
    for path in sorted(p for p in chosen.folder.rglob("*") if p.is_file() and p.name != "README.md"):
        try:
            letter = read_letter(path, view=RevisionView.ACCEPTED, limits=Limits())
        except ReadError as error:
            print(f"not read: {path.name}: {error.code}", file=sys.stderr)
            continue
        read += 1
        analysis = LetterAnalysis(letter)
        for rule in rules:
            if isinstance(rule, LetterRule):
                for hit in rule.check(analysis):
                    counts[rule.code] += 1
                    if chosen.info or (hit.severity or rule.severity).rank:
                        show(rule, letter, path, hit)
    print(f"\n{read} letters read")
    for rule in rules:
        if isinstance(rule, LetterRule):
            print(f"{rule.code}  {rule.status.value:<8} {counts[rule.code]:>4} findings  {rule.name.nb}")
    return 0


def show(rule: AnyRule, letter: Letter, path: Path, hit: Hit) -> None:
    """One finding with its message, the words around it and the places it points to."""
    print(f"\n{rule.code} {path.name}")
    print(f"  {rule.messages[hit.message].get(Lang.NB, hit.values)}")
    if hit.span is not None:
        print(f"  {marked(letter, hit.span)}")
    for related in hit.related:
        if related.span is not None:
            print(f"  see: {marked(letter, related.span)}")


def marked(letter: Letter, span: Span) -> str:
    """The flagged words in ⟦ ⟧ with some text around them, on one line."""
    text = letter.blocks[span.block].text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return " ".join(f"{before}⟦{letter.excerpt(span)}⟧{after}".split())


if __name__ == "__main__":
    raise SystemExit(main())
