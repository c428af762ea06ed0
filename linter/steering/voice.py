"""Whether a verb is passive: by the parse, by «bli» or «verte», or by its ending."""

from __future__ import annotations

from linter.steering.stems import stem
from linter.steering.tree import Word

__all__ = ["is_passive", "short_passives"]

_SHORTEST = 3  # letters that are too few for a verb in the passive
_DEPONENTS = frozenset({  # in -s, and no passives
    "trives", "trivast", "trivest", "møtes", "møtast", "lykkes", "lukkast", "lykkast", "finnes", "finnast", "synes",
    "synast",
})  # fmt: skip
# Participles of verbs that ask, and the short passive that bokmål has for them.
_ASKED = {
    stem(participle): short
    for participle, short in (
        ("bedt", "bes"),
        ("pålagt", "pålegges"),
        ("lagt", "legges"),
        ("forventet", "forventes"),
        ("forutsatt", "forutsettes"),
        ("oppfordret", "oppfordres"),
        ("gitt", "gis"),
    )
}
_FAR = 5  # words from «blir» to its participle: «I år blir direktoratet òg bedt om …»


def short_passives(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words with «blir bedt», «vert beden» as «bes»: nynorsk has no short passive in the present."""
    at = next((n for n, word in enumerate(found) if word.lower() in {"blir", "vert"}), None)
    if at is None:
        return found
    for n in range(at + 1, min(at + 1 + _FAR, len(found))):
        short = _ASKED.get(stem(found[n]))
        if short is not None:
            return (*found[:at], short, *found[at + 1 : n], *found[n + 1 :])
    return found


def is_passive(token: Word) -> bool:
    """«gjennomføres», «gjennomførast», «blir gjennomført», «vert gjennomført»; not «trives»."""
    return (
        token.voice == "Pass"
        or any(t.dep in {"aux:pass", "nsubj:pass"} for t in token.children)
        or (
            token.pos in {"VERB", "AUX"}
            and token.lower.endswith(("ast", "es", "ås"))
            and len(token.text) > _SHORTEST
            and token.lower not in _DEPONENTS
        )
    )
