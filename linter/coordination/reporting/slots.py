"""What to report on a task, when, how, jointly or each for itself. DFØ/Difi 2017/1, advice 5 and 6."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from linter.coordination.model import Filler, Slot, Where
from linter.coordination.parsed import Parsed
from linter.coordination.reporting.due import raises, reports_by_grammar
from linter.coordination.reporting.forms import BARE, DENIED, report_forms, status_told
from linter.coordination.reporting.grammar import grammar_reporting
from linter.coordination.reporting.handed_over import handed_over, matter, passed_on
from linter.coordination.reporting.labels import is_label, itemized, labelled_reports, labelled_rows
from linter.coordination.reporting.matter import WHICH, told_within
from linter.coordination.reporting.times import due, is_timed, with_year_said
from linter.coordination.reporting.unreported import unreported
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import dotless, words
from linter.letters.model import Block, BlockKind, Span

__all__ = ["reporting"]

_JOINT_NOUN = re.compile(  # named by its noun, it is quoted by it
    r"\b(?:én |en |ett |et |éin |ein |ei |eit )?(?:felles|samle[td]e?|samla|samordnet|samordna)\s(?!(?:i|på|til) )"
    r"(?:(?!(?:i|på|til|av|om|for|med)\s)\w+[\s-](?:og\s)?){0,2}"
    r"\w*(?:rapport|notat|redegjørelse|utgreiing|orientering|tilbakemelding|vurdering|presentasjon|oversikt)\w*",
    re.IGNORECASE,
)
_BUT = re.compile(r",\s+men\s")  # «ikke felles rapport, men egne …»
_DEFINITE = re.compile(r"(?:en|et|a|ene|ane)$")
_ASKED = re.compile(
    r"\b(?:hva|kva|hvordan|korleis|hvor|kor|hvilke[nt]?|om)\b (?=[^.;]{0,40}\b(?:er|har|blir|som)\b)[^.;,]*"
)
_GOES_ON_BELOW = re.compile(r"^\W*\w*frist(?:en)?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:skal|må|bør|bes|ber|bed|ønsker|ønskjer|ventar?|forventar?|departement\w*|oss|oppdragsgiv\w+|styringsdialog\w*|etatsstyring\w*)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:for|om|på|over|med|følgende|følgjande)$")  # «… skal gjøre rede for», with a list below
_APART = 15  # characters between the matters of two clauses at least
_AT_THE_TIME = re.compile(r"\b(?:før|etter|innen|innan|foran)\s+(?:\w+\s+){0,2}\w*møte\w*$", re.IGNORECASE)
_A_SEPARATE = re.compile(r"\b(?:en|et|ein|eit|ei) (?:egen|eget|eigen|eige|eiga) (?:\w+ )?\w+$", re.IGNORECASE)
_LONGEST = 160
_QUOTED = frozenset({Slot.REPORT_JOINT, Slot.REPORT_OWN})
_QUOTE = 100  # characters from the first mark to the last of one quote


def reporting(talk: Talk) -> Iterator[Filler]:
    """Fillers of the five REPORT slots."""
    yield from (_dated(f, talk) for f in _first_named([*_passages(talk), *labelled_rows(talk)]))
    for sentence in talk.elsewhere:
        in_cell = talk.scene.letter.blocks[sentence.span.block].cell is not None
        if not in_cell and not sentence.heading and _reports(sentence):
            yield from _sentence(sentence, Where.LETTER, when=True)
    for row in talk.rows_elsewhere:
        yield from _row(row)
    yield from _general(talk)


def _dated(filler: Filler, talk: Talk) -> Filler:
    """A day with the year said after it: «20. april i år»."""
    if filler.slot is not Slot.REPORT_WHEN:
        return filler
    after = talk.scene.letter.blocks[filler.span.block].text[filler.span.end :]
    return replace(filler, value=with_year_said(filler.value, after, talk.year))


def _passages(talk: Talk) -> Iterator[Filler]:
    previous: Sentence | None = None
    labels = any(is_label(s.text) for s in talk.sentences)
    opened = False  # by a sentence that ends in a colon: the items of its list are what to report, or a report each
    for sentence in talk.sentences:
        if opened and talk.scene.letter.blocks[sentence.span.block].kind is BlockKind.LIST_ITEM:
            yield from itemized(sentence) or [_item(sentence)]
            previous = sentence
            continue
        opened = not sentence.heading and bool(words("report_label").fullmatch(sentence.text.strip()))
        if opened:
            continue
        if not sentence.heading and (told := list(labelled_reports(sentence, deadline=labels))):
            yield from told
            previous = sentence
            continue
        goes_on = previous is not None and _goes_on(sentence, previous)
        wants = bool(words("report_said").search(sentence.text)) and "vite" in sentence.text
        one = talk.parsed.get(sentence.span)
        if raises(dotless(sentence.text)):
            continue
        outside = unreported(sentence, one)
        kept = _without(sentence, outside)
        reports = _reports(kept) or goes_on or (one is not None and reports_by_grammar(one, kept.text))
        back = list(handed_over(sentence, talk))
        yield from passed_on(sentence)
        if reports or wants or back:
            found = [*back, *_joined(sentence, one if reports else None, when=reports or bool(back))]
            if not is_timed(sentence.text) and not _ASKS.search(sentence.text):
                found = [f for f in found if f.slot is not Slot.REPORT_HOW or f.value not in BARE]
            if sentence.text.endswith(":"):
                found = [f for f in found if f.slot is not Slot.REPORT_WHAT or f.span.end < sentence.span.end - 1]
            told = [f for f in found if not _within(f, sentence, outside)]
            yield from told
            previous = sentence
            ends = sentence.text.endswith(":") or _breaks_off(sentence, talk)
            opened = ends and all(f.slot is not Slot.REPORT_WHAT for f in told)


def _breaks_off(sentence: Sentence, talk: Talk) -> bool:
    """Whether a sentence without a stop goes on in a list: «… skal direktoratet gjøre rede for»."""
    block = talk.scene.letter.blocks[sentence.span.block]
    last = block.text[sentence.span.end :].strip() == "" and _OPEN_END.search(sentence.text) is not None
    below = talk.scene.letter.blocks[sentence.span.block + 1 : sentence.span.block + 2]
    return last and any(b.kind is BlockKind.LIST_ITEM for b in below)


def _goes_on(sentence: Sentence, previous: Sentence) -> bool:
    """Whether a sentence goes on about the report of the one before; a deadline may stand in the next paragraph."""
    apart = sentence.span.block - previous.span.block
    said = words("report_goes_on").search(sentence.text) is not None
    return said and (apart == 0 or (apart == 1 and _GOES_ON_BELOW.search(sentence.text) is not None))


def _without(sentence: Sentence, stretches: list[tuple[int, int]]) -> Sentence:
    """The sentence with blanks for the stretches that ask for no report."""
    text = sentence.text
    for start, end in stretches:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(sentence, text=text)


def _item(sentence: Sentence) -> Filler:
    said = sentence.text.strip(" .,;–-•")
    start = sentence.span.start + sentence.text.find(said)
    return Filler(Slot.REPORT_WHAT, said, Span(sentence.span.block, start, start + len(said)), evidence=sentence.text)


def _within(filler: Filler, sentence: Sentence, stretches: list[tuple[int, int]]) -> bool:
    first, last = filler.span.start - sentence.span.start, filler.span.end - sentence.span.start - 1
    places = (first, last) if filler.slot in _QUOTED else (first,)
    inside = any(start <= at < end for start, end in stretches for at in places)
    return filler.span.block == sentence.span.block and inside


def _first_named(fillers: Iterable[Filler]) -> Iterator[Filler]:
    """The fillers without the forms that point back («sluttrapporten» after «en sluttrapport», a mere «rapporten»)."""
    found = list(fillers)
    forms: list[str] = []
    bare = [f for f in found if f.slot is Slot.REPORT_HOW and f.value in BARE]
    for filler in found:
        if filler.slot is not Slot.REPORT_HOW:
            yield filler
        elif filler not in bare:
            stem = _DEFINITE.sub("", filler.value)
            if stem == filler.value or not any(form.endswith(stem) for form in forms):
                yield filler
            forms.append(filler.value)
    if bare and not forms:
        yield bare[0]


def _joined(sentence: Sentence, one: Parsed | None, *, when: bool) -> Iterator[Filler]:
    """Fillers by their wording; of a slot that has none, those that the grammar of the sentence gives."""
    found = list(_sentence(sentence, Where.PASSAGE, when=when))
    filled = {f.slot for f in found if f.value not in BARE} - {*_QUOTED, Slot.REPORT_HOW}
    if one is not None:
        if told_within(one):
            found = [f for f in found if f.slot is not Slot.REPORT_WHAT]
            filled -= {Slot.REPORT_WHAT}
        found += [f for f in grammar_reporting(one) if f.slot not in filled or _elsewhere(f, found)]
    found = [status_told(f, sentence) for f in found]
    if any(f.slot is Slot.REPORT_JOINT for f in found):  # «i fellesskap … i en egen rapport»
        found = [f for f in found if f.slot is not Slot.REPORT_OWN or not _separate(f, sentence)]
    yield from report_forms(sentence, [f for f in found if f.slot is Slot.REPORT_HOW])
    yield from (f for f in found if f.slot not in {*_QUOTED, Slot.REPORT_HOW})
    for slot in sorted(_QUOTED):
        yield from _quoted(sentence, [f for f in found if f.slot is slot])


def _separate(own: Filler, sentence: Sentence) -> bool:
    """Whether words of each for itself say only that something is a thing apart: «en egen rapport»."""
    said = sentence.text[max(0, own.span.start - sentence.span.start - 4) : own.span.end - sentence.span.start]
    return _A_SEPARATE.search(said) is not None


def _elsewhere(filler: Filler, found: list[Filler]) -> bool:
    """Whether a matter read by the tree stands in another clause than those read by wording."""
    if filler.slot is not Slot.REPORT_WHAT:
        return False
    others = [f.span for f in found if f.slot is filler.slot]
    return all(o.end < filler.span.start - _APART or filler.span.end < o.start - _APART for o in others)


def _quoted(sentence: Sentence, marks: list[Filler]) -> Iterator[Filler]:
    """The marks of one slot in a sentence as one quote, from the first to the last, where they stand close."""
    while marks:
        first = min(f.span.start for f in marks)
        near = [f for f in marks if f.span.start - first <= _QUOTE]
        last = max(f.span.end for f in near)
        marks = [f for f in marks if f not in near]
        said = sentence.text[first - sentence.span.start : last - sentence.span.start]
        yield Filler(near[0].slot, said, Span(sentence.span.block, first, last), near[0].where, said)


def _reports(sentence: Sentence) -> bool:
    text = words("report_word_not").sub("", dotless(sentence.text))
    said = words("report").search(text) or (
        words("joint_report").search(text) and (is_timed(sentence.text) or words("to_ministries").search(text))
    )
    return bool(said) and not words("report_not").search(text)


def _sentence(sentence: Sentence, where: Where, *, when: bool) -> Iterator[Filler]:
    text = dotless(sentence.text)
    if when:
        yield from _when(sentence, where)
        for match in words("report_form").finditer(text):
            before = text[: match.start()]
            if (
                DENIED.search(before)
                or _AT_THE_TIME.search(before + match[0])
                or (where is not Where.PASSAGE and match[0].lower() in BARE)
            ):
                continue
            yield Filler(Slot.REPORT_HOW, match[0].lower(), sentence.place(match), where, match[0])
    joint = _JOINT_NOUN.search(text) or words("joint_report").search(text)
    if joint and (
        DENIED.search(text[: joint.start()])
        or any(joint.start() < w.start() < joint.end() for w in WHICH.finditer(text))
    ):
        joint = None
    if joint:
        yield _quote(Slot.REPORT_JOINT, sentence, joint, where)
    own = words("own_report").search(text)
    if own and not any(a.start() < own.start() < a.end() for a in _ASKED.finditer(text)):
        denied = DENIED.search(text[: own.start()]) and not _BUT.search(own[0])
        if not denied:
            yield _quote(Slot.REPORT_OWN, sentence, own, where)
    for match in words("report_said").finditer(text):
        name = next(key for key, value in match.groupdict().items() if value)
        said = sentence.text[match.start(name) : match.end(name)]
        words_said = matter(words("report_tail").sub("", said)[:_LONGEST].strip(" ,"), sentence)
        if words_said:
            start = sentence.span.start + sentence.text.index(words_said, match.start(name))
            place = Span(sentence.span.block, start, start + len(words_said))
            yield Filler(Slot.REPORT_WHAT, words_said, place, where, match[0])


def _quote(slot: Slot, sentence: Sentence, match: re.Match[str], where: Where) -> Filler:
    said = sentence.text[match.start() : match.end()]
    return Filler(slot, said, sentence.place(match), where, said)


def _when(sentence: Sentence, where: Where) -> Iterator[Filler]:
    for value, start, end in due(sentence.text):
        if value == "årsrapport" and DENIED.search(sentence.text[:start]):
            continue
        place = Span(sentence.span.block, sentence.span.start + start, sentence.span.start + end)
        yield Filler(Slot.REPORT_WHEN, value, place, where, sentence.text[start:end])


def _row(row: tuple[Block, ...]) -> Iterator[Filler]:
    """A row of a calendar or of «særskilt rapportering» that names the task."""
    if not any(words("report").search(cell.text) for cell in row):
        return
    for cell in row:
        for value, start, end in due(cell.text):
            yield Filler(Slot.REPORT_WHEN, value, Span(cell.index, start, end), Where.LETTER, cell.text)
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
