"""A cheap gate before the parser, which says whether a block can contain a demand (krav) at all.

Only blocks that pass are parsed. The gate is meant to let everything doubtful through; it stops what has no word that
could carry a demand: addresses, references, tables of numbers, bare names. Recall and the share stopped are measured
against labelled sentences (see ``models/README.md``).
"""

from __future__ import annotations

import re

__all__ = ["may_be_demand"]

# Words of demands and goals, in both written standards.
_WORDS = (
    r"skal|må|bør|bes|ber|bed|bedt|bedne|bede|vil|kan|skulle|burde|måtte",  # modals, asking
    r"(?:forut|føre)set\w*|føresett?|legg(?:er|es|ast)?\s+(?:\w+\s+){0,3}(?:til\s+grunn|vekt)",  # taking for granted
    r"lagt\s+(?:til\s+grunn|vekt)",
    r"forvent\w*|vent(?:a|ar|es|et|ast)|ønsk\w+|ynskj\w+|oppford\w+|oppmod\w+|anmod\w+",  # expecting, wishing
    r"påleg\w*|pålagt|pålagd\w*|plikt\w*|krev\w*|krav\w*",  # ordering
    r"ansvar\w*|oppdrag\w*|priorit\w+|fullmakt\w*|frist\w*|mål\w*|innen|innan|senest|seinast",  # what is given
    r"sør[gj]\w*|syte|sikr\w+|påse|bidra\w*|medv[ie]rk\w*",  # seeing to
    r"rapporter\w*|redegjør\w*|gjer\w*\s+greie|gjør\w*\s+rede",  # reporting
    r"viktig\w*|avgjørende|avgjerande|nødvendig\w*|naudsynt\w*",  # weight
    r"tildel\w*|disponer\w*|løyv\w*|bevilg\w*|benytt\w*|nytt\w*",  # money
    r"opptatt|opptek\w+",  # concern
    r"andel\w*|del|antall|talet?|status|utvikling\w*|resultat\w*|effekt\w*|omfang\w*|tiltak\w*",  # parameters
)
_BINDING = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
# An infinitive or verbal noun first in the block, after any list mark: «– utrede …», «Kartlegging av …», «å sikre …».
_LIST_MARK = r"[\s\W\d]*(?:[a-zæøåivx]{1,3}[.)]\s*)?"
_INFINITIVE = r"(?:å|Å)\s+\w+"
_ENDS_LIKE_ONE = r"\w{2,}(?:e(?<!ene)(?<!rne)(?<!ane)|ast|es|ing|inga|ingen|asjon|sjon)\b"
_SHORT_VERB = r"(?:gi|gje|se|sjå|ta|få|gå|stå|ha|bli|la)\b"
_OPENING = re.compile(rf"^{_LIST_MARK}(?:{_INFINITIVE}|{_ENDS_LIKE_ONE}|{_SHORT_VERB})", re.IGNORECASE)
# What says that something was, or where it stands, and binds nobody.
_REFERENCE = re.compile(
    r"^\W*(?:(?:det|departementet|vi)\s+(?:vises|viser|syner)\b|(?:viser|vises|syner)\s+til\b|vi\s+takk\w+"
    r"|(?:jf|se|sjå)\b(?=.{0,60}$)|med\s+(?:vennlig\s+)?(?:hilsen|helsing)|(?:post|kontor|besøks)adresse|kopi\b|vedlegg\b"
    r"|tabell\b|figur\b|tlf\b|telefon\b|org)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:ble|blei|vart|var|hadde|vedtok|fikk|fekk)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b\w{2,}(?:er|ar|es|ast)\b|\b(?:er|har|gir|får|gis|tas|gjør|gjer|når|ser|går|står)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST, _LOWER_FEWEST = 3, 2  # words in all, words in lower case


def may_be_demand(text: str, *, goals: bool = True) -> bool:
    """Whether ``text`` (a sentence or a block) could contain a demand; False is meant to be safe.

    Args:
        text: The sentence or block.
        goals: Whether a plain statement may be a goal («Brukerne mottar gode tjenester»), as it may under headings of
            goals and parameters and where headings are not known. Pass False where the heading says otherwise:
            only text with a binding word, or that opens like a list item, passes then.

    False for names, addresses and rows of numbers (fewer than three words, or fewer than two in lower case), and,
    without any word that binds, asks or names a goal, for references («Det vises til …») and for what only tells
    of the past.

    """
    words = _WORD.findall(text, 0, 600)
    if len(words) < _FEWEST:
        return len(words) > 1 and bool(_BINDING.search(text) or _OPENING.match(text))
    if _BINDING.search(text) or (not goals and _OPENING.match(text)):
        return True
    if not goals:
        return False
    if _REFERENCE.match(text):
        return False
    if _PAST.search(text) and not _PRESENT.search(text):
        return False
    return sum(1 for word in words if word.islower()) >= _LOWER_FEWEST
