"""Rules of the family FEL."""
