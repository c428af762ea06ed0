"""What a report is about, by the tree of the sentence.

The matter hangs on the verb or the form with «om», «på», «over», «av», is the verb's object, or the subject of what is
told, put or to be found in a report. Advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.due import follows, in_meeting, told_in_report
from linter.coordination.reporting.handed_over import matter
from linter.coordination.reporting.no_matter import no_matter
from linter.coordination.reporting.received import a_form, given_ministry, past, wanted
from linter.coordination.words import is_of, words
from linter.letters.dates import dates

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ABOUT", "IN", "WHICH", "matters", "told_within"]

ABOUT = frozenset({"om", "på", "for", "over", "av", "rundt", "omkring"})
IN = frozenset({"i", "med", "gjennom", "ved", "på", "via", "som"})
WHICH = re.compile(
    r"\b(?:hva|kva|hvor(?:dan|vidt|for)?|kor(?:leis|vidt)?|kvifor|hvilke[nt]?|i hvilken grad|i kva grad)\b[^.;]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:innen|innan|senest|seinast"
    r"|(?:hver|kvar)t? (?:\d|\w*(?:år|tertial|kvartal|måned|månad|uke|veke|vår|høst|haust|gang|gong|møte|mars)\w*)"
    r"|i (?:sin |sine |den |det |\w+ )?\w*(?:rapport|møte|dialog|portal|system|database|plattform|skjema|dashbord)\w*"
    r"|til (?:departement|oss|eget|eige|hvert|sitt|styrings)"
    r"|første gang|fyrste gong|før|ved (?:utgangen|slutten|årsskiftet|nyttår)|i løpet av"
    r"|og (?:sender|leverer|oversender))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_FOR_IT = re.compile(  # «Hvor mange som er med, skal departementet få vite»
    r",?\s(?:skal|må|bør|vil|ønsker|ønskjer|ynskjer|ber|bed|bes|ventar?|forventar?|treng(?:er)?)\s", re.IGNORECASE
)
_EMPTY = re.compile(
    r"(?:departement\w*|oss|vegner?.*|\d.*|(?:hvert?|kvart?)\b.*|seg|årsbasis|det sam[em]+e?|dette|det)",
    re.IGNORECASE,
)
_IF = frozenset({"dersom", "hvis", "viss", "om", "når"})
_WHO = frozenset({"dere", "de", "dei", "dykk"})  # «ventetida skal de rapportere»
_PARTICLES = frozenset({"inn", "fram", "frem"})  # «melder inn tallene», read as a preposition
_LONGEST = 120


def matters(one: Parsed) -> Iterator[tuple[int, int]]:
    """Where the matter stands in a sentence that reports: (start, end) in its text."""
    which = WHICH.search(one.sentence.text)
    if which:
        yield from _beside(one, which.start())
        asked = _ASKS_FOR_IT.split(which[0])[0] if which.start() == 0 else which[0]
        yield from _words(one, which.start(), which.start() + len(asked))
        return
    containers = {token: list(_told(one, token)) for token in one.doc if _is_container(token)}
    yield from (place for places in containers.values() for place in places)
    apart = {_clause(token) for token, places in containers.items() if places}
    for token in one.doc:
        if not apart or _clause(token) not in apart:
            yield from _hanging_on(one, token)


def _beside(one: Parsed, at: int) -> Iterator[tuple[int, int]]:
    """The noun phrase that a question is joined to: «tal på kontrollar og kva dei har avdekt»."""
    before = [t for t in one.doc if one.end(t) < at]
    if len(before) < 2 or before[-1].lower_ not in {"og", "samt"}:  # noqa: PLR2004 - a noun and «og»
        return
    noun = before[-2]
    while noun.dep_ == "nmod" and not is_of("matter_holder", noun.lower_) and not a_form(noun.head):
        noun = noun.head
    if noun.pos_ == "NOUN" and not a_form(noun) and not no_matter(one, noun, of_form=False):
        start = next(t for t in noun.subtree if t.dep_ != "case" or t.head.i != noun.i)
        yield from _words(one, one.offset(start.idx), one.end(before[-2]))


def _clause(token: Token) -> int:
    """The place of the verb with a subject of its own in whose clause a word stands, or of the root."""
    while token.dep_ != "ROOT":
        side = token.dep_ in {"conj", "parataxis", "ccomp", "advcl"}
        if side and any(c.dep_.startswith("nsubj") for c in token.children):
            break
        token = token.head
    return token.i


def _hanging_on(one: Parsed, token: Token) -> Iterator[tuple[int, int]]:
    """The matter that hangs on a verb or a form."""
    if token.dep_ == "advcl" and any(c.lower_ in _IF for c in token.children):
        return  # «varsler dersom prøver viser overskridelser»
    verb = token.pos_ in {"VERB", "AUX", "ADJ"} and (
        is_of("tell_strong", token.lower_)
        or is_of("report_act", token.lower_)
        or (is_of("show_verb", token.lower_) and any(a_form(t) for t in one.doc))
        or told_in_report(token)
        or given_ministry(token)
        or wanted(one, token)
    )
    verb = (
        verb
        or case_of(token) == "hos"
        or any(a_form(c) and case_of(c) in IN - {"som", "ved", "med"} for c in token.children)
    )
    holder = is_of("light_noun", token.lower_) or is_of("matter_holder", token.lower_)
    holder = holder or ("departement" in token.lower_ and token.dep_ == "nmod" and a_form(token.head))
    if not verb and not a_form(token) and not holder:
        return
    for child in token.children:
        if verb and (_received(token) or past(token) or follows(token)):
            verb = False
        if verb and _followed_up(token, child):
            continue
        opens = (child.i > token.i and _opens_matter(token, child)) or (verb and _is_object(token, child))
        if opens and (
            (_is_status(child) and (case_of(child) == "om" or _has_container(token)))
            or not no_matter(one, child, of_form=a_form(token))
        ):
            yield from _said(one, child)


def told_within(one: Parsed) -> bool:
    """Whether the sentence says what is to stand in a report, so that words after the report's name are no matter."""
    return any(place for token in one.doc if _is_container(token) for place in _told(one, token))


