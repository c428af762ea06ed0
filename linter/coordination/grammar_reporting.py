"""Reporting by the tree of the sentence: what is handed over or told, in which form, together or each for itself.

Which sentences report: :mod:`linter.coordination.grammar_due`. The form is the noun's phrase; the matter hangs on the
verb or the form with «om», «på», «over», «av», or is the verb's object; «felles» and «egen» are read where they belong
to these. Advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.grammar_due import told_in_report
from linter.coordination.handed_over import matter
from linter.coordination.model import Filler, Slot
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of, words
from linter.letters.dates import dates
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["grammar_reporting"]

_ABOUT = frozenset({"om", "på", "for", "over", "av", "rundt", "omkring"})
_IN = frozenset({"i", "med", "gjennom", "ved", "på", "via", "som"})
_DETERMINERS = frozenset({"det", "amod", "nummod", "advmod"})
_TAIL = re.compile(
    r",?\s+(?:innen|innan|senest|seinast|hvert?|kvart?|i (?:sin |sine |den |det |\w+ )?\w*(?:rapport|møte|dialog)\w*"
    r"|til (?:departement|oss|eget|eige|hvert|sitt|styrings)"
    r"|første gang|fyrste gong|før|ved utgangen|i løpet av|og (?:sender|leverer|oversender))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"\b(?:\w*(?:haust|høst|vår|sommer|sommar|vinter)|år|året|halvår|tertial|kvartal|måned|månad|gang|gong|vår|høst|haust)\w*",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:hva|kva|hvor(?:dan|vidt|for)?|kor(?:leis|vidt)?|kvifor|hvilke[nt]?|i hvilken grad|i kva grad)\b[^.;]*",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:ikke|ikkje|ingen|inga|uten|utan)\b[^,;]{0,40}$", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:departement\w*|oss|vegner?.*|\d.*|(?:hvert?|kvart?)\b.*|seg|sin del|årsbasis|det sam[em]+e?|dette|det)",
    re.IGNORECASE,
)
_LONGEST = 120


def grammar_reporting(one: Parsed) -> Iterator[Filler]:
    """Fillers of REPORT_WHAT, REPORT_HOW, REPORT_JOINT and REPORT_OWN of a sentence that reports."""
    text = one.sentence.text
    forms = [t for t in one.doc if _is_form(one, t) and not _DENIED.search(text[: one.offset(t.idx)])]
    for form in forms:
        yield _filler(one, Slot.REPORT_HOW, (one.offset(_opening(form).idx), one.end(form)))
    for match in words("form_manner").finditer(text):
        if not any(one.offset(_opening(f).idx) <= match.start() < one.end(f) for f in forms):
            yield _filler(one, Slot.REPORT_HOW, match.span())
    yield from _joint(one)
    yield from _own(one)
    yield from _matter(one)


def _is_form(one: Parsed, token: Token) -> bool:
    form = token.lower_
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in one.bodies:
        return False
    case = case_of(token)
    if is_of("meeting", form):
        return case in {"i", "på"}
    if not is_of("form_noun", form) or (is_of("form_bare", form) and _opening(token) is token):
        return False
    if case in _ABOUT and not is_of("ask_verb", token.head.lower_):
        return False
    return (
        token.dep_ in {"obj", "iobj", "nsubj", "nsubj:pass", "ROOT", "xcomp", "conj", "appos"}
        or case in _IN
        or case in _ABOUT
    )


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
        if (
            not is_of("joint_mark", token.lower_)
            or _asked(text, one.offset(token.idx))
            or _DENIED.search(text[: one.offset(token.idx)])
        ):
            continue
        head = token.head
        subject = next((c for c in [*token.children, *head.children] if c.dep_.startswith("nsubj")), None)
        if token.dep_ in _DETERMINERS and _a_form(head) and head.i > token.i:
            yield _filler(one, Slot.REPORT_JOINT, (one.offset(_opening(head).idx), one.end(head)))
        elif token.dep_ not in _DETERMINERS - {"advmod"} and (
            is_of("tell_strong", head.lower_) or (subject is not None and _a_form(subject))
        ):
            yield _filler(one, Slot.REPORT_JOINT, (one.offset(token.idx), one.end(token)))
    for match in words("joint_adverb").finditer(text):
        if not _asked(text, match.start()) and not _DENIED.search(text[: match.start()]):
            yield _filler(one, Slot.REPORT_JOINT, match.span())
    for match in words("gathered").finditer(text):
        yield _filler(one, Slot.REPORT_JOINT, match.span())


def _asked(text: str, at: int) -> bool:
    """Whether words stand in the clause of what is asked («hva de har gjort sammen», «… i eget direktorat»)."""
    return any(which.start() < at < which.start() + len(which[0].partition(",")[0]) for which in _WHICH.finditer(text))


def _a_form(token: Token) -> bool:
    return is_of("form_noun", token.lower_) or is_of("form_strong", token.lower_)


def _own(one: Parsed) -> Iterator[Filler]:
    """The first word of each for itself."""
    text = one.sentence.text
    for match in words("own_mark").finditer(text):
        other = _TIME.search(match[0]) or _DENIED.search(text[: match.start()]) or _asked(text, match.start())
        if not other:
            yield _filler(one, Slot.REPORT_OWN, match.span())
            return


def _matter(one: Parsed) -> Iterator[Filler]:
    text = one.sentence.text
    which = _WHICH.search(text)
    if which:
        yield from _words(one, which.start(), which.end())
        return
    for token in one.doc:
        verb = token.pos_ in {"VERB", "AUX", "ADJ"} and (
            is_of("tell_strong", token.lower_)
            or is_of("report_act", token.lower_)
            or (is_of("show_verb", token.lower_) and any(_a_form(t) for t in one.doc))
            or told_in_report(token)
        )
        verb = verb or any(_a_form(c) and case_of(c) in _IN - {"som", "ved"} for c in token.children)
        holder = is_of("light_noun", token.lower_) or is_of("matter_holder", token.lower_)
        if not verb and not _a_form(token) and not holder:
            continue
        for child in token.children:
            opens = (child.i > token.i and _opens_matter(token, child)) or (verb and _is_object(token, child))
            if opens and not _no_matter(one, child, of_form=_a_form(token)):
                yield from _said(one, child)


def _is_object(verb: Token, child: Token) -> bool:
    if child.dep_ in {"obj", "nsubj:pass"}:
        return True
    if child.dep_ == "nsubj" and is_of("stand_verb", verb.lower_):
        return told_in_report(verb)
    passive = verb.lower_.endswith(("es", "ås", "ast")) or any(c.dep_ == "aux:pass" for c in verb.children)
    fronted = any(c.i > verb.i and words("agencies_plural").search(c.lower_) for c in verb.children)
    return child.dep_ in {"nsubj", "obl"} and child.i < verb.i and not case_of(child) and (passive or fronted)


def _opens_matter(head: Token, child: Token) -> bool:
    """«om», «på», «over», «av»; «for» only after words of accounting («redegjøre for»): else it says for whom."""
    if is_of("proposal", head.lower_) and case_of(child) == "til":
        return True
    if child.dep_ in {"ccomp", "acl", "advcl", "nmod", "obl", "acl:relcl"}:
        marks = {c.lower_ for c in child.children if c.dep_ in {"case", "mark"} and c.i < child.i}
        about = _ABOUT if is_of("account_for", head.lower_) else _ABOUT - {"for"}
        return bool(marks & about) and not marks & {"innen", "innan", "til"}
    return False


def _no_matter(one: Parsed, child: Token, *, of_form: bool) -> bool:
    form = child.lower_
    return (
        child.i in one.bodies
        or child.pos_ in {"PRON", "ADV", "NUM", "ADJ"}
        or any(
            is_of(name, form)
            for name in ("form_noun", "meeting", "light_noun", "ministry_noun", *([] if of_form else ["no_matter"]))
        )
        or bool(words("agencies_plural").search(form) or words("frequency").search(form))
    )


def _said(one: Parsed, child: Token) -> Iterator[Filler]:
    tokens = list(child.subtree)
    start = next((t for t in tokens if t.dep_ not in {"case", "punct"} or t.head.i != child.i), tokens[0])
    yield from _words(one, one.offset(start.idx), one.end(tokens[-1]))


def _words(one: Parsed, first: int, last: int) -> Iterator[Filler]:
    """The matter from one offset to another, without what says when and to whom."""
    said = _TAIL.sub("", one.sentence.text[first:last])[:_LONGEST].rstrip(" .,;:")
    said = matter(said, one.sentence)
    if said and not _EMPTY.fullmatch(said) and not dates(said):
        first = one.sentence.text.index(said, first)
        yield _filler(one, Slot.REPORT_WHAT, (first, first + len(said)))


def _filler(one: Parsed, slot: Slot, place: tuple[int, int]) -> Filler:
    said = one.sentence.text[place[0] : place[1]]
    at = one.sentence.span
    return Filler(
        slot,
        said.lower() if slot is Slot.REPORT_HOW else said,
        Span(at.block, at.start + place[0], at.start + place[1]),
        evidence=said,
    )
