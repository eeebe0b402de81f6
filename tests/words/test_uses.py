"""Callers and catalogue agree: no key is missing, none is left over, and each gets what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.words.collecting import UNKNOWN, Call, calls, in_module, in_template
from webapp.engine import Stage
from webapp.engine.model import FactKind, PairKind, Relation, Severity, Side, Verdict
from webapp.export import FORMATS
from webapp.ingest.fetch.answers import STATUS, UNREAD
from webapp.ingest.forms.unread import Advice, Kind
from webapp.ingest.readers.html.walls import Wall
from webapp.ingest.values import Form, Omitted
from webapp.present import checked, filters, kind, marks, pinning, short, steps
from webapp.present.set_page import SHOWS
from webapp.present.state import DETAILS, VIEWS
from webapp.review import CHANGES, State, Subject
from webapp.services.errors import ServiceError
from webapp.services.job_values import Failure
from webapp.sets import Direction, Presence
from webapp.views import shares
from webapp.views.sources import TOLD
from webapp.words import catalogue


def kinds(error: type[ServiceError]) -> set[str]:
    """The kind of an error and of all that are made from it."""
    return {error.kind}.union(*map(kinds, error.__subclasses__()))


SIDES = [f"{pair}.{side}" for pair in ("rewrite", "tellings") for side in Side]
DIFFERENCES = [
    f"{pair}.{form}"
    for pair in ("rewrite", "tellings")
    for form in (*Verdict, short.EXCHANGED, *(f"{kind}_{verdict}" for kind, verdict in short.OWN))
]
ONLY = [
    f"{pair}.{form}"
    for pair in ("rewrite", "tellings")
    for form in (
        *("left", "right", "next"),
        *("left_perhaps", "right_perhaps", "next_perhaps"),
    )
]

BUILT: dict[str, Iterable[str]] = {
    "card.changes_by.*": DETAILS,
    "comparison.view.*": VIEWS,
    "export.figures.relation.*": Relation,
    "export.format.*": FORMATS,
    **{
        f"export.remark.*.{what}": ("rewrite", "tellings")
        for what in ("left", "left_perhaps", "right", "right_perhaps")
    },
    "export.report.count.*": Severity,
    "export.report.differences.*": Severity,
    "export.review.heading.*": State,
    "filters.tag.*.meaning": filters.NAMED,
    "filters.tag.*.name": filters.NAMED,
    "jobs.failure.*": Failure,
    "kind.choice.*.meaning": kind.CHOICES,
    "kind.choice.*.name": kind.CHOICES,
    "kind.read_as.*": PairKind,
    "marks.decided.*": State,
    "marks.note.*": marks.NOTED,
    "review.change.*": CHANGES,
    "review.count.*": State,
    "review.decision.*": Subject,
    "review.pins.*": pinning.MADE,
    "steps.one.*": steps.NAMED,
    "sources.shared.*": Relation,
    "sources.told.*": TOLD,
    "summary.again.resolved_*": ("problem", "question"),
    "summary.again.resolved_some_*": ("problem", "question"),
    "summary.again.stands_*": ("problem", "question"),
    "summary.checked.fact.*": [one.name.lower() for one in checked.NAMED],
    "summary.facts.level.*": (Severity.MEDIUM, Severity.LOW),
    "summary.only.*": ONLY,
    "summary.nothing.*": SIDES,
    "summary.nothing.*.neither": ("rewrite", "tellings"),
    "summary.short.*": DIFFERENCES,
    **{f"terms.*.{what}": SIDES for what in ("chip", "doubt", "heading", "one", "perhaps", "said", "short")},
    "terms.*.side": SIDES,
    "terms.kind.*": FactKind,
    "terms.kind_inside.*": FactKind,
    "terms.number.*": [str(number) for number in range(2, 11)],
    "terms.relation.*": Relation,
    "terms.relation_inside.*": Relation,
    "terms.severity.*": Severity,
    "terms.severity_inside.*": Severity,
    "terms.state.*": State,
    "waiting.stage.*": Stage,
    "cli.compare.*_encoding": ("left", "right"),
    "cli.compare.*_form": ("left", "right"),
    "errors.*.title": kinds(ServiceError),
    "fetch.kind.*": UNREAD.values(),
    "fetch.status.*": (*map(str, STATUS), "failing", "other"),
    "files.advice.*": Advice,
    "files.form.*": Form,
    "files.kind.*": Kind,
    "ingest.form.*": Form,
    "ingest.omitted.*": Omitted,
    "pages.wall.*": Wall,
    "revisions.changes.count.*": ("changed", "new", "gone", "moved"),
    "revisions.changes.fate.*": ("stands", "new", "settled", "mended"),
    "revisions.changes.line.*": ("changed", "new", "gone", "moved"),
    "revisions.changes.text.*": Side,
    "revisions.changes.unchanged.*": Side,
    "revisions.history.part.*": ("source", "rewrite", "pins", "kind", "furniture", "engine"),
    "errors.sets.empty.*": Direction,
    **{
        f"sets.{what}.*": Direction
        for what in (
            "answer",
            "column.coverage",
            "column.edited",
            "errors.right",
            "form.heading",
            "form.intro",
            "form.middle",
            "form.pair",
            "form.turn",
            "kind",
            "label",
            "runs.common",
            "runs.common_heading",
            "runs.heading",
            "runs.none",
            "runs.own",
            "runs.partly",
            "table",
        )
    },
    "sets.presence.*": Presence,
    "sets.show.*": SHOWS,
    "shares.form.expires_after.*": shares.EXPIRIES.values(),
    "start.hint.*": Side,
    "start.text.*": Side,
    "start.title.*": Side,
    "times.month.*": [str(number) for number in range(1, 13)],
    "times.short_month.*": [str(number) for number in range(1, 13)],
}
"""For each key that is put together while the program runs, every value that can stand in its place."""


def keys_of(call: Call) -> list[str]:
    """The keys that one call can ask for."""
    if UNKNOWN not in call.key:
        return [call.key]
    return [call.key.replace(UNKNOWN, value, 1) for value in BUILT[call.key]]


def test_every_computed_key_is_listed_with_all_its_values() -> None:
    computed = {call.key: call.place for call in calls() if UNKNOWN in call.key}
    assert {key: place for key, place in computed.items() if key not in BUILT} == {}
    assert sorted(BUILT) == sorted(computed)


def test_every_key_that_is_asked_for_is_in_the_catalogue() -> None:
    assert calls()
    missing = {key: call.place for call in calls() for key in keys_of(call) if key not in catalogue()}
    assert missing == {}


def test_every_entry_of_the_catalogue_is_used() -> None:
    used = {key for call in calls() for key in keys_of(call)}
    assert sorted(set(catalogue()) - used) == []


def test_every_caller_gives_just_the_values_that_the_words_name() -> None:
    wrong = {
        f"{call.place} {key}": (sorted(call.names), sorted(catalogue()[key].names))
        for call in calls()
        for key in keys_of(call)
        if key in catalogue() and UNKNOWN not in call.names and call.names != catalogue()[key].names
    }
    assert wrong == {}


def test_no_entry_holds_markup() -> None:
    markup = re.compile(r"</?[a-z][a-z0-9]*[ />]|&#?\w+;")
    found = [key for key, entry in catalogue().items() if any(map(markup.search, entry.forms.values()))]
    assert found == []


def test_no_percentage_has_a_space_and_no_entry_ends_in_one() -> None:
    loose = re.compile(r"[\d}]\s%|[^\S\n]\Z")
    found = [key for key, entry in catalogue().items() if any(map(loose.search, entry.forms.values()))]
    assert found == []


def test_the_collector_sees_every_way_of_asking() -> None:
    template = '{{ say("a.b", n=3) }}<p title="{{ say("a.c" if x else "a.d") }}">{% set y = say("a." ~ z) %}'
    assert {(call.key, *call.names) for call in in_template(template, "t")} == {
        ("a.b", "n"),
        ("a.c",),
        ("a.d",),
        ("a.*",),
    }
    module = 'say("a.b", n=3)\nsay("a.c" if x else f"a.{z}.title")\nsay(k, **more)\n'
    assert {(call.key, *call.names) for call in in_module(module, "m")} == {
        ("a.b", "n"),
        ("a.c",),
        ("a.*.title",),
        ("*", "*"),
    }
