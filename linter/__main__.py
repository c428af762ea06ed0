"""``python -m linter``."""

from linter.cli.main import main

if __name__ == "__main__":
    main()
