"""spaCy without its command line: imported in two thirds of the time, and without a single network library.

``import spacy`` imports its own commands to offer one of them as ``spacy.info``, and with them httpx, requests and
twenty other packages (spaCy 3.8: 360 of 1,050 modules). Nothing that parses needs them, and letters should be read in
a process that has no means of sending them anywhere.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

__all__ = ["import_spacy"]


def import_spacy() -> None:
    """Imports spaCy; its commands only when somebody asks for them. Does nothing where it is imported already."""
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    commands.__path__ = []
    vars(info)["info"] = _info
    stand_ins = {module.__name__: module for module in (commands, info)}
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - spaCy's own signature
    """``spacy.info``, when it is called."""
    return importlib.import_module("spacy.cli.info").info(*args, **kwargs)
