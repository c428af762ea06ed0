"""Stems that bokmål and nynorsk share, so that one word list and one weight serve both written forms.

The stem is not a linguistic one: it only has to be the same for all inflections of a word, and for its bokmål and
nynorsk spelling, wherever it is met (in a letter, in a word list, in training data).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+(?:[.,]\d+)*|[:?%§]")


def _nynorsk(sign: str) -> dict[str, str]:
    """Nynorsk words that no spelling turns into the bokmål one: single forms («>») or whole words («=»)."""
    text = (resources.files(__package__) / "nynorsk.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return dict(pair.split(sign) for line in lines for pair in line.split() if sign in pair)


NYNORSK = _nynorsk(">")
_SPELLING = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # parts of words that the two standards spell otherwise, compounds included
        (r"mog(?:e?leg|elig)(?=$|e$|t$|vis|heit)", "mulig"),
        (r"leg(?=$|e$|t$|are$|heit|gjer)", "lig"),
        (r"heit(?=$|a$|er$|ene$|s)", "het"),
        (r"verksemd", "virksomhet"),
        (r"^merksemd", "oppmerksomhet"),
        (r"semd", "somhet"),
        (r"^saman(?=[a-zæøå])", "sammen"),
        (r"^fleir(?=[a-zæøå])", "fler"),
        (r"hovud", "hoved"),
        (r"teikn", "tegn"),
        (r"eigar", "eier"),
        (r"eigedom", "eiendom"),
        (r"marknad", "marked"),
        (r"mangfald", "mangfold"),
        (r"(til|for|om|på)bod(?=$|et$|a$|s)", r"\1bud"),
        (r"^føre(?=t[ao]|sl[åoe]|byg|mål)", "fore"),
        (r"^foremål", "formål"),
        (r"skul(?=e(?!t)|ar|ane)", "skol"),
        (r"sjuk", "syk"),
        (r"setja$", "sette"),
        (r"setj(?!en)", "sett"),
        (r"^busett", "bosett"),
        (r"setnad(?=$|en$|er$|ar$|ane$|ene$)", "setning"),
        (r"kyrkj", "kirk"),
        (r"høyring", "høring"),
        (r"køyr", "kjør"),
        (r"rekneskap", "regnskap"),
        (r"^(be|ut|med|til|inn)?rekn", r"\1regn"),
        (r"utslepp", "utslipp"),
        (r"utval(?=$|et$|a$|s)", "utvalg"),
        (r"verknad", "virkning"),
        (r"verkemid", "virkemid"),
        (r"^(på|mot)verk", r"\1virk"),
        (r"skilnad", "forskjell"),
        (r"vitskap", "vitenskap"),
        (r"rettleiing", "veiledning"),
        (r"rettleiar", "veileder"),
        (r"leiar", "leder"),
        (r"førar", "fører"),
        (r"handsam", "behandl"),
        (r"hand(?=bok|bøk|ter|hev)", "hånd"),
        (r"tryggleik", "sikkerhet"),
        (r"fridom", "frihet"),
        (r"gjev(?=ar|ing)", "giv"),
        (r"hald(?=$|e$|a$|er$|ast$|en$|ne$|et$|ande$|ning|s)", "hold"),
        (r"(?<=[a-zæøå]{3})held$", "holder"),
        (r"(?:^|(?<=av|ut|pp|il|ar|nn|ei|ig))gjer(?=e$|a$|ast$|ande$|ing|$)", "gjør"),
        (r"(retnings|første)lin(?=e|a)", r"\1linj"),
        (r"^bere(?=kraft|evn)", "bære"),
        (r"betr(?=e|a$|ar$|ast$|ing)", "bedr"),
        (r"løys(?=e|a|ing|t)", "løs"),
        (r"brot(?=$|et$|a$|s)", "brudd"),
        (r"tenlig", "tjenlig"),
        (r"tenest", "tjenest"),
        (r"fylg", "følg"),
        (r"(?<=[a-zæøå])åast$", "ås"),
        (r"lønsam", "lønnsom"),
        (r"lønsom", "lønnsom"),
        (r"ulukk", "ulykk"),
        (r"krevj", "krev"),
        (r"klår", "klar"),
        (r"likn(?=e|a|ing)", "lign"),
        (r"fråvær", "fravær"),
        (r"^bustad", "bolig"),
        (r"^månad", "måned"),
        (r"middel(?=$|et$|s)", "midl"),
        (r"(del|iv[ae]re)taking", r"\1takelse"),
        (r"leving(?=$|a$|s)", "levelse"),
        (r"oppnåing", "oppnåelse"),
        (r"undersøking", "undersøkelse"),
        (r"unndraging", "unndragelse"),
        (r"(?<=[a-zæøå])stad(?=$|en$|er$|ene$|ane$)", "sted"),
        (r"^heim", "hjem"),
        (r"(?<=[a-zæøå])ande$", "ende"),
        (r"^kv(?=[aeiouyæøå])", "hv"),
        (r"^fram(?=[a-zæøå])", "frem"),
        (r"(?<=[glkrn])gj(?=e|a$|ast$|ing|ar)", "g"),
        (r"(?<=[a-zæøå]{2})erne(?=s?$)", "ere"),
        (r"^vidare", "videre"),
        (r"^sjølv", "selv"),
        (r"^utan", "uten"),
        (r"^innan(?=for|land)", "innen"),
        (r"^eigen", "egen"),
        (r"kj(?=e$|er$|a$|ast$|ar|ing)", "k"),
        (r"^(bruk|søk|innbyg|deltak|arbeidstak|arbeidsgiv)ar(?=[a-zæøå]{4})", r"\1er"),
        (r"(?<=[a-zæøå]{2})(?<!sv|kl|sp|in|ll)(?<!bev)ara(?:r|ne)$", "ere"),  # «lærarar», not «svarar»
        (r"(?<=[a-zæøå]{2})(?<!nsv|ent|oll|min|mpl)aren$", "eren"),
    )
)
# Whether any of them applies at all: most words are spelt the bokmål way, and need no more than this look.
_SPELT_OTHERWISE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLING))
_VERB = re.compile(r"(?<=[a-zæøå]{2})er(?:e|er|es|ast|te|t|a|ar|ande|ende)$")
_ENDINGS = frozenset((
    "arane", "erane",
    "ene", "ane", "ens", "ets", "ede", "ast", "est", "ste", "ere", "are", "ers", "ars", "ende",
    "en", "et", "er", "ar", "es", "as", "te", "a", "e", "t", "s",
))  # fmt: skip
_LONGEST = max(len(ending) for ending in _ENDINGS)
_SHORTEST = 3  # letters that must remain
_SHORTEST_HARD = 4  # and where only «t» or «s» is cut off: «etat», «kurs»
_SHORTEST_AGAIN = 5  # after the first cut
# Forms too short for the endings.
_SHORT = {
    form: base
    for base, forms in {
        "øk": "øke øker økes økte økt økende økning økningen",
        "gi": "gir gis gitt gitte ga gav gi givende",
        "få": "får fått fås få",
        "se": "ser ses sees sett se",
        "ha": "har hatt ha",
        "bli": "blir bli blitt bli",
        "gå": "går gått gå gås gåast",
        "stå": "står stått stå",
        "ta": "tar tas tatt ta",
        "yte": "yter ytes ytt yte",
        "nå": "når nådd nås",
        "år": "året åra årene års årets år",
        "bo": "bor bodd bo",
        "dø": "dør dø død",
        "leve": "lever leves levd leve",
        "ny": "nye nytt ny nyere",
        "følg": "følge følger følges følgt fulgt fulgte",
        "bidr": "bidra bidrar bidratt",
        "si": "si sier sagt sa",
        "utred": "utrede utreder utredes utredet",
        "veiled": "veilede veileder veiledes veiledet",
    }.items()
    for form in forms.split()
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The shared stem of one word (any case); numbers become ``0``."""
    found = _stem(word.lower())
    return _same().get(found, found)


