"""What in a clause tells a change for the better or how work goes on: comparatives, verbs of change and of process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.coordination.goals.whose import LIVING, whose
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "CHANGE",
    "CLAUSES",
    "PLACES",
    "PROCESS",
    "VERBAL",
    "better",
    "comparative",
    "of_process",
    "people_in",
    "subject_of",
]

PROCESS = frozenset(
    f"verb.{name}"
    for name in (
        *("analyse", "draft", "build", "carry", "send", "inform", "report", "allocate", "refer", "use"),
        *("participate", "cooperate", "resource"),
    )
)
CHANGE = frozenset({"verb.raise", "verb.lower", "verb.combat"})
VERBAL = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "csubj", "xcomp"})
PLACES = frozenset({"i", "på", "mellom", "ved", "fra", "frå", "hos", "over", "innen", "innan"})
_BESIDE = frozenset({"advmod", "obl", "compound:prt", "xcomp"})


def subject_of(head: Token, modal: Token | None = None, after: int = -1) -> Token | None:
    """The subject of a verb: its own, if after word number ``after``, or that of the verb it is joined to."""
    near: list[Token] = [*head.children, *(modal.children if modal is not None else ())]
    for wanted in ("nsubj", "expl", "csubj"):
        for child in near:
            if child.i > after and child.dep_.startswith(wanted):
                return child
    return subject_of(head.head) if head.dep_ == "conj" and head.head.pos_ in VERBAL else None


def people_in(one: Parsed, head: Token) -> bool:
    """Whether what hangs on a word names users or others outside the state."""
    return any(t.pos_ == "NOUN" and whose(one, t) in LIVING for t in head.subtree)


def better(head: Token) -> bool:
    """Whether a clause compares, tells a change or a limit: «raskere», «ned», «halveres», «under 100»."""
    return any(
        comparative(t)
        or is_of("goal_change", t.lower_)
        or (t.pos_ in {"VERB", "AUX", "ADJ"} and word_classes(t.lower_) & CHANGE)
        or (t.lower_ in {"under", "over"} and any(after.like_num for after in t.doc[t.i + 1 : t.i + 2]))
        for t in head.subtree
    )


def comparative(token: Token) -> bool:
    """Whether a word compares: «raskere», «flere», «oppdages tidligere»."""
    if is_of("goal_earlier", token.lower_):
        return bool(token.dep_ != "amod")  # «oppdages tidligere», not «tidligere år»
    if token.dep_ == "amod" and case_of(token.head) in PLACES:
        return False  # «i flere fylker»
    more = "Cmp" in token.morph.get("Degree", []) or is_of("goal_more", token.lower_)
    return more and not is_of("goal_more_not", token.lower_)


def of_process(head: Token) -> bool:
    """«Gjennomføres», «er sluttført», «ligge føre», «henger sammen»: how the work goes on."""
    near = [head, *(c for c in head.children if c.dep_ in _BESIDE)]
    passive = head.lower_.endswith(("es", "ast")) or any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in head.children)
    return any(is_of("goal_process", t.lower_) for t in near) or (passive and bool(word_classes(head.lower_) & PROCESS))
