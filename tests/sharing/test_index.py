"""The index on disk: what it holds is what a single run finds."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from linter.sharing import index_file
from linter.sharing.compare import compare_letters
from linter.sharing.index import Index, IndexFileError, open_index
from linter.sharing.lookup import compare_with
from linter.sharing.model import Comparison, Tier
from linter.sharing.refresh import refresh
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


def fill(index: Index, letters: list[LetterText]) -> Comparison:
    """Keep letters under their path as content, and search them."""
    return refresh(index, {index.keep(letter, letter.path, ""): letter for letter in letters}, "these")


def test_a_search_over_the_index_is_the_search_without_it(tmp_path: Path) -> None:
    batch = compare_letters(sample())
    assert batch.passages
    for number, order in enumerate((sample(), sample()[::-1])):
        with open_index(tmp_path / f"{number}.db") as index:
            assert fill(index, order) == batch
        with open_index(tmp_path / f"{number}.db") as index:  # closed in between: it is on disk
            assert index.result("these") == batch
            assert index.result("others") is None


def test_a_reading_is_found_by_name_content_and_way_of_reading(tmp_path: Path) -> None:
    letter = from_text("mappe/brev.docx", "Gebyrinntektene bokføres på egen konto.\nDe er små.", year=2026)
    with open_index(tmp_path / "i.db") as index:
        number = index.keep(letter, "abc", "accepted", b"x")
    with open_index(tmp_path / "i.db") as index:
        known = index.known("annen/brev.docx", "abc", "accepted")
        assert known is not None
        assert (known.id, known.about) == (number, b"x")
        assert known.letter.path == "annen/brev.docx"
        assert known.letter.sentences == letter.sentences
        assert index.known("mappe/brev.docx", "abd", "accepted") is None
        assert index.known("mappe/nytt.docx", "abc", "accepted") is None
        assert index.known("mappe/brev.docx", "abc", "original") is None


def test_a_search_that_breaks_leaves_the_stored_one(tmp_path: Path) -> None:
    with open_index(tmp_path / "i.db") as index:
        before = fill(index, sample()[:3])
        letters = {index.keep(letter, letter.path, ""): letter for letter in sample()}
        index.db.execute("create trigger full before insert on chain begin select raise(abort, 'full'); end")
        with pytest.raises(sqlite3.IntegrityError, match="full"):
            refresh(index, letters, "more")
    with open_index(tmp_path / "i.db") as index:
        assert index.result("these") == before
        assert index.paths() == ("a", "b", "c")
        assert index.known("d", "d", "") is not None, "what was read is not lost with the search"


def test_what_is_gone_is_forgotten_and_a_changed_letter_replaced(tmp_path: Path) -> None:
    with open_index(tmp_path / "i.db") as index:
        fill(index, sample())
        assert b"antikvariske" in (tmp_path / "i.db").read_bytes()
        changed = from_text("d", "Gebyrinntektene bokføres på to kontoer.")
        number = index.keep(changed, "d2", "")
        assert index.held("d").letter == sample()[3], "the last search still stands on the old letter"
        two = {index.held(letter.path).id: letter for letter in sample()[:2]}
        refresh(index, {**two, number: changed})
        index.tidy(["c"])
        assert index.read_paths() == ("a", "b", "d")
        assert index.known("d", "d", "") is None
        assert index.known("d", "d2", "") is not None
    assert b"antikvariske" not in (tmp_path / "i.db").read_bytes(), "what is forgotten is overwritten"


def test_a_new_letter_is_compared_with_the_stored_common_text(tmp_path: Path) -> None:
    new = from_text("n", f"Arkivet tar imot privatarkiver.\n{SHARED.replace('skal bidra', 'bør bidra')}")
    with open_index(tmp_path / "i.db") as index:
        fill(index, sample())
        (found,) = [p for p in compare_with(index, new) if p.tier is Tier.PASSAGE]
    assert found.text == SHARED
    (witness,) = found.witnesses
    assert (witness.letter, witness.kind.value) == ("n", "steering")
    assert [(d.kind.value, d.before, d.after) for d in witness.differences] == [("modality", "skal", "bør")]
    batch = compare_letters([*sample(), new])
    (same,) = [w for p in batch.passages for w in p.witnesses if w.letter == "n" and p.tier is Tier.PASSAGE]
    assert witness == same


def test_a_new_letter_meets_text_that_one_letter_had_alone(tmp_path: Path) -> None:
    new = from_text("b2", f"Arkivet tar imot privatarkiver.\n{OTHER.replace('seks', 'sju')}")
    with open_index(tmp_path / "i.db") as index:
        fill(index, sample())
        (found,) = [p for p in compare_with(index, new) if p.tier is Tier.PASSAGE]
    (witness,) = found.witnesses
    assert (found.model, witness.letter) == ("c", "b2"), "the stored letter is the one to differ from"
    assert [(d.before, d.after, d.before_letter) for d in witness.differences] == [("seks", "sju", "c")]


def test_the_file_is_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "i.db"
    old = os.umask(0)
    try:
        with open_index(path) as index:
            fill(index, sample())
            modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert set(modes.values()) == {0o600}, modes
    assert [p.name for p in tmp_path.iterdir()] == ["i.db"]
    path.chmod(0o644)
    with open_index(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"Et brev.\n", b"SQLite format 3\0" + bytes(200)])
def test_another_file_is_never_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "brev.txt"
    path.write_bytes(content)
    path.chmod(0o644)
    with pytest.raises(IndexFileError) as refused, open_index(path):
        pass
    assert refused.value.code == "foreign"
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_an_index_of_another_version_is_emptied_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "i.db"
    with open_index(path) as index:
        fill(index, sample())
        assert not index.emptied
    monkeypatch.setattr(index_file, "made_by", lambda: "2 99.0 0123")
    with pytest.raises(IndexFileError) as refused, open_index(path, create=False):
        pass
    assert refused.value.code == "outdated"
    with open_index(path) as index:
        assert index.emptied
        assert index.read_paths() == ()


def test_a_missing_index_is_made_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError) as refused, open_index(tmp_path / "i.db", create=False):
        pass
    assert refused.value.code == "missing"
    assert list(tmp_path.iterdir()) == []


def test_one_process_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_file, "_WAIT", 0.05)
    with open_index(tmp_path / "i.db"):
        with pytest.raises(IndexFileError) as refused, open_index(tmp_path / "i.db"):
            pass
        assert refused.value.code == "in_use"


def test_what_made_an_index_changes_with_the_code_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    index_file.made_by.cache_clear()
    before = index_file.made_by()
    assert before.startswith(f"{index_file.VERSION} ")
    monkeypatch.setattr(index_file, "_READING", ("letters",))
    index_file.made_by.cache_clear()
    assert index_file.made_by() != before
    index_file.made_by.cache_clear()
