"""Which role an expression tells of: of the whole, of a part, or of gathering the reports.

What the role is about decides. A reporting coordinator is no coordinating agency, nor is one who leads a part
(DFØ/Difi 2017/1, advice 4 and 5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Actor
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["PERHAPS", "Claim", "Role", "Standing", "kind_of", "perhaps_responsible", "spoken_of"]

PERHAPS = "?"  # stands for the words of a role that is a mere hint: «kaller de andre sammen»

_HEAD = 45  # characters after a role that say what it is about
_SOON = 30
_STEM = 7  # letters that two forms of a long word share
_STUDY = re.compile(r"\butred\w+|\butgrei\w+|\bkartlegg\w+", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÆØÅ]\w+")
_TO_COORDINATE = re.compile(r"^(?:koordin|samord)|(?:koordinere|samordne)$", re.IGNORECASE)
_STRIPPED = re.compile(
    r"^\W*(?:for|av|om|bak|rundt|i|med|å|koordinere|samordne|lede|leie|hele|ansvaret)\b"
    r"(?:\s+(?:å koordinere|å samordne|å lede|av))?",
    re.IGNORECASE,
)
_ACROSS = re.compile(
    r"\W*(?:og\b|som\b|til dagle?i?g|frå?a?\b|på (?:tvers|\w+nivå)|mellom|på vegner? av|i \d{4}|fram"
    r"|for (?:etat|direktorat|virksomhet|verksemd)|(?:for )?at\b|etter\b|ut året|inntil|så lenge|når\b|i (?:år|dag)\b)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"(?:koordinering|samordning)\w*$|koordinerende$|koordinerande$", re.IGNORECASE)
_BETWEEN_MINISTRIES = re.compile(r"interdepartemental|departementsgrupp|departementsnettverk", re.IGNORECASE)
_CONTRIBUTIONS = re.compile(r"\W*(?:\w+ ){0,2}?(?:bidrag|innspill|innspel|svar|tall?|tekst)", re.IGNORECASE)
_TO_LEAD = re.compile(r"(?:led|lei)\w*$", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:etatene|etatane|direktoratene|direktorata|virksomhetene|verksemdene|dei? (?:to|tre|fire|fem|seks|sju))\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:egne|eigne|eigen|egen|eget|eige|eiga|interne?|sin|sitt|sine|si|\w*distrikt\w*|region\w*|lokal\w*|\w*avdeling\w*|\w*seksjon\w*"
    r"|\w*kontor(?:ene|a|er)?s?)\b",
    re.IGNORECASE,
)  # within the body itself
_OTHER_PLAN = re.compile(
    r"^\W*(?:Program|Strategi|Handlingsplan|Prosjekt|Nasjonal\w* \w+)\w*\s+(?:for|mot|om)\s", re.IGNORECASE
)  # a plan of its own that another leads

_SINGLED_OUT = re.compile(r"\W*(?:\w+ )?\w+(?:ene|ane) som\b", re.IGNORECASE)
_ANSWERS_FOR = re.compile(r"\W*(?:\w+ )?(?:for|med) ", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\W*(?:\w+ )?(?:for|med) (?:(?:å følge opp|å følgje opp|å gjennomføre|at (?:dette|det|arbeidet|oppdraget|alt)) "
    r"|(?:\w+ )?(?:\w*(?:oppfølging|gjennomføring|iverksetting|arbeid|opplegg|prosjekt|program|oppdrag|satsing"
    r"|ordning|samarbeid)"
    r"|(?:handlings|tiltaks|opptrappings)?plan)(?:et|en|a|met)?\b)",
    re.IGNORECASE,
)


class Standing(Enum):
    """How a role stands before all roles of the task are known (`linter.coordination.roles.worded.settled`)."""

    SURE = "sure"
    OURS = "ours"  # «koordinerer» what is not said to be the whole, but is spoken of where the letter tells of the task
    APART = "apart"  # the same; nothing else is said of what is coordinated
    HINT = "hint"  # a sign of leading that counts only where nobody else leads


@dataclass(frozen=True, slots=True)
class Claim:
    """A role that a sentence gives to a body, and how it stands."""

    filler: Filler
    standing: Standing = Standing.SURE


@dataclass(frozen=True, slots=True)
class Role:
    """A role, its bearer and how it stands."""

    slot: Slot
    bearer: Actor
    standing: Standing = Standing.SURE

    def claim(self, block: int, said: str) -> Claim:
        """The claim that the words ``said`` make, at the bearer's name in a block."""
        place = Span(block, self.bearer.start, self.bearer.end)
        return Claim(Filler(self.slot, self.bearer.key, place, evidence=said), self.standing)


