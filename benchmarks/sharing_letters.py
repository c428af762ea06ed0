"""Makes sets of letters with planted shared passages and typed edits, and knows what it planted.

Every set is decided by its size and seed. A passage is a list of sentences made of pieces in both målformer; a
letter's version is the passage in the letter's own form and name, with at most one kind of edit.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import sharing_lexicon as lex

STEERING = ("number", "date", "actor", "modality", "negation", "condition", "goal", "omission")
EDITS = {
    "identical": 24, "typographic": 9, "editorial": 11, "paraphrase": 6, "split": 6, "merge": 6, "order": 6,
    "drop": 6, "insert": 8, "number": 3, "date": 3, "actor": 3, "modality": 3, "negation": 3, "condition": 3,
    "goal": 3, "omission": 3,
}  # fmt: skip
CLASS_OF = {
    "identical": "identical", "typographic": "typographic", "editorial": "editorial", "paraphrase": "editorial",
    "split": "editorial", "merge": "editorial", "order": "order", "insert": "addition", "drop": "steering",
    **dict.fromkeys(STEERING, "steering"),
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A part of a sentence with its role, in both forms; ``{self}`` and ``{mirror}`` are filled per letter."""

    role: str
    nb: str
    nn: str


@dataclass(frozen=True)
class Line:
    """A sentence of a letter: text, the planted units it holds (passage, sentence, half), the edit it went through."""

    text: str
    units: frozenset[tuple[int, int, int]] = frozenset()
    edit: str = ""


@dataclass(frozen=True)
class Planted:
    """A planted version: what was done to it, and the witness class and difference class to be told."""

    passage: int
    edit: str
    kind: str
    difference: str
    before: str = ""
    after: str = ""
    own: str = ""
    named: bool = False


@dataclass
class Made:
    """A letter and what was planted in it."""

    path: str
    agency: int
    form: str
    lines: list[Line] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)


