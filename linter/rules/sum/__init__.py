"""SUM: all signals of a letter together."""
