"""The steering model: training data, training, evaluation."""
