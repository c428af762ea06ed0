"""With what: amounts, posts, or the words about resources. DFØ/Difi 2017/1, summary of advice 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.labels import has_label
from linter.coordination.model import Filler, Slot, Where
from linter.coordination.money.cost import cost_words
from linter.coordination.money.grammar import AS_IN, belongs
from linter.coordination.money.staff import staff
from linter.coordination.parsed import Parsed
from linter.coordination.passages.pointing import pointing
from linter.coordination.scene import Sentence
from linter.coordination.spoken_of import told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import NUMBERS, words
from linter.letters.model import Block, Span

__all__ = ["money"]

_HALF = 0.5
_HALVES = {"halvannen": 1.5, "halvannan": 1.5, "en halv": _HALF, "ein halv": _HALF, "halv": _HALF}
_SPACE = r"[ \u00a0]"
_WORD = rf"\b(?:{'|'.join(_HALVES)}|{'|'.join(NUMBERS)})\b(?: og (?:en|ein) halv)?"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<before>\b(?:kr\.?|NOK){_SPACE}*)?"
    rf"(?P<number>\d{{1,3}}(?:[ \u00a0.]\d{{3}})+(?!\d)|\d+(?:[,.]\d+)?|{_WORD})"
    rf"{_SPACE}*(?:(?P<scale>mill(?:\.|ioner|ionar|ionene|ionane|ion)?|mrd\.?|milliard(?:er|ar|ene|ane)?|tusen|MNOK)(?!\w))?"
    rf"{_SPACE}*(?:(?:norske )?(?P<unit>kroner|kronene|kronane|kr\b\.?|,-))?",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\bkap(?:ittel|itla|\.)?[ \u00a0]*(\d{3,4})\s*,?\s*(?:,?\s*(?:på )?post(?:ene|ane|\.)?[ \u00a0]*|[./])(\d{1,2})",
    re.IGNORECASE,
)
_POST_FIRST = re.compile(
    r"\bpost[ \u00a0]*(\d{1,2})[ \u00a0]+(?:på|under|i)[ \u00a0]+kap(?:ittel|\.)?[ \u00a0]*(\d{3,4})", re.IGNORECASE
)
_CODE = re.compile(r"^(\d{3,4})[./](\d{2})$")
_TIMES = (("milliard", 10**9), ("mrd", 10**9), ("mill", 10**6), ("mnok", 10**6), ("tusen", 10**3))
# Money that is told of and not given, where the tree need not show it: fees, what something costs society, last year.
_TOLD = re.compile(
    r"\b(?:\w*gebyr|bøter|bot|beløpsgrense|terskelverdi)\w*\b[^.;,]{0,30}$|"
    r"\b(?:koste[rt]?|kostar) (?:samfunn|norge|noreg|næring|bransj)\w*[^.;]{0,60}$|"
    r"^\W*I 20\d\d (?:ble|blei|vart|var|fikk|fekk)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\(\s*(?:i |tall i |tal i )?(?:1 ?000|hele|heile|tusen|mill\.?)?\s*(?:1 ?000 )?kr(?:oner)?\.?\s*\)", re.IGNORECASE
)
_NEXT_AMOUNT = re.compile(r"[;]|,? (?:og|mens|medan|men) (?=[^.;]{0,40}\d)")
_POST_IN_CELLS = 3  # numbers of a row: chapter, post, amount
_NEXT_CLAUSE = re.compile(r"[;:]|,\s", re.IGNORECASE)


def money(talk: Talk) -> Iterator[Filler]:
    """Fillers of MONEY: amounts and posts for the task, not those for other tasks."""
    for sentence in talk.sentences:
        yield from _money(sentence, talk, Where.PASSAGE)
    yield from _table(talk)
    for sentence in talk.elsewhere:
        if talk.scene.letter.blocks[sentence.span.block].cell is None:
            yield from _money(sentence, talk, Where.LETTER)
    for sentence, place in pointing(talk):
        yield from _pointed(sentence, place, talk)
    for row in talk.rows_elsewhere:
        yield from _row(row)


def _pointed(sentence: Sentence, place: tuple[int, int], talk: Talk) -> Iterator[Filler]:
    """The amount, or else the post, of the clause that points to the task: the last before it, else the first after."""
    text, (at, end) = sentence.text, place
    amounts = [m for m in _AMOUNT.finditer(text) if m["unit"] or m["before"] or m["scale"]]
    amounts = [m for m in amounts if not _in_unit(text, m)]
    starts = [m.start() for m in _NEXT_AMOUNT.finditer(text) if any(a.end() <= m.start() for a in amounts)]
    first = max((start for start in starts if start <= at), default=0)
    last = min((start for start in starts if start > at), default=len(text))
    if any(words("money_excluded").search(said) for said in (text[first:at], text[end:last])) or _TOLD.search(
        text[:at]
    ):
        return
    every = [m for m in amounts if first <= m.start() < last]
    for match in [*[m for m in every if m.end() <= at][-1:], *[m for m in every if m.start() > at]][:1]:
        yield Filler(Slot.MONEY, _kroner(match), sentence.place(match), Where.LETTER, match[0])
    if not every:
        yield from _posts(sentence, Where.LETTER, talk, [])


def _money(sentence: Sentence, talk: Talk, where: Where) -> Iterator[Filler]:
    text = sentence.text
    one = talk.parsed.get(sentence.span) if where is Where.PASSAGE else None
    every = [m for m in _AMOUNT.finditer(text) if (m["unit"] or m["before"] or m["scale"]) and not _in_unit(text, m)]
    every = [m for m in every if one is None or not _counts(one, m)]
    told = {m.start() for m in every if _TOLD.search(text[: m.start()])}
    told -= {at for at in told if has_label(sentence, at, "label_money", talk)}
    if one is None:
        ours = [m for m in every if m.start() not in told and _for_task(text, m, talk, where)]
    else:
        ours = [m for m in every if m.start() not in told and belongs(one, m, every, talk)]
    for match in ours:
        yield Filler(Slot.MONEY, _kroner(match), sentence.place(match), where, match[0])
    people = list(staff(one, talk)) if one is not None else []
    posts = [] if ours else list(_posts(sentence, where, talk, every))
    if people:  # «to årsverk, jf. kap. 1313 post 01»
        posts = [p for p in posts if not AS_IN.search(text[: p.span.start - sentence.span.start])]
    yield from posts
    if where is Where.LETTER:
        return
    yield from people
    if one is not None:
        patterns = (_POST, _POST_FIRST, words("staff"))
        told_by = [m.span() for m in every]
        beside = bool(ours or posts or people)
        if beside:
            told_by += [m.span() for pattern in patterns for m in pattern.finditer(text)]
        yield from cost_words(one, talk, told_by, beside=beside)


def _posts(sentence: Sentence, where: Where, talk: Talk, amounts: list[re.Match[str]]) -> Iterator[Filler]:
    """The posts that stand in no clause with one of ``amounts``, which are another's."""
    one = talk.parsed.get(sentence.span) if where is Where.PASSAGE else None
    for pattern, chapter, post in ((_POST_FIRST, 2, 1), (_POST, 1, 2)):
        for match in pattern.finditer(sentence.text):
            apart = all(
                _NEXT_CLAUSE.search(sentence.text[min(a.end(), match.end()) : max(a.start(), match.start())])
                for a in amounts
            )
            if apart and (one is None or belongs(one, match, [], talk)):
                value = f"kap. {match[chapter]} post {int(match[post]):02d}"
                yield Filler(Slot.MONEY, value, sentence.place(match), where, match[0])


