"""A long composed letter as an OpenDocument file, and its text in reading order, for LibreOffice to set as PDF.

Justified and hyphenated, with running header and footer, footnotes, two kinds of lists, tables that break over pages,
and stretches in two columns.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

SENTENCES = [
    "Departementet viser til Stortingets behandling av budsjettet og stiller midlene nedenfor til disposisjon.",
    "Etaten skal prioritere brukerrettede tjenester og samarbeide tett med kommunene og de øvrige velferdsetatene.",
    "Virksomheten skal rapportere halvårlig om gjennomføringen av utviklingsprogrammet.",
    "Erfaringene fra forvaltningssamarbeidet mot a-krim oppsummeres i årsrapporten.",
    "Tilskudds- og refusjonsordningene omtales særskilt, og 2025-rapporteringen følger den samme malen som før.",
    "Digitaliseringsetaten, E-helseforvaltningen og arbeidsmarkedsetaten har ansvaret for sikkerhetskulturen.",
    "Informasjonssikkerhetsarbeidet skal dokumenteres, og beredskapsplanverket skal øves minst én gang i året.",
    "Vi ber om at kvalitetsindikatorene gjennomgås, og at saksbehandlingstidene reduseres i samme periode.",
    "Saksbehandlingsrutinene må oppdateres når regelverksendringene trer i kraft.",
    "Anskaffelsesstrategien skal understøtte klimamålsettingene til regjeringen.",
    "Likestillingsredegjørelsen skal beskrive lønnskartleggingen, rekrutteringsprosessene og tilretteleggingen.",
    "Direktoratet skal videreutvikle kunnskapsgrunnlaget for boligpolitikken og formidle det til kommunesektoren.",
    "Kompetanseutviklingstiltakene må ses i sammenheng med tjenestetilbudet i distriktskommunene.",
    "Etaten skal i samråd med fylkeskommunene vurdere om virkemidlene treffer målgruppene som forutsatt.",
    "Ungdomstiltakene, lavterskeltilbudene og oppfølgingstjenestene skal omtales samlet.",
]
ITEMS = [
    "kartlegge behovet for rådgivning i kommunene og oppsummere det i en kort rapport innen utgangen av året",
    "etablere et samarbeidsforum",
    "evaluere ordningen sammen med tilsynsmyndighetene og legge fram anbefalinger om videre innretning",
]
ROWS = [
    ("ID", "Oppdrag", "Frist"),
    ("TB-1", "Utrede felles løsninger for informasjonsutveksling, herunder personvernkonsekvenser", "1. juni"),
    ("TB-2", "Levere statusrapport om gjennomføringen", "15. oktober"),
    ("TB-3", "Vurdere behovet for regelverksendringer på området", "31. desember"),
]
_NAMES = {name: name for name in ("office", "style", "text", "table")} | {
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
_URN = "urn:oasis:names:tc:opendocument:xmlns"


def _paragraph_style(name: str, paragraph: str = "", text: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _list_level(tag: str, level: int, mark: str, left: str) -> str:
    return (
        f'<text:list-level-style-{tag} text:level="{level}" {mark}><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" text:list-tab-stop-position="{left}" fo:text-indent="-0.6cm" '
        f'fo:margin-left="{left}"/></style:list-level-properties></text:list-level-style-{tag}>'
    )


_STYLES = f"""
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F"
 fo:font-size="11pt" fo:language="nb" fo:country="NO" fo:hyphenate="false"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
{
    _paragraph_style(
        "Body",
        'fo:text-align="justify" fo:margin-bottom="0.2cm" fo:line-height="115%"',
        'fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"',
    )
}
{_paragraph_style("Small", "", 'fo:font-size="10pt"')}
{_paragraph_style("Title", 'fo:margin-bottom="0.4cm"', 'fo:font-size="18pt" fo:font-weight="bold"')}
{
    _paragraph_style(
        "One",
        'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
        'fo:font-size="15pt" fo:font-weight="bold"',
    )
}
{
    _paragraph_style(
        "Two",
        'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        'fo:font-size="12pt" fo:font-weight="bold"',
    )
}
{_paragraph_style("Note", 'fo:margin-left="0.5cm" fo:text-indent="-0.5cm"', 'fo:font-size="9pt"')}
<style:style style:name="Mark" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Mark"
 text:default-style-name="Note" style:num-format="1" text:footnotes-position="page"
 text:start-numbering-at="document"/>
