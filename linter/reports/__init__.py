"""One file per output format, each a small pure function of the Report."""
