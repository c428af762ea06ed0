"""Words about who bears the cost of a task, and within what, where a sentence names no amount.

Any clause that speaks of a frame, of own means, of costs or of money given or denied counts, unless it tells of others'
costs, of savings, of last year or of how money was used. The clause is the value. DFØ/Difi 2017/1, advice 4 and 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.labels import value_of
from linter.coordination.model import Filler, Slot
from linter.coordination.money.purpose import names_it, phrase
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["cost_words"]

_SAYS = ("money_frame", "money_own", "money_none", "money_share", "money_set_aside", "money_means")
_CLAUSE_END = re.compile(
    r"[;:]\s|\.$|,\s+(?:og|men|mens|medan|så|for|fordi|slik|jf|som|der|noe|noko|da|ettersom|siden)\b\.?\s*|\s–\s",
    re.IGNORECASE,
)
_NEXT = re.compile(r",\s+|\s(?:og|men|mens|medan)\s")
_SAID_OF_IT = re.compile(r"\b(?:som|der|noe|noko)\s*$", re.IGNORECASE)
_FIGURE = re.compile(  # «innenfor rammen av strategien»
    r"^[^.,;]*\bramm(?:e|en|er|ene|ane|a) (?:av|for) "
    r"(?!\w*(?:budsjett|bevilgning|løyving|tildeling|midl|det\b|dei?\b|\d))",
    re.IGNORECASE,
)


def cost_words(one: Parsed, talk: Talk, figures: list[tuple[int, int]], *, beside: bool) -> Iterator[Filler]:
    """The clauses about cost as one filler of a sentence, or what a label tells; none where it has neither.

    Where the sentence also tells ``figures`` (their places), only what stands in clauses of its own counts; where one
    of them is the task's (``beside``), only who pays.
    """
    text = one.sentence.text
    if text.rstrip().endswith(":"):
        return  # «følgende midler er stilt til rådighet:» opens a list of amounts
    told = value_of(one.sentence, "label_money", talk)
    clauses = ((at, _clause(text, *at, figures)) for at in _said(one, talk))
    found = [clause for at, clause in clauses if clause[0] < clause[1] and not _against(one, at, clause)]
    if beside:
        found = [clause for clause in found if _has_payer(one, clause)]
    elif figures:
        found = [clause for clause in found if not words("money_share").search(text[slice(*clause)])]
    if told and not beside:
        found = [told]
    if found:
        first, last = min(s for s, _ in found), max(e for _, e in found)
        said = text[first:last].strip(" ,.;:")
        first += len(text[first:last]) - len(text[first:last].lstrip(" ,.;:"))
        at = one.sentence.span
        yield Filler(Slot.MONEY, said, Span(at.block, at.start + first, at.start + first + len(said)), evidence=said)


def _said(one: Parsed, talk: Talk) -> Iterator[tuple[int, int]]:
    """Where a sentence speaks of frames, own means, costs or money given or denied."""
    text = one.sentence.text
    for name in _SAYS:
        for match in words(name).finditer(text):
            if not _FIGURE.search(text[match.start() :]):
                yield match.span()
    for token in one.doc:
        cost = is_of("cost_noun", token.lower_) and not _looked_at(token)
        paid = is_of("fund_verb", token.lower_) or (is_of("pay_verb", token.lower_) and not _spans(token))
        funded = paid and _of_task(one, token, talk)
        pays = is_of("pay_verb", token.lower_) and _by_parties(one, token) and not _spans(token)
        if cost or pays or funded:
            yield one.offset(token.idx), one.end(token)


def _of_task(one: Parsed, verb: Token, talk: Talk) -> bool:
    """Whether the subject of a verb is the task: «ordningen finansieres gjennom brukerbetaling»."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if subject is None:
        return False
    return is_of("money_share_noun", subject.lower_) or names_it(phrase(one, subject), talk)


def _spans(verb: Token) -> bool:
    """Whether «dekke» has an object that is no cost: «dekkjer logistikken», «dekker området»."""
    objects = [c for c in verb.children if c.dep_ == "obj" and c.pos_ == "NOUN"]
    return is_of("cover_or_span", verb.lower_) and bool(objects) and not any(_costs(o) for o in objects)


def _costs(noun: Token) -> bool:
    return any(is_of(name, noun.lower_) for name in ("cost_noun", "cover_object", "budget_noun"))


