"""What binds in a clause: the finite verb that asks, orders or expects, or the tense (guide, A3)."""

from __future__ import annotations

from enum import StrEnum

from linter.steering.lexicon import word_classes
from linter.steering.names import is_organisation
from linter.steering.stems import stem
from linter.steering.tree import Word
from linter.steering.voice import is_passive


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


ASKING = frozenset({Marker.ASKED, Marker.ASSUMED, Marker.EXPECTED, Marker.WISHED, Marker.IMPORTANT})
BINDING = ASKING | {Marker.SHALL, Marker.MUST, Marker.SHOULD, Marker.ROLE}
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
GIVING = frozenset({
    "gi", "gir", "gis", "gje", "gjev", "gjevast", "få", "får", "fikk", "ha", "har", "gitt", "gjeve", "gjeven",
    "gjevne",
})  # fmt: skip
LAYING = stem("legge")
# Participles that bind in the passive present only: «vert pålagd å», «blir lagt til grunn», not «er lagt til grunn».
_BIDDEN = {stem("pålagt"): stem("pålegge"), stem("lagt"): LAYING}
_RESPONSIBLE = stem("ansvarlig")


def asks(root: Word) -> bool:
    """Whether the clause of ``root`` asks somebody to do something, rather than saying that they do it."""
    return marker_of(root)[0] in ASKING


def marker_of(root: Word) -> tuple[Marker, Word | None]:  # noqa: C901, PLR0911 - the guide's list, in its order
    """The marker of the clause that ``root`` heads, and the word that is it; None where no finite verb was found."""
    auxiliaries = [t for t in root.children if t.dep in {"aux", "aux:pass", "cop"}]
    key = _key(root, auxiliaries)
    if key in _ASKING and root.lower in {"be", "bede"} and auxiliaries:
        return Marker.ASKED, root  # «vil vi be direktoratet om å»
    if root.lower in {"vil", "ville"} and any(t.dep == "ccomp" for t in root.children):
        return Marker.WISHED, root  # «departementet vil at etaten …»
    for token in (*auxiliaries, root):
        modal = _MODAL_FORMS.get(token.lower)
        if modal is not None and (token is not root or token.pos in {"AUX", "VERB"}):
            return MODALS[modal], token
    if key in _ASKING and (root.pos in {"VERB", "AUX", "NOUN", "PROPN"} or auxiliaries):
        return Marker.ASKED, root
    if key in _ASSUMING:
        return Marker.ASSUMED, root
    if key in _EXPECTING and not _forecasts(root, auxiliaries):
        return Marker.EXPECTED, root
    if key in _WISHING:
        return Marker.WISHED, root
    if key in _IMPORTANT and auxiliaries:
        return Marker.IMPORTANT, root
    around = {t.lower for t in root.subtree()} if key == LAYING or root.lower in GIVING else frozenset[str]()
    if root.lower in GIVING and around & {"oppdrag", "oppgave", "oppgåve"}:
        return Marker.ASKED, root
    if key == LAYING and "grunn" in around:
        return Marker.ASSUMED, root
    if (root.lower in {"ha", "har"} and around & {"ansvar", "ansvaret"}) or key == _RESPONSIBLE:
        return Marker.ROLE, root
    return _tense(root, auxiliaries)


def _key(root: Word, auxiliaries: list[Word]) -> str:
    key = stem(root.text)
    return _BIDDEN.get(key, key) if any(t.lower in {"blir", "vert"} for t in auxiliaries) else key


def _forecasts(root: Word, auxiliaries: list[Word]) -> bool:
    """«Det er venta at talet vil auke»: what is expected of nobody who could act.

    Not «det er forventa at arbeidet blir prioritert», which is how nynorsk says «forventes … prioriteres».
    """
    if not any(t.lower in {"er", "var"} for t in auxiliaries):
        return False
    clauses = [clause for clause in root.children if clause.dep in {"ccomp", "csubj", "csubj:pass", "advcl", "acl"}]
    if any(is_passive(clause) for clause in clauses):
        return False
    subjects = (t for clause in root.children for t in clause.children if t.dep.startswith("nsubj"))
    return not any(is_organisation(t) or "noun.addressee" in word_classes(t.text) for t in subjects)


def _tense(root: Word, auxiliaries: list[Word]) -> tuple[Marker, Word | None]:
    for token in (*auxiliaries, root):
        if token.tense == "Past" and token.form != "Part":
            return Marker.PAST, token
        if token is not root and token.tense == "Pres":
            perfect = token.lower in {"har", "ha"} and root.form == "Part"
            return (Marker.PERFECT if perfect else Marker.PRESENT), token
        if token is root and token.tense == "Pres":
            return Marker.PRESENT, token
    if root.form == "Inf" and root.pos == "VERB":
        return Marker.INFINITIVE, None
    return Marker.NOUN, None