def _is_container(verb: Token) -> bool:
    """Whether a verb puts something in a report: «innarbeider … i årsrapporten», «får et avsnitt i årsrapporten»."""
    if told_in_report(verb) or in_meeting(verb) or _shown_in_report(verb):
        return True
    if verb.pos_ not in {"VERB", "ADJ", "AUX"}:
        return False
    put = is_of("put_verb", verb.lower_) and any(_holder(c) for c in verb.children if c.dep_ != "conj")
    return bool(put or _given_room(verb) or any(_holder(n) for o in _objects(verb) for n in o.children))


def _shown_in_report(verb: Token) -> bool:
    """«I årsrapporten forventer vi at ressursbruken er omtalt»."""
    reports = any(is_of("regular_report", t.lower_) and case_of(t) == "i" for t in verb.doc)
    return reports and verb.dep_ == "ccomp" and is_of("shown_adj", verb.lower_)


def _objects(verb: Token) -> list[Token]:
    put = is_of("put_verb", verb.lower_)
    return [c for c in verb.children if c.dep_ in {"obj", "nsubj:pass"}] if put else []


def _holder(token: Token) -> bool:
    """«I én oversikt», «i årsrapporten»."""
    return case_of(token) in {"i", "til"} and a_form(token)


def _given_room(verb: Token) -> bool:
    """«Samarbeidet får en egen bolk i årsrapporten»."""
    room = any(c.dep_ == "obj" and is_of("room_noun", c.lower_) for c in verb.children)
    return room and is_of("get_verb", verb.lower_)


def _told(one: Parsed, verb: Token) -> Iterator[tuple[int, int]]:
    for child in verb.children:
        given = _given_room(verb) and child.dep_.startswith("nsubj")
        if (given or (_is_object(verb, child) and not _given_room(verb))) and (
            _is_status(child) or not no_matter(one, child, of_form=False)
        ):
            yield from _said(one, child)


def _is_status(token: Token) -> bool:
    return is_of("status_noun", token.lower_)


def _has_container(verb: Token) -> bool:
    """Whether a status is told in something else: then it is the matter and not the form."""
    gathered = words("gathered").search(verb.doc.text) and is_of("put_verb", verb.lower_)
    return (
        bool(gathered)
        or told_in_report(verb)
        or any(is_of("meeting", t.lower_) and case_of(t) in {"i", "på"} for t in verb.subtree)
    )


def _received(verb: Token) -> bool:
    """«Tar imot tallene»: what is sent to one, and no report."""
    return any(c.lower_ in {"imot", "mot"} and c.dep_ in {"compound:prt", "advmod"} for c in verb.children)


def _followed_up(verb: Token, child: Token) -> bool:
    """«Arbeidet følges opp i dialogmøtene»: the task as a whole, which the ministry follows, and no matter."""
    up = verb.lower_.startswith("følg") and any(c.lower_ == "opp" for c in verb.children)
    return up and bool(words("task_words").fullmatch(child.lower_))


