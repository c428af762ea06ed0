"""Turns of phrase and headings that can only speak of the letter's own year, and those that look back at another.

Every pattern of the first kind has the year that is written as its group ``year``.
"""

from __future__ import annotations

import re

# One year, not part of a span («2019–2025», «2021/2022»), a reference («(2020–2021)») or an id («TB2021-4»).
_ONE = r"(?<![\w–/-])(?P<year>20\d\d)(?![\w/]|\s?[–-]\s?\d)"

# Headings that say what the letter itself gives or asks: always for the letter's year.
OWN_HEADING = re.compile(
    r"\b(?:styringsparamet\w+|(?:del|hoved|hovud)?mål(?:et|ene|a)?|prioritering\w*|oppdrag(?:et|a|ene)?|budsjett\w*|tildeling\w*|bevilgning\w*|løyving\w*|"
    r"fullmakt\w*|fellesføring\w*|føring\w*|resultatkrav|krav|styringskalender\w*|styringsdialog\w*|rapporteringskalender\w*|"
    r"rapporteringskrav\w*|tildelingsbrev(?:et)?|oppdragsbrev(?:et)?|oppdragsdokument(?:et)?|aktivitetskrav)\b"
    rf"(?P<between>[^.;:()]{{0,50}}?)\b(?:for|i)\s(?:budsjettåret\s|året\s)?{_ONE}",
    re.IGNORECASE,
)
# The same without a preposition, at the very end of a heading: «Budsjett og fullmakter 2021».
OWN_HEADING_END = re.compile(
    rf"\b(?:styringsparamet\w+|mål|budsjett\w*|tildeling\w*|bevilgning\w*|løyving\w*|fullmakt\w*|fellesføring\w*|styringskalender\w*|"
    rf"tildelingsbrev(?:et)?|oppdragsbrev(?:et)?)\s{_ONE}\s*$",
    re.IGNORECASE,
)
# What turns such a heading into a look back, or to another document.
LOOK_BACK = re.compile(
    r"\b(?:resultat\w*|status|regnskap\w*|rekneskap\w*|erfaring\w*|utvikling(?:a|en)?|evaluering\w*|gjennomgang\w*|oppfølging\w*|"
    r"årsrapport\w*|årsmelding\w*|forklaring\w*|overføring\w*|overført\w*|vurdering\w*|måloppnåelse\w*|måloppnåing\w*|tidligere|tidlegare|"
    r"historikk|bakgrunn|endring\w*|korrigering\w*|korreksjon\w*|presisering\w*|videreført\w*|vidareført\w*|avsluttet|avslutta|"
    r"rapportering\spå|svar\spå|sammenlign\w*|samanlikn\w*|fra|frå|jf\.?|jfr\.?|viser\stil|utgår|gjenstå\w*|uløst\w*|"
    r"mot|sett\sopp\smot|som|ikke|ikkje)(?!\w)",
    re.IGNORECASE,
)

_PAST = (
    r"(?:ble|blei|vart|var|hadde|har|fikk|fekk|skulle|tidligere|tidlegare|daværende|dåverande|i\sfjor|foregående|førre|forrige|"
    r"ubrukt\w*|overfør\w*|samanlikn\w*|sammenlign\w*|gitt\si|gjeve\si|viser\stil|vist\stil|vises\stil|jfr?\.?)"
)
# «har virkning for 2025» looks back no more than «gjelder» does.
HAS_FORCE = re.compile(r"\b(?:har|får)\s(?=(?:virkning|verknad|gyldighet|gyldigheit)\b)", re.IGNORECASE)
BACK = re.compile(rf"\b{_PAST}(?!\w)", re.IGNORECASE)

