"""Steering parameters that only say that something is to be good: no measure.

«God og relevant veiledning»; beside a demand such as «Vesentlig styrket» also a part that the agency plays, or a state
that is good already («har eit godt samspel med næringa»).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from linter.letters.model import Block, Letter, Span
from linter.rules.mal.statements import is_parameter_cell

__all__ = ["is_measured", "is_praise", "row_of", "short_praise"]

# What can be counted, or says how it is: a number that is no year, a share, a time, a survey.
_TIME = r"(?!alltid|samtid|fr[ae]mtid|fortid)(?<!enhver )(?<!ei kvar )\w*tid(?:en|a)?"
# «innen tre uker», «innan fristen»; «innen helse» says about what.
_WITHIN = r"(?:innen|innan)(?= (?:\w+ )?(?:\d|frist|utgang|utløp|dag|døgn|time|uke|veke|måned|månad|år\b))"
_MEASURED = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d\b)\d|\b(?:andel\w*|del(?:en)? av|antall\w*|tal(?:et)? på|flere|fleire|færre|prosent|minst|høyst"
    r"|maksimalt|gjennomsnitt\w*|median\w*|mål(?:t|es|ast|ing\w*)|\w*undersøk\w*|indeks\w*|score\w*|skår\w*|karakter\w*"
    rf"|statistikk\w*|{_TIME}|{_WITHIN}|frist(?:en|ar|er|ane|ene)?|kostnad\w*|hvor|kor)\b",
    re.IGNORECASE,
)
_INDEX_HEAD = re.compile(r"^(?:mål|delmål|hovedmål|hovudmål|nr\.?|nummer|id)$", re.IGNORECASE)
# Praise without a measure: «God og relevant veiledning», and a demand such as «Vesentlig styrket».
_PRAISED = re.compile(
    r"^\W*(?:(?:svært|meget|mer|meir)\s)?(?:(?:god|relevant|effektiv|trygg|solid|høy|høg|helhetlig|heilskapleg|brukervennlig|brukarvenleg"
    r"|hensiktsmessig|føremålstenleg|forsvarlig|forsvarleg|profesjonell|tydelig|tydeleg|robust|riktig|rett(?!\stil\b))[et]?|trygt"
    r"|velfungerende|velfungerande|tilfredsstillende|tilfredsstillande|styrket|styrkt|styrka)(?=[\s,])",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\W*(?:(?:vesentlig|vesentleg|betydelig|monaleg|klart|tydelig|tydeleg|ytterligere|ytterlegare|minst|svært|skal\svære|skal\svere|er)\s)*"
    r"(?:styrket|styrka|styrkt|forbedret|forbetra|bedre|betre|god|godt|gode|høy|høg|tilfredsstillende|tilfredsstillande|ivaretatt|ivareteken|vidareutvikla|videreutviklet"
    r"|synlig|synleg|tydelig|tydeleg|tydeligere|tydelegare)\W*",
    re.IGNORECASE,
)
# What cannot be counted or asked for in a survey: a part that the agency plays.
_ROLE = re.compile(r"\b(?!\w*kontroll)\w*roll(?:e|en|a|er|ene|ane|ar)(?!\w)", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:måles|målast|blir\smålt|måling\w*|\w*undersøk\w*|vurderes\s\w+\sav|evaluer\w*|kilde|kjelde|datagrunnlag\w*)(?!\w)",
    re.IGNORECASE,
)
_PLAIN_NUMBER = re.compile(r"\W*[A-ZÆØÅ]?\d{1,2}(?:\.\d{1,2})*\W*")
# «har eit godt og framtidsretta samspel», «er en tydelig pådriver»
_GOOD_STATE = re.compile(
    r"\b(?:har|er)\s(?:(?:et|en|ei|eit|ein)\s)?(?:gode?|godt|tydelige?|tydeleg\w*|synlige?|synleg\w*|sterkt?|aktivt?|konstruktivt?)\s",
    re.IGNORECASE,
)
_FEW = 3


def is_measured(letter: Letter, block: Block, words: str) -> bool:
    """Whether a parameter, or its row less the number of the goal, has a figure or says how it is measured.

    ``words``: the parameter without «a)» or «Styringsparameter 2:»; ``block``: where it stands.
    """
    said = row_of(letter, block) if block.cell is not None else [block.text[max(block.text.find(words), 0) :]]
    return any(_MEASURED.search(words) for words in said)


def is_praise(letter: Letter, block: Block, words: str) -> bool:
    """Whether a parameter, with its row or item and what its section says of measuring, only says that something is good."""
    if is_measured(letter, block, words) or words.rstrip().endswith("."):
        return False
    section = letter.sections[block.section]
    if any(_SOURCE.search(other.text) for other in letter.blocks[section.first : section.last] if other.cell is None):
        return False
    others = [text for text in row_of(letter, block) if text.strip(" \xa0–—-") and text.strip() != block.text.strip()]
    if any(_PRAISE.fullmatch(text) for text in others):
        return bool(_PRAISED.match(words) or _ROLE.search(words) or _GOOD_STATE.search(words))
    return not others and bool(_PRAISED.match(words)) and not _SOURCE.search(block.text)


def short_praise(letter: Letter, taken: Collection[int]) -> Iterator[Span]:
    """Cells of one to three words under «Styringsparameter» that only praise; ``taken``: blocks read elsewhere.

    So few words are no unit that could be a demand, and are not among the letter's demands.
    """
    for block in letter.blocks:
        words = block.text.strip()
        if block.index in taken or not is_parameter_cell(letter, block) or not 1 <= len(words.split()) <= _FEW:
            continue
        if is_praise(letter, block, words):
            lead = len(block.text) - len(block.text.lstrip())
            yield Span(block.index, lead, lead + len(words))


def row_of(letter: Letter, block: Block) -> list[str]:
    """The cells of a parameter's row, less the number of its goal."""
    if block.cell is None:
        return []
    return [
        other.text
        for other in letter.rows.get((block.cell.table, block.cell.row), ())
        if (cell := other.cell)
        and not _INDEX_HEAD.match(letter.head(cell))
        and not (cell.column == 0 and _PLAIN_NUMBER.fullmatch(other.text))
    ]
