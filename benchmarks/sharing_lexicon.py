"""Words the benchmark letters are made of, bokmål and nynorsk side by side. The matcher never reads this file."""

from __future__ import annotations

Pair = tuple[str, str]


def _pairs(text: str) -> list[Pair]:
    return [(a, b) for a, b in (item.split("|") if "|" in item else (item, item) for item in text.split())]


# First and second parts of compounds; 96 x 44 make about 4,200 nouns.
FIRST = _pairs(
    "akvakultur anbuds|anbods arkiv arve asyl avfalls avløps|avlaups barnehage bane beite betalings bibliotek "
    "brann brukerrettighets|brukarrettigheits bygde by dyrevelferds dyrehelse elve energi ettervern|ettervern eksport "
    "elbil fagskole|fagskule fangst farvanns|farvass ferje fiskeri fjell fjord flom|flaum flyktning folkehelse "
    "forbruker|forbrukar foster frivillighets|friviljugheits fugle fysioterapi fôr gass gjelds|gjelds grense grunnvanns|grunnvass "  # noqa: E501 (reads best whole)
    "havbruks havne|hamne helikopter hjelpemiddel idretts innsjø isbre|isbre jakt jernbane jordbruks journal "
    "kart kirke|kyrkje klima kornlager kraft kultur kurs|kurs kyst lakse laboratorie lege leilighets|leilegheits logistikk "  # noqa: E501 (reads best whole)
    "losji luftfarts|luftfarts lønns|løns maskin mat medisin menighets|kyrkjelyds miljø mineral mobilitets moloreparasjons museum|museums mønster|mønster "  # noqa: E501 (reads best whole)
    "naust nød|naud odels olje overvann|overvass patent pelsdyr planteskole|planteskule post prøve radio ras "
    "reindrifts sanitets satellitt|satellitt sjø skogs skred språk strålevern|strålevern tann telefoni tolk trafikk trening "  # noqa: E501 (reads best whole)
    "tømmer utslipps|utslepps vann|vass veterinær vei|veg vilt vind"
)
# indefinite nb, definite nb | indefinite nn, definite nn
_SECOND = """
analyse analysen|analyse analysen;avtale avtalen|avtale avtalen
base basen|base basen;beregning beregningen|utrekning utrekninga
dekning dekningen|dekning dekninga;fond fondet|fond fondet
forskrift forskriften|forskrift forskrifta;funksjon funksjonen|funksjon funksjonen
garanti garantien|garanti garantien;gruppe gruppen|gruppe gruppa
håndbok håndboken|handbok handboka;indeks indeksen|indeks indeksen
katalog katalogen|katalog katalogen;kapasitet kapasiteten|kapasitet kapasiteten
kjede kjeden|kjede kjeda;konsesjon konsesjonen|konsesjon konsesjonen
linje linjen|linje linja;logg loggen|logg loggen;mappe mappen|mappe mappa;melding meldingen|melding meldinga
merking merkingen|merking merkinga;metode metoden|metode metoden
modell modellen|modell modellen;måling målingen|måling målinga
nett nettet|nett nettet;norm normen|norm norma;panel panelet|panel panelet;plattform plattformen|plattform plattforma
portal portalen|portal portalen;prognose prognosen|prognose prognosen
pris prisen|pris prisen;protokoll protokollen|protokoll protokollen
register registeret|register registeret;reserve reserven|reserve reserven
ruting rutingen|ruting rutinga;senter senteret|senter senteret
serie serien|serie serien;sone sonen|sone sona;stasjon stasjonen|stasjon stasjonen;stipend stipendet|stipend stipendet
takst taksten|takst taksten;terminal terminalen|terminal terminalen
varsling varslingen|varsling varslinga;verksted verkstedet|verkstad verkstaden
"""
SECOND: list[tuple[Pair, Pair]] = []
for _entry in _SECOND.replace("\n", ";").split(";"):
    if _entry.strip():
        _nb, _nn = _entry.strip().split("|")
        SECOND.append(((_nb.split()[0], _nn.split()[0]), (_nb.split()[1], _nn.split()[1])))

