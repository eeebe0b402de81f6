"""The running application answers as its OpenAPI document says; schemathesis thinks of what to ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from webapp import services
from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Article, Options, compare
from webapp.engine.serialise import to_json
from webapp.jobs import DirectComparing
from webapp.views.openapi import document

OPERATIONS = [
    (method, path)
    for path, operations in document("")["paths"].items()
    for method in operations
    if method in {"get", "post", "put", "delete"}
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    """The application's own description, bound to the application."""
    folder = tmp_path_factory.mktemp("openapi")
    config = Config(
        folder, f"sqlite:///{folder / 'api.sqlite3'}", model_dir="none", rate_limit=0, archive="on"
    )
    app = create_app(config, DirectComparing(Options(model="none")))
    desk = app.extensions["diptych"]
    _, secret = services.create_access_token(desk, services.create_workspace(desk)[0], "schemathesis")
    bearer = {"Authorization": f"Bearer {secret}"}
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, headers=bearer)
    desk.close()


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_as_described(described: BaseSchema, method: str, path: str) -> None:
    @given(case=described[path][method].as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: schemathesis.Case) -> None:
        answer = case.call(headers={"Accept-Encoding": "identity"})  # it does not unpack answers
        # No schema says which bytes are an article.
        unread = answer.status_code == 422 and "could not be read" in answer.text
        case.validate_response(answer, excluded_checks=[positive_data_acceptance] if unread else None)

    check()


def test_every_key_of_a_comparison_is_described() -> None:
    schemas = document("")["components"]["schemas"]
    left = "Fees\n\n1. Boats pay 40 euros.\n\n2. Ships pay 80 euros.\n\nShare"
    right = left.replace("40", "45") + "\n\nA harbour master counts the ships."
    options = Options(model="none", pair_kind="rewrite", possible_confidence=0)
    made = to_json(compare(Article.from_text(left), Article.from_text(right), options))
    parts = {
        "EngineComparison": made,
        "EngineArticle": made["left"],
        "EngineSentence": made["left"]["sentences"][0],
        "EngineParagraph": made["left"]["paragraphs"][0],
        "EngineLink": made["links"][0],
        "EnginePair": made["pair"],
        "EngineCandidate": next(iter(made["nearest"].values()))[0],
        "EngineFinding": made["findings"][0],
        "EngineSaid": made["said_only"]["right"][0],
        "EnginePassage": made["findings"][0]["left"],
    }
    for name, part in parts.items():
        assert set(schemas[name]["properties"]) == set(part), name
