"""What counts as the same: folded text, words with offsets, stems, function words; and what is quoted.

>>> fold("“It’s  over” — he said")
'"it\\'s over"-he said'
>>> [word.text for word in words("Biden's 5.2 million voters")]
['biden', "'s", '5.2', 'million', 'voters']
"""

from __future__ import annotations

from webapp.engine.normalize.folding import fold, unify
from webapp.engine.normalize.languages import language_name
from webapp.engine.normalize.quotations import quotations
from webapp.engine.normalize.stems import stem
from webapp.engine.normalize.stopwords import is_content
from webapp.engine.normalize.tokens import Word, atoms, words

__all__ = ["Word", "atoms", "fold", "is_content", "language_name", "quotations", "stem", "unify", "words"]
