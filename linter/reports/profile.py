"""The profile of a letter: what its demands steer, counted. Never one score; not comparable with published counts."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine.report import LetterProfile
from linter.wording import Lang, say

_OTHER = ("RAPPORTERING", "KOORDINERING", "PLIKT")


def lines(profile: LetterProfile, lang: Lang) -> Iterator[str]:
    """Two lines: demands per group, the first three with their share of all on the work; and what else was counted."""
    steps = profile.how + profile.deliveries + profile.what
    parts = [
        _part(lang, "how", profile.how, steps),
        _part(lang, "deliveries", profile.deliveries, steps),
        _part(lang, "what", profile.what, steps),
    ]
    others = [f"{say(lang, f'profile.{label}')} {profile.counts.get(label, 0)}" for label in _OTHER]
    counts = {"n": sum(profile.counts.values()), "parts": " · ".join(parts), "others": " · ".join(others)}
    yield say(lang, "profile.demands", **counts)
    counted = [
        f"{say(lang, f'profile.{name}')} {number}"
        for name, number in (
            ("tasks", profile.tasks),
            ("joint_tasks", profile.joint_tasks),
            ("goals", profile.goals),
            ("parameters", profile.parameters),
            ("plans", profile.plans),
            ("high_priorities", profile.high_priorities),
            ("unsure", profile.unsure),
        )
        if number
    ]
    if counted:
        yield say(lang, "profile.also", parts=" · ".join(counted))


def note(lang: Lang) -> str:
    """What the counts are good for, and what not."""
    return say(lang, "profile.note")


def _part(lang: Lang, name: str, number: int, steps: int) -> str:
    share = f" ({round(100 * number / steps)} %)" if steps else ""
    return f"{say(lang, f'profile.{name}')} {number}{share}"
