"""Norwegian: sentences, the written standard, words and their forms, and the pipeline that parses.

Without spaCy, for every letter:

- `sentences` with `marks`: where sentences begin and end.
- `form`: bokmål or nynorsk. `lexicon`: lemmas and forms of words.
- `normal`: characters and words brought near each other for comparison; `typed`: numbers, dates, amounts made equal.
- `gate`: which blocks may hold a demand at all, and are worth parsing.

With spaCy, loaded when first asked for (half a second):

- `once`: what the rooms above ask for trees; a text is parsed once. `stand_ins` keeps names out of the trees.
- `pipeline` loads the model and parses. Its own parts are `tokens`, `tags` and `lemmas`, which the saved model names;
  `remembered`, `encoder` and `heads` give spaCy's own numbers in less time; `import_spacy` leaves its commands out.
"""
