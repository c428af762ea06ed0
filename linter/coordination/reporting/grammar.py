"""Reporting by the tree of the sentence: what is handed over or told, in which form, together or each for itself.

Which sentences report: :mod:`linter.coordination.reporting.due`. The form is the noun's phrase; the matter hangs on the
verb or the form with «om», «på», «over», «av», or is the verb's object; «felles» and «egen» are read where they belong
to these. Advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.model import Filler, Slot
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.forms import DENIED
from linter.coordination.reporting.matter import ABOUT, IN, WHICH, matters
from linter.coordination.reporting.received import a_form, shaped
from linter.coordination.reporting.times import is_timed
from linter.coordination.words import is_of, words
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["grammar_reporting"]

_APART = frozenset({"særskilt", "særskild"})
_THE_SAME = frozenset({"samme", "same"})
_DETERMINERS = frozenset({"det", "amod", "nummod", "advmod"})
_TIME = re.compile(
    r"\b(?:møt|\w*(?:haust|høst|vår|sommer|sommar|vinter)|år(?!s(?:rapport|melding|beretning))|året|halvår|tertial|kvartal|måned|månad|gang|gong|vår|høst|haust)\w*",
    re.IGNORECASE,
)
_INTO_ONE = re.compile(  # «set saman bidraga til éin felles statistikk»
    r"\b(?:til|i) (?P<phrase>(?:én|éin|éi|ett|eitt|en|ein|ei|et|eit) (?:felles|samlet|samla) (?:\w+ )?(?P<form>\w+))\b"
)


def grammar_reporting(one: Parsed) -> Iterator[Filler]:
    """Fillers of REPORT_WHAT, REPORT_HOW, REPORT_JOINT and REPORT_OWN of a sentence that reports."""
    text = one.sentence.text
    forms = [t for t in one.doc if _is_form(one, t) and not DENIED.search(text[: one.offset(t.idx)])]
    for form in forms:
        yield _filler(one, Slot.REPORT_HOW, (one.offset(_opening(form).idx), one.end(form)))
    for match in words("form_manner").finditer(text):
        if not any(one.offset(_opening(f).idx) <= match.start() < one.end(f) for f in forms):
            yield _filler(one, Slot.REPORT_HOW, match.span())
    for match in _INTO_ONE.finditer(text):
        if is_of("form_noun", match["form"].lower()):
            yield _filler(one, Slot.REPORT_HOW, match.span("phrase"))
    yield from _joint(one)
    yield from _own(one)
    for place in matters(one):
        yield _filler(one, Slot.REPORT_WHAT, place)


def _is_form(one: Parsed, token: Token) -> bool:
    form = token.lower_
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in one.bodies or is_of("no_form", form):
        return False
    case = case_of(token)
    if token.dep_ == "nsubj:pass" and is_of("told_verb", token.head.lower_) and "rapport" not in form:
        return False
    if is_of("meeting", form):
        return case in {"i", "på"} or any(is_of("tell_strong", t.lower_) for t in token.subtree)
    owned = token.i > 0 and token.nbor(-1).lower_ in {"sin", "sitt", "sine", "si"}
    bare = is_of("form_bare", form) and _opening(token) is token and not owned and not _handed(one, token)
    if not (is_of("form_noun", form) or shaped(token)) or bare:
        return False
    if _of_another(token, case):
        return False
    return (
        token.dep_ in {"obj", "iobj", "nsubj", "nsubj:pass", "ROOT", "xcomp", "conj", "appos"}
        or case in IN
        or case in ABOUT
        or (case == "til" and any(is_of("joint_mark", c.lower_) for c in token.children))
        or (token.dep_ == "obl" and not case and token.i < token.head.i)
    )


def _of_another(noun: Token, case: str) -> bool:
    """Whether a noun hangs on what is told or on a form: «endringer i trusselbildet», «rapporten med framlegg»."""
    if case in ABOUT and not is_of("ask_verb", noun.head.lower_):
        return True
    if case == "med" and is_of("form_noun", noun.head.lower_):
        return True
    loose = case in IN and noun.dep_ == "nmod" and _opening(noun) is noun
    return loose and not a_form(noun.head) and not is_of("regular_report", noun.lower_)


def _handed(one: Parsed, noun: Token) -> bool:
    """Whether a noun without an article is what is handed over: «sender departementene sine anbefalinger»."""
    verb = noun.head
    if noun.lower_.startswith(("svar", "tall", "tal")):
        return False
    over = any(is_of(name, verb.lower_) for name in ("send_verb", "hand_verb", "ask_verb"))
    return bool(over) and noun.dep_ in {"obj", "nsubj:pass"} and is_timed(one.sentence.text)


def _opening(noun: Token) -> Token:
    """The first word of a noun's phrase: its article and adjectives, no possessor."""
    first = noun
    for child in reversed([c for c in noun.children if c.i < noun.i]):
        if child.dep_ not in _DETERMINERS or child.i != first.i - 1:
            break
        first = child
    return first


