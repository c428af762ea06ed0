"""Whose money an amount is, by the tree of its sentence: the joint task's, unless something speaks against it.

Against it speak: that it is told of (cost to society, fine, fraud, threshold, last year), said not to belong, the whole
of which the task has a part, a body's whole budget, or for something the passage does not speak of.
DFØ/Difi 2017/1, summary of advice 4 and 5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.labels import has_label
from linter.coordination.money.purpose import after, head_of, known, names_it, path_of_money, phrase, purposes
from linter.coordination.parsed import Parsed
from linter.coordination.spoken_of import bare_work, told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["AS_IN", "belongs", "told_of"]

_YEAR = re.compile(r"\b(20\d\d)\b")
_PART = re.compile(
    r"\b(?:hvorav|derav|der|av (?:dette|disse|desse|den|denne|løyvinga|bevilgningen|midlene|midlane))\b", re.IGNORECASE
)
_OF_IT = re.compile(r"^\W*(?:av (?:dette|disse|desse|det|den|denne)|herav|derav|hvorav)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\bav\s+(?:\w+\s+){0,6}$", re.IGNORECASE)
_WHOSE = frozenset({"etatens", "direktoratets", "virksomhetens", "tilsynets", "verksemda", "etaten"})
_COMPARED = re.compile(r"\s*(?:lavere|lågare|mindre|høyere|høgare|mer|meir) (?:\w+ ){0,3}?enn\b", re.IGNORECASE)
AS_IN = re.compile(r"\bjfr?\.?\s*$", re.IGNORECASE)  # «… , jf. kap. 1313 post 01»
_OTHER_THING = re.compile(
    r";\s+(?!(?:det|den|dette|denne|de|dei|disse|desse|som)\b|(?:beløp|midl|peng|bevilg|løyv|tilskudd|tilskot))",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(r",\s+(?:og|men|mens|medan|mot)\b|;", re.IGNORECASE)
_FOR_THIS = re.compile(
    r"\s*(?:(?:til|for|åt)\s+(?:dette|det|denne)\s+(?:formål|føremål|arbeid|oppdrag|oppg)"
    r"|med (?:sikte|tanke) på (?:dette|samarbeid|oppdrag|oppg|innsats))",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:mens|medan|men|dessuten|dessutan|i tillegg|også|òg|samtidig)\b|;", re.IGNORECASE)
_ITS_YEAR = re.compile(r"[^.,;\d]{0,25}\bi (20\d\d)\b")
_SHALL = frozenset({"skal", "kan", "vil", "må", "bør"})
_BESIDES = re.compile(r"\b(?:dessuten|dessutan|i tillegg|også|òg|samtidig|særskil[td] for)\b", re.IGNORECASE)


def belongs(one: Parsed, match: re.Match[str], others: list[re.Match[str]], talk: Talk) -> bool:
    """Whether an amount or a post is the task's. ``others``: the amounts of the sentence."""
    token = head_of(one, match)
    if token is None or has_label(one.sentence, match.start(), "label_money", talk):
        return True
    heads, verb = path_of_money(token)
    subject = _subject(verb, token)
    said_of = phrase(one, subject) if subject is not None else _said_of(one, heads)
    of_task = (bool(said_of) and names_it(said_of, talk)) or _raises(one, verb, token, talk)
    own = after(one, match, others)
    aims = [p for p in (own, *(phrase(one, p) for p in purposes(token, heads, verb))) if p]
    if _outside(one, match, others, [*heads, verb], talk):
        return False
    if _is_whole(one, match, others, talk):
        before = [p for p in aims if p in one.sentence.text[: match.start()]]
        return any(names_it(p, talk) for p in (own, *before)) if aims else of_task
    rest = one.sentence.text[match.end() :]
    if any(names_it(p, talk) for p in aims) or _FOR_THIS.match(rest) or words("money_included").search(rest):
        return True
    if _elsewhere([*heads, verb], said_of, aims) or (subject is not None and _own_budget(one, subject, match)):
        return False
    of_it = _OF_IT.search(one.sentence.text) is not None
    return (
        of_task or of_it or _shared_out(one, match, others, talk) or _spoken_of(one, match, aims, (subject, verb), talk)
    )


