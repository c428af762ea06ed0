"""The composed letters and their listed changes, made by ``fixtures/build.py``: each letter once in a process."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from conftest import FIXTURES

CASES = ("akrim", "bolig", "0-24")
_made: dict[tuple[str, ...], bytes] = {}


@cache
def builder() -> ModuleType:
    """``fixtures/build.py``, which is a script and not a package."""
    sys.path.insert(0, str(FIXTURES))
    spec = importlib.util.spec_from_file_location("fixture_build", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fixture_build"] = module
    spec.loader.exec_module(module)
    return module


def made(source: Any) -> bytes:  # a Source of fixtures/compose
    """The .docx of a source. One source gives the same bytes each time (``test_two_builds_give_the_same_bytes``)."""
    key = (source.case, source.name, repr(source.head), source.text)
    if key not in _made:
        _made[key] = builder().LetterWriter(source).to_bytes()
    return _made[key]


def built(case: str, folder: Path, variant: str = "good", mutation: str | None = None) -> list[Path]:
    """As ``build`` of the script: the letters of a case, written into ``folder``, made if missing; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for source in builder().letters(case, variant, mutation):
        path = folder / f"{source.name}.docx"
        path.write_bytes(made(source))
        paths.append(path)
    return paths
