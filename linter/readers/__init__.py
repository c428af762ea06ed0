"""One module per format behind one small contract (``contract.py``); ``open.py`` picks the module."""
