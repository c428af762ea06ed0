"""Composed letter sentences with trees, for training: hand-written patterns and words, no text of any real letter.

The treebank is news, blogs and reports; letters say «Direktoratet bes rapportere», «Utrede endringer i regelverket» and
«Frist: 1. juni». The patterns follow the treebank's own annotation («bes» + infinitive: «bes» is aux; «bes om å»:
«bes» is the root; nynorsk «skal gjennomførast» has a plain nsubj). None of the evaluation sentences is made from them.

    python models/composed.py > models/data/composed-train.conllu
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.phrase_forms import Form, om_aa, together
from models.phrase_words import VERBS_NB, VERBS_NN
from models.phrases import DEF, IND, INF, PRES, Phrase, capital, end, no_space, ph, w

SEED = 605
PER_PATTERN = 22


def shall(form: Form) -> Phrase:
    """«Direktoratet skal i samarbeid med NAV utrede …»."""
    inside = form.maybe(0.25, "obl", lambda: together(form))
    first = ph(("aux", form.aux()), *inside, ("", form.inf()))
    return end(capital(ph(("nsubj", form.agent()), ("", first))))


def inverted(form: Form) -> Phrase:
    """«Innen 1. juni skal etaten utarbeide …»."""
    return end(capital(ph(("obl", form.time()), ("aux", form.aux()), ("nsubj", form.agent()), ("", form.inf()))))


def asked_bare(form: Form) -> Phrase:
    """«NAV bes rapportere …»: «bes» is aux."""
    asked = w("bes", "be", "VERB", PRES + "|Voice=Pass")
    return end(capital(ph(("nsubj", form.agent()), ("aux", asked), ("", form.inf()))))


def asked_om(form: Form) -> Phrase:
    """«NAV bes om å rapportere …», «Etaten blir bedt om å …»: «bes»/«bedt» is the root."""
    if form.nn:
        passive = w(form.rng.choice(["blir", "vert"]), "bli", "AUX", PRES)
        passive = passive if passive.words[0].form == "blir" else w("vert", "verte", "AUX", PRES)
        bedt = w("bedt", "be", "ADJ", "Definite=Ind|Gender=Neut|Number=Sing|VerbForm=Part")
        return end(capital(ph(("nsubj:pass", form.agent()), ("aux:pass", passive), ("", bedt), ("advcl", om_aa(form)))))
    asked = w("bes", "be", "VERB", PRES + "|Voice=Pass")
    return end(capital(ph(("nsubj:pass", form.agent()), ("", asked), ("advcl", om_aa(form)))))


def we_ask(form: Form) -> Phrase:
    """«Vi ber NAV om å rapportere …»."""
    return end(
        capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("obj", form.agent()), ("advcl", om_aa(form))))
    )


def we_ask_bare(form: Form) -> Phrase:
    """«Vi ber NAV rapportere …»."""
    return end(
        capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("obj", form.agent()), ("xcomp", form.inf())))
    )


def we_ask_that(form: Form) -> Phrase:
    """«Vi ber om at NAV rapporterer …»."""
    present = form.verb()[1]
    lemma = next(row[0] for row in (VERBS_NN if form.nn else VERBS_NB) if row[1] == present)
    clause = ph(
        ("mark", w("om", "om", "SCONJ")), ("mark", w("at", "at", "SCONJ")), ("nsubj", form.agent()),
        ("", w(present, lemma, "VERB", PRES)), ("obj", form.obj()),
    )  # fmt: skip
    return end(capital(ph(("nsubj", form.pick("sender")), ("", form.ask()), ("ccomp", clause))))


def assumes(form: Form) -> Phrase:
    """«Departementet forutsetter at NAV rapporterer …»."""
    word = "føreset" if form.nn else "forutsetter"
    lemma = "føresetje" if form.nn else "forutsette"
    present = form.rng.choice(VERBS_NN if form.nn else VERBS_NB)
    clause = ph(
        ("mark", w("at", "at", "SCONJ")), ("nsubj", form.agent()), ("", w(present[1], present[0], "VERB", PRES)),
        ("obj", form.obj()),
    )  # fmt: skip
    return end(capital(ph(("nsubj", form.pick("sender")), ("", w(word, lemma, "VERB", PRES)), ("ccomp", clause))))


def passive(form: Form) -> Phrase:
    """«Planen skal gjennomføres …», «… gjennomførast»."""
    inf, _, pas, _ = form.verb()
    verb = w(pas, inf, "VERB", INF if form.nn else INF + "|Voice=Pass")
    subject = form.obj() if form.rng.random() < 0.5 else form.pick("def")
    dep = "nsubj" if form.nn else "nsubj:pass"
    return end(capital(ph((dep, subject), ("aux", form.aux()), ("", verb), *form.maybe(0.6, "obl", form.time))))


def there_shall(form: Form) -> Phrase:
    """«Det skal etableres en plan»."""
    inf, _, pas, _ = form.verb()
    verb = w(pas, inf, "VERB", INF if form.nn else INF + "|Voice=Pass")
    det = w("det", "det", "PRON", "Gender=Neut|Number=Sing|Person=3|PronType=Prs")
    return end(capital(ph(("expl", det), ("aux", form.aux()), ("", verb), ("obj", form.obj()))))


def heading_infinitive(form: Form) -> Phrase:
    """«Utrede endringer i regelverket»."""
    return capital(form.inf())


def bullet_infinitive(form: Form) -> Phrase:
    """«– å utrede endringer;»."""
    phrase = form.inf(mark=form.rng.random() < 0.4)
    if form.rng.random() < 0.5:
        mark = form.rng.choice(["–", "-", "•"])
        phrase = ph(("punct", w(mark, "$" + mark if mark != "•" else mark, "PUNCT")), ("", phrase))
    return end(phrase, form.rng.choice([".", ";", ","])) if form.rng.random() < 0.5 else phrase


def heading_nouns(form: Form) -> Phrase:
    """«Styring og rapportering»."""
    first, second = form.rng.sample(form.tables["mass"], 2)
    joined = ph(("", first), ("conj", ph(("cc", w("og", "og", "CCONJ")), ("", second))))
    return capital(ph(("", joined), *form.maybe(0.4, "nmod", form.pp)))


def responsible(form: Form) -> Phrase:
    """«NAV har ansvar for å utrede …»."""
    duty = ph(
        ("", w("ansvar", "ansvar", "NOUN", IND.format("Neut"))),
        ("acl", ph(("mark", w("for", "for", "SCONJ")), ("", form.inf(mark=True)))),
    )
    return end(capital(ph(("nsubj", form.agent()), ("", w("har", "ha", "VERB", PRES)), ("obj", duty))))


def colon(form: Form) -> Phrase:
    """«Frist: 1. juni 2027»."""
    label = w("frist", "frist", "NOUN", IND.format("Masc"))
    day = f"{form.rng.randint(1, 28)}."
    month = form.rng.choice(["januar", "mars", "mai", "juni", "oktober", "desember"])
    date = ph(
        ("amod", w(day, day, "ADJ", "Number=Plur")), ("", w(month, month, "NOUN", "Gender=Masc")), ("nmod", form.year())
    )
    return capital(ph(("", no_space(label)), ("punct", w(":", "$:", "PUNCT")), ("appos", date)))


def coordinate(form: Form) -> Phrase:
    """«NAV skal koordinere arbeidet med tiltakene»."""
    work = w("arbeidet", "arbeid", "NOUN", DEF.format("Neut"))
    med = ph(("case", w("med", "med", "ADP")), ("", form.pick(form.rng.choice(["def", "plur", "mass"]))))
    verb = form.rng.choice(["koordinere", "samordne", "lede" if not form.nn else "leie"])
    lead = ph(("aux", form.aux()), ("", w(verb, verb, "VERB", INF)), ("obj", ph(("", work), ("nmod", med))))
    return end(capital(ph(("nsubj", form.agent()), ("", lead))))


def two_verbs(form: Form) -> Phrase:
    """«NAV skal utrede … og rapportere …»."""
    second = ph(("cc", w("og", "og", "CCONJ")), ("", form.inf()))
    return end(
        capital(ph(("nsubj", form.agent()), ("aux", form.aux()), ("", form.inf(particle=False)), ("conj", second)))
    )


def reports(form: Form) -> Phrase:
    """«I årsrapporten skal NAV redegjøre for …»."""
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
    """«Departementet viser til …»."""
    verb = w("viser", "vise", "VERB", PRES)
    rest = ph(("case", w("til", "til", "ADP")), ("", form.obj()))
    return end(capital(ph(("nsubj", form.pick("sender")), ("", verb), ("obl", rest))))


PATTERNS = (
    shall, shall, inverted, asked_bare, asked_om, we_ask, we_ask_bare, we_ask_that, assumes, passive, passive,
    there_shall, heading_infinitive, bullet_infinitive, heading_nouns, responsible, colon, coordinate,
    two_verbs, reports, refers,
)  # fmt: skip


def conllu() -> Iterator[str]:
    """The composed sentences as CoNLL-U, each once, nb and nn."""
    rng = random.Random(SEED)  # noqa: S311 - a fixed choice of words
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
