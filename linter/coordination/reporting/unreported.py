"""Clauses of a sentence that speak of reports and ask for none of the task.

What is denied («skal ikke rapportere særskilt»), told one another or an agency that gathers it («innspill sendes
Miljødirektoratet»), told by the ministry or in a meeting that it calls, told by others (municipalities, employers) or
made easier for them, told once («lønn som er rapportert»), cited («vi viser til rapporten»), or about the form to be
used («en felles mal for rapporter»). DFØ/Difi 2017/1, advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.clause import was
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.received import is_ministry
from linter.coordination.reporting.times import is_timed
from linter.coordination.scene import Sentence
from linter.coordination.words import is_of, words
from linter.letters.dates import dates
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["unreported"]

_CLAUSE = re.compile(r"[;:]\s|\s[–—]\s|,\s(?:og|men|mens|medan|som|der)\s", re.IGNORECASE)
_BUT = re.compile(r",?\smen\s")
_DONE = re.compile(
    r"\b(?:ferdig\w*|klart?|klåre?|løst|løyst|gjennomført\w*|avslutt\w*|sluttfør\w*|fullfør\w*|i mål|på plass|i gang"
    r"|etablert\w*|opprett\w*|vedtatt\w*|vedteken|iverksatt|sett i verk)\b",
    re.IGNORECASE,
)
_FORTH = frozenset({"fram", "frem", "ved"})  # «legger fram», and not «legger opp til»
_DUE = frozenset({"skal", "må", "bør", "vil", "bes"})
_RECEIVES = re.compile(
    r"\b(?:til|overfor|åt|for|sendes?|sendast|sender?|leveres?|leverast|leverer|meldes|meldast|melder|gis|gir|gjev"
    r"|blir (?:send|sendt|levert))\s+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_PASSED_ON = re.compile(r"\bsend\w* (?:dem|dei|de|det|den|alt|\w+) (?:\w+ ){0,2}?til [^.;]*departement", re.IGNORECASE)
_DEMANDS = re.compile(  # «departementet legger til grunn at etatene rapporterer»
    r"\bdepartement\w*\s(?:\w+\s){0,4}(?:til grunn|opp til|vekt på|som forutsetning|som føresetnad) at\b", re.IGNORECASE
)
_FROM = re.compile(r"\b\w*[Rr]apport\w* (?:fra|frå) (?=[A-ZÆØÅ])")
_SAID = ("report_denied", "report_mutual", "report_form_for", "report_eased")


def unreported(sentence: Sentence, one: Parsed | None) -> list[tuple[int, int]]:
    """The stretches of a sentence's text (start, end) that ask for no report."""
    text = sentence.text
    found = [match.span() for match in words("report_cited").finditer(text)]
    found += [match.span() for match in _FROM.finditer(text) if not _of_task(sentence, match.end())]
    if one is not None:
        found += [place for token in one.doc if (place := _told_once(one, token))]
    for start, end in _clauses(text):
        clause = text[start:end]
        said = any(words(name).search(clause) for name in _SAID)
        called = any(start <= m.start() < end for m in words("meeting_called").finditer(text))
        by_others = one is not None and (_told_by_others(one, start, end) or _was(one, start, end))
        other = one is not None and _other_deadline(one, start, end)
        to_others = _to_agency(sentence, start, end) or (one is not None and _to_outsider(one, start, end))
        if said or called or by_others or other or to_others:
            found.append((_after_shared_subject(one, start, end) if one is not None else start, end))
    return found


def _after_shared_subject(one: Parsed, start: int, end: int) -> int:
    """Where a clause begins, past its subject if that is the next one's too: «Funnene meldes ikke, men omtales …»."""
    if not _BUT.match(one.sentence.text, end):
        return start
    verb = one.doc[:].root
    later = next((c for c in verb.children if c.dep_ == "conj" and one.offset(c.idx) >= end), None)
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj") and c.i < verb.i), None)
    shared = later is not None and not any(c.dep_.startswith("nsubj") for c in later.children)
    return one.end(subject.right_edge) if shared and subject is not None and one.offset(subject.idx) >= start else start


def _other_deadline(one: Parsed, start: int, end: int) -> bool:
    """Whether a clause says when something else is due: «planen er klar 1. april, og deretter rapporteres det …»."""
    text = one.sentence.text
    clause, rest = text[start:end], text[:start] + text[end:]
    if start or not dates(clause) or not (is_timed(rest) or _DONE.search(clause)) or _points_to(clause):
        return False
    subjects = [t for t in one.doc if t.dep_.startswith("nsubj") and one.offset(t.idx) < end]
    if not any(one.offset(t.head.idx) < end for t in subjects):
        return False  # «skal første gang 1. juni, og deretter hvert halvår, rapportere»
    return bool(words("report_tells").search(rest)) or any(is_of("form_noun", w) for w in _WORD.findall(rest.lower()))


def _points_to(clause: str) -> bool:
    """Whether a clause speaks of what is reported, by a verb of telling or handing over, a form or a meeting."""
    named = any(words(name).search(clause) for name in ("report_tells", "to_ministries", "meeting"))
    classes = ("form_noun", "form_strong", "send_verb", "hand_verb", "report_act", "told_verb", "meeting")
    return named or "frist" in clause or any(is_of(c, w) for c in classes for w in _WORD.findall(clause.lower()))


def _of_task(sentence: Sentence, at: int) -> bool:
    """Whether a body that the letters know is named at an offset of the sentence: a report from it may be asked for."""
    return any(a.start - sentence.span.start == at for a in sentence.actors)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.start()
    yield start, len(text)


