"""The FEL rules on sets made of passages that another hand composed: silent on one text, right on single changes.

Run: ``python benchmarks/fel_sets.py [--smoke] [--misses]``. Each joint task of ``tests/coordination/passages.toml`` is
put, word for word, into letters to the agencies it names. Then one letter is changed in one way, mechanically. Printed
for each kind of change: sets, sets where the right rule speaks of the changed letter, sets where another FEL rule does
too. ``--smoke`` runs every tenth passage and fails when an unchanged set is not silent.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter.letters.dates import MONTHS
from linter.letters.registry import registry
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule, Severity
from linter.rules.koo.mandate import mandates
from linter.rules.registry import all_rules

PASSAGES = Path(__file__).parents[1] / "tests" / "coordination" / "passages.toml"
# FEL-05 and FEL-11 look at the rest of the letters, FEL-06 and FEL-12 at what is not there at all.
RULES = [r for code, r in all_rules().items() if code in {f"FEL-{n:02d}" for n in (1, 2, 3, 4, 7, 8, 9, 10)}] + [
    all_rules()["RAP-05"]
]
OPENING = "Departementet gjer med dette brevet greie for dei økonomiske rammene og måla for verksemda.\n\n"
OWN = (
    "Virksomheten skal modernisere arkivet sitt.",
    "Virksomheten skal pusse opp kantina.",
    "Virksomheten skal kjøpe nye biler.",
    "Virksomheten skal lære opp vakter.",
)
Change = Callable[[dict[str, Any]], str]  # a passage in, its changed text out; "" where it cannot be changed that way


def once(pattern: str, new: str) -> Change:
    """Replace the first match; "" where there is none."""

    def change(passage: dict[str, Any]) -> str:
        text: str = passage["text"]
        changed = re.sub(pattern, new, text, count=1)
        return changed if changed != text else ""

    return change


def another_number(passage: dict[str, Any]) -> str:
    """Another amount or share."""
    text: str = passage["text"]
    match = re.search(r"\b(\d{1,3})(?= (?:mill|prosent|årsverk|kroner))", text)
    return text[: match.start()] + str(int(match[1]) + 3) + text[match.end() :] if match else ""


def another_day(passage: dict[str, Any]) -> str:
    """Another month in the first date with a day."""
    text: str = passage["text"]
    names = "|".join(MONTHS)
    match = re.search(rf"\b\d{{1,2}}\. ({names})\b", text)
    if not match:
        return ""
    other = "april" if match[1] != "april" else "mai"
    return text[: match.start(1)] + other + text[match.end(1) :]


def sentences(text: str) -> list[str]:
    """A text cut at sentence ends."""
    return re.split(r"(?<=[.!?]) (?=[A-ZÆØÅ])", text.strip())


def without_priority(passage: dict[str, Any]) -> str:
    """Without the only sentence that says its priority."""
    said = [s for s in sentences(passage["text"]) for words in passage["expect"].get("priority", ()) if words in s]
    alone = len(said) == 1 and "\n" not in said[0] and len(sentences(passage["text"])) > 2
    return str(passage["text"].replace(said[0], "")) if alone else ""


def another_goal(passage: dict[str, Any]) -> str:
    """The last word of the goal replaced by what no passage is about."""
    for words in passage["expect"].get("goals", ()):
        if words in passage["text"] and len(words.split()) > 2:
            return str(passage["text"].replace(words, words.rsplit(" ", 1)[0] + " snøscootere"))
    return ""


def another_coordinator(passage: dict[str, Any]) -> str:
    """The agency said by name to coordinate replaced by another of those who take part."""
    expect, text = passage["expect"], passage["text"]
    for key in expect.get("coordinating_agency", ()):
        for other in expect.get("agencies", ()):
            if key in {"self", "flat"} or other == key:
                continue
            row, new = registry().at(key, passage["date"]), registry().at(other, passage["date"]).name_nb
            for name in (row.name_nb, row.name_nn, row.short, *row.aliases):
                for said in sentences(text):
                    if name and re.match(rf"{re.escape(name)} (?:er koordiner|koordiner|leder|leier)", said):
                        return str(text.replace(said, said.replace(name, new, 1)))
    return ""


def without_last(passage: dict[str, Any]) -> str:
    """Without its last sentence, when that is running text and not all."""
    text: str = passage["text"]
    parts = sentences(text)
    return " ".join(parts[:-1]) if len(parts) > 2 and "\n" not in parts[-1] else ""


def with_own(passage: dict[str, Any]) -> str:
    """With a paragraph set apart for the reader."""
    return str(passage["text"]).strip() + "\n\nSærskilt for dere: Dere bruker erfaringene fra pilotprosjektet i Bodø.\n"


# Name of a change -> (how, the rules that may be its finder)
CHANGES: dict[str, tuple[Change, frozenset[str]]] = {
    "skal → bør": (once(r"\bskal\b", "bør"), frozenset({"FEL-03"})),
    "skal → skal ikke": (once(r"\bskal\b", "skal ikke"), frozenset({"FEL-03"})),
    "et annet tall": (another_number, frozenset({"FEL-03"})),
    "en annen dato": (another_day, frozenset({"FEL-03", "RAP-05"})),
    "siste setning borte": (without_last, frozenset({"FEL-02", "FEL-09", "FEL-10"})),
    "prioriteten borte": (without_priority, frozenset({"FEL-10"})),
    "et annet mål": (another_goal, frozenset({"FEL-09"})),
    "en annen koordinator": (another_coordinator, frozenset({"FEL-03"})),
    "teksten borte": (lambda _passage: "Virksomheten skal ha døgnvakt.", frozenset({"FEL-01"})),
    "særskilt tillegg": (with_own, frozenset({"FEL-04"})),
}


def letters(passage: dict[str, Any], texts: list[str]) -> SetAnalysis:
    """One letter for each text, to the passage's agencies in turn, from their owners that day."""
    day = passage["date"]
    agencies = [passage["recipient"], *(a for a in passage["expect"].get("agencies", ()) if a != passage["recipient"])]
    made = []
    for number, (key, text) in enumerate(zip(agencies, texts, strict=False)):
        owner = registry().owner(key, day)
        sender = owner.name_nb if owner else registry().at(passage["sender"], day).name_nb
        month = MONTHS[day.month - 1]
        heading = passage["heading"] if text in passage["text"] or len(text) > 60 else "Vakt"
        opening = OPENING if passage["form"] == "nn" else ""
        body = (
            f"{sender}\n\n{registry().at(key, day).name_nb}\n\nDato: {day.day}. {month} {day.year}\n\n"
            f"# Tildelingsbrev {day.year}\n\n{opening}## 3.4 {heading}\n\n{text.strip()}\n\n"
            f"## 4 Drift\n\n{OWN[number % len(OWN)]}\n"
        )
        made.append(LetterAnalysis(read_string(body, f"{key}.md")))
    return SetAnalysis(made)


