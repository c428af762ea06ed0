"""Composed letter sentences with trees, for training: hand-written patterns and words, no text of any real letter.

The treebank is news, blogs and reports; letters say «Direktoratet bes rapportere», «Utrede endringer i regelverket» and
«Frist: 1. juni». The patterns follow the treebank's own annotation («bes» + infinitive: «bes» is aux; «bes om å»:
«bes» is the root; nynorsk «skal gjennomførast» has a plain nsubj). None of the evaluation sentences is made from them.

    python models/composed.py > models/data/composed-train.conllu
"""

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.treebank import Word

SEED = 605
PER_PATTERN = 22


@dataclass(frozen=True)
class Phrase:
    """Words with heads inside the phrase; ``head`` is the index of the phrase's own head (its Word.head is 0)."""

    words: tuple[Word, ...]
    head: int


def w(form: str, lemma: str, pos: str, morph: str = "") -> Phrase:
    """A phrase of one word."""
    return Phrase((Word(form, lemma, pos, morph, 0, "root", True),), 0)


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


def shall(form: Form) -> Phrase:
    inside = form.maybe(0.25, "obl", lambda: together(form))
    first = ph(("aux", form.aux()), *inside, ("", form.inf()))
    return end(capital(ph(("nsubj", form.agent()), ("", first))))


def inverted(form: Form) -> Phrase:
    return end(capital(ph(("obl", form.time()), ("aux", form.aux()), ("nsubj", form.agent()), ("", form.inf()))))


def asked_bare(form: Form) -> Phrase:
    asked = w("bes", "be", "VERB", PRES + "|Voice=Pass")
    return end(capital(ph(("nsubj", form.agent()), ("aux", asked), ("", form.inf()))))


def asked_om(form: Form) -> Phrase:
    if form.nn:
        passive = w(form.rng.choice(["blir", "vert"]), "bli", "AUX", PRES)
        passive = passive if passive.words[0].form == "blir" else w("vert", "verte", "AUX", PRES)
        bedt = w("bedt", "be", "ADJ", "Definite=Ind|Gender=Neut|Number=Sing|VerbForm=Part")
        return end(capital(ph(("nsubj:pass", form.agent()), ("aux:pass", passive), ("", bedt), ("advcl", om_aa(form)))))
    asked = w("bes", "be", "VERB", PRES + "|Voice=Pass")
    return end(capital(ph(("nsubj:pass", form.agent()), ("", asked), ("advcl", om_aa(form)))))


def we_ask(form: Form) -> Phrase:
    return end(
        capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("obj", form.agent()), ("advcl", om_aa(form))))
    )


def we_ask_bare(form: Form) -> Phrase:
    return end(
        capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("obj", form.agent()), ("xcomp", form.inf())))
    )


def we_ask_that(form: Form) -> Phrase:
    present = form.verb()[1]
    lemma = next(row[0] for row in (VERBS_NN if form.nn else VERBS_NB) if row[1] == present)
    clause = ph(
        ("mark", w("om", "om", "SCONJ")), ("mark", w("at", "at", "SCONJ")), ("nsubj", form.agent()),
        ("", w(present, lemma, "VERB", PRES)), ("obj", form.obj()),
    )  # fmt: skip
    return end(capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("ccomp", clause))))


def assumes(form: Form) -> Phrase:
    word = "føreset" if form.nn else "forutsetter"
    lemma = "føresetje" if form.nn else "forutsette"
    present = form.rng.choice(VERBS_NN if form.nn else VERBS_NB)
    clause = ph(
        ("mark", w("at", "at", "SCONJ")), ("nsubj", form.agent()), ("", w(present[1], present[0], "VERB", PRES)),
        ("obj", form.obj()),
    )  # fmt: skip
    return end(capital(ph(("nsubj", form.pick("sender")), ("", w(word, lemma, "VERB", PRES)), ("ccomp", clause))))


def passive(form: Form) -> Phrase:
    inf, _, pas, _ = form.verb()
    verb = w(pas, inf, "VERB", INF if form.nn else INF + "|Voice=Pass")
    subject = form.obj() if form.rng.random() < 0.5 else form.pick("def")
    dep = "nsubj" if form.nn else "nsubj:pass"
    return end(capital(ph((dep, subject), ("aux", form.aux()), ("", verb), *form.maybe(0.6, "obl", form.time))))


