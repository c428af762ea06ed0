"""``brevlint compare`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Brevlint = Callable[..., Result]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

SHARED = (
    "Direktoratene skal sammen lage en plan for kontroll av byggeplasser. "
    "Planen skal være ferdig innen {date}. "
    "Direktoratene {modal} melde fra til departementet hvis planen blir forsinket."
)
NAMES = {
    "a": ("Finansdepartementet", "Skattedirektoratet"),
    "b": ("Justis- og beredskapsdepartementet", "Politidirektoratet"),
}
# What only one of them is told, so that the passages before and after are two.
OWN = {
    "a": "Mva-registeret flyttes til Mysen. Skattekortene trykkes hjemme. Grense for bilgodtgjørelse heves. Sjekk arv.",
    "b": "Hundepatruljen får flere valper. Båter på Svalbard males. Uniformer vaskes. Arresten i Bodø pusses opp.",
}
LETTER = """{ministry}

{agency}

# Tildelingsbrev 2026 til {agency}

## 2.1 Byggeplasser

{text}

## 2.2 Eget

{own}

{more}
"""


def write(folder: Path, key: str, date: str = "1. mars 2026", modal: str = "skal", more: str = "") -> Path:
    ministry, agency = NAMES[key]
    path = folder / f"{key}.md"
    folder.mkdir(parents=True, exist_ok=True)
    text = SHARED.format(date=date, modal=modal)
    path.write_text(
        LETTER.format(ministry=ministry, agency=agency, text=text, own=OWN[key], more=more), encoding="utf-8"
    )
    return path


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    for key in NAMES:
        write(tmp_path / "brev", key)
    return tmp_path / "brev"


@pytest.fixture
def differing(tmp_path: Path) -> Path:
    write(tmp_path / "brev", "a")
    write(tmp_path / "brev", "b", date="1. juni 2026", modal="bør")
    return tmp_path / "brev"


def both(folder: Path) -> tuple[Path, Path]:
    return folder / "a.md", folder / "b.md"


def test_a_likelydende_text_gives_0_and_says_so(brevlint: Brevlint, alike: Path) -> None:
    result = brevlint("compare", *both(alike))
    assert result.exit_code == 0, result.output
    assert "Ingen av dem har styrende forskjeller." in result.output


def test_a_deadline_is_told_in_words_with_both_places(brevlint: Brevlint, differing: Path) -> None:
    result = brevlint("compare", *both(differing))
    assert result.exit_code == 1
    flat = " ".join(result.output.split())
    assert (
        "Fristen er 1. mars 2026 i brevet til Skattedirektoratet, men 1. juni 2026 i brevet til Politidirektoratet."
        in flat
    )
    assert "Det står «skal» i brevet til Skattedirektoratet, men «bør» i brevet til Politidirektoratet." in flat
    assert flat.count("2.1 Byggeplasser") >= 4


@pytest.mark.parametrize(
    ("lang", "words"), [("nb", "Fristen er"), ("nn", "styrande skilnad"), ("en", "The deadline is")]
)
def test_three_languages(brevlint: Brevlint, differing: Path, lang: str, words: str) -> None:
    result = brevlint("compare", *both(differing), "--lang", lang)
    assert words in " ".join(result.output.split())


def test_json_follows_the_contract(brevlint: Brevlint, differing: Path) -> None:
    data = json.loads(brevlint("compare", *both(differing), "--format", "json").output)
    assert data["schema"] == 1
    (passage,) = [p for p in data["passages"] if p["tier"] == "passage"]
    assert {"id", "tier", "text", "witnesses", "absent"} <= passage.keys()
    assert passage["absent"] == []
    kinds = {w["letter"]: w["class"] for w in passage["witnesses"]}
    assert sorted(kinds.values()) == ["identical", "steering"]
    for witness in passage["witnesses"]:
        assert {"letter", "text", "section", "page", "class", "differences"} <= witness.keys()
        assert witness["section"].endswith("2.1 Byggeplasser")
    found = {(d["class"], d["from"], d["to"]) for w in passage["witnesses"] for d in w["differences"]}
    assert found == {("date", "1. mars 2026", "1. juni 2026"), ("modality", "skal", "bør")}


def test_a_file_that_cannot_be_read_is_named_and_gives_2(brevlint: Brevlint, alike: Path) -> None:
    (alike / "tomt.md").touch()
    result = brevlint("compare", *both(alike), alike / "tomt.md", alike / "borte.docx")
    assert result.exit_code == 2
    assert "tomt.md har ingen tekst" in result.output
    assert "borte.docx" in result.output
    assert "2 filer er ikke lest" in result.output
    data = json.loads(brevlint("compare", *both(alike), alike / "tomt.md", "--format", "json").output)
    assert [e["code"] for e in data["errors"]] == ["empty"]


def test_nothing_shared_is_said_with_what_was_searched(brevlint: Brevlint, tmp_path: Path) -> None:
    one, two = tmp_path / "en.md", tmp_path / "to.md"
    one.write_text("# Brev\n\nFiskerne leverer torsk til mottaket hver morgen.\n", encoding="utf-8")
    two.write_text("# Brev\n\nBiblioteket låner ut noter og gamle kart.\n", encoding="utf-8")
    result = brevlint("compare", one, two)
    assert result.exit_code == 0
    assert "Vi fant ingen felles tekst i de 2 brevene." in result.output
    assert "Vi leste 2 setninger" in result.output


def test_one_letter_is_too_few(brevlint: Brevlint, alike: Path) -> None:
    result = brevlint("compare", alike / "a.md")
    assert result.exit_code == 2
    assert "minst to brev" in result.output


def test_the_same_file_twice_counts_once(brevlint: Brevlint, alike: Path) -> None:
    assert brevlint("compare", alike / "a.md", alike / ".." / "brev" / "a.md").exit_code == 2


def test_master_is_what_letters_are_held_against(brevlint: Brevlint, tmp_path: Path, alike: Path) -> None:
    master = tmp_path / "avtalt.txt"
    master.write_text(SHARED.format(date="1. september 2026", modal="skal") + "\n", encoding="utf-8")
    result = brevlint("compare", *both(alike), "--master", master)
    assert result.exit_code == 1
    flat = " ".join(result.output.split())
    assert "Fristen er 1. september 2026 i den avtalte teksten, men 1. mars 2026 i brevene til" in flat
    one = brevlint("compare", alike / "a.md", "--master", master)
    assert one.exit_code == 1, "one letter against the agreed text is a comparison"


def test_the_agreed_text_of_the_configuration(brevlint: Brevlint, tmp_path: Path, alike: Path) -> None:
    (tmp_path / "avtalt.txt").write_text(SHARED.format(date="1. september 2026", modal="skal") + "\n", encoding="utf-8")
    told = "Fristen er 1. september 2026 i den avtalte teksten, men 1. mars 2026 i brevene til"
    config = tmp_path / "innstillinger.toml"
    for text in ('[house]\ntext = "avtalt.txt"\n', '[[task]]\nname = "Byggeplasser"\ntext = "avtalt.txt"\n'):
        config.write_text(text, encoding="utf-8")
        result = brevlint("compare", *both(alike), "--config", config, "--task", "byggeplasser")
        assert told in " ".join(result.output.split())
        assert result.exit_code == 1
    assert told not in " ".join(brevlint("compare", *both(alike), "--config", config).output.split())


def test_a_missing_master_gives_2(brevlint: Brevlint, alike: Path) -> None:
    result = brevlint("compare", *both(alike), "--master", alike / "borte.txt")
    assert result.exit_code == 2
    assert "borte.txt" in result.output


def test_against_last_year(brevlint: Brevlint, tmp_path: Path) -> None:
    gone = "Direktoratene skal arrangere en felles konferanse for entreprenører. Konferansen skal holdes i Bergen."
    new = "Direktoratene skal prøve ut en felles tipstelefon for ansatte. Telefonen skal være åpen hele døgnet."
    for key in NAMES:
        write(tmp_path / "fjor", key, more=gone)
        write(tmp_path / "aar", key, date="1. juni 2026", more=new)
    earlier = [word for path in both(tmp_path / "fjor") for word in ("--against", path)]
    result = brevlint("compare", *both(tmp_path / "aar"), *earlier, "--format", "json")
    assert result.exit_code == 0, "the letters of this year agree"
    data = json.loads(result.output)
    fates = {f["fate"]: (f["now"] or f["earlier"])["text"] for f in data["years"]}
    assert "konferanse" in fates["gone"]
    assert "tipstelefon" in fates["new"]
    assert "kontroll av byggeplasser" in fates["changed"]
    (changed,) = [f for f in data["years"] if f["fate"] == "changed"]
    (moved,) = changed["differences"]
    assert (moved["class"], moved["from"], moved["to"]) == ("date", "1. mars 2026", "1. juni 2026")
    assert "fjorårets fellestekst" in moved["explanation"]


def test_last_year_is_not_told_of_when_none_of_its_letters_is_there(
    brevlint: Brevlint, alike: Path, tmp_path: Path
) -> None:
    unread = brevlint("compare", *both(alike), "--against", tmp_path / "borte.docx")
    assert unread.exit_code == 2
    assert "borte.docx" in unread.output
    assert "Mot fjoråret" not in unread.output, "nothing is new when last year could not be read"
    (tmp_path / "tom").mkdir()
    empty = brevlint("compare", *both(alike), "--against", tmp_path / "tom")
    assert empty.exit_code == 2
    assert "tom" in empty.output
    assert "Byggeplasser" not in empty.output


def test_filters(brevlint: Brevlint, differing: Path) -> None:
    hit = brevlint("compare", *both(differing), "--ministry", "jd", "--task", "byggeplasser")
    assert hit.exit_code == 1
    miss = brevlint("compare", *both(differing), "--task", "fiskeri")
    assert miss.exit_code == 0
    assert "Ingen felles tekst passer med valgene deres." in miss.output
    wrong = brevlint("compare", *both(differing), "--ministry", "XYZ")
    assert wrong.exit_code == 2
    assert "FIN, JD" in wrong.output


def test_min_severity_hides_and_counts(brevlint: Brevlint, alike: Path) -> None:
    hidden = brevlint("compare", *both(alike))
    shown = brevlint("compare", *both(alike), "--min-severity", "identical")
    assert "1 tekst med mildere forskjeller er ikke vist" in hidden.output
    assert "Byggeplasser" not in hidden.output
    assert "✓ likt: Skattedirektoratet, Politidirektoratet" in shown.output


def test_csv_opens_in_excel_and_holds_no_formula(brevlint: Brevlint, tmp_path: Path) -> None:
    bad = "=HYPERLINK(1) skal erstatte planen for kontroll av alle norske havner. Planen for havner skal sendes ut."
    for key in NAMES:
        write(tmp_path, key, more=bad)
    result = brevlint("compare", *both(tmp_path), "--format", "csv")
    assert result.output.startswith("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(result.output.lstrip("\ufeff")), delimiter=";") for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_xlsx_is_a_workbook_without_formulas(brevlint: Brevlint, tmp_path: Path, differing: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is an optional extra")
    out = tmp_path / "matrise.xlsx"
    assert brevlint("compare", *both(differing), "--format", "xlsx").exit_code == 2, "a workbook needs a file"
    assert brevlint("compare", *both(differing), "--format", "xlsx", "-o", out).exit_code == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Matrise", "Forskjeller"]
    rows = [[cell.value for cell in row] for row in book["Matrise"].iter_rows()]
    assert rows[0][3:] == ["FIN: Skattedirektoratet", "JD: Politidirektoratet"]
    assert rows[1][3:] == ["✓ likt", "≠ styrende forskjell"]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_xlsx_without_openpyxl_says_what_to_install(
    brevlint: Brevlint, differing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = brevlint("compare", *both(differing), "--format", "xlsx", "-o", tmp_path / "m.xlsx")
    assert result.exit_code != 0
    assert 'pip install "brevlint[xlsx]"' in result.output
    assert not (tmp_path / "m.xlsx").exists()


def test_a_file_is_not_written_over_without_force(brevlint: Brevlint, differing: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut.md"
    out.write_text("mitt", encoding="utf-8")
    refused = brevlint("compare", *both(differing), "--format", "markdown", "-o", out)
    assert refused.exit_code != 0
    assert out.read_text(encoding="utf-8") == "mitt"
    assert brevlint("compare", *both(differing), "--format", "markdown", "-o", out, "--force").exit_code == 1
    assert "| Overskrift | FIN: Skattedirektoratet | JD: Politidirektoratet |" in out.read_text(encoding="utf-8")


def test_letters_are_read_the_same_in_other_processes(brevlint: Brevlint, differing: Path) -> None:
    one = brevlint("compare", *both(differing), "--format", "json")
    two = brevlint("compare", *both(differing), "--format", "json", "--jobs", "2")
    assert json.loads(one.output) == json.loads(two.output)
