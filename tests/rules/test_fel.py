"""FEL rules on sets: whom they ask, and what is compared."""

from __future__ import annotations

from time import process_time

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, SetRule
from linter.rules.fel import fel_01
from linter.rules.fel.letters import composed
from linter.rules.registry import all_rules

# The rules that look at the text of a joint task; FEL-06 and FEL-12 are about what is not there at all.
FINDERS = ("FEL-01", "FEL-02", "FEL-03", "FEL-04", "FEL-07", "FEL-08", "FEL-09", "FEL-10")

TASK = (
    "## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå "
    "målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås."
)
NOTHING = "## 3.4 Tilsyn\n\nVirksomheten skal føre tilsyn der risikoen er størst."


def analysed(*passages: str) -> SetAnalysis:
    letters = composed(*passages).split("\n=====\n")
    return SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters])


def test_the_letter_without_the_task_is_the_one_found() -> None:
    (hit,) = fel_01.check(analysed(TASK, NOTHING, TASK))
    assert hit.letter == 1
    assert hit.values["agency"] == "Politidirektoratet"
    assert {related.letter for related in hit.related} == {0, 2}


def test_one_letter_alone_proves_no_shared_text() -> None:
    assert list(fel_01.check(analysed(TASK, NOTHING, NOTHING))) == []


def test_shared_text_is_found_also_in_letters_with_one_name() -> None:
    whole = analysed(TASK, TASK, NOTHING)
    assert whole.shared.letters == ("0", "1", "2")
    assert any({w.letter for w in passage.witnesses} == {"0", "1"} for passage in whole.shared.passages)
    assert whole.shared is whole.shared


def said(whole: SetAnalysis, code: str) -> list[Hit]:
    rule = all_rules()[code]
    assert isinstance(rule, SetRule)
    return list(rule.check(whole))


WHOLE = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir "
    "utnyttet. Etatene har felles ansvar for at målet nås. Etatene skal lage en plan for felles kontroll av "
    "byggeplasser innen 1. mars 2026. Etatene sender én felles rapport innen 1. november 2026. Arbeidstilsynet "
    "koordinerer arbeidet mellom etatene. Samarbeidet er en hovedprioritering i 2026. Departementene vurderer "
    "kontrollene på nytt i 2028."
)


@pytest.mark.parametrize(
    ("old", "new", "finder", "words"),
    [
        ("innen 1. mars 2026", "innen 1. juni 2026", "FEL-03", ("1. mars 2026", "1. juni 2026")),
        ("Etatene skal lage", "Etatene kan lage", "FEL-03", ("skal", "kan")),
        ("Arbeidstilsynet koordinerer", "Politidirektoratet koordinerer", "FEL-03", ()),
        ("innen 1. november 2026", "innen 1. oktober 2026", "RAP-05", ()),
        ("færre arbeidstakere blir utnyttet", "færre bedrifter går konkurs", "FEL-09", ()),
        (" Samarbeidet er en hovedprioritering i 2026.", "", "FEL-10", ()),
        (" Departementene vurderer kontrollene på nytt i 2028.", "", "FEL-02", ()),
        ("felles kontroll av byggeplasser", "felles kontroll av drosjer", "FEL-02", ("byggeplasser", "drosjer")),
    ],
)
def test_each_change_has_one_finder(old: str, new: str, finder: str, words: tuple[str, ...]) -> None:
    assert old in WHOLE
    text = f"## 3.4 Arbeidslivskriminalitet\n\n{WHOLE}"
    whole = analysed(text, text.replace(old, new), text)
    found = {code: hits for code in (*FINDERS, "RAP-05") if (hits := said(whole, code))}
    assert list(found) == [finder]
    (hit,) = found[finder]
    if words:
        assert (hit.values["before"], hit.values["after"]) == words
        assert (hit.values["second"], hit.letter) == ("Politidirektoratet", 1)
        assert hit.span is not None
        assert whole.letters[1].letter.excerpt(hit.span) == words[1]
        related = hit.related[0]
        assert related.span is not None
        assert whole.letters[related.letter].letter.excerpt(related.span) == words[0]


def test_a_deadline_is_told_with_both_letters() -> None:
    text = f"## 3.4 Arbeidslivskriminalitet\n\n{WHOLE}"
    (hit,) = said(analysed(text, text.replace("1. mars", "1. juni"), text), "FEL-03")
    message = all_rules()["FEL-03"].messages[hit.message].nb.format(**hit.values)
    assert message.startswith(
        "Fristen er 1. mars 2026 i brevet til Skattedirektoratet, men 1. juni 2026 i brevet til Politidirektoratet."
    )


def test_each_letter_may_call_its_own_reader_by_a_noun() -> None:
    text = "## 3.4 Arbeidslivskriminalitet\n\n" + WHOLE
    own = text.replace("Skattedirektoratet, Politidirektoratet og", "Direktoratet, Skattedirektoratet og")
    whole = analysed(text, own, text)
    assert {code: hits for code in FINDERS if (hits := said(whole, code))} == {}