def _to_agency(sentence: Sentence, start: int, end: int) -> bool:
    """Whether something is sent to an agency and not to a ministry: a contribution to somebody's report."""
    first = sentence.span.start
    named = [a for a in sentence.actors if start <= a.start - first < end]
    clause = sentence.text[start:end]
    if any(a.kind is OrgKind.MINISTRY for a in named) or words("to_ministries").search(clause):
        return False
    if not words("contribution").search(clause) or _PASSED_ON.search(sentence.text, end):
        return False
    return any(_RECEIVES.search(sentence.text[start : a.start - first]) for a in named)


def _to_outsider(one: Parsed, start: int, end: int) -> bool:
    """Whether somebody outside the task is told and no ministry: «gir bransjen oppdatert informasjon hver måned»."""
    if words("to_ministries").search(one.sentence.text[start:end]):
        return False
    told = [t for t in one.doc if start <= one.offset(t.idx) < end and is_of("outsider", t.lower_)]
    return any(
        is_of("told_by", t.head.lower_)
        and (t.dep_ == "iobj" or (t.dep_ == "obj" and not case_of(t)) or case_of(t) in {"til", "overfor"})
        for t in told
    )


def _told_by_others(one: Parsed, start: int, end: int) -> bool:
    """Whether the verb of a clause is one of telling whose subject is the ministry or somebody outside the task."""
    if words("report_imperative").match(one.sentence.text[start:end]) or _DEMANDS.search(one.sentence.text, start, end):
        return False
    for token in one.doc:
        if not start <= one.offset(token.idx) < end or token.pos_ not in {"VERB", "AUX"}:
            continue
        subject = _subject(token)
        if subject is None:
            continue
        main = _of_main(token)
        if is_of("outsider", subject.lower_) and (main or is_of("told_by", token.lower_)):
            return True
        lays = token.lower_.startswith("legg") and not any(c.lower_ in _FORTH for c in token.children)
        told = main and not lays and any(is_of(name, token.lower_) for name in ("told_by", "tell_strong"))
        taken_up = main and is_of("ministry_tells", token.lower_)
        gets = main and is_of("get_verb", token.lower_)
        if ((told or gets) and _is_stranger(one, token, subject)) or ((told or taken_up) and is_ministry(one, subject)):
            return True
    return False


def _of_main(verb: Token) -> bool:
    """Whether a verb is that of a main clause, or an infinitive governed by it («skal slippe å oppgi»)."""
    while (
        verb.dep_ == "xcomp"
        and "Inf" in verb.morph.get("VerbForm", [])
        and verb.head.pos_ in {"VERB", "AUX"}
        and not is_of("ask_verb", verb.head.lower_)
    ):
        verb = verb.head
    return verb.dep_ in {"ROOT", "conj"}


def _was(one: Parsed, start: int, end: int) -> bool:
    """Whether a clause tells of what was: «direktoratet pekte i årsrapporten på …»."""
    verb = one.doc[:].root
    told = start <= one.offset(verb.idx) < end and verb.pos_ in {"VERB", "AUX"}
    return told and was(verb) and not is_of("ask_verb", verb.lower_)


def _subject(verb: Token) -> Token | None:
    """Who does what a verb says; of an infinitive, who does what governs it («departementet tar sikte på å gi …»)."""
    while True:
        if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and not any(c.dep_ == "nsubj" for c in verb.children):
            verb = verb.head  # «plikter å føre lister og rapportere …»
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        governed = verb.dep_ in {"xcomp", "acl", "advcl"} and any(c.lower_ == "å" for c in verb.children)
        if (
            subject is not None
            or not governed
            or is_of("ask_verb", verb.head.lower_)
            or verb.head.pos_ not in {"VERB", "AUX"}
        ):
            return subject
        verb = verb.head


def _is_stranger(one: Parsed, verb: Token, subject: Token) -> bool:
    """«Entreprenørene rapporterer …»: a subject that is no body of the task and not itself what is told."""
    if subject.pos_ == "PROPN" and subject.text.isupper() and len(subject) > 1 and subject.i not in one.bodies:
        return True  # «SINTEF skriver hvert år …»
    if (
        subject.pos_ not in {"NOUN", "ADJ"}
        or subject.i in one.bodies
        or subject.i > verb.i
        or is_ministry(one, subject)
    ):
        return False
    if any(is_of(name, subject.lower_) for name in ("insider", "form_noun", "form_strong", "matter_holder")):
        return False
    passive = (
        verb.lower_.endswith("s") or verb.lower_.endswith("ast") or any(c.dep_ == "aux:pass" for c in verb.children)
    )
    if passive or "Part" in verb.morph.get("VerbForm", []):
        return False
    after = [t for t in verb.children if t.i > subject.i and t is not verb and not case_of(t)]
    return not any(t.i in one.bodies or t.pos_ == "PRON" or is_of("insider", t.lower_) for t in after)


def _told_once(one: Parsed, verb: Token) -> tuple[int, int] | None:
    """Where something stands that has been told: «la fram en rapport i 2023», «lønn som er rapportert»."""
    if verb.pos_ not in {"VERB", "AUX"} or not (is_of("told_verb", verb.lower_) or is_of("tell_strong", verb.lower_)):
        return None
    if verb.dep_ == "acl:relcl" and "Part" in verb.morph.get("VerbForm", []):
        if any(c.lower_ in _DUE for c in verb.children) or is_of("form_noun", verb.head.lower_):
            return None
        first = verb.head
        while first.dep_ == "nmod":
            first = first.head
        return one.offset(first.left_edge.idx), one.end(verb.right_edge)
    return None
