"""A pair is reviewed: by mouse, by keys alone, without scripts. What is decided shows at once and stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows
from tests.browser.test_browser_everybody import tab_to
from tests.browser.test_browser_page import in_both_themes
from tests.browser.test_browser_reading import card_has_come

SAID = "#review .review-said"

DOUBLE_MS = 500
"""A second press within it is taken for a double one."""


def looked_at(page: Page) -> tuple[int, int]:
    """How many items are looked at, and how many there are."""
    found = re.fullmatch(r"(\d+) of (\d+) looked at", page.locator(SAID).inner_text())
    assert found
    return int(found[1]), int(found[2])


def said_after(page: Page, count: int) -> None:
    expect(page.locator(SAID)).to_have_text(re.compile(f"^{count} of"))


def test_a_pair_is_reviewed_by_keys_alone_to_its_end(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    _, total = looked_at(page)
    for _ in range(total):
        if looked_at(page)[0] == total:
            break
        before = looked_at(page)[0]
        page.keyboard.press("t")
        card_has_come(page)
        page.keyboard.press("1")
        expect(page.locator(SAID)).not_to_have_text(re.compile(f"^{before} of"))
    said_after(page, total)
    expect(page.locator("#review [data-tag=open]")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator(SAID)).not_to_have_text(re.compile(f"^{total} of"))
    page.reload()
    expect(page.locator(SAID)).not_to_have_text(re.compile(f"^{total} of"))


def test_a_decision_shows_at_once_in_card_text_filters_and_summary(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    grave = page.locator(".ledger li[data-severity=high]").first
    sentence, finding = grave.get_attribute("data-sentence"), grave.get_attribute("data-finding")
    facts = page.locator("#summary").inner_text()
    grave.locator("a").click()
    card_has_come(page)
    page.click("#chosen .card-findings [data-act=dismissed]")
    expect(page.locator("#chosen .card-findings .word").first).to_have_attribute("data-state", "dismissed")
    expect(page.locator(f"mark[data-finding={finding}]").first).to_have_attribute(
        "data-severity", "dismissed"
    )
    expect(page.locator(f"#{sentence}")).to_have_attribute("data-said", re.compile("×"))
    expect(page.locator("#summary")).to_contain_text("1 was dismissed")
    assert page.locator("#summary").inner_text() != facts
    page.click("#review [data-tag=dismissed]")
    expect(page).to_have_url(re.compile("show=dismissed"))
    expect(page.locator(f"#{sentence}")).not_to_have_attribute("data-off", "")
    page.click("#chosen .link .word [data-act=problem]")
    expect(page.locator(f"#{sentence}")).to_have_attribute("data-said", "!×")
    page.fill("#chosen .link .word-reason input", "Ask the desk")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen .link .word-reason input")).to_have_attribute("value", "Ask the desk")
    page.reload()
    expect(page.locator("#chosen .link .word-reason input")).to_have_value("Ask the desk")
    expect(page.locator(f"#{sentence}")).to_have_attribute("data-said", "!×")


def test_a_pair_is_decided_and_talked_about_without_scripts(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?view=rows&sentence=L2", java_script_enabled=False)
    page.click("#chosen .link .word [data-act=question]")
    said_after(page, looked_at(page)[0])
    assert looked_at(page)[0] >= 1
    assert "view=rows" in page.url
    expect(page.locator("#L2")).to_have_attribute("data-said", "?")
    page.fill("#chosen .word-reason input", "Which of the two?")
    page.click("#chosen .word-reason button")
    expect(page.locator("#chosen .word-reason input")).to_have_value("Which of the two?")
    page.click("#chosen .talk summary")
    page.fill("#chosen .talk textarea", "See https://example.org/desk, please.")
    page.fill("#chosen .talk [name=name]", "Anna Weber")
    page.click("#chosen .talk form button")
    expect(page.locator("#chosen .thread")).to_contain_text("Anna Weber")
    expect(page.locator("#chosen .thread a[href='https://example.org/desk']")).to_be_visible()
    expect(page.locator(".commented").first).to_have_text("1")
    page.click("#chosen .thread [value=resolved]")
    expect(page.locator("#chosen .thread")).to_contain_text("resolved")
    page.click("#review [data-act=undo]")
    expect(page.locator("#chosen .word-reason")).to_have_count(1)  # the reason alone was undone


@pytest.mark.parametrize("query", ["", "?sentence=L2"])
def test_a_comment_is_written_and_answered_by_keys_alone(windows: Windows, query: str) -> None:
    page = windows.own_sample("tidal-barrier", query)
    if not query:
        page.click("#L2")
    page.keyboard.press("c")
    expect(page.locator("#chosen [data-comment] textarea")).to_be_focused()
    page.keyboard.type("Is this so?")
    page.click("#chosen .detail a >> nth=1")  # the card comes anew, and what was typed stays
    expect(page.locator("#chosen .detail a >> nth=1")).to_have_attribute("aria-current", "true")
    for _ in range(2):
        page.click("#chosen [data-comment] summary")
    expect(page.locator("#chosen [data-comment] textarea")).to_have_value("Is this so?")
    tab_to(page, "#chosen [data-comment] [name=name]")
    page.keyboard.type("Anna")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen .thread .note-words")).to_have_text("Is this so?")
    expect(page.locator("#chosen [data-comment] textarea")).to_have_value("")
    expect(page.locator("#review a[href='#talk']")).to_have_text("1 comment")
    expect(page.locator("#chosen [data-comment] summary")).to_be_focused()  # the form itself is gone
    tab_to(page, "#chosen .thread summary", key="Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "#chosen .thread textarea")
    page.keyboard.type("It is.")
    tab_to(page, "#chosen .thread .answer form button")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen .thread .note-words")).to_have_text(["Is this so?", "It is."])
    expect(page.locator("#chosen [data-comment] summary")).to_be_focused()


def test_a_sign_off_stands_until_something_changes(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?sentence=L2")
    page.fill(".sign-off [name=name]", "Anna Weber")
    page.fill(".sign-off [name=note]", "Good to go")
    page.click(".sign-off button")
    expect(page.locator("#review .signed")).to_contain_text("Signed off by Anna Weber")
    expect(page.locator(".sign-off")).to_contain_text("Good to go")
    page.click("#chosen .detail a[data-sets*=edit]")
    area = page.locator(".edit textarea")
    expect(area).to_be_focused()
    area.fill(area.input_value() + " One word more.")
    page.click(".edit button.primary")
    expect(page.locator("#review .unsigned")).to_contain_text("a new revision")
    expect(page.locator("#review .signed")).to_have_count(0)


def test_two_windows_that_decide_both_see_what_was_decided_last(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?sentence=L2")
    other = page.context.new_page()
    windows.watch.over(other)
    other.goto(page.url)
    page.click("#chosen .link .word [data-act=ok]")
    expect(page.locator("#chosen .link .word")).to_have_attribute("data-state", "ok")
    other.click("#chosen .link .word [data-act=problem]")
    expect(other.locator("#chosen .link .word")).to_have_attribute("data-state", "problem")
    page.reload()
    expect(page.locator("#chosen .link .word")).to_have_attribute("data-state", "problem")


def test_a_false_finding_is_dismissed_by_keys_alone(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    page.keyboard.press("g")
    card_has_come(page)
    at, finding = page.url, page.locator("#chosen .card-findings li").first.get_attribute("data-finding")
    page.keyboard.press("x")
    expect(page.locator("#summary")).to_contain_text("1 was dismissed")
    expect(page.locator(f"#{finding}")).to_have_attribute("data-dismissed", "")
    expect(page).not_to_have_url(at)  # on to the next open one
    page.keyboard.press("z")
    expect(page.locator("#summary")).not_to_contain_text("dismissed")


def test_ok_goes_on_to_the_next_open_one_and_from_the_last_to_the_first(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier")
    page.keyboard.press("t")
    card_has_come(page)
    first = page.url
    page.keyboard.press("2")
    expect(page.locator("#chosen .word").first).to_have_attribute("data-state", "problem")
    expect(page).to_have_url(first)  # a reason usually follows
    page.keyboard.press("t")
    card_has_come(page)
    passed = page.url
    page.keyboard.press("1")
    expect(page).not_to_have_url(passed)
    opened = [page.url]
    for _ in range(40):
        page.keyboard.press("t")
        expect(page).not_to_have_url(opened[-1])
        if page.url in opened:
            break
        opened.append(page.url)
    assert page.url == opened[0]  # all that are open, and none twice
    assert not {first, passed} & {*opened}
    expect(page.locator("[data-step-said]")).to_have_text("From the top again")
    page.keyboard.press("t")
    expect(page.locator("[data-step-said]")).to_be_empty()


@pytest.mark.parametrize("again", ["double", "held"])
def test_a_key_that_is_pressed_twice_or_held_decides_one(windows: Windows, again: str) -> None:
    page = windows.own_sample("tidal-barrier", "?sentence=L3")  # with nothing serious in it
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.url.endswith("/decisions") else None)
    card_has_come(page)
    at = page.url
    if again == "double":
        page.evaluate(
            """document.addEventListener('diptych:choose', () => document.body.dispatchEvent(
            new KeyboardEvent('keydown', {key: '1', code: 'Digit1', bubbles: true})), {once: true})"""
        )
    page.keyboard.down("1")
    expect(page).not_to_have_url(at)
    if again == "held":
        page.keyboard.down("1")
        page.keyboard.down("1")
    page.keyboard.up("1")
    card_has_come(page)
    at = page.url
    page.keyboard.press("j")  # keys are answered in their order
    expect(page).not_to_have_url(at)
    assert len(sent) == 1


def test_ok_on_a_passage_stays_at_a_serious_difference_in_it(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?sentence=L2")
    card_has_come(page)
    at = page.url
    words = page.locator("#chosen .word")
    expect(words).to_have_count(2)
    page.keyboard.press("1")
    expect(words.nth(0)).to_have_attribute("data-state", "ok")
    expect(words.nth(1)).to_have_attribute("data-state", "")
    page.wait_for_timeout(DOUBLE_MS)
    expect(page).to_have_url(at)
    page.keyboard.press("1")
    expect(page).not_to_have_url(at)


def test_a_decision_that_does_not_arrive_says_so_and_can_be_made_again(windows: Windows) -> None:
    page = windows.own_sample("tidal-barrier", "?sentence=L2")
    windows.watch.pardoned = "Failed to"
    page.route("**/decisions", lambda route: route.abort())
    page.click("#chosen .link .word [data-act=ok]")
    expect(page.locator("#said")).to_contain_text("Not saved")
    expect(page.locator("#chosen .link .word")).to_have_attribute("data-state", "")
    page.unroute("**/decisions")
    page.keyboard.press("1")
    expect(page.locator("#chosen .link .word")).to_have_attribute("data-state", "ok")
    expect(page.locator("#said")).to_be_empty()
    expect(page.locator(SAID)).to_contain_text("looked at")


@pytest.mark.parametrize("width", [1440, 320])
def test_a_reviewed_page_has_no_violation(windows: Windows, axe: str, width: int) -> None:
    page = windows.own_sample("river-inquiry", "?sentence=L2", width=width, reduced_motion="reduce")
    page.click("#chosen .link .word [data-act=problem]")
    expect(page.locator("#chosen .link .word")).to_have_attribute("data-state", "problem")
    page.click("#chosen .talk summary")
    page.fill("#chosen .talk textarea", "See https://example.org/" + "long" * 30)
    page.click("#chosen .talk form button")
    expect(page.locator("#chosen .thread")).to_have_count(1)
    assert in_both_themes(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scripts", ["with scripts", "without scripts"])
def test_a_stranger_answers_through_a_link_that_takes_comments(windows: Windows, scripts: str) -> None:
    owner = windows.own_sample("tidal-barrier", "?sentence=L2")
    here = owner.url
    owner.click("#chosen .talk summary")
    owner.fill("#chosen .talk textarea", "Who said so?")
    owner.fill("#chosen .talk [name=name]", "Anna")
    owner.click("#chosen .talk form button")
    expect(owner.locator("#chosen .thread")).to_have_count(1)
    owner.click("#share")
    owner.select_option("#role", "comment")
    owner.click("button.primary[type=submit]")
    address = owner.locator("#made").input_value()
    stranger = windows.open(address + "?sentence=L2", java_script_enabled=scripts == "with scripts")
    expect(stranger.locator("#chosen .thread")).to_contain_text("Who said so?")
    expect(stranger.locator("[data-act], .sign-off form, [value=deleted]")).to_have_count(0)
    stranger.click("#chosen .thread summary")
    stranger.fill("#chosen .thread textarea", "The mayor <b>did</b>.")
    stranger.fill("#chosen .thread [name=name]", "Ben")
    stranger.click("#chosen .thread .answer form button")
    expect(stranger.locator("#chosen .thread .note-words").nth(1)).to_have_text("The mayor <b>did</b>.")
    owner.goto(here)
    expect(owner.locator("#chosen .note-by").nth(1)).to_contain_text("Ben, via the link")
    owner.locator("#chosen .thread [value=deleted]").nth(1).click()
    expect(owner.locator("#chosen .thread .note-words")).to_have_text(["Who said so?"])
