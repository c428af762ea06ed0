"""The page of a run: findings beside the text, all three languages, and that no text of a letter becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint
from reports.page_outline import outline, sealed, well_made

from linter.coordination.overview import Overview, self_check
from linter.engine.report import Failure, Finding, Known, Notice, RelatedPlace, Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.letters.model import Block, BlockKind, Cell, Layer, Span
from linter.reports import html
from linter.reports.html_finding import Item, level
from linter.reports.html_text import Grid, cut, text_rows
from linter.rules.contract import Severity, Status
from linter.rules.registry import all_rules
from linter.wording import Lang, catalogue

DRAFT = FIXTURES / "utkast" / "byggkvalitet.docx"
QUICK = Settings(select=("BRV", "KOO", "DOK"))  # rules that need no parser
HOSTILE = (
    """</script><script>document.title = "tatt"</script></style><img src=x onerror="document.title='tatt'">"""
    """"><b onclick='x'> {{ 7*7 }} {% raw %} &lt;i&gt; <!-- -->"""
)
BIDI = "\u202e\u2066\u200f"
LETTER = """Finansdepartementet

Skattedirektoratet

Dato: 18. desember 2026

# Tildelingsbrev 2027 til Skattedirektoratet

## 3.4 Felles oppdrag {words}

Skattedirektoratet skal sammen med Arbeidstilsynet {words} lage en plan innen 31. juni 2027. XX

| {words} | beløp |
| --- | --- |
| to | 31. juni 2027 |
"""


@pytest.fixture(scope="module")
def draft() -> tuple[Report, Overview]:
    return html.read_again(check([DRAFT], QUICK), QUICK)


def written(folder: Path, words: str = "", *, name: str = "brev.md") -> tuple[Report, Overview]:
    path = folder / name
    path.write_text(LETTER.format(words=words), encoding="utf-8")
    return html.read_again(check([path], QUICK), QUICK)


def finding(report: Report, **change: object) -> Finding:
    return replace(report.findings[0], **change)  # type: ignore[arg-type] # a test says which field it changes


def marked(page: str, key: str) -> str:
    """The words that are marked as those of the finding with id ``key``, put together."""
    stretches = re.findall(r'<mark [^>]*data-f="([^"]*)"[^>]*>(.*?)</mark>', page)
    parts = [re.sub(r"<[^>]*>", "", words) for ids, words in stretches if key in ids.split()]
    return outline("".join(parts)).text


@pytest.mark.parametrize("lang", list(Lang))
def test_structure_in_every_language(draft: tuple[Report, Overview], lang: Lang) -> None:
    page = html.render(*draft, lang)
    made = well_made(page)
    assert made.all("html") == [{"lang": lang.value}]
    sealed(page)
    said = catalogue(lang)
    for key in ("page.as_read", "tasks.silent", "profile.note" if "<svg" in page else "page.no_profile"):
        assert said[key] in made.text
    for point in self_check():
        assert getattr(point, lang.value) in made.text


@pytest.mark.parametrize("lang", [Lang.NN, Lang.EN])
def test_no_word_of_bokmal_is_left(draft: tuple[Report, Overview], lang: Lang) -> None:
    nb, other = catalogue(Lang.NB), catalogue(lang)
    text = outline(html.render(*draft, lang)).text
    ours = [v for k, v in nb.items() if k.startswith(("page.", "severity.")) and v != other[k] and "{" not in v]
    assert [words for words in ours if len(words.split()) > 2 and words in text] == []


def test_every_finding_stands_once_beside_exactly_its_words(draft: tuple[Report, Overview]) -> None:
    report, seen = draft
    page = html.render(report, seen, Lang.NB)
    made = outline(page)
    boxes = [a for a in made.all("article") if "finding" in (a["class"] or "")]
    shown = [f for f in report.findings if f.severity is not Severity.INFO]
    assert sum(int(a["data-count"] or 0) for a in boxes) == len(shown) > 10
    singles = iter(f for f in shown if not (f.group and f.severity is Severity.LOW))
    for box in boxes:
        if (box["data-count"] or "") == "1":
            one = next(singles)
            assert marked(page, box["id"] or "") == one.excerpt
    assert next(singles, None) is None


