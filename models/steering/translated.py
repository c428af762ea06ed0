"""The labelled sentences in nynorsk, by a translator: no real letter in nynorsk is labelled.

The translator is Apertium with the pair nno-nob (Debian: apertium-nno-nob), a program of its own that only this
measuring calls. It is made for these two forms and writes them as people do, but for a word here and there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace

from models.steering.corpus import Labelled

_PROGRAM = "apertium"
_SPACE = re.compile(r"\s+")


def in_nynorsk(rows: Sequence[Labelled]) -> list[Labelled]:
    """The same rows with text, neighbours, heading and intro translated; labels and agency stay.

    Raises FileNotFoundError without the translator, ValueError where it did not give a line for each line.
    """
    found = shutil.which(_PROGRAM)
    if found is None:
        raise FileNotFoundError(_PROGRAM)
    texts = sorted({_line(text) for row in rows for text in (row.text, row.previous, row.next, row.heading, row.intro)})
    texts = [text for text in texts if text]
    done = subprocess.run(
        [found, "-u", "nob-nno"], input="\n\n".join(texts) + "\n\n", capture_output=True, text=True, check=True
    )
    nynorsk = dict(zip(texts, done.stdout.strip("\n").split("\n\n"), strict=True))

    def told(text: str) -> str:
        return nynorsk.get(_line(text), "")

    return [
        replace(
            row,
            text=told(row.text),
            previous=told(row.previous),
            next=told(row.next),
            heading=told(row.heading),
            intro=told(row.intro),
            form="nn",
        )
        for row in rows
    ]


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
