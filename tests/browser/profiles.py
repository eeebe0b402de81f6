"""Debian's Chromium, and the profiles that the tests open windows of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
POPUPS = "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup"
"""Pages that Chromium loads for the address bar of each window, though nobody sees one: they take more time
than ours."""
PLAYWRIGHTS_OWN = (
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
"""What Playwright turns off; of two such lists Chromium takes the last alone."""
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --js-flags=--single-threaded "
    f"--disable-features={PLAYWRIGHTS_OWN},{POPUPS}"
)
"""Threads that compile scripts ahead take more time than they save: every page is new here, and soon gone."""
PATIENCE_MS = 60_000
"""How long anything may take before a test fails: no statement about speed, a busy machine is slow."""


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A browser without windows."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield browser
        browser.close()


@dataclass
class Profile:
    """A browser profile, and what it was made for."""

    context: BrowserContext
    """The profile itself."""
    asked: str
    """How it was asked for."""


@dataclass
class Profiles:
    """Browser profiles by what they are asked for. One that is given back keeps its cache of our scripts,
    styles and fonts: to load and compile them takes longer than most tests. What a reader left there is gone
    before it is taken again."""

    browser: Browser
    """Chromium."""
    free: dict[str, list[Profile]] = field(default_factory=lambda: defaultdict(list))
    """Those that nobody has now."""

    def take(self, asked: dict[str, object], origin: str, *, cold: bool) -> tuple[Profile, Page]:
        """A profile for a reader of a site, with a blank page.

        Args:
            asked: what Playwright is to make it of.
            origin: of the site.
            cold: it is new, its cache is empty, and nobody has it afterwards.
        """
        key = repr(sorted(asked.items()))
        profile = (
            self.free[key].pop() if self.free[key] and not cold else self.new(asked, "" if cold else key)
        )
        page = profile.context.new_page()
        cleaner = profile.context.new_cdp_session(page)
        cleaner.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        cleaner.detach()
        return profile, page

    def new(self, asked: dict[str, object], key: str) -> Profile:
        context = self.browser.new_context(**asked)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        return Profile(context, key)

    def give_back(self, profile: Profile) -> None:
        """Somebody is done with a profile."""
        if not profile.asked:
            profile.context.close()
            return
        for page in profile.context.pages:
            page.close()
        profile.context.unroute_all()
        profile.context.clear_cookies()
        self.free[profile.asked].append(profile)
