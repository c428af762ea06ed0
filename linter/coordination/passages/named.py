"""Tasks found by name (declared or known), and joint letters that are about one task from first to last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.coordination.model import DeclaredTask, Passage
from linter.coordination.naming import core, key_of
from linter.coordination.passages.found import LONGEST_SECTION, SEVERAL, Found, Step, grown, joint_demand
from linter.coordination.passages.partners import lines_of, partner_demand
from linter.coordination.roles.worded import coordinates
from linter.coordination.scene import Scene, Sentence
from linter.coordination.words import known_tasks, words
from linter.letters.identity_model import Layout, LetterKind
from linter.letters.identity_title import find_title
from linter.letters.model import Block, BlockKind, Layer, Span

__all__ = ["by_name", "joint_letter"]


def _lookups(declared: Sequence[DeclaredTask]) -> Iterator[tuple[str, str, re.Pattern[str], str]]:
    """Key, name, pattern and reason of every task looked for by name; declared ones first."""
    taken: set[str] = set()
    for task in declared:
        said = "|".join(re.escape(name) for name in (task.name, *task.aliases) if name)
        pattern = re.compile(rf"(?<!\w)(?:{said})", re.IGNORECASE)
        same = next((k for k in known_tasks() if any(k.pattern.search(n) for n in (task.name, *task.aliases))), None)
        if same is not None:
            taken.add(same.key)
            pattern = re.compile(f"{pattern.pattern}|{same.pattern.pattern}", re.IGNORECASE)
        yield (same.key if same else key_of(task.name)), task.name, pattern, "declared"
    for known in known_tasks():
        if known.key not in taken:
            yield known.key, known.name, known.pattern, "known name"


def joint_letter(scene: Scene, declared: Sequence[DeclaredTask]) -> Found | None:
    """A letter to several agencies of several ministries about one task: all of it is one passage."""
    kind = scene.identity.kind.value if scene.identity.kind else None
    owners = lines_of(scene, scene.recipients)
    if len(scene.recipients) < SEVERAL or (len(owners) < SEVERAL and kind is not LetterKind.FELLES_OPPDRAGSBREV):
        return None
    title = find_title(Layout(scene.letter))
    said = " ".join(title.text.split()) if title else ""
    body = [b for b in scene.letter.blocks if b.layer is Layer.BODY and b.text.strip()]
    if not body:
        return None
    evidence = Span(title.index, 0, len(title.text)) if title else Span(body[0].index, 0, len(body[0].text))
    lookups = list(_lookups(declared))
    hit = next((row for row in lookups if row[2].search(said)), None)
    if hit is None:
        counts = [(sum(1 for b in body if row[2].search(b.text)), row) for row in lookups]
        best = max(counts, key=lambda c: c[0], default=(0, None))
        hit = best[1] if best[0] >= SEVERAL else None
    first = evidence.block if title and title.layer is Layer.BODY else body[0].index
    passage = Passage(first, body[-1].index + 1, hit[3] if hit else "heading", evidence)
    if hit:
        return Found(hit[0], hit[1], (passage,), pattern=hit[2], names=(said,) if said else ())
    name = core(said) or said or "felles oppdrag"
    return Found(key_of(name), name, (passage,), names=(said,) if said else ())


def by_name(declared: Sequence[DeclaredTask]) -> Step:
    """Tasks found by a declared or known name: sections under it, paragraphs and rows that demand, mentions."""

    def step(scene: Scene, taken: frozenset[int]) -> list[Found]:  # noqa: ARG001 - a Step; names come first
        named = (_by_one_name(scene, *lookup) for lookup in _lookups(declared))
        return [found for found in named if found.passages or found.mentions]

    return step


def _by_one_name(scene: Scene, key: str, name: str, pattern: re.Pattern[str], reason: str) -> Found:
    passages: list[Passage] = []
    mentions: list[Span] = []
    covered: set[int] = set()
    for block in scene.letter.blocks:
        match = pattern.search(block.text) if block.layer is Layer.BODY else None
        if match is None or block.index in covered:
            continue
        place = Span(block.index, match.start(), match.end())
        reach = _reach(scene, block, pattern)
        if reach is None:
            mentions.append(place)
            continue
        covered |= set(range(*reach))
        passages.append(Passage(*reach, reason, place))
    return Found(key, name, tuple(passages), tuple(mentions), pattern)


def _reach(scene: Scene, block: Block, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The blocks of the passage that a name in ``block`` opens; None for a mere mention."""
    if block.kind is BlockKind.HEADING and block.cell is None:
        section = scene.letter.sections[block.section]
        if section.heading == block.index and section.level and section.last - section.first <= LONGEST_SECTION:
            own = list(scene.run(section.first + 1, section.last))
            return (section.first, section.last) if any(_mandate(s) for s in own) else None
        return None
    if block.cell is not None:
        row = scene.letter.rows[block.cell.table, block.cell.row]
        sentences = [s for cell in row for s in scene.sentences[cell.index]]
        if any(partner_demand(scene, s, assignment=True) or joint_demand(s) for s in sentences):
            return row[0].index, row[-1].index + 1
        return None
    sentences = list(scene.sentences[block.index])
    if not any(joint_demand(s) or coordinates(s) for s in sentences):
        return None
    return grown(scene, block, pattern)


def _mandate(sentence: Sentence) -> bool:
    return bool(
        words("demand").search(sentence.text) or words("together").search(sentence.text) or coordinates(sentence)
    )
