"""Reads a parsed sentence as the guide does: marker, subject, agent, matrix verbs, predicate, object (A3–A7).

Norwegian is a verb-second language, so the subject may stand on either side of the finite verb: it is taken from the
parse. Where the parse gives no answer (it is wrong in about one sentence of ten), a reading of the word order fills in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linter.steering.agents import actor_of, agent_of
from linter.steering.labels import Agent
from linter.steering.markers import ASKING, BINDING, GIVING, LAYING, Marker, asks, marker_of
from linter.steering.stems import stem
from linter.steering.tree import Word, tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MATRIX = {stem(w) for w in ("sikre", "sørge", "påse", "bidra", "tilrettelegge", "medvirke", "trygge", "fortsette")}
_SEEK = {stem(w) for w in ("arbeide", "jobbe", "prioritere", "vektlegge", "søke", "ansvar", "oppgave", "oppdrag")}
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "csubj:pass")
_NOMINALS = ("obj", "obl", "nsubj:pass", "nmod", "iobj")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_TASKS = frozenset(["oppdrag", "ansvar", "ansvaret", "oppgave", "oppgåve"])
_DEEPEST = 4
_SHORTEST_PASSIVE = 3
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
    clauses = tuple(_clauses(words))
    if not clauses:
        return replace(_EMPTY, words=tuple(words))
    main = _main(clauses)
    root, predicate, inner = main.head, main.predicate, main.inner
    aim = _names_aim(root)
    subject = main.subject or _subject_by_order(words, main.marker_token)
    if aim and subject is not None and stem(subject.text) in _AIMS:
        subject = None
    fixed = _fixed(predicate)
    target = _object(predicate, fixed)
    passive = _is_passive(predicate)
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


def _clauses(words: list[Word]) -> Iterator[Clause]:
    for head in _heads(words):
        marker, token = marker_of(head)
        if token is None and head.dep != "ROOT":
            continue
        subject = _subject(head)
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
    subject = _subject(clause)
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


def _subject(token: Word) -> Word | None:
    found = None
    for child in token.children:
        if child.dep in _SUBJECTS:
            found = child
    if found is None:  # hung on the modal by the parser
        found = next((t for aux in token.children if aux.dep == "aux" for t in aux.children if t.dep == "nsubj"), None)
    if found is not None and found.dep.startswith("csubj"):
        return None
    return found


def _subject_by_order(doc: list[Word], marker: Word | None) -> Word | None:
    """Verb-second: the noun before the finite verb if the sentence starts with it, else the first noun after it."""
    if marker is None:
        return None
    before = [t for t in doc[: marker.i] if t.pos in {"NOUN", "PROPN", "PRON"}]
    starts = marker.i > 0 and doc[0].pos not in {"ADP", "ADV", "SCONJ"}
    if starts and before:
        return before[-1]
    for token in doc[marker.i + 1 : marker.i + 5]:
        if token.pos in {"NOUN", "PROPN", "PRON"}:
            return token
    return None


def _descend(root: Word) -> tuple[tuple[Word, ...], Word, Word | None]:
    """Strip what introduces the real predicate: asking verbs, «viktig at», «sikre at», «bidra til at» and so on."""
    matrix: list[Word] = []
    token, inner = root, None
    for _ in range(_DEEPEST):
        key = stem(token.text)
        strips = asks(token) or key in _MATRIX or key in _SEEK or _lays_ground(token) or _gives_task(token)
        below = _clause(token) if strips else None
        if strips:
            matrix.append(token)
        if below is None:
            break
        token = below
        inner = _subject(token) or inner
    return tuple(matrix), token, inner


def _lays_ground(token: Word) -> bool:
    return stem(token.text) == LAYING and any(t.lower in {"rette", "grunn"} for t in token.subtree())


def _gives_task(token: Word) -> bool:
    return token.lower in GIVING and any(t.lower in _TASKS for t in token.subtree())


def _clause(token: Word) -> Word | None:
    for child in _down(token):
        if child.dep in _CLAUSES and child.i > token.i and not _purpose(child) and child.pos in _PREDICATES:
            return child
    return None


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
                return child
    return None


def _is_passive(token: Word) -> bool:
    return (
        token.voice == "Pass"
        or any(t.dep in {"aux:pass", "nsubj:pass"} for t in token.children)
        or (
            token.pos in {"VERB", "AUX"} and token.lower.endswith(("ast", "es")) and len(token.text) > _SHORTEST_PASSIVE
        )
    )


def _conditional(doc: list[Word]) -> bool:
    first = next((t for t in doc if t.is_word), None)
    return first is not None and first.lower in {"dersom", "hvis", "skal", "må", "skulle", "vert", "blir", "om"}