def kind_of(bearer: Actor, role: str, about: str, talk: Talk | None, *, noun: bool) -> Role | None:
    """The role of a bearer; None for no role in the task.

    ``role``: the words that tell of it. ``about``: those that say what it is about. ``noun``: it is told by a noun.
    """
    head = re.split(r"[,;]|\s(?:og|mens|medan)\s(?=\w+(?:r|er|ar)\b)", about[:_HEAD])[0]
    agency = bearer.kind is OrgKind.AGENCY
    told = head if _CONTRIBUTIONS.match(head) else head[:_SOON]
    named = talk.names_task(about) if talk else None
    reports = bool(words("reporting_object").search(told))
    if reports and agency:
        return Role(Slot.REPORTING_COORDINATOR, bearer)
    if (
        reports
        or (role == PERHAPS and (not agency or talk is None))
        or words("no_matter_to_lead").search(head)
        or (_OTHER_PLAN.match(about) and named is None)
    ):
        return None
    between = not agency and bool(_BETWEEN_MINISTRIES.search(about))
    hint = role == PERHAPS or role.lower().startswith("pådriv")
    if agency and (hint or (_TO_COORDINATE.search(role) and _STUDY.search(head))):
        standing = Standing.HINT if hint else Standing.OURS  # the study may be the task itself
        return Role(Slot.COORDINATING_AGENCY, bearer, standing)
    if _of_part(role, head, named) and not between and not (talk and _of_their_group(head, talk)):
        return _part(bearer, role, head) if agency else None
    whole = bool(words("role_whole_word").search(role))
    if agency:
        whole = whole or (named is not None and named < _SOON) or bool(talk and _of_their_group(head, talk))
        return _agency(bearer, role, _STRIPPED.sub("", about), talk, whole=whole, noun=noun)
    return _ministry(bearer, role, about, talk, leads=whole or not noun, noun=noun, between=between)


def _ministry(
    bearer: Actor, role: str, about: str, talk: Talk | None, *, leads: bool, noun: bool, between: bool
) -> Role | None:
    named = talk.names_task(about) if talk else None
    other = not noun and _TO_LEAD.match(role) and not _of_this(about, named, talk)  # «leder Norges delegasjon»
    field = noun and talk and re.match(r"\W*for ", about) and "ansvar" in role.lower() and not _FOLLOWS.match(about)
    if field and not words("task_words").search(about) and not _of_this(about, named, talk):
        return None  # «har samordningsansvaret for likestilling»
    given = between or (not other and (leads or "ansvar" in role.lower()))
    return Role(Slot.COORDINATING_MINISTRY, bearer) if given else None


def _part(bearer: Actor, role: str, head: str) -> Role:
    """Who leads a part; unsure where it is told by one word («utredningen ledes av»): that may be the task itself."""
    alone = re.fullmatch(r"\W*(?:(?:av|for|i|med|bak|om) )?\w+(?:en|et|a)\W*", head) and not re.search(
        r"del\w|møte", head
    )
    return Role(Slot.COORDINATING_AGENCY, bearer, Standing.OURS) if alone and role else Role(Slot.SUBTASK_LEAD, bearer)


def _of_their_group(about: str, talk: Talk) -> bool:
    """Whether a group that is led is said to be that of all: «de fire utgjør en faggruppe»."""
    if re.match(r"\W*(?:av |for )?(?:den |det |ei |en |et |ein |eit )?felles ", about, re.IGNORECASE) or _ALL.search(
        about
    ):
        return True
    group = re.match(r"\W*(?:av |for )?(?:den )?(?:\w+ )?(\w*(?:grupp|nettverk|forum|utvalg))", about, re.IGNORECASE)
    return group is not None and any(
        group[1].casefold() in s.text.casefold() and (len(s.agencies()) > 1 or _ALL.search(s.text))
        for s in talk.sentences
        if about.strip() not in s.text
    )


def _of_this(about: str, named: int | None, talk: Talk | None) -> bool:
    """Whether what is led is the task, or spoken of where the letter speaks of the task."""
    return named is not None or talk is None or "departement" in about or _whole(about) or spoken_of(about, talk)


def _of_part(role: str, head: str, named: int | None) -> bool:
    """Whether the role is about a part, and the part stands before the task's name."""
    part = words("part_object").search(head)
    complete = _COMPLETE.search(role) and not re.match(r"\s*(?:av|for)\b", head)
    several = _TO_COORDINATE.search(role) and part and re.fullmatch(r"\w+[ea]ne", part[0])  # «delprosjektene»
    return bool(part and not complete and not several and (named is None or named >= part.start()))


