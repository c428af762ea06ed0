"""Text of letters in JSON that neither a terminal nor an editor can take for a command."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

# Control characters beyond ASCII (a terminal obeys U+009B as it obeys ESC [), and those that turn or hide text.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def as_json(data: object, *, indent: int | None = 2, default: Callable[[object], object] | None = None) -> str:
    r"""JSON as text, such characters written as ``\uXXXX``; the other arguments are those of ``json.dumps``."""
    plain = json.dumps(data, ensure_ascii=False, indent=indent, default=default)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)
