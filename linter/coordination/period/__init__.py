"""How long a joint task lasts: the times that are named, and whose they are."""
