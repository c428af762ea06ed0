"""Joint tasks (samarbeidsoppgaver): which passages are about one, and what they say about its mandate."""
