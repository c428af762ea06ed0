"""How long and with what: period, money. DFØ/Difi 2017/1, summary of advice 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot, Where
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.dates import MONTHS
from linter.letters.model import Block, Span

__all__ = ["money", "period"]

_YEAR = r"(20[0-4]\d)"
_MONTH = "|".join(MONTHS)
_DAY = rf"(?:(?:\d{{1,2}}\.\s*)?(?:{_MONTH})\s+)?"
_CITED = re.compile(
    r"(?:Prop\.|Meld\.|Innst\.|Dok\.|Ot\.|St\.|NOU|vedtak|budsjettår\w*)[^()]{0,25}\(?\s*$|\brapport\w*\s+\(?$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\d.]){_YEAR}\s*(?:[-–—]|til(?: og med)?|t\.?o\.?m\.?|og)\s*(?:ut(?:gangen av)? )?{_DAY}{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\bf(?:ra|rå)(?: og med)?\s+{_DAY}{_YEAR}[^.;]{{0,25}}?\b(?:til|ut|t\.o\.m\.)(?: og med)?(?: utgangen av)?\s+{_DAY}{_YEAR}",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:(?:varer|gjelder|går|løper|opphører|opphøyrer|skal være ferdig|skal vere ferdig|avsluttes?|slutter|tar slutt|sluttar|varar|gjeld|tek slutt|varige?|vare|gjelde|forlenget|forlenga|forlenges"
    rf"|videreføres|vidareførast|fortsetter|held fram)\b[^.;]{{0,40}}?\b(?:ut|til(?: og med)?|fram til|frem til|(?<=slutt )i|(?<=slutter )i|(?<=avsluttes )i|(?<=avsluttet )i|(?<=ferdig )i|(?<=opphører )i|(?<=avslutta )i|(?<=opphøyrer )i|(?<=sluttar )i|ved utgangen av|innen utgangen av|til sommeren|til sommaren)"
    rf"(?: utgangen av)?(?: året)?|(?<!\w)ut(?: året)?|til(?: og med)? utgangen av|til og med|t\.o\.m\.|fram til(?: utgangen av)?"
    rf"|frem til(?: utgangen av)?)\s+(?:år(?:et)? )?{_DAY}{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_BY = re.compile(rf"\binn[ea]n(?: utgangen av)? {_YEAR}(?!\d)", re.IGNORECASE)  # a goal with a year carries its horizon
_OPEN = re.compile(
    rf"\b(?:(?:varer|gjelder|starter|begynner|løper|gjeld|startar|byrjar|varar)\b[^.;]{{0,25}}?\bf(?:ra|rå)(?: og med)?"
    rf"|f\.o\.m\.|^\W*Fr[ao](?: og med)?|^\W*Frå(?: og med)?)\s+{_DAY}{_YEAR}",
    re.IGNORECASE,
)
_NUMBER = {
    "ett": 1,
    "eit": 1,
    "eitt": 1,
    "et": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
}
_COUNT = "|".join([*_NUMBER, r"\d{1,2}"])
_YEARS = re.compile(
    rf"\b(?:(?:over|i|for|gjennom|varer|varar|på|vare|løper)\s+(?:en periode på |ein periode på |de neste |dei neste |de kommende |dei komande |inntil )?"
    rf"({_COUNT})\s+år\b(?! gamle| om gangen| om gongen| siden| sidan|s alder|sverk)|({_COUNT})[-\s]?årig(?:e|t)?\b)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"rapport|frist|etatsstyringsmøt", re.IGNORECASE)
_NO_HORIZON = re.compile(
    r"\b(?:siste|sist|siden|sidan|tidligere|tidlegare|eldre enn|forrige|førre)\b[^.;]{0,20}$", re.IGNORECASE
)

_PREFIXED = re.compile(r"\b(?:kr\.?|NOK)[ \u00a0]*(\d{1,3}(?:[ \u00a0.]\d{3})+|\d+(?:,\d+)?)()()", re.IGNORECASE)
_POST = re.compile(
    r"\bkap(?:ittel|itla|\.)?[ \u00a0]*(\d{3,4})\s*,?\s*(?:,?\s*(?:på )?post(?:ene|ane|\.)?[ \u00a0]*|[./])(\d{1,2})",
    re.IGNORECASE,
)
_POST_FIRST = re.compile(
    r"\bpost[ \u00a0]*(\d{1,2})[ \u00a0]+(?:på|under|i)[ \u00a0]+kap(?:ittel|\.)?[ \u00a0]*(\d{3,4})", re.IGNORECASE
)
_CODE = re.compile(r"^(\d{3,4})[./](\d{2})$")
_NUMERALS = _NUMBER | {
    "én": 1,
    "en": 1,
    "ein": 1,
    "tolv": 12,
    "femten": 15,
    "tjue": 20,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
}
_TIMES = (("milliard", 10**9), ("mrd", 10**9), ("mill", 10**6), ("mnok", 10**6), ("tusen", 10**3))
_CENTURY_END = 2
_SHORT_STEM = 3


def period(talk: Talk) -> Iterator[Filler]:
    """Fillers of PERIOD. A report's deadline is none."""
    for sentence in talk.sentences:
        yield from _period(sentence, Where.PASSAGE)
    for sentence in talk.elsewhere:
        if talk.about_task(sentence):
            yield from _period(sentence, Where.LETTER, name=talk.pattern)
    known = [m for s in talk.sentences for m in _RANGE.finditer(s.text)]
    if known:
        return
    for name in talk.names:
        for match in _RANGE.finditer(name):
            first = talk.passages[0].evidence if talk.passages else None
            if first is not None and match[1] < match[2]:
                yield Filler(Slot.PERIOD, f"{match[1]}-{match[2]}", first, evidence=match[0])


