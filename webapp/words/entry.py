"""One entry of the catalogue: a pattern, or one pattern for each plural."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from webapp.words.plurals import OTHER, category

COUNT = "n"
"""The placeholder that chooses the plural."""

_SPECS = ("", ",")
"""How a value may be written: as it is, or as a number with separators."""


class WordsError(LookupError):
    """The catalogue and a caller disagree: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said at one place."""

    key: str
    """The file's name and the path inside it, with dots between."""
    language: str
    """Whose plurals its forms are."""
    forms: Mapping[str, str]
    """A pattern for each plural category; one that counts nothing has ``other`` alone."""
    counts: bool
    """Whether the value ``n`` chooses the form."""
    names: frozenset[str]
    """The placeholders that a caller fills."""

    def pattern(self, values: Mapping[str, object]) -> str:
        """The pattern for these values.

        Raises:
            WordsError: they are not the placeholders of this entry.
        """
        if values.keys() != self.names:
            raise WordsError(f"{self.key} takes {sorted(self.names)}, not {sorted(values)}")
        if not self.counts:
            return self.forms[OTHER]
        count = values[COUNT]
        if not isinstance(count, int):
            raise WordsError(f"{self.key} counts, and {count!r} is no number")
        return self.forms.get(category(self.language, count), self.forms[OTHER])


def entry(key: str, language: str, forms: Mapping[str, str], *, counts: bool) -> Entry:
    """The entry, its patterns checked.

    Raises:
        WordsError: a pattern holds anything but words and named placeholders.
    """
    names = {name for pattern in forms.values() for name in _placeholders(key, pattern)}
    return Entry(key, language, dict(forms), counts, frozenset(names | {COUNT} if counts else names))


def _placeholders(key: str, pattern: str) -> Iterator[str]:
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError as error:
        raise WordsError(f"{key}: {error}") from error
    for _, name, spec, conversion in fields:
        if name is None:
            continue
        if not name.isidentifier() or spec not in _SPECS or conversion:
            raise WordsError(f"{key}: a placeholder is {{name}} or {{name:,}}, not {{{name}}}")
        yield name
