"""``python -m linter``, and the command ``brevlint``.

Every worker process imports this module again, so nothing else is imported before it is needed.
"""


def main() -> None:
    """Run the command line."""
    from linter.cli.main import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
