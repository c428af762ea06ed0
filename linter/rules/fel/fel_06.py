"""FEL-06: an agency takes part, but no letter to it is in the set. For information."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.fel.letters import akrim, composed
from linter.rules.koo.mandate import JOINT_KINDS, Mandate, Part, called, mandates

_SEVERAL = 2


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task and year with participants whom no letter of that year in the set is to.

    Only agencies are asked for: a ministry behind the task need not own any of them, and other partners get no such
    letter. One letter alone is no set.
    """
    if len(whole.letters) < _SEVERAL:
        return
    for mandate in mandates(whole):
        for year in dict.fromkeys(part.year() for part in mandate.parts):
            parts = [part for part in mandate.parts if part.year() == year]
            yield from _without_letter(whole, mandate, parts, year)
            yield from (hit for part in parts if (hit := _unsent(mandate, part)) is not None)


def _without_letter(whole: SetAnalysis, mandate: Mandate, parts: Sequence[Part], year: int | None) -> Iterator[Hit]:
    named = dict.fromkeys(key for part in parts for key in part.task.participants)
    have: set[str] = set()
    for letter in whole.letters:
        identity = letter.identity
        if (identity.year.value if identity.year else None) == year:
            have.update(who.value.key for who in identity.recipients)
    missing = [key for key in named if key not in have]
    if missing:
        naming = [part for part in parts if set(part.task.participants) & set(missing)]
        names = "; ".join(sorted(called(naming[0], key) for key in missing))
        yield mandate.hit({"agencies": names}, at=[(part, part.place) for part in naming])


def _unsent(mandate: Mandate, part: Part) -> Hit | None:
    """A joint letter that names a ministry as one behind the task, and is not from it."""
    if part.kind() not in JOINT_KINDS:
        return None
    senders = {who.value.key for who in part.letter.identity.ministries}
    missing = [
        filler
        for filler in part.task.slots[Slot.MINISTRIES]
        if filler.value in mandate.ministries and filler.value not in senders
    ]
    if not missing or not senders:
        return None
    names = "; ".join(sorted({called(part, filler.value) for filler in missing}))
    return Hit(
        missing[0].span,
        {"task": mandate.name, "agencies": names},
        "ministries",
        related=(Related(part.place, part.index),),
        evidence=(part.looked(),),
        letter=part.index,
    )


_HEAD = "## 3.4 ⟦Arbeidslivskriminalitet⟧\n\n"
_NB = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås."
_NN = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd."
_TWO_NN = _NN.replace(", Politidirektoratet og Arbeidstilsynet", " og Politidirektoratet")
_KS = " De skal ha dialog med KS og kommunene, og arbeidet følges av Riksadvokaten."

RULE = SetRule(
    code="FEL-06",
    name=Text(
        nb="Deltaker uten brev i settet",
        nn="Deltakar utan brev i settet",
        en="A participant has no letter in the set",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="Avledet av DFØ/Difi 2017/1, råd 4 og 6",
    why=Text(
        nb="Mangler et brev, kan vi ikke se om alle virksomhetene får den samme beskjeden.",
        nn="Manglar eit brev, kan vi ikkje sjå om alle verksemdene får den same beskjeden.",
        en="When a letter is not there, we cannot see whether all agencies get the same message.",
    ),
    messages={
        "default": Text(
            nb="Disse er med på «{task}», men brevet til dem er ikke lagt inn: {agencies}. Da er kontrollen ufullstendig.",
            nn="Desse er med på «{task}», men brevet til dei er ikkje lagt inn: {agencies}. Då er kontrollen ufullstendig.",
            en="These take part in “{task}”, but the letter to them is not in the set: {agencies}. So the check is incomplete.",
        ),
        "ministries": Text(
            nb="Brevet nevner {agencies} blant departementene bak «{task}», men vi fant ikke at det er fra dem.",
            nn="Brevet nemner {agencies} blant departementa bak «{task}», men vi fann ikkje at det er frå dei.",
            en="The letter names {agencies} among the ministries behind “{task}”, but we did not find that it is from them.",
        ),
    },
    advice=Text(
        nb="Legg inn brevene til alle som er med, så blir hele settet kontrollert.",
        nn="Legg inn breva til alle som er med, så blir heile settet kontrollert.",
        en="Add the letters to all who take part, so that the whole set is checked.",
    ),
    other_advice={
        "ministries": Text(
            nb="Sjekk om departementene skal stå som avsendere. Skal de ikke det, kan teksten bli stående.",
            nn="Sjekk om departementa skal stå som avsendarar. Skal dei ikkje det, kan teksten bli ståande.",
            en="Check whether the ministries should stand as senders. If not, the text can stay.",
        ),
    },
    examples=(
        Example(
            head="",
            bad=composed(_HEAD + _NB, akrim(_NB)),
            better=composed(*[akrim(_NB)] * 3),
            good=composed(akrim(_NB)),
        ),
        Example(
            head="",
            bad=composed(_HEAD + _NB, "## 3.4 Vakt\n\nPolitidirektoratet skal ha døgnvakt."),
            better=composed(*[akrim(_NB)] * 3),
            # KS, municipalities and the Director of Public Prosecutions get no such letter.
            good=composed(*[akrim(_NB + _KS)] * 3),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(_HEAD + _NN, akrim(_NN), nn=True),
            better=composed(*[akrim(_NN)] * 3, nn=True),
            good=composed(akrim(_TWO_NN), akrim(_TWO_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            # The ministry of local government is behind it and owns none of them.
            good=composed(*[akrim(_NN + " Kommunal- og distriktsdepartementet står òg bak arbeidet.")] * 3, nn=True),
        ),
    ),
    check=check,
)
