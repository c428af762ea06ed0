"""Where a letter speaks of a joint task: under its name, a heading, in a chapter, or by who shall act together."""
