"""Reading a pair: choosing, filtering, stepping, going back, with and without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Windows

LEFT = "The bridge opened on Monday. It cost 12 million euros.\n\nNobody was hurt in the storm last week."
RIGHT = "On Monday the bridge was opened. It cost 21 million euros.\n\nThe mayor cut a blue ribbon."


def chosen(page: Page) -> str | None:
    return page.evaluate("document.querySelector('[data-pair] [aria-current]')?.id ?? null")


def lit(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('a.s[data-lit]')].map((s) => s.id)")


def card_has_come(page: Page) -> None:
    """Wait for the card of the sentence that is chosen."""
    expect(page.locator(".card")).to_have_attribute("data-card", str(chosen(page)))


def with_link(page: Page, side: str) -> str:
    """The id of the first sentence of a side that has a link."""
    return page.evaluate(f"[...document.querySelectorAll('a.s[id^={side}]')].find((s) => s.dataset.links).id")


def test_texts_are_pasted_and_compared(windows: Windows) -> None:
    page = windows.open()
    page.fill("#left", LEFT)
    page.fill("#right", RIGHT)
    expect(page.locator("[data-word-count=left]")).to_have_text("18 words")
    page.click("text=Compare >> nth=0")
    page.wait_for_url(re.compile(r"/comparisons/[\w-]+$"))
    expect(page.locator("#L2")).to_have_text("It cost 12 million euros.")
    expect(page.locator("#L2")).to_have_attribute("data-relation", "edited")


def test_what_was_typed_survives_a_refusal(windows: Windows) -> None:
    windows.watch.pardoned = "status of 422"
    page = windows.open()
    page.fill("#left", LEFT)
    page.fill("#left_title", "The bridge")
    with page.expect_response(lambda answer: answer.status == 422):
        page.click("button.primary")
    expect(page.locator("[role=alert]:visible")).to_be_visible()
    expect(page.locator("#left")).to_have_value(LEFT)
    expect(page.locator("#left_title")).to_have_value("The bridge")


def test_a_sample_pair_opens_with_every_sentence_marked(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    relations = page.evaluate("[...document.querySelectorAll('a.s')].map((s) => s.dataset.relation)")
    assert len(relations) > 25
    assert set(relations) <= {"identical", "edited", "reworded", "partial", "unique", "boilerplate"}


def test_a_click_lights_the_counterparts_and_shows_the_card(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    id = with_link(page, "L")
    page.click(f"#{id}")
    expect(page.locator(f"[data-card={id}]")).to_be_visible()
    assert chosen(page) == id
    links = set(page.get_attribute(f"#{id}", "data-links").split())
    for other in lit(page):
        assert other.startswith("R")
        assert links & set(page.get_attribute(f"#{other}", "data-links").split())
    assert f"sentence={id}" in page.url


def test_a_new_sentence_says_that_it_has_no_source(windows: Windows) -> None:
    page = windows.sample("night-buses")
    id = page.evaluate("document.querySelector('a.s[data-tags~=new]').id")
    page.click(f"#{id}")
    expect(page.locator(f"[data-card={id}] h2").first).to_have_text("New: not in the source")
    assert lit(page) == []


def test_tab_and_enter_choose(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.focus("#L1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=L1]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-card=L2]")).to_be_visible()
    assert chosen(page) == "L2"


def test_keys_step_through_what_the_filters_show(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?show=facts")
    total = page.locator("[data-steps-count]").inner_text().split()[-1]
    page.keyboard.press("j")
    expect(page.locator("[data-steps-count]")).to_have_text(f"1 of {total}")
    first = chosen(page)
    page.keyboard.press("j")
    expect(page.locator("[data-steps-count]")).to_have_text(f"2 of {total}")
    assert "facts" in page.get_attribute(f"#{chosen(page)}", "data-tags").split()
    page.keyboard.press("k")
    expect(page.locator("[data-steps-count]")).to_have_text(f"1 of {total}")
    assert chosen(page) == first
    page.keyboard.press("Escape")
    expect(page.locator(".hint")).to_be_visible()
    assert chosen(page) is None


def test_the_next_link_of_the_panel_steps_as_the_key_does(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.keyboard.press("j")
    expect(page.locator("[data-steps-count]")).to_contain_text("1 of")
    page.click(".step[rel=next]")
    expect(page.locator("[data-steps-count]")).to_contain_text("2 of")
    by_link = chosen(page)
    page.keyboard.press("k")
    expect(page.locator("[data-steps-count]")).to_contain_text("1 of")
    page.keyboard.press("j")
    expect(page.locator("[data-steps-count]")).to_contain_text("2 of")
    assert chosen(page) == by_link


def test_keys_are_listed_by_a_question_mark_and_do_nothing_while_typing(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()
    page.keyboard.press("j")
    assert chosen(page) is None
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()


def test_a_filter_keeps_its_own_and_stands_in_the_address(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.click("a[data-tag=new]")
    expect(page).to_have_url(re.compile(r"\?show=new$"))
    kept = (
        "[...document.querySelectorAll('a.s:not([data-off])')].every((s) => s.dataset.tags.includes('new'))"
    )
    assert page.evaluate(kept)
    page.reload()
    assert page.evaluate(kept)
    expect(page.locator("a[data-tag=new]")).to_have_attribute("aria-current", "true")


def test_back_returns_to_the_choice_before(windows: Windows) -> None:
    page = windows.sample("ceasefire-talks")
    page.click("#L1")
    expect(page.locator("[data-card=L1]")).to_be_visible()
    page.click("#L2")
    expect(page.locator("[data-card=L2]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-card=L1]")).to_be_visible()
    assert chosen(page) == "L1"
    page.go_back()
    expect(page.locator(".hint")).to_be_visible()
    assert chosen(page) is None


def test_everything_works_without_scripts(windows: Windows) -> None:
    page = windows.open(java_script_enabled=False)
    page.click("button[value=ceasefire-talks]")
    page.click("#L1")
    expect(page.locator("#L1")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-card=L1]")).to_be_visible()
    page.click("a[data-tag=new]")
    expect(page.locator("#L1")).to_have_attribute("data-off", "")
    page.click(".views >> text=Rows")
    expect(page.locator(".views [aria-current]")).to_have_text("Rows")
    page.click(".step[rel=next]")
    expect(page.locator("a.s[aria-current]")).not_to_have_attribute("id", "L1")
    expect(page).to_have_url(re.compile("view=rows"))


def test_paragraphs_stand_level_with_their_counterparts_in_rows(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    tops = page.evaluate(
        "[...document.querySelectorAll('.cell.left[data-row]')].map((cell) => ["
        "  cell.getBoundingClientRect().top, document.querySelector("
        "  `.cell.right[data-row='${cell.dataset.row}']`).getBoundingClientRect().top])"
    )
    assert len(tops) > 3
    assert all(abs(left - right) < 1 for left, right in tops)


def test_a_list_of_sentences_stays_open_while_the_reader_goes_through_it(windows: Windows) -> None:
    page = windows.sample("river-inquiry")
    page.click(".shelf-list >> nth=0 >> summary")
    page.click(".shelf-list >> nth=0 >> a >> nth=0")
    first = chosen(page)
    expect(page.locator(f"[data-card={first}]")).to_be_visible()
    page.click(".shelf-list >> nth=0 >> a >> nth=1")
    expect(page.locator(f"[data-card={first}]")).to_have_count(0)
    expect(page.locator(".card")).to_be_visible()
    assert "missing" in page.get_attribute(f"#{chosen(page)}", "data-tags").split()


def test_a_screen_reader_meets_row_by_row_what_the_eye_sees_side_by_side(windows: Windows) -> None:
    page = windows.sample("tidal-barrier", "?view=rows")
    order = page.evaluate(
        "[...document.querySelectorAll('a.s')].map((s) => [s.closest('.cell').dataset.row, s.id[0]])"
    )
    assert [int(row) for row, _ in order] == sorted(int(row) for row, _ in order)
    for row in {row for row, _ in order}:
        sides = [side for at, side in order if at == row]
        assert sides == sorted(sides)
    page.goto(page.url.split("?")[0] + "?sentence=L2")
    chosen_one = page.locator("#L2")
    expect(chosen_one).to_have_role("link")
    assert chosen_one.get_attribute("aria-current") == "true"


def test_the_whole_way_is_walked_by_keyboard(windows: Windows) -> None:
    page = windows.open()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for selector, text in (
        ("#left_title", "One"),
        ("#left", LEFT),
        ("#right_title", "Two"),
        ("#right", RIGHT),
    ):
        while not page.locator(selector).evaluate("(field) => field === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.insert_text(text)
    while not page.locator("button.primary").evaluate("(button) => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comparisons/*")  # loaded, scripts included
    page.keyboard.press("j")
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator("a.s[aria-current]")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("a.s[aria-current]")).to_have_attribute("id", "RT")
