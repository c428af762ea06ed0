"""Whole benchmark sets: which passage goes into which letter, and what is done to it there."""

from __future__ import annotations

import random

import sharing_lexicon as lex
from sharing_letters import CLASS_OF, EDITS, STEERING, STEPS, Line, Made, Piece, Planted, Writer

Units = frozenset[tuple[int, int, int]]


def make_set(count: int, seed: int, sentences: int = 250) -> tuple[list[Made], list[list[list[Piece]]]]:
    """``count`` letters of about ``sentences`` sentences, and the passages planted in them.

    Six passages stand in about nine of ten letters, and two more per letter in two to six letters each; passages
    have two to six sentences, but one in ten has a single sentence.
    """
    writer = Writer(seed)
    rng = writer.random
    letters = [
        Made(f"letter-{i:05d}", rng.randrange(len(lex.AGENCIES)), "nn" if rng.random() < 0.2 else "nb")
        for i in range(count)
    ]
    passages: list[list[list[Piece]]] = []
    into: list[list[int]] = [[] for _ in letters]
    for number in range(6 + 2 * count):
        size = 1 if number >= 6 and rng.random() < 0.1 else rng.randint(2, 6)
        passages.append([writer.sentence() for _ in range(size)])
        if number < 6:
            chosen = [i for i in range(count) if rng.random() < 0.9]
        else:
            chosen = rng.sample(range(count), min(count, rng.randint(2, 6)))
        for i in chosen:
            into[i].append(number)
    members = [sorted({letters[i].agency for i in range(count) if n in into[i]}) for n in range(len(passages))]
    for letter, numbers in zip(letters, into, strict=True):
        rng.shuffle(numbers)
        blocks = [_version(letter, n, passages[n], members[n], writer) for n in numbers]
        own = max(sentences - sum(len(b) for b in blocks), 10)
        cuts = sorted(rng.randrange(own + 1) for _ in blocks)
        form = 1 if letter.form == "nn" else 0
        name = lex.AGENCIES[letter.agency][0]
        for at in range(own + 1):
            for cut, block in zip(cuts, blocks, strict=True):
                if cut == at:
                    letter.lines.extend(block)
            if at < own:
                letter.lines.append(Line(writer.noise(form, name)))
    return letters, passages


def _version(letter: Made, number: int, passage: list[list[Piece]], members: list[int], writer: Writer) -> list[Line]:
    rng = writer.random
    edit = rng.choices(list(EDITS), list(EDITS.values()))[0]
    sentences = [list(s) for s in passage]
    touched, before, after = -1, "", ""
    if edit in STEERING:
        done = STEPS[edit](sentences, rng)
        if done is None:
            edit = "identical"
        else:
            touched, before, after = done
    if edit in {"order", "drop", "merge", "insert"} and len(sentences) < 3:
        edit = "identical"
    if edit == "split" and not any(p.role == "cut" for s in sentences for p in s):
        edit = "identical"
    form = 1 if letter.form == "nn" else 0
    full, short, nb, nn = lex.AGENCIES[letter.agency]
    fill = names_of(letter.agency, members, form, rng.choice([full, short, (nb, nn)[form]]))
    units: list[Units] = [frozenset({(number, i, 0), (number, i, 1)}) for i in range(len(sentences))]
    lines = [_line(s, u, "", form, fill) for s, u in zip(sentences, units, strict=True)]
    if touched >= 0:
        lines[touched] = Line(lines[touched].text, units[touched], edit)
    lines = _reshape(edit, lines, sentences, units, number, form, fill, writer, letter)
    kind, difference = CLASS_OF[edit], edit if edit in STEERING else ("omission" if edit == "drop" else "")
    named = any(p.role in {"self", "mirror"} for s in passage for p in s)
    letter.planted.append(Planted(number, edit, kind, difference, before, after, fill["self"], named))
    return lines


def names_of(agency: int, members: list[int], form: int, own: str = "") -> dict[str, str]:
    """What the blanks of a sentence are filled with in a letter to an agency; ``own`` is what it calls the agency."""
    own = own or lex.AGENCIES[agency][0]
    others = [lex.AGENCIES[m][1] for m in members if m != agency] or ["Digdir"]
    if len(members) > 6:
        others = [("de andre virksomhetene", "dei andre verksemdene")[form]]
    joined = others[0] if len(others) == 1 else ", ".join(others[:-1]) + " og " + others[-1]
    return {"Self": own[0].upper() + own[1:], "self": own, "mirror": joined}


def _line(pieces: list[Piece], units: Units, edit: str, form: int, fill: dict[str, str]) -> Line:
    return Line(render(pieces, form, fill), units, edit)


