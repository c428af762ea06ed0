"""SPR: what is demanded, by whom, and when."""
