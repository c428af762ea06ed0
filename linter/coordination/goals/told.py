"""What a sentence tells as it is or was, where a goal would say what is wanted: «tidspress gjør arbeidet farligere»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.coordination.goals.whose import Whose, whose
from linter.coordination.parsed import Parsed
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["told"]

_WORKING = frozenset(
    {Whose.BODY, Whose.SERVICE}
)  # what these do for users is what they are there for, as does their work
_WORKS = frozenset(
    {"noun.ownwork", "noun.cooperation", "noun.document", "noun.goal"}
)  # «innleie gir svakere vern» is no work
_PERFECT = frozenset({"har", "hadde"})
_HAVING = frozenset({"har", "hadde", "finnes", "finst", "driver", "driv"})


def told(one: Parsed, verb: Token) -> bool:
    """Whether a verb tells of what something else than the bodies or their work does, of what was, or of what is had.

    «Har tiltak som skal redusere …», «strategien for å redusere … følges opp av»: deeds that only say of what kind a
    thing is, which the sentence says something else of.
    """
    if any(c.lower_ in _PERFECT and c.dep_ == "aux" for c in verb.children):
        return True
    if verb.dep_ in {"acl:relcl", "acl"}:
        return _of_a_thing_had(verb)
    present = "Fin" in verb.morph.get("VerbForm", []) and not any(c.dep_ == "aux" for c in verb.children)
    if not present or verb.dep_ not in {"ROOT", "conj"}:
        return False
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "csubj"} and c.i < verb.i), None)
    if subject is None:
        return False
    of = whose(one, subject)
    return of not in _WORKING and not word_classes(subject.lower_) & _WORKS


def _of_a_thing_had(verb: Token) -> bool:
    """Whether a relative clause or an infinitive belongs to what is had or to the subject of another statement."""
    thing = verb.head
    if thing.dep_ == "obj":
        return thing.head.lower_ in _HAVING and thing.head.dep_ == "ROOT"
    passive = any(c.dep_ == "aux:pass" for c in thing.head.children) or thing.head.lower_.endswith(("es", "ast"))
    return thing.dep_.startswith("nsubj") and passive and thing.i < verb.i < thing.head.i