_OF_YEAR = r"(?:budsjettåret\s|budsjetterminen\s|året\s)"
_GIVEN = r"(?:gis|gir|får|gjevast|blir\s(?:gitt|gjeve)|deleger(?:er|es|ast)|blir\sdelegert)"
_ABBREVIATED = r"(?:mill|mrd|kap|pkt|nr)\."
# What the letter itself gives or asks, in the definite form.
_OWN = (
    r"(?:(?:fullmakt|bevilgning|tildeling|ramm|midl|føring|fellesføring|styringsparamet(?:e)?r|resultatkrav|krav)(?:en|et|ene)|"
    r"(?:fullmakt|løyving|tildeling|ramm)(?:a|ane|ene)|(?:midla|krav|resultatkrav|oppdrag|styringsparametr)(?:a|ane|ene|ne)|føringane|fellesføringane)"
)
# Turns of phrase that can only be about the letter's own year, each with the year in it.
PHRASES = (
    # money: «stilt til disposisjon for 2021», «til rådighet i budsjettåret 2021»
    re.compile(
        rf"\btil\s(?:disposisjon|rådighet|rådvelde|rådvelle)\s(?:[^.;:()]{{0,30}}?\s)?(?:for|i)\s(?:budsjettåret\s|året\s)?{_ONE}",
        re.IGNORECASE,
    ),
    # «tildeles … for 2021», «får ei løyving … i budsjettåret 2021»
    re.compile(
        r"\b(?:tildeles|tildelast|blir\s(?:tildelt|tildelte)|tildeler|disponerer|bevilges|løyver|bevilger|stilles|stiller)\b"
        rf"(?:[^.;()]|(?:mill|mrd|kap|pkt|nr)\.){{0,90}}?\s(?:for|i)\s(?:budsjettåret\s|året\s)?{_ONE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:bevilgning|løyving|tildeling|midl|ramm)[a-zæøå]*\s(?:[^.;()]{{0,40}}\s)?for\s(?:budsjettåret\s)?{_ONE}"
        r"[^.;()]{0,60}\b(?:stilles|blir\sstilt|vert\sstilt)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_GIVEN}\sfullmakt\w*(?:[^.;()]|{_ABBREVIATED}){{0,90}}?\s(?:for|i)\s{_OF_YEAR}?{_ONE}", re.IGNORECASE
    ),
    re.compile(
        rf"\b{_GIVEN}\s(?:[^.;()]{{0,40}}?\s)?(?:for|i)\s{_OF_YEAR}?{_ONE}[^.;()]{{0,40}}?\sfullmakt", re.IGNORECASE
    ),
    # what is to be done: «skal i 2021», «I 2021 skal direktoratet»
    re.compile(
        rf"\b(?:skal|bes|må|får|gis|tildeles|tildelast|disponerer|stilles)\si\s(?:løpet\sav\s)?{_ONE}(?!\sha\b)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:^|[.:]\s+)(?:I|For|I\sløpet\sav)\s{_ONE}\s(?:skal|bes|må|stilles|stiller|tildeles|ber)\b"),
    re.compile(
        rf"\b(?:i|for|til)\s(?:dette|det\sher)\s(?:tildelings|oppdrags)(?:brevet|dokumentet)\sfor\s{_ONE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:prioriter\w+|høy\sprioritet|høg\sprioritet)\s(?:spesielt\s|særlig\s|særleg\s)?i\s{_ONE}", re.IGNORECASE
    ),
)
# How long what the letter gives and asks is in force: «Fullmaktene gjelder bare for budsjettåret 2021 og …». What follows
# («… og kan ikke overføres») is no look back.
IN_FORCE = (
    # «delegerer desse fullmaktene til tilsynet for budsjettåret 2021», «gir tilsynet slike fullmakter for 2021»
    re.compile(
        rf"\b(?:{_GIVEN}|gjev)\s(?:[^.;:(),]{{1,60}}?\s)?(?:budsjett)?fullmakt(?:er|ar|ene|ane|en|a)?(?:\stil\s(?!å\b)[^.;:(),]{{1,40}}?)?"
        rf"\s(?:for|i)\s{_OF_YEAR}?{_ONE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:\b{_OWN}(?:\s[^.;:,()\d]{{1,40}}?)?|(?:^|[.:;]\s)(?:dette\s)?(?:tildelings|oppdrags)?brevet)"
        r"\s(?:gjelder|gjeld|varer|varar|løper|(?:har|får)\s(?:virkning|verknad|gyldighet|gyldigheit)"
        r"|er\s(?:gitt|gitte|gjeve|gjevne|gyldige?|i\skraft|avgrens\w+|begrens\w+|bundet|bundne|deleger\w+)(?:\stil\s\w+)?)"
        rf"\s(?:(?:bare|berre|kun|òg|også)\s)?(?:(?:for|i|ut|til|til\sog\smed|til\sutgangen\sav)\s{_OF_YEAR}?|{_OF_YEAR}){_ONE}"
        r"(?!\s(?:og|til|eller)\s20\d\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_OWN}\s(?:må|skal|kan)\s(?:bare\s|berre\s|kun\s)?(?:brukes|brukast|nyttes|nyttast|benyttes|disponeres|disponerast)"
        rf"\s(?:i|innen\sutgangen\sav|innan\sutgangen\sav)\s{_OF_YEAR}?{_ONE}",
        re.IGNORECASE,
    ),
)
# «Årsrapporten for 2025 skal sendes innen 15. mars 2027»: report year and deadline do not belong together.
REPORT = re.compile(
    rf"\b(?:årsrapport(?:en)?|årsmelding(?:a|en)?|årsregnskap(?:et)?|årsrekneskap(?:en|et)?)\sfor\s{_ONE}(?P<rest>[^.;]{{0,40}}\b"
    r"(?:skal|sendes|sendast|oversendes|oversendast|leveres|leverast|bes)\b.{0,80}?(?:mars|april|februar|mai|\d\.)\s?(?P<due>20\d\d)(?!\d))",
    re.IGNORECASE,
)
# «rapporten for 1. tertial 2021»: a term of the letter's own year, when it is asked for.
TERM = re.compile(
    rf"\b(?:første|fyrste|andre|1\.|2\.)\s(?:og\s(?:andre|2\.)\s)?tertial(?:srapport\w*)?\s(?:for\s)?{_ONE}",
    re.IGNORECASE,
)
ASKED = re.compile(r"\b(?:skal|bes|ber|må|frist)\b", re.IGNORECASE)
