"""What a time hangs on in the tree of its sentence: a delivery, another's matter, an end, a beginning, a goal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.clause import is_verb
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.period.times import Kind, Time
from linter.coordination.spoken_of import bare_work, told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "begins",
    "by_verb",
    "clause",
    "delivered",
    "goal",
    "hangs_on",
    "length",
    "of_other",
    "of_task",
    "path_of",
    "said_from",
    "subject_of",
]

_PARTIES = ("lasting_of", "agencies_plural", "task_words", "ministries_plural")
_RUNS_OUT = re.compile(r"\b(ut|ned|bort)(?: (?:i|ved|den))?\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:og|men|mens|medan|som|der|noe|noko)\b|\s–\s", re.IGNORECASE)
_BE = frozenset({"være", "vere", "bli", "verte", "er", "blir"})
_AIMS = frozenset({"målet", "ambisjonen", "formålet", "føremålet"})
_SHORT = 45  # characters from a subject to a time that are quoted with it
_EACH_TURN = re.compile(r"\W*(?:av|om) g[ao]ng", re.IGNORECASE)
_BECOMES = frozenset({"blir", "bli"})
_BEGINS = re.compile(r"\b(?:tek|tok|teke|tar|tatt|ta) $", re.IGNORECASE)


def path_of(one: Parsed, time: Time) -> list[Token]:
    """What a time hangs on: its heads, nearest first, to the verb of its clause."""
    inside = [t for t in one.doc if time.match.start() <= one.offset(t.idx) < time.match.end()]
    heads: list[Token] = []
    at = inside[-1] if inside else None
    while at is not None and at.head.i != at.i:
        at = at.head
        within = time.match.start() <= one.offset(at.idx) < time.match.end()
        if not within or is_verb(at):
            heads.append(at)
            if at.lower_ in _BECOMES:  # «blir lukka i desember», where the tree heads the clause with «blir»
                heads += (c for c in at.children if c.dep_ == "xcomp" and is_of("time_end", c.lower_))
        if at.pos_ == "VERB" and at.dep_ != "xcomp":
            break
    return heads


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, of a relative clause what it is said of; None where it has none of its own."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "aux" and c.pos_ == "VERB")]  # «er planlagt avsluttet»
    subjects = (c for v in verbs for c in v.children if c.dep_.startswith("nsubj"))
    found = next((c for c in subjects if not is_of("time_season", c.lower_)), None)
    relative = found is not None and found.lower_ == "som" and verb.dep_ == "acl:relcl"
    return verb.head if relative else found


def clause(one: Parsed, time: Time, *, before: bool = False) -> str:
    """The words around a time up to where other clauses begin; only those ``before`` it."""
    text = one.sentence.text
    ends = [m.span() for m in _CLAUSE_END.finditer(text)]
    first = max((e for _, e in ends if e <= time.match.start()), default=0)
    last = min((s for s, _ in ends if s >= time.match.end()), default=len(text))
    return text[first : time.match.start() if before else last]


def said_from(one: Parsed, time: Time) -> int:
    """Where the words that tell a time begin in the sentence: at the subject of its verb where that stands near."""
    heads = path_of(one, time)
    subject = subject_of(heads[-1]) if heads else None
    first = one.offset(subject.left_edge.idx) if subject is not None else time.match.start()
    return first if 0 < time.match.start() - first <= _SHORT else time.match.start()


def delivered(one: Parsed, time: Time, *, money: bool = True) -> bool:
    """Whether something is delivered then: a report, a plan, an evaluation, ``money``."""
    heads = path_of(one, time)
    subject = subject_of(heads[-1]) if heads else None
    told = subject is not None and is_of("time_no_length", subject.lower_)
    names = ("time_delivery", "time_paid") if money else ("time_delivery",)
    return told or any(is_of(name, h.lower_) for h in heads for name in names)


def of_other(one: Parsed, time: Time, *, owned: bool = True) -> bool:
    """Whether a clause is about a law, an agreement with an outsider, or (``owned``) what one body has of its own."""
    heads = path_of(one, time)
    subject = subject_of(heads[-1]) if heads else None
    if subject is None:
        return False
    shall = any(
        c.lower_ in {"skal", "skulle", "må", "bør"} for h in (heads[-1], *heads[-1].ancestors) for c in h.children
    )
    if any(is_of("time_forecast", head.lower_) for head in heads) and not shall:
        return True  # «ventes å øke fram mot 2030»
    owners = [t for t in subject.subtree if t.i in one.bodies and t.i != subject.i]
    own = len(owners) == 1 and subject.i not in one.bodies and case_of(owners[0]) != "med"
    return (owned and own) or is_of("period_other", subject.lower_) or _with_outsider(one, subject)


def _with_outsider(one: Parsed, subject: Token) -> bool:
    """Whether an agreement is with somebody who is no body: «rammeavtalen med leverandøren»."""
    if not is_of("time_contract", subject.lower_):
        return False
    others = [t for t in subject.subtree if case_of(t) == "med" and t.pos_ == "NOUN" and t.i not in one.bodies]
    return any(not words("agencies_plural").search(t.lower_) for t in others)


def length(one: Parsed, time: Time, talk: Talk) -> bool:
    """Whether a number of years is how long the task or its parties go on."""
    heads = path_of(one, time)
    subject = subject_of(heads[-1]) if heads else None
    if _no_length(one, time, heads) or (subject is not None and _with_outsider(one, subject)):
        return False
    if subject is None or subject.pos_ != "NOUN" or subject.i in one.bodies or is_of("lasting_of", heads[0].lower_):
        return True
    text = one.words(subject.left_edge, subject).lower()
    ours = bare_work(subject) or any(words(name).search(text) for name in _PARTIES)
    return ours or told_by_stems(text, talk, one.sentence.text)


def _no_length(one: Parsed, time: Time, heads: list[Token]) -> bool:
    """Whether a number of years is an age, how long something has gone on, or of a turn («i to år av gangen»)."""
    before, after = one.sentence.text[: time.match.start()], one.sentence.text[time.match.end() :]
    if words("time_years_past").search(after) or words("time_years_not").search(before):
        return True
    if _EACH_TURN.match(after) and words("time_turn").search(before):
        return True
    if any(is_of("time_no_length", h.lower_) for h in heads):
        return True
    children = list(heads[-1].children) if heads else []
    told = any(c.lower_ == "har" for c in children if c.dep_ == "aux")
    done = told and not is_of("time_agreed", heads[-1].lower_)
    return done or (bool(heads) and is_of("time_lasted", heads[-1].lower_))


def goal(one: Parsed, time: Time) -> bool:
    """Whether a year is that of a goal: what «skal være» or «skal ha» something then, and is no body."""
    heads = path_of(one, time)
    if not heads or any(is_of("time_delivery", h.lower_) for h in heads):
        return False
    verb = next((h for h in heads if any(c.dep_ == "cop" for c in h.children)), heads[-1])
    children = list(verb.children)
    shall = any(c.lower_ in {"skal", "skulle", "at"} for c in children if c.dep_.startswith("aux") or c.dep_ == "mark")
    shall = shall or verb.lower_ == "skal"  # «i 2035 skal en firedel færre rammes»
    be = any(c.dep_ in {"cop", "aux:pass"} or c.lower_ in _BE for c in children)
    does = verb.pos_ == "VERB" and not verb.lower_.endswith(("s", "st"))  # «åtte av ti barn skal gå til skolen i 2029»
    state = be or does or is_of("goal_state", verb.lower_)
    opens = not one.sentence.text[: time.match.start()].strip(" IiVvedNn") and not is_of("tell_strong", verb.lower_)
    subjects = (c for c in children if c.dep_.startswith("nsubj") and c.lower_ not in _AIMS)
    subject = next(subjects, None)
    if not (shall and (state or opens)) or subject is None or subject.i in one.bodies:
        return False
    return not (words("agencies_plural").search(subject.lower_) or is_of("time_delivery", subject.lower_))


def hangs_on(one: Parsed, time: Time) -> set[Kind]:
    """Whether a year is of an end or a beginning, whatever its subject."""
    kinds = {"time_end": Kind.UNTIL, "time_start": Kind.FROM, "time_given": Kind.FROM}
    before = one.sentence.text[: time.match.start()]
    forms = [form for head in path_of(one, time) for form in _forms(head, before)]
    return {kind for name, kind in kinds.items() if any(is_of(name, form) for form in forms)}


def by_verb(one: Parsed, time: Time, talk: Talk) -> Kind | None:
    """Whether a time ends or begins something that is no other's, by what it hangs on.

    What begins, and what ends within the letter's year, must be the task.
    """
    before = one.sentence.text[: time.match.start()]
    for head in path_of(one, time):
        subject = subject_of(head)
        if subject is not None and (is_of("time_delivery", subject.lower_) or subject.lower_ == "året"):
            continue  # «evalueringen gjennomføres i 2028», «når året er omme»
        last = subject is not None and any(is_of("time_last", c.lower_) for c in subject.children)
        for kind, name in ((Kind.UNTIL, "time_end"), (Kind.FROM, "time_start")):
            if any(is_of(name, form) for form in _forms(head, before)) or (last and kind is Kind.UNTIL):
                strict = kind is Kind.FROM or time.last == talk.year
                other = not of_task(one, head, talk) if strict else of_other(one, time) or _unknown(one, head, talk)
                return None if other else kind
    verb = next(iter(path_of(one, time)[-1:]), None)
    other = of_other(one, time) or (verb is not None and _unknown(one, verb, talk))
    ends = words("time_end_before").search(before) or words("time_in_use").search(clause(one, time))
    return Kind.UNTIL if ends and not other else None


def _forms(head: Token, before: str) -> Iterator[str]:
    """The words that may say that something ends or begins: a head, and what belongs to it («går ut», «tek slutt»)."""
    yield head.lower_
    yield from (c.lower_ for c in head.children if c.dep_ == "obj" and c.lower_ in {"slutt", "slutten"})
    if is_of("time_with_particle", head.lower_):
        yield from (c.lower_ for c in head.children if c.dep_ in {"compound:prt", "advmod"})
        if runs_out := _RUNS_OUT.search(before):
            yield runs_out[1].lower()


def _unknown(one: Parsed, verb: Token, talk: Talk) -> bool:
    """Whether the subject of a verb is a thing the passage does not speak of: «lokalene står ferdig i 2027»."""
    subject = subject_of(verb)
    if subject is None or subject.pos_ == "PRON" or subject.i in one.bodies or of_task(one, verb, talk):
        return False
    if is_of("time_aim", subject.lower_) or _demanded(verb):
        return False
    said = one.words(subject.left_edge, subject)
    group = any(words(name).search(said) for name in ("agencies_plural", "ministries_plural", "money_noun"))
    return not (group or bare_work(subject) or told_by_stems(said, talk, one.sentence.text))


def _demanded(verb: Token) -> bool:
    """Whether a verb, or one it hangs on, says what shall be: the year is that of a goal."""
    return any(c.lower_ == "skal" for v in (verb, *verb.ancestors) for c in v.children if c.dep_.startswith("aux"))


def of_task(one: Parsed, verb: Token, talk: Talk) -> bool:
    """Whether the subject of a verb is the task, or a pronoun that may stand for it."""
    subject = subject_of(verb)
    text = one.words(subject.left_edge, subject) if subject is not None else one.sentence.text
    pronoun = subject is not None and is_of("time_pronoun", subject.lower_)
    named = talk.names_task(text) is not None or words("lasting_of").search(text.lower())
    return bool(pronoun or named)


def begins(one: Parsed, time: Time) -> bool:
    """«Tek til hausten 2026», «oppstart er satt til august 2026»."""
    if _BEGINS.search(one.sentence.text[: time.match.start()]):
        return True
    heads = path_of(one, time)
    subject = subject_of(heads[-1]) if heads else None
    return subject is not None and is_of("time_beginning", subject.lower_)
