"""The joint tasks of letters, read through the same seam as a check: what ``brevlint tasks`` and the page show."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from linter.coordination.overview import LetterTasks, Overview, letter_tasks, together
from linter.engine.apart import each
from linter.engine.lean import without_boxes
from linter.engine.report import Failure
from linter.engine.settings import Settings
from linter.language.pipeline import ModelError
from linter.letters.registry import added_names
from linter.readers.contract import ReadError
from linter.readers.open import read_letter


def overview(paths: Sequence[Path], settings: Settings, *, executor: Executor | None = None) -> Overview:
    """Read letters and find their joint tasks; the letters come without the places of single characters.

    A letter that cannot be read is one of the failures. Raises ModelError where the pipeline is needed and missing.
    """
    read: list[LetterTasks] = []
    failures: list[Failure] = []
    for one in each(partial(_read, settings=settings), ((path, path) for path in paths), executor):
        if isinstance(one, ModelError):
            raise one
        if isinstance(one, Failure):
            failures.append(one)
        else:
            read.append(one)
    with added_names(settings.house.names):
        return together(read, settings.declared, failures)


def _read(path: Path, settings: Settings) -> LetterTasks | Failure | ModelError:
    with added_names(settings.house.names):
        try:
            letter = read_letter(path, view=settings.view, limits=settings.limits)
            found = letter_tasks(letter, settings.declared)
        except ReadError as error:
            return Failure(error.path, error.code, error.values)
        except ModelError as error:
            return error
    return replace(found, letter=without_boxes(letter))
