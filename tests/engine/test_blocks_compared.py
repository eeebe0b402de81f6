"""What is said of tables, clauses, turns and stamps."""

import pytest

from webapp.engine import Article, compare
from webapp.engine.model import Block, Comparison, Relation, Severity


def of(left: str, right: str, language: str = "en") -> Comparison:
    return compare(Article.from_text(left, language=language), Article.from_text(right, language=language))


def grave(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        (finding.left.text if finding.left else "", finding.right.text if finding.right else "")
        for finding in comparison.findings
        if finding.severity is Severity.HIGH
    ]


TABS = "Club\tPoints\nAltona\t31\nBergen\t28\nCormar\t25"
PIPES = "| Club | Points |\n|---|---|\n| Altona | 31 |\n| Bergen | 28 |\n| Cormar | 25 |"
COLUMNS = "Club       Points\nAltona         31\nBergen         28\nCormar         25"
LIST = "The table after round ten:\n\nAltona 31\nBergen 28\nCormar 25"


@pytest.mark.parametrize("table", [TABS, PIPES, COLUMNS, LIST])
def test_values_that_change_places_between_rows_are_found(table: str) -> None:
    swapped = table.replace("31", "XX").replace("28", "31").replace("XX", "28")
    comparison = of(table, swapped)
    assert grave(comparison) == [("31", "28"), ("28", "31")]
    rows = [link.relation for link in comparison.links]
    assert rows.count(Relation.EDITED) == 2
    assert not grave(of(table, table))


def test_rows_are_found_by_their_name_wherever_they_stand() -> None:
    comparison = of(TABS, "Club\tPoints\nCormar\t25\nAltona\t31\nBergen\t29")
    assert grave(comparison) == [("28", "29")]
    assert not comparison.unique.left


def test_the_same_value_in_another_form_is_no_change() -> None:
    assert not of("City\tPeople\nUlm\t12,000\nLinz\t9,100", "City\tPeople\nUlm\t12 000\nLinz\t9.1k").findings


def test_a_text_in_a_cell_is_compared_too() -> None:
    comparison = of("Role\tName\nChair\tStein\nClerk\tVogt", "Role\tName\nChair\tVogt\nClerk\tStein")
    assert [(f.left.text, f.right.text) for f in comparison.findings if f.left and f.right] == [
        ("Stein", "Vogt"),
        ("Vogt", "Stein"),
    ]


CONTRACT = (
    "Lease of the hall\n\n1. Rent\n\n1.1 The tenant shall pay 900 dollars a month.\n\n"
    "1.2 Late rent bears interest under Section 2.1 of this lease.\n\n"
    "2. Interest\n\n2.1 Interest is 4 percent a year from the due date."
)
RENUMBERED = (
    "Lease of the hall\n\n1. Parties\n\n1.1 The owner lets the hall to the tenant.\n\n"
    "2. Rent\n\n2.1 The tenant shall pay 900 dollars a month.\n\n"
    "2.2 Late rent bears interest under Section 3.1 of this lease.\n\n"
    "3. Interest\n\n3.1 Interest is 4 percent a year from the due date."
)


def test_numbers_of_clauses_are_structure() -> None:
    assert not grave(of(CONTRACT, RENUMBERED))
    assert grave(of(CONTRACT, RENUMBERED.replace("900", "950"))) == [("900 dollars", "950 dollars")]


def test_a_reference_to_another_clause_is_a_change() -> None:
    assert grave(of(CONTRACT, RENUMBERED.replace("Section 3.1", "Section 2.1"))) == []
    wrong = RENUMBERED.replace("Section 3.1", "Section 1.1")
    assert grave(of(CONTRACT, wrong)) == [("2.1", "1.1")]


TALK = "ANNA BERG: We lost the vote by 40.\n\nTOM LEE: That is not so.\n\nANNA BERG: It is."