def _spoken_of(
    one: Parsed, match: re.Match[str], aims: list[str], clause: tuple[Token | None, Token], talk: Talk
) -> bool:
    """Whether an amount that names no task may be its: nothing says that it is another thing's."""
    subject, verb = clause
    if words("money_huge").search(match[0]) and not any(is_of("money_give", t.lower_) for t in (verb, *verb.children)):
        return False  # «svart arbeid er rekna til 28 mrd. kroner»
    besides = _BESIDES.search(one.sentence.text[: match.start()]) is not None
    told = any(known(p, talk, one) for p in aims) if aims else not _unknown(one, subject, verb, talk)
    if is_of("money_hold", verb.lower_) and subject is not None and subject.pos_ != "PRON":
        posts = any(words("money_post_or_grant").match(said) for said in aims)
        which = verb.dep_ == "acl:relcl" and subject.i in one.bodies  # «leiinga ligg hos X, som har fått …»
        return (told or posts or which) and not besides  # «Tolletaten har fått …»
    opens = any(one.sentence.text.startswith(said) for said in aims)  # as one that goes over to another thing does
    goes = "number" in match.groupdict() and is_of("money_goes", verb.lower_)  # «3 mill. kroner går til måleutstyr»
    pays = subject is not None and subject.i in one.bodies  # «Finansdepartementet dekker utviklingen»
    concerns = is_of("money_concerns", verb.lower_) and not goes and not pays  # «løyvinga gjeld nye bilar»
    another = besides or opens or concerns or words("money_huge").search(match[0])
    return told or (bool(aims) and not another)


def _shared_out(one: Parsed, match: re.Match[str], others: list[re.Match[str]], talk: Talk) -> bool:
    """«X har 5 mill. kroner til arbeidet, Y har 3 mill. kroner til skannere»: one of several parts of the money."""
    before = [o for o in others if o.end() <= match.start()]
    if not before or _CONTRAST.search(one.sentence.text, before[-1].end(), match.start()):
        return False
    return belongs(one, before[-1], others, talk)


def _outside(one: Parsed, match: re.Match[str], others: list[re.Match[str]], heads: list[Token], talk: Talk) -> bool:
    """Whether money is told of and not given, a limit, or said not to belong: here or in the next sentence."""
    text = one.sentence.text
    cited = any(words(name).search(text[: match.start()]) for name in ("money_cited", "money_barred"))
    before = text[: match.start()]
    if _COMPARED.match(text[match.end() :]) or words("money_apart").search(text):
        return True
    if AS_IN.search(before) and words("money_elsewhere").search(before):
        return True  # «forvalter tilskudd til X, jf. kap. 840 post 70»
    own = _own_words(text, match, others)
    if (
        cited
        or any(c.dep_.startswith("nsubj") and is_of("money_told", c.lower_) for c in heads[-1].children)
        or _was_given(text[match.end() :], heads[-1], talk.year)
        or told_of(text, heads, talk.year)
        or words("money_excluded").search(own)
    ):
        return True
    if words("money_of_another").search(own) or words("money_another_which").search(before):
        return True
    amount = "number" in match.groupdict()
    least = words("money_least").search(before) and not any(is_of("money_give", h.lower_) for h in heads)
    if amount and (least or words("money_limit").search(before)):
        return True
    block = talk.scene.sentences[one.sentence.span.block]
    following = next((s for s in block if s.span > one.sentence.span), None)
    return following is not None and words("money_excluded_next").search(following.text) is not None


def _was_given(following: str, verb: Token, since: int) -> bool:
    """«Fikk 2 mill. kroner i 2023 og får 4 mill. kroner i 2024»: an amount with a past year and verb of its own."""
    year = _ITS_YEAR.match(following)
    return year is not None and int(year[1]) < since and "Past" in verb.morph.get("Tense", [])


def _own_words(text: str, match: re.Match[str], others: list[re.Match[str]]) -> str:
    """What a sentence says of an amount after it: to where another clause speaks of another thing or amount."""
    ends = [found.start() for found in _OTHER_THING.finditer(text, match.end())]
    beyond = (_OTHER_CLAUSE.search(text, match.end(), o.start()) for o in others if o.start() > match.end())
    ends.extend(clause.start() for clause in beyond if clause)
    return text[match.end() : min(ends, default=len(text))]


def _elsewhere(heads: list[Token], said_of: str, aims: list[str]) -> bool:
    """Whether money is managed for others: grants to be sought, loans, guarantees, what municipalities get."""
    over = " ".join([*(h.lower_ for h in heads), said_of])
    return words("money_elsewhere").search(over) is not None or any(words("money_municipal").search(p) for p in aims)


