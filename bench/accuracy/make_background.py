"""``python -m bench.accuracy.make_background FOLDER``: write webapp/engine/language/*/frequency.tsv.

FOLDER is ``wordfreq/data`` in the unpacked wheel of wordfreq 3.1.1 (its word lists: CC BY-SA 4.0). Needs the
package msgpack, which is no dependency of the project.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "webapp" / "engine" / "language"

FIRST = 200
"""Centibels below certainty at which the first class begins: only the very commonest words lie above."""
STEP = 25
"""Centibels a class."""
LAST = {"en": 500, "de": 475, "fr": 475, "es": 475}
"""Language → centibels at which the list ends: some 7,000 words of English, 4,000 of the others."""
ONE_LETTER = {"a", "i", "y", "o", "e", "à"}
"""Words of one letter; other single letters are initials."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

HEADER = """\
# Source: wordfreq 3.1.1 (Robyn Speer), its small lists, CC BY-SA 4.0; see NOTICE.
# How common words are: written by bench/accuracy/make_background.py; do not edit. Class k holds the words of
# frequency 10^-(2 + k/4) to 10^-(2 + (k+1)/4); rarer words are not listed.
"""


def main() -> int:
    """Read the lists, write the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy.make_background", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for language, last in LAST.items():
        classes = _classes(folder / f"small_{language}.msgpack.gz", last)
        lines = "".join(f"{k}\t{' '.join(words)}\n" for k, words in enumerate(classes))
        (TARGET / language / "frequency.tsv").write_text(HEADER + lines, encoding="utf-8")
    return 0


def _classes(path: Path, last: int) -> list[list[str]]:
    msgpack = importlib.import_module("msgpack")
    with gzip.open(path) as packed:
        by_centibel: list[list[str]] = msgpack.load(packed)[1:]
    classes: list[list[str]] = [[] for _ in range((last - FIRST) // STEP)]
    for centibel, words in enumerate(by_centibel[:last]):
        classes[max(0, (centibel - FIRST) // STEP)] += [word for word in words if _listed(word)]
    return [sorted(words) for words in classes]


def _listed(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and (len(word) > 1 or word in ONE_LETTER)


if __name__ == "__main__":
    sys.exit(main())
