"""FEL-02: the shared text is not word for word the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, Related, SetRule, Severity, Status, Text
from linter.rules.fel.change import Addition, Change
from linter.rules.fel.declared import declared_identical
from linter.rules.fel.letters import addressee, addressees, akrim, composed, quoted
from linter.rules.fel.texts import TaskText, spread
from linter.sharing.model import DifferenceClass, WitnessClass


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each difference that no other rule is the finder of, fewer for a letter with many.

    Typography, names, order and editing are let be. Text that says it is identical is held to that also where it is no
    joint task of several ministries.
    """
    most = int(str(whole.option(RULE, "most")))
    for text in whole.task_texts:
        changes = text.changes_of("FEL-02")
        for _, group in groupby(sorted(changes, key=lambda c: c.second.index), key=lambda c: c.second.index):
            yield from _of_letter(text, list(group), most)
        yield from (_added(text, one) for one in text.additions_of("FEL-02"))
        yield from _forms(text)
        if text.unlike and not text.shared:
            yield _unlike(text)
    yield from declared_identical(whole)


def _of_letter(text: TaskText, changes: Sequence[Change], most: int) -> Iterator[Hit]:
    if len(changes) <= most:
        yield from (_hit(text, change) for change in changes)
        return
    first = changes[0]
    yield Hit(
        first.place,
        {**_named(text, first), "count": len(changes)},
        "many",
        related=tuple(
            Related(span, part.index, quoted(f"{change.before} → {change.after}"))
            for change in changes
            for part, span in ((change.first, change.before_place), (change.second, change.place))
        ),
        evidence=tuple(quoted(f"«{change.before}» → «{change.after}»") for change in changes),
        letter=first.second.index,
    )


def _named(text: TaskText, change: Change) -> dict[str, str]:
    return {"task": text.mandate.name, "first": addressee(change.first), "second": addressee(change.second)}


def _hit(text: TaskText, change: Change) -> Hit:
    message = "missing" if not change.after else "added" if not change.before else "default"
    message = "party_" + message if change.kind is DifferenceClass.ACTOR and message != "default" else message
    return Hit(
        change.place,
        {
            **_named(text, change),
            "before": quoted(change.before),
            "after": quoted(change.after),
            "sentence": quoted(change.before_sentence if change.before else change.sentence),
        },
        message,
        related=(
            Related(change.before_place, change.first.index),
            *(Related(span, part.index) for part, span in spread(change.others)),
        ),
        evidence=(change.first.looked(), change.second.looked()),
        letter=change.second.index,
    )


def _added(text: TaskText, addition: Addition) -> Hit:
    others = [part for part in text.parts if part.index != addition.part.index]
    return Hit(
        addition.at,
        {
            "task": text.mandate.name,
            "before": "",
            "after": quoted(addition.text),
            "first": addressees(others),
            "second": addressee(addition.part),
        },
        "added",
        related=tuple(Related(part.place, part.index) for part in others),
        evidence=tuple(part.looked() for part in text.parts),
        letter=addition.part.index,
    )


def _forms(text: TaskText) -> Iterator[Hit]:
    """For information: letters that have the text in the other written standard; only names, numbers and force are compared."""
    kinds = text.shared.items()
    other = [text.parts[number] for number, kind in kinds if kind is WitnessClass.LANGUAGE_FORM]
    differing = {WitnessClass.LANGUAGE_FORM, WitnessClass.STEERING}
    same = [text.parts[number] for number, kind in kinds if kind not in differing]
    if other and same:
        yield Hit(
            other[0].place,
            {"task": text.mandate.name, "first": addressees(same), "second": addressees(other)},
            "form",
            Severity.INFO,
            tuple(Related(part.place, part.index) for part in (*other[1:], *same)),
            tuple(part.looked() for part in (*other, *same)),
            other[0].index,
        )


def _unlike(text: TaskText) -> Hit:
    first, others = text.parts[0], text.parts[1:]
    return Hit(
        first.place,
        {"task": text.mandate.name, "first": addressee(first), "second": addressees(others)},
        "unlike",
        related=tuple(Related(part.place, part.index) for part in others),
        evidence=tuple(part.looked() for part in text.parts),
        letter=first.index,
    )


