"""Every class of difference between two versions of a sentence, in both målformer."""

from __future__ import annotations

import pytest

from linter.sharing.differences import compare
from linter.sharing.pair import Found, Pair
from linter.sharing.sides import Side, keys_of

NAV = Side(keys_of(frozenset({"NAV"})), keys_of(frozenset({"AID"})), 2026)
UDIR = Side(keys_of(frozenset({"Udir"})), keys_of(frozenset({"KD"})), 2026)


def between(
    before: str, after: str, *, ours: Side = NAV, theirs: Side = UDIR, across: bool = False
) -> tuple[Found, ...]:
    found = compare(Pair(before, after, ours, theirs, across))
    for one in found:  # the words are always those at the places
        assert before[slice(*one.before_at)] == one.before
        assert after[slice(*one.after_at)] == one.after
    return found


def kinds(before: str, after: str, **sides: object) -> set[str]:
    return {one.kind.value for one in between(before, after, **sides)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("date", "Planen skal leveres innen 1. mars.", "Planen skal leveres innen 1. juni.", ("1. mars", "1. juni")),
        (
            "date",
            "Planen skal leverast innan 1. mars.",
            "Planen skal leverast innan 15. mars.",
            ("1. mars", "15. mars"),
        ),
        ("number", "Minst 40 prosent skal få svar.", "Minst 60 prosent skal få svar.", ("40", "60")),
        (
            "number",
            "Det er sett av 12 mill. kroner.",
            "Det er sett av 14 mill. kroner.",
            ("12 mill. kroner", "14 mill. kroner"),
        ),
        ("number", "Gruppa skal møtast to gonger i året.", "Gruppa skal møtast fire gonger i året.", ("to", "fire")),
        ("modality", "Etaten skal delta i forumet.", "Etaten bør delta i forumet.", ("skal", "bør")),
        ("modality", "Verksemda må delta i forumet.", "Verksemda kan delta i forumet.", ("må", "kan")),
        ("modality", "Midlene skal ikke flyttes.", "Midlene skal som hovedregel ikke flyttes.", ("", "som hovedregel")),
        (
            "modality",
            "Midlane skal ikkje flyttast.",
            "Midlane skal som hovudregel ikkje flyttast.",
            ("", "som hovudregel"),
        ),
        ("negation", "Lønn skal dekkes av posten.", "Lønn skal ikke dekkes av posten.", ("", "ikke")),
        ("negation", "Løn skal ikkje dekkjast av posten.", "Løn skal dekkjast av posten.", ("ikkje", "")),
        ("condition", "Fristen kan utsettes.", "Fristen kan utsettes dersom departementet godtar det.", None),
        ("condition", "Fristen gjeld.", "Fristen gjeld, med mindre departementet avgjer noko anna.", None),
        (
            "actor",
            "Planen lages sammen med Kartverket.",
            "Planen lages sammen med Mattilsynet.",
            ("Kartverket", "Mattilsynet"),
        ),
        (
            "actor",
            "Planen blir laga saman med Kartverket.",
            "Planen blir laga saman med Kystverket.",
            ("Kartverket", "Kystverket"),
        ),
        ("goal", "Målet er lavere utslipp fra ferjene.", "Målet er lavere støy fra ferjene.", ("utslipp", "støy")),
        ("goal", "Målet er lågare utslepp frå ferjene.", "Målet er lågare støy frå ferjene.", ("utslepp", "støy")),
        ("omission", "Rådet skal vurdere havner og farleder.", "Rådet skal vurdere havner.", None),
        ("omission", "Rådet skal vurdere hamner og farleier.", "Rådet skal vurdere hamner.", None),
    ],
)
def test_steering(kind: str, before: str, after: str, words: tuple[str, str] | None) -> None:
    found = between(before, after)
    hit = [one for one in found if one.kind.value == kind]
    assert hit, found
    assert all(one.steering for one in hit)
    if words is not None:
        assert (hit[0].before, hit[0].after) == words


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("typographic", "Tiltak mot a-krim – «samlet».", 'Tiltak mot A-krim - "samlet".'),
        ("typographic", "Sjå pkt. 4 om reiseliv.", "Sjå  pkt.\u00a04 om reise\u00adliv."),
        ("name_swap", "NAV skal delta.", "Udir skal delta."),
        ("name_swap", "Direktoratet skal delta.", "Etaten skal delta."),
        ("name_swap", "Verksemda skal delta.", "Utdanningsdirektoratet skal delta."),
        ("editorial", "Etaten skal delta i forumet.", "Etaten skal også delta i forumet."),
        ("editorial", "Dette gjelder særskilt, jf. punkt 4.", "Dette gjelder særskilt."),
        ("editorial", "Rådet skal gi en vurdering av havnene.", "Rådet skal vurdere havnene."),
        ("editorial", "Sikringen understrekes, se også pkt. 2, 3.1 og 5.", "Sikringen understrekes."),
        ("editorial", "Vi viser til rundskriv H-8/18 (parkrundskrivet).", "Vi viser til parkrundskrivet."),
        (
            "editorial",
            "Målet er økt fangst i fjorder og økt vekst i fjorder.",
            "Målet er økt fangst og vekst i fjorder.",
        ),
        ("editorial", "I årsrapporten for 2026 skal NAV gjøre rede for havnene.", "Gjøre rede for havnene."),
        ("editorial", "Fristen kan utsettes hvis rådet vil.", "Fristen kan utsettes dersom rådet vil."),
        ("typographic", "Gebyret følger av forskriften pkt. 7.", "Gebyret følger av forskriften punkt 7."),
        ("order", "Innen 1. mars skal planen foreligge.", "Planen skal foreligge innen 1. mars."),
    ],
)
def test_harmless(kind: str, before: str, after: str) -> None:
    found = between(before, after)
    assert kind in {one.kind.value for one in found}
    assert not any(one.steering for one in found), found


