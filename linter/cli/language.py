"""Which language the command speaks, before its options are parsed (help texts need it)."""

from __future__ import annotations

import os
import sys

from linter.wording import Lang


def ui_lang() -> Lang:
    """``--lang`` on the command line, else BREVLINT_LANG, else bokmål. An unknown value means bokmål."""
    words = sys.argv[1:]
    wanted = os.environ.get("BREVLINT_LANG", "")
    for number, word in enumerate(words):
        if word == "--lang" and number + 1 < len(words):
            wanted = words[number + 1]
        elif word.startswith("--lang="):
            wanted = word.partition("=")[2]
    return Lang(wanted) if wanted in {lang.value for lang in Lang} else Lang.NB