def test_finding_and_words_are_linked_both_ways(draft: tuple[Report, Overview]) -> None:
    made = outline(html.render(*draft, Lang.NB))
    links = {a["href"] for a in made.all("a") if a.get("class") == "ref"}
    for box in made.all("article"):
        assert f"#{box['id']}" in links, "from the words"
        assert f"#m{(box['id'] or '')[1:]}" in links, "to the words"


def test_words_are_told_by_more_than_colour(draft: tuple[Report, Overview]) -> None:
    page = html.render(*draft, Lang.NB)
    number = re.search(r'31\. juni 2027</mark><a class="ref" href="#(f[\d-]+)" aria-label="([^"]*)">(\d+)</a>', page)
    assert number
    assert number[2] == f"Funn {number[3]}, middels: Datoen finnes ikke"
    assert re.search(r"m-medium \{[^}]*text-decoration", page)


def test_lesser_findings_on_one_task_are_one_box(draft: tuple[Report, Overview]) -> None:
    report, seen = draft
    lesser = [f for f in report.findings if f.group and f.severity is Severity.LOW]
    page = html.render(report, seen, Lang.NB)
    assert len(lesser) > 2
    assert page.count('class="parts"') == 1
    assert f'data-count="{len(lesser)}"' in page


def test_text_of_a_letter_never_becomes_markup(tmp_path: Path) -> None:
    plain, hostile = (html.render(*written(tmp_path, words), Lang.NB) for words in ("ord", HOSTILE))
    made = well_made(hostile)
    sealed(hostile)
    before = outline(plain)
    assert {tag for tag, _ in made.elements} <= {tag for tag, _ in before.elements}
    assert len(made.all("script")) == 1
    assert {n for _, a in made.elements for n in a} <= {n for _, a in before.elements for n in a}
    assert "{{ 7*7 }} {% raw %}" in made.text, "template code in a letter stays text"
    assert 'document.title = "tatt"' in made.text


def test_hostile_text_in_every_field_of_a_finding(draft: tuple[Report, Overview]) -> None:
    report, seen = draft
    place = RelatedPlace(f"a{HOSTILE}.docx", HOSTILE, HOSTILE, 3, HOSTILE)
    values = dict.fromkeys(report.findings[0].values, HOSTILE)
    odd = finding(report, values=values, section=HOSTILE, evidence=(HOSTILE,), related=(place,), suppressed=HOSTILE)
    info = replace(report.letters[0], path=report.letters[0].path, recipients=(HOSTILE,), ministries=(HOSTILE,))
    full = replace(
        report,
        letters=(info,),
        findings=(odd,),
        failures=(Failure(f"mappe/{HOSTILE}", "missing"),),
        skipped=(HOSTILE,),
        gone=(Known("k", "BRV-01", HOSTILE, HOSTILE, HOSTILE),),
        notices=(Notice(HOSTILE, "no_reason", Severity.LOW, {"said": HOSTILE, "rule": HOSTILE}),),
    )
    page = html.render(
        full, seen, Lang.NB, least=Severity.INFO, compare_page=html.address_of(Path(f"x{HOSTILE}"), None)
    )
    made = well_made(page)
    sealed(page)
    assert len(made.all("script")) == 1
    assert made.all("img") == made.all("b") == []


def test_what_turns_the_order_of_letters_is_taken_away(tmp_path: Path) -> None:
    page = html.render(*written(tmp_path, BIDI), Lang.NB)
    assert not set(BIDI) & set(page)


def test_a_path_is_never_an_address_of_another_kind(tmp_path: Path) -> None:
    assert html.address_of(tmp_path / "felles tekst.html", tmp_path / "rapport.html") == "felles%20tekst.html"
    assert html.address_of(tmp_path / "javascript:alert(1)", tmp_path / "r.html") == "javascript%3Aalert%281%29"
    assert html.address_of(tmp_path / "b" / "f.html", tmp_path / "a" / "r.html") == "../b/f.html"