def test_identical_gives_nothing() -> None:
    assert between("Etaten skal delta.", "Etaten skal delta.") == ()


@pytest.mark.parametrize(
    ("nb", "nn"),
    [
        ("De avgjør selv hvilke tiltak som virker best.", "Dei avgjer sjølve kva tiltak som verkar best."),
        ("Flere unge skal være i skole eller jobb.", "Fleire unge skal vere i skule eller jobb."),
        ("De kjenner rettighetene sine og får den lønnen de har krav på.", "Dei kjenner rettane sine og får den løna dei har krav på."),  # noqa: E501 (an example reads best whole)
        ("Hver etat viser ellers til den felles rapporten.", "Kvar etat viser elles til den felles rapporten."),
        ("Departementet ønsker en rapport, og den skal være kort.", "Departementet ønskjer ein rapport, og han skal vere kort."),  # noqa: E501 (an example reads best whole)
        ("Direktoratet har ansvar for helseytelsene.", "Direktoratet har ansvar for helseytingane."),
        ("Det gjelder hvis målene ikke nås.", "Det gjeld dersom måla ikkje blir nådde."),
        ("Saker de ikke blir enige om, tar de opp med eget departement.", "Saker dei ikkje blir einige om, tek dei opp med eige departement."),  # noqa: E501 (an example reads best whole)
    ],
)  # fmt: skip
def test_the_two_forms_of_one_text(nb: str, nn: str) -> None:
    found = between(nb, nn, across=True)
    assert {one.kind.value for one in found} <= {"language_form", "name_swap", "order"}
    assert "language_form" in {one.kind.value for one in found}


@pytest.mark.parametrize(
    ("nb", "nn", "kind"),
    [
        ("Planen skal leveres innen 1. mars.", "Planen skal leverast innan 1. april.", "date"),
        ("Etaten skal følge opp arbeidet.", "Etaten bør følgje opp arbeidet.", "modality"),
        ("Etaten skal følge opp arbeidet.", "Etaten skal ikkje følgje opp arbeidet.", "negation"),
        ("Det er satt av 5 mill. kroner.", "Det er sett av 8 mill. kroner.", "number"),
    ],
)
def test_steering_is_seen_across_forms(nb: str, nn: str, kind: str) -> None:
    assert any(one.kind.value == kind and one.steering for one in between(nb, nn, across=True))


def test_a_word_the_other_form_knows_was_replaced_and_not_translated() -> None:
    pair = Pair(
        "Målet er mindre svinn.", "Målet er kortare ventetid.", NAV, UDIR, across=True, known={"ventetid"}.__contains__
    )
    assert any(one.kind.value == "goal" and one.steering for one in compare(pair))


