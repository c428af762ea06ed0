"""What letters are called in a report: their recipients, and what tells two letters to the same recipients apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from linter.engine.report import LetterInfo
from linter.wording import Lang, catalogue, say

__all__ = ["letter_names"]

_NAMED = 2  # recipients of one letter that are named


def letter_names(letters: Iterable[tuple[LetterInfo, Sequence[str]]], lang: Lang) -> dict[str, str]:
    """Path to name, for letters with the names of their recipients; the file name where there are none.

    Letters that share their recipients are told apart by year, else kind, else file name.
    """
    given = list(letters)
    names = {info.path: _recipients(said, lang) for info, said in given}
    years = {info.path: info.year for info, _ in given}
    kinds = {info.path: catalogue(lang).get(f"kind.{info.kind}", "") for info, _ in given}
    sharing: dict[str, list[str]] = defaultdict(list)
    for path, name in names.items():
        sharing[name].append(path)
    for name, paths in sharing.items():
        if len(paths) == 1 or not name:
            continue
        # Each letter gets the first mark that no other letter to the same recipients has.
        marks = [{p: str(of[p] or "") for p in paths} for of in (years, kinds)]
        marks.append({p: PurePath(p).name for p in paths})
        for path in paths:
            seen = (of[path] for of in marks if of[path] and list(of.values()).count(of[path]) == 1)
            names[path] = f"{name} ({next(seen, path)})"
    return {path: name or PurePath(path).name for path, name in names.items()}


def _recipients(names: Sequence[str], lang: Lang) -> str:
    if len(names) > _NAMED:
        return say(lang, "compare.more_names", names=", ".join(names[:_NAMED]), n=len(names) - _NAMED)
    return say(lang, "compare.and").join(names)
