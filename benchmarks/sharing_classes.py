"""Scores for witness classes and difference classes against what was planted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sharing_letters import Made, Planted

from linter.sharing.model import Comparison, SharedPassage, Witness

ORDER = ["identical", "typographic", "name_swap", "language_form", "order", "editorial", "addition", "steering"]


@dataclass
class ClassScore:
    """Confusion of witness classes; steering found by kind; steering called harmless, with examples."""

    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    harmless: list[tuple[Planted, Witness]] = field(default_factory=list)
    alarms: list[tuple[Planted, Witness]] = field(default_factory=list)
    lost: int = 0

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the classes that were planted."""
        scores = []
        for name in ORDER:
            right = self.confusion[name, name]
            gold = sum(n for (a, _), n in self.confusion.items() if a == name)
            said = sum(n for (_, b), n in self.confusion.items() if b == name)
            if gold:
                scores.append(2 * right / (gold + said))
        return sum(scores) / max(len(scores), 1)


def score_classes(made: list[Made], result: Comparison) -> ClassScore:
    """Match each planted version to the witness that holds it, and compare classes."""
    score = ClassScore()
    at: dict[tuple[str, int], tuple[SharedPassage, Witness]] = {}
    for passage in result.passages:
        for witness in passage.witnesses:
            for span in witness.spans:
                at.setdefault((witness.letter, span.block), (passage, witness))
    plans = {(letter.path, plan.passage): plan for letter in made for plan in letter.planted}
    for letter in made:
        where: dict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(letter.lines):
            for passage_number in {unit[0] for unit in line.units}:
                where[passage_number].append(index)
        for plan in letter.planted:
            hits = Counter(id(at[letter.path, i]) for i in where[plan.passage] if (letter.path, i) in at)
            if not hits:
                score.lost += 1
                continue
            best = hits.most_common(1)[0][0]
            passage, witness = next(
                at[letter.path, i] for i in where[plan.passage] if id(at.get((letter.path, i))) == best
            )
            model = plans.get((passage.model, plan.passage))
            gold = expected(letter, plan, model, passage, witness)
            said = witness.kind.value
            score.confusion[gold, said] += 1
            if plan.difference:
                score.kinds[plan.difference][1] += 1
                score.kinds[plan.difference][0] += any(d.kind.value == plan.difference for d in witness.differences)
            if gold == "steering" and said != "steering":
                score.harmless.append((plan, witness))
            if said == "steering" and gold != "steering":
                score.alarms.append((plan, witness))
    return score


def expected(letter: Made, plan: Planted, model: Planted | None, passage: SharedPassage, witness: Witness) -> str:
    """The class a version has to the common text: the edit's, or what form and names make of it."""
    kind = plan.kind
    if kind in {"identical", "typographic"}:
        if letter.form == "nn":
            return "language_form"
        if witness.text == passage.text:
            return "identical"
        if model is not None and model.own.lower() != plan.own.lower() and _named(plan):
            return "name_swap"
    return kind


def _named(plan: Planted) -> bool:
    text = " ".join(plan.lines).lower()
    return plan.own.lower() in text or "samarbeide med" in text
