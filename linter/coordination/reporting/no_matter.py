"""What a word that could be the matter of a report is instead: its form, who gets it, a time, a body, a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.received import shaped
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["no_matter"]

_COUNT = frozenset({"antall", "antal", "talet", "tallet"})


def no_matter(one: Parsed, child: Token, *, of_form: bool) -> bool:
    """Whether a word is no matter; ``of_form``: it hangs on a form («en oversikt over …»), where more is."""
    form = child.lower_
    figures = is_of("matter_holder", form) or form in {"statistikk", "statistikken"}
    own = {"egne", "eigne", "sine"}
    about = {"for", "om", "på", "over", "fra", "frå"}
    if is_of("gather_verb", child.head.lower_):
        figures = False
        if is_of("contributed", form):
            return True  # «samler inn bidrag fra de andre»
    if figures and any(case_of(c) in about or c.lower_ in own for c in child.children):
        return False
    if child.dep_ == "nsubj:pass" and is_of("told_verb", child.head.lower_) and "rapport" not in form:
        return child.i in one.bodies or (child.pos_ == "PRON" and not _is_clause(child))
    if any(c.lower_ in _COUNT and c.i < child.i for c in child.children):
        return False
    told_of = form in {"saker", "saka", "sakene", "tilfeller"} and any(
        c.dep_ in {"acl", "acl:relcl"} for c in child.children
    )
    others = () if of_form or told_of else ("no_matter",)
    forms = (
        () if of_form and case_of(child) in {"av", "om", "over"} else ("form_noun",)
    )  # «en oversikt over risikobildet»
    return (
        child.i in one.bodies
        or (child.pos_ in {"PRON", "ADV", "NUM", "ADJ"} and not _is_clause(child))
        or any(is_of(name, form) for name in (*forms, "meeting", "light_noun", "ministry_noun", *others))
        or shaped(child)
        or bool(is_of("agencies_plural", form) or words("frequency").search(form))
    )


def _is_clause(token: Token) -> bool:
    """«Det som er gjort», «det etatene oppnår»."""
    return token.lower_ in {"det", "alt"} and any(
        c.dep_ == "acl:relcl" or any(t.lower_ == "som" for t in c.children) for c in token.children
    )
