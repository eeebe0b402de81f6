"""The pairs that come with Diptych."""

from __future__ import annotations

from webapp.ingest.seeds import Seed, read_seeds
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.values import Draft, Sample
from webapp.words import say


def list_samples(desk: Desk) -> tuple[Sample, ...]:
    """All sample pairs, in the order of the start page."""
    return tuple(_sample(seed) for seed in read_seeds(desk.seeds))


def sample_draft(desk: Desk, slug: str) -> Draft:
    """The texts of one sample pair.

    Raises:
        NotFoundError: no sample of that name.
    """
    for seed in read_seeds(desk.seeds):
        if seed.slug == slug:
            return Draft(seed.left, seed.right)
    raise NotFoundError(say("errors.comparisons.no_sample"))


def _sample(seed: Seed) -> Sample:
    return Sample(
        slug=seed.slug,
        title=seed.title,
        why=seed.why,
        left_name=seed.left_name,
        right_name=seed.right_name,
        look_for=seed.look_for,
        language=seed.language,
        words_left=len(seed.left.split()),
        words_right=len(seed.right.split()),
    )
