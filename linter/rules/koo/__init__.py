"""Rules of the family KOO."""
