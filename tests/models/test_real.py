"""Labels without sentences: cut as when they were labelled, found by key in the letters."""

import csv
import logging
from collections import Counter
from pathlib import Path

import pytest

from linter.steering.labels import ChainLabel

ROOT = Path(__file__).parents[2]
LETTERS = ROOT.parent / "shared" / "letters"

TEXT = """2.1 Prioriteringer
Etaten skal kartlegge behovet, jf. Prop. 1 S (2030–2031), og lage plan innen 1.
mai for første periode. Departementet vil komme tilbake til saken.2 Dialogen avklares nær-
mere i møtet.
Styringsparametere:
\uf0b7 Andel som får svar
innen fristen
− Antall gjennomførte kurs
4

[...]

Oversikt
Antall broer
Antall tunneler med
nødutgang
"""

MARKDOWN = """## **3. Oppdrag**

Etaten bes om å:

- **Utarbeide** en veileder for kommunene. Frist avtales nærmere.
- Varsle departementet

| Tema | Vurdere om ordningen bør endres og foreslå tiltak | 12 |
|---|---|---|
"""


@pytest.fixture(autouse=True)
def models_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def test_text_of_a_pdf_is_cut_at_sentences_items_and_short_lines() -> None:
    from models.steering.real import cut  # noqa: PLC0415 - importable after the fixture

    found = [(unit.text, unit.heading, unit.intro) for unit in cut(TEXT, markdown=False)]
    assert found == [
        (
            "Etaten skal kartlegge behovet, jf. Prop. 1 S (2030–2031), og lage plan innen 1. mai for første periode.",
            "2.1 Prioriteringer",
            "",
        ),
        ("Departementet vil komme tilbake til saken.2", "2.1 Prioriteringer", ""),
        ("Dialogen avklares nærmere i møtet.", "2.1 Prioriteringer", ""),
        ("Andel som får svar innen fristen", "Styringsparametere", ""),
        ("Antall gjennomførte kurs", "Styringsparametere", ""),
        ("Antall broer", "Oversikt", ""),
        ("Antall tunneler med nødutgang", "Oversikt", ""),
    ]


def test_markdown_is_cut_at_headings_items_and_long_cells() -> None:
    from models.steering.real import cut  # noqa: PLC0415 - importable after the fixture

    found = [(unit.text, unit.intro) for unit in cut(MARKDOWN, markdown=True)]
    assert {unit.heading for unit in cut(MARKDOWN, markdown=True)} == {"3. Oppdrag"}
    assert found == [
        ("Etaten bes om å:", ""),
        ("Utarbeide en veileder for kommunene.", "Etaten bes om å:"),
        ("Frist avtales nærmere.", "Etaten bes om å:"),
        ("Varsle departementet", "Etaten bes om å:"),
        ("Vurdere om ordningen bør endres og foreslå tiltak", ""),
    ]


def test_a_labelled_sentence_is_found_and_a_missing_one_is_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from models.steering.real import key, real_labels  # noqa: PLC0415 - importable after the fixture

    name = "xd__kystvakten__2030.md"
    (tmp_path / name).write_text(MARKDOWN, encoding="utf-8")
    labels = tmp_path / "labels.tsv"
    rows = [
        f"{name}|{key('Utarbeide  en veileder for kommunene. ')}|AKTIVITET|1|0|1",
        f"{name}|{key('Varsle departementet')}|RAPPORTERING|1|1|0",
        f"{name}|{key('En setning som ikke står der.')}|PLIKT|1|0|1",
        f"xd__borte__2030.txt|{key('Varsle departementet')}|PLIKT|1|0|1",
    ]
    labels.write_text("\n".join(["letter|key|label|demand|unsure|heading_known", *rows]), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        first, second = real_labels(tmp_path, labels)
    assert (first.text, first.label, first.group) == ("Utarbeide en veileder for kommunene.", "AKTIVITET", "kystvakten")
    assert (first.previous, first.next, first.heading) == ("Etaten bes om å:", "Frist avtales nærmere.", "3. Oppdrag")
    assert (second.unsure, second.heading, second.demand) == (True, "", True)
    assert "2 of 4" in caplog.text


def test_the_labels_are_whole_and_none_stands_twice() -> None:
    from models.steering.corpus import composed  # noqa: PLC0415 - importable after the fixture
    from models.steering.real import LABELS  # noqa: PLC0415

    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="|"))
    assert {row["label"] for row in rows} <= {label.value for label in ChainLabel}
    assert all(len(row["key"]) == 16 and int(row["key"], 16) >= 0 for row in rows)
    assert all(row[name] in {"0", "1"} for row in rows for name in ("demand", "unsure", "heading_known"))
    assert not any(row["label"] == "IKKE_KRAV" and row["demand"] == "1" for row in rows)
    assert max(Counter((row["letter"], row["key"]) for row in rows).values()) == 1
    assert composed()  # the file without sentences is not read as composed sentences


@pytest.mark.skipif(not LETTERS.exists(), reason="the real letters are not in this checkout")
def test_nearly_every_label_is_found_in_the_letters() -> None:
    from models.steering.real import LABELS, real_labels  # noqa: PLC0415 - importable after the fixture

    count = len(LABELS.read_text(encoding="utf-8").splitlines()) - 1
    assert len(real_labels(LETTERS)) >= 0.98 * count
