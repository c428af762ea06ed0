"""What to report on a task, when, how, jointly or each for itself. DFØ/Difi 2017/1, advice 5 and 6."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from linter.coordination.grammar_due import reports_by_grammar
from linter.coordination.grammar_reporting import grammar_reporting
from linter.coordination.model import Filler, Slot, Where
from linter.coordination.parsed import Parsed
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.dates import MONTHS, WrittenDate, dates
from linter.letters.model import Block, BlockKind, Span

__all__ = ["reporting"]

_NO_LEAP = 2025
_FREQUENCIES = ("half-yearly", "tertial", "quarterly", "monthly", "yearly", "årsrapport")
_NOT_WHAT = re.compile(
    r"^(?:om|på|for|av|over)\s+(?:vegne|vegner|seg\b|departement\w*|første|1\.|den|hver|kvar|høst|våren|hausten|årsbasis|senere)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:ikke|ikkje|ingen|inga|uten|utan)\b[^,;]{0,40}$", re.IGNORECASE)
_BARE = frozenset({"rapporten", "rapport", "rapportane", "rapportene", "rapporter", "rapportar", "rapporta"})  # no form
_JOINT_NOUN = re.compile(  # named by its noun, it is quoted by it
    r"\b(?:én |en |ett |et |éin |ein |ei |eit )?(?:felles|samle[td]e?|samla|samordnet|samordna)\s"
    r"(?:\w+[\s-](?:og\s)?){0,2}"
    r"\w*(?:rapport|notat|redegjørelse|utgreiing|orientering|tilbakemelding|vurdering|presentasjon|oversikt)\w*",
    re.IGNORECASE,
)
_BUT = re.compile(r",\s+men\s")  # «ikke felles rapport, men egne …»
_MONTH_END = re.compile(rf"\butgangen av ({'|'.join(MONTHS)})(?: (20\d\d))?", re.IGNORECASE)
_LONGEST = 160


def reporting(talk: Talk) -> Iterator[Filler]:
    """Fillers of the five REPORT slots."""
    previous: Sentence | None = None
    opened = False  # by a sentence that ends in a colon: the items of its list are what to report
    for sentence in talk.sentences:
        if opened and talk.scene.letter.blocks[sentence.span.block].kind is BlockKind.LIST_ITEM:
            yield _item(sentence)
            continue
        reports = bool(
            words("report").search(sentence.text) or words("joint_report").search(sentence.text)
        ) and not words("report_not").search(sentence.text)
        goes_on = (
            previous is not None
            and bool(words("report_goes_on").search(sentence.text))
            and sentence.span.block == previous.span.block
        )
        wants = bool(words("report_said").search(sentence.text)) and "vite" in sentence.text
        one = talk.parsed.get(sentence.span)
        by_grammar = one is not None and reports_by_grammar(one)
        if reports or goes_on or wants or by_grammar:
            told = list(_joined(sentence, one if by_grammar else None, when=reports or goes_on or by_grammar))
            yield from told
            previous = sentence
            opened = sentence.text.endswith(":") and all(f.slot is not Slot.REPORT_WHAT for f in told)
        else:
            opened = False
    for sentence in talk.elsewhere:
        in_cell = talk.scene.letter.blocks[sentence.span.block].cell is not None
        if not in_cell and not sentence.heading and _reports(sentence):
            yield from _sentence(sentence, Where.LETTER, when=True)
    for row in talk.rows_elsewhere:
        yield from _row(row)
    yield from _general(talk)


def _item(sentence: Sentence) -> Filler:
    said = sentence.text.strip(" .,;–-•")
    start = sentence.span.start + sentence.text.find(said)
    return Filler(Slot.REPORT_WHAT, said, Span(sentence.span.block, start, start + len(said)), evidence=sentence.text)


def _joined(sentence: Sentence, one: Parsed | None, *, when: bool) -> Iterator[Filler]:
    """Fillers by their wording; of a slot that has none, those that the grammar of the sentence gives."""
    worded = list(_sentence(sentence, Where.PASSAGE, when=when))
    yield from worded
    filled = {f.slot for f in worded}
    if one is not None:
        yield from (f for f in grammar_reporting(one) if f.slot not in filled)


def _reports(sentence: Sentence) -> bool:
    text = sentence.text
    said = words("report").search(text) or words("joint_report").search(text)
    return bool(said) and not words("report_not").search(text)


def _sentence(sentence: Sentence, where: Where, *, when: bool) -> Iterator[Filler]:
    text = sentence.text
    if when:
        yield from _when(sentence, where)
        for match in words("report_form").finditer(text):
            if _DENIED.search(text[: match.start()]) or match[0].lower() in _BARE:
                continue
            yield Filler(Slot.REPORT_HOW, match[0].lower(), sentence.place(match), where, match[0])
    joint = _JOINT_NOUN.search(text) or words("joint_report").search(text)
    if joint and _DENIED.search(text[: joint.start()]):
        joint = None
    if joint:
        yield Filler(Slot.REPORT_JOINT, joint[0], sentence.place(joint), where, joint[0])
    own = words("own_report").search(text)
    if own and (_BUT.search(own[0]) or not _DENIED.search(text[: own.start()])):
        yield Filler(Slot.REPORT_OWN, own[0], sentence.place(own), where, own[0])
    for match in words("report_said").finditer(text):
        name = next(key for key, value in match.groupdict().items() if value)
        words_said = words("report_tail").sub("", match[name])[:_LONGEST].strip(" ,")
        if words_said and not _NOT_WHAT.search(words_said):
            start = sentence.span.start + match.start(name)
            place = Span(sentence.span.block, start, start + len(words_said))
            yield Filler(Slot.REPORT_WHAT, words_said, place, where, match[0])


def _when(sentence: Sentence, where: Where) -> Iterator[Filler]:
    text = sentence.text
    for written in dates(text):
        if not re.search(
            r"(?:datert|av|fra|frå|per|pr\.|brev\w*|mottatt|motteken|motteke)\s*(?:den\s*)?$",
            text[: written.start],
            re.IGNORECASE,
        ):
            place = Span(sentence.span.block, sentence.span.start + written.start, sentence.span.start + written.end)
            yield Filler(Slot.REPORT_WHEN, _day(written), place, where, text[written.start : written.end])
    for end in _MONTH_END.finditer(text):
        month = MONTHS.index(end[1].lower()) + 1
        day = f"{month:02d}-{monthrange(int(end[2] or _NO_LEAP), month)[1]:02d}"
        yield Filler(Slot.REPORT_WHEN, f"{end[2]}-{day}" if end[2] else day, sentence.place(end), where, end[0])
    for value in _FREQUENCIES:
        match = words(f"report_when_{value}").search(text)
        if match:
            yield Filler(Slot.REPORT_WHEN, value, sentence.place(match), where, match[0])


def _day(written: WrittenDate) -> str:
    day = f"{written.month:02d}-{written.day:02d}"
    return f"{written.year}-{day}" if written.year else day


def _row(row: tuple[Block, ...]) -> Iterator[Filler]:
    """A row of a calendar or of «særskilt rapportering» that names the task."""
    if not any(words("report").search(cell.text) for cell in row):
        return
    for cell in row:
        for written in dates(cell.text):
            yield Filler(
                Slot.REPORT_WHEN, _day(written), Span(cell.index, written.start, written.end), Where.LETTER, cell.text
            )
        form = words("report_form").search(cell.text)
        if form:
            place = Span(cell.index, form.start(), form.end())
            yield Filler(Slot.REPORT_HOW, form[0].lower(), place, Where.LETTER, form[0])


def _general(talk: Talk) -> Iterator[Filler]:
    """The clause that the annual report covers everything in the letter."""
    for index, sentences in enumerate(talk.scene.sentences):
        if index in talk.blocks:
            continue
        for sentence in sentences:
            match = words("report_general").search(sentence.text)
            if match:
                yield Filler(Slot.REPORT_HOW, "årsrapport", sentence.place(match), Where.LETTER, match[0])
                yield Filler(Slot.REPORT_WHEN, "årsrapport", sentence.place(match), Where.LETTER, match[0])
