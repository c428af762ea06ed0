"""What differs between bokmål and nynorsk when a sentence is composed: `Form` hands out words and phrases."""

import random
from collections.abc import Callable

from models.phrase_words import NB, NN, PARTICLE_NB, PARTICLE_NN, VERBS_NB, VERBS_NN
from models.phrases import IND, INF, PRES, Phrase, ph, w


class Form:
    """Everything that differs between bokmål (nb) and nynorsk (nn)."""

    def __init__(self, name: str, rng: random.Random) -> None:
        self.nn = name == "nn"
        self.rng = rng
        self.tables = NN if self.nn else NB

    def pick(self, kind: str) -> Phrase:
        """A random word or phrase of the kind."""
        return self.rng.choice(self.tables[kind])

    def verb(self) -> tuple[str, str, str, str]:
        """Infinitive, present, passive infinitive and participle of a random transitive verb."""
        return self.rng.choice(VERBS_NN if self.nn else VERBS_NB)

    def maybe(self, chance: float, dep: str, make: Callable[[], Phrase]) -> list[tuple[str, Phrase]]:
        """The part, or nothing."""
        return [(dep, make())] if self.rng.random() < chance else []

    def inf(self, *, mark: bool = False, particle: bool = True) -> Phrase:
        """«utarbeide en plan for oppfølging»: an infinitive with object, perhaps a prepositional phrase."""
        if particle and self.rng.random() < 0.2:
            verb, part = self.rng.choice(PARTICLE_NN if self.nn else PARTICLE_NB)
            head = ph(("", w(verb, verb, "VERB", INF)), ("compound:prt", w(part, part, "ADP")))
        else:
            verb = self.verb()[0]
            head = w(verb, verb, "VERB", INF)
        marks = [("mark", w("å", "å", "PART"))] if mark else []
        return ph(*marks, ("", head), ("obj", self.obj()), *self.maybe(0.4, "obl", self.time))

    def obj(self) -> Phrase:
        """An object noun phrase."""
        kind = self.rng.random()
        if kind < 0.3:
            return ph(("", self.pick("def")), ("nmod", self.pp()))
        if kind < 0.5:
            return self.pick("def")
        if kind < 0.75:
            return ph(("", self.pick("plur")), ("nmod", self.pp()))
        return ph(("det", self.pick("art")), ("", self.pick("ind_m")), *self.maybe(0.6, "nmod", self.pp))

    def pp(self) -> Phrase:
        """«for brukerne»."""
        prep = self.rng.choice(["for", "av", "i", "på", "til", "om"])
        noun = self.pick(self.rng.choice(["def", "plur", "mass"]))
        return ph(("case", w(prep, prep, "ADP")), ("", noun))

    def time(self) -> Phrase:
        """«innen 1. juni 2027», «i 2027»."""
        if self.rng.random() < 0.4:
            return ph(("case", w("i", "i", "ADP")), ("", self.year()))
        day = f"{self.rng.randint(1, 28)}."
        month = self.rng.choice(
            ["januar", "februar", "mars", "april", "mai", "juni", "september", "oktober", "november"]
        )
        word = "innan" if self.nn else "innen"
        return ph(
            ("case", w(word, word, "ADP")), ("amod", w(day, day, "ADJ", "Number=Plur")),
            ("", w(month, month, "NOUN", "Gender=Masc")), *self.maybe(0.5, "nmod", self.year),
        )  # fmt: skip

    def year(self) -> Phrase:
        """«2027»."""
        year = str(self.rng.randint(2024, 2030))
        return w(year, year, "NUM", "Number=Plur|NumType=Card")

    def agent(self) -> Phrase:
        """Who acts, perhaps two joined by «og»."""
        if self.rng.random() < 0.2:
            both = self.rng.sample(self.tables["agent"], 2)
            return ph(("", both[0]), ("conj", ph(("cc", w("og", "og", "CCONJ")), ("", both[1]))))
        return self.pick("agent")

    def aux(self) -> Phrase:
        """«skal», «må», «bør»."""
        form = self.rng.choice(["skal", "skal", "skal", "må", "bør", "kan"])
        lemmas = {"skal": "skulle", "må": "måtte", "bør": "burde", "kan": "kunne"}
        return w(form, lemmas[form], "AUX", PRES)

    def ask(self) -> Phrase:
        """The present tense of «be»."""
        return w(self.rng.choice(["ber", "bed"]) if self.nn else "ber", "be", "VERB", PRES)


def om_aa(form: Form) -> Phrase:
    """«om å utarbeide …»."""
    return ph(("mark", w("om", "om", "SCONJ")), ("", form.inf(mark=True)))


def together(form: Form) -> Phrase:
    """«i samarbeid med Utlendingsdirektoratet»."""
    partner = ph(("case", w("med", "med", "ADP")), ("", form.agent()))
    noun = w("samarbeid", "samarbeid", "NOUN", IND.format("Neut"))
    return ph(("case", w("i", "i", "ADP")), ("", noun), ("nmod", partner))