def render(pieces: list[Piece], form: int, fill: dict[str, str]) -> str:
    """A sentence in bokmål (0) or nynorsk (1) with the letter's names."""
    text = " ".join((p.nn if form else p.nb).format(**fill) for p in pieces).replace(" ,", ",")
    return text[0].upper() + text[1:] + "."


def _reshape(  # noqa: PLR0917 (private, one caller)
    edit: str,
    lines: list[Line],
    sentences: list[list[Piece]],
    units: list[Units],
    number: int,
    form: int,
    fill: dict[str, str],
    writer: Writer,
    letter: Made,
) -> list[Line]:
    rng = writer.random
    if edit == "typographic":
        at = rng.randrange(len(lines))
        lines[at] = Line(_typography(lines[at].text, rng), units[at], edit)
    elif edit in {"editorial", "paraphrase"}:
        for at in range(len(lines)) if edit == "paraphrase" else [rng.randrange(len(lines))]:
            lines[at] = Line(_edited(sentences[at], edit, form, fill, rng), units[at], edit)
    elif edit == "order":
        at = rng.randrange(len(lines) - 1)
        lines = [Line(line.text, line.units, edit) for line in lines]
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    elif edit == "drop":
        del lines[rng.randrange(len(lines))]
        lines = [Line(line.text, line.units, edit) for line in lines]
    elif edit == "insert":
        lines = [Line(line.text, line.units, edit) for line in lines]
        lines.insert(rng.randrange(1, len(lines)), Line(writer.noise(form, lex.AGENCIES[letter.agency][0])))
    elif edit == "split":
        at = rng.choice([i for i, s in enumerate(sentences) if any(p.role == "cut" for p in s)])
        cut = next(j for j, p in enumerate(sentences[at]) if p.role == "cut")
        halves = sentences[at][:cut], sentences[at][cut + 1 :]
        lines[at : at + 1] = [
            Line(render(half, form, fill), frozenset({(number, at, i)}), edit) for i, half in enumerate(halves)
        ]
    elif edit == "merge":
        at = rng.randrange(len(lines) - 1)
        second = lines[at + 1].text
        name = second.startswith((*lex.OTHERS, *(n for row in lex.AGENCIES for n in row[:2])))
        joined = lines[at].text[:-1] + ", og " + (second if name else second[0].lower() + second[1:])
        lines[at : at + 2] = [Line(joined, units[at] | units[at + 1], edit)]
    return lines


def _typography(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    at = rng.randrange(1, len(words))
    how = rng.choice(["case", "quote", "space", "hyphen", "nbsp", "footnote"])
    if how == "case":
        words[at] = words[at].upper() if len(words[at]) < 5 else words[at][0].upper() + words[at][1:]
    elif how == "quote":
        words[at] = f"«{words[at].rstrip('.,')}»" + (
            "." if words[at].endswith(".") else "," if words[at].endswith(",") else ""
        )
    elif how == "space":
        words[at] = " " + words[at]
    elif how == "hyphen":
        long = max(range(len(words)), key=lambda i: len(words[i]))
        words[long] = words[long][:5] + "\u00ad" + words[long][5:]
    elif how == "nbsp":
        return text.replace(" ", "\u00a0", 1)
    else:
        return text[:-1] + " ."
    return " ".join(words)


def _edited(pieces: list[Piece], edit: str, form: int, fill: dict[str, str], rng: random.Random) -> str:
    pieces = list(pieces)
    verbs = {v[0]: v[1] for v in lex.VERBS if v[1] is not None}
    wording = {e[0]: e[1] for e in lex.EDITORIAL}
    changed = False
    for j, piece in enumerate(pieces):
        pair = (piece.nb, piece.nn)
        other = verbs.get(pair) if piece.role == "verb" else wording.get(pair)
        if other is not None:
            pieces[j] = Piece(piece.role, *other)
            changed = True
    modal = next((j for j, p in enumerate(pieces) if p.role == "modal"), None)
    if modal is not None and (not changed or edit == "paraphrase"):
        pieces.insert(
            modal + 1, Piece("filler", *rng.choice([("også", "også"), ("videre", "vidare"), ("dessuten", "dessutan")]))
        )
    if edit == "paraphrase" and pieces[-1].role == "date" and pieces[0].role == "self" and modal == 1:
        pieces = [pieces[-1], pieces[1], Piece("self", "{self}", "{self}"), *pieces[2:-1]]
    if modal is None and not changed:
        pieces.insert(0, Piece("text", "Videre:", "Vidare:"))
    return render(pieces, form, fill)
