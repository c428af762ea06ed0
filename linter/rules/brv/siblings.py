"""A sister of the recipient (another regional health authority) that is asked to report in its place.

Ministries write to such agencies from one text, so the name of another stands where the recipient's should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.letters.model import Block, BlockKind, Span
from linter.rules.akt.demands import task_blocks
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import Named, Recipient, named_agencies
from linter.rules.brv.prose import running_blocks, without_quotations

__all__ = ["siblings_left_in"]

# What every agency is asked about its own work: to tell the ministry of it.
_TELLS = re.compile(
    r"\s(?:skal|må|bør|bes|blir bede?n?|blir bedt)\s(?:\w+\s){0,4}?(?:om å\s)?(?:gjøre\srede|gjere\sgreie|gjere\srede|redegjøre"
    r"|rapportere|omtale|orientere|oversende|sende|levere|legge\sfram|legge\sfrem|leggje\sfram|beskrive|beskrivast|vise"
    r"|gi\sdepartementet|gi\sei?n?\svurdering)(?![\wæøå])",
    re.IGNORECASE,
)
_WITH_OTHERS = re.compile(
    r"\b(?:sammen|saman|samarbeid\w*|samordn\w*|felles\w*|koordiner\w*|på vegne?r? av|på vegner|nasjonal\w*|de andre|dei andre"
    r"|øvrige|alle|hver|kvar|regionene|regionane)(?!\w)",
    re.IGNORECASE,
)


def siblings_left_in(analysis: LetterAnalysis, own: Sequence[Recipient]) -> Iterator[tuple[Span, str]]:
    """The places where a sister opens a sentence that asks it to tell of its work, and the letter says no more of it.

    Silent on joint tasks, on what is done with or for others, and where another sentence of the letter names the sister.
    """
    if len(own) != 1:
        return
    named = [(block, one) for block in running_blocks(analysis.letter) for one in _named(analysis, block, own[0])]
    joint = task_blocks(analysis) if named else frozenset()
    for block, one in named:
        others = [b for b, other in named if set(other.keys) & set(one.keys) and (b, other) != (block, one)]
        place = analysis.sentence_at(Span(block.index, one.start, one.end))
        said = block.text[place.start : place.end]
        opens = one.start == place.start and _TELLS.match(block.text, one.end)
        if opens and not others and block.index not in joint and not _WITH_OTHERS.search(said):
            yield Span(block.index, one.start, one.end), block.text[one.start : one.end]


def _named(analysis: LetterAnalysis, block: Block, own: Recipient) -> Iterator[Named]:
    """The sisters of the recipient that a block's sentences name; lines of nothing but a name are a list of copies."""
    if block.kind is BlockKind.HEADING:
        return
    text = without_quotations(block.text)
    for one in named_agencies(analysis, text):
        rest = text.replace(text[one.start : one.end], "").strip(" .,;–-")
        if own.key not in one.keys and rest and _sisters(analysis, one.keys, own.key):
            yield one


def _sisters(analysis: LetterAnalysis, keys: Sequence[str], own: str) -> bool:
    """Whether agencies have one owner and one kind of name: «Helse X RHF», «Direktoratet for X»."""
    registry, date = analysis.registry, analysis.identity.date
    on = date.value if date else None
    owner, name = registry.owner(own, on), registry.at(own, on).name_nb.split()
    for key in keys:
        other, theirs = registry.at(key, on).name_nb.split(), registry.owner(key, on)
        opens = other[0] == name[0] and name[0].endswith(("et", "en")) and min(len(name), len(other)) > 1
        kinds = opens or (other[-1] == name[-1] and name[-1].isupper())
        if kinds and owner is not None and theirs is not None and owner.key == theirs.key:
            return True
    return False
