"""Words that carry a demand's force, and words an editor changes without changing it. All in folded form.

Our own lists, general officialese; a replacement that is not here is taken as a change of content.
"""

from __future__ import annotations

from linter.sharing.stems import listed, stem

# Strength of a demand, strongest first in each row; two modals are the same only if they are the same word.
MODALS = frozenset(
    listed(
        "skal må bør kan vil skulle måtte burde kunne ville plikter pålegges pålegger bes ber forventes forventer "
        "forutsettes forutsetter kreves krever ønsker ønskes oppfordres oppfordrer anmodes anmoder"
    )
)
NEGATIONS = frozenset(listed("ikke ingen intet aldri uten verken hverken"))
CONDITIONS = frozenset(listed("dersom hvis såfremt forutsatt medmindre unntatt såframt ifall"))
# Conditions that mean the same: the second stands for the first
SAME_CONDITION = {
    "hvis": "dersom", "såfremt": "dersom", "såframt": "dersom", "ifall": "dersom", "i tilfelle": "dersom",
    "så lenge": "dersom", "medmindre": "med mindre", "unntatt": "med unntak av", "med unntak for": "med unntak av",
    "forutsatt": "under forutsetning av", "på betingelse av": "under forutsetning av",
    "på vilkår av": "under forutsetning av", "etter behov": "ved behov",
    "innenfor tildelte rammer": "innenfor gjeldende rammer",
}  # fmt: skip
# How nynorsk says in two words a demand that bokmål says in one
SAME_MODAL = {
    **dict.fromkeys(("blir bede", "blir bedne", "vert bede", "vert bedne", "vert bedt"), "bes"),
    **dict.fromkeys(("er venta", "blir venta", "vert venta", "er forventa", "blir forventa"), "forventes"),
}
PHRASES: dict[str, str] = {
    **dict.fromkeys(SAME_MODAL, "modal"),
    # hedges: they weaken a demand as a modal does
    **dict.fromkeys(
        (
            "som hovedregel", "i hovedsak", "så langt som mulig", "så langt det er mulig", "så langt det lar seg gjøre",
            "i størst mulig grad", "om mulig", "hvis mulig", "dersom mulig", "i den grad det er mulig", "i den grad",
            "der det er mulig", "der det er hensiktsmessig", "som regel", "i utgangspunktet", "etter beste evne",
            "i rimelig grad", "så vidt mulig", "der det ligger til rette for det", "det er et mål at", "med sikte på å",
            "tar sikte på å", "tas sikte på å",
        ),
        "hedge",
    ),
    **dict.fromkeys(
        (
            "med mindre", "under forutsetning av", "med unntak av", "med unntak for", "ved behov", "etter behov",
            "ved mistanke om", "innenfor gjeldende rammer", "innenfor rammen av", "innenfor tildelte rammer",
            "etter nærmere avtale", "i tilfelle", "på betingelse av", "på vilkår av", "så lenge",
        ),
        "condition",
    ),
}  # fmt: skip
HEDGES = frozenset(listed("normalt vanligvis fortrinnsvis helst hovedsakelig primært ideelt"))
# Phrases that mean the same: the first stands for all
SAME_PHRASE: dict[str, str] = {
    other: row[0]
    for row in (
        ("i tråd med", "i samsvar med", "i henhold til", "i overensstemmelse med"),
        ("sammen med", "i samarbeid med", "i fellesskap med"),
        (
            "når det gjelder",
            "med hensyn til",
            "med omsyn til",
            "med omsyn på",
            "hva gjelder",
            "hva angår",
            "med tanke på",
        ),
        ("gjøre rede for", "redegjøre for", "gi en redegjørelse for", "gjere greie for"),
        ("gjør rede for", "redegjør for", "gjer greie for"),
        ("gjøres rede for", "redegjøres for", "gjerast greie for"),
        ("gjort rede for", "redegjort for", "gjort greie for"),
        ("blant annet", "mellom annet", "blant anna", "bl a", "bla"),
        ("for eksempel", "f eks", "til dømes", "til eksempel"),
        ("i løpet av", "innenfor"),
        ("sette i gang", "iverksette", "igangsette", "sette i verk", "setje i gang", "setje i verk"),
        ("setter i gang", "iverksetter", "igangsetter", "setter i verk", "set i gang", "set i verk"),
        ("settes i gang", "iverksettes", "igangsettes", "settes i verk", "setjast i gang", "setjast i verk"),
        ("satt i gang", "iverksatt", "igangsatt", "satt i verk", "sett i gang", "sett i verk"),
        ("ivareta", "ta vare på"),
        ("ivaretar", "tar vare på", "tek vare på"),
        ("ivaretas", "tas vare på", "takast vare på"),
        ("framgår", "fremgår", "går fram", "går frem", "kommer fram", "kommer frem", "kjem fram"),
        ("fortsette", "holde fram", "halde fram"),
        ("fortsetter", "holder fram", "held fram"),
        ("følge opp", "oppfølge"),
        ("ta i bruk", "benytte", "bruke", "nytte", "anvende"),
        ("legge fram", "legge frem", "framlegge", "fremlegge"),
        ("se gjennom", "gjennomgå", "gå gjennom", "gå igjennom"),
        ("bidra til å", "medvirke til å"),
        ("på grunn av", "som følge av"),
        ("i forbindelse med", "i samband med"),
        ("til enhver tid", "alltid"),
        ("ut over", "utover"),
        ("i dette brevet", "i dette skrivet", "med dette brevet", "dette skrivet", "dette brevet"),
    )
    for other in row[1:]
}
# Words that say the same in a demand, whatever their inflection; one row, one meaning.
_SAME = """
utarbeide lage utforme skrive|innhente samle|rapportere redegjøre orientere omtale beskrive rapportering redegjørelse
sørge påse sikre|offentliggjøre publisere offentliggjøring publisering|avslutte fullføre sluttføre ferdigstille
oppdatere ajourføre|forenkle enkel enklere|styrke forsterke
bedre forbedre|øke auke heve|angå vedrøre|særskilt særlig spesielt
iverksette igangsette gjennomføre utføre|snarest raskt hurtig|sammenheng forbindelse|informasjon opplysninger
ansatt medarbeider|borger innbygger|utfordring problem|medvirke bidra|forebygge hindre forhindre motvirke
opprette etablere|endre justere tilpasse|tilråding anbefaling tilrå anbefale|sentral vesentlig viktig
framdrift fremdrift|sende oversende|gjennomgang gjennomgåelse|ivareta vareta|fremme styrke|drøfte diskutere
benytte bruke anvende nytte|bistå hjelpe støtte|foreta gjøre|øvrig andre
oppgave oppdrag|håndtere behandle|måte vis|formidle spre|bestemme avgjøre beslutte
"""
SAME_STEM: dict[str, int] = {}
for _number, _row in enumerate(_SAME.replace("\n", "|").split("|")):
    for _word in _row.split():
        for _form in (_word, _word + "r"):  # «oversende» and «oversender» are cut differently
            SAME_STEM.setdefault(stem(_form), _number)