class Writer:
    """Draws sentences and passages from the lexicon with one random stream."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (reproducible sets, no secrets)

    def noun(self) -> tuple[lex.Pair, lex.Pair]:
        """A compound noun, indefinite and definite, in both forms."""
        first = self.random.choice(lex.FIRST)
        bare, definite = self.random.choice(lex.SECOND)
        return (first[0] + bare[0], first[1] + bare[1]), (first[0] + definite[0], first[1] + definite[1])

    def obj(self, role: str = "object", *, definite: bool = True) -> Piece:
        """A noun phrase."""
        return Piece(role, *self.noun()[1 if definite else 0])

    def pick(self, role: str, options: list[lex.Pair]) -> Piece:
        """One of a list of pairs as a piece."""
        return Piece(role, *self.random.choice(options))

    def date(self) -> Piece:
        """A deadline."""
        text = f"{self.random.randint(1, 28)}. {self.random.choice(lex.MONTHS)}"
        return Piece("date", f"innen {text}", f"innan {text}")

    def verb(self) -> Piece:
        """An infinitive."""
        return Piece("verb", *self.random.choice(lex.VERBS)[0])

    def sentence(self) -> list[Piece]:
        """One sentence of a passage."""
        return self.random.choice(
            [self._demand, self._goal, self._report, self._money, self._lead, self._share, self._not, self._mirror]
        )()

    def _demand(self) -> list[Piece]:
        noun = self.noun()[0]
        return [
            Piece("self", "{Self}", "{Self}"), Piece("modal", "skal", "skal"), self.verb(),
            self.pick("adjective", lex.ADJECTIVES), Piece("object", *noun), Piece("and", "og", "og"),
            self.obj("extra", definite=False), Piece("with", "sammen med", "saman med"),
            Piece("actor", *[self.random.choice(lex.OTHERS)] * 2), self.date(),
        ]  # fmt: skip

    def _goal(self) -> list[Piece]:
        return [
            Piece("text", "Målet er at", "Målet er at"), self.pick("group", lex.GROUPS), Piece("modal", "skal", "skal"),
            Piece("text", "få", "få"), self.pick("goal", lex.EFFECTS), Piece("text", "gjennom", "gjennom"), self.obj(),
            Piece("and", "og", "og"), self.obj("extra"),
        ]  # fmt: skip

    def _report(self) -> list[Piece]:
        return [
            Piece("self", "{Self}", "{Self}"), Piece("modal", "skal", "skal"),
            Piece("text", "rapportere om", "rapportere om"), self.obj(), Piece("text", "til departementet", "til departementet"),  # noqa: E501 (an example reads best whole)
            self.date(), Piece("cut", ", og", ", og"), Piece("text", "rapporten", "rapporten"),
            Piece("modal", "skal", "skal"), Piece("text", "vise hvordan", "vise korleis"), self.obj(),
            Piece("text", "påvirker", "påverkar"), self.pick("group", lex.GROUPS),
        ]  # fmt: skip

    def _money(self) -> list[Piece]:
        amount = f"{self.random.randint(2, 95)} mill. kroner"
        return [
            Piece("text", "Det er satt av", "Det er sett av"), Piece("number", amount, amount),
            Piece("text", "til", "til"), self.obj(), Piece("and", "og", "og"), self.obj("extra"),
            Piece("text", "i tråd med", "i tråd med"), self.obj(),
        ]  # fmt: skip

    def _lead(self) -> list[Piece]:
        return [
            Piece("actor", *[self.random.choice(lex.OTHERS)] * 2), Piece("text", "leder arbeidet med", "leier arbeidet med"),  # noqa: E501 (an example reads best whole)
            self.obj(), Piece("cut", ", og", ", og"), Piece("self", "{self}", "{self}"), Piece("modal", "skal", "skal"),
            self.verb(), self.obj(), Piece("text", "for", "for"), self.pick("group", lex.GROUPS), self.date(),
        ]  # fmt: skip

    def _share(self) -> list[Piece]:
        share = f"{self.random.randint(5, 90)} prosent"
        return [
            Piece("text", "Minst", "Minst"), Piece("number", share, share), Piece("text", "av", "av"),
            self.pick("group", lex.GROUPS), Piece("modal", "skal", "skal"), Piece("text", "være omfattet av", "vere omfatta av"),  # noqa: E501 (an example reads best whole)
            self.obj(), Piece("and", "og", "og"), self.obj("extra"), Piece("text", "for å gi", "for å gi"),
            self.pick("goal", lex.EFFECTS),
        ]  # fmt: skip

    def _not(self) -> list[Piece]:
        return [
            Piece("text", "Midlene til", "Midlane til"), self.obj(), Piece("modal", "skal", "skal"),
            Piece("not", "ikke", "ikkje"), Piece("text", "gå til", "gå til"), self.obj(), Piece("text", "i løpet av", "i løpet av"),  # noqa: E501 (an example reads best whole)
            Piece("text", "perioden med", "perioden med"), self.obj(),
        ]  # fmt: skip

    def _mirror(self) -> list[Piece]:
        return [
            Piece("self", "{Self}", "{Self}"), Piece("modal", "skal", "skal"), Piece("text", "samarbeide med", "samarbeide med"),  # noqa: E501 (an example reads best whole)
            Piece("mirror", "{mirror}", "{mirror}"), Piece("text", "om", "om"), self.obj(), Piece("text", "for", "for"),
            self.pick("group", lex.GROUPS), Piece("text", "når det gjelder", "når det gjeld"), self.obj(),
        ]  # fmt: skip

    def noise(self, form: int, self_name: str) -> str:
        """A sentence of a letter's own: own matter, or a stock formula with a changing object."""
        n, m = (self.noun()[1][form] for _ in range(2))
        v = self.random.choice(lex.VERBS)[0][form]
        g, e = self.random.choice(lex.GROUPS)[form], self.random.choice(lex.EFFECTS)[form]
        a = self.random.choice(lex.ADJECTIVES)[form]
        day = f"{self.random.randint(1, 28)}. {self.random.choice(lex.MONTHS)}"
        org = self.random.choice(lex.OTHERS)
        skill = ("virksomheten", "verksemda")[form]
        if self.random.random() < 0.2:
            frames = [
                (f"{self_name} skal innen {day} legge frem en plan for {n}.", f"{self_name} skal innan {day} leggje fram ein plan for {n}."),  # noqa: E501 (an example reads best whole)
                (f"Departementet ber om en vurdering av {n} innen {day}.", f"Departementet ber om ei vurdering av {n} innan {day}."),  # noqa: E501 (an example reads best whole)
                (f"{self_name} skal rapportere om status for {n} i årsrapporten.", f"{self_name} skal rapportere om status for {n} i årsrapporten."),  # noqa: E501 (an example reads best whole)
                (f"Det vises til omtale av {n} i Prop. 1 S.", f"Det blir vist til omtale av {n} i Prop. 1 S."),
                (f"Departementet kommer tilbake til {n} i eget brev.", f"Departementet kjem tilbake til {n} i eige brev."),  # noqa: E501 (an example reads best whole)
                (f"{self_name} tildeles {self.random.randint(1, 90)} mill. kroner til {n}.", f"{self_name} får {self.random.randint(1, 90)} mill. kroner til {n}."),  # noqa: E501 (an example reads best whole)
                (f"Arbeidet med {n} skal ses i sammenheng med {m}.", f"Arbeidet med {n} skal sjåast i samanheng med {m}."),  # noqa: E501 (an example reads best whole)
                (f"{self_name} skal bidra til {e} for {g}.", f"{self_name} skal bidra til {e} for {g}."),
            ]  # fmt: skip
            return self.random.choice(frames)[form]
        frames = [
            (f"I {n} er {m} fortsatt {a} og krever at {org} kan {v} mer enn i fjor.", f"I {n} er {m} framleis {a} og krev at {org} kan {v} meir enn i fjor."),  # noqa: E501 (an example reads best whole)
            (f"{n.capitalize()} har gitt {e}, men {g} melder om problemer med {m}.", f"{n.capitalize()} har gitt {e}, men {g} melder om problem med {m}."),  # noqa: E501 (an example reads best whole)
            (f"Fra {day} vil {skill} {v} {n} etter avtale med {org}.", f"Frå {day} vil {skill} {v} {n} etter avtale med {org}."),  # noqa: E501 (an example reads best whole)
            (f"Erfaringene fra {n} viser at {g} trenger {m}.", f"Erfaringane frå {n} viser at {g} treng {m}."),
            (f"Når {m} endres, må {skill} {v} {n} og varsle {g}.", f"Når {m} blir endra, må {skill} {v} {n} og varsle {g}."),  # noqa: E501 (an example reads best whole)
            (f"{org} har pekt på at {n} og {m} bør henge bedre sammen for {g}.", f"{org} har peikt på at {n} og {m} bør henge betre saman for {g}."),  # noqa: E501 (an example reads best whole)
            (f"Målet med {n} er {e}, og {m} skal støtte opp under dette.", f"Målet med {n} er {e}, og {m} skal støtte opp under dette."),  # noqa: E501 (an example reads best whole)
            (f"Bevilgningen til {n} dekker {m} og en {a} {self.noun()[0][form]}.", f"Løyvinga til {n} dekkjer {m} og ein {a} {self.noun()[0][form]}."),  # noqa: E501 (an example reads best whole)
        ]  # fmt: skip
        return self.random.choice(frames)[form]