def there_shall(form: Form) -> Phrase:
    inf, _, pas, _ = form.verb()
    verb = w(pas, inf, "VERB", INF if form.nn else INF + "|Voice=Pass")
    det = w("det", "det", "PRON", "Gender=Neut|Number=Sing|Person=3|PronType=Prs")
    return end(capital(ph(("expl", det), ("aux", form.aux()), ("", verb), ("obj", form.obj()))))


def heading_infinitive(form: Form) -> Phrase:
    return capital(form.inf())


def bullet_infinitive(form: Form) -> Phrase:
    phrase = form.inf(mark=form.rng.random() < 0.4)
    if form.rng.random() < 0.5:
        mark = form.rng.choice(["–", "-", "•"])
        phrase = ph(("punct", w(mark, "$" + mark if mark != "•" else mark, "PUNCT")), ("", phrase))
    return end(phrase, form.rng.choice([".", ";", ","])) if form.rng.random() < 0.5 else phrase


def heading_nouns(form: Form) -> Phrase:
    first, second = form.rng.sample(form.tables["mass"], 2)
    joined = ph(("", first), ("conj", ph(("cc", w("og", "og", "CCONJ")), ("", second))))
    return capital(ph(("", joined), *form.maybe(0.4, "nmod", form.pp)))


def responsible(form: Form) -> Phrase:
    duty = ph(
        ("", w("ansvar", "ansvar", "NOUN", IND.format("Neut"))),
        ("acl", ph(("mark", w("for", "for", "SCONJ")), ("", form.inf(mark=True)))),
    )
    return end(capital(ph(("nsubj", form.agent()), ("", w("har", "ha", "VERB", PRES)), ("obj", duty))))


def colon(form: Form) -> Phrase:
    label = w("frist", "frist", "NOUN", IND.format("Masc"))
    day = f"{form.rng.randint(1, 28)}."
    month = form.rng.choice(["januar", "mars", "mai", "juni", "oktober", "desember"])
    date = ph(
        ("amod", w(day, day, "ADJ", "Number=Plur")), ("", w(month, month, "NOUN", "Gender=Masc")), ("nmod", form.year())
    )
    return capital(ph(("", no_space(label)), ("punct", w(":", "$:", "PUNCT")), ("appos", date)))


def coordinate(form: Form) -> Phrase:
    work = w("arbeidet", "arbeid", "NOUN", DEF.format("Neut"))
    med = ph(("case", w("med", "med", "ADP")), ("", form.pick(form.rng.choice(["def", "plur", "mass"]))))
    verb = form.rng.choice(["koordinere", "samordne", "lede" if not form.nn else "leie"])
    lead = ph(("aux", form.aux()), ("", w(verb, verb, "VERB", INF)), ("obj", ph(("", work), ("nmod", med))))
    return end(capital(ph(("nsubj", form.agent()), ("", lead))))


def two_verbs(form: Form) -> Phrase:
    second = ph(("cc", w("og", "og", "CCONJ")), ("", form.inf()))
    return end(
        capital(ph(("nsubj", form.agent()), ("aux", form.aux()), ("", form.inf(particle=False)), ("conj", second)))
    )


def reports(form: Form) -> Phrase:
    yearly = w("årsrapporten", "årsrapport", "NOUN", DEF.format("Masc"))
    about = ph(("case", w("for", "for", "ADP")), ("", form.pick("def")))
    verb = form.rng.choice(["gjøre", "redegjøre"]) if not form.nn else "gjere"
    grei = {"gjøre": "rede", "gjere": "greie"}
    extra = [("obj", w(grei[verb], grei[verb], "NOUN", IND.format("Fem")))] if verb in grei else []
    where = ph(("case", w("i", "i", "ADP")), ("", yearly))
    if form.rng.random() < 0.5:
        parts = [("obl", where), ("aux", form.aux()), ("nsubj", form.agent()), ("", w(verb, verb, "VERB", INF))]
        return end(capital(ph(*parts, *extra, ("obl", about))))
    parts = [("nsubj", form.agent()), ("aux", form.aux()), ("", w(verb, verb, "VERB", INF))]
    return end(capital(ph(*parts, *extra, ("obl", about), ("obl", where))))


def refers(form: Form) -> Phrase:
    verb = w("viser", "vise", "VERB", PRES)
    rest = ph(("case", w("til", "til", "ADP")), ("", form.obj()))
    return end(capital(ph(("nsubj", form.pick("sender")), ("", verb), ("obl", rest))))


