"""What stands before the examples of rules that hold only in a joint task: a letter about one, with goal and partners."""

from __future__ import annotations

HEAD = {
    "nb": "Arbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 15. desember 2025\n\n"
    "# Tildelingsbrev 2026\n\n## Felles oppdrag: unge utenfor skole og arbeid (2026–2028)\n\n"
    "Flere unge skal være i skole, lære eller jobb. Arbeids- og velferdsdirektoratet skal samarbeide med "
    "Helsedirektoratet og Utdanningsdirektoratet om oppdraget.\n\n",
    "nn": "Arbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 15. desember 2025\n\n"
    "# Tildelingsbrev 2026\n\n## Felles oppdrag: unge utanfor skule og arbeid (2026–2028)\n\n"
    "Fleire unge skal vere i skule, lære eller jobb. Arbeids- og velferdsdirektoratet skal samarbeide med "
    "Helsedirektoratet og Utdanningsdirektoratet om oppdraget.\n\n",
}
