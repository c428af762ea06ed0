"""How often BRV-11 is right about sums: in letters of a folder, and in tables built by chance.

    python benchmarks/table_sums.py [FOLDER] [--tables 3000]

Without FOLDER the letters beside the repository are read, where they are there. Built tables have only right sums; then
one error of each kind is put into each. They show that the rule keeps still, and what it misses; not how letters are.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from linter.letters.model import Letter
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.amounts import amount_in
from linter.rules.brv.brv_11 import RULE
from linter.rules.brv.budget_tables import budget_tables
from linter.rules.brv.sums import Sum, sums_of

LETTERS = Path(__file__).resolve().parents[1].parent / "shared" / "letters"
POSTS = ("01", "21", "22", "45", "60", "70", "72", "76")
SHARE = Decimal("0.1")  # the rule's default
Rows = list[list[str]]
_SUM = re.compile("Sum|Delsum|I alt")


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=LETTERS)
    parser.add_argument("--tables", type=int, default=3000)
    chosen = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted(chosen.folder.rglob("*")) if chosen.folder.is_dir() else ():
        if path.suffix not in {".docx", ".pdf", ".txt", ".md"} or path.stem == "README":
            continue
        try:
            letter = read_letter(path)
        except ReadError:
            counts["not read"] += 1
            continue
        found = checked(letter)
        counts.update({"letters": 1, "tables": len({table for table, _ in letter.rows}), "sums": len(found)})
        counts.update({"right": sum(one.fits for one in found), "told": len(told(letter))})
    print("letters:", dict(counts))
    counts.clear()
    for seed in range(chosen.tables):
        rows = Budget(seed).rows
        found = checked(markdown(rows))
        counts.update({"sums": len(found), "right": sum(one.fits for one in found), "told": len(told(markdown(rows)))})
        for kind, wrong in errors(rows, random.Random(seed)):  # noqa: S311 - no secret
            counts.update({f"{kind}: put in": 1, f"{kind}: told": bool(told(markdown(wrong)))})
    print("built tables:", dict(counts))


def told(letter: Letter) -> list[str]:
    """Each sum that the rule tells of."""
    return [letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span]


def checked(letter: Letter) -> list[Sum]:
    """Each sum that is right, or wrong by a slip."""
    return [one for table in budget_tables(letter) for one in sums_of(table, SHARE)]


def markdown(rows: Rows) -> Letter:
    """A letter that is one table."""
    first, *rest = [f"| {' | '.join(cells)} |" for cells in rows]
    return read_string("\n".join([first, "|---" * len(rows[0]) + "|", *rest]), "brev.md")


def errors(rows: Rows, dice: random.Random) -> list[tuple[str, Rows]]:
    """The table with one error of each kind, where there is a place for it."""
    sums = [n for n, cells in enumerate(rows) if _SUM.match(cells[0])]
    posts = [
        n for n, cells in enumerate(rows) if n and n < max(sums, default=0) and n not in sums and cells[0] and cells[-1]
    ]
    if not sums or not posts:
        return []
    post, line = dice.choice(posts), dice.choice(sums)
    amount, total = rows[post][-1], rows[line][-1]
    pairs = [n for n in range(len(total) - 1) if total[n : n + 2].isdigit() and total[n] != total[n + 1] != "0"]
    digit = dice.choice([n for n, char in enumerate(total) if char.isdigit()])
    other = dice.choice([char for char in "123456789" if char != total[digit]])
    found = [
        ("one digit of a sum", _with(rows, line, total[:digit] + other + total[digit + 1 :])),
        ("a row taken out", [*rows[:post], *rows[post + 1 :]]),
    ]
    if pairs:
        at = dice.choice(pairs)
        found.append(
            ("two digits of a sum swapped", _with(rows, line, total[:at] + total[at + 1] + total[at] + total[at + 2 :]))
        )
    first = next(n for n, char in enumerate(amount) if char.isdigit())
    if amount[first] in "12345678":
        more = str(int(amount[first]) + 1)
        found.append(("a row's first digit changed", _with(rows, post, amount[:first] + more + amount[first + 1 :])))
    return [(kind, wrong) for kind, wrong in found if all(amount_in(cells[-1]) for cells in wrong[1:])]


def _with(rows: Rows, line: int, amount: str) -> Rows:
    return [[*cells[:-1], amount] if n == line else cells for n, cells in enumerate(rows)]


class Budget:
    """A budget table built by chance, all its sums right, each amount rounded where there are decimals."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.space = self.dice.choice((" ", "\u00a0", "\u202f", "\u2009", "."))
        self.decimals = self.dice.choice((0, 0, 0, 1))
        self.columns = self.dice.choice((1, 1, 2, 3))
        self.keys = self.dice.choice((["Kap./post"], ["Kap.", "Post"], ["Kap.", "Post"]))
        self.rows: Rows = [[*self.keys, "Betegnelse", *(f"{2024 + n}" for n in range(self.columns))]]
        numbers = self.dice.sample(range(100, 999), self.dice.randint(1, 3))
        total = [sum(amounts) for amounts in zip(*(self._chapter(number) for number in numbers), strict=True)]
        if len(numbers) > 1:
            if self._chance(0.5):
                income = self._add(f"{3000 + numbers[0]}", "02", "Inntekter", self._draw(20))
                total = [before - off for before, off in zip(total, income, strict=True)]
            self._sum("Sum totalt", [Decimal(amount) for amount in total])

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share

    def _chapter(self, number: int) -> list[Decimal]:
        if self._chance(0.4):
            self.rows.append([f"Kap. {number}", *[""] * (len(self.keys) - 1), "Etaten", *[""] * self.columns])
        total = [Decimal(0)] * self.columns
        for post in sorted(self.dice.sample(POSTS, self.dice.randint(2, 5))):
            amounts = self._add(str(number), post, "Drift", self._draw(900, negative=self._chance(0.1)))
            total = [before + more for before, more in zip(total, amounts, strict=True)]
            if self._chance(0.25):
                said = self.dice.choice(("herav lønn", "hvorav lønn", "– lønn"))
                self._add("", "", said, [abs(amount) / 2 for amount in amounts])
        if len(self.rows) < len(POSTS) or self._chance(0.7):
            self._sum(self.dice.choice(("Sum", f"Sum kap. {number}", "Delsum", "I alt")), total)
        return total

    def _draw(self, most: int, *, negative: bool = False) -> list[Decimal]:
        some = [Decimal(self.dice.randint(2_000, most * 1000)) for _ in range(self.columns)]
        return [(-1 if negative else 1) * (amount / 1000 if self.decimals else amount) for amount in some]

    def _add(self, number: str, post: str, label: str, amounts: list[Decimal]) -> list[Decimal]:
        keys = [f"{number}.{post}".strip(".")] if len(self.keys) == 1 else [number, post]
        self.rows.append([*keys, label, *map(self._write, amounts)])
        return amounts

    def _sum(self, label: str, amounts: list[Decimal]) -> None:
        self.rows.append([label, *[""] * len(self.keys), *map(self._write, amounts)])

    def _write(self, amount: Decimal) -> str:
        whole, _, part = f"{abs(amount):,.{self.decimals}f}".partition(".")
        text = whole.replace(",", self.space) + (f",{part}" if part else "")
        return text if amount >= 0 else self.dice.choice((f"-{text}", f"−{text}", f"({text})"))


if __name__ == "__main__":
    main()
