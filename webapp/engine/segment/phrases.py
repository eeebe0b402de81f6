"""Pieces of patterns that several rules of page furniture share; they match folded text.

No text may fit a repeated piece in two ways: a line that fits nothing in the end would be tried in every
combination of them.
"""

from __future__ import annotations

from typing import Final

NETWORK: Final = (
    r"(?:facebook|twitter|x(?: \((?:formerly )?twitter\)?| formerly twitter\)?)?|whats ?app|linkedin"
    r"|pinterest|reddit|telegram|instagram"
    r"|threads|bluesky|mastodon|tumblr|e-?mail|messenger|xing|flipboard|youtube|tiktok|google news|google\+)"
)
NETWORKS: Final = rf"{NETWORK}(?:(?:,| and | und | et | y | or |/| )+{NETWORK})*"
THIS: Final = r"(?:this|the) (?:article|story|post|page|video|news|content)"
NAME: Final = r"[^\W\d_][\w.'-]*"
MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil"
    r"|août|déc"
    r"|ene|abr|ago|dic)\w*\.?"
)
DATE: Final = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH},? \d{{4}}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
TIME: Final = r"(?:,? ?(?:at |um |à )?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|[a-z]{2,4}))?)?"