def _period(sentence: Sentence, where: Where, name: re.Pattern[str] | None = None) -> Iterator[Filler]:
    text = sentence.text
    taken: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        inside = any(s < match.end() and e > match.start() for s, e in taken)
        return not inside and not _CITED.search(text[: match.start()]) and not _NO_HORIZON.search(text[: match.start()])

    for pattern in (_FROM_TO, _RANGE):
        for match in pattern.finditer(text):
            first, last = match[1], match[2]
            near_name = name is None or abs(_distance(name, text, match.start())) < len("(2014–2020)") * 2
            if first < last and free(match) and near_name and not _REPORT.search(text[: match.start()][-30:]):
                taken.append(match.span())
                yield Filler(Slot.PERIOD, f"{first}-{last}", sentence.place(match), where, match[0])
    if name is not None:
        return
    for match in _UNTIL.finditer(text):
        if free(match) and not _REPORT.search(text[: match.end()][-60:]):
            taken.append(match.span())
            yield Filler(Slot.PERIOD, f"-{match[1]}", sentence.place(match), where, match[0])
    for match in _BY.finditer(text):
        goal = not words("period_not_delivery").search(text) and not _REPORT.search(text)
        if goal and free(match):
            taken.append(match.span())
            yield Filler(Slot.PERIOD, f"-{match[1]}", sentence.place(match), where, match[0])
    for match in _OPEN.finditer(text):
        if free(match):
            taken.append(match.span())
            yield Filler(Slot.PERIOD, f"{match[1]}-", sentence.place(match), where, match[0])
    for match in _YEARS.finditer(text):
        if free(match) and not taken:
            count = (match[1] or match[2]).lower()
            yield Filler(Slot.PERIOD, f"{_NUMBER.get(count, count)} years", sentence.place(match), where, match[0])
    opened = any(_OPEN.finditer(text))
    for match in words("period_always").finditer(text):
        if opened and re.search(r"slutt|avgrens", match[0]):
            continue  # «fra 2026, uten sluttdato» is told by the open period
        yield Filler(Slot.PERIOD, "permanent", sentence.place(match), where, match[0])


def _distance(name: re.Pattern[str], text: str, at: int) -> int:
    return min((at - m.end() for m in name.finditer(text)), key=abs, default=len(text))


def money(talk: Talk) -> Iterator[Filler]:
    """Fillers of MONEY: amounts and posts for the task, not those for other tasks."""
    for sentence in talk.sentences:
        yield from _money(sentence, talk, Where.PASSAGE)
    yield from _table(talk)
    for sentence in talk.elsewhere:
        if talk.scene.letter.blocks[sentence.span.block].cell is None:
            yield from _money(sentence, talk, Where.LETTER)
    for row in talk.rows_elsewhere:
        yield from _row(row, Where.LETTER)


