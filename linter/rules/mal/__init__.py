"""Rules of the family MAL."""
