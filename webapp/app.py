"""The application: the only place that knows every part."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from webapp import delivery, errors, quota, security, telemetry
from webapp.application import Application
from webapp.config import Config, assets_folder
from webapp.engine import Options
from webapp.engine.embed import encoder
from webapp.export import FORMATS
from webapp.services import Desk
from webapp.services.desk import EXTENSION
from webapp.store import open_store
from webapp.views import (
    api,
    comparisons,
    exports,
    health,
    library,
    patterns,
    revisions,
    settings,
    shared,
    shares,
    start,
)

MAX_FORM_PARTS = 100
"""Fields of one form; ours have at most a dozen."""


def create_app(config: Config) -> Flask:
    """The WSGI application on an opened, migrated database and a checked model.

    Raises:
        ConfigError: a setting or the data folder cannot be used.
        StoreError: the database cannot be used.
        ModelError: the sentence model cannot be used.
    """
    assets = assets_folder()
    app = Application(
        "webapp",
        template_folder=str(assets / "templates"),
        static_folder=str(assets / "static"),
        static_url_path="/static",
    )
    app.trusted_proxies = frozenset(config.trusted_proxies)
    app.config.update(
        MAX_CONTENT_LENGTH=config.form_bytes,
        MAX_FORM_MEMORY_SIZE=config.form_bytes,
        MAX_FORM_PARTS=MAX_FORM_PARTS,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["export_formats"] = tuple(FORMATS.values())

    options = Options(model=config.model_dir)
    encoder(options.model)  # a missing or broken model is an error now and not at the first comparison
    telemetry.init_app(app, config)
    quota.init_app(app, config)
    security.init_app(app, config)
    delivery.init_app(app)
    errors.init_app(app)
    app.extensions[EXTENSION] = Desk(
        config=config, store=open_store(config.database_url), options=options, seeds=assets / "seeds"
    )
    for view in (
        start,
        comparisons,
        revisions,
        exports,
        library,
        shares,
        shared,
        settings,
        api,
        health,
        patterns,
    ):
        app.register_blueprint(view.blueprint)
    return app
