"""What is to be reported on a joint task, when, how, jointly or each for itself."""
