"""Letters of one set side by side: whom they are to, and the composed letterheads of the FEL examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from linter.letters.model import LanguageForm
from linter.rules.analysis import LetterAnalysis
from linter.rules.koo.mandate import JOINT_KINDS, Mandate, Part, called

_SEVERAL = 2
_AKRIM = "## 3.4 Arbeidslivskriminalitet\n\n"
_NN = "Departementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n"
_BODIES = (
    ("Finansdepartementet", "Skattedirektoratet", 15),
    ("Justis- og beredskapsdepartementet", "Politidirektoratet", 16),
    ("Arbeids- og inkluderingsdepartementet", "Arbeidstilsynet", 17),
)


def side_by_side(mandate: Mandate) -> Iterator[list[Part]]:
    """The parts of one year at a time where two ordinary letters or more give the task.

    A joint letter to several recipients gives them one text by construction, so it is not held against itself.
    """
    for year in dict.fromkeys(part.year() for part in mandate.parts):
        parts = [part for part in mandate.parts if part.year() == year and not _joint(part)]
        if len({part.index for part in parts}) >= _SEVERAL:
            yield parts


def _joint(part: Part) -> bool:
    return part.kind() in JOINT_KINDS and len(part.recipients()) != 1


def addressee(part: Part) -> str:
    """The names of a letter's recipients; where the task stands when they are not known."""
    return ", ".join(called(part, key) for key in sorted(part.recipients())) or part.looked()


def to(letter: LetterAnalysis) -> str:
    """The names of a letter's recipients; its file where they are not known."""
    nn = letter.form.form is LanguageForm.NN
    names = [who.value.name_nn if nn else who.value.name_nb for who in letter.identity.recipients]
    return ", ".join(sorted(names)) or PurePath(letter.letter.path).name


def addressees(parts: Iterable[Part]) -> str:
    """The recipients of several letters, each once."""
    return "; ".join(dict.fromkeys(addressee(part) for part in parts))


def composed(*passages: str, nn: bool = False) -> str:
    """An example: letters to three agencies of three ministries, with the given passages about one task."""
    letters = (
        f"{ministry}\n\n{agency}\n\nDato: {day}. desember 2025\n\n# Tildelingsbrev 2026\n\n{_NN if nn else ''}{text}"
        for (ministry, agency, day), text in zip(_BODIES, passages, strict=False)
    )
    return "\n=====\n".join(letters)


def akrim(text: str) -> str:
    """A passage of an example under the heading of its task."""
    return _AKRIM + text


def quoted(text: str, longest: int = 160) -> str:
    """Words of a letter for a message: one line, a bracket closed that they open, cut at a word where they are many."""
    words = " ".join(text.split())
    words += ")" * (words.count("(") - words.count(")"))  # «Skatteetaten (SKE», whose bracket is no word of the name
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"