LIKELYDENDE = (
    "Likelydende oppdrag er gitt til Kartverket og Kystverket. "
    "Kartverket skal innen 1. oktober levere en felles kartlegging av farleder for mindre fartøy. "
    "Kartleggingen skal omfatte alle fylker og bygge på målinger fra de siste fem årene. "
    "Arbeidet skal ikke dekkes av driftsbudsjettet. "
    "Målet er færre ulykker blant fritidsbåter langs kysten."
)
NOT_THE_SAME = (
    "Likelydende oppdrag er gitt til Kartverket og Kystverket. "
    "Kystverket bør innen 1. desember levere en felles kartlegging av farleder for mindre fartøy. "
    "Kartleggingen skal omfatte alle fylker og bygge på målinger fra de siste ti årene. "
    "Arbeidet skal dekkes av driftsbudsjettet. "
    "Målet er kortere seilingstid blant fritidsbåter langs kysten."
)


@pytest.mark.parametrize("second", ["Kommunal- og distriktsdepartementet", "Nærings- og fiskeridepartementet"])
def test_a_text_that_says_it_is_identical_and_is_not(second: str) -> None:
    """Composed after a real pair. Every difference ``compare`` shows is a finding, one ministry or two."""
    letters = [
        LetterAnalysis(
            read_string(
                f"{ministry}\n\n{agency}\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3 Far\n\n{text}",
                f"{agency}.md",
            )
        )
        for ministry, agency, text in (
            ("Kommunal- og distriktsdepartementet", "Kartverket", LIKELYDENDE),
            (second, "Kystverket", NOT_THE_SAME),
        )
    ]
    whole = SetAnalysis(letters)
    (passage,) = whole.shared.passages
    shown = {(d.before, d.after) for w in passage.witnesses for d in w.differences if d.steering}
    assert {("skal", "bør"), ("1. oktober", "1. desember"), ("fem", "ti"), ("ikke", "")} <= {
        *shown,
        *((after, before) for before, after in shown),
    }
    assert len(shown) >= 5
    told = {
        (code, hit.values["before"], hit.values["after"])
        for code in ("FEL-02", "FEL-03", "FEL-09")
        for hit in said(whole, code)
        if hit.message != "form"
    }
    if second.startswith("Nærings"):  # a joint task: a denial and a goal are told by the two sentences, whole
        goals = ("færre ulykker", "kortere seilingstid")
        by_sentence = {
            ("FEL-03", *(f"Arbeidet skal{denied} dekkes av driftsbudsjettet." for denied in (" ikke", ""))),
            ("FEL-09", *(f"Målet er {goal} blant fritidsbåter langs kysten." for goal in goals)),
        }
        assert told == {("FEL-03", *words) for words in shown - {("ikke", ""), goals}} | by_sentence
    else:
        assert told == {("FEL-02", *words) for words in shown}


def test_a_joint_letter_covers_its_addressees_and_is_not_held_against_itself() -> None:
    body = (
        "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir "
        "utnyttet. Etatene har felles ansvar for at målet nås. Likelydende oppdrag er gitt til alle tre."
    )
    joint = (
        "Finansdepartementet\nJustis- og beredskapsdepartementet\nArbeids- og inkluderingsdepartementet\n\n"
        "Skattedirektoratet\nPolitidirektoratet\nArbeidstilsynet\n\nDato: 15. desember 2025\n\n"
        f"# Felles oppdragsbrev 2026: arbeidslivskriminalitet\n\n{body}"
    )
    letters = [joint, *composed(*[NOTHING] * 3).split("\n=====\n")]
    whole = SetAnalysis([LetterAnalysis(read_string(text, f"{n}.md")) for n, text in enumerate(letters)])
    assert whole.letters[0].identity.recipients
    assert {code: hits for code in FINDERS if (hits := said(whole, code))} == {}


def test_a_ministry_that_owns_no_participant_is_never_asked_for() -> None:
    behind = TASK + " Strategien er lagt fram av Kunnskapsdepartementet og Nærings- og fiskeridepartementet."
    udir = (
        "Kunnskapsdepartementet\n\nUtdanningsdirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
        "## 2.1 Skole\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026)."
    )
    letters = [*composed(behind, behind, behind).split("\n=====\n"), udir]
    whole = SetAnalysis([LetterAnalysis(read_string(text, f"{n}.md")) for n, text in enumerate(letters)])
    for code in (*FINDERS, "FEL-06"):
        for hit in said(whole, code):
            assert hit.letter != 3
            assert "Kunnskapsdepartementet" not in str(hit.values)
            assert "Utdanningsdirektoratet" not in str(hit.values)


def test_a_hundred_letters_cost_about_ten_times_ten() -> None:
    def spent(count: int) -> float:
        text = f"## 3.4 Arbeidslivskriminalitet\n\n{WHOLE}"
        blocks = composed(text, text.replace("1. mars", "1. juni"), text).split("\n=====\n")
        letters = [
            LetterAnalysis(read_string(f"{blocks[n % 3]}\n\n## 5 Eget\n\n{own_text(n)}", f"{n}.md"))
            for n in range(count)
        ]
        whole = SetAnalysis(letters)
        assert whole.tasks
        start = process_time()
        for code in FINDERS:
            said(whole, code)
        return process_time() - start

    spent(3)
    small = spent(10)
    assert spent(100) < 25 * small + 0.5


def own_text(number: int) -> str:
    words = ("havner", "veier", "skoler", "broer", "parker", "arkiver", "museer", "skoger", "elver", "fjell")
    return " ".join(
        f"Virksomheten skal kartlegge {words[(number + k) % 10]} og {words[(number * 3 + k) % 10]} i region {number}."
        for k in range(10)
    )
