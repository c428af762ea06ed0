"""What a joint task is (samarbeidsoppgave), and the slots of its mandate.

A joint task is one that two or more agencies under different ministries shall solve together (DFØ/Difi 2017/1,
chapter 1). Which owner counts is decided by the letter's date. A slot is an item the six pieces of advice ask for; a
filler is the text that fills it, with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from linter.letters.model import Span


class Slot(StrEnum):
    """The items of a coordination mandate. The comment says what ``Filler.value`` holds."""

    MINISTRIES = "ministries"  # registry key of a ministry behind the task; one filler each
    COORDINATING_MINISTRY = "coordinating_ministry"  # registry key
    AGENCIES = "agencies"  # registry key of a cooperating agency; one filler each
    UNNAMED_PARTNERS = "unnamed_partners"  # the words: «relevante aktører»
    COORDINATING_AGENCY = "coordinating_agency"  # registry key, or "self" (avklarer selv), or "flat" (by choice)
    REPORTING_COORDINATOR = "reporting_coordinator"  # registry key: only gathers the reports, no coordinating agency
    SUBTASK_LEAD = "subtask_lead"  # registry key: leads one sub-task only
    DUTIES = "duties"  # D1…D6 (ministry) and V1…V8 (agency), råd 4 and 5
    RESPONSIBILITY = "responsibility"  # "own", "joint", "agreed" or "table"
    COOPERATION = "cooperation"  # a demand to cooperate on the task; the words
    GOALS = "goals"  # an effect the cooperation shall have; the words
    TARGET_GROUP = "target_group"  # the words
    LEVEL = "level"  # "1"…"4" on the samordningsstige
    PERIOD = "period"  # "2026-2028", "-2027" (until), "2026-" (from, open), "permanent", "3 years"
    MONEY = "money"  # amount in kroner as digits, else "kap. 605 post 01", else the words
    PRIORITY = "priority"  # the words
    REPORT_WHAT = "report_what"  # the words
    REPORT_WHEN = "report_when"  # "09-01", "2026-09-01", "yearly", "half-yearly", "tertial", "årsrapport"
    REPORT_HOW = "report_how"  # "status report", "årsrapport", … the words
    REPORT_JOINT = "report_joint"  # the words: one report from all
    REPORT_OWN = "report_own"  # the words: each for itself, or who reports what
    ESCALATION = "escalation"  # the words
    EVALUATION = "evaluation"  # the words
    BASIS = "basis"  # strategy, report, description of the situation, reason; the words
    ANCHORING = "anchoring"  # decision behind it: strategy with year, Meld. St., budget; the words
    PARTICIPATION = "participation"  # agencies took part in shaping it; the words
    IDENTICAL_NOTE = "identical_note"  # «likelydende tekst er gitt til …»; the words
    FREEDOM = "freedom"  # «de avgjør selv hvordan …»; the words
    MANDATE = "mandate"  # pointer to a mandate elsewhere: annex, joint letter, main instruction; the words
    PLANS = "plans"  # a plan, strategy or programme cited; one filler each, the words
    RELATION = "relation"  # how plans relate; the words
    ACTIONS = "actions"  # one filler per numbered or bulleted action of the task


COORDINATORS = frozenset({Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY})


class Where(StrEnum):
    """How near to the task a filler stands."""

    PASSAGE = "passage"
    LETTER = "letter"  # elsewhere in the letter, about the task or about all tasks


@dataclass(frozen=True, slots=True)
class Filler:
    """Text that fills a slot. ``evidence`` names what was recognised, in words of the letter.

    ``bearers``: registry keys of the agencies a share of the responsibility is given to; empty where it is all of them.
    """

    slot: Slot
    value: str
    span: Span
    where: Where = Where.PASSAGE
    evidence: str = ""
    bearers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of blocks about one task: ``first:last`` (half-open block indices) and why it was taken to be one.

    ``reason``: "declared", "known name", "heading" or "partners" (demand, cooperation and another ministry's agency).
    """

    first: int
    last: int
    reason: str
    evidence: Span


@dataclass(frozen=True)
class JointTask:
    """One task in one letter: all its passages and what they say.

    ``key`` links the task across letters ("akrim"); ``name`` is what this letter calls it. ``participants`` and
    ``ministries`` are registry keys, the addressee and its ministry included; ministries that own no participant are
    kept in the slot MINISTRIES only. ``mentions`` are places that name the task and say nothing of its mandate; a task
    without passages is one the letter only mentions.
    """

    key: str
    name: str
    passages: tuple[Passage, ...]
    participants: tuple[str, ...]
    ministries: tuple[str, ...]
    fillers: tuple[Filler, ...] = ()
    names: tuple[str, ...] = field(default=())
    mentions: tuple[Span, ...] = field(default=())

    @cached_property
    def slots(self) -> Mapping[Slot, tuple[Filler, ...]]:
        """Fillers by slot, in reading order; every slot is a key."""
        return {slot: tuple(f for f in self.fillers if f.slot is slot) for slot in Slot}

    def filled(self, slot: Slot, *, where: Iterable[Where] = tuple(Where)) -> bool:
        """Whether a slot has a filler in the given places."""
        allowed = set(where)
        return any(f.where in allowed for f in self.slots[slot])

    def values(self, slot: Slot) -> tuple[str, ...]:
        """The distinct values of a slot, in reading order."""
        return tuple(dict.fromkeys(f.value for f in self.slots[slot]))


@dataclass(frozen=True, slots=True)
class DeclaredTask:
    """``[[task]]`` of the configuration: what the user says about a collaboration (empty values say nothing).

    Ministries and agencies are registry keys; who reads the configuration looks the names up. ``text`` is a path.
    ``elsewhere`` maps a slot to where it stands instead («står i hovedinstruks»): the slot is then not asked for.
    """

    name: str
    aliases: tuple[str, ...] = ()
    ministries: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    coordinating_ministry: str = ""
    coordinating_agency: str = ""
    text: str = ""  # the canonical text
    years: tuple[int, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