def _money(sentence: Sentence, talk: Talk, where: Where) -> Iterator[Filler]:
    text = sentence.text
    every = [*words("money_amount").finditer(text), *_PREFIXED.finditer(text)]
    amounts = [m for m in every if _for_task(text, m, talk, where)]
    for match in amounts:
        yield Filler(Slot.MONEY, _kroner(match), sentence.place(match), where, match[0])
    if amounts:
        return
    if every:
        return  # an amount for something else: so is its post
    found = False
    for match in _POST_FIRST.finditer(text):
        found = True
        yield Filler(Slot.MONEY, f"kap. {match[2]} post {int(match[1]):02d}", sentence.place(match), where, match[0])
    for match in _POST.finditer(text):
        found = True
        yield Filler(Slot.MONEY, f"kap. {match[1]} post {int(match[2]):02d}", sentence.place(match), where, match[0])
    if found or where is Where.LETTER:
        return
    for match in words("money_words").finditer(text):
        if re.search(r"\b(?:ikke|ikkje)\b[^,;]{0,12}$", text[: match.start()]):
            continue
        yield Filler(Slot.MONEY, match[0], sentence.place(match), where, match[0])
        return


def _for_task(text: str, match: re.Match[str], talk: Talk, where: Where) -> bool:
    """Whether an amount is for the task: nothing else is named as what it is for."""
    clause_end = re.search(r"[.;]\s|,? (?:og|mens|men) (?=[^.;]{0,40}\d)", text[match.end() :])
    after = text[match.end() : match.end() + (clause_end.start() if clause_end else len(text))]
    before = re.split(r"[;]|,? (?:og|mens|men) (?=[^;]{0,60}$)", text[: match.start()])[-1]
    for found in [*words("money_for_what").finditer(after), *words("money_for_what").finditer(before)]:
        if not words("money_made_available").search(found[1]):
            return _of_task(found[1], talk, text)
    return (
        where is Where.LETTER
        or not re.search(r"\b(?:dessuten|i tillegg|også|òg)\b", before, re.IGNORECASE)
        or _of_task(text, talk, text)
    )


def _of_task(said: str, talk: Talk, sentence: str) -> bool:
    """Whether words name the task, «samarbeidet», a participant, or something the passage spoke of before."""
    if talk.names_task(said) is not None or words("task_words").search(said) or words("agencies_plural").search(said):
        return True
    others = " ".join(s.text for s in talk.sentences if s.text != sentence).lower()
    for word in re.findall(r"[^\W\d_]{5,}", said.lower()):
        stem = re.sub(r"(?:ene|ane|en|et|a|er|ar|e)$", "", word)
        if len(stem) > _SHORT_STEM and stem in others:
            return True
    return False


def _kroner(match: re.Match[str]) -> str:
    """An amount in kroner as digits: «1,5 mill. kroner» → "1500000"."""
    groups = [group for group in match.groups() if group]
    said = groups[0].lower()
    number = float(_NUMERALS[said] if said in _NUMERALS else re.sub(r"[ \u00a0.]", "", said).replace(",", "."))
    unit = groups[1].lower() if len(groups) > 1 else ""
    times = next((value for start, value in _TIMES if unit.startswith(start)), 1)
    return str(round(number * times))


def _table(talk: Talk) -> Iterator[Filler]:
    """Posts in a budget table inside a passage."""
    for cell in (talk.scene.letter.blocks[b] for b in sorted(talk.blocks)):
        match = _CODE.match(cell.text.strip()) if cell.cell is not None else None
        if match:
            yield Filler(
                Slot.MONEY, f"kap. {match[1]} post {match[2]}", Span(cell.index, 0, len(cell.text)), evidence=cell.text
            )


def _row(row: tuple[Block, ...], where: Where) -> Iterator[Filler]:
    for cell in row:
        if match := _CODE.match(cell.text.strip()):
            yield Filler(
                Slot.MONEY, f"kap. {match[1]} post {match[2]}", Span(cell.index, 0, len(cell.text)), where, cell.text
            )
            return
    numbers = [c for c in row if re.fullmatch(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+", c.text.strip())]
    if len(numbers) >= _CENTURY_END + 1:
        chapter, post = numbers[0].text.strip(), numbers[1].text.strip()
        if len(chapter) in (3, 4) and len(post) == len("01"):
            place = Span(numbers[0].index, 0, len(numbers[0].text))
            yield Filler(Slot.MONEY, f"kap. {chapter} post {post}", place, where, f"{chapter} {post}")