def _agency(bearer: Actor, role: str, about: str, talk: Talk | None, *, whole: bool, noun: bool) -> Role | None:
    if whole or _whole(about):
        other = not noun and talk is not None and _of_other_work(about, talk)
        return Role(Slot.COORDINATING_AGENCY, bearer, Standing.OURS if other else Standing.SURE)
    if _TO_COORDINATE.search(role):
        part = words("own_field").search(about) or _OWN.search(about) or _singled_out(about, talk)
        if part or not (talk is None or _takes_part(bearer, talk)):
            return Role(Slot.SUBTASK_LEAD, bearer)
        return Role(
            Slot.COORDINATING_AGENCY,
            bearer,
            Standing.OURS if talk is None or spoken_of(about, talk) else Standing.APART,
        )
    if talk is not None and (perhaps := _perhaps(bearer, role, about)) is not None:
        return perhaps
    if noun and not re.search(r"led|lei", role.lower()):
        return None  # «hovedansvar for X» is a share
    return _leads(bearer, about, talk)


def _singled_out(about: str, talk: Talk | None) -> bool:
    """«Koordinerer avhørene som følger av …»: some things among others, and not what the task is about."""
    return _SINGLED_OUT.match(about) is not None and talk is not None and not spoken_of(about, talk)


def _leads(bearer: Actor, about: str, talk: Talk | None) -> Role:
    """Who leads something that is not said to be a part: the whole, unless another does."""
    elsewhere = any(words(name).search(about) for name in ("abroad", "own_field")) or _OWN.search(about)
    if talk is None or elsewhere or not _takes_part(bearer, talk):
        return Role(Slot.SUBTASK_LEAD, bearer)
    return Role(Slot.COORDINATING_AGENCY, bearer, Standing.OURS if spoken_of(about, talk) else Standing.APART)


def _perhaps(bearer: Actor, role: str, about: str) -> Role | None:
    """A group that may be that of all, or a sign that counts where nobody else leads."""
    if words("group_led").match(about) and not words("abroad").search(about):
        return Role(Slot.COORDINATING_AGENCY, bearer, Standing.OURS)
    if re.search(r"ho(?:ve|vu)dansvar|overordne?[dt]\w* ansvar", role.lower()):
        return Role(Slot.COORDINATING_AGENCY, bearer, Standing.HINT)
    return None


def perhaps_responsible(bearer: Actor, said: str, about: str, talk: Talk) -> Role | None:
    """«Har ansvaret for oppfølgingen»: who leads where nobody else does, if that is the task and no share of it.

    «Har ansvar for» something that is no work is a standing duty.
    """
    head = about[:_HEAD]
    share = any(words(name).search(head) for name in ("part_object", "own_field", "abroad", "reporting_object"))
    if share or _OWN.search(head) or not _ANSWERS_FOR.match(about) or not _takes_part(bearer, talk):
        return None
    given = said != "ansvar" and (talk.names_task(about) is not None or spoken_of(about, talk))
    matter = given or _FOLLOWS.match(about)
    return Role(Slot.COORDINATING_AGENCY, bearer, Standing.HINT) if matter else None


def _of_other_work(about: str, talk: Talk) -> bool:
    """«Leder arbeidet med nye læreplaner» in a task that is not called so: the whole unless another leads that."""
    matter = re.match(r"\W*(?:\w+ )?\w*(?:arbeid|innsats|oppdrag|program|prosjekt)\w* (?:med|mot|for|om) ", about)
    return matter is not None and talk.names_task(about) is None


def _takes_part(bearer: Actor, talk: Talk) -> bool:
    """Whether a body is the addressee, or named together with others: one of those who shall solve the task."""
    if bearer.key in talk.scene.recipients:
        return True
    named = ({a.key for a in s.agencies()} for s in talk.sentences)
    return any(bearer.key in keys and len(keys) > 1 for keys in named)


def spoken_of(about: str, talk: Talk) -> bool:
    """Whether what is coordinated is what the task is named after or its other sentences are about."""
    told = " ".join([*talk.names, *(s.text for s in talk.sentences if about not in s.text)])
    said = _NAME.sub(" ", told).casefold()  # an agency's name is no subject
    led = about[:_HEAD].partition(" som ")[0]
    nouns = (word.casefold()[:_STEM] for word in re.findall(r"[^\W\d_]{5,}", led))
    return any(noun in said for noun in nouns)


def _whole(about: str) -> bool:
    if words("whole_of_other").match(about.strip()):
        return False
    return not re.split(r"[,;)]", about)[0].strip(" .") or bool(
        _ACROSS.match(about) or words("whole").search(about) or words("lead_whole").match(about.strip())
    )
