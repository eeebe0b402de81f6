# Everything is built into .venv/, node_modules/ and static/vendor/; a second `make setup` is quick.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint check bench soak pictures lock clean

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Compiled modules are kept even where the machine forbids it: the tests start hundreds of processes of the package.
export PYTHONDONTWRITEBYTECODE :=
# Many tests wait for servers and processes of their own: four workers keep two cores busy.
WORKERS ?= 4

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: .venv/.installed static/vendor/.filled ## build everything into .venv/

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Diptych needs Python 3.11 or later; name one with: make setup PYTHON=python3.12"; exit 1; }
	@PYTHON="$(PYTHON)" .ci/system.sh setup
	$(PYTHON) -m venv .venv

.venv/.installed: requirements/dev.lock pyproject.toml .ci/wheel.py | .venv/bin/python
	$(PIP) install -qq --require-hashes --only-binary=:all: --requirement requirements/dev.lock
	$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

static/vendor/.filled: package-lock.json .ci/vendor.py | .venv/.installed
	$(BIN)/python .ci/vendor.py
	@touch $@

run: setup ## open Diptych in the browser
	$(BIN)/diptych serve --open

test: setup ## everything a change must pass
	@.ci/system.sh test
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder

lint: setup ## format, lint, types, import contracts
	$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --check .; exit 1; }
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: setup ## format and mend what can be mended, then the quick tests
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --fix --quiet .
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder -m "not browser"

bench: setup ## speed and accuracy, with the ratios printed
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.sets
	$(BIN)/python -m bench.accuracy
	$(BIN)/python -m bench.facts
	$(BIN)/python -m bench.facts.ablation
	$(BIN)/python -m bench.ingest.pages
	$(BIN)/python -m bench.ingest.pdf

soak: setup ## long runs: kills during writes, a crowd of users, bad neighbours, hostile texts
	$(BIN)/python -m bench.soak
	$(BIN)/python -m bench.ingest.ssrf
	$(BIN)/python -m bench.ingest.mutate --inputs 100000
	$(BIN)/python -m bench.fuzz --workers $(WORKERS) --inputs 1000000 --seconds 7200 --room 100
	$(PIP) install -qq --require-hashes --only-binary=:all: --requirement requirements/fuzz.lock
	$(BIN)/python -m bench.fuzz.coverage_guided -max_total_time=1800

pictures: setup ## take the pictures of the documents anew
	@.ci/system.sh test
	$(PIP) install -qq --require-hashes --only-binary=:all: --requirement requirements/pictures.lock
	$(BIN)/python -m docs.pictures

lock: .venv/bin/python ## write the lock files anew from pyproject.toml and package.json
	.ci/lock.sh

clean: ## remove everything that set-up built
	rm -rf .venv node_modules static/vendor
