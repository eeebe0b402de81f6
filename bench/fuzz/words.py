"""The words of the grammar: marks, numbers, dates, names and sentences of many languages, as tables.

``RULES`` maps the name of a rule to its choices. ``{name}`` in a choice stands for another rule. The first
choice of a rule holds no other rule: it is taken where nesting must end. Nothing here is random.
"""

from __future__ import annotations

from typing import Final

# fmt: off
RULES: Final[dict[str, tuple[str, ...]]] = {
    "space": (
        " ", " ", " ", " ", "", "  ", "\xa0", "\u202f", "\u2009", "\u3000", "\u2028", "\u2029", "\t",
        "\u1680", "\u2003", "\u200a", "\u205f", "\x1c", "\x1f", "\x85", "\v", "\f", "\xad", "\u2060",
    ),
    "gap": (
        "\n\n", " ", " ", " ", "\n\n", "\n", "\r\n", "\r", "", "\u2028", "\u2029", "  \n \n", "\n\n\n\n",
    ),
    "stop": (
        ".", ".", ".", "!", "?", "…", "...", "?!", "。", "！", "？", "؟", "।", "॥", "։", "۔", "｡", "‽",
        "{space}.", "{space}!", "{space}?", ":", ";", ",", "—", "", ".{close}", "{close}.", ".[4]", ".¹",
    ),
    "open": (
        "“", "‘", "\"", "'", "„", "‚", "«", "‹", "»", "›", "「", "『", "``", "”", "’", "‟", "‛", "〝", "＂",
        "(", "[", "«\xa0", "«\u202f", "“‘", "'\"", "《", "〈", "⟨", "´", "′", "″", "&quot;", "&#8220;",
    ),
    "close": (
        "”", "’", "\"", "'", "“", "‘", "»", "›", "«", "‹", "」", "』", "''", "〞", "＇", "”", ")", "]",
        "\xa0»", "\u202f»", "’”", "\"'", "》", "〉", "⟩", "`", "′", "″", "&quot;", "",
    ),
    "apostrophe": (
        "’", "'", "‘", "ʼ", "´", "`", "＇", "′",
    ),
    "elided": (
        "don’t", "{apostrophe}90s", "rock {apostrophe}n{apostrophe} roll", "{apostrophe}tis",
        "{apostrophe}em", "l{apostrophe}homme", "O{apostrophe}Brien", "James{apostrophe}",
        "girls{apostrophe}", "aujourd{apostrophe}hui", "5{apostrophe}11{close}", "{name}{apostrophe}s",
        "qu{apostrophe}il", "{apostrophe}{digit}", "{apostrophe}{apostrophe}", "y{apostrophe}all",
    ),
    "digit": (
        "5", "1", "2", "7", "0", "9", "12", "30", "31", "100", "2020", "1999", "10000", "007",
    ),
    "odd_digit": (
        "٣", "五", "½", "²", "①", "Ⅻ", "३", "๓", "𝟓", "¾", "⅓", "二百", "XIV", "０", "1\ufe0f\u20e3", "₂",
        "〇", "9" * 29, "1" + "0" * 60, "0" * 40 + "1", "1." + "3" * 45, "1e999999", "1e-999999", "NaN",
        "Infinity", "7" * 4_400, "1" * 310, "0x1F", "1_000",
    ),
    "sign": (
        "-", "", "", "+", "−", "–", "±", "~", "#", "№", "No. ", "<", ">", "≥", "@", "=", "less than ",
    ),
    "separator": (
        ",", ".", "'", "’", "\xa0", "\u202f", "_", ":", "/", "-", "–", "٫", "٬", "·", "to", "x",
    ),
    "number": (
        "5", "{digit}", "{digit}", "{digit}{separator}{digit}", "{sign}{digit}", "{sign}{digit}.{digit}",
        "{digit},000", "{digit}.000,50", "{digit}{separator}{digit}{separator}{digit}", "{odd_digit}",
        "{digit}/{digit}", "1/0", "0/0", "{digit} {digit}/{digit}", "{digit}%", "{number_word}",
        "{digit}th", "{odd_digit}{separator}{odd_digit}", "{digit}{odd_digit}", "{number}{space}{scale}",
        "{digit}-{digit}", "{number_word} {number_word}", "between {number} and {number}",
        "{digit}:{odd_digit}", "{digit}k", "{digit}{unit}", "{currency}{digit}", "{digit}{currency}",
        "{digit}^{digit}", "{digit}°{digit}′",
    ),
    "number_word": (
        "seven", "two hundred and", "a dozen", "half a", "first", "third", "twice", "no", "zero",
        "several", "sieben", "zweihundert", "quatre-vingt-dix", "deux", "veintidós", "million",
        "nineteen", "a couple", "thousands of", "twenty-one", "one-third", "两百", "ثلاثة",
        "hundred hundred hundred",
    ),
    "scale": (
        "million", "billion", "thousand", "trillion", "hundred", "Millionen", "milliards", "万", "bn",
        "m",
    ),
    "unit": (
        "%", "percent", "km", "m²", "°C", "kg", "mph", "people", "years", "hours", "a.m.", "p.m.", "Uhr",
        "Prozent", "points", "votes", "kWh", "per cent", "‰", "μg/m³", "ft", "人", "GB", "barrels a day",
    ),
    "currency": (
        "$", "€", "£", "¥", "USD", "US$", "euros", "₹", "CHF", "cents", "元", "Fr.", "kr", "A$", "p",
    ),
    "amount": (
        "$5 million", "{currency}{number}", "{number}{space}{currency}", "{number}{space}{unit}",
        "{currency}{space}{number}{space}{scale}", "{number}{unit}", "{sign}{currency}{number}",
        "from {number} to {number}{space}{unit}", "{unit}{number}", "{number}-{unit}",
        "{number}×{number}", "{number} of the {number}", "{number} out of {number}",
        "up {number} {unit} from {number} {unit}",
    ),
    "month": (
        "May", "March", "Sept.", "Dezember", "mai", "enero", "Jan", "February", "Мая", "五月", "août",
    ),
    "weekday": (
        "Monday", "Tuesday", "Sonntag", "lundi", "miércoles", "yesterday", "tomorrow", "星期一", "heute",
    ),
    "date": (
        "May 5", "{month} {digit}", "{digit} {month} {digit}", "{month} {digit}, {digit}", "{weekday}",
        "{digit}.{digit}.{digit}", "{digit}/{digit}/{digit}", "{digit}-{digit}-{digit}", "in {digit}",
        "31.02.2020", "0000-00-00", "2020-13-45", "29 February 1900", "the {digit}s", "5. Mai",
        "{month}{stop}", "{digit}:{digit}", "at {digit}:{digit}{space}{unit}", "{digit}h{digit}",
        "25:61", "12:00:00.000Z", "{number} {month}", "last {month}", "{weekday}, {date}",
        "{date} – {date}", "Q{digit} {digit}", "{digit}年{digit}月{digit}日", "{number} years ago",
        "May {number}–{number}", "{digit} BC", "noon", "on or about {date}", "10{space}Uhr{space}30",
        "{number}:{number}", "week {number} of {digit}",
    ),
    "initial": (
        "J.", "A.", "U.S.", "e.g.", "z. B.", "Dr.", "Mr.", "Prof.", "St.", "p.", "C{space}.",
        "É{space}.",
    ),
    "name": (
        "Mara Lindqvist", "{given}", "{given} {surname}", "{initial} {surname}",
        "{given} {initial} {surname}", "{title} {surname}", "{given}-{given}", "{surname} & {surname}",
        "{place}", "{surname}{apostrophe}s", "the {surname} {body}", "{given} {surname}, {number},",
        "{surname} Jr.", "{given} van der {surname}", "{body} of {place}", "{initial}{initial}",
        "{given} {surname} ({given} {surname})", "UN", "{odd_word}",
    ),
    "given": (
        "John", "Mary", "Ali", "Zoë", "Иван", "محمد", "דוד", "राम", "สมชาย", "伟", "太郎", "김", "İsmail",
    ),
    "surname": (
        "Smith", "Jones", "Roe", "Müller", "O’Neill", "Иванова", "王", "田中", "Straße", "ﬁeld", "May",
        "Will",
    ),
    "title": (
        "Mr.", "Dr", "President", "Frau", "M.", "Sra.", "Prof. Dr.", "Sir", "Gen.", "the Rev.",
    ),
    "place": (
        "Paris", "New York", "St. Louis", "Washington, D.C.", "東京", "Москва", "القاهرة", "Köln", "U.K.",
    ),
    "body": (
        "council", "Ministry", "Inc.", "Co.", "Party", "NATO", "Regierung", "police", "EU", "committee",
    ),
    "said": (
        "said", "says", "told {name}", "denied", "claimed", "according to", "sagte", "a déclaré", "dijo",
        "asked", "may have said", "did not say", "is said to have", "was told by {name}", "说", "сказал",
        "insisted that", "wrote", "admitted", "warned", "erklärte", "laut", "selon", "según", "added",
    ),
    "not": (
        "not", "never", "no", "nobody", "without", "didn't", "cannot", "neither", "nor", "none",
        "hardly", "nicht", "kein", "ne … pas", "jamais", "nunca", "no longer", "not no", "unless", "nie",
        "нет", "不",
    ),
    "hedge": (
        "may", "might", "could", "perhaps", "probably", "allegedly", "about", "reportedly", "likely",
        "vielleicht", "könnte", "peut-être", "quizás", "almost", "at least", "more than", "some",
        "possibly",
    ),
    "link_word": (
        "and", "because", "before", "after", "but", "although", "if", "than", "who", "which", "as",
        "while", "weil", "und", "parce que", "que", "porque", "the", "of", "of the", "in", "to", ", who",
        "; and", "—",
    ),
    "verb": (
        "rose", "fell", "was", "increased", "decreased", "won", "lost", "opened", "closed", "is", "are",
        "has", "stieg", "sank", "a augmenté", "subió", "arrested", "was arrested by", "met", "killed",
        "cut", "doubled",
    ),
    "noun": (
        "library", "bridge", "council", "storm", "fire", "price", "vote", "war", "Brücke", "maison",
        "casa", "school", "report", "a", "I", "ship", "court", "Haus", "reading room", "well-being",
        "co-operation",
    ),
    "odd_word": (
        "e\u0301\u0301te\u0301", "İ", "ß", "ﬁ", "ŉ", "ǅ", "x\u200by", "a\u200db", "\u202eabc\u202c",
        "\u200f", "\ufeff", "❤\ufe0f", "👨\u200d👩\u200d👧", "🇩🇪🇫", "🏳\ufe0f\u200d🌈", "👍🏽", "\ud800",
        "\udfff", "\ud83d", "\0", "\ufffe", "\uffff", "\U0001fffe", "\ufdd0", "\x07", "\x1b[31m", "\x9b",
        "\x7f", "\x80", "\U000e0041", "\u0600", "\u0300", "\u20dd", "�", "a" * 90, "A" * 300, "x-" * 40,
        "a’" * 30, "ſ", "K", "Å", "\u0345", "{character}", "{character}", "{character}{character}",
        "<b>", "</script>", "]]>", "{{ 7*7 }}", "=1+1", "www.example.org", "https://example.org/a?b=c#d",
        "a@b.org", "@name", "#123", "&amp;", "&#0;", "\\", "*x*", "_y_", "`z`", "|", "---", "[a](b)",
        "<!--", "% s %d {0}", "$1", "\u2066x\u2069", "ᅟ", "ㅤ",
    ),
    "foreign": (
        "东京发生了地震", "国务院总理今天抵达北京", "東京で地震が発生した",
        "「はい」と言った", "나는 학교에 갔다", "Он сказал «нет»", "Это не так",
        "وصل الوفد يوم الاثنين", "مرحبا", "שלום עולם", "הוא אמר \"לא\"", "हिन्दी में",
        "ภาษาไทยไม่มีช่องว่าง", "Er kam z. B. am 3. Mai", "« Viens-tu ? » dit-il", "¿Quién dijo «no»?",
        "Ελλάδα;", "Ça coûte 12 000,50 €", "Das ist nicht wahr", "No lo sé", "Tiếng Việt", "ქართული",
        "አማርኛ", "தமிழ்",
    ),
    "furniture": (
        "Share", "By Jane Doe", "By Jane Doe and John Roe and Ann Poe", "Photo: John Roe/Reuters",
        "Advertisement", "© 2024 Example News", "Read more: {clause}", "Exit mobile version",
        "Sign up for our newsletter", "Share on Facebook", "share share share share share",
        "Updated {date}", "{place} (Reuters) -", "Comments ({number})", "Image caption {clause}",
        "Follow @name on Twitter", "Published: {date} {number}", "1 of {number}", "Teilen",
    ),
    "bullet": (
        "- ", "• ", "* ", "1. ", "1) ", "a) ", "(iv) ", "– ", "[ ] ", "| ", "# ", "> ", "{digit}. ",
        "Q: ", "A: ", "{number} | ", "\t", "10:30 ", "{name}: ", "{digit}.{digit} ", "◦ ", "一、", "(1) ",
        "§ {digit} ",
    ),
    "thing": (
        "the library", "{amount}", "{date}", "{name}", "the {noun}", "{number} {noun}s", "{not} {noun}",
        "{elided}", "{odd_word}", "{foreign}", "{hedge} {amount}", "{open}{noun}{close}", "{number}",
        "{initial}",
    ),
    "clause": (
        "the council voted to close the library", "{name} {verb} {thing}", "{thing} {verb} {thing}",
        "{name} {said} {clause}", "{thing} {not} {verb} {thing} {date}", "{clause} {link_word} {clause}",
        "{hedge} {name} {verb} {amount} {date}", "{amount} {verb} {hedge} {amount}",
        "{open}{clause}{close}", "{foreign}", "{name}, {date}, {verb} {not} {thing}",
        "{thing}{space}{thing}{space}{thing}",
    ),
    "sentence": (
        "Nobody was hurt.", "{clause}{stop}", "The {clause}{stop}", "{name} {said} {clause}{stop}",
        "{open}{clause},{close} {said} {name}{stop}", "{open}{clause}{stop}{close}",
        "{clause}, {said} {name}{stop}", "{name} {verb} {amount} {date}, {link_word} {clause}{stop}",
        "In {date}, {clause}{stop}", "{foreign}{stop}",
        "{open}{clause}{stop} {clause}{stop}{close} {name} {said}{stop}", "{bullet}{clause}",
        "{furniture}", "{name}: {open}{clause}{close}{stop}", "{thing}", "{open}{clause}",
        "{clause}{close}{stop}", "{elided}{stop}",
        "{amount}, {amount}, {amount} {link_word} {amount}{stop}", "{thing} | {amount} | {date}",
        "{bullet}", "{said}{space}{open}{clause}{close}{space}{not}{stop}",
        "{hedge} {not} {hedge} {not} {verb}{stop}", "{initial}{space}{initial}{space}{name}{stop}",
        "{clause}{stop}{clause}{stop}", "{odd_word}{odd_word}{stop}",
    ),
}

REPEATED: Final = (
    "sentence", "thing", "odd_word", "bullet", "number", "open", "close", "elided", "stop",
)
"""Rules whose words are sometimes said again and again."""

LANGUAGES: Final = (
    "en", "de", "fr", "es", "zh", "ja", "ar", "ru", "und", "EN", "en-US", "zh-Hant", "xx", "x",
    "english", "e\0n", "\ud800", "en" * 5_000, " ", "../en", "٣", "de_AT", "th",
)
"""What a caller may say that the language of a text is."""
# fmt: on