PATTERNS = (
    shall, shall, inverted, asked_bare, asked_om, we_ask, we_ask_bare, we_ask_that, assumes, passive, passive, there_shall,
    heading_infinitive, bullet_infinitive, heading_nouns, responsible, colon, coordinate, two_verbs, reports, refers,
)  # fmt: skip


def proper(names: str) -> list[Phrase]:
    """Names of one word."""
    return [w(name, name, "PROPN") for name in names.split()]


DERE = w("dere", "dere", "PRON", "Case=Nom|Number=Plur|Person=2|PronType=Prs")
NAMES = """Utdanningsdirektoratet Helsedirektoratet Husbanken Miljødirektoratet Skattedirektoratet Mattilsynet NAV
Kystverket Digitaliseringsdirektoratet Politidirektoratet Bufdir Arbeidstilsynet IMDi DFØ"""
NB: dict[str, list[Phrase]] = {
    "agent": [*nouns("""
        direktoratet direktorat n d
        etaten etat m d
        virksomheten virksomhet f d
        tilsynet tilsyn n d
        instituttet institutt n d
        statsforvalteren statsforvalter m d
        etatene etat m q"""), *proper(NAMES)],
    "sender": [w("departementet", "departement", "NOUN", DEF.format("Neut")),
               w("vi", "vi", "PRON", "Animacy=Hum|Case=Nom|Number=Plur|Person=1|PronType=Prs")],
    "def": nouns("""
        arbeidet arbeid n d
        samarbeidet samarbeid n d
        tilbudet tilbud n d
        innsatsen innsats m d
        strategien strategi m d
        handlingsplanen handlingsplan m d
        regelverket regelverk n d
        brukerne bruker m q
        kommunene kommune m q
        tiltakene tiltak n q
        veiledningen veiledning f d
        saksbehandlingstiden saksbehandlingstid f d
        rapporteringen rapportering f d
        satsingen satsing f d
        oppdraget oppdrag n d
        resultatene resultat n q"""),
    "plur": nouns("""
        tiltak tiltak n p
        forslag forslag n p
        endringer endring f p
        planer plan m p
        rutiner rutine f p
        tilskudd tilskudd n p
        tjenester tjeneste m p
        erfaringer erfaring f p
        søknader søknad m p
        risikovurderinger risikovurdering f p"""),
    "mass": nouns("""
        oppfølging oppfølging f i
        styring styring f i
        rapportering rapportering f i
        forebygging forebygging f i
        digitalisering digitalisering f i
        kompetanse kompetanse m i
        økonomi økonomi m i
        integrering integrering f i
        beredskap beredskap m i
        budsjett budsjett n i"""),
    "ind_m": nouns("""
        plan plan m i
        rapport rapport m i
        evaluering evaluering m i
        veileder veileder m i
        oversikt oversikt m i
        strategi strategi m i
        kartlegging kartlegging m i
        vurdering vurdering m i"""),
    "art": [w("en", "en", "DET", "Gender=Masc|Number=Sing|PronType=Art")],
}  # fmt: skip
NN: dict[str, list[Phrase]] = {
    "agent": [*nouns("""
        direktoratet direktorat n d
        etaten etat m d
        verksemda verksemd f d
        tilsynet tilsyn n d
        instituttet institutt n d
        statsforvaltaren statsforvaltar m d
        etatane etat m q"""), *proper(NAMES)],
    "sender": [w("departementet", "departement", "NOUN", DEF.format("Neut")),
               w("vi", "vi", "PRON", "Animacy=Hum|Case=Nom|Number=Plur|Person=1|PronType=Prs")],
    "def": nouns("""
        arbeidet arbeid n d
        samarbeidet samarbeid n d
        tilbodet tilbod n d
        innsatsen innsats m d
        strategien strategi m d
        handlingsplanen handlingsplan m d
        regelverket regelverk n d
        brukarane brukar m q
        kommunane kommune m q
        tiltaka tiltak n q
        rettleiinga rettleiing f d
        saksbehandlingstida saksbehandlingstid f d
        rapporteringa rapportering f d
        satsinga satsing f d
        oppdraget oppdrag n d
        resultata resultat n q"""),
    "plur": nouns("""
        tiltak tiltak n p
        forslag forslag n p
        endringar endring f p
        planar plan m p
        rutinar rutine m p
        tilskot tilskot n p
        tenester teneste f p
        erfaringar erfaring f p
        søknader søknad m p
        risikovurderingar risikovurdering f p"""),
    "mass": nouns("""
        oppfølging oppfølging f i
        styring styring f i
        rapportering rapportering f i
        førebygging førebygging f i
        digitalisering digitalisering f i
        kompetanse kompetanse m i
        økonomi økonomi m i
        integrering integrering f i
        beredskap beredskap m i
        budsjett budsjett n i"""),
    "ind_m": nouns("""
        plan plan m i
        rapport rapport m i
        rettleiar rettleiar m i
        oversikt oversikt m i
        strategi strategi m i
        gjennomgang gjennomgang m i"""),
    "art": [w("ein", "ein", "DET", "Gender=Masc|Number=Sing|PronType=Art")],
}  # fmt: skip


