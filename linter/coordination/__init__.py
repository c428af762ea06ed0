"""Joint tasks (samarbeidsoppgaver): which passages of a letter are about one, and what they say about its mandate.

A way in, each step a function of the one before it:

- `model`: what is found, a `JointTask` with its passages and slots; `words`: the wordings, which are data (``data/``).
- `scene`: the letter laid out, sentence by sentence, with the bodies each names; `participants`: who takes part.
- `passages`: where the letter speaks of a joint task; `naming`: what it is called. `detect` asks them in turn.
- `talk`: all that the letter says of one task; `parsed`: its sentences with their trees; `clause`, `labels` and
  `spoken_of`: what several slots ask of a sentence.
- `slots`: every slot of a task, from `roles`, `duties`, `goals`, `money`, `period`, `reporting` and `worded`.
- `link`, `declared`, `overview`: the tasks of several letters, and what the configuration says of them.

In each package ``slots.py`` is the way in: it yields the fillers, by wording and by the tree of the sentence, where
``grammar.py`` begins. The packages of slots do not know one another, but for `roles`: who leads is a sign of a passage
too, and decides whose duties are told. The rooms above use what lies directly here, and nothing inside the packages.
"""
