"""Reads a parsed sentence as the guide does: marker, subject, agent, matrix verbs, predicate, object (A3–A7).

Norwegian is a verb-second language, so the subject may stand on either side of the finite verb: it is taken from the
parse. Where the parse gives no answer (it is wrong in about one sentence of ten), a reading of the word order fills in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linter.language.form import language_form
from linter.letters.model import LanguageForm
from linter.steering.agents import actor_of, agent_of
from linter.steering.labels import Agent
from linter.steering.markers import ASKING, BINDING, GIVING, LAYING, Marker, asks, marker_of
from linter.steering.stems import stem
from linter.steering.subjects import measured, subject_by_order, subject_of
from linter.steering.tree import Word, tree
from linter.steering.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MATRIX = {stem(w) for w in ("sikre", "sørge", "påse", "bidra", "tilrettelegge", "medvirke", "trygge", "fortsette")}
_SEEK = {stem(w) for w in ("arbeide", "jobbe", "prioritere", "vektlegge", "søke", "ansvar", "oppgave", "oppdrag")}
_SEE = stem("se")
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "csubj:pass")
_NOMINALS = ("obj", "obl", "nsubj:pass", "nmod", "iobj")
_TASKS = frozenset(["oppdrag", "ansvar", "ansvaret", "oppgave", "oppgåve"])
_DEEPEST = 4
_NEAR = 2  # words from «se» to its «til»
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "PRON"})
_JOINED = frozenset({"conj", "parataxis"})
_AIM_WORDS = (
    "mål målet målsetting målsettingen formål formålet føremålet hensikt hensikten siktemål siktemålet intensjonen"
)
_AIMS = frozenset(stem(word) for word in _AIM_WORDS.split())
_FIXED = frozenset(
    (verb, noun)
    for verbs, nouns in (
        ("gjøre gjør gjøres gjort gjere gjer gjerast gjort gjera", "rede greie kjent kjend klart"),
        ("ta tar tas tatt tek takast teke", "bruk sikte hensyn omsyn stilling initiativ ansvar"),
        ("sette setter settes satt setje set setjast sett", "gang verk drift"),
        ("legge legger legges lagt leggje legg leggjast", "grunn vekt"),
    )
    for verb in verbs.split()
    for noun in nouns.split()
)


@dataclass(frozen=True)
class Clause:
    """One main clause: its head word, what binds, who must act, and the predicate below the matrix verbs.

    ``inner`` is the subject of the predicate where that stands in a clause below the head.
    """

    head: Word
    marker: Marker
    marker_token: Word | None
    subject: Word | None
    agent: Agent
    matrix: tuple[Word, ...]
    predicate: Word
    inner: Word | None


@dataclass(frozen=True)
class Reading:
    """What was found in one sentence; tokens are kept so that evidence can point at them.

    ``clauses`` are all main clauses; the rest is about the one that binds, or else the first. ``fixed`` are the words
    that belong to the predicate («gjøre *rede*», «ta *i bruk*»); ``aim`` says that it only tells what the aim is.
    ``actor`` is whom ``agent`` classes: who is asked where somebody asks, else the subject.
    """

    marker: Marker
    marker_token: Word | None
    subject: Word | None
    agent: Agent
    matrix: tuple[Word, ...]
    predicate: Word | None
    predicates: tuple[Word, ...]
    passive: bool
    object: Word | None
    inner_subject: Word | None
    actor: Word | None = None
    negated: bool = False
    conditional: bool = False
    aim: bool = False
    fixed: tuple[Word, ...] = ()
    clauses: tuple[Clause, ...] = ()
    words: tuple[Word, ...] = ()


_EMPTY = Reading(Marker.NOUN, None, None, Agent.NOBODY, (), None, (), passive=False, object=None, inner_subject=None)


def read(doc: Doc) -> Reading:
    """The reading of ``doc`` (one unit, parsed as its own document)."""
    words = tree(doc)
    _address(words, doc.text)
    clauses = tuple(_clauses(words))
    if not clauses:
        return replace(_EMPTY, words=tuple(words))
    main = _main(clauses)
    root, predicate, inner = main.head, main.predicate, main.inner
    aim = _names_aim(root)
    subject = main.subject or subject_by_order(words, main.marker_token)
    if aim and subject is not None and stem(subject.text) in _AIMS:
        subject = None
    fixed = _fixed(predicate)
    target = _object(predicate, fixed)
    passive = is_passive(predicate)
    promoted = subject if passive and target is None and inner is None else None
    actor = actor_of(root, subject, inner)
    return Reading(
        marker=main.marker,
        marker_token=main.marker_token,
        subject=subject,
        agent=agent_of(actor),
        matrix=main.matrix,
        predicate=predicate,
        predicates=(predicate, *(t for t in predicate.children if t.dep == "conj" and t.pos in {"VERB", "AUX"})),
        passive=passive,
        object=target or promoted,
        inner_subject=inner,
        actor=actor,
        negated=any(t.lower in {"ikke", "ikkje"} for t in root.subtree() if t.dep == "advmod"),
        conditional=_conditional(words),
        aim=aim,
        fixed=fixed,
        clauses=clauses,
        words=tuple(words),
    )


def _address(words: list[Word], text: str) -> None:
    """Nynorsk «de» is who the letter is for, bokmål «de» is not."""
    them = [word for word in words if word.lower == "de"]
    if them and language_form(text, least=1).form is LanguageForm.NN:
        for word in them:
            word.lower = "dykk"


def _clauses(words: list[Word]) -> Iterator[Clause]:
    for head in _heads(words):
        marker, token = marker_of(head)
        if token is None and head.dep != "ROOT":
            continue
        subject = subject_of(head)
        matrix, predicate, inner = _descend(head)
        agent = agent_of(actor_of(head, subject, inner))
        yield Clause(head, marker, token, subject, agent, matrix, predicate, inner)


def _heads(words: list[Word]) -> Iterator[Word]:
    """Roots, and what is joined to them as a main clause of its own («…, men ber direktoratet …»)."""
    for root in words:
        if not root.is_root or not any(t.is_word for t in root.subtree()):
            continue
        yield root
        for child in root.children:
            if child.dep in _JOINED and child.pos in _PREDICATES:
                yield child
            elif child.dep == "acl:relcl" and root.pos in {"NOUN", "PROPN"} and _begins_anew(child):
                yield child  # a heading run together with its sentence: «Formål Programmet skal …»


def _begins_anew(clause: Word) -> bool:
    subject = subject_of(clause)
    return subject is not None and subject.i > 0 and subject.text[:1].isupper() and subject.pos == "NOUN"


def _main(clauses: tuple[Clause, ...]) -> Clause:
    """The clause that binds somebody else than the ministry; else the first with a finite verb; else the first."""
    for clause in clauses:
        asked = clause.marker in ASKING
        if asked or (clause.marker in BINDING and clause.agent is not Agent.MINISTRY):
            return clause
    return next((clause for clause in clauses if clause.marker_token is not None), clauses[0])


def _names_aim(root: Word) -> bool:
    """«Målet er å …», «formålet med ordningen er at …», «det er et mål at …»."""
    if not any(t.dep == "cop" for t in root.children):
        return False
    return stem(root.text) in _AIMS or any(t.dep == "nsubj" and stem(t.text) in _AIMS for t in root.children)


def _fixed(predicate: Word) -> tuple[Word, ...]:
    """The words that make one predicate together with a light verb, in reading order."""
    for child in predicate.children:
        if child.i > predicate.i and (predicate.lower, child.lower) in _FIXED:
            return (*(t for t in child.children if t.dep == "case"), child)
    return tuple(t for t in predicate.children if t.dep == "compound:prt" and t.i > predicate.i)


def _descend(root: Word) -> tuple[tuple[Word, ...], Word, Word | None]:
    """Strip what introduces the real predicate: asking verbs, «viktig at», «sikre at», «bidra til at» and so on."""
    matrix: list[Word] = []
    token, inner = root, None
    for _ in range(_DEEPEST):
        key = stem(token.text)
        if token.lower == "samla" and token.form == "Inf":  # «skal samla medverke»: an adverb, read as a verb
            token = next((t for t in token.children if t.form == "Inf" and t.i == token.i + 1), token)
            key = stem(token.text)
        strips = (
            asks(token)
            or key in _MATRIX
            or key in _SEEK
            or any(of(token) for of in (_lays_ground, _gives_task, _sees_to))
        )
        below = _clause(token) if strips else None
        if strips:
            matrix.append(token)
        if below is None:
            break
        token = below
        inner = subject_of(token) or inner
    return tuple(matrix), measured(token), inner


def _lays_ground(token: Word) -> bool:
    return stem(token.text) == LAYING and any(t.lower in {"rette", "grunn"} for t in token.subtree())


def _sees_to(token: Word) -> bool:
    """«Se til at», «sjå til at»."""
    return stem(token.text) == _SEE and any(t.lower == "til" and 0 < t.i - token.i <= _NEAR for t in token.subtree())


def _gives_task(token: Word) -> bool:
    return token.lower in GIVING and any(t.lower in _TASKS for t in token.subtree())


def _clause(token: Word) -> Word | None:
    for child in _down(token):
        if child.i > token.i and child.pos in _PREDICATES and _is_clause(child) and not _purpose(child):
            return child
    return None


def _is_clause(token: Word) -> bool:
    """By its relation, or by «at» and a subject of its own: nynorsk participles are often read as adjectives.

    «… sikre at regelverket blir *følgt*», «ansvar for at målet vert *nådd*».
    """
    if token.dep in _CLAUSES:
        return True
    own = {child.dep for child in token.children}
    return bool(own & {"nsubj", "nsubj:pass", "aux:pass"}) and any(
        child.dep == "mark" and child.lower == "at" for child in token.children
    )


def _down(token: Word) -> Iterator[Word]:
    """Children, then the children of its nominals («i oppdrag å utrede», «ansvar for å følge opp»)."""
    yield from token.children
    for child in token.children:
        if child.dep in {*_NOMINALS, "compound:prt"}:
            yield from child.children


def _purpose(token: Word) -> bool:
    marks = [t.lower for t in token.children if t.dep in {"mark", "case"}]
    return marks[:2] == ["for", "å"] or "dersom" in marks or "hvis" in marks or "når" in marks


def _object(predicate: Word, fixed: tuple[Word, ...] = ()) -> Word | None:
    for dep in ("obj", "ccomp", "obl", "nmod"):
        for child in predicate.children:
            if child.dep == dep and child.i > predicate.i and child.pos in _CONTENT and child not in fixed:
                return measured(child)
    return None


def _conditional(doc: list[Word]) -> bool:
    first = next((t for t in doc if t.is_word), None)
    return first is not None and first.lower in {"dersom", "hvis", "skal", "må", "skulle", "vert", "blir", "om"}
