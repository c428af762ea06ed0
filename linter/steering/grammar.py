"""Reads a parsed sentence as the guide does: marker, subject, agent, matrix verbs, predicate, object (A3–A7).

Norwegian is a verb-second language, so the subject may stand on either side of the finite verb: it is taken from the
parse. Where the parse gives no answer (it is wrong in about one sentence of ten), a reading of the word order fills in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

from linter.steering.labels import Agent
from linter.steering.lexicon import word_classes
from linter.steering.names import is_ministry, is_organisation
from linter.steering.stems import stem


class Marker(StrEnum):
    """What kind of finite verb, or lack of one, carries the sentence."""

    SHALL = "skal"
    MUST = "må"
    SHOULD = "bør"
    WILL = "vil"
    MAY = "kan"
    ASKED = "bes"  # bes, ber om, gis i oppdrag
    ASSUMED = "forutsettes"  # forutsetter, legger til grunn
    EXPECTED = "forventes"
    WISHED = "ønskes"
    IMPORTANT = "viktig"  # det er viktig at
    ROLE = "har ansvar"
    PRESENT = "presens"
    PAST = "preteritum"
    PERFECT = "perfektum"
    INFINITIVE = "infinitiv"
    NOUN = "nominal"


MODALS = {"skal": Marker.SHALL, "må": Marker.MUST, "bør": Marker.SHOULD, "vil": Marker.WILL, "kan": Marker.MAY}
_MODAL_FORMS = {
    "skal": "skal", "skulle": "skal", "må": "må", "måtte": "må", "bør": "bør", "burde": "bør", "vil": "vil",
    "ville": "vil", "kan": "kan", "kunne": "kan",
}  # fmt: skip
_ASKING = {stem(w) for w in ("be", "ber", "bes", "bedt", "pålegge", "pålegges", "bedes", "anmode", "oppfordre")}
_ASSUMING = {stem(w) for w in ("forutsette", "forutsetter", "forutsettes", "forutsatt")}
_EXPECTING = {stem(w) for w in ("forvente", "forventer", "forventes", "forventet")}
_WISHING = {stem(w) for w in ("ønske", "ønsker", "oppfordre", "oppfordres", "ønskelig", "opptatt")}
_IMPORTANT = {stem(w) for w in ("viktig", "avgjørende", "nødvendig", "vesentlig", "sentralt", "ønskelig")}
_MATRIX = {stem(w) for w in ("sikre", "sørge", "påse", "bidra", "tilrettelegge", "medvirke", "trygge", "fortsette")}
_SEEK = {stem(w) for w in ("arbeide", "jobbe", "prioritere", "vektlegge", "søke", "ansvar", "oppgave", "oppdrag")}
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl", "acl", "csubj:pass")
_NOMINALS = ("obj", "obl", "nsubj:pass", "nmod", "iobj")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_GIVING = frozenset(["gi", "gir", "gis", "gje", "gjev", "gjevast", "få", "får", "fikk", "ha", "har", "gitt", "gjeve"])
_TASKS = frozenset(["oppdrag", "ansvar", "ansvaret", "oppgave", "oppgåve"])
_LAY = stem("legge")
_RESPONSIBLE = stem("ansvarlig")
_DEEPEST = 4
_SHORTEST_PASSIVE = 3
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


@dataclass(frozen=True)
class Reading:
    """What was found in one sentence; tokens are kept so that evidence can point at them."""

    marker: Marker
    marker_token: Token | None
    subject: Token | None
    agent: Agent
    matrix: tuple[Token, ...]
    predicate: Token | None
    predicates: tuple[Token, ...]
    passive: bool
    object: Token | None
    inner_subject: Token | None
    negated: bool = False
    conditional: bool = False


def read(doc: Doc) -> Reading:
    """The reading of the first full sentence of ``doc`` (one unit, parsed as its own document)."""
    root = _root(doc)
    if root is None:
        return Reading(
            Marker.NOUN, None, None, Agent.NOBODY, (), None, (), passive=False, object=None, inner_subject=None
        )
    marker, marker_token = _marker(root)
    subject = _subject(root) or _subject_by_order(doc, marker_token)
    matrix, predicate, inner = _descend(root)
    target = _object(predicate)
    passive = _is_passive(predicate)
    promoted = subject if passive and target is None and inner is None else None
    return Reading(
        marker=marker,
        marker_token=marker_token,
        subject=subject,
        agent=agent_of(inner if marker_token is not None and _asks(root) and inner is not None else subject),
        matrix=matrix,
        predicate=predicate,
        predicates=(predicate, *(t for t in predicate.children if t.dep_ == "conj" and t.pos_ in {"VERB", "AUX"})),
        passive=passive,
        object=target or promoted,
        inner_subject=inner,
        negated=any(t.lower_ in {"ikke", "ikkje"} for t in root.subtree if t.dep_ == "advmod"),
        conditional=_conditional(doc),
    )


def agent_of(token: Token | None) -> Agent:
    """The class of a subject: by name, by word class, by what it is."""
    if token is None or token.lower_ in {"det", "som", "den", "der", "dette", "dei", "de"}:
        return Agent.NOBODY
    if is_ministry(token.text):
        return Agent.MINISTRY
    classes = word_classes(token.text)
    for name, agent in _AGENTS:
        if name in classes:
            several = agent is Agent.ADDRESSEE and "Plur" in token.morph.get("Number", [])
            return Agent.SEVERAL if several else agent
    if is_organisation(token) or token.lower_ in {"dere", "dykk"}:
        return Agent.ADDRESSEE
    return Agent.THING


_AGENTS = (
    ("noun.ministry", Agent.MINISTRY),
    ("noun.third", Agent.THIRD_PARTY),
    ("noun.addressee", Agent.ADDRESSEE),
    ("noun.user", Agent.USERS),
    ("noun.society", Agent.SOCIETY),
)


def _root(doc: Doc) -> Token | None:
    """The root of the sentence that holds a finite verb or modal; else of the first longer than a label."""
    roots = [sentence.root for sentence in doc.sents if any(t.is_alpha for t in sentence)]
    for root in roots:
        if _marker(root)[1] is not None:
            return root
    return roots[0] if roots else None


def _asks(root: Token) -> bool:
    return _marker(root)[0] in {Marker.ASKED, Marker.ASSUMED, Marker.EXPECTED, Marker.WISHED, Marker.IMPORTANT}


def _marker(root: Token) -> tuple[Marker, Token | None]:  # noqa: C901, PLR0911 - the guide's list, in its order
    key = stem(root.text)
    auxiliaries = [t for t in root.children if t.dep_ in {"aux", "aux:pass", "cop"}]
    if key in _ASKING and root.lower_ in {"be", "bede"} and auxiliaries:
        return Marker.ASKED, root  # «vil vi be direktoratet om å»
    for token in (*auxiliaries, root):
        modal = _MODAL_FORMS.get(token.lower_)
        if modal is not None and (token is not root or token.pos_ in {"AUX", "VERB"}):
            return MODALS[modal], token
    if key in _ASKING and root.pos_ in {"VERB", "AUX", "NOUN", "PROPN"}:
        return Marker.ASKED, root
    if key in _ASSUMING:
        return Marker.ASSUMED, root
    if key in _EXPECTING:
        return Marker.EXPECTED, root
    if key in _WISHING:
        return Marker.WISHED, root
    if key in _IMPORTANT and auxiliaries:
        return Marker.IMPORTANT, root
    around = {t.lower_ for t in root.subtree}
    if root.lower_ in _GIVING and around & {"oppdrag", "oppgave", "oppgåve"}:
        return Marker.ASKED, root
    if key == _LAY and "grunn" in around:
        return Marker.ASSUMED, root
    if (root.lower_ in {"ha", "har"} and around & {"ansvar", "ansvaret"}) or key == _RESPONSIBLE:
        return Marker.ROLE, root
    return _tense(root, auxiliaries)


def _tense(root: Token, auxiliaries: list[Token]) -> tuple[Marker, Token | None]:
    for token in (*auxiliaries, root):
        tense = token.morph.get("Tense", [])
        form = token.morph.get("VerbForm", [])
        if "Past" in tense and "Part" not in form:
            return Marker.PAST, token
        if token is not root and "Pres" in tense:
            perfect = token.lower_ in {"har", "ha"} and "Part" in root.morph.get("VerbForm", [])
            return (Marker.PERFECT if perfect else Marker.PRESENT), token
        if token is root and "Pres" in tense:
            return Marker.PRESENT, token
    if "Inf" in root.morph.get("VerbForm", []) and root.pos_ == "VERB":
        return Marker.INFINITIVE, None
    return Marker.NOUN, None


def _subject(token: Token) -> Token | None:
    found = None
    for child in token.children:
        if child.dep_ in _SUBJECTS:
            found = child
    if found is not None and found.dep_.startswith("csubj"):
        return None
    return found


def _subject_by_order(doc: Doc, marker: Token | None) -> Token | None:
    """Verb-second: the noun before the finite verb if the sentence starts with it, else the first noun after it."""
    if marker is None:
        return None
    before = [t for t in doc[: marker.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    starts = marker.i > 0 and doc[0].pos_ not in {"ADP", "ADV", "SCONJ"}
    if starts and before:
        return before[-1]
    for token in doc[marker.i + 1 : marker.i + 5]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            return token
    return None


def _descend(root: Token) -> tuple[tuple[Token, ...], Token, Token | None]:
    """Strip what introduces the real predicate: asking verbs, «viktig at», «sikre at», «bidra til at» and so on."""
    matrix: list[Token] = []
    token, inner = root, None
    for _ in range(_DEEPEST):
        key = stem(token.text)
        strips = _asks(token) or key in _MATRIX or key in _SEEK or _lays_ground(token) or _gives_task(token)
        below = _clause(token) if strips else None
        if strips:
            matrix.append(token)
        if below is None:
            break
        token = below
        inner = _subject(token) or inner
    return tuple(matrix), token, inner


def _lays_ground(token: Token) -> bool:
    return stem(token.text) == _LAY and any(t.lower_ in {"rette", "grunn"} for t in token.subtree)


def _gives_task(token: Token) -> bool:
    return token.lower_ in _GIVING and any(t.lower_ in _TASKS for t in token.subtree)


def _clause(token: Token) -> Token | None:
    for child in _down(token):
        if child.dep_ in _CLAUSES and child.i > token.i and not _purpose(child) and child.pos_ in _PREDICATES:
            return child
    return None


def _down(token: Token) -> Iterator[Token]:
    """Children, then the children of its nominals («i oppdrag å utrede», «ansvar for å følge opp»)."""
    yield from token.children
    for child in token.children:
        if child.dep_ in {*_NOMINALS, "compound:prt"}:
            yield from child.children


def _purpose(token: Token) -> bool:
    marks = [t.lower_ for t in token.children if t.dep_ in {"mark", "case"}]
    return marks[:2] == ["for", "å"] or "dersom" in marks or "hvis" in marks or "når" in marks


def _object(predicate: Token) -> Token | None:
    for dep in ("obj", "ccomp", "obl", "nmod"):
        for child in predicate.children:
            if child.dep_ == dep and child.i > predicate.i and child.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "PRON"}:
                return child
    return None


def _is_passive(token: Token) -> bool:
    return (
        "Pass" in token.morph.get("Voice", [])
        or any(t.dep_ in {"aux:pass", "nsubj:pass"} for t in token.children)
        or (
            token.pos_ in {"VERB", "AUX"}
            and token.lower_.endswith(("ast", "es"))
            and len(token.text) > _SHORTEST_PASSIVE
        )
    )


def _conditional(doc: Doc) -> bool:
    first = next((t for t in doc if t.is_alpha), None)
    return first is not None and first.lower_ in {"dersom", "hvis", "skal", "må", "skulle", "vert", "blir", "om"}
