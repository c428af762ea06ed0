"""The words that composed training sentences are made of, bokmål and nynorsk. Own lists."""

from models.phrases import DEF, Phrase, nouns, proper, verbs, w

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
