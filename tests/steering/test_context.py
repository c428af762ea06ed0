import pytest

from linter.steering.context import bare, heading_context, surroundings
from linter.steering.labels import Context


@pytest.mark.parametrize(
    ("title", "context"),
    [
        ("3.1 Hovedmål", Context.GOAL),
        ("Mål for tilskotsforvaltninga", Context.GOAL),
        ("Styringsparametrar", Context.PARAMETER),
        ("Nøkkeltall for etaten", Context.KEY_FIGURE),
        ("Særskilte oppdrag i 2027", Context.TASK),
        ("Fellesføringer", Context.COMMON),
        ("Budsjettildeling og fullmakter", Context.BUDGET),
        ("Styringsdialog og rapportering", Context.REPORTING),
        ("Overordna utfordringar", Context.PRIORITY),
        ("Kystkultur", Context.NONE),
    ],
)
def test_heading_says_what_stands_under_it(title: str, context: Context) -> None:
    assert heading_context(title) is context


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("– opprette et nettverk", "opprette et nettverk"),
        ("• Antall kurs", "Antall kurs"),
        ("4.2 Direktoratet skal veilede", "Direktoratet skal veilede"),
        ("4.2.1. Direktoratet skal veilede", "Direktoratet skal veilede"),
        ("10 kommuner skal få hjelp", "10 kommuner skal få hjelp"),
        ("15.3.2027 skal rapporten ligge føre", "15.3.2027 skal rapporten ligge føre"),
        ("2.5 mill. kroner går til drift", "2.5 mill. kroner går til drift"),
        ("TB2027-14 Ny plan", "Ny plan"),
        ("## **Mål**", "Mål"),
        ("**Mål:** Flere tar fagbrev.", "Flere tar fagbrev."),
        ("Delmål 2 – Fleire tek fagbrev.", "Fleire tek fagbrev."),
        ("Mål:", "Mål:"),
        ("Etaten skal lede arbeidet.", "Etaten skal lede arbeidet."),
    ],
)
def test_labels_and_bullets_are_not_text(raw: str, text: str) -> None:
    assert bare(raw) == text


def test_item_inherits_from_the_line_that_opens_the_list() -> None:
    first = surroundings("– lage en plan", previous="Direktoratet skal:")
    later = surroundings("– følge den opp", previous="– lage en plan", intro="Direktoratet skal:")
    plain = surroundings("– lage en plan", previous="Dette er gjort:")
    assert (first.item_of_skal, later.item_of_skal, plain.item_of_skal) == (True, True, False)


def test_short_line_before_counts_as_heading() -> None:
    assert surroundings("Andel saker innen fristen", previous="Styringsparametere").context is Context.PARAMETER
    long = "Departementet har i flere år arbeidet med nye styringsparametere for etaten og andre."
    assert surroundings("Saken er ny.", previous=long).context is Context.NONE


@pytest.mark.parametrize(
    ("title", "context"),
    [
        ("3 Mål, styringsparametere og oppdrag", Context.JOINT),
        ("Mål og styringsparametrar", Context.JOINT),
        ("Styringsparametere for mål 2", Context.PARAMETER),
        ("Oppdrag og frister", Context.TASK),
        ("Overordnede mål og prioriteringer", Context.GOAL),
    ],
)
def test_heading_over_goals_and_tasks_alike_does_not_say_which(title: str, context: Context) -> None:
    assert heading_context(title) is context


@pytest.mark.parametrize(
    ("opening", "inherits"),
    [
        ("Direktoratet skal:", True),
        ("Verksemda skal i 2027:", True),
        ("Videre skal Husbanken:", True),
        ("Departementet skal:", False),
        ("Kommunene skal:", False),
        ("Søkerne må:", False),
        ("Dette er gjort:", False),
    ],
)
def test_items_are_bound_only_where_the_line_above_names_the_addressee(opening: str, *, inherits: bool) -> None:
    assert surroundings("– lage en plan", previous=opening).inherits is inherits
