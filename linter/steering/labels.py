"""What a demand can be: the nine labels of the guide, its strength, its agent."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class ChainLabel(StrEnum):
    """Step of the results chain (resultatkjeden), or why a sentence has none."""

    INPUT = "INNSATS"
    ACTIVITY = "AKTIVITET"
    OUTPUT = "PRODUKT"
    USER_EFFECT = "BRUKEREFFEKT"
    SOCIETAL_EFFECT = "SAMFUNNSEFFEKT"
    REPORTING = "RAPPORTERING"
    COORDINATION = "KOORDINERING"
    OBLIGATION = "PLIKT"
    NOT_A_DEMAND = "IKKE_KRAV"


HOW = frozenset({ChainLabel.INPUT, ChainLabel.ACTIVITY})  # «hvordan»
WHAT = frozenset({ChainLabel.USER_EFFECT, ChainLabel.SOCIETAL_EFFECT})  # «hva»


class Strength(IntEnum):
    """How strongly the sentence binds (styrke); 0 when it does not."""

    NONE = 0
    WEAK = 1  # ønsker, oppfordres, er opptatt av
    MIDDLE = 2  # bør, forventes
    STRONG = 3  # skal, må, bes, forutsetter, gis i oppdrag


class Agent(StrEnum):
    """Who must act, or whose state is described (subjekt in the guide)."""

    ADDRESSEE = "addressee"  # V: the one the letter is for
    SEVERAL = "several"  # VV: several agencies
    MINISTRY = "ministry"  # D: ministry, government, Storting
    USERS = "users"  # B
    THIRD_PARTY = "third_party"  # M: municipalities and others
    SOCIETY = "society"  # S
    THING = "thing"  # a service, a document, a process
    NOBODY = "nobody"  # U: impersonal or no subject


class Context(StrEnum):
    """What the heading, or the line above, says a passage is."""

    GOAL = "goal"
    PARAMETER = "parameter"
    KEY_FIGURE = "key_figure"
    TASK = "task"
    PRIORITY = "priority"
    REQUIREMENT = "requirement"
    COMMON = "common"
    REPORTING = "reporting"
    BUDGET = "budget"
    INTRODUCTION = "introduction"
    CRITERIA = "criteria"
    JOINT = "joint"  # one heading over goals, parameters and tasks alike
    NONE = "none"