Step = Callable[[list[list[Piece]], random.Random], "tuple[int, str, str] | None"]


def _swap(role: str, change: Callable[[Piece, random.Random], Piece | None]) -> Step:
    def step(sentences: list[list[Piece]], rng: random.Random) -> tuple[int, str, str] | None:
        spots = [(i, j) for i, s in enumerate(sentences) for j, p in enumerate(s) if p.role == role]
        if not spots:
            return None
        i, j = rng.choice(spots)
        old = sentences[i][j]
        new = change(old, rng)
        if new is None or new == old:
            return None
        sentences[i][j] = new
        return i, old.nb, new.nb

    return step


def _other_number(piece: Piece, rng: random.Random) -> Piece:
    old, rest = piece.nb.split(" ", 1)
    new = f"{rng.choice([n for n in range(2, 96) if n != int(old)])} {rest}"
    return replace(piece, nb=new, nn=new)


def _other_date(piece: Piece, rng: random.Random) -> Piece:
    _, day, month = piece.nb.split(" ")
    other = rng.choice([m for m in lex.MONTHS if m != month])
    return replace(piece, nb=f"innen {day} {other}", nn=f"innan {day} {other}")


def _other_actor(piece: Piece, rng: random.Random) -> Piece:
    name = rng.choice([n for n in lex.OTHERS if n != piece.nb])
    return replace(piece, nb=name, nn=name)


def _other_goal(piece: Piece, rng: random.Random) -> Piece:
    return Piece(piece.role, *rng.choice([e for e in lex.EFFECTS if e[0] != piece.nb]))


def _weaker(piece: Piece, rng: random.Random) -> Piece:
    return replace(piece, **dict.fromkeys(("nb", "nn"), rng.choice(["bør", "kan", "må"])))


def _negate(sentences: list[list[Piece]], rng: random.Random) -> tuple[int, str, str] | None:
    spots = [i for i, s in enumerate(sentences) if any(p.role == "modal" for p in s)]
    if not spots:
        return None
    i = rng.choice(spots)
    at = next((j for j, p in enumerate(sentences[i]) if p.role == "not"), None)
    if at is not None:
        del sentences[i][at]
        return i, "ikke", ""
    at = next(j for j, p in enumerate(sentences[i]) if p.role == "modal")
    sentences[i].insert(at + 1, Piece("not", "ikke", "ikkje"))
    return i, "", "ikke"


def _weaken(sentences: list[list[Piece]], rng: random.Random) -> tuple[int, str, str] | None:
    """A weaker modal, or a hedge after it."""
    if rng.random() < 0.6:
        return _swap("modal", _weaker)(sentences, rng)
    spots = [(i, j) for i, s in enumerate(sentences) for j, p in enumerate(s) if p.role == "modal"]
    if not spots:
        return None
    i, j = rng.choice(spots)
    new = rng.choice(lex.HEDGES)
    sentences[i].insert(j + 1, Piece("hedge", *new))
    return i, "", new[0]


def _condition(sentences: list[list[Piece]], rng: random.Random) -> tuple[int, str, str]:
    i = rng.randrange(len(sentences))
    new = rng.choice(lex.CONDITIONS)
    sentences[i].append(Piece("condition", *new))
    return i, "", new[0]


def _omit(sentences: list[list[Piece]], rng: random.Random) -> tuple[int, str, str] | None:
    spots = [i for i, s in enumerate(sentences) if any(p.role == "extra" for p in s)]
    if not spots:
        return None
    i = rng.choice(spots)
    gone = next(p for p in sentences[i] if p.role == "extra")
    sentences[i] = [p for p in sentences[i] if p.role not in {"and", "extra"}]
    return i, gone.nb, ""


STEPS: dict[str, Step] = {
    "number": _swap("number", _other_number),
    "date": _swap("date", _other_date),
    "actor": _swap("actor", _other_actor),
    "modality": _weaken,
    "goal": _swap("goal", _other_goal),
    "negation": _negate,
    "condition": _condition,
    "omission": _omit,
}
