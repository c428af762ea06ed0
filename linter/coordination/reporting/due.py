"""Which sentences ask for a report, by the tree: what :mod:`linter.coordination.reporting.grammar` then reads.

A sentence reports where a verb of reporting stands in it, a form of report is handed over, asked for or due, something
is told the ministry, or something is to stand in a report that is written anyway. Advice 5 and 6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.received import past, reaches_ministry, wanted
from linter.coordination.reporting.times import is_timed
from linter.coordination.words import dotless, is_of, words
from linter.letters.dates import dates
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["follows", "in_meeting", "raises", "reports_by_grammar", "told_in_report"]

_CASES = re.compile(  # and not how many there were
    r"(?<!talet på )(?<!tallet på )(?<!antall )(?<!antal )(?<!tal på )\b[Ss]ak(?:er|a|en)?\b"
    r"|\b(?:dersom|hvis|når|om) [^.;]*\bik(?:ke|kje)\b"
)
_OUT_OF = frozenset({"av", "gjennom"})  # «skal gå fram av en kort omtale»
_MANNERS = frozenset({"skriftlig", "skriftleg", "muntlig", "munnleg"})
_DEMANDED = frozenset({"skal", "må", "bør"})
_UNSOLVED = re.compile(
    r"\bsom (?:ikke|ikkje) (?:\w+ )?(?:finner|finn|får|blir|lar seg|let seg|kan|er)\b"
    r"[^.;]*(?:løs|løys|avklar|enig|einig|samd)"
)
_WORD = re.compile(r"[\w-]+")
_GETS = re.compile(
    r"\b(?:skal|vil|må) (?:vi|me) (?:\w+ )?(?:ha|få|motta|vite)\b"
    r"|\b(?:vi|me) (?:skal|vil|må) (?:\w+ )?(?:ha|få|motta)\b",
    re.IGNORECASE,
)


def reports_by_grammar(one: Parsed, kept: str) -> bool:
    """Whether a sentence asks for a report on the task. ``kept``: its text with blanks for what asks for none."""
    text = dotless(one.sentence.text)
    if words("report_not").search(text) or one.sentence.heading or raises(text):
        return False
    if words("tell_phrase").search(text) or words("report_label").match(text) or _asked_for(one):
        return True
    gathered = words("gathered").search(text) or words("gathers_in").search(text)
    if _at_ministry(one) or _owed(one) or (gathered and is_timed(one.sentence.text)):
        return True
    if reaches_ministry(one, kept) or _told_at_a_time(kept) or any(wanted(one, token) for token in one.doc):
        return True
    return any(_reports(one, token) or told_in_report(token) or in_meeting(token) for token in one.doc)


def _told_at_a_time(kept: str) -> bool:
    """A form or a verb of telling, a time and the ministry in one sentence, however the tree has it."""
    if not (is_timed(kept) and (words("to_ministries").search(kept) or _GETS.search(kept))):
        return False
    return bool(words("report_tells").search(kept)) or any(is_of("form_noun", w) for w in _WORD.findall(kept.lower()))


def _asked_for(one: Parsed) -> bool:
    """«Skriv noen linjer om …»: an imperative of telling, with a form of report or somebody to tell."""
    text = one.sentence.text
    if not words("report_imperative").match(text):
        return False
    formed = any(is_of("form_noun", t.lower_) for t in one.doc)
    return formed or is_timed(text) or bool(words("to_ministries").search(text))


def _at_ministry(one: Parsed) -> bool:
    """«Skal være hos departementet innen …»."""
    held = any(
        case_of(t) == "hos"
        and (is_of("ministry_noun", t.lower_) or (t.i in one.bodies and one.bodies[t.i].kind is OrgKind.MINISTRY))
        for t in one.doc
    )
    held = held or bool(words("in_hand").search(one.sentence.text))
    return held and is_timed(one.sentence.text)


def _owed(one: Parsed) -> bool:
    """«De tre har hver sin leveranse til departementene 1. oktober»."""
    owed = any(t.dep_ == "obj" and is_of("form_noun", t.lower_) and is_of("get_verb", t.head.lower_) for t in one.doc)
    return owed and bool(dates(one.sentence.text)) and any(_to_ministry(one, t) for t in one.doc if t.dep_ == "ROOT")


def raises(text: str) -> bool:
    """Whether trouble is to be brought up: that is escalation and no report."""
    raised = words("escalate").search(text) and not words("form_strong").search(text)
    return bool(raised and (words("trouble").search(text) or _UNSOLVED.search(text) or _CASES.search(text)))


def _reports(one: Parsed, token: Token) -> bool:
    """Whether a word asks for a report: a verb of reporting, or a form that is due or asked for."""
    return _may_report(one, token) and not past(token)


def _may_report(one: Parsed, token: Token) -> bool:
    """The same, whenever it was."""
    form = token.lower_
    told = is_of("told_verb", form) and (is_timed(one.sentence.text) or _in_one_form(token))
    verb = token.pos_ == "VERB" or any(c.dep_ == "aux:pass" for c in token.children)
    if verb and (told or is_of("tell_strong", form)):
        return True
    if is_of("form_strong", form):
        return _due(one, token) or is_of("report_act", token.head.lower_)
    if is_of("ask_verb", form):
        asked = token.head if token.dep_.startswith("aux") else token
        return _forms(one, asked, ("form_noun", "matter_holder")) and _due(one, token)
    if is_of("form_noun", form) and (token.dep_.startswith("nsubj") or case_of(token) in _OUT_OF):
        return _a_form_is_due(one, token)
    return _handed_over(one, token)


def _a_form_is_due(one: Parsed, noun: Token) -> bool:
    text = one.sentence.text
    if noun.dep_.startswith("nsubj"):
        return bool(dates(text)) and _due(one, noun) and _names_receiver(one)
    return bool(dates(text) or words("frequency").search(text))


def _forms(one: Parsed, token: Token, classes: tuple[str, ...]) -> bool:
    """Whether a form of report hangs on a verb; a proposal is one only where the sentence says when."""
    found = {
        t.lower_ for t in token.subtree if any(is_of(name, t.lower_) for name in classes) and not _in_deed(t, token)
    }
    return any(is_timed(one.sentence.text) or not is_of("proposal", form) for form in found)


def _in_deed(noun: Token, verb: Token) -> bool:
    """Whether a noun stands in what somebody is asked to do and not to tell: «ber dere ta initiativ til bedre data»."""
    if noun.dep_ == "nmod" and is_of("deed_noun", noun.head.lower_):
        return True
    while noun.i != verb.i and noun.dep_ != "ROOT":
        noun = noun.head
        deed = noun.dep_ in {"xcomp", "ccomp", "advcl"} and noun.pos_ == "VERB" and noun.i != verb.i
        if deed and not any(
            is_of(name, noun.lower_) for name in ("report_act", "tell_strong", "told_verb", "get_verb")
        ):
            return True
    return False


def _names_receiver(one: Parsed) -> bool:
    return any(is_of("ministry_noun", t.lower_) or t.i in one.bodies for t in one.doc)


def _handed_over(one: Parsed, token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX", "ADJ"} or not is_of("report_act", token.lower_) or follows(token):
        return False
    told = _forms(one, token, ("form_noun", "light_noun"))
    together = (is_of("send_verb", token.lower_) or is_of("hand_verb", token.lower_)) and words("joint_adverb").search(
        one.sentence.text
    )
    asked = any(c.lower_ == "bes" for c in token.children) and is_timed(one.sentence.text)
    return asked or ((told or bool(together)) and (_due(one, token) or _by_manner(token))) or _to_ministry(one, token)


def follows(verb: Token) -> bool:
    """«Følge utviklingen», and not «følge opp i møtet» nor «følge utviklingen og rapportere om den»."""
    up = any(c.lower_ == "opp" or (c.dep_ == "conj" and is_of("tell_strong", c.lower_)) for c in verb.children)
    return verb.lower_ in {"følge", "følger", "følgje", "følgjer", "følg"} and not up


def _in_one_form(verb: Token) -> bool:
    """«Svarer i ett felles brev»."""
    forms = [c for c in verb.children if case_of(c) in {"i", "med", "gjennom"} and is_of("form_noun", c.lower_)]
    return any(is_of("joint_mark", c.lower_) for form in forms for c in form.children)


def _by_manner(verb: Token) -> bool:
    """«Gir en skriftlig vurdering»: what is put in writing or told aloud is told the ministry, whenever it is."""
    given = is_of("send_verb", verb.lower_) or is_of("hand_verb", verb.lower_)
    forms = [c for c in verb.children if c.dep_ in {"obj", "nsubj:pass"} and is_of("form_noun", c.lower_)]
    return bool(given) and any(c.lower_ in _MANNERS for form in forms for c in form.children)


def told_in_report(verb: Token) -> bool:
    """Whether the verb says what stands in a report that is written anyway: «tallfester … i årsrapporten»."""
    shown = verb.pos_ == "ADJ" and is_of("shown_adj", verb.lower_)
    if not (verb.pos_ in {"VERB", "AUX"} or shown) or past(verb):
        return False
    within = {"i", "av"} if not shown and is_of("stand_verb", verb.lower_) else {"i"}
    # «framgå av hver sin årsrapport»: the tree reads «av» as a particle
    out_of = any(c.dep_ == "compound:prt" and c.lower_ == "av" for c in verb.children)
    due = is_of("appear_verb", verb.lower_) and any(c.lower_ in _DEMANDED for c in verb.children)
    return any(
        (case_of(t) in {*within, *(_OUT_OF if due else ())} or (out_of and t.dep_ in {"obl", "obj"} and not case_of(t)))
        and (is_of("regular_report", t.lower_) or (due and is_of("form_noun", t.lower_)))
        for t in verb.children
    )


def in_meeting(token: Token) -> bool:
    """Whether a word says that something is a topic of a meeting with the ministry («er tema i etatsstyringsmøtet»)."""
    said = is_of("topic_noun", token.lower_) or is_of("stand_verb", token.lower_)
    held = any(is_of("meeting", t.lower_) and case_of(t) in {"i", "på", "for"} for t in token.subtree)
    return bool(said and held and any(c.dep_.startswith("nsubj") for c in token.children)) and not past(token)


def _due(one: Parsed, token: Token) -> bool:
    """Whether the sentence says when, to whom or together: then a form of report is one."""
    text = one.sentence.text
    timed = is_timed(text) or "frist" in text.lower()
    asked = any(is_of("ask_verb", t.lower_) for t in one.doc) and any(
        a.kind is OrgKind.MINISTRY for a in one.sentence.actors
    )
    return (
        timed
        or asked
        or any(_to_ministry(one, t) for t in [token, token.head])
        or bool(words("ministries_plural").search(text))
    )


def _to_ministry(one: Parsed, verb: Token) -> bool:
    """Whether something is told or handed to the ministry, or brought up in its meetings."""
    for child in verb.subtree:
        body = one.bodies.get(child.i)
        ministry = (body is not None and body.kind is OrgKind.MINISTRY) or is_of("ministry_noun", child.lower_)
        case = case_of(child.head if child.dep_ == "conj" else child)
        if ministry and not case and not child.dep_.startswith("nsubj") and child.dep_ != "conj":
            return True
        if ministry and case == "med" and "møte" in child.head.lower_:
            return True
        if ministry and (case in {"til", "for", "overfor", "åt", "hos"} or child.dep_ in {"iobj", "obj"}):
            return True
        if is_of("meeting", child.lower_) and case_of(child) in {"i", "på", "ved", "til", "før", "under"}:
            return True
    return False
