# Each target does its own set-up in .venv; nothing else has to be installed by hand.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
SCRIPTS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
VENV := .venv
BIN := $(VENV)/$(SCRIPTS)
READY := $(VENV)/.ready
LOCK := requirements-dev.txt
LOCKER := .venv-lock
WHEEL := dist/venv
UTILS := .venv-yardstick
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
MESSAGES := $(wildcard src/rolecli/locale/*/LC_MESSAGES/*.po)

.PHONY: help demo test check lint types architecture smoke lock newest lowest bench bench-search clean

help: ## show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): $(LOCK) pyproject.toml build_messages.py $(MESSAGES)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP_INSTALL) --require-hashes --requirement $(LOCK)
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
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

smoke: $(WHEEL) ## build the wheel and run it from a clean environment, without the checkout
	sh tests/smoke.sh "$(CURDIR)/$(WHEEL)/$(SCRIPTS)/rolecli"

.PHONY: $(WHEEL)
$(WHEEL): $(READY)
	rm -rf dist
	$(BIN)/python -m build --quiet --no-isolation --wheel
	$(PYTHON) -m venv $@
	sed -n '/^[a-z]/s/ *\\$$//p' $(LOCK) > dist/versions.txt
	$@/$(SCRIPTS)/python $(PIP_INSTALL) --constraint dist/versions.txt dist/*.whl

lock: ## write the locked versions of the development environment anew
	test -x $(LOCKER)/$(SCRIPTS)/uv || $(PYTHON) -m venv $(LOCKER)
	$(LOCKER)/$(SCRIPTS)/python $(PIP_INSTALL) --upgrade uv
	$(LOCKER)/$(SCRIPTS)/uv pip compile --quiet --no-config --upgrade --universal \
	  --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	  --no-emit-find-links --custom-compile-command 'make lock' \
	  --extra dev pyproject.toml --output-file $(LOCK)

newest: ## run the whole suite against the newest versions allowed, on the newest Python
	$(PYTHON) tools/environment.py newest .venv-newest
	.venv-newest/$(SCRIPTS)/python -m pytest

lowest: ## run the whole suite against the lowest versions allowed, on the lowest Python
	$(PYTHON) tools/environment.py lowest .venv-lowest
	.venv-lowest/$(SCRIPTS)/python -m pytest

bench: $(WHEEL) ## print what commands take, at any size: make bench [DATA=folder]
ifneq ($(DATA),)
	test -x $(UTILS)/$(SCRIPTS)/sqlite-utils || $(PYTHON) -m venv $(UTILS)
	$(UTILS)/$(SCRIPTS)/python $(PIP_INSTALL) sqlite-utils
endif
	$(WHEEL)/$(SCRIPTS)/python benchmarks/speed.py $(DATA) \
	  --sqlite-utils $(UTILS)/$(SCRIPTS)/sqlite-utils

bench-search: $(READY) ## print how well search finds: make bench-search DATA=folder
	$(BIN)/python benchmarks/search.py $(DATA)

clean: ## remove what can be made again
	rm -rf $(VENV) $(LOCKER) $(UTILS) .venv-newest .venv-lowest dist .mypy_cache .pytest_cache .ruff_cache
