"""All user text that is not a rule's own: one catalogue per language under ``wording/*.toml``."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources


class Lang(StrEnum):
    """Language of messages (not of letters)."""

    NB = "nb"
    NN = "nn"
    EN = "en"


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """Every message of one language, keys flattened with dots ("error.missing")."""
    raw = tomllib.loads((resources.files(__name__) / f"{lang.value}.toml").read_text(encoding="utf-8"))
    return dict(_flatten("", raw))


def _flatten(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows.extend(_flatten(f"{prefix}{key}.", value))
        else:
            rows.append((f"{prefix}{key}", str(value)))
    return rows


def say(lang: Lang, key: str, /, **values: object) -> str:
    """The message ``key`` in ``lang`` with ``values`` filled in; raises KeyError for an unknown key."""
    return catalogue(lang)[key].format(**values)