_NB = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir "
    "utnyttet. Etatene har felles ansvar for at målet nås. Etatene skal lage en plan for felles kontroll av "
    "byggeplasser innen 1. mars 2026. Departementene vurderer kontrollene på nytt i 2028."
)
_NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir "
    "utnytta. Etatane har felles ansvar for at målet blir nådd. Etatane skal lage ein plan for felles kontroll av "
    "byggjeplassar innan 1. mars 2026. Departementa vurderer kontrollane på nytt i 2028."
)
_MARKED = "## 3.4 ⟦Arbeidslivskriminalitet⟧\n\n"
_ONE = "## 3.4 Havner\n\n{} Likelydende oppdrag er gitt til Kartverket og Direktoratet for byggkvalitet."
_SAME = "Kartleggingen av småbåthavner skal omfatte alle fylker og bygge på målinger fra de siste fem årene."


def _three(text: str, old: str = "", new: str = "", *, head: str = "", nn: bool = False) -> str:
    changed = (head or akrim("")) + text.replace(old, new)
    return composed(akrim(text), changed, akrim(text), nn=nn)


RULE = SetRule(
    code="FEL-02",
    name=Text(
        nb="Felles oppdragstekst er ikke likelydende",
        nn="Felles oppdragstekst er ikkje likelydande",
        en="The shared text is not identical",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="På et overordnet nivå bør oppdragsteksten være lik i alle brev. Er den ikke det, kan virksomhetene forstå oppdraget ulikt.",
        nn="På eit overordna nivå bør oppdragsteksten vere lik i alle brev. Er han ikkje det, kan verksemdene forstå oppdraget ulikt.",
        en="At an overall level the text should be the same in all letters. If it is not, the agencies may understand the task differently.",
    ),
    messages={
        "default": Text(
            nb="Teksten om «{task}» er ikke lik: Det står «{before}» i brevet til {first}, men «{after}» i brevet til {second}.",
            nn="Teksten om «{task}» er ikkje lik: Det står «{before}» i brevet til {first}, men «{after}» i brevet til {second}.",
            en="The text on “{task}” is not the same: It says “{before}” in the letter to {first}, but “{after}” in the letter to {second}.",
        ),
        "missing": Text(
            nb="Teksten om «{task}» er ikke lik: «{before}» står i brevet til {first}, men vi fant det ikke i brevet til {second}.",
            nn="Teksten om «{task}» er ikkje lik: «{before}» står i brevet til {first}, men vi fann det ikkje i brevet til {second}.",
            en="The text on “{task}” is not the same: “{before}” is in the letter to {first}, but we did not find it in the letter to {second}.",
        ),
        "added": Text(
            nb="Teksten om «{task}» er ikke lik: «{after}» står bare i brevet til {second}, og ikke i det til {first}.",
            nn="Teksten om «{task}» er ikkje lik: «{after}» står berre i brevet til {second}, og ikkje i det til {first}.",
            en="The text on “{task}” is not the same: “{after}” stands only in the letter to {second}, and not in that to {first}.",
        ),
        "party_missing": Text(
            nb="{before} er nevnt i teksten om «{task}» i brevet til {first}: «{sentence}» Vi fant ikke {before} på samme sted i brevet til {second}.",
            nn="{before} er nemnd i teksten om «{task}» i brevet til {first}: «{sentence}» Vi fann ikkje {before} på same staden i brevet til {second}.",
            en="{before} is named in the text on “{task}” in the letter to {first}: “{sentence}” We did not find {before} in the same place in the letter to {second}.",
        ),
        "party_added": Text(
            nb="{after} er nevnt i teksten om «{task}» i brevet til {second}: «{sentence}» Vi fant ikke {after} på samme sted i brevet til {first}.",
            nn="{after} er nemnd i teksten om «{task}» i brevet til {second}: «{sentence}» Vi fann ikkje {after} på same staden i brevet til {first}.",
            en="{after} is named in the text on “{task}” in the letter to {second}: “{sentence}” We did not find {after} in the same place in the letter to {first}.",
        ),
        "many": Text(
            nb="Teksten om «{task}» i brevet til {second} er ulik teksten i brevet til {first} på {count} steder.",
            nn="Teksten om «{task}» i brevet til {second} er ulik teksten i brevet til {first} på {count} stader.",
            en="The text on “{task}” in the letter to {second} differs from that in the letter to {first} in {count} places.",
        ),
        "unlike": Text(
            nb="Brevene til {first} og {second} gir oppdraget «{task}» med hver sine ord. Vi fant ingen felles tekst.",
            nn="Breva til {first} og {second} gir oppdraget «{task}» med kvar sine ord. Vi fann ingen felles tekst.",
            en="The letters to {first} and {second} give the task “{task}” each in their own words. We found no shared text.",
        ),
        "form": Text(
            nb="Teksten om «{task}» står på én målform i brevet til {second} og på en annen i brevet til {first}. Tall, frister, navn og kravord er like. Se over resten.",
            nn="Teksten om «{task}» står på éi målform i brevet til {second} og på ei anna i brevet til {first}. Tal, fristar, namn og kravord er like. Sjå over resten.",
            en="The text on “{task}” is in one form of Norwegian in the letter to {second} and in the other in that to {first}. Numbers, deadlines, names and words of demand agree. Look over the rest.",
        ),
    },
    advice=Text(
        nb="Bruk samme tekst på overordnet nivå. Skill tydelig ut det som bare gjelder én virksomhet, for eksempel under «Særskilt for …».",
        nn="Bruk same tekst på overordna nivå. Skil tydeleg ut det som berre gjeld éi verksemd, til dømes under «Særskilt for …».",
        en="Use the same text at the overall level. Set apart what concerns one agency only, for example under “Særskilt for …”.",
    ),
    other_advice={
        "form": Text(
            nb="Les tekstene mot hverandre, så de krever det samme på begge målformer.",
            nn="Les tekstane mot kvarandre, så dei krev det same på begge målformer.",
            en="Read the texts against each other, so that they ask for the same in both forms of Norwegian.",
        ),
    },
    options={
        "most": Option(
            default=5,
            doc=Text(
                nb="Så mange forskjeller i ett brev blir meldt hver for seg. Er det flere, blir de meldt samlet.",
                nn="Så mange skilnader i eitt brev blir melde kvar for seg. Er det fleire, blir dei melde samla.",
                en="This many differences in one letter are reported one by one. More are reported together.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad=_three(_NB, " Departementene vurderer kontrollene på nytt i 2028.", "", head=_MARKED),
            better=_three(_NB),
            # Each letter speaks to its own reader, and typography is no difference.
            good=_three(_NB, "Etatene skal", "Etatene  skal"),
        ),
        Example(
            head="",
            bad=_three(_NB, "en plan for felles kontroll av byggeplasser", "en plan for felles kontroll av ⟦drosjer⟧"),
            better=_three(_NB),
            # An adaptation that is set apart is allowed (FEL-04).
            good=_three(
                _NB,
                "på nytt i 2028.",
                "på nytt i 2028.\n\nSærskilt for Politidirektoratet: Politiet deltar med egne båter.",
            ),
        ),
        Example(
            head="",
            bad=composed(
                akrim("Skattedirektoratet skal sammen med Politidirektoratet nå målet om at færre arbeidere blir lurt.")
                .replace("3.4 A", "3.4 ⟦A")
                .replace("itet\n", "itet⟧\n"),
                akrim(
                    "Samarbeidet mellom Politidirektoratet og Skattedirektoratet skal gi tryggere byggeplasser i hele landet."
                ),
            ),
            better=composed(
                *[
                    akrim(
                        "Skattedirektoratet skal sammen med Politidirektoratet nå målet om at færre arbeidere blir lurt."
                    )
                ]
                * 2
            ),
            good=composed(akrim(_NB)),
        ),
        Example(
            head="",
            bad="Kommunal- og distriktsdepartementet\n\nKartverket\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
            + _ONE.format("Planen skal være ferdig innen 1. mars. " + _SAME)
            + "\n=====\nKommunal- og distriktsdepartementet\n\nDirektoratet for byggkvalitet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
            + _ONE.format("Planen skal være ferdig innen ⟦1. juni⟧. " + _SAME),
            better="Kommunal- og distriktsdepartementet\n\nKartverket\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
            + _ONE.format("Planen skal være ferdig innen 1. mars. " + _SAME)
            + "\n=====\nKommunal- og distriktsdepartementet\n\nDirektoratet for byggkvalitet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
            + _ONE.format("Planen skal være ferdig innen 1. mars. " + _SAME),
        ),
        Example(
            form="nn",
            head="",
            bad=_three(_NN, " Departementa vurderer kontrollane på nytt i 2028.", "", head=_MARKED, nn=True),
            better=_three(_NN, nn=True),
            # Deadlines of reports are RAP-05's.
            good=composed(
                akrim(_NN + " Etatane sender éin felles rapport innan 1. november 2026."),
                akrim(_NN + " Etatane sender éin felles rapport innan 1. oktober 2026."),
                nn=True,
            ),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(akrim(_NN), _MARKED + _NB, akrim(_NN), nn=True),
            better=_three(_NN, nn=True),
            good=_three(_NN, "skal lage ein plan", "bør lage ein plan", nn=True),  # FEL-03
        ),
    ),
    check=check,
)
