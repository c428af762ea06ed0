"""All demands of a letter."""

from __future__ import annotations

from dataclasses import replace

from linter.letters.model import Letter
from linter.steering.classify import Question, classify_all
from linter.steering.context import heading_context
from linter.steering.demand import Demand
from linter.steering.labels import Context, Strength
from linter.steering.units import units


def demands(letter: Letter) -> tuple[Demand, ...]:
    """Every unit of the letter's body that could be a demand, classified, in reading order.

    Units that turn out not to bind (``demand`` False) are kept: goals and references matter to rules. Sentences that
    the gate stopped (names, addresses, pure references) are left out. Raises what ``linter.language.pipeline`` and
    ``linter.steering.model.weights`` raise when a model is missing.
    """
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
