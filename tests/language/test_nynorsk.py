"""Nynorsk in one form: infinitives in -a, «me», «vert»."""

from __future__ import annotations

import pytest

from linter.language.nynorsk import in_one_form


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Etatane skal samla inn og senda tala.", "Etatane skal samle inn og sende tala."),
        ("Me ber om at planen vert send innan mai.", "Vi ber om at planen blir send innan mai."),
        ("Dei to skal saman korta ned ventetida.", "Dei to skal saman korte ned ventetida."),
        ("I samarbeid med Nav skal direktoratet leggja fram ei samla vurdering av måla og ramma.",
         "I samarbeid med Nav skal direktoratet leggje fram ei samla vurdering av måla og ramma."),
        ("Det skal Kystverket gjera, og ikkje senda.", "Det skal Kystverket gjere, og ikkje sende."),
        ("Etatane blir bedne vurdera om krava er klåre.", "Etatane blir bedne vurdere om krava er klåre."),
        ("Ansvaret for å vidareføra arbeidet og ha møte ligg hos Nav.",
         "Ansvaret for å vidareføre arbeidet og ha møte ligg hos Nav."),
        ("Vegvesenet skal kunna varsla seinast 1. mars og få vita resultatet.",
         "Vegvesenet skal kunne varsle seinast 1. mars og få vite resultatet."),
        ("Styrka tilsynet med byggjeplassane", "Styrka tilsynet med byggjeplassane"),
        ("Omfatta tilbod i heile landet", "Omfatte tilbod i heile landet"),
        ("Arbeidet vart avslutta i fjor.", "Arbeidet blei avslutta i fjor."),
    ],
)  # fmt: skip
def test_a_letter_of_either_kind_is_read_alike(written: str, read: str) -> None:
    assert in_one_form(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "I år skal måla vere tydelege og tala rette.",  # «vere» comes after the subject: «måla» is no infinitive
        "Etatane skal bidra, delta og ta ansvar for verksemda si.",
        "Kostnadene skal dekkjast innanfor den samla ramma.",
        "Direktoratet skal få samla rettleiing om lova.",
        "Tiltaket blir avslutta, og gruppa er lagd ned.",
        "Virksomhetene skal bidra til at drifta blir god, ikke bare forvalte saka.",
        "Etatene skal sørge for at ingen gir opp drifta.",
    ],
)
def test_nouns_participles_and_bokmal_stay_as_they_are(text: str) -> None:
    assert in_one_form(text) == text


def test_every_letter_keeps_its_place() -> None:
    text = "Me skal òg\tkunna senda\nog vera med, slik «vert» står i § 3."
    assert len(in_one_form(text)) == len(text)
    assert [at for at, sign in enumerate(text) if not sign.isalpha()] == [
        at for at, sign in enumerate(in_one_form(text)) if not sign.isalpha()
    ]
