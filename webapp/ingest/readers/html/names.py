"""What names of elements, their classes and ids, say about the elements; they are matched as whole words."""

from __future__ import annotations

import re
from typing import Final

from webapp.ingest.markup.names import named


def _whole_words(*names: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(names)}) ")


COMMENTS: Final = _whole_words(
    r"comments?|comment (?:list|section|area|thread)|commentlist|disqus(?: thread)?|kommentare?"
    r"|commentaires?",
    r"comentarios|commenti|respond|coral|viafoura|livefyre|user comments?|leserkommentare",
)
"""Readers' comments."""
LINKS: Final = _whole_words(
    r"related\w*|\w*related|recommended|recommendations?|recirc(?:ulation)?|outbrain|taboola|trending"
    r"|popular",
    r"most (?:read|viewed|shared|popular)|mostread|read (?:next|more|also|on)|readmore|up next",
    r"next (?:article|post|story)|more \w+|see also|also (?:read|like)|promos?|teasers?"
    r"|inline (?:link|article)",
    r"latest (?:news|stories|posts)|link (?:list|box)|links|story package|navbox\w*|references|reflist"
    r"|citations?",
    r"catlinks|archive|lire aussi|aussi|lesen sie auch|weiterlesen|mehr zum thema|siehe auch|relacionad[ao]s",
    r"follow (?:up|on) (?:articles?|stories|posts?)|infinite scroll|cross ?links?",
)
"""Lists of links and pointers to other articles."""
DROPPED: Final = _whole_words(
    r"shar(?:e|er|ing|es)|share\w+|\w+share|social|addthis|addtoany|sharedaddy|teilen",
    r"ads?|adslot|advert\w*|dfp|gpt|sponsor\w*|anzeigen?|werbung|publicite",
    r"newsletters?|subscribe|subscription|sign ?up|mailchimp|opt ?in|cookies?|paywall|regwall|piano|donat\w+",
    r"author (?:bio|box|card|info|profile|about)|about (?:the )?authors?|bios?|authors?|bylines?"
    r"|contributors?",
    r"(?:post|entry|article|story|page|asset) (?:meta|info|infos|actions|tools|tags|footer|utilities|nav)",
    r"breadcrumbs?|pagination|pager|tags?|tag ?(?:list|cloud)|categor(?:y|ies)|metadata|timestamps?"
    r"|datelines?",
    r"reading time|read time|kicker|eyebrow|overline|dachzeile|toolbar|skip(?: link)?|sr only"
    r"|screen reader(?: text)?",
    r"visually hidden|visuallyhidden|toc|table of contents|popup|lightbox|toast|snackbar|interstitial",
    r"support us|audio player|mw editsection|editsection|hatnote|ambox|printfooter|sistersitebox"
    r"|jump ?to ?nav",
    r"back to top|menu|nav(?:bar|igation)?|sidebar|site (?:header|footer)|masthead|banner|colophon"
    r"|app download",
    r"follow (?:us|me|button)|rating|likes?|buttons?|btn|login|signature|avatar|user info"
    r"|post ?profile|reactions",
    r"(?:published|update|updated) (?:dates?|history)|feedback|survey|complementary",
)
"""All else that surrounds an article."""
CAPTIONS: Final = _whole_words(
    r"\w*captions?|credits?",
    r"(?:photo|image|picture|img|media|video) (?:credit|copyright|legend|description|descr)s?",
    r"legende|bildunterschrift|bildquelle|bildtext",
)
PULLED: Final = _whole_words(
    r"pull ?quotes?|pullquote\w*|pq|quote (?:callout|pull|teaser)|blockquote pull|highlighted quote|zitat box"
)
"""Quotes that repeat a sentence of the text."""
BOXES: Final = _whole_words(
    r"(?:info|fact|fakten|data)\w* ?(?:box|kasten)\w*|sidebar table|vevent|encadre|faktaruta"
)
"""Facts beside the text."""
OVERLAYS: Final = _whole_words(
    r"cookie (?:banner|consent|notice|message|bar|popup|wall|law|policy)|global cookie message|cookiebanner",
    r"consent|gdpr|cmp|onetrust|didomi\w*|usercentrics|cookiebot|cky|qc cmp\w*|sp message\w*|truste"
    r"|tcf|alertdialog",
    r"dialog|modal",
)
"""What lies over a page until it is answered."""
GALLERIES: Final = _whole_words(r"galler(?:y|ies)|slide ?shows?|carousel|slider|bildergalerie|diaporama")
DECKS: Final = named(
    """
    standfirst deck dek subtitle subheadline subhead subheading lede lead summary intro introduction
    vorspann chapo sapo abstract description excerpt sommario entradilla
    """
)
"""What stands between title and text and tells what the article says."""
UNREAD: Final = named(
    """
    script style template noscript button input select textarea label fieldset legend dialog link menu
    object embed canvas map audio marquee option datalist progress
    """
)
"""Elements that pages keep no article text in."""
