"""Rules of the family LIN."""