def _in_unit(text: str, match: re.Match[str]) -> bool:
    """Whether a figure is the unit of a table («(1 000 kroner)»)."""
    return any(unit.start() <= match.start() < unit.end() for unit in _UNIT.finditer(text))


def _counts(one: Parsed, match: re.Match[str]) -> bool:
    """«En halv million innbyggere»: a number of something else than kroner."""
    if match["unit"] or match["before"] or match["scale"].upper() == "MNOK":
        return False
    following = next((t for t in one.doc if one.offset(t.idx) >= match.end()), None)
    return following is not None and following.pos_ == "NOUN" and "kron" not in following.lower_


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
    return told_by_stems(said, talk, sentence)


def _kroner(match: re.Match[str]) -> str:
    """An amount in kroner as digits: «1,5 mill. kroner» → "1500000"."""
    said, _, half = match["number"].lower().partition(" og ")
    digits = re.sub(r"[ \u00a0]|\.(?=\d{3})", "", said).replace(",", ".")
    number = _HALVES[said] if said in _HALVES else NUMBERS[said] if said in NUMBERS else float(digits)
    unit = (match["scale"] or match["unit"] or "").lower()
    times = next((value for start, value in _TIMES if unit.startswith(start)), 1)
    return str(round((number + (_HALF if half else 0)) * times))


def _table(talk: Talk) -> Iterator[Filler]:
    """Posts in a budget table inside a passage."""
    for block in sorted(talk.blocks):
        cell = talk.scene.letter.blocks[block]
        if cell.cell is not None and (post := _coded(cell, Where.PASSAGE)):
            yield post


def _row(row: tuple[Block, ...]) -> Iterator[Filler]:
    """The post of a row of a budget table elsewhere: «605.01», or chapter, post and amount in a cell each."""
    coded = [post for post in (_coded(cell, Where.LETTER) for cell in row) if post is not None]
    if coded:
        yield coded[0]
        return
    numbers = [c for c in row if re.fullmatch(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+", c.text.strip())]
    if len(numbers) >= _POST_IN_CELLS:
        chapter, post = numbers[0].text.strip(), numbers[1].text.strip()
        if len(chapter) in (3, 4) and len(post) == len("01"):
            place = Span(numbers[0].index, 0, len(numbers[0].text))
            yield Filler(Slot.MONEY, f"kap. {chapter} post {post}", place, Where.LETTER, f"{chapter} {post}")


def _coded(cell: Block, where: Where) -> Filler | None:
    """The post that a cell consists of: «605.01»."""
    code = _CODE.match(cell.text.strip())
    if code is None:
        return None
    return Filler(Slot.MONEY, f"kap. {code[1]} post {code[2]}", Span(cell.index, 0, len(cell.text)), where, cell.text)
