"""Goals that are named as such: under a label, a heading or an opening line, and as «målet er …»."""

from __future__ import annotations

import re

from linter.coordination.goals.grammar import about_work, wanted_item
from linter.coordination.labels import value_of
from linter.coordination.parsed import Parsed
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words

__all__ = ["framed", "labelled_goal", "listed_goal", "names_goals", "under_heading"]

_KEY = re.compile(r"\s*(?P<key>[^:.;|]{3,90}?)\s*(?::|\s[–-]\s)\s*(?=\S)")
_REFERENCE = re.compile(
    r"\W*(?:se|sjå|jf|som|omtalt|omtala|beskrevet|skildra|framgår|går fram|følger|følgjer)\b", re.IGNORECASE
)
_SHALL = re.compile(r"^(?:(?:innen|innan|i|fra|frå|ved|fram mot|etter)\b[^:]*\b)?(?:skal|må)\W*$", re.IGNORECASE)


def names_goals(heading: str) -> bool:
    """Whether a heading or the key of a row says that goals follow: «Mål», «Ønsket effekt», «Hva vi vil oppnå»."""
    return is_of("table_goal", re.sub(r"^[\d.\s]+", "", heading).strip())


def labelled_goal(sentence: Sentence, talk: Talk) -> tuple[int, int] | None:
    """Where the words after «Mål:», «Resultatmål for X og Y samlet:» stand in a sentence; None without such a label."""
    key = _KEY.match(sentence.text)
    place = value_of(sentence, "table_goal", talk) if not sentence.heading else None
    numbered = sentence.heading and key and re.search(r"\d\W*$", key["key"])  # «Mål 3: …» is a goal of the whole letter
    if place is None and key and names_goals(key["key"]) and not numbered:
        place = key.end(), len(sentence.text)
    return place if place and _says(sentence.text[slice(*place)]) else None


def _says(value: str) -> bool:
    """Whether words after a label tell something, and not where it is told."""
    return bool(re.search(r"[^\W\d_]{4}", value)) and not (
        _REFERENCE.match(value) or is_of("table_column", value.strip())
    )


def under_heading(sentence: Sentence, one: Parsed | None) -> bool:
    """Whether a sentence right under a heading of goals, or an item of a list there, tells one."""
    return _says(sentence.text) and not sentence.text.rstrip().endswith(":") and not (one and about_work(one, 0))


def listed_goal(sentence: Sentence, one: Parsed | None) -> bool:
    """Whether an item of a list tells a goal by what opens the list: «skal føre til at:», «Innen 2030 skal:»."""
    if _SHALL.match(sentence.lead):
        return one is not None and wanted_item(one)
    return bool(words("goals_lead").search(sentence.lead)) and not (one and about_work(one, 0))


def framed(sentence: Sentence, one: Parsed | None) -> int | None:
    """Where «målet er …», «for å oppnå …» starts, with an effect after it; None where the sentence has none such."""
    text = sentence.text
    for match in words("goal").finditer(text):
        if words("goal_of_not").search(match[0]) or words("goal_not").search(text[match.end() :]):
            continue
        if one is None or not about_work(one, match.end()):
            return match.start()
    return None
