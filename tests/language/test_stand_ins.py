"""One word in the place of a name, and the way back to the text."""

from linter.language.stand_ins import stand_ins

TEXT = "Kartverket og Statens vegvesen skal møtes."


def test_each_place_holds_its_word_and_offsets_lead_back() -> None:
    read = stand_ins(TEXT, [(0, 10, "X"), (14, 30, "Etaten")])
    assert read.text == "X og Etaten skal møtes."
    assert [read.text[start:].split()[0] for start in read.starts] == ["X", "Etaten"]
    at = read.text.index("skal")
    assert at + [add for start, add in read.shifts if start <= at][-1] == TEXT.index("skal")


def test_a_place_inside_another_is_left_alone() -> None:
    read = stand_ins(TEXT, [(14, 30, "Etaten"), (22, 30, "veien")])
    assert (read.text, read.taken) == ("Kartverket og Etaten skal møtes.", (0,))


def test_nothing_to_put_in_leaves_the_text() -> None:
    assert stand_ins(TEXT, []) == (TEXT, (), (), ((0, 0),))
