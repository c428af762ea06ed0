"""Demands (krav) of a letter: is a sentence one, who must act, and which step of the results chain (resultatkjeden).

«The guide» is the annotation guide the labels come from; its parts are cited as A1, A2 … in the modules. A way in:

- `labels`, `demand`: what a sentence can be, and what is found, a `Demand` with its `Classification`.
- `letter`: all demands of a letter; `units` cuts it into the units that are classified, `context` tells their place.
- `classify`: from a sentence to a classification that gives its evidence. It asks, in this order:
  `stand_ins` (names read as one word), `tree` (the parsed sentence), `grammar` with `markers`, `agents`, `subjects` and
  `voice` (who must do what, by the tree), `guide` (the decisions of the guide, in its order), `features` with
  `relations` (all that was seen, as traits), `model` (what the learned weights make of the traits), `flags`.
- Words: `stems` (one stem for a word in both written standards), `lexicon` (its classes, ``words.txt``), `names`.
- `counted` tells what a parameter counts, `spoken` says a classification in words.
"""
