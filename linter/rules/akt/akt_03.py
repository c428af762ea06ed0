"""AKT-03: the letter as a whole demands many activities and says little about what is to be achieved."""

from __future__ import annotations

from collections.abc import Iterator

from linter.letters.identity import LetterKind
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text
from linter.steering.labels import WHAT

# Supplementary letters carry single tasks, a corrected one only what was wrong: neither has goals to count.
_SKIPPED = frozenset({LetterKind.SUPPLERENDE})


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit without a place when the share of activity and input is at the limit and effects are few."""
    kind = analysis.identity.kind
    if kind is not None and kind.value in _SKIPPED:
        return
    counted = analysis.profile
    steps = counted.how + counted.deliveries + counted.what
    if steps < int(str(analysis.option(RULE, "min_demands"))):
        return
    effects = sum(unit.label in WHAT and not unit.result.unsure for unit in analysis.demands)
    share = counted.how / steps
    few = effects < int(str(analysis.option(RULE, "min_effects")))
    if few and share >= float(str(analysis.option(RULE, "share_limit"))):
        yield Hit(None, {"a": counted.how, "n": steps, "e": counted.what})


RULE = LetterRule(
    code="AKT-03",
    name=Text(
        nb="Mange aktivitetskrav, få mål",
        nn="Mange aktivitetskrav, få mål",
        en="Many activity demands, few goals",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 1, råd 5 og refleksjon 3",
    why=Text(
        nb="Et brev som mest består av ting å gjøre, sier lite om hva departementet vil oppnå. Da får virksomheten lite rom "
        "til å velge det som virker. Tallene beskriver brevet; de er ingen karakter, og andres tall er talt på andre måter.",
        nn="Eit brev som mest er ting å gjere, seier lite om kva departementet vil oppnå. Då får verksemda lite rom til å "
        "velje det som verkar. Tala skildrar brevet; dei er ingen karakter, og tala til andre er talde på andre måtar.",
        en="A letter that mostly lists things to do says little about what the ministry wants to achieve. It leaves the "
        "agency little room to choose what works. The counts describe the letter; they are no grade, and other people's "
        "figures are counted in other ways.",
    ),
    messages={
        "default": Text(
            nb="{a} av {n} krav i brevet handler om hva virksomheten skal gjøre eller bruke. {e} handler om hva som skal "
            "oppnås for brukere eller samfunn.",
            nn="{a} av {n} krav i brevet handlar om kva verksemda skal gjere eller bruke. {e} handlar om kva som skal "
            "oppnåast for brukarar eller samfunn.",
            en="{a} of {n} demands in the letter are about what the agency is to do or use. {e} are about what is to be "
            "achieved for users or society.",
        )
    },
    advice=Text(
        nb="Se om noen av aktivitetskravene kan erstattes med mål.",
        nn="Sjå om nokre av aktivitetskrava kan bytast ut med mål.",
        en="See whether some of the activity demands can be replaced by goals.",
    ),
    options={
        "share_limit": Option(
            default=0.75,
            doc=Text(
                nb="Fra denne andelen krav om aktivitet og innsats (0–1) kommer funnet.",
                nn="Frå denne delen krav om aktivitet og innsats (0–1) kjem funnet.",
                en="From this share of demands on activity and input (0–1) there is a finding.",
            ),
        ),
        "min_effects": Option(
            default=3,
            doc=Text(
                nb="Med så mange mål for brukere eller samfunn kommer det ikke noe funn.",
                nn="Med så mange mål for brukarar eller samfunn kjem det ikkje noko funn.",
                en="With this many goals for users or society there is no finding.",
            ),
        ),
        "min_demands": Option(
            default=8,
            doc=Text(
                nb="Brev med færre krav enn dette blir ikke vurdert.",
                nn="Brev med færre krav enn dette blir ikkje vurderte.",
                en="Letters with fewer demands than this are not judged.",
            ),
        ),
    },
    examples=(
        Example(
            bad="Direktoratet skal arrangere fire kurs. Direktoratet skal utarbeide en veileder. Direktoratet skal kartlegge "
            "behovet. Direktoratet skal gjennomføre tre kampanjer. Direktoratet skal oppdatere nettsidene.",
            better="Flere skal kjenne reglene for skatt. Færre skal få krav om å betale igjen. Skattytere skal få svar innen "
            "fire uker. Direktoratet skal utarbeide en veileder.",
            good="Direktoratet skal arrangere fire kurs. Direktoratet skal utarbeide en veileder.",
            options={"min_demands": 5},
        ),
        Example(
            bad="Direktoratet skal:\n\n- utarbeide en veileder\n- kartlegge behovet\n- arrangere to samlinger\n- utrede nye "
            "regler\n- delta i arbeidsgruppen\n- oppdatere rundskrivet",
            better="Målet er at:\n\n- flere skattytere leverer riktige opplysninger\n- færre arbeidsgivere bryter reglene\n- "
            "brukerne opplever at det er enkelt å få hjelp\n- flere unge kjenner skattereglene",
            good="Skattytere skal få svar innen tre uker. Veiledningen skal være lett å finne. Flere skal levere i tide. "
            "Direktoratet skal utarbeide en veileder. Direktoratet skal arrangere to kurs.",
            options={"min_demands": 5},
        ),
        Example(
            form="nn",
            bad="Direktoratet skal arrangere fire kurs. Direktoratet skal utarbeide ein rettleiar. Direktoratet skal "
            "kartleggje behovet. Direktoratet skal gjennomføre tre kampanjar. Direktoratet skal oppdatere nettsidene.",
            better="Fleire skal kjenne reglane for skatt. Færre skal få krav om å betale att. Skattytarar skal få svar innan "
            "fire veker. Direktoratet skal utarbeide ein rettleiar.",
            good="Direktoratet skal arrangere fire kurs. Direktoratet skal utarbeide ein rettleiar.",
            options={"min_demands": 5},
        ),
        Example(
            form="nn",
            good="Skattytarar skal få svar innan tre veker. Rettleiinga skal vere lett å finne. Fleire skal levere i tide. "
            "Direktoratet skal utarbeide ein rettleiar. Direktoratet skal arrangere to kurs.",
            options={"min_demands": 5},
        ),
    ),
    check=check,
)