def _is_object(verb: Token, child: Token) -> bool:
    if child.dep_.startswith("nsubj") and in_meeting(verb):
        return True
    if child.dep_ in {"obj", "nsubj:pass"} or (child.dep_ == "obl" and case_of(child) in _PARTICLES):
        return True
    if child.dep_ == "nsubj" and any(c.dep_ == "cop" for c in verb.children) and given_ministry(verb):
        return True
    if child.dep_ == "nsubj" and any(case_of(t) == "hos" or t.lower_ == "hende" for t in (verb, *verb.children)):
        return True
    stands = any(is_of(name, verb.lower_) for name in ("stand_verb", "shown_adj"))
    if child.dep_ == "nsubj" and stands and told_in_report(verb):
        return True
    passive = verb.lower_.endswith(("es", "ås", "ast")) or any(
        c.dep_ == "aux:pass" or c.lower_ == "bes" for c in verb.children
    )
    fronted = any(c.i > verb.i and words("agencies_plural").search(c.lower_) for c in verb.children)
    fronted = fronted or any(c.i > child.i and c.lower_ in _WHO and not case_of(c) for c in verb.children)
    return child.dep_ in {"nsubj", "obl"} and child.i < verb.i and not case_of(child) and (passive or fronted)


def _opens_matter(head: Token, child: Token) -> bool:
    """«om», «på», «over», «av»; «for» only after words of accounting («redegjøre for»): else it says for whom."""
    if is_of("proposal", head.lower_) and case_of(child) == "til":
        return True
    if case_of(child) == "med" and _holds(head, child):
        return True
    if child.dep_ in {"ccomp", "acl", "advcl", "nmod", "obl", "acl:relcl"}:
        marks = {c.lower_ for c in child.children if c.dep_ in {"case", "mark"} and c.i < child.i}
        answers = head.lower_.startswith("svar") and "overfor" in head.doc.text and "rapport" in head.doc.text
        if a_form(head) and "med" in marks and child.dep_ == "nmod" and not child.text.isdigit():
            return not words("form_manner").search(child.doc[child.left_edge.i - 1 : child.i + 1].text)
        about = (
            ABOUT
            if answers or is_of("matter_holder", head.lower_) or is_of("account_for", head.lower_)
            else ABOUT - {"for"}
        )
        if not a_form(head) and head.pos_ == "VERB":
            about = about - {"av"}  # who does it
        if a_form(head) and "for" in marks and child.dep_ == "nmod":
            return not _for_whom(child)
        return bool(marks & about) and not marks & {"innen", "innan", "til"}
    return False


def _holds(head: Token, child: Token) -> bool:
    """«Sender departementet en e-post med de viktigste funnene»: what a form holds that is handed over."""
    handed = is_of("send_verb", head.lower_) or "departement" in head.lower_
    formed = any(a_form(c) and c.i < child.i for c in (*head.children, head.head))
    return bool(handed) and formed and bool(is_of("known_noun", child.lower_) or is_of("matter_holder", child.lower_))


def _for_whom(child: Token) -> bool:
    """Whether a form is for somebody or a time: «en oversikt for departementet», «rapporten for 2026»."""
    form = child.lower_
    whom = any(is_of(name, form) for name in ("ministry_noun", "insider", "outsider"))
    time = bool(words("frequency").search(form)) or re.search(r"\d|år|tertial|kvartal|periode|måned|månad|dag", form)
    return whom or bool(time) or child.pos_ in {"PROPN", "PRON", "NUM", "DET"} or form in {"del", "alle"}


def _said(one: Parsed, child: Token) -> Iterator[tuple[int, int]]:
    if case_of(child) == "for" and child.lower_ in {"del", "delen"}:
        return  # «for sin del»
    tokens = list(child.subtree)
    start = next((t for t in tokens if t.dep_ not in {"case", "punct"} or t.head.i != child.i), tokens[0])
    within = [t.left_edge.i for t in child.children if t.i > child.i and _holder(t)]
    last = one.doc[min(within) - 1] if within else tokens[-1]
    yield from _words(one, one.offset(start.idx), one.end(last))


def _words(one: Parsed, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The matter from one offset to another, without what says when and to whom."""
    said = _TAIL.sub("", one.sentence.text[first:last])[:_LONGEST].rstrip(" .,;:")
    said = matter(said, one.sentence)
    if said and not _EMPTY.fullmatch(said) and not dates(said):
        first = one.sentence.text.index(said, first)
        yield first, first + len(said)
