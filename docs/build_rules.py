"""Writes docs/regler/: a page per rule and a list of them, from the rule files.

Run it after every change to a rule's texts or examples; a test compares:
python docs/build_rules.py
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from linter.reports.rules_markdown import render_index, render_page
from linter.rules.registry import own_rules
from linter.wording import Lang

FOLDER = Path(__file__).resolve().parent / "regler"
INTRODUCTION = """\
# Reglene

Sidene er laget av regelfilene, så de sier det samme som `brevlint rule KODE`.
Regler som er på prøve, kjøres bare når dere velger dem eller bruker `--preview`.
[Slik er treffene målt](../how-results-were-measured.md) · [Brukerveiledning](../brukerveiledning/README.md) ·
[Slik lager dere en regel](../../CONTRIBUTING.md)

"""
FOOT = "\n---\n[Alle reglene](README.md) · [Dempe et funn](../innstillinger.md#dempe-et-funn)\n"


def pages() -> Mapping[str, str]:
    """Every page by file name, as it should stand in ``docs/regler/``."""
    rules = own_rules()
    made = {f"{code}.md": render_page(rule, Lang.NB) + FOOT for code, rule in rules.items()}
    return {"README.md": INTRODUCTION + render_index(rules.values(), Lang.NB), **made}


def main() -> None:
    """Write what has changed, and remove pages of rules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
