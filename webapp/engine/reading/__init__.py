"""What counts as the same: folded text, words with offsets, stems, function words; and what is quoted.

>>> fold("“It’s  over” — he said")
'"it\\'s over"-he said'
>>> [word.text for word in words("Biden's 5.2 million voters")]
['biden', "'s", '5.2', 'million', 'voters']
"""

from __future__ import annotations

from webapp.engine.reading.articles import ReadArticle, SentenceReading, reading_of
from webapp.engine.reading.folding import fold, unify
from webapp.engine.reading.languages import language_name
from webapp.engine.reading.quotations import Marked, quotations, quotations_of
from webapp.engine.reading.remembered import Remembered
from webapp.engine.reading.stems import stem
from webapp.engine.reading.stopwords import is_content
from webapp.engine.reading.tokens import Word, atoms, words
from webapp.engine.reading.written import Token, tokens

__all__ = [
    "Marked",
    "ReadArticle",
    "Remembered",
    "SentenceReading",
    "Token",
    "Word",
    "atoms",
    "fold",
    "is_content",
    "language_name",
    "quotations",
    "quotations_of",
    "reading_of",
    "stem",
    "tokens",
    "unify",
    "words",
]
