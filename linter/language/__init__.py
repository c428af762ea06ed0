"""Norwegian: the pipeline, sentences, written standard per section, normal forms, look-ups."""