def test_a_pointer_hides_no_deadline() -> None:
    found = between("Planen leveres, jf. punkt 4 innen 1. mars.", "Planen leveres.")
    assert any(one.kind.value == "date" and one.steering for one in found), found


def test_budget_lines_are_each_bodys_own() -> None:
    before, after = "Beløpet føres på kap. 605 post 01.", "Beløpet føres på kap. 220 post 21."
    assert kinds(before, after) == {"name_swap"}
    assert any(one.kind.value == "number" and one.steering for one in between(before, after, theirs=NAV))


def test_a_telling_word_left_out_across_forms_is_an_omission() -> None:
    found = between("Rådet skal vurdere havner og farleder.", "Rådet skal vurdere hamner.", across=True)
    assert any(one.kind.value == "omission" and one.steering for one in found), found


class TestParties:
    def test_a_list_both_call_by_name_is_one_list_whoever_sends_it(self) -> None:
        fin = Side(keys_of(frozenset({"Skattedirektoratet"})), keys_of(frozenset({"FIN"})), 2026)
        text = "AID koordinerer arbeidet på vegne av FIN og JD."
        assert kinds(text, text.replace("på vegne", "på vegner"), theirs=fin, across=True) == {"language_form"}

    def test_the_mirrored_partner_is_expected(self) -> None:
        assert kinds("NAV skal samarbeide med Udir og Bufdir.", "Udir skal samarbeide med NAV og Bufdir.") == {
            "name_swap"
        }

    def test_a_list_that_leaves_out_its_reader_is_expected(self) -> None:
        imdi = Side(keys_of(frozenset({"IMDi"})))
        text = "Planen lages sammen med {}."
        assert kinds(
            text.format("Bufdir, IMDi og Kystverket"), text.format("NAV, Bufdir og Kystverket"), theirs=imdi
        ) == {"name_swap"}

    def test_another_partner_is_not(self) -> None:
        assert "actor" in kinds("NAV skal samarbeide med Udir og Bufdir.", "Udir skal samarbeide med NAV og IMDi.")

    def test_two_letters_that_each_make_their_reader_coordinator_contradict(self) -> None:
        assert "actor" in kinds("NAV er koordinerende virksomhet.", "Udir er koordinerende virksomhet.")

    def test_the_same_coordinator_in_both_is_silent(self) -> None:
        assert kinds("NAV er koordinerende virksomhet.", "NAV er koordinerende virksomhet for arbeidet.") <= {
            "editorial",
            "addition",
        }

    def test_the_letters_own_year_is_expected(self) -> None:
        ours, theirs = Side(year=2025), Side(year=2026)
        assert kinds("Arbeidet prioriteres i 2025.", "Arbeidet prioriteres i 2026.", ours=ours, theirs=theirs) == {
            "name_swap"
        }
        assert "date" in kinds("Arbeidet varer ut 2027.", "Arbeidet varer ut 2027 og 2029.", ours=ours, theirs=theirs)


def test_an_item_under_a_stem_may_leave_out_who_shall() -> None:
    found = between("Udir skal kartlegge egne havner.", "Kartlegge egne havner.", ours=UDIR)
    assert not any(one.steering for one in found), found


def test_two_amounts_that_change_places_are_a_change() -> None:
    found = between(
        "Det går 5 mill. kroner til havn og 9 mill. kroner til vei.",
        "Det går 9 mill. kroner til havn og 5 mill. kroner til vei.",
    )
    assert any(one.kind.value == "number" and one.steering for one in found), found


def test_a_negation_that_goes_to_another_verb_is_a_change() -> None:
    found = between(
        "Etaten skal ikke dekke reiser til møtene i rådet og skal føre regnskap over utgiftene.",
        "Etaten skal dekke reiser til møtene i rådet og skal ikke føre regnskap over utgiftene.",
    )
    assert any(one.kind.value == "negation" and one.steering for one in found), found


KLD = Side(keys_of(frozenset({"Miljødirektoratet"})), keys_of(frozenset({"Klima- og miljødepartementet"})), 2026)
NFD = Side(keys_of(frozenset({"Fiskeridirektoratet"})), keys_of(frozenset({"Nærings- og fiskeridepartementet"})), 2026)
SD = Side(keys_of(frozenset({"Kystverket"})), keys_of(frozenset({"Samferdselsdepartementet"})), 2026)


