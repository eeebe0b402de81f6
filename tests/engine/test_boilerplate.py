"""Page furniture: each rule catches its examples, and no sentence of an article.

Lines as they are copied from pages stand in ``furniture_lines.txt``, each behind its rule; lines that only
look so, from reports, contracts, lists and transcripts, in ``furniture_statements.txt``; and all that the
rules take from the gold texts of this repository in ``furniture_taken.txt``: rule, line, how often.
"""

import gzip
import json
import re
from pathlib import Path

import pytest

from bench import furniture
from bench.furniture import sentences, taken
from webapp.engine.model import Article, Side
from webapp.engine.segment import segment
from webapp.engine.segment.boilerplate import LONGEST, holds_fact, rule_for, rules
from webapp.engine.segment.phrases import read_rules

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOLD = ("tests/accuracy/data/sample.jsonl", "tests/accuracy/facts-sample.jsonl")


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def seed_sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*/*.txt"))]
    sides = [segment(Article.from_text(text), Side.LEFT) for text in texts]
    return [sentence.text for side in sides for sentence in side.sentences]


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


@pytest.mark.parametrize(
    ("name", "example"), [(rule.name, line) for rule in rules() for line in rule.examples]
)
def test_a_rule_catches_its_examples(name: str, example: str) -> None:
    assert rule_for(example) == name


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_somebody_wrote_is_no_furniture(sentence: str) -> None:
    assert rule_for(sentence) is None


def test_lines_that_come_along_with_an_article_are_taken() -> None:
    expected = [line.split("\t") for line in lines("furniture_lines.txt")]
    assert len(expected) > 900
    found = [[str(rule_for(line)), line] for _, line in expected]
    assert [row for row in found if row not in expected] == []


def test_lines_that_say_something_and_only_look_like_furniture_are_kept() -> None:
    statements = lines("furniture_statements.txt")
    assert len(statements) > 850
    assert [(rule_for(line), line) for line in statements if rule_for(line)] == []


@pytest.mark.parametrize(
    "said",
    [
        " and 40 people died",
        ", the court said",
        " was worth 3 million dollars",
        ": the mayor resigned on Friday.",
        " “for ever”",
        ", he told them.",
    ],
)
def test_no_label_takes_a_report_that_goes_on_behind_it(said: str) -> None:
    longer = [line.rstrip(".!:") + said for rule in rules() for line in rule.examples]
    longer += [line.split("\t")[1].rstrip(".!:») ") + said for line in lines("furniture_lines.txt")]
    assert [line for line in longer if rule_for(line)] == []


@pytest.mark.parametrize(
    "mark", ["Published", "Updated:", "Last updated", "Stand:", "Publié le", "Publicado el"]
)
@pytest.mark.parametrize("date", ["12 May 2024", "2024-05-12", "12/05/2024 10:30", "12.05.2024, 10:30"])
def test_a_date_is_furniture_only_beside_a_word_that_says_of_what(mark: str, date: str) -> None:
    assert rule_for(date) is None
    assert rule_for(f"{mark} {date}") == "byline"


def test_marks_set_apart_by_a_space_and_capitals_change_nothing() -> None:
    assert rule_for("CNN 's Jane Doe and John Roe contributed to this report .") == "byline"
    assert rule_for("Read more :  How the port was built") == "read-more"
    assert rule_for("SHARE ON FACEBOOK") == "sharing"
    assert rule_for("BILD VERGRÖSSERN") == rule_for("Bild vergrößern") == "navigation"


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\x00", "©\x00", "By \udfff doe", "(" * LONGEST, "🙂" * 9]
)
def test_no_text_makes_a_rule_fail(text: str) -> None:
    assert rule_for(text) is None
    assert not holds_fact(text)


@pytest.mark.parametrize(
    "text",
    ["Photo: Jane Doe/Reuters", "By Jane Doe", "Published 12 May 2024", "12 comments", "© 2024 Example News"],
)
def test_a_line_with_a_name_or_a_figure_holds_a_fact(text: str) -> None:
    assert holds_fact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "Share on Facebook",
        "SIGN UP FOR OUR NEWSLETTER",
        "Share on X",
        "Lesen Sie auch",
        "Getty Images",
        "Auf Facebook teilen",
        "Subscribe to our daily newsletter.",
    ],
)
def test_a_label_holds_none(text: str) -> None:
    assert rule_for(text) is not None
    assert not holds_fact(text)


def test_what_the_rules_take_from_the_gold_texts_is_known() -> None:
    texts = [text for name in GOLD for text in sentences(ROOT / name)] + seed_sentences()
    assert len(texts) > 1500
    found = [f"{rule}\t{line}\t{count}" for (rule, line), count in sorted(taken(texts).items())]
    assert found == lines("furniture_taken.txt")


def test_the_command_reads_texts_and_sentences_packed_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = {"left": [["It rained.", "Share."], ["Advertisement"]], "right": "It rained.\n\nAdvertisement\n"}
    (tmp_path / "a.jsonl").write_text(json.dumps(pair) + "\n\n", encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": 1, **pair}).encode()))
    monkeypatch.setattr("sys.argv", ["furniture", str(tmp_path)])
    furniture.main()
    assert capsys.readouterr().out.splitlines() == [
        "    4  advertisement  Advertisement",
        "    2  sharing        Share.",
        "10 sentences, 6 taken: {'advertisement': 4, 'sharing': 2}",
    ]


def test_a_piece_that_the_table_lacks_is_refused() -> None:
    table = "[pieces]\n[[rule]]\nname='a'\ncatches='b'\nexamples=[]\nlines=['{absent}']\n"
    with pytest.raises(KeyError, match="absent"):
        read_rules(table)


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
        for rule in rules()
    ]