def _looked_at(noun: Token) -> bool:
    """Whether a cost is looked at, told or lowered, and not borne: «undersøkelsen av ressursbruken tas med»."""
    verb = noun
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
        if is_of("cost_looked_at", verb.lower_):
            return True
    forms = [verb, *(c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "conj", "advcl"})]
    if any(is_of("cover_verb", v.lower_) for v in forms):
        return False
    return any(is_of("cost_told", v.lower_) for v in (*forms, verb.head))


def _by_parties(one: Parsed, verb: Token) -> bool:
    """Whether a verb of paying has a body, the parties or their own share beside it."""
    whole = verb.head if verb.dep_ in {"xcomp", "advcl", "acl"} else verb  # «går sammen om å betale»
    near = list(whole.subtree)
    said = one.words(near[0], near[-1])
    own = any(is_of(name, t.lower_) for t in near for name in ("own_share", "budget_noun"))
    parties = any(words(name).search(said) for name in ("agencies_plural", "ministries_plural", "money_whoever"))
    return own or parties or any(t.i in one.bodies for t in near)


def _clause(text: str, start: int, end: int, figures: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause around some words; where it holds a figure, what follows that after a comma, or nothing."""
    bounds = [m.span() for m in _CLAUSE_END.finditer(text)]
    first = max((e for _, e in bounds if e <= start), default=0)
    last = min((s for s, _ in bounds if s >= end), default=len(text))
    if not figures:
        return first, last
    opens = text[last : last + 1] == ":" and any(s >= last for s, _ in figures)  # «finansieringen er delt: HOD 10 …»
    if opens or any(s < last and e > start for s, e in figures) or _SAID_OF_IT.search(text[:first]):
        return start, start
    before = [e for s, e in figures if first <= s < start]
    comma = _NEXT.search(text, max(before), start) if before else None
    return (comma.end() if comma else start if before else first), (last if comma or not before else start)


def _has_payer(one: Parsed, clause: tuple[int, int]) -> bool:
    """Whether a clause beside a figure says of its own who pays: «…, dei andre dekkjer utgiftene sjølve»."""
    inside = [t for t in one.doc if clause[0] <= one.offset(t.idx) < clause[1]]
    if inside and (inside[0].i in one.bodies or is_of("money_others", inside[0].lower_)):
        return True
    if inside and is_of("paid_participle", inside[0].lower_):
        return True  # «…, finansiert over egen ramme»
    if words("money_whoever").search(one.sentence.text[slice(*clause)]):
        return True
    told = any(t.dep_.startswith("nsubj") and not is_of("money_others_not", t.lower_) for t in inside)
    return told and any(t.pos_ in {"VERB", "AUX"} for t in inside)


def _against(one: Parsed, at: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Whether a clause tells of others' costs or of last year, asks, weighs, or is about reports."""
    text = one.sentence.text
    said = text[slice(*clause)]
    told = any(words(name).search(said) for name in ("money_not_given", "money_others_cost", "money_gain"))
    asked = words("money_asked").search(text[clause[0] : at[0]])
    reported = words("report").search(said) and not words("money_none").search(said)
    free = words("money_free").fullmatch(text[slice(*at)]) is not None and not _of_parties(one, said, clause)
    return bool(told or asked or reported or free) or _others_pay(one, clause)


def _of_parties(one: Parsed, said: str, clause: tuple[int, int]) -> bool:
    """Whether a clause is about bodies, the parties or the task: «deltakelsen er gratis for etatene»."""
    named = any(words(name).search(said) for name in ("money_party", "money_joint", "task_words", "agencies_plural"))
    inside = (t for t in one.doc if clause[0] <= one.offset(t.idx) < clause[1])
    return named or any(t.i in one.bodies or is_of("money_share_noun", t.lower_) for t in inside)


def _others_pay(one: Parsed, clause: tuple[int, int]) -> bool:
    """Whether who bears a cost is neither a body nor the parties: «byggherren har ansvar for kostnadene»."""
    for verb in one.doc:
        if not clause[0] <= one.offset(verb.idx) < clause[1]:
            continue
        agent = next((c for c in verb.children if c.dep_ == "obl" and case_of(c) == "av"), None)
        payer = next((c for c in verb.children if c.dep_ == "nsubj"), agent)
        if payer is None or payer.pos_ != "NOUN" or any(t.i in one.bodies for t in payer.subtree):
            continue
        if not any(is_of("cost_noun", t.lower_) for t in verb.subtree if t.i > payer.i or payer is agent):
            continue
        said = one.words(payer.left_edge, payer)
        return not any(words(name).search(said) for name in ("money_party", "money_noun", "money_joint", "task_words"))
    return False