def test_what_was_not_read_stands_first(tmp_path: Path) -> None:
    (tmp_path / "brev.md").write_text(LETTER.format(words=""), encoding="utf-8")
    report = check([tmp_path / "brev.md", tmp_path / "borte.docx"], QUICK)
    report = replace(report, skipped=("brev.pdf",))
    text = outline(html.render(*html.read_again(report, QUICK), Lang.NB)).text
    places = [text.index(words) for words in ("Ikke kontrollert", "Vi fant ikke filen", "pdf-fil", "Brevet slik vi")]
    assert places == sorted(places)


def test_a_letter_that_changed_is_a_failure_and_its_findings_stand_without_text(tmp_path: Path) -> None:
    path = tmp_path / "brev.md"
    path.write_text(LETTER.format(words=""), encoding="utf-8")
    report = check([path, DRAFT], QUICK)
    path.write_text(LETTER.format(words="nye ord"), encoding="utf-8")
    again, seen = html.read_again(report, QUICK)
    assert [(f.path, f.code) for f in again.failures] == [(str(path), "changed")]
    assert again.exit_code(Severity.HIGH) == 2
    page = html.render(again, seen, Lang.NB)
    made = outline(page)
    assert catalogue(Lang.NB)["page.lost"] in made.text
    assert "nye ord" not in made.text
    assert [t for t in seen.linked.values() if t], "the task of the other letter is still there"


def test_nothing_found_is_said_with_what_it_does_not_mean(tmp_path: Path) -> None:
    path = tmp_path / "brev.md"
    path.write_text("# Brev\n\nKart lånes ut gratis.\n", encoding="utf-8")
    settings = Settings(select=("BRV-01",))
    text = outline(html.render(*html.read_again(check([path], settings), settings), Lang.NB)).text
    assert "Vi fant ingenting å rette i 1 brev." in text
    assert "Det betyr ikke at alt er på plass" in text


def test_no_letter_read_is_never_clean(tmp_path: Path) -> None:
    report, seen = html.read_again(check([tmp_path / "borte.docx"], QUICK), QUICK)
    text = outline(html.render(report, seen, Lang.NB)).text
    assert "Vi fikk ikke lest noen brev" in text
    assert "Vi fant ingenting" not in text


def test_suppressed_and_known_findings(draft: tuple[Report, Overview]) -> None:
    report, seen = draft
    first, second, *rest = (f for f in report.findings if f.severity.rank > Severity.LOW.rank)
    changed = (replace(first, suppressed="avtalt med FIN"), replace(second, known=True), *rest)
    made = outline(html.render(replace(report, findings=changed), seen, Lang.NB))
    assert "dempet: avtalt med FIN" in made.text
    assert "1 funn er dempet med en grunn" in made.text
    assert "Ett kjent funn fra før er ikke vist." in made.text
    muted = [a for a in made.all("article") if "muted" in (a["class"] or "")]
    assert [a["data-count"] for a in muted] == ["0"]
    assert len(made.all("article")) == len(rest) + 1


def test_the_profile_is_a_picture_with_words_and_a_table() -> None:
    settings = Settings(select=("SUM", "AKT"))
    report, seen = html.read_again(check([DRAFT], settings), settings)
    page = html.render(report, seen, Lang.NB)
    counts = report.letters[0].profile.counts  # type: ignore[union-attr] # AKT needs the demands
    (svg,) = re.findall(r"<svg .*?</svg>", page, re.DOTALL)
    for label, number in counts.items():
        assert f"{label.capitalize()} {number}" in outline(svg).text, "in the description"
        assert re.search(rf'<th scope="row">{label.capitalize()}</th><td>[^<]+</td><td class="n">{number}</td>', page)
    widths = [int(w) for w in re.findall(r'<rect [^>]*width="(\d+)"', svg)]
    assert [w > 0 for w in widths] == [n > 0 for n in counts.values()]
    most = max(counts.values())
    assert [round(w / max(widths), 2) for w in widths] == [round(n / most, 2) for n in counts.values()]
    assert catalogue(Lang.NB)["profile.note"] in outline(page).text


def test_every_family_of_rules_has_a_name() -> None:
    for lang in Lang:
        assert {f"page.family.{rule.family}" for rule in all_rules().values()} <= catalogue(lang).keys()


