"""How often findings about a missing item are right, on the composed passages: right where the answers lack the item.

Run it with nothing for the development passages, or with ``--blind c`` and so on. Only counts are printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from measuring import letter_of, passages

from linter.coordination.model import Slot
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, SetRule, Severity
from linter.rules.koo import koo_01, koo_02, koo_07
from linter.rules.mal import mal_01, mal_06
from linter.rules.rap import rap_01

RULES = (koo_01.RULE, koo_02.RULE, koo_07.RULE, mal_01.RULE, mal_06.RULE, rap_01.RULE)
ASKED: Mapping[str, Slot] = {
    "KOO-01": Slot.COORDINATING_MINISTRY,
    "KOO-02": Slot.COORDINATING_AGENCY,
    "KOO-07": Slot.MONEY,
    "MAL-01": Slot.GOALS,
    "MAL-06": Slot.PERIOD,
}
REPORTING = {"what": Slot.REPORT_WHAT, "when": Slot.REPORT_WHEN, "how": Slot.REPORT_HOW}


def missing(rule: SetRule, hit: Hit) -> Sequence[Slot]:
    """What a finding says is missing."""
    if rule.code in ASKED:
        return [ASKED[rule.code]]
    return (
        [*REPORTING.values()]
        if hit.message in {"default", "unsure"}
        else [REPORTING[name] for name in hit.message.split("_")]
    )


def right(case: Mapping[str, Any], slots: Iterable[Slot]) -> bool:
    """Whether the passage holds a joint task and none of the items."""
    return bool(case["task"]) and not any(case["expect"].get(slot.value) for slot in slots)


def counts(cases: Iterable[Mapping[str, Any]]) -> Counter[tuple[str, bool, bool]]:
    """Findings by rule, whether of severity medium or more, and whether right; severity info is no finding."""
    told: Counter[tuple[str, bool, bool]] = Counter()
    for case in cases:
        whole = SetAnalysis([LetterAnalysis(letter_of(case))])
        for rule in RULES:
            for hit in rule.check(whole):
                severity = hit.severity or rule.severity
                if severity is not Severity.INFO:
                    told[rule.code, severity is not Severity.LOW, right(case, missing(rule, hit))] += 1
    return told


def main() -> None:
    told = counts(passages(sys.argv[sys.argv.index("--blind") + 1] if "--blind" in sys.argv else ""))
    for rule in RULES:
        sure, low = ([told[rule.code, grave, is_right] for is_right in (True, False)] for grave in (True, False))
        print(f"{rule.code}  medium or more {sure[0]} of {sum(sure)} right, low {low[0]} of {sum(low)} right")  # noqa: T201


if __name__ == "__main__":
    main()
