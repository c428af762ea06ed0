"""Rules of the family RAP."""
