"""The patterns and word lists that `linter.language.sentences` decides with. Own lists, both written standards."""

from __future__ import annotations

import re

from linter.letters.dates import MONTHS

BULLETS = "•●○◦▪■□▫‣⁃∙·➢➤✓"
_MONTHS = "|".join(MONTHS)
UPPER = "A-ZÆØÅÄÖÜÉÈÁÀÓÒŠŽČĐ"
LOWER = "a-zæøåäöüéèáàóòôêšžčđ"
CANDIDATE = re.compile(
    rf"(?=[.!?…\r\n{BULLETS}])(?:"  # one set to look for first: this is what makes it fast
    rf"(?P<stop>[.!?…]+[\"»”’'›)\]]*(?:(?<=[.!?])\d{{1,2}}(?=\s+[{UPPER}«\"]))?)(?=\s|$)"
    rf"|(?P<breaks>[\r\n]\s*)"
    rf"|(?<=\s)(?P<bullet>[{BULLETS}])(?=\s*\S)"
    rf"|(?<=[{LOWER}]{{3}})(?P<glued>\.)(?=[{UPPER}][{LOWER}]{{2}}))"
)
NEXT = re.compile(r"\s*[\"«“”‘'‹(\[]*\s*(\S+)")
WORD_BEFORE = re.compile(r"(\S+)\s*$")
NUMBER = re.compile(r"[(\[«\"]?(?:\d+[\d.,/–-]*|\d*[ivxIVX]+)$")
HEADING = 160  # characters: no heading is longer
LONGEST_HEADING = 14  # words
SHORT_LINE = 30  # characters
ORDINAL_DIGITS = 2
WRAP = 70  # characters: wrapped lines in letters are about this wide or wider
LABEL = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zæøåA-ZÆØÅ]|[ivx]{1,5})[.)]|[-–—*o§]|\d+(?:\.\d+)+)$")
LINE_LABEL = re.compile(
    rf"(?:[{BULLETS}]|[-–—*o]\s|\(?(?:\d{{1,2}}|[a-zæøå]|[ivx]{{1,4}})[.)]\s|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[{UPPER}]|#+\s|\|)"
)
MONTH = re.compile(rf"(?:{_MONTHS})\b", re.IGNORECASE)
ORDINAL_NOUN = re.compile(
    r"(?:Tertial|Kvartal|Halvår|Divisjon|Bataljon|Verdskrig|Verdenskrig|Klasse|Ledd|Punktum|Trinn)\b"
)
CAPTION = re.compile(r"(?:Tabell|Figur|Vedlegg|Boks|Del|Kapittel|Bilag)")
OPENER = re.compile(
    r"(?:Det|Den|Dette|Denne|Disse|Desse|Vi|De|Dei|Dere|I|For|Ved|Departementet|Direktoratet|Etaten|Virksomheten|Verksemda)\b"
)
KEY_LINE = re.compile(rf"[{UPPER}][^:\n]{{1,30}}:\s")
DATE_LINE = re.compile(rf"\d{{1,2}}\.\s(?:{_MONTHS}|tertial|kvartal|halvår|ledd|punktum|års)")
CURRENCY = re.compile(r"(?:kr|NOK|USD|EUR|GBP|SEK|DKK|Kr)\b")
NUMBERED = re.compile(
    r"(?:vedlegg|alternativ|del|bilag|punkt|bokstav|gruppe|kategori|nivå|type|vedtak|tabell|boks|figur|fase|pilar)$",
    re.IGNORECASE,
)
FUNCTION_END = re.compile(
    r"(?:^|[\s(])(?:og|eller|samt|i|på|for|av|til|med|om|fra|frå|ved|under|over|etter|mellom|hos|mot|gjennom|uten|utan|per"
    r"|som|at|å|en|ein|ei|et|eit|den|det|de|dei|denne|dette|disse|desse|skal|må|kan|vil|bør|er|har|jf|sin|sine|sitt|innen"
    r"|innan|enn|når|der|hvor|kor|hvis|blant|overfor|innenfor|innanfor|herunder|mens|medan|men|ikke|ikkje|også|både|verken"
    r"|korkje|enten|anten|fordi|dersom|slik|deretter|derfor|difor|bare|berre|kun|sammen|saman)$"
)
# A heading glued to the sentence after it: a capitalised opener in mid-sentence, with a plain word before it. Some
# openers alone say that a sentence begins, a subject does with the finite verb after it.
_OPENS = (
    r"(?:Det|Dette|Vi|Som|Dersom|Hvis|Når|Ved|Gjennom|Etter|Ifølge|For å|I tillegg|I tråd|I samband|I forbindelse"
    r"|I løpet|I perioden|I årsrapporten|I 20\d\d|Innen|Innan|Målet er|Formålet|Føremålet|Målene|Måla)"
)
_SUBJECT = (
    r"(?:Departementet|Direktoratet|Etaten|Etatene|Etatane|Virksomheten|Verksemda|Tilsynet|Instituttet|Regjeringen"
    r"|Regjeringa|Stortinget|NAV|Dere|De|Den|Disse|Desse"
    rf"|[{UPPER}][{LOWER}-]+(?:direktoratet|tilsynet|departementet|etaten|verket|instituttet|rådet|banken|arbeidet))"
)
_FINITE_VERB = (
    r"(?:skal|må|bør|vil|kan|er|har|bes|ber|bed|viser|forutsetter|føreset|forventer|ventar|legger|legg|får|gis"
    r"|tildeles|blir|vert|innebærer|inneber|omfatter|omfattar|gjelder|gjeld|setter|set)"
)
GLUE = re.compile(rf"(?<=[{LOWER})\d])(?P<space>[ \t]+)(?=(?:{_OPENS}|{_SUBJECT}[ \t]+{_FINITE_VERB})\b)")
ENUMERATED = frozenset(
    {
        "del", "fase", "type", "gruppe", "klasse", "kategori", "avsnitt", "kapittel", "nivå", "alternativ",
        "pilar", "bind", "trinn",
    }
)  # fmt: skip
# Finite verbs that no heading has.
FINITE = frozenset(
    {
        "skal", "må", "kan", "vil", "bør", "er", "har", "ber", "bed", "bes", "blir", "vert", "viser", "gis", "får",
        "legger", "legg", "forutsetter", "føreset", "forventer", "tildeles", "ble", "vart", "var", "hadde",
        "skulle", "kunne", "ville", "sier", "seier", "mener", "meiner", "gir", "gjev", "orientere", "informere",
    }
)  # fmt: skip
