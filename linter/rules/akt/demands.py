"""What the rules about demands share: which demands stand in a joint task, and what was seen in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import JointTask, Passage
from linter.rules.analysis import LetterAnalysis
from linter.rules.koo.mandate import asks_along
from linter.steering.demand import Demand
from linter.steering.lexicon import phrase_classes, word_classes
from linter.steering.stems import stem, words

# Verbs of doing: whoever does what they say, has made or carried out something (guide, part A6).
DOING = frozenset(
    "verb." + name
    for name in ("analyse", "draft", "build", "carry", "send", "inform", "supervise", "participate", "use")
)
_BINDING = frozenset(
    stem(word)
    for word in ("skal", "må", "bes", "ber", "be", "bed", "bede", "beden", "bedne", "bedt", "forutsetter", "forutsettes", "føreset", "pålegges", "pålagt",
                 "legger", "legg", "lagt")
)  # fmt: skip
_ASSIGNED = re.compile(r"\bi oppdrag (?:å|om å)\b", re.IGNORECASE)
# The object belongs to another verb, or the phrase is over.
_CLAUSE = re.compile(r"[.;:]|\b(?:hvordan|korleis|hva|kva|hvilk\w+|at|som|om)\b")
_JOINT_HEADING = re.compile(r"felles|tverr|samarbeid|samord|samhandl|koordiner|på tvers", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:i (?:\w+ )?(?:samarbeid|samråd|dialog) med|(?:sammen|saman) med|skal (?:sammen|saman)|(?:etatene|etatane|direktoratene"
    r"|direktorata|virksomhetene|verksemdene)\b)",
    re.IGNORECASE,
)
_MEASURE = stem("måle")
_FOLLOWED = re.compile(
    r"\b(?:følg(?:es|jast|ast)|blir følgd?)(?: opp)? (?:med|gjennom|ved hjelp av|ved|i)\b[^.;:]{0,40}?(?:parameter|parametr|indikator)",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:tas|tatt|takast|bli(?:r)? tek(?:e|en|ne)) vare på\b|\b(?:ivaretas|ivaretatt|ivaretakast|ivareteke[nt]?)\b",
    re.IGNORECASE,
)
_LABEL_SURE = 0.45  # the share from which a label is more than a suggestion; that of steering/classify.py
_LONGEST_VERB = 4  # words of a verb phrase («gjøre nytte av»)
_LONGEST_PHRASE = 10  # words of a predicate with its object that a message quotes


def task_demands(analysis: LetterAnalysis) -> Iterator[tuple[JointTask, tuple[Demand, ...]]]:
    """The demands of each joint task of the letter, in reading order; a demand in two tasks is given once.

    Where nothing but a partner's name made the passage a joint task, the paragraph often goes on about something else:
    there a demand counts only when its own sentence, or the line over its list, is about the cooperation. One agency's
    assignment «i samarbeid med» another is left out, as the rules on the mandate leave it out.
    """
    given: set[int] = set()
    for task in analysis.tasks:
        if asks_along(analysis, task):
            continue
        sure = {n: _is_sure(analysis, passage) for passage in task.passages for n in range(passage.first, passage.last)}
        found = [
            n
            for n, unit in enumerate(analysis.demands)
            if unit.span.block in sure
            and n not in given
            and (sure[unit.span.block] or _is_about_cooperation(analysis, task, unit))
        ]
        given.update(found)
        yield task, tuple(analysis.demands[n] for n in found)


def _is_sure(analysis: LetterAnalysis, passage: Passage) -> bool:
    """Whether the user, a known name or a heading that says so made the passage a joint task."""
    if passage.reason == "heading":
        return bool(_JOINT_HEADING.search(analysis.letter.excerpt(passage.evidence)))
    return passage.reason != "partners"


def _is_about_cooperation(analysis: LetterAnalysis, task: JointTask, unit: Demand) -> bool:
    own = {found.value.key for found in analysis.identity.recipients}
    intro = analysis.letter.excerpt(unit.intro) if unit.intro is not None else ""
    text = f"{intro} {unit.text}"
    named = {row.key for mention in analysis.registry.mentions(text) for row in mention.records}
    return bool(_TOGETHER.search(text)) or bool(named & (set(task.participants) - own))


def task_blocks(analysis: LetterAnalysis) -> frozenset[int]:
    """Indices of all blocks that belong to a joint task."""
    return frozenset(
        block for task in analysis.tasks for passage in task.passages for block in range(passage.first, passage.last)
    )


def seen(unit: Demand, what: str) -> str:
    """The words of the first evidence of one kind ("predicate", "object", "marker", "matrix"); "" when there is none."""
    return next((one.words for one in unit.result.evidence if one.what == what), "")


def label_sure(unit: Demand) -> bool:
    """Whether the label is more than a suggestion, for units that the letter's own headings make goals or parameters.

    ``unsure`` also covers doubt about whether the unit is a demand, which those headings settle.
    """
    return unit.result.probability >= _LABEL_SURE


def is_item(unit: Demand) -> bool:
    """Whether the unit takes its «skal» from the line above the list."""
    return any(one.what == "item" for one in unit.result.evidence)


def binds(unit: Demand) -> bool:
    """Whether the unit is a demand that says so: skal, må, bes, ber om, forutsetter, gis i oppdrag, or a list's «skal:».

    Role statements in the present («har ansvar for», «koordinerer») and softer words (bør, forventes) are left out.
    """
    if not unit.demand:
        return False
    marker = seen(unit, "marker")
    return is_item(unit) or bool(marker and stem(marker) in _BINDING) or bool(_ASSIGNED.search(unit.text))


def deed(unit: Demand) -> str:
    """The predicate with its object as it stands («utarbeide en felles veileder»), or the predicate alone, or ""."""
    verb, target = seen(unit, "predicate"), seen(unit, "object")
    start = unit.text.find(verb)
    if not verb or start < 0:
        return verb
    last = target.rsplit(" ", 1)[-1]
    end = unit.text.find(last, start + len(verb)) if last else -1
    phrase = unit.text[start : end + len(last)] if end >= 0 else verb
    return phrase if len(phrase.split()) <= _LONGEST_PHRASE and not _CLAUSE.search(phrase) else verb


def does(unit: Demand, verb: str = "") -> bool:
    """Whether the predicate is a verb of doing, alone («utarbeide») or with the words after it («ta i bruk»).

    ``verb``: another word of the unit to ask about, such as the verb of a sentence in the present tense.
    """
    return bool(predicate_classes(unit, verb) & DOING)


def predicate_classes(unit: Demand, verb: str = "") -> frozenset[str]:
    """Word classes of the predicate or ``verb``, and of the verbs of several words that it begins («greie ut»)."""
    verb = verb or seen(unit, "predicate")
    if not verb:
        return frozenset()
    behind = unit.text[max(unit.text.find(verb), 0) :]
    stems = tuple(stem(word) for word in words(behind)[:_LONGEST_VERB])
    return word_classes(verb) | {name for first, _, name in phrase_classes(stems) if first == 0}


def measures(unit: Demand) -> bool:
    """Whether the unit says how results shall be measured: that is reporting, and RAP-03's (guide, example R08).

    So is what is followed with parameters: «Utviklingen skal følges med tre felles styringsparametere».
    """
    return stem(seen(unit, "predicate") or "-") == _MEASURE or bool(_FOLLOWED.search(unit.text))


def takes_care(unit: Demand) -> bool:
    """«Taushetsplikt og personvern skal tas vare på»: a duty that binds whoever acts, and no measure."""
    return bool(_CARE.search(unit.text))


def classes(phrase: str) -> frozenset[str]:
    """Word classes (linter/steering/words.txt) of some words together."""
    return frozenset().union(*(word_classes(word) for word in re.findall(r"[^\W\d_][\w-]*", phrase)))


def because(unit: Demand) -> tuple[str, ...]:
    """What the classification rests on, as catalogue keys with words; ``reports.phrases`` puts them in plain language.

    An object that belongs to another verb («kartlegge hva som *hindrer* dem») is left out: it says nothing of the demand.
    """
    said = deed(unit)
    return tuple(
        f"steering.evidence.{one.what}={one.words}"
        for one in unit.result.evidence
        if one.what != "object" or not said or one.words.rsplit(" ", 1)[-1] in said
    )
