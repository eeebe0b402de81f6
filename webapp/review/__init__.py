"""Review: what people say about a comparison, and what of it still stands in a later revision.

Pure values and functions on them. What is said is kept by the pair and finds its place by key: the same words
in the next revision have the same key, and what was said of words that are gone is listed as an orphan.
"""

from webapp.review.carried import Carried, Fate, carried
from webapp.review.differences import EXCHANGE, Difference, differences, same_facts
from webapp.review.form import as_json, comment_json, decision_json, progress_json, sign_off_json
from webapp.review.items import (
    Item,
    Progress,
    Standing,
    Subject,
    items,
    standing,
    words_of,
    words_of_pin,
)
from webapp.review.summary import CHANGES, change_words, counted, counted_words, summary_of
from webapp.review.values import (
    Comment,
    Decision,
    PinMark,
    Reply,
    Review,
    SignOff,
    State,
)

__all__ = [
    "CHANGES",
    "EXCHANGE",
    "Carried",
    "Comment",
    "Decision",
    "Difference",
    "Fate",
    "Item",
    "PinMark",
    "Progress",
    "Reply",
    "Review",
    "SignOff",
    "Standing",
    "State",
    "Subject",
    "as_json",
    "carried",
    "change_words",
    "comment_json",
    "counted",
    "counted_words",
    "decision_json",
    "differences",
    "items",
    "progress_json",
    "same_facts",
    "sign_off_json",
    "standing",
    "summary_of",
    "words_of",
    "words_of_pin",
]