# infinitives; the second of each row is a near synonym an editor may choose
VERBS = [
    (("bygge ut", "byggje ut"), None),
    (("kartfeste", "kartfeste"), None),
    (("kvalitetssikre", "kvalitetssikre"), None),
    (("sette i drift", "setje i drift"), None),
    (("gjennomgå", "gå gjennom"), ("se gjennom", "sjå gjennom")),
    (("utarbeide", "utarbeide"), ("lage", "lage")),
    (("oppdatere", "oppdatere"), ("ajourføre", "ajourføre")),
    (("forenkle", "forenkle"), ("gjøre enklere", "gjere enklare")),
    (("avslutte", "avslutte"), ("fullføre", "fullføre")),
    (("publisere", "publisere"), ("offentliggjøre", "offentleggjere")),
    (("iverksette", "setje i verk"), ("sette i gang", "setje i gang")),
    (("vurdere", "vurdere"), ("ta stilling til", "ta stilling til")),
]
ADJECTIVES = [
    ("regional", "regional"), ("digital", "digital"), ("felles", "felles"), ("nasjonal", "nasjonal"),
    ("årlig", "årleg"), ("samordnet", "samordna"), ("åpen", "open"), ("risikobasert", "risikobasert"),
    ("flerårig", "fleirårig"), ("landsdekkende", "landsdekkjande"),
]  # fmt: skip
GROUPS = [
    ("kommunene", "kommunane"), ("skipsrederne", "skipsreiarane"), ("grunneierne", "grunneigarane"),
    ("eksportørene", "eksportørane"), ("leietakerne", "leigetakarane"), ("pårørende", "pårørande"),
    ("studentene", "studentane"), ("fiskerne", "fiskarane"), ("småbedriftene", "småbedriftene"),
    ("fylkeskommunene", "fylkeskommunane"), ("beboerne", "bebuarane"), ("lærlingene", "lærlingane"),
    ("gårdbrukerne", "gardbrukarane"), ("de reisende", "dei reisande"), ("sivilsamfunnet", "sivilsamfunnet"),
]  # fmt: skip
EFFECTS = [
    ("færre skader", "færre skadar"), ("kortere ventetid", "kortare ventetid"), ("lavere utslipp", "lågare utslepp"),
    ("bedre rettssikkerhet", "betre rettstryggleik"), ("økt konkurranse", "auka konkurranse"),
    ("høyere deltakelse", "høgare deltaking"), ("mindre svinn", "mindre svinn"), ("færre ulykker", "færre ulykker"),
    ("lavere kostnader", "lågare kostnader"), ("raskere avklaring", "raskare avklaring"),
    ("større mangfold", "større mangfald"), ("bedre vannkvalitet", "betre vasskvalitet"),
]  # fmt: skip
MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]
# full name, short name, generic noun nb, nn
AGENCIES = [
    ("Arbeids- og velferdsdirektoratet", "NAV", "direktoratet", "direktoratet"),
    ("Utdanningsdirektoratet", "Udir", "direktoratet", "direktoratet"),
    ("Politidirektoratet", "POD", "direktoratet", "direktoratet"),
    ("Barne-, ungdoms- og familiedirektoratet", "Bufdir", "direktoratet", "direktoratet"),
    ("Helsedirektoratet", "Hdir", "direktoratet", "direktoratet"),
    ("Husbanken", "Husbanken", "virksomheten", "verksemda"),
    ("Arbeidstilsynet", "Arbeidstilsynet", "tilsynet", "tilsynet"),
    ("Integrerings- og mangfoldsdirektoratet", "IMDi", "direktoratet", "direktoratet"),
    ("Skattedirektoratet", "SKD", "etaten", "etaten"),
    ("Kystverket", "Kystverket", "etaten", "etaten"),
    ("Mattilsynet", "Mattilsynet", "tilsynet", "tilsynet"),
    ("Miljødirektoratet", "Miljødirektoratet", "direktoratet", "direktoratet"),
]
OTHERS = ["Kartverket", "Digitaliseringsdirektoratet", "Statistisk sentralbyrå", "Riksantikvaren", "Folkehelseinstituttet",  # noqa: E501 (reads best whole)
          "Sjøfartsdirektoratet", "Tolletaten", "Forskningsrådet", "Bane NOR", "Meteorologisk institutt"]  # fmt: skip
# What an editor does that changes nothing: (from, to) as whole words
EDITORIAL = [
    (("i tråd med", "i tråd med"), ("i samsvar med", "i samsvar med")),
    (("for å gi", "for å gi"), ("slik at det gir", "slik at det gir")),
    (("sammen med", "saman med"), ("i samarbeid med", "i samarbeid med")),
    (("i løpet av", "i løpet av"), ("innenfor", "innanfor")),
    (("dessuten", "dessutan"), ("i tillegg", "i tillegg")),
    (("når det gjelder", "når det gjeld"), ("med hensyn til", "med omsyn til")),
]
CONDITIONS = [
    ("dersom det er budsjettmessig dekning", "dersom det er budsjettmessig dekning"),
    ("med mindre departementet bestemmer noe annet", "med mindre departementet avgjer noko anna"),
    ("forutsatt at kommunene er enige", "føresett at kommunane er einige"),
    ("ved behov", "ved behov"),
]
# Hedges weaken a demand as a modal does
HEDGES = [
    ("som hovedregel", "som hovudregel"),
    ("så langt det er mulig", "så langt det er mogleg"),
    ("normalt", "normalt"),
]
