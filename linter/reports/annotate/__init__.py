"""Copies of letters with the findings in them: Word comments, PDF highlights. Originals are only read."""