def verbs(rows: str) -> list[tuple[str, str, str, str]]:
    """«infinitive present passive participle» rows."""
    cells = [row.split() for row in rows.strip().splitlines()]
    return [(inf, present, passive, participle) for inf, present, passive, participle in cells]


VERBS_NB = verbs("""
    utarbeide utarbeider utarbeides utarbeidet
    utrede utreder utredes utredet
    vurdere vurderer vurderes vurdert
    kartlegge kartlegger kartlegges kartlagt
    gjennomføre gjennomfører gjennomføres gjennomført
    styrke styrker styrkes styrket
    evaluere evaluerer evalueres evaluert
    videreutvikle videreutvikler videreutvikles videreutviklet
    koordinere koordinerer koordineres koordinert
    prioritere prioriterer prioriteres prioritert
    etablere etablerer etableres etablert
    forvalte forvalter forvaltes forvaltet
    sikre sikrer sikres sikret
    rapportere rapporterer rapporteres rapportert
    oppdatere oppdaterer oppdateres oppdatert
    redusere reduserer reduseres redusert
    oversende oversender oversendes oversendt
    forbedre forbedrer forbedres forbedret""")
VERBS_NN = verbs("""
    utarbeide utarbeider utarbeidast utarbeidd
    utgreie utgreier utgreiast utgreidd
    vurdere vurderer vurderast vurdert
    kartleggje kartlegg kartleggjast kartlagt
    gjennomføre gjennomfører gjennomførast gjennomført
    styrkje styrkjer styrkjast styrkt
    evaluere evaluerer evaluerast evaluert
    vidareutvikle vidareutviklar vidareutviklast vidareutvikla
    koordinere koordinerer koordinerast koordinert
    prioritere prioriterer prioriterast prioritert
    etablere etablerer etablerast etablert
    forvalte forvaltar forvaltast forvalta
    sikre sikrar sikrast sikra
    rapportere rapporterer rapporterast rapportert
    oppdatere oppdaterer oppdaterast oppdatert
    redusere reduserer reduserast redusert
    betre betrar betrast betra""")
PARTICLE_NB = [("følge", "opp"), ("hente", "inn"), ("legge", "frem"), ("bygge", "opp"), ("samle", "inn")]
PARTICLE_NN = [("følgje", "opp"), ("hente", "inn"), ("leggje", "fram"), ("byggje", "opp"), ("greie", "ut")]


def conllu() -> Iterator[str]:
    """The composed sentences as CoNLL-U, each once, nb and nn."""
    rng = random.Random(SEED)
    seen: set[str] = set()
    for name in ("nb", "nn"):
        form = Form(name, rng)
        for pattern in PATTERNS:
            if pattern is asked_bare and form.nn:
                continue
            for _ in range(PER_PATTERN):
                words = pattern(form).words
                text = " ".join(word.form for word in words)
                if text in seen:
                    continue
                seen.add(text)
                yield f"# text = {text}\n"
                for index, word in enumerate(words, start=1):
                    misc = "_" if word.space else "SpaceAfter=No"
                    cells = [
                        index,
                        word.form,
                        word.lemma,
                        word.pos,
                        "_",
                        word.morph or "_",
                        word.head,
                        word.dep,
                        "_",
                        misc,
                    ]
                    yield "\t".join(map(str, cells)) + "\n"
                yield "\n"


if __name__ == "__main__":
    sys.stdout.writelines(conllu())
