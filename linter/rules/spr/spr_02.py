"""SPR-02: several demands in one sentence, or a very long one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.rules.akt.demands import binds
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import Agent, ChainLabel
from linter.steering.stand_ins import named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W\d_][\w-]*")
_JOINING = re.compile(r",|\b(?:og|samt|eller|herunder)\b")  # a sentence with fewer cannot have that many verbs
_MODALS = frozenset({"skal", "må", "bør"})
_VERBS = frozenset({"VERB", "AUX"})
_LABELS = frozenset(ChainLabel) - {ChainLabel.OBLIGATION, ChainLabel.NOT_A_DEMAND}  # laws and conditions come as lists


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per demand with ``verbs`` or more coordinated demand verbs, or of more than ``words`` words."""
    verbs, longest = int(str(analysis.option(RULE, "verbs"))), int(str(analysis.option(RULE, "words")))
    units = [unit for unit in analysis.demands if _asks(unit)]
    doubtful = [unit for unit in units if len(_JOINING.findall(unit.text)) >= verbs - 1]
    counted = dict(zip((unit.span for unit in doubtful), _counts(doubtful), strict=True))
    for unit in units:
        length = len(_WORD.findall(unit.text))
        if counted.get(unit.span, 0) >= verbs:
            yield Hit(unit.span, {"n": counted[unit.span], "words": length})
        elif length > longest:
            yield Hit(unit.span, {"n": counted.get(unit.span, 1), "words": length}, message="long")


def _asks(unit: Demand) -> bool:
    """A demand on somebody: «programmet skal utløse og gjennomføre …» tells what a thing is for."""
    if unit.title or unit.label not in _LABELS or not binds(unit):
        return False
    return unit.result.agent is not Agent.THING or "passiv" in unit.result.flags


def _counts(units: list[Demand]) -> Iterator[int]:
    from linter.language.once import trees  # noqa: PLC0415 - loads spaCy only where a sentence needs it

    return (_coordinated(doc) for doc in trees((named(unit.text).text for unit in units), lemmas=False))


def _coordinated(doc: Doc) -> int:
    """The most verbs that are coordinated with each other under one modal, or as a list item's infinitives."""
    best = 0
    for token in doc:
        if token.pos_ in _VERBS and token.dep_ != "conj" and _demands(token):
            best = max(best, len(_chain(token)))
    return best


def _demands(token: Token) -> bool:
    """Whether a verb stands under skal, må or bør, or opens the unit, or comes after «å» in «bes om å …»."""
    if token.morph.get("VerbForm", []) == ["Part"]:
        return False
    under = any(child.lower_ in _MODALS for child in token.children)
    return (
        under or token.dep_ == "ROOT" or (token.dep_ in {"xcomp", "ccomp", "obl", "acl"} and token.head.dep_ == "ROOT")
    )


def _chain(token: Token) -> list[Token]:
    """A verb and the verbs coordinated with it, however the coordination is attached."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in _VERBS and child.morph.get("VerbForm", []) != ["Part"]:
            found.extend(_chain(child))
    return found


RULE = LetterRule(
    code="SPR-02",
    name=Text(nb="Flere krav i samme setning", nn="Fleire krav i same setning", en="Several demands in one sentence"),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 (tydelige styringssignaler); klarspråk",
    why=Text(
        nb="Når én setning ber om mye, er det vanskelig å se hva virksomheten skal svare for, og noe blir lett glemt.",
        nn="Når éi setning ber om mykje, er det vanskeleg å sjå kva verksemda skal svare for, og noko blir lett gløymt.",
        en="When one sentence asks for much, it is hard to see what the agency must answer for, and something is forgotten.",
    ),
    messages={
        "default": Text(
            nb="Setningen stiller {n} krav og er på {words} ord.",
            nn="Setninga stiller {n} krav og er på {words} ord.",
            en="The sentence makes {n} demands and has {words} words.",
        ),
        "long": Text(
            nb="Setningen med kravet er på {words} ord.",
            nn="Setninga med kravet er på {words} ord.",
            en="The sentence with the demand has {words} words.",
        ),
    },
    advice=Text(
        nb="Del den opp, for eksempel i en liste, så det er lett å se hva virksomheten skal svare for.",
        nn="Del ho opp, til dømes i ei liste, så det er lett å sjå kva verksemda skal svare for.",
        en="Split it, for instance into a list, so that it is easy to see what the agency must answer for.",
    ),
    options={
        "verbs": Option(
            default=3,
            doc=Text(
                nb="Setninger med så mange sideordnede krav gir funn.",
                nn="Setningar med så mange sideordna krav gir funn.",
                en="Sentences with this many coordinated demands give a finding.",
            ),
        ),
        "words": Option(
            default=45,
            doc=Text(
                nb="Krav i setninger med flere ord enn dette gir funn.",
                nn="Krav i setningar med fleire ord enn dette gir funn.",
                en="Demands in sentences with more words than this give a finding.",
            ),
        ),
    },
    examples=(
        Example(
            bad="⟦Direktoratet skal vurdere, foreslå og gjennomføre tiltak mot frafall.⟧",
            better="Direktoratet har ansvar for at skolene får veiledning som dekker behovet deres.",
            good="Direktoratet skal kartlegge og beskrive behovet.",
        ),
        Example(
            bad="⟦Direktoratet skal kartlegge behovet, utarbeide en veileder og følge opp kommunene.⟧",
            better="Direktoratet skal:\n\n- kartlegge behovet\n- utarbeide en veileder\n- følge opp kommunene",
            good="Direktoratet skal utarbeide en veileder om hvordan kommunene kan planlegge, bygge og drifte boliger.",
        ),
        Example(
            form="nn",
            bad="⟦Direktoratet skal vurdere, foreslå og gjennomføre tiltak mot fråfall.⟧",
            better="Direktoratet har ansvar for at skulane får rettleiing som dekkjer behovet deira.",
            good="Direktoratet skal kartleggje og skildre behovet.",
        ),
        Example(
            form="nn",
            good="Direktoratet skal utarbeide ein rettleiar om korleis kommunane kan planleggje, byggje og drifte bustader.",
        ),
    ),
    check=check,
)
