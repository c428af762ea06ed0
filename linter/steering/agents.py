"""Who must act: whom a clause asks, and the class of whoever that is (guide, A4)."""

from __future__ import annotations

import re

from linter.steering.labels import Agent
from linter.steering.lexicon import word_classes
from linter.steering.markers import asks
from linter.steering.names import is_ministry, is_organisation
from linter.steering.tree import Word

__all__ = ["actor_of", "agent_of"]

_NOBODY = frozenset({"det", "som", "den", "der", "dette", "dei", "de"})
_ASKED = frozenset({Agent.ADDRESSEE, Agent.SEVERAL})
# Nynorsk neuters in the plural («direktorata»), which the tagger takes for feminines or names.
_NEUTERS = re.compile(r"(?:torat|organ|tilsyn|verk|institutt|ombod|selskap|føretak|kontor|vesen|arkiv|muse)a$")
_AGENTS = (
    ("noun.ministry", Agent.MINISTRY),
    ("noun.third", Agent.THIRD_PARTY),
    ("noun.addressee", Agent.ADDRESSEE),
    ("noun.user", Agent.USERS),
    ("noun.society", Agent.SOCIETY),
)


def actor_of(head: Word, subject: Word | None, inner: Word | None) -> Word | None:
    """Who shall act by the clause of ``head``: who is asked where it asks, else its subject.

    «Vi ber om at *etaten* deltar» (``inner``, the subject of the clause below), «Vi ber *etaten* om å delta».
    """
    if not asks(head):
        return subject
    objects = (t for t in head.children if t.dep in {"obj", "iobj"} and agent_of(t) in _ASKED)
    return inner or next(objects, None) or subject


def agent_of(token: Word | None) -> Agent:
    """The class of a subject: by name, by word class, by what it is."""
    if token is None or token.lower in _NOBODY:
        return Agent.NOBODY
    if is_ministry(token.text):
        return Agent.MINISTRY
    classes = word_classes(token.text)
    for name, agent in _AGENTS:
        if name in classes:
            several = agent is Agent.ADDRESSEE and ("Number=Plur" in token.morph or bool(_NEUTERS.search(token.lower)))
            return Agent.SEVERAL if several else agent
    opens = token.i == 0 and classes  # a capital tells nothing there of a known word
    if (is_organisation(token) and not opens) or token.lower in {"dere", "dykk"}:
        return Agent.ADDRESSEE
    return Agent.THING