def _joint(one: Parsed) -> Iterator[Filler]:
    text = one.sentence.text
    for token in one.doc:
        head = token.head
        met = head.lower_.startswith("møte") and case_of(head) in {"i", "på"}  # «på et felles møte»
        at = one.offset(token.idx)
        if (
            not is_of("joint_mark", token.lower_)
            or _asked(text, at)
            or (not met and any(m.start() <= at < m.end() for m in words("form_manner").finditer(text)))
            or DENIED.search(text[:at])
        ):
            continue
        subject = next((c for c in [*token.children, *head.children] if c.dep_.startswith("nsubj")), None)
        if token.dep_ in _DETERMINERS and (a_form(head) or met) and head.i > token.i:
            yield _filler(one, Slot.REPORT_JOINT, (one.offset(_opening(head).idx), one.end(head)))
        elif (
            token.lower_ not in _THE_SAME
            and token.dep_ not in _DETERMINERS - {"advmod"}
            and (
                is_of("tell_strong", head.lower_)
                or (is_of("joint_manner", token.lower_) and words("told_together").match(head.lower_))
                or (subject is not None and a_form(subject))
            )
        ):
            yield _filler(one, Slot.REPORT_JOINT, (one.offset(token.idx), one.end(token)))
    for match in words("joint_adverb").finditer(text):
        asked = _asked(text, match.start()) or _asked(text, match.end() - 1)
        if not asked and not DENIED.search(text[: match.start()]):
            yield _filler(one, Slot.REPORT_JOINT, match.span())
    passed = [m.span() for m in words("passed_on").finditer(text)]
    for match in words("gathered").finditer(text):
        only_passed = any(start < match.end() and match.start() < end for start, end in passed)
        if not only_passed and not DENIED.search(text[: match.start()]):
            yield _filler(one, Slot.REPORT_JOINT, match.span())


def _asked(text: str, at: int) -> bool:
    """Whether words stand in the clause of what is asked («hva de har gjort sammen», «… i eget direktorat»)."""
    return any(which.start() < at < which.start() + len(which[0].partition(",")[0]) for which in WHICH.finditer(text))


def _own(one: Parsed) -> Iterator[Filler]:
    """The words of each for itself."""
    text = one.sentence.text
    for match in words("own_mark").finditer(text):
        other = _TIME.search(match[0]) or DENIED.search(text[: match.start()]) or _asked(text, match.start())
        if not other:
            yield _filler(one, Slot.REPORT_OWN, match.span())
    for token in one.doc:
        if token.lower_ in _APART and token.dep_ == "advmod" and _by_one(one, token.head):
            yield _filler(one, Slot.REPORT_OWN, (one.offset(token.idx), one.end(token)))


def _by_one(one: Parsed, verb: Token) -> bool:
    """«Politiet skal rapportere særskilt»: one body tells, by itself; «det rapporteres særskilt» says only of what."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return is_of("tell_strong", verb.lower_) and any(
        s.i in one.bodies and not any(c.dep_ == "conj" for c in s.children) for s in subjects
    )


def _filler(one: Parsed, slot: Slot, place: tuple[int, int]) -> Filler:
    said = one.sentence.text[place[0] : place[1]]
    at = one.sentence.span
    return Filler(
        slot,
        said.lower() if slot is Slot.REPORT_HOW else said,
        Span(at.block, at.start + place[0], at.start + place[1]),
        evidence=said,
    )
