"""Scores for witness classes and difference classes against what was planted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import sharing_lexicon as lex
from sharing_letters import Made, Piece, Planted
from sharing_sets import names_of, render

from linter.letters.model import LanguageForm
from linter.sharing.chain import Chain
from linter.sharing.compare import Forms
from linter.sharing.discover import Discovery
from linter.sharing.model import Comparison, Witness
from linter.sharing.original import Original
from linter.sharing.sides import Side, keys_of, side_of
from linter.sharing.witnesses import Common, witness

ORDER = ["identical", "typographic", "name_swap", "language_form", "order", "editorial", "addition", "steering"]


@dataclass
class ClassScore:
    """Confusion of witness classes; steering found by kind; steering called harmless, with examples."""

    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    harmless: list[tuple[Planted, Witness]] = field(default_factory=list)
    alarms: list[tuple[Planted, Witness]] = field(default_factory=list)

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


def score_known(made: list[Made], passages: list[list[list[Piece]]], found: Discovery, forms: Forms) -> ClassScore:
    """Classes against the planted original, for every version the search put in a passage of its own.

    The original is given to the comparison as an agreed text in bokmål with blanks for the addressee; finding it from
    the versions is scored apart (:func:`recovered`).
    """
    score = ClassScore()
    for number, chain in best_chains(made, found).items():
        common = planted_text(made, passages, found, number, chain)
        model = lex.AGENCIES[min(x.agency for x in made if any(p.passage == number for p in x.planted))][0]
        for letter, run in chain.runs.items():
            plan = next((p for p in made[letter].planted if p.passage == number), None)
            held = {u[0] for s in run for u in made[letter].lines[s].units}
            if plan is None or number not in held:
                continue
            form = forms.of_run(letter, run)
            said = witness(
                found,
                chain,
                letter,
                common,
                side_of(found.letters[letter]),
                across=form is LanguageForm.NN,
                known=forms.known(LanguageForm.NN),
            )
            _count(score, made[letter], plan, said, model)
    return score


def best_chains(made: list[Made], found: Discovery) -> dict[int, Chain]:
    """For each planted passage the found one that holds most of its sentences."""
    held: dict[int, Counter[int]] = defaultdict(Counter)
    for index, chain in enumerate(found.chains):
        for letter, run in chain.runs.items():
            for sentence in run:
                for number in {unit[0] for unit in made[letter].lines[sentence].units}:
                    held[number][index] += 1
    return {number: found.chains[counter.most_common(1)[0][0]] for number, counter in sorted(held.items())}


def planted_text(
    made: list[Made], passages: list[list[list[Piece]]], found: Discovery, number: int, chain: Chain
) -> Common:
    """The planted passage as an agreed text, each sentence with the family that holds most of its versions."""
    holds: dict[int, Counter[int]] = defaultdict(Counter)
    for letter, run in chain.runs.items():
        for sentence in run:
            for passage, index, _half in made[letter].lines[sentence].units:
                if passage == number:
                    for place in found.placed[letter, sentence]:
                        holds[place.family][index] += 1
    members = sorted({letter.agency for letter in made if any(p.passage == number for p in letter.planted)})
    names = names_of(members[0], members, 0)
    side = Side(keys_of(frozenset(lex.AGENCIES[members[0]][:2])))
    originals = []
    for index, pieces in enumerate(passages[number]):
        mine = tuple(f for f in chain.families if holds[f] and holds[f].most_common(1)[0][0] == index)
        originals.append(Original(mine, render(pieces, 0, names), 0, None))
    return Common(tuple(originals), (side,) * len(originals))


def _count(score: ClassScore, letter: Made, plan: Planted, said: Witness, model: str) -> None:
    gold = plan.kind
    if gold in {"identical", "typographic"}:
        if letter.form == "nn":
            gold = "language_form"
        elif plan.named and plan.own != model:
            gold = "name_swap"
    score.confusion[gold, said.kind.value] += 1
    if plan.difference:
        score.kinds[plan.difference][1] += 1
        score.kinds[plan.difference][0] += any(d.kind.value == plan.difference for d in said.differences)
    if gold == "steering" and said.kind.value != "steering":
        score.harmless.append((plan, said))
    if said.kind.value == "steering" and gold != "steering":
        score.alarms.append((plan, said))


@dataclass
class Recovered:
    """How often the reconstructed text is the planted one, and planted steering nobody reports."""

    texts: int = 0
    right: int = 0
    steering: int = 0
    silent: list[Planted] = field(default_factory=list)


def recovered(made: list[Made], passages: list[list[list[Piece]]], found: Discovery, result: Comparison) -> Recovered:
    """Reconstruction: sentences of passages in three letters or more that come out as planted, names aside.

    ``silent``: planted steering edits in passages where no witness at all is called steering. (Of two versions nobody
    can tell which came first, so a report on either side counts.)
    """
    score = Recovered()
    by_place = {(w.letter, span.block): (p, w) for p in result.passages for w in p.witnesses for span in w.spans}
    for number, chain in best_chains(made, found).items():
        hits = Counter(
            by_place[found.letters[l].path, s][0].id
            for l, run in chain.runs.items()  # noqa: E741 (letter)
            for s in run
            if (found.letters[l].path, s) in by_place
        )
        if not hits:
            continue
        passage = next(p for p in result.passages if p.id == hits.most_common(1)[0][0])
        blank = {"Self": "Virksomheten", "self": "virksomheten", "mirror": "de andre virksomhetene"}
        if len(chain.runs) > 2:
            wanted = {_masked(render(pieces, 0, blank)) for pieces in passages[number]}
            score.texts += len(wanted)
            score.right += len(wanted & {_masked(sentence) for sentence in passage.sentences})
        said = any(w.kind.value == "steering" for w in passage.witnesses)
        for letter in chain.runs:
            for plan in made[letter].planted:
                if plan.passage == number and plan.kind == "steering":
                    score.steering += 1
                    if not said:
                        score.silent.append(plan)
    return score


def _masked(text: str) -> str:
    names = {name for row in lex.AGENCIES for name in row} | {"de andre virksomhetene", "virksomheten"}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(re.escape(name), "X", text, flags=re.IGNORECASE)
    return re.sub(r"(?:X(?:, | og )?)+", "X", text.replace("\u00ad", "").replace("\u00a0", " ")).lower().strip()
