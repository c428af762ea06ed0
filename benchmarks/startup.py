"""How long ``brevlint --help`` takes, beside an empty Python and beside importing what it does not import.

Run: python benchmarks/startup.py [--smoke]. Whole processes in turn; medians and ratios.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "brevlint --help": [sys.executable, "-m", "linter", "--help"],
    "import spacy": [sys.executable, "-c", "import spacy"],
    "import pdfplumber": [sys.executable, "-c", "import pdfplumber"],
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="two rounds only")
    rounds = 2 if parser.parse_args().smoke else 11
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(rounds + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:  # the first round warms the disk cache
                times[name].append(time.perf_counter() - start)
    ours = statistics.median(times["brevlint --help"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<20} {median * 1000:7.0f} ms   {median / ours:5.2f} x brevlint --help")
    print("target: brevlint --help under 200 ms:", "reached" if ours < 0.2 else "missed")


if __name__ == "__main__":
    main()
