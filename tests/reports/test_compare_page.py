"""The page of a comparison: structure, languages, and that no text of a letter becomes markup."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from reports.page_outline import outline, sealed, well_made

from linter.engine.compare import compare
from linter.engine.compared import CompareReport
from linter.engine.settings import Settings
from linter.letters.model import Span
from linter.reports import compare_html
from linter.reports.compare_choice import Choice, choose
from linter.reports.compare_diff import Mark, side_by_side
from linter.wording import Lang, catalogue

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
HOSTILE = (
    """<script>document.title = "tatt"</script> <img src=x onerror="document.title='tatt'"> """
    """"><b onclick='x'> {{ 7*7 }} {% x %}"""
)
LETTER = """{ministry}

{agency}

# Tildelingsbrev 2026 til {agency}

## 2.1 Byggeplasser {hostile}

Direktoratene skal sammen lage en plan for kontroll av byggeplasser {hostile}.
Planen for byggeplasser skal være ferdig innen {date}.
"""


def report(folder: Path, hostile: str = "") -> CompareReport:
    paths = []
    for key, ministry, agency, date in (
        ("a", "Finansdepartementet", "Skattedirektoratet", "1. mars 2026"),
        ("b", "Justis- og beredskapsdepartementet", "Politidirektoratet", "1. juni 2026"),
        ("c", "Kulturdepartementet", "Nasjonalbiblioteket", "1. mars 2026"),
    ):
        path = folder / f"{key}.md"
        path.write_text(LETTER.format(ministry=ministry, agency=agency, date=date, hostile=hostile), encoding="utf-8")
        paths.append(path)
    return compare(paths, Settings())


def page(folder: Path, lang: Lang = Lang.NB, hostile: str = "") -> str:
    return compare_html.render(choose(report(folder, hostile), Choice()), lang)


@pytest.mark.parametrize("lang", list(Lang))
def test_structure(tmp_path: Path, lang: Lang) -> None:
    made = well_made(page(tmp_path, lang))
    assert made.all("html") == [{"lang": lang.value}]
    assert [len(made.all(tag)) for tag in ("title", "table")] == [1] * 2
    assert {attrs.get("scope") for attrs in made.all("th")} == {"col", "colgroup", "row"}


def test_every_cell_says_its_state_in_words_and_a_mark(tmp_path: Path) -> None:
    made = page(tmp_path)
    cells = re.findall(r'<td class="s-(\w+)".*?</td>', made, re.DOTALL)
    assert Counter(cells) == Counter(["steering", "identical", "identical"])
    assert re.search(r"≠</span>styrende forskjell", made)
    assert re.search(r"✓</span>likt", made)


def test_the_difference_is_told_and_marked_with_places(tmp_path: Path) -> None:
    made = page(tmp_path)
    text = " ".join(outline(made).text.split())
    sentence = (
        "Fristen er 1. mars 2026 i brevene til Skattedirektoratet og Nasjonalbiblioteket, men 1. juni 2026 i brevet til"
    )
    assert sentence in text
    assert re.search(r'<del class="steering"><span class="sign">\[≠ </span>1. mars 2026<', made)
    assert re.search(r'<ins class="steering"><span class="sign">\[≠ </span>1. juni 2026<', made)
    assert text.count("2.1 Byggeplasser") >= 5


def test_text_of_a_letter_never_becomes_markup(tmp_path: Path) -> None:
    plain, made = outline(page(tmp_path)), outline(page(tmp_path, hostile=HOSTILE))
    assert made.unbalanced == []
    tags = Counter(tag for tag, _ in made.elements)
    assert tags["script"] == 1
    assert tags["img"] == tags["b"] == 0
    assert set(tags) <= set(Counter(tag for tag, _ in plain.elements)) | {"del", "ins", "span", "dl", "dt", "dd"}
    assert not [name for _, attrs in made.elements for name in attrs if name.startswith("on")]
    assert "{{ 7*7 }}" in made.text, "template code in a letter stays text"
    assert 'document.title = "tatt"' in made.text


def test_nothing_is_fetched_and_only_our_script_and_style_run(tmp_path: Path) -> None:
    sealed(page(tmp_path))


def test_no_word_of_another_language_is_left(tmp_path: Path) -> None:
    nb, en = catalogue(Lang.NB), catalogue(Lang.EN)
    text = outline(page(tmp_path, Lang.EN)).text
    ours = [
        v for k, v in nb.items() if k.startswith(("compare.sheet", "compare.class")) and v != en[k] and "{" not in v
    ]
    assert [words for words in ours if len(words.split()) > 1 and words in text] == []


def test_what_was_not_read_stands_on_the_page(tmp_path: Path) -> None:
    made = compare([*_written(tmp_path), tmp_path / "borte.docx"], Settings())
    text = outline(compare_html.render(choose(made, Choice()), Lang.NB)).text
    assert "Ikke lest" in text
    assert "Vi fant ikke filen" in text


def test_a_wide_matrix_is_printed_in_parts_that_hold_every_letter_once(tmp_path: Path) -> None:
    paths = []
    for year in range(2010, 2026):
        path = tmp_path / f"{year}.md"
        words = {"ministry": "Finansdepartementet", "agency": "Skattedirektoratet", "hostile": "", "date": "1. mars"}
        path.write_text(LETTER.format(**words).replace("2026", str(year)), encoding="utf-8")
        paths.append(path)
    alone = tmp_path / "alene.md"
    alone.write_text(
        "Kulturdepartementet\n\nNasjonalbiblioteket\n\n# Brev\n\nKart lånes ut gratis.\n", encoding="utf-8"
    )
    made = compare_html.render(choose(compare([*paths, alone], Settings()), Choice()), Lang.NB)
    whole, printed = made.split('<div class="parts" aria-hidden="true">')
    for text in (whole, printed.split("</div>")[0]):
        heads = re.findall(r'<th scope="col">(.*?)</th>', text)
        assert sorted(heads) == [f"Skattedirektoratet ({year})" for year in range(2010, 2026)]
    assert "Har ingen av tekstene og står ikke i matrisen: 1 brev" in outline(made).text
    ids = re.findall(r'\sid="([^"]+)"', made)
    assert len(ids) == len(set(ids))


