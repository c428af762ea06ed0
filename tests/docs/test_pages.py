"""The pages under docs/: those of the rules are current, and no link leads nowhere."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import ROOT, Brevlint

from linter.reports.rules_markdown import render_page
from linter.rules.registry import own_rules
from linter.wording import Lang

RULES = ROOT / "docs" / "regler"
PAGES = sorted(
    page
    for folder, pattern in ((".", "*.md"), ("docs", "**/*.md"), ("fixtures", "*.md"), ("models", "**/*.md"))
    for page in (ROOT / folder).glob(pattern)
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def built() -> Mapping[str, str]:
    """What ``docs/build_rules.py``, a script and no package, makes now."""
    spec = importlib.util.spec_from_file_location("build_rules", ROOT / "docs" / "build_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: Mapping[str, str] = module.pages()
    return pages


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can name, by the rule of GitHub and GitLab."""
    headings = re.findall(r"^#+\s+(.*?)\s*$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Each link of a page to a file of ours: the file, and the place in it."""
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", target):
            path, _, place = target.partition("#")
            yield (page.parent / path if path else page), place


def test_the_pages_of_the_rules_are_current() -> None:
    standing = {page.name: page.read_text("utf-8") for page in RULES.glob("*.md")}
    wanted = built()
    assert standing.keys() == wanted.keys(), "run: python docs/build_rules.py"
    assert [name for name, text in wanted.items() if standing[name] != text] == [], "run: python docs/build_rules.py"


def test_the_command_shows_the_page(brevlint: Brevlint) -> None:
    assert brevlint("rule", "BRV-02", "--format", "markdown").output in (RULES / "BRV-02.md").read_text("utf-8")
    assert brevlint("rules", "BRV", "--format", "markdown").output.strip() in (RULES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", own_rules())
@pytest.mark.parametrize("lang", list(Lang))
def test_a_page_has_everything_of_its_rule(code: str, lang: Lang) -> None:
    rule = own_rules()[code]
    page = render_page(rule, lang)
    for one in Lang:
        assert rule.name.get(one) in page
        assert rule.why.get(one) in page
    assert rule.source in page
    assert all(f"`{name}`" in page for name in rule.options)
    assert all(alias in page for alias in rule.aliases)
    assert "⟦" not in page
    if any("⟦" in one.bad for one in rule.examples if not one.declared):
        assert "<b>" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    for target, place in links(page):
        assert target.exists(), target
        assert target.resolve().is_relative_to(ROOT), target
        assert not place or place in anchors(target), f"{target}#{place}"


def test_the_link_check_sees_links() -> None:
    assert sum(1 for page in PAGES for _ in links(page)) > len(own_rules())
