"""The typed rule for hyphens at the end of a line."""

import pytest

from linter.readers.hyphens import join, words_seen


def joined(line: str, following: str, seen: str = "") -> str:
    drop, between = join(line, following, words_seen([seen]))
    return line[: len(line) - drop] + between + following


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        # broken by the typesetter
        ("tildelings-", "brevet", "tildelingsbrevet"),
        ("Departe-", "mentet ber", "Departementet ber"),
        ("regel-", "verket.", "regelverket."),
        ("sam-", "arbeid, og", "samarbeid, og"),
        ("(opp-", "gave)", "(oppgave)"),
        ("«fel-", "les»", "«felles»"),
        ("og/eller sam-", "ordne", "og/eller samordne"),
        ("årsrappor\u00ad", "ten", "årsrapporten"),
        ("til\u2010", "tak", "tiltak"),
        ("virksom\ufffe", "heten", "virksomheten"),
        ("inn-", "til grensen", "inntil grensen"),
        ("over-", "ordnet", "overordnet"),
        ("a-krim-sam-", "arbeidet", "a-krim-samarbeidet"),
        # suspended
        ("tilskudds-", "og refusjonsordninger", "tilskudds- og refusjonsordninger"),
        ("barne-", "eller ungdomstiltak", "barne- eller ungdomstiltak"),
        ("plan-", "samt byggesaker", "plan- samt byggesaker"),
        # real hyphens
        ("a-", "krim", "a-krim"),
        ("e-", "post", "e-post"),
        ("IKT-", "utvikling", "IKT-utvikling"),
        ("NAV-", "kontor", "NAV-kontor"),
        ("2025-", "rapporteringen", "2025-rapporteringen"),
        ("covid-", "19", "covid-19"),
        ("Nord-", "Norge", "Nord-Norge"),
        ("Sør-", "Trøndelag", "Sør-Trøndelag"),
        ("ikke-", "vestlige", "ikke-vestlige"),
        ("ikkje-", "statlege", "ikkje-statlege"),
        ("pc-", "er", "pc-er"),
        ("tv-", "sendinger", "tv-sendinger"),
        # no hyphen, or a dash
        ("etaten skal", "rapportere", "etaten skal rapportere"),
        ("tiltak -", "og frist", "tiltak - og frist"),
        ("perioden 2024\u2013", "2025", "perioden 2024\u20132025"),
        ("tiltak \u2013", "og frist", "tiltak \u2013 og frist"),
        ("og/", "eller", "og/eller"),
    ],
)
def test_rule(line: str, following: str, whole: str) -> None:
    assert joined(line, following) == whole


@pytest.mark.parametrize(
    ("line", "following", "seen", "whole"),
    [
        ("sør-", "norske", "i sør-norske kommuner", "sør-norske"),
        ("sør-", "norske", "i sørnorske kommuner", "sørnorske"),
        ("no-", "nb", "språket no-nb er", "no-nb"),
        ("ikke-", "brukeren", "her er ikkebrukeren", "ikkebrukeren"),
        ("IKT-", "utvikling", "en iktutvikling her", "IKT-utvikling"),
    ],
)
def test_the_letters_own_words_decide_first(line: str, following: str, seen: str, whole: str) -> None:
    assert joined(line, following, seen) == whole


def test_halves_of_broken_words_are_not_evidence() -> None:
    with_hyphen, without = words_seen(["vi ser på til-", "tak i a-krim her"])
    assert with_hyphen == {"a-krim"}
    assert without == {"vi", "ser", "på", "i", "her"}
