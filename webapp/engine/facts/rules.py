"""All rules, each listed once with its name. No rule sees what another found: ``settle`` says which wins.

A rule is a function from a group of linked sentences and the two whole articles to drafts of findings. The
code of a finding is the name of its rule and its verdict: ``number-changed``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.check import (
    bearers,
    clause_order,
    comparisons,
    exchange,
    function_words,
    identities,
    moments,
    mouths,
    offsets,
    opposites,
    outcomes,
    plain_denials,
    polarity,
    quantities,
    references,
    stages,
    statements,
    swaps,
    unsaid,
    voices,
    wholes,
    wording,
)
from webapp.engine.facts.extract.fact import Fact, only
from webapp.engine.facts.extract.names import Name
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.people import Antecedents, People
from webapp.engine.facts.face.placeless import Found, same_anywhere
from webapp.engine.facts.face.quantities import same_number
from webapp.engine.language.capabilities import Capability
from webapp.engine.model import FactKind


@dataclass(frozen=True, slots=True)
class Whole:
    """What the facts of a group are looked up in: both articles."""

    readings: tuple[tuple[Reading, ...], tuple[Reading, ...]]
    """Their sentences, left and right."""
    elsewhere: quantities.Elsewhere
    """Their numbers and dates."""
    mentions: tuple[Identities, Identities]
    """Their names, left and right."""
    order: tuple[Told, ...]
    """The sentences of the rewrite."""
    antecedents: tuple[Antecedents, Antecedents]
    """Whom their pronouns may stand for."""
    people: People
    """Who is what, as both articles together tell."""


Rule = Callable[[Group, Whole], Iterable[Draft]]


def same_amount(one: Fact, other: Fact) -> bool:
    """Whether two facts are equal quantities."""
    return isinstance(one, Quantity) and isinstance(other, Quantity) and same_number(one, other)


OF_ANY: Final[Mapping[str, Rule]] = {
    "number": lambda group, whole: quantities.numbers(group, whole.elsewhere),
    "date": lambda group, whole: moments.moments(group, whole.elsewhere),
    "name": lambda group, whole: identities.names(group, whole.mentions, whole.people),
}
"""Rules for every group, lists and tables among them."""

OF_PROSE: Final[Mapping[str, Rule]] = {
    "exchange": lambda group, whole: exchange.exchanges(group, whole.mentions[0], same_amount),
    "bearer": lambda group, whole: bearers.bearers(group, whole.mentions, whole.people),
    "speaker": lambda group, whole: mouths.exchanged(group, whole.people, whole.antecedents),
}
"""Rules for groups that are prose, in any language whose facts are read."""

OF_WORDS: Final[Mapping[str, Rule]] = {
    "swap": lambda group, _: swaps.swaps(group),
    "attribution": lambda group, _: voices.attributions(group),
    "unsaid": lambda group, whole: unsaid.unsaid(group, whole.order),
    "denial": lambda group, _: polarity.negations(group),
    "opposite": lambda group, _: opposites.opposites(group),
    "outcome": lambda group, _: outcomes.excluded(group),
    "stage": lambda group, _: stages.staged(group),
    "order": lambda group, _: clause_order.turned(group),
    "fulfilled": lambda group, _: clause_order.fulfilled(group),
    "statement": lambda group, _: statements.statements(group),
    "offset": lambda group, _: offsets.shifted(group),
    "whole": lambda group, _: wholes.grown(group),
    "sole": lambda group, _: wholes.narrowed(group),
    "comparison": lambda group, _: comparisons.comparisons(group),
    "function": lambda group, _: function_words.function_words(group),
    "wording": lambda group, whole: wording.replaced(group, references.Context(whole.readings)),
}
"""Rules that need to know what words mean."""

OF_FORMS: Final[Mapping[str, Rule]] = {
    "outcome": lambda group, _: outcomes.excluded(group),
    "plain": lambda group, _: plain_denials.denied(group),
}
"""Rules that need to know the forms of some words only: for prose in languages whose wording is not read."""

OF_THE_GROUP: Final = frozenset(OF_WORDS) - {"unsaid", "wording"} | {"exchange"}
"""Rules that look at a group alone, *exchange* at what its names are spelt out to as well: what they find is
the same wherever the group stands, and is found once."""

OF_ITS_NAMES: Final = frozenset({"bearer", "name"})
"""Rules that look at a group and ask the articles only who its names are: found once, too, while these are
the same ones. *Name* asks for more where the source does not know a name: what it may be a misspelling of."""

_NEEDS: Final[Mapping[str, Capability]] = {
    "order": Capability.ORDER,
    "fulfilled": Capability.ORDER,
    "whole": Capability.CONDITIONS,
    "sole": Capability.CONDITIONS,
    "statement": Capability.CONDITIONS,
    "comparison": Capability.COMPARISONS,
    "function": Capability.FUNCTION_WORDS,
}
"""Rule of words → what the language must allow; the others need its wording."""


def found(group: Group, whole: Whole) -> Iterator[Draft]:
    """What the rules find in one group."""
    tables = [OF_ANY]
    if group.is_prose:
        able = group.left[0].reading.capabilities
        words = {n: rule for n, rule in OF_WORDS.items() if _NEEDS.get(n, Capability.WORDING) in able}
        tables += [OF_PROSE, words if Capability.WORDING in able else OF_FORMS]
    rules = {name: rule for table in tables for name, rule in table.items()}
    alone = [name for name in rules if name in OF_THE_GROUP | OF_ITS_NAMES | {"wording"}]
    if not all_known(group, whole):
        alone.remove("name")
    known = same_anywhere(group, _who(group, whole), lambda: _alone(group, whole, rules, alone))
    for name, rule in rules.items():
        yield from known[name] if name in known else coded(name, rule(group, whole))


def _alone(group: Group, whole: Whole, rules: Mapping[str, Rule], names: Collection[str]) -> Found:
    """What rules find in a group and its names; of *wording* only where it need not ask the articles."""
    found = {name: [*coded(name, rules[name](group, whole))] for name in names if name != "wording"}
    if "wording" in names and (replaced := wording.replaced_anywhere(group)) is not None:
        found["wording"] = [*coded("wording", replaced)]
    return found


def all_known(group: Group, whole: Whole) -> bool:
    """Whether the source knows every name that the rewrite has in a group."""
    return all(map(whole.mentions[0].know, _names(group.right)))


def _who(group: Group, whole: Whole) -> tuple[Hashable, ...]:
    """Who the names of a group are, as far as a rule may ask."""
    return tuple(
        (*(article.told_of(name) for article in whole.mentions), whole.people.told_of(name.words))
        for side in (group.left, group.right)
        for name in _names(side)
    )


def _names(side: Iterable[Told]) -> list[Name]:
    return only(Name, (fact for told in side for fact in told.facts[FactKind.NAME]))


def coded(name: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts with the code of their rule."""
    return (draft if draft.rule else replace(draft, rule=f"{name}-{draft.verdict}") for draft in drafts)
