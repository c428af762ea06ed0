"""FEL-05: letters from two ministries order nearly the same, without saying that they do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.letters.model import Span
from linter.letters.registry import registry
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Example, Hit, Option, Related, SetRule, Severity, Status, Text
from linter.rules.fel.letters import composed, quoted, to
from linter.rules.koo.mandate import all_tasks
from linter.sharing.model import Tier
from linter.sharing.words import Content, contents
from linter.steering.labels import ChainLabel, Context

# What is alike in all letters is no assignment of its own
_ALIKE_EVERYWHERE = frozenset({ChainLabel.OBLIGATION, ChainLabel.REPORTING, ChainLabel.COORDINATION})
_ORDERING = frozenset({Context.TASK, Context.PRIORITY, Context.REQUIREMENT, Context.NONE})
_ID = re.compile(r"\W*(?:[A-ZÆØÅ]{1,8} ?)?\d{4}-\d{1,3}\b")  # an assignment bears a number
_PREFIX = 6  # letters two compounds must share at the beginning to be about one thing in part
_PARTLY = 0.7  # what such a pair counts
_LEAST_WORDS = 3  # content words of an assignment
_RAREST = 4  # words of an assignment it is looked up by
_CROWD = 60  # assignments with one word in common from which the word is not looked up


@dataclass(frozen=True, slots=True)
class _Order:
    """A demand on what to do or deliver: the letter's number in the set, place, text, content words."""

    letter: int
    span: Span
    text: str
    words: tuple[Content, ...]


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each assignment that resembles one another ministry gives another agency the same year.

    Joint tasks and shared text are meant to be alike, duties and reporting are alike everywhere: none of them counts.
    """
    limit = float(str(whole.option(RULE, "alike")))
    blocks = _alike_by_intent(whole)
    orders = [order for n, letter in enumerate(whole.letters) for order in _orders(letter, n, blocks[n])]
    at_word: dict[int, list[int]] = defaultdict(list)
    for number, order in enumerate(orders):
        for code in {code for word in order.words for code in (word.code, word.start)}:
            at_word[code].append(number)
    for number, order in enumerate(orders):
        keys = sorted({c for word in order.words for c in (word.code, word.start)}, key=lambda c: len(at_word[c]))
        near = {n for key in keys[: 2 * _RAREST] if len(at_word[key]) <= _CROWD for n in at_word[key] if n < number}
        found = [
            (alike, -n)
            for n in near
            if (alike := _alike(order, orders[n])) >= limit and _apart(whole, order, orders[n])
        ]
        if found and not _refers(whole, order, orders[-max(found)[1]]):
            yield _hit(whole, order, orders[-max(found)[1]])


def _alike_by_intent(whole: SetAnalysis) -> dict[int, set[int]]:
    """The blocks of each letter's joint tasks and of text it shares with others: they are meant to be alike."""
    blocks: dict[int, set[int]] = defaultdict(set)
    for passage in whole.shared.passages:
        if passage.tier is Tier.PASSAGE:
            for witness in passage.witnesses:
                blocks[int(witness.letter)].update(span.block for span in witness.spans)
    for task in all_tasks(whole):
        for part in task.parts:
            blocks[part.index].update(part.blocks())
    return blocks


def _orders(letter: LetterAnalysis, index: int, alike: set[int]) -> Iterator[_Order]:
    """The assignments of a letter outside what is meant to be alike."""
    for demand in letter.demands:
        if demand.span.block in alike or demand.label in _ALIKE_EVERYWHERE or demand.label is ChainLabel.NOT_A_DEMAND:
            continue
        numbered = _ID.match(letter.letter.blocks[demand.span.block].text)
        if not (demand.demand or numbered or demand.context is Context.TASK):  # a title orders what its body says
            continue
        words = tuple(contents(demand.text))
        if (demand.context in _ORDERING or numbered) and len(words) >= _LEAST_WORDS:
            yield _Order(index, demand.span, demand.text, words)


def _alike(one: _Order, other: _Order) -> float:
    """Share (0..1) of the two assignments' content words, by weight, that stand in both; parts of compounds count some."""
    free = list(other.words)
    matched = 0.0
    for word in one.words:
        same = next((w for w in free if w.code == word.code), None)
        part = same or next((w for w in free if _compound(w.stem, word.stem)), None)
        if part is not None:
            free.remove(part)
            matched += (word.weight + part.weight) * (1.0 if same is not None else _PARTLY)
    return matched / sum(word.weight for word in (*one.words, *other.words))


def _compound(one: str, other: str) -> bool:
    return len(one) > _PREFIX and len(other) > _PREFIX and one[:_PREFIX] == other[:_PREFIX]


def _apart(whole: SetAnalysis, one: _Order, other: _Order) -> bool:
    """Whether two assignments are from different ministries, to different agencies, for one year."""
    left, right = (whole.letters[order.letter].identity for order in (one, other))
    years = {found.year.value if found.year else None for found in (left, right)}
    senders = [{who.value.key for who in found.ministries} for found in (left, right)]
    readers = [{who.value.key for who in found.recipients} for found in (left, right)]
    return len(years) == 1 and all(senders) and not senders[0] & senders[1] and not readers[0] & readers[1]


