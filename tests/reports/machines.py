"""One report with everything in it that a format must handle, and letters' text that tries to break out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from linter.engine.baseline import compared
from linter.engine.report import Failure, Known, Notice, Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.rules.contract import Severity

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
NASTY = "innen 31. juni 2026 ::error::x %0A <b>&amp; | `a` \x0b\ufffe]]>"


def report(folder: Path) -> Report:
    """Letters from ``folder``: findings of all kinds, one suppressed, one known, one gone, one letter not read."""
    letter = folder / "brev, utkast 50%.md"
    letter.write_text(
        f"{HEAD}## 1 Mål\n\nSend en plan {NASTY}.\n\nSend et regnskap innen\n31. april 2026.\n\n"
        "## 2 Rapportering | frister\n\nSend en rapport innen 31. november 2026.\n",
        encoding="utf-8",
    )
    clean = folder / "rent.md"
    clean.write_text(HEAD + "Send en plan innen 30. juni 2026.\n", encoding="utf-8")
    made = check([letter, clean, folder / "borte.docx"], Settings(select=("BRV-01", "BRV-02")))
    first, second, third = made.findings
    told = (
        replace(first, severity=Severity.HIGH),
        second,
        replace(third, suppressed="avtalt – sitat", suppressed_by="comment"),
    )
    known = (
        Known(second.key, "BRV-01", letter.name),
        Known("BRV-01:000000000000", "BRV-01", letter.name, "1 Mål", "31. september 2026"),
    )
    notices = (
        Notice(letter.name, "no_reason", Severity.MEDIUM, {"said": "brevlint: ignorer BRV-01", "rule": "BRV-01"}),
    )
    broken = Failure(clean.name, "rule_broke", {"rule": "BRV-02", "reason": "ValueError('x')"})
    made = replace(made, findings=told, notices=notices, failures=(*made.failures, broken))
    return compared(made, known, folder)
