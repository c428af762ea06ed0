"""From letters to passages: search, common text, witnesses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.letters.model import Span
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.sharing.compare import compare_letters
from linter.sharing.model import SharedPassage, Tier, Witness
from linter.sharing.text import LetterText, Sentence, from_letter, from_text

PASSAGE = (
    "Flere beboere langs kysten skal ha trygg tilgang til sjøtransport hele året. "
    "Virksomheten skal bidra til en felles beredskapsplan for fergestrekningene sammen med Kystverket. "
    "Planen skal beskrive reserveløsninger for øysamfunn uten bro. "
    "Etatene sender en samlet statusrapport innen 1. mars."
)
NYNORSK = (
    "Fleire bebuarar langs kysten skal ha trygg tilgang til sjøtransport heile året. "
    "Verksemda skal bidra til ein felles beredskapsplan for ferjestrekningane saman med Kystverket. "
    "Planen skal beskrive reserveløysingar for øysamfunn utan bru. "
    "Etatane sender ein samla statusrapport innan 1. mars."
)
OWN = (
    "Laboratoriet for dyrehelse flytter til nye lokaler ved universitetet i høst.",
    "Museumssamlingen digitaliseres av eksterne leverandører etter egen avtale.",
    "Lærlingordningen evalueres gjennom intervjuer med tidligere lærlinger.",
    "Gebyrinntektene fra havbrukstillatelser bokføres på egen konto.",
    "Skogbrannberedskapen styrkes med to nye helikoptre i sør.",
    "Arkivet tar imot privatarkiver fra nedlagte fiskebruk.",
)


def letter(path: str, shared: str, own: tuple[str, ...] = (), **known: object) -> LetterText:
    return from_text(path, "\n".join([*own[:1], shared, *own[1:]]), **known)  # type: ignore[arg-type]


def passages(*letters: LetterText) -> tuple[SharedPassage, ...]:
    return compare_letters(letters).passages


def one_passage(*letters: LetterText) -> SharedPassage:
    (found,) = [p for p in passages(*letters) if p.tier is Tier.PASSAGE]
    return found


def of(passage: SharedPassage, path: str) -> Witness:
    return next(w for w in passage.witnesses if w.letter == path)


def test_a_shared_passage_among_own_text_is_found_and_identical() -> None:
    found = one_passage(letter("a", PASSAGE, OWN[:2]), letter("b", PASSAGE, OWN[2:4]), letter("c", PASSAGE, OWN[4:]))
    assert found.text == PASSAGE
    assert [(w.letter, w.kind.value) for w in found.witnesses] == [
        ("a", "identical"),
        ("b", "identical"),
        ("c", "identical"),
    ]


def test_letters_without_shared_text_give_nothing() -> None:
    assert passages(letter("a", OWN[0]), letter("b", OWN[1]), letter("c", OWN[2])) == ()


def test_bokmal_and_nynorsk_meet() -> None:
    found = one_passage(letter("a", PASSAGE), letter("b", NYNORSK), letter("c", PASSAGE))
    assert found.text == PASSAGE
    assert of(found, "b").kind.value == "language_form"


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        (PASSAGE.replace("hele året. Virksomheten", "hele året, og virksomheten"), "editorial"),
        (PASSAGE.replace("«", "").replace("beredskapsplan", "beredskaps\u00adplan"), "typographic"),
        (PASSAGE.replace("Virksomheten", "Direktoratet"), "name_swap"),
        (PASSAGE.replace("1. mars", "1. juni"), "steering"),
        (PASSAGE.replace("skal bidra", "bør bidra"), "steering"),
        (PASSAGE.replace(" Planen skal beskrive reserveløsninger for øysamfunn uten bro.", ""), "steering"),
        (PASSAGE.replace("Planen", "Særskilt for Svalbard gjelder egne regler om isleding. Planen"), "addition"),
    ],
)
def test_the_class_of_a_version(version: str, kind: str) -> None:
    assert version != PASSAGE or kind == "identical"
    found = one_passage(letter("a", PASSAGE), letter("b", version), letter("c", PASSAGE))
    assert of(found, "b").kind.value == kind, of(found, "b").differences
    assert of(found, "a").kind.value == "identical"


def test_a_split_sentence_is_one_text() -> None:
    whole = "Kystverket leder arbeidet med beredskapsplanen for ferger, og virksomheten skal kartlegge reserveløsninger for øysamfunn."  # noqa: E501 (an example reads best whole)
    split = whole.replace(", og virksomheten", ". Virksomheten")
    rest = " Planen skal gjelde alle fergestrekninger i Nordland og Troms."
    found = one_passage(letter("a", whole + rest), letter("b", split + rest), letter("c", whole + rest))
    assert of(found, "b").kind.value in {"editorial", "typographic"}


def test_sentences_in_another_order() -> None:
    parts = PASSAGE.split(". ")
    moved = ". ".join([parts[1], parts[0], *parts[2:]])
    found = one_passage(letter("a", PASSAGE), letter("b", moved), letter("c", PASSAGE))
    assert of(found, "b").kind.value == "order"
    assert not any(d.steering for d in of(found, "b").differences)


def test_words_and_places_are_exact_on_both_sides() -> None:
    letters = [
        letter("a", PASSAGE, OWN[:2]),
        letter("b", PASSAGE.replace("1. mars", "1. juni"), OWN[2:4]),
        letter("c", PASSAGE),
    ]
    found = one_passage(*letters)
    (difference,) = of(found, "b").differences
    assert (difference.kind.value, difference.before, difference.after) == ("date", "1. mars", "1. juni")
    lines = {x.path: "\n".join([*o[:1], s, *o[1:]]).split("\n") for x, o, s in zip(
        letters, (OWN[:2], OWN[2:4], ()), (PASSAGE, PASSAGE.replace("1. mars", "1. juni"), PASSAGE), strict=True)}  # fmt: skip  # noqa: E501 (an example reads best whole)
    at = difference.after_at
    assert at is not None
    assert lines["b"][at.block][at.start : at.end] == "1. juni"
    before = difference.before_at
    assert before is not None
    assert difference.before_letter == found.model
    assert lines[found.model][before.block][before.start : before.end] == "1. mars"


def test_a_text_that_declares_itself_likelydende_and_is_not() -> None:
    """Composed after a real pair: the letters say the text is the same, and five places differ."""
    first = (
        "Likelydende oppdrag er gitt til Kartverket og Kystverket. "
        "Kartverket skal innen 1. oktober levere en felles kartlegging av farleder for mindre fartøy. "
        "Kartleggingen skal omfatte alle fylker og bygge på målinger fra de siste fem årene. "
        "Arbeidet skal ikke dekkes av driftsbudsjettet. "
        "Målet er færre ulykker blant fritidsbåter langs kysten."
    )
    second = (
        "Likelydende oppdrag er gitt til Kartverket og Kystverket. "
        "Kystverket bør innen 1. desember levere en felles kartlegging av farleder for mindre fartøy. "
        "Kartleggingen skal omfatte alle fylker og bygge på målinger fra de siste ti årene. "
        "Arbeidet skal dekkes av driftsbudsjettet. "
        "Målet er kortere seilingstid blant fritidsbåter langs kysten."
    )
    found = one_passage(letter("a", first, recipients=["Kartverket"]), letter("b", second, recipients=["Kystverket"]))
    worst = max(found.witnesses, key=lambda w: w.kind.rank)
    assert worst.kind.value == "steering"
    told = {d.kind.value for d in worst.differences if d.steering}
    assert {"modality", "date", "number", "negation", "goal"} <= told
    assert any(d.kind.value == "name_swap" and not d.steering for d in worst.differences)


def test_the_common_text_is_what_most_letters_say() -> None:
    versions = [
        PASSAGE.replace("1. mars", "1. juni"),
        PASSAGE.replace("hele året", "om vinteren"),
        PASSAGE.replace("felles ", ""),
    ]
    found = one_passage(
        *(letter(name, text) for name, text in zip("abcde", [*versions, PASSAGE, PASSAGE], strict=True))
    )
    assert found.text == PASSAGE


def test_the_common_text_is_found_even_when_every_letter_has_changed_it() -> None:
    versions = [
        PASSAGE.replace("1. mars", "1. juni"),
        PASSAGE.replace("skal bidra", "bør bidra"),
        PASSAGE.replace("uten bro", "med bro"),
        PASSAGE.replace("hele året", "om vinteren"),
    ]
    found = one_passage(*(letter(name, text) for name, text in zip("abcd", versions, strict=True)))
    assert found.text == PASSAGE
    assert all(w.kind.value == "steering" for w in found.witnesses)


def test_a_master_is_what_letters_are_compared_with() -> None:
    master = from_text("master", PASSAGE.replace("Virksomheten", "[Virksomheten]"))
    changed = PASSAGE.replace("Virksomheten", "Husbanken").replace("1. mars", "1. juni")
    result = compare_letters([letter("a", changed, OWN[:2]), letter("b", changed, OWN[2:4])], master)
    (found,) = [p for p in result.passages if p.from_master]
    assert result.letters == ("a", "b")
    assert found.text == master.sentences[0].text + PASSAGE[len(PASSAGE.split(". ", maxsplit=1)[0]) + 1 :].replace(
        "Virksomheten", "[Virksomheten]"
    )
    assert {d.kind.value for d in of(found, "a").differences if d.steering} >= {"date"}


def test_a_master_that_does_not_say_its_year_is_of_the_letters_year() -> None:
    text = PASSAGE.replace("statusrapport innen 1. mars.", "statusrapport i 2017.")
    nynorsk = NYNORSK.replace("statusrapport innan 1. mars.", "statusrapport i 2017.")
    letters = [letter("a", text, OWN[:2], year=2017), letter("b", nynorsk, OWN[2:4], year=2017)]
    result = compare_letters(letters, from_text("master", text))
    (found,) = [p for p in result.passages if p.from_master]
    assert [d for w in found.witnesses for d in w.differences if d.steering] == []


def test_letters_that_lack_a_passage_are_named() -> None:
    result = compare_letters([letter("a", PASSAGE), letter("b", PASSAGE), letter("c", OWN[0])])
    assert result.absent(result.passages[0]) == ("c",)


def test_a_stock_phrase_is_kept_apart() -> None:
    phrase = "Departementet kommer tilbake til dette i eget brev."
    found = passages(letter("a", phrase, OWN[:2]), letter("b", phrase, OWN[2:4]))
    assert [p.tier for p in found] == [Tier.FORMULA]


def test_one_sentence_alone_is_in_a_tier_of_its_own() -> None:
    sentence = "Fyrvesenet skal restaurere seks bemannede fyrstasjoner på Helgelandskysten."
    found = passages(letter("a", sentence, OWN[:2]), letter("b", sentence, OWN[2:4]))
    assert [p.tier for p in found] == [Tier.LONE]


def test_two_demands_of_one_letter_that_resemble_each_other_stay_apart() -> None:
    text = "Andelen {} som er fornøyd med servicen på ferjekaiene, skal øke i perioden."
    both = text.format("bilister") + " " + text.format("syklister")
    found = passages(letter("a", both), letter("b", both))
    assert all(w.kind.value == "identical" for p in found for w in p.witnesses)


def headed(path: str, *sections: str) -> LetterText:
    """A letter with one section for each text."""
    found = [from_text(path, text).sentences for text in sections]
    sentences = [
        Sentence(Span(number, s.span.start, s.span.end), s.text, number)
        for number, section in enumerate(found)
        for s in section
    ]
    return LetterText(path, tuple(sentences))


def test_a_passage_ends_with_its_section() -> None:
    rest = "Kystverket disponerer fartøyene på Helgelandskysten etter egen instruks."
    letters = [headed(name, own, PASSAGE, rest) for name, own in zip("abc", OWN[:3], strict=True)]
    found = compare_letters(letters).passages
    assert [(p.tier, p.text) for p in found] == [(Tier.PASSAGE, PASSAGE), (Tier.LONE, rest)]
    # Where most letters have no heading between them, they are one text.
    joined = [headed(name, own, f"{PASSAGE} {rest}") for name, own in zip("de", OWN[3:5], strict=True)]
    (one,) = compare_letters([letters[0], *joined]).passages
    assert one.text == f"{PASSAGE} {rest}"


def test_a_deadline_in_a_sentence_of_its_own_is_compared_too() -> None:
    text = PASSAGE.replace("innen 1. mars.", "hvert år. Fristen i år er 1. mars.")
    found = one_passage(letter("a", text), letter("b", text.replace("1. mars", "1. juni")), letter("c", text))
    (difference,) = of(found, "b").differences
    assert (difference.kind.value, difference.before, difference.after) == ("date", "1. mars", "1. juni")


def test_one_like_sentence_is_no_version_of_a_passage() -> None:
    whole = PASSAGE.split(". ")[1]
    like = whole.replace("skal bidra til", "bør ikke lenger bidra til").replace(" sammen med Kystverket", "") + "."
    found = one_passage(letter("a", PASSAGE, OWN[:2]), letter("b", PASSAGE, OWN[2:4]), letter("c", like, OWN[4:]))
    assert [w.letter for w in found.witnesses] == ["a", "b"]


def test_the_same_path_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="same path"):
        compare_letters([letter("a", PASSAGE), letter("a", PASSAGE)])


LETTERS = (
    letter("a", PASSAGE, OWN[:2]),
    letter("b", PASSAGE.replace("1. mars", "1. juni"), OWN[2:4]),
    letter("c", NYNORSK, OWN[4:]),
    letter("d", PASSAGE.replace("hele året. Virksomheten", "hele året, og virksomheten"), OWN[1:3]),
    letter("e", OWN[0]),
)


@settings(max_examples=25, deadline=None)
@given(st.permutations(LETTERS))
def test_the_order_of_letters_changes_nothing(shuffled: list[LetterText]) -> None:
    assert compare_letters(shuffled) == compare_letters(LETTERS)


def test_every_subset_is_stable_under_reversal() -> None:
    for size in (2, 3):
        for some in itertools.combinations(LETTERS, size):
            assert compare_letters(some) == compare_letters(some[::-1])


def test_the_letterhead_and_the_names_under_a_letter_are_no_text_to_compare() -> None:
    text = (
        "Kunnskapsdepartementet\n\nHusbanken\n\nPostboks 1404\n\n3002 DRAMMEN\n\nDeres ref Vår ref 24/1\n\n"
        "# Tildelingsbrev 2026\n\n## 1 Oppgaver\n\nHusbanken skal bygge et arkiv for gamle tegninger.\n\n"
        "Med hilsen\n\nKari Granlund (e.f.)\n\nekspedisjonssjef\n\n## Vedlegg 1\n\nFrister for arkivet står i planen."
    )
    letter = read_string(text, "a.md")
    found = from_letter(letter, LetterAnalysis(letter).sentences)
    assert [s.text for s in found.sentences][-2:] == [
        "Husbanken skal bygge et arkiv for gamle tegninger.",
        "Frister for arkivet står i planen.",
    ]
    assert not any("Granlund" in s.text or "Postboks" in s.text for s in found.sentences)
