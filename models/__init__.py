"""The Norwegian pipeline: what it was trained on, how, how good, and the artefact itself."""
