"""Names of ministries and agencies, and owners, by date."""

from __future__ import annotations

import time
from datetime import date

import pytest

from linter.letters.registry import OrgKind, registry

NAMES = registry()


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.keys[0], m.form) for m in NAMES.mentions(text)]


@pytest.mark.parametrize(
    ("on", "owner"), [(2008, "AID"), (2014, "BLD"), (2016, "JD"), (2019, "KD"), (2022, "AID"), (2024, "AID")]
)
def test_imdi_has_moved(on: int, owner: str) -> None:
    ministry = NAMES.owner("IMDI", date(on, 6, 1))
    assert ministry is not None
    assert ministry.short == owner


def test_asd_in_2024_is_no_valid_name_and_aid_is() -> None:
    assert not NAMES.valid(NAMES.at("ASD", date(2024, 1, 1)), date(2024, 1, 1))
    assert NAMES.valid(NAMES.at("AID", date(2024, 1, 1)), date(2024, 1, 1))
    assert NAMES.valid(NAMES.at("ASD", date(2018, 1, 1)), date(2018, 1, 1))


def test_bld_is_three_ministries_in_turn() -> None:
    assert [NAMES.at("BLD", date(year, 6, 1)).name_nb for year in (2008, 2012, 2017)] == [
        "Barne- og likestillingsdepartementet",
        "Barne-, likestillings- og inkluderingsdepartementet",
        "Barne- og likestillingsdepartementet",
    ]
    assert len({NAMES.at("BLD", date(year, 6, 1)).start for year in (2008, 2012, 2017)}) == 3


def test_a_line_keeps_its_ministry_through_renamings() -> None:
    shorts = [NAMES.ministry("kommune", date(year, 6, 1)) for year in (2010, 2018, 2023)]
    assert [m.short for m in shorts if m] == ["KRD", "KMD", "KDD"]
    assert NAMES.ministry("fiskeri", date(2020, 1, 1)) is None


def test_names_of_one_key_do_not_overlap_in_time() -> None:
    for key in {o.key for o in NAMES.organisations}:
        rows = NAMES.names(key)
        for row in rows:
            others = [o for o in rows if o is not row and o.start and NAMES.valid(row, o.start)]
            assert not others, (key, row.name_nb, [o.name_nb for o in others])


def test_every_owner_row_names_an_agency_and_a_line() -> None:
    lines = {o.line for o in NAMES.organisations if o.kind is OrgKind.MINISTRY}
    keys = {o.key for o in NAMES.organisations if o.kind is OrgKind.AGENCY}
    assert {row.line for row in NAMES.owners} <= lines
    assert {row.agency for row in NAMES.owners} == keys


def test_every_agency_has_nouns() -> None:
    assert [o.name_nb for o in NAMES.organisations if not o.nouns] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Husbankens oppgave", [("Husbanken", "HB", "name_nb")]),
        ("Noregs forskingsråd får", [("Noregs forskingsråd", "NFR", "name_nn")]),
        ("brev til Næringsog fiskeridepartementet", [("Næringsog fiskeridepartementet", "NFD", "name_nb")]),
        (
            "Barne-, ungdoms- og\nfamiliedirektoratet",
            [("Barne-, ungdoms- og\nfamiliedirektoratet", "BUFDIR", "name_nb")],
        ),
        ("Helse-\ndirektoratet", [("Helse-\ndirektoratet", "HDIR", "name_nb")]),
        ("Folkehelse-\ninstituttets", [("Folkehelse-\ninstituttet", "FHI", "name_nb")]),
        ("HELSEDIREKTORATET", [("HELSEDIREKTORATET", "HDIR", "name_nb")]),
        ("Norsk Helsenett SFs drift", [("Norsk Helsenett SF", "NHN", "name_nb")]),
        ("Nav-kontoret i kommunen", []),
        ("helsedirektoratet", []),
        ("NB! Husk fristen.", []),
        ("oppdraget fra KD til Udir", [("KD", "KD", "short"), ("Udir", "UDIR", "short")]),
        ("HOD/KDD og AID", [("HOD", "HOD", "short"), ("KDD", "KDD", "short"), ("AID", "AID", "short")]),
        ("Kunnskapsdepartementet (KD)", [("Kunnskapsdepartementet", "KD", "name_nb"), ("KD", "KD", "short")]),
        ("hod skal", []),
        (
            "Barne- og likestillingsdepartementet",
            [("Barne- og likestillingsdepartementet", "BLD", "name_nb")],
        ),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_name_that_several_records_bear_is_left_to_the_date() -> None:
    (mention,) = NAMES.mentions("Barne- og likestillingsdepartementet")
    assert {record.start for record in mention.records} == {date(2006, 1, 1), date(2016, 4, 1)}


def test_lookup_is_exact_first() -> None:
    exact = NAMES.closest("helsedirektoratet")
    assert exact is not None
    assert exact[0].key == "HDIR"
    assert exact[1] == 100.0


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Norsk Helsenet HF", "NHN"),
        ("Folkehelseinstitutet", "FHI"),
        ("Barne- og familedepartementet", "BFD"),
        ("Hellsedirektoratet", "HDIR"),
    ],
)
def test_misspelled_names(written: str, key: str) -> None:
    assert NAMES.exact(written) == ()
    near = NAMES.closest(written)
    assert near is not None
    assert near[0].key == key
    assert near[1] < 100


@pytest.mark.parametrize("text", ["Kommunene", "Hus", "direktoratet", "Oslo universitetssykehus", "AIF"])
def test_what_is_no_name_has_no_closest(text: str) -> None:
    assert NAMES.closest(text) is None


def test_a_whole_letter_is_searched_fast() -> None:
    text = (
        "Departementet ber Helsedirektoratet og Folkehelseinstituttet om å følge opp tiltakene i planen for "
        "perioden, i samarbeid med KS og andre parter. " * 200
    )
    NAMES.mentions(text)
    best = min(_seconds(text) for _ in range(5))
    assert best < 0.05  # measured 5 ms on an idle machine; the margin is for busy ones


def _seconds(text: str) -> float:
    start = time.perf_counter()
    NAMES.mentions(text)
    return time.perf_counter() - start
