"""brevlint: a linter for Norwegian allocation and assignment letters."""

__version__ = "0.1.0"
