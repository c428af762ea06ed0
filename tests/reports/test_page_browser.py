"""Both pages in Chromium: filters, links, keyboard, print, size, and axe-core's rules of accessibility."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FIXTURES

from linter.coordination.link import linked
from linter.coordination.overview import Overview
from linter.engine.compare import compare
from linter.engine.report import LetterProfile, Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.reports import compare_html, html
from linter.reports.compare_choice import Choice, choose
from linter.steering.labels import ChainLabel
from linter.wording import Lang

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")

QUICK = Settings(select=("BRV", "KOO", "DOK"))  # rules that need no parser
LETTERS = [FIXTURES / "utkast" / "byggkvalitet.docx", *sorted((FIXTURES / "akrim").glob("*.docx"))]
HOSTILE = """</script><script>document.title = "tatt"</script><img src=x onerror="document.title='tatt'">"""


@pytest.fixture(scope="module")
def run() -> tuple[Report, Overview]:
    return html.read_again(check(LETTERS, QUICK), QUICK)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def path(run: tuple[Report, Overview], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("side"), html.render(*run, Lang.NB))


@pytest.fixture
def page(browser: playwright.Browser, path: Path) -> Iterator[playwright.Page]:
    """The page of the run, opened; fails when anything is fetched or the browser complains."""
    with browser.new_context(viewport={"width": 1360, "height": 900}) as context:
        opened = context.new_page()
        wrong: list[str] = []
        opened.on("console", lambda message: wrong.append(message.text))
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("request", lambda request: wrong.append(request.url) if request.url != path.as_uri() else None)
        opened.goto(path.as_uri())
        yield opened
        assert wrong == []


def saved(folder: Path, text: str) -> Path:
    path = folder / "rapport.html"
    path.write_text(text, encoding="utf-8")
    return path


def wait(page: playwright.Page, condition: str, seconds: float = 30) -> None:
    """Wait until ``condition`` holds. (Playwright's own way evaluates text in the page, which the policy forbids.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(20)


def visible(page: playwright.Page, selector: str) -> list[str]:
    """Ids of what is shown once every box is opened."""
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    return page.eval_on_selector_all(selector, "all => all.filter((one) => one.checkVisibility()).map((one) => one.id)")


def test_severity_topic_and_letter_narrow_what_is_shown(page: playwright.Page, run: tuple[Report, Overview]) -> None:
    shown = [f for f in run[0].findings if f.severity.rank > 0]
    everything = visible(page, ".finding")
    assert page.inner_text(".status") == f"Viser {len(shown)} av {len(shown)} funn."
    page.select_option("#f-rank", "3")
    high = [f for f in shown if f.severity.value == "high"]
    assert len(visible(page, ".finding")) == len(high) < len(everything)
    assert page.inner_text(".status") == f"Viser {len(high)} av {len(shown)} funn."
    page.select_option("#f-family", "BRV")
    assert len(visible(page, ".finding")) == sum(f.rule.startswith("BRV") for f in high)
    page.click("button[type=reset]")
    wait(page, "!document.querySelector('.finding[data-hidden]')")
    assert visible(page, ".finding") == everything
    page.select_option("#f-letter", "b2")
    assert visible(page, ".letter") == ["b2"]
    assert page.locator("tr[data-letter]:visible").count() == 1
    assert page.inner_text(".status") == "Ingen funn passer med valgene deres."


def test_search_finds_words_in_any_order_and_opens_the_letter(page: playwright.Page) -> None:
    assert page.locator(".letter[open]").count() == 0
    page.fill("#f-text", "dager  JUNI")
    assert page.locator(".letter[open]").count() == 1
    (found,) = visible(page, ".finding")
    assert "31. juni 2027" in page.inner_text(f"#{found}")
    hidden = page.eval_on_selector_all("a.ref[data-hidden]", "all => all.length")
    assert hidden > 10
    assert page.eval_on_selector_all("mark:not(.off)", "all => all.map((one) => one.textContent)") == ["31. juni 2027"]


def press(page: playwright.Page, key: str, until: str) -> None:
    """Press a key and wait until what has the focus (``it``) is as said: a link moves it only after a moment."""
    page.keyboard.press(key)
    wait(page, f"(() => {{ const it = document.activeElement; return {until}; }})()")


def tab_to(page: playwright.Page, selector: str, most: int) -> None:
    """Press Tab until something that fits ``selector`` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} times Tab did not reach {selector}")


def test_with_the_keyboard_alone_from_the_top_to_a_finding_its_words_and_back(page: playwright.Page) -> None:
    press(page, "Tab", "it.className === 'skip'")
    press(page, "Enter", "it.id === 'letters'")
    tab_to(page, "tr[data-letter] a", 3)
    press(page, "Enter", "it.matches('#b1[open] > summary')")
    tab_to(page, "mark + a.ref", 80)
    press(page, "Enter", "it.id === 'f1-1' && it.checkVisibility()")
    tab_to(page, "#f1-1 a.ref", 1)
    press(page, "Enter", "it.id === 'm1-1'")


def test_flagged_words_can_be_clicked(page: playwright.Page) -> None:
    page.click("#b1 > summary")
    key = page.get_attribute("mark:text-is('31. juni 2027')", "data-f").strip()
    page.click("mark:text-is('31. juni 2027')")
    wait(page, f"document.activeElement.id === '{key}'")


def test_a_link_to_what_the_filter_hides_shows_it(page: playwright.Page) -> None:
    page.fill("#f-text", "ingenting har disse ordene")
    assert visible(page, ".finding") == []
    page.evaluate("location.hash = '#f1-2'")
    wait(page, "document.activeElement.id === 'f1-2'")
    assert page.locator("#f1-2").is_visible()
    assert page.input_value("#f-text") == ""


def test_text_without_findings_can_be_hidden(page: playwright.Page) -> None:
    page.click("#b1 > summary")
    before = page.locator("#b1 .reading p:visible").count()
    page.check("#f-brief")
    assert 0 < page.locator("#b1 .reading p:visible").count() < before
    assert page.locator("#b1 .reading h4:visible").count() > 3, "headings still tell where we are"
    assert page.locator("#b1 .finding:visible").count() > 10


def printed(page: playwright.Page, folder: Path) -> str:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    page.pdf(path=folder / "side.pdf", prefer_css_page_size=True)
    with PdfDocument(folder / "side.pdf") as document:
        return " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in document).split())


def test_print_holds_every_letter_and_finding_and_no_controls(page: playwright.Page, tmp_path: Path) -> None:
    text = printed(page, tmp_path)
    for words in ("finnes ikke. Måneden har bare 30 dager.", "Arbeidslivskriminalitet", "Arbeidstilsynet", "Råd 6"):
        assert words in text
    for words in ("Søk i funnene", "Åpne alle", "På denne siden", "Viser "):
        assert words not in text
    assert page.locator(".letter[open]").count() == 0, "what was closed is closed again"


def test_browsers_that_need_it_get_closed_letters_opened_for_print(page: playwright.Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".letter:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".letter[open]").count() == 0


def test_print_of_a_selection_says_so(page: playwright.Page, tmp_path: Path) -> None:
    page.fill("#f-text", "BRV-01")
    text = printed(page, tmp_path)
    assert re.search(r"Viser 1 av \d+ funn\.", text)
    assert "Måneden har bare 30 dager" in text
    assert "Rester etter utkastet" not in text.split("Reglene bak funnene")[0]


def test_hostile_text_runs_nothing(browser: playwright.Browser, tmp_path: Path) -> None:
    letter = tmp_path / "brev.md"
    letter.write_text(f"# Tildelingsbrev 2027 {HOSTILE}\n\nFrist: 31. juni 2027 {HOSTILE}\n", encoding="utf-8")
    path = saved(tmp_path, html.render(*html.read_again(check([letter], QUICK), QUICK), Lang.NB))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.title() == "Gjennomgang av brev.md"
    assert page.locator("img").count() == 0
    assert "tatt" in page.inner_text(".reading")
    page.close()


def test_without_script_the_page_is_a_plain_document(browser: playwright.Browser, path: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        assert not page.locator(".filters").is_visible()
        page.click("#b1 > summary")
        assert page.locator("#b1 .finding").first.is_visible()


def test_a_narrow_window_needs_no_sideways_scrolling(browser: playwright.Browser, path: Path) -> None:
    with browser.new_context(viewport={"width": 320, "height": 700}) as context:  # WCAG 1.4.10
        page = context.new_page()
        page.goto(path.as_uri())
        visible(page, "body")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def axe(browser: playwright.Browser, path: Path) -> list[str]:
    """What axe-core finds wrong with everything opened, of any impact."""
    sync = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with browser.new_context(bypass_csp=True, viewport={"width": 1360, "height": 900}) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        visible(page, "body")
        found = sync.Axe().run(page).response
    assert len(found["passes"]) > 20, "axe looked at the page"
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html']}" for one in found["violations"]]


def test_axe_finds_nothing_on_the_page_of_a_run(
    browser: playwright.Browser, run: tuple[Report, Overview], tmp_path: Path
) -> None:
    report, seen = run
    found = (replace(report.findings[0], suppressed="avtalt"), *report.findings[1:])
    more = check([tmp_path / "borte.docx", FIXTURES / "akrim" / "nav.pdf"], QUICK)
    full = replace(report, findings=found, failures=more.failures, skipped=("a.pdf",))
    assert axe(browser, saved(tmp_path, html.render(full, seen, Lang.NB, compare_page="felles.html"))) == []


def test_axe_finds_nothing_on_the_page_of_a_profile(browser: playwright.Browser, tmp_path: Path) -> None:
    settings = Settings(select=("AKT",))
    report, seen = html.read_again(check(LETTERS[:1], settings), settings)
    assert report.letters[0].profile is not None
    assert axe(browser, saved(tmp_path, html.render(report, seen, Lang.EN))) == []


@pytest.mark.parametrize("lang", list(Lang))
def test_the_names_in_the_chart_fit(browser: playwright.Browser, tmp_path: Path, lang: Lang) -> None:
    counts = {label.value: 300 for label in ChainLabel if label is not ChainLabel.NOT_A_DEMAND}
    report, seen = html.read_again(check(LETTERS[:1], Settings(select=("BRV-01",))), Settings())
    full = LetterProfile(counts, 600, 300, 600, *[9] * 7)
    report = replace(report, letters=(replace(report.letters[0], profile=full),))
    page = browser.new_page()
    page.goto(saved(tmp_path, html.render(report, seen, lang)).as_uri())
    sizes = page.eval_on_selector_all(
        "svg text",
        """all => all.map((one) => {
            const box = one.getBBox();
            return [box.x, box.x + box.width, one.ownerSVGElement.viewBox.baseVal.width];
        })""",
    )
    page.close()
    assert len(sizes) == 8 * 2 + 4
    assert [size for size in sizes if size[0] < 0 or size[1] > size[2]] == []


def test_axe_finds_nothing_on_the_page_of_a_comparison(browser: playwright.Browser, tmp_path: Path) -> None:
    report = compare(sorted((FIXTURES / "akrim").glob("*.docx")), Settings())
    assert axe(browser, saved(tmp_path, compare_html.render(choose(report, Choice()), Lang.NB))) == []


def test_two_hundred_letters(browser: playwright.Browser, run: tuple[Report, Overview], tmp_path: Path) -> None:
    report, seen = run
    copies = [f"{number:03}/" for number in range(200 // len(report.letters) + 1)]
    big = replace(
        report,
        letters=tuple(replace(info, path=f"{copy}{info.path}") for copy in copies for info in report.letters)[:200],
        findings=(),
    )
    kept = {info.path for info in big.letters}
    found = [replace(f, letter=f"{copy}{f.letter}") for copy in copies for f in report.findings]
    big = replace(big, findings=tuple(f for f in found if f.letter in kept))
    letters = [
        replace(one, letter=replace(one.letter, path=f"{copy}{one.letter.path}"))
        for copy in copies
        for one in seen.letters
    ]
    all_seen = Overview(tuple(letters[:200]), linked([one.tasks for one in letters[:200]]))
    path = saved(tmp_path, html.render(big, all_seen, Lang.NB))
    own = sum(len(b.text.encode()) for one in all_seen.letters for b in one.letter.blocks)
    assert path.stat().st_size < 5 * own, "the page is mostly the letters themselves"
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    wait(page, "document.querySelector('.status').textContent !== ''")
    loaded = time.perf_counter() - start
    start = time.perf_counter()
    page.fill("#f-text", "juni")
    wait(page, "document.body.classList.contains('narrowed')")
    searched = time.perf_counter() - start
    assert page.locator("tr[data-letter]:visible").count() == sum("byggkvalitet" in path for path in kept)
    page.close()
    assert loaded < 20, "seconds, on a machine that does other things too"
    assert searched < 10