# Forms of one verb in the two målformer that no rule brings together
FORM_PAIRS = frozenset(
    frozenset((stem(one), stem(other)))
    for one, other in (
        ("satt", "sett"), ("gitt", "gjeve"), ("tatt", "teke"), ("vært", "vore"), ("lavere", "lågare"),
        ("tallet", "talet"), ("si", "seie"), ("holde", "halde"), ("løpe", "gå"), ("oppfylt", "fylt"),
    )
)  # fmt: skip
# Words that come and go without changing what is asked for
FILLERS = frozenset(
    listed(
        "også òg videre vidare dessuten dessutan elles ellers difor derfor dermed likevel framleis "
        "tillegg herunder særlig særskilt spesielt øvrig derfor dermed således fortsatt nærmere aktuelle "
        "eventuelle eventuell ulike blant annet samt både slik slike "
        "dette disse herved nå her derav likevel imidlertid "
        "for_eksempel mv osv etc bl dvs vedrørende angående gjelder "
        "gjeldende følgende arbeidet måte hensyn sikte samsvar henhold tråd forbindelse"
    )
)
# How nynorsk commonly says what bokmål says in one word, and the other way
NYNORSK = frozenset(
    (
        "gå gjennom",
        "setje i verk",
        "setje i gang",
        "gjere greie for",
        "leggje fram",
        "hente inn",
        "føre vidare",
        "sende over",
        "slå fast",
        "byggje ut",
        "greie ut",
        "kome med",
    )
)
# Verbs that carry nothing of their own ("gi en beskrivelse av")
LIGHT = frozenset(listed("gi gir gis få ta tas foreta utfør gjør komm set legg hold hol gå stå"))
ABBREVIATIONS = {
    "pkt": "punkt", "kap": "kapittel", "jfr": "jf", "jamfør": "jf", "nr": "nummer", "pst": "prosent", "bl": "blant",
    "ca": "cirka", "evt": "eventuelt", "ev": "eventuelt", "inkl": "inklusive", "mnd": "måned", "dep": "departement",
}  # fmt: skip
REFERENCES = frozenset(
    listed("jf jfr jamfør se sjå vises punkt pkt pkt. kapittel avsnitt vedlegg side omtale rundskriv")
)
ROLES = ("koordin", "sekretariat", "hovedansvar", "samordn")
LEADS = frozenset({"led", "leer", "lede", "leder"})
NUMBER_WORDS = dict(
    zip(
        listed("to tre fire fem seks sju syv åtte ni ti elleve tolv"), listed("2 3 4 5 6 7 7 8 9 10 11 12"), strict=True
    )
)
MONTHS = frozenset(
    listed("januar februar mars april mai juni juli august september oktober november desember tertial kvartal halvår")
)
RHYTHMS = frozenset(listed("halvårlig kvartalsvis månedlig ukentlig tertialvis annethvert halvårsvis daglig"))
