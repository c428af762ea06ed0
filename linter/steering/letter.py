"""All demands of a letter."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from linter.language.pipeline import model_path
from linter.letters.model import Letter
from linter.steering.classify import Question, classify_all
from linter.steering.context import heading_context
from linter.steering.demand import Demand
from linter.steering.labels import Context, Strength
from linter.steering.model import model_folder
from linter.steering.units import units

_KEPT = 64  # letters; the rules about one letter and those about the set ask for the same demands
_known: OrderedDict[tuple[str, ...], tuple[Demand, ...]] = OrderedDict()


def demands(letter: Letter) -> tuple[Demand, ...]:
    """Every unit of the letter's body that could be a demand, classified, in reading order.

    Units that turn out not to bind (``demand`` False) are kept: goals and references matter to rules. Sentences that
    the gate stopped (names, addresses, pure references) are left out. Raises what ``linter.language.pipeline`` and
    ``linter.steering.model.weights`` raise when a model is missing. The same bytes read the same way with the same
    models give the same demands: the latest letters are remembered.
    """
    if not letter.sha256:  # put together in memory, not read from a file
        return _classified(letter)
    key = (letter.sha256, letter.format, letter.view.value, str(model_path()), str(model_folder()))
    found = _known.get(key)
    if found is None:
        found = _known[key] = _classified(letter)
        if len(_known) > _KEPT:
            _known.popitem(last=False)
    return found


def _classified(letter: Letter) -> tuple[Demand, ...]:
    places = list(units(letter))
    questions = (Question(p.text, p.heading, p.previous, p.next, p.intro) for p in places)
    found = []
    for place, result in zip(places, classify_all(questions), strict=True):
        own = heading_context(place.intro) if place.intro else Context.NONE
        judged = replace(result, demand=False, strength=Strength.NONE) if place.title else result
        found.append(
            Demand(
                spans=(place.span,),
                text=place.text,
                result=judged,
                context=own if own is not Context.NONE else place.context,
                heading=place.heading,
                section=place.section,
                intro=place.intro_span,
                title=place.title,
            )
        )
    return tuple(found)