def found(whole: SetAnalysis) -> list[tuple[str, int, str]]:
    """Rule, letter and message of everything above information, and of FEL-04."""
    told = []
    for rule in RULES:
        assert isinstance(rule, SetRule)
        told.extend(
            (rule.code, hit.letter, rule.messages[hit.message].nb.format(**hit.values))
            for hit in rule.check(whole)
            if (hit.severity or rule.severity) is not Severity.INFO or rule.code == "FEL-04"
        )
    return told


def own_coordinator(passage: dict[str, Any]) -> bool:
    """Whether the text says who coordinates with no name: «departementet», «vi», «dere», «direktoratet»."""
    expect = passage["expect"]
    keys = [k for slot in ("coordinating_ministry", "coordinating_agency") for k in expect.get(slot, ())]
    rows = [registry().at(key, passage["date"]) for key in keys if key not in {"self", "flat"}]
    text = passage["text"]
    to_reader = re.search(r"\b(?:vi|dere|dykk|dykkar|deres)\b[^.]{0,40}koordin", text, re.IGNORECASE)
    return to_reader is not None or any(
        not any(n and n in text for n in (row.name_nb, row.name_nn, row.short, *row.aliases)) for row in rows
    )


def main() -> None:
    """Print the table, and with ``--misses`` what was not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    given = [p for p in tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"] if p["task"]]
    given = given[::10] if options.smoke else given
    sets = []
    for passage in given:
        size = min(len({passage["recipient"], *passage["expect"].get("agencies", ())}), 4)
        whole = letters(passage, [passage["text"]] * size)
        if size > 1 and any(len({part.index for part in m.parts}) == size for m in mandates(whole)):
            sets.append((passage, size, whole))
    # «Vi koordinerer», «dere leder»: in every letter somebody else. That the letters contradict each other is right.
    speaking = [one for one in sets if own_coordinator(one[0])]
    told = sum(any(code == "FEL-03" for code, _, _ in found(whole)) for _, _, whole in speaking)
    sets = [one for one in sets if one not in speaking]
    print(f"{len(speaking)} texts in which the sender or the reader coordinates: FEL-03 speaks of {told}")
    loud = [(passage["id"], said) for passage, _, whole in sets if (said := found(whole))]
    print(f"{len(sets)} other sets of 2 to 4 letters; {len(loud)} unchanged ones are not silent")
    for name, said in loud:
        print("  LOUD", name, said)
    if options.smoke:
        assert not loud, loud
    for name, (change, finders) in CHANGES.items():
        total = right = others = 0
        for passage, size, _ in sets:
            changed = change(passage)
            if not changed or (name == "teksten borte" and size < 3):
                continue
            texts = [passage["text"]] * size
            texts[1] = changed
            said = found(letters(passage, texts))
            total += 1
            # Of two letters nobody can tell whether a sentence was left out of one or put into the other.
            rules = finders | {"FEL-04"} if size == 2 and name == "siste setning borte" else finders
            hit = any(code in rules for code, _, _ in said)
            also = {code for code, _, _ in said} - rules
            right += hit
            others += bool(also)
            if options.misses and (not hit or also):
                print("  MISSED" if not hit else "  ALSO", name, passage["id"], said)
        print(f"{name:22} {total:3} sets, right finder {right:3}, another FEL rule too {others:3}")


if __name__ == "__main__":
    main()