class TestSenders:
    """Each letter names the ministry that gives the same assignment in the other one."""

    @pytest.mark.parametrize(
        ("text", "kld", "nfd"),
        [
            ("Likelydende oppdrag er gitt til {} i tildelingsbrev fra {}.", ("Fiskeridirektoratet", "Nærings- og fiskeridepartementet"), ("Miljødirektoratet", "Klima- og miljødepartementet")),  # noqa: E501 (an example reads best whole)
            ("Likelydande oppdrag er gitt til {} i tildelingsbrev frå {}.", ("Fiskeridirektoratet", "NFD"), ("Miljødirektoratet", "KLD")),  # noqa: E501 (an example reads best whole)
            ("Tilsvarende oppdrag gis {1} av {0}.", ("NFD", "Fiskeridirektoratet"), ("KLD", "Miljødirektoratet")),
            ("{} gir same oppdraget til {}.", ("NFD", "Fiskeridirektoratet"), ("KLD", "Miljødirektoratet")),
            ("Arbeidet skjer i samråd med {}.", ("NFD",), ("KLD",)),
        ],
    )  # fmt: skip
    def test_each_may_name_the_others_sender(self, text: str, kld: tuple[str, ...], nfd: tuple[str, ...]) -> None:
        assert kinds(text.format(*kld), text.format(*nfd), ours=KLD, theirs=NFD) == {"name_swap"}

    @pytest.mark.parametrize(
        ("text", "kld", "nfd"),
        [
            # a third ministry, in one of them
            ("Likelydende oppdrag er gitt i tildelingsbrev fra {}.", "Samferdselsdepartementet", "KLD"),
            ("Likelydande oppdrag er gitt i tildelingsbrev frå {}.", "NFD", "Finansdepartementet"),
            # who leads, pays or gets the plan is not the same
            ("{} koordinerer arbeidet.", "NFD", "KLD"),
            ("Likelydende oppdrag er gitt fra {}, som koordinerer arbeidet.", "NFD", "KLD"),
            ("Arbeidet blir finansiert av {}.", "NFD", "KLD"),
            ("Midlene er gitt i tildelingsbrev fra {}.", "NFD", "KLD"),
            ("Planen skal sendes i brev til {}.", "NFD", "KLD"),
        ],
    )
    def test_another_ministry_is_steering(self, text: str, kld: str, nfd: str) -> None:
        found = between(text.format(kld), text.format(nfd), ours=KLD, theirs=NFD)
        assert any(one.kind.value == "actor" and one.steering for one in found), found

    def test_a_ministry_that_one_letter_alone_names_is_steering(self) -> None:
        text = "Likelydende oppdrag er gitt til {}."
        other = "Miljødirektoratet i tildelingsbrev fra Klima- og miljødepartementet"
        found = between(text.format("Fiskeridirektoratet"), text.format(other), ours=KLD, theirs=NFD)
        assert {(f.before, f.after) for f in found if f.kind.value == "actor" and f.steering} == {
            ("", "Klima- og miljødepartementet")
        }
        assert ("Fiskeridirektoratet", "Miljødirektoratet") in {
            (f.before, f.after) for f in found if f.kind.value == "name_swap"
        }

    def test_three_letters_that_each_leave_out_their_own(self) -> None:
        text = "Likelydende oppdrag er gitt i tildelingsbrevene fra {}."
        assert kinds(text.format("NFD og SD"), text.format("KLD og NFD"), ours=KLD, theirs=SD) == {"name_swap"}
        assert "actor" in kinds(text.format("NFD og SD"), text.format("KLD og FIN"), ours=KLD, theirs=SD)

    def test_they_may_stand_at_different_ends_of_the_list(self) -> None:
        before = "Kapitlet er utformet i samråd med SD og NFD, som gir tilsvarende oppdrag til sine virksomheter."
        after = "Oppdraget er utformet sammen med {} SD, som gir tilsvarende oppdrag til sine virksomheter."
        actors = [f for f in between(before, after.format("KLD og"), ours=KLD, theirs=NFD) if f.kind.value == "actor"]
        assert actors == []
        assert "actor" in kinds(before, after.format(""), ours=KLD, theirs=NFD)
        assert "actor" in kinds(before, after.format("KLD, FIN og"), ours=KLD, theirs=NFD)
        paid = "Utgiftene dekkes i fellesskap av {}."
        assert "actor" in kinds(paid.format("SD og NFD"), paid.format("KLD og SD"), ours=KLD, theirs=NFD)


