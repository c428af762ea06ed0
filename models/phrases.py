"""Phrases with trees inside them: the small grammar that composes training sentences (`models.composed`)."""

from dataclasses import dataclass

from models.treebank import Word


@dataclass(frozen=True)
class Phrase:
    """Words with heads inside the phrase; ``head`` is the index of the phrase's own head (its Word.head is 0)."""

    words: tuple[Word, ...]
    head: int


def w(form: str, lemma: str, pos: str, morph: str = "") -> Phrase:
    """A phrase of one word."""
    return Phrase((Word(form, lemma, pos, morph, 0, "root", space=True),), 0)


def ph(*parts: tuple[str, Phrase]) -> Phrase:
    """Joins parts in the order given; the part with the empty relation is the head, the others depend on it."""
    offsets, total = [], 0
    for _, part in parts:
        offsets.append(total)
        total += len(part.words)
    top = next(offset + part.head for (dep, part), offset in zip(parts, offsets, strict=True) if not dep)
    words: list[Word] = []
    for (dep, part), offset in zip(parts, offsets, strict=True):
        for index, word in enumerate(part.words):
            if index != part.head:
                words.append(word._replace(head=word.head + offset))
            else:
                words.append(word._replace(head=top + 1 if dep else 0, dep=dep or "root"))
    return Phrase(tuple(words), top)


def no_space(phrase: Phrase) -> Phrase:
    """The same, with nothing after its last word."""
    return Phrase((*phrase.words[:-1], phrase.words[-1]._replace(space=False)), phrase.head)


def end(phrase: Phrase, mark: str = ".") -> Phrase:
    """The sentence with its final mark."""
    return ph(("", no_space(phrase)), ("punct", w(mark, "$" + mark, "PUNCT")))


def capital(phrase: Phrase) -> Phrase:
    """The sentence with a capital first letter."""
    first = phrase.words[0]
    return Phrase((first._replace(form=first.form[:1].upper() + first.form[1:]), *phrase.words[1:]), phrase.head)


IND, DEF, PLUR, DPLUR = (
    "Definite=Ind|Gender={}|Number=Sing", "Definite=Def|Gender={}|Number=Sing", "Definite=Ind|Gender={}|Number=Plur",
    "Definite=Def|Gender={}|Number=Plur",
)  # fmt: skip
INF, PRES, PART = "VerbForm=Inf", "Mood=Ind|Tense=Pres|VerbForm=Fin", "VerbForm=Part"


def nouns(rows: str) -> list[Phrase]:
    """Noun phrases of one word from «form lemma gender kind» rows, kind i, d, p or q (definite plural)."""
    kinds = {"i": IND, "d": DEF, "p": PLUR, "q": DPLUR}
    genders = {"m": "Masc", "f": "Fem", "n": "Neut"}
    cells = [row.split() for row in rows.strip().splitlines()]
    return [w(form, lemma, "NOUN", kinds[kind].format(genders[gender])) for form, lemma, gender, kind in cells]


def proper(names: str) -> list[Phrase]:
    """Names of one word."""
    return [w(name, name, "PROPN") for name in names.split()]


def verbs(rows: str) -> list[tuple[str, str, str, str]]:
    """«infinitive present passive participle» rows."""
    cells = [row.split() for row in rows.strip().splitlines()]
    return [(inf, present, passive, participle) for inf, present, passive, participle in cells]
