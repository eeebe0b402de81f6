"""Page furniture: each rule catches its examples, and no sentence of an article."""

import re
from pathlib import Path

import pytest

from webapp.engine.model import Article, Side
from webapp.engine.segment import segment
from webapp.engine.segment.boilerplate import RULES, rule_for

ROOT = Path(__file__).parents[2]

SENTENCES = """
Share prices fell by a third on Monday.
Shares in the company were suspended.
Share the load, she told them.
Tweet or not, he would answer.
Advertising pays for the paper.
Advertisement spending rose.
Read the letter again, he said.
Read more than one book a week and you will see.
More than a hundred people came.
More stories followed.
Related costs rose too.
Copyright law is old.
Copyright of the songs passed to his heirs.
Sign up or stay out, the mayor said.
Subscribers left in droves.
Subscribe to that view who will.
The photo by Jane Doe shows a bridge.
Photos of the bridge were sold for 500 dollars.
Photo: a word from Greek that means light.
Image is everything, he said.
Video evidence was shown to the jury.
Reuters reported the deal first.
By noon the port was closed
By Monday everyone had left
By The Sea
By the end of May 2024 the bridge was open.
Published in 1924, the novel sold badly.
Updated figures are expected on Friday.
Written by hand, the letter was found in May.
Cookies were served with tea.
We use cookies as bait, said the ranger.
Listen to this, she said.
Listen to the people of this town.
Watch the road, he said.
Comments were not welcome.
No comment, said the minister.
Comment is free.
Follow the money.
Follow us, the guide said.
Join the army, they told him.
Join the union at work.
Close the door.
Print was dead, they said.
Print money and prices rise.
Save the whales.
Send help.
Send it on Monday.
Get the story straight.
Get the facts, not the app.
Up next is the vote.
Trending down since May, the price fell.
Login was impossible for hours.
Register to vote by Friday.
Werbung kostet Geld.
Teilen macht Freude.
Tags later the fair closed.
Topics: there were many.
She contributed to this fund for years.
Twitter fell silent.
May 2024 was the warmest on record.
On May 12, 2024, the bridge fell.
Anzeige erstattete der Mann erst am Freitag.
Foto und Film waren verboten.
Von Berlin nach Hamburg fährt der Zug
Von Anfang an war das so
Publicité et presse vont ensemble.
Par Paris passe la Seine.
Compartir es vivir.
Por María lo hizo todo.
""".strip().splitlines()


@pytest.mark.parametrize(("name", "example"), [(rule.name, line) for rule in RULES for line in rule.examples])
def test_a_rule_catches_its_examples(name: str, example: str) -> None:
    assert rule_for(example) == name


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_somebody_wrote_is_no_furniture(sentence: str) -> None:
    assert rule_for(sentence) is None


def test_the_seed_pairs_hold_only_the_furniture_they_are_meant_to() -> None:
    marked = []
    for path in sorted((ROOT / "seeds").glob("*/*.txt")):
        article = segment(Article.from_text(path.read_text(encoding="utf-8")), Side.LEFT)
        marked += [sentence.text for sentence in article.sentences if sentence.boilerplate]
    assert {"Share.", "Exit mobile version"} <= set(marked)
    assert all(len(text.split()) <= 8 for text in marked)


def test_the_documentation_shows_the_table_of_rules() -> None:
    page = (ROOT / "docs" / "segmentation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    assert rows == [
        (rule.name, rule.catches, " · ".join(line.replace("|", "\\|") for line in rule.examples))
        for rule in RULES
    ]
