"""The application: the only place that knows every part."""

from __future__ import annotations

from flask import Flask
from jinja2 import StrictUndefined

from webapp import bodies, delivery, errors, quota, security, telemetry
from webapp.application import Application
from webapp.archive import open_archive
from webapp.config import Config, ConfigError, assets_folder
from webapp.engine import Options
from webapp.export import FORMATS
from webapp.ingest.fetch import Policy, fetch_policy
from webapp.jobs import Bounds, Comparing, Pool
from webapp.jobs.background import open_background
from webapp.present import times
from webapp.services import Desk
from webapp.services.desk import EXTENSION
from webapp.store import open_store
from webapp.views import (
    api,
    changes,
    chosen,
    comparisons,
    exports,
    health,
    jobs,
    library,
    patterns,
    progress,
    readings,
    review,
    revisions,
    set_forms,
    sets,
    settings,
    shared,
    shares,
    sources,
    start,
)
from webapp.words import markup

MAX_FORM_PARTS = 100
"""Fields of one form; ours have at most a dozen."""


def create_app(config: Config, comparing: Comparing | None = None) -> Flask:
    """The WSGI application on an opened, migrated database, with workers that have loaded the model.

    Args:
        config: settings.
        comparing: what compares; by default worker processes, started here. Close the desk to end them.

    Raises:
        ConfigError: a setting or the data folder cannot be used.
        StoreError: the database cannot be used.
        ArchiveError: the archive cannot be used.
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
    app.jinja_env.filters.update(times.FILTERS)
    app.jinja_env.globals.update(markup.GLOBALS)
    app.jinja_env.globals["has_archive"] = config.archive != "off"
    app.jinja_env.globals["export_formats"] = tuple(FORMATS.values())

    telemetry.init_app(app, config)
    security.init_app(app, config)  # before the allowances: a name that is not ours takes none of them
    quota.init_app(app, config)
    bodies.init_app(app, config)
    delivery.init_app(app)
    errors.init_app(app)
    store = open_store(config.database_url)
    background = open_background(config)
    app.extensions[EXTENSION] = Desk(
        config=config,
        store=store,
        comparing=comparing or _pool(config),
        seeds=assets / "seeds",
        key=str(app.secret_key),  # kept by the guard of pages, outside the database
        fetching=_fetching(config),
        background=background,
        archive=None if config.archive == "off" else open_archive(config),
    )
    for view in (
        start,
        readings,
        comparisons,
        revisions,
        changes,
        review,
        exports,
        library,
        shares,
        shared,
        sets,
        set_forms,
        settings,
        api,
        chosen,
        health,
        patterns,
        progress,
        jobs,
        sources,
    ):
        app.register_blueprint(view.blueprint)
    return app


def _fetching(config: Config) -> Policy:
    """Off where nothing is said; the command that serves one person says more."""
    try:
        return fetch_policy(config.fetch, local=False)
    except ValueError as error:
        raise ConfigError(f"DIPTYCH_FETCH: {error}") from error


def _pool(config: Config) -> Pool:
    """Started now: a missing or broken model is an error at once and not at the first comparison."""
    bounds = Bounds(config.workers, config.worker_megabytes * 1_000_000, config.worker_seconds)
    pool = Pool(Options(model=config.model_dir), bounds)
    pool.start()
    return pool