def _said_of(one: Parsed, heads: list[Token]) -> str:
    """What an amount is said of where its clause has no subject: the noun it hangs on («rammen for samarbeidet»)."""
    return one.words(heads[0].left_edge, heads[0]) if heads and heads[0].pos_ == "NOUN" else ""


def _unknown(one: Parsed, subject: Token | None, verb: Token, talk: Talk) -> bool:
    """Whether the subject of an amount is a thing the passage does not speak of: «timeprisen er …»."""
    if (
        subject is None
        or _paid(verb)
        or subject.pos_ == "PRON"
        or subject.i in one.bodies
        or any(t.i in one.bodies for t in subject.subtree)
    ):
        return False
    said = phrase(one, subject)
    money = words("money_noun").search(subject.lower_) or words("money_party").search(said)
    return not (money or bare_work(subject) or told_by_stems(said, talk, one.sentence.text))


def _paid(verb: Token) -> bool:
    """Whether a clause says that something is paid for: «oppstarten finansieres med …», «forutsettes dekket over …»."""
    forms = (
        verb,
        *verb.children,
        *(t for t in verb.subtree if t.dep_ == "acl:relcl"),
    )  # «…, som de to finansierer likt»
    return any(is_of(name, form.lower_) for form in forms for name in ("cover_verb", "pay_verb"))


def _raises(one: Parsed, verb: Token, token: Token, talk: Talk) -> bool:
    """«Styrker innsatsen med 5 mill. kroner»: the task is what gets the money."""
    objects = (c for c in verb.children if c.dep_ == "obj" and token.i not in {t.i for t in c.subtree})
    return any(names_it(phrase(one, c), talk) and not is_of("budget_noun", c.lower_) for c in objects)


def _own_budget(one: Parsed, subject: Token, match: re.Match[str]) -> bool:
    """The budget of a body: «politiets budsjett er …», «politiet har … i samlet bevilgning», «auka løyvinga»."""
    if words("money_raised").search(one.sentence.text[: match.start()]):
        return True
    if subject.i in one.bodies:
        after = one.sentence.text[match.end() :]
        return words("money_total").search(after) is not None or words("money_huge").search(match[0]) is not None
    own = any(t.i in one.bodies or t.lower_ in _WHOSE for t in subject.subtree)
    return is_of("budget_noun", subject.lower_) and own


def _subject(verb: Token, token: Token) -> Token | None:
    """The subject of an amount's clause, or of the clause that one is joined to; None where the amount is it."""
    for clause in (verb, verb.head if verb.dep_ == "conj" else verb):
        found = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        if found is not None:
            if token.i in {t.i for t in found.subtree}:
                return None
            return clause.head if found.lower_ == "som" and clause.head.i != clause.i else found
    return None


def told_of(text: str, heads: list[Token], since: int) -> bool:
    """Whether money is told of and not given: of a year before, or cost, fine, fraud, gain."""
    years = [int(m[1]) for m in _YEAR.finditer(text) if not words("time_compared").search(text[: m.start()])]
    past = bool(years) and max(years) < since and not any(c.lower_ in _SHALL for h in heads[-1:] for c in h.children)
    past = past or bool(words("money_not_given").search(text))
    was = any(c.dep_ == "cop" and c.lower_ == "var" for h in heads[-1:] for c in h.children)  # «var et engangsbeløp»
    telling = [heads[-1].head] if heads and heads[-1].dep_ == "ccomp" else []  # «avdekket at 14 mill. kroner …»
    return past or was or any(is_of("money_told", h.lower_) for h in [*heads, *telling])


def _is_whole(one: Parsed, match: re.Match[str], others: list[re.Match[str]], talk: Talk) -> bool:
    """Whether an amount is one of which a part, named after it, is the task's.

    «25 mill. kroner, hvorav 2 mill. kroner går til samarbeidet». A part that a body gets leaves the whole as it is.
    """
    text = one.sentence.text
    later = next((o for o in others if o.start() > match.end()), None)
    if later is None:
        return False
    beyond = text[later.end() : later.end() + len("kroner av bevilgningen")]
    part = _PART.search(text[match.end() : later.start()]) or _PART.match(beyond.strip())
    if not part and not _WHOLE.search(text[: match.start()]):
        return False
    rest = words("money_at_disposal").sub("", text[match.end() :])
    this = words("money_part_for").search(text, later.end())  # «…, gjeld 5 mill. kroner denne utprøvinga»
    return bool(names_it(rest, talk) or this)