<text:list-style style:name="Bullets">{_list_level("bullet", 1, 'text:bullet-char="•"', "1.2cm")}
{_list_level("bullet", 2, 'text:bullet-char="–"', "2.2cm")}</text:list-style>
<text:list-style style:name="Letters">
{_list_level("number", 1, 'style:num-format="a" style:num-suffix=")"', "1.2cm")}</text:list-style></office:styles>
<office:automatic-styles><style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:style style:name="Cell" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:style style:name="c0" style:family="table-column"><style:table-column-properties style:column-width="2cm"/>
</style:style><style:style style:name="c1" style:family="table-column">
<style:table-column-properties style:column-width="11cm"/></style:style>
<style:style style:name="c2" style:family="table-column"><style:table-column-properties style:column-width="3cm"/>
</style:style><style:page-layout style:name="A4">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p text:style-name="Small">Tildelingsbrev 2025 til Utviklingsetaten</text:p></style:header>
<style:footer><text:p text:style-name="Small">Side <text:page-number/> av <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>"""


@dataclass
class ComposedLetter:
    """The file's XML as it grows, and what stands in it: paragraphs in reading order, and footnotes."""

    xml: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, style: str, text: str, note: str = "") -> None:
        marked = escape(text)
        if note:
            self.notes.append(note)
            middle = text.index(" ", len(text) // 2)
            marked = (
                f'{escape(text[:middle])}<text:note text:note-class="footnote"><text:note-citation>{len(self.notes)}'
                f'</text:note-citation><text:note-body><text:p text:style-name="Note">{escape(note)}</text:p>'
                f"</text:note-body></text:note>{escape(text[middle:])}"
            )
        self.xml.append(f'<text:p text:style-name="{style}">{marked}</text:p>')
        self.paragraphs.append(text)

    def items(self, style: str, under: str = "") -> None:
        self.xml.append(f'<text:list text:style-name="{style}">')
        for place, item in enumerate(ITEMS):
            self.xml.append("<text:list-item>")
            self.add("Body", item)
            if under and place == 1:
                self.xml.append("<text:list><text:list-item>")
                self.add("Body", under)
                self.xml.append("</text:list-item></text:list>")
            self.xml.append("</text:list-item>")
        self.xml.append("</text:list>")

    def table(self) -> None:
        columns = "".join(f'<table:table-column table:style-name="c{n}"/>' for n in range(3))
        self.xml.append(f"<table:table>{columns}")
        for row in ROWS:
            self.xml.append("<table:table-row>")
            for cell in row:
                self.xml.append('<table:table-cell table:style-name="Cell" office:value-type="string">')
                self.add("Standard", cell)
                self.xml.append("</table:table-cell>")
            self.xml.append("</table:table-row>")
        self.xml.append("</table:table>")

    def document(self) -> str:
        names = " ".join(f'xmlns:{key}="{_URN}:{name}:1.0"' for key, name in _NAMES.items())
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2" '
            f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>'
            f"{''.join(self.xml)}</office:text></office:body></office:document>"
        )


def compose(chapters: int, seed: int = 1) -> ComposedLetter:
    """A letter of about 1.6 pages per chapter; every other chapter has a stretch in two columns."""
    chance = random.Random(seed)  # noqa: S311 - the same letter every time
    letter = ComposedLetter()
    letter.add("Title", "Tildelingsbrev for budsjettåret 2025")
    for chapter in range(1, chapters + 1):
        letter.add("One", f"{chapter} Hovedmål og prioriteringer {chapter}")
        for place in range(4):
            note = f"Jf. Prop. {chapter} S om {chance.choice(SENTENCES).lower()}" if place == 1 else ""
            letter.add("Body", _text(chance, 4), note)
        letter.add("Two", f"{chapter}.1 Oppdrag i {2024 + chapter}")
        letter.items("Bullets", under="med vekt på personvern")
        letter.add("Body", _text(chance, 2))
        letter.items("Letters")
        letter.table()
        letter.add("Body", _text(chance, 3))
        if chapter % 2 == 0:
            letter.xml.append(f'<text:section text:style-name="Columns" text:name="s{chapter}">')
            for _ in range(3):
                letter.add("Body", _text(chance, 6))
            letter.xml.append("</text:section>")
        letter.add("Body", _text(chance, 2))
    return letter


def _text(chance: random.Random, sentences: int) -> str:
    return " ".join(chance.sample(SENTENCES, sentences))


def set_as_pdf(letter: ComposedLetter, folder: Path) -> Path | None:
    """Let LibreOffice set the letter; None where LibreOffice is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return None
    source = folder / "brev.fodt"
    source.write_text(letter.document(), encoding="utf-8")
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "brev.pdf"