def test_the_command_writes_the_page_and_links_to_the_other(brevlint: Brevlint, tmp_path: Path) -> None:
    (tmp_path / "felles.html").write_text("<p>", encoding="utf-8")
    out = tmp_path / "rapport.html"
    done = brevlint(
        "check", DRAFT, "--select", "BRV", "--no-config", "--format", "html", "-o", out,
        "--compare-page", tmp_path / "felles.html", "--lang", "nn",
    )  # fmt: skip
    assert done.exit_code == 1, done.output
    made = well_made(out.read_text(encoding="utf-8"))
    assert "felles.html" in {a["href"] for a in made.all("a")}
    assert "Gjennomgang av brevet til Direktoratet for byggkvalitet" in made.text


def test_joint_tasks_tell_equal_words_once() -> None:
    paths = sorted((FIXTURES / "bolig").glob("*.docx"))
    settings = Settings(select=("BRV-01",))
    made = outline(html.render(*html.read_again(check(paths, settings), settings), Lang.NB))
    assert "De 5 andre brevene:" in made.text
    assert made.text.count("«Husbanken er koordinerende virksomhet.»") == 1


def item(number: int, start: int, end: int, severity: Severity = Severity.LOW, block: int = 0) -> Item:
    return Item(
        id=f"f1-{number}", mark=f"m1-{number}", number=number, span=Span(block, start, end),
        level=level(severity, Lang.NB), families=("BRV",), count=1, code="BRV-01", name="", message="", place="",
        advice="", source="", evidence="", others=(), parts=(), preview=Status.STABLE is Status.PREVIEW, suppressed="",
    )  # fmt: skip


def test_overlapping_words_are_cut_where_any_begins_or_ends() -> None:
    text = "Skal lage en plan."
    made = cut(text, [item(1, 0, 12), item(2, 5, 18, Severity.HIGH), item(3, 5, 9)])
    assert "".join(s.text for s in made) == text
    assert [(s.text, [i.number for i in s.on]) for s in made] == [
        ("Skal ", [1]),
        ("lage", [1, 2, 3]),
        (" en", [1, 2]),
        (" plan.", [2]),
    ]
    assert [s.level.key if s.level else "" for s in made] == ["low", "high", "high", "high"]
    assert [[i.number for i in s.ends] for s in made] == [[], [3], [1], [2]]
    assert [s.deep for s in made] == [False, True, True, False]


@pytest.mark.parametrize(("start", "end", "words"), [(4, 4, "x"), (7, 7, "z"), (0, 99, "abc x yz"), (50, 60, "z")])
def test_a_finding_on_no_words_still_has_a_mark(start: int, end: int, words: str) -> None:
    (marked_stretch,) = [s for s in cut("abc x yz", [item(1, start, end)]) if s.on]
    assert marked_stretch.text == words


def block(index: int, text: str, **more: object) -> Block:
    values = {"kind": BlockKind.PARAGRAPH, "layer": Layer.BODY, **more}
    return Block(index=index, text=text, **values)  # type: ignore[arg-type] # a test says which field it sets


def test_a_table_keeps_its_empty_and_wide_cells() -> None:
    blocks = [
        block(0, "hode", cell=Cell(0, 0, 0, 1, 3)),
        block(1, "a", cell=Cell(0, 1, 0, 2, 1)),
        block(2, "c", cell=Cell(0, 1, 2)),
        block(3, "c2", cell=Cell(0, 2, 2)),
        block(4, "etter"),
    ]
    (row,) = text_rows(blocks, [])
    grid = row.parts[0]
    assert isinstance(grid, Grid)
    shape = [[(bool(c.paragraphs), c.columns, c.rows) for c in line] for line in grid.grid]
    assert shape == [[(True, 3, 1)], [(True, 1, 2), (False, 1, 1), (True, 1, 1)], [(False, 1, 1), (True, 1, 1)]]


def test_headings_never_skip_a_level() -> None:
    blocks = [block(n, "x", kind=BlockKind.HEADING, level=wanted) for n, wanted in enumerate((3, 1, 4, 2, 9))]
    (row,) = text_rows(blocks, [])
    assert [part.level for part in row.parts if not isinstance(part, Grid)] == [4, 4, 5, 5, 6]
