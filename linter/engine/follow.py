"""What became of last year's shared text: repeated, changed, new or gone.

Each year is compared by itself first. Both years in one comparison would not do: nearly every letter repeats itself
from year to year, so that whole letters would pass for shared text. Then the common texts of the two years are
compared with each other, each as if it were a small letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.engine.compared import ComparedLetter, Fate, Followed, Passage, Place, PlacedDifference, Version
from linter.letters.model import Span
from linter.sharing.compare import compare_letters
from linter.sharing.model import Difference, DifferenceClass, SharedPassage, Tier
from linter.sharing.text import LetterText, Sentence

_ORDER = (Fate.CHANGED, Fate.GONE, Fate.NEW, Fate.REPEATED)
_EARLIER, _NOW = "0:", "1:"  # sorted so that last year's wording is the one compared with
_MIRRORED = {
    DifferenceClass.OMISSION: DifferenceClass.ADDITION,
    DifferenceClass.ADDITION: DifferenceClass.OMISSION,
}
Read = tuple[ComparedLetter, LetterText]
Said = tuple[DifferenceClass, str, str]


def follow(
    passages: Sequence[Passage], last: Sequence[Passage], letters: Sequence[Read], earlier: Sequence[Read]
) -> tuple[Followed, ...]:
    """Every text shared in one of the years, changed and gone first; stock phrases are left out."""
    now = {p.id: p for p in passages if p.tier is not Tier.FORMULA}
    before = {p.id: p for p in last if p.tier is not Tier.FORMULA}
    by_path = {text.path: text for _, text in (*letters, *earlier)}
    small_now = {key: _as_letter(_NOW, p, by_path) for key, p in now.items()}
    small_before = {key: _as_letter(_EARLIER, p, by_path) for key, p in before.items()}
    partner = _partners(list(small_before.values()), list(small_now.values()))
    found = []
    for key, old in before.items():
        new = now.get(partner.get(key, ""))
        if new is not None:
            found.append(_both(old, new, small_before[key], small_now[new.id], letters, earlier))
    unlinked = {key: p for key, p in before.items() if key not in partner}
    still = _still([small_before[key] for key in unlinked], [text for _, text in letters])
    for key, old in unlinked.items():
        here = still.get(key, ())
        fate = Fate.CHANGED if here else Fate.GONE
        found.append(Followed(fate, old, None, (), _lost(old, here, letters, earlier), here))
    found.extend(Followed(Fate.NEW, None, p) for key, p in now.items() if key not in partner.values())
    return tuple(sorted(found, key=lambda f: (_ORDER.index(f.fate), -len(f.passage.versions), f.passage.id)))


def _as_letter(year: str, passage: Passage, texts: dict[str, LetterText]) -> LetterText:
    model = texts.get(passage.model)
    sentences = tuple(Sentence(Span(n, 0, len(text)), text) for n, text in enumerate(passage.sentences))
    if model is None:  # the agreed text: nobody's letter
        return LetterText(year + passage.id, sentences)
    return replace(model, path=year + passage.id, sentences=sentences)


def _partners(before: Sequence[LetterText], now: Sequence[LetterText]) -> dict[str, str]:
    """Which of this year's passages each of last year's became: the one it shares most words with."""
    shared: dict[tuple[str, str], int] = {}
    for passage in compare_letters([*before, *now]).passages:
        sizes = {w.letter: len(w.text) for w in passage.witnesses}
        for old in (p for p in sizes if p.startswith(_EARLIER)):
            for new in (p for p in sizes if p.startswith(_NOW)):
                pair = (old[len(_EARLIER) :], new[len(_NOW) :])
                shared[pair] = shared.get(pair, 0) + min(sizes[old], sizes[new])
    found: dict[str, str] = {}
    for old, new in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _still(before: Sequence[LetterText], letters: Sequence[LetterText]) -> dict[str, tuple[str, ...]]:
    """Which of this year's letters have a text that is not shared any more."""
    found: dict[str, tuple[str, ...]] = {}
    if not before:
        return found
    ours = {text.path for text in before}
    for passage in compare_letters([*before, *letters]).passages:
        here = tuple(w.letter for w in passage.witnesses if w.letter not in ours)
        if here and passage.tier is not Tier.FORMULA:
            found.update({w.letter[len(_EARLIER) :]: here for w in passage.witnesses if w.letter in ours})
    return found


def _both(  # noqa: PLR0917 (two years, each with passage, text and letters)
    old: Passage, new: Passage, before: LetterText, now: LetterText, letters: Sequence[Read], earlier: Sequence[Read]
) -> Followed:
    differences = tuple(
        d for passage in compare_letters([before, now]).passages for d in _differences(passage, before.path, old, new)
    )
    lost = _lost(old, [v.letter for v in new.versions], letters, earlier)
    apart = _changed_in(old, new, letters, earlier)
    changed = lost or apart or any(d.steering for d in differences)
    return Followed(Fate.CHANGED if changed else Fate.REPEATED, old, new, differences, lost, (), apart)


def _changed_in(old: Passage, new: Passage, letters: Sequence[Read], earlier: Sequence[Read]) -> tuple[str, ...]:
    """Letters that differ from the common text otherwise than last year's letters to the same recipients did."""
    names = {letter.info.path: letter.names for letter, _ in (*letters, *earlier)}
    said: dict[tuple[str, ...], list[frozenset[Said]]] = {}
    for version in old.versions:
        said.setdefault(names[version.letter], []).append(_said(version))
    return tuple(v.letter for v in new.versions if names[v.letter] in said and _said(v) not in said[names[v.letter]])


def _said(version: Version) -> frozenset[Said]:
    return frozenset((d.kind, d.before, d.after) for d in version.steering)


def _differences(passage: SharedPassage, before: str, old: Passage, new: Passage) -> list[PlacedDifference]:
    """From last year to this year, whichever of the two the comparison started from."""
    found = []
    for witness in passage.witnesses:
        for one in witness.differences:
            turned = _turned(one) if witness.letter == before else one
            found.append(
                PlacedDifference(
                    turned.kind,
                    turned.before,
                    turned.after,
                    turned.steering,
                    turned.sentence,
                    _somewhere(old) if turned.before else None,
                    _somewhere(new) if turned.after else None,
                )
            )
    return found


def _turned(one: Difference) -> Difference:
    kind = one.kind
    if not (one.before and one.after):
        kind = _MIRRORED.get(one.kind, one.kind)
    return replace(one, kind=kind, before=one.after, after=one.before)


def _somewhere(passage: Passage) -> Place:
    """The place of a passage in the letter its wording is from."""
    return next((v.place for v in passage.versions if v.letter == passage.model), passage.versions[0].place)


def _lost(old: Passage, have: Sequence[str], letters: Sequence[Read], earlier: Sequence[Read]) -> tuple[str, ...]:
    names = {letter.info.path: letter.names for letter, _ in earlier}
    had = {name for version in old.versions for name in names[version.letter]}
    held = {name for letter, _ in letters if letter.info.path in have for name in letter.names}
    return tuple(
        letter.info.path
        for letter, _ in letters
        if had.intersection(letter.names) and not held.intersection(letter.names)
    )
