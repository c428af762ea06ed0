"""What ``brevlint show`` says of a file.

The process that asks is another one than the one that reads: it imports nothing of what only reading needs.
"""

from __future__ import annotations

from pathlib import Path

from linter.engine.report import Failure
from linter.letters.model import RevisionView
from linter.wording import Lang


def shown(path: Path, form: str, view: RevisionView, lang: Lang) -> str | Failure:
    """The letter as read, as "text" or "json"; a Failure for what cannot be read."""
    from linter.language.form import letter_form  # noqa: PLC0415 - see the module's docstring
    from linter.letters.identity import identify  # noqa: PLC0415 - as above
    from linter.readers.contract import ReadError  # noqa: PLC0415 - as above
    from linter.readers.open import read_letter  # noqa: PLC0415 - as above
    from linter.reports import model  # noqa: PLC0415 - as above

    try:
        letter = read_letter(path, view=view)
    except ReadError as error:
        return Failure(error.path, error.code, error.values)
    language_form = str(letter_form(letter).form)
    if form == "json":
        return model.render_json(letter, identify(letter), language_form)
    return model.render_text(letter, identify(letter), language_form, lang)
