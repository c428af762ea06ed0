"""The index on disk: what it holds is what a single run finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from linter.sharing.compare import compare_letters, describe
from linter.sharing.index import open_index, refresh
from linter.sharing.lookup import compare_with
from linter.sharing.model import Tier
from linter.sharing.text import LetterText, from_text

SHARED = (
    "Flere beboere langs kysten skal ha trygg tilgang til sjøtransport hele året. "
    "Virksomheten skal bidra til en felles beredskapsplan for fergestrekningene. "
    "Planen skal beskrive reserveløsninger for øysamfunn uten bro. "
    "Etatene sender en samlet statusrapport innen 1. mars."
)
OTHER = (
    "Fyrvesenet skal restaurere seks bemannede fyrstasjoner på Helgelandskysten. "
    "Restaureringen skal følge antikvariske prinsipper for tømmerbygninger."
)


def sample() -> list[LetterText]:
    return [
        from_text("a", f"Laboratoriet for dyrehelse flytter til høsten.\n{SHARED}"),
        from_text("b", f"{SHARED}\nMuseumssamlingen digitaliseres av leverandører."),
        from_text("c", f"{SHARED.replace('1. mars', '1. juni')}\n{OTHER}"),
        from_text("d", "Gebyrinntektene bokføres på egen konto."),
    ]


def test_letters_added_one_by_one_in_any_order_give_the_batch_result(tmp_path: Path) -> None:
    batch = compare_letters(sample())
    for number, order in enumerate((sample(), sample()[::-1])):
        with open_index(tmp_path / f"{number}.db") as index:
            for letter in order:
                index.add([letter])
        with open_index(tmp_path / f"{number}.db") as index:  # closed in between: it is on disk
            assert describe(refresh(index)) == batch


def test_what_is_there_is_not_read_again(tmp_path: Path) -> None:
    with open_index(tmp_path / "i.db") as index:
        assert index.add(sample()) == 4
        assert index.add(sample()) == 0
        changed = from_text("d", "Gebyrinntektene bokføres på to kontoer.")
        assert index.add([changed]) == 1
        assert index.letter("d") == changed


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def broken() -> object:
        yield from sample()[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_index(tmp_path / "i.db") as index:
        index.add(broken())  # type: ignore[arg-type]
    with open_index(tmp_path / "i.db") as index:
        assert index.paths() == ("a", "b")
        assert index.add(sample()) == 2
        assert describe(refresh(index)) == compare_letters(sample())


def test_a_new_letter_is_compared_with_the_stored_common_text(tmp_path: Path) -> None:
    new = from_text("n", f"Arkivet tar imot privatarkiver.\n{SHARED.replace('skal bidra', 'bør bidra')}")
    with open_index(tmp_path / "i.db") as index:
        index.add(sample())
        refresh(index)
        (found,) = [p for p in compare_with(index, new) if p.tier is Tier.PASSAGE]
    assert found.text == SHARED
    (witness,) = found.witnesses
    assert (witness.letter, witness.kind.value) == ("n", "steering")
    assert [(d.kind.value, d.before, d.after) for d in witness.differences] == [("modality", "skal", "bør")]
    batch = compare_letters([*sample(), new])
    (same,) = [w for p in batch.passages for w in p.witnesses if w.letter == "n" and p.tier is Tier.PASSAGE]
    assert witness == same


def test_a_new_letter_meets_text_that_one_letter_had_alone(tmp_path: Path) -> None:
    new = from_text("n", f"Arkivet tar imot privatarkiver.\n{OTHER}")
    with open_index(tmp_path / "i.db") as index:
        index.add(sample())
        refresh(index)
        (found,) = [p for p in compare_with(index, new) if p.tier is Tier.PASSAGE]
    assert {w.letter for w in found.witnesses} == {"c", "n"}


def test_a_removed_letter_is_gone_after_the_next_refresh(tmp_path: Path) -> None:
    with open_index(tmp_path / "i.db") as index:
        index.add(sample())
        refresh(index)
        index.remove("c")
        assert describe(refresh(index)) == compare_letters([s for s in sample() if s.path != "c"])


def test_another_version_of_the_file_is_refused(tmp_path: Path) -> None:
    with open_index(tmp_path / "i.db") as index, index.db:
        index.db.execute("update meta set value = '0' where name = 'version'")
    with pytest.raises(sqlite3.DatabaseError, match="version"), open_index(tmp_path / "i.db"):
        pass
