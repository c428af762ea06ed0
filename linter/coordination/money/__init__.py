"""With what a joint task is solved: amounts, posts of the budget, people, or who bears the cost."""
