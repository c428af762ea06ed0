from typing import Any

import pytest

from linter.letters.model import Block, BlockKind, Cell, Layer, Letter
from linter.letters.sections import build_sections
from linter.steering.demand import profile
from linter.steering.labels import ChainLabel, Context
from linter.steering.letter import demands
from linter.steering.units import blotted, units


def letter(*rows: tuple[Any, ...]) -> Letter:
    blocks = []
    for kind, text, *more in rows:
        cell = Cell(*more[0]) if more and isinstance(more[0], tuple) else None
        level = more[0] if more and isinstance(more[0], int) else None
        blocks.append(Block(0, kind, Layer.BODY, text, level=level, cell=cell))
    numbered, sections = build_sections(blocks)
    return Letter("brev.txt", "text", "", numbered, sections)


H, P, L, C = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL


def test_list_items_inherit_their_intro() -> None:
    one = letter((P, "Etaten skal:"), (L, "lage en plan", 1), (L, "følge den opp", 1), (P, "Etaten har ti kontor."))
    items = [unit for unit in units(one) if unit.item]
    assert [unit.intro for unit in items] == ["Etaten skal:", "Etaten skal:"]
    assert items[1].intro_span.block == 0


def test_inner_list_takes_the_inner_intro() -> None:
    one = letter((P, "Etaten skal:"), (L, "utrede dette:", 1), (L, "behovet for lokaler", 2), (L, "lage en plan", 1))
    intros = {unit.text: unit.intro for unit in units(one) if unit.item}
    assert intros["behovet for lokaler"] == "utrede dette:"
    assert intros["lage en plan"] == "Etaten skal:"


def test_long_quotation_is_masked_in_place() -> None:
    text = "Vedtaket lyder: «Stortinget ber regjeringen sørge for at alle kommuner lager planer.»"
    assert len(blotted(text)) == len(text)
    assert "Stortinget" not in blotted(text)
    assert "«Miste og finne jobb»" in blotted("Etaten skal følge opp «Miste og finne jobb».")


def test_heading_from_the_inside_out() -> None:
    one = letter((H, "Mål", 1), (H, "Kyst", 2), (P, "Havnene er trygge og effektive for alle som bruker dem."))
    (unit,) = units(one)
    assert (unit.heading, unit.context) == ("Mål", Context.GOAL)


def test_short_line_is_heading_until_the_next_section() -> None:
    one = letter(
        (H, "Kyst", 1),
        (P, "Styringsparametere"),
        (P, "Andel skip med los"),
        (H, "Annet", 1),
        (P, "Etaten skal lage en plan."),
    )
    contexts = {unit.text: unit.context for unit in units(one)}
    assert contexts["Andel skip med los"] is Context.PARAMETER
    assert contexts["Etaten skal lage en plan."] is Context.NONE


def test_table_column_head_is_context() -> None:
    one = letter(
        (C, "Mål", (0, 0, 0)), (C, "Styringsparameter", (0, 0, 1)), (C, "Andel saker innen fristen", (0, 1, 1))
    )
    found = [unit for unit in units(one) if unit.text.startswith("Andel")]
    assert found[0].context is Context.PARAMETER


@pytest.mark.usefixtures("models")
def test_title_of_a_task_is_not_counted_as_demand() -> None:
    one = letter(
        (H, "Oppdrag", 1), (H, "TB2027-14 Utrede felles billett", 2), (P, "Etaten skal utrede en felles billett.")
    )
    found = demands(one)
    assert [unit.title for unit in found] == [True, False]
    counted = profile(found)
    assert counted.tasks == 1
    assert counted.counts == {ChainLabel.ACTIVITY: 1}
    assert counted.how == 1
    assert counted.shares == (1.0, 0.0, 0.0)


@pytest.mark.usefixtures("models")
def test_spans_point_at_the_words() -> None:
    one = letter((P, "Vi viser til møtet. Etaten skal lage en plan for havnene."))
    last = demands(one)[-1]
    assert one.excerpt(last.span) == "Etaten skal lage en plan for havnene."
    assert last.demand


def test_empty_letter_has_no_units() -> None:
    assert list(units(letter())) == []


def test_cells_and_address_lines_are_no_units() -> None:
    one = letter(
        (P, "Losetaten"),
        (P, "Postboks 8000 Dep, 0030 Oslo"),
        (P, "Deres ref Vår ref Dato"),
        (H, "Budsjett", 1),
        (C, "Spesielle driftsutgifter", (0, 1, 0)),
        (C, "Etaten skal dekke alle utgifter til lokaler.", (0, 1, 1)),
    )
    assert [unit.text for unit in units(one)] == ["Etaten skal dekke alle utgifter til lokaler."]


def test_line_with_a_colon_heads_its_own_list_only() -> None:
    one = letter(
        (H, "Kyst", 1),
        (P, "Nøkkeltall:"),
        (L, "Antall skip i havn per måned.", 1),
        (P, "Etaten skal lage en plan."),
        (P, "Mål: Flere skip bruker landstrøm."),
    )
    contexts = {unit.text: unit.context for unit in units(one)}
    assert contexts["Antall skip i havn per måned."] is Context.KEY_FIGURE
    assert contexts["Etaten skal lage en plan."] is Context.NONE
    assert contexts["Mål: Flere skip bruker landstrøm."] is Context.GOAL


def test_parameters_do_not_leak_from_a_heading_over_goals_and_tasks() -> None:
    one = letter((H, "Mål, styringsparametere og oppdrag", 1), (P, "Etaten skal lage en plan for landstrøm."))
    (unit,) = units(one)
    assert unit.context is Context.JOINT
