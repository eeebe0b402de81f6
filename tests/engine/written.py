"""A moment in the notation of the tests: year-month-day, ``w`` and weekday, hour:minute, ``q`` and the
quarter, ``s`` and the season, unit and steps of a relative time."""

from webapp.engine.facts.extract.moment import When


def written(when: When) -> str:
    first, last = when.years or (0, 0)
    year = "" if not first else f"{first}" if first == last else f"{first}..{last}"
    said = [
        str(when.edge or ""),
        "-".join([year, *(f"{part:02}" for part in (when.month, when.day) if part)])
        if year or when.month
        else "",
        f"q{when.quarter}" if when.quarter else "",
        f"s{when.season}" if when.season else "",
        f"w{when.weekday}" if when.weekday else "",
        "" if when.minute is None else f"{when.minute // 60:02}:{when.minute % 60:02}",
        f"{when.relative.unit}{when.relative.steps:+}" if when.relative else "",
        str(when.part or ""),
    ]
    return " ".join(part for part in said if part)