def test_nothing_shared(tmp_path: Path) -> None:
    for name, words in (
        ("en", "Fiskerne leverer torsk til mottaket hver morgen."),
        ("to", "Kart lånes ut av biblioteket."),
    ):
        (tmp_path / f"{name}.md").write_text(f"# Brev\n\n{words}\n", encoding="utf-8")
    made = outline(compare_html.render(choose(compare(sorted(tmp_path.glob("*.md")), Settings()), Choice()), Lang.NB))
    assert "Vi fant ingen felles tekst i de 2 brevene." in made.text
    assert made.all("table") == []


def _written(folder: Path) -> list[Path]:
    report(folder)
    return sorted(folder.glob("*.md"))


def test_sides_keep_every_character_and_mark_what_differs() -> None:
    before = "Fristen er 1. mars, og planen skal vises til alle."
    after = "Fristen er 1. juni, og planen bør vises fram til alle."
    left, right = side_by_side(before, after, ())
    assert "".join(s.text for s in left) == before
    assert "".join(s.text for s in right) == after
    assert [s.text for s in left if s.mark is Mark.MILD] == ["mars", "skal"]
    assert [s.text for s in right if s.mark is Mark.MILD] == ["juni", "bør", "fram"]


def test_only_words_that_differ_are_steering() -> None:
    from linter.engine.compared import Place, PlacedDifference  # noqa: PLC0415
    from linter.sharing.model import DifferenceClass  # noqa: PLC0415

    place = Place("a", "", None, Span(0, 0, 4))
    found = PlacedDifference(
        DifferenceClass.MODALITY, "skal", "bør", steering=True, sentence="", before_at=place, after_at=place
    )
    left, right = side_by_side("De skal lese. De skal skrive.", "De bør lese. De skal skrive.", (found,))
    assert [s.text for s in left if s.mark is Mark.STEERING] == ["skal"]
    assert [s.text for s in right if s.mark is Mark.STEERING] == ["bør"]


def test_the_same_words_in_another_sentence_are_not_steering() -> None:
    from linter.engine.compared import Place, PlacedDifference  # noqa: PLC0415
    from linter.sharing.model import DifferenceClass  # noqa: PLC0415

    place = Place("a", "", None, Span(0, 0, 3))
    found = PlacedDifference(
        DifferenceClass.ACTOR, "NAV", "", steering=True, sentence="Skal lese.", before_at=place, after_at=None,
        before_sentence="NAV skal lese.",
    )  # fmt: skip
    left, _ = side_by_side("NAV skal lese. NAV skal skrive.", "Skal lese. Udir skal skrive.", (found,))
    assert [s.text for s in left if s.mark is Mark.STEERING] == ["NAV"]
    assert [s.text for s in left if s.mark is Mark.MILD] == [" skal", "NAV"]


def test_long_text_that_is_the_same_can_be_folded_without_losing_any() -> None:
    same = " ".join(f"ord{n}" for n in range(200))
    left, _ = side_by_side(f"Skal {same}", f"Bør {same}", ())
    assert [s.mark for s in left] == [Mark.MILD, Mark.SAME, Mark.FAR, Mark.SAME]
    assert "".join(s.text for s in left) == f"Skal {same}"


def browse(folder: Path, path: Path, *flags: str, to: str = "") -> str:
    quiet = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    command = [
        str(CHROMIUM),
        *quiet.split(),
        "--disable-sync",
        f"--user-data-dir={folder / 'profile'}",
        *flags,
        path.as_uri() + to,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_in_a_browser_the_script_runs_and_hostile_text_does_not(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(page(tmp_path, hostile=HOSTILE), encoding="utf-8")
    after = outline(browse(tmp_path, path, "--dump-dom"))
    assert "Viser 1 av 1 tekster." in after.text, "the script ran, so the policy lets it"
    assert [attrs for attrs in after.all("form") if "hidden" in attrs] == []
    assert "tatt" not in re.sub(r'document\.title ?= ?["\']tatt', "", after.text), "no script of a letter ran"


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_following_a_cell_opens_the_text_it_points_to(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    made = page(tmp_path).replace(" open>", ">")
    path.write_text(made, encoding="utf-8")
    (cell,) = re.findall(r'<td class="s-steering".*?href="(#t1b\d)"', made)
    closed, followed = browse(tmp_path, path, "--dump-dom"), browse(tmp_path, path, "--dump-dom", to=cell)
    opened = [attrs["id"] for attrs in outline(followed).all("details") if "open" in attrs and "id" in attrs]
    assert [attrs for attrs in outline(closed).all("details") if "open" in attrs] == []
    assert opened == ["t1", cell[1:]]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_print_shows_closed_texts_too(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    path, pdf = tmp_path / "side.html", tmp_path / "side.pdf"
    made = page(tmp_path).replace(" open>", ">")
    assert "<details" in made
    path.write_text(made, encoding="utf-8")
    browse(tmp_path, path, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    with PdfDocument(pdf) as document:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert "Versjonene side om side" in text
    assert "Ordrett lik fellesteksten" in text
    assert "Søk i tekstene" not in text, "filters are not printed"
