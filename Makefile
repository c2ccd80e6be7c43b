# Each target does its own set-up in .venv; nothing else has to be installed by hand.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
MESSAGES := $(wildcard src/rolecli/locale/*/LC_MESSAGES/*.po)

.PHONY: help demo test check lint types architecture docs smoke bench bench-search clean

help: ## show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml build_messages.py $(MESSAGES)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(READY) ## print the comparison of marketing and Vertrieb
	@$(BIN)/rolecli compare marketing vertrieb

test: $(READY) ## run the whole test suite
	$(BIN)/python -m pytest

check: test lint types architecture smoke ## run everything that must pass before a merge

lint: $(READY) ## style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## types
	$(BIN)/mypy

architecture: $(READY) ## import directions
	$(BIN)/lint-imports --no-cache

smoke: $(READY) ## build the wheel and run it from a clean environment, without the checkout
	rm -rf dist
	$(BIN)/python -m build --quiet --no-isolation --wheel
	$(PYTHON) -m venv dist/venv
	dist/venv/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	sh tests/smoke.sh "$(CURDIR)/dist/venv/bin/rolecli"

bench: $(READY) ## print how long commands take, at any size: make bench [DATA=folder]
	$(BIN)/python benchmarks/startup.py $(DATA)

bench-search: $(READY) ## print how well search finds: make bench-search DATA=folder
	$(BIN)/python benchmarks/search.py $(DATA)

clean: ## remove what can be made again
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache
