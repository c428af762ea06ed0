"""Rules of the family BRV."""
