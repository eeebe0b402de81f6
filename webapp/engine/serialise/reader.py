"""The comparison that was written, from plain values and the two texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from webapp.engine.errors import EngineError
from webapp.engine.facts import Facts, gather, said_only
from webapp.engine.keys import key_on, keyed
from webapp.engine.model import (
    NO_PINS,
    SCHEMA,
    Block,
    Candidate,
    Change,
    Closeness,
    Comparison,
    Coverage,
    FactKind,
    Finding,
    Judgement,
    Limit,
    Link,
    Mention,
    PairKind,
    Paragraph,
    Passage,
    Pins,
    Reason,
    Relation,
    Row,
    Run,
    Said,
    SaidOnly,
    SegmentedArticle,
    Sentence,
    Severity,
    Side,
    Span,
    Verdict,
)
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle
from webapp.engine.serialise.naming import named

READ = frozenset({SCHEMA, "diptych.comparison/1"})
"""The schemas that ``from_json`` reads."""

Json = Any
"""A value that ``json`` reads and writes."""


class SchemaError(EngineError, ValueError):
    """The document is not a comparison of a schema this version reads."""


def from_json(document: Mapping[str, Json], left_text: str, right_text: str) -> Comparison:
    """The comparison that ``to_json`` wrote, given the two original texts.

    Raises SchemaError when the document is of another schema or does not fit the texts.
    """
    if not isinstance(document, Mapping) or document.get("schema") not in READ:
        raise SchemaError(f"not a comparison of schema {SCHEMA}")
    try:
        return _read(document, left_text, right_text)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise SchemaError(f"the comparison is damaged: {error}") from error


def _read(document: Mapping[str, Json], left_text: str, right_text: str) -> Comparison:
    closeness = document["closeness"]
    left = _read_side(document["left"], left_text, Side.LEFT)
    right = _read_side(document["right"], right_text, Side.RIGHT)
    links = tuple(_read_link(link) for link in document["links"])
    comparison = Comparison(
        left=left,
        right=right,
        links=links,
        rows=tuple(Row(tuple(row["left"]), tuple(row["right"])) for row in document["rows"]),
        coverage=Coverage(document["coverage"]["left"], document["coverage"]["right"]),
        closeness=Closeness(
            closeness["longest_run_words"],
            closeness["verbatim_share"],
            tuple(
                Run(_read_span(run["left"]), _read_span(run["right"]), run["words"])
                for run in closeness.get("runs", ())
            ),
        ),
        said_only=(
            _read_said_only(document["said_only"])
            if "said_only" in document
            else said_only(_facts(left, right), links)  # older engines kept none
        ),
        model=document["engine"]["model"],
        engine=document["engine"]["version"],
        findings=tuple(_read_finding(finding) for finding in document["findings"]),
        limits=tuple(Limit(limit["code"], limit["message"]) for limit in document["limits"]),
        nearest={
            sentence: tuple(
                Candidate(near["id"], near["confidence"], near.get("possible", False)) for near in candidates
            )
            for sentence, candidates in document.get("nearest", {}).items()
        },
        pair=_read_judgement(document.get("pair")),
        pins=_read_pins(document["pins"]) if "pins" in document else NO_PINS,
    )
    has_keys = all("key" in item for item in (*document["links"], *document["findings"]))
    return comparison if has_keys else keyed(comparison)


def _facts(left: SegmentedArticle, right: SegmentedArticle) -> Facts:
    return gather(ReadArticle.of(left), ReadArticle.of(right), Options())


def _read_said_only(lists: Mapping[str, Json]) -> SaidOnly:
    left, right = (
        tuple(
            Said(one["sentence"], one["weight"], tuple(Reason(reason) for reason in one["reasons"]))
            for one in lists[side]
        )
        for side in ("left", "right")
    )
    return SaidOnly(left, right)


def _read_judgement(pair: Mapping[str, Json] | None) -> Judgement | None:
    return None if pair is None else Judgement(PairKind(pair["kind"]), pair["confidence"], pair["given"])


def _read_pins(pins: Mapping[str, Json]) -> Pins:
    return Pins(*(tuple((left, right) for left, right in pins[way]) for way in ("linked", "unlinked")))


def _read_side(side: Mapping[str, Json], text: str, which: Side) -> SegmentedArticle:
    title, title_span = side["title"], side.get("title_span")
    apart = None if title_span is not None else title or ""
    sentences = tuple(
        _read_sentence(item, text if apart is None or item.get("role") != "title" else apart)
        for item in side["sentences"]
    )
    article = SegmentedArticle(
        text=text,
        title=title,
        language=side["language"] or "und",
        title_span=None if title_span is None else _read_span(title_span),
        sentences=sentences,
        paragraphs=tuple(
            Paragraph(
                Block(found["block"]),
                None if found["label"] is None else _read_span(found["label"]),
                tuple(_read_span(cell) for cell in found["cells"]),
            )
            for found in side.get("paragraphs", ())
        ),
        unread=tuple(_read_span(span) for span in side.get("unread", ())),
        kept=tuple(key_on(which, key) for key in side.get("kept", ())),
    )
    if not all("key" in item for item in side["sentences"]):
        return named(article, which)
    # Results of older engines have keys that do not name their side.
    keyed_on = (replace(sentence, key=key_on(which, sentence.key)) for sentence in sentences)
    return replace(article, sentences=tuple(keyed_on))


def _read_sentence(item: Mapping[str, Json], text: str) -> Sentence:
    span = Span(item["start"], item["end"])
    if not _same(span.of(text), item["text"]):
        raise ValueError(f"{item['id']} does not stand in the text")
    rule = (item.get("boilerplate_rule") or "boilerplate") if item["boilerplate"] else None
    return Sentence(item["id"], item["paragraph"], span, span.of(text), rule, item.get("key", ""))


def _same(characters: str, read: str) -> bool:
    """Whether JSON gave a text back. Two surrogates that stood side by side come back as one character."""
    return characters == read or _units(characters) == _units(read)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _read_link(link: Mapping[str, Json]) -> Link:
    return Link(
        id=link["id"],
        left=tuple(link["left"]),
        right=tuple(link["right"]),
        relation=Relation(link["relation"]),
        confidence=link["confidence"],
        uncertain=link["uncertain"],
        moved=link["moved"],
        changes=tuple(
            Change(
                change["op"],
                None if change["left"] is None else _read_span(change["left"]),
                None if change["right"] is None else _read_span(change["right"]),
            )
            for change in link["changes"]
        ),
        reasons=tuple(link["reasons"]),
        pinned=link.get("pinned", False),
        key=link.get("key", ""),
    )


def _read_finding(finding: Mapping[str, Json]) -> Finding:
    return Finding(
        id=finding["id"],
        kind=FactKind(finding["kind"]),
        verdict=Verdict(finding["verdict"]),
        severity=Severity(finding["severity"]),
        link=finding["link"],
        left=_read_passage(finding["left"]),
        right=_read_passage(finding["right"]),
        message=finding["message"],
        rule=finding.get("rule", ""),
        confidence=finding.get("confidence", 1.0),
        mentions=tuple(
            Mention(_read_passage(mention["left"]), _read_passage(mention["right"]))
            for mention in finding.get("mentions", [])
        ),
        key=finding.get("key", ""),
    )


def _read_span(span: list[int]) -> Span:
    start, end = span
    return Span(start, end)


def _read_passage(passage: Mapping[str, Json] | None) -> Passage | None:
    if passage is None:
        return None
    return Passage(Span(passage["start"], passage["end"]), passage["text"], passage.get("sentence", ""))
