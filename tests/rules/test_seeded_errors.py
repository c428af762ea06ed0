"""One error at a time is put into a letter with nothing wrong in it: its own rule must tell, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import LetterRule, Severity
from linter.rules.registry import all_rules

QUIET = Path(__file__).parent / "quiet"
RULES = [r for r in all_rules().values() if isinstance(r, LetterRule) and r.family in {"BRV", "DOK"}]
NB, NN = "tildelingsbrev_nb.md", "tildelingsbrev_nn.md"
EXTRA, EXTRA_NN = "supplerende_nb.md", "supplerende_nn.md"
DOCUMENT, WRAPPED = "oppdragsdokument_nb.md", "wrapped_nb.txt"

SEEDED = [
    # letter, what stands there, what is put in its place, the rules that must tell
    (NB, "31. mars, 30. juni og", "31. mars, 31. juni og", "BRV-01"),
    (NN, "Frist: 1. oktober 2026", "Frist: 31.9.2026", "BRV-01"),
    (WRAPPED, "31. mai og 30. november 2023", "31. april og 30. november 2023", "BRV-01"),
    (NB, "# 4 Budsjett og fullmakter for 2026", "# 4 Budsjett og fullmakter for 2025", "BRV-02"),
    (NB, "stilles til disposisjon for 2026", "stilles til disposisjon for 2025", "BRV-02"),
    (NB, "skal i 2026 øke", "skal i 2025 øke", "BRV-02"),
    (NN, "# 2 Mål og styringsparametrar for 2026", "# 2 Mål og styringsparametrar for 2025", "BRV-02"),
    (WRAPPED, "3. Budsjett for 2023", "3. Budsjett for 2022", "BRV-02"),
    (NB, "Digitaliseringsdirektoratet skal i 2026", "Instituttet skal i 2026", "BRV-03"),
    (NN, "Verksemda skal ikkje rapportere", "Instituttet skal ikkje rapportere", "BRV-03"),
    (
        NB,
        "årsrapporten for 2026 innen",
        "årsrapporten for 2026. Patentstyret skal i årsrapporten omtale lærlinger innen",
        "BRV-03",
    ),
    (NB, "Kartverket, Skatteetaten og", "Kartverket, Digitaliseringsdirektoratet og", "BRV-04"),
    (NN, "Mattilsynet, Statsforvaltaren og", "Mattilsynet, Landbruksdirektoratet og", "BRV-04"),
    (EXTRA_NN, "Nasjonalbiblioteket og Utdanningsdirektoratet", "Nasjonalbiblioteket og Språkrådet", "BRV-04"),
    (NB, "Brønnøysundregistrene", "Brønnøysundregisterene", "BRV-05"),
    (DOCUMENT, "Helse Nord RHF", "Helse Nord HF", "BRV-05"),
    (NN, "- og matdepartementet og til", "- og matdepartmentet og til", "BRV-05"),
    (EXTRA, "oppdrag TB2026-31 Kartlegge", "oppdrag TB2026-32 Kartlegge", "BRV-06"),
    (EXTRA, "oppdrag 30 ettersendes", "oppdrag 32 ettersendes", "BRV-06"),
    (DOCUMENT, "ID: 2026-02 Ny", "ID: 2026-01 Ny", "BRV-06"),
    (NB, "## 5.1 Etatsstyringsmøter", "## 4.1 Etatsstyringsmøter", "BRV-07"),
    (NN, "## 3.2 Oppdrag frå 2025", "## 3.1 Oppdrag frå 2025", "BRV-07 BRV-09"),
    (WRAPPED, "4. Styring\n", "5. Styring\n", "BRV-07"),
    (NB, "for 2026 innen 15. mars 2027", "for 2026 innen 15. mars 2025", "BRV-08"),
    (EXTRA, "Endelig frist: 1.6.2027", "Endelig frist: 1.6.2026", "BRV-08"),
    (NN, "onsdag 6. mai 2026", "tysdag 6. mai 2026", "BRV-08"),
    (EXTRA_NN, "sendast innan 31. desember 2026", "sendast innan 31. desember 2025", "BRV-08"),
    (NB, "og tabell 1.", "og tabell 3.", "BRV-09"),
    (NB, "jf. punkt 5.2", "jf. punkt 5.4", "BRV-09"),
    (NB, "står i vedlegg 1", "står i vedlegg 4", "BRV-09"),
    (NN, "av punkt 3.2", "av punkt 6.2", "BRV-09"),
    (WRAPPED, "jf. punkt\n4.2", "jf. punkt\n6.4", "BRV-09"),
    (NB, "på 2,5 mill. kroner", "på XX mill. kroner", "BRV-10"),
    (NN, "290,5 mill.", "[sett inn beløp] mill.", "BRV-10"),
    (NB, "| 232 000 | 246 000 |", "| 232 000 | 264 000 |", "BRV-11"),
    (NB, "| 540 | 71 | Tilskudd* | – | 8 000 |", "| 540 | 71 | Tilskudd* | – | 9 000 |", "BRV-11"),
    (NN, "| Til saman | 290,5 |", "| Til saman | 209,5 |", "BRV-11"),
    (NB, "samarbeid med Kartverket", "samarbeid med Difi", "DOK-03"),
    (EXTRA_NN, "saman med Nasjonalbiblioteket", "saman med Fylkesmannen, Nasjonalbiblioteket", "DOK-03"),
]


@pytest.mark.parametrize(("name", "old", "new", "codes"), SEEDED, ids=[f"{s[3]}-{s[2][:30]}" for s in SEEDED])
def test_a_seeded_error_is_told_by_its_own_rule_alone(name: str, old: str, new: str, codes: str) -> None:
    text = (QUIET / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, "the place for the error must be one"
    analysis = LetterAnalysis(read_string(text.replace(old, new), name))
    said = {
        rule.code
        for rule in RULES
        for hit in rule.check(analysis)
        if (hit.severity or rule.severity) is not Severity.INFO or rule.code == "DOK-03"
    }
    assert said == set(codes.split())