class TestOwnNumbers:
    """Each ministry numbers its assignments in its own way."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [("2026-03 ", "TB 2026-03 "), ("22-OB4 – ", "O3 "), ("TB2026-3: ", "STB2-2025-05 "), ("O3. ", "")],
    )
    @pytest.mark.parametrize("text", ["Etatene skal rydde i havnene.", "Etatane skal rydde i hamnene."])
    def test_the_number_in_front_is_no_difference(self, one: str, other: str, text: str) -> None:
        assert kinds(one + text, other + text) <= {"name_swap", "editorial"}
        assert not any(found.steering for found in between(other + text, one + text))

    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            ("O3 Etatene skal rydde, se oppdrag 2026-05.", "2026-03 Etatene skal rydde, se oppdrag 2026-07.", ("2026-05", "2026-07")),  # noqa: E501 (an example reads best whole)
            ("Ryddinga er ein del av TB 2026-05.", "Ryddinga er ein del av TB 2026-07.", ("TB 2026-05", "TB 2026-07")),
            ("2026-05 og 2026-06 rapporteres likt.", "2026-05 og 2026-08 rapporteres likt.", ("2026-06", "2026-08")),
        ],
    )  # fmt: skip
    def test_one_that_is_cited_is(self, before: str, after: str, words: tuple[str, str]) -> None:
        told = [(f.kind.value, f.before, f.after) for f in between(before, after) if f.steering]
        assert told == [("number", *words)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-03 Tapte garn skal ryddes.", "2026-03 Gamle garn skal ryddes."),
        ("Arbeidet er en del av «Trygge havner».", "Arbeidet er en del av «Sikre havner»."),
        ("Arbeidet er ein del av TB 2026-03 Trygge hamner.", "Arbeidet er ein del av TB 2026-03 Reine hamner."),
    ],
)
def test_a_word_that_opens_a_title_is_no_party(before: str, after: str) -> None:
    found = between(before, after)
    assert [(one.kind.value, one.steering) for one in found] == [("goal", True)]


def test_a_party_that_opens_a_title_still_is() -> None:
    told = kinds("O3 Kartverket skal rydde i havnene.", "O3 Mattilsynet skal rydde i havnene.")
    assert told == {"actor"}


class TestAddedDemands:
    """A demand that one letter adds to a sentence is told once, with its «skal», parties and days."""

    @pytest.mark.parametrize(
        ("text", "added"),
        [
            ("Etatene skal rydde i havnene", "organisasjonene skal få uttale seg om planen"),
            ("Etatene skal rydde i havnene", "kommunene skal ikke betale gebyr"),
            ("Etatane skal rydde i hamnene", "Husbanken bør vurdere tilskot på 3 mill. kroner innan 1. mars"),
        ],
    )
    def test_it_is_one_addition_or_one_omission(self, text: str, added: str) -> None:
        more = f"{text}, og {added}."
        (found,) = between(f"{text}.", more)
        assert (found.kind.value, found.steering, found.before, found.after) == ("addition", True, "", added)
        (found,) = between(more, f"{text}.")
        assert (found.kind.value, found.steering, found.before, found.after) == ("omission", True, added, "")

    def test_across_forms_too(self) -> None:
        found = between(
            "Etatene skal rydde havnene.", "Etatane skal rydde hamnene, og kommunane skal betale gebyr.", across=True
        )
        assert [(f.kind.value, f.after) for f in found if f.steering] == [("addition", "kommunane skal betale gebyr")]

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("Etatene skal rydde.", "Etatene bør rydde, og kommunene skal betale gebyr.", {"modality", "addition"}),
            ("Etatene skal rydde.", "Etatene bør vurdere å rydde, og kommunene skal rydde.", {"modality", "addition"}),
            ("Etatene rydder i havnene.", "Etatene skal rydde i havnene.", {"modality"}),
            ("Etatane ryddar i hamnene.", "Etatane bør rydde i hamnene.", {"modality"}),
            ("Etatene skal rydde.", "Etatene skal ikke rydde, og kommunene skal betale.", {"negation", "addition"}),
        ],
    )
    def test_a_demand_that_is_weakened_is_told_beside_it(self, before: str, after: str, told: set[str]) -> None:
        assert {one.kind.value for one in between(before, after) if one.steering} == told
