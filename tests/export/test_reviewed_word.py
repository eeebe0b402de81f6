"""What people said of a comparison, in the margin of a Word document."""

from __future__ import annotations

import pytest

from tests.export.pairs import pair, seed
from tests.export.reviewed import SAID, reviewed
from tests.export.revisions import W, anchored, part, settled
from webapp.export.docx import docx
from webapp.export.docx_parts import W14, W15
from webapp.export.remarks import AUTHOR
from webapp.export.told import notes


def margin(document: bytes) -> list[tuple[str, str, str, str]]:
    """Author, date and text of each remark that a person made, and what it stands at."""
    return [
        (
            one.get(f"{W}author", ""),
            one.get(f"{W}date", ""),
            "\n".join("".join(paragraph.itertext()) for paragraph in one),
            anchored(document, one.get(f"{W}id", "")),
        )
        for one in part(document, "word/comments.xml")
        if one.get(f"{W}author") != AUTHOR
    ]


def test_each_stands_at_its_place_with_its_author_and_date() -> None:
    made = pair()
    cost = "It cost 1221 million euros and was paid for by the city council."
    whole = f"The bridge opened on Monday. {cost}"
    found = margin(docx(made, notes(reviewed(made, "Why?"))))
    told = [(text, at) for _, _, text, at in found]
    assert ("Ann Why?", "2026-03-04T12:01:00Z", "Problem: Why?", cost) in found
    assert ("Question: Why?", "Nobody was hurt when the crane fell in March.") in told
    assert ("OK", "The inquiry is still going on.") in told
    assert ("OK: Why?", "The mayor cut a ribbon.") in told
    assert ("Dismissed: Why?", "21 million euros") in told
    signed = "Signed off by Cy Why?, 4 Mar 2026, 12:20 UTC, revision 1."
    summary = "5 of 5 looked at: 2 OK, 1 problem, 1 question, 1 dismissed."
    assert ("Cy Why?", "2026-03-04T12:20:00Z", f"{signed}\nWhy?\n{summary}", whole) in found
    assert ("On the whole comparison:\nComment 0\nWhy? https://example.org/0", whole) in told
    lost = "No longer in the text: “about Why?”\nComment 1\nWhy? https://example.org/1"
    assert ("Di Why?, via the link", "2026-03-04T12:11:00Z", lost, whole) in found
    assert ("Somebody, via the link", "2026-03-04T12:15:00Z", "Answer Why?", "21 million euros") in found
    assert ("Problem, no longer in the text: “gone Why?”\nWhy?", whole) in told


def test_the_initials_are_those_of_the_name() -> None:
    comments = part(docx(pair(), notes(reviewed(pair(), "Roe"))), "word/comments.xml")
    found = {one.get(f"{W}author"): one.get(f"{W}initials") for one in comments}
    wanted = {"Ann Roe": "AR", "Di Roe, via the link": "DR", "Somebody, via the link": "S"}
    assert {name: found[name] for name in wanted} == wanted


def test_a_decision_answers_the_remark_it_is_about_and_settles_it() -> None:
    made = pair()
    document = docx(made, notes(reviewed(made, "Why?")))
    comments = part(document, "word/comments.xml")
    texts = {one[-1].get(f"{{{W14}}}paraId"): "".join(one.itertext()) for one in comments}
    threads = {
        texts[one.get(f"{{{W15}}}paraId")]: (
            texts[one.get(f"{{{W15}}}paraIdParent")][:6],
            one.get(f"{{{W15}}}done"),
        )
        for one in part(document, "word/commentsExtended.xml")
        if one.get(f"{{{W15}}}paraIdParent")
    }
    assert threads["Dismissed: Why?"] == ("Number", "1")
    assert threads["Question: Why?"] == ("Missin", "0")
    assert threads["OK: Why?"] == ("New: n", "1")
    assert "Problem: Why?" not in threads


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
@pytest.mark.parametrize("slug", ["night-buses", "stadtbad"])
def test_both_texts_are_there_to_the_letter_whatever_is_said(slug: str, text: str) -> None:
    made = seed(slug)
    with_review, alone = docx(made, notes(reviewed(made, text))), docx(made)
    assert settled(with_review, "taken") == settled(alone, "taken")
    assert settled(with_review, "refused") == settled(alone, "refused")