def _refers(whole: SetAnalysis, one: _Order, other: _Order) -> bool:
    """Whether one of the assignments, in its paragraph, names the other's agency."""
    for here, there in ((one, other), (other, one)):
        text = whole.letters[here.letter].letter.blocks[here.span.block].text
        readers = {who.value.key for who in whole.letters[there.letter].identity.recipients}
        if any(readers & set(mention.keys) for mention in registry().mentions(text)):
            return True
    return False


def _hit(whole: SetAnalysis, one: _Order, other: _Order) -> Hit:
    return Hit(
        one.span,
        {
            "before": quoted(other.text),
            "after": quoted(one.text),
            "first": to(whole.letters[other.letter]),
            "second": to(whole.letters[one.letter]),
        },
        related=(Related(other.span, other.letter),),
        evidence=tuple(_shared_words(one.words, other.words)),
        letter=one.letter,
    )


def _shared_words(one: Sequence[Content], other: Sequence[Content]) -> list[str]:
    stems = {word.stem for word in other}
    return list(dict.fromkeys(word.stem for word in one if word.stem in stems))


def _letters(first: str, second: str, *, nn: bool = False) -> str:
    return composed(f"## 3.2 Oppdrag\n\n{first}", f"## 3.2 Oppdrag\n\n{second}", nn=nn)


RULE = SetRule(
    code="FEL-05",
    name=Text(
        nb="Overlappende oppdrag",
        nn="Overlappande oppdrag",
        en="Overlapping assignments",
    ),
    severity=Severity.LOW,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2 og refleksjon 1",
    why=Text(
        nb="Når to departementer bestiller nesten det samme uten å vite om hverandre, gjør virksomhetene arbeidet to ganger.",
        nn="Når to departement bestiller nesten det same utan å vite om kvarandre, gjer verksemdene arbeidet to gonger.",
        en="When two ministries order nearly the same without knowing of each other, the agencies do the work twice.",
    ),
    messages={
        "default": Text(
            nb="To oppdrag ligner på hverandre. I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            nn="To oppdrag liknar på kvarandre. I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            en="Two assignments resemble each other. In the letter to {first}: “{before}” In the letter to {second}: “{after}”",
        ),
    },
    advice=Text(
        nb="Sjekk om oppdragene overlapper. Vis til hverandre, eller gi ett felles oppdrag.",
        nn="Sjekk om oppdraga overlappar. Vis til kvarandre, eller gi eitt felles oppdrag.",
        en="Check whether the assignments overlap. Refer to each other, or give one joint assignment.",
    ),
    options={
        "alike": Option(
            default=0.7,
            doc=Text(
                nb="Så stor del (0–1) av innholdsordene må to oppdrag ha felles.",
                nn="Så stor del (0–1) av innhaldsorda må to oppdrag ha felles.",
                en="This share (0–1) of content words must two assignments have in common.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad=_letters(
                "Skattedirektoratet skal lage en veileder om fakturakontroll.",
                "⟦Politidirektoratet skal lage en veileder om fakturasjekk.⟧",
            ),
            better=_letters(
                "Skattedirektoratet skal lage en veileder om fakturakontroll sammen med Politidirektoratet.",
                "Politidirektoratet skal lage en veileder om fakturasjekk sammen med Skattedirektoratet.",
            ),
            # The same kind of work on another matter.
            good=_letters(
                "Skattedirektoratet skal lage en veileder om fakturakontroll.",
                "Politidirektoratet skal lage en veileder om våpenkontroll på flyplasser.",
            ),
        ),
        Example(
            head="",
            bad=_letters(
                "Skattedirektoratet skal kartlegge bruken av falske fakturaer i byggenæringen.",
                "⟦Politidirektoratet skal kartlegge bruken av fakturaer som er falske, i byggenæringen.⟧",
            ),
            better=_letters(
                "Skattedirektoratet skal kartlegge bruken av falske fakturaer i byggenæringen.",
                "Politidirektoratet skal ha døgnvakt.",
            ),
            # What all letters ask for.
            good=_letters(
                "Skattedirektoratet skal ha god internkontroll og håndtere risiko.",
                "Politidirektoratet skal ha god internkontroll og håndtere risiko.",
            ),
        ),
        Example(
            form="nn",
            head="",
            bad=_letters(
                "Skattedirektoratet skal lage ein rettleiar om fakturakontroll.",
                "⟦Politidirektoratet skal lage ein rettleiar om fakturasjekk.⟧",
                nn=True,
            ),
            better=_letters(
                "Skattedirektoratet skal lage ein rettleiar om fakturakontroll.",
                "Politidirektoratet skal ha døgnvakt.",
                nn=True,
            ),
            good=composed("## 3.2 Oppdrag\n\nSkattedirektoratet skal lage ein rettleiar om fakturakontroll.", nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=_letters(
                "Skattedirektoratet skal rapportere om timelister i årsrapporten.",
                "Politidirektoratet skal rapportere om timelister i årsrapporten.",
                nn=True,
            ),
        ),
    ),
    check=check,
    parses=True,
)
