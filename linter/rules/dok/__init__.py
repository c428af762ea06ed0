"""Rules of the family DOK."""
