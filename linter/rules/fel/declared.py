"""Text that says it stands word for word the same in other letters, and does not (FEL-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, Related
from linter.rules.fel.letters import quoted, to
from linter.rules.koo.mandate import mandates
from linter.sharing.model import Difference, DifferenceClass, SharedPassage, Tier, Witness

_SAYS_SO = re.compile(
    r"\b(?:likelydende|likelydande)\b|\b(?:samme|same)\s+(?:oppdrag|oppdraget|tekst|teksten)\s+(?:er|blir|vert|gis|gå)",
    re.IGNORECASE,
)


def declared_identical(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each steering difference in a passage that says it is identical, outside the joint tasks."""
    if not any(_SAYS_SO.search(block.text) for one in whole.letters for block in one.letter.blocks):
        return
    tasks = {(part.index, block) for mandate in mandates(whole) for part in mandate.parts for block in part.blocks()}
    for passage in whole.shared_where(lambda text: bool(_SAYS_SO.search(text))):
        if passage.tier is Tier.FORMULA or not any(_SAYS_SO.search(w.text) for w in passage.witnesses):
            continue
        for witness in passage.witnesses:
            if any((int(witness.letter), span.block) in tasks for span in witness.spans):
                continue
            for difference in witness.differences:
                if difference.steering or _own_sentence(difference):
                    hit = _hit(whole, passage, witness, difference)
                    if hit is not None:
                        yield hit


def _own_sentence(difference: Difference) -> bool:
    return difference.kind is DifferenceClass.ADDITION


def _hit(whole: SetAnalysis, passage: SharedPassage, witness: Witness, difference: Difference) -> Hit | None:
    other = _other(passage, witness, difference)
    first, second = whole.letters[int(other.letter)], whole.letters[int(witness.letter)]
    if _year(first) != _year(second):
        return None
    message = "missing" if not difference.after else "added" if not difference.before else "default"
    return Hit(
        difference.after_at or _whole(witness),
        {
            "task": quoted(passage.sentences[0], 80),
            "before": quoted(difference.before),
            "after": quoted(difference.after),
            "first": to(first),
            "second": to(second),
        },
        message,
        related=(Related(difference.before_at or _whole(other), int(other.letter)),),
        letter=int(witness.letter),
    )


def _other(passage: SharedPassage, witness: Witness, difference: Difference) -> Witness:
    others = [w for w in passage.witnesses if w.letter != witness.letter]
    return next(
        (w for w in others if w.letter == difference.before_letter),
        min(others, key=lambda w: (w.kind.rank, w.letter)),
    )


def _whole(witness: Witness) -> Span:
    return witness.spans[0]


def _year(letter: LetterAnalysis) -> int | None:
    return letter.identity.year.value if letter.identity.year else None
