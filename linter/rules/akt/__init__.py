"""AKT: activity demanded where the letter should say what is to be achieved."""
