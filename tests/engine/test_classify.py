"""What kind of counterpart a link is."""

import pytest

from webapp.engine.align import Alignment
from webapp.engine.classify import classify
from webapp.engine.model import Article, Counterpart, Link, Relation, Side
from webapp.engine.options import Options
from webapp.engine.segment import segment


def relate(left: str, right: str, *, meaning: float | None = 0.7, confidence: float = 0.9) -> Link:
    one = segment(Article.from_sentences([[left]], language="en"), Side.LEFT)
    other = segment(Article.from_sentences([[right]], language="en"), Side.RIGHT)
    counterpart = Counterpart(("L1",), ("R1",), confidence, moved=False, meaning=meaning)
    alignment = Alignment((counterpart,), {}, (("a reason",),), ())
    return classify(one, other, alignment, Options())[0]


@pytest.mark.parametrize(
    ("left", "right", "meaning", "relation"),
    [
        ("“It’s over” – she said.", '"It\'s  over" - she said.', 1.0, Relation.IDENTICAL),
        ("The mayor resigned on Friday.", "THE  MAYOR  RESIGNED ON FRIDAY.", 1.0, Relation.IDENTICAL),
        ("The mayor resigned on Friday.", "THE MAYOR resigned on Friday.", 1.0, Relation.EDITED),
        ("He sold the polish on May 5.", "He sold the Polish on May 5.", 1.0, Relation.EDITED),
        ("Storm closes harbour again", "Storm Closes Harbour Again", 1.0, Relation.EDITED),
        ("Die Straße ist zu.", "DIE STRASSE IST ZU.", 1.0, Relation.IDENTICAL),
        ("The mayor resigned on Friday.", "The mayor resigned on Friday evening.", 0.95, Relation.EDITED),
        ("The barrier costs £148 million.", "The barrier costs £184 million.", 0.95, Relation.EDITED),
        ("The mayor resigned on Friday.", "On Friday, the town’s leader quit.", 0.75, Relation.REWORDED),
        ("The mayor quit over the flats.", "Over the flats, the mayor quit.", None, Relation.REWORDED),
        (
            "The mayor resigned on Friday.",
            "The mayor, who had denied taking money from builders and had promised to stay until the "
            "election, stepped down and left for the coast with his family.",
            0.7,
            Relation.PARTIAL,
        ),
        ("The mayor resigned on Friday.", "Residents had asked him to go.", 0.3, Relation.PARTIAL),
    ],
)
def test_relation(left: str, right: str, meaning: float | None, relation: Relation) -> None:
    assert relate(left, right, meaning=meaning).relation is relation


def test_a_link_below_the_second_threshold_is_uncertain() -> None:
    sure = Options().sure_confidence
    assert relate("A mayor resigned.", "A mayor quit.", confidence=sure - 0.01).uncertain
    assert not relate("A mayor resigned.", "A mayor quit.", confidence=sure).uncertain


def test_links_are_numbered_in_order_of_the_left_side() -> None:
    one = segment(Article.from_sentences([["First thing.", "Second thing."]]), Side.LEFT)
    other = segment(Article.from_sentences([["Thing the second.", "Thing the first."]]), Side.RIGHT)
    crossed = (
        Counterpart(("L2",), ("R1",), 0.9, moved=False, meaning=None),
        Counterpart(("L1",), ("R2",), 0.9, moved=True, meaning=None),
    )
    links = classify(one, other, Alignment(crossed, {}, (("two",), ("one",)), ()), Options())
    assert [(link.id, link.left, link.moved, link.reasons) for link in links] == [
        ("K1", ("L1",), True, ("one",)),
        ("K2", ("L2",), False, ("two",)),
    ]
