"""Passages described part by part, in this process and in others, come out the same."""

from __future__ import annotations

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from linter.sharing import parts
from linter.sharing.compare import compare_letters
from linter.sharing.discover import Phase
from linter.sharing.text import LetterText, from_text

THEMES = (
    "Fylkene skal {modal} lage planer for skredsikring av skoleveier. Planene sendes departementet innen 1. {month}.",
    "Havnene skal kartlegge utslipp fra gamle slipper. Kartleggingen skal omfatte {n} anlegg. Prøvene arkiveres.",
    "Museene skal digitalisere fotografier fra hvalfangsten. Samlingene {modal} være søkbare for forskere.",
    "Fleire reinbeitedistrikt skal få rettleiing om rovdyrskadar. Rettleiinga skal vere ferdig før {month}.",
)
WHO = ["gartneren", "smeden", "fyrvokteren", "bakeren", "urmakeren", "salmakeren"]
WHAT = ["rododendron", "hengsler", "speil", "kringler", "lommeur", "ridestøvler"]
DOES = ["beskjærer", "sorterer", "pusser"]


def letters() -> list[LetterText]:
    made = []
    for n in range(6):
        words = {"modal": ("alltid", "også", "gjerne")[n % 3], "month": ("mars", "juni")[n % 2], "n": 40 + n % 4}
        lines = []
        for theme in THEMES[n % 2 :]:
            lines.append(theme.format(**words))
            lines += [f"{WHO[n].title()} {verb} {WHAT[n]} i {WHO[len(lines) % 6]}s hage." for verb in DOES]
        made.append(from_text(f"letter-{n}", "\n".join(lines)))
    return made


@pytest.mark.parametrize("master", [None, from_text("master", THEMES[1].format(n=40))])
def test_other_processes_find_the_same_differences(monkeypatch: pytest.MonkeyPatch, master: LetterText | None) -> None:
    monkeypatch.setattr(parts, "VERSIONS", 1)
    alone = compare_letters(letters(), master)
    assert len(alone.passages) > 2
    assert any(witness.differences for passage in alone.passages for witness in passage.witnesses)
    executors: list[Executor] = [ThreadPoolExecutor(2), ProcessPoolExecutor(1, mp_context=get_context("spawn"))]
    for executor in executors:
        with executor:
            assert compare_letters(letters(), master, executor=executor) == alone


def test_progress_goes_from_nothing_to_everything_in_each_phase() -> None:
    steps: list[tuple[Phase, int, int]] = []
    compare_letters(letters(), step=lambda *told: steps.append(told))
    for phase in (Phase.SEARCH, Phase.DIFFERENCES):
        done = [(some, every) for told, some, every in steps if told is phase]
        assert done == sorted(done)
        assert done[-1][0] == done[-1][1]