def test_turns_keep_their_labels_apart() -> None:
    comparison = of(TALK, TALK.replace("by 40", "by 14"))
    assert grave(comparison) == [("40", "14")]
    left = comparison.left
    assert [paragraph.block for paragraph in left.paragraphs] == [Block.SPEAKER] * 3
    labels = [paragraph.label.of(left.text) for paragraph in left.paragraphs if paragraph.label]
    assert labels == ["ANNA BERG: ", "TOM LEE: ", "ANNA BERG: "]
    assert left.sentences[0].text == "We lost the vote by 40."


def test_stamps_are_neither_facts_nor_missing() -> None:
    left = "11:20\nThe bridge is open again.\n\n10:05\nPolice have shut the bridge."
    right = "11.32 am\nThe bridge is open again.\n\nPolice have shut the bridge."
    comparison = of(left, right)
    assert not comparison.findings
    assert comparison.unique == type(comparison.unique)((), ())


PAGES = """Annual report 2024

The works ran at a loss for the third year, and the board has therefore decided

Annual report 2024

Page 2

to close the older of the two halls. The staff will move to the newer one.

Annual report 2024

Page 3

Nobody will lose a post, the chair of the board said."""


def test_what_repeats_on_pages_cuts_no_sentence_and_stays_in_sight() -> None:
    plain = (
        "The works ran at a loss for the third year, and the board has therefore decided to close the older "
        "of the two halls. The staff will move to the newer one.\n\n"
        "Nobody will lose a post, the chair of the board said."
    )
    comparison = of(PAGES, plain)
    assert {link.relation for link in comparison.links} == {Relation.IDENTICAL}
    assert {finding.severity for finding in comparison.findings} <= {Severity.MEDIUM}
    assert comparison.unique.left == ("LT",)
    lines = [sentence.text for sentence in comparison.left.sentences if sentence.boilerplate == "page"]
    assert lines == ["Annual report 2024", "Page 3"]
    assert comparison.left.title == "Annual report 2024"
    assert all(sentence.text == sentence.span.of(PAGES) for sentence in comparison.left.sentences)


def test_a_change_beside_the_end_of_a_page_is_found() -> None:
    comparison = of(PAGES, PAGES.replace("third year", "second year"))
    assert grave(comparison) == [("third", "second")]


def test_words_given_to_another_speaker_are_told() -> None:
    swapped = TALK.replace("ANNA BERG", "X").replace("TOM LEE", "ANNA BERG").replace("X", "TOM LEE")
    comparison = of(TALK, swapped)
    assert grave(comparison) == [("ANNA BERG:", "TOM LEE:"), ("TOM LEE:", "ANNA BERG:")]
    first, other = comparison.findings
    assert [mention.right.span.of(swapped) for mention in first.mentions if mention.right] == ["TOM LEE:"]
    assert not other.mentions


@pytest.mark.parametrize(
    "other", ["Ms Berg:", "BERG:", "Anna Berg (laughing):", "[00:12] ANNA BERG:", "HOST:"]
)
def test_another_form_of_a_label_is_no_change(other: str) -> None:
    assert not grave(of(TALK, TALK.replace("ANNA BERG:", other)))


OPEN = "The board found that the pumps had run dry for nineteen hours before anybody"
CLOSE = "looked at them on Monday."


@pytest.mark.parametrize(
    "inserted",
    [
        "REPORT OF THE BOARD",
        "17",
        "- 17 -",
        "17\n\nREPORT OF THE BOARD",
        "17 | Annual report",
        "ADVERTISEMENT",
    ],
)
def test_a_running_title_inside_a_sentence_need_not_repeat(inserted: str) -> None:
    plain, cut = f"{OPEN} {CLOSE}", f"{OPEN}\n\n{inserted}\n\n{CLOSE}"
    comparison = of(plain, cut)
    assert [link.relation for link in comparison.links] == [Relation.IDENTICAL]
    assert not comparison.findings
    assert [span.of(cut).split() for span in comparison.right.unread] == [inserted.split()]


def test_a_line_of_prose_between_two_halves_stays() -> None:
    cut = f"{OPEN}\n\nthe twelve people of the crew\n\n{CLOSE}"
    assert "the twelve people of the crew" in [s.text for s in of(cut, cut).left.sentences]