@cache
def _same() -> dict[str, str]:
    """The stems of whole nynorsk words, and the bokmål stems they stand for."""
    return {_stem(word): _stem(other) for word, other in _nynorsk("=").items()}


def _stem(word: str) -> str:
    if word[0].isdigit():
        return "0"
    word = NYNORSK.get(word, word)
    if _SPELT_OTHERWISE.search(word):
        for pattern, replacement in _SPELLING:
            word = pattern.sub(replacement, word)
    word = NYNORSK.get(word, word)
    if word in _SHORT:
        return _SHORT[word]
    bare = _VERB.sub("er", word)
    if bare != word:
        return bare
    shorter = _cut(word, _SHORTEST)
    while shorter != word:
        word, shorter = shorter, _cut(shorter, _SHORTEST_AGAIN)
    return word


def _cut(word: str, shortest: int) -> str:
    """The longest ending less, or one of two equal last letters («komm», «prosess»)."""
    for size in range(min(_LONGEST, len(word) - shortest), 0, -1):
        ending = word[-size:]
        if ending in _ENDINGS and (ending not in {"t", "s"} or len(word) - size >= _SHORTEST_HARD):
            return word[:-size]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        return word[:-1]
    return word


@lru_cache(maxsize=1_000)  # a unit is looked at by itself and by its two neighbours
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and telling signs of a text, in order, as they stand."""
    return tuple(WORD.findall(text))
