"""How often ministry, agency and year are right on the real letters, without looking at the file name.

The file name carries the truth: ``ministry__agency__year``; the ministry is the owner of the agency's field today, so
ministries are compared by line (KMD, KDD and DFD share a file). Most files are fragments, so two shares are printed:
of all, and of those whose text holds the information at all. What "holds" means is decided without the program under
test, by plain search: for an agency or ministry one of its names, short forms or aliases (any date) stands in the text;
for a year its four digits do.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

from linter.letters.identity import identify
from linter.letters.model import RevisionView
from linter.letters.registry import Organisation, OrgKind, registry
from linter.readers.open import read_letter

LETTERS = Path(__file__).resolve().parents[2] / "shared" / "letters"
# What the agency part of a file name means where it is no name spelled without æøå.
SPELLED = {
    "arbeids-og-velferdsdirektoratet-nav": "NAV",
    "dfo": "DFO",
    "statistisk-sentralbyra": "SSB",
    "norsk-helsenett": "NHN",
    "gassnova-sf": "GASSN",
    "politiet": "POD",
    "sysselmesteren-svalbard": "SYSSEL",
    "sysselmesteren-pa-svalbard": "SYSSEL",
    "kunnskapssektorens-tjenesteleverandor-sikt": "SIKT",
    "norges-forskningsrad": "NFR",
    "direktoratet-for-forvaltning-og-okonomistyring": "DFO",
    "direktoratet-for-hoyere-utdanning-og-kompetanse": "HKDIR",
    "ivb-ltp-m-tildeling-for-versjon-6-0-datert-20-desember": "",
    "ivb-ltp-pdf": "",
    "ukjent": "",
}


def plain(text: str) -> str:
    """Lower case, hyphens for everything that is no letter or figure."""
    folded = text.lower().translate(str.maketrans("æøå", "aoa"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def agency_key(part: str) -> str:
    """The key of the agency a file name names; "" for none."""
    if part in SPELLED:
        return SPELLED[part]
    for organisation in registry().organisations:
        if organisation.kind is OrgKind.AGENCY and part in {plain(organisation.name_nb), plain(organisation.short)}:
            return organisation.key
    raise SystemExit(f"unknown agency in a file name: {part}")


def lines(part: str) -> set[str]:
    """The lines of the ministries a file name names."""
    wanted = set(part.upper().split("-"))
    return {o.line for o in registry().organisations if o.kind is OrgKind.MINISTRY and o.short in wanted}


def stands(text: str, rows: list[Organisation]) -> bool:
    """Whether a name, short form or alias of one of ``rows`` stands in the text, by plain search."""
    names = {n for row in rows for n in (row.name_nb, row.name_nn, row.short, *row.aliases) if n}
    flat = " ".join(text.split())
    return any(re.search(rf"(?<!\w){re.escape(name)}s?(?![\w-])", flat) for name in names)


def main() -> int:
    """Print the table; ``-v`` prints every letter that is wrong."""
    if not LETTERS.is_dir():
        print("the folder with real letters is not here; nothing measured")
        return 0
    files = sorted(p for p in LETTERS.iterdir() if p.name != "README.md" and p.suffix in {".txt", ".md"})
    counts = {what: [0, 0, 0, 0, 0] for what in ("ministry", "agency", "year")}
    for path in files:
        ministry, agency, year = path.stem.split("__")[:3]
        letter = replace(read_letter(path, view=RevisionView.ACCEPTED), path="letter.txt")
        text = "\n".join(block.text for block in letter.blocks)
        found = identify(letter)
        key, own = agency_key(agency), lines(ministry)
        rows = {
            "ministry": (
                own,
                {m.value.line for m in found.ministries},
                [o for o in registry().organisations if o.line in own],
            ),
            "agency": (
                {key} - {""},
                {r.value.key for r in found.recipients},
                list(registry().names(key)) if key else [],
            ),
            "year": ({year} - {"u-aar"}, {str(found.year.value)} if found.year else set(), []),
        }
        for what, (truth, got, names) in rows.items():
            if not truth:
                continue
            holds = stands(text, names) if names else year in text
            right = bool(got & truth) and (what != "ministry" or got <= truth or len(got) == 1)
            count = counts[what]  # files, right, holding, right of those holding, wrong (not silent)
            for index, yes in enumerate((True, right, holds, right and holds, bool(got) and not right)):
                count[index] += yes
            if not right and (got or holds) and "-v" in sys.argv:
                note = "holds" if holds else "absent"
                print(f"{what:<9}{path.name[:70]:<72} truth {sorted(truth)} got {sorted(got)} {note}")
    print(f"{'':<10}{'letters':>8}{'right':>7}{'share':>8}   {'in the text':>12}{'right':>7}{'share':>8}{'wrong':>8}")
    for what, (total, right, holding, right_holding, wrong) in counts.items():
        print(
            f"{what:<10}{total:>8}{right:>7}{right / total:>8.1%}   {holding:>12}{right_holding:>7}"
            f"{right_holding / holding:>8.1%}{wrong:>8}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
