"""What the tests of this folder rely on: nobody finds in a window what somebody else left there."""

from __future__ import annotations

from tests.browser.conftest import Windows

LEAVE = """async () => {
  localStorage.setItem('left', '1');
  sessionStorage.setItem('left', '1');
  document.cookie = 'left=1';
  await (await caches.open('left')).put('/left', new Response('left'));
  await new Promise((done) => { indexedDB.open('left').onsuccess = done; });
}"""
FOUND = """async () => [
  localStorage.length, sessionStorage.length, document.cookie.length,
  (await caches.keys()).length, (await indexedDB.databases()).length, history.length,
]"""


def test_a_window_of_a_profile_that_is_used_again_has_no_past(windows: Windows) -> None:
    page = windows.open()
    windows.own_sample("night-buses").evaluate(LEAVE)
    page.evaluate(LEAVE)
    page.context.route("**/*", lambda route: route.abort())
    profile = page.context
    assert windows.close() == []
    new, *again = windows.open(cold=True), windows.open(), windows.open()
    assert profile in [page.context for page in again]
    for page in again:
        assert page.evaluate(FOUND) == new.evaluate(FOUND)
        assert page.locator(".recent a").count() == 0
